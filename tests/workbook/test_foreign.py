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

from sakip_xl.errors import SakipError
from sakip_xl.render.canvas import Canvas, CellKind
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.sync.snapshot import Snapshot, mark, read_snapshot, take_snapshot
from sakip_xl.workbook.xlsx.file_book import FileBook
from sakip_xl.workbook.xlsx.package import open_package
from sakip_xl.workbook.xlsx.reader import BookAsRead, parse_book
from tests.workbook.change_xlsx import change_parts, change_sheet, part_content, replacement
from tests.workbook.contract import full
from tests.workbook.small_drawing import CONTOH, NOW, book, paint, write_formulir, write_master


@pytest.fixture
def induk(tmp_path: Path) -> Path:
    return write_master(tmp_path / "induk.xlsx")


def change(path: Path, method: Callable[[openpyxl.Workbook], None]) -> None:
    """Change a book as staff would, by another library."""
    copied = openpyxl.load_workbook(path)
    method(copied)
    copied.save(path)


def lembar(copied: openpyxl.Workbook, name: str) -> Worksheet:
    sheet = copied[name]
    assert isinstance(sheet, Worksheet)
    return sheet


def foreign(path: Path) -> list[tuple[str, str, str | None]]:
    """Code, place and value of everything foreign; the file is untouched by the refusal."""
    old = path.read_bytes()
    file_book = book(path)
    content = file_book.read()
    with pytest.raises(SakipError) as refusal:
        file_book.save(content)
    assert refusal.value.kode == "SKP-530"
    assert {t.berkas for t in refusal.value.rincian} == {path.name}
    assert path.read_bytes() == old
    assert not (path.parent / "cadangan").exists()
    return [(t.kode, t.tempat, t.nilai) for t in refusal.value.rincian]


def test_notes_beside_and_below_the_tables_are_foreign(induk: Path) -> None:
    def add(copied: openpyxl.Workbook) -> None:
        lembar(copied, "Disposisi")["Z3"] = "cek lagi"
        lembar(copied, "Rekap")["B40"] = 0
        lembar(copied, "Rekap")["B41"] = "=1+1"
        lembar(copied, "Rekap")["B42"] = "   "

    change(induk, add)
    assert foreign(induk) == [
        ("SKP-534", "Disposisi!Z3", "cek lagi"),
        ("SKP-534", "Rekap!B40", "0"),
        ("SKP-534", "Rekap!B41", ""),
    ]


def test_a_label_that_was_changed_is_foreign(induk: Path) -> None:
    def write(copied: openpyxl.Workbook) -> None:
        lembar(copied, "Indikator")["A1"] = "Indikator kami"

    change(induk, write)
    assert foreign(induk) == [("SKP-534", "Indikator!A1", "Indikator kami")]


def test_sheets_tables_and_columns_of_others_are_foreign(induk: Path) -> None:
    parts = part_content(induk)
    name = next(n for n, content in parts.items() if b'displayName="tblRealisasi"' in content)
    change_parts(induk, {name: add_column})

    def add(copied: openpyxl.Workbook) -> None:
        sheet = copied.create_sheet("Catatan")
        sheet["A1"], sheet["A2"] = "Isi", "x"
        sheet.add_table(Table(displayName="tblCatatan", ref="A1:A2"))

    change(induk, add)
    heading = "P" + str(int(book(induk).position("tblRealisasi", 0, "kode").cell[1:]) - 1)
    assert foreign(induk) == [
        ("SKP-531", "Catatan", "Catatan"),
        ("SKP-532", "Catatan!A2", "tblCatatan"),
        ("SKP-533", f"Formulir Capaian!{heading}", "tblRealisasi"),
    ]


def add_column(content: str) -> str:
    """One column more at the right of a table."""
    content = re.sub(r'ref="A(\d+):L', r'ref="A\1:M', content).replace('count="12"', 'count="13"')
    return content.replace("</tableColumns>", '<tableColumn id="13" name="Paraf"/></tableColumns>')


def test_a_formula_typed_into_an_input_cell_would_lose_its_working(induk: Path) -> None:
    cell = book(induk).position("tblRealisasi", 0, "realisasi").cell

    def write(copied: openpyxl.Workbook) -> None:
        lembar(copied, "Formulir Capaian")[cell] = "=45/50*100"

    change(induk, write)
    assert foreign(induk) == [("SKP-535", f"Formulir Capaian!{cell}", "")]


