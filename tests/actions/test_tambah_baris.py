"""The button that makes room in a table."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.hitung import hitung
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.tambah_baris import GROWING, tambah_baris
from sakip_xl.domain.model import KegiatanKerja
from sakip_xl.domain.rules.program_kerja import tim_langkah
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.terms import Event
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.commands.collecting import ROW_SHEETS
from sakip_xl.schema.content import RawRow, RowsBelow
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.drawing import draw_book
from sakip_xl.workbook.memory import MemoryBook
from tests.actions.office import TIM, office_content, refused, saat

NOW = datetime(2026, 7, 6, 9)
EXTRA: RawRow = {"kode": "BARU", "nama": "Seksi Baru", "jenis": "seksi", "wajib": "Ya"}


def office_with_rows_below() -> MemoryBook:
    below = {"tblUnit": RowsBelow(41, 43, "A41", [EXTRA, {}, {"kode": "LAIN"}])}
    return MemoryBook(replace(office_content(), below=below))


@pytest.mark.parametrize("named", [{"tabel": "tblUnit"}, {"tabel": "unit KERJA yang mengisi formulir"}])
def test_a_table_is_meant_by_its_name_or_heading(named: dict[str, Any]) -> None:
    assert tambah_baris(MemoryBook(office_content()), moment=saat(), **named).data["tabel"] == "tblUnit"


def test_a_sheet_means_its_first_table() -> None:
    book = MemoryBook(office_content())
    assert tambah_baris(book, moment=saat(), lembar="notulen").data["tabel"] == "tblNotulen"
    assert tambah_baris(book, moment=saat(), tabel="Indikator").data["tabel"] == "tblIndikator"
    assert (
        tambah_baris(book, moment=saat(), tabel="tblPeserta", lembar="Notulen").data["tabel"] == "tblPeserta"
    )


@pytest.mark.parametrize(
    "named", [{}, {"tabel": "tblJejak"}, {"lembar": "Beranda"}, {"tabel": "tblUnit", "lembar": "Notulen"}]
)
def test_what_is_no_table_of_staff_is_refused(named: dict[str, Any]) -> None:
    book = MemoryBook(office_content())
    with refused("SKP-178", book, exit_code=1):
        tambah_baris(book, moment=saat(), **named)


def test_the_rows_below_come_in_whole_and_nothing_else_changes() -> None:
    book = office_with_rows_below()
    old = book.read()
    result = tambah_baris(book, moment=saat(), tabel="tblUnit", jumlah=4)
    new = book.read()
    assert new.row("tblUnit") == [*old.row("tblUnit"), EXTRA, {"kode": "LAIN"}]
    assert {name for name in new.tables if new.row(name) != old.row(name)} == {"tblUnit", "tblJejak"}
    assert (result.data["diambil"], result.data["ditambah"]) == (2, 4)
    place = next(t for _, t in draw_book(new, NOW).tables() if t.table.name == "tblUnit")
    assert place.count >= len(new.row("tblUnit")) + 4


def test_the_log_tells_it_and_the_action_before_can_still_be_taken_back() -> None:
    book = MemoryBook(office_content())
    hitung(book, moment=saat(TIM), triwulan=2)
    tambah_baris(book, moment=saat(TIM), tabel="tblUnit", jumlah=4)
    log = load_master(book.read()).master.jejak[-1]
    assert (log.peristiwa, log.oleh) == (Event.TAMBAHAN, TIM)
    assert log.catatan.startswith("4 baris kosong ditambahkan pada tabel Unit kerja")
    assert batalkan(book, moment=saat(TIM)).data["tindakan"] == "Hitung Capaian"


def test_a_check_has_one_finding_a_table_and_an_action_refuses_with_it() -> None:
    book = office_with_rows_below()
    before = [found.kode for found in periksa(MemoryBook(office_content()), moment=saat()).temuan]
    result = periksa(book, moment=saat(TIM), tulis=True)
    assert [found.kode for found in result.temuan] == ["SKP-176", *before]
    assert "41 sampai 43" in result.temuan[0].pesan
    assert "Tambah Baris" in result.temuan[0].saran
    assert "Hasil Pemeriksaan belum diisi" in result.pesan
    with refused("SKP-177", book, exit_code=1) as galat:
        hitung(book, moment=saat(TIM), triwulan=2)
    assert [detail.kode for detail in galat.value.rincian] == ["SKP-176"]


def test_a_reference_to_a_row_below_is_no_fault() -> None:
    content = office_content()
    indikator = [{**row, "unit": "BARU"} for row in content.row("tblIndikator")]
    below = {"tblUnit": RowsBelow(41, 41, "A41", [EXTRA])}
    tables = {**content.tables, "tblIndikator": indikator}
    found = periksa(MemoryBook(replace(content, tables=tables, below=below)), moment=saat()).temuan
    assert "SKP-302" not in {item.kode for item in found}


def test_every_sheet_with_a_table_that_grows_has_the_button() -> None:
    assert {table.sheet for table in GROWING} == set(ROW_SHEETS)
    drawn = draw_book(office_content(), NOW)
    for table in GROWING:
        assert any(
            (cell.link or "").startswith("tombol_tambah_baris")
            for cell in drawn.sheets[table.sheet].cells.values()
        )
    assert {f"tombol_tambah_baris_Identitas_{table}" for table in ("tblUnit", "tblHariKhusus")} < {
        *drawn.names
    }


def test_the_plan_has_blank_rows_for_every_step_it_is_asked_for() -> None:
    asked = max(len(tim_langkah(sop)) for sop in SOP.values())
    assert MASTER.table_named(KegiatanKerja.table).cadangan >= asked
