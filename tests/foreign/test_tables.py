"""Where tables stand on a foreign sheet, and what of it is no data."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from sakip_xl.domain.foreign.source import SourceTable
from sakip_xl.workbook.foreign_table.sheet_grid import read_foreign_book
from sakip_xl.workbook.foreign_table.table_finder import find_tables
from tests.foreign.agency_tables import down, new_book, put, put_all, wide


def tables(book: Workbook, folder: Path) -> list[SourceTable]:
    book.save(folder / "asal.xlsx")
    return find_tables(read_foreign_book(folder / "asal.xlsx"))


def judul(table: SourceTable) -> list[str]:
    return [column.judul for column in table.columns]


def reasons(table: SourceTable) -> dict[int, str]:
    return {row.number: row.skipped for row in table.rows}


def test_headings_broken_over_two_rows_that_nobody_merged_are_one(tmp_path: Path) -> None:
    book, sheet = new_book("Patah")
    put_all(
        sheet,
        4,
        """
No | Sasaran | Indikator | Target | Target | Penanggung
| Strategis | Kinerja | Tahun 2026 | Akhir Renstra | Jawab
1 | Mutu | IKM | 85 | 90 | Camat
""",
    )
    [table] = tables(book, tmp_path)
    assert judul(table) == [
        "No",
        "Sasaran / Strategis",
        "Indikator / Kinerja",
        "Target / Tahun 2026",
        "Target / Akhir Renstra",
        "Penanggung / Jawab",
    ]
    assert (table.first_heading, table.last_heading, list(reasons(table))) == (4, 5, [6])


def test_a_heading_over_columns_that_nobody_merged_counts_for_those_below_it(tmp_path: Path) -> None:
    book, sheet = new_book("Terbuka")
    put_all(
        sheet,
        1,
        """
No | Sasaran | Indikator | Target ||| Pagu
||| 2025 | 2026 | 2027
1 | Mutu | IKM | 1 | 2 | 3 | 4
""",
    )
    [table] = tables(book, tmp_path)
    assert judul(table)[3:] == ["Target / 2025", "Target / 2026", "Target / 2027", "Pagu"]


@pytest.mark.parametrize(
    "numbering",
    [
        "1 | 2 | 3 | 4",
        "(1) | (2) | (3) | (4)",
        "a | b | c | d",
        "1 | 2 | 3 | 4=3/2 x 100%",
        "'1' | '2' | '3' | '4'",
    ],
)
def test_a_row_of_numbers_below_the_headings_is_one_of_them(numbering: str, tmp_path: Path) -> None:
    book, sheet = new_book("Nomor")
    put(sheet, 1, "No | Sasaran | Indikator | Target")
    put(sheet, 2, [part.strip(" '") for part in numbering.split("|")])
    put(sheet, 3, "1 | Mutu | IKM | 85")
    [table] = tables(book, tmp_path)
    assert list(reasons(table)) == [3]
    assert judul(table) == ["No", "Sasaran", "Indikator", "Target"]


def test_rows_of_data_that_sound_like_headings_are_data(tmp_path: Path) -> None:
    book, sheet = new_book("Mirip")
    put_all(
        sheet,
        1,
        """
Sasaran | Program | Indikator Program | Target | Pagu
Mutu | Program Pelayanan | Persen | 90% | 2000
| Program Desa | Indikator desa | 8 dokumen | 2025
| Sasaran Program | Target tercapai | 100 % | 5
""",
    )
    [table] = tables(book, tmp_path)
    assert reasons(table) == {2: "", 3: "", 4: ""}


def test_two_tables_side_by_side_and_one_below_are_three(tmp_path: Path) -> None:
    book, sheet = new_book("Tiga")
    put_all(
        sheet,
        1,
        """
