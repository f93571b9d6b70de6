"""Reads and strips the cells of an .xlsx straight from its XML, by no library that also writes our books."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

_UTAMA = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELASI = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_PAKET = "{http://schemas.openxmlformats.org/package/2006/relationships}"

_SEL = re.compile(r"<c\b[^>]*?(?:/>|>.*?</c>)", re.DOTALL)
_JENIS = re.compile(r'(<c\b[^>]*?) t="[^"]*"')
_NILAI = re.compile(r"<v\b[^>]*?(?:/>|>.*?</v>)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Galat:
    """The value of a cell in error: ``#DIV/0!``."""

    teks: str


Nilai = float | str | bool | Galat


@dataclass(frozen=True, slots=True)
class Sel:
    """One cell: its formula (``None`` when typed in) and its stored value (``""`` when it has none)."""

    rumus: str | None
    nilai: Nilai


_DARI_JENIS: dict[str, Callable[[str], Nilai]] = {"b": lambda teks: teks == "1", "e": Galat, "n": float}


def kosongkan(asal: Path, ke: Path) -> int:
    """Copy a book without the stored value of any formula cell; returns how many cells it emptied."""
    jumlah = 0

    def tanpa_nilai(cocok: re.Match[str]) -> str:
        nonlocal jumlah
        sel = cocok.group()
        if not re.search(r"<f[\s/>]", sel):
            return sel
        jumlah += 1
        return _JENIS.sub(r"\1", _NILAI.sub("", sel), count=1)

    with zipfile.ZipFile(asal) as dari, zipfile.ZipFile(ke, "w", zipfile.ZIP_DEFLATED) as hasil:
        for bagian in dari.infolist():
            isi = dari.read(bagian)
            if bagian.filename.startswith("xl/worksheets/") and bagian.filename.endswith(".xml"):
                isi = _SEL.sub(tanpa_nilai, isi.decode("utf-8")).encode("utf-8")
            hasil.writestr(bagian, isi)
    return jumlah


def baca_sel(berkas: Path) -> dict[str, Sel]:
    """Every cell of a book that holds something, by place: ``Rekap!C7``."""
    with zipfile.ZipFile(berkas) as arsip:
        teks_bersama = _teks_bersama(arsip)
        return {
            f"{lembar}!{sel.get('r')}": Sel(_rumus(sel), _nilai(sel, teks_bersama))
            for lembar, bagian in _lembar(arsip)
            for sel in ET.fromstring(arsip.read(bagian)).iter(f"{_UTAMA}c")
        }


def _lembar(arsip: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The name of each worksheet and the part that holds it."""
    relasi = {
        r.attrib["Id"]: r.attrib["Target"]
        for r in ET.fromstring(arsip.read("xl/_rels/workbook.xml.rels")).iter(f"{_PAKET}Relationship")
    }
    for lembar in ET.fromstring(arsip.read("xl/workbook.xml")).iter(f"{_UTAMA}sheet"):
        tujuan = relasi[lembar.attrib[f"{_RELASI}id"]]
        if "worksheets/" in tujuan:
            yield lembar.attrib["name"], tujuan.lstrip("/") if tujuan.startswith("/") else f"xl/{tujuan}"


def _teks_bersama(arsip: zipfile.ZipFile) -> list[str]:
    """The shared strings, without phonetic hints."""
    if "xl/sharedStrings.xml" not in arsip.namelist():
        return []
    butir = ET.fromstring(arsip.read("xl/sharedStrings.xml")).iter(f"{_UTAMA}si")
    return [_teks(si) for si in butir]


def _teks(induk: ET.Element) -> str:
    """The text of a string item: plain, or in runs."""
    langsung = induk.findall(f"{_UTAMA}t")
    beruntun = induk.findall(f"{_UTAMA}r/{_UTAMA}t")
    return "".join(t.text or "" for t in [*langsung, *beruntun])


def _rumus(sel: ET.Element) -> str | None:
    rumus = sel.find(f"{_UTAMA}f")
    return None if rumus is None else rumus.text or ""


def _nilai(sel: ET.Element, teks_bersama: list[str]) -> Nilai:
    """The stored value in the type the cell claims for it."""
    jenis = sel.get("t", "n")
    if jenis == "inlineStr":
        isi = sel.find(f"{_UTAMA}is")
        return "" if isi is None else _teks(isi)
    teks = sel.findtext(f"{_UTAMA}v")
    if not teks:
        return ""
    if jenis == "s":
        return teks_bersama[int(teks)]
    return _DARI_JENIS.get(jenis, str)(teks)
