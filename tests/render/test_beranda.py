"""The sheet Beranda: where both SOPs stand, on one page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from xlsxwriter.utility import xl_rowcol_to_cell

from sakip_xl.domain.model import Dokumen
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.jejak import JejakRow, connect
from sakip_xl.domain.terms import Event, Peran, SopName, Triwulan
from sakip_xl.render.styles import sifat
from sakip_xl.schema.content import Changes, RawRow, raw
from tests.sample import ID_MASTER, SEKARANG
from tests.sample_measured import di, drawing, find, measured_content, text

ORDER = ["periksa", "bagikan", "rekap", "hitung", "laporan", "siapkan", "majukan", "status"]


def test_the_current_steps_stand_in_the_titles_and_their_state_in_the_rows() -> None:
    sheet = drawing(measured_content()).sheets["Beranda"]
    everything = text(sheet)
    assert "SOP Pengumpulan Data Kinerja: langkah 3 dari 12" in everything
    assert "SOP Pengukuran Kinerja: langkah 1 dari 10" in everything
    row, column = find(sheet, "Sekretaris melakukan rapat dengan Tim SAKIP untuk memberikan arahan "
                        "pelaksanaan kegiatan pengumpulan data kinerja")  # fmt: skip
    assert di(sheet, row, column + 3).value == datetime(2026, 7, 2, 8, 5)
    assert di(sheet, row, column + 4).value == "selesai"


def test_first_stands_what_is_to_be_done_now_by_whom_and_until_when() -> None:
    sheet = drawing(measured_content(), datetime(2026, 7, 6, 9, 30)).sheets["Beranda"]
    row, _ = find(sheet, "Yang dikerjakan sekarang")
    kumpul, ukur = ([di(sheet, row + n, column).value for column in (0, 4, 9, 11)] for n in (1, 2))
    assert (
        kumpul[0] == "Pengumpulan 3 dari 12: Tim SAKIP menyusun rencana kegiatan pelaksanaan pengumpulan data"
    )
    assert str(kumpul[1]).startswith("Tim SAKIP (")
    assert (isinstance(kumpul[2], datetime), kumpul[3]) == (True, "terlambat")
    assert str(ukur[0]).startswith("Pengukuran 1 dari 10: Camat memerintahkan")
    assert (ukur[2], ukur[3]) == (None, "belum")


def test_a_screen_of_1366_points_shows_every_column() -> None:
    sheet = drawing(measured_content()).sheets["Beranda"]
    points = sum(
        int(width * 7 + 5) for width in sheet.widths.values()
    )  # Calibri 11: seven a letter, five more
    headings_and_scroll_bar = 50
    assert points + headings_and_scroll_bar <= 1366


def test_the_weakest_indicators_and_late_units_are_named() -> None:
    sheet = drawing(measured_content(), datetime(2026, 7, 20)).sheets["Beranda"]
    row, column = find(sheet, "Lima indikator dengan capaian terendah")
    lines = [[di(sheet, row + n, column + k).value for k in (0, 1, 3, 4)] for n in range(2, 7)]
    counted = [line for line in lines if line[1]]
    assert [line[0] for line in counted] == list(range(1, len(counted) + 1))
    values = [float(str(line[2])) for line in counted]
    assert values == sorted(values)
    assert all(line[3] for line in counted)
    late = str(di(sheet, row + 7, column).value)
    assert late.startswith("Unit yang terlambat mengembalikan formulir: ")
    assert late != "Unit yang terlambat mengembalikan formulir: tidak ada."


def test_without_measured_indicators_that_is_said() -> None:
    sheet = drawing(measured_content(tblIndikator=[], tblRealisasi=[])).sheets["Beranda"]
    assert "Belum ada indikator yang dihitung." in text(sheet)


def test_a_running_step_past_its_due_time_is_late_and_turns_red() -> None:
    sheet = drawing(measured_content(), datetime(2026, 7, 6, 9, 30)).sheets["Beranda"]
    assert "terlambat" in text(sheet)
    late = [rule for _, rule in sheet.conditional if rule.get("format") == "terlambat"]
    red = [rule for rule in late if rule["type"] == "formula"]
    assert len(red) == 4
    assert all("NOW()" in rule["criteria"] for rule in red)


def test_what_is_missing_leads_to_the_sheet_where_it_is_filled_in() -> None:
    sheet = drawing(measured_content()).sheets["Beranda"]
    row, _ = find(sheet, "Yang belum lengkap pada langkah kini")
    content = [di(sheet, row + n, 0) for n in range(1, 9)]
    assert str(content[0].value).startswith("Pengumpulan 3: ")
    assert str(content[0].formula).startswith('HYPERLINK("#\'Program Kerja\'!A1","Pengumpulan 3: ')
    assert any(str(s.value).startswith("Pengukuran 1: ") for s in content)


def test_a_broken_log_stands_before_all_that_is_missing() -> None:
    forged = [row.model_copy(update={"oleh": "Lain"}) if n == 1 else row for n, row in enumerate(chain(12))]
    for log in (forged, chain(10, SopName.PENGUKURAN, forged)):
        sheet = drawing(measured_content(tblJejak=rows(log))).sheets["Beranda"]
        row, _ = find(sheet, "Yang belum lengkap pada langkah kini")
        assert str(di(sheet, row + 1, 0).value).startswith("Jejak buku ini tidak utuh")
        assert "'Jejak'!A1" in str(di(sheet, row + 1, 0).formula)


def test_more_than_fits_is_counted() -> None:
    dokumen = [
        raw(Dokumen(sop=SopName.PENGUMPULAN, triwulan=Triwulan.II, langkah=4, dokumen=f"Dokumen {n}"))
        for n in range(12)
    ]
    content = measured_content(tblDokumen=dokumen, tblJejak=rows(chain(3)))
    everything = text(drawing(content).sheets["Beranda"])
    assert any(t.startswith("dan ") and t.endswith("klik Status untuk melihat semuanya.") for t in everything)


def test_when_both_sops_are_done_nothing_is_missing() -> None:
    content = measured_content(tblJejak=rows(chain(10, SopName.PENGUKURAN, chain(12))))
    everything = text(drawing(content).sheets["Beranda"])
    assert "SOP Pengumpulan Data Kinerja: selesai" in everything
    assert "SOP Pengukuran Kinerja: selesai" in everything
    assert "Semua langkah kedua SOP pada triwulan ini sudah selesai." in everything


def test_the_figures_of_the_quarter_stand_large_and_come_from_rekap() -> None:
    canvas = drawing(measured_content())
    sheet = canvas.sheets["Beranda"]
    everything = text(sheet)
    assert {
        "1 dari 3 unit",
        "0 unit",
        "4 dari 6 indikator",
        "Keadaan Triwulan II per 6 Juli 2026 pukul 09.30",
    } <= set(everything)
    row, column = find(sheet, "Capaian kecamatan (%)")
    cell = di(sheet, row + 1, column)
    assert cell.value == 98.52
    assert cell.formula is not None
    assert "Rekap!" in cell.formula
    assert canvas.names["triwulan_aktif"].startswith("'Beranda'!")


def test_without_a_value_the_figures_show_a_dash_and_late_units_are_marked() -> None:
    content = measured_content(tblIndikator=[], tblRealisasi=[])
    sheet = drawing(content, datetime(2026, 7, 20)).sheets["Beranda"]
    row, column = find(sheet, "Capaian kecamatan (%)")
    assert di(sheet, row + 1, column).value == "-"
    row, column = find(sheet, "Unit terlambat")
    assert di(sheet, row + 1, column).value != "0 unit"
    rules = [rule for area, rule in sheet.conditional if (area.row, area.column) == (row + 1, column)]
    assert rules == [{"type": "cell", "criteria": "!=", "value": '"0 unit"', "format": "terlambat"}]


def test_the_buttons_stand_in_the_order_of_the_work() -> None:
    sheet = drawing(measured_content(), SEKARANG).sheets["Beranda"]
    buttons = [s.link for _, s in sorted(sheet.cells.items()) if s.link and s.link.startswith("tombol_")]
    assert buttons == [f"tombol_{name}_Beranda" for name in ORDER]


def test_the_bar_that_a_long_arahan_runs_over_leads_back_to_its_only_cell() -> None:
    content = measured_content()
    arahan = "Perbaiki data Seksi PMD."
    content = Changes(changed=[("tblKerja", 0, "arahan", arahan), ("tblKerja", 0, "ke_langkah", 7)]).apply_to(
        content
    )
    sheet = drawing(content).sheets["Beranda"]
    row, column = find(sheet, arahan)
    assert sifat(di(sheet, row, column).style)["text_wrap"] is False
    assert di(sheet, row, column - 1).value == 7
    bar_cells = [di(sheet, row, number) for number in range(column + 1, 13)]
    assert {(cell.value, cell.link) for cell in bar_cells} == {(None, "'Beranda'!F8")}
    assert xl_rowcol_to_cell(row, column) == "F8"


def chain(last: int, name: SopName = SopName.PENGUMPULAN, above: Sequence[JejakRow] = ()) -> list[JejakRow]:
    """The log that completes the first steps of a SOP."""
    result = list(above)
    for langkah in SOP[name].langkah[:last]:
        result.append(
            connect(
                result,
                ID_MASTER,
                waktu=datetime(2026, 7, 1 + langkah.nomor, 8),
                sop=name,
                triwulan=2,
                langkah=langkah.nomor,
                langkah_id=langkah.id,
                peristiwa=Event.SELESAI,
                oleh="Seseorang",
                peran=Peran(langkah.pelaku[0]),
                keputusan="Ya" if langkah.keputusan else None,
            )
        )
    return result


def rows(log: Sequence[JejakRow]) -> list[RawRow]:
    return [raw(row) for row in log]