No | Sasaran | Indikator || No | Program | Pagu
1 | Mutu | IKM || 1 | Layanan | 100
|||| | Jumlah | 100
""",
    )
    put_all(
        sheet,
        6,
        "PK Perubahan\n\nKode | Kegiatan | Pagu | Sumber Dana\n7.01.02.2.01 | Rapat | 9 | APBD",
    )
    found = tables(book, tmp_path)
    assert [[column.letter for column in table.columns] for table in found] == [
        ["A", "B", "C"],
        ["E", "F", "G"],
        ["A", "B", "C", "D"],
    ]
    assert found[2].judul == "PK Perubahan"
    assert reasons(found[0])[6] == "judul di atas tabel"
    assert reasons(found[1]) == {2: "", 3: "baris jumlah atau rata-rata"}


def test_the_foot_begins_at_a_note_a_date_an_official_set_off_or_a_line_of_its_own(tmp_path: Path) -> None:
    for number, foot in enumerate(
        ("Catatan: sementara", "Sukamaju, 5 Januari 2026", "\n| CAMAT SUKAMAJU", "Unit Kerja : | Kecamatan"),
        1,
    ):
        book, sheet = new_book(f"Kaki{number}")
        put_all(sheet, 1, f"No | Sasaran | Indikator\n1 | Mutu | IKM\n{foot}\n| Nama Terang")
        [table] = tables(book, tmp_path)
        assert set(list(reasons(table).values())[1:]) == {"catatan atau tanda tangan di bawah tabel"}


def test_a_camat_in_a_row_of_data_ends_nothing(tmp_path: Path) -> None:
    book, sheet = new_book("Camat")
    put_all(
        sheet,
        1,
        "No | Sasaran | Indikator\n1 | Mutu\n|| Kepala desa terlatih\n|| Jumlah rapat selesai",
    )
    [table] = tables(book, tmp_path)
    assert set(reasons(table).values()) == {""}


def test_what_stands_beside_the_table_is_named(tmp_path: Path) -> None:
    book, sheet = new_book("Samping")
    put_all(sheet, 1, "No | Sasaran | Indikator\n1 | Mutu | IKM\n||||| catatan saya\n2 | Desa | Persen")
    [table] = tables(book, tmp_path)
    assert reasons(table) == {2: "", 3: "di luar kolom tabel", 4: ""}
    assert table.rows[1].content == "catatan saya"


def test_a_page_title_before_headings_that_come_again_is_no_data(tmp_path: Path) -> None:
    book, sheet = new_book("Halaman")
    head = "No | Sasaran | Indikator"
    put_all(sheet, 1, f"{head}\n1 | Mutu | IKM\nHalaman 2\n{head}\n2 | Desa | Persen\n")
    wide(sheet, 7, 7, 1, 3, "KECAMATAN SUKAMAJU TAHUN 2026")
    put_all(sheet, 8, f"{head}\n3 | Aman | Patroli")
    [table] = tables(book, tmp_path)
    assert list(reasons(table).values()) == [
        "",
        "judul di atas tabel",
        "judul tabel yang diulang",
        "",
        "judul di atas tabel",
        "judul tabel yang diulang",
        "",
    ]


def test_a_text_across_the_table_is_read_where_it_begins(tmp_path: Path) -> None:
    book, sheet = new_book("Pita")
    put(sheet, 1, "No | Program | Indikator")
    wide(sheet, 2, 2, 1, 3, "Sasaran 1: Meningkatnya mutu")
    put(sheet, 3, "1 | Layanan | IKM")
    [table] = tables(book, tmp_path)
    assert table.rows[0].cells == {0: "Sasaran 1: Meningkatnya mutu"}


def test_merged_cells_and_their_rest_are_told_apart(tmp_path: Path) -> None:
    book, sheet = new_book("Gabung")
    put_all(sheet, 1, "No | Sasaran | Indikator\n1 | Mutu | IKM\n|| Nilai")
    down(sheet, 2, 3, 1, 2)
    [table] = tables(book, tmp_path)
    assert table.rows[1].cells == {0: 1, 1: "Mutu", 2: "Nilai"}
    assert table.rows[1].continued == {0, 1}
    assert table.rows[1].content == "Nilai"


def test_a_sheet_without_a_table_of_ours_has_none(tmp_path: Path) -> None:
    book, sheet = new_book("Lain")
    put_all(sheet, 1, "Nama | Alamat\nBudi | Sukamaju\nNo | Nama | Satuan\n1 | Meja | buah")
    assert tables(book, tmp_path) == []
