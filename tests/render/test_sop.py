"""The sheet SOP: the identity page, both step tables with live status, and the printed pages."""

from __future__ import annotations

import itertools
from datetime import date, datetime
from pathlib import Path

import pytest

from sakip_xl.domain.sop.definition import IDENTITAS, SOP
from sakip_xl.domain.sop.flowchart import SEGILIMA
from sakip_xl.domain.sop.jejak import JejakRow, connect
from sakip_xl.domain.sop.state import State, StatusLangkah
from sakip_xl.domain.terms import Event, Peran, SopName, YesNo
from sakip_xl.render.canvas import Canvas, CanvasSheet, CellKind
from sakip_xl.render.flowchart import COLORS
from sakip_xl.render.master import draw_master
from sakip_xl.render.material import Material
from sakip_xl.render.sheets.sop import draw_sop, status_text
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import BookContent, RawRow, raw
from sakip_xl.schema.load import load_master
from tests.office.recalc import Office
from tests.sample import ID_MASTER, PENGATURAN_CONTOH, SEKARANG, pengaturan_rows, sample_content, step_content


def jejak(*langkah: int, sop: SopName = SopName.PENGUMPULAN, returned: bool = False) -> list[RawRow]:
    """A log of completed steps, at the end a return to step 8 if asked."""
    rows: list[JejakRow] = []
    for index, number in enumerate([*langkah, 10] if returned else langkah):
        is_return = returned and index == len(langkah)
        event = Event.KEMBALI if is_return else Event.SELESAI
        answer = YesNo.TIDAK if is_return else YesNo.YA if SOP[sop].ke(number).keputusan else None
        content = {
            "keputusan": answer,
            **step_content(sop, langkah=number, ke_langkah=8 if is_return else None),
            "catatan": "Lengkapi." * is_return,
        }
        rows.append(
            connect(
                rows,
                ID_MASTER,
                waktu=datetime(2026, 7, 1, 8 + index // 60, index % 60),
                sop=sop,
                triwulan=2,
                peristiwa=event,
                oleh="Siti Rahmawati, S.E.",
                peran=Peran.TIM_SAKIP,
                **content,
            )
        )
    return [raw(each) for each in rows]


def drawing(content: BookContent) -> CanvasSheet:
    sheet = Canvas().add(MASTER.sheet_named("SOP"))
    draw_sop(sheet, Material(content, load_master(content).master, SEKARANG))
    return sheet


def text(sheet: CanvasSheet) -> list[str]:
    return [str(cell.value) for _, cell in sorted(sheet.cells.items()) if cell.value is not None]


def langkah_rows(sheet: CanvasSheet, sop: SopName) -> dict[int, int]:
    """The row of each step, found by its wording below its table's title."""
    start = min(
        b for (b, _), cell in sheet.cells.items() if str(cell.value).startswith(SOP[sop].judul + " – ")
    )
    return {
        langkah.nomor: min(
            b for (b, k), cell in sheet.cells.items() if b > start and k == 1 and cell.value == langkah.uraian
        )
        for langkah in SOP[sop].langkah
    }


@pytest.mark.parametrize("sop", list(SopName))
def test_every_step_stands_with_its_symbols_under_its_actors(sop: SopName) -> None:
    sheet = drawing(sample_content())
    for number, row in langkah_rows(sheet, sop).items():
        langkah = SOP[sop].ke(number)
        peran = {
            b.alt_text.split(", ")[1].split(":")[0]
            for b in sheet.shapes
            if b.row == row and b.alt_text.startswith(f"Langkah {number}, ")
        }
        assert peran == set(langkah.kolom)
        for shape in (b for b in sheet.shapes if b.row == row and b.alt_text.startswith("Langkah")):
            if shape.alt_text.startswith(f"Langkah {number}, "):
                headings = [
                    sheet.cells[b, shape.column].value for b in range(row) if (b, shape.column) in sheet.cells
                ]
                assert shape.alt_text.split(", ")[1].split(":")[0] in headings


@pytest.mark.parametrize("sop", list(SopName))
def test_a_step_shows_its_mutu_baku_and_its_original_wording(sop: SopName) -> None:
    sheet = drawing(sample_content())
    for number, row in langkah_rows(sheet, sop).items():
        langkah = SOP[sop].ke(number)
        content = {
            k: str(sheet.cells[row, k].value) for k in range(12) if sheet.cells[row, k].value is not None
        }
        assert content[0] == str(number)
        assert all(item in content[7] for item in langkah.kelengkapan)
        assert content[8] == langkah.time_text
        assert all(item in content[9] for item in langkah.keluaran)
        assert content[11] == (langkah.teks_asli or "(tidak ada pada naskah asli)")


def test_the_status_of_each_step_is_told_and_its_symbol_coloured() -> None:
    sheet = drawing(sample_content(tblJejak=jejak(*range(1, 10), returned=True)))
    place = langkah_rows(sheet, SopName.PENGUMPULAN)
    remarks = {number: sheet.cells[row, 10] for number, row in place.items()}
    assert all(cell.kind is CellKind.COMPUTED for cell in remarks.values())
    assert str(remarks[1].value) == "Selesai 1 Juli 2026 pukul 08.00, oleh Siti Rahmawati, S.E."
    assert str(remarks[8].value).startswith("► Sedang berjalan (diulang), terlambat")
    assert str(remarks[9].value).startswith("Draf")
    assert str(remarks[11].value) == "Belum"
    colors = {
        number: {b.fill for b in sheet.shapes if b.row == row and b.alt_text.startswith(f"Langkah {number},")}
        for number, row in place.items()
    }
    assert colors[1] == {COLORS[State.SELESAI]}
    assert colors[8] == {COLORS[State.BERJALAN]}
    assert colors[9] == {COLORS[State.DRAF]}
    assert colors[11] == {COLORS[State.BELUM]}


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (StatusLangkah("perintah", 1, State.BELUM), "Belum"),
        (StatusLangkah("perintah", 1, State.BERJALAN), "► Sedang berjalan"),
        (
            StatusLangkah("perintah", 1, State.BERJALAN, tenggat=datetime(2026, 7, 1, 9)),
            "► Sedang berjalan, tenggat 1 Juli 2026 pukul 09.00",
        ),
        (
            StatusLangkah("perintah", 1, State.SELESAI, selesai=datetime(2026, 7, 1, 9), terlambat=True),
            "Selesai 1 Juli 2026 pukul 09.00, melewati tenggat",
        ),
    ],
)
def test_a_status_is_written_in_words(status: StatusLangkah, expected: str) -> None:
    assert status_text(status) == expected


