"""The look of every cell: named styles, and the properties they stand for in XlsxWriter's words.

A style name is one base and any modifiers joined by ``+``, such as ``isian+tanggal`` or
``teks+tebal+tengah``; each part adds its properties to those before it. A colour such as ``#2E7D32`` is
a part too: the ground of the cell.
"""

from __future__ import annotations

from functools import cache
from types import MappingProxyType
from typing import Any

from sakip_xl.schema.base import Look

BIRU_TUA = "#1F3864"
BIRU = "#2F5597"
BIRU_MUDA = "#DCE6F2"
ABU_TUA = "#595959"
ABU = "#A6A6A6"
ABU_MUDA = "#F2F2F2"
GARIS = "#BFC7D1"
KUNING = "#FFFBE3"
TERKUNCI = "#E4EAF1"
MERAH = "#B3261E"
MERAH_MUDA = "#FBE3E1"
JINGGA = "#9A5B00"
JINGGA_MUDA = "#FDEFD7"
HIJAU = "#2E6B34"
HIJAU_MUDA = "#E1F1E2"

CHART_COLORS = ("#2F5597", "#4A6FA5", "#8A6A14")

DATE_FORMAT = "[$-421]dd mmmm yyyy"
MOMENT_FORMAT = "[$-421]dd mmmm yyyy hh:mm"
TIME_FORMAT = "hh:mm"
MONEY_FORMAT = "#,##0.00"
CAPAIAN_FORMAT = "0.00"

Trait = dict[str, Any]

_BASE: Trait = {"font_name": "Calibri", "font_size": 11, "valign": "top"}
_BOX: Trait = {"border": 1, "border_color": GARIS, "text_wrap": True}

_STYLES: dict[str, Trait] = {
    # lines of a sheet
    "teks": {"text_wrap": True},
    "baris": {},
    "judul": {"font_size": 18, "bold": True, "font_color": BIRU_TUA, "valign": "vcenter"},
    "subjudul": {"font_size": 12, "font_color": ABU_TUA, "valign": "vcenter"},
    "judul_bagian": {"font_size": 13, "bold": True, "font_color": BIRU_TUA, "valign": "bottom"},
    "penjelasan": {"font_size": 10, "italic": True, "font_color": ABU_TUA},
    "kecil": {"font_size": 9, "font_color": ABU_TUA},
    "contoh": {"bold": True, "font_color": MERAH},
    "label": {"bold": True, "font_color": BIRU_TUA, "text_wrap": True},
    "tautan": {"font_color": BIRU, "underline": 1},
    "tombol": {
        # Dark on light: some programs give a link its own dark colour, whatever the cell says.
        "bold": True,
        "font_color": BIRU_TUA,
        "bg_color": "#C5D7F0",
        "align": "center",
        "valign": "vcenter",
        "border": 2,
        "border_color": BIRU,
        "text_wrap": True,
    },
    # cells of a table
    "kepala": {
        **_BOX,
        "bold": True,
        "font_size": 10,
        "font_color": BIRU_TUA,
        "bg_color": BIRU_MUDA,
        "valign": "vcenter",
        "align": "center",
        "bottom_color": BIRU,
    },
    "pita": {
        "bold": True,
        "font_size": 10,
        "font_color": "#FFFFFF",
        "bg_color": BIRU,
        "align": "center",
        "valign": "vcenter",
        "border": 1,
        "border_color": "#FFFFFF",
    },
    "sel": {**_BOX, "font_size": 10},
    "isian": {**_BOX, "font_size": 10, "bg_color": KUNING, "locked": False},
    "kunci": {**_BOX, "font_size": 10, "bg_color": TERKUNCI},
    "hitungan": {**_BOX, "font_size": 10, "bg_color": ABU_MUDA},
    # what a column holds
    "kode": {"num_format": "@"},
    "panjang": {"num_format": "@"},
    "pilihan": {},
    "ketik": {"align": "right", "indent": 1},
    "angka": {"align": "right", "indent": 1},
    "apa_adanya": {"num_format": "@"},
    "bulat": {"num_format": "0", "align": "center"},
    "capaian": {"num_format": CAPAIAN_FORMAT, "align": "right", "indent": 1},
    "uang": {"num_format": MONEY_FORMAT, "align": "right", "indent": 1},
    "tanggal": {"num_format": DATE_FORMAT, "align": "center"},
    "waktu": {"num_format": MOMENT_FORMAT, "align": "center"},
    "jam": {"num_format": TIME_FORMAT, "align": "center"},
    **{
        f"persen{n}": {"num_format": f"0.{'0' * n}%" if n else "0%", "align": "right", "indent": 1}
        for n in range(16)
    },
    **{f"desimal{n}": {"num_format": f"[$-421]#,##0{'.' if n else ''}{'0' * n}"} for n in range(11)},
    # modifiers
    "tebal": {"bold": True},
    "miring": {"italic": True},
    "besar": {"font_size": 14},
    "kartu": {
        "font_size": 16,
        "bold": True,
        "font_color": BIRU_TUA,
        "valign": "vcenter",
        "num_format": CAPAIAN_FORMAT,
    },
    "kartu_judul": {
        "font_size": 10,
        "font_color": ABU_TUA,
        "bg_color": BIRU_MUDA,
        "align": "center",
        "valign": "vcenter",
    },
    "kecil_langkah": {"font_size": 9},
    **{f"masuk{n}": {"indent": n} for n in range(1, 6)},
    "waktu_pendek": {"num_format": "[$-421]d mmm hh.mm", "align": "center"},
    "tengah": {"align": "center"},
    "kanan": {"align": "right"},
    "kiri": {"align": "left", "indent": 0},
    "di_tengah": {"valign": "vcenter"},
    "kotak": _BOX,
    "garis_bawah": {"bottom": 1, "bottom_color": ABU},
    "bungkus": {"text_wrap": True},
    "satu_baris": {"text_wrap": False},
    "bidang": {**_BOX, "text_wrap": False, "bg_color": KUNING},
    "terbuka": {"left": 0, "right": 0},
    "terbuka_kiri": {"left": 0},
    "terbuka_kanan": {"right": 0},
    "judul_tabel": {"bold": True, "bg_color": BIRU_MUDA, "font_color": BIRU_TUA},
    "biru": {"bg_color": BIRU_MUDA},
    "abu": {"bg_color": ABU_MUDA},
    # papers to be printed and signed
    "naskah": {"font_size": 10, "text_wrap": True},
    "kecil_naskah": {"font_size": 8},
    "lebar_naskah": {"font_size": 13},
    "judul_naskah": {"font_size": 20},
    "muat": {"shrink": True, "text_wrap": False},
    "kop": {"font_size": 13, "bold": True, "text_wrap": True, "align": "center", "valign": "vcenter"},
    "garis_naskah": {"border": 1, "border_color": ABU_TUA},
    "garis_kiri": {"left": 1, "left_color": ABU_TUA},
    "garis_kanan": {"right": 1, "right_color": ABU_TUA},
    "garis_atas": {"top": 1, "top_color": ABU_TUA},
    "garis_dasar": {"bottom": 1, "bottom_color": ABU_TUA},
    "menit": {"num_format": '#,##0" menit"'},
    # findings and states
    "salah": {"font_color": MERAH, "bg_color": MERAH_MUDA},
    "peringatan": {"font_color": JINGGA, "bg_color": JINGGA_MUDA},
    "info": {"font_color": BIRU, "bg_color": BIRU_MUDA},
    "selesai": {"font_color": HIJAU, "bg_color": HIJAU_MUDA},
    "berjalan": {"font_color": BIRU, "bg_color": BIRU_MUDA, "bold": True},
    "terlambat": {"font_color": MERAH, "bg_color": MERAH_MUDA, "bold": True},
    "menunggu": {"font_color": ABU_TUA, "bg_color": ABU_MUDA},
    "terpotong": {"text_wrap": False, "align": "fill"},
    "kisi": {"border": 4, "border_color": GARIS},
    "hari": {
        "font_size": 8,
        "font_color": ABU_TUA,
        "align": "center",
        "num_format": "d",
        "border": 4,
        "border_color": GARIS,
    },
    "pekan": {"num_format": "[$-421]d mmmm yyyy"},
    "batang": {"bg_color": BIRU, "font_color": BIRU},
    "batang_selesai": {"bg_color": HIJAU, "font_color": HIJAU},
    "libur": {"bg_color": ABU_MUDA, "font_color": ABU_TUA},
}

