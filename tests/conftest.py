"""What every test shares: how hypothesis draws, and one LibreOffice for those that need it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.office.recalc import Office, soffice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.office.display import Display

# The machine is shared: how long an example takes says nothing. CI draws the same examples every time.
settings.register_profile("sakip", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("sakip")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: Iterable[pytest.Item]) -> None:
    """Keep the LibreOffice tests of a file on one worker, which starts it once, on a profile of its own."""
    for item in items:
        if item.get_closest_marker("libreoffice"):
            item.add_marker(pytest.mark.xdist_group(f"libreoffice-{item.path.stem}"))


def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Every test on the display starts with nothing shown and nothing scripted."""
    panggung: Display | None = getattr(item, "funcargs", {}).get("panggung")
    if panggung is not None:
        panggung.reset()


@pytest.fixture(scope="session")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice on a profile of its own. Without it: skipped on a developer's machine, a failure in CI."""
    needs_libreoffice()
    return Office(tmp_path_factory.mktemp("kantor"))


@pytest.fixture(scope="session")
def panggung(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    """A live LibreOffice joined to xlwings. Without it: skipped on a developer's machine, a failure in CI."""
    needs_libreoffice()
    from tests.office.display import Display
    from tests.office.host import register_host

    result = Display(tmp_path_factory.mktemp("panggung"))
    register_host(result)
    yield result
    result.close()


def needs_libreoffice() -> None:
    if soffice() is None:
        reason = "LibreOffice (soffice) is not installed: nothing was seen in a live spreadsheet"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
