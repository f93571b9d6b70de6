"""The formulas of the Kertas Kerja: each as Excel 2013 text, as its Python twin, with worked examples.

``RUMUS`` maps the field of a computed column to its formula; ``[@bidang]`` stands for the cell of that
field in the same row, and the table puts its heading there. The value always comes from ``domain``; the
Excel text says the same, and a test recalculates both. Which of the three capaian the recap counts, and
Cara Hitung explains, is the setting Dasar Rekap (design D19).
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from math import log

from sakip_xl.domain.measure.capaian import untuk_rekap
from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.predikat import Ambang, predikat
from sakip_xl.domain.measure.rumus import REGISTRI
from sakip_xl.domain.measure.rumus.definitions import NOL_TERCAPAI, TARGET_NOL, TERBURUK, Rumus, RumusDef
from sakip_xl.domain.model import Cell
from sakip_xl.domain.terms import Konsolidasi, RekapMethod
from sakip_xl.formulas.base import ColumnFormula, Scope
from sakip_xl.formulas.capaian_examples import contoh
from sakip_xl.formulas.jalur import DAFTAR_RUMUS, JALUR_RUMUS, TIDAK_DIHITUNG, not_computed, zero_text
from sakip_xl.formulas.measurement import (
    COLUMNS_OF,
    SD,
    TAHUN,
    TRIWULAN,
    TW,
    Hitung,
    Row,
    as_number,
    chosen,
    counted,
    joined,
    measurement_formulas,
    multiple,
    number_cell,
    numbers,
    terburuk,
)
from sakip_xl.formulas.wording import (
    CARA_HITUNG,
    KALIMAT,
    KALIMAT_BATAS,
    chosen_formulas,
    compute_cap,
    compute_how,
    compute_sentence,
    compute_text,
    number_text_formula,
)

NUMBER_TEXTS = {
    "teks_bawah": "bawah_rekap",
    "teks_atas": "atas_rekap",
    "teks_acuan": "acuan_rekap",
    "teks_realisasi": "diraih_rekap",
    "teks_terburuk": "terburuk",
}
_LN_ZERO = -1_000_000_000
"""Stands for the logarithm of zero: whatever it is averaged with, the result is zero."""
_R, _COUNTED, _COMPARED = "[@r1:r4]", "[@dipakai1:dipakai4]", "[@dibanding1:dibanding4]"

KELIPATAN = '=IF([@kode]="","",100*10^IF(ISNUMBER(desimal),desimal,2))'

ROW_FORMULAS = f'=IFERROR(MATCH([@rumus],{DAFTAR_RUMUS},0),"")'
NOL_RUMUS = f'=IFERROR(INDEX({JALUR_RUMUS},[@baris_rumus],5),IF([@kode]="","","{TIDAK_DIHITUNG}"))'
BILA_NOL = (
    f'=IF([@nol_rumus]="{TERBURUK.kode.sebutan}",IF(COUNT([@terburuk])=0,'
    f'IF([@terburuk_ketik]="","{TARGET_NOL.kode.sebutan}","{not_computed(Catatan.TERBURUK_TIDAK_TERBACA)}"),'
    f'IF([@terburuk]=0,"{not_computed(Catatan.TERBURUK_NOL)}","{TERBURUK.kode.sebutan}")),'
    f'IF(AND([@nol_rumus]="{NOL_TERCAPAI.kode.sebutan}",[@nol_tercapai]<>"Ya"),'
    f'"{not_computed(Catatan.TARGET_NOL)}",[@nol_rumus]))'
)
"""What a target of zero leads to, by the worst value and by what the indicator says of zero."""

BURUK = '=IF(COUNT([@terburuk],[@skala])<2,"",ROUND([@terburuk]*[@skala],0))'
DIRAIH = '=IF(COUNT([@realisasi],[@skala])<2,"",ROUND([@realisasi]*[@skala],0))'

CAPAIAN_REKAP = f"={chosen('[@capaian]', '[@capaian_sd]', '[@capaian_tahun]')}"
UNTUK_REKAP = (
    '=IF([@capaian_rekap]="","",'
    "MAX(0,IF(ISNUMBER(batas_rekap),MIN([@capaian_rekap],batas_rekap),[@capaian_rekap])))"
)

IKUT = (
    "=IF(AND([@triwulan]=triwulan_aktif,ISNUMBER([@untuk_rekap])),"
    f'IF(metode_rekap="{RekapMethod.BERBOBOT}",N([@bobot]),1),0)'
)
LN_REKAP = f'=IF([@untuk_rekap]="","",IF([@untuk_rekap]>0,LN([@untuk_rekap]),{_LN_ZERO}))'

TW_AKHIR = '=MAX(1*([@r1]<>""),2*([@r2]<>""),3*([@r3]<>""),4*([@r4]<>""))'

TW_TARGET = "=MAX(" + ",".join(f'{n}*([@t{n}_bawah]<>"")*([@tw_akhir]>={n})' for n in TRIWULAN) + ")"

TERISI = f'=IF([@kode]="","",COUNT({_R})&" dari "&[@triwulan])'

PEMBAGI = f'=IF([@konsolidasi]="{Konsolidasi.RATA_RATA}",MAX(1,SUM({_COUNTED})),1)'

DIRAIH_SD = (
    f'=IF(OR([@dapat_digabung]="Tidak",SUM({_COUNTED})=0,[@skala]=""),"",'
    f"ROUND(SUMPRODUCT({_COUNTED},{_R})*[@skala],0))"
)
REALISASI_SD = '=IF([@diraih_sd]="","",[@diraih_sd]/([@skala]*[@pembagi]))'


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


def _counted(tw: int) -> str:
    """Whether the realisasi of a quarter counts to date, as ``periods.counted_quarters`` chooses."""
    return (
        f'=([@r{tw}]<>"")*IF([@konsolidasi]="{Konsolidasi.RATA_RATA}",[@t{tw}_bawah]<>"",'
        f'OR([@konsolidasi]<>"{Konsolidasi.POSISI_AKHIR}",[@tw_akhir]={tw}))'
    )


def _compared(tw: int) -> str:
    """Whether the target of a quarter counts to date."""
    return (
        f'=([@t{tw}_bawah]<>"")'
        f'*IF([@konsolidasi]="{Konsolidasi.POSISI_AKHIR}",[@tw_target]={tw},[@dipakai{tw}]=1)'
    )


def _target_sd(bound: str) -> str:
    targets = f"[@t1_{bound}:t4_{bound}]"
    return (
        f'=IF(OR([@realisasi_sd]="",SUM({_COMPARED})=0),"",'
        f"ROUND(SUMPRODUCT({_COMPARED},{targets})*[@skala],0)/([@skala]*[@pembagi]))"
    )


def _compute_capaian_rekap(row: Row, scope: Scope) -> Cell:
    return row.get(f"capaian{COLUMNS_OF[scope.pengaturan.dasar_rekap].akhiran}")


def _compute_untuk_rekap(row: Row, scope: Scope) -> Cell:
    value = as_number(row.get("capaian_rekap"))
    return "" if value is None else float(untuk_rekap(value, scope.pengaturan.batas_rekap))


def _compute_ln(row: Row, _scope: Scope) -> Cell:
    value = as_number(row.get("untuk_rekap"))
    if value is None:
        return ""
    return log(value) if value else _LN_ZERO


def _compute_share(row: Row, scope: Scope) -> Cell:
    if row.get("triwulan") != scope.triwulan or as_number(row.get("untuk_rekap")) is None:
        return 0
    if scope.pengaturan.metode_rekap is not RekapMethod.BERBOBOT:
        return 1
    return number_cell(as_number(row.get("bobot")) or Decimal(0))


def _compute_predikat(row: Row, scope: Scope) -> Cell:
    return predikat_text(as_number(row.get("capaian_rekap")), scope)


def _compute_last_tw(row: Row, _scope: Scope) -> Cell:
    return max((n for n in TRIWULAN if row.get(f"r{n}") not in {None, ""}), default=0)


def _compute_filled(row: Row, _scope: Scope) -> Cell:
    if row.get("kode") in {None, ""}:
        return ""
    filled = sum(number is not None for number in numbers(row, "r{}"))
    return f"{filled} dari {row.get('triwulan')}"


def _compute_last_target(row: Row, scope: Scope) -> Cell:
    targets = numbers(row, "t{}_bawah")[: int(str(_compute_last_tw(row, scope)))]
    return max((n for n, target in enumerate(targets, 1) if target is not None), default=0)


def _compute_counted(tw: int) -> Hitung:
    return lambda row, _scope: int(tw - 1 in counted(row).realisasi)


def _compute_compared(tw: int) -> Hitung:
    return lambda row, _scope: int(tw - 1 in counted(row).target)


def _compute_multiple(row: Row, scope: Scope) -> Cell:
    return "" if row.get("kode") in {None, ""} else multiple(scope)


def _compute_rumus_row(row: Row, _scope: Scope) -> Cell:
    item = _rumus(row)
    return "" if item is None else [*REGISTRI.values()].index(item) + 1


def _rumus(row: Row) -> RumusDef | None:
    rumus = str(row.get("rumus") or "").casefold()
    return REGISTRI[Rumus(rumus)] if rumus in set(Rumus) else None


def _compute_zero_way(row: Row, _scope: Scope) -> Cell:
    item = _rumus(row)
    if item is None:
        return "" if row.get("kode") in {None, ""} else TIDAK_DIHITUNG
    return zero_text(item)


def _compute_at_zero(row: Row, scope: Scope) -> Cell:
    item = _rumus(row)
    if item is None:
        return _compute_zero_way(row, scope)
    if item.bila_nol is TERBURUK:
        worst = terburuk(row)
        if worst.kosong:
            return TARGET_NOL.kode.sebutan
        if worst.nilai is None:
            return not_computed(Catatan.TERBURUK_TIDAK_TERBACA)
        return TERBURUK.kode.sebutan if worst.nilai else not_computed(Catatan.TERBURUK_NOL)
    not_meant = item.bila_nol is NOL_TERCAPAI and row.get("nol_tercapai") != "Ya"
    return not_computed(Catatan.TARGET_NOL) if not_meant else zero_text(item)


def _compute_whole(field_name: str) -> Hitung:
    def compute(row: Row, _scope: Scope) -> Cell:
        value, scale = as_number(row.get(field_name)), as_number(row.get("skala"))
        return "" if value is None or scale is None else number_cell(Fraction(value) * Fraction(scale))

    return compute


def _compute_whole_sd(row: Row, _scope: Scope) -> Cell:
    value, factor = joined(row).realisasi, SD.factor(row)
    return "" if value is None or factor is None else number_cell(value * factor)


def _compute_realisasi_sd(row: Row, _scope: Scope) -> Cell:
    return "" if SD.factor(row) is None else number_cell(joined(row).realisasi)


def _compute_target_sd(bound: str) -> Hitung:
    def compute(row: Row, _scope: Scope) -> Cell:
        return "" if SD.factor(row) is None else number_cell(joined(row).target[bound == "atas"])

    return compute


def _formulas() -> Iterator[tuple[str, str, Hitung]]:
    """Field, Excel text and twin of every computed column."""
    yield "kelipatan", KELIPATAN, _compute_multiple
    yield "baris_rumus", ROW_FORMULAS, _compute_rumus_row
    yield "nol_rumus", NOL_RUMUS, _compute_zero_way
    yield "bila_nol", BILA_NOL, _compute_at_zero
    yield "buruk", BURUK, _compute_whole("terburuk")
    yield "diraih", DIRAIH, _compute_whole("realisasi")
    for columns in (TW, SD, TAHUN):
        yield from measurement_formulas(columns)
    yield from chosen_formulas()
    for name, field_name in NUMBER_TEXTS.items():
        yield name, number_text_formula(f"[@{field_name}]"), compute_text(field_name)
    yield "kalimat_batas", KALIMAT_BATAS, compute_cap
    yield "kalimat", KALIMAT, compute_sentence
    yield "cara_hitung", CARA_HITUNG, compute_how
    yield from _to_date_formulas()
    yield "capaian_rekap", CAPAIAN_REKAP, _compute_capaian_rekap
    yield "untuk_rekap", UNTUK_REKAP, _compute_untuk_rekap
    yield "ikut", IKUT, _compute_share
    yield "ln_rekap", LN_REKAP, _compute_ln
    yield "predikat", predikat_formula("[@capaian_rekap]"), _compute_predikat


def _to_date_formulas() -> Iterator[tuple[str, str, Hitung]]:
    yield "tw_akhir", TW_AKHIR, _compute_last_tw
    yield "terisi", TERISI, _compute_filled
    yield "tw_target", TW_TARGET, _compute_last_target
    for tw in TRIWULAN:
        yield f"dipakai{tw}", _counted(tw), _compute_counted(tw)
        yield f"dibanding{tw}", _compared(tw), _compute_compared(tw)
    yield "pembagi", PEMBAGI, lambda row, _scope: joined(row).pembagi
    yield "diraih_sd", DIRAIH_SD, _compute_whole_sd
    yield "realisasi_sd", REALISASI_SD, _compute_realisasi_sd
    for bound in ("bawah", "atas"):
        yield f"target_sd_{bound}", _target_sd(bound), _compute_target_sd(bound)


RUMUS: dict[str, ColumnFormula] = {
    field_name: ColumnFormula(text, compute, contoh(field_name)) for field_name, text, compute in _formulas()
}
"""The formula of every computed column of tblKertasKerja, by field."""
