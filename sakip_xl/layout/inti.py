"""The words the layout is written in: Kolom, Tabel, Lembar and Tombol."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from sakip_xl.domain.jejak import BarisJejak
from sakip_xl.domain.model import Baris, Pengaturan, Sel
from sakip_xl.domain.model.organisasi import BatasPredikat


class Rupa(StrEnum):
    """What a column holds, hence its number format, alignment and validation."""

    TEKS = "teks"
    PANJANG = "teks panjang"
    PILIHAN = "pilihan"
    ANGKA = "angka"
    BULAT = "bulat"
    PERSEN = "capaian"
    UANG = "uang"
    KETIK = "angka sebagaimana diketik"
    TANGGAL = "tanggal"
    WAKTU = "waktu"
    JAM = "jam"


class Sifat(StrEnum):
    """Who fills a table: staff, the program, or the program by appending only."""

    ISIAN = "isian"
    HITUNGAN = "hitungan"
    CATATAN = "catatan"


@dataclass(frozen=True, slots=True)
class Konteks:
    """What a computed column may look at beside its own row."""

    pengaturan: Pengaturan
    predikat: tuple[BatasPredikat, ...] = ()


@dataclass(frozen=True, slots=True)
class RumusKolom:
    """One formula: its Excel 2013 text and the function that gives the same value from the row.

    ``teks`` may use ``[@Judul]`` for a cell of the same row and named cells; ``hitung`` gets the row by
    field name, computed columns to its left included. ``contoh`` are worked examples: (row, value).
    """

    teks: str
    hitung: Callable[[Mapping[str, Sel], Konteks], Sel]
    contoh: tuple[tuple[dict[str, Sel], Sel], ...] = ()


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: the model's field (or the name of a computed value), its heading and how it looks.

    ``daftar`` names a range of Referensi (or of another table) that the dropdown offers; a field typed by
    an enumeration has its dropdown without saying so. ``kunci`` locks the cells of a protected sheet.
    """

    bidang: str
    judul: str
    lebar: float
    petunjuk: str
    rupa: Rupa = Rupa.TEKS
    daftar: str | None = None
    kunci: bool = False
    rumus: RumusKolom | None = None
    tersembunyi: bool = False


@dataclass(frozen=True, slots=True)
class Tabel:
    """One named table (ListObject) of one sheet."""

    nama: str
    model: type[Baris | BarisJejak]
    lembar: str
    judul: str
    kolom: tuple[Kolom, ...]
    sifat: Sifat = Sifat.ISIAN
    cadangan: int = 5
    penjelasan: str = ""

    def __post_init__(self) -> None:
        """Fail at import when a field has no column, a column no field, or a heading stands twice."""
        bidang = {k.bidang for k in self.kolom if k.rumus is None}
        if bidang != set(self.model.bidang()):
            selisih = bidang.symmetric_difference(self.model.bidang())
            msg = f"{self.nama}: columns and model differ in {sorted(selisih)}"
            raise ValueError(msg)
        judul = [k.judul.casefold() for k in self.kolom]
        if len(set(judul)) != len(judul):
            msg = f"{self.nama}: a heading stands twice"
            raise ValueError(msg)

    def kolom_bidang(self, bidang: str) -> Kolom:
        """The column of one field."""
        return next(k for k in self.kolom if k.bidang == bidang)

    def letak_kolom(self, bidang: str) -> int:
        """The place of one field's column, from 0."""
        return next(i for i, k in enumerate(self.kolom) if k.bidang == bidang)

    def pilihan(self, bidang: str) -> tuple[str, ...]:
        """The values an enumerated field offers; empty for any other field."""
        return pilihan_bidang(self.model, bidang) if bidang in self.model.model_fields else ()

    def wajib(self, bidang: str) -> bool:
        """Whether staff must fill the field."""
        return bidang in self.model.model_fields and self.model.model_fields[bidang].is_required()


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet: its name, what it is for, and its look on paper."""

    nama: str
    judul: str
    guna: str
    warna: str = "#1F4E79"
    mendatar: bool = True
    terlindung: bool = False
    tersembunyi: bool = False


class Ukuran(StrEnum):
    """The two sizes of a ribbon button."""

    BESAR = "large"
    BIASA = "normal"


@dataclass(frozen=True, slots=True)
class Tombol:
    """One button: its id is the action's name, the ribbon tag and the command-line word.

    ``lembar`` lists the sheets on which it stands as a cell button.
    """

    id: str
    kelompok: str
    label: str
    petunjuk: str
    uraian: str
    ikon: str
    tombol_alt: str
    ukuran: Ukuran = Ukuran.BIASA
    lembar: tuple[str, ...] = ()


def pilihan_bidang(model: type[BaseModel], bidang: str) -> tuple[str, ...]:
    """The values of the enumeration that types a field; empty for any other field."""
    jenis = _enum(model.model_fields[bidang].annotation)
    return tuple(str(anggota.value) for anggota in jenis) if jenis else ()


def _enum(jenis: Any) -> type[Enum] | None:
    """The enumeration inside an annotation such as ``Annotated[Level, ...] | None``."""
    if isinstance(jenis, type):
        return jenis if issubclass(jenis, Enum) and not issubclass(jenis, int) else None
    if get_origin(jenis) in {Union, UnionType} or get_args(jenis):
        for bagian in get_args(jenis):
            ditemukan = _enum(bagian)
            if ditemukan:
                return ditemukan
    return None
