"""Tables as agencies keep them, built from the columns of public documents; each with nuisances of its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

Cells = Sequence[Any]


def put(sheet: Worksheet, row: int, cells: Cells, column: int = 1) -> int:
    """Write cells side by side; gives the next row."""
    for offset, value in enumerate(cells):
        if value is not None:
            sheet.cell(row, column + offset, value)
    return row + 1


def pairs(sheet: Worksheet, row: int, column: int, headings: Sequence[str]) -> None:
    """Headings over two columns each, K and Rp below."""
    for offset, heading in enumerate(headings):
        start = column + 2 * offset
        sheet.cell(row, start, heading)
        sheet.merge_cells(start_row=row, start_column=start, end_row=row, end_column=start + 1)
        put(sheet, row + 1, ("K", "Rp"), start)


def down(sheet: Worksheet, first: int, last: int, *columns: int) -> None:
    for column in columns:
        sheet.merge_cells(start_row=first, start_column=column, end_row=last, end_column=column)


def e81_bandung() -> Workbook:
    """E.81: three rows of headings, K and Rp, a row of numbers, sums and a foot; the kode in its own column."""
    book = Workbook()
    sheet = book.active
    sheet.title = "E.81 TW II"
    put(sheet, 1, ("EVALUASI TERHADAP HASIL RENJA PERANGKAT DAERAH LINGKUP KOTA",))
    sheet.merge_cells("A1:V1")
    put(sheet, 2, ("KECAMATAN SUKAMAJU PERIODE PELAKSANAAN TAHUN 2026",))
    put(sheet, 4, ("No", "Sasaran", "Kode", "Program/Kegiatan"))
    sheet["E4"] = "Indikator Kinerja Program (outcome)/Kegiatan (output)"
    down(sheet, 4, 6, 1, 2, 3, 4, 5)
    groups = (
        "Target Renstra Perangkat Daerah pada Tahun 2030 (akhir periode Renstra PD)",
        "Realisasi Capaian Kinerja Renstra PD s.d. Renja PD Tahun Lalu (n-2)",
        "Target Kinerja dan Anggaran Renja PD Tahun Berjalan yang Dievaluasi",
    )
    for offset, heading in enumerate(groups):
        start = 6 + 2 * offset
        sheet.cell(4, start, heading)
        sheet.merge_cells(start_row=4, start_column=start, end_row=5, end_column=start + 1)
        put(sheet, 6, ("K", "Rp"), start)
    sheet["L4"] = "Realisasi Kinerja Pada Triwulan"
    sheet.merge_cells("L4:S4")
    pairs(sheet, 5, 12, ("I", "II", "III", "IV"))
    sheet["T4"] = "Tingkat Capaian Kinerja dan Realisasi Anggaran Renstra PD (%)"
    sheet.merge_cells("T4:U5")
    put(sheet, 6, ("K", "Rp"), 20)
    sheet["V4"] = "Unit PD Penanggung Jawab"
    down(sheet, 4, 6, 22)
    put(sheet, 7, [*range(1, 5), 5, *(n for n in range(6, 14) for _ in range(2)), 14][:22])
    sas = "Meningkatnya kualitas pelayanan publik kecamatan"
    program = "PROGRAM PENYELENGGARAAN PEMERINTAHAN DAN PELAYANAN PUBLIK"
    rows: list[Cells] = [
        (1, sas, "7.01.02", program, "Indeks Kepuasan Masyarakat", "85,00", 900_000_000, 82.5, 300_000_000)
        + (
            83.25,
            "Rp 83.250.000,00",
            80,
            0,
            83,
            1_000_000,
            None,
            None,
            None,
            None,
            None,
            None,
            "Seksi Pelayanan Umum",
        ),
        (
            None,
            None,
            "7.01.02.2.01",
            "Koordinasi Penyelenggaraan Kegiatan Pemerintahan",
            "Jumlah rapat koordinasi",
        )
        + ("60 kali", None, 12, None, "12 kali", 27_500_000, 3, 0, 3, 0),
        (
            None,
            None,
            "7.01.02.2.01.0001",
            "Sinergi Perencanaan dengan Instansi Vertikal",
            "Jumlah laporan sinergi",
        )
        + ("20 dokumen", None, 4, None, "4 dokumen", 27_500_000),
        (
            None,
            None,
            None,
            None,
            "Persentase tindak lanjut hasil rapat",
            "100%",
            None,
            "n/a",
            None,
            "100%",
            None,
        ),
        ("Jumlah", None, None, None, None, None, None, None, None, None, 83_250_000),
    ]
    row = 8
    for cells in rows:
        row = put(sheet, row, cells)
    down(sheet, 8, 11, 1, 2)
    down(sheet, 8, 11, 22)
    row = put(
        sheet, row, ("Rata-rata capaian kinerja (%)", None, None, None, None, None, None, None, None, 98.7)
    )
    row = put(sheet, row, ("Faktor pendorong pencapaian kinerja: dukungan desa",))
    row = put(sheet, row + 1, (None, "Disusun", None, None, "Dievaluasi"))
    put(sheet, row + 1, (None, "CAMAT SUKAMAJU", None, None, "KEPALA BAPPEDA"))
    return book


def e81_deli_serdang() -> Workbook:
    """E.81 without a kode: levels by words and steps of columns, numbers as text, a hidden row, headings twice."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Evaluasi"

    def headings(row: int) -> int:
        put(
            sheet,
            row,
            ("No", "Sasaran", "Program / Kegiatan / Sub Kegiatan", None, None, "Indikator Kinerja"),
        )
        sheet.merge_cells(start_row=row, start_column=3, end_row=row + 1, end_column=5)
        down(sheet, row, row + 1, 1, 2, 6)
        pairs(
            sheet,
            row,
            7,
            ("Target Renstra 2029", "Target Renja Tahun 2026", "Realisasi TW I", "Realisasi TW II"),
        )
        sheet.cell(row, 15, "Penanggung Jawab")
        down(sheet, row, row + 1, 15)
        return row + 2

    row = headings(3)
    row = put(sheet, row, (1, "Meningkatnya tata kelola pemerintahan desa"))
    row = put(
        sheet,
        row,
        (None, None, "Program Pembinaan Pemerintahan Desa", None, None, "Persentase desa tertib administrasi")
        + (
            "90 %",
            "1.250.000.000",
            "82 %",
            "51.000.000",
            "20 %",
            "1.000.000",
            None,
            None,
            "Kasi Pemerintahan",
        ),
    )
    row = put(
        sheet,
        row,
        (None, None, None, "Fasilitasi Pembinaan Desa", None, "Jumlah desa yang difasilitasi")
        + ("8 desa", "-", "8 desa", "51.000.000"),
    )
    row = headings(row)
    row = put(
        sheet,
        row,
        (None, None, None, None, "Fasilitasi Administrasi Tata Pemerintahan Desa", "Jumlah dokumen")
        + ("40 dokumen", None, "8 dokumen", "22.300.000"),
    )
    row = put(
        sheet,
        row,
        (None, None, None, None, "Fasilitasi Pengelolaan Keuangan Desa", "Jumlah laporan keuangan")
        + ("40 laporan", None, "8 laporan", "28.700.000"),
    )
    sheet.row_dimensions[row - 1].hidden = True
    put(sheet, row, (None, None, "TOTAL ANGGARAN", None, None, None, None, None, None, "51.000.000"))
    return book


