"""Both reports as documents: who is missing, what was measured, what was decided, and what is not there."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sakip_xl.documents.base import Source
from sakip_xl.documents.papers import PAPERS
from sakip_xl.domain.model import Laporan
from sakip_xl.domain.report.sections import typed_value
from sakip_xl.domain.terms import LaporanKind, SopName, Triwulan, YesNo
from sakip_xl.schema.content import BookContent, RawRow, raw
from sakip_xl.schema.load import load_master
from tests.documents.reading import filled, words
from tests.sample import SEKARANG
from tests.sample_measured import change, measured_content
from tests.sample_rows import INDIKATOR

LAST_YEAR: list[RawRow] = [
    {"kode": "IKS.1", "tahun": 2025, "target": 80, "realisasi": 81.255, "realisasi_tw2": "80,5"},
    {"kode": "IKP.1", "tahun": 2025, "realisasi": 4700},
]


def report(content: BookContent, sop: str) -> str:
    """The text of one report."""
    kind = PAPERS[f"laporan-{sop}"]
    [paper] = kind.compose(Source(load_master(content).master, 2, SEKARANG))
    return words(filled(kind.jenis, paper))


def laporan(sop: SopName, kind: LaporanKind, **other: Any) -> RawRow:
    return raw(
        Laporan(
            nomor=f"{sop}-01",
            sop=sop,
            triwulan=Triwulan.II,
            jenis=kind,
            tanggal=date(2026, 7, 10),
            disusun_oleh="Siti Rahmawati, S.E.",
            **other,
        )
    )


def test_without_a_row_of_the_register_a_report_says_that_it_waits() -> None:
    for sop in SopName:
        text = report(measured_content(), sop)
        [paper] = PAPERS[f"laporan-{sop}"].compose(
            Source(load_master(measured_content()).master, 2, SEKARANG)
        )
        assert (paper.tags["nomor"], paper.draft) == ("(belum disusun)", True)
        assert "Menunggu keputusan Sekretaris dan disposisi Camat." in text


def test_decisions_arahan_and_disposisi_are_told() -> None:
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
    content = measured_content(tblLaporan=rows)
    returned = "Laporan pengumpulan-01 dikembalikan untuk dilengkapi oleh Sekretaris. Arahan: Lengkapi."
    assert returned in report(content, "pengumpulan")
    text = report(content, "pengukuran")
    for told in (
        "Laporan pengukuran-01 disetujui oleh Sekretaris.",
        "Disposisi Camat: Tindak lanjuti.",
        "Ringkasan: Baik.",
    ):
        assert told in text


def test_who_is_missing_and_what_hindered_is_told() -> None:
    text = report(measured_content(), "pengumpulan")
    for told in (
        "Dari 3 unit wajib, 1 unit sudah mengembalikan formulir atau dikecualikan.",
        "Belum mengembalikan: Sub Bagian Umum dan Kepegawaian dan Seksi Pemberdayaan Masyarakat dan Desa.",
        "Mengusulkan jaringan kedua. (sampai 30 September 2026)",
        "Disposisi Camat Nomor Agenda 045/2026 tanggal 1 Juli 2026",
    ):
        assert told in text
    assert "Tidak ikut direkap 2 dari 6 indikator: IKT.1 dan IKK.1." in report(
        measured_content(), "pengukuran"
    )


def test_what_is_not_available_is_counted_and_named_in_both_reports() -> None:
    content = change(measured_content(), "tblRealisasi", 0, realisasi=None, alasan_belum="Menunggu survei.")
    for sop in SopName:
        assert "Belum tersedia 1 realisasi: IKS.1 (Menunggu survei)." in report(content, sop)
    assert "3 dari 4, 1 belum tersedia" in report(content, "pengumpulan")


def test_an_empty_book_has_reports_that_say_that_nothing_is_there() -> None:
    content = measured_content(
        tblIndikator=[], tblRealisasi=[], tblKinerja=[], tblUnit=[], tblFormulir=[], tblDisposisi=[]
    )
    both = {line for sop in SopName for line in report(content, sop).split("\n")}
    assert {
        "Belum ada unit kerja.",
        "Belum ada indikator.",
        "Belum ada sasaran.",
        "Belum ada program.",
        "Kertas Kerja triwulan ini belum diisi.",
        "Tidak ada kendala yang dilaporkan.",
        "Riwayat dan Target Akhir Renstra belum diisi, sehingga tidak ada yang dibandingkan.",
    } <= both


def test_the_report_names_another_time_only_where_it_is_another() -> None:
    content = measured_content(
        adjust={"Tahun Awal Renstra": 2025, "Tahun Akhir Renstra": 2029}, tblRiwayat=LAST_YEAR
    )
    index = next(n for n, item in enumerate(INDIKATOR) if item.kode == "IKS.1")
    content = change(content, "tblIndikator", index, target_renstra="90 - 95")
    text = report(content, "pengukuran")
    for told in ("80,5", "82,75", "+2,25", "90 - 95", "4.700 (setahun)", "tidak diketahui"):
        assert told in text
    untold = "Tanpa Riwayat dan Target Akhir Renstra: 4 indikator, yaitu IKS.2, IKS.3, IKT.1, dan IKK.1."
    assert untold in text


def test_when_all_are_told_none_is_named() -> None:
    rows: list[RawRow] = [{"kode": i.kode, "tahun": 2025, "realisasi": 80} for i in INDIKATOR]
    assert "Tanpa Riwayat" not in report(measured_content(tblRiwayat=rows), "pengukuran")


@pytest.mark.parametrize(
    ("version", "sentence"),
    [
        ("murni", "Target menurut PK murni."),
        ("perubahan", "Target menurut PK perubahan untuk 1 indikator: IKS.1; selebihnya menurut PK murni."),
    ],
)
def test_both_reports_tell_the_version_of_the_pk(version: str, sentence: str) -> None:
    content = change(measured_content(), "tblIndikator", 0, versi_pk=version)
    assert all(sentence in report(content, sop) for sop in SopName)


@pytest.mark.parametrize(
    ("value", "printed"),
    [(None, "-"), ("", "-"), (0, "0"), (82.5, "82,5"), ("80 - 90%", "80 - 90%"), (True, "True")],
)
def test_typed_figures_are_printed_as_typed(value: object, printed: str) -> None:
    assert typed_value(value) == printed
