"""Formula text as a cell holds it: ``[@Judul]`` written out in full, and a place in A1 writing."""

from __future__ import annotations

import re

from xlsxwriter.utility import xl_rowcol_to_cell

from sakip_xl.domain.model import Sel
from sakip_xl.layout.inti import Tabel

_SEBARIS = re.compile(r"\[@(?:\[([^\]]+)\]|([^\]\[]+))\]")
_KHUSUS = re.compile(r"(['#\[\]])")


def rumus_penuh(tabel: Tabel, teks: str) -> str:
    """The formula with every ``[@Judul]`` as ``tbl[[#This Row],[Judul]]``, which every reader knows.

    A heading that the table does not have is a ``KeyError``: it would be an error in every row.
    """
    judul = {k.judul.casefold(): k.judul for k in tabel.kolom}

    def ganti(cocok: re.Match[str]) -> str:
        nama = _KHUSUS.sub(r"'\1", judul[(cocok[1] or cocok[2]).casefold()])
        return f"{tabel.nama}[[#This Row],[{nama}]]"

    return _SEBARIS.sub(ganti, teks)


def alamat(lembar: str, baris: int, kolom: int) -> str:
    """A cell of a sheet as a reference: ``'Kertas Kerja'!$B$3``."""
    kutip = lembar.replace("'", "''")
    return f"'{kutip}'!{xl_rowcol_to_cell(baris, kolom, row_abs=True, col_abs=True)}"


def teks_rumus(nilai: Sel) -> str:
    """What ``cell&""`` gives in Excel for a cell without decimals: empty for an empty cell."""
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "TRUE" if nilai else "FALSE"
    if isinstance(nilai, float):
        return f"{nilai:.15g}"
    return str(nilai)
