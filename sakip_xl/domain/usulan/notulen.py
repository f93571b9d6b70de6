"""The minutes of the meeting, its participants and its decisions."""

from __future__ import annotations

from typing import Any

from sakip_xl.domain.model import Keputusan, Notulen, Peserta, Row
from sakip_xl.domain.rules.notulen import rapat_keputusan
from sakip_xl.domain.terms import Peran, Triwulan, YesNo
from sakip_xl.domain.usulan.base import Occasion, Usulan
from sakip_xl.domain.usulan.wording import next_number, same_distance
from sakip_xl.domain.wording import normalized, triwulan

_TO_DO = (
    "Isi Ringkasan sesudah rapat; sebelum itu langkahnya belum dapat diselesaikan.",
    "Betulkan tanggal, jam, tempat, dan notulis.",
    "Pilih Tidak pada Hadir bagi yang tidak hadir, dan tambah atau hapus nama.",
)
_OLD_DECISIONS = "Ganti, tambah, atau hapus keputusan rapat: yang diusulkan adalah keputusan rapat lalu."
_NO_DECISIONS = "Isi keputusan rapat; belum ada rapat lalu yang dapat dicontoh."


def notulen(occasion: Occasion) -> Usulan:
    """Minutes of today whose Ringkasan is blank, with the people and decisions of last quarter's meeting.

    Without a meeting to go by: the Sekretaris and Tim SAKIP, and no decision.
    """
    usulan = Usulan("Notulen")
    master = occasion.master
    if occasion.exists(Notulen.table, master.notulen):
        return usulan
    old = next(reversed(occasion.earlier(master.notulen)), None)
    tahun = master.pengaturan.tahun
    number = next_number([row.nomor for row in master.notulen], tahun) or f"NOT-01/{tahun}"
    decisions: list[Row] = [*_keputusan(occasion, number, old)] if old else []
    usulan.rows = {
        Notulen.table: [_minutes(occasion, number, old)],
        Peserta.table: [*_peserta(occasion, number, old)],
        Keputusan.table: decisions,
    }
    usulan.to_do = [*_TO_DO, _OLD_DECISIONS if decisions else _NO_DECISIONS]
    return usulan


def _minutes(occasion: Occasion, number: str, old: Notulen | None) -> Notulen:
    agenda = f"Arahan pelaksanaan {occasion.subject.lower()} {triwulan(occasion.triwulan)}"
    hours: dict[str, Any] = {name: getattr(old, name, None) for name in ("jam_mulai", "jam_selesai")}
    return Notulen.model_construct(
        nomor=number,
        sop=occasion.sop,
        triwulan=Triwulan(occasion.triwulan),
        tanggal=occasion.today,
        **hours,
        tempat=old.tempat if old else "",
        agenda=occasion.moved(old.agenda, old.triwulan, old.tanggal) if old else agenda,
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