def test_the_sum_of_the_standard_times_counts_the_minutes_of_this_office() -> None:
    content = sample_content(
        tblPengaturan=pengaturan_rows(PENGATURAN_CONTOH.model_copy(update={"menit_per_hari": 390}))
    )
    sheet = drawing(content)
    count = [cell for cell in sheet.cells.values() if cell.formula and "menit_per_hari" in cell.formula]
    assert [cell.value for cell in count] == [580 + 2 * 390, 575 + 390]
    assert {"580 menit + 2 hari", "575 menit + 1 hari"} <= set(text(sheet))


def test_a_setting_that_is_no_number_leaves_the_sum_empty() -> None:
    pengaturan = pengaturan_rows(PENGATURAN_CONTOH)
    for row in pengaturan:
        if row["pengaturan"] == "Menit Kerja per Hari":
            row["nilai"] = "tujuh jam"
    sheet = drawing(sample_content(tblPengaturan=pengaturan))
    assert {
        cell.value for cell in sheet.cells.values() if cell.formula and "menit_per_hari" in cell.formula
    } == {""}


def test_the_identity_page_holds_every_item_and_the_settings_by_formula() -> None:
    change = {"sop_nomor": "065/12/2026", "sop_tanggal_efektif": date(2026, 2, 2)}
    pengaturan = PENGATURAN_CONTOH.model_copy(update=change)
    sheet = drawing(sample_content(tblPengaturan=pengaturan_rows(pengaturan)))
    everything = "\n".join(text(sheet))
    for name in ("dasar_hukum", "kualifikasi", "keterkaitan", "peralatan", "peringatan", "pencatatan"):
        for item in getattr(IDENTITAS, name):
            assert item.teks.format(kecamatan="Sumbersuko", kabupaten="Lumajang") in everything
    by_formula = {cell.formula: cell.value for cell in sheet.cells.values() if cell.formula}
    assert by_formula['=IF(sop_nomor="","",sop_nomor)'] == "065/12/2026"
    assert by_formula['=IF(sop_tanggal_efektif="","",sop_tanggal_efektif)'] == date(2026, 2, 2)
    assert by_formula['=IF(sop_tanggal_revisi="","",sop_tanggal_revisi)'] == ""


