"""One measurement of the Kertas Kerja as formulas: acuan, jalur, pembilang, penyebut, capaian.

``[@bidang]`` stands for the cell of that field in the same row; the table puts its heading there. All cells
from acuan to hasil bagi hold whole numbers, so that dividing and rounding is exact while they stay below
2^53; ``domain.measure.whole_numbers`` says what happens beyond. A difference is put into parentheses before
it is compared with 0, because Excel rounds a last subtraction and compares two numbers at 15 digits only.
The Python twin asks the domain.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from sakip_xl.domain.measure.capaian import CapaianMethod
from sakip_xl.domain.measure.measurement import (
    TIDAK_TERBACA,
    Measurement,
    Number,
    ToDate,
    measure,
    reading,
    to_date,
)
from sakip_xl.domain.measure.periods import CountedQuarters, counted_quarters
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.measure.rumus import JALUR
from sakip_xl.domain.measure.rumus.definitions import Jalur, Rumus
from sakip_xl.domain.measure.typed_number import KOSONG, ReadCell
from sakip_xl.domain.measure.whole_numbers import DESIMAL_PERSEN
from sakip_xl.domain.model import Cell
from sakip_xl.domain.terms import DasarRekap, Konsolidasi
from sakip_xl.formulas.base import Scope
from sakip_xl.formulas.jalur import DAFTAR_JALUR, JALUR_RUMUS, TIDAK_DIHITUNG, jalur_text

Row = Mapping[str, Cell]
Hitung = Callable[[Row, Scope], Cell]
TRIWULAN = (1, 2, 3, 4)


def as_number(value: Cell) -> Decimal | None:
    """The number of a cell; ``None`` for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return Decimal(repr(value))


def number_cell(value: Decimal | Fraction | None) -> Cell:
    """A number as a formula cell holds it: a float, or empty text."""
    return "" if value is None else float(value)


def numbers(row: Row, pattern: str) -> list[Number | None]:
    """The numbers of the four quarters."""
    return [as_number(row.get(pattern.format(n))) for n in TRIWULAN]


def konsolidasi(row: Row) -> Konsolidasi:
    """The way of the row; anything else adds up, as the formula does."""
    text = str(row.get("konsolidasi") or "").casefold()
    return Konsolidasi(text) if text in set(Konsolidasi) else Konsolidasi.JUMLAH


def counted(row: Row) -> CountedQuarters:
    """The quarters of the row that count to date."""
    filled, targeted = (
        [number is not None for number in numbers(row, pattern)] for pattern in ("r{}", "t{}_bawah")
    )
    return counted_quarters(filled, targeted, konsolidasi(row))


_JOINED = tuple(
    pattern.format(quarter) for pattern in ("r{}", "t{}_bawah", "t{}_atas") for quarter in TRIWULAN
)
"""The fields that ``joined`` brings together."""


def joined(row: Row) -> ToDate:
    """The quarters of the row brought together; nothing when they cannot be."""
    if row.get("dapat_digabung") == "Tidak":
        result = _joined(konsolidasi(row), *map(row.get, _JOINED))
        return replace(result, realisasi=None, target=(None, None))
    return _joined(konsolidasi(row), *map(row.get, _JOINED))


@lru_cache(maxsize=64, typed=True)
def _joined(konsolidasi: Konsolidasi, *cells: Cell) -> ToDate:
    """Every column of a row asks for the same; ``typed`` because ``True`` is no number and 1 is one."""
    found = [as_number(cell) for cell in cells]
    return to_date(found[:4], found[4:8], found[8:], konsolidasi)


def multiple(scope: Scope) -> int:
    """100 × 10^desimal: what turns a fraction into a whole number of last decimals of a percent."""
    return int(100 * 10**scope.pengaturan.desimal)


