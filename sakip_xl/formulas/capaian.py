"""The formulas of the Kertas Kerja: each as Excel 2013 text, as its Python twin, with worked examples.

``RUMUS`` maps the field of a computed column to its formula; ``[@bidang]`` stands for the cell of that
field in the same row, and the table puts its heading there. The value always comes from ``domain``; the
Excel text says the same, and a test recalculates both. The value for the recap is the capaian of the
quarter itself: an indicator that is not targeted in the quarter has none and is counted as left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal
from math import log

from sakip_xl.domain.measure.capaian import untuk_rekap
from sakip_xl.domain.measure.measurement import target_to_date, up_to_date
from sakip_xl.domain.measure.predikat import Ambang, predikat
from sakip_xl.domain.model import Cell
from sakip_xl.domain.terms import Konsolidasi
from sakip_xl.formulas.base import ColumnFormula, Scope
from sakip_xl.formulas.capaian_examples import contoh
from sakip_xl.formulas.measurement import (
    ACUAN,
    BULAT,
    JALUR,
    PENUH,
    SD,
    TAHUN,
    TW,
    Hitung,
    MeasurementColumns,
    Row,
    as_number,
    compute_reference,
    compute_rounded,
    compute_route,
    compute_unrounded,
    number_cell,
)
from sakip_xl.formulas.wording import (
    CARA_HITUNG,
    KALIMAT,
    SEBAB,
    compute_cause,
    compute_how,
    compute_sentence,
    compute_text,
    number_text_formula,
)

TEKS = {
    "teks_bawah": "target_bawah",
    "teks_atas": "target_atas",
    "teks_acuan": "acuan",
    "teks_realisasi": "realisasi",
    "teks_terburuk": "terburuk",
}
_TRIWULAN = (1, 2, 3, 4)
_R = "[@r1],[@r2],[@r3],[@r4]"

UNTUK_REKAP = '=IF([@capaian]="","",MAX(0,IF(ISNUMBER(batas_rekap),MIN([@capaian],batas_rekap),[@capaian])))'

LN_REKAP = '=IF(N([@untuk_rekap])>0,LN([@untuk_rekap]),"")'

TW_AKHIR = '=IF([@r4]<>"",4,IF([@r3]<>"",3,IF([@r2]<>"",2,IF([@r1]<>"",1,0))))'

TERISI = f'=IF([@kode]="","",COUNT({_R})&" dari "&[@triwulan])'

REALISASI_SD = (
    f'=IF(OR([@dapat_digabung]="Tidak",[@tw_akhir]=0),"",IF([@konsolidasi]="{Konsolidasi.POSISI_AKHIR}",'
    f"CHOOSE([@tw_akhir],{_R}),"
    f'ROUND(SUM({_R}),10)/IF([@konsolidasi]="{Konsolidasi.RATA_RATA}",COUNT({_R}),1)))'
)


def predikat_formula(value: str) -> str:
    """The predikat of the value in a cell: the first row of tblPredikat whose bound it reaches."""
    limit = "tblPredikat[Batas Bawah (%)]"
    order = "ROW(tblPredikat[Predikat])-ROW(tblPredikat[[#Headers],[Predikat]])"
    return (
        f'=IF({value}="","",IFERROR(INDEX(tblPredikat[Predikat],1000-SUMPRODUCT(MAX('
        f'(tblPredikat[Predikat]<>"")*(({limit}="")+({limit}<{value})'
        f'+({limit}={value})*(tblPredikat[Nilai Tepat di Batas Termasuk]="Ya")>0)'
        f'*(1000-({order}))))),""))'
    )


def ambang(scope: Scope) -> tuple[Ambang, ...]:
    """The bounds of the workbook as the domain takes them."""
    return tuple(row.ambang for row in scope.predikat)


def predikat_text(value: Decimal | None, scope: Scope) -> str:
    """The twin of ``predikat_formula``: empty for what has no value."""
    return predikat(value, ambang(scope)) or ""


def _target_sd(bound: str) -> str:
    targets = [f"[@t{n}_{bound}]" for n in _TRIWULAN]
    missing = "+".join(f'([@r{n}]<>"")*([@t{n}_{bound}]="")' for n in _TRIWULAN)
    count = ",".join(f'IF([@r{n}]="",0,[@t{n}_{bound}])' for n in _TRIWULAN)
    chosen = f"CHOOSE([@tw_akhir],{','.join(targets)})"
    return (
        f'=IF([@realisasi_sd]="","",IF([@konsolidasi]="{Konsolidasi.POSISI_AKHIR}",'
        f'IF({chosen}="","",{chosen}),IF({missing}>0,"",'
        f'ROUND(SUM({count}),10)/IF([@konsolidasi]="{Konsolidasi.RATA_RATA}",COUNT({_R}),1))))'
    )


def _numbers(row: Row, pattern: str) -> list[Decimal | None]:
    return [as_number(row.get(pattern.format(n))) for n in _TRIWULAN]


def _konsolidasi(row: Row) -> Konsolidasi:
    """The way of the row; anything else adds up, as the formula does."""
    text = str(row.get("konsolidasi") or "").casefold()
    return Konsolidasi(text) if text in set(Konsolidasi) else Konsolidasi.JUMLAH


def _compute_untuk_rekap(row: Row, scope: Scope) -> Cell:
    value = as_number(row.get("capaian"))
    return "" if value is None else float(untuk_rekap(value, scope.pengaturan.batas_rekap))


def _compute_ln(row: Row, _scope: Scope) -> Cell:
    value = as_number(row.get("untuk_rekap"))
    return log(value) if value else ""


def _compute_predikat(row: Row, scope: Scope) -> Cell:
    return predikat_text(as_number(row.get("capaian")), scope)


def _compute_last_tw(row: Row, _scope: Scope) -> Cell:
    return max((n for n in _TRIWULAN if row.get(f"r{n}") not in {None, ""}), default=0)


def _compute_filled(row: Row, _scope: Scope) -> Cell:
    if row.get("kode") in {None, ""}:
        return ""
    filled = sum(number is not None for number in _numbers(row, "r{}"))
    return f"{filled} dari {row.get('triwulan')}"


def _compute_realisasi_sd(row: Row, _scope: Scope) -> Cell:
    if row.get("dapat_digabung") == "Tidak":
        return ""
    return number_cell(up_to_date(_numbers(row, "r{}"), _konsolidasi(row)))


def _compute_target_sd(bound: str) -> Hitung:
    def compute(row: Row, _scope: Scope) -> Cell:
        if row.get("realisasi_sd") in {None, ""}:
            return ""
        targets = _numbers(row, f"t{{}}_{bound}")
        return number_cell(target_to_date(targets, _numbers(row, "r{}"), _konsolidasi(row)))

    return compute


UNSUR: dict[str, tuple[str, Callable[[MeasurementColumns], Hitung]]] = {
    "acuan": (ACUAN, compute_reference),
    "jalur": (JALUR, compute_route),
    "penuh": (PENUH, compute_unrounded),
    "capaian": (BULAT, compute_rounded),
}


def _formulas() -> Iterator[tuple[str, str, Hitung]]:
    """Field, Excel text and twin of every computed column."""
    for columns in (TW, SD, TAHUN):
        for name, (text, make_twin) in UNSUR.items():
            yield f"{name}{columns.akhiran}", columns.isi(text), make_twin(columns)
    for name, field_name in TEKS.items():
        yield name, number_text_formula(f"[@{field_name}]"), compute_text(field_name)
    yield "sebab", SEBAB, compute_cause
    yield "kalimat", KALIMAT, compute_sentence
    yield "cara_hitung", CARA_HITUNG, compute_how
    yield "tw_akhir", TW_AKHIR, _compute_last_tw
    yield "terisi", TERISI, _compute_filled
    yield "realisasi_sd", REALISASI_SD, _compute_realisasi_sd
    for bound in ("bawah", "atas"):
        yield f"target_sd_{bound}", _target_sd(bound), _compute_target_sd(bound)
    yield "untuk_rekap", UNTUK_REKAP, _compute_untuk_rekap
    yield "ln_rekap", LN_REKAP, _compute_ln
    yield "predikat", predikat_formula("[@capaian]"), _compute_predikat


RUMUS: dict[str, ColumnFormula] = {
    field_name: ColumnFormula(text, compute, contoh(field_name)) for field_name, text, compute in _formulas()
}
"""The formula of every computed column of tblKertasKerja, by field."""
