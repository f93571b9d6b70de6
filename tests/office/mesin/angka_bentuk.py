"""Number formats between Excel's codes and LibreOffice's."""

from __future__ import annotations

import re
from typing import Any

from tests.office.mesin.dasar import CAMPUR, struktur

_TETAP = re.compile(r'("[^"]*"|\\.|\[[^\]]*\]|_.|\*.|General|AM/PM|A/P|E[+-])', re.IGNORECASE)
_BAHASA = {"": "", "en": "", "id": "[$-421]"}  # LibreOffice takes the language out of the code
_WARNA = re.compile(r"\[(black|blue|cyan|green|magenta|red|white|yellow)\]", re.IGNORECASE)


def kunci_bentuk(dok: Any, kode: str) -> int:
    """The key of an Excel format code in this book.

    General in English would only give the format that is there another language.
    """
    if kode == "General":
        return 0
    lokal = struktur("lang.Locale", Language="en", Country="US")
    kunci = dok.NumberFormats.queryKey(kode, lokal, False)
    return int(kunci if kunci != -1 else dok.NumberFormats.addNew(kode, lokal))


def kunci_tunggal(xl: Any) -> int | None:
    """The one number format of a range, ``None`` when there are several.

    Of a mixed range LibreOffice gives the format of none of its cells; only the state tells.
    """
    return None if xl.getPropertyState("NumberFormat").value == CAMPUR else int(xl.NumberFormat)


def kode_bentuk(dok: Any, kunci: int) -> str:
    """The format code as Excel writes it; the format that LibreOffice keeps truths in is General."""
    isi = dok.NumberFormats.getByKey(kunci)
    bahasa = _BAHASA[isi.Locale.Language]
    return "General" if isi.FormatString == "BOOLEAN" else bahasa + ke_excel(isi.FormatString)


def ke_excel(kode: str) -> str:
    """Date letters small and colours capitalised, as Excel has them; texts stay."""
    bagian = _TETAP.split(kode)
    bagian[::2] = [re.sub("[YMDHS]+", lambda huruf: huruf[0].lower(), teks) for teks in bagian[::2]]
    bagian[1::2] = [_WARNA.sub(lambda warna: f"[{warna[1].capitalize()}]", teks) for teks in bagian[1::2]]
    return "".join(bagian)
