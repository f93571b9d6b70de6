"""A form whose locked part changed is rejected with every place; rows only sorted are as they were."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sakip_xl.domain.model import Cell
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.xlsx.file_book import open_book
from tests.actions.office import NOW, Office, change_cells, kode


def with_rows(content: BookContent, table: str, rows: list[dict[str, Cell]]) -> BookContent:
    return replace(content, tables={**content.tables, table: rows})


def test_every_locked_cell_that_differs_is_named_with_old_and_new(kantor: Office) -> None:
    def change(content: BookContent) -> BookContent:
        content = change_cells(content, "tblIsian", 1, target=10, satuan="buah")
        return change_cells(content, "tblIsianAnggaran", 0, pagu=7)

    path = kantor.reply("YAN", change=change)
    found = [t for t in kantor.rekap().temuan if t.kode == "SKP-720"]
    book = open_book(path, now=lambda: NOW)
    cells = [
        ("tblIsian", 1, "satuan"),
        ("tblIsian", 1, "target"),
        ("tblIsianAnggaran", 0, "pagu"),
    ]
    places = [book.position(*cell) for cell in cells]
    assert [(t.lembar, t.sel) for t in found] == [(place.sheet, place.cell) for place in places]
    assert ("'10'" in found[1].pesan, found[1].berkas) == (True, path.name)


def test_a_row_that_is_gone_and_one_that_is_new_are_named(kantor: Office) -> None:
    def change(content: BookContent) -> BookContent:
        rows = content.row("tblIsian")
        return with_rows(content, "tblIsian", [*rows[1:], {"kode": "IKS.9", "realisasi": 1}])

    kantor.reply("YAN", change=change)
    found = kantor.rekap().temuan
    assert {"SKP-473", "SKP-721", "SKP-722"} <= {t.kode for t in found}
    assert ["IKS.1" in t.pesan for t in found if t.kode == "SKP-721"] == [True]
    assert ["IKS.9" in t.pesan for t in found if t.kode == "SKP-722"] == [True]


def test_rows_that_were_only_sorted_are_taken_by_their_kode(kantor: Office) -> None:
    kantor.reply(
        "YAN",
        {"IKS.1": 11, "IKS.2": 12},
        change=lambda c: with_rows(c, "tblIsian", c.row("tblIsian")[::-1]),
    )
    result = kantor.rekap()
    assert (result.data["diterima"], result.keluar, "SKP-473" in kode(result)) == (["YAN"], 0, False)
    assert (kantor.realisasi("IKS.1"), kantor.realisasi("IKS.2")) == (11, 12)


@pytest.mark.parametrize(("key", "word"), [("tahun", "tahun"), ("unit", "unit")])
def test_an_identity_that_was_edited_is_named_as_that(kantor: Office, key: str, word: str) -> None:
    kantor.reply("PMD", change=lambda content: content.with_meta(**{key: "2031"}))
    found = [t for t in kantor.rekap().temuan if t.kode == "SKP-723"]
    assert [word in t.pesan for t in found] == [True]
