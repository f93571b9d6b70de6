"""From the command line of the add-in to the end of a click, and how that end is told."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlwings

from sakip_xl import __version__, buttons
from sakip_xl.books.tempat import berkas_log
from tests.buttons.meja_tombol import MejaTombol
from tests.buttons.palsu import AppPalsu

AKAR = Path(__file__).parents[2]


class AppsPalsu:
    """The running programs, the active one among them."""

    def __init__(self, *apps: AppPalsu) -> None:
        self.apps = apps

    @property
    def active(self) -> AppPalsu | None:
        return self.apps[0] if self.apps else None

    def __iter__(self) -> Iterator[AppPalsu]:
        return iter(self.apps)


@pytest.fixture
def app(meja: MejaTombol, monkeypatch: pytest.MonkeyPatch) -> AppPalsu:
    meja.book.app.buku.append(meja.book)
    monkeypatch.setattr(xlwings, "apps", AppsPalsu(meja.book.app))
    return meja.book.app


@pytest.mark.parametrize("tombol", ["status", "tombol_status_Beranda"])
def test_a_click_finds_its_book_and_button_and_ends_with_0(app: AppPalsu, tombol: str) -> None:
    assert buttons.main([tombol, "--wb=memori.xlsx", "--from_xl=1", "--hwnd=0"]) == 0
    [pesan] = app.pesan
    assert "SOP Pengumpulan Data Kinerja" in pesan


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
def test_a_refusal_was_told_too(app: AppPalsu, argv: list[str], kode: str) -> None:
    assert buttons.main(argv) == 0
    [pesan] = app.pesan
    assert pesan.endswith(f"Kode: {kode}")
    assert kode in berkas_log().read_text(encoding="utf-8")


def test_what_nobody_could_be_told_ends_with_1_and_stands_in_the_log(app: AppPalsu, tmp_path: Path) -> None:
    app.sibuk = True
    assert buttons.main(["status", "--wb=memori.xlsx"]) == 1
    assert buttons.main(["status", "--wb=tiada.xlsx"]) == 1
    assert buttons.main(["status", f"--argumen={tmp_path / 'tiada.txt'}"]) == 1
    log = berkas_log().read_text(encoding="utf-8")
    assert log.count("\n    sakip_xl.books.layar.TakTersampaikanError: ") == 2
    assert "FileNotFoundError" in log


def test_without_any_program_there_is_nothing_to_tell_it_on(
    meja: MejaTombol, monkeypatch: pytest.MonkeyPatch
) -> None:
    del meja
    monkeypatch.setattr(xlwings, "apps", AppsPalsu())
    assert buttons.main(["status", "--wb=memori.xlsx"]) == 1


def jalankan(*argv: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, *argv], cwd=AKAR, capture_output=True, text=True, check=False
    )


def test_the_self_test_of_an_installation_prints_the_version() -> None:
    hasil = jalankan("-m", "sakip_xl.buttons", "--uji")
    assert (hasil.returncode, hasil.stdout, hasil.stderr) == (0, f"{__version__}\n", "")


BERAT = ("PIL", "docx", "holidays", "matplotlib", "numpy", "openpyxl", "pandas", "polars")


@pytest.mark.parametrize("tombol", ["status", "majukan", "periksa"])
def test_a_light_button_loads_no_heavy_library(tombol: str) -> None:
    perintah = f"""
import sys
from sakip_xl import buttons
from sakip_xl.books.ringan import tanpa_pilihan
with tanpa_pilihan():
    import xlwings
import sakip_xl.books.hidup
from importlib import import_module
import_module("sakip_xl.actions.{tombol}")
print(*sorted(set({BERAT!r}) & sys.modules.keys()))
"""
    hasil = jalankan("-c", perintah)
    assert (hasil.stdout.strip(), hasil.stderr) == ("", "")
