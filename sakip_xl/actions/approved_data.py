"""What was approved is kept in the log, and compared with what is there before anything is built on it."""

from __future__ import annotations

import json
import re
import zlib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from sakip_xl.actions.session import Session
from sakip_xl.domain.model import Indikator, KertasKerja, Realisasi, RealisasiAnggaran, Riwayat, Row
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.sop.requirements.approved import DataChange, approving_row, changed_data
from sakip_xl.domain.sop.requirements.sidik import ReportedData, data_with, digest, is_current
from sakip_xl.domain.terms import ROMAWI, Event, LaporanKind, SopName
from sakip_xl.domain.wording import listing, waktu
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.load import CellTemuan
from sakip_xl.workbook.inflate import inflate

_PIECE = 8_000
"""In a block Excel takes no text beyond 8,203 characters."""

_NAMED = 5
"""So many rows are named in a finding."""
_DECIMAL = re.compile(r"^(-?\d+)\.(\d{1,2}|\d{4,})$")
_START = '{"disetujui":"'
_MODELS: dict[str, type[Row]] = {
    "realisasi": Realisasi,
    "anggaran": RealisasiAnggaran,
    "kertas_kerja": KertasKerja,
    "riwayat": Riwayat,
    "indikator": Indikator,
}
BEFORE = {
    SopName.PENGUMPULAN: (SopName.PENGUMPULAN,),
    SopName.PENGUKURAN: (SopName.PENGUMPULAN, SopName.PENGUKURAN),
}
"""By SOP, what its results are built on: the measurement on the data that were collected too."""


# --- keeping ------------------------------------------------------------------------------------------------


def approved_pieces(session: Session, sidik: str, sop: SopName, triwulan: int) -> list[str]:
    """The data with this fingerprint as texts for the log, packed; empty when the log has them already.

    They are what the fingerprint was made of, so that the row which names it proves them.
    """
    data = data_with(sidik, session.master, sop, triwulan)
    if data is None or kept_data(session.rantai, sidik) is not None:
        return []
    packed = zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), 9)
    text = f'{_START}{b64encode(packed).decode()}"}}'
    return [text[begin : begin + _PIECE] for begin in range(0, len(text), _PIECE)]


def kept_data(chain: Sequence[JejakRow], sidik: str) -> ReportedData | None:
    """The approved data with this fingerprint that the log holds, ``None`` when there are none.

    Also of a row that was taken back: they prove themselves.
    """
    for place, row in enumerate(chain):
        if row.sidik_data == sidik and row.perubahan.startswith(_START):
            more = takewhile(lambda other: other.peristiwa is Event.LANJUTAN, chain[place + 1 :])
            data = _unpack("".join([row.perubahan, *(other.perubahan for other in more)]))
            if data is not None and digest(data) == sidik:
                return data
    return None


def _unpack(text: str) -> ReportedData | None:
    try:
        packed = b64decode(json.loads(text)["disetujui"], validate=True)
        data: ReportedData = json.loads(inflate(packed))
    except (zlib.error, ValueError):
        return None
    return data


# --- comparing ----------------------------------------------------------------------------------------------


def approved_changes(session: Session, triwulan: int, *sops: SopName) -> list[Temuan]:
    """Every cell of one quarter that is not as it was approved (SKP-836), and rows new or gone (SKP-837).

    Nothing for what is not approved now, or was done on paper. Of an approval of an earlier version only
    that something changed is known (SKP-839).
    """
    return [found for sop in sops for found in _changes(session, sop, triwulan)]


def refuse_changed(session: Session, triwulan: int, *sops: SopName) -> None:
    """Refuse to go on with data that are not as they were approved (SKP-838), each cell named."""
    for sop in sops:
        found = [*_changes(session, sop, triwulan)]
        if found:
            names = {"sop": SOP[sop].judul, "triwulan": ROMAWI[triwulan]}
            raise SakipError("SKP-838", details=found, jumlah=len(found), **names)


def _changes(session: Session, sop: SopName, triwulan: int) -> Iterable[Temuan]:
    status = session.status(sop, triwulan)
    if status.di_atas_kertas or not status.disetujui:
        return []
    row = approving_row(session.rantai, sop, triwulan)
    sidik = (row.sidik_data if row else "") or _of_final_report(session, sop, triwulan)
    if row is None or not sidik or is_current(sidik, session.master, sop, triwulan):
        return []
    approved = kept_data(session.rantai, sidik)
    names = {"sop": SOP[sop].judul, "triwulan": ROMAWI[triwulan]}
    if approved is None:
        return [temuan("SKP-839", waktu=waktu(row.waktu), **names).di(lembar=_sheet(sop))]
    changes = changed_data(approved, session.master, sop, triwulan)
    return _told(session, changes, names)


def _of_final_report(session: Session, sop: SopName, triwulan: int) -> str:
    """The fingerprint that the last final report has: rows of the log had none in the first version."""
    reports = session.master.laporan_tw(sop, triwulan)
    return next((row.sidik_data for row in reversed(reports) if row.jenis is LaporanKind.FINAL), "")


def _sheet(sop: SopName) -> str:
    model = Realisasi if sop is SopName.PENGUMPULAN else KertasKerja
    return MASTER.table_named(model.table).sheet


def _told(session: Session, changes: Iterable[DataChange], names: dict[str, str]) -> Iterator[Temuan]:
    """A finding for each cell, and one for all rows of a table that are new and one for those gone."""
    rows: dict[tuple[str, bool], list[DataChange]] = {}
    for change in changes:
        if change.row is None or not change.field_name:
            rows.setdefault((change.tabel, change.row is None), []).append(change)
            continue
        table = MASTER.table_named(_MODELS[change.tabel].table)
        found = temuan(
            "SKP-836",
            nilai=_shown(change.baru),
            lama=_shown(change.lama),
            subjek=change.kunci,
            judul=table.field_column(change.field_name).judul,
            **names,
        )
        yield from session.locate([CellTemuan(table.name, change.row.baris_ke, change.field_name, found)])
    for of_table in rows.values():
        yield _rows_told(session, of_table, names)


def _rows_told(session: Session, changes: Sequence[DataChange], names: dict[str, str]) -> Temuan:
    """Whole rows of one table, the first of them named; new ones at the cell of the first."""
    table, first = MASTER.table_named(_MODELS[changes[0].tabel].table), changes[0].row
    more = len(changes) - _NAMED
    named = [change.kunci for change in changes[:_NAMED]] + [f"{more} baris lain"] * (more > 0)
    reason = "tidak ada lagi" if first is None else "belum ada saat disetujui"
    found = temuan("SKP-837", nilai=listing(named), judul=table.judul, alasan=reason, **names)
    if first is None:
        return found.di(lembar=table.sheet)
    [located] = session.locate([CellTemuan(table.name, first.baris_ke, "kode", found)])
    return located


def _shown(text: str) -> str:
    """A compared text as staff read it: a number with a comma, but where its dot may be one of thousands."""
    return _DECIMAL.sub(r"\1,\2", text) if text else "(kosong)"
