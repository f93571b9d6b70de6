"""Rules of the sheet Indikator: what an indicator is, whose it is, and whether it is SMART."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sakip_xl.domain.measure.percent import is_percent_satuan
from sakip_xl.domain.measure.polaritas import polaritas_warning
from sakip_xl.domain.measure.rumus import usual_rumus
from sakip_xl.domain.model import Indikator, PengaturanRow
from sakip_xl.domain.rules.registry import (
    RuleScope,
    Violation,
    duplicates,
    row_rule,
    rule,
    slips,
    violation,
)
from sakip_xl.domain.rules.satuan import two_indikator
from sakip_xl.domain.terms import Konsolidasi, Level, PkVersion, RekapMethod, YesNo
from sakip_xl.domain.wording import angka, listing, normalized

_T = Indikator.table
SMART = {
    "spesifik": "Spesifik",
    "dapat_diukur": "Dapat Diukur",
    "dapat_dicapai": "Dapat Dicapai",
    "relevan": "Relevan",
    "berbatas_waktu": "Berbatas Waktu",
}
"""The five criteria by field, as the sheet asks for them."""
KKE_5 = {"akurat": "Akurat", "tepat": "Tepat"}
"""What KKE 5 asks of data and formula."""
_QUESTIONS = {**SMART, "menantang": "Menantang"}
"""The five SMART criteria and the sixth question of the evaluation (KKE), which no step waits for."""


def empty_smart(indikator: Indikator) -> list[str]:
    """The fields of the five SMART answers that are not given."""
    return [name for name in SMART if getattr(indikator, name) is None]


@rule(
    "SKP-301",
    _T,
    kenapa="Kode menunjuk satu indikator; hanya versi PK perubahan yang boleh memakai kode yang sama.",
    baik={_T: [{"kode": "IKS.1"}, {"kode": "IKS.1", "versi_pk": "perubahan"}]},
    buruk={_T: [{"kode": "IKS.1"}, {"kode": "iks.1"}]},
)
def duplicate_kode(k: RuleScope) -> Iterator[Violation]:
    """Two indicators of one version of the PK carry one kode."""
    for version in PkVersion:
        same = [indikator for indikator in k.master.indikator if indikator.versi_pk is version]
        yield from duplicates(same, "kode", lambda indikator: normalized(indikator.kode))


@rule(
    "SKP-302",
    _T,
    kenapa="Indikator mengukur satu kinerja pada pohon kinerja; tanpa itu capaiannya tidak masuk rekap. "
    "Setiap unit yang melaporkannya ada pada daftar unit kerja (PermenPANRB 53/2014: penanggung jawab data).",
    baik={_T: [{"induk": "S.1", "unit": "PEM"}]},
    buruk={_T: [{}, {"kode": "IKS.2", "induk": "S.9"}, {"kode": "IKS.3", "unit_pendukung": "PEM; XX"}]},
)
def reference_not_found(k: RuleScope) -> Iterator[Violation]:
    """The node that the indicator measures, or a unit that reports it, does not exist."""
    yield from slips(k, "indikator")


@row_rule(
    "SKP-323",
    _T,
    kenapa="Level indikator mengikuti level kinerja yang diukurnya.",
    baik={_T: [{"level": "sasaran", "induk": "S.1"}, {"induk": "S.9"}]},
    buruk={_T: [{"level": "program", "induk": "S.1"}]},
)
def different_level(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """The indicator has another level than the node it measures."""
    parent = k.kinerja.get(indikator.induk)
    if parent is not None and parent.level is not indikator.level:
        yield violation(indikator, "level", induk=parent.kode, level_induk=parent.level.value)


@row_rule(
    "SKP-354",
    _T,
    kenapa="Realisasi beberapa unit menjadi satu angka menurut cara yang dipilih: jumlah, rata-rata, "
    "atau milik penanggung jawab.",
    baik={_T: [{"unit_pendukung": "PEM"}, {"kode": "IKS.2", "unit_pendukung": "UMUM", "gabungan": "jumlah"}]},
    buruk={_T: [{"unit_pendukung": "UMUM"}]},
)
def shared_without_gabungan(indikator: Indikator, _k: RuleScope) -> Iterator[Violation]:
    """Units share the indicator, and nothing says how their realisasi become one."""
    others = listing(indikator.units[1:])
    if others and indikator.gabungan is None:
        yield Violation(indikator.baris_ke, "gabungan", others, {"indikator": indikator.indikator})


@row_rule(
    "SKP-142",
    _T,
    kenapa="Satu isian satu indikator: dua ukuran dalam satu sel tidak dapat diberi satu target.",
    baik={_T: [{"indikator": "Rasio jumlah guru dan jumlah murid"}]},
    buruk={
        _T: [
            {"indikator": "Persentase desa tertib dan persentase aset desa terdata"},
            {"kode": "IKS.2", "indikator": "1. Jumlah desa 2. Jumlah dusun"},
        ]
    },
)
def two_in_place(indikator: Indikator, _k: RuleScope) -> Iterator[Violation]:
    """Two indicators stand in one cell."""
    if two_indikator(indikator.indikator):
        yield violation(indikator, "indikator")


@row_rule(
    "SKP-216",
    _T,
    kenapa="Polaritas yang berlawanan dengan bunyi indikator membalik arti capaian.",
    baik={_T: [{"indikator": "Jumlah pelanggaran Perda", "polaritas": "negatif"}]},
    buruk={_T: [{"indikator": "Jumlah pelanggaran Perda", "polaritas": "positif"}]},
)
def polaritas_berlawanan(indikator: Indikator, _k: RuleScope) -> Iterator[Violation]:
    """The wording contradicts the polarity."""
    if polaritas_warning(indikator.indikator, indikator.polaritas) is not None:
        yield violation(indikator, "polaritas", indikator=indikator.indikator)


@rule(
    "SKP-219",
    _T,
    kenapa="Indikator kinerja harus memenuhi kriteria SMART (PermenPANRB 53/2014 II.F); jawabannya diminta "
    "SOP Pengukuran langkah 4.",
    baik={_T: [{}]},
    buruk={_T: [{"relevan": None}, {"kode": "IKS.2", "menantang": None}]},
)
def unanswered_smart(k: RuleScope) -> Iterator[Violation]:
    """Answers are missing: told once for the whole table."""
    missing = {
        row.kode: [name for name in _QUESTIONS if getattr(row, name) is None] for row in k.master.indikator
    }
    rows = [row for row in k.master.indikator if missing[row.kode]]
    if rows:
        names = {name for names in missing.values() for name in names}
        questions = listing([label for name, label in _QUESTIONS.items() if name in names])
        first = violation(rows[0], missing[rows[0].kode][0], kurang=questions, jumlah=len(rows))
        yield replace(first, nilai=None)


@row_rule(
    "SKP-220",
    _T,
    kenapa="Jawaban Tidak pada SMART berarti indikator perlu diperbaiki (PermenPANRB 53/2014 II.F).",
    baik={_T: [{}]},
    buruk={_T: [{"spesifik": "Tidak"}]},
)
def not_smart(indikator: Indikator, _k: RuleScope) -> Iterator[Violation]:
    """The indicator is not SMART by its own answers."""
    for name, label in _QUESTIONS.items():
        if getattr(indikator, name) is YesNo.TIDAK:
            yield violation(indikator, name, kriteria=label)


@row_rule(
    "SKP-260",
    _T,
    kenapa="Data yang tidak akurat atau formula yang tidak tepat membuat capaian tidak dapat dipakai "
    "(PermenPANRB 88/2021, KKE 5).",
    baik={_T: [{"akurat": "Ya", "tepat": "Ya"}, {"kode": "IKS.2", "akurat": None, "tepat": None}]},
    buruk={_T: [{"akurat": "Tidak"}]},
)
def wrong_formula(indikator: Indikator, _k: RuleScope) -> Iterator[Violation]:
    """The data or the formula of the indicator are not right by the office's own answers."""
    for name, label in KKE_5.items():
        if getattr(indikator, name) is YesNo.TIDAK:
            yield violation(indikator, name, kriteria=label)


