"""The sheet Rekap: its figures are the domain's, its formulas recalculate to them under every method."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from sakip_xl.build.rekap import CAPAIAN, LetakRekap, susun_rekap
from sakip_xl.build.ringkas import ringkas
from sakip_xl.build.tulis import tulis_xlsx
from sakip_xl.domain.istilah import StatusFormulir
from sakip_xl.layout.isi import IsiBuku
from tests.contoh_ukur import bahan, cari, di, gambar, isi_terukur, teks, ubah
from tests.office.recalc import Kantor


def letak_rekap(isi: IsiBuku) -> LetakRekap:
    kanvas = gambar(isi)
    lembar = replace(kanvas.lembar["Rekap"], sel={}, gabungan=[], grafik=[], tabel=[])
    return susun_rekap(lembar, bahan(isi), ringkas(bahan(isi)))


def test_a_sasaran_is_the_mean_of_its_indicators_and_names_what_it_left_out() -> None:
    lembar = gambar(isi_terukur()).lembar["Rekap"]
    baris, _ = cari(lembar, "S.1")
    # 82,75/82,5; 93,25/92,5; (2x18-19)/18
    assert di(lembar, baris, CAPAIAN).nilai == 98.52
    semua = teks(lembar)
    assert "Tidak ikut direkap: 2 dari 6 indikator" in semua
    assert "Tidak ditargetkan pada Triwulan II." in semua


def test_a_node_without_a_value_of_its_own_takes_that_of_the_nodes_below() -> None:
    lembar = gambar(isi_terukur()).lembar["Rekap"]
    baris, _ = cari(lembar, "T.1")
    assert di(lembar, baris, CAPAIAN).nilai == 98.52
    assert di(lembar, baris, 15).nilai == "dari 1 kinerja di bawahnya"
    baris, _ = cari(lembar, "K.1")
    assert di(lembar, baris, 15).nilai == "tidak dapat dihitung"


def test_money_goes_up_the_tree_and_efficiency_follows_from_the_printed_figures() -> None:
    lembar = gambar(isi_terukur()).lembar["Rekap"]
    baris, _ = cari(lembar, "S.1")
    angka = [di(lembar, baris, kolom).nilai for kolom in range(10, 15)]
    assert angka == [97_000_000.0, 48_500_000.5, 50.0, 48.52, "efisien"]


def test_an_amount_typed_as_text_counts_and_stands_without_a_formula() -> None:
    isi = ubah(isi_terukur(), "tblKinerja", 2, pagu="Rp 98.000.000,00")
    lembar = gambar(isi).lembar["Rekap"]
    baris, _ = cari(lembar, "P.1")
    assert (di(lembar, baris, 10).nilai, di(lembar, baris, 10).rumus) == (98_000_000.0, None)


def test_units_show_their_form_and_who_is_late() -> None:
    isi = ubah(isi_terukur(), "tblFormulir", 0, status="dikecualikan", alasan="Unit digabung")
    isi = ubah(isi, "tblFormulir", 1, kembali=datetime(2026, 7, 9, 8, 0))
    data = ringkas(bahan(isi, datetime(2026, 7, 10)))
    keadaan = [(u.status, u.kembali, u.terlambat) for u in data.unit]
    assert keadaan == [
        (StatusFormulir.DIKECUALIKAN, True, False),
        (StatusFormulir.DITERIMA, True, True),
        (StatusFormulir.DIKIRIM, False, True),
    ]
    semua = teks(gambar(isi).lembar["Rekap"])
    assert "Unit kerja: 2 dari 3 unit wajib sudah mengembalikan formulir" in semua
    assert "Unit digabung" in semua


def test_charts_show_ranges_that_exist_and_hold_the_results() -> None:
    isi = isi_terukur()
    lembar = gambar(isi).lembar["Rekap"]
    letak = letak_rekap(isi)
    assert len(lembar.grafik) == 2
    for grafik in lembar.grafik:
        for seri in grafik.seri:
            cocok = re.fullmatch(r"=Rekap!\$[A-Z]+\$(\d+)(?::\$[A-Z]+\$(\d+))?", seri["values"])
            assert cocok
            assert (int(cocok[1]) - 1, int(cocok[2] or cocok[1]) - 1) in {letak.sasaran, letak.predikat}
    assert di(lembar, letak.sasaran[0], CAPAIAN).nilai == 98.52
    assert di(lembar, letak.predikat[0], 2).nilai == 3


def test_an_empty_book_and_a_tree_with_a_loop_are_drawn_too() -> None:
    kosong = gambar(isi_terukur(tblIndikator=[], tblRealisasi=[], tblKinerja=[], tblUnit=[], tblFormulir=[]))
    semua = teks(kosong.lembar["Rekap"])
    assert {"Belum ada sasaran.", "Kertas Kerja triwulan ini belum diisi."} <= set(semua)
    putar = ubah(ubah(isi_terukur(), "tblKinerja", 0, induk="S.1"), "tblKinerja", 3, induk="Z.9")
    assert "S.1" in teks(gambar(putar).lembar["Rekap"])


def test_under_weights_an_indicator_without_one_is_left_out_by_name() -> None:
    semua = teks(gambar(isi_terukur(atur={"Metode Rekap": "berbobot"})).lembar["Rekap"])
    assert "Tidak ikut direkap: 6 dari 6 indikator" in semua
    assert "Bobot belum diisi." in semua


def berbobot(isi: IsiBuku) -> IsiBuku:
    for ke, bobot in enumerate((50, 30, 20)):
        isi = ubah(isi, "tblIndikator", ke, bobot=bobot)
    return isi


@pytest.mark.libreoffice
def test_libreoffice_rolls_up_alike_under_every_method_and_setting(kantor: Kantor, tmp_path: Path) -> None:
    aturan = {
        "rata": {},
        "bobot": {"Metode Rekap": "berbobot", "Batas Nilai Rekap (%)": 100},
        "geo": {"Metode Rekap": "geometrik", "Pembulatan Capaian": "potong", "Angka Desimal Capaian": 1},
        "ambang": {"Ambang Efisiensi (poin)": 60, "Metode Rekap": None, "Angka Desimal Capaian": None},
    }
    buku = []
    for nama, atur in aturan.items():
        dasar = berbobot(isi_terukur())
        isi = isi_terukur(atur=atur, tblIndikator=dasar.baris("tblIndikator"))  # type: ignore[arg-type]
        buku.append(tmp_path / f"{nama}.xlsx")
        tulis_xlsx(gambar(isi), buku[-1])
    kosong = isi_terukur(tblIndikator=[], tblRealisasi=[], tblKinerja=[], tblAnggaran=[])
    buku.append(tmp_path / "kosong.xlsx")
    tulis_xlsx(gambar(kosong), buku[-1])
    for berkas, hasil in kantor.hitung_ulang(buku).items():
        assert (berkas.name, hasil.galat, hasil.beda) == (berkas.name, [], [])
