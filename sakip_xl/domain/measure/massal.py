"""Capaian and roll-up of millions of rows, with the same results as one by one.

Floats do the bulk. A row whose rounded value a float could miss is settled with whole numbers, and what
is special in any way (ranges, scales, zero, negatives, notes) goes through ``compute_read``. Only this
module of the domain needs numpy and pandas; the light path never imports it.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import isnan
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from sakip_xl.domain.measure.capaian import Capaian, CapaianMethod, choose, compute_read, is_usual_rumus
from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.percent import is_percent_satuan
from sakip_xl.domain.measure.rekap import RekapItem, rekap
from sakip_xl.domain.measure.rumus import REGISTRI, RumusCapaian
from sakip_xl.domain.measure.rumus.definitions import Pecahan, Rumus
from sakip_xl.domain.measure.scale import Scale
from sakip_xl.domain.measure.typed_number import KOSONG, NumberKind, ReadCell, read_number
from sakip_xl.domain.terms import DecimalSeparator, Pembulatan, Polaritas, RekapMethod

Floats = npt.NDArray[np.float64]
Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

_SMALLEST, _LARGEST = 1e-15, 1e15
_RUMUS = tuple(Rumus)
_POLARITAS = tuple(Polaritas)
_KODE_RUMUS = tuple(RumusCapaian)
_ZERO_ALLOWED = [_RUMUS.index(rumus) for rumus, item in REGISTRI.items() if item.realisasi_nol]
_ERROR_BOUND = 2e-14
"""Bound of the relative error of the float route, with room to spare: a few steps of 1.1e-16 each."""
_LARGEST_FACTOR = 200
"""More than the whole numbers of a rumus are multiplied by, sums inside it included."""


def hitung_capaian_massal(
    df: pd.DataFrame,
    method: CapaianMethod | None = None,
    *,
    separator: DecimalSeparator = DecimalSeparator.TANYAKAN,
    skala: Scale | None = None,
) -> pd.DataFrame:
    """Compute every row of ``df`` as ``compute_typed`` would.

    Columns: ``target`` and ``realisasi`` as typed; optional ``polaritas``, ``rumus`` (empty: those of
    ``method``), ``terburuk`` and ``satuan``. A missing value (None, NaN, NaT, NA) is an empty cell. The
    result has the index of ``df`` and the columns ``nilai`` and ``untuk_rekap`` (the float nearest to the
    exact decimal, NaN for none), ``rumus`` (code) and ``catatan`` (codes joined by a space), both categories.
    An unknown word in ``polaritas`` or ``rumus`` raises ``ValueError``.
    """
    method = method or CapaianMethod()
    sheet = _Sheet(df, method, separator, skala)
    value, kode, fast = _fast_route(sheet, method)
    result = _Result(value, kode, sheet.tidak_lazim, method)
    for row in np.flatnonzero(~fast).tolist():
        result.fill(row, sheet.compute_row(row))
    return result.table(df.index)


@dataclass
class _Column:
    """One column read: floats for the fast route, and each distinct cell as the scalar reads it."""

    angka: Floats
    cepat: Flags
    persen: Flags
    satuan: Integers
    kunci: npt.NDArray[Any]
    terbaca: dict[float, ReadCell] = field(default_factory=dict)

    def take(self, row: int) -> ReadCell:
        """The cell of one row, read at most once per distinct value."""
        key = self.kunci[row].item()
        if isnan(key):
            return KOSONG
        if key not in self.terbaca:
            self.terbaca[key] = read_number(key)
        return self.terbaca[key]


def _column(
    series: pd.Series[Any], separator: DecimalSeparator, skala: Scale | None, satuan: dict[str, int]
) -> _Column:
    if series.dtype in (np.dtype(np.float64), np.dtype(np.int64)):
        numbers = series.to_numpy(dtype=np.float64)
        zeros = np.zeros(len(series), dtype=np.int64)
        return _Column(numbers, ~np.isnan(numbers), zeros.astype(np.bool_), zeros, series.to_numpy())
    cell_of_row, readings = _distinct(series, separator, skala)
    features = [_features(reading, satuan) for reading in (*readings, KOSONG)]
    return _Column(
        np.array([feature[0] for feature in features], dtype=np.float64)[cell_of_row],
        np.array([feature[1] for feature in features], dtype=np.bool_)[cell_of_row],
        np.array([feature[2] for feature in features], dtype=np.bool_)[cell_of_row],
        np.array([feature[3] for feature in features], dtype=np.int64)[cell_of_row],
        cell_of_row,
        dict(enumerate(readings)),
    )


def _distinct(
    series: pd.Series[Any], separator: DecimalSeparator, skala: Scale | None
) -> tuple[Integers, list[ReadCell]]:
    """Which distinct cell each row has, and the readings; 1 and TRUE are equal but not the same."""
    numbers: dict[Hashable, int] = {}
    readings: list[ReadCell] = []
    cell_of_row = np.empty(len(series), dtype=np.int64)
    blank = series.isna().to_numpy()
    for row, content in enumerate(series.astype(object).tolist()):
        cell = None if blank[row] else content
        key = (type(cell), cell if isinstance(cell, Hashable) else id(cell))
        number = numbers.setdefault(key, len(readings))
        if number == len(readings):
            readings.append(read_number(cell, separator=separator, skala=skala))
        cell_of_row[row] = number
    return cell_of_row, readings


def _features(reading: ReadCell, satuan: dict[str, int]) -> tuple[float, bool, bool, int]:
    """Value, fit for the fast route, percent, number of the unit (0: none)."""
    value = reading.nilai
    if (
        value is None
        or reading.kind is not NumberKind.ANGKA
        or reading.penyebut is not None
        or reading.catatan
    ):
        return float("nan"), False, False, 0
    near = float(value)
    word = reading.satuan.casefold()
    unit_number = satuan.setdefault(word, len(satuan) + 1) if word else 0
    return near, Decimal(repr(near)) == value, reading.persen, unit_number


class _Sheet:
    """The columns of one sheet of rows, and the exact scalar for the rows that need it."""

    def __init__(
        self, df: pd.DataFrame, method: CapaianMethod, separator: DecimalSeparator, skala: Scale | None
    ) -> None:
        satuan: dict[str, int] = {}
        self.cara = method
        self.target = _column(df["target"], separator, skala, satuan)
        self.realisasi = _column(df["realisasi"], separator, skala, satuan)
        self.terburuk = _column(df["terburuk"], separator, skala, satuan) if "terburuk" in df else None
        self.persen = _percent_rows(df, method)
        polaritas = _options(df, "polaritas", Polaritas, _POLARITAS.index(method.polaritas))
        rumus = _options(df, "rumus", Rumus, -1 if method.rumus is None else _RUMUS.index(method.rumus))
        default = np.array([_RUMUS.index(CapaianMethod(polaritas=kind).dipakai) for kind in _POLARITAS])
        self.polaritas = polaritas
        self.rumus = np.where(rumus < 0, default[polaritas], rumus)
        usual = np.array([[is_usual_rumus(p, r) for r in _RUMUS] for p in _POLARITAS])
        self.tidak_lazim: Flags = ~usual[polaritas, self.rumus]
        self._ingat: dict[tuple[Hashable, ...], Capaian] = {}

    def compute_row(self, row: int) -> Capaian:
        """One row by the scalar; equal rows are computed once."""
        polaritas, rumus = int(self.polaritas[row]), int(self.rumus[row])
        terburuk = self.terburuk.take(row) if self.terburuk else KOSONG
        target, realisasi = self.target.take(row), self.realisasi.take(row)
        persen = bool(self.persen[row])
        key = (target, realisasi, terburuk, polaritas, rumus, persen)
        if key not in self._ingat:
            method = replace(self.cara, polaritas=_POLARITAS[polaritas], rumus=_RUMUS[rumus], persen=persen)
            self._ingat[key] = compute_read(target, realisasi, method, terburuk=terburuk)
        return self._ingat[key]

    def fast_allowed(self) -> Flags:
        """Rows of two plain numbers in one measure, of usual size, target above 0, realisasi not below."""
        t, r = self.target, self.realisasi
        same_satuan = (t.satuan == r.satuan) | (t.satuan == 0) | (r.satuan == 0)
        usual = (t.angka >= _SMALLEST) & (t.angka <= _LARGEST) & (r.angka <= _LARGEST)
        zero = (r.angka == 0) & np.isin(self.rumus, _ZERO_ALLOWED)
        usual &= (r.angka >= _SMALLEST) | zero
        doubtful = _is_doubtful(t, r) | _is_doubtful(r, t)
        result: Flags = t.cepat & r.cepat & same_satuan & usual & ~doubtful
        return result


def _is_doubtful(percent: _Column, other: _Column) -> Flags:
    """As ``comparable`` doubts ``95%`` beside ``0,95``; such rows carry a note."""
    result: Flags = (
        percent.persen & ~other.persen & (percent.angka > 1) & (other.angka > 0) & (other.angka <= 1)
    )
    return result


def _percent_rows(df: pd.DataFrame, method: CapaianMethod) -> Flags:
    """The rows whose unit of measure is percent."""
    if "satuan" not in df:
        return np.full(len(df), method.persen, dtype=np.bool_)
    codes, words = pd.factorize(df["satuan"].astype(object))
    return np.array([*map(is_percent_satuan, words.tolist()), method.persen], dtype=np.bool_)[codes]


def _options(df: pd.DataFrame, name: str, kind: type[StrEnum], default: int) -> Integers:
    """A column of words as numbers of the choices; an empty cell takes the default."""
    if name not in df:
        return np.full(len(df), default, dtype=np.int64)
    codes, words = pd.factorize(df[name].astype(object).replace("", None))
    choices = list(kind)
    numbers = [choices.index(choose(kind, word, name)) for word in words.tolist()]
    return np.array([*numbers, default], dtype=np.int64)[codes]


def _fast_route(sheet: _Sheet, method: CapaianMethod) -> tuple[Floats, Integers, Flags]:
    """Value, formula and whether the fast route settled it, for every row."""
    nilai = np.full(len(sheet.rumus), np.nan)
    kode = np.full(len(sheet.rumus), _KODE_RUMUS.index(RumusCapaian.TIDAK_DIHITUNG), dtype=np.int64)
    done = np.zeros(len(sheet.rumus), dtype=np.bool_)
    allowed = sheet.fast_allowed()
    for number, rumus in enumerate(_RUMUS):
        rows = np.flatnonzero(allowed & (sheet.rumus == number))
        if not len(rows):
            continue
        t, r = sheet.target.angka[rows], sheet.realisasi.angka[rows]
        whole, certain = _round_percent(t, r, rumus, method)
        nilai[rows[certain]] = whole[certain] / 10**method.desimal
        kode[rows] = _KODE_RUMUS.index(REGISTRI[rumus].positif.kode)
        done[rows] = certain
    return nilai, kode, done


def _round_percent(t: Floats, r: Floats, rumus: Rumus, method: CapaianMethod) -> tuple[Floats, Flags]:
    """The rounded percent as a whole number of its last decimal, and where that is certain."""
    scale = 100.0 * 10**method.desimal
    pecahan = REGISTRI[rumus].positif.pecahan
    pembilang, penyebut = pecahan(t, r, 0.0)
    ratio = pembilang / penyebut
    size, doubt = np.abs(ratio) * scale, (np.abs(ratio) + 2 + r / t) * scale * _ERROR_BOUND
    half_up = method.pembulatan is Pembulatan.SETENGAH_NAIK
    rounded = np.floor(size + 0.5) if half_up else np.floor(size)
    lower_border = rounded - 0.5 if half_up else rounded
    distance = np.minimum(np.abs(size - lower_border), np.abs(size - lower_border - 1))
    certain = (distance > doubt) & (size < _LARGEST)
    result = np.copysign(rounded, ratio) + 0.0
    near_border = np.flatnonzero(~certain)
    if len(near_border):
        result[near_border], certain[near_border] = _border_rows(
            t[near_border], r[near_border], pecahan, method
        )
    return result, certain


def _border_rows(t: Floats, r: Floats, pecahan: Pecahan, method: CapaianMethod) -> tuple[Floats, Flags]:
    """Rows near a rounding border, in whole numbers where their decimals allow it."""
    result, certain = np.zeros(len(t)), np.zeros(len(t), dtype=np.bool_)
    scale = 100 * 10**method.desimal
    for factor in (1, 10**2, 10**6):
        ti, ri = np.rint(t * factor), np.rint(r * factor)
        fits = (ti / factor == t) & (ri / factor == r) & (ti > 0)
        fits &= ~certain & (ti < _LARGEST) & (ri < _LARGEST) & ((ti + ri) * _LARGEST_FACTOR * scale < 2.0**62)
        rows = np.flatnonzero(fits)
        pembilang, penyebut = pecahan(ti[rows].astype(np.int64), ri[rows].astype(np.int64), 0)
        whole, rest = np.divmod(np.abs(pembilang) * scale, penyebut)
        if method.pembulatan is Pembulatan.SETENGAH_NAIK:
            whole += 2 * rest >= penyebut
        result[rows] = np.sign(pembilang) * whole
        certain[rows] = whole < _LARGEST
    return result, certain


class _Result:
    """The result under construction: the fast rows first, the special ones written over them."""

    def __init__(self, value: Floats, kode: Integers, tidak_lazim: Flags, method: CapaianMethod) -> None:
        self.nilai = value
        self.kode = kode
        limit = None if method.batas is None else float(method.batas)
        self.rekap = np.where(np.isnan(value), np.nan, np.clip(value, 0, limit))
        self._catatan: dict[tuple[Catatan, ...], int] = {}
        size = np.where(value > float(method.ambang_tinggi), 1, np.where(value < 0, 2, 0))
        by_size: list[tuple[Catatan, ...]] = [(), (Catatan.CAPAIAN_TINGGI,), (Catatan.CAPAIAN_NEGATIF,)]
        numbers = [[self._number((*a, *b)) for b in by_size] for a in ((), (Catatan.RUMUS_TIDAK_LAZIM,))]
        self.catatan: Integers = np.array(numbers)[tidak_lazim.astype(np.int64), size]

    def _number(self, catatan: tuple[Catatan, ...]) -> int:
        return self._catatan.setdefault(catatan, len(self._catatan))

    def fill(self, row: int, capaian: Capaian) -> None:
        """Write one row of the exact scalar."""
        self.nilai[row] = np.nan if capaian.nilai is None else float(capaian.nilai)
        self.rekap[row] = np.nan if capaian.untuk_rekap is None else float(capaian.untuk_rekap)
        self.kode[row] = _KODE_RUMUS.index(capaian.kode_rumus)
        self.catatan[row] = self._number(capaian.catatan)

    def table(self, index: pd.Index[Any]) -> pd.DataFrame:
        """The finished table."""
        catatan = [" ".join(notes) for notes in self._catatan]
        return pd.DataFrame(
            {
                "nilai": self.nilai,
                "untuk_rekap": self.rekap,
                "rumus": pd.Categorical.from_codes(
                    self.kode, pd.Index([str(kode.value) for kode in _KODE_RUMUS])
                ),
                "catatan": pd.Categorical.from_codes(self.catatan, pd.Index(catatan)),
            },
            index=index,
        )


def rekap_massal(
    df: pd.DataFrame,
    group: str | list[str],
    metode: RekapMethod = RekapMethod.RATA_RATA,
    *,
    column: str = "untuk_rekap",
) -> pd.DataFrame:
    """Roll up ``column`` per group as ``rekap`` would; ``BERBOBOT`` needs the column ``bobot``.

    The result has one row a group, in order of the keys, rows without a key as a group of their own:
    ``nilai`` (exact Fraction or None), ``dihitung`` and ``dikecualikan`` (counts).
    """
    grouped = df.groupby(group, dropna=False, observed=True, sort=True)
    groups = grouped.size().index
    group_of_row: Integers = np.asarray(grouped.ngroup(), dtype=np.int64)
    values = df[column].to_numpy(dtype=np.float64)
    whole = _to_whole(values) if metode is RekapMethod.RATA_RATA else None
    if whole is None:
        result = _rekap_one_by_one(df, values, group_of_row, len(groups), metode)
    else:
        result = _rekap_whole(*whole, np.isnan(values), group_of_row, len(groups))
    table = pd.DataFrame(result, columns=["nilai", "dihitung", "dikecualikan"], dtype=object)
    return table.astype({"dihitung": np.int64, "dikecualikan": np.int64}).set_axis(groups)


def _to_whole(values: Floats) -> tuple[Integers, int] | None:
    """Decimals of at most 6 places as whole numbers with their factor, when all fit; NaN counts 0."""
    filled = np.nan_to_num(values)
    for factor in (10**2, 10**6):
        whole = np.rint(filled * factor)
        if (whole / factor == filled).all() and np.abs(whole).sum() < _LARGEST:
            return whole.astype(np.int64), factor
    return None


def _rekap_whole(
    values: Integers, factor: int, blank: Flags, group_of_row: Integers, group_count: int
) -> list[tuple[Fraction | None, int, int]]:
    totals, rows, filled = (np.zeros(group_count, dtype=np.int64) for _ in range(3))
    np.add.at(totals, group_of_row, values)
    np.add.at(rows, group_of_row, 1)
    np.add.at(filled, group_of_row, (~blank).astype(np.int64))
    return [
        (Fraction(total, factor * counted) if counted else None, counted, all_rows - counted)
        for total, counted, all_rows in zip(totals.tolist(), filled.tolist(), rows.tolist(), strict=True)
    ]


def _rekap_one_by_one(
    df: pd.DataFrame, values: Floats, group_of_row: Integers, group_count: int, metode: RekapMethod
) -> list[tuple[Fraction | None, int, int]]:
    bobot = df["bobot"].to_numpy(dtype=np.float64) if metode is RekapMethod.BERBOBOT else values
    items: list[list[RekapItem]] = [[] for _ in range(group_count)]
    for group, value, weight in zip(group_of_row.tolist(), values.tolist(), bobot.tolist(), strict=True):
        items[group].append(RekapItem("", "", read_number(value).nilai, read_number(weight).nilai))
    results = (rekap(members, metode) for members in items)
    return [(result.nilai, result.dihitung, len(result.dikecualikan)) for result in results]
