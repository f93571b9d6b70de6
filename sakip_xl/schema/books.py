"""The two books: which tables each has, found by name or by sheet."""

from __future__ import annotations

from dataclasses import dataclass

from sakip_xl.schema.base import Sheet, Table
from sakip_xl.schema.sheets import FORMULIR_SHEETS, MASTER_SHEETS
from sakip_xl.schema.tables.bentrok import TBL_BENTROK
from sakip_xl.schema.tables.formulir import TBL_ISIAN, TBL_ISIAN_ANGGARAN
from sakip_xl.schema.tables.identitas import (
    TBL_BATAL,
    TBL_HARI_KHUSUS,
    TBL_JENIS_UNIT,
    TBL_KERJA,
    TBL_META,
    TBL_PEJABAT,
    TBL_PENGATURAN,
    TBL_PREDIKAT,
    TBL_UNIT,
)
from sakip_xl.schema.tables.isian_kertas import TBL_ANGGARAN_KERTAS, TBL_ISIAN_KERTAS
from sakip_xl.schema.tables.kertas_kerja import TBL_KERTAS_KERJA
from sakip_xl.schema.tables.kinerja import (
    TBL_ANGGARAN,
    TBL_FORMULIR,
    TBL_INDIKATOR,
    TBL_KINERJA,
    TBL_REALISASI,
    TBL_RIWAYAT,
)
from sakip_xl.schema.tables.kunci import TBL_KUNCI
from sakip_xl.schema.tables.papers import (
    TBL_DISPOSISI,
    TBL_DOKUMEN,
    TBL_KEPUTUSAN,
    TBL_NOTULEN,
    TBL_PESERTA,
    TBL_PROGRAM_KERJA,
    TBL_UNDANGAN,
)
from sakip_xl.schema.tables.plans import TBL_RENCANA_AKSI, TBL_TINDAK_LANJUT_LHE
from sakip_xl.schema.tables.results import TBL_ARSIP, TBL_ASAL, TBL_JEJAK, TBL_LAPORAN, TBL_NASKAH, TBL_TEMUAN

VERSI_LAYOUT = "7"
"""Raised when sheets, tables or columns have changed since the last release: see ``schema.migrations``."""

MASTER_KIND = "master"
FORMULIR_KIND = "formulir"


@dataclass(frozen=True, slots=True)
class BookLayout:
    """One kind of book: its sheets in order and its tables."""

    kind: str
    sheets: tuple[Sheet, ...]
    tables: tuple[Table, ...]

    def __post_init__(self) -> None:
        """Fail at import when a table is listed twice or is on no sheet of the book."""
        names = [table.name for table in self.tables]
        orphans = {table.sheet for table in self.tables} - {sheet.name for sheet in self.sheets}
        if len(set(names)) != len(names) or orphans:
            msg = f"{self.kind}: duplicate table or unknown sheet {orphans}"
            raise ValueError(msg)

    def table_named(self, name: str) -> Table:
        """The table of that name."""
        return next(table for table in self.tables if table.name == name)

    def sheet_tables(self, sheet: str) -> tuple[Table, ...]:
        """The tables of one sheet, from top to bottom."""
        return tuple(table for table in self.tables if table.sheet == sheet)

    def sheet_named(self, name: str) -> Sheet:
        """The sheet of that name."""
        return next(sheet for sheet in self.sheets if sheet.name == name)


MASTER = BookLayout(
    MASTER_KIND,
    MASTER_SHEETS,
    (
        TBL_KERJA,
        TBL_PENGATURAN,
        TBL_PEJABAT,
        TBL_UNIT,
        TBL_JENIS_UNIT,
        TBL_PREDIKAT,
        TBL_HARI_KHUSUS,
        TBL_DISPOSISI,
        TBL_UNDANGAN,
        TBL_NOTULEN,
        TBL_PESERTA,
        TBL_KEPUTUSAN,
        TBL_PROGRAM_KERJA,
        TBL_DOKUMEN,
        TBL_KINERJA,
        TBL_INDIKATOR,
        TBL_RIWAYAT,
        TBL_RENCANA_AKSI,
        TBL_FORMULIR,
        TBL_ISIAN_KERTAS,
        TBL_ANGGARAN_KERTAS,
        TBL_BENTROK,
        TBL_REALISASI,
        TBL_ANGGARAN,
        TBL_KERTAS_KERJA,
        TBL_LAPORAN,
        TBL_NASKAH,
        TBL_TINDAK_LANJUT_LHE,
        TBL_TEMUAN,
        TBL_ASAL,
        TBL_ARSIP,
        TBL_KUNCI,
        TBL_JEJAK,
        TBL_META,
        TBL_BATAL,
    ),
)

FORMULIR = BookLayout(FORMULIR_KIND, FORMULIR_SHEETS, (TBL_ISIAN, TBL_ISIAN_ANGGARAN, TBL_META))

BOOKS: dict[str, BookLayout] = {MASTER_KIND: MASTER, FORMULIR_KIND: FORMULIR}

REPORT_TABLES = frozenset({TBL_TEMUAN.name, TBL_ASAL.name})
"""What a question was answered with last: the next answer takes its place, and nothing else hangs on it."""
