"""The formulas of a unit's form: each cell says at once whether it is filled in well.

They need no add-in and no regional settings: a number typed as text is read by its own marks, with the
rules of ``domain.angka``. Each formula has its twin in Python.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, time

from sakip_xl.domain.angka import baca_angka
from sakip_xl.domain.model import Sel
from sakip_xl.domain.skala import TANPA_SKALA
from sakip_xl.layout.inti import Konteks
from sakip_xl.layout.persen import dari_persen

Baris = Mapping[str, Sel]
Hitung = Callable[[Baris, Konteks], Sel]

BELUM, LENGKAP = "Belum diisi", "Lengkap"
BUKAN_ANGKA, ANGKA_SAJA, GANDA = "Bukan angka", "Tulis angka saja", "Angka bermakna ganda"
DI_LUAR, KENDALA, LEBIH_PAGU = "Di luar batas", "Kendala belum diisi", "Melebihi pagu"
STATUS = (BELUM, LENGKAP, BUKAN_ANGKA, ANGKA_SAJA, GANDA, DI_LUAR, KENDALA, LEBIH_PAGU)

NAMA_PEMISAH = "meta_pemisah_desimal"
_TANDA_KOSONG = ("", "n/a", "na", "n.a", "n.a.", "belum ada", "belum ada data")
_TEKS, _RAGU = "teks", "ganda"
_TERPANJANG, _DIGIT_TERBANYAK = 20, 15
_TELITI = 1e-9
_KE = "{" + ",".join(str(n) for n in range(1, _TERPANJANG + 1)) + "}"
_GANJAL = "0" * _TERPANJANG  # so that no place is past the end: programs find an empty text differently
_DIGIT = "{" + ",".join(str(n) for n in range(10)) + "}"


def _isi(sel: str) -> str:
    return f'SUBSTITUTE(TRIM({sel})," %","%")'


def rumus_badan(sel: str) -> str:
    """What is left of a typed text without its sign and its percent sign; empty for a number."""
    return f'=IF(ISNUMBER({sel}),"",SUBSTITUTE(SUBSTITUTE({_isi(sel)},"-",""),"%",""))'


def rumus_tanda(sel: str, badan: str) -> str:
    """The decimal mark of a text: ``,`` or ``.``, ``?`` when it could be either, ``x`` for no number."""
    koma = f'(LEN({badan})-LEN(SUBSTITUTE({badan},",","")))'
    titik = f'(LEN({badan})-LEN(SUBSTITUTE({badan},".","")))'
    hapus = f'(LEFT({_isi(sel)},1)="-")+(RIGHT({_isi(sel)},1)="%")'
    bukan = (
        f"OR(LEN({badan})>{_TERPANJANG},LEN({badan})-{koma}-{titik}>{_DIGIT_TERBANYAK},"
        f"LEN({_isi(sel)})-LEN({badan})<>{hapus},"
        f'SUMPRODUCT(--ISERROR(FIND(MID({badan}&"{_GANJAL}",{_KE},1),"0123456789,.")))>0,'
        f'ISERROR(FIND(LEFT({badan},1),"0123456789")),ISERROR(FIND(RIGHT({badan},1),"0123456789")))'
    )
    satu = f'IF({koma}=1,",",".")'
    letak = f"FIND({satu},{badan})"
    setelan = f'IF({NAMA_PEMISAH}="koma",",",IF({NAMA_PEMISAH}="titik",".","?"))'
    tunggal = f'IF(OR(LEN({badan})-{letak}<>3,{letak}>4,LEFT({badan},1)="0"),{satu},{setelan})'
    dua = f'IF(FIND(",",{badan})>FIND(".",{badan}),",",".")'
    banyak = f'IF({koma}>1,".",IF(OR({titik}>1,{koma}+{titik}=0),",",{tunggal}))'
    return f'=IF({badan}="","",IF({bukan},"x",IF(AND({koma}>0,{titik}>0),{dua},{banyak})))'


def rumus_angka(sel: str, badan: str, tanda: str) -> str:
    """The number in a cell; empty for nothing, else a word that says why it is none."""
    tanpa_garis = f'SUBSTITUTE(SUBSTITUTE(SUBSTITUTE(TRIM({sel}),"-",""),"–",""),"—","")'
    daftar = ",".join(f'"{kata}"' for kata in _TANDA_KOSONG[1:])
    kosong = f'OR({tanpa_garis}="",ISNUMBER(MATCH(LOWER(TRIM({sel})),{{{daftar}}},0)))'
    ribuan = f'IF({tanda}=",",".",",")'
    batas = f"FIND({tanda},{badan}&{tanda})"
    jumlah = f'(LEN({badan})-LEN(SUBSTITUTE({badan},{ribuan},"")))'
    salah = (
        f'OR(LEN({badan})-LEN(SUBSTITUTE({badan},{tanda},""))>1,AND({jumlah}>0,OR(LEFT({badan},1)="0",'
        f"MOD({batas}-1,4)=0,{jumlah}<>INT(({batas}-2)/4),"
        f"SUMPRODUCT((MID({badan},{_KE},1)={ribuan})*(MOD({batas}-{_KE},4)<>0))>0)))"
    )
    nilai = (
        f'IF(LEFT({_isi(sel)},1)="-",-1,1)*_xlfn.NUMBERVALUE({badan},{tanda},{ribuan})'
        f'/IF(RIGHT({_isi(sel)},1)="%",100,1)'
    )
    return (
        f'=IF(ISNUMBER({sel}),{sel},IF({kosong},"",IF({tanda}="?","{_RAGU}",'
        f'IF(OR({tanda}="",{tanda}="x"),"{_TEKS}",IF({salah},"{_TEKS}",{nilai})))))'
    )


RUMUS_SKALA = (
    "=IF(COUNT([@[Angka Realisasi]],[@[Angka Target]])<2,1,"
    'IF(ISERROR(MATCH(LOWER(TRIM([@Satuan])),{"%","persen","prosen"},0)),1,'
    "IF(AND(ABS([@[Angka Realisasi]])<=2,ABS([@[Angka Target]])>=10),100,"
    "IF(AND(ABS([@[Angka Realisasi]])>=10,ABS([@[Angka Target]])<=2),0.01,1))))"
)
"""What brings realisasi to the target's scale: ``95%`` is 0,95 in Excel, beside a target typed as 95."""

