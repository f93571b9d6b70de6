"""The master: every sheet of the layout, only what the layout knows, and names that resolve."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sakip_xl.build.kanvas import Kanvas
from sakip_xl.build.kepala import TANDA_CONTOH
from sakip_xl.build.master import PENGGAMBAR, gambar_master
from sakip_xl.build.tulis import tulis_xlsx
from sakip_xl.domain.istilah import YaTidak
from sakip_xl.domain.model import Sel
from sakip_xl.layout.buku import BUKU_MASTER, MASTER
from sakip_xl.layout.isi import BarisMentah, IsiBuku
from sakip_xl.layout.pengaturan import PENGATURAN
from tests.contoh import PENGATURAN_CONTOH, SEKARANG, baris_pengaturan, isi_contoh
from tests.office.recalc import Kantor

KOSONG = IsiBuku(BUKU_MASTER, {"tblKerja": [{"triwulan": 1}]})


def di(kanvas: Kanvas, nama: str) -> Sel:
    """The value of the cell that a defined name points to."""
    cocok = re.fullmatch(r"'(.+)'!\$([A-Z]+)\$(\d+)", kanvas.nama[nama])
    assert cocok is not None
    kolom = 0
    for huruf in cocok[2]:
        kolom = kolom * 26 + ord(huruf) - 64
    return kanvas.lembar[cocok[1]].sel[int(cocok[3]) - 1, kolom - 1].nilai


def test_every_sheet_has_a_builder_and_stands_in_order() -> None:
    assert list(PENGGAMBAR) == [lembar.nama for lembar in MASTER.lembar]
    assert list(gambar_master(isi_contoh(), SEKARANG).lembar) == list(PENGGAMBAR)


@pytest.mark.parametrize("isi", [KOSONG, isi_contoh()], ids=["empty", "sample"])
def test_every_table_of_the_layout_is_drawn_once_on_its_sheet(isi: IsiBuku) -> None:
    letak = [(s.lembar.nama, t.tabel.nama) for s, t in gambar_master(isi, SEKARANG).tabel()]
    assert sorted(letak) == sorted((t.lembar, t.nama) for t in MASTER.tabel)


def test_every_setting_is_a_named_cell() -> None:
    kanvas = gambar_master(isi_contoh(), SEKARANG)
    for definisi in PENGATURAN:
        nilai = getattr(PENGATURAN_CONTOH, definisi.bidang)
        assert di(kanvas, definisi.bidang) == (None if nilai in {None, ""} else nilai)


def test_a_setting_whose_row_is_gone_is_an_empty_text_and_of_two_rows_the_last_filled_one_counts() -> None:
    baris = baris_pengaturan(PENGATURAN_CONTOH)
    lain: list[BarisMentah] = [{**baris[1], "nilai": n} for n in ("Kota Lain", " ", None)]
    isi = isi_contoh(tblPengaturan=[*baris[1:], *lain, {"pengaturan": "asing"}])
    kanvas = gambar_master(isi, SEKARANG)
    assert kanvas.nama["nama_kecamatan"] == '""'
    assert di(kanvas, "nama_kabupaten") == "Kota Lain"
    assert "Kota Lain" in str(kanvas.lembar["Rekap"].sel[1, 0].nilai)


def test_every_list_that_a_dropdown_names_is_defined() -> None:
    kanvas = gambar_master(isi_contoh(), SEKARANG)
    daftar = {k.daftar for t in MASTER.tabel for k in t.kolom if k.daftar}
    assert daftar <= set(kanvas.nama)


def test_sample_data_is_marked_on_every_printed_page_and_real_data_is_not() -> None:
    assert gambar_master(isi_contoh(), SEKARANG).properti["kepala"] == TANDA_CONTOH
    nyata = baris_pengaturan(PENGATURAN_CONTOH.model_copy(update={"data_contoh": YaTidak.TIDAK}))
    assert "kepala" not in gambar_master(isi_contoh(tblPengaturan=nyata), SEKARANG).properti


def test_no_formula_is_volatile_or_newer_than_excel_2013() -> None:
    dilarang = re.compile(r"\b(NOW|TODAY|RAND|RANDBETWEEN|OFFSET|INDIRECT|LET|XLOOKUP|FILTER|IFS|TEXTJOIN)\(")
    assert not [
        r for *_, r in gambar_master(isi_contoh(), SEKARANG).rumus() if dilarang.search(r.rumus or "")
    ]


def test_validations_of_a_sheet_do_not_overlap() -> None:
    for lembar in gambar_master(isi_contoh(), SEKARANG).lembar.values():
        sel = [
            (baris, kolom)
            for daerah, _ in lembar.validasi
            for baris in range(daerah.baris, daerah.baris_akhir + 1)
            for kolom in range(daerah.kolom, daerah.kolom_akhir + 1)
        ]
        assert len(sel) == len(set(sel)), lembar.lembar.nama


@pytest.mark.libreoffice
def test_recalculation_gives_every_stored_value(kantor: Kantor, tmp_path: Path) -> None:
    aneh = baris_pengaturan(PENGATURAN_CONTOH.model_copy(update={"nama_kabupaten": "", "tempat_naskah": ""}))
    berkas = {
        "kosong": KOSONG,
        "contoh": isi_contoh(),
        "aneh": isi_contoh(tblPengaturan=aneh, tblPejabat=[], tblProgramKerja=[]),
    }
    for nama, isi in berkas.items():
        tulis_xlsx(gambar_master(isi, SEKARANG), tmp_path / f"{nama}.xlsx")
    for jalur, hasil in kantor.hitung_ulang([tmp_path / f"{nama}.xlsx" for nama in berkas]).items():
        assert hasil.cocok, (jalur.name, hasil.beda[:5], hasil.galat[:5])
