"""What kind of answer is asked, a number or a word of a scale: by the unit of measure and by the target."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.scale import scale_data, standard_scales
from sakip_xl.domain.measure.typed_number import KOSONG, ReadCell
from sakip_xl.domain.wording import normalized


@dataclass(frozen=True, slots=True)
class AskedKind:
    """What kind of answer a unit of measure asks for; one that names both, or nothing, asks for neither.

    ``skala``: the scales that the word is to be of, empty for any.
    """

    kata: bool = False
    angka: bool = False
    skala: frozenset[str] = frozenset()


@cache
def asked_by(satuan: str) -> AskedKind:
    """The kind of answer that a unit of measure asks for, by ``data/skala.toml``.

    A unit that is itself a word of a scale (``WTP``, ``desa mandiri``) may be rated or counted: it asks
    neither.

    >>> asked_by("predikat").kata, asked_by("dokumen").angka, asked_by("Predikat/Nilai")
    (True, True, AskedKind(kata=False, angka=False, skala=frozenset()))
    """
    text, words = normalized(satuan), scale_data()["satuan"]
    skala = frozenset(ladder.nama for ladder in standard_scales().tangga if _names(text, ladder.satuan))
    kata = bool(skala) or _names(text, words["kata"])
    both = kata and _names(text, words["angka"])
    if both or standard_scales().find(text) is not None:
        return AskedKind()
    return AskedKind(kata=kata, angka=bool(text) and not kata, skala=skala)


def _names(text: str, wordings: Iterable[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(wording)}(?!\w)", text) for wording in wordings)


_ANY_WORD = "kata seperti BB, Baik, atau Maju"


class KindFlaw(Enum):
    """What is wrong with the kind of an answer."""

    KATA_DIMINTA = auto()
    ANGKA_DIMINTA = auto()
    SKALA_LAIN = auto()


def asked_kind(satuan: str, target: ReadCell = KOSONG) -> AskedKind:
    """What kind of answer is asked: by the unit of measure, and by a target, which a realisasi must fit."""
    asked = asked_by(satuan)
    if target.ordinal:
        return AskedKind(kata=True, angka=asked.angka, skala=frozenset({target.skala or ""}))
    if target.lower is None:
        return asked
    return AskedKind(kata=asked.kata and not target.huruf, angka=True)


def kind_flaw(reading: ReadCell, satuan: str, target: ReadCell = KOSONG) -> KindFlaw | None:
    """Whether a word was typed where a number is asked, a number for a word, or a word of another scale.

    A number with its letter, ``B (65,40)``, answers both, except where the target is a word.
    """
    asked = asked_kind(satuan, target)
    if reading.ordinal:
        if asked.angka:
            return KindFlaw.ANGKA_DIMINTA
        return KindFlaw.SKALA_LAIN if asked.skala and reading.skala not in asked.skala else None
    if reading.lower is None or not asked.kata or (reading.huruf and not target.ordinal):
        return None
    return KindFlaw.KATA_DIMINTA


def word_choices(asked: AskedKind) -> str:
    """The words that may be typed, as a finding names them; examples where any scale may be meant."""
    return ", ".join(standard_scales().words(asked.skala)) if asked.skala else _ANY_WORD


def unreadable_cause(reading: ReadCell, satuan: str = "", target: ReadCell = KOSONG) -> str:
    """Why a cell is no number, or which word to type where one is asked; without its full stop."""
    asked = asked_kind(satuan, target)
    if asked.kata and reading.catatan[-1] is Catatan.TIDAK_TERBACA:
        return f"Tulis salah satu: {word_choices(asked)}"
    return reading.catatan[-1].kalimat.rstrip(".")