def _method_of(row: Row, scope: Scope) -> CapaianMethod | None:
    """How the row is computed; ``None`` when its formula is not a known one."""
    rumus = str(row.get("rumus") or "").casefold()
    if rumus not in set(Rumus):
        return None
    pengaturan = scope.pengaturan
    return CapaianMethod(
        rumus=Rumus(rumus),
        desimal=pengaturan.desimal,
        pembulatan=pengaturan.pembulatan,
        batas=pengaturan.batas_rekap,
        nol_tercapai=row.get("nol_tercapai") == "Ya",
    )


def terburuk(row: Row) -> ReadCell:
    """The worst value of the row: nothing typed, a number, or text that is none."""
    value = as_number(row.get("terburuk"))
    if value is None:
        return KOSONG if row.get("terburuk_ketik") in {None, ""} else TIDAK_TERBACA
    return reading(value)


@dataclass(frozen=True, slots=True)
class MeasurementColumns:
    """The columns of one measurement: against the quarter, to date, or against the year.

    ``bawah`` and ``atas`` are the bounds of the target as numbers, ``diraih`` the realisasi as whole number.
    What is ``to_date`` is kept as sums, so that a mean is divided only once, at the end.
    """

    bawah: str
    atas: str
    diraih: str
    akhiran: str
    to_date: bool = True

    def factor(self, row: Row) -> int | None:
        """What makes the numbers of this measurement whole; ``None`` for a row without a scale."""
        scale = as_number(row.get("skala"))
        return None if scale is None else int(scale) * (joined(row).pembagi if self.to_date else 1)

    def numbers(self, row: Row) -> tuple[Fraction, Fraction, Fraction] | None:
        """Lower and upper bound of the target and the realisasi, all whole; ``None`` without one of them."""
        realisasi = joined(row).realisasi if self.to_date else as_number(row.get("realisasi"))
        lower, upper = self._bound(row, "bawah"), self._bound(row, "atas")
        factor = self.factor(row)
        if lower is None or upper is None or realisasi is None or factor is None:
            return None
        return Fraction(lower) * factor, Fraction(upper) * factor, Fraction(realisasi) * factor

    def _bound(self, row: Row, bound: str) -> Number | None:
        if self.akhiran == "_sd":
            return joined(row).target[bound == "atas"]
        return as_number(row.get(self.bawah if bound == "bawah" else self.atas))

    def measure(self, row: Row, scope: Scope) -> Measurement | None:
        """The measurement of one row; ``None`` without its numbers or a known rumus."""
        method, whole, factor = _method_of(row, scope), self.numbers(row), self.factor(row)
        if method is None or whole is None or factor is None:
            return None
        lower, upper, realisasi = (number / factor for number in whole)
        return measure((lower, upper), realisasi, method, terburuk=terburuk(row))

    def persen(self, row: Row) -> Decimal | None:
        """The percent that the program wrote because the formula cannot reach it."""
        return as_number(row.get(f"persen{self.akhiran}"))

    def fraction(self, row: Row, scope: Scope) -> tuple[Fraction, Fraction] | None:
        """Pembilang of a last decimal, and penyebut; ``None`` where nothing is computed."""
        persen = self.persen(row)
        if persen is not None:
            last_decimals = Fraction(10 ** (DESIMAL_PERSEN + 2), multiple(scope))
            return Fraction(persen) * 10**DESIMAL_PERSEN, last_decimals
        result, factor, whole = self.measure(row, scope), self.factor(row), self.numbers(row)
        if result is None or result.capaian.eksak is None or factor is None or whole is None:
            return None
        lower, upper, realisasi = whole
        worst = Fraction(as_number(row.get("terburuk")) or 0) * factor
        jalur = JALUR[result.capaian.kode_rumus]
        pembilang, penyebut = jalur.pecahan(max(lower, min(realisasi, upper)), realisasi, worst)
        if jalur.heading and lower != upper:
            pembilang = min(pembilang, penyebut)
        return Fraction(multiple(scope) * pembilang), Fraction(penyebut)

    def fill(self, text: str) -> str:
        """A formula with the columns of this measurement in it."""
        worst = "[@buruk]*[@pembagi]" if self.to_date else "[@buruk]"
        replacements = {
            "X": self.akhiran,
            "B": f"[@{self.bawah}]",
            "S": f"[@{self.atas}]",
            "R": f"[@{self.diraih}]",
            "F": "[@skala]*[@pembagi]" if self.to_date else "[@skala]",
            "W": worst,
            "T": f"[@acuan{self.akhiran}]",
            "J": f"[@jalur{self.akhiran}]",
            "P": f"[@persen{self.akhiran}]",
            "N": f"[@pembilang{self.akhiran}]",
            "D": f"[@penyebut{self.akhiran}]",
            "Q": f"[@hasil_bagi{self.akhiran}]",
        }
        for letter, cell in replacements.items():
            text = text.replace(f"<{letter}>", cell)
        return text


