"""The writer: the same bytes, every value as it was, and nothing taken for what it is not."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.build.formulir import gambar_formulir
from sakip_xl.build.kanvas import Daerah, Grafik, Kanvas, LembarKanvas
from sakip_xl.build.master import gambar_master
from sakip_xl.build.tulis import serial, tulis_xlsx
from sakip_xl.domain.model import Sel
from sakip_xl.layout.inti import Lembar
from tests.contoh import SEKARANG, formulir_contoh, isi_contoh


def kosong(**lembar: object) -> tuple[Kanvas, LembarKanvas]:
    kanvas = Kanvas()
    return kanvas, kanvas.tambah(Lembar("Uji", "Uji", "Menguji.", **lembar))  # type: ignore[arg-type]


def tulis(kanvas: Kanvas, ke: Path) -> Path:
    tulis_xlsx(kanvas, ke / "uji.xlsx")
    return ke / "uji.xlsx"


def bagian(jalur: Path, nama: str = "xl/worksheets/sheet1.xml") -> str:
    with zipfile.ZipFile(jalur) as arsip:
        return arsip.read(nama).decode()


def baca(jalur: Path) -> list[list[object]]:
    buku = python_calamine.CalamineWorkbook.from_path(jalur)
    return [list(baris) for baris in buku.get_sheet_by_name("Uji").to_python(skip_empty_area=False)]


def test_the_same_canvas_gives_the_same_bytes(tmp_path: Path) -> None:
    for nama in ("satu.xlsx", "dua.xlsx"):
        tulis_xlsx(gambar_master(isi_contoh(), SEKARANG), tmp_path / nama)
    assert (tmp_path / "satu.xlsx").read_bytes() == (tmp_path / "dua.xlsx").read_bytes()


@pytest.mark.parametrize(
    "teks", ["=1+1", "{=A1}", "http://contoh.id", "  spasi  ", "baris\nkedua", "<b>&\"'"]
)
def test_a_text_stays_the_text_that_was_typed(teks: str, tmp_path: Path) -> None:
    kanvas, lembar = kosong()
    lembar.tulis(0, 0, teks)
    assert baca(tulis(kanvas, tmp_path)) == [[teks]]


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_any_text_can_be_read_back(tmp_path_factory: pytest.TempPathFactory, teks: str) -> None:
    kanvas, lembar = kosong()
    lembar.tulis(0, 0, f"({teks})")
    [[isi]] = baca(tulis(kanvas, tmp_path_factory.mktemp("teks")))
    assert str(isi).replace("\r\n", "\n") == f"({teks})".replace("\r\n", "\n")


def test_a_text_that_looks_like_rich_text_markup_is_not_taken_for_it(tmp_path: Path) -> None:
    kanvas, lembar = kosong()
    lembar.tulis(0, 0, "<r><t>licik</t></r>")
    assert baca(tulis(kanvas, tmp_path)) == [["<r><t>licik</t></r>"]]


def test_half_a_surrogate_pair_does_not_break_the_file(tmp_path: Path) -> None:
    kanvas, lembar = kosong()
    lembar.tulis(0, 0, "a\ud800b")
    assert baca(tulis(kanvas, tmp_path)) == [["a?b"]]


def test_a_text_too_long_for_excel_is_refused_not_cut(tmp_path: Path) -> None:
    kanvas, lembar = kosong()
    lembar.tulis(0, 0, "x" * 32768)
    with pytest.raises(ValueError, match="refused"):
        tulis(kanvas, tmp_path)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_a_number_keeps_every_digit(tmp_path_factory: pytest.TempPathFactory, angka: float) -> None:
    kanvas, lembar = kosong()
    lembar.tulis(0, 0, angka)
    [[isi]] = baca(tulis(kanvas, tmp_path_factory.mktemp("angka")))
    assert isi == angka


@pytest.mark.parametrize(
    ("nilai", "gaya"),
    [
        (date(2026, 11, 22), "sel+tanggal"),
        (datetime(2026, 11, 22, 7, 30), "sel+waktu"),
        (time(9, 5), "sel+jam"),
        (True, "sel"),
        (0, "sel"),
    ],
)
def test_dates_times_and_truth_values_come_back(nilai: Sel, gaya: str, tmp_path: Path) -> None:
    kanvas, lembar = kosong()
    lembar.tulis(0, 0, nilai, gaya)
    assert baca(tulis(kanvas, tmp_path)) == [[nilai]]


def test_a_moment_is_a_day_number_with_its_fraction() -> None:
    assert serial(date(2026, 11, 22)) == 46348
    assert serial(datetime(2026, 11, 22, 12)) == 46348.5
    assert serial(time(18)) == 0.75


@pytest.mark.parametrize(
    ("nilai", "harap"), [("", ""), (None, ""), (12.5, "12.5"), (True, "1"), (date(2026, 1, 1), "46023.0")]
)
def test_a_formula_carries_its_value(nilai: Sel, harap: str, tmp_path: Path) -> None:
    kanvas, lembar = kosong()
    lembar.tulis(0, 0, nilai, rumus="1+1")
    assert f"<f>1+1</f><v>{harap}</v>" in bagian(tulis(kanvas, tmp_path))


def test_a_link_lies_over_a_cell_and_keeps_its_value(tmp_path: Path) -> None:
    kanvas, lembar = kosong()
    lembar.tulis(0, 0, 7, tautan="'Uji'!B9", petunjuk="Menuju B9")
    isi = bagian(tulis(kanvas, tmp_path))
    assert re.search(r"""<hyperlink ref="A1" location="'Uji'!B9" tooltip="Menuju B9"[^>]*/>""", isi)
    assert "<v>7</v>" in isi


def test_a_prompt_without_a_link_appears_when_the_cell_is_entered(tmp_path: Path) -> None:
    kanvas, lembar = kosong()
    lembar.tulis(0, 0, 7, petunjuk="Isi angka.")
    assert 'prompt="Isi angka."' in bagian(tulis(kanvas, tmp_path))


def test_the_page_is_folio_fitted_and_numbered(tmp_path: Path) -> None:
    kanvas, lembar = kosong()
    kanvas.properti.update(kaki="A & B", kepala="CONTOH")
    lembar.tulis(0, 0, "x")
    isi = bagian(tulis(kanvas, tmp_path))
    assert 'paperSize="14" fitToHeight="0" orientation="landscape"' in isi
    assert "A &amp;&amp; B" in isi
    assert "Halaman &amp;P dari &amp;N" in isi
    assert "CONTOH" in isi


def test_a_sheet_may_set_its_scale_breaks_titles_and_area(tmp_path: Path) -> None:
    kanvas, lembar = kosong(mendatar=True)
    lembar.tulis(0, 0, "x")
    lembar.mendatar, lembar.skala, lembar.jeda_halaman = False, 70, [4]
    lembar.ulang_baris, lembar.ulang_kolom = (0, 0), (0, 1)
    lembar.daerah_cetak = Daerah(0, 0, 9, 3)
    jalur = tulis(kanvas, tmp_path)
    assert 'scale="70" orientation="portrait"' in bagian(jalur)
    assert "rowBreaks" in bagian(jalur)
    nama = bagian(jalur, "xl/workbook.xml")
    assert "Uji!$A$1:$D$10" in nama
    assert "Uji!$A:$B,Uji!$1:$1" in nama


def test_a_protected_sheet_has_no_password_and_lets_staff_sort_and_widen(tmp_path: Path) -> None:
    kanvas, lembar = kosong(terlindung=True)
    lembar.tulis(0, 0, "x")
    [lindung] = re.findall(r"<sheetProtection[^>]*>", bagian(tulis(kanvas, tmp_path)))
    assert "password" not in lindung
    assert all(f'{hak}="0"' in lindung for hak in ("formatColumns", "sort", "autoFilter"))


def test_a_hidden_sheet_a_hidden_column_and_the_active_sheet_are_as_drawn(tmp_path: Path) -> None:
    kanvas, lembar = kosong()
    lembar.tulis(0, 0, "x")
    lembar.kolom_tersembunyi.add(2)
    kanvas.tambah(Lembar("Dua", "Dua", "Tampil."))
    kanvas.tambah(Lembar("_meta", "_meta", "Tersembunyi.", tersembunyi=True))
    kanvas.aktif = "Dua"
    jalur = tulis(kanvas, tmp_path)
    assert '<col min="3" max="3" width="0" hidden="1" customWidth="1"/>' in bagian(jalur)
    assert 'name="_meta" sheetId="3" state="hidden"' in bagian(jalur, "xl/workbook.xml")
    assert 'activeTab="1"' in bagian(jalur, "xl/workbook.xml")


def test_an_estimated_height_may_be_refitted_and_a_fixed_one_not(tmp_path: Path) -> None:
    kanvas, lembar = kosong()
    for baris in range(3):
        lembar.tulis(baris, 0, "x")
    lembar.tinggi = {0: 30.0, 2: 12.0}
    lembar.taksiran = {1: 45.0, 2: 90.0}
    baris_xml = re.findall(r"<row [^>]*>", bagian(tulis(kanvas, tmp_path)))
    assert 'ht="30" customHeight="1"' in baris_xml[0]
    assert 'ht="45"' in baris_xml[1]
    assert "customHeight" not in baris_xml[1]
    assert 'ht="12" customHeight="1"' in baris_xml[2]


def test_a_chart_shows_its_series_title_and_axes(tmp_path: Path) -> None:
    kanvas, lembar = kosong()
    for n, nilai in enumerate((80, 95)):
        lembar.tulis(n, 0, nilai)
    seri = {"name": "Capaian", "values": "=Uji!$A$1:$A$2"}
    sumbu: dict[str, dict[str, Any]] = {"x": {"name": "Unit"}, "y": {"min": 0}, "legenda": {"none": True}}
    lembar.grafik.append(Grafik(3, 0, {"type": "column"}, (seri,), "Capaian per Unit", sumbu=sumbu))
    isi = bagian(tulis(kanvas, tmp_path), "xl/charts/chart1.xml")
    assert "Capaian per Unit" in isi
    assert "Unit" in isi
    assert "<c:v>95</c:v>" in isi
    assert "<c:legend>" not in isi


def test_defined_names_and_properties_are_written(tmp_path: Path) -> None:
    kanvas, lembar = kosong()
    lembar.tulis(0, 0, "x")
    kanvas.nama = {"tahun": "'Uji'!$A$1", "kosong": '=""'}
    kanvas.properti.update(judul="Judul", dibuat="2026-11-22T08:00:00")
    jalur = tulis(kanvas, tmp_path)
    assert '<definedName name="kosong">""</definedName>' in bagian(jalur, "xl/workbook.xml")
    assert "<dc:title>Judul</dc:title>" in bagian(jalur, "docProps/core.xml")
    assert "2026-11-22T08:00:00Z" in bagian(jalur, "docProps/core.xml")


@pytest.mark.parametrize("jenis", ["master", "formulir"])
def test_a_round_trip_gives_the_rows_of_every_table(jenis: str, tmp_path: Path) -> None:
    isi = isi_contoh() if jenis == "master" else formulir_contoh()
    kanvas = (gambar_master if jenis == "master" else gambar_formulir)(isi, SEKARANG)
    buku = python_calamine.CalamineWorkbook.from_path(tulis(kanvas, tmp_path), load_tables=True)
    for lembar, letak in kanvas.tabel():
        tabel = buku.get_table_by_name(letak.tabel.nama)
        assert list(tabel.columns) == [k.judul for k in letak.tabel.kolom]
        for ke, baris in enumerate(tabel.to_python()):
            drawn = [
                lembar.sel[letak.baris + 1 + ke, letak.kolom + n].nilai for n in range(len(letak.tabel.kolom))
            ]
            assert list(baris) == ["" if nilai is None else nilai for nilai in drawn]


def test_a_conditional_format_without_a_style_is_written_too(tmp_path: Path) -> None:
    kanvas, lembar = kosong()
    lembar.tulis(0, 0, 50)
    lembar.bersyarat.append((Daerah(0, 0, 0, 0), {"type": "data_bar", "bar_solid": True}))
    assert "<dataBar" in bagian(tulis(kanvas, tmp_path))
