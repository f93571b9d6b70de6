"""What Excel and the office's policies keep in the registry about add-ins."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from sakip_xl.pemasangan.mesin import Registri

LOKASI_EXCEL = tuple(
    rf"{akar}\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe" for akar in ("HKCU", "HKLM")
)
_OFFICE = r"HKCU\Software\Microsoft\Office"
_VERSI = re.compile(r"\d+\.\d+")
_KEPALA = struct.Struct("<III")  # kind, bytes of the path, bytes of the description


@dataclass(frozen=True, slots=True)
class Kebijakan:
    """One switch that keeps our add-in from running, in words for staff."""

    subkunci: str
    nama: str
    nilai: frozenset[int]
    arti: str
    pasti: bool = True
    """Whether it surely stops us; otherwise it does so only together with other settings."""


KEBIJAKAN = (
    Kebijakan("Common", "VBAOff", frozenset({1}), "makro dimatikan untuk seluruh Office"),
    Kebijakan(r"Excel\Security", "DisableAllAddins", frozenset({1}), "semua tambahan Excel dimatikan"),
    Kebijakan(
        r"Excel\Security",
        "RequireAddinSig",
        frozenset({1}),
        "hanya tambahan bertanda tangan yang boleh dimuat",
    ),
    Kebijakan(
        r"Excel\Security\Trusted Locations",
        "AllLocationsDisabled",
        frozenset({1}),
        "lokasi tepercaya dimatikan",
    ),
    Kebijakan(
        r"Excel\Security",
        "VBAWarnings",
        frozenset({3, 4}),
        "makro di luar lokasi tepercaya dimatikan tanpa pemberitahuan",
        pasti=False,
    ),
)


def versi_office(registri: Registri, induk: str = _OFFICE) -> list[str]:
    """The versions that stand below a key of Office: ``16.0``."""
    return [nama for nama in registri.anak(induk) if _VERSI.fullmatch(nama)]


def dinonaktifkan(registri: Registri, tambahan: PurePath) -> Iterator[tuple[str, str]]:
    """Key and name of every value by which Excel keeps exactly this file from loading."""
    for versi in versi_office(registri):
        kunci = rf"{_OFFICE}\{versi}\Excel\Resiliency\DisabledItems"
        for nama, isi in registri.nilai(kunci).items():
            if isinstance(isi, bytes) and _jalur(isi).casefold() == str(tambahan).casefold():
                yield kunci, nama


def _jalur(isi: bytes) -> str:
    """The path within a value of DisabledItems; empty when it has not the known form."""
    if len(isi) < _KEPALA.size:
        return ""
    panjang = _KEPALA.unpack_from(isi)[1]
    return isi[_KEPALA.size :][:panjang].decode("utf-16-le", "replace").partition("\0")[0]


def kebijakan_aktif(registri: Registri) -> Iterator[Kebijakan]:
    """Every switch that is on, once: set by the office's administrator, or by the person in Excel."""
    nyala = set[Kebijakan]()
    for akar in ("HKCU", "HKLM"):
        for induk in (rf"{akar}\Software\Policies\Microsoft\Office", rf"{akar}\Software\Microsoft\Office"):
            for versi in versi_office(registri, induk):
                nyala |= {satu for satu in KEBIJAKAN if _menyala(registri, rf"{induk}\{versi}", satu)}
    yield from (satu for satu in KEBIJAKAN if satu in nyala)


def _menyala(registri: Registri, kunci: str, satu: Kebijakan) -> bool:
    isi = registri.nilai(rf"{kunci}\{satu.subkunci}")
    return any(nama.casefold() == satu.nama.casefold() and n in satu.nilai for nama, n in isi.items())
