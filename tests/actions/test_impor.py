"""An agency's table comes in: proposed, corrected by people, taken once, and nothing is lost on the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from sakip_xl.actions.impor import impor
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.result import Result
from sakip_xl.domain.model import Cell
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.workbook.memory import MemoryBook
from tests.actions.office import kode, office_content, refused, saat
from tests.foreign.agency_tables import AGENCY_TABLES, new_book, put_all, write_table

FIELDS = {
    "e81_bandung": """
        nomor sasaran kode uraian indikator target_renstra pagu_renstra baseline belanja_renstra target_tahun
        pagu realisasi uang_lain realisasi uang_lain realisasi uang_lain realisasi uang_lain
        realisasi uang_lain unit
    """,
    "e81_deli_serdang": """
        nomor sasaran uraian uraian uraian indikator target_renstra pagu_renstra target_tahun pagu
        realisasi uang_lain realisasi uang_lain unit
    """,
    "perjanjian_kinerja": "nomor sasaran indikator target_tahun nomor program pagu sumber_dana",
    "renaksi_boyolali": """
        nomor uraian indikator satuan target_tahun target_bulan1 target_bulan2 target_bulan3 target_bulan4
        target_bulan5 target_bulan6 target_bulan7 target_bulan8 target_bulan9 target_bulan10 target_bulan11
        target_bulan12
    """,
    "renaksi_pringsewu": """
        nomor sasaran indikator satuan program pagu realisasi realisasi realisasi realisasi
        rencana_aksi rencana_aksi target_tw1 target_tw2 target_tw3 target_tw4
        realisasi realisasi realisasi realisasi realisasi
    """,
    "rfk_bintan": """
        nomor kode uraian unit pagu fisik fisik fisik realisasi uang_lain realisasi uang_lain realisasi
        realisasi lain uang_lain uang_lain indikator target_tahun realisasi realisasi
    """,
    "lkjip": "nomor sasaran indikator satuan target_lalu realisasi_lalu target_tahun realisasi realisasi",
    "iku": "nomor sasaran indikator formula sumber_data polaritas unit",
}
NODES = {
    "e81_bandung": "S.1 sasaran; 7.01.02 program S.1; 7.01.02.2.01 kegiatan 7.01.02; "
    "7.01.02.2.01.0001 sub kegiatan 7.01.02.2.01",
    "e81_deli_serdang": "S.1 sasaran; P.1 program S.1; K.1 kegiatan P.1; SK.1 sub kegiatan K.1; "
    "SK.2 sub kegiatan K.1",
    "perjanjian_kinerja": "S.1 sasaran; S.2 sasaran; P.1 program; P.2 program",
    "renaksi_boyolali": "T.1 tujuan; S.1 sasaran T.1; P.1 program S.1; P.2 program S.1",
    "renaksi_pringsewu": "S.1 sasaran; P.1 program S.1; P.2 program S.1",
    "rfk_bintan": "7.01.01 program; 7.01.01.2.01 kegiatan 7.01.01; 7.01.01.2.06 kegiatan 7.01.01",
    "lkjip": "S.1 sasaran; S.2 sasaran",
    "iku": "S.1 sasaran; S.2 sasaran",
}
INDIKATOR: dict[str, list[RawRow]] = {
    "e81_bandung": [
        {"kode": "IKP.7.01.02.1", "target_renstra": "85,00", "baseline": 82.5, "target_tahun": 83.25},
        {"kode": "IKK.7.01.02.2.01.1", "target_tahun": "12 kali", "satuan": "kali", "unit": "SI-YANUM"},
        {"kode": "IKSK.7.01.02.2.01.0001.1", "target_renstra": "20 dokumen", "target_tahun": "4 dokumen"},
        {"kode": "IKSK.7.01.02.2.01.0001.2", "baseline": "n/a", "target_tahun": "100%", "satuan": "%"},
    ],
    "e81_deli_serdang": [
        {"kode": "IKP.1.1", "target_tahun": "82 %", "satuan": "%"},
        {"kode": "IKK.1.1", "target_renstra": "8 desa"},
        {"kode": "IKSK.1.1", "target_tahun": "8 dokumen"},
        {"kode": "IKSK.2.1", "satuan": "laporan"},
    ],
    "perjanjian_kinerja": [
        {"kode": "IKS.1.1", "induk": "S.1", "target_tahun": "85,5", "iku": "Ya"},
        {"kode": "IKS.2.1", "target_tahun": "B (65,40)"},
        {"kode": "IKS.2.2", "induk": "S.2", "target_tahun": "100 %"},
    ],
    "renaksi_boyolali": [
        {"kode": "IKT.1.1", "target_tahun": 85, "target_tw4": 85},
        {"kode": "IKS.1.1", "target_tahun": "80%", "target_tw1": "20%", "target_tw3": "60%"},
        {"kode": "IKP.1.1", "target_tahun": 24, "target_tw1": 6, "target_tw4": 6},
        {"kode": "IKP.2.1", "target_tahun": 50},
    ],
    "renaksi_pringsewu": [
        {"kode": "IKS.1.1", "induk": "S.1", "target_tw1": 25, "target_tw4": "100"},
        {"kode": "IKS.1.2", "target_tw1": 0, "target_tw4": 80},
    ],
    "rfk_bintan": [
        {"kode": "IKK.7.01.01.2.01.1", "target_tahun": "6 dokumen"},
        {"kode": "IKK.7.01.01.2.06.1", "target_tahun": "100%"},
    ],
    "lkjip": [
        {"kode": "IKS.1.1", "satuan": "%", "target_tahun": 62.5},
        {"kode": "IKS.2.1", "target_tahun": 76},
    ],
    "iku": [
        {"kode": "IKS.1.1", "formula": "Nilai rata-rata tertimbang\nkali 25", "polaritas": "positif"},
        {"kode": "IKS.2.1", "polaritas": "negatif", "unit": "Seksi Tidak Ada"},
    ],
}
LEFT_ROWS = {
    "e81_bandung": [12, 13, 14, 16, 18],
    "e81_deli_serdang": [8, 9, 12],
    "perjanjian_kinerja": [13, 15, 16, 19],
    "renaksi_boyolali": [10],
    "renaksi_pringsewu": [5],
    "rfk_bintan": [7],
    "lkjip": [],
    "iku": [7],
}
TO_LOOK_AT = {
    "e81_bandung": ["SKP-653", "SKP-653", "SKP-650", "SKP-650"],
    "e81_deli_serdang": ["SKP-552", "SKP-653", "SKP-653", "SKP-650", "SKP-650"],
    "perjanjian_kinerja": ["SKP-653", "SKP-653"],
    "renaksi_boyolali": ["SKP-652", "SKP-653"],
    "renaksi_pringsewu": ["SKP-653", "SKP-650", "SKP-654"],
    "rfk_bintan": ["SKP-652", "SKP-653", "SKP-653", "SKP-650", "SKP-650", "SKP-650", "SKP-650"],
    "lkjip": ["SKP-653", "SKP-650"],
    "iku": ["SKP-653"],
}


def master() -> MemoryBook:
    """A master with its units, and nothing in the tree yet."""
    content = office_content(tblKinerja=[], tblIndikator=[])
    units: list[RawRow] = [
        {"kode": "SI-YANUM", "nama": "Seksi Pelayanan Umum", "jenis": "seksi", "wajib": "Ya"},
        {"kode": "SI-PEM", "nama": "Seksi Pemerintahan", "jenis": "seksi", "wajib": "Ya"},
    ]
    return MemoryBook(BookContent(content.kind, {**content.tables, "tblUnit": units}))


def propose(book: MemoryBook, source: Path) -> Path:
    return Path(impor(book, source, moment=saat()).data["peta"])


def correct(mapping: Path, choices: dict[str, str], *, sheet: str = "Peta", column: int = 6) -> Path:
    """Somebody chooses other fields: by the letter of the column, on the sheet Peta."""
    book = load_workbook(mapping)
    for row in book[sheet].iter_rows():
        if row[2].value in choices:
            row[column - 1].value = choices[str(row[2].value)]
    book.save(mapping)
    return mapping


def taken(book: MemoryBook, source: Path) -> Result:
    return impor(book, source, peta=propose(book, source), moment=saat())


@pytest.mark.parametrize("name", AGENCY_TABLES)
def test_every_column_of_a_table_is_proposed_as_what_it_is(name: str, tmp_path: Path) -> None:
    book = master()
    old = book.read()
    result = impor(book, write_table(name, tmp_path), moment=saat())
    assert [column["bidang"] for column in result.data["kolom"]] == FIELDS[name].split()
    assert (book.read(), book.history) == (old, [])
    assert (result.data["kinerja"], result.data["indikator"]) == (0, 0)
    assert result.data["peta"] == str(tmp_path / f"{name}.peta.xlsx")
    assert result.data["usulan"] == {
        "kinerja": len(NODES[name].split(";")),
        "indikator": len(INDIKATOR[name]),
    }


@pytest.mark.parametrize("name", AGENCY_TABLES)
def test_the_rows_of_a_table_become_the_tree_and_its_indicators(name: str, tmp_path: Path) -> None:
    book = master()
    result = taken(book, write_table(name, tmp_path))
    content = book.read()
    nodes = [
        " ".join(str(row[key]) for key in ("kode", "level", "induk") if key in row)
        for row in content.row("tblKinerja")
    ]
    assert nodes == NODES[name].split("; ")
    for row, expected in zip(content.row("tblIndikator"), INDIKATOR[name], strict=True):
        assert {key: row.get(key) for key in expected} == expected
    assert [left["baris"] for left in result.data["dilewati"]] == LEFT_ROWS[name]
    assert kode(result) == TO_LOOK_AT[name]
    rows = result.data["baris"]
    assert rows["dibaca"] == rows["diambil"] + rows["dilewati"] == rows["diambil"] + len(LEFT_ROWS[name])


@pytest.mark.parametrize("name", AGENCY_TABLES)
def test_importing_twice_adds_nothing(name: str, tmp_path: Path) -> None:
    book = master()
    source = write_table(name, tmp_path)
    taken(book, source)
    old = book.read()
    result = taken(book, source)
    assert book.read() == old
    assert (result.data["kinerja"], result.data["indikator"], result.data["riwayat"]) == (0, 0, 0)
    rows = result.data["baris"]
    assert (rows["diambil"], rows["dilewati"]) == (0, rows["dibaca"])


def test_money_and_units_stand_where_they_belong(tmp_path: Path) -> None:
    book = master()
    taken(book, write_table("e81_bandung", tmp_path))
    taken(book, write_table("e81_deli_serdang", tmp_path))
    by_kode = {row["kode"]: row for row in book.read().row("tblKinerja")}
    assert by_kode["7.01.02"]["pagu"] == 83_250_000
    assert by_kode["7.01.02.2.01"]["pagu"] == 27_500_000
    assert {by_kode[kode].get("unit") for kode in ("7.01.02", "7.01.02.2.01")} == {"SI-YANUM"}
    assert by_kode["P.1"]["unit"] == "SI-PEM"
    assert "SKP-102" not in kode(periksa(book, moment=saat()))


def test_years_before_go_to_riwayat(tmp_path: Path) -> None:
    book = master()
    taken(book, write_table("lkjip", tmp_path))
    assert book.read().row("tblRiwayat") == [
        {"kode": "IKS.1.1", "tahun": 2025, "target": 50, "realisasi": "45,5"},
        {"kode": "IKS.2.1", "tahun": 2025, "target": 74, "realisasi": 74.35},
    ]


def test_what_the_source_lacks_stays_empty_and_is_named_by_the_check(tmp_path: Path) -> None:
    book = master()
    taken(book, write_table("lkjip", tmp_path))
    row = book.read().row("tblIndikator")[0]
    assert {"definisi", "formula", "sumber_data", "polaritas", "konsolidasi"}.isdisjoint(row)
    assert "SKP-101" in kode(periksa(book, moment=saat()))


def test_a_mapping_that_a_person_corrected_is_obeyed(tmp_path: Path) -> None:
    book = master()
    mapping = correct(
        propose(book, write_table("iku", tmp_path)), {"B": "Tujuan", "E": "Bukti dukung", "F": "(abaikan)"}
    )
    result = impor(book, mapping, moment=saat())
    content = book.read()
    assert [row["level"] for row in content.row("tblKinerja")] == ["tujuan", "tujuan"]
    assert content.row("tblIndikator")[0]["bukti_dukung"] == "Survei"
    assert "polaritas" not in content.row("tblIndikator")[0]
    assert "SKP-650" in kode(result)


def test_a_mapping_alone_finds_its_file_beside_it_or_where_it_was(tmp_path: Path) -> None:
    book = master()
    mapping = propose(book, write_table("iku", tmp_path))
    (tmp_path / "lain").mkdir()
    moved = mapping.rename(tmp_path / "lain" / "nama lain.xlsx")
    assert impor(book, moved, moment=saat()).data["indikator"] == 2


def test_a_table_that_is_not_wanted_is_not_read(tmp_path: Path) -> None:
    book = master()
    mapping = propose(book, write_table("perjanjian_kinerja", tmp_path))
    changed = load_workbook(mapping)
    rows = [row for row in changed["Tabel"].iter_rows() if row[1].value == 2]
    rows[0][5].value = "Tidak"
    changed.save(mapping)
    assert impor(book, mapping, moment=saat()).data["kinerja"] == 2


def test_a_row_of_the_master_is_never_overwritten(tmp_path: Path) -> None:
    book = master()
    source = write_table("rfk_bintan", tmp_path)
    taken(book, source)
    content = book.read()
    content.tables["tblKinerja"][1]["pagu"] = 99
    content.tables["tblIndikator"][0]["satuan"] = "berkas"
    book.save(content)
    result = taken(book, source)
    assert book.read() == content
    left = {item["baris"]: item["sebab"] for item in result.data["dilewati"]}
    assert "7.01.01.2.01 sudah ada di buku induk dengan isi lain pada pagu" in left[5]
    assert left[6] == "sudah ada di buku induk dengan isi yang sama"
    assert kode(result).count("SKP-651") == 1
    assert "isi lain pada satuan" in " ".join(item.pesan for item in result.temuan)


def test_the_second_table_goes_on_where_the_first_left_off(tmp_path: Path) -> None:
    book = master()
    taken(book, write_table("lkjip", tmp_path))
    taken(book, write_table("iku", tmp_path))
    assert [row["kode"] for row in book.read().row("tblKinerja")] == ["S.1", "S.2", "S.3", "S.4"]


def test_it_is_logged_and_its_findings_stand_on_hasil_pemeriksaan(tmp_path: Path) -> None:
    book = master()
    result = taken(book, write_table("rfk_bintan", tmp_path))
    content = book.read()
    assert content.row("tblJejak")[-1]["peristiwa"] == "tabel lama diimpor"
    assert [row["kode"] for row in content.row("tblTemuan")] == kode(result)
    assert {row["berkas"] for row in content.row("tblTemuan")} == {"rfk_bintan.xlsx"}


def test_hidden_sheets_and_many_made_kode_are_named(tmp_path: Path) -> None:
    book = master()
    foreign, sheet = new_book("Panjang")
    put_all(
        sheet, 1, "No | Sasaran\n" + "\n".join(f"{number} | Sasaran ke {number}" for number in range(1, 13))
    )
    foreign.create_sheet("Tersembunyi").sheet_state = "hidden"
    foreign.save(tmp_path / "panjang.xlsx")
    result = taken(book, tmp_path / "panjang.xlsx")
    assert kode(result) == ["SKP-653", "SKP-654"]
    assert "untuk 12 baris: S.1, S.2" in result.temuan[0].pesan
    assert "S.10, dan lainnya." in result.temuan[0].pesan
    assert result.temuan[1].pesan == "Lembar 'Tersembunyi' tidak diimpor: lembar ini tersembunyi."


def test_a_mapping_is_never_replaced(tmp_path: Path) -> None:
    book = master()
    source = write_table("iku", tmp_path)
    assert [propose(book, source).name for _ in range(3)] == [
        "iku.peta.xlsx",
        "iku.peta-2.xlsx",
        "iku.peta-3.xlsx",
    ]
    with refused("SKP-560", book, exit_code=4):
        impor(book, source, destination=tmp_path / "iku.peta.xlsx", moment=saat())
    with refused("SKP-562", book, exit_code=4):
        impor(book, source, destination=tmp_path / "iku.peta.csv", moment=saat())
    with refused("SKP-564", book, exit_code=4):
        impor(book, source, destination=tmp_path / "tidak ada" / "iku.xlsx", moment=saat())
    destination = tmp_path / "peta saya.xlsx"
    assert impor(book, source, destination=destination, moment=saat()).files == [destination]


def test_a_file_without_a_table_and_a_book_of_ours_are_refused(tmp_path: Path) -> None:
    book = master()
    foreign, sheet = new_book("Surat")
    put_all(sheet, 1, "Yth. Camat\nDengan hormat | kami sampaikan")
    foreign.save(tmp_path / "surat.xlsx")
    with refused("SKP-521", book, exit_code=4):
        impor(book, tmp_path / "surat.xlsx", moment=saat())
    ours = Path(__file__).parents[2] / "workbooks" / "SAKIP-Contoh.xlsx"
    with refused("SKP-456", book, exit_code=4):
        impor(book, ours, moment=saat())


@pytest.mark.parametrize(
    ("choices", "sheet", "column", "code", "details"),
    [
        ({"B": "Sasarn"}, "Peta", 6, "SKP-458", ["SKP-457"]),
        ({"B": "Judul lain"}, "Peta", 4, "SKP-458", ["SKP-559"]),
        ({"B": "", "C": "(abaikan)"}, "Peta", 6, "SKP-455", []),
        ({"Kolom": "Huruf"}, "Peta", 3, "SKP-599", []),
        ({"A": "x"}, "Peta", 2, "SKP-599", []),
    ],
)
def test_a_mapping_that_cannot_be_followed_is_refused(
    choices: dict[str, str], sheet: str, column: int, code: str, details: list[str], tmp_path: Path
) -> None:
    book = master()
    mapping = correct(propose(book, write_table("iku", tmp_path)), choices, sheet=sheet, column=column)
    with refused(code, book, exit_code=4) as galat:
        impor(book, mapping, moment=saat())
    assert [item.kode for item in galat.value.rincian] == details


def test_a_mapping_of_another_program_is_refused(tmp_path: Path) -> None:
    book = master()
    mapping = propose(book, write_table("iku", tmp_path))
    changed = load_workbook(mapping)
    changed["_peta"]["B1"] = "peta jalan"
    changed.save(mapping)
    with refused("SKP-599", book, exit_code=4):
        impor(book, mapping, moment=saat())


def test_columns_that_people_deleted_from_a_mapping_are_left(tmp_path: Path) -> None:
    book = master()
    mapping = propose(book, write_table("iku", tmp_path))
    changed = load_workbook(mapping)
    numbers = [row[0].row for row in changed["Peta"].iter_rows() if row[2].value == "D"]
    changed["Peta"].delete_rows(int(numbers[0] or 0))
    changed.save(mapping)
    impor(book, mapping, moment=saat())
    cell: Cell | Any = book.read().row("tblIndikator")[0].get("formula")
    assert cell is None


def test_a_column_that_the_table_lacks_is_one_finding_of_the_check(tmp_path: Path) -> None:
    file, sheet = new_book("IKU")
    rows = [f"{n} | Meningkatnya pelayanan | Indikator nomor {n} | % | {80 + n}" for n in range(1, 13)]
    put_all(sheet, 1, "\n".join(["No | Sasaran | Indikator Kinerja | Satuan | Target 2026", *rows]))
    file.save(tmp_path / "iku.xlsx")
    book = master()
    assert taken(book, tmp_path / "iku.xlsx").data["indikator"] == 12
    found = [item for item in periksa(book, moment=saat()).temuan if item.kode in {"SKP-101", "SKP-185"}]
    assert {item.kode for item in found} == {"SKP-185"}
    assert len({item.kolom for item in found}) == len(found)
    assert all("pada 12 baris" in item.pesan for item in found)
