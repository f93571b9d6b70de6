"""The engine reads a live book as its file says, and answers for the program around it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlwings as xw
from xlwings.utils import col_name

from tests.office.buku import Galat, Sel, baca_sel
from tests.office.buku_uji import LEMBAR, TANGGAL_PANJANG, buat_buku_uji
from tests.office.mesin import BelumDibangunError, DitolakError, Pesan
from tests.office.mesin.nilai import NOL
from tests.office.recalc import sama

if TYPE_CHECKING:
    from tests.office.panggung import Panggung

pytestmark = pytest.mark.libreoffice
CONTOH = Path(__file__).parents[2] / "workbooks" / "SAKIP-Contoh.xlsx"


@pytest.fixture(scope="module")
def tersimpan() -> dict[str, Sel]:
    return baca_sel(CONTOH)


@pytest.fixture(scope="module")
def terbaca() -> openpyxl.Workbook:
    return openpyxl.load_workbook(CONTOH)


@pytest.fixture(scope="module")
def contoh(panggung: Panggung) -> Iterator[xw.Book]:
    buku = panggung.buka(CONTOH)
    yield buku
    buku.close()


@pytest.fixture(scope="module")
def buku(panggung: Panggung, tmp_path_factory: pytest.TempPathFactory) -> Iterator[xw.Book]:
    hasil = panggung.buka(buat_buku_uji(tmp_path_factory.mktemp("uji") / "uji.xlsx"))
    yield hasil
    hasil.close()


@pytest.fixture
def lembar(buku: xw.Book) -> xw.Sheet:
    return buku.sheets[LEMBAR]


def blok(lembar: xw.Sheet) -> xw.Range:
    return lembar.range((1, 1), lembar.used_range.last_cell)


def baku(nilai: Any) -> Any:
    """A value as the file stores it."""
    if isinstance(nilai, datetime):
        return (nilai - NOL) / timedelta(days=1)
    return Galat(nilai) if isinstance(nilai, str) and nilai.startswith("#") else nilai


def per_sel(lembar: xw.Sheet, isi: Any) -> Iterator[tuple[str, Any]]:
    nama = lembar.name
    for r, baris in enumerate(isi, start=1):
        for c, nilai in enumerate(baris, start=1):
            yield f"{nama}!{col_name(c)}{r}", nilai


def test_the_sample_opens_with_every_table_where_its_file_has_it(
    contoh: xw.Book, terbaca: openpyxl.Workbook
) -> None:
    tabel = {t.name: (lembar.title, t.ref) for lembar in terbaca.worksheets for t in lembar.tables.values()}
    assert len(tabel) > 20
    assert tabel == {
        t.name: (s.name, t.range.get_address(False, False)) for s in contoh.sheets for t in s.tables
    }


def test_every_cell_of_the_sample_has_the_value_stored_in_its_file(
    contoh: xw.Book, tersimpan: dict[str, Sel]
) -> None:
    terlihat: dict[str, Any] = {}
    for lembar in contoh.sheets:
        isi = blok(lembar).options(ndim=2, err_to_str=True, empty="").value
        terlihat |= {tempat: baku(nilai) for tempat, nilai in per_sel(lembar, isi) if nilai != ""}
    assert len(terlihat) > 3000
    assert [t for t, nilai in terlihat.items() if not sama(tersimpan[t].nilai, nilai)] == []
    assert [t for t, sel in tersimpan.items() if sel.nilai != "" and t not in terlihat] == []


def test_every_formula_of_the_sample_reads_as_in_its_file(contoh: xw.Book, tersimpan: dict[str, Sel]) -> None:
    rumus = {tempat: f"={sel.rumus}" for tempat, sel in tersimpan.items() if sel.rumus is not None}
    dibaca: dict[str, str] = {}
    for lembar in contoh.sheets:
        isi = per_sel(lembar, blok(lembar).formula)
        dibaca |= {tempat: teks for tempat, teks in isi if teks.startswith("=")}
    assert len(rumus) > 800
    assert dibaca == rumus


def test_the_sample_has_the_names_shapes_and_charts_of_its_file(
    contoh: xw.Book, terbaca: openpyxl.Workbook
) -> None:
    nama = {n: f"={isi.value}".replace("'", "") for n, isi in terbaca.defined_names.items()}
    assert nama == {
        satu.name: str(satu.refers_to).replace("'", "") for satu in contoh.names if "!" not in satu.name
    }
    assert contoh.sheets["SOP"].shapes["Bentuk 1"].name == "Bentuk 1"
    grafik = {satu.title: len(isi) for satu in terbaca.worksheets if (isi := vars(satu)["_charts"])}
    assert grafik == {s.name: s.charts.count for s in contoh.sheets if s.charts.count}


def test_values_come_as_com_gives_them(lembar: xw.Sheet, panggung: Panggung) -> None:
    assert lembar.range("B4:D4").value == ["K0", 0.0, datetime(2026, 1, 1)]
    assert lembar.range("G1:G6").value == [True, True, None, None, datetime(1899, 12, 30, 8, 30), None]
    assert lembar.range("G3:G4").options(err_to_str=True).value == ["#DIV/0!", "#N/A"]
    assert lembar.range("G6:G7").options(empty="-").value == ["-", "-"]
    assert lembar.range("G1").options(ndim=2).value == [[True]]
    panggung.mesin.jam_pecahan = True
    assert lembar.range("G5").value == pytest.approx(8.5 / 24)


def test_ranges_are_found_by_address_name_and_table(buku: xw.Book, lembar: xw.Sheet) -> None:
    for acuan, alamat in {
        "B4": "$B$4",
        "$B$4:C5": "$B$4:$C$5",
        "12:15": "$12:$15",
        "nilai_satu": "$C$4",
        "tblUji": "$B$4:$E$9",
    }.items():
        assert lembar.range(acuan).address == alamat
    assert lembar.range((4, 2), (5, 3)).get_address(False, False) == "B4:C5"
    assert lembar.range("B4").offset(1, 2).resize(2, 1).address == "$D$5:$D$6"
    assert lembar.range("B3").end("down").address == "$B$9"
    assert lembar.range("A1").end("down").row == 1048576
    assert lembar.range("B4").current_region.address == "$B$3:$E$9"
    assert lembar.range("C7").table == lembar.tables["tblUji"]
    assert lembar.range("A1").table is None
    with pytest.raises(DitolakError):
        lembar.range("tidak_ada")
    with pytest.raises(DitolakError):
        buku.sheets["Tidak Ada"]


def test_a_table_tells_its_parts(lembar: xw.Sheet) -> None:
    tabel = lembar.tables["TBLUJI"]
    assert (tabel.header_row_range, tabel.range) == (lembar.range("B3:E3"), lembar.range("B3:E9"))
    assert [kolom.name for kolom in tabel.columns] == ["Kode", "Nilai", "Tanggal (a)", "Dua Kali"]
    assert (tabel.data_body_range, len(tabel.rows), len(tabel.columns)) == (lembar.range("B4:E9"), 6, 4)
    assert tabel.columns["Nilai"].data_body_range == lembar.range("C4:C9")
    assert "tidak ada" not in lembar.tables


def test_names_speak_excel_both_ways(buku: xw.Book) -> None:
    indeks = "=INDEX(tblUji[Kode],1):INDEX(tblUji[Kode],COUNTA(tblUji[Kode]))"
    assert buku.names["daftar_kode"].refers_to == indeks
    assert buku.names["nilai_satu"].refers_to_range.value == 0
    assert "Kunci!setempat" in [nama.name for nama in buku.names]
    assert buku.sheets["Kunci"].names["setempat"].refers_to == "=Kunci!$A$2"
    baru = buku.names.add("baru", f"='{LEMBAR}'!$B$4:$B$6")
    assert baru.refers_to_range.value == ["K0", "K1", "K2"]
    baru.refers_to = "=INDEX(tblUji[Nilai],2):INDEX(tblUji[Nilai],3)"
    assert baru.refers_to == "=INDEX(tblUji[Nilai],2):INDEX(tblUji[Nilai],3)"
    hitung = buku.sheets[LEMBAR].range("G10")
    hitung.formula = "=SUM(baru)"
    assert hitung.value == 4.5
    with pytest.raises(DitolakError):
        _ = buku.names["daftar_kode"].refers_to_range
    baru.delete()
    assert "baru" not in buku.names


def test_links_and_notes_are_read_and_laid(lembar: xw.Sheet) -> None:
    assert [lembar.range(sel).hyperlink for sel in ("I1", "I2")] == ["#'Kunci'!A1", "#nilai_satu"]
    assert [catatan.text for catatan in lembar.notes] == ["catatan"]
    sel = lembar.range("I4")
    sel.add_hyperlink("#'Data Uji'!B4", "ke tabel", "tip")
    assert (sel.hyperlink, sel.value) == ("#'Data Uji'!B4", "ke tabel")
    sel.clear()
    with pytest.raises(DitolakError):
        _ = sel.hyperlink
    sel.add_note("baru")
    assert [catatan.text for catatan in lembar.notes] == ["catatan", "baru"]
    lembar.notes[1].delete()
    assert sel.note is None


def test_shapes_have_the_names_of_the_file_and_can_be_moved(buku: xw.Book) -> None:
    kunci = buku.sheets["Kunci"]
    assert [(s.name, s.type) for s in kunci.shapes] == [("Chart 1", "chart"), ("TextBox 2", "auto_shape")]
    kotak = kunci.shapes["TextBox 2"]
    kotak.left, kotak.width = 20, 100
    assert (kotak.text, round(kotak.left), round(kotak.width)) == ("kotak", 20, 100)
    assert kunci.charts[0].name == "Chart 1"


def test_a_message_box_is_kept_and_answered(panggung: Panggung) -> None:
    panggung.jawaban.append("no")
    assert panggung.app.alert("Lanjut?", "SAKIP", buttons="yes_no") == "no"
    assert panggung.app.alert("Selesai.", mode="info") == "ok"
    assert panggung.pesan == [
        Pesan("Lanjut?", "SAKIP", "yes_no", None),
        Pesan("Selesai.", None, "ok", "info"),
    ]


def test_the_program_gives_its_state_back(panggung: Panggung, buku: xw.Book, lembar: xw.Sheet) -> None:
    app = panggung.app
    sel = lembar.range("K1:K2")
    sel.formula = [["1"], ["=K1*2"]]
    with app.properties(calculation="manual", screen_updating=False, status_bar="SAKIP: bekerja"):
        assert (app.calculation, app.screen_updating) == ("manual", False)
        lembar.range("K1").value = 5
        assert sel.value == [5, 2]
    assert (app.calculation, app.screen_updating, sel.value) == ("automatic", True, [5, 10])
    assert panggung.status == ["SAKIP: bekerja", False]
    assert app.engine.name == "libreoffice"
    assert app.books[buku.name].fullname == buku.fullname


def test_only_the_sheet_in_front_takes_a_selection(
    panggung: Panggung, buku: xw.Book, lembar: xw.Sheet
) -> None:
    lembar.activate()
    lembar.range("B5").select()
    assert (panggung.app.selection, buku.sheets.active.name) == (lembar.range("B5"), LEMBAR)
    with pytest.raises(DitolakError):
        buku.sheets["Kunci"].range("A1").select()


def test_pages_and_pdf(lembar: xw.Sheet, tmp_path: Path) -> None:
    lembar.page_setup.print_area = "$A$1:$F$20"
    assert lembar.page_setup.print_area == "$A$1:$F$20"
    lembar.to_pdf(tmp_path / "satu.pdf")
    assert (tmp_path / "satu.pdf").read_bytes().startswith(b"%PDF")


def test_what_is_not_built_fails_by_its_name(lembar: xw.Sheet) -> None:
    with pytest.raises(BelumDibangunError, match=r"Range\.conditional_formats"):
        _ = lembar.range("A1").conditional_formats
    with pytest.raises(AttributeError, match="show_gridlines"):
        lembar.show_gridlines = False


def test_number_formats_of_the_product_survive(lembar: xw.Sheet) -> None:
    sel = lembar.range("M1")
    for kode in (
        *("General", "@", "0", "0.00", "#,##0.00", "0.0%", "d", "hh:mm", TANGGAL_PANJANG),
        *("[$-421]dd mmmm yyyy hh:mm", "[$-421]d mmm hh.mm", '#,##0" menit"', "[Red]-0;0"),
    ):
        sel.number_format = kode
        assert sel.number_format == kode
