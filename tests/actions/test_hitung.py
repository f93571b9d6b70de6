"""The Kertas Kerja of one quarter, its roll-up and the reports made from it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sakip_xl.actions.bagikan import bagikan
from sakip_xl.actions.hitung import hitung, rekap_pengukuran
from sakip_xl.actions.laporan import laporan
from sakip_xl.actions.status import status
from sakip_xl.domain.model import Cell
from sakip_xl.domain.terms import SopName
from sakip_xl.render.sheets.rekap import CAPAIAN
from sakip_xl.schema.content import RawRow
from sakip_xl.workbook.memory import MemoryBook
from tests.actions.office import TIM, Office, office_content, refused, saat, type_in
from tests.actions.sop_walk import KUMPUL, UKUR, ClickContext, append_rows
from tests.sample_measured import di, drawing, find, measured_content, text
from tests.sample_rows import REALISASI


def reported(kode: str, realisasi: Cell, *, triwulan: int = 2, unit: str = "YAN") -> RawRow:
    return {"kode": kode, "triwulan": triwulan, "unit": unit, "realisasi": realisasi}


@pytest.fixture
def buku() -> MemoryBook:
    return MemoryBook(
        office_content(tblRealisasi=[reported("IKS.1", "82,5"), reported("IKK.1", 40, unit="PMD")])
    )


def paper(book: MemoryBook, triwulan: int = 2) -> dict[str, Cell]:
    rows = book.read().row("tblKertasKerja")
    return {str(b["kode"]): b.get("realisasi") for b in rows if b["triwulan"] == triwulan}


def test_every_indicator_gets_a_row_and_its_capaian(buku: MemoryBook) -> None:
    result = hitung(buku, moment=saat(TIM), triwulan=2)
    value = {row["kode"]: row["nilai"] for row in result.data["capaian"]}
    assert value == {"IKS.1": 100, "IKS.2": None, "IKS.3": None, "IKP.1": None, "IKT.1": None, "IKK.1": 50}
    assert set(result.data["tidak_dihitung"]) == {"IKS.2", "IKS.3", "IKP.1", "IKT.1"}
    assert all(result.data["tidak_dihitung"].values())
    assert result.pesan == "Kertas Kerja terisi: 2 dari 6 indikator Triwulan II dihitung."
    assert set(result.data["capaian"][0]) == {"kode", "level", "target", "realisasi", "nilai", "predikat"}
    assert buku.read().row("tblJejak")[-1]["peristiwa"] == "hitung capaian"


def test_other_quarters_keep_their_rows_and_stand_in_order(buku: MemoryBook) -> None:
    for triwulan in (3, 1):
        hitung(buku, moment=saat(TIM), triwulan=triwulan)
    old = buku.read().row("tblKertasKerja")
    hitung(buku, moment=saat(TIM), triwulan=2)
    hitung(buku, moment=saat(TIM), triwulan=2)
    rows = buku.read().row("tblKertasKerja")
    assert [b["triwulan"] for b in rows] == [1] * 6 + [2] * 6 + [3] * 6
    assert rows[:6] + rows[12:] == old


def test_the_method_alone_leaves_every_realisasi_empty(buku: MemoryBook) -> None:
    hitung(buku, moment=saat(TIM), triwulan=2, metode_saja=True)
    assert set(paper(buku).values()) == {None}
    assert [b.get("target_ketik") for b in buku.read().row("tblKertasKerja")][:2] == [82.5, "92,5%"]
    hitung(buku, moment=saat(TIM), triwulan=2)
    assert paper(buku)["IKS.1"] == 82.5


def test_the_quarter_of_beranda_is_taken_when_none_is_named(buku: MemoryBook) -> None:
    assert hitung(buku, moment=saat(TIM)).data["triwulan"] == 2
    assert rekap_pengukuran(buku, moment=saat(TIM)).data["triwulan"] == 2


def test_faults_in_what_was_reported_refuse_the_computation_each_named(buku: MemoryBook) -> None:
    type_in(buku, "tblRealisasi", 0, realisasi="delapan")
    type_in(buku, "tblIndikator", 5, satuan=None)
    with refused("SKP-467", buku, exit_code=1) as galat:
        hitung(buku, moment=saat(TIM))
    assert {t.lembar for t in galat.value.rincian} == {"Formulir Capaian", "Indikator"}


def test_a_master_without_indicators_has_nothing_to_compute() -> None:
    book = MemoryBook(office_content(tblIndikator=[], tblKinerja=[]))
    with refused("SKP-468", book):
        hitung(book, moment=saat(TIM))


def test_the_roll_up_gives_every_node_and_names_what_is_left_out(buku: MemoryBook) -> None:
    hitung(buku, moment=saat(TIM))
    result = rekap_pengukuran(buku, moment=saat(TIM))
    assert result.data["kecamatan"] == 100
    assert result.data["simpul"]["K.1"]["nilai"] == 50
    assert result.data["simpul"]["P.1"]["nilai"] == 50
    assert {row["kode"] for row in result.data["simpul"]["S.1"]["dikecualikan"]} == {"IKS.2", "IKS.3"}
    assert result.pesan == "Capaian kecamatan Triwulan II: 100,00%."
    assert buku.read().row("tblJejak")[-1]["sop"] == "pengukuran"


def test_every_place_tells_the_same_figure_rounded_once() -> None:
    """Cut off after two decimals: 98,518 is 98,51 in the sheet, the JSON, the message and the report."""
    content = measured_content(adjust={"Pembulatan Capaian": "potong"}, tblLaporan=[])
    book = MemoryBook(content)
    result = rekap_pengukuran(book, moment=saat(TIM))
    laporan(book, UKUR, moment=saat(TIM))
    (report,) = book.read().row("tblLaporan")
    canvas = drawing(book.read())
    row, _ = find(canvas.sheets["Rekap"], "KECAMATAN (dari seluruh sasaran)")
    shown = di(canvas.sheets["Rekap"], row, CAPAIAN).value
    assert (shown, result.data["kecamatan"], report["capaian"]) == (98.51, 98.51, 98.51)
    assert result.data["simpul"]["S.1"]["nilai"] == 98.51
    assert "Capaian kecamatan Triwulan II: 98,51%." in result.pesan
    assert "rata-rata capaian kecamatan 98,51%." in str(report["ringkasan"])
    assert any("98,51%" in str(shown) for shown in text(canvas.sheets["Laporan"]))


def test_status_and_beranda_count_the_same_units() -> None:
    content = measured_content()
    forms = status(MemoryBook(content), moment=saat(TIM)).data["formulir"]
    sheet = drawing(content).sheets["Beranda"]
    row, column = find(sheet, "Formulir kembali")
    assert forms == {"wajib": 3, "dikirim": 3, "kembali": 1}
    assert di(sheet, row + 1, column).value == "1 dari 3 unit"


def test_a_kecamatan_without_a_figure_is_told_as_such() -> None:
    book = MemoryBook(office_content())
    hitung(book, moment=saat(TIM))
    result = rekap_pengukuran(book, moment=saat(TIM))
    assert result.data["kecamatan"] is None
    assert result.pesan == "Capaian kecamatan Triwulan II: -."


def test_a_roll_up_without_a_kertas_kerja_is_refused(buku: MemoryBook) -> None:
    hitung(buku, moment=saat(TIM), triwulan=1)
    with refused("SKP-469", buku):
        rekap_pengukuran(buku, moment=saat(TIM), triwulan=2)


# --- Reports ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sop", [KUMPUL, UKUR])
def test_nothing_to_report_is_refused(sop: SopName) -> None:
    book = MemoryBook(office_content())
    with refused("SKP-464", book):
        laporan(book, sop, moment=saat(TIM))


def test_a_draft_sums_up_the_collection(tmp_path: Path) -> None:
    kantor = Office(tmp_path)
    kantor.bagikan()
    kantor.reply("PMD", {"IKK.1": 0})
    kantor.rekap()
    result = laporan(kantor.book, KUMPUL, moment=saat(TIM), triwulan=2)
    (row,) = kantor.row("tblLaporan")
    assert (result.data["nomor"], row["jenis"]) == ("PENGUMPULAN-TW2-2026-01", "draft")
    assert row["ringkasan"] == "1 dari 2 unit kembali; 1 realisasi terkumpul."
    assert (row["disusun_oleh"], row.get("capaian")) == (TIM, None)


def test_a_draft_of_the_measurement_carries_the_capaian_of_the_kecamatan(buku: MemoryBook) -> None:
    hitung(buku, moment=saat(TIM))
    laporan(buku, UKUR, moment=saat(TIM))
    (row,) = buku.read().row("tblLaporan")
    assert row["capaian"] == 100
    assert row["ringkasan"] == "2 dari 6 indikator berealisasi; rata-rata capaian kecamatan 100,00%."


def test_reports_are_counted_within_their_sop_and_quarter_and_no_number_comes_twice(buku: MemoryBook) -> None:
    for _ in range(2):
        laporan(buku, KUMPUL, moment=saat(TIM))
    content = buku.read()
    buku.save(replace(content, tables={**content.tables, "tblLaporan": content.row("tblLaporan")[1:]}))
    assert laporan(buku, KUMPUL, moment=saat(TIM)).data["nomor"] == "PENGUMPULAN-TW2-2026-03"
    hitung(buku, moment=saat(TIM))
    assert laporan(buku, UKUR, moment=saat(TIM)).data["nomor"] == "PENGUKURAN-TW2-2026-01"


def test_the_fingerprint_of_a_report_changes_with_its_data_only(buku: MemoryBook) -> None:
    def sidik() -> Cell:
        laporan(buku, KUMPUL, moment=saat(TIM))
        return buku.read().row("tblLaporan")[-1]["sidik_data"]

    first = sidik()
    append_rows(buku, "tblRealisasi", REALISASI[0].model_copy(update={"kode": "IKS.2", "triwulan": 1}))
    assert sidik() == first
    type_in(buku, "tblRealisasi", 0, realisasi="82,6")
    assert sidik() != first


def test_a_report_by_nobody_is_by_tim_sakip(tmp_path: Path) -> None:
    context = ClickContext(tmp_path, tblRealisasi=[reported("IKS.1", 0)])
    type_in(context.book, "tblKerja", 0, pelaksana=None)
    laporan(context.book, KUMPUL, moment=saat())
    assert context.row("tblLaporan")[0]["disusun_oleh"] == "Tim SAKIP"
    assert context.row("tblJejak")[-1].get("oleh") is None


def test_last_year_and_the_renstra_stand_beside_each_indicator(buku: MemoryBook) -> None:
    first = next(i for i, row in enumerate(buku.read().row("tblIndikator")) if row["kode"] == "IKS.1")
    type_in(buku, "tblIndikator", first, target_renstra=90)
    told: RawRow = {"kode": "IKS.1", "tahun": 2025, "target": 80, "realisasi": 81, "realisasi_tw2": 80.5}
    content = buku.read()
    buku.save(replace(content, tables={**content.tables, "tblRiwayat": [told]}))
    rows = hitung(buku, moment=saat(TIM), triwulan=2).data["antartahun"]
    assert rows["IKS.1"]["tahun_lalu"] == {
        "dasar": "TW II 2025",
        "realisasi": 80.5,
        "perubahan": 2.0,
        "capaian": 101.25,
    }
    assert rows["IKS.1"]["renstra"]["target"] == 90
    assert rows["IKS.1"]["renstra"]["realisasi"] == 82.5
    assert rows["IKK.1"]["tahun_lalu"] == dict.fromkeys(("dasar", "realisasi", "perubahan", "capaian"))
    assert rows["IKK.1"]["renstra"] == dict.fromkeys(("target", "realisasi", "capaian"))


# --- The quarter ------------------------------------------------------------------------------------------


def test_beranda_shows_the_quarter_that_was_computed_and_the_message_says_so(buku: MemoryBook) -> None:
    result = hitung(buku, moment=saat(TIM), triwulan=1)
    assert result.pesan.endswith("Triwulan pada Beranda diganti menjadi I.")
    assert buku.read().row("tblKerja")[0]["triwulan"] == 1
    hitung(buku, moment=saat(TIM), triwulan=2)
    assert rekap_pengukuran(buku, moment=saat(TIM), triwulan=1).pesan.endswith("menjadi I.")


def test_a_quarter_of_which_nothing_is_there_is_questioned_until_it_is_meant(tmp_path: Path) -> None:
    desk = ClickContext(tmp_path).until(KUMPUL, 3)
    type_in(desk.book, "tblKerja", 0, triwulan=3)
    with refused("SKP-182", desk.book) as galat:
        hitung(desk.book, moment=saat(TIM))
    assert "Triwulan II" in str(galat.value)
    assert hitung(desk.book, moment=saat(TIM), tetap=True).data["triwulan"] == 3
    with refused("SKP-182", desk.book):
        bagikan(desk.book, tmp_path / "tw4", triwulan=4, moment=saat(TIM))
    assert bagikan(desk.book, tmp_path / "tw4", triwulan=4, moment=saat(TIM), tetap=True).files
