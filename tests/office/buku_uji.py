"""A small workbook with one of everything that the engine has to answer for."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from pathlib import Path

    from xlsxwriter.worksheet import Worksheet

LEMBAR = "Data Uji"
JUDUL = ("Kode", "Nilai", "Tanggal (a)", "Dua Kali")
TANGGAL_PANJANG = "[$-421]dd mmmm yyyy"


def buat_buku_uji(ke: Path) -> Path:
    """*Data Uji* with tblUji in B3:E9 and tblLain in B14:C15; *Kunci* protected, *Sandi* with a password."""
    buku = xlsxwriter.Workbook(ke)
    gaya = {
        "teks": buku.add_format({"num_format": "@", "bg_color": "#FFEE00"}),
        "tanggal": buku.add_format({"num_format": TANGGAL_PANJANG}),
        "jam": buku.add_format({"num_format": "hh:mm"}),
        "terbuka": buku.add_format({"locked": False}),
        "tebal": buku.add_format({"bold": True}),
    }
    lembar = buku.add_worksheet(LEMBAR)
    _isi_tabel(lembar, gaya)
    _isi_sel(lembar, gaya)
    kunci = buku.add_worksheet("Kunci")
    kunci.protect("", {"format_cells": True, "insert_rows": True, "autofilter": True})
    kunci.write("A1", "terkunci")
    kunci.write("A2", "terbuka", gaya["terbuka"])
    kunci.insert_textbox("C3", "kotak")
    sandi = buku.add_worksheet("Sandi")
    sandi.protect("rahasia")
    buku.define_name("nilai_satu", f"='{LEMBAR}'!$C$4")
    buku.define_name("daftar_kode", "=INDEX(tblUji[Kode],1):INDEX(tblUji[Kode],COUNTA(tblUji[Kode]))")
    buku.define_name("Kunci!setempat", "=Kunci!$A$2")
    grafik = buku.add_chart({"type": "column"})
    assert grafik is not None
    grafik.add_series({"categories": f"='{LEMBAR}'!$B$4:$B$6", "values": f"='{LEMBAR}'!$C$4:$C$6"})
    kunci.insert_chart("E3", grafik)
    buku.close()
    return ke


def _isi_tabel(lembar: Worksheet, gaya: dict[str, xlsxwriter.format.Format]) -> None:
    for n in range(6):
        lembar.write(3 + n, 1, f"K{n}", gaya["teks"])
        lembar.write(3 + n, 2, n * 1.5)
        lembar.write_datetime(3 + n, 3, datetime(2026, 1, n + 1), gaya["tanggal"])
        lembar.write_formula(3 + n, 4, "=tblUji[[#This Row],[Nilai]]*2")
    rumus = "=tblUji[[#This Row],[Nilai]]*2"
    kolom = [{"header": judul} for judul in JUDUL[:3]] + [{"header": JUDUL[3], "formula": rumus}]
    lembar.add_table(2, 1, 8, 4, {"name": "tblUji", "columns": kolom})
    lembar.add_table(13, 1, 14, 2, {"name": "tblLain", "columns": [{"header": "A"}, {"header": "B"}]})
    lembar.data_validation("B4:B9", {"validate": "list", "source": ["a", "b"]})
    lembar.conditional_format("C4:C9", {"type": "cell", "criteria": ">", "value": 3, "format": gaya["tebal"]})


def _isi_sel(lembar: Worksheet, gaya: dict[str, xlsxwriter.format.Format]) -> None:
    lembar.write_boolean("G1", True)
    lembar.write_formula("G2", "=1=1")
    lembar.write_formula("G3", "=1/0")
    lembar.write_formula("G4", "=NA()")
    lembar.write_number("G5", 8.5 / 24, gaya["jam"])
    lembar.write_formula("G6", '=""')
    lembar.write_url("I1", "internal:'Kunci'!A1", string="ke Kunci")
    lembar.write_url("I2", "internal:nilai_satu", string="ke nama")
    lembar.write_comment("C4", "catatan")
    lembar.set_row(20, None, None, {"hidden": True})
