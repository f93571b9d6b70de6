"""Rules of the sheet Notulen: the meeting, who was there and what was decided (SOP step 2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from sakip_xl.domain.model import Disposisi, Keputusan, Master, Notulen, Pejabat, Peserta
from sakip_xl.domain.rules.dates import ends_too_early, in_future, outside_period
from sakip_xl.domain.rules.registry import (
    RuleScope,
    Violation,
    duplicates,
    row_rule,
    rule,
    violation,
    without_reference,
)
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.terms import Peran, YesNo
from sakip_xl.domain.wording import normalized, tanggal

_T = Notulen.table
PESERTA_MINIMAL = 2
"""A meeting is of the Sekretaris with Tim SAKIP: at least two people."""


def those_present(master: Master, number: str) -> list[Peserta]:
    """The participants who were present at one meeting."""
    return [
        p for p in master.peserta if normalized(p.nomor_notulen) == normalized(number) and p.hadir is YesNo.YA
    ]


def rapat_keputusan(master: Master, number: str) -> list[Keputusan]:
    """The decisions of one meeting."""
    return [
        keputusan
        for keputusan in master.keputusan
        if normalized(keputusan.nomor_notulen) == normalized(number)
    ]


def tim_present(master: Master, number: str) -> bool:
    """Whether somebody of Tim SAKIP was present at one meeting."""
    tim = {normalized(p.nama) for p in master.pejabat if p.peran is Peran.TIM_SAKIP}
    return any(normalized(p.nama) in tim for p in those_present(master, number))


def _astray(k: RuleScope, table: str) -> bool:
    """Whether rows that belong to a meeting name none that there is, or could not be read."""
    known = {normalized(n.nomor) for n in k.master.notulen}
    rows: list[Peserta] | list[Keputusan] = k.master.peserta if table == Peserta.table else k.master.keputusan
    return not k.complete(table) or any(normalized(row.nomor_notulen) not in known for row in rows)


@rule(
    "SKP-301",
    _T,
    kenapa="Peserta dan keputusan menunjuk notulen dengan nomornya, jadi nomor tidak boleh ganda.",
    baik={_T: [{"nomor": "NOT-01"}]},
    buruk={_T: [{"nomor": "NOT-01"}, {"nomor": "not-01"}]},
)
def duplicate_notulen_nomor(k: RuleScope) -> Iterator[Violation]:
    """Two minutes carry one number."""
    yield from duplicates(k.master.notulen, "nomor", lambda n: normalized(n.nomor))


@row_rule(
    "SKP-123",
    _T,
    kenapa="Rapat SOP diadakan dalam tahun anggaran, atau untuk Triwulan IV pada awal tahun berikutnya.",
    baik={_T: [{"tanggal": date(2027, 1, 5)}]},
    buruk={_T: [{"tanggal": date(2027, 4, 1)}]},
)
def date_outside_tahun(n: Notulen, k: RuleScope) -> Iterator[Violation]:
    """The date lies outside the budget year and the months of its report."""
    yield from outside_period(n, "tanggal", k)


@row_rule(
    "SKP-124",
    _T,
    kenapa="Notulen dibuat setelah rapat, jadi tanggalnya tidak mungkin setelah hari ini.",
    baik={_T: [{"tanggal": date(2026, 7, 2)}]},
    buruk={_T: [{"tanggal": date(2026, 8, 2)}]},
)
def future_date(n: Notulen, k: RuleScope) -> Iterator[Violation]:
    """The meeting has not been held yet."""
    yield from in_future(n, "tanggal", k)


@row_rule(
    "SKP-203",
    _T,
    kenapa="Rapat selesai setelah dimulai; jam yang terbalik biasanya salah ketik.",
    baik={_T: [{"jam_mulai": time(9), "jam_selesai": time(10)}]},
    buruk={_T: [{"jam_mulai": time(10), "jam_selesai": time(9)}]},
)
def reversed_hours(n: Notulen, _k: RuleScope) -> Iterator[Violation]:
    """The meeting ends before it begins."""
    yield from ends_too_early(n)


@row_rule(
    "SKP-305",
    _T,
    kenapa="Rapat langkah 2 dilaksanakan atas perintah disposisi langkah 1.",
    baik={_T: [{"tanggal": date(2026, 7, 1)}], Disposisi.table: [{"tanggal": date(2026, 7, 1)}]},
    buruk={_T: [{"tanggal": date(2026, 6, 30)}], Disposisi.table: [{"tanggal": date(2026, 7, 1)}]},
)
def precedes_disposisi(n: Notulen, k: RuleScope) -> Iterator[Violation]:
    """The meeting is older than the order for it."""
    langkah = SOP[n.sop].langkah_keluar("disposisi_camat").nomor
    ordered = [
        d.tanggal
        for d in k.master.disposisi
        if d.langkah == langkah and d.sop is n.sop and d.triwulan == n.triwulan
    ]
    if ordered and n.tanggal < min(ordered):
        yield violation(n, "tanggal", disposisi=tanggal(min(ordered)))


@row_rule(
    "SKP-306",
    _T,
    kenapa="Langkah 2 kedua SOP: Sekretaris yang memimpin rapat dan memberi arahan; Camat boleh memimpin.",
    baik={_T: [{"pimpinan": "Siti Aminah"}]},
    buruk={_T: [{"pimpinan": "Dewi Lestari"}]},
)
def leader_not_sekretaris(n: Notulen, k: RuleScope) -> Iterator[Violation]:
    """The meeting is led by somebody who may not."""
    holds = k.has_peran(n.pimpinan, Peran.SEKRETARIS, Peran.CAMAT, on=n.tanggal)
    if not holds and k.complete(Pejabat.table):
        yield violation(n, "pimpinan")


@row_rule(
    "SKP-307",
    _T,
    kenapa="Rapat adalah pertemuan Sekretaris dengan Tim SAKIP, jadi sedikitnya dua orang hadir.",
    baik={Peserta.table: [{"nama": "Agus Wijaya"}, {"nama": "Siti Aminah"}]},
    buruk={Peserta.table: [{"nama": "Agus Wijaya"}, {"nama": "Siti Aminah", "hadir": "Tidak"}]},
)
def missing_peserta(n: Notulen, k: RuleScope) -> Iterator[Violation]:
    """Fewer than two participants were present."""
    attendance = len(those_present(k.master, n.nomor))
    if attendance < PESERTA_MINIMAL and not _astray(k, Peserta.table):
        yield violation(n, "nomor", hadir=attendance, minimal=PESERTA_MINIMAL)


@row_rule(
    "SKP-308",
    _T,
    kenapa="Arahan pada langkah 2 diberikan kepada Tim SAKIP, jadi Tim SAKIP harus hadir.",
    baik={Peserta.table: [{"nama": "agus wijaya"}]},
    buruk={Peserta.table: [{"nama": "Dewi Lestari"}]},
)
def without_tim_sakip(n: Notulen, k: RuleScope) -> Iterator[Violation]:
    """Nobody of Tim SAKIP is among those present."""
    lost = _astray(k, Peserta.table) or not k.complete(Pejabat.table)
    if not tim_present(k.master, n.nomor) and not lost:
        yield violation(n, "nomor")


@row_rule(
    "SKP-309",
    _T,
    kenapa="Program kerja langkah 3 disusun dari keputusan rapat.",
    baik={Keputusan.table: [{}]},
    buruk={Keputusan.table: []},
)
def without_keputusan(n: Notulen, k: RuleScope) -> Iterator[Violation]:
    """The minutes have no decision."""
    if not rapat_keputusan(k.master, n.nomor) and not _astray(k, Keputusan.table):
        yield violation(n, "nomor")


@rule(
    "SKP-302",
    Peserta.table,
    kenapa="Peserta dicatat pada satu notulen; nomor yang tidak ada membuat daftar hadir hilang.",
    baik={Peserta.table: [{"nomor_notulen": "not-01"}]},
    buruk={Peserta.table: [{"nomor_notulen": "NOT-09"}]},
)
def peserta_without_notulen(k: RuleScope) -> Iterator[Violation]:
    """A participant of minutes that do not exist."""
    valid = {normalized(n.nomor) for n in k.master.notulen}
    yield from without_reference(k.master.peserta, "nomor_notulen", valid, "daftar notulen", normalized)


@rule(
    "SKP-301",
    Peserta.table,
    kenapa="Satu orang dicatat sekali pada daftar hadir satu rapat.",
    baik={Peserta.table: [{"nama": "Agus Wijaya"}, {"nama": "Agus Wijaya", "nomor_notulen": "NOT-02"}]},
    buruk={Peserta.table: [{"nama": "Agus Wijaya"}, {"nama": "agus wijaya"}]},
)
def duplicate_peserta(k: RuleScope) -> Iterator[Violation]:
    """One person is entered twice on one list."""
    yield from duplicates(
        k.master.peserta, "nama", lambda p: (normalized(p.nomor_notulen), normalized(p.nama))
    )


@rule(
    "SKP-302",
    Keputusan.table,
    kenapa="Keputusan dicatat pada satu notulen; nomor yang tidak ada membuat keputusan hilang.",
    baik={Keputusan.table: [{"nomor_notulen": "NOT-01"}]},
    buruk={Keputusan.table: [{"nomor_notulen": "NOT-09"}]},
)
def keputusan_without_notulen(k: RuleScope) -> Iterator[Violation]:
    """A decision of minutes that do not exist."""
    valid = {normalized(n.nomor) for n in k.master.notulen}
    yield from without_reference(k.master.keputusan, "nomor_notulen", valid, "daftar notulen", normalized)


@row_rule(
    "SKP-310",
    Keputusan.table,
    kenapa="Batas waktu tindak lanjut tidak mungkin sebelum rapat yang memutuskannya.",
    baik={Keputusan.table: [{"batas_waktu": date(2026, 7, 2)}, {"nomor_notulen": "NOT-09"}]},
    buruk={Keputusan.table: [{"batas_waktu": date(2026, 7, 1)}]},
)
def batas_precedes_rapat(keputusan: Keputusan, k: RuleScope) -> Iterator[Violation]:
    """The due date lies before the meeting."""
    for n in k.master.notulen:
        if normalized(n.nomor) == normalized(keputusan.nomor_notulen) and keputusan.batas_waktu < n.tanggal:
            yield violation(keputusan, "batas_waktu", rapat=tanggal(n.tanggal))
