"""The sheet Disposisi: each disposisi of the quarter as a sheet to print, by formulas on its row."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest

from sakip_xl.render.canvas import Canvas, CanvasSheet
from sakip_xl.render.material import Material
from sakip_xl.render.sheets.disposisi import PILIHAN_HARAP, draw_disposisi
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import RawRow
from sakip_xl.schema.load import load_master
from tests.sample import SEKARANG, sample_content

SAMPLE_ROW = sample_content().row("tblDisposisi")[0]


def disposisi(**content: Any) -> RawRow:
    return {**SAMPLE_ROW, **content}


def drawing(*rows: RawRow) -> CanvasSheet:
    content = sample_content(tblDisposisi=list(rows))
    sheet = Canvas().add(MASTER.sheet_named("Disposisi"))
    draw_disposisi(sheet, Material(content, load_master(content).master, SEKARANG))
    return sheet


def printed_sheets(sheet: CanvasSheet) -> list[dict[str, Any]]:
    """Each Lembar Disposisi: what stands right of or below each label, and the rest as ``isi``."""
    starts = [b for (b, _), cells in sorted(sheet.cells.items()) if cells.value == "LEMBAR DISPOSISI"]
    result = []
    for start, end in zip(starts, [*starts[1:], 10_000], strict=True):
        cells = {place: s for place, s in sheet.cells.items() if start < place[0] < end}
        right: dict[str, Any] = {
            str(s.value): cells[b, k + 1].value
            for (b, k), s in cells.items()
            if s.value and (b, k + 1) in cells
        }
        right["isi"] = [s.value for _, s in sorted(cells.items(), key=lambda pair: pair[0]) if s.value]
        result.append(right)
    return result


def test_every_disposisi_of_the_quarter_has_its_sheet_and_one_blank_follows() -> None:
    sheet = drawing(SAMPLE_ROW, disposisi(nomor_agenda="046/2026"), disposisi(nomor_agenda="047", triwulan=1))
    assert [row["No. Agenda"] for row in printed_sheets(sheet)] == ["045/2026", "046/2026", ""]


def test_a_disposisi_added_appears() -> None:
    earlier, later = (
        drawing(SAMPLE_ROW),
        drawing(SAMPLE_ROW, disposisi(nomor_agenda="099/2026", hal="Rapat evaluasi")),
    )
    assert len(printed_sheets(later)) == len(printed_sheets(earlier)) + 1
    assert printed_sheets(later)[1]["Hal"] == "Rapat evaluasi"


def test_the_blank_sheet_reads_the_next_row_of_the_register() -> None:
    sheet = drawing(SAMPLE_ROW, {}, disposisi(nomor_agenda="046/2026"))
    agenda = [
        s.formula
        for s in sheet.cells.values()
        if s.formula and s.formula.startswith("=INDEX(tblDisposisi[Nomor Agenda]")
    ]
    assert agenda == [f'=INDEX(tblDisposisi[Nomor Agenda],{n})&""' for n in (1, 3, 4)]
    [place] = [t for t in sheet.tables if t.table.name == "tblDisposisi"]
    assert place.count >= 4


def test_a_sheet_says_who_gave_it_with_pangkat_and_nip() -> None:
    content = printed_sheets(drawing(SAMPLE_ROW))[0]["isi"]
    pejabat = next(p for p in sample_content().row("tblPejabat") if p["nama"] == SAMPLE_ROW["oleh"])
    for value in (pejabat["nama"], pejabat["jabatan"], pejabat["pangkat"], f"NIP {pejabat['nip']}"):
        assert value in content


def test_somebody_unknown_signs_by_name_only() -> None:
    content = printed_sheets(drawing(disposisi(oleh="Tamu")))[0]["isi"]
    assert "Tamu" in content
    assert not any(str(value).startswith("NIP") for value in content)


@pytest.mark.parametrize(
    ("wish", "ticks"),
    [
        ("Proses lebih lanjut", ["☑ Proses lebih lanjut"]),
        ("proses lebih lanjut dan laporkan hasilnya", ["☑ Proses lebih lanjut", "☑ Laporkan hasilnya"]),
        ("Hadiri rapat", ["☑ Hadiri rapat"]),
    ],
)
def test_what_is_wished_is_ticked_and_anything_else_written_out(wish: str, ticks: list[str]) -> None:
    content = printed_sheets(drawing(disposisi(harap=wish)))[0]["isi"]
    assert [value for value in content if str(value).startswith("☑")] == ticks
    assert len([value for value in content if str(value).startswith(("☑", "☐"))]) == len(PILIHAN_HARAP) + 1


def test_an_order_without_a_letter_is_received_the_day_it_is_given() -> None:
    letter_row = {"tanggal_surat": date(2026, 6, 30), "surat_dari": "Bupati", "nomor_surat": "005/9"}
    order, incoming = printed_sheets(
        drawing(disposisi(surat_dari=None, sifat=None), disposisi(**letter_row))
    )[:2]
    assert (order["Surat dari"], order["Sifat"], order["Diterima Tgl."]) == (
        "Perintah Camat",
        "segera",
        "1 Juli 2026",
    )
    assert (incoming["Surat dari"], incoming["Tgl. Surat"], incoming["Diterima Tgl."]) == (
        "Bupati",
        "30 Juni 2026",
        "",
    )


def test_two_sheets_fill_one_page() -> None:
    sheet = drawing(*[disposisi(nomor_agenda=str(n)) for n in range(4)])
    assert sheet.print_area is not None
    assert len(sheet.page_breaks) == 2
    starts = [sheet.print_area.row, *sheet.page_breaks]
    heights = [sum(sheet.heights.get(b, 15.0) for b in range(a, z)) for a, z in itertools.pairwise(starts)]
    assert sheet.scale is not None
    assert all(height <= (13 - 1.2) * 72 * 100 / sheet.scale for height in heights)
    assert sheet.landscape is False


def test_a_row_that_cannot_be_read_is_named_instead_of_printed() -> None:
    sheet = drawing(SAMPLE_ROW, disposisi(tanggal="kemarin"))
    assert len(printed_sheets(sheet)) == 2
    assert any("belum dapat dicetak: baris 2." in str(s.value) for s in sheet.cells.values())


def test_a_long_note_keeps_its_room() -> None:
    catatan = "Pelajari kembali capaian seksi. " * 30
    assert len(printed_sheets(drawing(disposisi(catatan=catatan)))) == 2
