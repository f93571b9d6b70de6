"""Damage to the shape of a book is found, each with its cell; a whole book has none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Protection
from openpyxl.worksheet.worksheet import Worksheet

from sakip_xl.books.bentuk_berkas import periksa_bentuk
from sakip_xl.books.berkas import BukuBerkas
from sakip_xl.errors import SakipError
from sakip_xl.layout.tabel_formulir import TBL_ISIAN
from tests.books.kontrak import penuh
from tests.books.lukisan import buku, jam, tulis_master
from tests.books.ubah_xlsx import isi_bagian, ubah_bagian, ubah_lembar

KOLOM_HITUNG = [k.bidang for k in TBL_ISIAN.kolom if k.rumus is not None]


@pytest.fixture
def induk(tmp_path: Path) -> Path:
    return tulis_master(tmp_path / "induk.xlsx")


def ubah(jalur: Path, nama: str, cara: Callable[[Worksheet], None]) -> None:
    salinan = openpyxl.load_workbook(jalur)
    satu = salinan[nama]
    assert isinstance(satu, Worksheet)
    cara(satu)
    salinan.save(jalur)


def temuan(jalur: Path) -> list[tuple[str, str, str | None]]:
    semua = periksa_bentuk(jalur)
    assert {t.berkas for t in semua} <= {jalur.name}
    return [(t.kode, t.tempat, t.nilai) for t in semua]


@pytest.mark.parametrize("jenis", ["master", "formulir"])
def test_a_book_as_it_is_drawn_has_no_damage(jenis: str, tmp_path: Path) -> None:
    satu = BukuBerkas(tmp_path / "buku.xlsx", sekarang=jam)
    satu.simpan(penuh(jenis))
    assert temuan(tmp_path / "buku.xlsx") == []


def test_a_formula_of_a_table_typed_over_is_found(tmp_path: Path) -> None:
    satu = buku(tmp_path / "induk.xlsx")
    satu.simpan(penuh("formulir"))
    sel = satu.letak("tblIsian", 0, KOLOM_HITUNG[0]).sel

    def timpa(lembar: Worksheet) -> None:
        lembar[sel] = "lengkap"

    ubah(tmp_path / "induk.xlsx", "Isian", timpa)
    assert ("SKP-550", f"Isian!{sel}", "lengkap") in temuan(tmp_path / "induk.xlsx")


def test_a_formula_beside_the_tables_typed_over_is_found(induk: Path) -> None:
    alamat: list[str] = []

    def timpa(lembar: Worksheet) -> None:
        sel = next(s for baris in lembar.iter_rows() for s in baris if s.value == "=1+1")
        alamat.append(sel.coordinate)
        sel.value = 5

    ubah(induk, "Rekap", timpa)
    assert temuan(induk) == [("SKP-550", f"Rekap!{alamat[0]}", "5")]


def test_cells_in_error_are_found_with_what_they_say(induk: Path) -> None:
    sel = buku(induk).letak("tblRealisasi", 0, "realisasi").sel

    def rusak(lembar: Worksheet) -> None:
        lembar[sel] = "#REF!"

    ubah(induk, "Formulir Capaian", rusak)
    assert temuan(induk) == [("SKP-555", f"Formulir Capaian!{sel}", "#REF!")]


def test_hidden_rows_of_a_table_are_found_and_other_hidden_rows_are_left(induk: Path) -> None:
    baris = int(buku(induk).letak("tblRealisasi", 1, "kode").sel[1:])

    def sembunyi(lembar: Worksheet) -> None:
        lembar.row_dimensions[baris].hidden = True
        lembar.row_dimensions[1].hidden = True

    ubah(induk, "Formulir Capaian", sembunyi)
    assert temuan(induk) == [("SKP-552", f"Formulir Capaian!A{baris}", str(baris))]


def test_a_filtered_table_is_found(induk: Path) -> None:
    nama = next(n for n, isi in isi_bagian(induk).items() if b'displayName="tblRealisasi"' in isi)
    kepala = int(buku(induk).letak("tblRealisasi", 0, "kode").sel[1:]) - 1

    def saring(isi: str) -> str:
        awal = isi.index("<autoFilter")
        akhir = isi.index("/>", awal)
        isian = '<filterColumn colId="0"><filters><filter val="I-1"/></filters></filterColumn></autoFilter>'
        return isi[:akhir] + ">" + isian + isi[akhir + 2 :]

    ubah_bagian(induk, {nama: saring})
    assert temuan(induk) == [("SKP-553", f"Formulir Capaian!A{kepala}", "tblRealisasi")]


def test_dropdowns_that_are_gone_are_found_by_column(induk: Path) -> None:
    def hapus(isi: str) -> str:
        awal, akhir = isi.index("<dataValidations"), isi.index("</dataValidations>")
        return isi[:awal] + isi[akhir + len("</dataValidations>") :]

    ubah_lembar(induk, "Dokumen", hapus)
    semua = periksa_bentuk(induk)
    assert {t.kode for t in semua} == {"SKP-554"}
    assert [t.kolom for t in semua] == ["SOP", "Triwulan", "Wajib", "Sudah Ada"]


def test_protection_and_locks_taken_off_are_found(induk: Path) -> None:
    def buka_kunci(lembar: Worksheet) -> None:
        lembar.protection.sheet = False
        for baris in lembar.iter_rows():
            for sel in baris:
                sel.protection = Protection(locked=False)

    ubah(induk, "_meta", buka_kunci)
    semua = periksa_bentuk(induk)
    assert [t.kode for t in semua] == ["SKP-551", "SKP-556", "SKP-556"]
    assert [t.kolom for t in semua] == [None, "Kunci", "Nilai"]


def test_parts_that_do_not_fit_together_are_a_damaged_file(induk: Path) -> None:
    ubah_lembar(induk, "SOP", lambda isi: isi[:-20])
    with pytest.raises(SakipError, match="SKP-505"):
        periksa_bentuk(induk)
