"""Changes an ``.xlsx`` part by part, as another program or a careless hand would."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from sakip_xl.books.lembar_xml import bagian_lembar

Ubah = Callable[[str], str]


def ubah_bagian(jalur: Path, ubah: Mapping[str, Ubah], tambah: Mapping[str, str] | None = None) -> None:
    """Rewrite parts in place and add others."""
    bagian = isi_bagian(jalur)
    for nama, cara in ubah.items():
        baru = cara(bagian[nama].decode())
        assert baru.encode() != bagian[nama], f"{nama} was not changed"
        bagian[nama] = baru.encode()
    bagian |= {nama: isi.encode() for nama, isi in (tambah or {}).items()}
    with zipfile.ZipFile(jalur, "w", zipfile.ZIP_DEFLATED) as arsip:
        for nama, isi in bagian.items():
            arsip.writestr(nama, isi)


def ubah_lembar(jalur: Path, lembar: str, cara: Ubah) -> None:
    """Rewrite one sheet."""
    ubah_bagian(jalur, {bagian_lembar(isi_bagian(jalur))[lembar]: cara})


def isi_bagian(jalur: Path) -> dict[str, bytes]:
    """Every part."""
    with zipfile.ZipFile(jalur) as arsip:
        return {nama: arsip.read(nama) for nama in arsip.namelist()}


def ganti(lama: str, baru: str) -> Ubah:
    """Replace a text once."""
    return lambda isi: isi.replace(lama, baru, 1)
