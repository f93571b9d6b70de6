"""The office of most tests of actions: every unit has its form."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.kantor import Kantor


@pytest.fixture
def kantor(tmp_path: Path) -> Kantor:
    kantor = Kantor(tmp_path)
    kantor.bagikan()
    return kantor
