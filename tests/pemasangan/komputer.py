"""A simulated computer: a file tree, a registry as a dict, and a Python that answers as told."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sakip_xl import __version__
from sakip_xl.pemasangan.mac import Mac
from sakip_xl.pemasangan.mesin import Jawaban, Mesin, Registri, Tempat
from sakip_xl.pemasangan.pasang import pasang
from sakip_xl.pemasangan.windows import Windows

SAAT = datetime(2026, 7, 6, 8, 15)
LARANGAN = r"HKCU\Software\Microsoft\Office\16.0\Excel\Resiliency\DisabledItems"


@dataclass
class RegistriTiruan:
    """Keys with their values; ``terkunci`` are those in which nothing can be deleted."""

    isi: dict[str, dict[str, object]] = field(default_factory=dict)
    terkunci: set[str] = field(default_factory=set)

    def anak(self, kunci: str) -> list[str]:
        awal = f"{kunci}\\".casefold()
        return sorted(
            {satu[len(awal) :].split("\\")[0] for satu in self.isi if satu.casefold().startswith(awal)}
        )

    def nilai(self, kunci: str) -> dict[str, object]:
        return dict(next((isi for satu, isi in self.isi.items() if satu.casefold() == kunci.casefold()), {}))

    def hapus(self, kunci: str, nama: str) -> None:
        if kunci in self.terkunci:
            raise PermissionError(kunci)
        del self.isi[kunci][nama]


@dataclass
class Komputer:
    """One computer; every answer can be set."""

    nama: str
    letak: Tempat[Path]
    python: Path
    lib: Path
    registri: Registri | None
    akhir_baris: str
    penyandian: str = "cp1252"
    terbuka: bool | None = False
    terpasang: bool | None = True
    toko: bool = False
    lepasan: bool = False
    pendek: dict[Path, Path] = field(default_factory=dict)
    bertanda: set[Path] = field(default_factory=set)
    jawaban: Jawaban = field(default_factory=lambda: Jawaban(0, __version__))
    dijalankan: list[list[str]] = field(default_factory=list)

    def tempat(self) -> Tempat[Path]:
        return self.letak

    def excel_terbuka(self) -> bool | None:
        return self.terbuka

    def excel_terpasang(self) -> bool | None:
        return self.terpasang

    def dari_toko(self) -> bool:
        return self.toko

    def sementara(self, _jalur: Path) -> bool:
        return self.lepasan

    def jalur_pendek(self, jalur: Path) -> Path | None:
        return self.pendek.get(jalur)

    def bertanda_web(self, jalur: Path) -> bool | None:
        return jalur in self.bertanda if self.nama == Windows.nama else None

    def pustaka(self) -> Sequence[Path]:
        return [self.lib / "sakip_xl"]

    def jalankan(self, perintah: Sequence[str]) -> Jawaban:
        self.dijalankan.append(list(perintah))
        return self.jawaban


def windows(akar: Path, pemakai: str = "Siti O'Hara & Söhne") -> Komputer:
    """A PC where Excel has run: somebody else's file stands in XLSTART."""
    data = akar / "Users" / pemakai / "AppData"
    xlstart = data / "Roaming" / "Microsoft" / "Excel" / "XLSTART"
    xlstart.mkdir(parents=True)
    (xlstart / "PERSONAL.XLSB").write_bytes(b"milik sendiri")
    (data / "Local").mkdir()
    python, lib = _runtime(akar / "Python313", "python.exe")
    letak = Tempat(data / "Local" / "SAKIP", xlstart)
    return Komputer(Windows.nama, letak, python, lib, RegistriTiruan(), Windows.akhir_baris)


def mac(akar: Path) -> Komputer:
    """A Mac on which Excel has run once: its group container is there, nothing else."""
    pustaka = akar / "Users" / "siti" / "Library"
    wadah = pustaka / "Group Containers" / "UBF8T346G9.Office"
    wadah.mkdir(parents=True)
    python, lib = _runtime(akar / "venv", "bin/python")
    letak = Tempat(
        pustaka / "Application Support" / "SAKIP",
        wadah / "User Content.localized" / "Startup.localized" / "Excel",
        pustaka / "Application Scripts" / "com.microsoft.Excel",
    )
    return Komputer(Mac.nama, letak, python, lib, None, Mac.akhir_baris, Mac.penyandian)


def _runtime(akar: Path, nama: str) -> tuple[Path, Path]:
    python, lib = akar / nama, akar / "lib"
    python.parent.mkdir(parents=True)
    python.write_bytes(b"MZ")
    (lib / "sakip_xl").mkdir(parents=True)
    (lib / "sakip_xl" / "__init__.py").write_text("x = 1\n", encoding="utf-8")
    return python, lib


def registri(komputer: Komputer) -> RegistriTiruan:
    assert isinstance(komputer.registri, RegistriTiruan)
    return komputer.registri


def larangan(jalur: object, uraian: str = "") -> bytes:
    """A value of DisabledItems as Excel writes it: kind, two lengths in bytes, two texts ended by NUL."""
    teks = [f"{str(satu).lower()}\0".encode("utf-16-le") for satu in (jalur, uraian)]
    return struct.pack("<III", 1, *map(len, teks)) + b"".join(teks)


def pohon(akar: Path) -> dict[str, bytes | None]:
    """Every file with its content and every folder, but for byte code."""
    semua = {satu.relative_to(akar).as_posix(): satu for satu in sorted(akar.rglob("*"))}
    return {
        nama: satu.read_bytes() if satu.is_file() else None
        for nama, satu in semua.items()
        if "__pycache__" not in nama
    }


def dipasang(komputer: Mesin) -> None:
    assert pasang(komputer, sekarang=SAAT).keluar == 0