_BANDING = "[@[Angka Realisasi]]*[@Skala]"
_TARGET = "[@[Angka Target]]"
_MELESET = (
    f'IF([@Polaritas]="negatif",{_BANDING}-{_TARGET}>{_TELITI:.9f},'
    f'IF([@Polaritas]="stabil",ABS({_BANDING}-{_TARGET})>{_TELITI:.9f},{_TARGET}-{_BANDING}>{_TELITI:.9f}))'
)
_DI_LUAR = (
    f"OR(AND({_BANDING}<0,{_TARGET}>=0),AND({_TARGET}>0,{_BANDING}>10*{_TARGET},"
    f'OR({_TARGET}>=10,ISNUMBER(MATCH(LOWER(TRIM([@Satuan])),{{"%","persen","prosen"}},0)))))'
)
_BUKAN = f'IF(SUMPRODUCT(--ISNUMBER(FIND({_DIGIT},[@Realisasi])))>0,"{ANGKA_SAJA}","{BUKAN_ANGKA}")'
RUMUS_STATUS = (
    f'=IF([@Kode]="","",IF([@[Angka Realisasi]]="","{BELUM}",'
    f'IF([@[Angka Realisasi]]="{_RAGU}","{GANDA}",'
    f'IF([@[Angka Realisasi]]="{_TEKS}",IF(ISNUMBER({_TARGET}),{_BUKAN},"{LENGKAP}"),'
    f'IF(OR(NOT(ISNUMBER({_TARGET})),TRIM([@Kendala])<>""),"{LENGKAP}",'
    f'IF({_DI_LUAR},"{DI_LUAR}",IF({_MELESET},"{KENDALA}","{LENGKAP}")))))))'
)
"""A value that is far off, or misses its target, is complete once Kendala explains it."""

_UANG = "[@[Realisasi s.d. Triwulan Ini (Rp)]]"
RUMUS_STATUS_ANGGARAN = (
    f'=IF([@Kode]="","",IF(ISNUMBER({_UANG}),'
    f'IF(TRIM([@Keterangan])<>"","{LENGKAP}",IF({_UANG}<0,"{DI_LUAR}",'
    f'IF(AND(ISNUMBER([@[Pagu (Rp)]]),{_UANG}>[@[Pagu (Rp)]]),"{LEBIH_PAGU}","{LENGKAP}"))),'
    f'IF(TRIM({_UANG})="","{BELUM}",'
    f'IF(SUMPRODUCT(--ISNUMBER(FIND({_DIGIT},{_UANG})))>0,"{ANGKA_SAJA}","{BUKAN_ANGKA}"))))'
)


def hitung_badan(bidang: str) -> Hitung:
    """The twin of ``rumus_badan``."""

    def hitung(baris: Baris, _konteks: Konteks) -> Sel:
        nilai = _nilai(baris.get(bidang))
        return "" if isinstance(nilai, float) else _rapi(nilai).replace(" %", "%").translate(_TANPA_TANDA)

    return hitung


def hitung_tanda(bidang: str) -> Hitung:
    """The twin of ``rumus_tanda``."""

    def hitung(baris: Baris, konteks: Konteks) -> Sel:
        nilai, badan = _nilai(baris.get(bidang)), str(hitung_badan(bidang)(baris, konteks))
        if not badan:
            return ""
        if not _POLOS.fullmatch(_rapi(nilai).replace(" %", "%")) or _terlalu_panjang(badan):
            return "x"
        return _tanda_desimal(badan, str(konteks.pengaturan.pemisah_desimal))

    return hitung


