"""Every rumus: its word, its arithmetic, its Excel text, its sentence and examples (domain.md 1.3).

**A new rumus is written here and nowhere else**: a member of ``Rumus``, a code in ``RumusCapaian``, its
``RumusDef``, and its place in ``REGISTRI``. Dropdowns, capaian, the vectorised route, the formulas of the
Kertas Kerja, Referensi, Petunjuk and every warning about polarity follow.

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
from sakip_xl.domain.terms import Polaritas


class Rumus(StrEnum):
    """The rumus that staff can choose (domain.md 1.3: A, B, C, G)."""

    RASIO = "rasio"
    SELISIH = "selisih"
    KEBALIKAN = "kebalikan"
    STABIL = "stabil"


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


# --- What nobody chooses by name: a range that is met, a target of zero -----------------------------------

DALAM_RENTANG = Jalur(
    kode=RumusCapaian.DALAM_RENTANG,
    pecahan=lambda _t, _r, _w: (1, 1),
    pembilang="1",
    penyebut="1",
    kalimat="realisasi {realisasi} di dalam rentang = 100",
)
TERBURUK = Jalur(
    kode=RumusCapaian.TERBURUK,
    pecahan=lambda _t, r, w: (w - r, w),
    pembilang="<W>-<R>",
    penyebut="<W>",
    kalimat="target nol: (terburuk − realisasi) ÷ terburuk × 100 = "
    "({terburuk} − {realisasi}) ÷ {terburuk} × 100",
    catatan=(Catatan.TARGET_NOL,),
)
"""A lower-is-better target of 0 is measured by the distance from the worst value."""

TARGET_NOL = Jalur(
    kode=RumusCapaian.TARGET_NOL,
    pecahan=lambda _t, r, _w: (0 if r > 0 else 1, 1),
    pembilang="(<R><=0)*1",
    penyebut="1",
    kalimat="target nol: realisasi {realisasi} tidak lebih dari 0 = 100",
    kalimat_lewat="target nol: realisasi {realisasi} di atas 0 = 0",
    catatan=(Catatan.TARGET_NOL,),
)
"""Without a worst value a lower-is-better target of 0 is met or not."""

NOL_TERCAPAI = Jalur(
    kode=RumusCapaian.NOL_TERCAPAI,
    pecahan=lambda _t, _r, _w: (1, 1),
    pembilang="1",
    penyebut="1",
    kalimat="target nol: realisasi 0, dan target nol bermakna tercapai = 100",
    catatan=(Catatan.TARGET_NOL,),
)
"""Zero of zero, where the indicator says that this is meant."""

KHUSUS = (DALAM_RENTANG, TERBURUK, TARGET_NOL, NOL_TERCAPAI)


# --- The rumus --------------------------------------------------------------------------------------------

# A: realisasi ÷ target; a negative target mirrors it as Kemenkeu does.
RASIO = RumusDef(
    rumus=Rumus.RASIO,
    sebutan="Rasio (positif)",
    kapan="Polaritas positif: semakin tinggi semakin baik.",
    polaritas=(Polaritas.POSITIF,),
    positif=Jalur(
        kode=RumusCapaian.RASIO,
        pecahan=lambda t, r, _w: (r, t),
        pembilang="<R>",
        penyebut="<T>",
        kalimat="rasio: realisasi ÷ target × 100 = {realisasi} ÷ {target} × 100",
    ),
    negatif=Jalur(
        kode=RumusCapaian.RASIO_NEGATIF,
        pecahan=lambda t, r, _w: (2 * t - r, t),
        pembilang="2*<T>-<R>",
        penyebut="<T>",
        kalimat="rasio, target negatif: (2 − realisasi ÷ target) × 100 = (2 − {realisasi} ÷ {target}) × 100",
    ),
    contoh=(
        Contoh("80", "82,5", "103.13", Polaritas.POSITIF),
        Contoh("-2", "-1", "150", Polaritas.POSITIF),
        Contoh("1000000000", "821249999,99", "82.12", Polaritas.POSITIF),
    ),
    bila_nol=NOL_TERCAPAI,
)

# B: (2T−R)/T of LAN; over a negative target the mirrored form R/T.
SELISIH = RumusDef(
    rumus=Rumus.SELISIH,
    sebutan="Selisih LAN (negatif)",
    kapan="Polaritas negatif: semakin rendah semakin baik (bawaan).",
    polaritas=(Polaritas.NEGATIF,),
    positif=Jalur(
        kode=RumusCapaian.SELISIH,
        pecahan=lambda t, r, _w: (2 * t - r, t),
        pembilang="2*<T>-<R>",
        penyebut="<T>",
        kalimat="selisih: (2 × target − realisasi) ÷ target × 100 = "
        "(2 × {target} − {realisasi}) ÷ {target} × 100",
    ),
    negatif=Jalur(
        kode=RumusCapaian.SELISIH_NEGATIF,
        pecahan=lambda t, r, _w: (r, t),
        pembilang="<R>",
        penyebut="<T>",
        kalimat="selisih, target negatif: realisasi ÷ target × 100 = {realisasi} ÷ {target} × 100",
    ),
    contoh=(
        Contoh("49", "56,23", "85.24", Polaritas.NEGATIF),
        Contoh("10", "25", "-50", Polaritas.NEGATIF),
        Contoh("-2", "-3", "150", Polaritas.NEGATIF),
    ),
    bila_nol=TERBURUK,
)

# C: target ÷ realisasi; nothing can be divided by a realisasi of 0.
_KEBALIKAN = Jalur(
    kode=RumusCapaian.KEBALIKAN,
    pecahan=lambda t, r, _w: (t, r),
    pembilang="<T>",
    penyebut="<R>",
    kalimat="kebalikan: target ÷ realisasi × 100 = {target} ÷ {realisasi} × 100",
)

KEBALIKAN = RumusDef(
    rumus=Rumus.KEBALIKAN,
    sebutan="Kebalikan (negatif)",
    kapan="Polaritas negatif, bila ditetapkan memakai target dibagi realisasi.",
    polaritas=(Polaritas.NEGATIF,),
    positif=_KEBALIKAN,
    negatif=_KEBALIKAN,
    contoh=(
        Contoh("49", "56,23", "87.14", Polaritas.NEGATIF),
        Contoh("8", "4", "200", Polaritas.NEGATIF),
    ),
    bila_nol=TERBURUK,
    realisasi_nol=False,
)


def closeness(target: Fraction, realisasi: Fraction) -> Fraction:
    """How near realisasi is to target, in percent: 100 when equal, on either side less.

    >>> closeness(Fraction(80), Fraction(84)), closeness(Fraction(80), Fraction(76))
    (Fraction(95, 1), Fraction(95, 1))
    """
    return (1 - abs(realisasi - target) / abs(target)) * 100


def _stabil_fraction(target: Any, realisasi: Any, _terburuk: Any) -> tuple[Any, Any]:
    """G: nearness to the target, then the linear scale 0→0, 90→100, 100→120; below 0 the first part goes on.

    With nearness K out of |T| the percent is 10K/9 up to 90 and 2K−80 above, which is the larger of the two:
    max(50K, 90K−36|T|) over 45|T|.
    """
    size = abs(target)
    near = size - abs(realisasi - target)
    first, second = 25 * near, 45 * near - 18 * size
    return first + second + abs(first - second), 45 * size


_SKALA = ", lalu diskalakan 0 menjadi 0, 90 menjadi 100, 100 menjadi 120"
_NEARNESS = "(ABS(<T>)-ABS(<R>-<T>))"
_STABIL = Jalur(
    kode=RumusCapaian.STABIL,
    pecahan=_stabil_fraction,
    pembilang=f"MIN(MAX(50*{_NEARNESS},90*{_NEARNESS}-36*ABS(<T>)),IF(<B>=<S>,54,45)*ABS(<T>))",
    penyebut="45*ABS(<T>)",
    kalimat="stabil: realisasi ÷ target × 100 = {realisasi} ÷ {target} × 100" + _SKALA,
    kalimat_lewat="stabil: (2 − realisasi ÷ target) × 100 = (2 − {realisasi} ÷ {target}) × 100" + _SKALA,
    heading="Pembilang Stabil",
)

STABIL = RumusDef(
    rumus=Rumus.STABIL,
    sebutan="Stabil",
    kapan="Realisasi diharapkan tepat sebesar target.",
    polaritas=(Polaritas.STABIL,),
    positif=_STABIL,
    negatif=_STABIL,
    contoh=(
        Contoh("100", "104", "112", Polaritas.STABIL),
        Contoh("80", "60", "83.33", Polaritas.STABIL),
        Contoh("-10", "-12", "88.89", Polaritas.STABIL),
    ),
    batas_rentang=Fraction(100),
    bila_terbatas="10*ABS(<R>-<T>)<ABS(<T>)",
)


REGISTRI: dict[Rumus, RumusDef] = {item.rumus: item for item in (RASIO, SELISIH, KEBALIKAN, STABIL)}
"""Every rumus that staff can choose; of several for one polarity the first is the default."""

JALUR: dict[RumusCapaian, Jalur] = {
    jalur.kode: jalur
    for jalur in (*(way for item in REGISTRI.values() for way in (item.positif, item.negatif)), *KHUSUS)
}
"""Every piece of arithmetic that can be used."""
