"""Write today's layout down as ``earlier`` reads it, when a version ends.

``python -m sakip_xl.schema.migrations.freeze > sakip_xl/data/susunan/versi_N.toml``
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator

from sakip_xl.schema.base import Column, Table
from sakip_xl.schema.books import BOOKS, VERSI_LAYOUT, BookLayout


def freeze() -> str:
    """The layout of both kinds of book as TOML."""
    lines = [
        f"# Susunan buku versi {VERSI_LAYOUT}, sebagaimana pernah diterbitkan: untuk membaca buku versi itu.",
        "# Tidak pernah diubah. Satu kolom: nama bidang; judul; isi; lalu tanda bila ada:",
        "# kunci (terkunci), rumus (dihitung), daftar (dipilih dari daftar).",
    ]
    for layout in BOOKS.values():
        lines += _book(layout)
    return "\n".join(lines) + "\n"


def _book(layout: BookLayout) -> Iterator[str]:
    yield from ("", f"[{layout.kind}]")
    yield from _list("lembar", [sheet.name for sheet in layout.sheets])
    yield from _list("terlindung", [sheet.name for sheet in layout.sheets if sheet.terlindung])
    for table in layout.tables:
        yield from ("", f"[{layout.kind}.tabel.{table.name}]")
        for key, value in (("lembar", table.sheet), ("judul", table.judul), ("sifat", table.sifat.value)):
            yield f"{key} = {_text(value)}"
        yield from _list("kolom", [_column(table, column) for column in table.columns])


def _column(table: Table, column: Column) -> str:
    marks = {
        "kunci": column.kunci,
        "rumus": column.rumus is not None,
        "daftar": bool(column.list_name or table.options(column.bidang)),
    }
    parts = [column.bidang, column.judul, column.rupa.value]
    return "; ".join([*parts, *(name for name, given in marks.items() if given)])


def _list(key: str, texts: list[str]) -> Iterator[str]:
    yield f"{key} = ["
    yield from (f"    {_text(text)}," for text in texts)
    yield "]"


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)


if __name__ == "__main__":
    sys.stdout.write(freeze())
