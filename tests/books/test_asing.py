"""Whatever rendering would lose is found, named with its cell, and stops the save."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from sakip_xl.books.baca import BukuTerbaca, baca_buku
from sakip_xl.books.berkas import BukuBerkas
from sakip_xl.books.peta import Peta, baca_peta, petakan, tanda
from sakip_xl.books.wadah import buka_wadah
from sakip_xl.build.kanvas import Jenis, Kanvas
from sakip_xl.errors import SakipError
from sakip_xl.layout.isi import IsiBuku
from tests.books.kontrak import penuh
from tests.books.lukisan import CONTOH, KINI, buku, lukis, tulis_formulir, tulis_master
from tests.books.ubah_xlsx import ganti, isi_bagian, ubah_bagian, ubah_lembar


@pytest.fixture
def induk(tmp_path: Path) -> Path:
    return tulis_master(tmp_path / "induk.xlsx")


def ubah(jalur: Path, cara: Callable[[openpyxl.Workbook], None]) -> None:
    """Change a book as staff would, by another library."""
    salinan = openpyxl.load_workbook(jalur)
    cara(salinan)
    salinan.save(jalur)


def lembar(salinan: openpyxl.Workbook, nama: str) -> Worksheet:
    satu = salinan[nama]
    assert isinstance(satu, Worksheet)
    return satu


def asing(jalur: Path) -> list[tuple[str, str, str | None]]:
    """Code, place and value of everything foreign; the file is untouched by the refusal."""
    lama = jalur.read_bytes()
    satu = buku(jalur)
    isi = satu.baca()
    with pytest.raises(SakipError) as tolak:
        satu.simpan(isi)
    assert tolak.value.kode == "SKP-530"
    assert {t.berkas for t in tolak.value.rincian} == {jalur.name}
    assert jalur.read_bytes() == lama
    assert not (jalur.parent / "cadangan").exists()
    return [(t.kode, t.tempat, t.nilai) for t in tolak.value.rincian]


def test_notes_beside_and_below_the_tables_are_foreign(induk: Path) -> None:
    def tambah(salinan: openpyxl.Workbook) -> None:
        lembar(salinan, "Disposisi")["Z3"] = "cek lagi"
        lembar(salinan, "Rekap")["B40"] = 0
        lembar(salinan, "Rekap")["B41"] = "=1+1"
        lembar(salinan, "Rekap")["B42"] = "   "

    ubah(induk, tambah)
    assert asing(induk) == [
        ("SKP-534", "Disposisi!Z3", "cek lagi"),
        ("SKP-534", "Rekap!B40", "0"),
        ("SKP-534", "Rekap!B41", ""),
    ]


def test_a_label_that_was_changed_is_foreign(induk: Path) -> None:
    def tulis(salinan: openpyxl.Workbook) -> None:
        lembar(salinan, "Indikator")["A1"] = "Indikator kami"

    ubah(induk, tulis)
    assert asing(induk) == [("SKP-534", "Indikator!A1", "Indikator kami")]


def test_sheets_tables_and_columns_of_others_are_foreign(induk: Path) -> None:
    bagian = isi_bagian(induk)
    nama = next(n for n, isi in bagian.items() if b'displayName="tblRealisasi"' in isi)
    ubah_bagian(induk, {nama: tambah_kolom})

    def tambah(salinan: openpyxl.Workbook) -> None:
        catatan = salinan.create_sheet("Catatan")
        catatan["A1"], catatan["A2"] = "Isi", "x"
        catatan.add_table(Table(displayName="tblCatatan", ref="A1:A2"))

    ubah(induk, tambah)
    kepala = "M" + str(int(buku(induk).letak("tblRealisasi", 0, "kode").sel[1:]) - 1)
    assert asing(induk) == [
        ("SKP-531", "Catatan", "Catatan"),
        ("SKP-532", "Catatan!A2", "tblCatatan"),
        ("SKP-533", f"Formulir Capaian!{kepala}", "tblRealisasi"),
    ]


def tambah_kolom(isi: str) -> str:
    """One column more at the right of a table."""
    isi = re.sub(r'ref="A(\d+):L', r'ref="A\1:M', isi).replace('count="12"', 'count="13"')
    return isi.replace("</tableColumns>", '<tableColumn id="13" name="Paraf"/></tableColumns>')


def test_a_formula_typed_into_an_input_cell_would_lose_its_working(induk: Path) -> None:
    sel = buku(induk).letak("tblRealisasi", 0, "realisasi").sel

    def tulis(salinan: openpyxl.Workbook) -> None:
        lembar(salinan, "Formulir Capaian")[sel] = "=45/50*100"

    ubah(induk, tulis)
    assert asing(induk) == [("SKP-535", f"Formulir Capaian!{sel}", "")]


def test_a_link_behind_a_text_is_foreign_and_one_that_shows_its_address_is_not(induk: Path) -> None:
    satu, dua = (buku(induk).letak("tblRealisasi", ke, "bukti_dukung").sel for ke in (0, 1))

    def tautkan(salinan: openpyxl.Workbook) -> None:
        for sel, isi, tujuan in ((satu, "Foto", "a"), (dua, "bukti: https://contoh.example/b", "b")):
            lembar(salinan, "Formulir Capaian")[sel] = isi
            lembar(salinan, "Formulir Capaian")[sel].hyperlink = f"https://contoh.example/{tujuan}"
            lembar(salinan, "Formulir Capaian")[sel].value = isi

    ubah(induk, tautkan)
    assert asing(induk) == [("SKP-540", f"Formulir Capaian!{satu}", "https://contoh.example/a")]


def test_comments_are_foreign_each_at_its_cell(induk: Path) -> None:
    def beri(salinan: openpyxl.Workbook) -> None:
        for sel in ("C9", "B2"):
            lembar(salinan, "Rekap")[sel].comment = Comment("cek", "Siti")

    ubah(induk, beri)
    assert asing(induk) == [("SKP-537", "Rekap!B2", None), ("SKP-537", "Rekap!C9", None)]


def test_a_drawing_more_than_ours_is_foreign(induk: Path) -> None:
    nama = next(n for n in isi_bagian(induk) if n.startswith("xl/drawings/drawing"))

    def gandakan(isi: str) -> str:
        awal, akhir = isi.index("<xdr:twoCellAnchor"), isi.index("</xdr:twoCellAnchor>")
        jangkar = isi[awal : akhir + len("</xdr:twoCellAnchor>")]
        return isi.replace("</xdr:wsDr>", jangkar + "</xdr:wsDr>")

    ubah_bagian(induk, {nama: gandakan})
    assert asing(induk) == [("SKP-536", "SOP", "1")]


def test_macros_and_other_parts_are_foreign(induk: Path) -> None:
    ubah_bagian(induk, {}, {"xl/vbaProject.bin": "x", "xl/pivotTables/pivotTable1.xml": "<x/>"})
    assert asing(induk) == [
        ("SKP-539", "", "xl/pivotTables/pivotTable1.xml"),
        ("SKP-538", "", None),
    ]


def test_what_excel_adds_by_itself_is_not_foreign(induk: Path) -> None:
    ubah_bagian(
        induk,
        {},
        {
            "xl/calcChain.xml": "<x/>",
            "xl/printerSettings/printerSettings1.bin": "x",
            "docProps/x.xml": "<x/>",
        },
    )
    satu = buku(induk)
    assert satu.simpan(satu.baca()) is not None


def test_a_total_row_of_a_table_is_foreign(induk: Path) -> None:
    satu = buku(induk)
    baris = int(satu.letak("tblDokumen", 10, "sop").sel[1:])

    def tulis(salinan: openpyxl.Workbook) -> None:
        lembar(salinan, "Dokumen").cell(baris, 3, "Total")

    ubah(induk, tulis)
    assert asing(induk) == [("SKP-534", f"Dokumen!C{baris}", "Total")]


def test_rows_added_to_a_table_move_nothing_of_ours_out_of_place(induk: Path) -> None:
    """Excel's Insert Row pushes what stands below, formulas too; none of it becomes foreign."""

    def sisip(isi: IsiBuku, sekarang: datetime) -> Kanvas:
        lebih: list[dict[str, object]] = [{"kode": f"U{n}"} for n in range(20)]
        return lukis(IsiBuku(isi.jenis, {**isi.tabel, "tblUnit": lebih}), sekarang)  # type: ignore[dict-item]

    lama = baca_peta(buku_petak(induk))
    besar = petakan(sisip(CONTOH, KINI))
    assert lama["Identitas"] == besar["Identitas"]


