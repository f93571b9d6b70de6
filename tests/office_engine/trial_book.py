"""A small workbook with one of everything that the engine has to answer for."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import xlsxwriter

if TYPE_CHECKING:
    from pathlib import Path

    from xlsxwriter.worksheet import Worksheet

LEMBAR = "Data Uji"
HEADINGS = ("Kode", "Nilai", "Tanggal (a)", "Dua Kali")
TANGGAL_PANJANG = "[$-421]dd mmmm yyyy"


def make_test_book(destination: Path) -> Path:
    """*Data Uji* with tblUji in B3:E9 and tblLain in B14:C15; *Kunci* protected, *Sandi* with a password."""
    book = xlsxwriter.Workbook(destination)
    styles = {
        "teks": book.add_format({"num_format": "@", "bg_color": "#FFEE00"}),
        "tanggal": book.add_format({"num_format": TANGGAL_PANJANG}),
        "jam": book.add_format({"num_format": "hh:mm"}),
        "terbuka": book.add_format({"locked": False}),
        "tebal": book.add_format({"bold": True}),
    }
    sheet = book.add_worksheet(LEMBAR)
    _fill_table(sheet, styles)
    _fill_cells(sheet, styles)
    locked = book.add_worksheet("Kunci")
    locked.protect("", {"format_cells": True, "insert_rows": True, "autofilter": True})
    locked.write("A1", "terkunci")
    locked.write("A2", "terbuka", styles["terbuka"])
    locked.insert_textbox("C3", "kotak")
    password = book.add_worksheet("Sandi")
    password.protect("rahasia")
    book.define_name("nilai_satu", f"='{LEMBAR}'!$C$4")
    book.define_name("daftar_kode", "=INDEX(tblUji[Kode],1):INDEX(tblUji[Kode],COUNTA(tblUji[Kode]))")
    book.define_name("Kunci!setempat", "=Kunci!$A$2")
    chart = book.add_chart({"type": "column"})
    assert chart is not None
    chart.add_series({"categories": f"='{LEMBAR}'!$B$4:$B$6", "values": f"='{LEMBAR}'!$C$4:$C$6"})
    locked.insert_chart("E3", chart)
    book.close()
    return destination


def _fill_table(sheet: Worksheet, styles: dict[str, xlsxwriter.format.Format]) -> None:
    for n in range(6):
        sheet.write(3 + n, 1, f"K{n}", styles["teks"])
        sheet.write(3 + n, 2, n * 1.5)
        sheet.write_datetime(3 + n, 3, datetime(2026, 1, n + 1), styles["tanggal"])
        sheet.write_formula(3 + n, 4, "=tblUji[[#This Row],[Nilai]]*2")
    rumus = "=tblUji[[#This Row],[Nilai]]*2"
    columns = [{"header": heading} for heading in HEADINGS[:3]] + [{"header": HEADINGS[3], "formula": rumus}]
    sheet.add_table(2, 1, 8, 4, {"name": "tblUji", "columns": columns})
    sheet.add_table(13, 1, 14, 2, {"name": "tblLain", "columns": [{"header": "A"}, {"header": "B"}]})
    sheet.data_validation("B4:B9", {"validate": "list", "source": ["a", "b"]})
    sheet.conditional_format(
        "C4:C9", {"type": "cell", "criteria": ">", "value": 3, "format": styles["tebal"]}
    )


def _fill_cells(sheet: Worksheet, styles: dict[str, xlsxwriter.format.Format]) -> None:
    sheet.write_boolean("G1", True)
    sheet.write_formula("G2", "=1=1")
    sheet.write_formula("G3", "=1/0")
    sheet.write_formula("G4", "=NA()")
    sheet.write_number("G5", 8.5 / 24, styles["jam"])
    sheet.write_formula("G6", '=""')
    sheet.write_url("I1", "internal:'Kunci'!A1", string="ke Kunci")
    sheet.write_url("I2", "internal:nilai_satu", string="ke nama")
    sheet.write_comment("C4", "catatan")
    sheet.set_row(20, None, None, {"hidden": True})
