"""What the add-in says when it starts Python, and which open book it means.

xlwings' own ``Book.caller()`` splits its arguments at every ``=`` and so loses books with such a name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from sakip_xl.schema.commands import LABELS
from sakip_xl.workbook.live.address import book_address

if TYPE_CHECKING:
    import xlwings as xw

_PREFIX = "tombol_"
_LONGEST_FIRST = sorted(LABELS, key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class LaunchArgs:
    """One click: the button's id and the workbook in front.

    ``nama`` and ``alamat`` are the book's name and full name, ``hwnd`` the window of its program, 0 where
    there is none. ``uji`` asks for nothing but to try whether a click could work.
    """

    tombol: str = ""
    nama: str = ""
    alamat: str = ""
    hwnd: int = 0
    uji: bool = False


def read_launch_args(argv: Sequence[str]) -> LaunchArgs:
    """``ID --wb=NAME --hwnd=N``, ``ID --argumen=FILE`` or ``--uji``.

    The file is UTF-16 with one ``kunci=nilai`` a line and is deleted once read; its values win. Unknown
    keys are left, so that a newer add-in still works.
    """
    pairs = [argument[2:].partition("=") for argument in argv if argument.startswith("--")]
    options = {name: value for name, _, value in pairs}
    if "argumen" in options:
        options |= _read_file(Path(options["argumen"]))
    button = next((argument for argument in argv if not argument.startswith("--")), "")
    base = LaunchArgs(
        button_id(button), options.get("wb", ""), options.get("fullname", ""), uji="uji" in options
    )
    return replace(base, hwnd=_whole_number(options))


def button_id(name: str) -> str:
    """The button's id of ``rekap`` or of a sheet button's name, ``tombol_rekap_Tanda_Terima``.

    Ids may begin alike: the longest that fits is meant. What is neither comes back as it is.
    """
    body = name.removeprefix(_PREFIX)
    if body == name:
        return name
    return next((button for button in _LONGEST_FIRST if f"{body}_".startswith(f"{button}_")), name)


def find_book(launch_args: LaunchArgs, apps: Sequence[xw.App]) -> xw.Book | None:
    """The open book that was meant: in the program with that window, else in each of the others.

    ``apps`` come with the active one first. The full name decides between two books of one name.
    """
    owned = [app for app in apps if launch_args.hwnd and _hwnd(app.hwnd) == _hwnd(launch_args.hwnd)]
    for app in [*owned, *(other for other in apps if other not in owned)]:
        named = [book for book in app.books if _same_name(book.name, launch_args.nama)]
        at_address = [
            book for book in named or app.books if _same_name(book_address(book), launch_args.alamat)
        ]
        if at_address or named:
            return (at_address or named)[0]
    return None


def _read_file(file: Path) -> Mapping[str, str]:
    text = file.read_bytes().decode("utf-16")
    with suppress(OSError):  # left behind in the folder for temporary files, which Windows clears
        file.unlink()
    pairs = (line.partition("=") for line in text.splitlines())
    return {key.strip(): value for key, separator, value in pairs if separator}


def _whole_number(options: Mapping[str, str]) -> int:
    with suppress(ValueError):
        return int(options.get("hwnd") or 0)
    return 0


def _hwnd(value: int | None) -> int:
    """A window handle as VBA and Windows both mean it: 32 bits, a Long may be negative."""
    return (value or 0) & 0xFFFFFFFF


def _same_name(name: str, other: str) -> bool:
    """Equal as names of files; a Mac takes accents apart."""
    return bool(other) and normalize("NFC", name) == normalize("NFC", other)
