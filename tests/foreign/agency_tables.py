"""Tables as agencies keep them, with the columns of public documents; each has nuisances of its own."""

from __future__ import annotations

import ast
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from sakip_xl.domain.model import Cell


def new_book(title: str) -> tuple[Workbook, Worksheet]:
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title
    return book, sheet


def cells(line: str) -> list[Cell]:
    """Cells parted by ``|``; a bare number is a number, ``'7'`` a text, nothing an empty cell."""
    return [_cell(part.strip()) for part in line.split("|")]


def _cell(text: str) -> Cell:
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text or None
    return value if isinstance(value, (str, int, float)) else text


def put(sheet: Worksheet, row: int, line: str | Sequence[Cell], column: int = 1) -> int:
    """Write cells side by side; gives the next row."""
    for offset, value in enumerate(cells(line) if isinstance(line, str) else line):
        if value is not None:
            sheet.cell(row, column + offset, value)
    return row + 1


def put_all(sheet: Worksheet, row: int, text: str) -> int:
    """Write a row for each line of a text."""
    for line in text.strip().splitlines():
        row = put(sheet, row, line)
    return row


def down(sheet: Worksheet, first: int, last: int, *columns: int) -> None:
    """Merge cells downwards."""
    for column in columns:
        sheet.merge_cells(start_row=first, start_column=column, end_row=last, end_column=column)


def wide(sheet: Worksheet, first: int, last: int, column: int, count: int, text: str) -> None:
    """A heading over several columns."""
    sheet.cell(first, column, text)
    sheet.merge_cells(start_row=first, start_column=column, end_row=last, end_column=column + count - 1)


def pairs(sheet: Worksheet, first: int, last: int, column: int, headings: Sequence[str]) -> None:
    """Headings over two columns each, K and Rp below."""
    for start, heading in enumerate(headings):
        wide(sheet, first, last, column + 2 * start, 2, heading)
        put(sheet, last + 1, "K | Rp", column + 2 * start)


def e81_bandung() -> Workbook:
    """E.81: three rows of headings, K and Rp, a row of numbers, sums and a foot; a kode of its own."""
    book, sheet = new_book("E.81 TW II")
    wide(sheet, 1, 1, 1, 22, "EVALUASI TERHADAP HASIL RENJA PERANGKAT DAERAH LINGKUP KOTA")
    put(sheet, 2, "KECAMATAN SUKAMAJU PERIODE PELAKSANAAN TAHUN 2026")
    put(sheet, 4, "No | Sasaran | Kode | Program/Kegiatan")
    sheet["E4"], sheet["V4"] = (
        "Indikator Kinerja Program (outcome)/Kegiatan (output)",
        "Unit PD Penanggung Jawab",
    )
    down(sheet, 4, 6, 1, 2, 3, 4, 5, 22)
    groups = (
        "Target Renstra Perangkat Daerah pada Tahun 2030 (akhir periode Renstra PD)",
        "Realisasi Capaian Kinerja Renstra PD s.d. Renja PD Tahun Lalu (n-2)",
        "Target Kinerja dan Anggaran Renja PD Tahun Berjalan yang Dievaluasi",
    )
    pairs(sheet, 4, 5, 6, groups)
    wide(sheet, 4, 4, 12, 8, "Realisasi Kinerja Pada Triwulan")
    pairs(sheet, 5, 5, 12, ("I", "II", "III", "IV"))
    pairs(sheet, 4, 5, 20, ("Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra PD (%)",))
    put(sheet, 7, [1, 2, 3, 4, 5, *(number for number in range(6, 14) for _ in range(2)), 14])
    row = put_all(sheet, 8, _E81)
    sheet["V8"] = "Seksi Pelayanan Umum"
    down(sheet, 8, 11, 1, 2, 22)
    row = put_all(sheet, row, "Rata-rata capaian kinerja (%) ||||||||| 98.7\nFaktor pendorong: dukungan desa")
    row = put(sheet, row + 1, "| Disusun ||| Dievaluasi")
    put(sheet, row + 1, "| CAMAT SUKAMAJU ||| KEPALA BAPPEDA")
    return book


