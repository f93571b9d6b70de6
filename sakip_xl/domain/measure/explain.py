"""Explain a printed capaian: which formula, cap and rounding lead to it (``cek-capaian``).

Formulas that are not offered for new indicators are tried too, because reports of others use them
(domain.md 1.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.comparable import Comparable, make_comparable, obstacle, settle
from sakip_xl.domain.measure.percent import is_percent_satuan
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.measure.rumus import REGISTRI, Operand, closeness, compute_rumus
from sakip_xl.domain.measure.scale import TANPA_SKALA
from sakip_xl.domain.measure.typed_number import KOSONG, ReadCell, read_number
from sakip_xl.domain.terms import DecimalSeparator, Pembulatan
from sakip_xl.domain.wording import angka

BATAS_LAZIM = (100, 110, 120)
_MOST_DECIMALS = 10
_ROUNDING_WORDS = {Pembulatan.SETENGAH_NAIK: "dibulatkan setengah ke atas", Pembulatan.POTONG: "dipotong"}


@dataclass(frozen=True, slots=True)
class Explanation:
    """One way to the printed figure.

    ``kode`` and ``nama``: the formula; ``rumus``: the formula in words and numbers; ``eksak``: percent before
    cap and rounding; ``batas``: the cap or floor (0) that applied; ``lazim``: the program offers it.
    """

    kode: str
    nama: str
    rumus: str
    eksak: Fraction
    pembulatan: Pembulatan
    desimal: int
    batas: int | None = None
    lazim: bool = True

    @property
    def kalimat(self) -> str:
        """The explanation as one sentence for staff."""
        limit = ""
        if self.batas is not None:
            limit = f", dibatasi paling {'rendah' if self.batas == 0 else 'tinggi'} {self.batas}"
        return (
            f"{self.nama}: {self.rumus} = {angka(self.eksak, None)}{limit}, "
            f"{_ROUNDING_WORDS[self.pembulatan]} pada {self.desimal} desimal."
        )


@dataclass(frozen=True, slots=True)
class _Candidate:
    kode: str
    nama: str
    rumus: str
    nilai: Fraction
    lazim: bool = True


def explain(
    target: object,
    realisasi: object,
    printed: object,
    *,
    terburuk: object = None,
    satuan: str = "",
    separator: DecimalSeparator = DecimalSeparator.TANYAKAN,
) -> list[Explanation]:
    """Every formula, cap and rounding that gives the printed figure, the usual ones first.

    The figure is compared at the decimals it shows; ``1.667`` may be 1667 or 1,667. A figure with more
    than 10 decimals is not explained. An empty list: none of the known ways leads there.
    ``satuan`` tells what ``a dari b`` means, as in ``hitung_capaian``; where it does not, both the percent
    and the count are tried. ``ValueError`` tells which of the inputs cannot be read.

    >>> {way.kode for way in explain(49, "56,23", "87,14")}
    {'kebalikan'}
    >>> {way.pembulatan.value for way in explain(100, "139,7385", "139,73")}
    {'potong'}
    >>> explain(49, "56,23", "99,99")
    []
    """

    def read(value: object) -> ReadCell:
        return read_number(value, separator=separator)

    readings = _printed(printed)
    worst = read(terburuk) if terburuk is not None else KOSONG
    candidates = [
        candidate
        for pair in _meanings(read(target), read(realisasi), percent=is_percent_satuan(satuan))
        for candidate in _candidates(make_comparable(*pair, worst))
    ]
    direct = [way for candidate in candidates for way in _match(candidate, readings, None)]
    capped = [way for candidate in candidates for way in _match_batas(candidate, readings)]
    return sorted([*direct, *capped], key=lambda way: not way.lazim)


def _printed(printed: object) -> list[tuple[Decimal, int]]:
    """The printed figure in each way it can be read, with the decimals it shows."""
    result: dict[Decimal, int] = {}
    for separator in (DecimalSeparator.KOMA, DecimalSeparator.TITIK):
        reading = read_number(printed, separator=separator, skala=TANPA_SKALA)
        if reading.nilai is None:
            msg = f"Angka tercetak: {Catatan.TIDAK_TERBACA.kalimat}"
            raise ValueError(msg)
        result[reading.nilai] = max(0, -int(reading.nilai.as_tuple().exponent))
    return [(value, desimal) for value, desimal in result.items() if desimal <= _MOST_DECIMALS]


def _meanings(target: ReadCell, realisasi: ReadCell, *, percent: bool) -> list[tuple[ReadCell, ReadCell]]:
    """Target and realisasi in each way that they can be compared."""
    pair = settle(target, realisasi, percent=percent)
    cause = obstacle(*pair)
    if not cause:
        return [pair]
    if cause[0] is not Catatan.PECAHAN_TIDAK_JELAS:
        raise ValueError(cause[0].kalimat)
    counts = (replace(target, penyebut=None), replace(realisasi, penyebut=None))
    return [settle(target, realisasi, percent=True), counts]


def _candidates(comparable: Comparable) -> Iterator[_Candidate]:
    yield from _official(comparable.target, comparable.realisasi, comparable.terburuk)
    yield from _unofficial(comparable.target, comparable.realisasi)


def _official(
    target: tuple[Operand, Operand], realisasi: Operand, terburuk: Operand | None
) -> Iterator[_Candidate]:
    """The formulas that the program offers."""
    for rumus, item in REGISTRI.items():
        for nol_tercapai in (False, True):
            result = compute_rumus(target, realisasi, rumus, terburuk=terburuk, nol_tercapai=nol_tercapai)
            if result.nilai is not None:
                yield _Candidate(result.kode.value, item.sebutan, result.kalimat, result.nilai)
                break


def _unofficial(target: tuple[Operand, Operand], realisasi: Operand) -> Iterator[_Candidate]:
    """Formulas met in reports but not offered: D, E, closeness without its scale, SKP."""
    lower, upper = target
    if lower.nilai != upper.nilai or lower.nilai == 0:
        return
    t, r = lower.nilai, realisasi.nilai
    numbers = f"({lower.written} − {realisasi.written}) ÷ {lower.written} × 100"
    yield _Candidate(
        "selisih_murni",
        "Selisih tanpa penambahan target (hanya untuk membaca laporan lama)",
        f"(target − realisasi) ÷ target × 100 = {numbers}",
        (t - r) / t * 100,
        lazim=False,
    )
    rasio = f"realisasi ÷ target × 100 = {realisasi.written} ÷ {lower.written} × 100"
    yield _Candidate(
        "polaritas_terbalik",
        "Rasio pada indikator negatif (polaritas keliru)",
        rasio,
        r / t * 100,
        lazim=False,
    )
    yield _Candidate(
        "ketepatan",
        "Stabil tanpa penskalaan",
        "(1 − selisih ÷ target) × 100 = "
        f"(1 − |{realisasi.written} − {lower.written}| ÷ {lower.written}) × 100",
        closeness(t, r),
        lazim=False,
    )
    for kode, base in (("rasio", r / t * 100), ("selisih", (2 - r / t) * 100)):
        skp = _skp_nilai(base)
        if skp is not None:
            yield _Candidate(
                f"skp_{kode}",
                f"Nilai SKP dari {kode}",
                f"konversi PermenPANRB 8/2021 atas capaian {angka(base, 2)}",
                skp,
                lazim=False,
            )


def _skp_nilai(capaian: Fraction) -> Fraction | None:
    """The conversion of an individual's capaian; between 100 and 110 the regulation gives none."""
    if capaian > 110:
        return Fraction(120)
    if capaian >= 100:
        return None
    if capaian >= 60:
        return capaian - 10
    return capaian / 59 * 49


def _match(
    candidate: _Candidate, printed: Sequence[tuple[Decimal, int]], limit: int | None
) -> Iterator[Explanation]:
    value = candidate.nilai if limit is None else Fraction(limit)
    for figure, desimal in printed:
        for pembulatan in Pembulatan:
            if round_number(value, desimal, pembulatan) == figure:
                yield Explanation(
                    candidate.kode,
                    candidate.nama,
                    candidate.rumus,
                    candidate.nilai,
                    pembulatan,
                    desimal,
                    limit,
                    candidate.lazim,
                )


def _match_batas(candidate: _Candidate, printed: Sequence[tuple[Decimal, int]]) -> Iterator[Explanation]:
    """A value above a usual cap printed as the cap, or below zero printed as 0."""
    limits = [limit for limit in BATAS_LAZIM if candidate.nilai > limit]
    if candidate.nilai < 0:
        limits.append(0)
    for limit in limits:
        yield from list(_match(candidate, printed, limit))[:1]
