"""What every book does, whatever stands behind it: one class of tests, a subclass for each adapter."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from sakip_xl.domain.model import Cell
from sakip_xl.schema.base import Column, Look
from sakip_xl.schema.books import BOOKS, VERSI_LAYOUT
from sakip_xl.schema.content import BookContent, Changes, RawRow
from sakip_xl.workbook.port import Book
from sakip_xl.workbook.raw import differences, with_identity
from tests.workbook.small_drawing import CONTOH

ANEH: list[Cell] = [
    0,
    -1,
    1e15,
    10**15,
    0.1,
    1 / 3,
    "82,5",
    "82.5",
    "1.234",
    "95%",
    "95,5%",
    "95,50%",
    "1,234%",
    "-5%",
    "0",
    "007",
    "n/a",
    "-",
    " berspasi ",
    "  ",
    "=1+1",
    "'kutip",
    "+62812",
    "<r>kaya</r>",
    "&lt; <b> \"x\" 'y'",
    "dua\nbaris",
    "tab\tdi sini",
    "😀 é ñ — “kutip”",
    "_x0041_",
    "#DIV/0!",
    "https://contoh.example/a?b=c&d",
    "x" * 5000,
    True,
    False,
    date(2026, 11, 22),
    datetime(2026, 11, 22, 13, 5, 7),
    time(9, 30),
    time(23, 59, 59),
]
"""Values as staff type them, mistakes included."""

_FIXED: dict[Look, Cell] = {
    Look.DATE: date(2026, 2, 28),
    Look.MOMENT: datetime(2026, 2, 28, 7, 45, 1),
    Look.TIME: time(7, 45),
    Look.NUMBER: 12.75,
    Look.INTEGER: 3,
    Look.PERCENT: 97.25,
    Look.MONEY: 106439453000,
    Look.TYPED: "80 - 90%",
}


def full(kind: str) -> BookContent:
    """Three rows in every table: one filled in every cell, a blank one, one filled in its first cell.

    ``tblKerja`` is one row by its nature, on a protected sheet where it cannot grow.
    """
    tables: dict[str, list[RawRow]] = {
        t.name: [{k.bidang: _nilai(k) for k in t.columns}, {}, {t.columns[0].bidang: "akhir"}]
        for t in BOOKS[kind].tables
        if t.name != "tblMeta"
    }
    tables.update({name: tables[name][:1] for name in tables if name == "tblKerja"})
    return with_identity(BookContent(kind, tables))


def _nilai(column: Column) -> Cell:
    return _FIXED.get(column.rupa, f"isi {column.bidang}")


class BookContract:
    """Subclasses say how a book of some content comes to be (``prepare``)."""

    def prepare(self, content: BookContent, tmp_path: Path) -> Book:
        raise NotImplementedError

    @pytest.mark.parametrize("kind", ["master", "formulir"])
    def test_every_table_comes_back_as_it_was_written(self, kind: str, tmp_path: Path) -> None:
        content = full(kind)
        assert list(differences(content, self.prepare(content, tmp_path).read())) == []

    def test_odd_values_come_back_as_they_were_typed(self, tmp_path: Path) -> None:
        content = with_identity(
            BookContent("master", {"tblRealisasi": [{"realisasi": value} for value in ANEH]})
        )
        returned = self.prepare(content, tmp_path).read()
        assert list(differences(content, returned)) == []
        assert [b["realisasi"] for b in returned.row("tblRealisasi")[:2]] == [0, -1]

    @pytest.mark.parametrize(
        ("table", "bidang"),
        [
            ("tblRealisasi", "kendala"),
            ("tblRealisasi", "batas_waktu"),
            ("tblRealisasi", "dicatat"),
            ("tblNotulen", "jam_mulai"),
            ("tblAnggaran", "realisasi"),
            ("tblIndikator", "bobot"),
            ("tblIndikator", "iku"),
            ("tblLaporan", "capaian"),
            ("tblLaporan", "triwulan"),
        ],
    )
    def test_odd_values_come_back_from_every_kind_of_column(
        self, table: str, bidang: str, tmp_path: Path
    ) -> None:
        content = with_identity(BookContent("master", {table: [{bidang: value} for value in ANEH]}))
        assert list(differences(content, self.prepare(content, tmp_path).read())) == []

    def test_an_empty_cell_is_no_cell_and_nought_is_a_value(self, tmp_path: Path) -> None:
        rows: list[RawRow] = [{"kode": "A", "realisasi": 0, "kendala": "", "solusi": None}]
        returned = self.prepare(BookContent("master", {"tblRealisasi": rows}), tmp_path).read()
        assert returned.row("tblRealisasi") == [{"kode": "A", "realisasi": 0}]

    def test_blank_rows_in_the_middle_keep_their_place_and_those_at_the_end_go(self, tmp_path: Path) -> None:
        rows: list[RawRow] = [{}, {"kode": "A"}, {}, {}, {"kode": "B"}, {}, {}]
        returned = self.prepare(BookContent("master", {"tblRealisasi": rows}), tmp_path).read()
        assert returned.row("tblRealisasi") == [{}, {"kode": "A"}, {}, {}, {"kode": "B"}]

    def test_every_table_is_there_also_when_it_is_empty(self, tmp_path: Path) -> None:
        returned = self.prepare(CONTOH, tmp_path).read()
        assert returned.tables.keys() == {t.name for t in BOOKS["master"].tables}
        assert returned.row("tblArsip") == []

    def test_the_identity_says_which_kind_and_version_of_book_it_is(self, tmp_path: Path) -> None:
        meta = self.prepare(CONTOH, tmp_path).read().meta
        assert meta == {"id_master": "M-1", "jenis": "master", "versi_layout": VERSI_LAYOUT}

    def test_rows_are_appended_after_the_last_filled_one(self, tmp_path: Path) -> None:
        book = self.prepare(CONTOH, tmp_path)
        content = book.read()
        tables: dict[str, list[RawRow]] = {**content.tables}
        tables["tblRealisasi"] = [*content.row("tblRealisasi"), {"kode": "I-3", "realisasi": 7}]
        book.save(BookContent("master", tables))
        assert book.read().row("tblRealisasi")[2:] == [{"kode": "I-3", "realisasi": 7}]

    def test_changing_one_cell_leaves_every_other_as_it_was(self, tmp_path: Path) -> None:
        book = self.prepare(full("master"), tmp_path)
        old = book.read()
        book.save(Changes(changed=[("tblUnit", 0, "nama", "Baru")]).apply_to(old))
        assert list(differences(old, book.read())) == ["tblUnit 1 nama"]

    def test_saving_what_was_read_changes_nothing_however_often(self, tmp_path: Path) -> None:
        book = self.prepare(full("master"), tmp_path)
        old = book.read()
        for _ in range(2):
            book.save(book.read())
        assert book.read() == old

    def test_what_the_caller_does_to_the_content_does_not_reach_the_book(self, tmp_path: Path) -> None:
        book = self.prepare(CONTOH, tmp_path)
        book.read().tables["tblUnit"][0]["kode"] = "RUSAK"
        assert book.read().row("tblUnit")[0]["kode"] == "PEM"

    def test_the_cells_of_a_table_lie_beside_and_below_each_other_on_its_sheet(self, tmp_path: Path) -> None:
        book = self.prepare(CONTOH, tmp_path)
        cells = {
            book.position("tblRealisasi", row, k.bidang)
            for row in range(3)
            for k in BOOKS["master"].table_named("tblRealisasi").columns
        }
        assert len(cells) == 3 * 15
        assert {place.sheet for place in cells} == {"Formulir Capaian"}

    def test_a_book_has_a_name(self, tmp_path: Path) -> None:
        book = self.prepare(CONTOH, tmp_path)
        assert book.name.endswith(".xlsx")
        assert book.path is None or book.path.name == book.name
