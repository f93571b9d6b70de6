"""The sheet Beranda: where both SOPs stand, on one page."""

from __future__ import annotations

from datetime import datetime

from xlsxwriter.utility import xl_rowcol_to_cell

from sakip_xl.build.gaya import sifat
from sakip_xl.domain.istilah import NamaSop, Peran, Peristiwa, Triwulan
from sakip_xl.domain.jejak import BarisJejak, sambung
from sakip_xl.domain.model import Dokumen
from sakip_xl.domain.sop import SOP
from sakip_xl.layout.isi import BarisMentah, Perubahan, mentah
from tests.contoh import ID_MASTER, SEKARANG
from tests.contoh_ukur import cari, di, gambar, isi_terukur, teks

URUTAN = ["periksa", "bagikan", "rekap", "hitung", "laporan", "majukan", "status"]


def test_the_current_steps_stand_in_the_titles_and_their_state_in_the_rows() -> None:
    lembar = gambar(isi_terukur()).lembar["Beranda"]
    semua = teks(lembar)
    assert "SOP Pengumpulan Data Kinerja: langkah 3 dari 12" in semua
    assert "SOP Pengukuran Kinerja: langkah 1 dari 10" in semua
    baris, kolom = cari(lembar, "Sekretaris melakukan rapat dengan Tim SAKIP untuk memberikan arahan "
                        "pelaksanaan kegiatan pengumpulan data kinerja")  # fmt: skip
    assert di(lembar, baris, kolom + 4).nilai == datetime(2026, 7, 2, 8, 5)
    assert di(lembar, baris, kolom + 5).nilai == "selesai"


def test_a_running_step_past_its_due_time_is_late_and_turns_red() -> None:
    lembar = gambar(isi_terukur(), datetime(2026, 7, 6, 9, 30)).lembar["Beranda"]
    assert "terlambat" in teks(lembar)
    merah = [aturan for _, aturan in lembar.bersyarat if aturan.get("format") == "terlambat"]
    assert len(merah) == 2
    assert all("NOW()" in aturan["criteria"] for aturan in merah)


def test_what_is_missing_leads_to_the_sheet_where_it_is_filled_in() -> None:
    lembar = gambar(isi_terukur()).lembar["Beranda"]
    baris, _ = cari(lembar, "Yang belum lengkap pada langkah kini")
    isi = [di(lembar, baris + n, 0) for n in range(1, 9)]
    assert str(isi[0].nilai).startswith("Pengumpulan 3: ")
    assert isi[0].tautan is not None
    assert any(str(s.nilai).startswith("Pengukuran 1: ") for s in isi)


def test_more_than_fits_is_counted() -> None:
    dokumen = [
        mentah(Dokumen(sop=NamaSop.PENGUMPULAN, triwulan=Triwulan.II, langkah=4, dokumen=f"Dokumen {n}"))
        for n in range(12)
    ]
    isi = isi_terukur(tblDokumen=dokumen, tblJejak=rantai(3))
    semua = teks(gambar(isi).lembar["Beranda"])
    assert any(t.startswith("dan ") and t.endswith("klik Status untuk melihat semuanya.") for t in semua)


def test_when_both_sops_are_done_nothing_is_missing() -> None:
    isi = isi_terukur(tblJejak=[*rantai(12), *rantai(10, NamaSop.PENGUKURAN)])
    semua = teks(gambar(isi).lembar["Beranda"])
    assert "SOP Pengumpulan Data Kinerja: selesai" in semua
    assert "SOP Pengukuran Kinerja: selesai" in semua
    assert "Semua langkah kedua SOP pada triwulan ini sudah selesai." in semua


def test_the_figures_of_the_quarter_stand_large_and_come_from_rekap() -> None:
    kanvas = gambar(isi_terukur())
    lembar = kanvas.lembar["Beranda"]
    semua = teks(lembar)
    assert {
        "1 dari 3 unit",
        "0 unit",
        "4 dari 6 indikator",
        "Keadaan Triwulan II per 6 Juli 2026 pukul 09.30",
    } <= set(semua)
    baris, kolom = cari(lembar, "Capaian kecamatan (%)")
    sel = di(lembar, baris + 1, kolom)
    assert sel.nilai == 98.52
    assert sel.rumus is not None
    assert "Rekap!" in sel.rumus
    assert kanvas.nama["triwulan_aktif"].startswith("'Beranda'!")


def test_without_a_value_the_figures_show_a_dash_and_late_units_are_marked() -> None:
    isi = isi_terukur(tblIndikator=[], tblRealisasi=[])
    lembar = gambar(isi, datetime(2026, 7, 20)).lembar["Beranda"]
    baris, kolom = cari(lembar, "Capaian kecamatan (%)")
    assert di(lembar, baris + 1, kolom).nilai == "-"
    baris, kolom = cari(lembar, "Unit terlambat")
    assert "terlambat" in di(lembar, baris + 1, kolom).gaya


def test_the_buttons_stand_in_the_order_of_the_work() -> None:
    lembar = gambar(isi_terukur(), SEKARANG).lembar["Beranda"]
    tombol = [s.tautan for _, s in sorted(lembar.sel.items()) if s.tautan and s.tautan.startswith("tombol_")]
    assert tombol == [f"tombol_{nama}_Beranda" for nama in URUTAN]


def test_the_bar_that_a_long_arahan_runs_over_leads_back_to_its_only_cell() -> None:
    isi = isi_terukur()
    arahan = "Perbaiki data Seksi PMD."
    isi = Perubahan(ubah=[("tblKerja", 0, "arahan", arahan), ("tblKerja", 0, "ke_langkah", 7)]).terapkan(isi)
    lembar = gambar(isi).lembar["Beranda"]
    baris, kolom = cari(lembar, arahan)
    assert sifat(di(lembar, baris, kolom).gaya)["text_wrap"] is False
    assert di(lembar, baris, kolom - 1).nilai == 7
    bidang = [di(lembar, baris, satu) for satu in range(kolom + 1, 15)]
    assert {(satu.nilai, satu.tautan) for satu in bidang} == {(None, "'Beranda'!F8")}
    assert xl_rowcol_to_cell(baris, kolom) == "F8"


def rantai(sampai: int, nama: NamaSop = NamaSop.PENGUMPULAN) -> list[BarisMentah]:
    """The rows of the log that complete the first steps of a SOP."""
    hasil: list[BarisJejak] = []
    for langkah in SOP[nama].langkah[:sampai]:
        hasil.append(
            sambung(
                hasil,
                ID_MASTER,
                waktu=datetime(2026, 7, 1 + langkah.nomor, 8),
                sop=nama,
                triwulan=2,
                langkah=langkah.nomor,
                peristiwa=Peristiwa.SELESAI,
                oleh="Seseorang",
                peran=Peran(langkah.pelaku[0]),
                keputusan="Ya" if langkah.keputusan else None,
            )
        )
    return [mentah(b) for b in hasil]
