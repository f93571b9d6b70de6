"""Formulas between Excel's grammar (English names, commas, ``Sheet!A1``) and the one UNO always takes.

UNO's own Excel grammar does not know ``[#This Row]`` and prints Calc's addresses, so both ways are done
here: separators, sheet names, array constants and the short forms of structured references.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_CELL = r"(?:\$?[A-Za-z]{1,3}\$?\d+(?![\w(.])|\$?[A-Za-z]{1,3}(?=:\$?[A-Za-z]{1,3}(?!\w))|\$?\d+(?=:)|#REF!)"
_EXCEL_SHEET = re.compile(r"((?:'(?:[^']|'')+')|[^\W\d][\w.]*)!(?=" + _CELL + ")")
_UNO_SHEET = re.compile(r"\$?((?:'(?:[^']|'')+')|[^\W\d]\w*)\.(?=" + _CELL + ")")
_LOST = re.compile(r"\$?((?:'(?:[^']|'')+')|[^\W\d]\w*)\.[$\w:]*#REF!(?:[$\w:]|#REF!)*")
_LONE_KEYWORD = re.compile(r"\[\[(#[A-Za-z ]+)\]\]")
_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_KEYWORDS = {k.lower(): k for k in ("#All", "#Data", "#Headers", "#Totals", "#This Row")}


def to_uno(rumus: str, table: str | None = None) -> str:
    """A formula of Excel for UNO; ``table`` is the table of the cell, which ``[@Kolom]`` leaves out."""
    return _per_piece(
        rumus, lambda text: _swap_separators(_references(text, table), {",": ";"}, {",": ";", ";": "|"}), _to
    )


def from_uno(rumus: str) -> str:
    """A formula of UNO in Excel's grammar."""
    return _per_piece(rumus, lambda text: _swap_separators(text, {";": ","}, {";": ",", "|": ";"}), _from)


def _to(text: str) -> str:
    return _EXCEL_SHEET.sub(r"$\1.", text)


def _from(text: str) -> str:
    text = _LONE_KEYWORD.sub(r"[\1]", text)
    return _UNO_SHEET.sub(r"\1!", _LOST.sub(r"\1!#REF!", text))


def _per_piece(rumus: str, change: Callable[[str], str], change_sheets: Callable[[str], str]) -> str:
    """Change a formula everywhere but within its texts."""
    result, end = [], 0
    for quote in _QUOTED.finditer(rumus):
        result += [change_sheets(change(rumus[end : quote.start()])), quote.group()]
        end = quote.end()
    return "".join([*result, change_sheets(change(rumus[end:]))])


def _swap_separators(text: str, plain: dict[str, str], in_array: dict[str, str]) -> str:
    """Exchange separators; not in quoted sheet names or column names, otherwise within ``{ }``."""
    result, quoted, in_braces, bracket_depth = [], False, False, 0
    escaped = False
    for letter in text:
        new = letter
        if escaped:
            escaped = False
        elif bracket_depth and letter == "'":
            escaped = True
        elif letter == "'":
            quoted = not quoted
        elif not quoted and letter in "[]":
            bracket_depth += 1 if letter == "[" else -1
        elif not quoted and not bracket_depth and letter in "{}":
            in_braces = letter == "{"
        elif not quoted and bracket_depth < 2:
            new = (in_array if in_braces else plain).get(letter, letter)
        result.append(new)
    return "".join(result)


def _references(text: str, table: str | None) -> str:
    """Write the short forms out: ``[@Nilai]`` as ``tblX[[#This Row],[Nilai]]``."""
    result, place = [], 0
    while (opening := text.find("[", place)) >= 0:
        closing = _close(text, opening)
        prefix = text[place:opening]
        if not re.search(r"[\w.]$", prefix):
            prefix += table or ""
        result += [prefix, _full_form(text[opening + 1 : closing])]
        place = closing + 1
    return "".join([*result, text[place:]])


def _close(text: str, opening: int) -> int:
    """Where the bracket opened at ``opening`` closes."""
    bracket_depth, place = 0, opening
    while place < len(text):
        if text[place] == "'":
            place += 1
        elif text[place] in "[]":
            bracket_depth += 1 if text[place] == "[" else -1
            if not bracket_depth:
                return place
        place += 1
    raise ValueError(f"bracket never closed: {text}")


def _full_form(content: str) -> str:
    """The inside of a reference without ``@``, keywords in Excel's spelling, with its brackets."""
    if content == "@":
        return "[[#This Row]]"
    if content.startswith("@"):
        column = content[1:] if content[1:].startswith("[") else f"[{content[1:]}]"
        return f"[[#This Row],{column}]"
    content = re.sub(r"#[A-Za-z ]+", lambda match: _KEYWORDS.get(match[0].lower(), match[0]), content)
    return f"[[{content}]]" if content in _KEYWORDS.values() else f"[{content}]"  # a keyword alone needs two
