"""The entry sheets: settings, bands, frozen panes, coloured findings with links."""

from __future__ import annotations

from typing import Any

from sakip_xl.build.kanvas import Daerah, LembarKanvas
from sakip_xl.build.master import gambar_master
from sakip_xl.build.tabel import daerah_kolom, letak_tabel
from sakip_xl.layout.isi import BarisMentah
from sakip_xl.layout.pengaturan import PENGATURAN
from tests.contoh import SEKARANG, isi_contoh


def lembar(nama: str, **tabel: list[BarisMentah]) -> LembarKanvas:
    return gambar_master(isi_contoh(**tabel), SEKARANG).lembar[nama]


def aturan(satu: LembarKanvas, bidang: str) -> dict[str, Any]:
    ke = [d.bidang for d in PENGATURAN].index(bidang)
    tempat = daerah_kolom(letak_tabel(satu, "tblPengaturan"), "nilai")
    sel = Daerah(tempat.baris + ke, tempat.kolom, tempat.baris + ke, tempat.kolom)
    [hasil] = [pilihan for daerah, pilihan in satu.validasi if daerah == sel]
    return hasil


def test_every_setting_has_the_rule_and_the_prompt_of_what_it_holds() -> None:
    satu = lembar("Identitas")
    assert aturan(satu, "metode_rekap")["source"] == ["rata-rata", "berbobot", "geometrik"]
    assert (aturan(satu, "tahun")["minimum"], aturan(satu, "tahun")["maximum"]) == (2015, 2100)
    assert aturan(satu, "ramadan_mulai")["validate"] == "date"
    assert aturan(satu, "nama_kecamatan")["validate"] == "any"
    for definisi in PENGATURAN:
        assert aturan(satu, definisi.bidang)["input_title"] == definisi.label[:32]


def test_an_unknown_setting_is_kept_without_a_rule() -> None:
    satu = lembar(
        "Identitas", tblPengaturan=[{"pengaturan": "Nama Kecamatan"}, {"pengaturan": "Lain", "nilai": 5}]
    )
    tempat = daerah_kolom(letak_tabel(satu, "tblPengaturan"), "nilai")
    assert satu.sel[tempat.baris + 1, tempat.kolom].nilai == 5


def test_each_predikat_shows_its_colour_and_a_wrong_one_none() -> None:
    satu = lembar("Identitas", tblPredikat=[{"warna": "2e7d32"}, {"warna": "hijau"}])
    tempat = daerah_kolom(letak_tabel(satu, "tblPredikat"), "warna")
    assert satu.sel[tempat.baris, tempat.kolom].gaya.endswith("#2E7D32")
    assert "#" not in satu.sel[tempat.baris + 1, tempat.kolom].gaya


def test_the_indicators_have_bands_and_keep_heading_and_kode_in_view() -> None:
    satu = lembar("Indikator")
    [letak] = satu.tabel
    pita = [sel.nilai for _, sel in sorted(satu.sel.items()) if sel.gaya == "pita" and sel.nilai]
    assert pita[-1] == "Pemeriksaan SMART"
    assert satu.beku == (letak.baris + 1, 1)
    assert satu.ulang_baris == (letak.baris, letak.baris)
    assert satu.ulang_kolom == (0, 0)


def test_a_finding_has_the_colour_of_its_weight_and_links_to_its_cell() -> None:
    satu = lembar("Hasil Pemeriksaan")
    [letak] = satu.tabel
    tingkat, sel = (letak.kolom + letak.tabel.letak_kolom(b) for b in ("tingkat", "sel"))
    gaya = [satu.sel[letak.baris + n, tingkat].gaya.rpartition("+")[2] for n in (1, 2)]
    assert gaya == ["salah", "peringatan"]
    assert satu.sel[letak.baris + 1, sel].tautan == "'Indikator'!K9"


def test_a_finding_elsewhere_has_no_link() -> None:
    baris: list[BarisMentah] = [
        {"tingkat": "info", "lembar": "Indikator", "sel": "K9", "berkas": "lain.xlsx"},
        {"tingkat": "aneh", "lembar": "Lembar Asing", "sel": "K9"},
        {"tingkat": "salah", "lembar": "Indikator", "sel": "baris 9"},
    ]
    satu = lembar("Hasil Pemeriksaan", tblTemuan=baris)
    [letak] = satu.tabel
    sel = letak.kolom + letak.tabel.letak_kolom("sel")
    assert [satu.sel[letak.baris + n, sel].tautan for n in (1, 2, 3)] == [None] * 3


def test_a_sheet_of_several_tables_does_not_freeze_its_first_heading() -> None:
    assert lembar("Formulir Capaian").beku is None
    assert lembar("Dokumen").beku is not None


def test_the_hidden_identity_starts_at_the_top() -> None:
    assert lembar("_meta").tabel[0].kolom == 0
