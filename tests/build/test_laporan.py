"""The sheet Laporan: the register, and one report a SOP that says what it is."""

from __future__ import annotations

from datetime import date

import pytest

from sakip_xl.build.kanvas import Kanvas
from sakip_xl.build.laporan import halaman
from sakip_xl.build.laporan_isi import ketikan
from sakip_xl.build.tabel import letak_tabel
from sakip_xl.domain.istilah import JenisLaporan, NamaSop, Triwulan, YaTidak
from sakip_xl.domain.model import Laporan
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.isi import BarisMentah, mentah
from tests.contoh_ukur import cari, gambar, isi_terukur, teks


def laporan(sop: NamaSop, jenis: JenisLaporan, **lain: object) -> BarisMentah:
    return mentah(
        Laporan(
            nomor=f"{sop}-01",
            sop=sop,
            triwulan=Triwulan.II,
            jenis=jenis,
            tanggal=date(2026, 7, 10),
            disusun_oleh="Siti Rahmawati, S.E.",
            **lain,  # type: ignore[arg-type]
        )
    )


def test_without_a_report_both_pages_are_drafts_that_say_how_to_make_them() -> None:
    lembar = gambar(isi_terukur()).lembar["Laporan"]
    semua = teks(lembar)
    assert semua.count("DRAFT – klik Laporan untuk menyusunnya") == 2
    assert semua.count("Menunggu keputusan Sekretaris dan disposisi Camat.") == 2
    assert len(lembar.jeda_halaman) == 1


def test_a_draft_is_marked_and_a_final_report_is_not() -> None:
    baris = [
        laporan(
            NamaSop.PENGUMPULAN, JenisLaporan.DRAFT, keputusan_sekretaris=YaTidak.TIDAK, arahan="Lengkapi."
        ),
        laporan(
            NamaSop.PENGUKURAN,
            JenisLaporan.FINAL,
            ringkasan="Baik.",
            keputusan_sekretaris=YaTidak.YA,
            disposisi_camat="Tindak lanjuti.",
        ),
    ]
    semua = teks(gambar(isi_terukur(tblLaporan=baris)).lembar["Laporan"])
    assert [t for t in semua if t.startswith("DRAFT")] == ["DRAFT – menunggu persetujuan Sekretaris"]
    assert "Laporan pengumpulan-01 dikembalikan untuk dilengkapi oleh Sekretaris. Arahan: Lengkapi." in semua
    assert "Laporan pengukuran-01 disetujui oleh Sekretaris." in semua
    assert {"Disposisi Camat: Tindak lanjuti.", "Ringkasan: Baik."} <= set(semua)


def test_the_measurement_table_has_the_customary_columns_and_indonesian_figures() -> None:
    lembar = gambar(isi_terukur()).lembar["Laporan"]
    semua = teks(lembar)
    judul = ["No", "Sasaran Strategis / Kinerja", "Indikator Kinerja", "Satuan", "Target", "Realisasi",
             "Capaian (%)", "Predikat"]  # fmt: skip
    awal = semua.index("Sasaran Strategis / Kinerja") - 1
    assert semua[awal : awal + 8] == judul
    baris, _ = cari(lembar, "94,44")
    assert [lembar.sel[baris, k].nilai for k in (2, 3, 4, 5, 7)] == [
        "Rata-rata waktu pelayanan surat pengantar", "menit", "18", "19", "Sangat Tinggi",
    ]  # fmt: skip


def test_who_is_missing_and_what_hindered_is_told() -> None:
    semua = teks(gambar(isi_terukur()).lembar["Laporan"])
    assert "Dari 3 unit wajib, 1 unit sudah mengembalikan formulir atau dikecualikan." in semua
    assert (
        "Belum mengembalikan: Sub Bagian Umum dan Kepegawaian dan Seksi Pemberdayaan Masyarakat dan Desa."
        in semua
    )
    assert "Mengusulkan jaringan kedua. (sampai 30 September 2026)" in semua
    assert any(t.startswith("Disposisi Camat Nomor Agenda 045/2026 tanggal 1 Juli 2026") for t in semua)
    assert any(t.startswith("Tidak ikut direkap 2 dari 6 indikator: IKT.1 dan IKK.1.") for t in semua)


def test_only_the_reports_are_printed() -> None:
    lembar = gambar(isi_terukur()).lembar["Laporan"]
    letak = letak_tabel(lembar, "tblLaporan")
    assert lembar.daerah_cetak is not None
    assert lembar.daerah_cetak.baris > letak.baris + letak.jumlah


def test_an_empty_book_has_reports_that_say_that_nothing_is_there() -> None:
    isi = isi_terukur(
        tblIndikator=[], tblRealisasi=[], tblKinerja=[], tblUnit=[], tblFormulir=[], tblDisposisi=[]
    )
    semua = set(teks(gambar(isi).lembar["Laporan"]))
    assert {
        "Belum ada unit kerja.",
        "Belum ada indikator.",
        "Belum ada sasaran.",
        "Belum ada program.",
        "Kertas Kerja triwulan ini belum diisi.",
        "Tidak ada kendala yang dilaporkan.",
    } <= semua


@pytest.mark.parametrize(
    ("nilai", "tulisan"),
    [(None, "-"), ("", "-"), (0, "0"), (82.5, "82,5"), ("80 - 90%", "80 - 90%"), (True, "True")],
)
def test_typed_figures_are_printed_as_typed(nilai: object, tulisan: str) -> None:
    assert ketikan(nilai) == tulisan


@pytest.mark.parametrize(("tinggi", "pisah"), [(40.0, False), (1000.0, True)])
def test_decision_and_signatures_stay_on_one_page(tinggi: float, pisah: bool) -> None:
    lembar = Kanvas().tambah(MASTER.lembar_bernama("Laporan"))
    lembar.tinggi.update({0: tinggi, 1: 100.0, 2: 100.0})
    assert (halaman(lembar, 0, 1, 1150) != halaman(lembar, 0, 2, 1150)) is pisah
