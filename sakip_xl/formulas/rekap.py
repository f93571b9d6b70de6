"""The formulas of the roll-up: the rows of tblKertasKerja of the active quarter that belong to one cell.

Sums are made by SUMPRODUCT over plain comparisons: COUNTIFS would take the kode ``1.10`` for ``1.1``.
"""

from __future__ import annotations

from collections.abc import Sequence

from sakip_xl.domain.terms import DasarRekap, Triwulan

RAK_NAME, RAK_COLUMNS = "rak_triwulan", "tblKinerja[[RAK TW I (Rp)]:[RAK TW IV (Rp)]]"
"""The defined name of the four columns of planned spending, and what it stands for."""

NILAI = "tblKertasKerja[Untuk Rekap]"
BOBOT = "tblKertasKerja[Bobot]"


def row_filter(column: str, cell: str) -> str:
    """The rows of the active quarter whose column equals the cell, as ones and zeros."""
    return f"(tblKertasKerja[{column}]={cell})*(tblKertasKerja[Triwulan]=triwulan_aktif)"


def count_formula(column: str, cell: str) -> str:
    """How many indicators belong to the cell."""
    return f"=SUMPRODUCT({row_filter(column, cell)})"


def counted_formula(column: str, cell: str) -> str:
    """How many of them count: with a value, and under ``berbobot`` with a weight."""
    with_value = f"{row_filter(column, cell)}*ISNUMBER({NILAI})"
    return f'=IF(metode_rekap="berbobot",SUMPRODUCT({with_value}*ISNUMBER({BOBOT})),SUMPRODUCT({with_value}))'


def nilai_formula(column: str, cell: str, counted: str) -> str:
    """Their value by the method of the workbook, not rounded; empty when none counts.

    A float mean of capaian with ``desimal`` decimals, and the double rounding of ``rounded_formula``, print
    what exact arithmetic prints while fewer than 10^(6 - desimal) values, or a total weight below that,
    come together.
    """
    share = f"(tblKertasKerja[{column}]={cell})*tblKertasKerja[Ikut]"
    total = f"SUMPRODUCT({share})"
    return (
        f'=IF({counted}=0,"",IFERROR(IF(metode_rekap="geometrik",'
        f"EXP(SUMPRODUCT({share},tblKertasKerja[Log Rekap])/{total}),"
        f'SUMPRODUCT({share},{NILAI})/{total}),""))'
    )


def combined_formula(cells: Sequence[str]) -> str:
    """The value of several cells that have theirs; cells carry no weight (expression, without ``=``)."""
    if not cells:
        return '""'
    listed = ",".join(cells)
    geometrik = f"PRODUCT({listed})^(1/COUNT({listed}))"
    return f'IF(COUNT({listed})=0,"",IF(metode_rekap="geometrik",{geometrik},AVERAGE({listed})))'


def rounded_formula(cell: str) -> str:
    """The percent of a cell rounded by the settings.

    Equal to the exact value for means of capaian of at most 6 decimals, with weights of at most 2.
    """
    return f'=IF({cell}="","",{_rounded(cell)})'


def _rounded(value: str, teliti: int = 8) -> str:
    """A percent rounded by the settings, first brought to ``teliti`` decimals that it surely has."""
    desimal, sure = "IF(ISNUMBER(desimal),desimal,2)", f"ROUND({value},{teliti})"
    return f'IF(pembulatan="potong",TRUNC({sure},{desimal}),ROUND({sure},{desimal}))'


def pagu_formula(kode: str, children: Sequence[str]) -> str:
    """The ceiling of a node: its own, else the sum of those below it."""
    own = f"INDEX(tblKinerja[Pagu Anggaran (Rp)],MATCH({kode},tblKinerja[Kode],0))"
    return f"=IF(COUNT({own})=1,{own},{_total(children)})"


def belanja_formula(kode: str, children: Sequence[str]) -> str:
    """What was spent on a node: as reported for it, else the sum of those below it."""
    spent = "tblAnggaran[Realisasi (Rp)]"
    rows = f"(tblAnggaran[Kode Kinerja]={kode})*(tblAnggaran[Triwulan]=triwulan_aktif)"
    return f"=IF(SUMPRODUCT({rows}*ISNUMBER({spent}))>0,SUMPRODUCT({rows},{spent}),{_total(children)})"


def rak_formula(kode: str, children: Sequence[str], ceilings: Sequence[str]) -> str:
    """The planned spending of a node to date: its own, else the sum of those below if all have one."""
    row = f"MATCH({kode},tblKinerja[Kode],0)"
    own = f"SUM(INDEX({RAK_NAME},{row},1):INDEX({RAK_NAME},{row},triwulan_aktif))"
    return f"=IF(COUNT(INDEX({RAK_NAME},{row},0))>0,{own},{_complete_total(children, ceilings)})"


def complete_sum_formula(cells: Sequence[str], ceilings: Sequence[str]) -> str:
    """The sum of cells, empty unless as many have a number as have a ceiling."""
    return f"={_complete_total(cells, ceilings)}"


def _complete_total(cells: Sequence[str], ceilings: Sequence[str]) -> str:
    if not cells:
        return '""'
    listed = ",".join(cells)
    return f'IF(COUNT({listed})=MAX(1,COUNT({",".join(ceilings)})),SUM({listed}),"")'


def sum_formula(cells: Sequence[str]) -> str:
    """The sum of cells, empty when none has a number."""
    return f"={_total(cells)}"


def _total(cells: Sequence[str]) -> str:
    listed = ",".join(cells)
    return f'IF(COUNT({listed})=0,"",SUM({listed}))' if cells else '""'


def serapan_formula(pagu: str, belanja: str) -> str:
    """Spending in percent of the ceiling, rounded by the settings.

    Equal to the exact value for two decimals and a ceiling of whole rupiah up to 10 miliar.
    """
    return f'=IF(OR({belanja}="",N({pagu})=0),"",{_rounded(f"{belanja}/{pagu}*100", 12)})'


def efisiensi_formula(capaian: str, serapan: str, serapan_rak: str) -> str:
    """Capaian minus the absorption that is like it, in points (design D19)."""
    to_date = f'dasar_rekap<>"{DasarRekap.TRIWULAN}"'
    planned = f'{to_date},dasar_rekap<>"{DasarRekap.TAHUN}",{serapan_rak}<>""'
    of_year = f'IF(AND({to_date},triwulan_aktif={int(Triwulan.IV)}),{serapan},"")'
    return f'=IFERROR(ROUND({capaian}-IF(AND({planned}),{serapan_rak},{of_year}),8),"")'


def tingkat_formula(selisih: str) -> str:
    """The efficiency in words against the threshold of the workbook."""
    ambang = "IF(ISNUMBER(ambang_efisiensi),ambang_efisiensi,5)"
    words = ",".join(f'"{tingkat}"' for tingkat in ("tidak efisien", "cukup efisien", "efisien"))
    return f'=IF({selisih}="","",CHOOSE(2+({selisih}>{ambang})-({selisih}<-{ambang}),{words}))'
