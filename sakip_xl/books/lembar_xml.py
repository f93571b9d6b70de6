"""What calamine does not tell about a sheet, read from its XML in one pass.

Formulas, error texts, percent formats, locks, hidden rows, links, validations and drawings. Rows and
columns count from 0.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import unquote
from xml.parsers import expat

Alamat = tuple[int, int]
Persegi = tuple[int, int, int, int]

_SELESAI = True
_SEL = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)")
_LAMA = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_HIASAN_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')


@dataclass(slots=True)
class LembarXml:
    """One sheet beside its values; ``gaya`` is each cell's index into the styles."""

    gaya: dict[Alamat, int] = field(default_factory=dict)
    rumus: set[Alamat] = field(default_factory=set)
    galat: dict[Alamat, str] = field(default_factory=dict)
    tersembunyi: list[int] = field(default_factory=list)
    validasi: list[Persegi] = field(default_factory=list)
    tautan: dict[Alamat, str] = field(default_factory=dict)
    terlindung: bool = False


@dataclass(frozen=True, slots=True)
class GayaSel:
    """Which style indexes show percent, which are unlocked, and which show a length of time."""

    persen: frozenset[int]
    terbuka: frozenset[int]
    lama: frozenset[int] = frozenset()


class _Pengurai:
    """Collects one sheet while expat walks through it."""

    def __init__(self) -> None:
        self.hasil = LembarXml()
        self._baris = self._kolom = -1
        self._galat = self._dalam_nilai = False
        self._menurut_nama: dict[str, Callable[[dict[str, str]], None]] = {
            "c": self._sel,
            "f": self._rumus,
            "v": self._nilai,
            "row": self._awal_baris,
            "dataValidation": self._validasi,
            "hyperlink": self._tautan,
            "sheetProtection": self._perlindungan,
        }

    def mulai(self, nama: str, atribut: dict[str, str]) -> None:
        """An element begins."""
        tangani = self._menurut_nama.get(nama) or self._menurut_nama.get(nama.rpartition(":")[2])
        if tangani is not None:
            tangani(atribut)

    def akhir(self, _nama: str) -> None:
        """An element ends; the text of a value is over."""
        self._dalam_nilai = False

    def teks(self, isi: str) -> None:
        """Text: kept when it is the value of a cell in error."""
        if self._dalam_nilai:
            alamat = (self._baris, self._kolom)
            self.hasil.galat[alamat] = self.hasil.galat.get(alamat, "") + isi

    def _sel(self, atribut: dict[str, str]) -> None:
        if "r" in atribut:
            self._baris, self._kolom = _alamat(atribut["r"])
        else:
            self._kolom += 1
        if "s" in atribut:
            self.hasil.gaya[self._baris, self._kolom] = int(atribut["s"])
        self._galat = atribut.get("t") == "e"

    def _rumus(self, _atribut: dict[str, str]) -> None:
        self.hasil.rumus.add((self._baris, self._kolom))

    def _nilai(self, _atribut: dict[str, str]) -> None:
        self._dalam_nilai = self._galat

    def _awal_baris(self, atribut: dict[str, str]) -> None:
        self._baris = int(atribut["r"]) - 1 if "r" in atribut else self._baris + 1
        self._kolom = -1
        if _benar(atribut.get("hidden", "0")):
            self.hasil.tersembunyi.append(self._baris)

    def _validasi(self, atribut: dict[str, str]) -> None:
        self.hasil.validasi += [persegi(satu) for satu in atribut.get("sqref", "").split()]

    def _tautan(self, atribut: dict[str, str]) -> None:
        nomor = next((isi for kunci, isi in atribut.items() if kunci.rpartition(":")[2] == "id"), "")
        if nomor:
            self.hasil.tautan[persegi(atribut["ref"])[:2]] = nomor

    def _perlindungan(self, atribut: dict[str, str]) -> None:
        self.hasil.terlindung = _benar(atribut.get("sheet", "0"))


def baca_lembar(isi: bytes) -> LembarXml:
    """Read one sheet part; cells without an address follow the one before, as the format allows."""
    pengurai, xml = _Pengurai(), expat.ParserCreate()
    xml.StartElementHandler, xml.EndElementHandler = pengurai.mulai, pengurai.akhir
    xml.CharacterDataHandler = pengurai.teks
    xml.Parse(isi, _SELESAI)
    return pengurai.hasil


