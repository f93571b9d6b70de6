"""The sheet Notulen: three tables, and each minutes of the quarter ready to print and sign."""

from __future__ import annotations

import itertools
from datetime import date, time
from typing import Any

from sakip_xl.render.canvas import Canvas, CanvasSheet
from sakip_xl.render.material import Material
from sakip_xl.render.sheets.notulen import draw_notulen
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import RawRow
from sakip_xl.schema.load import load_master
from tests.sample import SEKARANG, sample_content

SAMPLE_ROW = sample_content().row("tblNotulen")[0]


def notulen(**content: Any) -> RawRow:
    return {**SAMPLE_ROW, **content}


def drawing(**table: list[RawRow]) -> CanvasSheet:
    content = sample_content(**table)
    sheet = Canvas().add(MASTER.sheet_named("Notulen"))
    draw_notulen(sheet, Material(content, load_master(content).master, SEKARANG))
    return sheet


def printed(sheet: CanvasSheet) -> list[Any]:
    assert sheet.print_area is not None
    start = sheet.print_area.row
    return [
        s.value for (b, _), s in sorted(sheet.cells.items(), key=lambda x: x[0]) if b >= start and s.value
    ]


def test_the_three_tables_stand_below_each_other() -> None:
    tables = drawing().tables
    assert [each.table.name for each in tables] == ["tblNotulen", "tblPeserta", "tblKeputusan"]
    assert all(a.row + a.count < b.row for a, b in itertools.pairwise(tables))


def test_a_minutes_is_printed_with_its_day_time_people_and_decisions() -> None:
    content = printed(drawing())
    for value in ("NOT-01/2026", "Kamis, 2 Juli 2026", "Pukul 09.00 sampai 10.00", SAMPLE_ROW["ringkasan"]):
        assert value in content
    for person in sample_content().row("tblPeserta"):
        assert person["nama"] in content
    assert "Menyiapkan formulir." in content
    assert "6 Juli 2026" in content
    assert any(str(text).startswith("NIP ") for text in content)


def test_only_the_minutes_of_the_quarter_are_printed_one_a_page() -> None:
    others = [notulen(nomor="NOT-02"), notulen(nomor="NOT-03", triwulan=1)]
    sheet = drawing(tblNotulen=[SAMPLE_ROW, *others])
    content = printed(sheet)
    assert content.count("NOTULEN RAPAT") == 2
    assert "NOT-02" in content
    assert "NOT-03" not in content
    assert len(sheet.page_breaks) == 1


def test_people_and_decisions_belong_to_the_minutes_they_name() -> None:
    peserta: list[RawRow] = [
        {"nomor_notulen": " not-01/2026 ", "nama": "Ani", "hadir": "Ya"},
        {"nomor_notulen": "NOT-99", "nama": "Budi", "hadir": "Ya"},
        {},
        {"nomor_notulen": "NOT-01/2026", "nama": "Citra", "hadir": "tidak"},
    ]
    content = printed(drawing(tblPeserta=peserta))
    assert "Ani" in content
    assert "Budi" not in content
    assert content[content.index("Citra") + 1] == "tidak hadir"


def test_a_date_that_was_typed_as_text_is_printed_as_it_stands() -> None:
    keputusan: list[RawRow] = [
        {"nomor_notulen": "NOT-01/2026", "keputusan": "A", "batas_waktu": "secepatnya"},
        {"nomor_notulen": "NOT-01/2026", "keputusan": "B", "batas_waktu": 46204},
        {"nomor_notulen": "NOT-01/2026", "keputusan": "C", "batas_waktu": date(2026, 7, 9)},
    ]
    content = printed(drawing(tblKeputusan=keputusan))
    assert {"secepatnya", "1 Juli 2026", "9 Juli 2026"} <= set(content)


def test_a_quarter_without_minutes_says_so() -> None:
    sheet = drawing(tblNotulen=[])
    assert printed(sheet) == ["Belum ada notulen Triwulan II. Isi tabel Notulen Rapat di atas."]


def test_an_incomplete_minutes_is_named_instead_of_printed() -> None:
    sheet = drawing(tblNotulen=[SAMPLE_ROW, notulen(nomor="X", jam_mulai="pagi")])
    assert printed(sheet).count("NOTULEN RAPAT") == 1
    assert any("belum dapat dicetak: baris 2." in str(s.value) for s in sheet.cells.values())


def test_a_very_long_summary_is_given_all_the_rows_it_needs() -> None:
    sheet = drawing(tblNotulen=[notulen(ringkasan="Setiap seksi melaporkan kendalanya. " * 200)])
    assert max(sheet.heights.values()) <= 409
    [area] = [d for d in sheet.merged if d.last_row > d.row]
    assert str(sheet.cells[area.row, area.column].value).startswith("Setiap seksi")


def test_half_past_is_written_with_both_digits() -> None:
    content = printed(drawing(tblNotulen=[notulen(jam_mulai=time(7, 5), jam_selesai=time(13, 30))]))
    assert "Pukul 07.05 sampai 13.30" in content