def test_the_kecamatan_is_named_only_through_its_cell() -> None:
    sheet = drawing(sample_content())
    for cell in sheet.cells.values():
        if "sumbersuko" in str(cell.value).casefold() and cell.formula is None:
            assert cell.value in {
                b.asli
                for name in IDENTITAS.model_fields_set
                for b in getattr(IDENTITAS, name)
                if hasattr(b, "asli")
            }


def test_each_sop_begins_a_page_and_a_broken_flow_is_bridged() -> None:
    sheet = drawing(sample_content())
    headings = [
        b for (b, k), cell in sorted(sheet.cells.items()) if k == 0 and str(cell.value).startswith("SOP ")
    ]
    assert [b for b in headings if b in sheet.page_breaks] == headings
    continuations = [b for b in headings if "(lanjutan)" in str(sheet.cells[b, 0].value)]
    pentagons = [b for b in sheet.shapes if b.preset == SEGILIMA and b.text]
    assert len(pentagons) == 2 * len(continuations) > 0


def test_no_printed_page_is_taller_than_the_paper() -> None:
    sheet = drawing(sample_content(tblJejak=jejak(*range(1, 10), returned=True)))
    assert sheet.scale is not None
    [area] = sheet.print_areas
    starts = [area.row, *sheet.page_breaks, area.last_row + 1]
    room = (8.5 - 1.2) * 72 * 100 / sheet.scale
    for start, end in itertools.pairwise(starts):
        assert sum(sheet.heights.get(b, 15.0) for b in range(start, end)) <= room
    width = sum(int(column_width * 7 + 0.5) + 5 for column_width in sheet.widths.values())
    assert width * sheet.scale / 100 <= (13 - 0.9) * 96


def test_corrected_wording_is_shown_beside_the_original() -> None:
    everything = text(drawing(sample_content()))
    assert any("Camat Senduro" in line for line in everything)
    assert any("Nomor 88 Tahun 2021" in line for line in everything)


@pytest.mark.libreoffice
def test_the_formulas_of_the_sop_papers_recalculate_to_what_is_stored(kantor: Office, tmp_path: Path) -> None:
    nameless = PENGATURAN_CONTOH.model_copy(
        update={"nama_kecamatan": "Kecamatan Candipuro", "nama_kabupaten": "", "sop_nomor": "065/1"}
    )
    files = []
    for index, content in enumerate(
        (
            sample_content(tblJejak=jejak(1, 2, 3)),
            sample_content(
                tblPengaturan=pengaturan_rows(nameless), tblDisposisi=[], tblNotulen=[], tblFormulir=[]
            ),
        )
    ):
        files.append(tmp_path / f"{index}.xlsx")
        write_xlsx(draw_master(content, SEKARANG), files[-1])
    for result in kantor.recalculate(files).values():
        assert result.cocok, (result.beda[:3], result.galat[:3])
