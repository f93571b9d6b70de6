"""A workbook's rows written as a small markdown table inside the test."""

from __future__ import annotations

import ast
from datetime import date

from sakip_xl.domain.model import Sel
from sakip_xl.layout.isi import BarisMentah, IsiBuku


def isi_buku(jenis: str, **tabel: str) -> IsiBuku:
    """A book's content: one markdown table a named table, its headings the fields.

    >>> isi_buku("master", tblKerja='''
    ...     | pelaksana | triwulan |
    ...     | Siti      | 2        |
    ... ''').baris("tblKerja")
    [{'pelaksana': 'Siti', 'triwulan': 2}]
    """
    return IsiBuku(jenis, {nama: baris(teks) for nama, teks in tabel.items()})


def baris(teks: str) -> list[BarisMentah]:
    """The rows of one markdown table; a row of empty cells is a blank row.

    A bare number is a number, ``2026-11-22`` a date, ``'2'`` in quotes a text, ``True`` a boolean,
    anything else the text itself; an empty cell is no cell. A rule of dashes is skipped.

    >>> baris('''
    ...     | kode | nilai | sejak      |
    ...     |------|-------|------------|
    ...     | A    | 82.5  | 2026-11-22 |
    ...     |      |       |            |
    ...     | '7'  | 0     |            |
    ... ''')
    [{'kode': 'A', 'nilai': 82.5, 'sejak': datetime.date(2026, 11, 22)}, {}, {'kode': '7', 'nilai': 0}]
    """
    garis = [satu.strip().strip("|").split("|") for satu in teks.strip().splitlines()]
    judul = [satu.strip() for satu in garis[0]]
    return [
        {
            nama: nilai
            for nama, isi in zip(judul, satu, strict=True)
            if (nilai := _sel(isi.strip())) is not None
        }
        for satu in garis[1:]
        if set("".join(satu).strip()) - {"-", " "} or not "".join(satu).strip()
    ]


def _sel(teks: str) -> Sel:
    if not teks:
        return None
    try:
        return date.fromisoformat(teks)
    except ValueError:
        pass
    try:
        nilai = ast.literal_eval(teks)
    except (ValueError, SyntaxError):
        return teks
    return nilai if isinstance(nilai, (str, int, float, bool)) else teks
