"""The formulas of the roll-up: the rows of tblKertasKerja of the active quarter that belong to one cell.

Sums are made by SUMPRODUCT over plain comparisons: COUNTIFS would take the kode ``1.10`` for ``1.1``.
"""

from __future__ import annotations

from collections.abc import Sequence

NILAI = "tblKertasKerja[Untuk Rekap]"
BOBOT = "tblKertasKerja[Bobot]"


def saringan(kolom: str, sel: str) -> str:
    """The rows of the active quarter whose column equals the cell, as ones and noughts."""
    return f"(tblKertasKerja[{kolom}]={sel})*(tblKertasKerja[Triwulan]=triwulan_aktif)"


def rumus_banyak(kolom: str, sel: str) -> str:
    """How many indicators belong to the cell."""
    return f"=SUMPRODUCT({saringan(kolom, sel)})"


def rumus_dihitung(kolom: str, sel: str) -> str:
    """How many of them count: with a value, and under ``berbobot`` with a weight."""
    ada = f"{saringan(kolom, sel)}*ISNUMBER({NILAI})"
    return f'=IF(metode_rekap="berbobot",SUMPRODUCT({ada}*ISNUMBER({BOBOT})),SUMPRODUCT({ada}))'


def rumus_nilai(kolom: str, sel: str, dihitung: str) -> str:
    """Their value by the method of the workbook, not rounded; empty when none counts."""
    baris = saringan(kolom, sel)
    bobot = f"SUMPRODUCT({baris}*ISNUMBER({NILAI}),{BOBOT})"
    return (
        f'=IF({dihitung}=0,"",IF(metode_rekap="berbobot",'
        f'IF({bobot}=0,"",SUMPRODUCT({baris},{NILAI},{BOBOT})/{bobot}),'
        f'IF(metode_rekap="geometrik",IF(SUMPRODUCT({baris}*({NILAI}=0))>0,0,'
        f"EXP(SUMPRODUCT({baris},tblKertasKerja[Logaritma Untuk Rekap])/{dihitung})),"
        f"SUMPRODUCT({baris},{NILAI})/{dihitung})))"
    )


def rumus_gabung(sel: Sequence[str]) -> str:
    """The value of several cells that have theirs; cells carry no weight (expression, without ``=``)."""
    if not sel:
        return '""'
    isi = ",".join(sel)
    return (
        f'IF(COUNT({isi})=0,"",IF(metode_rekap="geometrik",PRODUCT({isi})^(1/COUNT({isi})),AVERAGE({isi})))'
    )


def rumus_bulat(sel: str) -> str:
    """The percent of a cell rounded by the settings."""
    desimal = "IF(ISNUMBER(desimal),desimal,2)"
    return (
        f'=IF({sel}="","",IF(pembulatan="potong",TRUNC(ROUND({sel},8),{desimal}),'
        f"ROUND(ROUND({sel},8),{desimal})))"
    )


def rumus_pagu(kode: str, bawah: Sequence[str]) -> str:
    """The ceiling of a node: its own, else the sum of those below it."""
    sendiri = f"INDEX(tblKinerja[Pagu Anggaran (Rp)],MATCH({kode},tblKinerja[Kode],0))"
    return f"=IF(COUNT({sendiri})=1,{sendiri},{_jumlah(bawah)})"


def rumus_belanja(kode: str, bawah: Sequence[str]) -> str:
    """What was spent on a node: as reported for it, else the sum of those below it."""
    uang = "tblAnggaran[Realisasi (Rp)]"
    baris = f"(tblAnggaran[Kode Kinerja]={kode})*(tblAnggaran[Triwulan]=triwulan_aktif)"
    return f"=IF(SUMPRODUCT({baris}*ISNUMBER({uang}))>0,SUMPRODUCT({baris},{uang}),{_jumlah(bawah)})"


def rumus_jumlah(sel: Sequence[str]) -> str:
    """The sum of cells, empty when none has a number."""
    return f"={_jumlah(sel)}"


def _jumlah(sel: Sequence[str]) -> str:
    isi = ",".join(sel)
    return f'IF(COUNT({isi})=0,"",SUM({isi}))' if sel else '""'


def rumus_serapan(pagu: str, belanja: str) -> str:
    """Spending in percent of the ceiling, rounded by the settings."""
    persen = f"{belanja}/{pagu}*100"
    bulat = rumus_bulat(f"({persen})").removeprefix("=")
    return f'=IF(OR({belanja}="",N({pagu})=0),"",{bulat})'


def rumus_efisiensi(capaian: str, serapan: str) -> str:
    """Capaian minus absorption in points."""
    return f'=IF(OR({capaian}="",{serapan}=""),"",ROUND({capaian}-{serapan},8))'


def rumus_tingkat(selisih: str) -> str:
    """The efficiency in words against the threshold of the workbook."""
    ambang = "IF(ISNUMBER(ambang_efisiensi),ambang_efisiensi,5)"
    return (
        f'=IF({selisih}="","",IF({selisih}>{ambang},"efisien",'
        f'IF({selisih}<-{ambang},"tidak efisien","cukup efisien")))'
    )
