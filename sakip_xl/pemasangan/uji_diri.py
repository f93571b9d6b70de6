"""Whether the interpreter of the settings can run us, asked as a click would ask it."""

from __future__ import annotations

from sakip_xl import __version__
from sakip_xl.errors import SakipError
from sakip_xl.pemasangan.mesin import Mesin

# -I as the launcher says it: neither the current folder nor settings of the person count.
_UJI = ("-I", "-m", "sakip_xl.buttons", "--uji")
_PANJANG = 300


def uji_diri(mesin: Mesin, python: str) -> None:
    """Start the interpreter and hear our version from it; refuses anything else (SKP-579)."""
    jawaban = mesin.jalankan([python, *_UJI])
    if jawaban.kode != 0 or jawaban.keluaran.splitlines()[-1:] != [__version__]:
        akhir = (jawaban.keluaran.splitlines() or [f"berhenti dengan kode {jawaban.kode}"])[-1][:_PANJANG]
        raise SakipError("SKP-579", nilai=python, versi=__version__, jawaban=akhir)
