"""Rules of the sheet Program Kerja: the plan of activities (SOP step 3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sakip_xl.domain.model import KegiatanKerja, Master
from sakip_xl.domain.rules.dates import outside_period
from sakip_xl.domain.rules.registry import RuleScope, Violation, row_rule, rule, violation
from sakip_xl.domain.sop.definition import SOP, Sop
from sakip_xl.domain.terms import Peran, SopName
from sakip_xl.domain.wording import listing, normalized, tanggal, triwulan

_T = KegiatanKerja.table
PROPOSED = "Usulan, belum diperiksa"
"""What stands in Keterangan of a proposed plan until somebody has looked at it."""


def tim_langkah(sop: Sop) -> list[int]:
    """The steps of Tim SAKIP that come after the plan itself and so must be in it."""
    plan_nomor = sop.langkah_keluar("program_kerja").nomor
    return [
        langkah.nomor
        for langkah in sop.langkah
        if langkah.nomor > plan_nomor and Peran.TIM_SAKIP in langkah.kolom
    ]


def unplanned_langkah(master: Master, sop: SopName, nomor_triwulan: int) -> list[int]:
    """The steps of Tim SAKIP that the plan of one SOP and quarter does not have."""
    planned = {p.langkah for p in master.program_kerja if p.sop is sop and p.triwulan == nomor_triwulan}
    return [number for number in tim_langkah(SOP[sop]) if number not in planned]


def still_proposed(p: KegiatanKerja) -> bool:
    """Whether the activity carries the mark of a proposal."""
    return normalized(PROPOSED) in normalized(p.keterangan)


@row_rule(
    "SKP-123",
    _T,
    kenapa="Kegiatan SOP direncanakan dalam tahun anggaran, atau untuk Triwulan IV pada "
    "awal tahun berikutnya.",
    baik={_T: [{"mulai": date(2026, 7, 6)}]},
    buruk={_T: [{"mulai": date(2062, 7, 6), "selesai": date(2062, 7, 7)}]},
)
def starts_outside_tahun(p: KegiatanKerja, k: RuleScope) -> Iterator[Violation]:
    """The activity begins outside the budget year and the months of its report."""
    yield from outside_period(p, "mulai", k)


@row_rule(
    "SKP-130",
    _T,
    kenapa="Kegiatan dimulai pada hari kerja (Perpres 21/2023); mulai pada hari libur biasanya salah ketik.",
    baik={_T: [{"mulai": date(2026, 7, 6)}]},
    buruk={_T: [{"mulai": date(2026, 7, 5)}, {"mulai": date(2026, 7, 31), "selesai": date(2026, 7, 31)}]},
)
def starts_on_holiday(p: KegiatanKerja, k: RuleScope) -> Iterator[Violation]:
    """The activity begins on a day off."""
    cause = k.calendar.holiday_cause(p.mulai)
    if cause is not None:
        yield violation(p, "mulai", sebab=cause)


@row_rule(
    "SKP-204",
    _T,
    kenapa="Kegiatan tidak mungkin selesai sebelum dimulai.",
    baik={_T: [{"mulai": date(2026, 7, 6), "selesai": date(2026, 7, 6)}]},
    buruk={_T: [{"mulai": date(2026, 7, 7), "selesai": date(2026, 7, 6)}]},
)
def end_precedes_start(p: KegiatanKerja, _k: RuleScope) -> Iterator[Violation]:
    """The activity ends before it begins."""
    if p.selesai < p.mulai:
        yield violation(p, "selesai", mulai=tanggal(p.mulai))


@row_rule(
    "SKP-205",
    _T,
    kenapa="Kemajuan 100 berarti kegiatan sudah selesai, jadi tanggal mulainya sudah tiba.",
    baik={_T: [{"progres": 100, "mulai": date(2026, 7, 6), "selesai": date(2026, 7, 17)}]},
    buruk={_T: [{"progres": 100, "mulai": date(2026, 7, 13), "selesai": date(2026, 7, 17)}]},
)
def done_before_start(p: KegiatanKerja, k: RuleScope) -> Iterator[Violation]:
    """The activity is called done although it has not begun."""
    if p.progres == 100 and p.mulai > k.hari_ini:
        yield violation(p, "progres", mulai=tanggal(p.mulai))


@row_rule(
    "SKP-206",
    _T,
    kenapa="Setiap kegiatan melaksanakan satu langkah yang memang ada pada SOP-nya.",
    baik={_T: [{"langkah": 12}]},
    buruk={_T: [{"sop": "pengukuran", "langkah": 12}]},
)
def langkah_not_found(p: KegiatanKerja, _k: RuleScope) -> Iterator[Violation]:
    """The SOP has no step of that number."""
    end = SOP[p.sop].akhir.nomor
    if p.langkah > end:
        yield violation(p, "langkah", sop=SOP[p.sop].judul, akhir=end)


@rule(
    "SKP-311",
    _T,
    kenapa="Program kerja langkah 3 memuat semua langkah Tim SAKIP, agar tidak ada yang terlewat.",
    baik={_T: [{"langkah": number} for number in (4, 5, 6, 8, 9, 12)]},
    buruk={_T: [{"langkah": 4}]},
)
def skipped_langkah(k: RuleScope) -> Iterator[Violation]:
    """A plan that was begun lacks steps of Tim SAKIP."""
    last = {(p.sop, p.triwulan): p for p in k.master.program_kerja}
    for (sop, number), row in last.items():
        missing = unplanned_langkah(k.master, sop, number)
        if missing:
            yield violation(
                row,
                "langkah",
                sop=SOP[sop].judul,
                triwulan=triwulan(number),
                kurang=listing([str(langkah) for langkah in missing]),
            )


@row_rule(
    "SKP-312",
    _T,
    kenapa="Program kerja disusun dari hasil rapat langkah 2, jadi kegiatannya dimulai sesudah rapat.",
    baik={_T: [{"mulai": date(2026, 7, 2)}]},
    buruk={_T: [{"mulai": date(2026, 7, 1)}]},
)
def precedes_rapat(p: KegiatanKerja, k: RuleScope) -> Iterator[Violation]:
    """The activity begins before the meeting that ordered it."""
    rapat = [n.tanggal for n in k.master.notulen if n.sop is p.sop and n.triwulan == p.triwulan]
    if rapat and p.mulai < min(rapat):
        yield violation(p, "mulai", rapat=tanggal(min(rapat)))
