"""The plan for an open sheet, carried out on a sheet of paper: it always ends in the new drawing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip_xl.errors import SakipError
from sakip_xl.render.canvas import Area, Canvas, CanvasSheet
from sakip_xl.render.material import Material
from sakip_xl.render.table import draw_table
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.drawing import Drawer, draw_book, draw_by_kind
from sakip_xl.workbook.raw import with_identity
from sakip_xl.workbook.sync.plan import Plan, make_plan
from sakip_xl.workbook.sync.rectangles import rectangle
from sakip_xl.workbook.sync.row_match import Piece, Shift, pair, shift_rows, table_piece
from sakip_xl.workbook.sync.seen import SeenSheet
from sakip_xl.workbook.sync.snapshot import take_sheet_snapshot
from sakip_xl.workbook.xlsx.structure import ReadTable
from tests.actions.sop_walk import KUMPUL, ClickContext
from tests.workbook.small_drawing import CONTOH, NOW, paint

Address = tuple[int, int]


class Paper:
    """One sheet as a program would hold it: content, style and link of each cell, and merged areas."""

    def __init__(self, sheet: CanvasSheet) -> None:
        self.values: dict[Address, Any] = {a: s.formula or s.value for a, s in sheet.cells.items()}
        self.nilai: dict[Address, Any] = {a: s.value for a, s in sheet.cells.items()}
        self.gaya = {a: s.style for a, s in sheet.cells.items()}
        self.tautan = {a: s.link for a, s in sheet.cells.items() if s.link}
        self.gabung = set(sheet.merged)
        self.tabel = [
            ReadTable(
                t.table,
                sheet.layout.name,
                t.row + 1,
                t.column,
                t.count,
                {k.bidang: t.column + n for n, k in enumerate(t.table.columns)},
                {},
            )
            for t in sorted(sheet.tables, key=lambda t: t.row)
        ]

    def visible_sheet(self, name: str) -> SeenSheet:
        row_count = max((b for b, _ in self.nilai), default=-1) + 1
        column_count = max((k for _, k in self.nilai), default=-1) + 1
        block = [[self.nilai.get((b, k)) for k in range(column_count)] for b in range(row_count)]
        return SeenSheet(name, self.tabel, block)

    def carry_out(self, plan: Plan) -> None:
        for shift in plan.shifts:
            self._shift(shift)
        self.gabung -= set(plan.unmerge)
        for address in (a for a, drawn in plan.links.items() if not drawn.link):
            for name in ("values", "gaya", "tautan"):  # as Range.clear does
                getattr(self, name).pop(address, None)
        for address, (before, current) in plan.styles.items():
            assert before in {None, self.gaya.get(address, "")}, (address, before, self.gaya.get(address))
            self.gaya[address] = current
        for address, cell in plan.writes.items():
            self.values[address] = cell.formula or cell.value
            if address in plan.data:  # the writer looks after the number format of table cells
                self.gaya[address] = cell.style
        self.tautan |= {a: drawn.link for a, drawn in plan.links.items() if drawn.link}
        assert not self.gabung & set(plan.merge)
        self.gabung |= set(plan.merge)

    def _shift(self, shift: Shift) -> None:
        def moved(row: int) -> int | None:
            if shift.count < 0 and shift.row <= row < shift.row - shift.count:
                return None
            return row + shift.count if row >= shift.row else row

        reference = shift.row if shift.from_below else shift.row - 1
        pattern = {k: g for (b, k), g in self.gaya.items() if b == reference}
        for name in ("values", "gaya", "tautan"):
            old: dict[Address, Any] = getattr(self, name)
            new = {(t, k): v for (b, k), v in old.items() if (t := moved(b)) is not None}
            setattr(self, name, new)
        for index in range(max(shift.count, 0)):
            self.gaya |= {(shift.row + index, k): g for k, g in pattern.items()}
        self.gabung = {d for g in self.gabung if (d := _shifted(g, moved)) is not None}


def _shifted(area: Area, move: Any) -> Area | None:
    rows = [t for b in range(area.row, area.last_row + 1) if (t := move(b)) is not None]
    return Area(rows[0], area.column, rows[-1], area.last_column) if rows else None


def same(paper: Paper, sheet: CanvasSheet) -> None:
    """The paper shows the drawing, and nothing else."""
    new = Paper(sheet)
    for name, blank in (("values", ""), ("gaya", ""), ("tautan", "")):
        shown, expected = getattr(paper, name), getattr(new, name)
        difference = {
            a for a in shown.keys() | expected.keys() if (shown.get(a) or blank) != (expected.get(a) or blank)
        }
        difference = {a for a in difference if not (shown.get(a) == 0 and expected.get(a) == 0)}
        assert difference == set(), (sheet.layout.name, name, sorted(difference)[:5])
    assert paper.gabung == new.gabung


def run(
    old: BookContent,
    new: BookContent,
    moments: tuple[datetime, datetime],
    painter: Drawer,
) -> None:
    """Plan every sheet from one drawing to the next, carry it out, compare."""
    old, new = with_identity(old), with_identity(new)
    before = draw_book(old, moments[0], painter)
    row_counts = {t.table.name: t.count for _, t in before.tables() if t.table.sifat.value == "isian"}
    current = draw_book(replace(new, counts=row_counts), moments[1], painter)
    for name, sheet in current.sheets.items():
        paper = Paper(before.sheets[name])
        snapshot = take_sheet_snapshot(before.sheets[name])
        paper.carry_out(make_plan(paper.visible_sheet(name), snapshot, sheet, old, new))
        same(paper, sheet)


_ROWS = st.lists(
    st.fixed_dictionaries(
        {}, optional={"kode": st.sampled_from("ABC"), "realisasi": st.sampled_from([0, 1, "95%", "x", None])}
    ),
    max_size=12,
)
EMPTY_MASTER = load_master(CONTOH).master
_NOTES = st.lists(
    st.fixed_dictionaries({"nomor": st.integers(1, 9), "isi": st.sampled_from(["a", "b"])}), max_size=6
)


def partial_drawing(content: BookContent, now: datetime) -> Canvas:
    """A drawing of two sheets: tables of staff below each other, and one of the program."""
    canvas, material = Canvas(), Material(content, EMPTY_MASTER, now)
    for name in ("Formulir Capaian", "_meta"):
        sheet = canvas.add(MASTER.sheet_named(name))
        sheet.write(0, 0, name)
        sheet.merge(Area(1, 0, 1 + now.day % 2, 2), f"{now:%d/%m/%Y}")
        sheet.write(0, 4, "Tetap", "tombol", link="'_meta'!A1" if now.day % 2 else None)
        for table in MASTER.sheet_tables(name):
            draw_table(sheet, table, sheet.next_row() + 1, material)
        for index in range(sum(bool(row) for row in content.row("tblRealisasi"))):
            sheet.write(sheet.next_row() + index % 2, index % 3, f"baris {index}", "kotak")
    return canvas


@settings(max_examples=150)
@given(st.tuples(_ROWS, _NOTES), st.tuples(_ROWS, _NOTES), st.integers(0, 2))
def test_a_plan_leads_from_any_content_to_any_other(
    old: tuple[list[RawRow], list[RawRow]],
    new: tuple[list[RawRow], list[RawRow]],
    days: int,
) -> None:
    first, second = (
        BookContent("master", {**CONTOH.tables, "tblRealisasi": r, "tblBatal": t, "tblAnggaran": r[:3]})
        for r, t in (old, new)
    )
    run(first, second, (NOW, NOW + timedelta(days=days)), partial_drawing)


@pytest.mark.parametrize(("start", "end"), [(1, 5), (5, 1), (1, 10), (10, 12), (12, 2)])
def test_a_plan_leads_from_any_step_of_an_sop_to_any_other(start: int, end: int, tmp_path: Path) -> None:
    contents = []
    for nth, langkah in enumerate((start, end)):
        (tmp_path / str(nth)).mkdir()
        contents.append(ClickContext(tmp_path / str(nth)).until(KUMPUL, langkah).book.read())
    run(contents[0], contents[1], (NOW, NOW + timedelta(days=1)), draw_by_kind)


def plan(paper: Paper, before: Canvas, current: Canvas, sheet: str, new: BookContent = CONTOH) -> Plan:
    snapshot = take_sheet_snapshot(before.sheets[sheet])
    return make_plan(
        paper.visible_sheet(sheet), snapshot, current.sheets[sheet], with_identity(CONTOH), with_identity(new)
    )


@pytest.fixture
def dua() -> tuple[Canvas, Canvas]:
    return draw_book(CONTOH, NOW, paint), draw_book(CONTOH, NOW + timedelta(days=1), paint)


def test_a_note_beside_a_view_stays_and_one_in_its_place_is_refused(dua: tuple[Canvas, Canvas]) -> None:
    before, current = dua
    paper = Paper(before.sheets["Notulen"])
    paper.nilai[1, 7] = "catatan saya"
    assert set(plan(paper, before, current, "Notulen").writes) == {(1, 0)}
    paper.nilai[1, 0] = "catatan saya"
    with pytest.raises(SakipError) as galat:
        plan(paper, before, current, "Notulen")
    assert galat.value.kode == "SKP-546"
    assert [(t.lembar, t.sel) for t in galat.value.rincian] == [("Notulen", "A2")]


def test_a_label_that_staff_wrote_over_stays_while_its_drawing_does_not_change(
    dua: tuple[Canvas, Canvas],
) -> None:
    before, current = dua
    paper = Paper(before.sheets["Notulen"])
    paper.nilai[0, 0] = "Notulen kami"
    assert (0, 0) not in plan(paper, before, current, "Notulen").writes


def test_rows_that_staff_put_between_are_taken_out_unless_something_stands_there(
    dua: tuple[Canvas, Canvas],
) -> None:
    before, current = dua
    paper = Paper(before.sheets["Notulen"])
    inserted(paper, 1, 2)
    paper.carry_out(plan(paper, before, current, "Notulen"))
    same(paper, current.sheets["Notulen"])


def inserted(paper: Paper, row: int, how_many: int) -> None:
    """Somebody inserts blank rows."""
    paper._shift(Shift(row, how_many))  # noqa: SLF001 - what the program does then
    paper.nilai = {(b + how_many if b >= row else b, k): v for (b, k), v in paper.nilai.items()}
    paper.tabel = [
        replace(t, first_row=t.first_row + how_many) if t.first_row > row else t for t in paper.tabel
    ]


def test_a_row_put_into_a_paper_below_the_tables_does_not_mix_its_lines_up() -> None:
    def draw_paper(content: BookContent, now: datetime) -> Canvas:
        canvas = partial_drawing(content, now)
        sheet = canvas.sheets["Formulir Capaian"]
        for index in range(6):
            sheet.write(sheet.next_row(), 1, f"Pasal {index}", "kotak")
        sheet.write(sheet.next_row(), 1, f"Per {now:%d/%m/%Y}", "kotak")
        return canvas

    before, current = (
        draw_book(CONTOH, NOW, draw_paper),
        draw_book(CONTOH, NOW + timedelta(days=1), draw_paper),
    )
    paper = Paper(before.sheets["Formulir Capaian"])
    inserted(paper, max(b for b, _ in paper.values) - 3, 2)
    paper.carry_out(plan(paper, before, current, "Formulir Capaian"))
    same(paper, current.sheets["Formulir Capaian"])

    paper = Paper(before.sheets["Formulir Capaian"])
    last_row = max(b for b, _ in paper.values)
    paper.nilai[last_row + 3, 0] = "catatan di bawah"
    inserted(paper, last_row - 3, 1)
    dropped = [g for g in plan(paper, before, current, "Formulir Capaian").shifts if g.count < 0]
    assert dropped == [Shift(last_row - 3, -1)]
    paper.nilai[last_row - 3, 5] = "catatan di baris itu"
    with pytest.raises(SakipError) as galat:
        plan(paper, before, current, "Formulir Capaian")
    assert galat.value.kode == "SKP-546"


def test_tables_that_changed_places_are_refused(dua: tuple[Canvas, Canvas]) -> None:
    before, current = dua
    paper = Paper(before.sheets["Notulen"])
    paper.tabel = paper.tabel[::-1]
    with pytest.raises(SakipError) as galat:
        plan(paper, before, current, "Notulen")
    assert galat.value.kode == "SKP-547"


@given(st.lists(st.integers(0, 3), max_size=8), st.lists(st.integers(0, 3), max_size=8))
def test_matched_rows_keep_their_order(old: list[int], new: list[int]) -> None:
    pairs = pair(old, new)
    used = [match for match in pairs if match is not None]
    assert len(pairs) == len(new)
    assert used == sorted(set(used))


@given(st.integers(1, 6), st.integers(1, 6))
def test_a_table_ends_with_as_many_rows_as_it_should_have(jumlah: int, new: int) -> None:
    pieces: list[Piece] = [table_piece(1, 4, jumlah, 4, new)]
    assert sum(shift.count for shift in shift_rows(pieces)) == new - jumlah
    assert len(pieces[0].origins) == new + 1


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6))))
def test_rectangles_cover_each_cell_once(cells: set[Address]) -> None:
    covered = [
        (b, k)
        for d in rectangle(cells)
        for b in range(d.row, d.last_row + 1)
        for k in range(d.column, d.last_column + 1)
    ]
    assert sorted(covered) == sorted(cells)
