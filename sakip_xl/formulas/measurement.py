"""One measurement of the Kertas Kerja as formulas: acuan, jalur, unrounded and rounded capaian.

``[@bidang]`` stands for the cell of that field in the same row; the table puts its heading there.
``<B>`` and ``<S>`` are the bounds of the target, ``<R>`` the realisasi, ``<A>`` the bound compared with,
``<J>`` the arithmetic used and ``<P>`` the percent before rounding. The Python twin asks the domain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sakip_xl.domain.measure.capaian import CapaianMethod
from sakip_xl.domain.measure.measurement import TIDAK_TERBACA, Measurement, measure, reading
from sakip_xl.domain.measure.rumus import RumusCapaian
from sakip_xl.domain.measure.typed_number import KOSONG, ReadCell
from sakip_xl.domain.model import Cell
from sakip_xl.domain.terms import Rumus
from sakip_xl.formulas.base import Scope

Row = Mapping[str, Cell]
Hitung = Callable[[Row, Scope], Cell]


def describe(kode: RumusCapaian) -> str:
    """How the column Jalur Hitung spells the arithmetic that was used."""
    return kode.value.replace("_", " ")


def as_number(value: Cell) -> Decimal | None:
    """The number of a cell; ``None`` for anything else."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return Decimal(repr(value))


def number_cell(value: Decimal | Fraction | None) -> Cell:
    """A number as a formula cell holds it: a float, or empty text."""
    return "" if value is None else float(value)


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


def _terburuk(row: Row) -> ReadCell:
    value = as_number(row.get("terburuk"))
    if value is None:
        return KOSONG if row.get("terburuk_ketik") in {None, ""} else TIDAK_TERBACA
    return reading(value)


@dataclass(frozen=True, slots=True)
class MeasurementColumns:
    """The columns of one measurement: against the quarter, to date, or against the year."""

    bawah: str
    atas: str
    realisasi: str
    akhiran: str

    def measure(self, row: Row, scope: Scope) -> Measurement | None:
        """The measurement of one row; ``None`` without target, realisasi or formula."""
        method = _method_of(row, scope)
        lower, upper, realisasi = (
            as_number(row.get(field_name)) for field_name in (self.bawah, self.atas, self.realisasi)
        )
        if method is None or lower is None or upper is None or realisasi is None:
            return None
        return measure((lower, upper), realisasi, method, terburuk=_terburuk(row))

    def isi(self, text: str) -> str:
        """A formula with the columns of this measurement in it."""
        replacements = {
            "B": self.bawah,
            "S": self.atas,
            "R": self.realisasi,
            "A": f"acuan{self.akhiran}",
            "J": f"jalur{self.akhiran}",
            "P": f"penuh{self.akhiran}",
        }
        for letter, field_name in replacements.items():
            text = text.replace(f"<{letter}>", f"[@{field_name}]")
        return text


TW = MeasurementColumns("target_bawah", "target_atas", "realisasi", "")
SD = MeasurementColumns("target_sd_bawah", "target_sd_atas", "realisasi_sd", "_sd")
TAHUN = MeasurementColumns("tahun_bawah", "tahun_atas", "realisasi_sd", "_tahun")

ACUAN = '=IF(COUNT(<B>,<S>,<R>)<3,"",MAX(<B>,MIN(<R>,<S>)))'

JALUR = (
    '=IF([@kode]="","",IF(OR(<A>="",ISNA(MATCH([@rumus],{"rasio","selisih","kebalikan","stabil"},0))),'
    '"tidak dihitung",'
    'IF(AND(<B><><S>,<A>=<R>),"dalam rentang",'
    'IF(<A><>0,IF(AND([@rumus]="kebalikan",<R>=0),"tidak dihitung",'
    '[@rumus]&IF(AND(<A><0,OR([@rumus]="rasio",[@rumus]="selisih"))," negatif","")),'
    'IF(OR([@rumus]="selisih",[@rumus]="kebalikan"),'
    'IF(COUNT([@terburuk])=0,IF([@terburuk_ketik]="","target nol","tidak dihitung"),'
    'IF([@terburuk]=0,"tidak dihitung","terburuk")),'
    'IF(AND([@rumus]="rasio",[@nol_tercapai]="Ya",<R>=0),"nol tercapai","tidak dihitung"))))))'
)

PENUH = (
    '=IF(OR(<J>="",<J>="tidak dihitung"),"",IF(OR(<J>="dalam rentang",<J>="nol tercapai"),100,'
    'IF(<J>="target nol",IF(<R>>0,0,100),'
    'IF(<J>="terburuk",([@terburuk]-<R>)/[@terburuk]*100,'
    'IF(OR(<J>="rasio",<J>="selisih negatif"),<R>/<A>*100,'
    'IF(OR(<J>="selisih",<J>="rasio negatif"),(2*<A>-<R>)/<A>*100,'
    'IF(<J>="kebalikan",<A>/<R>*100,'
    "MIN(MAX((1-ABS(<R>-<A>)/ABS(<A>))*1000/9,(1-ABS(<R>-<A>)/ABS(<A>))*200-80),IF(<B>=<S>,120,100))"
    ")))))))"
)

BULAT = (
    '=IF(<P>="","",IF(pembulatan="potong",TRUNC(ROUND(<P>,8),IF(ISNUMBER(desimal),desimal,2)),'
    "ROUND(ROUND(<P>,8),IF(ISNUMBER(desimal),desimal,2))))"
)


def compute_reference(columns: MeasurementColumns) -> Hitung:
    """The twin of ``ACUAN``."""

    def compute(row: Row, scope: Scope) -> Cell:
        result = columns.measure(row, scope)
        return "" if result is None else number_cell(result.acuan)

    return compute


def compute_route(columns: MeasurementColumns) -> Hitung:
    """The twin of ``JALUR``."""

    def compute(row: Row, scope: Scope) -> Cell:
        if row.get("kode") in {None, ""}:
            return ""
        result = columns.measure(row, scope)
        return describe(RumusCapaian.TIDAK_DIHITUNG if result is None else result.capaian.kode_rumus)

    return compute


def compute_unrounded(columns: MeasurementColumns) -> Hitung:
    """The twin of ``PENUH``."""

    def compute(row: Row, scope: Scope) -> Cell:
        result = columns.measure(row, scope)
        return "" if result is None or result.capaian.eksak is None else float(result.capaian.eksak)

    return compute


def compute_rounded(columns: MeasurementColumns) -> Hitung:
    """The twin of ``BULAT``."""

    def compute(row: Row, scope: Scope) -> Cell:
        result = columns.measure(row, scope)
        return "" if result is None else number_cell(result.nilai)

    return compute
