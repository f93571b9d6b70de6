"""The office of most tests of actions: every unit has its form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.office import Office


@pytest.fixture
def kantor(tmp_path: Path) -> Office:
    kantor = Office(tmp_path)
    kantor.bagikan()
    return kantor