_E81 = """
1 | Meningkatnya kualitas pelayanan publik | '7.01.02' | PROGRAM PENYELENGGARAAN PELAYANAN PUBLIK \
  | Indeks Kepuasan Masyarakat | 85,00 | 900000000 | 82.5 | 300000000 | 83.25 | Rp 83.250.000,00 | 80 | 0
|| 7.01.02.2.01 | Koordinasi Kegiatan | Jumlah rapat | 60 kali || 12 || 12 kali | 27500000 | 3 | 0
|| 7.01.02.2.01.0001 | Sinergi Perencanaan | Jumlah laporan sinergi | 20 dokumen || 4 || 4 dokumen | 27500000
|||| Persentase tindak lanjut hasil rapat | 100% || n/a || 100%
Jumlah |||||||||| 83250000
"""


def e81_deli_serdang() -> Workbook:
    """E.81 without a kode: levels by steps of columns, numbers as text, a hidden row, headings twice."""
    book, sheet = new_book("Evaluasi")

    def headings(row: int) -> int:
        put(sheet, row, "No | Sasaran")
        wide(sheet, row, row + 1, 3, 3, "Program / Kegiatan / Sub Kegiatan")
        put(sheet, row, "Indikator Kinerja", 6)
        names = ("Target Renstra 2029", "Target Renja Tahun 2026", "Realisasi TW I", "Realisasi TW II")
        pairs(sheet, row, row, 7, names)
        put(sheet, row, "Penanggung Jawab", 15)
        down(sheet, row, row + 1, 1, 2, 6, 15)
        return row + 2

    row = put_all(sheet, headings(3), _DELI_SERDANG.partition("---\n")[0])
    row = put_all(sheet, headings(row), _DELI_SERDANG.partition("---\n")[2])
    sheet.row_dimensions[row - 2].hidden = True
    return book


_DELI_SERDANG = """
1 | Meningkatnya tata kelola pemerintahan desa
|| Program Pembinaan Pemerintahan Desa ||| Persentase desa tertib administrasi \
  | 90 % | 1.250.000.000 | 82 % | 51.000.000 | 20 % | 1.000.000 ||| Kasi Pemerintahan
||| Fasilitasi Pembinaan Desa || Jumlah desa yang difasilitasi | 8 desa | - | 8 desa | 51.000.000
---
|||| Fasilitasi Administrasi Tata Pemerintahan | Jumlah dokumen | 40 dokumen || 8 dokumen | 22.300.000
|||| Fasilitasi Pengelolaan Keuangan Desa | Jumlah laporan keuangan | 40 laporan || 8 laporan | 28.700.000
|| TOTAL ANGGARAN ||||||| 51.000.000
"""


def perjanjian_kinerja() -> Workbook:
    """The Lampiran of a Perjanjian Kinerja: two tables under each other, and the signatures."""
    book, sheet = new_book("Lampiran PK")
    put_all(sheet, 1, "PERJANJIAN KINERJA TAHUN 2026\nKECAMATAN SUKAMAJU")
    put(sheet, 4, "No | Tujuan/Sasaran Strategis | Indikator Kinerja Utama | Target")
    put(sheet, 5, ("(1)", "(2)", "(3)", "(4)"))
    put_all(
        sheet,
        6,
        """
1 | Meningkatnya kepuasan masyarakat | Indeks Kepuasan Masyarakat (IKM) | 85,5
2 | Meningkatnya akuntabilitas kinerja | Nilai SAKIP | B (65,40)
|| Persentase temuan ditindaklanjuti | 100 %
""",
    )
    down(sheet, 7, 8, 1, 2)
    put_all(
        sheet,
        10,
        """
No | Program | Anggaran | Keterangan
1 | Program Penunjang Urusan Pemerintahan Daerah | Rp 2.555.150.000,00 | APBD
2 | Program Pemberdayaan Masyarakat Desa | 84400000 | APBD
Jumlah || 2639550000
""",
    )
    put_all(sheet, 15, "Bupati || Sukamaju, 5 Januari 2026\n|| Camat Sukamaju")
    put(sheet, 19, "H. Budi Santoso || Siti Rahmawati, S.Sos.")
    return book


