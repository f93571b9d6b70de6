"""Give cells of an open sheet the look of a style name, touching only what differs from the old one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from sakip_xl.books.persegi import persegi
from sakip_xl.build.gaya import sifat

if TYPE_CHECKING:
    import xlwings as xw

    from sakip_xl.build.kanvas import Daerah

Alamat = tuple[int, int]
_SISI = ("left", "right", "top", "bottom")
_GARIS: dict[int, dict[str, Any]] = {
    1: {"line_style": "continuous", "weight": "thin"},
    2: {"line_style": "continuous", "weight": "medium"},
    4: {"line_style": "dot", "weight": "thin"},
    6: {"line_style": "double"},  # has one weight only
}
"""XlsxWriter's border numbers in xlwings' words; a number that is missing here is a ``KeyError``."""
_DATAR = {None: "general", "left": "left", "center": "center", "right": "right", "fill": "fill"}
_POLOS = {"font_name": "Calibri", "font_size": 11, "valign": "bottom"}
_TEGAK = {"top": "top", "vcenter": "center", "bottom": "bottom"}


@cache
def rupa(gaya: str) -> Mapping[str, Any]:
    """What a style name means on an open sheet; the empty name is a cell as a new book has it."""
    isi: Mapping[str, Any] = sifat(gaya) if gaya else _POLOS
    garis = {
        satu: (jenis, isi.get(f"{satu}_color", isi.get("border_color", "#000000")))
        if (jenis := isi.get(satu, isi.get("border", 0)))
        else None
        for satu in _SISI
    }
    return {
        "huruf": isi["font_name"],
        "ukuran": isi["font_size"],
        "tebal": bool(isi.get("bold")),
        "miring": bool(isi.get("italic")),
        "warna": isi.get("font_color", "#000000"),
        "dasar": isi.get("bg_color"),
        "format": isi.get("num_format", "General"),
        "datar": (_DATAR[isi.get("align")], isi.get("indent", 0)),
        "tegak": _TEGAK[isi["valign"]],
        "bungkus": bool(isi.get("text_wrap")),
        **{f"garis_{satu}": nilai for satu, nilai in garis.items()},
    }


def beda_rupa(lama: str | None, baru: str) -> dict[str, Any]:
    """The attributes to set; all of them when the old style is unknown."""
    kini = rupa(baru)
    dulu = rupa(lama) if lama is not None else {}
    return {kunci: nilai for kunci, nilai in kini.items() if kunci not in dulu or dulu[kunci] != nilai}


def pasang_gaya(lembar: xw.Sheet, gaya: Mapping[Alamat, tuple[str | None, str]]) -> None:
    """Set the styles of many cells, equal changes together."""
    kelompok: dict[tuple[tuple[str, Any], ...], list[Alamat]] = {}
    for alamat, (lama, baru) in gaya.items():
        beda = tuple(sorted(beda_rupa(lama, baru).items()))
        kelompok.setdefault(beda, []).append(alamat)
    for beda, sel in kelompok.items():
        satu_satu = len({nilai for kunci, nilai in beda if kunci.startswith("garis_")}) > 1
        for daerah in persegi(sel) if not satu_satu else [d for s in sel for d in persegi([s])]:
            _pasang(rentang(lembar, daerah), dict(beda))


def rentang(lembar: xw.Sheet, daerah: Daerah) -> xw.Range:
    """A rectangle, counted from 0, of an open sheet."""
    return lembar.range(
        (daerah.baris + 1, daerah.kolom + 1), (daerah.baris_akhir + 1, daerah.kolom_akhir + 1)
    )


def _pasang(sel: xw.Range, beda: dict[str, Any]) -> None:
    _huruf(sel, beda)
    if "dasar" in beda:
        sel.color = beda["dasar"]
    if "format" in beda:
        sel.number_format = beda["format"]
    if "datar" in beda:
        datar, lekuk = beda["datar"]
        sel.horizontal_alignment = "general"  # takes any old indent away
        sel.horizontal_alignment = datar
        if lekuk:
            sel.adjust_indent(lekuk)
    if "tegak" in beda:
        sel.vertical_alignment = beda["tegak"]
    if "bungkus" in beda:
        sel.wrap_text = beda["bungkus"]
    _garis(sel, beda)


def _huruf(sel: xw.Range, beda: dict[str, Any]) -> None:
    for kunci, sifat_huruf in (
        ("huruf", "name"),
        ("ukuran", "size"),
        ("tebal", "bold"),
        ("miring", "italic"),
        ("warna", "color"),
    ):
        if kunci in beda:
            setattr(sel.font, sifat_huruf, beda[kunci])


def _garis(sel: xw.Range, beda: dict[str, Any]) -> None:
    """Set the borders; all sides alike in one call, which also draws the lines between the cells."""
    garis = {satu: beda[f"garis_{satu}"] for satu in _SISI if f"garis_{satu}" in beda}
    seragam = len(garis) == len(_SISI) and len(set(garis.values())) == 1
    tujuan: list[tuple[Any, Any]] = (
        [(_semua(sel), garis["left"])]
        if seragam
        else [([f"edge_{satu}", *_antara(sel, satu)], nilai) for satu, nilai in garis.items()]
    )
    for sisi, nilai in tujuan:
        if nilai is None:
            sel.borders.clear(sisi)
        else:
            sel.borders.set(sisi, color=nilai[1], **_GARIS[nilai[0]])


def _semua(sel: xw.Range) -> list[str]:
    return [f"edge_{satu}" for satu in _SISI] + _antara(sel, "left") + _antara(sel, "top")


def _antara(sel: xw.Range, sisi: str) -> list[str]:
    """The inner lines that belong to a side of every cell; a single row or column has none."""
    baris, kolom = sel.shape
    if sisi in {"left", "right"}:
        return ["inside_vertical"] if kolom > 1 else []
    return ["inside_horizontal"] if baris > 1 else []
