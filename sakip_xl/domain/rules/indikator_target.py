"""Rules of the sheet Indikator about its numbers: targets of the quarters and the year, worst value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sakip_xl.domain.measure.answer_kind import (
    KindFlaw,
    asked_kind,
    kind_flaw,
    unreadable_cause,
    word_choices,
)
from sakip_xl.domain.measure.typed_number import ReadCell
from sakip_xl.domain.model import Indikator
from sakip_xl.domain.rules.registry import RuleScope, Violation, row_rule, violation
from sakip_xl.domain.rules.satuan import (
    impossible_negative,
    over_hundred,
    possible_fraction,
    two_readings,
)
from sakip_xl.domain.terms import Konsolidasi, Polaritas, YesNo
from sakip_xl.domain.wording import angka, shown_cell

_T = Indikator.table
_TW = tuple(f"target_tw{nomor}" for nomor in range(1, 5))
_TARGET = ("target_tahun", *_TW)
_ANGKA = ("baseline", *_TARGET, "target_renstra", "terburuk")


def _filled(
    indikator: Indikator, k: RuleScope, field_names: tuple[str, ...]
) -> Iterator[tuple[str, ReadCell]]:
    """The filled cells of some fields, as read."""
    for name in field_names:
        reading = k.read(getattr(indikator, name))
        if not reading.kosong:
            yield name, reading


@row_rule(
    "SKP-121",
    _T,
    kenapa="Target yang tidak terbaca sebagai angka tidak dapat dibandingkan dengan realisasi.",
    baik={_T: [{"target_tw2": "80 - 90%", "baseline": "WTP"}]},
    buruk={_T: [{"target_tw2": "cukup baik"}]},
)
def tidak_terbaca(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """A number cannot be read."""
    for name, reading in _filled(indikator, k, _ANGKA):
        if reading.lower is None and not reading.ambigu:
            yield violation(indikator, name, sebab=unreadable_cause(reading, indikator.satuan))


@row_rule(
    "SKP-122",
    _T,
    kenapa="Angka dengan satu titik dan tiga angka di belakangnya dapat berarti ribuan atau desimal.",
    baik={_T: [{"target_tahun": "1.234,5"}]},
    buruk={_T: [{"target_tahun": "1.234"}]},
)
def has_two_meanings(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """A number can be read two ways."""
    for name, reading in _filled(indikator, k, _ANGKA):
        if reading.ambigu:
            thousands, decimal = two_readings(getattr(indikator, name))
            yield violation(indikator, name, ribuan=thousands, desimal=decimal)


def _flawed(indikator: Indikator, k: RuleScope, flaw: KindFlaw, **texts: object) -> Iterator[Violation]:
    """The first number of an indicator with that flaw: its satuan is one cause for all of them."""
    names = (
        name
        for name, reading in _filled(indikator, k, _ANGKA)
        if kind_flaw(reading, indikator.satuan) is flaw
    )
    yield from (violation(indikator, name, **texts) for name in list(names)[:1])


@row_rule(
    "SKP-139",
    _T,
    kenapa="Satuan seperti predikat meminta kata; angka di bawahnya tidak berurutan dengan kata itu.",
    baik={_T: [{"satuan": "predikat", "target_tw2": "BB", "target_tw4": "BB (75)", "target_tahun": "BB"}]},
    buruk={_T: [{"satuan": "predikat", "target_tw2": 76}]},
)
def number_for_word(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """A number stands where the satuan asks a word."""
    choices = word_choices(asked_kind(indikator.satuan))
    yield from _flawed(indikator, k, KindFlaw.KATA_DIMINTA, pilihan=choices)


@row_rule(
    "SKP-140",
    _T,
    kenapa="Satuan seperti bulan atau nilai meminta angka; kata tidak dihitung bersama angka.",
    baik={
        _T: [{"satuan": "predikat/nilai", "target_tw2": "BB"}, {"kode": "IKS.2", "target_tw2": "B (65,40)"}]
    },
    buruk={
        _T: [
            {"satuan": "bulan", "target_tw2": "Baik"},
            {"kode": "IKS.2", "satuan": "nilai", "baseline": "BB"},
        ]
    },
)
def word_for_number(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """A word stands where the satuan asks a number."""
    yield from _flawed(indikator, k, KindFlaw.ANGKA_DIMINTA, satuan=indikator.satuan)


@row_rule(
    "SKP-141",
    _T,
    kenapa="Satuan opini meminta WTP, WDP, dan seterusnya; kata dari skala lain tidak dapat dibandingkan.",
    baik={_T: [{"satuan": "opini", **dict.fromkeys(("target_tahun", "target_tw2", "target_tw4"), "WTP")}]},
    buruk={_T: [{"satuan": "opini", "target_tw2": "BB"}]},
)
def word_of_other_scale(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """A word stands there of another scale than the satuan asks."""
    yield from _flawed(indikator, k, KindFlaw.SKALA_LAIN, pilihan=word_choices(asked_kind(indikator.satuan)))


@row_rule(
    "SKP-211",
    _T,
    kenapa="Capaian adalah realisasi terhadap target; yang diukur setahun sekali cukup bertarget tahun, "
    "yang jatuh pada Triwulan IV.",
    baik={_T: [{"target_tw2": None, "target_tw4": None}, {"kode": "IKS.2", "target_tw2": 0}]},
    buruk={_T: [{"target_tahun": None, "target_tw2": None, "target_tw4": "-"}]},
)
def without_any_target(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """Neither the year nor a quarter has a target."""
    if not list(_filled(indikator, k, _TARGET)):
        yield violation(indikator, "target_tahun")


@row_rule(
    "SKP-212",
    _T,
    kenapa="Target setahun adalah janji pada Perjanjian Kinerja (PermenPANRB 53/2014).",
    baik={_T: [{"target_tahun": 0}]},
    buruk={_T: [{"target_tahun": "n/a"}]},
)
def without_target_tahun(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """A quarter has a target, the year has none."""
    if k.read(indikator.target_tahun).kosong and list(_filled(indikator, k, _TW)):
        yield violation(indikator, "target_tahun")


@row_rule(
    "SKP-213",
    _T,
    kenapa="Bila triwulan dijumlahkan menjadi setahun, targetnya pun harus berjumlah target tahun.",
    baik={_T: [{"konsolidasi": "jumlah", "target_tahun": "10", "target_tw2": 4, "target_tw4": 6}]},
    buruk={_T: [{"konsolidasi": "jumlah", "target_tahun": 12, "target_tw2": 4, "target_tw4": 6}]},
)
def jumlah_not_same(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """The quarters do not add up to the year."""
    values = [reading.nilai for _, reading in _filled(indikator, k, _TW)]
    tahun = k.read(indikator.target_tahun).nilai
    if indikator.konsolidasi is not Konsolidasi.JUMLAH or tahun is None or not values or None in values:
        return
    total = sum((value for value in values if value is not None), Decimal(0))
    if total != tahun:
        yield violation(indikator, "target_tahun", jumlah=angka(total, None), tahun=angka(tahun, None))


@row_rule(
    "SKP-214",
    _T,
    kenapa="Bila yang berlaku posisi akhir, target Triwulan IV adalah target tahun.",
    baik={_T: [{"target_tahun": "90%", "target_tw4": 90}, {"kode": "IKS.2", "target_tw4": None}]},
    buruk={_T: [{"target_tahun": 90, "target_tw4": 85}]},
)
def different_posisi_akhir(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """The last quarter's target is not the year's."""
    last, tahun = k.read(indikator.target_tw4), k.read(indikator.target_tahun)
    if indikator.konsolidasi is not Konsolidasi.POSISI_AKHIR or last.lower is None or tahun.lower is None:
        return
    if (last.lower, last.upper) != (tahun.lower, tahun.upper):
        yield violation(indikator, "target_tw4", tahun=shown_cell(indikator.target_tahun))


@row_rule(
    "SKP-215",
    _T,
    kenapa="Nilai penilaian seperti WTP atau BB menyatakan urutan, jadi tidak dapat dijumlahkan.",
    baik={_T: [{"target_tahun": "WTP", "target_tw4": "WTP", "konsolidasi": "posisi akhir"}]},
    buruk={_T: [{"target_tahun": "WTP", "target_tw4": "WTP", "konsolidasi": "jumlah"}]},
)
def ordinal_dijumlah(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """A scale word is summed over the quarters."""
    ordinal = any(reading.ordinal for _, reading in _filled(indikator, k, _TARGET))
    if indikator.konsolidasi is Konsolidasi.JUMLAH and ordinal:
        yield violation(indikator, "konsolidasi")


@row_rule(
    "SKP-132",
    _T,
    kenapa="Yang dihitung tidak mungkin kurang dari nol, kecuali indikator mengukur perubahan.",
    baik={_T: [{"indikator": "Persentase pertumbuhan PAD", "target_tw2": -5}]},
    buruk={_T: [{"target_tw2": -5}]},
)
def target_negatif(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """A target is below zero where it cannot be."""
    for name, reading in _filled(indikator, k, _TARGET):
        if impossible_negative(reading, indikator.indikator):
            yield violation(indikator, name, satuan=indikator.satuan)


@row_rule(
    "SKP-131",
    _T,
    kenapa="Bagian tidak mungkin lebih dari seluruhnya; target di atas 100% biasanya salah ketik.",
    baik={_T: [{"target_tw2": 100}, {"kode": "I", "satuan": "dokumen", "target_tw2": 120}]},
    buruk={_T: [{"target_tw2": 600}]},
)
def target_over_hundred(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """A percentage has a target above 100."""
    for name, reading in _filled(indikator, k, _TARGET):
        if over_hundred(reading, indikator.satuan, indikator.indikator):
            yield violation(indikator, name)


@row_rule(
    "SKP-137",
    _T,
    kenapa="Target 0,95 dengan satuan % biasanya berarti 95%; capaian menjadi seratus kali lipat bila salah.",
    baik={
        _T: [
            {"target_tw2": "95%", "target_tw1": 0},
            {"kode": "IKS.2", "target_tw2": "maksimal 1", "polaritas": "negatif"},
        ]
    },
    buruk={_T: [{"target_tw2": "0,95"}]},
)
def fraction_target(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """A percentage has a target of 1 or less, which is natural only where lower is better."""
    for name, reading in _filled(indikator, k, _TARGET):
        if indikator.polaritas is not Polaritas.NEGATIF and possible_fraction(reading, indikator.satuan):
            yield violation(indikator, name)


@row_rule(
    "SKP-217",
    _T,
    kenapa="Target nol pada indikator negatif hanya dapat dihitung bertahap bila nilai terburuknya disebut.",
    baik={_T: [{"polaritas": "negatif", "target_tw2": 0, "terburuk": 10}]},
    buruk={_T: [{"polaritas": "negatif", "target_tw2": 0}]},
)
def zero_without_terburuk(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """Lower is better, the target is zero, and no worst value is given."""
    if (
        indikator.polaritas is Polaritas.NEGATIF
        and k.read(indikator.terburuk).kosong
        and _zero_target(indikator, k)
    ):
        yield violation(indikator, "terburuk")


@row_rule(
    "SKP-218",
    _T,
    kenapa="Target nol pada indikator positif tidak dapat dibagi; harus dikatakan apakah "
    "nol berarti tercapai.",
    baik={_T: [{"target_tw2": 0, "nol_tercapai": "Ya"}]},
    buruk={_T: [{"target_tw2": 0}]},
)
def zero_without_explanation(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """Higher is better, the target is zero, and nobody says what that means."""
    if (
        indikator.polaritas is Polaritas.POSITIF
        and indikator.nol_tercapai is YesNo.TIDAK
        and _zero_target(indikator, k)
    ):
        yield violation(indikator, "nol_tercapai")


def _zero_target(indikator: Indikator, k: RuleScope) -> bool:
    return any(not reading.ordinal and reading.nilai == 0 for _, reading in _filled(indikator, k, _TARGET))