TW = MeasurementColumns("target_bawah", "target_atas", "diraih", "", to_date=False)
SD = MeasurementColumns("target_sd_bawah", "target_sd_atas", "diraih_sd", "_sd")
TAHUN = MeasurementColumns("tahun_bawah", "tahun_atas", "diraih_sd", "_tahun")
COLUMNS_OF = {DasarRekap.TRIWULAN: TW, DasarRekap.SAMPAI: SD, DasarRekap.TAHUN: TAHUN}
"""The measurement that the roll-up counts under each Dasar Rekap."""


def chosen(triwulan: str, sampai: str, tahun: str) -> str:
    """The expression of the measurement that the roll-up counts."""
    other = f'IF(dasar_rekap="{DasarRekap.TAHUN}",{tahun},{sampai})'
    return f'IF(dasar_rekap="{DasarRekap.TRIWULAN}",{triwulan},{other})'


ACUAN = '=IF(COUNT(<B>,<S>,<R>)<3,"",MAX(ROUND(<B>*<F>,0),MIN(<R>,ROUND(<S>*<F>,0))))'

JALUR_HITUNG = (
    f'=IFERROR(IF(AND(<B><><S>,(<T>-<R>)=0,[@baris_rumus]<>""),"dalam rentang",IF(<T>=0,'
    'IF(AND([@bila_nol]="nol tercapai",<R><>0),"tidak dihitung: target nol",[@bila_nol]),'
    f"INDEX({JALUR_RUMUS},[@baris_rumus],1+(<T>>0)+2*(<R>=0)))),"
    f'IF([@kode]="","","{TIDAK_DIHITUNG}"))'
)
"""By the sign of the target; the columns of ``jalur_rumus`` are those of ``formulas.jalur.KEPALA_RUMUS``."""


def _chosen(texts: Iterator[str]) -> str:
    """The expression of the jalur in force; an error for a jalur that computes nothing."""
    return f"CHOOSE(MATCH(<J>,{DAFTAR_JALUR},0),{','.join(texts)})"


def own_column(jalur: Jalur) -> str:
    """The field of the column that a long pembilang has for itself."""
    return f"pembilang_{jalur.kode.value}"


OWN_COLUMNS = tuple(jalur for jalur in JALUR.values() if jalur.heading)
PEMBILANG = (
    f"=IF(ISNUMBER(<P>),ROUND(<P>*10^{DESIMAL_PERSEN},0),IFERROR([@kelipatan]*"
    + _chosen(f"[@{own_column(jalur)}<X>]" if jalur.heading else jalur.pembilang for jalur in JALUR.values())
    + ',""))'
)
PENYEBUT = (
    f"=IF(ISNUMBER(<P>),10^{DESIMAL_PERSEN + 2}/[@kelipatan],IFERROR("
    + _chosen(jalur.penyebut for jalur in JALUR.values())
    + ',""))'
)
HASIL_BAGI = '=IF(<N>="","",INT(ABS(<N>)/ABS(<D>))-((ABS(<N>)-INT(ABS(<N>)/ABS(<D>))*ABS(<D>))<0))'
CAPAIAN = (
    '=IF(<N>="","",SIGN(<N>)*SIGN(<D>)'
    '*(<Q>+IF(pembulatan="potong",0,(2*(ABS(<N>)-<Q>*ABS(<D>))-ABS(<D>))>=0))/([@kelipatan]/100))'
)