@row_rule(
    "SKP-221",
    _T,
    kenapa="Rumus yang tidak lazim bagi polaritasnya memberi capaian yang naik ketika kinerja turun.",
    baik={_T: [{"rumus": "rasio"}, {"rumus": None}]},
    buruk={_T: [{"rumus": "selisih", "polaritas": "positif"}]},
)
def rumus_tidak_lazim(indikator: Indikator, _k: RuleScope) -> Iterator[Violation]:
    """The formula is not one of those that fit the polarity."""
    usual = usual_rumus(indikator.polaritas)
    if indikator.rumus is not None and indikator.rumus not in usual:
        options = " atau ".join(rumus.value for rumus in usual)
        yield violation(indikator, "rumus", polaritas=indikator.polaritas.value, lazim=options)


@row_rule(
    "SKP-222",
    _T,
    kenapa="Persentase antartriwulan tidak dapat dijumlahkan menjadi persentase setahun.",
    baik={
        _T: [
            {"satuan": "%", "konsolidasi": "posisi akhir"},
            {
                "kode": "IKS.2",
                "konsolidasi": "jumlah",
                "target_tw2": 40,
                "target_tw4": "60%",
                "target_tahun": 100,
            },
        ]
    },
    buruk={_T: [{"satuan": "persen", "konsolidasi": "jumlah"}]},
)
def summed_percent(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """A percentage is summed over the quarters; parts of one work that add up to its year are left."""
    summed = indikator.konsolidasi is Konsolidasi.JUMLAH and is_percent_satuan(indikator.satuan)
    if summed and not _parts_of_year(indikator, k):
        yield violation(indikator, "konsolidasi")


def _parts_of_year(indikator: Indikator, k: RuleScope) -> bool:
    """Whether the quarters' targets are two or more parts of a year's target of at most 100 percent."""
    tahun = k.read(indikator.target_tahun).nilai
    parts = [k.read(indikator.target_tw(number)).nilai or 0 for number in range(1, 5)]
    return tahun is not None and tahun <= 100 and sum(parts) == tahun and max(parts) < tahun


@row_rule(
    "SKP-223",
    _T,
    kenapa="Definisi operasional menjelaskan apa yang dihitung; mengulang bunyi indikator tidak menjelaskan.",
    baik={_T: [{"definisi": "Banyak desa yang melapor tepat waktu"}]},
    buruk={_T: [{"indikator": "Desa tertib", "definisi": "desa  Tertib."}]},
)
def repeating_definition(indikator: Indikator, _k: RuleScope) -> Iterator[Violation]:
    """The definition only repeats the indicator."""
    if normalized(indikator.definisi.rstrip(".")) == normalized(indikator.indikator.rstrip(".")):
        yield violation(indikator, "definisi")


@row_rule(
    "SKP-224",
    _T,
    kenapa="Persentase baru dapat diperiksa bila pembilang dan penyebutnya disebut "
    "(PermenPANRB 53/2014 II.H).",
    baik={_T: [{"satuan": "indeks", "penyebut": ""}, {}]},
    buruk={_T: [{"satuan": "%", "penyebut": ""}]},
)
def without_numerator_denominator(indikator: Indikator, _k: RuleScope) -> Iterator[Violation]:
    """A percentage does not say of what."""
    for field_name in ("pembilang", "penyebut"):
        if is_percent_satuan(indikator.satuan) and not getattr(indikator, field_name):
            yield violation(indikator, field_name)


@rule(
    "SKP-328",
    _T,
    kenapa="Indikator Kinerja Utama dipilih dari indikator sasaran strategis (PER/09/M.PAN/5/2007).",
    baik={_T: [{"iku": "Ya"}, {"kode": "IKS.2", "iku": "Tidak"}]},
    buruk={_T: [{"iku": "Tidak"}]},
)
def without_iku(k: RuleScope) -> Iterator[Violation]:
    """No indicator of a sasaran is an IKU."""
    sasaran = [indikator for indikator in k.master.indikator if indikator.level is Level.SASARAN]
    if sasaran and k.complete(_T) and all(indikator.iku is YesNo.TIDAK for indikator in sasaran):
        yield violation(sasaran[0], "iku")


@rule(
    "SKP-324",
    _T,
    kenapa="Metode rekap berbobot hanya benar bila semua bobot seinduk diisi dan berjumlah 100.",
    baik={
        PengaturanRow.table: [{"metode_rekap": "berbobot"}],
        _T: [{"bobot": 60}, {"kode": "IKS.2", "bobot": 40}],
    },
    buruk={PengaturanRow.table: [{"metode_rekap": "berbobot"}], _T: [{"bobot": None}]},
)
def decisive_bobot(k: RuleScope) -> Iterator[Violation]:
    """The weights do not work although the recap uses them."""
    if k.master.pengaturan.metode_rekap is RekapMethod.BERBOBOT:
        yield from _bobot_flaws(k, required=True)


@rule(
    "SKP-325",
    _T,
    kenapa="Bobot yang diisi sebagian atau tidak berjumlah 100 akan salah bila metode rekap "
    "diganti berbobot.",
    baik={_T: [{"bobot": None}, {"kode": "IKS.2", "bobot": None}]},
    buruk={_T: [{"bobot": 60}, {"kode": "IKS.2", "bobot": 30}]},
)
def incomplete_bobot(k: RuleScope) -> Iterator[Violation]:
    """The weights do not work; the recap does not use them."""
    if k.master.pengaturan.metode_rekap is not RekapMethod.BERBOBOT:
        yield from _bobot_flaws(k, required=False)


def _bobot_flaws(k: RuleScope, *, required: bool) -> Iterator[Violation]:
    """What is wrong with the weights below each node: partly given, or another total than 100."""
    by_parent: dict[str, list[Indikator]] = {}
    for indikator in k.indikator.values():
        by_parent.setdefault(indikator.induk, []).append(indikator)
    for parent, siblings in by_parent.items():
        bobot = [indikator.bobot for indikator in siblings if indikator.bobot is not None]
        if not bobot and not required:
            continue
        if len(bobot) < len(siblings):
            blank = next(indikator for indikator in siblings if indikator.bobot is None)
            yield violation(blank, "bobot", induk=parent, masalah="belum diisi semua")
        elif sum(bobot) != 100:
            problem = f"berjumlah {angka(sum(bobot), None)}, bukan 100"
            yield violation(siblings[-1], "bobot", induk=parent, masalah=problem)