def test_a_link_behind_a_text_is_foreign_and_one_that_shows_its_address_is_not(induk: Path) -> None:
    first, second = (book(induk).position("tblRealisasi", index, "bukti_dukung").cell for index in (0, 1))

    def add_links(copied: openpyxl.Workbook) -> None:
        for cell, content, target in ((first, "Foto", "a"), (second, "bukti: https://contoh.example/b", "b")):
            lembar(copied, "Formulir Capaian")[cell] = content
            lembar(copied, "Formulir Capaian")[cell].hyperlink = f"https://contoh.example/{target}"
            lembar(copied, "Formulir Capaian")[cell].value = content

    change(induk, add_links)
    assert foreign(induk) == [("SKP-540", f"Formulir Capaian!{first}", "https://contoh.example/a")]


def test_comments_are_foreign_each_at_its_cell(induk: Path) -> None:
    def add_notes(copied: openpyxl.Workbook) -> None:
        for cell in ("C9", "B2"):
            lembar(copied, "Rekap")[cell].comment = Comment("cek", "Siti")

    change(induk, add_notes)
    assert foreign(induk) == [("SKP-537", "Rekap!B2", "cek"), ("SKP-537", "Rekap!C9", "cek")]


def test_a_drawing_more_than_ours_is_foreign(induk: Path) -> None:
    name = next(n for n in part_content(induk) if n.startswith("xl/drawings/drawing"))

    def duplicate_anchor(content: str) -> str:
        start, end = content.index("<xdr:twoCellAnchor"), content.index("</xdr:twoCellAnchor>")
        anchor = content[start : end + len("</xdr:twoCellAnchor>")]
        return content.replace("</xdr:wsDr>", anchor + "</xdr:wsDr>")

    change_parts(induk, {name: duplicate_anchor})
    assert foreign(induk) == [("SKP-536", "SOP", "1")]


def test_macros_and_other_parts_are_foreign(induk: Path) -> None:
    change_parts(induk, {}, {"xl/vbaProject.bin": "x", "xl/pivotTables/pivotTable1.xml": "<x/>"})
    assert foreign(induk) == [
        ("SKP-539", "", "xl/pivotTables/pivotTable1.xml"),
        ("SKP-538", "", None),
    ]


def test_what_excel_adds_by_itself_is_not_foreign(induk: Path) -> None:
    change_parts(
        induk,
        {},
        {
            "xl/calcChain.xml": "<x/>",
            "xl/printerSettings/printerSettings1.bin": "x",
            "docProps/x.xml": "<x/>",
        },
    )
    file_book = book(induk)
    assert file_book.save(file_book.read()) is not None


def test_a_total_row_below_a_table_is_refused_as_a_row_below_it(induk: Path) -> None:
    file_book = book(induk)
    row = int(file_book.position("tblDokumen", 10, "sop").cell[1:])

    def write(copied: openpyxl.Workbook) -> None:
        lembar(copied, "Dokumen").cell(row, 3, "Total")

    change(induk, write)
    old = induk.read_bytes()
    file_book = book(induk)
    with pytest.raises(SakipError) as refusal:
        file_book.save(file_book.read())
    [found] = refusal.value.rincian
    assert (refusal.value.kode, found.kode, found.tempat) == ("SKP-177", "SKP-176", f"Dokumen!C{row}")
    assert induk.read_bytes() == old


def test_rows_added_to_a_table_move_nothing_of_ours_out_of_place(induk: Path) -> None:
    """Excel's Insert Row pushes what stands below, formulas too; none of it becomes foreign."""

    def inserted(content: BookContent, now: datetime) -> Canvas:
        units: list[dict[str, object]] = [{"kode": f"U{n}"} for n in range(20)]
        return paint(BookContent(content.kind, {**content.tables, "tblUnit": units}), now)  # type: ignore[dict-item]

    before = read_snapshot(cells_book(induk))
    grown = take_snapshot(inserted(CONTOH, NOW))
    assert before["Identitas"] == grown["Identitas"]


