"""Formulas between Excel's grammar (English names, commas, ``Sheet!A1``) and the one UNO always takes.

UNO's own Excel grammar does not know ``[#This Row]`` and prints Calc's addresses, so both ways are done
here: separators, sheet names, array constants and the short forms of structured references.
"""

from __future__ import annotations

import re
from collections.abc import Callable

_SEL = r"(?:\$?[A-Za-z]{1,3}\$?\d+(?![\w(.])|\$?[A-Za-z]{1,3}(?=:\$?[A-Za-z]{1,3}(?!\w))|\$?\d+(?=:)|#REF!)"
_LEMBAR_EXCEL = re.compile(r"((?:'(?:[^']|'')+')|[^\W\d][\w.]*)!(?=" + _SEL + ")")
_LEMBAR_UNO = re.compile(r"\$?((?:'(?:[^']|'')+')|[^\W\d]\w*)\.(?=" + _SEL + ")")
_HILANG = re.compile(r"\$?((?:'(?:[^']|'')+')|[^\W\d]\w*)\.[$\w:]*#REF!(?:[$\w:]|#REF!)*")
_KATA_SENDIRI = re.compile(r"\[\[(#[A-Za-z ]+)\]\]")
_POTONGAN = re.compile(r'"(?:[^"]|"")*"')
_KATA_KUNCI = {k.lower(): k for k in ("#All", "#Data", "#Headers", "#Totals", "#This Row")}


def ke_uno(rumus: str, tabel: str | None = None) -> str:
    """A formula of Excel for UNO; ``tabel`` is the table of the cell, which ``[@Kolom]`` leaves out."""
    return _per_potong(
        rumus, lambda teks: _pisah(_rujukan(teks, tabel), {",": ";"}, {",": ";", ";": "|"}), _ke
    )


def dari_uno(rumus: str) -> str:
    """A formula of UNO in Excel's grammar."""
    return _per_potong(rumus, lambda teks: _pisah(teks, {";": ","}, {";": ",", "|": ";"}), _dari)


def _ke(teks: str) -> str:
    return _LEMBAR_EXCEL.sub(r"$\1.", teks)


def _dari(teks: str) -> str:
    teks = _KATA_SENDIRI.sub(r"[\1]", teks)
    return _LEMBAR_UNO.sub(r"\1!", _HILANG.sub(r"\1!#REF!", teks))


def _per_potong(rumus: str, ubah: Callable[[str], str], lembar: Callable[[str], str]) -> str:
    """Change a formula everywhere but within its texts."""
    hasil, akhir = [], 0
    for kutipan in _POTONGAN.finditer(rumus):
        hasil += [lembar(ubah(rumus[akhir : kutipan.start()])), kutipan.group()]
        akhir = kutipan.end()
    return "".join([*hasil, lembar(ubah(rumus[akhir:]))])


def _pisah(teks: str, biasa: dict[str, str], larik: dict[str, str]) -> str:
    """Exchange separators; not in quoted sheet names or column names, otherwise within ``{ }``."""
    hasil, kutip, kurawal, kurung = [], False, False, 0
    mundur = False
    for huruf in teks:
        baru = huruf
        if mundur:
            mundur = False
        elif kurung and huruf == "'":
            mundur = True
        elif huruf == "'":
            kutip = not kutip
        elif not kutip and huruf in "[]":
            kurung += 1 if huruf == "[" else -1
        elif not kutip and not kurung and huruf in "{}":
            kurawal = huruf == "{"
        elif not kutip and kurung < 2:
            baru = (larik if kurawal else biasa).get(huruf, huruf)
        hasil.append(baru)
    return "".join(hasil)


def _rujukan(teks: str, tabel: str | None) -> str:
    """Write the short forms out: ``[@Nilai]`` as ``tblX[[#This Row],[Nilai]]``."""
    hasil, letak = [], 0
    while (buka := teks.find("[", letak)) >= 0:
        tutup = _tutup(teks, buka)
        depan = teks[letak:buka]
        if not re.search(r"[\w.]$", depan):
            depan += tabel or ""
        hasil += [depan, _lengkap(teks[buka + 1 : tutup])]
        letak = tutup + 1
    return "".join([*hasil, teks[letak:]])


def _tutup(teks: str, buka: int) -> int:
    """Where the bracket opened at ``buka`` closes."""
    kurung, letak = 0, buka
    while letak < len(teks):
        if teks[letak] == "'":
            letak += 1
        elif teks[letak] in "[]":
            kurung += 1 if teks[letak] == "[" else -1
            if not kurung:
                return letak
        letak += 1
    raise ValueError(f"bracket never closed: {teks}")


def _lengkap(isi: str) -> str:
    """The inside of a reference without ``@``, keywords in Excel's spelling, with its brackets."""
    if isi == "@":
        return "[[#This Row]]"
    if isi.startswith("@"):
        kolom = isi[1:] if isi[1:].startswith("[") else f"[{isi[1:]}]"
        return f"[[#This Row],{kolom}]"
    isi = re.sub(r"#[A-Za-z ]+", lambda kata: _KATA_KUNCI.get(kata[0].lower(), kata[0]), isi)
    return f"[[{isi}]]" if isi in _KATA_KUNCI.values() else f"[{isi}]"  # a keyword alone needs two
