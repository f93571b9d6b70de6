"""Number formats between Excel's codes and LibreOffice's."""

from __future__ import annotations

import re
from typing import Any

from tests.office_engine.base import MIXED, Box, uno_struct

_FIXED = re.compile(r'("[^"]*"|\\.|\[[^\]]*\]|_.|\*.|General|AM/PM|A/P|E[+-])', re.IGNORECASE)
_LANGUAGES = {"": "", "en": "", "id": "[$-421]"}  # LibreOffice takes the language out of the code
_COLOR = re.compile(r"\[(black|blue|cyan|green|magenta|red|white|yellow)\]", re.IGNORECASE)


class NumberFormats:
    """The number formats of one book, each asked for once: what a key stands for never changes."""

    def __init__(self, uno_doc: Any) -> None:
        self._uno_doc = uno_doc
        self._kinds: dict[int, int] = {}
        self._codes: dict[int, str] = {}

    def key(self, code: str) -> int:
        """The key of an Excel format code.

        General in English would only give the format that is there another language.
        """
        if code == "General":
            return 0
        locale = uno_struct("lang.Locale", Language="en", Country="US")
        formats = self._uno_doc.NumberFormats
        key = formats.queryKey(code, locale, False)
        return int(key if key != -1 else formats.addNew(code, locale))

    def kind(self, key: int) -> int:
        """The type of a format, a sum of com.sun.star.util.NumberFormat."""
        if key not in self._kinds:
            self._kinds[key] = int(self._uno_doc.NumberFormats.getByKey(key).Type)
        return self._kinds[key]

    def code(self, key: int) -> str:
        """The format code as Excel writes it."""
        if key not in self._codes:
            self._codes[key] = format_code(self._uno_doc.NumberFormats.getByKey(key))
        return self._codes[key]


def single_format_key(xl: Any, box: Box) -> int | None:
    """The one number format of a range, ``None`` when there are several.

    Of a mixed range LibreOffice gives the format of none of its cells; only the state tells.
    """
    if box.shape != (1, 1) and xl.getPropertyState("NumberFormat").value == MIXED:
        return None
    return int(xl.NumberFormat)


def format_code(number_format: Any) -> str:
    """The code of a UNO format as Excel writes it; the one that LibreOffice keeps truths in is General."""
    language = _LANGUAGES[number_format.Locale.Language]
    return (
        "General"
        if number_format.FormatString == "BOOLEAN"
        else language + to_excel(number_format.FormatString)
    )


def to_excel(code: str) -> str:
    """Date letters small and colours capitalised, as Excel has them; texts stay."""
    parts = _FIXED.split(code)
    parts[::2] = [re.sub("[YMDHS]+", lambda letter: letter[0].lower(), text) for text in parts[::2]]
    parts[1::2] = [_COLOR.sub(lambda color: f"[{color[1].capitalize()}]", text) for text in parts[1::2]]
    return "".join(parts)
