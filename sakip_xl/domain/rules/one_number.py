"""What the sheet Formulir Capaian and a unit's form have in common: the rules on one reported number.

A rule here sees one ``ReportedNumber`` and runs on both: over tblRealisasi in the master and over tblIsian
in a form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sakip_xl.domain.measure.typed_number import NumberKind, ReadCell
from sakip_xl.domain.model import FormulirInput, Realisasi
from sakip_xl.domain.rules.dates import triwulan_end
from sakip_xl.domain.rules.indikator_target import unreadable_cause
from sakip_xl.domain.rules.registry import Contoh, RuleScope, Violation, rule, violation
from sakip_xl.domain.rules.satuan import (
    impossible_negative,
    over_hundred,
    possible_fraction,
    target_met,
    two_readings,
)
from sakip_xl.domain.terms import Penggabungan, Polaritas
from sakip_xl.domain.wording import angka, tanggal

_T = Realisasi.table
_TIMES = 10


@dataclass(frozen=True, slots=True)
class ReportedNumber:
    """One number that a unit reported, with what it is compared with.

    ``akhir`` ends its quarter; ``None`` when the quarter is not known. ``bagian``: it is one unit's part of a
    sum, the target is that of the sum.
    """

    row: Realisasi | FormulirInput
    indikator: str
    satuan: str
    polaritas: Polaritas
    target: ReadCell
    realisasi: ReadCell
    akhir: date | None
    bagian: bool = False


CheckItem = Callable[[ReportedNumber], Iterator[Violation]]
BUTIR: list[tuple[str, CheckItem]] = []
"""Every rule on one reported number, with its code."""


def master_items(k: RuleScope) -> Iterator[ReportedNumber]:
    """The reported numbers of the master; one without its indicator cannot be judged."""
    for row in k.master.realisasi:
        indikator = k.indikator.get(row.kode)
        if indikator is not None:
            yield ReportedNumber(
                row,
                indikator.indikator,
                indikator.satuan,
                indikator.polaritas,
                k.read(indikator.target_tw(row.triwulan)),
                k.read(row.realisasi),
                triwulan_end(k.master.pengaturan.tahun, row.triwulan),
                len(indikator.units) > 1 and indikator.gabungan is Penggabungan.JUMLAH,
            )


def item_rule(kode: str, *, kenapa: str, baik: Contoh, buruk: Contoh) -> Callable[[CheckItem], CheckItem]:
    """Register a rule on one reported number."""

    def register(function: CheckItem) -> CheckItem:
        def find(k: RuleScope) -> Iterator[Violation]:
            for item in master_items(k):
                yield from function(item)

        find.__name__ = function.__name__
        rule(kode, _T, kenapa=kenapa, baik=baik, buruk=buruk)(find)
        BUTIR.append((kode, function))
        return function

    return register


def _realisasi(*values: Any) -> Contoh:
    """Rows of an example that differ only in their realisasi."""
    return {_T: [{"kode": "IKS.1", "realisasi": value} for value in values]}


def filled(text: str) -> bool:
    """Whether something is said: a dash says nothing."""
    return bool(text.strip(" -–—."))


@item_rule(
    "SKP-135",
    kenapa="Kosong bukan nol: realisasi yang bertarget harus diisi, nol ditulis 0.",
    baik=_realisasi(0, "0"),
    buruk=_realisasi(None, "-"),
)
def realisasi_kosong(b: ReportedNumber) -> Iterator[Violation]:
    """The quarter has a target but no realisasi."""
    if b.realisasi.kosong and not b.target.kosong:
        yield violation(b.row, "realisasi", indikator=b.indikator)


@item_rule(
    "SKP-121",
    kenapa="Realisasi yang tidak terbaca sebagai angka tidak dapat dihitung capaiannya.",
    baik=_realisasi("82,5", "100 dari 110", "1.234"),
    buruk=_realisasi("delapan puluh", "#REF!", date(2026, 6, 30)),
)
def realisasi_tidak_terbaca(b: ReportedNumber) -> Iterator[Violation]:
    """The realisasi is no number."""
    if b.realisasi.kind is NumberKind.TIDAK_TERBACA:
        yield violation(b.row, "realisasi", sebab=unreadable_cause(b.realisasi))


@item_rule(
    "SKP-122",
    kenapa="Angka dengan satu titik dan tiga angka di belakangnya dapat berarti ribuan atau desimal.",
    baik=_realisasi("1.234,5", 1234),
    buruk=_realisasi("1.234"),
)
def ambiguous_realisasi(b: ReportedNumber) -> Iterator[Violation]:
    """The realisasi can be read two ways."""
    if b.realisasi.ambigu:
        thousands, decimal = two_readings(b.row.realisasi)
        yield violation(b.row, "realisasi", ribuan=thousands, desimal=decimal)


@item_rule(
    "SKP-136",
    kenapa="Realisasi adalah satu angka yang benar-benar dicapai; rentang hanya boleh pada target.",
    baik=_realisasi("85%"),
    buruk=_realisasi("80 - 90%"),
)
def realisasi_rentang(b: ReportedNumber) -> Iterator[Violation]:
    """The realisasi is a range."""
    if b.realisasi.range_of:
        yield violation(b.row, "realisasi")


@item_rule(
    "SKP-133",
    kenapa="Yang dihitung tidak mungkin kurang dari nol, kecuali indikator mengukur perubahan.",
    baik=_realisasi(0, 5),
    buruk=_realisasi(-5),
)
def realisasi_negatif(b: ReportedNumber) -> Iterator[Violation]:
    """The realisasi is below zero where it cannot be."""
    if impossible_negative(b.realisasi, b.indikator):
        yield violation(b.row, "realisasi", satuan=b.satuan)


@item_rule(
    "SKP-134",
    kenapa="Bagian tidak mungkin lebih dari seluruhnya; persentase di atas 100 biasanya salah ketik.",
    baik=_realisasi(100, "WTP"),
    buruk=_realisasi(110),
)
def realisasi_over_hundred(b: ReportedNumber) -> Iterator[Violation]:
    """A percentage is more than 100."""
    if over_hundred(b.realisasi, b.satuan, b.indikator):
        yield violation(b.row, "realisasi")


@item_rule(
    "SKP-138",
    kenapa="Realisasi 0,95 terhadap target dalam puluhan persen biasanya berarti 95%.",
    baik=_realisasi("0,95%", 95),
    buruk=_realisasi("0,95"),
)
def fraction_realisasi(b: ReportedNumber) -> Iterator[Violation]:
    """A percentage of 1 or less is compared with a target above 1."""
    above_one = b.target.lower is not None and b.target.lower > 1
    if above_one and possible_fraction(b.realisasi, b.satuan):
        yield violation(b.row, "realisasi", target=_target(b))


@item_rule(
    "SKP-229",
    kenapa="Realisasi lebih dari sepuluh kali target biasanya koma desimal yang tergeser.",
    baik=_realisasi(600),
    buruk=_realisasi(601),
)
def multiplied_realisasi(b: ReportedNumber) -> Iterator[Violation]:
    """The realisasi is more than ten times the target."""
    value, upper = b.realisasi.nilai, b.target.upper
    if value is None or upper is None or b.target.ordinal or b.realisasi.ordinal:
        return
    if upper > 0 and value > _TIMES * upper:
        yield violation(b.row, "realisasi", target=_target(b), lipat=_TIMES)


@item_rule(
    "SKP-230",
    kenapa="Sebab tidak tercapainya target wajib dijelaskan dalam LKjIP (PermenPANRB 53/2014, Bab III).",
    baik={_T: [{"realisasi": 50, "kendala": "Dua desa terlambat"}, {"kode": "IKT.1", "realisasi": 60}]},
    buruk={_T: [{"realisasi": 50}, {"kode": "IKT.1", "realisasi": 50, "kendala": "-"}]},
)
def missed_without_kendala(b: ReportedNumber) -> Iterator[Violation]:
    """The target is missed and no obstacle is named; one unit's part of a sum misses nothing."""
    if not b.bagian and target_met(b.target, b.realisasi, b.polaritas) is False and not filled(b.row.kendala):
        yield violation(b.row, "kendala", indikator=b.indikator, target=_target(b))


