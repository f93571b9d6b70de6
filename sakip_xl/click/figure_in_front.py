"""Which figure the selected cell is: of which kode, unit and quarter, and in which column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from sakip_xl.domain.model import (
    AnggaranKertas,
    AsalRow,
    Bentrok,
    Cell,
    Indikator,
    IsianKertas,
    KertasKerja,
    Kinerja,
    Laporan,
    Realisasi,
    RealisasiAnggaran,
    RencanaAksi,
    Riwayat,
)
from sakip_xl.domain.origin.answer import AskedFigure, SubjectKind
from sakip_xl.domain.origin.rollup import (
    BELANJA,
    CAPAIAN,
    EFISIENSI,
    KECAMATAN,
    PAGU,
    RAK,
    SERAPAN,
    SERAPAN_RAK,
)
from sakip_xl.domain.terms import Level
from sakip_xl.domain.wording import normalized
from sakip_xl.errors import SakipError
from sakip_xl.schema.base import Table
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import RawRow, TableRow
from sakip_xl.schema.form_cells import column_letters

if TYPE_CHECKING:
    from sakip_xl.click.context import ClickContext

_KINDS: Mapping[str, SubjectKind] = {
    **dict.fromkeys(
        (model.table for model in (Realisasi, KertasKerja, Indikator, Riwayat, RencanaAksi, IsianKertas)),
        SubjectKind.INDIKATOR,
    ),
    **dict.fromkeys(
        (model.table for model in (RealisasiAnggaran, Kinerja, AnggaranKertas)), SubjectKind.KINERJA
    ),
}
"""What a row with a kode is about, by its table."""

_REKAP = "Rekap"
_REKAP_COLUMNS = 3
_REKAP_HEADINGS = dict(zip(range(11, 17), (PAGU, BELANJA, SERAPAN, RAK, SERAPAN_RAK, EFISIENSI), strict=True))
"""The columns of the money of a node, from 1; all before them are about its capaian."""


_SERAPAN_OF_SASARAN = 11
"""Where the list of the sasaran, whose rows have no level, shows it."""


def figure_in_front(context: ClickContext) -> AskedFigure:
    """The figure of the selected cell; refused when it stands in no row that has one (SKP-861)."""
    row = context.front_row()
    if row is not None:
        asked = _of_row(context, row)
    else:
        asked = _of_rekap(context) if context.window.front_sheet == _REKAP else None
    if asked is None:
        raise SakipError("SKP-861", lembar=context.window.front_sheet)
    return asked


def _of_row(context: ClickContext, place: TableRow) -> AskedFigure | None:
    rows = context.book.read().row(place.table)
    row = rows[place.index] if place.index < len(rows) else {}
    kode, triwulan = str(row.get("kode") or ""), _quarter(row)
    unit = str(row.get("unit") or "")
    if place.table == Laporan.table and row.get("nomor"):
        return AskedFigure(KECAMATAN, SubjectKind.KECAMATAN, triwulan=triwulan, judul=CAPAIAN)
    if not kode:
        return None
    if place.table == AsalRow.table:
        return AskedFigure(kode, unit=unit, triwulan=triwulan, judul=str(row.get("kolom") or ""))
    if place.table == Bentrok.table:
        kind, judul = _KINDS.get(str(row.get("tabel"))), str(row.get("kolom") or "")
        return AskedFigure(kode, kind, unit, triwulan, judul) if kind else None
    kind = _KINDS.get(place.table)
    if kind is None:
        return None
    table = MASTER.table_named(place.table)
    judul, own_quarter = _heading(table, _field(context, table, place.index), triwulan)
    return AskedFigure(kode, kind, unit if table.name == Realisasi.table else "", own_quarter, judul)


def _quarter(row: RawRow) -> int | None:
    value: Cell = row.get("triwulan")
    return value if isinstance(value, int) and value in range(1, 5) else None


def _field(context: ClickContext, table: Table, index: int) -> str:
    """The field of the selected column; empty beside the table."""
    letters = column_letters(context.window.front_column - 1)
    for column in table.columns:
        if context.book.position(table.name, index, column.bidang).cell.rstrip("0123456789") == letters:
            return column.bidang
    return ""


def _heading(table: Table, field_name: str, triwulan: int | None) -> tuple[str, int | None]:
    """The heading under which a field is told, and its quarter where that is not the one of the row."""
    realisasi, indikator = (MASTER.table_named(model.table) for model in (Realisasi, Indikator))
    target = f"target_tw{triwulan}"
    if table.name == KertasKerja.table and field_name in {"realisasi_ketik", "realisasi"}:
        return realisasi.field_column("realisasi").judul, triwulan
    if table.name == KertasKerja.table and field_name in {"target_ketik", "tahun_ketik"}:
        name = target if field_name == "target_ketik" and triwulan else "target_tahun"
        return indikator.field_column(name).judul, triwulan if name == target else None
    if not field_name:
        return "", triwulan
    if field_name[:-1] in {"target_tw", "rak_tw"} and table.name in {Indikator.table, Kinerja.table}:
        triwulan = int(field_name[-1])
    told = {IsianKertas.table: realisasi, AnggaranKertas.table: MASTER.table_named(RealisasiAnggaran.table)}
    table = told.get(table.name, table)
    names = {column.bidang for column in table.columns}
    return (table.field_column(field_name).judul if field_name in names else ""), triwulan


def _of_rekap(context: ClickContext) -> AskedFigure | None:
    """The figure of a row of Rekap, as it is shown: its kode tells what it is about, beside its name."""
    kode, level, name = (str(value or "").strip() for value in context.window.front_values(_REKAP_COLUMNS))
    triwulan = int(context.kerja.triwulan)
    column = context.window.front_column
    judul = _REKAP_HEADINGS.get(column, CAPAIAN)
    if kode and not level and column == _SERAPAN_OF_SASARAN:
        judul = SERAPAN
    if kode.startswith(KECAMATAN):
        return AskedFigure(KECAMATAN, SubjectKind.KECAMATAN, triwulan=triwulan, judul=judul)
    kind = _kind_on_rekap(context, kode, level, name)
    if kind is None:
        return None
    return AskedFigure(kode, kind, triwulan=triwulan, judul=judul if kind is SubjectKind.KINERJA else "")


def _kind_on_rekap(context: ClickContext, kode: str, level: str, name: str) -> SubjectKind | None:
    """What a row of Rekap is about: the kode stands for a node, an indicator or a unit of that name."""
    content = context.book.read()
    lists = (
        (SubjectKind.KINERJA, Kinerja.table, "uraian"),
        (SubjectKind.INDIKATOR, Indikator.table, "indikator"),
        (SubjectKind.UNIT, "tblUnit", "nama"),
    )
    known = [
        (kind, normalized(str(row.get(field_name) or "")))
        for kind, table, field_name in lists
        for row in content.row(table)
        if kode and normalized(str(row.get("kode") or "")) == normalized(kode)
    ]
    shown = (normalized(name), normalized(level))  # the comparison of years has the name in the second
    named = [kind for kind, own in known if own and (own == shown[0] or shown[1].startswith(own))]
    of_level = [kind for kind, _ in known if (kind is not SubjectKind.UNIT) is (level in set(Level))]
    return next(iter([*named, *of_level, *(kind for kind, _ in known)]), None)