def hitung_angka(bidang: str) -> Hitung:
    """The twin of ``rumus_angka``: the same number that ``domain.angka`` reads."""

    def hitung(baris: Baris, konteks: Konteks) -> Sel:
        nilai = _nilai(baris.get(bidang))
        if isinstance(nilai, float):
            return nilai
        isi = _rapi(nilai)
        if isi.lower() in _TANDA_KOSONG or not isi.strip("-–—"):
            return ""
        polos = isi.replace(" %", "%")
        if not _POLOS.fullmatch(polos) or _terlalu_panjang(polos.translate(_TANPA_TANDA)):
            return _TEKS
        terbaca = baca_angka(polos, pemisah=konteks.pengaturan.pemisah_desimal, skala=TANPA_SKALA)
        if terbaca.nilai is None:
            return _RAGU if terbaca.ambigu else _TEKS
        return float(terbaca.nilai) / (100 if terbaca.persen else 1)

    return hitung


def hitung_skala(baris: Baris, _konteks: Konteks) -> Sel:
    """The twin of ``RUMUS_SKALA``."""
    realisasi, target = baris["angka_realisasi"], baris["angka_target"]
    if not isinstance(realisasi, float) or not isinstance(target, float) or not _persen(baris):
        return 1
    if abs(realisasi) <= 2 and abs(target) >= 10:
        return 100
    return 0.01 if abs(realisasi) >= 10 and abs(target) <= 2 else 1


def hitung_status(baris: Baris, _konteks: Konteks) -> Sel:
    """The twin of ``RUMUS_STATUS``."""
    realisasi, target = baris["angka_realisasi"], baris["angka_target"]
    if baris["kode"] in {None, ""}:
        return ""
    if not isinstance(realisasi, float):
        if realisasi == _TEKS and isinstance(target, float):
            return ANGKA_SAJA if _berdigit(baris["realisasi"]) else BUKAN_ANGKA
        return {"": BELUM, _RAGU: GANDA, _TEKS: LENGKAP}[str(realisasi)]
    if not isinstance(target, float) or _rapi(_nilai(baris["kendala"])):
        return LENGKAP
    banding = realisasi * float(str(baris["skala"]))
    if (banding < 0 <= target) or (target > 0 and banding > 10 * target and (target >= 10 or _persen(baris))):
        return DI_LUAR
    return KENDALA if _meleset(banding - target, str(baris["polaritas"])) else LENGKAP


def hitung_status_anggaran(baris: Baris, _konteks: Konteks) -> Sel:
    """The twin of ``RUMUS_STATUS_ANGGARAN``."""
    realisasi, pagu = _nilai(baris["realisasi"]), _nilai(baris["pagu"])
    if baris["kode"] in {None, ""}:
        return ""
    if not isinstance(realisasi, float):
        if not _rapi(realisasi):
            return BELUM
        return ANGKA_SAJA if _berdigit(realisasi) else BUKAN_ANGKA
    if _rapi(_nilai(baris["keterangan"])):
        return LENGKAP
    if realisasi < 0:
        return DI_LUAR
    return LEBIH_PAGU if isinstance(pagu, float) and realisasi > pagu else LENGKAP


_TANPA_TANDA = str.maketrans("", "", "-%")
_POLOS = re.compile(r"-?[0-9](?:[0-9.,]*[0-9])?%?")


def _terlalu_panjang(badan: str) -> bool:
    return len(badan) > _TERPANJANG or sum(huruf.isdigit() for huruf in badan) > _DIGIT_TERBANYAK


def _tanda_desimal(badan: str, pemisah: str) -> str:
    koma, titik = badan.count(","), badan.count(".")
    if koma and titik:
        return "," if badan.index(",") > badan.index(".") else "."
    if koma > 1:
        return "."
    if titik > 1 or koma + titik == 0:
        return ","
    satu = "," if koma else "."
    letak = badan.index(satu) + 1
    if len(badan) - letak != 3 or letak > 4 or badan.startswith("0"):
        return satu
    return {"koma": ",", "titik": "."}.get(pemisah, "?")


def _nilai(nilai: Sel) -> str | float:
    """A raw cell as a formula sees it: a number, or text; a date is a number."""
    persen = dari_persen(nilai)
    if persen is not None:
        return persen[0]
    if isinstance(nilai, time):
        return (nilai.hour * 3600 + nilai.minute * 60 + nilai.second) / 86400
    if isinstance(nilai, date):
        saat = nilai if isinstance(nilai, datetime) else datetime.combine(nilai, time())
        return (saat - datetime(1899, 12, 30)).total_seconds() / 86400
    if nilai is None or isinstance(nilai, str):
        return nilai or ""
    return str(nilai).upper() if isinstance(nilai, bool) else float(nilai)


def _rapi(nilai: str | float) -> str:
    """TRIM of Excel, which knows one kind of space only."""
    return re.sub(" +", " ", nilai.strip(" ")) if isinstance(nilai, str) else f"{nilai:.15g}"


def _berdigit(nilai: Sel) -> bool:
    return any(huruf in "0123456789" for huruf in str(nilai))


def _persen(baris: Baris) -> bool:
    return _rapi(_nilai(baris["satuan"])).lower() in {"%", "persen", "prosen"}


def _meleset(selisih: float, polaritas: str) -> bool:
    arah = polaritas.casefold()
    if arah == "negatif":
        return selisih > _TELITI
    return abs(selisih) > _TELITI if arah == "stabil" else -selisih > _TELITI
