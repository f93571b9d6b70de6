"""Forms on paper beside what else there is: files of the same unit, the archive, Cetak and naskah."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from sakip_xl.actions.arsipkan import _formulir as forms_for_archive
from sakip_xl.actions.naskah import naskah
from sakip_xl.actions.paper_in_front import PaperInFront, paper_in_front
from sakip_xl.actions.rekap import rekap
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.model import Cell
from sakip_xl.domain.terms import Pakai
from sakip_xl.schema.content import TableRow
from sakip_xl.workbook.xlsx.file_book import open_book
from tests.actions.office import (
    NOW,
    TIM,
    filled,
    kode,
    saat,
    type_in,
    write_formulir,
)
from tests.actions.paper_office import ISIAN, PaperOffice, paper_office
from tests.documents.reading import words

NOMOR = "F-2026-TW2-YAN"


@pytest.fixture
def kantor(tmp_path: Path) -> PaperOffice:
    """YAN works on paper, PMD in Excel; both have their form."""
    kantor = paper_office(tmp_path, "YAN")
    kantor.bagikan()
    return kantor


# --- Paper and file ---------------------------------------------------------------------------------------


def both_ways(kantor: PaperOffice, *, hour: float, value: Cell) -> Path:
    """PMD, which has its form as a file, is given it on paper too; both come back."""
    origin = open_book(kantor.kirim / kantor.formulir("PMD").berkas, now=lambda: NOW).read()
    kantor.choose("PMD", "Kertas")
    result = kantor.bagikan()
    assert [(t.kode, t.nilai) for t in result.temuan if t.kode == "SKP-664"] == [
        ("SKP-664", "Seksi Pemberdayaan Masyarakat dan Desa")
    ]
    assert kantor.formulir("PMD").id_formulir == "F-2026-TW2-PMD"
    kantor.type_paper("PMD", {"IKK.1": value})
    kantor.name("PMD", kembali=NOW + timedelta(hours=5))
    return write_formulir(filled(origin, {}), kantor.kembali / "PMD.xlsx", jam=hour)


def test_of_paper_and_file_of_one_form_the_later_one_counts_and_what_differs_is_asked(
    kantor: PaperOffice,
) -> None:
    both_ways(kantor, hour=1, value=85)
    result = kantor.rekap()
    assert (kode(result), result.data["ganda"]) == (["SKP-474", "SKP-710"], ["PMD"])
    assert [(row["lama"], row["baru"]) for row in result.data["bentrok"]] == [(80, 85)]
    kantor.putuskan(pakai=Pakai.BARU)
    assert kantor.realisasi("IKK.1") == 85


def test_a_file_saved_after_the_paper_came_back_takes_its_place(kantor: PaperOffice) -> None:
    path = both_ways(kantor, hour=9, value=85)
    kantor.rekap()
    assert kantor.formulir("PMD").berkas_kembali == path.name
    kantor.putuskan(pakai=Pakai.BARU)
    for _ in range(2):
        assert kantor.realisasi("IKK.1") == 80
        assert kode(kantor.rekap()) == ["SKP-474"]


def test_paper_and_file_of_one_moment_are_a_conflict(kantor: PaperOffice) -> None:
    both_ways(kantor, hour=5, value=85)
    result = kantor.rekap()
    assert result.data["diterima"] == ["PMD"]
    assert {row["lama"] for row in result.data["bentrok"]} | {
        row["baru"] for row in result.data["bentrok"]
    } == {
        80,
        85,
    }


def test_a_unit_that_gets_a_computer_after_all_is_given_the_same_form_as_a_file(kantor: PaperOffice) -> None:
    kantor.choose("YAN", "Berkas Excel")
    result = kantor.bagikan()
    assert [Path(path).name for path in result.data["formulir"]] == ["Formulir_2026-TW2-YAN.xlsx"]
    kantor.reply("YAN")
    assert kantor.rekap().data["diterima"] == ["YAN"]
    assert kantor.formulir("YAN").id_formulir == NOMOR


def test_a_unit_back_on_paper_finds_the_rows_that_it_had(kantor: PaperOffice) -> None:
    kantor.type_paper("YAN", {"IKS.1": 81})
    for cara in ("Berkas Excel", "Kertas"):
        kantor.choose("YAN", cara)
        (kantor.kirim / "Formulir_2026-TW2-YAN.docx").unlink(missing_ok=True)
        kantor.bagikan()
    assert [row["realisasi"] for row in kantor.row(ISIAN, kode="IKS.1")] == [81]
    assert kantor.formulir("YAN").berkas == "Formulir_2026-TW2-YAN.docx"


def test_how_a_unit_works_changes_nothing_of_a_form_that_came_back(kantor: PaperOffice) -> None:
    kantor.type_paper("YAN")
    kantor.rekap()
    kantor.choose("YAN", "Berkas Excel")
    assert kode(kantor.bagikan()) == ["SKP-463", "SKP-462", "SKP-462"]


def test_a_unit_with_another_kode_is_still_the_one_whose_paper_came_back(kantor: PaperOffice) -> None:
    kantor.type_paper("YAN")
    units = kantor.book.read().row("tblUnit")
    type_in(kantor.book, "tblUnit", [row["kode"] for row in units].index("YAN"), kode="LAYANAN")
    for table in ("tblKinerja", "tblIndikator", "tblFormulir"):
        for place, row in enumerate(kantor.book.read().row(table)):
            if row.get("unit") == "YAN":
                type_in(kantor.book, table, place, unit="LAYANAN")
    assert kantor.rekap().data["diterima"] == ["LAYANAN"]


def test_forms_on_paper_that_lie_in_the_folder_are_passed_over_and_other_papers_are_named(
    kantor: PaperOffice,
) -> None:
    kantor.type_paper("YAN")
    (kantor.kirim / "Formulir_2026-TW2-YAN.pdf").write_bytes(b"%PDF")
    (kantor.kirim / "Surat.docx").write_bytes(b"PK")
    result = rekap(kantor.book, kantor.kirim, triwulan=2, moment=saat(TIM, jam=24))
    assert sorted(result.data["asing"]) == ["Formulir_2026-TW2-PMD.xlsx", "Surat.docx"]


# --- Archive and Cetak ------------------------------------------------------------------------------------


def test_units_on_paper_count_among_those_that_came_back(kantor: PaperOffice) -> None:
    kantor.type_paper("YAN")
    kantor.rekap()
    summary = Session.open_book(kantor.book, saat(TIM)).summary(2)
    assert (summary.kembali, len(summary.wajib)) == (1, 2)


def test_the_archive_asks_for_no_file_of_what_came_back_on_paper(kantor: PaperOffice) -> None:
    kantor.type_paper("YAN")
    kantor.reply("PMD")
    kantor.rekap()
    files, missing = forms_for_archive(Session.open_book(kantor.book, saat(TIM)), 2, [kantor.kembali])
    assert ([path.name for path in files], missing) == (["Formulir_2026-TW2-PMD.xlsx"], [])


def test_naskah_makes_the_same_form_again_under_its_own_number(kantor: PaperOffice, tmp_path: Path) -> None:
    moment = Moment(NOW, TIM, folder=tmp_path)
    for new in (1, 0):
        result = naskah(kantor.book, tmp_path / "naskah", moment=moment, triwulan=2, jenis="formulir-kertas")
        assert result.pesan.startswith(f"{new} naskah")
    [row] = kantor.row("tblNaskah")
    assert (row["nomor"], row["kunci"], row["status"]) == (NOMOR, NOMOR, "final")
    [made] = (tmp_path / "naskah").glob("*.docx")
    assert words(made.read_bytes()) == words((kantor.kirim / "Formulir_2026-TW2-YAN.docx").read_bytes())


@pytest.mark.parametrize(("sheet", "table"), [("Isian Kertas", ISIAN), ("Tanda Terima", "tblFormulir")])
def test_the_row_in_front_of_a_form_on_paper_stands_for_it(
    kantor: PaperOffice, sheet: str, table: str
) -> None:
    assert paper_in_front(kantor.book, sheet, TableRow(table, 0)) == PaperInFront(
        ("formulir-kertas",), NOMOR, 2
    )


def test_the_row_of_a_form_that_is_a_file_stands_for_the_receipt(kantor: PaperOffice) -> None:
    found = paper_in_front(kantor.book, "Tanda Terima", TableRow("tblFormulir", 1))
    assert found == PaperInFront(("tanda-terima",))
