"""What every part of the engine stands on: the way into UNO, its structs and flags, and two errors."""

from __future__ import annotations

import importlib
import re
import shutil
import sys
from pathlib import Path
from typing import Any, NamedTuple

from xlwings import utils

# com.sun.star.sheet.CellFlags
ISI = 1 | 2 | 4 | 16  # value, datetime, string, formula
RUMUS = 16
CATATAN = 8
BENTUK = 32 | 64  # hard attributes, styles

CAMPUR = "AMBIGUOUS_VALUE"
"""The com.sun.star.beans.PropertyState of what the cells of a range do not share."""

# com.sun.star.util.NumberFormat
TANGGAL, JAM, UANG, LOGIKA, TEKS = 2, 4, 8, 1024, 256

SEPERSERATUS_MM = 2540 / 72  # of one point
BARIS_AKHIR, KOLOM_AKHIR = 1048576, 16384


class BelumDibangunError(NotImplementedError):
    """The engine has no such member: build it, or use another call."""


class DitolakError(Exception):
    """What Excel refuses; on Windows it is a ``pywintypes.com_error``."""


class Bagian:
    """A part of the engine. Whatever is not built fails by name, also when it is set."""

    __slots__ = ()

    def __getattr__(self, nama: str) -> Any:
        if nama in dir(type(self)):  # a property that failed inside: let its own error out
            return object.__getattribute__(self, nama)
        if nama.startswith("__"):
            raise AttributeError(nama)
        raise BelumDibangunError(f"engine libreoffice: {type(self).__name__}.{nama}")


class Bernama(Bagian):
    """A named thing of a sheet: ``xl`` is UNO's."""

    __slots__ = ("parent", "xl")

    def __init__(self, parent: Any, xl: Any) -> None:
        self.parent = parent
        self.xl = xl

    @property
    def api(self) -> Any:
        return self.xl

    @property
    def name(self) -> str:
        return str(self.xl.Name)

    @name.setter
    def name(self, nama: str) -> None:
        self.xl.Name = nama


class DariPetak(Bagian):
    """One side of a range: its letters, its lines, its note."""

    __slots__ = ("petak",)

    def __init__(self, petak: Any) -> None:
        self.petak = petak

    @property
    def api(self) -> Any:
        return self.petak.xl


class Kotak(NamedTuple):
    """A rectangle of cells, counted from 1, both ends within."""

    atas: int
    kiri: int
    bawah: int
    kanan: int

    @property
    def ukuran(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.bawah - self.atas + 1, self.kanan - self.kiri + 1

    def memuat(self, lain: Kotak) -> bool:
        """Whether the other rectangle lies within this one."""
        return self.gabung(lain) == self

    def bersilang(self, lain: Kotak) -> bool:
        """Whether both share a cell."""
        return (
            max(self.atas, lain.atas) <= min(self.bawah, lain.bawah)
            and max(self.kiri, lain.kiri) <= min(self.kanan, lain.kanan)
        )  # fmt: skip

    def gabung(self, lain: Kotak) -> Kotak:
        """The smallest rectangle around both."""
        return Kotak(
            min(self.atas, lain.atas),
            min(self.kiri, lain.kiri),
            max(self.bawah, lain.bawah),
            max(self.kanan, lain.kanan),
        )


def muat_uno() -> Any:
    """LibreOffice's ``uno``, found beside the soffice of this machine or of its distribution."""
    if "uno" in sys.modules:
        return sys.modules["uno"]
    program = Path(shutil.which("soffice") or shutil.which("libreoffice") or "").resolve()
    for folder in (program.parent, *(induk / "python3" / "dist-packages" for induk in program.parents)):
        if (folder / "uno.py").exists():
            sys.path.append(str(folder))
            try:
                return importlib.import_module("uno")
            finally:
                sys.path.remove(str(folder))
    return importlib.import_module("uno")


def struktur(nama: str, **isi: Any) -> Any:
    """A UNO struct of ``com.sun.star`` with the given members."""
    hasil = muat_uno().createUnoStruct(f"com.sun.star.{nama}")
    for bidang, nilai in isi.items():
        setattr(hasil, bidang, nilai)
    return hasil


def pilihan(nama: str, nilai: str) -> Any:
    """A UNO enum value of ``com.sun.star``."""
    return muat_uno().Enum(f"com.sun.star.{nama}", nilai)


def sifat(**isi: Any) -> tuple[Any, ...]:
    """Named arguments as UNO takes them."""
    return tuple(struktur("beans.PropertyValue", Name=nama, Value=nilai) for nama, nilai in isi.items())


def ke_url(jalur: str | Path) -> str:
    """The file URL of a path."""
    return Path(jalur).resolve().as_uri()


def alamat_sel(lembar: int, baris: int, kolom: int) -> Any:
    """A cell address; sheet, row and column counted from 1."""
    return struktur("table.CellAddress", Sheet=lembar - 1, Row=baris - 1, Column=kolom - 1)


def kotak_dari(alamat: Any) -> Kotak:
    """The rectangle of a UNO range address."""
    return Kotak(alamat.StartRow + 1, alamat.StartColumn + 1, alamat.EndRow + 1, alamat.EndColumn + 1)


def ke_warna(warna: Any) -> int:
    """A colour as xlwings takes it (tuple, ``#RRGGBB``, BGR number, ``None``) for UNO; -1 is none."""
    if warna is None:
        return -1
    if isinstance(warna, str):
        warna = utils.hex_to_rgb(warna)
    elif isinstance(warna, int):
        warna = utils.int_to_rgb(warna)
    merah, hijau, biru = warna
    return int(merah) << 16 | int(hijau) << 8 | int(biru)


def dari_warna(warna: int | None) -> tuple[int, int, int] | None:
    """A UNO colour as xlwings gives it; ``None`` for none and for cells that disagree."""
    if warna is None or warna == -1:
        return None
    return warna >> 16 & 255, warna >> 8 & 255, warna & 255


def nama_lembar_rumus(nama: str) -> str:
    """A sheet name as it stands before ``!``: in quotes where it needs them."""
    return nama if re.fullmatch(r"[^\W\d]\w*", nama) else "'" + nama.replace("'", "''") + "'"
