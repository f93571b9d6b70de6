"""``sakip.ini``: the few lines that the add-in reads, written only here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sakip_xl import __version__
from sakip_xl.errors import SakipError
from sakip_xl.pemasangan.mesin import Mesin

_KUNCI = ("python", "log", "versi")


@dataclass(frozen=True, slots=True)
class Setelan:
    """Which interpreter a click starts, where it logs, and which version was installed."""

    python: str
    log: str
    versi: str

    def ke_bita(self, mesin: Mesin) -> bytes:
        """One line each, ``key=value``, encoded and ended as the add-in reads it there."""
        baris = (f"{kunci}={getattr(self, kunci)}{mesin.akhir_baris}" for kunci in _KUNCI)
        return "".join(baris).encode(mesin.penyandian)


def susun_setelan(mesin: Mesin, log: Path) -> Setelan:
    """The settings of this computer; refuses a path that cannot be written in them (SKP-576)."""
    return Setelan(_tertulis(mesin, mesin.python), _tertulis(mesin, log), __version__)


def baca_setelan(bita: bytes, penyandian: str) -> Setelan:
    """The settings as written; ``ValueError`` when a line is missing or the encoding is another."""
    isi = dict[str, str]()
    for baris in bita.decode(penyandian).split("\n"):  # splitlines knows line ends that VBA does not
        kunci, ada, nilai = baris.removesuffix("\r").partition("=")
        if ada and nilai:
            isi[kunci] = nilai
    kurang = [kunci for kunci in _KUNCI if kunci not in isi]
    if kurang:
        raise ValueError(", ".join(kurang))
    return Setelan(*(isi[kunci] for kunci in _KUNCI))


def _tertulis(mesin: Mesin, jalur: Path) -> str:
    """The path, or its folder's 8.3 form when the path cannot be written or Windows would change it."""
    pendek = mesin.jalur_pendek(jalur.parent)
    for pilihan in filter(None, (jalur, pendek and pendek / jalur.name)):
        if _muat(str(pilihan), mesin.penyandian):
            return str(pilihan)
    raise SakipError("SKP-576", nilai=str(jalur), penyandian=mesin.penyandian)


def _muat(teks: str, penyandian: str) -> bool:
    """Whether the launcher reads back what was written, and the command line leaves it as it is.

    A line end would break the line, ``%`` and a quote mean something in a command of Windows.
    """
    try:
        sama = teks.encode(penyandian).decode(penyandian) == teks
    except UnicodeError:
        return False
    return sama and not set(teks) & set('\r\n%"')
