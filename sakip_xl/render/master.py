"""The master workbook: every sheet by its builder, and the defined names that formulas and lists use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sakip_xl.domain.model import Kerja, PengaturanRow
from sakip_xl.formulas.rekap import RAK_COLUMNS, RAK_NAME
from sakip_xl.render.canvas import Canvas, CanvasSheet
from sakip_xl.render.header import (
    give_button_names,
    kecamatan_text,
    pengaturan_positions,
    pengaturan_value,
    sample_mark,
)
from sakip_xl.render.material import Material
from sakip_xl.render.references import alamat, formula_text
from sakip_xl.render.sheets.asal import draw_asal
from sakip_xl.render.sheets.beranda import draw_beranda
from sakip_xl.render.sheets.entry import (
    draw_identitas,
    draw_indikator,
    draw_input,
    draw_laporan,
    draw_meta,
    draw_temuan,
)
from sakip_xl.render.sheets.isian_kertas import draw_isian_kertas
from sakip_xl.render.sheets.kertas_kerja import draw_kertas_kerja
from sakip_xl.render.sheets.petunjuk import draw_petunjuk
from sakip_xl.render.sheets.program_kerja import draw_program_kerja
from sakip_xl.render.sheets.referensi import draw_referensi, referensi_names
from sakip_xl.render.sheets.rekap import draw_rekap
from sakip_xl.render.sheets.sop import draw_sop
from sakip_xl.render.table import table_position
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import load_master
from sakip_xl.schema.settings import PENGATURAN

Drawer = Callable[[CanvasSheet, Material], None]

DRAWERS: dict[str, Drawer] = {
    "Beranda": draw_beranda,
    "Disposisi": draw_input,
    "Notulen": draw_input,
    "Program Kerja": draw_program_kerja,
    "Dokumen": draw_input,
    "Tanda Terima": draw_input,
    "Formulir Capaian": draw_input,
    "Kertas Kerja": draw_kertas_kerja,
    "Rekap": draw_rekap,
    "Laporan": draw_laporan,
    "Hasil Pemeriksaan": draw_temuan,
    "SOP": draw_sop,
    "Petunjuk": draw_petunjuk,
    "Undangan": draw_input,
    "Pohon Kinerja": draw_input,
    "Indikator": draw_indikator,
    "Riwayat": draw_input,
    "Rencana Aksi": draw_input,
    "Isian Kertas": draw_isian_kertas,
    "Anggaran Kertas": draw_isian_kertas,
    "Bentrok": draw_input,
    "Tindak Lanjut LHE": draw_input,
    "Identitas": draw_identitas,
    "Asal Angka": draw_asal,
    "Arsip": draw_input,
    "Kunci": draw_input,
    "Jejak": draw_input,
    "Referensi": draw_referensi,
    "_meta": draw_meta,
}
"""Who draws each sheet; a sheet of the schema without an entry here cannot be built."""

_GONE = frozenset({"daftar_bulan", "daftar_hari"})

_TABLE_LISTS = {
    "daftar_pejabat": "tblPejabat[Nama]",
    "daftar_unit": "tblUnit[Kode Unit]",
    "daftar_jenis_unit": "tblJenisUnit[Jenis Unit]",
    "daftar_kinerja": "tblKinerja[Kode]",
    "daftar_indikator": "tblIndikator[Kode]",
    "daftar_notulen": "tblNotulen[Nomor Notulen]",
}


def draw_master(content: BookContent, now: datetime) -> Canvas:
    """Draw the whole master from its content as it is at that moment."""
    material = Material(content, load_master(content).master, now)
    canvas = Canvas(active="Beranda", properties=_properties(material), gone=_GONE)
    for sheet in MASTER.sheets:
        DRAWERS[sheet.name](canvas.add(sheet), material)
    _name_pengaturan(canvas, material)
    _name_lists(canvas)
    _name_kerja(canvas)
    give_button_names(canvas)
    canvas.on_every_page(above=sample_mark(material), below=kecamatan_text(material))
    return canvas


def _properties(material: Material) -> dict[str, str]:
    return {
        "judul": f"SAKIP {kecamatan_text(material)}",
        "perihal": "Pengumpulan data dan pengukuran kinerja",
        "penulis": f"Kecamatan {formula_text(pengaturan_value(material, 'nama_kecamatan'))}",
    }


def _name_pengaturan(canvas: Canvas, material: Material) -> None:
    """Name the cell of every setting; one whose row was deleted is an empty text, so no formula breaks."""
    place = table_position(canvas.sheets["Identitas"], PengaturanRow.table)
    column = place.column + place.table.column_position("nilai")
    canvas.names.update({definition.bidang: '""' for definition in PENGATURAN})
    for field_name, index in pengaturan_positions(material.content).items():
        canvas.names[field_name] = alamat("Identitas", place.row + 1 + index, column)


def _name_lists(canvas: Canvas) -> None:
    """Name the lists of the dropdowns; those of a table end at its last filled row."""
    for name, column in _TABLE_LISTS.items():
        canvas.names[name] = f"INDEX({column},1):INDEX({column},MAX(1,COUNTA({column})))"
    canvas.names.update(referensi_names())
    canvas.names[RAK_NAME] = RAK_COLUMNS


def _name_kerja(canvas: Canvas) -> None:
    """Name the cell of the quarter that staff work on: Kertas Kerja and Rekap follow it."""
    place = table_position(canvas.sheets["Beranda"], Kerja.table)
    column = place.column + place.table.column_position("triwulan")
    canvas.names["triwulan_aktif"] = alamat("Beranda", place.row + 1, column)
