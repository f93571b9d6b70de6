"""The sheet Kertas Kerja as drawn."""

from __future__ import annotations

from sakip_xl.build.kertas_kerja import teks_aturan
from sakip_xl.build.tabel import letak_tabel
from sakip_xl.domain.model import Pengaturan, Sel
from tests.contoh_ukur import bahan, gambar, isi_terukur, teks, ubah


def test_every_computed_column_is_a_formula_with_its_value() -> None:
    lembar = gambar(isi_terukur()).lembar["Kertas Kerja"]
    letak = letak_tabel(lembar, "tblKertasKerja")
    assert letak.jumlah == 12
    for n, kolom in enumerate(letak.tabel.kolom):
        sel = lembar.sel[letak.baris + 7, letak.kolom + n]
        assert (sel.rumus is not None) == (kolom.rumus is not None), kolom.judul


def test_a_row_shows_how_its_number_came_about() -> None:
    lembar = gambar(isi_terukur()).lembar["Kertas Kerja"]
    semua = teks(lembar)
    assert "selisih: (2 × target − realisasi) ÷ target × 100 = (2 × 18 − 19) ÷ 18 × 100" in semua
    assert "Tidak ditargetkan pada Triwulan II." in semua
    assert "Realisasi belum diisi." in semua


def test_the_rules_in_force_stand_above_the_table() -> None:
    aturan: dict[str, Sel] = {
        "Batas Nilai Rekap (%)": 112.5,
        "Pembulatan Capaian": "potong",
        "Metode Rekap": "geometrik",
    }
    lembar = gambar(isi_terukur(atur=aturan)).lembar["Kertas Kerja"]
    assert (
        "Aturan yang dipakai: 2 angka desimal, pembulatan potong, batas nilai rekap 112,5%, "
        "metode rekap geometrik." in teks(lembar)
    )
    baku = teks_aturan(Pengaturan(nama_kecamatan="Contoh", tahun=2026))
    assert "pembulatan setengah naik, batas nilai rekap tidak ada, metode rekap rata-rata" in baku


def test_predikat_have_the_colours_of_the_workbook_and_a_wrong_colour_none() -> None:
    isi = ubah(isi_terukur(), "tblPredikat", 0, warna="biru")
    lembar = gambar(isi).lembar["Kertas Kerja"]
    warna = [str(aturan.get("format")) for _, aturan in lembar.bersyarat]
    huruf = [w.split("huruf#")[1][:6] for w in warna if "#" in w]
    assert huruf == ["7CB342", "F9A825", "EF6C00", "C62828"]


def test_an_empty_book_still_has_its_table() -> None:
    isi = isi_terukur(tblIndikator=[], tblRealisasi=[])
    letak = letak_tabel(gambar(isi).lembar["Kertas Kerja"], "tblKertasKerja")
    assert letak.jumlah == 1
    assert bahan(isi).master.kertas_kerja == []
