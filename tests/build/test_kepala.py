"""The head of a sheet, its buttons and the block of signatures."""

from __future__ import annotations

from datetime import date

import pytest

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.kanvas import Kanvas, LembarKanvas
from sakip_xl.build.kepala import (
    TANDA_CONTOH,
    gambar_kepala,
    kolom_selebar,
    lebar_tombol,
    namai_tombol,
    tanda_tangan,
)
from sakip_xl.build.tulis import tulis_xlsx
from sakip_xl.domain.istilah import Peran, YaTidak
from sakip_xl.domain.model import Sel
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.isi import BarisMentah
from sakip_xl.layout.muat import muat_master
from sakip_xl.layout.tombol import TOMBOL
from tests.contoh import PENGATURAN_CONTOH, SEKARANG, baris_pengaturan, isi_contoh


def bahan(**tabel: list[BarisMentah]) -> Bahan:
    isi = isi_contoh(**tabel)
    return Bahan(isi, muat_master(isi).master, SEKARANG)


def lembar(nama: str) -> LembarKanvas:
    return Kanvas().tambah(MASTER.lembar_bernama(nama))


def nilai(satu: LembarKanvas) -> list[Sel]:
    return [sel.nilai for _, sel in sorted(satu.sel.items()) if sel.nilai not in {None, ""}]


def pengaturan(**ubahan: object) -> list[BarisMentah]:
    return baris_pengaturan(PENGATURAN_CONTOH.model_copy(update=ubahan))


def test_the_head_names_the_sheet_the_kecamatan_and_the_year() -> None:
    satu = lembar("Rekap")
    gambar_kepala(satu, bahan())
    assert nilai(satu)[:3] == [
        "Rekapitulasi",
        "Kecamatan Sumbersuko, Kabupaten Lumajang, Tahun 2026",
        TANDA_CONTOH,
    ]


def test_real_data_carries_no_mark_and_an_empty_kabupaten_no_comma() -> None:
    satu = lembar("Rekap")
    gambar_kepala(satu, bahan(tblPengaturan=pengaturan(data_contoh=YaTidak.TIDAK, nama_kabupaten="")))
    assert satu.sel[1, 0].nilai == "Kecamatan Sumbersuko, Tahun 2026"
    assert satu.sel[2, 0].nilai == ""


def test_a_setting_that_was_deleted_reads_as_empty() -> None:
    satu = lembar("Rekap")
    gambar_kepala(satu, bahan(tblPengaturan=[]))
    assert satu.sel[1, 0].nilai == "Kecamatan , Tahun "


@pytest.mark.parametrize("nama", [s.nama for s in MASTER.lembar])
def test_every_button_of_a_sheet_links_to_its_own_defined_name(nama: str) -> None:
    kanvas = Kanvas()
    satu = kanvas.tambah(MASTER.lembar_bernama(nama))
    gambar_kepala(satu, bahan())
    namai_tombol(kanvas)
    harap = {f"tombol_{t.id}_{nama.replace(' ', '_')}" for t in TOMBOL if nama in t.lembar}
    assert set(kanvas.nama) == harap
    assert {sel.tautan for sel in satu.sel.values() if sel.gaya == "tombol" and sel.tautan} == harap
    catatan = [teks for teks in nilai(satu) if "add-in SAKIP" in str(teks)]
    assert len(catatan) == bool(harap)


def test_every_sheet_but_beranda_has_a_way_back() -> None:
    for nama in ("Beranda", "Rekap"):
        satu = lembar(nama)
        gambar_kepala(satu, bahan(), tombol=False)
        assert ("'Beranda'!A1" in {sel.tautan for sel in satu.sel.values()}) == (nama != "Beranda")


def test_a_button_is_as_wide_as_its_longest_word() -> None:
    assert lebar_tombol("rekap") == 10
    assert lebar_tombol("rekap_pengukuran") == pytest.approx(13)


def test_hidden_columns_give_no_width() -> None:
    satu = lembar("Rekap")
    satu.lebar = {0: 6, 1: 30, 2: 6}
    satu.kolom_tersembunyi.add(1)
    assert kolom_selebar(satu, 0, 11) == 2
    assert kolom_selebar(satu, 3, 16) == 4


def test_the_signature_block_takes_the_first_official_of_the_role() -> None:
    satu = lembar("Laporan")
    akhir = tanda_tangan(
        satu, 4, 1, bahan(), Peran.CAMAT, sampai=3, tanggal=date(2026, 7, 9), pengantar="Mengetahui,"
    )
    assert akhir == 12
    assert nilai(satu) == [
        "Sumbersuko, 9 Juli 2026",
        "Mengetahui,",
        "Camat Sumbersuko",
        "Drs. Hadi Prasetyo, M.Si.",
        "NIP 197001011995031001",
    ]


def test_the_signature_block_stays_empty_where_nothing_is_known() -> None:
    satu = lembar("Laporan")
    tanda_tangan(satu, 0, 0, bahan(tblPejabat=[], tblPengaturan=pengaturan(tempat_naskah="")), Peran.STAF)
    assert nilai(satu) == ["...................."]


def test_a_long_head_is_written_without_complaint(tmp_path: object) -> None:
    kanvas = Kanvas()
    gambar_kepala(kanvas.tambah(MASTER.lembar_bernama("Beranda")), bahan())
    namai_tombol(kanvas)
    tulis_xlsx(kanvas, tmp_path / "uji.xlsx")  # type: ignore[operator]
