"""Rules of the sheet Undangan: the letter that goes out before a meeting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time

from sakip_xl.domain.model import Undangan
from sakip_xl.domain.rules.dates import ends_too_early, outside_period
from sakip_xl.domain.rules.registry import RuleScope, Violation, duplicates, row_rule, rule, violation
from sakip_xl.domain.wording import normalized, tanggal

_T = Undangan.table


@rule(
    "SKP-301",
    _T,
    kenapa="Nomor undangan menunjuk satu surat, jadi tidak boleh dipakai dua kali.",
    baik={_T: [{"nomor": "005/01"}, {"nomor": "005/02"}]},
    buruk={_T: [{"nomor": "005/01"}, {"nomor": " 005/01 "}]},
)
def duplicate_undangan_nomor(k: RuleScope) -> Iterator[Violation]:
    """Two invitations carry one number."""
    yield from duplicates(k.master.undangan, "nomor", lambda row: normalized(row.nomor))


@row_rule(
    "SKP-123",
    _T,
    kenapa="Rapat SOP diadakan dalam tahun anggaran, atau untuk Triwulan IV pada awal tahun berikutnya.",
    baik={_T: [{"tanggal": date(2027, 1, 5)}]},
    buruk={_T: [{"tanggal": date(2027, 4, 1)}]},
)
def date_outside_tahun(row: Undangan, k: RuleScope) -> Iterator[Violation]:
    """The meeting lies outside the budget year and the months of its report."""
    yield from outside_period(row, "tanggal", k)


@row_rule(
    "SKP-203",
    _T,
    kenapa="Rapat selesai setelah dimulai; jam yang terbalik biasanya salah ketik.",
    baik={_T: [{"jam_mulai": time(9), "jam_selesai": time(10)}, {"nomor": "005/02"}]},
    buruk={_T: [{"jam_mulai": time(10), "jam_selesai": time(9)}]},
)
def reversed_hours(row: Undangan, _k: RuleScope) -> Iterator[Violation]:
    """The meeting ends before it begins."""
    yield from ends_too_early(row)


@row_rule(
    "SKP-254",
    _T,
    kenapa="Undangan dikirim sebelum rapat; surat yang bertanggal sesudahnya tidak mengundang siapa pun.",
    baik={_T: [{"tanggal_surat": date(2026, 7, 2)}, {"nomor": "005/02", "tanggal_surat": None}]},
    buruk={_T: [{"tanggal_surat": date(2026, 7, 3)}]},
)
def letter_after_meeting(row: Undangan, _k: RuleScope) -> Iterator[Violation]:
    """The letter is dated after the meeting."""
    if row.tanggal_surat is not None and row.tanggal_surat > row.tanggal:
        yield violation(row, "tanggal_surat", rapat=tanggal(row.tanggal))
