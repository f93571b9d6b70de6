"""Fill the Kertas Kerja of one quarter (SOP Pengukuran steps 4 and 5) and roll it up (step 6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from sakip_xl.actions.approved_data import approved_changes
from sakip_xl.actions.asked_since import asked_otherwise
from sakip_xl.actions.open_bentrok import bentrok_temuan, open_rows
from sakip_xl.actions.periksa import blocking_temuan
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.measure.comparison import Comparison
from sakip_xl.domain.measure.kertas_kerja import fill_kertas_kerja
from sakip_xl.domain.measure.nilai import Nilai
from sakip_xl.domain.measure.row import RowCapaian
from sakip_xl.domain.measure.summary import IndikatorSummary, summarize
from sakip_xl.domain.measure.typed_number import ReadCell
from sakip_xl.domain.model import (
    BatasPredikat,
    Indikator,
    KertasKerja,
    Kinerja,
    Master,
    PengaturanRow,
    Realisasi,
)
from sakip_xl.domain.terms import ROMAWI, DasarRekap, Event, SopName
from sakip_xl.domain.wording import percent
from sakip_xl.errors import SakipError, Temuan
from sakip_xl.workbook.port import Book

REQUIRED_TABLES = (PengaturanRow.table, BatasPredikat.table, Kinerja.table, Indikator.table, Realisasi.table)


def hitung(
    book: Book,
    *,
    moment: Moment,
    triwulan: int | None = None,
    metode_saja: bool = False,
    tetap: bool = False,
) -> Result:
    """Write one row per indicator for the quarter; other quarters stay as they are.

    ``metode_saja`` leaves every realisasi empty: the empty Kertas Kerja of step 4. Refused when the
    indicators or the reported figures have faults (SKP-467), each named, and when Beranda is on a
    quarter of which nothing is there (SKP-182) unless ``tetap``. Warned of every cell that is not as
    it was approved (SKP-836) and of forms whose targets changed since (SKP-482). Beranda shows the quarter
    afterwards.
    """
    session = Session.open_book(book, moment)
    named = triwulan not in {None, int(session.master.kerja.triwulan)}
    period = session.quarter(triwulan, tetap=tetap or named)
    blocking = blocking_temuan(session, REQUIRED_TABLES)
    if blocking:
        raise SakipError("SKP-467", details=blocking, jumlah=len(blocking))
    rows = fill_kertas_kerja(replace(session.master, realisasi=[]) if metode_saja else session.master, period)
    if not rows:
        raise SakipError("SKP-468")
    session.perubahan.replaced[KertasKerja.table] = _merge(session.master, rows, period)
    measured = summarize(replace(session.master, kertas_kerja=rows), period, session.sekarang).indikator
    missing = {row.row.kode: row.item.alasan for row in measured if row.capaian.direkap.nilai is None}
    counted = len(measured) - len(missing)
    summary = f"{counted} dari {len(measured)} indikator Triwulan {ROMAWI[period]} dihitung"
    waiting = open_rows(session, period)
    summary += f", {len(waiting)} isian bentrok belum diputuskan" if waiting else ""
    shown = session.show_quarter(period)
    session.note_event(Event.HITUNG, sop=SopName.PENGUKURAN, triwulan=period, catatan=summary)
    backup = session.save("hitung")
    data = {"triwulan": period, "tidak_dihitung": missing, "cadangan": str(backup or "")}
    dasar = str(session.master.pengaturan.dasar_rekap)
    message, data = f"Kertas Kerja terisi: {summary}.{shown}", {**data, **_measured_data(measured, dasar)}
    return Result(message, data, [*bentrok_temuan(session, waiting), *_since(session, period)])


def _since(session: Session, triwulan: int) -> list[Temuan]:
    """What changed since it was approved, or since the forms that ask for it were taken over."""
    return [*approved_changes(session, triwulan, *SopName), *asked_otherwise(session, triwulan)]


def _measured_data(measured: Sequence[IndikatorSummary], dasar: str) -> dict[str, object]:
    """Every indicator by the capaian that is counted, by all three, and beside earlier years."""
    return {
        "capaian": [_indikator(row) for row in measured],
        "dasar_rekap": dasar,
        "tiga_capaian": {row.row.kode: _three(row.capaian) for row in measured},
        "antartahun": {row.row.kode: _earlier(row.antartahun) for row in measured},
    }


def rekap_pengukuran(
    book: Book,
    *,
    moment: Moment,
    triwulan: int | None = None,
) -> Result:
    """Confirm the roll-up of the Kertas Kerja as it stands (SOP Pengukuran step 6) and log it.

    The sheet Rekap computes it live; this gives the same values and names what was not counted. Refused
    when the quarter has no Kertas Kerja yet (SKP-469); warned as in ``hitung``. Beranda shows the
    quarter afterwards.
    """
    session = Session.open_book(book, moment)
    period = int(triwulan or session.master.kerja.triwulan)
    if not any(row.triwulan == period for row in session.master.kertas_kerja):
        raise SakipError("SKP-469", triwulan=ROMAWI[period])
    summary = session.summary(period)
    value = percent(summary.kecamatan.bulat, session.master.pengaturan.desimal)
    message = f"Capaian kecamatan Triwulan {ROMAWI[period]}: {value}"
    shown = session.show_quarter(period)
    session.note_event(Event.REKAP, sop=SopName.PENGUKURAN, triwulan=period, catatan=message)
    backup = session.save("rekap_pengukuran")
    data = {
        "triwulan": period,
        "kecamatan": _percent(summary.kecamatan.bulat),
        "predikat": summary.kecamatan.predikat,
        "simpul": {node.kinerja.kode: _node(node.nilai) for node in summary.pohon},
        "cadangan": str(backup or ""),
    }
    return Result(f"{message}.{shown}", data, _since(session, period))


def _indikator(row: IndikatorSummary) -> dict[str, object]:
    """One indicator as ``--json`` prints it (design.md 6): the capaian that the recap counts."""
    target, realisasi = (_number(value) for value in row.capaian.pasangan)
    return {
        "kode": row.row.kode,
        "level": str(row.row.level),
        "target": target,
        "realisasi": realisasi,
        "nilai": _percent(row.capaian.direkap.nilai),
        "predikat": row.predikat,
    }


def _earlier(found: Comparison) -> dict[str, object]:
    """Last year and the Renstra beside one indicator; what is not known is ``None``."""
    return {
        "tahun_lalu": {
            "dasar": found.dasar or None,
            "realisasi": _exact(found.tahun_lalu.nilai),
            "perubahan": _exact(found.perubahan),
            "capaian": _percent(found.capaian_lalu.nilai),
        },
        "renstra": {
            "target": _typed(found.target_renstra),
            "realisasi": _exact(found.terkumpul.nilai),
            "capaian": _percent(found.renstra.nilai),
        },
    }


def _three(capaian: RowCapaian) -> dict[str, float | None]:
    """The capaian of the quarter, to date, and against the year's target."""
    three = zip(DasarRekap, (capaian.tw, capaian.sd, capaian.tahun), strict=True)
    return {str(dasar): _percent(measured.nilai) for dasar, measured in three}


def _number(value: object) -> object:
    """A number as JSON writes it; what was typed as text stays text."""
    if not isinstance(value, Decimal):
        return value
    return int(value) if value == value.to_integral_value() else float(value)


def _node(nilai: Nilai) -> dict[str, object]:
    return {
        "nilai": _percent(nilai.bulat),
        "predikat": nilai.predikat,
        "dihitung": nilai.dihitung,
        "dikecualikan": [{"kode": kode, "alasan": reason} for kode, reason in nilai.dikecualikan],
    }


def _typed(reading: ReadCell) -> object:
    """A number, or what is none as it was typed."""
    return _exact(reading.nilai) if reading.plain is not None else reading.text or None


def _exact(value: Decimal | Fraction | None) -> float | None:
    return None if value is None else float(value)


def _percent(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def _merge(master: Master, rows: list[KertasKerja], triwulan: int) -> list[KertasKerja]:
    """The rows of the quarters before, the new ones, those of the quarters after."""
    kept = [row for row in master.kertas_kerja if row.triwulan != triwulan]
    return sorted([*kept, *rows], key=lambda row: int(row.triwulan))
