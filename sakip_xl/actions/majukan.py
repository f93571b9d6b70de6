"""Move one SOP one step on, or back: the only action that changes its status."""

from __future__ import annotations

from typing import Any

from sakip_xl.actions.approved_data import BEFORE, approved_pieces, refuse_changed
from sakip_xl.actions.ask_again import ask_again, ask_again_sentence
from sakip_xl.actions.laporan import laporan_number
from sakip_xl.actions.periksa import refuse_open_faults
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.actions.signing import note_signed_if_due
from sakip_xl.actions.withdrawn_reports import clear_arahan, withdraw_reports
from sakip_xl.domain.model import Disposisi, Dokumen, Laporan
from sakip_xl.domain.rules.empty_columns import one_per_column
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.disposisi import disposisi_sidik
from sakip_xl.domain.sop.jabatan import out_of_office, signed_name
from sakip_xl.domain.sop.requirements import check_requirement
from sakip_xl.domain.sop.state import StatusSop
from sakip_xl.domain.sop.transition import Move, Refusal, Request, check_move
from sakip_xl.domain.terms import ROMAWI, Event, LaporanKind, Peran, SopName, YesNo
from sakip_xl.domain.usulan import new_checklist
from sakip_xl.errors import SakipError, Temuan
from sakip_xl.workbook.port import Book


def majukan(
    book: Book,
    sop: SopName,
    *,
    moment: Moment,
    triwulan: int | None = None,
    keputusan: YesNo | None = None,
    catatan: str = "",
    ke_langkah: int | str | None = None,
    unit: str = "",
) -> Result:
    """Complete the current step of one SOP, or return it.

    At the Sekretaris' decision a *ya* marks the draft as agreed and makes the final report; a *tidak*
    (there or, when the setting allows it, the Camat's) writes the arahan on the reports that do not stand
    any more and reopens the steps from ``ke_langkah`` on. The first step lays out the checklist of
    documents, the report to the Camat notes his disposisi on it. An answer whose ``catatan`` is the arahan
    of Beranda empties it there. What is sent back to the filling in has to be handed in again by the units
    that ``unit`` or the arahan names, else by all. Refused, with all that is missing, as ``check_move``
    decides (SKP-401 to 411), and while what the steps so far filled in has faults (SKP-180) or is not as
    it was approved (SKP-838), unless it is sent back. Once the role has a key the row is signed
    (``signing.unlock_key`` refuses).
    """
    session = Session.open_book(book, moment)
    period = int(triwulan or session.master.kerja.triwulan)
    status = session.status(sop, period)
    move = _check(session, status, Request(session.peran(), keputusan, catatan, ke_langkah))
    _note_move(session, move)
    _following_naskah(session, move)
    asked_again = ask_again(session, move, unit)
    if keputusan is not None and catatan.strip() == session.master.kerja.arahan:
        clear_arahan(session)
    backup = session.save(_button(move))
    data = _data(move, period) | {"diminta_lagi": asked_again, "cadangan": str(backup) if backup else None}
    return Result(_message(move) + ask_again_sentence(asked_again), data)


def _data(move: Move, triwulan: int) -> dict[str, Any]:
    """A move as ``--json`` prints it."""
    return {
        "sop": str(move.sop),
        "triwulan": triwulan,
        "langkah_selesai": move.langkah.nomor,
        "langkah_selesai_id": move.langkah.id,
        "langkah": move.berikut.nomor if move.berikut else None,
        "langkah_id": move.berikut.id if move.berikut else None,
    }


def _note_move(session: Session, move: Move) -> None:
    """Log who did it in which office, and the data that an answer is about; what was agreed to is kept.

    It is signed where that is due.
    """
    name = signed_name(session.master, session.oleh, move.peran, session.sekarang.date())
    sidik = _sidik_data(session, move)
    kept = move.keputusan is YesNo.YA and approved_pieces(session, sidik, move.sop, move.triwulan)
    first, *more = kept or [""]
    row = session.draft_event(**move.jejak_content(), oleh=name, sidik_data=sidik, perubahan=first)
    note_signed_if_due(session, row, _signed_what(move))
    for number, piece in enumerate(more, 2):
        note = f"isi yang disetujui, bagian {number}"
        place = {"sop": move.sop, "triwulan": move.triwulan}
        session.note_event(Event.LANJUTAN, **place, catatan=note, perubahan=piece)


def _signed_what(move: Move) -> str:
    """What a person signs, as the question for the PIN says it."""
    answer = {YesNo.YA: "Setujui", YesNo.TIDAK: "Kembalikan", None: "Selesaikan"}[move.keputusan]
    place = f"{SOP[move.sop].judul} Triwulan {ROMAWI[move.triwulan]}"
    return f"{answer} langkah {move.langkah.nomor} {place}: {move.langkah.uraian}."


