"""From a drawn book to an ``.xlsx``: the same canvas gives the same bytes, whenever and wherever."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs

from sakip_xl.build.bentuk import LembarXlsx
from sakip_xl.build.gaya import sifat, sifat_bersyarat
from sakip_xl.build.kanvas import Daerah, Grafik, Kanvas, LembarKanvas, SelKanvas
from sakip_xl.build.rumus_tabel import rumus_penuh
from sakip_xl.domain.model import Sel

_FOLIO = 14
_DIBUAT = datetime(2026, 1, 1)
_TEPI = {"left": 0.5, "right": 0.4, "top": 0.6, "bottom": 0.6}
_KAKI = "&L&8%s&R&8Halaman &P dari &N"
_BOLEH = {
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
}
_SUMBU = {"x": "set_x_axis", "y": "set_y_axis", "y2": "set_y2_axis", "legenda": "set_legend"}
_TANPA_TAUTAN = {"strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False}
_OPSI = {**_TANPA_TAUTAN, "in_memory": True}  # a temporary file per part costs more than the parts


def tulis_xlsx(kanvas: Kanvas, jalur: Path) -> None:
    """Write a drawn book; an existing file is replaced.

    ``kanvas.properti`` may hold ``judul``, ``perihal``, ``penulis``, ``dibuat`` (an ISO date), and
    ``kepala`` and ``kaki``, the texts printed above and below every page. A text that Excel cannot hold
    is a ``ValueError``: nothing is cut off.
    """
    with Workbook(str(jalur), dict(_OPSI)) as buku:
        buku.set_properties(_properti(kanvas.properti))
        penulis = _Penulis(buku, kanvas)
        for lembar in kanvas.lembar.values():
            penulis.lembar(lembar)
        for nama, acuan in sorted(kanvas.nama.items(), key=lambda butir: butir[0].casefold()):
            buku.define_name(nama, "=" + acuan.removeprefix("="))


def _properti(properti: Mapping[str, str]) -> dict[str, Any]:
    dibuat = properti.get("dibuat")
    return {
        "title": properti.get("judul", ""),
        "subject": properti.get("perihal", ""),
        "author": properti.get("penulis", ""),
        "created": datetime.fromisoformat(dibuat) if dibuat else _DIBUAT,
    }


class _Penulis:
    """Writes sheet after sheet into one workbook; a style becomes one format, whoever uses it."""

    def __init__(self, buku: Workbook, kanvas: Kanvas) -> None:
        self._buku = buku
        self._kanvas = kanvas
        self._format: dict[str, Format] = {}
        self._bersyarat: dict[str, Format] = {}

    def gaya(self, nama: str) -> Format:
        """The format of a style name."""
        if nama not in self._format:
            self._format[nama] = self._buku.add_format(dict(sifat(nama)))
        return self._format[nama]

    def gaya_bersyarat(self, nama: str) -> Format:
        """The format that a conditional format lays over a cell."""
        if nama not in self._bersyarat:
            self._bersyarat[nama] = self._buku.add_format(dict(sifat_bersyarat(nama)))
        return self._bersyarat[nama]

    def lembar(self, kanvas: LembarKanvas) -> None:
        """Write one sheet with everything on it."""
        ws: Any = self._buku.add_worksheet(kanvas.lembar.nama, LembarXlsx)
        self._tampilan(ws, kanvas)
        self._cetak(ws, kanvas)
        for daerah in kanvas.gabungan:
            ws.merge_range(*_batas(daerah), "", None)
        kepala = self._tabel(ws, kanvas)
        for (baris, kolom), sel in sorted(kanvas.sel.items()):
            if (baris, kolom) not in kepala:
                _tulis_sel(ws, baris, kolom, sel, self.gaya(sel.gaya))
        for daerah, pilihan in kanvas.validasi:
            _pastikan(ws.data_validation(*_batas(daerah), dict(pilihan)))
        for daerah, pilihan in kanvas.bersyarat:
            _pastikan(ws.conditional_format(*_batas(daerah), self._syarat(pilihan)))
        for bentuk in kanvas.bentuk:
            ws.sisipkan(bentuk)
        for grafik in kanvas.grafik:
            self._grafik(ws, grafik)

    def _syarat(self, pilihan: Mapping[str, Any]) -> dict[str, Any]:
        if "format" not in pilihan:
            return dict(pilihan)
        return {**pilihan, "format": self.gaya_bersyarat(pilihan["format"])}

    def _tampilan(self, ws: LembarXlsx, kanvas: LembarKanvas) -> None:
        lembar = kanvas.lembar
        ws.hide_gridlines(2)
        ws.set_tab_color(lembar.warna)
        for kolom in sorted(kanvas.lebar.keys() | kanvas.kolom_tersembunyi):
            ws.set_column(
                kolom, kolom, kanvas.lebar.get(kolom), None, {"hidden": kolom in kanvas.kolom_tersembunyi}
            )
        for baris, tinggi in sorted(kanvas.tinggi.items()):
            ws.set_row(baris, tinggi)
        for baris, tinggi in sorted(kanvas.taksiran.items()):
            if baris not in kanvas.tinggi:
                ws.taksir(baris, tinggi)
        if kanvas.beku:
            ws.freeze_panes(*kanvas.beku)
        if lembar.terlindung:
            ws.protect("", _BOLEH)
        if lembar.tersembunyi:
            ws.hide()
        if self._kanvas.aktif == lembar.nama:
            ws.activate()

    def _cetak(self, ws: LembarXlsx, kanvas: LembarKanvas) -> None:
        ws.set_paper(_FOLIO)
        mendatar = kanvas.lembar.mendatar if kanvas.mendatar is None else kanvas.mendatar
        (ws.set_landscape if mendatar else ws.set_portrait)()
        ws.set_margins(**_TEPI)
        if kanvas.skala is None:
            ws.fit_to_pages(kanvas.halaman_lebar, 0)
        else:
            ws.set_print_scale(kanvas.skala)
        if kanvas.ulang_baris:
            ws.repeat_rows(*kanvas.ulang_baris)
        if kanvas.ulang_kolom:
            ws.repeat_columns(*kanvas.ulang_kolom)
        if kanvas.daerah_cetak:
            ws.print_area(*_batas(kanvas.daerah_cetak))
        if kanvas.jeda_halaman:
            ws.set_h_pagebreaks(kanvas.jeda_halaman)
        kaki = self._kanvas.properti.get("kaki", kanvas.lembar.judul)
        ws.set_footer(_KAKI % _aman(kaki))
        if kepala := self._kanvas.properti.get("kepala"):
            ws.set_header(f'&C&10&"Calibri,Bold"{_aman(kepala)}')

    def _tabel(self, ws: LembarXlsx, kanvas: LembarKanvas) -> set[tuple[int, int]]:
        """Lay the tables; returns the heading cells, which come with them."""
        kepala: set[tuple[int, int]] = set()
        for letak in kanvas.tabel:
            kolom = letak.tabel.kolom
            akhir = (letak.baris + letak.jumlah, letak.kolom + len(kolom) - 1)
            pilihan = {
                "name": letak.tabel.nama,
                "style": None,
                "title": letak.tabel.judul,
                "columns": [
                    {
                        "header": k.judul,
                        "header_format": self.gaya(kanvas.sel[letak.baris, letak.kolom + n].gaya),
                        "formula": rumus_penuh(letak.tabel, k.rumus.teks) if k.rumus else "",
                    }
                    for n, k in enumerate(kolom)
                ],
            }
            _pastikan(ws.add_table(letak.baris, letak.kolom, *akhir, pilihan))
            kepala |= {(letak.baris, letak.kolom + n) for n in range(len(kolom))}
            ws.ignore_errors({"number_stored_as_text": _a1(letak.baris, letak.kolom, *akhir)})
        return kepala

    def _grafik(self, ws: LembarXlsx, grafik: Grafik) -> None:
        gambar: Any = self._buku.add_chart(grafik.jenis)
        for seri in grafik.seri:
            gambar.add_series(dict(seri))
        gambar.set_title({"name": grafik.judul, "name_font": {"size": 12, "bold": True}})
        for nama, pilihan in grafik.sumbu.items():
            getattr(gambar, _SUMBU[nama])(dict(pilihan))
        gambar.set_size({"width": grafik.lebar, "height": grafik.tinggi})
        ws.insert_chart(grafik.baris, grafik.kolom, gambar, {"description": grafik.judul})


def _batas(daerah: Daerah) -> tuple[int, int, int, int]:
    return daerah.baris, daerah.kolom, daerah.baris_akhir, daerah.kolom_akhir


def _a1(baris: int, kolom: int, baris_akhir: int, kolom_akhir: int) -> str:
    return xl_range_abs(baris, kolom, baris_akhir, kolom_akhir).replace("$", "")


def _aman(teks: str) -> str:
    """A text in a page header or footer: an ampersand would begin a code."""
    return teks.replace("&", "&&")


def _pastikan(hasil: object) -> None:
    """XlsxWriter reports what it left out by a negative number only."""
    if hasil not in {0, None}:
        msg = f"XlsxWriter refused to write (code {hasil})"
        raise ValueError(msg)


def _tulis_sel(ws: LembarXlsx, baris: int, kolom: int, sel: SelKanvas, gaya: Format) -> None:
    """Write one cell with its link and its prompt."""
    if sel.rumus is not None:
        _pastikan(ws.write_formula(baris, kolom, "=" + sel.rumus.removeprefix("="), gaya, _hasil(sel.nilai)))
    else:
        _tulis_nilai(ws, baris, kolom, sel.nilai, gaya)
    if sel.tautan is not None:
        # With this switch the link is laid over the cell, whose value stays what it is.
        ws.ignore_write_string = True
        tujuan = "internal:" + sel.tautan.removeprefix("internal:")
        _pastikan(ws.write_url(baris, kolom, tujuan, gaya, tip=sel.petunjuk))
        ws.ignore_write_string = False
    elif sel.petunjuk is not None:
        _pastikan(ws.data_validation(baris, kolom, baris, kolom, _petunjuk(sel.petunjuk)))


def _petunjuk(teks: str) -> dict[str, Any]:
    return {"validate": "any", "input_message": teks}


def _tulis_nilai(ws: LembarXlsx, baris: int, kolom: int, nilai: Sel, gaya: Format) -> None:
    if nilai is None or nilai == "":
        _pastikan(ws.write_blank(baris, kolom, None, gaya))
    elif isinstance(nilai, bool):
        _pastikan(ws.write_boolean(baris, kolom, nilai, gaya))
    elif isinstance(nilai, (date, time)):
        _pastikan(ws.write_number(baris, kolom, serial(nilai), gaya))
    elif isinstance(nilai, str):
        _tulis_teks(ws, baris, kolom, nilai, gaya)
    else:
        _pastikan(ws.write_number(baris, kolom, nilai, gaya))


def _tulis_teks(ws: LembarXlsx, baris: int, kolom: int, teks: str, gaya: Format) -> None:
    """Write a text as text, whatever it looks like; half of a surrogate pair has no UTF-8."""
    utuh = teks.encode("utf-8", "replace").decode("utf-8")
    if utuh.startswith("<r>") and utuh.endswith("</r>"):
        # XlsxWriter takes such a text for its own rich string and would write it unescaped.
        _pastikan(ws.write_rich_string(baris, kolom, utuh[:1], gaya, utuh[1:], gaya))
    else:
        _pastikan(ws.write_string(baris, kolom, utuh, gaya))


def _hasil(nilai: Sel) -> str | float | bool:
    """The stored value of a formula: a date is a number, nothing is an empty text."""
    if nilai is None:
        return ""
    return nilai if isinstance(nilai, (str, int, float)) else serial(nilai)


def serial(nilai: date | time) -> float:
    """A date, a moment or a time of day as the number that Excel keeps."""
    if isinstance(nilai, time):
        return (nilai.hour * 3600 + nilai.minute * 60 + nilai.second) / 86400
    jam = nilai if isinstance(nilai, datetime) else datetime.combine(nilai, time())
    selisih = jam - datetime(1899, 12, 30)
    return selisih.days + selisih.seconds / 86400