def perjanjian_kinerja() -> Workbook:
    """The Lampiran of a Perjanjian Kinerja: two tables under each other, and the signatures."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Lampiran PK"
    put(sheet, 1, ("PERJANJIAN KINERJA TAHUN 2026",))
    put(sheet, 2, ("KECAMATAN SUKAMAJU",))
    put(sheet, 4, ("No", "Tujuan/Sasaran Strategis", "Indikator Kinerja Utama", "Target"))
    put(sheet, 5, ("(1)", "(2)", "(3)", "(4)"))
    put(sheet, 6, (1, "Meningkatnya kepuasan masyarakat", "Indeks Kepuasan Masyarakat (IKM)", "85,5"))
    put(sheet, 7, (2, "Meningkatnya akuntabilitas kinerja", "Nilai SAKIP", "B (65,40)"))
    put(sheet, 8, (None, None, "Persentase temuan ditindaklanjuti", "100 %"))
    down(sheet, 7, 8, 1, 2)
    put(sheet, 10, ("No", "Program", "Anggaran", "Keterangan"))
    put(sheet, 11, (1, "Program Penunjang Urusan Pemerintahan Daerah", "Rp 2.555.150.000,00", "APBD"))
    put(sheet, 12, (2, "Program Pemberdayaan Masyarakat Desa", 84_400_000, "APBD"))
    put(sheet, 13, ("Jumlah", None, 2_639_550_000))
    put(sheet, 15, ("Bupati", None, "Sukamaju, 5 Januari 2026"))
    put(sheet, 16, (None, None, "Camat Sukamaju"))
    put(sheet, 19, ("H. Budi Santoso", None, "Siti Rahmawati, S.Sos."))
    return book


def renaksi_boyolali() -> Workbook:
    """Rencana Aksi by months: columns of months under one heading, levels in one column by bold."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Renaksi"
    put(sheet, 1, ("RENCANA AKSI PENCAPAIAN KINERJA TAHUN 2026",))
    put(
        sheet, 3, ("No", "Tujuan/Sasaran/Program", "Indikator", "Satuan", "Target Tahun 2026", "Target Bulan")
    )
    sheet.merge_cells("F3:Q3")
    down(sheet, 3, 4, 1, 2, 3, 4, 5)
    months = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agt", "Sep", "Okt", "Nop", "Des")
    put(sheet, 4, months, 6)
    put(
        sheet,
        5,
        ("I", "Terwujudnya pelayanan prima", "Indeks Kepuasan Masyarakat", "indeks", 85, *[None] * 11, 85),
    )
    put(sheet, 6, ("A", "Meningkatnya tertib administrasi desa", "Persentase desa tertib", "%", "80%"))
    sheet["H6"], sheet["K6"], sheet["N6"], sheet["Q6"] = 0.2, 0.4, 0.6, 0.8
    for cell in ("H6", "K6", "N6", "Q6"):
        sheet[cell].number_format = "0%"
    put(sheet, 7, ("1", "Pembinaan Pemerintahan Desa", "Jumlah desa dibina", "desa", 24, *[2] * 12))
    put(sheet, 8, ("2", "Ketertiban Umum", "Jumlah patroli", "kali", 50, *[3] * 12))
    for row, bold in ((5, True), (6, True), (7, False), (8, False)):
        sheet.cell(row, 2).font = Font(bold=bold)
    put(sheet, 10, ("Catatan: target bulanan dapat berubah",))
    return book


