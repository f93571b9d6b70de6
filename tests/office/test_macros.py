"""The add-in's modules in LibreOffice: they compile, and a followed link ends in a process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.office.display import Display
from tests.office.macros import call_macro, canaries, load_macros

pytestmark = pytest.mark.libreoffice

BOOK_FILE = Path(__file__).parents[2] / "workbooks" / "SAKIP-Formulir.xlsx"
PYTHON = """#!/bin/sh
for argumen in "$@"; do printf '%s\\n' "$argumen"; done > "$(dirname "$0")/argumen.log"
cp "$(dirname "$0")"/argumen-*.txt "$(dirname "$0")/titipan" 2>/dev/null
exit "${STATUS}"
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "python").write_text(PYTHON.replace("${STATUS}", "0"), encoding="utf-8")
    (tmp_path / "python").chmod(0o755)
    (tmp_path / "sakip.ini").write_text(
        f"python={tmp_path}/python\nlog={tmp_path}/sakip.log\n", encoding="utf-8"
    )
    return tmp_path


@pytest.fixture
def document(display: Display, place: Path) -> Iterator[Any]:
    book = display.open_book(BOOK_FILE, "Formulir é=1.xlsx")
    load_macros(book.impl.uno_doc, place)
    yield book.impl.uno_doc
    display.close_books()


def test_every_module_is_compiled(document: Any) -> None:
    song = canaries(document)
    assert song == {name: name for name in song}
    assert len(song) == 4


def test_a_broken_module_would_be_noticed(document: Any) -> None:
    libraries = document.BasicLibraries.getByName("Standard")
    broken = str(libraries.getByName("Berkas")).replace("End Function", "", 1)
    libraries.replaceByName("Berkas", broken)
    assert canaries(document)["Berkas"] != "Berkas"


def test_a_link_runs_the_program_of_the_settings_and_passes_a_hard_name_by_file(
    document: Any, place: Path
) -> None:
    call_macro(document, "Pita.Tautan", "tombol_rekap_Tanda_Terima", "")
    arguments = (place / "argumen.log").read_text(encoding="utf-8").splitlines()
    handover = (place / "titipan").read_bytes().decode("utf-16").splitlines()
    assert arguments[:4] == ["-I", "-m", "sakip_xl.buttons", "tombol_rekap_Tanda_Terima"]
    assert arguments[4] == f"--argumen={place}/argumen-0.txt"
    assert handover[0] == "wb=Formulir é=1.xlsx"
    assert not (place / "argumen-0.txt").exists()
    assert not (place / "pesan.txt").exists()


def test_a_program_that_fails_is_told(document: Any, place: Path) -> None:
    (place / "python").write_text(PYTHON.replace("${STATUS}", "7"), encoding="utf-8")
    call_macro(document, "Pita.Tautan", "tombol_status_Beranda", "")
    assert "(kode 7)" in (place / "pesan.txt").read_text(encoding="utf-8")
