"""Rules of the sheet Laporan: the Sekretaris' decision and arahan."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sakip_xl.domain.model import Laporan
from sakip_xl.domain.rules.dates import in_future
from sakip_xl.domain.rules.registry import RuleScope, Violation, row_rule, violation
from sakip_xl.domain.terms import LaporanKind, YesNo

_T = Laporan.table


@row_rule(
    "SKP-233",
    _T,
    kenapa="Laporan yang tidak disetujui dikembalikan untuk dilengkapi sesuai arahan (SOP, "
    "langkah keputusan).",
    baik={_T: [{"keputusan_sekretaris": "Tidak", "arahan": "Lengkapi bukti"}]},
    buruk={_T: [{"keputusan_sekretaris": "Tidak"}]},
)
def no_without_arahan(x: Laporan, _k: RuleScope) -> Iterator[Violation]:
    """The Sekretaris says no without saying what to do."""
    if x.keputusan_sekretaris is YesNo.TIDAK and not x.arahan:
        yield violation(x, "arahan", nomor=x.nomor)


@row_rule(
    "SKP-234",
    _T,
    kenapa="Laporan menjadi final karena disetujui Sekretaris; yang dikembalikan menunggu laporan baru.",
    baik={_T: [{"jenis": "final", "keputusan_sekretaris": "Ya"}]},
    buruk={_T: [{"jenis": "final", "keputusan_sekretaris": "Tidak", "arahan": "Perbaiki"}]},
)
def refused_final(x: Laporan, k: RuleScope) -> Iterator[Violation]:
    """The last report of its SOP and quarter is called final although it was refused."""
    last = k.master.laporan_tw(x.sop, x.triwulan)[-1] is x
    if last and x.jenis is LaporanKind.FINAL and x.keputusan_sekretaris is YesNo.TIDAK:
        yield violation(x, "jenis", nomor=x.nomor)


@row_rule(
    "SKP-124",
    _T,
    kenapa="Laporan yang sudah disusun tidak mungkin bertanggal setelah hari ini.",
    baik={_T: [{"tanggal": date(2026, 7, 10)}]},
    buruk={_T: [{"tanggal": date(2026, 7, 11)}]},
)
def future_date(x: Laporan, k: RuleScope) -> Iterator[Violation]:
    """The report carries a date that has not come."""
    yield from in_future(x, "tanggal", k)
