"""The components of an indicator's formula: the quantities that must be known to compute it (KKE 5)."""

from __future__ import annotations

import re

from sakip_xl.domain.model import Indikator
from sakip_xl.domain.wording import has_words

_OPERATOR = re.compile(
    r"\s*(?:[×÷*+=()\[\]]|(?<=\s)[-–x:/](?=\s)|\b(?:dibagi(?:kan)?|dikali(?:kan)?|ditambah(?:kan)?|dikurangi?)"
    r"\b(?:\s+(?:dengan|oleh)\b)?)\s*",
    re.IGNORECASE,
)
_ORDER = re.compile(r"^\s*(?:hitung|jumlahkan)\s+(?=\S)", re.IGNORECASE)
_NUMBER = re.compile(r"[\d.,]+\s*(?:%|persen|prosen)?", re.IGNORECASE)


def components(indikator: Indikator) -> tuple[str, ...]:
    """What its formula is made of: pembilang and penyebut where they are told, else the parts of its text.

    Numbers that stand for themselves, such as 100 percent, are none; a formula that says nothing has none.
    """
    told = (indikator.pembilang, indikator.penyebut)
    return tuple(part for part in told if has_words(part)) or formula_parts(indikator.formula)


def formula_parts(formula: str) -> tuple[str, ...]:
    """The quantities between the operators of a formula in words, each once; remarks behind ``;`` are none.

    >>> formula_parts("Jumlah desa tertib dibagi jumlah desa, dikali 100%.")
    ('Jumlah desa tertib', 'Jumlah desa')
    >>> formula_parts("Hitung kegiatan yang selesai; yang diulang dihitung sekali.")
    ('Kegiatan yang selesai',)
    >>> formula_parts("(Surat selesai / surat masuk) x 100 persen"), formula_parts("-")
    (('Surat selesai', 'Surat masuk'), ())
    """
    parts = [part.partition(";")[0].strip(" .,") for part in _OPERATOR.split(_ORDER.sub("", formula))]
    said = [part for part in parts if has_words(part) and not _NUMBER.fullmatch(part)]
    return tuple(dict.fromkeys(f"{part[0].upper()}{part[1:]}" for part in said))