STYLES = MappingProxyType(_STYLES)
"""Every part that a style name may be made of."""

_LOOK_STYLES: dict[Look, str] = {
    Look.TEXT: "kode",
    Look.LONG_TEXT: "panjang",
    Look.CHOICE: "pilihan",
    Look.NUMBER: "angka",
    Look.INTEGER: "bulat",
    Look.PERCENT: "capaian",
    Look.MONEY: "uang",
    Look.TYPED: "ketik",
    Look.DATE: "tanggal",
    Look.MOMENT: "waktu",
    Look.TIME: "jam",
}


def _color_of(part: str) -> dict[str, Any]:
    """A part that is a colour: ``#RRGGBB`` of the ground, ``huruf#RRGGBB`` of the type."""
    prefix, mark, color = part.partition("#")
    return {"font_color" if prefix == "huruf" else "bg_color": f"#{color}"} if mark else {}


@cache
def sifat(style: str) -> MappingProxyType[str, Any]:
    """What a style name means to XlsxWriter; a part that does not exist is a builder's mistake."""
    result = dict(_BASE)
    for part in style.split("+"):
        result |= _color_of(part) or STYLES[part]
    return MappingProxyType(result)


@cache
def conditional_traits(style: str) -> MappingProxyType[str, Any]:
    """The part of a style that a conditional format may change: colours and weight of the type."""
    allowed = ("font_color", "bg_color", "bold", "italic")
    return MappingProxyType({k: v for k, v in sifat(style).items() if k in allowed})


def cell_style(look: Look, base: str = "sel") -> str:
    """The style of a table cell: its base with the number format and alignment of its column."""
    return f"{base}+{_LOOK_STYLES[look]}"
