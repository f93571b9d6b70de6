"""Number formats between Excel's codes and LibreOffice's."""

from __future__ import annotations

import re
from typing import Any

from tests.office_engine.base import CAMPUR, uno_struct

_FIXED = re.compile(r'("[^"]*"|\\.|\[[^\]]*\]|_.|\*.|General|AM/PM|A/P|E[+-])', re.IGNORECASE)
_LANGUAGES = {"": "", "en": "", "id": "[$-421]"}  # LibreOffice takes the language out of the code
_COLOR = re.compile(r"\[(black|blue|cyan|green|magenta|red|white|yellow)\]", re.IGNORECASE)


def format_key(uno_doc: Any, kode: str) -> int:
    """The key of an Excel format code in this book.

    General in English would only give the format that is there another language.
    """
    if kode == "General":
        return 0
    locale = uno_struct("lang.Locale", Language="en", Country="US")
    key = uno_doc.NumberFormats.queryKey(kode, locale, False)
    return int(key if key != -1 else uno_doc.NumberFormats.addNew(kode, locale))


def single_format_key(xl: Any) -> int | None:
    """The one number format of a range, ``None`` when there are several.

    Of a mixed range LibreOffice gives the format of none of its cells; only the state tells.
    """
    return None if xl.getPropertyState("NumberFormat").value == CAMPUR else int(xl.NumberFormat)


def format_code(uno_doc: Any, key: int) -> str:
    """The format code as Excel writes it; the format that LibreOffice keeps truths in is General."""
    number_format = uno_doc.NumberFormats.getByKey(key)
    language = _LANGUAGES[number_format.Locale.Language]
    return (
        "General"
        if number_format.FormatString == "BOOLEAN"
        else language + to_excel(number_format.FormatString)
    )


def to_excel(kode: str) -> str:
    """Date letters small and colours capitalised, as Excel has them; texts stay."""
    parts = _FIXED.split(kode)
    parts[::2] = [re.sub("[YMDHS]+", lambda letter: letter[0].lower(), text) for text in parts[::2]]
    parts[1::2] = [_COLOR.sub(lambda color: f"[{color[1].capitalize()}]", text) for text in parts[1::2]]
    return "".join(parts)
