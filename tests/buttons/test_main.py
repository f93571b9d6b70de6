"""From the command line of the add-in to the end of a click, and how that end is told."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings

from sakip_xl import __version__, buttons
from sakip_xl.workstation.user_folder import log_file
from tests.buttons.button_office import ButtonContext
from tests.buttons.fake_program import FakeApp

ROOT = Path(__file__).parents[2]


class FakeApps:
    """The running programs, the active one among them."""

    def __init__(self, *apps: FakeApp) -> None:
        self.apps = apps

    @property
    def active(self) -> FakeApp | None:
        return self.apps[0] if self.apps else None

    def __iter__(self) -> Iterator[FakeApp]:
        return iter(self.apps)


@pytest.fixture
def app(desk: ButtonContext, monkeypatch: pytest.MonkeyPatch) -> FakeApp:
    desk.book.app.buku.append(desk.book)
    monkeypatch.setattr(xlwings, "apps", FakeApps(desk.book.app))
    return desk.book.app


@pytest.mark.parametrize("button", ["status", "tombol_status_Beranda"])
def test_a_click_finds_its_book_and_button_and_ends_with_0(app: FakeApp, button: str) -> None:
    assert buttons.main([button, "--wb=memori.xlsx", "--from_xl=1", "--hwnd=0"]) == 0
    [message] = app.pesan
    assert "SOP Pengumpulan Data Kinerja" in message


@pytest.mark.parametrize(
    ("argv", "kode"),
    [
        (["hitung", "--wb=tiada.xlsx"], "SKP-497"),
        (["hitung"], "SKP-497"),
        (["terbang", "--wb=memori.xlsx"], "SKP-498"),
        ([], "SKP-498"),
        (["majukan", "--wb=memori.xlsx"], "SKP-402"),
    ],
)
def test_a_refusal_was_told_too(app: FakeApp, argv: list[str], kode: str) -> None:
    assert buttons.main(argv) == 0
    [message] = app.pesan
    assert message.endswith(f"Kode: {kode}")
    assert kode in log_file().read_text(encoding="utf-8")


def test_what_nobody_could_be_told_ends_with_1_and_stands_in_the_log(app: FakeApp, tmp_path: Path) -> None:
    app.sibuk = True
    assert buttons.main(["status", "--wb=memori.xlsx"]) == 1
    assert buttons.main(["status", "--wb=tiada.xlsx"]) == 1
    assert buttons.main(["status", f"--argumen={tmp_path / 'tiada.txt'}"]) == 1
    log = log_file().read_text(encoding="utf-8")
    assert log.count("\n    UndeliveredError\n") == 2
    assert "FileNotFoundError" in log


def test_without_any_program_there_is_nothing_to_tell_it_on(
    desk: ButtonContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    del desk
    monkeypatch.setattr(xlwings, "apps", FakeApps())
    assert buttons.main(["status", "--wb=memori.xlsx"]) == 1


def run(*argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, *argv], cwd=ROOT, capture_output=True, text=True, check=False
    )


def test_the_self_test_of_an_installation_prints_the_version() -> None:
    result = run("-m", "sakip_xl.buttons", "--uji")
    assert (result.returncode, result.stdout, result.stderr) == (0, f"{__version__}\n", "")


HEAVY = ("PIL", "docx", "holidays", "matplotlib", "numpy", "openpyxl", "pandas", "polars", "pypdf")


@pytest.mark.parametrize("button", ["status", "majukan", "periksa"])
def test_a_light_button_loads_no_heavy_library(button: str) -> None:
    command = f"""
import sys
from sakip_xl import buttons
from sakip_xl.workbook.live.light_import import without_optional
with without_optional():
    import xlwings
import sakip_xl.workbook.live.book
from importlib import import_module
import_module("sakip_xl.actions.{button}")
print(*sorted(set({HEAVY!r}) & sys.modules.keys()))
"""
    result = run("-c", command)
    assert (result.stdout.strip(), result.stderr) == ("", "")
