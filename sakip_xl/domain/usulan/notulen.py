"""The invitation to the meeting, its minutes, its participants and its decisions."""

from __future__ import annotations

from typing import Any

from sakip_xl.domain.model import Keputusan, Notulen, Peserta, Row, Undangan
from sakip_xl.domain.rules.notulen import rapat_keputusan
from sakip_xl.domain.terms import Peran, Triwulan, YesNo
from sakip_xl.domain.usulan.base import Occasion, Usulan
from sakip_xl.domain.usulan.undangan import letter_in_force, proposed_letter
from sakip_xl.domain.usulan.wording import next_number, same_distance
from sakip_xl.domain.wording import normalized

_TO_DO = (
    "Isi Ringkasan sesudah rapat; sebelum itu langkahnya belum dapat diselesaikan.",
    "Betulkan tanggal, jam, tempat, dan notulis.",
    "Pilih Tidak pada Hadir bagi yang tidak hadir, dan tambah atau hapus nama.",
)
_OLD_DECISIONS = "Ganti, tambah, atau hapus keputusan rapat: yang diusulkan adalah keputusan rapat lalu."
_LETTER = (
    "Di lembar Undangan, cocokkan Nomor Undangan {} dengan buku agenda, dan betulkan yang juga dibetulkan di "
    "notulen; Kepada yang kosong berarti semua peserta notulen."
)
_NO_DECISIONS = "Isi keputusan rapat; belum ada rapat lalu yang dapat dicontoh."


def notulen(occasion: Occasion) -> Usulan:
    """Minutes whose Ringkasan is blank, with the people and decisions of last quarter's meeting.

    When and where is as the register of invitations says; without a row there an invitation of today is
    proposed with them. Without a meeting to go by: the Sekretaris and Tim SAKIP, and no decision.
    """
    usulan = Usulan("Notulen")
    master = occasion.master
    if occasion.exists(Notulen.table, master.notulen):
        return usulan
    old = next(reversed(occasion.earlier(master.notulen)), None)
    tahun = master.pengaturan.tahun
    number = next_number([row.nomor for row in master.notulen], tahun) or f"NOT-01/{tahun}"
    decisions: list[Row] = [*_keputusan(occasion, number, old)] if old else []
    letter = letter_in_force(occasion) or proposed_letter(occasion, old)
    invited = occasion.exists(Undangan.table, master.undangan)
    usulan.rows = {
        Undangan.table: [] if invited else [letter],
        Notulen.table: [_minutes(occasion, number, old, letter)],
        Peserta.table: [*_peserta(occasion, number, old)],
        Keputusan.table: decisions,
    }
    usulan.to_do = [*_TO_DO, _OLD_DECISIONS if decisions else _NO_DECISIONS]
    if not invited:
        usulan.to_do.append(_LETTER.format(letter.nomor))
    return usulan


def _minutes(occasion: Occasion, number: str, old: Notulen | None, letter: Undangan) -> Notulen:
    """The minutes of the meeting that the letter invites to."""
    ends = {"jam_selesai": letter.jam_selesai or (old.jam_selesai if old else None)}
    hours: dict[str, Any] = {"jam_mulai": letter.jam_mulai, **ends}
    return Notulen.model_construct(
        nomor=number,
        sop=occasion.sop,
        triwulan=Triwulan(occasion.triwulan),
        tanggal=letter.tanggal,
        **hours,
        tempat=letter.tempat,
        agenda=letter.agenda,
        pimpinan=occasion.holder(Peran.SEKRETARIS),
        notulis=occasion.still(old.notulis) if old else "",
        ringkasan="",
    )


def _peserta(occasion: Occasion, number: str, old: Notulen | None) -> list[Peserta]:
    """Those of the last meeting who have not left, the Sekretaris of today first if he was not among them."""
    officials = [
        Peserta(nomor_notulen=number, nama=row.nama, jabatan=row.sebutan)
        for peran in (Peran.SEKRETARIS, Peran.TIM_SAKIP)
        for row in occasion.master.holders(peran, occasion.today)
    ]
    invited = [
        row.model_copy(update={"nomor_notulen": number, "hadir": YesNo.YA})
        for row in occasion.master.peserta
        if old and normalized(row.nomor_notulen) == normalized(old.nomor) and occasion.still(row.nama)
    ]
    names = {normalized(row.nama) for row in invited}
    leader = normalized(occasion.holder(Peran.SEKRETARIS))
    missing = [
        row
        for row in officials
        if normalized(row.nama) not in names and (not invited or normalized(row.nama) == leader)
    ]
    return list({normalized(row.nama): row for row in [*missing, *invited]}.values())


def _keputusan(occasion: Occasion, number: str, old: Notulen) -> list[Keputusan]:
    """The decisions of the last meeting, due as many working days after this one."""
    return [
        row.model_copy(
            update={
                "nomor_notulen": number,
                "keputusan": occasion.moved(row.keputusan, old.triwulan, old.tanggal),
                "tindak_lanjut": occasion.moved(row.tindak_lanjut, old.triwulan, old.tanggal),
                "penanggung_jawab": occasion.still(row.penanggung_jawab),
                "batas_waktu": same_distance(row.batas_waktu, old.tanggal, occasion.today, occasion.calendar),
                "selesai": YesNo.TIDAK,
            }
        )
        for row in rapat_keputusan(occasion.master, old.nomor)
    ]
