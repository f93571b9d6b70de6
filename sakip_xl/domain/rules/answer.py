"""The rules on how a number was reported: by pembilang and penyebut, or as not available yet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sakip_xl.domain.model import Indikator, Realisasi
from sakip_xl.domain.rules.one_number import ReportedNumber, item_rule
from sakip_xl.domain.rules.registry import Contoh, RuleScope, Violation, row_rule, violation
from sakip_xl.domain.terms import YesNo
from sakip_xl.domain.wording import angka, has_words, shown_cell

_T = Realisasi.table
_I = Indikator.table


def _pecahan(*rows: dict[str, Any]) -> Contoh:
    """Rows of one indicator that asks for pembilang and penyebut."""
    plain = {"realisasi": None, "kendala": "Dua desa terlambat"}
    return {_I: [{"minta_pecahan": "Ya"}], _T: [{**plain, **row} for row in rows]}


@item_rule(
    "SKP-150",
    kenapa="Angka yang sudah dilaporkan tidak dapat sekaligus belum tersedia.",
    baik={
        _T: [
            {"kode": "IKT.1", "realisasi": None, "alasan_belum": "Menunggu evaluasi"},
            {"alasan_belum": "-"},
        ]
    },
    buruk={_T: [{"kode": "IKT.1", "alasan_belum": "Menunggu evaluasi"}]},
)
def available_and_not(b: ReportedNumber) -> Iterator[Violation]:
    """There is a realisasi, and a reason why there is none."""
    answered = not b.realisasi.kosong or (b.pecahan is not None and not b.pecahan.kosong)
    if answered and has_words(b.row.alasan_belum):
        yield violation(b.row, "alasan_belum", indikator=b.indikator)


@item_rule(
    "SKP-151",
    kenapa="Realisasi dihitung dari pembilang dan penyebut; keduanya harus ada.",
    baik=_pecahan({"pembilang": 0, "penyebut": 8}),
    buruk=_pecahan({"pembilang": 6}),
)
def half_a_pecahan(b: ReportedNumber) -> Iterator[Violation]:
    """Only one of pembilang and penyebut is there."""
    if b.pecahan is not None and b.pecahan.pembilang.kosong != b.pecahan.penyebut.kosong:
        missing = "pembilang" if b.pecahan.pembilang.kosong else "penyebut"
        yield violation(b.row, missing, indikator=b.indikator)


@item_rule(
    "SKP-152",
    kenapa="Pembilang dan penyebut adalah hasil hitungan; hanya satu angka yang pasti dapat dibagi.",
    baik=_pecahan({"pembilang": "6 desa", "penyebut": "8"}),
    buruk=_pecahan({"pembilang": "75%", "penyebut": "8"}),
)
def part_is_no_number(b: ReportedNumber) -> Iterator[Violation]:
    """Pembilang or penyebut is no plain number."""
    if b.pecahan is None:
        return
    for name, part in (("pembilang", b.pecahan.pembilang), ("penyebut", b.pecahan.penyebut)):
        if not part.kosong and part.plain is None:
            yield violation(b.row, name)


@item_rule(
    "SKP-153",
    kenapa="Pembagian dengan nol tidak ada hasilnya, dan keseluruhan tidak kurang dari nol.",
    baik=_pecahan({"pembilang": 6, "penyebut": 8}),
    buruk=_pecahan({"pembilang": 0, "penyebut": 0}),
)
def penyebut_not_above_zero(b: ReportedNumber) -> Iterator[Violation]:
    """The penyebut is zero or less."""
    whole = None if b.pecahan is None else b.pecahan.penyebut.plain
    if whole is not None and whole <= 0:
        yield violation(b.row, "penyebut", indikator=b.indikator)


@item_rule(
    "SKP-154",
    kenapa="Bila realisasi diketik lain daripada hasil baginya, tidak diketahui mana yang benar.",
    baik=_pecahan(
        {"pembilang": 7, "penyebut": 9, "realisasi": "7 dari 9"},
        {"pembilang": 7, "penyebut": 9, "realisasi": 77.78},
    ),
    buruk=_pecahan({"pembilang": 7, "penyebut": 9, "realisasi": 80}),
)
def realisasi_contradicts_pecahan(b: ReportedNumber) -> Iterator[Violation]:
    """The typed realisasi is not what pembilang and penyebut give."""
    if b.pecahan is not None and b.pecahan.contradicts(b.typed):
        numbers = (shown_cell(part.plain) for part in (b.pecahan.pembilang, b.pecahan.penyebut))
        pembilang, penyebut = numbers
        yield Violation(
            b.row.baris_ke,
            "realisasi",
            shown_cell(b.typed.text),
            {"pembilang": pembilang, "penyebut": penyebut, "hasil": angka(b.pecahan.eksak, 2)},
        )


@item_rule(
    "SKP-155",
    kenapa="Pembilang dan penyebut diminta agar realisasi dapat ditelusuri.",
    baik=_pecahan({"pembilang": 6, "penyebut": 8}, {}),
    buruk=_pecahan({"realisasi": 75}),
)
def realisasi_without_pecahan(b: ReportedNumber) -> Iterator[Violation]:
    """The realisasi alone is there although pembilang and penyebut are asked."""
    if b.pecahan is not None and b.pecahan.kosong and not b.realisasi.kosong:
        yield violation(b.row, "realisasi", indikator=b.indikator)


@row_rule(
    "SKP-156",
    _I,
    kenapa="Unit hanya tahu apa yang dihitung bila pembilang dan penyebutnya dijelaskan.",
    baik={_I: [{"minta_pecahan": "Ya"}, {"kode": "IKT.1", "pembilang": "", "penyebut": ""}]},
    buruk={_I: [{"minta_pecahan": "Ya", "penyebut": ""}]},
)
def pecahan_unexplained(indikator: Indikator, _k: RuleScope) -> Iterator[Violation]:
    """Pembilang and penyebut are asked, and one is not described."""
    if indikator.minta_pecahan is YesNo.YA:
        for name in ("pembilang", "penyebut"):
            if not getattr(indikator, name):
                yield violation(indikator, name, indikator=indikator.indikator)