def buku_petak(jalur: Path) -> list[list[object]]:
    satu = openpyxl.load_workbook(jalur)["_meta"]
    assert isinstance(satu, Worksheet)
    return [list(baris) for baris in satu.values]


def test_views_drawn_on_another_day_are_ours(tmp_path: Path) -> None:
    jalur = tulis_master(tmp_path / "induk.xlsx", penuh("master"))
    besok = BukuBerkas(jalur, sekarang=lambda: KINI + timedelta(days=1), penggambar=lukis)
    besok.simpan(besok.baca())
    lusa = BukuBerkas(jalur, sekarang=lambda: KINI + timedelta(days=2), penggambar=lukis)
    assert lusa.simpan(lusa.baca()) is not None


@pytest.mark.parametrize("rusak", ["hilang", "cacat"])
def test_a_file_whose_map_is_gone_is_compared_with_what_would_be_drawn(induk: Path, rusak: str) -> None:
    def hapus(salinan: openpyxl.Workbook) -> None:
        for baris in lembar(salinan, "_meta").iter_rows():
            if str(baris[0].value).startswith("peta:"):
                for sel in baris[slice(None) if rusak == "hilang" else slice(1, None)]:
                    sel.value = None
        lembar(salinan, "Rekap")["F9"] = "catatan"

    ubah(induk, hapus)
    diharap = [("SKP-534", "Rekap!F9", "catatan")]
    assert [satu for satu in asing(induk) if satu[2] == "catatan"] == diharap


