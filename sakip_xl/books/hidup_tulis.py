"""Carry out the plan of one open sheet, in blocks: rows, styles, content, merged cells, links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

from sakip_xl.books.hidup_gaya import pasang_gaya, rentang
from sakip_xl.books.persegi import Alamat, persegi
from sakip_xl.build.gaya import sifat
from sakip_xl.build.kanvas import Daerah, SelKanvas
from sakip_xl.build.tulis import serial

if TYPE_CHECKING:
    import xlwings as xw

    from sakip_xl.books.selaras import Rencana
    from sakip_xl.books.tuan import Tuan
    from sakip_xl.domain.model import Sel

_TEKS_POLOS = re.compile(r"[^\W\d_](?:[^\W\d]|[ ,.;:()/&-])*")
"""A text that Excel takes as text whatever the format: it begins with a letter and has no digit."""
_TEKS = "@"
_BUKAN_TEKS = {"true", "false", "benar", "salah"}  # an Indonesian program may take its own words
_PANJANG = 8000
"""Excel refuses a block in which a text is longer than about 8,200 characters; alone it may have 32,767."""


def laksanakan(lembar: xw.Sheet, rencana: Rencana, tuan: Tuan) -> None:
    """Do everything that the plan says, in the order in which one thing rests on another."""
    for satu in rencana.geser:
        _geser(lembar, satu.baris, satu.jumlah, dari_bawah=satu.dari_bawah)
    for daerah in rencana.lepas:
        rentang(lembar, daerah).unmerge()
    for daerah in persegi(alamat for alamat, sel in rencana.tautan.items() if not sel.tautan):
        rentang(lembar, daerah).clear()
    pasang_gaya(lembar, rencana.gaya, rencana.tetangga)
    tulis = rencana.tulis
    _pastikan_format(lembar, {a: s for a, s in tulis.items() if a in rencana.data or s.rumus is not None})
    tulis_sel(lembar, tulis)
    _pastikan_format(lembar, {a: tulis[a] for a in rencana.data if _terbawa(tulis[a])})
    _gabung(lembar, rencana.gabung)
    _tautkan(lembar, {alamat: sel for alamat, sel in rencana.tautan.items() if sel.tautan})
    for tinggi in set(rencana.tinggi.values()):
        for daerah in persegi((baris, 0) for baris, satu in rencana.tinggi.items() if satu == tinggi):
            lembar.range(f"{daerah.baris + 1}:{daerah.baris_akhir + 1}").row_height = tinggi
    _tata(lembar, rencana.tata, tuan)


def tulis_sel(lembar: xw.Sheet, sel: dict[Alamat, SelKanvas]) -> None:
    """Write values and formulas, each in as few blocks as the cells allow."""
    rumus = {a: s for a, s in sel.items() if s.rumus is not None}
    angka = persegi(a for a, s in sel.items() if s.rumus is None and _angka_di_teks(s))
    for daerah in angka:
        rentang(lembar, daerah).number_format = "General"
    panjang = {a: s for a, s in sel.items() if s.rumus is None and _kepanjangan(s.nilai)}
    for daerah in persegi(sel.keys() - rumus.keys() - panjang.keys()):
        rentang(lembar, daerah).value = [[nilai_tulis(sel[a].nilai) for a in b] for b in _baris(daerah)]
    for alamat, satu in panjang.items():
        rentang(lembar, _satu(alamat)).value = nilai_tulis(satu.nilai)
    for daerah in persegi(
        a for d in angka for b in _baris(d) for a in b if not isinstance(sel[a].nilai, bool)
    ):
        rentang(lembar, daerah).number_format = _TEKS
    for daerah in persegi(rumus):
        teks = [[teks_rumus(sel[a].rumus or "") for a in b] for b in _baris(daerah)]
        tujuan = rentang(lembar, daerah)
        tujuan.formula = teks if len(teks) > 1 or len(teks[0]) > 1 else teks[0][0]


def nilai_tulis(nilai: Sel) -> str | float | None:
    """A value so that the program keeps it as it is.

    Dates and times go as numbers, which need no conversion. A text that looks like something else
    (``82,5``, ``=1+1``, ``TRUE``, ``'kutip``) gets the apostrophe in front that makes it text.
    """
    if nilai is None or nilai == "":
        return None
    if isinstance(nilai, (date, time)):
        return serial(nilai)
    if not isinstance(nilai, str):
        return nilai
    aman = _TEKS_POLOS.fullmatch(nilai) and nilai.casefold() not in _BUKAN_TEKS
    return nilai if aman else f"'{nilai}"


def teks_rumus(rumus: str) -> str:
    """A formula as the program's own functions are named: the prefix belongs to files only."""
    return "=" + rumus.removeprefix("=").replace("_xlfn.", "")


def _gabung(lembar: xw.Sheet, gabung: Iterable[Daerah]) -> None:
    """Merge areas; those of one row and the same columns that lie below each other in one call."""
    sebaris: dict[tuple[int, int], list[Alamat]] = {}
    for daerah in gabung:
        if daerah.baris == daerah.baris_akhir:
            kolom = (daerah.kolom, daerah.kolom_akhir)
            sebaris.setdefault(kolom, []).append((daerah.baris, daerah.kolom))
        else:
            rentang(lembar, daerah).merge()
    for (_, akhir), sel in sebaris.items():
        for daerah in persegi(sel):
            rentang(lembar, replace(daerah, kolom_akhir=akhir)).merge(across=True)


def _geser(lembar: xw.Sheet, baris: int, jumlah: int, *, dari_bawah: bool) -> None:
    sel = lembar.range(f"{baris + 1}:{baris + abs(jumlah)}")
    if jumlah < 0:
        sel.delete("up")
    else:
        sel.insert("down", "format_from_right_or_below" if dari_bawah else "format_from_left_or_above")


def _pastikan_format(lembar: xw.Sheet, data: dict[Alamat, SelKanvas]) -> None:
    """Give cells the number format that they are drawn in, whatever stood there before.

    Before they are written: in the format of text a formula, or a number, would become text for good.
    TRUE and FALSE look the same in every format, and some programs keep them by their format.
    """
    kelompok: dict[str, list[Alamat]] = {}
    for alamat, satu in data.items():
        if satu.rumus is None and isinstance(satu.nilai, bool):
            continue
        kelompok.setdefault(_format(satu), []).append(alamat)
    for bentuk, sel in kelompok.items():
        for daerah in persegi(sel):
            tujuan = rentang(lembar, daerah)
            if tujuan.number_format != bentuk:
                tujuan.number_format = bentuk


def _tautkan(lembar: xw.Sheet, tautan: dict[Alamat, SelKanvas]) -> None:
    """Lay links within the book. The text stays what it is; the program's own look of a link does not."""
    for alamat, satu in tautan.items():
        sel = rentang(lembar, _satu(alamat))
        tujuan = str(satu.tautan).removeprefix("internal:")
        teks = sel.value
        sel.add_hyperlink(f"#{tujuan}", "" if teks is None else str(teks), satu.petunjuk or tujuan)
    pasang_gaya(lembar, {alamat: (None, satu.gaya) for alamat, satu in tautan.items()}, {})


def _tata(lembar: xw.Sheet, tata: dict[str, Any], tuan: Tuan) -> None:
    """What a sheet has beside its cells: widths, charts, shapes and pages."""
    for kolom, lebar in tata.get("lebar", {}).items():
        lembar.range((1, int(kolom) + 1)).column_width = lebar
    for ke, seri in enumerate(tata.get("grafik", ())):
        for n, (kategori, nilai) in enumerate(seri):
            tuan.isi_grafik(lembar, ke, n, kategori, nilai)
    for ke, (isi, garis) in enumerate(tata.get("warna", ()), 1):
        tuan.warnai_bentuk(lembar, f"Bentuk {ke}", isi, garis)
    if tata.get("cetak"):
        lembar.page_setup.print_area = rentang(lembar, Daerah(*tata["cetak"])).address
    if "jeda" in tata:
        tuan.atur_jeda(lembar, tata["jeda"])


def _baris(daerah: Daerah) -> Iterable[list[Alamat]]:
    for baris in range(daerah.baris, daerah.baris_akhir + 1):
        yield [(baris, kolom) for kolom in range(daerah.kolom, daerah.kolom_akhir + 1)]


def _satu(alamat: Alamat) -> Daerah:
    return Daerah(*alamat, *alamat)


def _angka_di_teks(sel: SelKanvas) -> bool:
    """A number in a cell of format text: written as it is, it would become text."""
    return sel.nilai is not None and not isinstance(sel.nilai, str) and _format(sel) == _TEKS


def _terbawa(sel: SelKanvas) -> bool:
    """A formula of no format of its own: Excel may give it that of a cell which it looks at."""
    return sel.rumus is not None and _format(sel) == "General"


def _format(sel: SelKanvas) -> str:
    return str(sifat(sel.gaya).get("num_format", "General"))


def _kepanjangan(nilai: Sel) -> bool:
    return isinstance(nilai, str) and len(nilai) > _PANJANG