def cells_book(path: Path) -> list[list[object]]:
    sheet = openpyxl.load_workbook(path)["_meta"]
    assert isinstance(sheet, Worksheet)
    return [list(row) for row in sheet.values]


def test_views_drawn_on_another_day_are_ours(tmp_path: Path) -> None:
    path = write_master(tmp_path / "induk.xlsx", full("master"))
    tomorrow = FileBook(path, now=lambda: NOW + timedelta(days=1), painter=paint)
    tomorrow.save(tomorrow.read())
    day_after = FileBook(path, now=lambda: NOW + timedelta(days=2), painter=paint)
    assert day_after.save(day_after.read()) is not None


@pytest.mark.parametrize("broken", ["hilang", "cacat"])
def test_a_file_whose_map_is_gone_is_compared_with_what_would_be_drawn(induk: Path, broken: str) -> None:
    def delete(copied: openpyxl.Workbook) -> None:
        for row in lembar(copied, "_meta").iter_rows():
            if str(row[0].value).startswith("peta:"):
                for cell in row[slice(None) if broken == "hilang" else slice(1, None)]:
                    cell.value = None
        lembar(copied, "Rekap")["F9"] = "catatan"

    change(induk, delete)
    expected = [("SKP-534", "Rekap!F9", "catatan")]
    assert [temuan for temuan in foreign(induk) if temuan[2] == "catatan"] == expected


def test_a_form_is_guarded_like_a_master(tmp_path: Path) -> None:
    formulir = write_formulir(tmp_path / "form.xlsx")
    file_book = book(formulir)
    file_book.save(file_book.read())

    def write(copied: openpyxl.Workbook) -> None:
        lembar(copied, "Sampul")["D20"] = "titip pesan"

    change(formulir, write)
    again = book(formulir)
    content = again.read()
    with pytest.raises(SakipError, match="SKP-530"):
        again.save(content)


def test_a_rich_text_in_a_cell_is_read_as_its_text(induk: Path) -> None:
    change_parts(
        induk,
        {
            "xl/sharedStrings.xml": replacement(
                "<t>82,5</t>", "<r><t>82</t></r><r><rPr><b/></rPr><t>,5</t></r>"
            )
        },
    )
    assert book(induk).read().row("tblRealisasi")[0]["realisasi"] == "82,5"


def test_cells_without_addresses_are_counted_from_the_one_before(induk: Path) -> None:
    def without_address(content: str) -> str:
        return re.sub(r'(<c) r="[A-Z]+\d+"', r"\1", re.sub(r'(<row) r="\d+"', r"\1", content))

    earlier = len(read_book(induk).side("Referensi").styles)
    change_sheet(induk, "Referensi", without_address)
    assert len(read_book(induk).side("Referensi").styles) == earlier


def read_book(path: Path) -> BookAsRead:
    return parse_book(open_package(path))


class TestSnapshot:
    @pytest.mark.parametrize(
        ("value", "other"),
        [
            (5, 5.0),
            (date(2026, 11, 22), datetime(2026, 11, 22)),
            ("dua\r\nbaris ", "dua\nbaris"),
            (time(9, 30), time(9, 30)),
            (True, True),
        ],
    )
    def test_what_a_file_may_change_in_kind_has_one_mark(self, value: object, other: object) -> None:
        assert mark(3, value) == mark(3, other)
        assert mark(3, value) != mark(4, other)
        assert mark(3, value) != mark(3, "lain")

    def test_a_map_too_long_for_one_cell_goes_over_several(self, tmp_path: Path) -> None:
        def many_cells(content: BookContent, now: datetime) -> Canvas:
            canvas = paint(content, now)
            for index in range(6000):
                canvas.sheets["Rekap"].write(100 + index, 0, f"tulisan {index}", kind=CellKind.COMPUTED)
            return canvas

        path = tmp_path / "induk.xlsx"
        for _ in range(2):
            file_book = FileBook(path, now=lambda: NOW, painter=many_cells)
            file_book.save(file_book.read() if path.exists() else CONTOH)
        assert take_snapshot(many_cells(file_book.read(), NOW))["Rekap"] == snapshot(path)["Rekap"]


def snapshot(path: Path) -> Snapshot:
    return read_snapshot([["" if value is None else value for value in row] for row in cells_book(path)])
