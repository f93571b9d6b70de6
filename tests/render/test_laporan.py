"""The sheet Laporan: the register, and one report a SOP that says what it is."""

from __future__ import annotations

from datetime import date

import pytest

from sakip_xl.domain.model import Laporan
from sakip_xl.domain.report.sections import typed_value
from sakip_xl.domain.terms import LaporanKind, SopName, Triwulan, YesNo
from sakip_xl.render.canvas import Canvas
from sakip_xl.render.sheets.laporan import page_of
from sakip_xl.render.table import table_position
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import RawRow, raw
from tests.sample_measured import change, drawing, find, measured_content, text


def laporan(sop: SopName, kind: LaporanKind, **other: object) -> RawRow:
    return raw(
        Laporan(
            nomor=f"{sop}-01",
            sop=sop,
            triwulan=Triwulan.II,
            jenis=kind,
            tanggal=date(2026, 7, 10),
            disusun_oleh="Siti Rahmawati, S.E.",
            **other,  # type: ignore[arg-type]
        )
    )


def test_without_a_report_both_pages_are_drafts_that_say_how_to_make_them() -> None:
    sheet = drawing(measured_content()).sheets["Laporan"]
    everything = text(sheet)
    assert everything.count("DRAFT – klik Laporan untuk menyusunnya") == 2
    assert everything.count("Menunggu keputusan Sekretaris dan disposisi Camat.") == 2
    assert len(sheet.page_breaks) == 2  # before the second report, and before its closing, kept whole


def test_a_draft_is_marked_and_a_final_report_is_not() -> None:
    rows = [
        laporan(SopName.PENGUMPULAN, LaporanKind.DRAFT, keputusan_sekretaris=YesNo.TIDAK, arahan="Lengkapi."),
        laporan(
            SopName.PENGUKURAN,
            LaporanKind.FINAL,
            ringkasan="Baik.",
            keputusan_sekretaris=YesNo.YA,
            disposisi_camat="Tindak lanjuti.",
        ),
    ]
    everything = text(drawing(measured_content(tblLaporan=rows)).sheets["Laporan"])
    assert [t for t in everything if t.startswith("DRAFT")] == ["DRAFT – menunggu persetujuan Sekretaris"]
    assert (
        "Laporan pengumpulan-01 dikembalikan untuk dilengkapi oleh Sekretaris. Arahan: Lengkapi."
        in everything
    )
    assert "Laporan pengukuran-01 disetujui oleh Sekretaris." in everything
    assert {"Disposisi Camat: Tindak lanjuti.", "Ringkasan: Baik."} <= set(everything)


def test_the_measurement_table_has_the_customary_columns_and_indonesian_figures() -> None:
    sheet = drawing(measured_content()).sheets["Laporan"]
    everything = text(sheet)
    headings = ["No", "Sasaran Strategis / Kinerja", "Indikator Kinerja", "Satuan", "Target", "Realisasi",
             "Capaian (%)", "Predikat"]  # fmt: skip
    start = everything.index("Sasaran Strategis / Kinerja") - 1
    assert everything[start : start + 8] == headings
    row, _ = find(sheet, "94,44")
    assert [sheet.cells[row, k].value for k in (2, 3, 4, 5, 7)] == [
        "Rata-rata waktu pelayanan surat pengantar", "menit", "18", "19", "Sangat Tinggi",
    ]  # fmt: skip


def test_who_is_missing_and_what_hindered_is_told() -> None:
    everything = text(drawing(measured_content()).sheets["Laporan"])
    assert "Dari 3 unit wajib, 1 unit sudah mengembalikan formulir atau dikecualikan." in everything
    assert (
        "Belum mengembalikan: Sub Bagian Umum dan Kepegawaian dan Seksi Pemberdayaan Masyarakat dan Desa."
        in everything
    )
    assert "Mengusulkan jaringan kedua. (sampai 30 September 2026)" in everything
    assert any(t.startswith("Disposisi Camat Nomor Agenda 045/2026 tanggal 1 Juli 2026") for t in everything)
    assert any(t.startswith("Tidak ikut direkap 2 dari 6 indikator: IKT.1 dan IKK.1.") for t in everything)


def test_what_is_not_available_is_counted_and_named_in_both_reports() -> None:
    content = change(measured_content(), "tblRealisasi", 0, realisasi=None, alasan_belum="Menunggu survei.")
    sheets = drawing(content).sheets
    everything = text(sheets["Laporan"])
    assert everything.count("Belum tersedia 1 realisasi: IKS.1 (Menunggu survei).") == 2
    assert "3 dari 4, 1 belum tersedia" in everything
    assert "Belum tersedia" in everything
    assert "1 indikator belum tersedia." in text(sheets["Rekap"])
    assert "Realisasi terisi (1 belum tersedia)" in text(sheets["Beranda"])


def test_only_the_reports_are_printed() -> None:
    sheet = drawing(measured_content()).sheets["Laporan"]
    place = table_position(sheet, "tblLaporan")
    assert sheet.print_area is not None
    assert sheet.print_area.row > place.row + place.count


def test_an_empty_book_has_reports_that_say_that_nothing_is_there() -> None:
    content = measured_content(
        tblIndikator=[], tblRealisasi=[], tblKinerja=[], tblUnit=[], tblFormulir=[], tblDisposisi=[]
    )
    everything = set(text(drawing(content).sheets["Laporan"]))
    assert {
        "Belum ada unit kerja.",
        "Belum ada indikator.",
        "Belum ada sasaran.",
        "Belum ada program.",
        "Kertas Kerja triwulan ini belum diisi.",
        "Tidak ada kendala yang dilaporkan.",
    } <= everything


@pytest.mark.parametrize(
    ("value", "printed"),
    [(None, "-"), ("", "-"), (0, "0"), (82.5, "82,5"), ("80 - 90%", "80 - 90%"), (True, "True")],
)
def test_typed_figures_are_printed_as_typed(value: object, printed: str) -> None:
    assert typed_value(value) == printed


@pytest.mark.parametrize(("height", "split"), [(40.0, False), (1000.0, True)])
def test_decision_and_signatures_stay_on_one_page(height: float, split: bool) -> None:
    sheet = Canvas().add(MASTER.sheet_named("Laporan"))
    sheet.heights.update({0: height, 1: 100.0, 2: 100.0})
    assert (page_of(sheet, 0, 1, 1150) != page_of(sheet, 0, 2, 1150)) is split
