"""The sheet Tanda Terima: the register of forms and the list that the units sign."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sakip_xl.render.canvas import Canvas, CanvasSheet
from sakip_xl.render.material import Material
from sakip_xl.render.sheets.tanda_terima import draw_tanda_terima
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import RawRow
from sakip_xl.schema.load import load_master
from tests.sample import SEKARANG, sample_content

CONTENT = sample_content()
SAMPLE_ROW = CONTENT.row("tblFormulir")[0]


def drawing(*rows: RawRow) -> CanvasSheet:
    content = sample_content(tblFormulir=list(rows))
    sheet = Canvas().add(MASTER.sheet_named("Tanda Terima"))
    draw_tanda_terima(sheet, Material(content, load_master(content).master, SEKARANG))
    return sheet


def listing(sheet: CanvasSheet) -> list[dict[str, Any]]:
    """The rows of the printed list by heading."""
    assert sheet.repeated_rows is not None
    header = sheet.repeated_rows[0]
    headings = {k: s.value for (b, k), s in sheet.cells.items() if b == header and s.value}
    result = []
    row = header + 1
    while (row, 0) in sheet.cells and isinstance(sheet.cells[row, 0].value, int):
        result.append({str(text): sheet.cells[row, k].value for k, text in headings.items()})
        row += 1
    return result


def test_every_form_of_the_quarter_is_listed_with_its_unit_in_full() -> None:
    rows = listing(drawing(*CONTENT.row("tblFormulir")))
    names = {u["kode"]: u["nama"] for u in CONTENT.row("tblUnit")}
    assert [(s["No"], s["Unit"], s["Formulir"]) for s in rows] == [
        (n, names[f["unit"]], f["id_formulir"]) for n, f in enumerate(CONTENT.row("tblFormulir"), start=1)
    ]


def test_who_received_it_and_when_is_printed_with_room_for_the_paraf() -> None:
    received: RawRow = {"penerima": "Bambang", "diterima_unit": datetime(2026, 7, 6, 9, 5)}
    [row] = listing(drawing({**SAMPLE_ROW, **received}))
    assert row["Nama Penerima"] == "Bambang"
    assert row["Tanggal dan Jam Diterima"] == "6 Juli 2026 pukul 09.05"
    assert row["Paraf"] is None


def test_a_form_of_another_quarter_is_not_listed() -> None:
    assert len(listing(drawing(SAMPLE_ROW, {**SAMPLE_ROW, "triwulan": 1}))) == 1


def test_a_unit_that_identitas_does_not_know_is_listed_by_its_kode() -> None:
    [row] = listing(drawing({**SAMPLE_ROW, "unit": "LAMA"}))
    assert row["Unit"] == "LAMA"


def test_a_quarter_without_forms_says_what_to_click() -> None:
    sheet = drawing()
    assert listing(sheet) == []
    assert any("Belum ada formulir Triwulan II" in str(s.value) for s in sheet.cells.values())


def test_a_row_that_cannot_be_read_is_named() -> None:
    sheet = drawing(SAMPLE_ROW, {**SAMPLE_ROW, "dikirim": "kemarin"})
    assert len(listing(sheet)) == 1
    assert any("belum dapat dicetak: baris 2." in str(s.value) for s in sheet.cells.values())
