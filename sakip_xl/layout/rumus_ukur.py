"""One measurement of the Kertas Kerja as formulas: acuan, jalur, unrounded and rounded capaian.

``[@bidang]`` stands for the cell of that field in the same row; the table puts its heading there.
``<B>`` and ``<S>`` are the bounds of the target, ``<R>`` the realisasi, ``<A>`` the bound compared with,
``<J>`` the arithmetic used and ``<P>`` the percent before rounding. The Python twin asks the domain.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from sakip_xl.domain.angka import KOSONG, Terbaca
from sakip_xl.domain.capaian import Cara
from sakip_xl.domain.istilah import Rumus
from sakip_xl.domain.model import Sel
from sakip_xl.domain.rumus import RumusCapaian
from sakip_xl.domain.ukuran import TIDAK_TERBACA, Ukuran, terbaca, ukur
from sakip_xl.layout.inti import Konteks

Baris = Mapping[str, Sel]
Hitung = Callable[[Baris, Konteks], Sel]


def sebut(kode: RumusCapaian) -> str:
    """How the column Jalur Hitung spells the arithmetic that was used."""
    return kode.value.replace("_", " ")


def bilangan(nilai: Sel) -> Decimal | None:
    """The number of a cell; ``None`` for anything else."""
    if isinstance(nilai, bool) or not isinstance(nilai, (int, float)):
        return None
    return Decimal(repr(nilai))


def sel_angka(nilai: Decimal | None) -> Sel:
    """A number as a formula cell holds it: a float, or empty text."""
    return "" if nilai is None else float(nilai)


def _cara(baris: Baris, konteks: Konteks) -> Cara | None:
    """How the row is computed; ``None`` when its formula is none of ours."""
    rumus = str(baris.get("rumus") or "").casefold()
    if rumus not in set(Rumus):
        return None
    pengaturan = konteks.pengaturan
    return Cara(
        rumus=Rumus(rumus),
        desimal=pengaturan.desimal,
        pembulatan=pengaturan.pembulatan,
        batas=pengaturan.batas_rekap,
        nol_tercapai=baris.get("nol_tercapai") == "Ya",
    )


def _terburuk(baris: Baris) -> Terbaca:
    nilai = bilangan(baris.get("terburuk"))
    if nilai is None:
        return KOSONG if baris.get("terburuk_ketik") in {None, ""} else TIDAK_TERBACA
    return terbaca(nilai)


@dataclass(frozen=True, slots=True)
class Pengukuran:
    """The columns of one measurement: against the quarter, to date, or against the year."""

    bawah: str
    atas: str
    realisasi: str
    akhiran: str

    def ukur(self, baris: Baris, konteks: Konteks) -> Ukuran | None:
        """The measurement of one row; ``None`` without target, realisasi or formula."""
        cara = _cara(baris, konteks)
        bawah, atas, realisasi = (bilangan(baris.get(b)) for b in (self.bawah, self.atas, self.realisasi))
        if cara is None or bawah is None or atas is None or realisasi is None:
            return None
        return ukur((bawah, atas), realisasi, cara, terburuk=_terburuk(baris))

    def isi(self, teks: str) -> str:
        """A formula with the columns of this measurement in it."""
        ganti = {
            "B": self.bawah,
            "S": self.atas,
            "R": self.realisasi,
            "A": f"acuan{self.akhiran}",
            "J": f"jalur{self.akhiran}",
            "P": f"penuh{self.akhiran}",
        }
        for huruf, bidang in ganti.items():
            teks = teks.replace(f"<{huruf}>", f"[@{bidang}]")
        return teks


TW = Pengukuran("target_bawah", "target_atas", "realisasi", "")
SD = Pengukuran("target_sd_bawah", "target_sd_atas", "realisasi_sd", "_sd")
TAHUN = Pengukuran("tahun_bawah", "tahun_atas", "realisasi_sd", "_tahun")

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


def hitung_acuan(ukuran: Pengukuran) -> Hitung:
    """The twin of ``ACUAN``."""

    def hitung(baris: Baris, konteks: Konteks) -> Sel:
        hasil = ukuran.ukur(baris, konteks)
        return "" if hasil is None else sel_angka(hasil.acuan)

    return hitung


def hitung_jalur(ukuran: Pengukuran) -> Hitung:
    """The twin of ``JALUR``."""

    def hitung(baris: Baris, konteks: Konteks) -> Sel:
        if baris.get("kode") in {None, ""}:
            return ""
        hasil = ukuran.ukur(baris, konteks)
        return sebut(RumusCapaian.TIDAK_DIHITUNG if hasil is None else hasil.capaian.kode_rumus)

    return hitung


def hitung_penuh(ukuran: Pengukuran) -> Hitung:
    """The twin of ``PENUH``."""

    def hitung(baris: Baris, konteks: Konteks) -> Sel:
        hasil = ukuran.ukur(baris, konteks)
        return "" if hasil is None or hasil.capaian.eksak is None else float(hasil.capaian.eksak)

    return hitung


def hitung_bulat(ukuran: Pengukuran) -> Hitung:
    """The twin of ``BULAT``."""

    def hitung(baris: Baris, konteks: Konteks) -> Sel:
        hasil = ukuran.ukur(baris, konteks)
        return "" if hasil is None else sel_angka(hasil.nilai)

    return hitung