@item_rule(
    "SKP-231",
    kenapa="Tindak lanjut tanpa batas waktu tidak dapat dipantau.",
    baik={_T: [{"tindak_lanjut": "Pendampingan", "batas_waktu": date(2026, 9, 30)}, {"tindak_lanjut": "-"}]},
    buruk={_T: [{"tindak_lanjut": "Pendampingan"}]},
)
def tindak_lanjut_without_batas(b: ReportedNumber) -> Iterator[Violation]:
    """A follow-up has no due date."""
    if filled(b.row.tindak_lanjut) and b.row.batas_waktu is None:
        yield violation(b.row, "batas_waktu", tindak_lanjut=b.row.tindak_lanjut)


@item_rule(
    "SKP-232",
    kenapa="Tindak lanjut dikerjakan sesudah triwulan yang dilaporkan.",
    baik={_T: [{"batas_waktu": date(2026, 7, 1)}, {}]},
    buruk={_T: [{"batas_waktu": date(2026, 6, 29)}]},
)
def batas_within_triwulan(b: ReportedNumber) -> Iterator[Violation]:
    """The follow-up is due before the quarter ends."""
    limit = b.row.batas_waktu
    if limit is not None and b.akhir is not None and limit < b.akhir:
        yield violation(b.row, "batas_waktu", akhir=tanggal(b.akhir))


def _target(b: ReportedNumber) -> str:
    """The target as staff read it: a number with a decimal comma, anything else as typed."""
    plain = b.target.plain
    return b.target.text if plain is None or b.target.satuan else angka(plain, None)


def check_items(items: Iterable[ReportedNumber]) -> Iterator[tuple[str, Violation]]:
    """Every violation of every rule on some reported numbers, with its code."""
    for item in items:
        for kode, function in BUTIR:
            for found in function(item):
                yield kode, found