def _check(session: Session, status: StatusSop, request: Request) -> Move:
    pengumpulan = session.status(SopName.PENGUMPULAN, status.triwulan)
    result = check_move(
        SOP[status.sop],
        status,
        request,
        missing_items=lambda name: [
            (item.text, item.saran)
            for item in check_requirement(name, session.master, status.sop, status.triwulan)
        ],
        pengumpulan_disetujui=pengumpulan.disetujui,
        camat_dapat_mengembalikan=session.master.pengaturan.camat_dapat_mengembalikan is YesNo.YA,
        out_of_office=lambda allowed: out_of_office(
            session.master, session.oleh, allowed, session.sekarang.date()
        ),
    )
    if isinstance(result, Refusal):
        raise SakipError(
            result.kode, details=[*result.rincian, *_related_cells(session, result)], **result.fields
        )
    if request.keputusan is not YesNo.TIDAK:
        refuse_open_faults(session, "SKP-180", status.sop, status.triwulan, result.langkah)
        refuse_changed(session, status.triwulan, *BEFORE[status.sop])
    return result


def _sidik_data(session: Session, move: Move) -> str:
    """The fingerprint of what a step stands for: of the report in hand, then of its disposisi."""
    reports = session.master.laporan_tw(move.sop, move.triwulan)
    about = move.keputusan is not None or "disposisi_laporan" in move.langkah.syarat_keluar
    sidik = [reports[-1].sidik_data] if about and reports else []
    if move.keputusan is None and move.langkah.with_disposisi:
        sidik.append(disposisi_sidik(session.master, move.sop, move.triwulan, move.langkah.nomor))
    return " ".join(filter(None, sidik))


def _related_cells(session: Session, refusal: Refusal) -> list[Temuan]:
    """Wrong cells on the sheets that the refusal names: a row that cannot be read does not count."""
    sheets = {temuan.lembar for temuan in refusal.rincian}
    return [temuan for temuan in session.locate(one_per_column(session.cacat)) if temuan.lembar in sheets]


def _following_naskah(session: Session, move: Move) -> None:
    """The papers that follow from a move."""
    langkah = move.langkah
    if "disposisi_camat" in langkah.syarat_keluar:
        session.perubahan.append_to(Dokumen.table, *new_checklist(session.master, move.sop, move.triwulan))
    if move.ke_langkah is not None:
        withdraw_reports(session, move.sop, move.triwulan, move.ke_langkah, move.catatan)
    elif langkah.keputusan:
        _note_approval(session, move)
    elif "disposisi_laporan" in langkah.syarat_keluar:
        _note_disposisi(session, move)


def _button(move: Move) -> str:
    """The button that stands for a move."""
    if move.ke_langkah is not None:
        return "kembalikan"
    return "setujui" if move.langkah.keputusan else "majukan"


def _note_approval(session: Session, move: Move) -> None:
    draft = _last(session, move, LaporanKind.DRAFT)
    yes = str(YesNo.YA)
    session.change(Laporan.table, draft.baris_ke, keputusan_sekretaris=yes, arahan=move.catatan or None)
    session.perubahan.append_to(Laporan.table, _final(session, move, draft))


def _last(session: Session, move: Move, kind: LaporanKind) -> Laporan:
    """The last report of a kind; the content checks of the step saw that there is one."""
    return [
        laporan for laporan in session.master.laporan_tw(move.sop, move.triwulan) if laporan.jenis is kind
    ][-1]


def _final(session: Session, move: Move, draft: Laporan) -> Laporan:
    return draft.model_copy(
        update={
            "jenis": LaporanKind.FINAL,
            "nomor": laporan_number(session.master, move.sop, move.triwulan),
            "tanggal": session.sekarang.date(),
            "keputusan_sekretaris": YesNo.YA,
            "arahan": move.catatan,
        }
    )


def _note_disposisi(session: Session, move: Move) -> None:
    final = _last(session, move, LaporanKind.FINAL)
    disposisi = [
        disposisi
        for disposisi in session.master.disposisi
        if _owned(disposisi, move) and _from_camat(session, disposisi)
    ][-1]
    sentences = [f"{text.rstrip('.')}." for text in (disposisi.harap, disposisi.catatan) if text]
    session.change(Laporan.table, final.baris_ke, disposisi_camat=" ".join(sentences))


def _owned(disposisi: Disposisi, move: Move) -> bool:
    place = (disposisi.sop, disposisi.triwulan, disposisi.langkah)
    return place == (move.sop, move.triwulan, move.langkah.nomor)


def _from_camat(session: Session, disposisi: Disposisi) -> bool:
    return session.master.office_of(disposisi.oleh, [Peran.CAMAT], disposisi.tanggal) is not None


def _message(move: Move) -> str:
    start = f"{SOP[move.sop].judul} Triwulan {ROMAWI[move.triwulan]}: langkah {move.langkah.nomor}"
    if move.ke_langkah is not None:
        return f"{start} dikembalikan ke langkah {move.ke_langkah.nomor} dengan arahan: {move.catatan}"
    following = move.berikut
    if following is None:
        return f"{start} selesai. Seluruh langkah sudah selesai."
    pelaku = " atau ".join(following.pelaku)
    return f"{start} selesai. Berikutnya langkah {following.nomor} oleh {pelaku}: {following.uraian}."
