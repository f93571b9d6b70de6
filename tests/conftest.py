"""What every test shares: how hypothesis draws, and one LibreOffice for those that need it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.office.recalc import Kantor, soffice

if TYPE_CHECKING:
    from collections.abc import Iterable

# The machine is shared: how long an example takes says nothing. CI draws the same examples every time.
settings.register_profile("sakip", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("sakip")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Keep the LibreOffice tests on one worker, so that it starts on one profile only."""
    for item in items:
        if item.get_closest_marker("libreoffice"):
            item.add_marker(pytest.mark.xdist_group("libreoffice"))


@pytest.fixture(scope="session")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    """LibreOffice on a profile of its own. Without it: a skip on a desk, a failure in CI."""
    if soffice() is None:
        tanpa = "LibreOffice (soffice) is not installed: formulas were not recalculated"
        if os.environ.get("CI"):
            pytest.fail(tanpa)
        pytest.skip(tanpa)
    return Kantor(tmp_path_factory.mktemp("kantor"))