def renaksi_pringsewu() -> Workbook:
    """Rencana Aksi with programs beside the sasaran, quarters of target and capaian, a hidden column."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Renaksi 2026"
    single = ("No", "Sasaran", "Indikator Kinerja", "Satuan", "Program", "Anggaran")
    put(sheet, 2, single)
    sheet["G2"], sheet["K2"], sheet["L2"] = "Realisasi Anggaran", "Rencana Aksi", "Sub Rencana Aksi"
    sheet["M2"], sheet["Q2"], sheet["U2"] = "Target", "Capaian", "Capaian Total"
    for area in ("G2:J2", "M2:P2", "Q2:T2"):
        sheet.merge_cells(area)
    down(sheet, 2, 3, 1, 2, 3, 4, 5, 6, 11, 12, 21)
    for start in (7, 13, 17):
        put(sheet, 3, ("TW I", "TW II", "TW III", "TW IV"), start)
    sasaran = "Meningkatnya ketenteraman dan ketertiban"
    program = "Program Koordinasi Ketenteraman dan Ketertiban Umum"
    put(sheet, 4, (1, sasaran, "Persentase gangguan tertangani", "%", program, 55_500_000))
    put(sheet, 4, ("Patroli wilayah", "Patroli malam", 25, 50, 75, "100"), 11)
    put(sheet, 5, ("Rapat Forkopimcam",), 11)
    put(
        sheet,
        6,
        (None, None, "Jumlah linmas aktif", "orang", "Program Penyelenggaraan Pemerintahan Umum", 33_500_000),
    )
    put(sheet, 6, ("Pembinaan linmas", None, 0, 40, 40, 80), 11)
    down(sheet, 4, 6, 1, 2)
    down(sheet, 4, 5, 3, 4, 5, 6, 13, 14, 15, 16)
    sheet.column_dimensions["L"].hidden = True
    other = book.create_sheet("Coretan")
    put(other, 1, ("ingat rapat Senin",))
    return book


def rfk_bintan() -> Workbook:
    """RFK: twenty-one columns, kode split over columns is joined, formulas with and without a stored value."""
    book = Workbook()
    sheet = book.active
    sheet.title = "RFK Juni"
    single = ("Nomor", "Kode", "Program/Kegiatan", "Unit Kerja", "Pagu", "Bobot %")
    put(sheet, 1, single)
    sheet["G1"], sheet["J1"], sheet["O1"], sheet["P1"], sheet["R1"] = (
        "Fisik",
        "Keuangan",
        "Lokasi",
        "Sisa Anggaran",
        "Output",
    )
    for area in ("G1:I1", "J1:N1", "P1:Q1", "R1:U1"):
        sheet.merge_cells(area)
    down(sheet, 1, 2, 1, 2, 3, 4, 5, 6, 15)
    put(sheet, 2, ("Target %", "Realisasi %", "TTB %", "Target Rp", "%", "Realisasi Rp", "%", "TTB %"), 7)
    put(sheet, 2, ("Rp", "%", "Indikator", "Target", "Realisasi", "%"), 16)
    put(sheet, 3, range(1, 22))
    put(sheet, 4, (1, "7.01.01", "PROGRAM PENUNJANG URUSAN PEMERINTAHAN", "Sekretariat", "=E5+E6", 100))
    put(
        sheet,
        5,
        ("1.1", "7.01.01.2.01", "Perencanaan dan Evaluasi Kinerja", "Sub Bagian Umum", 21_500_000, 8.5),
    )
    put(sheet, 5, ("Kantor Camat", 1_500_000, 7, "Jumlah dokumen perencanaan", "6 dokumen", 3, 50), 15)
    put(
        sheet,
        6,
        ("1.2", "7.01.01.2.06", "Administrasi Umum Perangkat Daerah", "Sub Bagian Umum", 85_050_000, 91.5),
    )
    put(sheet, 6, ("Kantor Camat", 50_000, 1, "Persentase layanan umum", "100%", 50, 50), 15)
    put(sheet, 7, (None, None, "JUMLAH", None, 106_550_000, 100))
    return book


def lkjip() -> Workbook:
    """The main table of a LKjIP: two years side by side."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Capaian"
    put(sheet, 1, ("No", "Sasaran", "Indikator", "Satuan", "Tahun 2025", None, "Tahun 2026"))
    sheet.merge_cells("E1:F1")
    sheet.merge_cells("G1:I1")
    down(sheet, 1, 2, 1, 2, 3, 4)
    put(sheet, 2, ("Target", "Realisasi", "Target", "Realisasi", "Capaian (%)"), 5)
    put(
        sheet,
        3,
        (1, "Meningkatnya keberdayaan masyarakat", "Persentase desa mandiri", "%", 50, "45,5", 62.5, 60, 96),
    )
    put(sheet, 4, (2, "Meningkatnya akuntabilitas", "Nilai SAKIP", "nilai", 74, 74.35, 76, None, None))
    return book


def iku() -> Workbook:
    """The table of an IKU decree, beside a list of units, with a text in two lines and a number in the text."""
    book = Workbook()
    sheet = book.active
    sheet.title = "SK IKU"
    put(sheet, 1, ("LAMPIRAN KEPUTUSAN CAMAT",))
    put(
        sheet,
        3,
        ("No.", "Sasaran Strategis", "Indikator Kinerja Utama", "Formulasi Pengukuran", "Sumber Data"),
    )
    put(sheet, 3, ("Polaritas", "Penanggung Jawab"), 6)
    put(sheet, 4, ("1.", "Sasaran 1: Meningkatnya kualitas layanan", "Indeks Kepuasan Masyarakat"))
    put(sheet, 4, ("Nilai rata-rata tertimbang\nkali 25", "Survei", "Maximize", "Seksi Pelayanan Umum"), 4)
    put(sheet, 5, ("2.", "Sasaran 2: Menurunnya gangguan", "Angka gangguan ketertiban"))
    put(sheet, 5, ("Jumlah kejadian", "Laporan Trantib", "Minimize", "Seksi Tidak Ada"), 4)
    sheet["D5"].alignment = Alignment(indent=1)
    put(sheet, 7, ("Keterangan: ditetapkan tahun 2026",))
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
