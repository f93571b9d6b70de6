"""Rules of the sheet Pohon Kinerja: the tree of tujuan, sasaran, program, kegiatan and sub kegiatan."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sakip_xl.domain.measure.pohon import is_below, plant
from sakip_xl.domain.model import Indikator, Kinerja
from sakip_xl.domain.rules.registry import (
    RuleScope,
    Violation,
    duplicates,
    row_rule,
    rule,
    slips,
    violation,
)
from sakip_xl.domain.terms import Level
from sakip_xl.domain.wording import kode_list, normalized, rupiah

_T = Kinerja.table


@rule(
    "SKP-301",
    _T,
    kenapa="Kode menunjuk satu kinerja bagi indikator, anggaran, dan kinerja di bawahnya.",
    baik={_T: [{"kode": "S.1"}, {"kode": "S.2"}]},
    buruk={_T: [{"kode": "S.1"}, {"kode": "s.1"}]},
)
def duplicate_kode(k: RuleScope) -> Iterator[Violation]:
    """Two nodes carry one kode."""
    yield from duplicates(k.master.kinerja, "kode", lambda s: normalized(s.kode))


@row_rule(
    "SKP-209",
    _T,
    kenapa="Tujuan adalah puncak pohon kinerja (PermenPANRB 89/2021), jadi tidak punya induk.",
    baik={_T: [{"kode": "T.1", "level": "tujuan", "induk": ""}]},
    buruk={_T: [{"kode": "T.1", "level": "tujuan", "induk": "S.1"}]},
)
def tujuan_with_parent(s: Kinerja, _k: RuleScope) -> Iterator[Violation]:
    """A tujuan stands under something."""
    if s.level is Level.TUJUAN and s.induk:
        yield violation(s, "induk")


@row_rule(
    "SKP-210",
    _T,
    kenapa="Setiap sasaran, program, dan kegiatan mendukung kinerja di atasnya (PermenPANRB 89/2021).",
    baik={_T: [{"level": "sasaran", "induk": "T.1"}]},
    buruk={_T: [{"level": "sasaran", "induk": ""}]},
)
def without_parent(s: Kinerja, _k: RuleScope) -> Iterator[Violation]:
    """A node other than a tujuan stands under nothing."""
    if s.level is not Level.TUJUAN and not s.induk:
        yield violation(s, "induk", level=s.level.value)


@rule(
    "SKP-302",
    _T,
    kenapa="Induk yang tidak ada membuat capaian hilang dari rekap di atasnya; unitnya pun harus ada.",
    baik={_T: [{"kode": "T.1", "level": "tujuan", "induk": ""}, {"induk": "T.1"}]},
    buruk={
        _T: [
            {"kode": "T.1", "level": "tujuan", "induk": ""},
            {"induk": "T.1"},
            {"kode": "S.2", "induk": "T.9"},
        ]
    },
)
def reference_not_found(k: RuleScope) -> Iterator[Violation]:
    """A node stands under a node, or belongs to a unit, that does not exist."""
    yield from slips(k, "kinerja")


@rule(
    "SKP-318",
    _T,
    kenapa="Kinerja yang menjadi induk dirinya sendiri tidak berujung pada tujuan dan tidak dapat direkap.",
    baik={},
    buruk={_T: [{"kode": "S.1", "induk": "P.1"}, {"kode": "P.1", "level": "program", "induk": "S.1"}]},
)
def circular(k: RuleScope) -> Iterator[Violation]:
    """Nodes are each other's parents in a loop."""
    pohon = plant(k.master.kinerja)
    for loop in pohon.loops():
        yield violation(pohon.simpul[loop[0]], "induk", putaran=" → ".join((*loop, loop[0])))


@row_rule(
    "SKP-319",
    _T,
    kenapa="Urutan penjenjangan tetap: tujuan, sasaran, program, kegiatan, sub kegiatan "
    "(Permendagri 86/2017).",
    baik={_T: [{"kode": "T.1", "level": "tujuan", "induk": ""}, {"level": "sasaran", "induk": "T.1"}]},
    buruk={_T: [{"kode": "T.1", "level": "tujuan", "induk": ""}, {"level": "program", "induk": "T.1"}]},
)
def skipped_level(s: Kinerja, k: RuleScope) -> Iterator[Violation]:
    """A node does not stand directly below the level above it."""
    parent = k.kinerja.get(s.induk)
    if parent is not None and s.level is not Level.TUJUAN and not is_below(s.level, parent.level):
        yield violation(s, "level", induk=parent.kode, level_induk=parent.level.value)