def own_text(jalur: Jalur) -> str:
    """The formula of the column that a long pembilang has for itself."""
    return f'=IF(AND(<J>="{jalur.kode.sebutan}",<P>=""),{jalur.pembilang},"")'


def compute_reference(columns: MeasurementColumns) -> Hitung:
    """The twin of ``ACUAN``."""

    def compute(row: Row, _scope: Scope) -> Cell:
        whole = columns.numbers(row)
        if whole is None:
            return ""
        lower, upper, realisasi = whole
        return number_cell(max(lower, min(realisasi, upper)))

    return compute


def compute_jalur(columns: MeasurementColumns) -> Hitung:
    """The twin of ``JALUR_HITUNG``."""

    def compute(row: Row, scope: Scope) -> Cell:
        if row.get("kode") in {None, ""}:
            return ""
        result = columns.measure(row, scope)
        return TIDAK_DIHITUNG if result is None else jalur_text(result.capaian)

    return compute


def compute_own(columns: MeasurementColumns, jalur: Jalur) -> Hitung:
    """The twin of ``own_text``."""

    def compute(row: Row, scope: Scope) -> Cell:
        if row.get(f"jalur{columns.akhiran}") != jalur.kode.sebutan or columns.persen(row) is not None:
            return ""
        own = columns.fraction(row, scope)
        return "" if own is None else number_cell(own[0] / multiple(scope))

    return compute


def compute_pembilang(columns: MeasurementColumns) -> Hitung:
    """The twin of ``PEMBILANG``."""

    def compute(row: Row, scope: Scope) -> Cell:
        fraction = columns.fraction(row, scope)
        return "" if fraction is None else number_cell(fraction[0])

    return compute


def compute_penyebut(columns: MeasurementColumns) -> Hitung:
    """The twin of ``PENYEBUT``."""

    def compute(row: Row, scope: Scope) -> Cell:
        fraction = columns.fraction(row, scope)
        return "" if fraction is None else number_cell(fraction[1])

    return compute


def compute_quotient(columns: MeasurementColumns) -> Hitung:
    """The twin of ``HASIL_BAGI``."""

    def compute(row: Row, scope: Scope) -> Cell:
        fraction = columns.fraction(row, scope)
        return "" if fraction is None else float(abs(fraction[0]) // abs(fraction[1]))

    return compute


def compute_capaian(columns: MeasurementColumns) -> Hitung:
    """The twin of ``CAPAIAN``: the domain's percent, rounded once."""

    def compute(row: Row, scope: Scope) -> Cell:
        result, persen = columns.measure(row, scope), columns.persen(row)
        if persen is None:
            return "" if result is None else number_cell(result.capaian.nilai)
        rule = scope.pengaturan
        return number_cell(round_number(persen, rule.desimal, rule.pembulatan))

    return compute


def measurement_formulas(columns: MeasurementColumns) -> Iterator[tuple[str, str, Hitung]]:
    """Field, Excel text and twin of the computed columns that every measurement has."""
    parts: list[tuple[str, str, Hitung]] = [
        ("acuan", ACUAN, compute_reference(columns)),
        ("jalur", JALUR_HITUNG, compute_jalur(columns)),
        *((own_column(jalur), own_text(jalur), compute_own(columns, jalur)) for jalur in OWN_COLUMNS),
        ("pembilang", PEMBILANG, compute_pembilang(columns)),
        ("penyebut", PENYEBUT, compute_penyebut(columns)),
        ("hasil_bagi", HASIL_BAGI, compute_quotient(columns)),
        ("capaian", CAPAIAN, compute_capaian(columns)),
    ]
    for name, text, twin in parts:
        yield f"{name}{columns.akhiran}", columns.fill(text), twin
