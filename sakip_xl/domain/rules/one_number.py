"""What the sheet Formulir Capaian and a unit's form have in common: the rules on one reported number.

A rule here sees one ``ReportedNumber`` and runs on both: over tblRealisasi in the master and over tblIsian
in a form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sakip_xl.domain.measure.answer_kind import (
    KindFlaw,
    asked_kind,
    kind_flaw,
    unreadable_cause,
    word_choices,
)
from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.comparable import settle
from sakip_xl.domain.measure.pecahan import Pecahan
from sakip_xl.domain.measure.percent import is_percent_satuan
from sakip_xl.domain.measure.reported import asked_of
from sakip_xl.domain.measure.typed_number import KOSONG, NumberKind, ReadCell
from sakip_xl.domain.model import FormulirInput, Indikator, Realisasi
from sakip_xl.domain.rules.dates import triwulan_end
from sakip_xl.domain.rules.registry import Contoh, RuleScope, Violation, rule, violation
from sakip_xl.domain.rules.satuan import (
    fraction_of,
    impossible_negative,
    meant_amount,
    names_other_unit,
    over_hundred,
    target_met,
    two_readings,
)
from sakip_xl.domain.terms import Penggabungan, Polaritas
from sakip_xl.domain.wording import angka, has_words, tanggal

_T = Realisasi.table
_INDIKATOR = Indikator.table
_TIMES = 10
_BELUM = "; bila belum ada, tulis Alasan Belum Tersedia"


@dataclass(frozen=True, slots=True)
class ReportedNumber:
    """One number that a unit reported, with what it is compared with.

    ``akhir`` ends its quarter; ``None`` when the quarter is not known. ``bagian``: it is one unit's part of a
    sum, the target is that of the sum. ``pecahan``: pembilang and penyebut where they are asked; then
    ``realisasi`` follows from them, and ``typed`` is what its cell holds.
    """

    row: Realisasi | FormulirInput
    indikator: str
    satuan: str
    polaritas: Polaritas
    target: ReadCell
    realisasi: ReadCell
    akhir: date | None
    bagian: bool = False
    pecahan: Pecahan | None = None
    typed: ReadCell = KOSONG

    def with_pecahan(self, pecahan: Pecahan) -> ReportedNumber:
        """The number as it follows from pembilang and penyebut, where they give one."""
        computed = pecahan.realisasi
        if computed is None:
            return replace(self, pecahan=pecahan, typed=self.realisasi)
        row = self.row.model_copy(update={"realisasi": computed})
        return replace(self, row=row, realisasi=pecahan.reading, pecahan=pecahan, typed=self.realisasi)

    def completed(self, read: Callable[[object], ReadCell], *, asks: bool) -> ReportedNumber:
        """The number as it is judged, with ``a dari b`` as the unit of measure takes it.

        ``asks``: the indicator asks for pembilang and penyebut, from which it follows.
        """
        parts = (read(self.row.pembilang), read(self.row.penyebut))
        item = self.with_pecahan(Pecahan(*parts, self.satuan)) if asks else self
        target, realisasi = settle(item.target, item.realisasi, percent=is_percent_satuan(self.satuan))
        return replace(item, target=target, realisasi=realisasi)


CheckItem = Callable[[ReportedNumber], Iterator[Violation]]
BUTIR: list[tuple[str, CheckItem]] = []
"""Every rule on one reported number, with its code."""


def master_items(k: RuleScope) -> Iterator[ReportedNumber]:
    """The reported numbers of the master; one without its indicator cannot be judged."""
    for row in k.master.realisasi:
        indikator = k.indikator.get(row.kode)
        if indikator is not None:
            item = ReportedNumber(
                row,
                indikator.indikator,
                indikator.satuan,
                indikator.polaritas,
                k.read(indikator.target_tw(row.triwulan)),
                k.read(row.realisasi),
                triwulan_end(k.master.pengaturan.tahun, row.triwulan),
                len(indikator.units) > 1 and indikator.gabungan is Penggabungan.JUMLAH,
            )
            yield item.completed(k.read, asks=asked_of(indikator) is not None)


def item_rule(kode: str, *, kenapa: str, baik: Contoh, buruk: Contoh) -> Callable[[CheckItem], CheckItem]:
    """Register a rule on one reported number."""

    def register(function: CheckItem) -> CheckItem:
        def find(k: RuleScope) -> Iterator[Violation]:
            for item in k.once(master_items):
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
    baik={_T: [{"realisasi": 0}, {"kode": "IKT.1", "realisasi": None, "alasan_belum": "Menunggu evaluasi"}]},
    buruk=_realisasi(None, "-"),
)
def realisasi_kosong(b: ReportedNumber) -> Iterator[Violation]:
    """The quarter has a target but no realisasi, nothing of one, and no reason why it is not known yet."""
    begun = b.pecahan is not None and not b.pecahan.kosong
    if b.realisasi.kosong and not (b.target.kosong or begun or has_words(b.row.alasan_belum)):
        field_name = "realisasi" if b.pecahan is None else "pembilang"
        yield violation(b.row, field_name, indikator=b.indikator, belum=_BELUM)


@item_rule(
    "SKP-121",
    kenapa="Realisasi yang tidak terbaca sebagai angka tidak dapat dihitung capaiannya.",
    baik=_realisasi("82,5", "100 dari 110", "1.234"),
    buruk=_realisasi("delapan puluh", "#REF!", date(2026, 6, 30)),
)
def realisasi_tidak_terbaca(b: ReportedNumber) -> Iterator[Violation]:
    """The realisasi is no number."""
    if b.realisasi.kind is NumberKind.TIDAK_TERBACA and not meant_amount(b.realisasi, b.satuan):
        yield violation(b.row, "realisasi", sebab=unreadable_cause(b.realisasi, b.satuan, b.target))


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
    if fraction_of(b.target, b.realisasi, b.satuan, b.polaritas):
        yield violation(b.row, "realisasi", target=_target(b))


def _flawed(b: ReportedNumber, flaw: KindFlaw, **texts: object) -> Iterator[Violation]:
    if kind_flaw(b.realisasi, b.satuan, b.target) is flaw:
        yield violation(b.row, "realisasi", **texts)


@item_rule(
    "SKP-139",
    kenapa="Satuan seperti predikat, atau target seperti BB, meminta kata; angka tidak dapat dibandingkan.",
    baik=_realisasi(62),
    buruk={_INDIKATOR: [{"satuan": "predikat", "target_tw2": "BB"}], **_realisasi(76, "B (65,40)")},
)
def number_for_word(b: ReportedNumber) -> Iterator[Violation]:
    """A number stands where a word of a scale is asked."""
    choices = b.realisasi.huruf or word_choices(asked_kind(b.satuan, b.target))
    yield from _flawed(b, KindFlaw.KATA_DIMINTA, pilihan=choices)


@item_rule(
    "SKP-140",
    kenapa="Kata seperti Baik tidak dapat dibandingkan dengan target berupa angka.",
    baik=_realisasi("65,40 (B)", "B (65,40)"),
    buruk=_realisasi("Baik", "WTP", "BB", "Ya"),
)
def word_for_number(b: ReportedNumber) -> Iterator[Violation]:
    """A word of a scale stands where a number is asked."""
    yield from _flawed(b, KindFlaw.ANGKA_DIMINTA, satuan=b.satuan)


@item_rule(
    "SKP-141",
    kenapa="Kata dari skala lain tidak berurutan dengan targetnya, jadi tidak dapat dibandingkan.",
    baik={_INDIKATOR: [{"satuan": "opini", "target_tw2": "WTP"}], **_realisasi("WDP")},
    buruk={_INDIKATOR: [{"satuan": "opini", "target_tw2": "WTP"}], **_realisasi("Baik")},
)
def word_of_other_scale(b: ReportedNumber) -> Iterator[Violation]:
    """A word stands there of another scale than the one that is asked."""
    yield from _flawed(b, KindFlaw.SKALA_LAIN, pilihan=word_choices(asked_kind(b.satuan, b.target)))


@item_rule(
    "SKP-116",
    kenapa="Di bawah rupiah huruf M berarti miliar; dibaca sebagai satuan, angkanya salah semiliar kali.",
    baik={_INDIKATOR: [{"satuan": "rupiah"}], **_realisasi("1.500.000.000", "Rp 1,5 miliar")},
    buruk={_INDIKATOR: [{"satuan": "Rp"}], **_realisasi("1,5 M", "Rp 1,5 M")},
)
def short_multiplier(b: ReportedNumber) -> Iterator[Violation]:
    """An amount of money is abbreviated."""
    meant = meant_amount(b.realisasi, b.satuan)
    if meant:
        yield violation(b.row, "realisasi", usul=meant)


@item_rule(
    "SKP-143",
    kenapa="Di bawah satuan bulan, 5 hari terbaca 5 bulan; satuan yang lain harus dihitung dahulu.",
    baik={_INDIKATOR: [{"satuan": "bulan"}], **_realisasi("5 bulan", 5)},
    buruk={_INDIKATOR: [{"satuan": "bulan"}], **_realisasi("5 hari", "95%")},
)
def other_unit(b: ReportedNumber) -> Iterator[Violation]:
    """The number names another unit than its indicator's; what the target names too is left."""
    alike = b.realisasi.persen and b.target.persen
    alike |= Catatan.PENGALI in b.realisasi.catatan and Catatan.PENGALI in b.target.catatan
    if names_other_unit(b.realisasi, b.satuan) and not alike:
        yield violation(b.row, "realisasi", satuan=b.satuan)


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
