"""Fill the Kertas Kerja of one quarter (SOP Pengukuran steps 4 and 5) and roll it up (step 6)."""

from __future__ import annotations

from dataclasses import replace

from sakip_xl.actions.periksa import blocking_temuan
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.measure.kertas_kerja import fill_kertas_kerja
from sakip_xl.domain.measure.roll_up import nilai_indikator, rekap_master
from sakip_xl.domain.model import (
    BatasPredikat,
    Indikator,
    KertasKerja,
    Kinerja,
    Master,
    PengaturanRow,
    Realisasi,
)
from sakip_xl.domain.terms import ROMAWI, Event, SopName
from sakip_xl.domain.wording import percent
from sakip_xl.errors import SakipError
from sakip_xl.workbook.port import Book

TABEL_SYARAT = (PengaturanRow.table, BatasPredikat.table, Kinerja.table, Indikator.table, Realisasi.table)


def hitung(
    book: Book,
    *,
    moment: Moment,
    triwulan: int | None = None,
    metode_saja: bool = False,
) -> Result:
    """Write one row per indicator for the quarter; other quarters stay as they are.

    ``metode_saja`` leaves every realisasi empty: the empty Kertas Kerja of step 4. Refused when the
    indicators or the reported figures have faults (SKP-467), each named.
    """
    session = Session.open_book(book, moment)
    period = int(triwulan or session.master.kerja.triwulan)
    blocking = blocking_temuan(session, TABEL_SYARAT)
    if blocking:
        raise SakipError("SKP-467", details=blocking, jumlah=len(blocking))
    rows = fill_kertas_kerja(replace(session.master, realisasi=[]) if metode_saja else session.master, period)
    if not rows:
        raise SakipError("SKP-468")
    session.perubahan.ganti[KertasKerja.table] = _merge(session.master, rows, period)
    values = nilai_indikator(session.master, rows)
    counted = sum(value.capaian.nilai is not None for value in values)
    summary = f"{counted} dari {len(values)} indikator Triwulan {ROMAWI[period]} dihitung"
    session.note_event(Event.HITUNG, sop=SopName.PENGUKURAN, triwulan=period, catatan=summary)
    backup = session.save("hitung")
    data = {
        "triwulan": period,
        "capaian": [value.to_dict() for value in values],
        "tidak_dihitung": {
            value.baris.kode: value.baris.catatan for value in values if value.capaian.nilai is None
        },
        "cadangan": str(backup or ""),
    }
    return Result(f"Kertas Kerja terisi: {summary}.", data)


def rekap_pengukuran(
    book: Book,
    *,
    moment: Moment,
    triwulan: int | None = None,
) -> Result:
    """Confirm the roll-up of the Kertas Kerja as it stands (SOP Pengukuran step 6) and log it.

    The sheet Rekap computes it live; this gives the same values and names what was not counted. Refused
    when the quarter has no Kertas Kerja yet (SKP-469).
    """
    session = Session.open_book(book, moment)
    period = int(triwulan or session.master.kerja.triwulan)
    if not any(row.triwulan == period for row in session.master.kertas_kerja):
        raise SakipError("SKP-469", triwulan=ROMAWI[period])
    nodes, kecamatan = rekap_master(session.master, period)
    message = f"Capaian kecamatan Triwulan {ROMAWI[period]}: {percent(kecamatan.nilai)}"
    session.note_event(Event.REKAP, sop=SopName.PENGUKURAN, triwulan=period, catatan=message)
    backup = session.save("rekap_pengukuran")
    data = {
        "triwulan": period,
        "kecamatan": None if kecamatan.nilai is None else float(kecamatan.nilai),
        "simpul": {
            kode: {
                "nilai": None if result.nilai is None else float(result.nilai),
                "dihitung": result.dihitung,
                "dikecualikan": [{"kode": k, "alasan": a} for k, a in result.dikecualikan],
            }
            for kode, result in nodes.items()
        },
        "cadangan": str(backup or ""),
    }
    return Result(f"{message}.", data)


def _merge(master: Master, rows: list[KertasKerja], triwulan: int) -> list[KertasKerja]:
    """The rows of the quarters before, the new ones, those of the quarters after."""
    kept = [row for row in master.kertas_kerja if row.triwulan != triwulan]
    return sorted([*kept, *rows], key=lambda row: int(row.triwulan))
