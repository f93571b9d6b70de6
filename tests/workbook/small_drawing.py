"""A small drawing of either book: every table with its title, a view that changes with the day, a shape.

What the adapters do with a drawn book is shown on it quickly; the real drawing has tests of its own.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sakip_xl.render.canvas import Canvas, CellKind, Shape
from sakip_xl.render.material import Material
from sakip_xl.render.table import draw_table
from sakip_xl.schema.books import BOOKS
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.markdown_table import book_content

NOW = datetime(2026, 11, 22, 9, 30, 15)


def paint(content: BookContent, now: datetime) -> Canvas:
    """Draw every sheet of the book's kind."""
    layout = BOOKS[content.kind]
    material = Material(content, load_master(content).master, now)
    canvas = Canvas()
    for sheet in layout.sheets:
        drawn = canvas.add(sheet)
        drawn.write(0, 0, sheet.judul)
        drawn.write(1, 0, f"Keadaan {now:%d/%m/%Y %H:%M}", kind=CellKind.COMPUTED)
        for table in layout.sheet_tables(sheet.name):
            draw_table(drawn, table, drawn.next_row() + 1, material)
        row = drawn.next_row() + 1
        drawn.write(row, 0, "Jumlah")
        drawn.write(row, 1, 2, rumus="1+1")
        if sheet.name in {"SOP", "Sampul"}:
            drawn.shapes.append(Shape(3, 3, "rect", 60, 30, text="Mulai"))
    return canvas


def clock() -> datetime:
    return NOW


def book(path: Path) -> FileBook:
    return FileBook(path, now=clock, painter=paint)


CONTOH = book_content(
    "master",
    tblMeta="""
        | kunci     | nilai |
        | id_master | M-1   |
    """,
    tblPengaturan="""
        | pengaturan     | nilai      |
        | Nama Kecamatan | Sumbersuko |
        | Tahun Anggaran | 2026       |
    """,
    tblUnit="""
        | kode | nama            | jenis |
        | PEM  | Seksi Pemerintah | seksi |
    """,
    tblRealisasi="""
        | kode | triwulan | unit | realisasi |
        | I-1  | 2        | PEM  | 82,5      |
        | I-2  | 2        | PEM  | 0         |
    """,
)


def write_master(path: Path, content: BookContent = CONTOH) -> Path:
    """A master on disk."""
    book(path).save(content)
    return path


def write_formulir(path: Path) -> Path:
    """A form on disk."""
    content = book_content(
        "formulir",
        tblIsian="""
            | kode | indikator | realisasi |
            | I-1  | Jalan     | 82,5      |
        """,
    )
    book(path).save(content)
    return path
