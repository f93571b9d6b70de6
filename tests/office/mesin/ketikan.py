"""How Excel takes a text that is put into a cell: as typed there, so "82,5" becomes a number.

Which separators it takes depends on the PC. Here both Indonesian and English ones count, so that a text
that must stay a text and has neither the format ``@`` nor a leading apostrophe is always caught.
"""

from __future__ import annotations

import datetime as dt
import re

Ketikan = float | bool | dt.datetime | str

PANJANG_SEL, PANJANG_BLOK = 32767, 8203  # the longest text of a cell, and of one written in a block
GALAT = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")

_LOGIKA = {"true": True, "benar": True, "false": False, "salah": False}
_BULAN = ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"]
_BULAN_LAIN = {"may": 5, "aug": 8, "agt": 8, "oct": 10, "dec": 12}
_ANGKA = re.compile(
    r"(?P<tanda>[-+(]?)(?:Rp\.?|\$)?\s*(?P<angka>\d[\d.,]*)(?P<e>e[-+]?\d+)?\)?(?P<persen>%?)", re.IGNORECASE
)
_TANGGAL = re.compile(r"(\d{1,4})[-/](\d{1,2})[-/](\d{1,4})")
_HARI_BULAN = re.compile(r"(\d{1,2})[-/](\d{1,2})")
_TANGGAL_KATA = re.compile(r"(\d{1,2})[- ]([a-z]{3,9})(?:[- ](\d{2,4}))?", re.IGNORECASE)
_JAM = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")


def seperti_ketikan(teks: str) -> Ketikan:
    """What Excel stores for a text put into a cell of format General; the text itself when only that."""
    bersih = teks.strip()
    if bersih.lower() in _LOGIKA:
        return _LOGIKA[bersih.lower()]
    if cocok := _ANGKA.fullmatch(bersih):
        angka = _angka(cocok)
        return teks if angka is None else angka
    tanggal = _tanggal(bersih)
    return teks if tanggal is None else tanggal


def _angka(cocok: re.Match[str]) -> float | None:
    angka = cocok["angka"]
    pemisah = [huruf for huruf in angka if huruf in ".,"]
    if not pemisah:
        biasa = angka
    elif _ribuan(angka, ".", ","):
        biasa = angka.replace(".", "").replace(",", ".")
    elif _ribuan(angka, ",", "."):
        biasa = angka.replace(",", "")
    elif len(pemisah) == 1:
        biasa = angka.replace(",", ".")
    else:
        return None
    nilai = float(biasa + (cocok["e"] or "")) / (100 if cocok["persen"] else 1)
    return -nilai if cocok["tanda"] in {"-", "("} else nilai


def _ribuan(angka: str, ribu: str, desimal: str) -> bool:
    """Whether every group of three is marked, as in ``1.234.567,8``."""
    return bool(re.fullmatch(rf"\d{{1,3}}(\{ribu}\d{{3}})+(\{desimal}\d+)?", angka))


def _tanggal(teks: str) -> dt.datetime | float | None:
    """A date, or the part of a day for a time."""
    if cocok := _JAM.fullmatch(teks):
        jam, menit, detik = (int(bagian or 0) for bagian in cocok.groups())
        return (jam * 3600 + menit * 60 + detik) / 86400
    tahun_ini = dt.datetime.now().year
    try:
        if cocok := _TANGGAL.fullmatch(teks):
            satu, dua, tiga = (int(bagian) for bagian in cocok.groups())
            return dt.datetime(satu, dua, tiga) if satu > 31 else dt.datetime(_abad(tiga), dua, satu)
        if cocok := _HARI_BULAN.fullmatch(teks):
            return dt.datetime(tahun_ini, int(cocok[2]), int(cocok[1]))
        if cocok := _TANGGAL_KATA.fullmatch(teks):
            bulan = cocok[2][:3].lower()
            nomor = _BULAN_LAIN.get(bulan) or _BULAN.index(bulan) + 1
            return dt.datetime(_abad(int(cocok[3] or tahun_ini)), nomor, int(cocok[1]))
    except ValueError:  # no such day, no such month
        return None
    return None


def _abad(tahun: int) -> int:
    return tahun if tahun > 99 else tahun + (2000 if tahun < 30 else 1900)
