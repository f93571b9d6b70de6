"""The two books: which tables each has, found by name or by sheet."""

from __future__ import annotations

from dataclasses import dataclass

from sakip_xl.schema.base import Sheet, Table
from sakip_xl.schema.sheets import LEMBAR_FORMULIR, LEMBAR_MASTER
from sakip_xl.schema.tables.formulir import TBL_ISIAN, TBL_ISIAN_ANGGARAN
from sakip_xl.schema.tables.identitas import (
    TBL_BATAL,
    TBL_HARI_KHUSUS,
    TBL_KERJA,
    TBL_META,
    TBL_PEJABAT,
    TBL_PENGATURAN,
    TBL_PREDIKAT,
    TBL_UNIT,
)
from sakip_xl.schema.tables.kertas_kerja import TBL_KERTAS_KERJA
from sakip_xl.schema.tables.kinerja import (
    TBL_ANGGARAN,
    TBL_FORMULIR,
    TBL_INDIKATOR,
    TBL_KINERJA,
    TBL_REALISASI,
)
from sakip_xl.schema.tables.papers import (
    TBL_DISPOSISI,
    TBL_DOKUMEN,
    TBL_KEPUTUSAN,
    TBL_NOTULEN,
    TBL_PESERTA,
    TBL_PROGRAM_KERJA,
)
from sakip_xl.schema.tables.results import TBL_ARSIP, TBL_JEJAK, TBL_LAPORAN, TBL_TEMUAN

VERSI_LAYOUT = "3"
"""Raised whenever a sheet, table or column changes: books of another version are refused, not guessed."""

BUKU_MASTER = "master"
BUKU_FORMULIR = "formulir"


@dataclass(frozen=True, slots=True)
class BookLayout:
    """One kind of book: its sheets in order and its tables."""

    jenis: str
    lembar: tuple[Sheet, ...]
    tabel: tuple[Table, ...]

    def __post_init__(self) -> None:
        """Fail at import when a table is listed twice or is on no sheet of the book."""
        names = [table.nama for table in self.tabel]
        orphans = {table.lembar for table in self.tabel} - {sheet.nama for sheet in self.lembar}
        if len(set(names)) != len(names) or orphans:
            msg = f"{self.jenis}: duplicate table or unknown sheet {orphans}"
            raise ValueError(msg)

    def table_named(self, name: str) -> Table:
        """The table of that name."""
        return next(table for table in self.tabel if table.nama == name)

    def sheet_tables(self, sheet: str) -> tuple[Table, ...]:
        """The tables of one sheet, from top to bottom."""
        return tuple(table for table in self.tabel if table.lembar == sheet)

    def sheet_named(self, name: str) -> Sheet:
        """The sheet of that name."""
        return next(sheet for sheet in self.lembar if sheet.nama == name)


MASTER = BookLayout(
    BUKU_MASTER,
    LEMBAR_MASTER,
    (
        TBL_KERJA,
        TBL_PENGATURAN,
        TBL_PEJABAT,
        TBL_UNIT,
        TBL_PREDIKAT,
        TBL_HARI_KHUSUS,
        TBL_DISPOSISI,
        TBL_NOTULEN,
        TBL_PESERTA,
        TBL_KEPUTUSAN,
        TBL_PROGRAM_KERJA,
        TBL_DOKUMEN,
        TBL_KINERJA,
        TBL_INDIKATOR,
        TBL_FORMULIR,
        TBL_REALISASI,
        TBL_ANGGARAN,
        TBL_KERTAS_KERJA,
        TBL_LAPORAN,
        TBL_TEMUAN,
        TBL_ARSIP,
        TBL_JEJAK,
        TBL_META,
        TBL_BATAL,
    ),
)

FORMULIR = BookLayout(BUKU_FORMULIR, LEMBAR_FORMULIR, (TBL_ISIAN, TBL_ISIAN_ANGGARAN, TBL_META))

BUKU: dict[str, BookLayout] = {BUKU_MASTER: MASTER, BUKU_FORMULIR: FORMULIR}