def baca_gaya(isi: bytes) -> GayaSel:
    """Read the styles part."""
    bentuk: dict[int, str] = {9: "0%", 10: "0.00%", 46: "[h]:mm:ss"}
    angka: list[int] = []
    terbuka: set[int] = set()
    dalam = False

    def mulai(nama: str, atribut: dict[str, str]) -> None:
        nonlocal dalam
        nama = nama.rpartition(":")[2]
        if nama == "numFmt":
            bentuk[int(atribut["numFmtId"])] = atribut.get("formatCode", "")
        elif nama in {"cellXfs", "cellStyles", "dxfs"}:
            dalam = nama == "cellXfs"
        elif dalam and nama == "xf":
            angka.append(int(atribut.get("numFmtId", 0)))
        elif dalam and nama == "protection" and not _benar(atribut.get("locked", "1")):
            terbuka.add(len(angka) - 1)

    pengurai = expat.ParserCreate()
    pengurai.StartElementHandler = mulai
    pengurai.Parse(isi, _SELESAI)
    persen = {ke for ke, nomor in enumerate(angka) if "%" in _HIASAN_FORMAT.sub("", bentuk.get(nomor, ""))}
    lama = {ke for ke, nomor in enumerate(angka) if _LAMA.search(bentuk.get(nomor, ""))}
    return GayaSel(frozenset(persen), frozenset(terbuka), frozenset(lama))


def unsur(isi: bytes, *nama_dicari: str) -> list[tuple[str, dict[str, str]]]:
    """Every element of the given local names with its attributes, prefixes taken off."""
    hasil: list[tuple[str, dict[str, str]]] = []

    def mulai(nama: str, atribut: dict[str, str]) -> None:
        lokal = nama.rpartition(":")[2]
        if lokal in nama_dicari:
            hasil.append((lokal, {kunci.rpartition(":")[2]: nilai for kunci, nilai in atribut.items()}))

    pengurai = expat.ParserCreate()
    pengurai.StartElementHandler = mulai
    pengurai.Parse(isi, _SELESAI)
    return hasil


def hubungan(bagian: dict[str, bytes], induk: str) -> dict[str, dict[str, str]]:
    """The relationships of one part by id; ``Target`` of an inner one is the full part name."""
    folder, nama = posixpath.split(induk)
    hasil = {}
    for _, atribut in unsur(bagian.get(f"{folder}/_rels/{nama}.rels", b"<r/>"), "Relationship"):
        satu = dict(atribut)
        if satu.get("TargetMode") != "External":
            satu["Target"] = posixpath.normpath(posixpath.join("/", folder, unquote(satu["Target"]))).lstrip(
                "/"
            )
        hasil[satu["Id"]] = satu
    return hasil


def bagian_lembar(bagian: dict[str, bytes]) -> dict[str, str]:
    """The part of every worksheet by sheet name."""
    tujuan = hubungan(bagian, "xl/workbook.xml")
    lembar = unsur(bagian["xl/workbook.xml"], "sheet")
    pasangan = {satu["name"]: tujuan.get(satu.get("id", ""), {}).get("Target", "") for _, satu in lembar}
    return {nama: jalur for nama, jalur in pasangan.items() if jalur in bagian}


def persegi(teks: str) -> Persegi:
    """``B2:D9`` as first row, first column, last row, last column, from 0."""
    awal, _, akhir = teks.partition(":")
    return (*_alamat(awal), *_alamat(akhir or awal))


def sel(baris: int, kolom: int) -> str:
    """The address staff read: row 4, column 3 is ``D5``."""
    huruf, sisa = "", kolom + 1
    while sisa:
        sisa, satuan = divmod(sisa - 1, 26)
        huruf = chr(65 + satuan) + huruf
    return f"{huruf}{baris + 1}"


def _alamat(teks: str) -> Alamat:
    cocok = _SEL.fullmatch(teks)
    if cocok is None:
        raise ValueError(teks)
    kolom = 0
    for huruf in cocok[1]:
        kolom = kolom * 26 + ord(huruf) - 64
    return int(cocok[2]) - 1, kolom - 1


def _benar(teks: str) -> bool:
    return teks.strip().lower() in {"1", "true", "on"}