@row_rule(
    "SKP-358",
    _T,
    kenapa="Kinerja dapat mendukung lebih dari satu kinerja setingkat di atasnya, misalnya satu program dua "
    "sasaran; capaiannya dihitung pada semuanya, anggarannya pada induknya saja.",
    baik={
        _T: [
            {"kode": "T.1", "level": "tujuan", "induk": ""},
            {},
            {"kode": "S.2"},
            {"kode": "P.1", "level": "program", "induk": "S.1", "induk_lain": "S.2"},
        ]
    },
    buruk={
        _T: [
            {"kode": "T.1", "level": "tujuan", "induk": ""},
            {},
            {"kode": "P.1", "level": "program", "induk": "S.1", "induk_lain": "T.1; S.1; P.1"},
        ]
    },
)
def unfit_further_parent(s: Kinerja, k: RuleScope) -> Iterator[Violation]:
    """A further parent is the parent itself, or not of the level directly above."""
    for kode in kode_list(s.induk_lain):
        parent = k.kinerja.get(kode)
        if kode == s.induk:
            yield violation(s, "induk_lain", lain=kode, masalah="sudah menjadi induknya")
        elif parent is not None and not is_below(s.level, parent.level):
            problem = f"berlevel {parent.level.value}, bukan satu tingkat di atas {s.level.value}"
            yield violation(s, "induk_lain", lain=kode, masalah=problem)


@rule(
    "SKP-320",
    _T,
    kenapa="Pagu induk adalah jumlah pagu di bawahnya; selisih biasanya salah ketik atau "
    "baris yang tertinggal.",
    baik={_T: [{"kode": "P", "pagu": 30}, *({"kode": f"K{n}", "induk": "P", "pagu": n} for n in (10, 20))]},
    buruk={_T: [{"kode": "P", "pagu": 31}, *({"kode": f"K{n}", "induk": "P", "pagu": n} for n in (10, 20))]},
)
def pagu_not_same(k: RuleScope) -> Iterator[Violation]:
    """The pagu of a node is not the sum of its children's, where all of them are given."""
    return _other_than_sum(k, "pagu")


@rule(
    "SKP-360",
    _T,
    kenapa="Pagu Renja induk adalah jumlah pagu Renja di bawahnya; selisihnya membuat KKE 3 tidak dapat "
    "ditelusuri.",
    baik={_T: [{"kode": "P", "pagu_renja": 3}, {"kode": "K1", "induk": "P", "pagu_renja": 3}]},
    buruk={_T: [{"kode": "P", "pagu_renja": 4}, {"kode": "K1", "induk": "P", "pagu_renja": 3}]},
)
def pagu_renja_not_same(k: RuleScope) -> Iterator[Violation]:
    """The pagu of a node in the Renja is not the sum of its children's, where all of them are given."""
    return _other_than_sum(k, "pagu_renja")


def _other_than_sum(k: RuleScope, field_name: str) -> Iterator[Violation]:
    """The nodes whose ceiling is not the sum of what is below them, where all of that is given."""
    pohon = plant(k.master.kinerja)
    for kode, node in pohon.simpul.items():
        below = [getattr(pohon.simpul[child], field_name) for child in pohon.anak.get(kode, ())]
        total = sum((value for value in below if value is not None), Decimal(0))
        pagu = getattr(node, field_name)
        if pagu is not None and below and None not in below and total != pagu:
            yield violation(node, field_name, pagu=rupiah(pagu), jumlah=rupiah(total))


@row_rule(
    "SKP-250",
    _T,
    kenapa="RAK membagi pagu ke empat triwulan; bila jumlahnya lain, serapan terhadap RAK menyesatkan.",
    baik={_T: [{"pagu": 100, "rak_tw1": 40, "rak_tw4": 60}, {"pagu": 100}, {"rak_tw1": 40}]},
    buruk={_T: [{"pagu": 100, "rak_tw1": 40, "rak_tw2": 50}]},
)
def rak_not_pagu(s: Kinerja, _k: RuleScope) -> Iterator[Violation]:
    """The planned spending of the four quarters is not the pagu."""
    planned = s.rak_sd(4)
    if planned is not None and s.pagu is not None and planned != s.pagu:
        yield violation(s, "rak_tw4", jumlah=rupiah(planned), pagu=rupiah(s.pagu))


@row_rule(
    "SKP-321",
    _T,
    kenapa="Sasaran tanpa indikator tidak dapat diukur (PermenPANRB 53/2014).",
    baik={},
    buruk={Indikator.table: [{"kode": "IKT.1", "level": "tujuan", "induk": "T.1"}]},
)
def sasaran_without_indikator(s: Kinerja, k: RuleScope) -> Iterator[Violation]:
    """A sasaran has no indicator."""
    if s.level is Level.SASARAN and normalized(s.kode) not in k.with_indikator:
        yield violation(s, "kode", uraian=s.uraian)


@row_rule(
    "SKP-322",
    _T,
    kenapa="Tujuan, program, dan kegiatan sebaiknya juga punya indikator agar capaiannya dapat direkap.",
    baik={},
    buruk={Indikator.table: [{}]},
)
def kinerja_without_indikator(s: Kinerja, k: RuleScope) -> Iterator[Violation]:
    """A node other than a sasaran has no indicator."""
    if s.level is not Level.SASARAN and normalized(s.kode) not in k.with_indikator:
        yield violation(s, "kode", level=s.level.value, uraian=s.uraian)
