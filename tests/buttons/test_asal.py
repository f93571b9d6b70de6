"""The button that tells where the figure of the selected cell comes from, on every sheet with figures."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from sakip_xl.domain.terms import Level
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import RawRow
from sakip_xl.workbook.memory import MemoryBook
from tests.actions.office import TIM
from tests.buttons.button_office import ButtonContext
from tests.sample_measured import measured_content


@pytest.fixture
def filled(desk: ButtonContext) -> ButtonContext:
    """A master with something in every table."""
    kode, node = "IKS.1", "S.1"
    paper: RawRow = {"id_formulir": "F-1", "triwulan": 2, "unit": "YAN"}
    content = measured_content(
        tblRiwayat=[{"kode": kode, "tahun": 2025, "target": 80, "realisasi": 79}],
        tblRencanaAksi=[{"kode": kode, "aksi": "Rapat", "unit": "YAN"}],
        tblIsianKertas=[{"kode": kode, **paper, "realisasi": 3}],
        tblAnggaranKertas=[{"kode": node, **paper, "realisasi": 3}],
        tblLaporan=[{"nomor": "L-1", "triwulan": 2, "capaian": 97.5}],
    )
    return desk.open_book(MemoryBook(content, name="induk.xlsx"))


def select(desk: ButtonContext, table: str, field_name: str, index: int = 0) -> None:
    """Somebody selects a cell: in memory every table begins at A1 of its sheet."""
    layout = MASTER.table_named(table)
    desk.book.depan = layout.sheet
    desk.book.app.selection = SimpleNamespace(
        address="", row=index + 2, column=layout.column_position(field_name) + 1
    )


def recapped(desk: ButtonContext) -> ButtonContext:
    desk.kantor.bagikan()
    desk.kantor.reply("YAN")
    desk.kantor.rekap()
    return desk.choose(pelaksana=TIM)


def test_the_figure_of_the_selected_cell_comes_first_and_its_sheet_to_the_front(desk: ButtonContext) -> None:
    recapped(desk)
    journal, log = desk.row("tblBatal"), desk.row("tblJejak")
    select(desk, "tblRealisasi", "bukti_dukung")
    message = desk.click("asal")
    assert message.startswith("IKS.1 ")
    assert "Pilih baris lain di lembar ini, lalu klik Asal Angka" in message
    assert desk.book.depan == "Asal Angka"
    first = desk.row("tblAsal")[0]
    assert (first["kolom"], first["triwulan"], first["unit"], first["nilai"]) == (
        *("Bukti Dukung", 2),
        *("YAN", "Laporan bulanan"),
    )
    assert (first["sumber"], first["berkas"]) == ("formulir", "Formulir_2026-TW2-YAN.xlsx")
    assert (desk.row("tblBatal"), desk.row("tblJejak")) == (journal, log)


def test_the_next_question_writes_the_sheet_anew_and_may_come_from_there(desk: ButtonContext) -> None:
    recapped(desk)
    select(desk, "tblRealisasi", "realisasi")
    desk.click("asal")
    first = desk.row("tblAsal")
    select(desk, "tblAsal", "nilai")
    desk.click("asal")
    assert desk.row("tblAsal") == first
    select(desk, "tblKinerja", "pagu", 3)
    desk.click("asal")
    assert {row["kode"] for row in desk.row("tblAsal")}.isdisjoint({"IKS.1"})


@pytest.mark.parametrize(
    ("table", "field_name", "kolom", "triwulan"),
    [
        ("tblKertasKerja", "capaian", "Capaian TW (%)", 1),
        ("tblKertasKerja", "realisasi_ketik", "Realisasi", 1),
        ("tblKertasKerja", "target_ketik", "Target TW I", 1),
        ("tblKertasKerja", "tahun_ketik", "Target Tahun", None),
        ("tblIndikator", "target_tw2", "Target TW II", 2),
        ("tblIndikator", "target_tahun", "Target Tahun", None),
        ("tblIsianKertas", "realisasi", "Realisasi", 2),
        ("tblAnggaranKertas", "realisasi", "Realisasi (Rp)", 2),
        ("tblLaporan", "capaian", "Capaian (%)", 2),
    ],
)
def test_each_sheet_tells_which_figure_is_meant(
    filled: ButtonContext, table: str, field_name: str, kolom: str, triwulan: int | None
) -> None:
    select(filled, table, field_name)
    filled.click("asal")
    first = filled.row("tblAsal")[0]
    assert (first["kolom"], first.get("triwulan")) == (kolom, triwulan)


@pytest.mark.parametrize("table", ["tblRiwayat", "tblRencanaAksi", "tblIndikator"])
def test_a_row_with_a_kode_is_enough_also_beside_its_figures(filled: ButtonContext, table: str) -> None:
    select(filled, table, "kode")
    filled.click("asal")
    assert filled.row("tblAsal")[0]["kode"] == filled.row(table)[0]["kode"]


def test_a_conflict_tells_the_cell_that_it_is_about(desk: ButtonContext) -> None:
    recapped(desk)
    desk.kantor.reply("YAN", {"IKS.1": 10}, name="lagi.xlsx", jam=2)
    desk.kantor.rekap()
    select(desk, "tblBentrok", "lama")
    desk.click("asal")
    first = desk.row("tblAsal")[0]
    assert (first["kode"], first["kolom"]) == ("IKS.1", "Realisasi")
    assert "Bentrok nomor 1 menunggu keputusan" in str(first["keterangan"])


@pytest.mark.parametrize(
    ("table", "field_name", "index"),
    [("tblPejabat", "nama", 0), ("tblRealisasi", "realisasi", 90), ("tblFormulir", "unit", 0)],
)
def test_a_cell_that_is_no_figure_says_what_to_select(
    filled: ButtonContext, table: str, field_name: str, index: int
) -> None:
    select(filled, table, field_name, index)
    message = filled.click("asal")
    assert message.startswith(f"Sel yang dipilih pada lembar {MASTER.table_named(table).sheet} bukan angka")
    assert "Pilih satu sel pada baris yang berkode" in message
    assert message.endswith("Kode: SKP-861")


def test_rekap_is_read_as_it_is_shown(filled: ButtonContext) -> None:
    node = filled.row("tblKinerja")[0]
    unit, indikator = filled.row("tblUnit")[0], filled.row("tblIndikator")[0]
    shown = [
        ((node["kode"], node["level"], node["uraian"]), 12, ("Realisasi (Rp)", node["kode"])),
        ((node["kode"], node["level"], "dipotong"), 9, ("Capaian (%)", node["kode"])),
        ((unit["kode"], unit["jenis"], unit["nama"]), 9, ("Capaian (%)", unit["kode"])),
        ((indikator["kode"], str(Level.SASARAN), indikator["indikator"]), 3, (None, indikator["kode"])),
        ((indikator["kode"], f"{indikator['indikator']} (indeks)", None), 9, (None, indikator["kode"])),
        ((node["kode"], None, node["uraian"]), 11, ("Serapan (%)", node["kode"])),
        (("KECAMATAN (dari seluruh sasaran)", None, None), 9, ("Capaian (%)", "KECAMATAN")),
    ]
    for values, column, (kolom, kode) in shown:
        filled.book.depan = "Rekap"
        filled.book.app.selection = SimpleNamespace(address="", row=40, column=column)
        filled.book.shown = {40: values}
        filled.click("asal")
        first = filled.row("tblAsal")[0]
        assert first["kode"] == kode
        assert kolom in {None, first["kolom"]}
    filled.book.depan, filled.book.shown = "Rekap", {40: ("Predikat", None, None)}
    assert filled.click("asal").endswith("Kode: SKP-861")
