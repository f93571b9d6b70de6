"""One returned file holds what no cell can: it is rejected by name, all others are recapped.

The master is a file, so that what fails only when it is written would show too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from xlsxwriter.utility import xl_rowcol_to_cell

from sakip_xl.actions import returned as reading
from sakip_xl.actions.rekap import return_time
from sakip_xl.actions.returned import Returned
from sakip_xl.schema.tables.formulir import TBL_ISIAN
from sakip_xl.workbook.xlsx import file_book
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book
from sakip_xl.workstation.user_folder import log_file
from tests.actions.office import NOW, Office, save_at
from tests.workbook.change_xlsx import change_parts, change_sheet, replacement

ISIAN, MONEY = "tblIsian", "tblIsianAnggaran"


def at(field_name: str) -> str:
    """The first cell of an answer on Isian."""
    return f"Isian!{xl_rowcol_to_cell(7, TBL_ISIAN.column_position(field_name))}"


Rusak = Callable[[Path], None]


@pytest.fixture
def kantor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office whose master is a file and whose other unit handed in a good form."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    kantor = Office(tmp_path)
    kantor.bagikan()
    path = tmp_path / "induk.xlsx"
    FileBook(path, now=lambda: NOW).save(kantor.book.read())
    kantor.book = open_book(path, now=lambda: NOW)  # type: ignore[assignment]
    kantor.reply("PMD")
    return kantor


def sel(table: str, field_name: str, content: str, attributes: str = "", style: int | None = None) -> Rusak:
    """Put this XML into one answer."""

    def write(path: Path) -> None:
        place = open_book(path, now=lambda: NOW).position(table, 0, field_name)
        pattern = rf'<c r="{place.cell}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)'
        attribute = r"\1" if style is None else f' s="{style}"'
        new = rf'<c r="{place.cell}"{attribute}{attributes}>{content}</c>'
        change_sheet(path, place.sheet, lambda sheet: re.sub(pattern, new, sheet))

    return write


def angka(table: str, field_name: str, content: str) -> Rusak:
    return sel(table, field_name, f"<v>{content}</v>")


def text(table: str, field_name: str, content: str) -> Rusak:
    return sel(table, field_name, f'<is><t xml:space="preserve">{content}</t></is>', ' t="inlineStr"')


PERSEN, HOURS = 10, 46  # Excel's own numbers of 0.00% and [h]:mm:ss


def berbentuk(number: int, content: str) -> Rusak:
    """A number in a cell of another format."""

    def write(path: Path) -> None:
        counts: list[int] = []

        def gaya(styles: str) -> str:
            counts.extend(int(count) for count in re.findall(r'<cellXfs count="(\d+)">', styles))
            return styles.replace("</cellXfs>", f'<xf numFmtId="{number}" fontId="0" fillId="0"/></cellXfs>')

        change_parts(path, {"xl/styles.xml": gaya})
        sel(ISIAN, "realisasi", f"<v>{content}</v>", style=counts[0])(path)

    return write


def sandi(part: str) -> Rusak:
    return lambda path: change_parts(path, {part: replacement('encoding="UTF-8"', 'encoding="UTF-0"')})


WITH_CELL: list[tuple[Rusak, str, str]] = [
    (text(ISIAN, "realisasi", "x" * 32_767), "SKP-121", at("realisasi")),
    (text(ISIAN, "realisasi", "80" + " " * 40_000), "SKP-115", at("realisasi")),
    (text(ISIAN, "batas_waktu", "x" * 32_767), "SKP-103", at("batas_waktu")),
    (text(MONEY, "realisasi", "9" * 32_767), "SKP-106", "Anggaran!D8"),
    (text(ISIAN, "kendala", "x" * 40_000), "SKP-115", at("kendala")),
    (text(ISIAN, "kendala", "\U0001f600" * 16_384), "SKP-115", at("kendala")),
    (angka(ISIAN, "realisasi", "NaN"), "SKP-121", at("realisasi")),
    (angka(ISIAN, "realisasi", "1e400"), "SKP-121", at("realisasi")),
    (angka(ISIAN, "realisasi", "-1e400"), "SKP-121", at("realisasi")),
    (berbentuk(PERSEN, "NaN"), "SKP-121", at("realisasi")),
    (angka(MONEY, "realisasi", "NaN"), "SKP-106", "Anggaran!D8"),
    (angka(MONEY, "realisasi", str(2**53)), "SKP-111", "Anggaran!D8"),
    (angka(MONEY, "realisasi", "1e25"), "SKP-111", "Anggaran!D8"),
    (angka(MONEY, "realisasi", str(10**15)), "SKP-111", "Anggaran!D8"),
    (angka(ISIAN, "batas_waktu", "NaN"), "SKP-104", at("batas_waktu")),
    (angka(ISIAN, "batas_waktu", "1"), "SKP-104", at("batas_waktu")),
]
WITHOUT_CELL: list[tuple[Rusak, str, bool]] = [
    (sandi("xl/workbook.xml"), "SKP-505", True),
    *((sandi(f"xl/{part}.xml"), "SKP-505", False) for part in ("styles", "tables/table1")),
    (berbentuk(HOURS, "1e300"), "SKP-519", False),
    (berbentuk(HOURS, "-10000000000"), "SKP-519", False),
]
"""With whether nobody can say whose form it is."""


def rehearsed_and_real(kantor: Office) -> dict[str, Any]:
    """The result of a preview, which is that of the recap that follows."""
    preview, real = kantor.rekap(pratinjau=True), kantor.rekap()
    assert ({**preview.data, "cadangan": ""}, preview.temuan) == ({**real.data, "cadangan": ""}, real.temuan)
    assert (real.data["diterima"], real.keluar) == (["PMD"], 1)
    assert kantor.realisasi("IKK.1") == 80
    return {**real.data, "temuan": [temuan for temuan in real.temuan if temuan.tingkat == "salah"]}


@pytest.mark.parametrize(("broken", "kode", "place"), WITH_CELL, ids=range(len(WITH_CELL)))
def test_an_answer_that_no_cell_can_hold_rejects_its_form_with_the_cell(
    kantor: Office, broken: Rusak, kode: str, place: str
) -> None:
    path = kantor.reply("YAN")
    broken(path)
    save_at(path, NOW)
    data = rehearsed_and_real(kantor)
    assert [(t.kode, t.berkas, t.tempat) for t in data["temuan"]] == [(kode, path.name, place)]
    assert data["ditolak"] == ["YAN"]
    assert all(len(t.pesan) < 1_000 for t in data["temuan"])


@pytest.mark.parametrize(("broken", "kode", "unknown"), WITHOUT_CELL, ids=range(len(WITHOUT_CELL)))
def test_a_form_that_cannot_be_read_to_its_end_is_named(
    kantor: Office, broken: Rusak, kode: str, *, unknown: bool
) -> None:
    path = kantor.reply("YAN")
    broken(path)
    data = rehearsed_and_real(kantor)
    assert [(t.kode, t.berkas) for t in data["temuan"]] == [(kode, path.name)]
    assert data["asing"] == ([path.name] if unknown else [])
    assert data["ditolak"] == ([] if unknown else ["YAN"])
    assert (at("realisasi") in data["temuan"][0].pesan) == (kode == "SKP-519")


@pytest.mark.parametrize(
    ("tabel", "field_name", "content"),
    [(ISIAN, "kendala", "x" * 32_767), (MONEY, "keterangan", "\U0001f600" * 16_383)],
    ids=["teks", "emoji"],
)
def test_what_just_fits_into_a_cell_is_taken_over(
    kantor: Office, tabel: str, field_name: str, content: str
) -> None:
    text(tabel, field_name, content)(kantor.reply("YAN"))
    assert kantor.rekap().data["diterima"] == ["PMD", "YAN"]
    assert content in {
        row.get(field_name) for name in ("tblRealisasi", "tblAnggaran") for row in kantor.row(name)
    }


@pytest.mark.parametrize("galat", [RecursionError, ArithmeticError])
@pytest.mark.parametrize(("module", "function"), [(file_book, "open_book"), (reading, "formulir_temuan")])
def test_what_nobody_foresaw_rejects_the_file_and_stands_in_the_log(
    kantor: Office,
    monkeypatch: pytest.MonkeyPatch,
    galat: type[BaseException],
    module: ModuleType,
    function: str,
) -> None:
    path, original = kantor.reply("YAN"), getattr(module, function)
    words = "realisasi 82,5"

    def collapse(file: Path | FileBook, *content: object, **other: object) -> object:
        if (file if isinstance(file, Path) else file.path or Path()).name == path.name:
            raise galat(words)
        return original(file, *content, **other)

    monkeypatch.setattr(module, function, collapse)
    [found] = rehearsed_and_real(kantor)["temuan"]
    assert (found.kode, found.berkas) == ("SKP-903", path.name)
    assert str(log_file()) in found.saran
    log = log_file().read_text(encoding="utf-8")
    assert f"{path.name}: " in log
    assert galat.__name__ in log
    assert words not in log


@pytest.mark.parametrize("galat", [KeyboardInterrupt, SystemExit])
def test_who_stops_the_program_stops_it(
    kantor: Office, monkeypatch: pytest.MonkeyPatch, galat: type[BaseException]
) -> None:
    def berhenti(*_content: object, **_unofficial: object) -> None:
        raise galat

    monkeypatch.setattr(file_book, "open_book", berhenti)
    with pytest.raises(galat):
        kantor.rekap()


@pytest.mark.parametrize("disimpan", [10**30, -(10**30), 10**21])
def test_a_file_from_no_year_of_the_calendar_came_back_now(kantor: Office, disimpan: int) -> None:
    returned = Returned(Path("a.xlsx"), disimpan=disimpan)
    assert return_time(returned, kantor.formulir("PMD"), NOW) == NOW
