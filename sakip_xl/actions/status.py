"""Where both SOPs stand: nothing is changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from typing import Any

from sakip_xl.actions.approved_data import approved_changes
from sakip_xl.actions.asked_since import asked_otherwise
from sakip_xl.actions.log_check import LogCheck
from sakip_xl.actions.open_bentrok import bentrok_data, bentrok_temuan, open_rows
from sakip_xl.actions.result import Result
from sakip_xl.actions.return_history import ReturnHistory
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.measure.reported import NotAvailable, name_not_available, not_available
from sakip_xl.domain.model import Bentrok, Master
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.requirements import missing_items
from sakip_xl.domain.sop.signatures import unsigned_moves, unsigned_peran
from sakip_xl.domain.sop.state import StatusSop
from sakip_xl.domain.terms import ROMAWI, Peran, SopName
from sakip_xl.domain.wording import listing, waktu
from sakip_xl.errors import Temuan, temuan
from sakip_xl.workbook.port import Book


def status(book: Book, *, moment: Moment, triwulan: int | None = None) -> Result:
    """Both SOPs of one quarter: current step, actor, due time, what is missing, and the units' forms.

    A log that is broken is told before all else (SKP-418, SKP-419). Findings are too the rows of the log that
    do not fit the SOP (SKP-415 to 417), and what is not as it was approved (SKP-836 to 839) or asked
    (SKP-482), and whose signature is wrong (SKP-870, 871); none of them is a reason to refuse.
    """
    session = Session.read_book(book, moment)
    log = session.check_log()
    period = int(triwulan or session.master.kerja.triwulan)
    states = {name: session.status(name, period) for name in SopName}
    summary = session.summary(period)
    required = summary.wajib
    lines = [] if log.whole else [_broken_log(log)]
    for state in states.values():
        lines += [_sentence(session, state), *(f"   - {text}" for text in _missing(session.master, state))]
    lines.append(f"Formulir kembali: {summary.kembali} dari {len(required)} unit.")
    history, forms = ReturnHistory.of(session.master), session.master.formulir_tw(period).values()
    asked_again = sorted(formulir.unit for formulir in forms if history.asked_at(formulir))
    waiting, declared = open_rows(session, period), not_available(session.master, period)
    lines += [*_open_questions(asked_again, len(waiting), declared), *_signatures(session.master)]
    return Result(
        "\n".join(lines),
        {
            "triwulan": period,
            "jejak": log.data(),
            "sop": {str(name): _data(session.master, state) for name, state in states.items()},
            "formulir": {
                "wajib": len(required),
                "dikirim": sum(unit.formulir is not None for unit in required),
                "kembali": summary.kembali,
            },
            "diminta_lagi": asked_again,
            "tidak_ditandatangani": unsigned_moves(session.master),
            "bentrok": bentrok_data(waiting),
            "belum_tersedia": [asdict(item) for item in declared],
        },
        _findings(session, period, states, waiting),
    )


def _findings(
    session: Session, triwulan: int, states: Mapping[SopName, StatusSop], waiting: list[Bentrok]
) -> list[Temuan]:
    """What does not fit, that of the log before all else."""
    log = session.check_log()
    return [
        *session.locate(log.findings()),
        *session.signature_temuan(),
        *(item.di(lembar="Jejak") for state in states.values() for item in state.temuan),
        *bentrok_temuan(session, waiting),
        *approved_changes(session, triwulan, *SopName),
        *asked_otherwise(session, triwulan),
        *session.locate(log.acknowledged_findings()),
    ]


def _broken_log(log: LogCheck) -> str:
    """That nothing can be written, before all else."""
    told = temuan("SKP-830", nilai=log.named())
    return f"{told.pesan} {told.saran}"


def _open_questions(asked_again: list[str], conflicts: int, declared: list[NotAvailable]) -> Iterator[str]:
    """What of the data of the quarter is not settled yet, in sentences."""
    if asked_again:
        yield f"Formulir diminta lagi: {listing(asked_again)}."
    if conflicts:
        yield f"{conflicts} isian bentrok menunggu keputusan di lembar Bentrok."
    if declared:
        yield f"Belum tersedia {len(declared)} realisasi: {name_not_available(declared)}."


def _signatures(master: Master) -> Iterator[str]:
    """That steps and decisions stand there unsigned."""
    if count := unsigned_moves(master):
        peran = listing([*unsigned_peran(master)])
        yield f"{count} langkah dan keputusan {peran} tidak ditandatangani: kuncinya belum didaftarkan."


def summarize_sop(state: StatusSop) -> dict[str, Any]:
    """One SOP in the two words that other programs ask for: its step and whether it is done."""
    langkah = state.current or SOP[state.sop].akhir
    return {
        "langkah": langkah.nomor,
        "langkah_id": langkah.id,
        "status": "selesai" if state.selesai else "berjalan",
    }


def _data(master: Master, state: StatusSop) -> dict[str, Any]:
    langkah = state.current
    current = state.ke(langkah.nomor) if langkah else None
    return {
        **summarize_sop(state),
        "pelaku": [str(pelaku) for pelaku in langkah.pelaku] if langkah else [],
        "tenggat": current.tenggat.isoformat() if current and current.tenggat else None,
        "terlambat": bool(current and current.terlambat),
        "disetujui": state.disetujui,
        "arahan": state.arahan,
        "kekurangan": _missing(master, state),
        "rincian": [
            {
                "langkah": step.nomor,
                "langkah_id": step.id,
                "keadaan": str(step.keadaan),
                "oleh": step.oleh,
                "terlambat": step.terlambat,
            }
            for step in state.langkah
        ],
    }


def _missing(master: Master, state: StatusSop) -> list[str]:
    if state.current is None:
        return []
    return [item.text for item in missing_items(master, state.sop, state.triwulan, state.current)]


def _sentence(session: Session, state: StatusSop) -> str:
    sop = SOP[state.sop]
    start = f"{sop.judul} Triwulan {ROMAWI[state.triwulan]}"
    if state.current is None:
        return f"{start}: dikerjakan di atas kertas." if state.di_atas_kertas else f"{start}: selesai."
    langkah = state.current
    current = state.ke(langkah.nomor)
    tenggat = (
        f" Tenggat {waktu(current.tenggat)}{', terlambat' if current.terlambat else ''}."
        if current.tenggat
        else ""
    )
    pelaku = " atau ".join(_actor(session, peran) for peran in langkah.pelaku)
    arahan = f" Arahan: {state.arahan}" if state.arahan else ""
    return f"{start}: langkah {langkah.nomor} oleh {pelaku}: {langkah.uraian}.{tenggat}{arahan}"


def _actor(session: Session, peran: Peran) -> str:
    """A role, with who stands in for it today, or that the office is vacant."""
    officials = [row for row in session.master.pejabat if row.peran is peran]
    holders = session.master.holders(peran, session.sekarang.date())
    if officials and not holders:
        return f"{peran} (jabatan sedang kosong)"
    acting = [row for row in holders if row.acting]
    if not acting or len(acting) < len(holders):
        return peran
    return listing([f"{row.sebutan} ({row.nama})" for row in acting])
