"""What every test shares: how hypothesis draws, and one LibreOffice for those that need it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from sakip_xl.actions import returned
from tests.office.recalc import Office, soffice

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

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


UNMEASURED = {
    *("test_story", "test_calls", "test_formulas_live", "test_batalkan_live", "test_rows_below_live"),
    *("test_painted_papers_live", "test_paper_live", "test_paper", "test_built_books"),
    *("test_readme_pictures", "test_buttons_live", "test_bad_input", "test_safekeeping_live"),
    *("test_earlier_version", "test_serah_terima", "test_pulihkan", "test_batalkan_properties"),
    *("test_bad_places", "test_returns_broken", "test_rows_below", "test_pages", "test_jilid"),
    *("test_jilid_for_archive", "test_evaluasi_renja", "test_import_graph", "test_floors"),
    *("test_commands", "test_bukti_lke", "test_typed_as_text", "test_busy", "test_earlier_looks_live"),
}
"""Files that walk long ways through lines which shorter tests cover: counting their lines again would take
twice their time."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Count no lines in the files of ``UNMEASURED``, and give each worker of CI its turn.

    Let several workers begin with LibreOffice and fill their time up with the short tests.

    CI hands out whole files (``--dist loadfile``), so that what a file opens is opened once. Groups of
    ``--dist loadgroup`` have no effect with pytest 9.2 and xdist 3.8, which sets a node id that nobody reads.
    """
    for item in items:
        if item.path.stem in UNMEASURED:
            item.add_marker(pytest.mark.no_cover)
    if "PYTEST_XDIST_WORKER" in os.environ:
        items.sort(key=_turn)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None]:
    """Count no lines of the fixtures of such a file either; pytest-cov pauses around the call alone.

    What it made and kept counts for nothing: the next file makes it anew, and its lines are counted.
    """
    plugin = item.config.pluginmanager.getplugin("_cov")
    controller = getattr(plugin, "cov_controller", None)
    unmeasured = item.get_closest_marker("no_cover") is not None
    if controller is None or not unmeasured:
        if _Kept.uncounted:
            _forget_kept()
        return (yield)
    _Kept.uncounted = True
    controller.pause()
    try:
        return (yield)
    finally:
        controller.resume()


class _Kept:
    """Whether a file that counts no lines has filled caches of ours."""

    uncounted = False


def _forget_kept() -> None:
    """Empty the caches of functions of the floors whose every line must be counted."""
    for name, module in [*sys.modules.items()]:
        if name.startswith(("sakip_xl.domain", "sakip_xl.formulas", "sakip_xl.schema")):
            for value in [*vars(module).values()]:
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
    _Kept.uncounted = False


def _turn(item: pytest.Item) -> int:
    if item.path.stem in LONGEST:
        return LONGEST.index(item.path.stem)
    return len(LONGEST) + (item.get_closest_marker("libreoffice") is None)


@pytest.fixture(autouse=True, scope="session")
def _files_are_read_here() -> None:
    """Returned forms are read in the process of the test, where they can be watched and broken.

    What reads them apart runs the same function; tests/actions/test_reading_apart.py tries that.
    """
    returned.APART = 0


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
