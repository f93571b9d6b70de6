"""Rules of the sheet Riwayat: what earlier years were to reach and reached."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.measure.answer_kind import unreadable_cause
from sakip_xl.domain.measure.periods import merge_readings
from sakip_xl.domain.measure.typed_number import ReadCell
from sakip_xl.domain.model import Riwayat
from sakip_xl.domain.rules.registry import (
    RuleScope,
    Violation,
    duplicates,
    row_rule,
    rule,
    slips,
    violation,
)
from sakip_xl.domain.rules.satuan import two_readings
from sakip_xl.domain.terms import Konsolidasi
from sakip_xl.domain.wording import angka, shown_cell

_T = Riwayat.table
_QUARTERS = tuple(f"realisasi_tw{tw}" for tw in range(1, 5))
_REALISASI = ("realisasi", *_QUARTERS)
_NUMBERS = ("target", *_REALISASI)


def _filled(row: Riwayat, k: RuleScope, field_names: tuple[str, ...]) -> Iterator[tuple[str, ReadCell]]:
    """The filled cells of some fields, as read."""
    for name in field_names:
        reading = k.read(getattr(row, name))
        if not reading.kosong:
            yield name, reading


@rule(
    "SKP-302",
    _T,
    kenapa="Riwayat dibandingkan dengan indikator tahun ini; kode yang tidak ada membuatnya tidak terbaca.",
    baik={_T: [{"kode": "IKS.1"}]},
    buruk={_T: [{"kode": "IKS.9"}]},
)
def kode_not_found(k: RuleScope) -> Iterator[Violation]:
    """Earlier years of an indicator that does not exist."""
    yield from slips(k, "riwayat")


@rule(
    "SKP-301",
    _T,
    kenapa="Satu indikator punya satu baris setiap tahun; dua baris membuat perbandingan tidak pasti.",
    baik={_T: [{"tahun": 2024}, {"tahun": 2025}]},
    buruk={_T: [{}, {}]},
)
def year_told_twice(k: RuleScope) -> Iterator[Violation]:
    """One indicator has two rows for one year."""
    yield from duplicates(k.master.riwayat, "kode", lambda row: (row.kode, row.tahun))


@row_rule(
    "SKP-160",
    _T,
    kenapa="Riwayat memuat tahun yang sudah lewat; tahun berjalan datang dari formulir unit.",
    baik={_T: [{"tahun": 2025}]},
    buruk={_T: [{"tahun": 2026}]},
)
def year_not_over(row: Riwayat, k: RuleScope) -> Iterator[Violation]:
    """The year is this one or still to come."""
    if row.tahun >= k.master.pengaturan.tahun:
        yield violation(row, "tahun", tahun=k.master.pengaturan.tahun)


@row_rule(
    "SKP-121",
    _T,
    kenapa="Angka yang tidak terbaca tidak dapat dibandingkan dengan tahun ini.",
    baik={_T: [{"target": "80 - 90%", "realisasi": "82,5", "realisasi_tw1": "-"}]},
    buruk={_T: [{"realisasi": "cukup baik"}]},
)
def earlier_number_unreadable(row: Riwayat, k: RuleScope) -> Iterator[Violation]:
    """A number of an earlier year cannot be read."""
    for name, reading in _filled(row, k, _NUMBERS):
        if reading.lower is None and not reading.ambigu:
            yield violation(row, name, sebab=unreadable_cause(reading))


@row_rule(
    "SKP-122",
    _T,
    kenapa="Angka dengan satu titik dan tiga angka di belakangnya dapat berarti ribuan atau desimal.",
    baik={_T: [{"realisasi": "1.234,5"}]},
    buruk={_T: [{"realisasi": "1.234"}]},
)
def ambiguous_earlier_number(row: Riwayat, k: RuleScope) -> Iterator[Violation]:
    """A number of an earlier year can be read two ways."""
    for name, reading in _filled(row, k, _NUMBERS):
        if reading.ambigu:
            thousands, decimal = two_readings(getattr(row, name))
            yield violation(row, name, ribuan=thousands, desimal=decimal)


@row_rule(
    "SKP-136",
    _T,
    kenapa="Realisasi adalah satu angka yang benar-benar dicapai; rentang hanya boleh pada target.",
    baik={_T: [{"target": "80 - 90%", "realisasi": "85%"}]},
    buruk={_T: [{"realisasi": "80 - 90%"}]},
)
def earlier_realisasi_rentang(row: Riwayat, k: RuleScope) -> Iterator[Violation]:
    """The realisasi of an earlier year is a range."""
    for name, reading in _filled(row, k, _REALISASI):
        if reading.range_of:
            yield violation(row, name)


@row_rule(
    "SKP-161",
    _T,
    kenapa="Nilai penilaian seperti BB hanya dapat dibandingkan dengan nilai penilaian yang sejenis.",
    baik={_T: [{"target": 75, "realisasi": "78%"}, {"kode": "IKS.9", "realisasi": "BB"}]},
    buruk={_T: [{"realisasi": "BB"}]},
)
def different_kind(row: Riwayat, k: RuleScope) -> Iterator[Violation]:
    """A word of a scale stands where the indicator has numbers, the reverse, or one of another scale."""
    indikator = k.indikator.get(row.kode)
    target = k.read(None if indikator is None else indikator.target_tahun)
    for name, reading in _filled(row, k, _NUMBERS):
        if target.lower is not None and reading.lower is not None and reading.skala != target.skala:
            yield violation(row, name, target=shown_cell(target.text))


@row_rule(
    "SKP-162",
    _T,
    kenapa="Realisasi triwulan dan realisasi setahun menceritakan tahun yang sama.",
    baik={_T: [{"realisasi": 78, **dict.fromkeys(_QUARTERS, 78)}, {"tahun": 2024, "realisasi_tw4": 70}]},
    buruk={_T: [{"realisasi": 78, **dict.fromkeys(_QUARTERS, 70)}]},
)
def quarters_tell_another_year(row: Riwayat, k: RuleScope) -> Iterator[Violation]:
    """The four quarters make another realisasi than the year's; a mean, often rounded, is not judged."""
    indikator = k.indikator.get(row.kode)
    if indikator is None or indikator.konsolidasi is Konsolidasi.RATA_RATA:
        return
    quarters = [k.read(getattr(row, name)) for name in _QUARTERS]
    year = k.read(row.realisasi).nilai
    together = merge_readings(quarters, indikator.konsolidasi).nilai
    if None not in {year, together, *(reading.nilai for reading in quarters)} and year != together:
        yield violation(row, "realisasi", triwulan=angka(together, None))
