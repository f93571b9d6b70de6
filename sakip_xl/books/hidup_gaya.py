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


def pasang_gaya(
    lembar: xw.Sheet, gaya: Mapping[Alamat, tuple[str | None, str]], tetangga: Mapping[Alamat, str]
) -> None:
    """Set the styles of many cells, equal changes together.

    Lines come last: taking one off a cell takes it off the cell beside it too, so those around the changed
    cells (``tetangga``) are laid again.
    """
    kelompok: dict[tuple[tuple[str, Any], ...], list[Alamat]] = {}
    bergaris: dict[tuple[Any, ...], list[Alamat]] = {}
    for alamat, (lama, baru) in gaya.items():
        beda = beda_rupa(lama, baru)
        kelompok.setdefault(tuple(sorted(beda.items())), []).append(alamat)
        if any(nama.startswith("garis_") for nama in beda):
            bergaris.setdefault(_garis(baru), []).append(alamat)
    for alamat, satu in tetangga.items():
        bergaris.setdefault(_garis(satu), []).append(alamat)
    for beda_urut, sel in kelompok.items():
        for daerah in persegi(sel):
            _pasang(rentang(lembar, daerah), dict(beda_urut))
    for garis, sel in bergaris.items():
        _bergaris(lembar, garis, sel)


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
    _hapus_garis(sel, beda)


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


def _hapus_garis(sel: xw.Range, beda: dict[str, Any]) -> None:
    """Take off the lines that go."""
    hilang = [satu for satu in _SISI if beda.get(f"garis_{satu}", "tetap") is None]
    if hilang:
        sel.borders.clear([sisi for satu in hilang for sisi in (f"edge_{satu}", *_antara(sel, satu))])


def _garis(gaya: str) -> tuple[Any, ...]:
    """The lines of a style: left, right, top, bottom."""
    return tuple(rupa(gaya)[f"garis_{satu}"] for satu in _SISI)


def _bergaris(lembar: xw.Sheet, garis: tuple[Any, ...], sel: list[Alamat]) -> None:
    """Lay the lines of cells; all four sides alike in one call for a whole area."""
    seragam = len(set(garis)) == 1
    for daerah in persegi(sel) if seragam else [d for s in sel for d in persegi([s])]:
        petak = rentang(lembar, daerah)
        for satu, nilai in zip(_SISI[: 1 if seragam else None], garis, strict=False):
            if nilai is not None:
                sisi = _semua(petak) if seragam else [f"edge_{satu}"]
                petak.borders.set(sisi, color=nilai[1], **_GARIS[nilai[0]])


def _semua(sel: xw.Range) -> list[str]:
    return [f"edge_{satu}" for satu in _SISI] + _antara(sel, "left") + _antara(sel, "top")


def _antara(sel: xw.Range, sisi: str) -> list[str]:
    """The inner lines that belong to a side of every cell; a single row or column has none."""
    baris, kolom = sel.shape
    if sisi in {"left", "right"}:
        return ["inside_vertical"] if kolom > 1 else []
    return ["inside_horizontal"] if baris > 1 else []
