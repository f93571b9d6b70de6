"""Programs run to their end, and the folders of the libraries that we need."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import sakip_xl.errors
from sakip_xl.pemasangan.mesin import Jawaban

PAKET = Path(sakip_xl.errors.__file__).parent
BATAS_DETIK = 120
_TANPA_JENDELA = 0x08000000  # CREATE_NO_WINDOW of Windows
_NAMA = re.compile(r"[A-Za-z0-9._-]+")


def jalankan(perintah: Sequence[str], *, windows: bool = False) -> Jawaban:
    """Run a program; one that cannot be started or hangs answers -1 and why."""
    try:
        selesai = subprocess.run(  # noqa: S603 - our own interpreter or a tool of the system, no shell
            list(perintah),
            capture_output=True,
            check=False,
            creationflags=_TANPA_JENDELA if windows else 0,
            stdin=subprocess.DEVNULL,
            timeout=BATAS_DETIK,
        )
    except (OSError, subprocess.TimeoutExpired) as galat:
        return Jawaban(-1, str(galat))
    keluaran = (selesai.stdout + selesai.stderr).decode("utf-8", "replace")
    return Jawaban(selesai.returncode, keluaran.strip())


def pustaka(nama: str = "sakip_xl") -> list[Path]:
    """Our package's folder and the folders of every library that the distribution needs, at any depth.

    Optional parts and what is not installed are left out; modules that are one file have no folder.
    """
    hasil = {PAKET}
    for satu in _butuh(nama):
        for berkas in satu.files or ():
            if berkas.name == "__init__.py" and len(berkas.parts) == 2:
                hasil.add(Path(str(satu.locate_file(berkas))).parent)
    return sorted(hasil)


def _butuh(nama: str) -> list[Distribution]:
    antre, kenal = [nama], dict[str, Distribution]()
    while antre:
        satu = antre.pop()
        kunci = satu.casefold().replace("_", "-")
        if kunci in kenal:
            continue
        try:
            kenal[kunci] = distribution(satu)
        except PackageNotFoundError:
            continue
        perlu = [p for p in kenal[kunci].requires or () if "extra ==" not in p]
        antre += [cocok.group() for p in perlu if (cocok := _NAMA.match(p))]
    return list(kenal.values())
