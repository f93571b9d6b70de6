"""The words a rumus is written in: Jalur, one piece of arithmetic, and RumusCapaianDef, what staff choose.

T is the target, R the realisasi, W the worst tolerable value. A percent is one fraction of whole or exact
numbers times 100, so that Python, the vectorised route and Excel can compute it alike. The Excel text is
data here: ``<T>``, ``<R>`` and ``<W>`` stand for cells that hold whole numbers, ``<B>`` and ``<S>`` for the
bounds of the target.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Any

from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.terms import Polaritas, Rumus

Pecahan = Callable[[Any, Any, Any], tuple[Any, Any]]
"""From T, R and W to the two sides of the fraction; only + - * and abs, so that it takes arrays as well."""


class RumusCapaian(StrEnum):
    """Which arithmetic was really used; one ``Rumus`` can lead to several."""

    RASIO = "rasio"
    RASIO_NEGATIF = "rasio_negatif"
    SELISIH = "selisih"
    SELISIH_NEGATIF = "selisih_negatif"
    KEBALIKAN = "kebalikan"
    STABIL = "stabil"
    TERBURUK = "terburuk"
    TARGET_NOL = "target_nol"
    NOL_TERCAPAI = "nol_tercapai"
    DALAM_RENTANG = "dalam_rentang"
    TIDAK_DIHITUNG = "tidak_dihitung"

    @property
    def sebutan(self) -> str:
        """How the column Jalur Hitung spells it."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Operand:
    """One operand: its exact value and how it is shown in the formula."""

    nilai: Fraction
    written: str


@dataclass(frozen=True, slots=True)
class Jalur:
    """One piece of arithmetic: its fraction, the same as Excel text, and its sentence.

    The sentence has places ``{target}``, ``{realisasi}`` and ``{terburuk}``; ``kalimat_lewat`` is the one for
    a realisasi beyond the target, where it reads differently. ``heading`` is the heading of a column of its
    own for a long ``pembilang``. ``catatan`` is noted whenever it is used.
    """

    kode: RumusCapaian
    pecahan: Pecahan
    pembilang: str
    penyebut: str
    kalimat: str
    kalimat_lewat: str = ""
    heading: str = ""
    catatan: tuple[Catatan, ...] = ()

    def nilai(self, target: Fraction, realisasi: Fraction, terburuk: Fraction = Fraction(0)) -> Fraction:
        """The exact percent."""
        pembilang, penyebut = self.pecahan(target, realisasi, terburuk)
        return Fraction(pembilang) / Fraction(penyebut) * 100

    def sentence(self, target: Operand, realisasi: Operand, terburuk: Operand | None) -> str:
        """The sentence with its numbers."""
        text = self.kalimat_lewat if is_beyond(target.nilai, realisasi.nilai) else ""
        return (text or self.kalimat).format(
            target=target.written,
            realisasi=realisasi.written,
            terburuk=terburuk.written if terburuk else "",
        )


def is_beyond(target: Fraction, realisasi: Fraction) -> bool:
    """Whether realisasi lies farther from zero than the target, on the target's side of it.

    >>> is_beyond(Fraction(8), Fraction(9)), is_beyond(Fraction(-8), Fraction(-9))
    (True, True)
    """
    return (realisasi > target) == (target >= 0)


@dataclass(frozen=True, slots=True)
class Contoh:
    """One worked example: numbers as typed and the capaian under the default settings."""

    target: str
    realisasi: str
    nilai: str
    polaritas: Polaritas


@dataclass(frozen=True, slots=True)
class RumusDef:
    """One rumus that staff can choose.

    ``sebutan`` names it in an explanation, ``kapan`` says on Petunjuk when it fits. ``polaritas``: where it
    is usual; the first rumus of the registry for a polarity is its default. ``positif`` and ``negatif`` are
    for a target above and below zero. ``bila_nol`` is for a target of zero, ``None``: it cannot be computed;
    ``realisasi_nol`` says whether a realisasi of zero can. ``batas_rentang`` is the most that a realisasi
    outside a range can come to, ``bila_terbatas`` the Excel text of when it would come to more.
    """

    rumus: Rumus
    sebutan: str
    kapan: str
    polaritas: tuple[Polaritas, ...]
    positif: Jalur
    negatif: Jalur
    contoh: tuple[Contoh, ...]
    bila_nol: Jalur | None = None
    realisasi_nol: bool = True
    batas_rentang: Fraction | None = None
    bila_terbatas: str = ""


@dataclass(frozen=True, slots=True)
class RumusResult:
    """Exact percent before rounding, or ``None``; the code, the words and the notes."""

    nilai: Fraction | None
    kode: RumusCapaian
    kalimat: str
    catatan: tuple[Catatan, ...] = ()
