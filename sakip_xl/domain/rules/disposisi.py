"""Rules of the sheet Disposisi (SOP steps 1 and the report to the Camat)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sakip_xl.domain.model import Disposisi, Laporan, Pejabat
from sakip_xl.domain.rules.dates import in_future, outside_period
from sakip_xl.domain.rules.registry import RuleScope, Violation, duplicates, row_rule, rule, violation
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.terms import LaporanKind, Peran
from sakip_xl.domain.wording import normalized, tanggal, triwulan

_T = Disposisi.table


@rule(
    "SKP-301",
    _T,
    kenapa="Nomor agenda menunjuk satu naskah pada buku agenda, jadi tidak boleh dipakai dua kali.",
    baik={_T: [{"nomor_agenda": "045/2026"}, {"nomor_agenda": "046/2026"}]},
    buruk={_T: [{"nomor_agenda": "045/2026"}, {"nomor_agenda": " 045/2026 "}]},
)
def duplicate_nomor_agenda(k: RuleScope) -> Iterator[Violation]:
    """Two disposisi carry one agenda number."""
    yield from duplicates(k.master.disposisi, "nomor_agenda", lambda d: normalized(d.nomor_agenda))


@row_rule(
    "SKP-123",
    _T,
    kenapa="Disposisi SOP dibuat dalam tahun anggaran, atau untuk Triwulan IV paling lambat awal tahun "
    "berikutnya (PermenPANRB 53/2014: laporan paling lambat dua bulan setelah tahun berakhir).",
    baik={_T: [{"tanggal": date(2026, 7, 1)}]},
    buruk={_T: [{"tanggal": date(2025, 7, 1)}]},
)
def date_outside_tahun(d: Disposisi, k: RuleScope) -> Iterator[Violation]:
    """The date lies outside the budget year and the months of its report."""
    yield from outside_period(d, "tanggal", k)


@row_rule(
    "SKP-124",
    _T,
    kenapa="Disposisi yang sudah dicatat tidak mungkin bertanggal setelah hari ini.",
    baik={_T: [{"tanggal": date(2026, 7, 10)}]},
    buruk={_T: [{"tanggal": date(2026, 7, 11)}]},
)
def future_date(d: Disposisi, k: RuleScope) -> Iterator[Violation]:
    """The date has not come yet."""
    yield from in_future(d, "tanggal", k)


@row_rule(
    "SKP-206",
    _T,
    kenapa="SOP Pengukuran hanya sampai langkah 10, SOP Pengumpulan sampai langkah 12.",
    baik={_T: [{"sop": "pengumpulan", "langkah": 11}]},
    buruk={_T: [{"sop": "pengukuran", "langkah": 11}]},
)
def langkah_not_found(d: Disposisi, _k: RuleScope) -> Iterator[Violation]:
    """The SOP has no step of that number."""
    end = SOP[d.sop].akhir.nomor
    if d.langkah > end:
        yield violation(d, "langkah", sop=SOP[d.sop].judul, akhir=end)


@row_rule(
    "SKP-201",
    _T,
    kenapa="Nomor dan tanggal surat menunjuk surat yang sama, jadi diisi keduanya atau tidak sama sekali.",
    baik={_T: [{}, {"nomor_surat": "005/12", "tanggal_surat": date(2026, 6, 30)}]},
    buruk={_T: [{"nomor_surat": "005/12"}, {"tanggal_surat": date(2026, 6, 30)}]},
)
def half_given_letter(d: Disposisi, _k: RuleScope) -> Iterator[Violation]:
    """Only one of number and date of the letter is given."""
    if bool(d.nomor_surat) != (d.tanggal_surat is not None):
        yield violation(d, "tanggal_surat" if d.nomor_surat else "nomor_surat")


@row_rule(
    "SKP-202",
    _T,
    kenapa="Langkah 1 kedua SOP adalah perintah Camat kepada Sekretaris.",
    baik={_T: [{"diteruskan_kepada": "Sdr. Sekretaris Kecamatan"}, {"diteruskan_kepada": "Siti Aminah"}]},
    buruk={_T: [{"diteruskan_kepada": "Kasi Pemerintahan"}]},
)
def not_to_sekretaris(d: Disposisi, k: RuleScope) -> Iterator[Violation]:
    """The order of step 1 goes to somebody else than the Sekretaris."""
    recipient = normalized(d.diteruskan_kepada)
    known = any(normalized(p.nama) in recipient for p in k.having_peran(Peran.SEKRETARIS))
    if _at(d, "disposisi_camat") and "sekretaris" not in recipient and not known:
        yield violation(d, "diteruskan_kepada")


@row_rule(
    "SKP-303",
    _T,
    kenapa="Perintah langkah 1 dan disposisi atas laporan hanya dapat diberikan oleh Camat.",
    baik={_T: [{"oleh": "Budi Santoso"}]},
    buruk={_T: [{"oleh": "Agus Wijaya"}]},
)
def not_by_camat(d: Disposisi, k: RuleScope) -> Iterator[Violation]:
    """The disposisi is not given by whoever holds the role of Camat on its date."""
    if not k.has_peran(d.oleh, Peran.CAMAT, on=d.tanggal) and k.complete(Pejabat.table):
        yield replace(
            violation(d, "oleh", tanggal=tanggal(d.tanggal)), cause=(Peran.CAMAT, normalized(d.oleh))
        )


@row_rule(
    "SKP-304",
    _T,
    kenapa="Disposisi Camat atas laporan diberikan setelah laporan final disampaikan.",
    baik={
        _T: [{"langkah": 11, "tanggal": date(2026, 7, 10)}],
        Laporan.table: [{"jenis": "final", "tanggal": date(2026, 7, 9)}],
    },
    buruk={
        _T: [{"langkah": 11, "tanggal": date(2026, 7, 8)}],
        Laporan.table: [{"jenis": "final", "tanggal": date(2026, 7, 9)}],
    },
)
def precedes_laporan(d: Disposisi, k: RuleScope) -> Iterator[Violation]:
    """The answer to the report is older than the final report."""
    finals = [x for x in k.master.laporan_tw(d.sop, d.triwulan) if x.jenis is LaporanKind.FINAL]
    if _at(d, "disposisi_laporan") and finals and d.tanggal < finals[-1].tanggal:
        yield violation(
            d,
            "tanggal",
            nomor=finals[-1].nomor,
            tanggal_laporan=tanggal(finals[-1].tanggal),
            triwulan=triwulan(d.triwulan),
        )


def _at(d: Disposisi, syarat: str) -> bool:
    """Whether the disposisi is of the step that this check is made for."""
    return d.langkah == SOP[d.sop].langkah_keluar(syarat).nomor
