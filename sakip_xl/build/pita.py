"""The ribbon of the add-in, written from the button table."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from sakip_xl.layout.inti import Tombol
from sakip_xl.layout.tombol import KELOMPOK, TOMBOL

RUANG_NAMA = "http://schemas.microsoft.com/office/2009/07/customui"
SAAT_MUAT = "Muat"
SAAT_KLIK = "Klik"


def pita_xml() -> str:
    """The text of ``customUI14.xml``: tab SAKIP, its groups in order, every button with its own id."""
    return "\n".join(_baris()) + "\n"


def _baris() -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    yield f"<customUI {_sifat(xmlns=RUANG_NAMA, onLoad=SAAT_MUAT)}>"
    yield "  <ribbon>"
    yield "    <tabs>"
    yield f"      <tab {_sifat(id='tab_sakip', label='SAKIP', keytip='SK')}>"
    for kelompok in KELOMPOK:
        yield f"        <group {_sifat(id=id_kelompok(kelompok), label=kelompok)}>"
        for tombol in TOMBOL:
            if tombol.kelompok == kelompok:
                yield f"          <button {_tombol(tombol)}/>"
        yield "        </group>"
    yield "      </tab>"
    yield "    </tabs>"
    yield "  </ribbon>"
    yield "</customUI>"


def id_kelompok(kelompok: str) -> str:
    """The id of a group: ``kelompok_alur_sop``."""
    return f"kelompok_{kelompok.casefold().replace(' ', '_')}"


def _tombol(tombol: Tombol) -> str:
    return _sifat(
        id=tombol.id,
        label=tombol.label,
        size=tombol.ukuran.value,
        imageMso=tombol.ikon,
        keytip=tombol.tombol_alt,
        screentip=tombol.petunjuk,
        supertip=tombol.uraian,
        onAction=SAAT_KLIK,
    )


def _sifat(**nilai: str) -> str:
    return " ".join(f"{nama}={quoteattr(isi)}" for nama, isi in nilai.items())