def test_a_form_is_guarded_like_a_master(tmp_path: Path) -> None:
    formulir = tulis_formulir(tmp_path / "form.xlsx")
    satu = buku(formulir)
    satu.simpan(satu.baca())

    def tulis(salinan: openpyxl.Workbook) -> None:
        lembar(salinan, "Sampul")["D20"] = "titip pesan"

    ubah(formulir, tulis)
    isi = satu.baca()
    with pytest.raises(SakipError, match="SKP-530"):
        satu.simpan(isi)


def test_a_rich_text_in_a_cell_is_read_as_its_text(induk: Path) -> None:
    ubah_bagian(
        induk,
        {"xl/sharedStrings.xml": ganti("<t>82,5</t>", "<r><t>82</t></r><r><rPr><b/></rPr><t>,5</t></r>")},
    )
    assert buku(induk).baca().baris("tblRealisasi")[0]["realisasi"] == "82,5"


def test_cells_without_addresses_are_counted_from_the_one_before(induk: Path) -> None:
    def tanpa_alamat(isi: str) -> str:
        return re.sub(r'(<c) r="[A-Z]+\d+"', r"\1", re.sub(r'(<row) r="\d+"', r"\1", isi))

    sebelum = len(buku_terbaca(induk).sisi("Referensi").gaya)
    ubah_lembar(induk, "Referensi", tanpa_alamat)
    assert len(buku_terbaca(induk).sisi("Referensi").gaya) == sebelum


def buku_terbaca(jalur: Path) -> BukuTerbaca:
    return baca_buku(buka_wadah(jalur))


class TestPeta:
    @pytest.mark.parametrize(
        ("satu", "lain"),
        [
            (5, 5.0),
            (date(2026, 11, 22), datetime(2026, 11, 22)),
            ("dua\r\nbaris ", "dua\nbaris"),
            (time(9, 30), time(9, 30)),
            (True, True),
        ],
    )
    def test_what_a_file_may_change_in_kind_has_one_mark(self, satu: object, lain: object) -> None:
        assert tanda(3, satu) == tanda(3, lain)
        assert tanda(3, satu) != tanda(4, lain)
        assert tanda(3, satu) != tanda(3, "lain")

    def test_a_map_too_long_for_one_cell_goes_over_several(self, tmp_path: Path) -> None:
        def banyak(isi: IsiBuku, sekarang: datetime) -> Kanvas:
            kanvas = lukis(isi, sekarang)
            for ke in range(6000):
                kanvas.lembar["Rekap"].tulis(100 + ke, 0, f"tulisan {ke}", jenis=Jenis.HITUNGAN)
            return kanvas

        jalur = tmp_path / "induk.xlsx"
        for _ in range(2):
            satu = BukuBerkas(jalur, sekarang=lambda: KINI, penggambar=banyak)
            satu.simpan(satu.baca() if jalur.exists() else CONTOH)
        assert petakan(banyak(satu.baca(), KINI))["Rekap"] == peta(jalur)["Rekap"]


def peta(jalur: Path) -> Peta:
    return baca_peta([["" if isi is None else isi for isi in baris] for baris in buku_petak(jalur)])
