"""What is put on the computer: the add-in, on a Mac the script beside it, and the settings."""

from __future__ import annotations

from pathlib import Path

from sakip_xl.errors import SakipError
from sakip_xl.pemasangan.mesin import NAMA_SKRIP, NAMA_TAMBAHAN, Mesin, Tempat
from sakip_xl.pemasangan.proses import PAKET
from sakip_xl.pemasangan.setelan import susun_setelan


def bahan(mesin: Mesin, tempat: Tempat[Path]) -> dict[Path, bytes]:
    """Every file to be installed, by its place.

    Bytes are read, so nothing that the system hangs on a file (Mark of the Web) comes along. Refuses a
    package that lacks its add-in or script (SKP-577), and paths that cannot be told to it (SKP-576).
    """
    isi = {tempat.tambahan: bita_tambahan()}
    if tempat.skrip is not None:
        isi[tempat.skrip] = bita_skrip()
    isi[tempat.setelan] = susun_setelan(mesin, tempat.log).ke_bita(mesin)
    return isi


def bita_tambahan() -> bytes:
    """The add-in of the package."""
    from sakip_xl.build.addin import berkas_addin

    try:
        return berkas_addin().read_bytes()
    except OSError as galat:
        raise SakipError("SKP-577", nilai=NAMA_TAMBAHAN) from galat


def bita_skrip() -> bytes:
    """The script by which Excel on a Mac starts Python: of the installed package, else of the checkout."""
    for folder in (PAKET / "data", PAKET.parent / "macros"):
        if (folder / NAMA_SKRIP).is_file():
            return (folder / NAMA_SKRIP).read_bytes()
    raise SakipError("SKP-577", nilai=NAMA_SKRIP)