def renaksi_boyolali() -> Workbook:
    """Rencana Aksi by months: twelve columns under one heading, levels in one column by bold and number."""
    book, sheet = new_book("Renaksi")
    put(sheet, 1, "RENCANA AKSI PENCAPAIAN KINERJA TAHUN 2026")
    put(sheet, 3, "No | Tujuan/Sasaran/Program | Indikator | Satuan | Target Tahun 2026")
    wide(sheet, 3, 3, 6, 12, "Target Bulan")
    down(sheet, 3, 4, 1, 2, 3, 4, 5)
    put(sheet, 4, "Jan|Feb|Mar|Apr|Mei|Jun|Jul|Agt|Sep|Okt|Nop|Des", 6)
    put_all(
        sheet,
        5,
        """
I | Terwujudnya pelayanan prima | Indeks Kepuasan Masyarakat | indeks | 85 |||||||||||| 85
A | Meningkatnya tertib administrasi desa | Persentase desa tertib | % | 80% ||| 0.2 ||| 0.4 ||| 0.6 ||| 0.8
1 | Pembinaan Pemerintahan Desa | Jumlah desa dibina | desa | 24 | 2|2|2|2|2|2|2|2|2|2|2|2
2 | Ketertiban Umum | Jumlah patroli | kali | 50 | 3|3|3|3|3|3|3|3|3|3|3|3
""",
    )
    for place in ("H6", "K6", "N6", "Q6"):
        sheet[place].number_format = "0%"
    for place in ("B5", "B6"):
        sheet[place].font = Font(bold=True)
    put(sheet, 10, "Catatan: target bulanan dapat berubah")
    return book


def renaksi_pringsewu() -> Workbook:
    """Rencana Aksi with programs beside the sasaran, merged indicators, a hidden column, another sheet."""
    book, sheet = new_book("Renaksi 2026")
    put(sheet, 2, "No | Sasaran | Indikator Kinerja | Satuan | Program | Anggaran")
    put(sheet, 2, "Rencana Aksi | Sub Rencana Aksi", 11)
    put(sheet, 2, "Capaian Total", 21)
    for column, heading in ((7, "Realisasi Anggaran"), (13, "Target"), (17, "Capaian")):
        wide(sheet, 2, 2, column, 4, heading)
        put(sheet, 3, "TW I | TW II | TW III | TW IV", column)
    down(sheet, 2, 3, 1, 2, 3, 4, 5, 6, 11, 12, 21)
    put_all(
        sheet,
        4,
        """
1 | Meningkatnya ketenteraman dan ketertiban | Persentase gangguan tertangani | % \
  | Program Koordinasi Ketenteraman | 55500000 ||||| Patroli wilayah | Patroli malam | 25 | 50 | 75 | '100'
|||||||||| Rapat Forkopimcam
|| Jumlah linmas aktif | orang | Program Pemerintahan Umum | 33500000 ||||| Pembinaan || 0 | 40 | 40 | 80
""",
    )
    down(sheet, 4, 6, 1, 2)
    down(sheet, 4, 5, 3, 4, 5, 6, 13, 14, 15, 16)
    sheet.column_dimensions["L"].hidden = True
    put(book.create_sheet("Coretan"), 1, ("ingat rapat Senin",))
    return book


