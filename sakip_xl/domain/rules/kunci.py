"""The rules of signatures: who has to sign, and that neither log nor register of keys is forged."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.model import Disposisi, Kunci, PengaturanRow
from sakip_xl.domain.rules.pengaturan import config
from sakip_xl.domain.rules.registry import RuleScope, Violation, rule
from sakip_xl.domain.sop.disposisi import disposisi_sidik
from sakip_xl.domain.sop.jejak import JejakRow, turned_over
from sakip_xl.domain.sop.keys import KeyLog, wrong_key_rows
from sakip_xl.domain.sop.signatures import unsigned_moves, unsigned_peran, wrong_signatures
from sakip_xl.domain.terms import ROMAWI, Event, Peran, SopName
from sakip_xl.domain.wording import listing, normalized

_NOBODY = "tidak ada"
_SIGNED = {
    "nomor": 1,
    "peristiwa": "langkah selesai",
    "sop": "pengumpulan",
    "triwulan": 2,
    "langkah": 1,
    "langkah_id": "perintah",
    "peran": "Camat",
    "tanda_tangan": "00",
    "sidik_data": "00",
}
"""The Camat's step, signed for another disposisi."""


@rule(
    "SKP-870",
    JejakRow.table,
    kenapa="Keputusan hanya sah bila ditandatangani pejabatnya sendiri; nama yang dipilih orang lain bukan "
    "persetujuan.",
    baik={JejakRow.table: [{"nomor": 1}]},
    buruk={JejakRow.table: [{"nomor": 1, "kunci": "00", "tanda_tangan": "00"}]},
)
def wrong_signature(k: RuleScope) -> Iterator[Violation]:
    """A step lacks the signature that it needs, or carries one that is worth nothing."""
    for wrong in wrong_signatures(k.master.jejak, k.master.pejabat, k.master.id_master):
        nomor = str(wrong.row.nomor)
        yield Violation(wrong.row.baris_ke, "nomor", nomor, {"alasan": wrong.alasan.value})


@rule(
    "SKP-871",
    Kunci.table,
    kenapa="Daftar kunci hanya tampilan dari jejak; kunci publik yang ditukar membuat tanda tangan palsu "
    "tampak sah.",
    baik={},
    buruk={Kunci.table: [{}]},
)
def forged_key(k: RuleScope) -> Iterator[Violation]:
    """A row of the register of keys is not what the log tells."""
    for place, field_name in wrong_key_rows(k.master.kunci, KeyLog(k.master.jejak, k.master.pejabat)):
        yield Violation(place, field_name)


@rule(
    "SKP-889",
    Disposisi.table,
    kenapa="Tanda tangan Camat berlaku untuk disposisi seperti saat ditandatangani.",
    baik={Disposisi.table: [{}], JejakRow.table: [_SIGNED | {"sidik_data": ""}]},
    buruk={Disposisi.table: [{}], JejakRow.table: [_SIGNED]},
)
def changed_disposisi(k: RuleScope) -> Iterator[Violation]:
    """A disposisi is not what it was when its step was signed."""
    undone, _ = turned_over(k.master.jejak)
    signed = {
        (row.sop, row.triwulan, row.langkah): row
        for place, row in enumerate(k.master.jejak)
        if place not in undone and row.peristiwa is Event.SELESAI and row.tanda_tangan
    }
    for (sop, triwulan, langkah), row in signed.items():
        told = row.sidik_data if row.keputusan is None else ""
        if not (told and sop and triwulan and langkah):
            continue
        if told.split()[-1] != disposisi_sidik(k.master, sop, triwulan, langkah):
            texts = {"langkah": langkah, "triwulan": ROMAWI[triwulan]}
            yield Violation(_place(k, sop, triwulan, langkah), "harap", str(row.nomor), texts)


def _place(k: RuleScope, sop: SopName, triwulan: int, langkah: int) -> int:
    """The row of a disposisi; the first of the table where it is gone."""
    wanted = (sop, triwulan, langkah)
    rows = (row for row in k.master.disposisi if (row.sop, row.triwulan, row.langkah) == wanted)
    return next((row.baris_ke for row in rows), 0)


@rule(
    "SKP-872",
    PengaturanRow.table,
    kenapa="Selama peran yang bertanda tangan belum punya kunci, siapa pun dapat memilih namanya.",
    baik={JejakRow.table: [{"nomor": 1, "peristiwa": "langkah selesai", "peran": "Tim SAKIP"}]},
    buruk={JejakRow.table: [{"nomor": 1, "peristiwa": "langkah selesai", "peran": "Camat"}]},
)
def unsigned(k: RuleScope) -> Iterator[Violation]:
    """Steps of a role that is to sign were done before it registered a key."""
    if count := unsigned_moves(k.master):
        peran = listing([*unsigned_peran(k.master)])
        yield config(k, "peran_bertanda_tangan", jumlah=count, peran=peran)


@rule(
    "SKP-873",
    PengaturanRow.table,
    kenapa="Peran yang salah tulis tidak akan diminta bertanda tangan.",
    baik={PengaturanRow.table: [{"peran_bertanda_tangan": "Camat"}]},
    buruk={PengaturanRow.table: [{"peran_bertanda_tangan": "Camat, Sekertaris"}]},
)
def unknown_role(k: RuleScope) -> Iterator[Violation]:
    """The setting names what is no role."""
    known = {normalized(peran) for peran in Peran} | {_NOBODY}
    words = [word.strip() for word in k.master.pengaturan.peran_bertanda_tangan.split(",") if word.strip()]
    if strange := [word for word in words if normalized(word) not in known]:
        yield config(k, "peran_bertanda_tangan", alasan=listing(strange))
