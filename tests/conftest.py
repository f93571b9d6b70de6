"""What every test shares: how hypothesis draws, and one LibreOffice for those that need it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests.office.recalc import Kantor, soffice

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tests.office.panggung import Panggung

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
    """Every test on the stage starts with nothing shown and nothing scripted."""
    panggung: Panggung | None = getattr(item, "funcargs", {}).get("panggung")
    if panggung is not None:
        panggung.segarkan()


@pytest.fixture(scope="session")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    """LibreOffice on a profile of its own. Without it: a skip on a desk, a failure in CI."""
    butuh_libreoffice()
    return Kantor(tmp_path_factory.mktemp("kantor"))


@pytest.fixture(scope="session")
def panggung(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Panggung]:
    """A live LibreOffice joined to xlwings. Without it: a skip on a desk, a failure in CI."""
    butuh_libreoffice()
    from tests.office.panggung import Panggung
    from tests.office.tuan import daftarkan_tuan

    hasil = Panggung(tmp_path_factory.mktemp("panggung"))
    daftarkan_tuan(hasil)
    yield hasil
    hasil.tutup()


def butuh_libreoffice() -> None:
    if soffice() is None:
        tanpa = "LibreOffice (soffice) is not installed: nothing was seen in a live spreadsheet"
        if os.environ.get("CI"):
            pytest.fail(tanpa)
        pytest.skip(tanpa)