def rfk_bintan() -> Workbook:
    """RFK: twenty-one columns, a row of numbers, a formula that never had its value stored."""
    book, sheet = new_book("RFK Juni")
    put(sheet, 1, "Nomor | Kode | Program/Kegiatan | Unit Kerja | Pagu | Bobot %")
    put(sheet, 1, "Lokasi", 15)
    for column, count, heading in (
        (7, 3, "Fisik"),
        (10, 5, "Keuangan"),
        (16, 2, "Sisa Anggaran"),
        (18, 4, "Output"),
    ):
        wide(sheet, 1, 1, column, count, heading)
    down(sheet, 1, 2, 1, 2, 3, 4, 5, 6, 15)
    put(sheet, 2, "Target % | Realisasi % | TTB % | Target Rp | % | Realisasi Rp | % | TTB %", 7)
    put(sheet, 2, "Rp | % | Indikator | Target | Realisasi | %", 16)
    put(sheet, 3, list(range(1, 22)))
    put_all(
        sheet,
        4,
        """
1 | '7.01.01' | PROGRAM PENUNJANG URUSAN PEMERINTAHAN | Sekretariat | =E5+E6 | 100
'1.1' | 7.01.01.2.01 | Perencanaan dan Evaluasi Kinerja | Sub Bagian Umum | 21500000 | 8.5
'1.2' | 7.01.01.2.06 | Administrasi Umum Perangkat Daerah | Sub Bagian Umum | 85050000 | 91.5
|| JUMLAH || 106550000 | 100
""",
    )
    put(sheet, 5, "Kantor Camat | 1500000 | 7 | Jumlah dokumen perencanaan | 6 dokumen | 3 | 50", 15)
    put(sheet, 6, "Kantor Camat | 50000 | 1 | Persentase layanan umum | 100% | 50 | 50", 15)
    return book


def lkjip() -> Workbook:
    """The main table of a LKjIP: two years side by side."""
    book, sheet = new_book("Capaian")
    put(sheet, 1, "No | Sasaran | Indikator | Satuan")
    wide(sheet, 1, 1, 5, 2, "Tahun 2025")
    wide(sheet, 1, 1, 7, 3, "Tahun 2026")
    down(sheet, 1, 2, 1, 2, 3, 4)
    put(sheet, 2, "Target | Realisasi | Target | Realisasi | Capaian (%)", 5)
    put_all(
        sheet,
        3,
        """
1 | Meningkatnya keberdayaan masyarakat | Persentase desa mandiri | % | 50 | 45,5 | 62.5 | 60 | 96
2 | Meningkatnya akuntabilitas | Nilai SAKIP | nilai | 74 | 74.35 | 76
""",
    )
    return book


def iku() -> Workbook:
    """The table of an IKU decree: labels and lines within the texts, a unit that nobody knows."""
    book, sheet = new_book("SK IKU")
    put(sheet, 1, "LAMPIRAN KEPUTUSAN CAMAT")
    put_all(
        sheet,
        3,
        """
No. | Sasaran Strategis | Indikator Kinerja Utama | Formulasi Pengukuran | Sumber Data | Polaritas \
  | Penanggung Jawab
1. | Sasaran 1: Meningkatnya kualitas layanan | Indeks Kepuasan || Survei | Maximize | Seksi Pelayanan Umum
2. | Sasaran 2: Menurunnya gangguan | Angka gangguan | Jumlah kejadian | Laporan | Minimize | Seksi Tidak Ada
""",
    )
    sheet["D4"] = "Nilai rata-rata tertimbang\nkali 25"
    sheet["D5"].alignment = Alignment(indent=1)
    put(sheet, 7, "Keterangan: ditetapkan tahun 2026")
    return book


AGENCY_TABLES: Mapping[str, Callable[[], Workbook]] = {
    "e81_bandung": e81_bandung,
    "e81_deli_serdang": e81_deli_serdang,
    "perjanjian_kinerja": perjanjian_kinerja,
    "renaksi_boyolali": renaksi_boyolali,
    "renaksi_pringsewu": renaksi_pringsewu,
    "rfk_bintan": rfk_bintan,
    "lkjip": lkjip,
    "iku": iku,
}


def write_table(name: str, folder: Path) -> Path:
    """One of them as a file."""
    path = folder / f"{name}.xlsx"
    AGENCY_TABLES[name]().save(path)
    return path
