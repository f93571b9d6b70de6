"""What every test shares: how hypothesis draws, and one LibreOffice for those that need it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.office.recalc import Office, soffice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.office.display import Display

# The machine is shared: how long an example takes says nothing. CI draws the same examples every time.
settings.register_profile("sakip", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("sakip")


LONGEST = (
    "test_story",
    "test_batalkan_live",
    "test_bad_input",
    "test_live",
    "test_click",
    "test_buttons_live",
)
"""The longest files of LibreOffice tests, longest first: in this order no worker is left waiting."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let several workers begin with LibreOffice and fill their time up with the short tests.

    CI hands out whole files (``--dist loadfile``), so that what a file opens is opened once. Groups of
    ``--dist loadgroup`` have no effect with pytest 9.2 and xdist 3.8, which sets a node id that nobody reads.
    """
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=_turn)


def _turn(item: pytest.Item) -> int:
    if item.path.stem in LONGEST:
        return LONGEST.index(item.path.stem)
    return len(LONGEST) + (item.get_closest_marker("libreoffice") is None)


def pytest_runtest_teardown(item: pytest.Item) -> None:
    """Every test on the display starts with nothing shown and nothing scripted."""
    display: Display | None = getattr(item, "funcargs", {}).get("display")
    if display is not None:
        display.reset()


@pytest.fixture(scope="session")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """LibreOffice on a profile of its own. Without it: skipped on a developer's machine, a failure in CI."""
    needs_libreoffice()
    return Office(tmp_path_factory.mktemp("kantor"))


@pytest.fixture(scope="session")
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Display]:
    """A live LibreOffice joined to xlwings. Without it: skipped on a developer's machine, a failure in CI."""
    needs_libreoffice()
    from tests.office.display import Display
    from tests.office.host import register_host

    result = Display(tmp_path_factory.mktemp("display"))
    register_host(result)
    yield result
    result.close()


def needs_libreoffice() -> None:
    if soffice() is None:
        reason = "LibreOffice (soffice) is not installed: nothing was seen in a live spreadsheet"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
