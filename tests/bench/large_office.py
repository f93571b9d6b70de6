"""An office with many units of 20 indicators each, its forms sent out and filled in, kept in a folder."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from sakip_xl.actions.bagikan import bagikan
from sakip_xl.actions.session import Moment
from sakip_xl.domain.model import Indikator, Unit
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.workbook.drawing import draw_book
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf, open_book
from tests.actions.office import TIM, filled, office_content

NOW = datetime(2026, 7, 6, 9, 30)
ROWS = 20
"""Indicators of each unit."""


def large_content(units: int) -> BookContent:
    """So many units more, each with ``ROWS`` indicators of its own."""
    content = office_content()
    unit, indikator = content.row(Unit.table)[1], content.row(Indikator.table)[0]
    names = [f"U{number:04d}" for number in range(units)]
    more_units: list[RawRow] = [{**unit, "kode": name, "nama": f"Unit {name}"} for name in names]
    more_indikator: list[RawRow] = [
        {
            **indikator,
            "kode": f"IKS.{name}.{number}",
            "indikator": f"Persentase {name} {number}",
            "unit": name,
        }
        for name in names
        for number in range(ROWS)
    ]
    tables = {
        **content.tables,
        Unit.table: [*content.row(Unit.table), *more_units],
        Indikator.table: [*content.row(Indikator.table), *more_indikator],
    }
    return replace(content, tables=tables)


def large_office(root: Path, units: int) -> tuple[Path, Path]:
    """The master that sent its forms, and the folder with every form filled in; made once."""
    master, back = root / f"induk-{units}.xlsx", root / f"kembali-{units}"
    if master.exists():
        return master, back
    book, sent = MemoryBook(large_content(units), shelf=FileShelf()), root / f"formulir-{units}"
    bagikan(book, sent, triwulan=2, moment=Moment(NOW, TIM))
    back.mkdir()
    for form in sorted(sent.glob("*.xlsx")):
        content = filled(open_book(form, now=lambda: NOW).read(), {})
        write_xlsx(draw_book(content, NOW), back / form.name)
    FileBook(master, now=lambda: NOW + timedelta(hours=1)).save(book.read())
    return master, back
