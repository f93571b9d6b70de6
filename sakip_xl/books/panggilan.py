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

from sakip_xl.books.alamat import alamat_buku
from sakip_xl.layout.tombol import TOMBOL

if TYPE_CHECKING:
    import xlwings as xw

_AWALAN = "tombol_"
_MENURUT_PANJANG = sorted((t.id for t in TOMBOL), key=len, reverse=True)


@dataclass(frozen=True, slots=True)
class Panggilan:
    """One click: the button's id and the workbook in front.

    ``nama`` and ``alamat`` are the book's name and full name, ``hwnd`` the window of its program, 0 where
    there is none. ``uji`` asks for nothing but to try whether a click could work.
    """

    tombol: str = ""
    nama: str = ""
    alamat: str = ""
    hwnd: int = 0
    uji: bool = False


def baca_panggilan(argv: Sequence[str]) -> Panggilan:
    """``ID --wb=NAME --hwnd=N``, ``ID --argumen=FILE`` or ``--uji``.

    The file is UTF-16 with one ``kunci=nilai`` a line and is deleted once read; its values win. Unknown
    keys are left, so that a newer add-in still works.
    """
    pasangan = [satu[2:].partition("=") for satu in argv if satu.startswith("--")]
    kunci = {nama: nilai for nama, _, nilai in pasangan}
    if "argumen" in kunci:
        kunci |= _baca_berkas(Path(kunci["argumen"]))
    tombol = next((satu for satu in argv if not satu.startswith("--")), "")
    dasar = Panggilan(id_tombol(tombol), kunci.get("wb", ""), kunci.get("fullname", ""), uji="uji" in kunci)
    return replace(dasar, hwnd=_bulat(kunci))


def id_tombol(nama: str) -> str:
    """The button's id of ``rekap`` or of a sheet button's name, ``tombol_rekap_Tanda_Terima``.

    Ids may begin alike: the longest that fits is meant. What is neither comes back as it is.
    """
    badan = nama.removeprefix(_AWALAN)
    if badan == nama:
        return nama
    return next((satu for satu in _MENURUT_PANJANG if f"{badan}_".startswith(f"{satu}_")), nama)


def cari_buku(panggilan: Panggilan, apps: Sequence[xw.App]) -> xw.Book | None:
    """The open book that was meant: in the program with that window, else in each of the others.

    ``apps`` come with the active one first. The full name decides between two books of one name.
    """
    milik = [app for app in apps if panggilan.hwnd and _hwnd(app.hwnd) == _hwnd(panggilan.hwnd)]
    for app in [*milik, *(satu for satu in apps if satu not in milik)]:
        calon = [buku for buku in app.books if _sama(buku.name, panggilan.nama)]
        alamat = [buku for buku in calon or app.books if _sama(alamat_buku(buku), panggilan.alamat)]
        if alamat or calon:
            return (alamat or calon)[0]
    return None


def _baca_berkas(berkas: Path) -> Mapping[str, str]:
    teks = berkas.read_bytes().decode("utf-16")
    with suppress(OSError):  # left behind in the folder for temporary files, which Windows clears
        berkas.unlink()
    baris = (satu.partition("=") for satu in teks.splitlines())
    return {kunci.strip(): nilai for kunci, pemisah, nilai in baris if pemisah}


def _bulat(kunci: Mapping[str, str]) -> int:
    with suppress(ValueError):
        return int(kunci.get("hwnd") or 0)
    return 0


def _hwnd(nilai: int | None) -> int:
    """A window handle as VBA and Windows both mean it: 32 bits, a Long may be negative."""
    return (nilai or 0) & 0xFFFFFFFF


def _sama(satu: str, lain: str) -> bool:
    """Equal as names of files; a Mac takes accents apart."""
    return bool(lain) and normalize("NFC", satu) == normalize("NFC", lain)
