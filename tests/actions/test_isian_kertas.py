"""A unit without a computer: its form on paper, and what is typed from it, judged as a file would be."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from sakip_xl.actions.bagikan import bagikan
from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.hitung import hitung
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.rekap import rekap
from sakip_xl.actions.session import Moment
from sakip_xl.domain.model import Cell
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.workbook.drawing import draw_book
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book
from tests.actions.office import (
    NOW,
    TIM,
    change_cells,
    kode,
    office_content,
    refused,
    saat,
    type_in,
)
from tests.actions.paper_office import ANGGARAN, ISIAN, PaperOffice, paper_office, units_on_paper
from tests.documents.reading import words

NOMOR = "F-2026-TW2-YAN"


@pytest.fixture
def kantor(tmp_path: Path) -> PaperOffice:
    """YAN works on paper, PMD in Excel; both have their form."""
    kantor = paper_office(tmp_path, "YAN")
    kantor.bagikan()
    return kantor


# --- The whole story --------------------------------------------------------------------------------------


def test_what_was_written_on_paper_reaches_the_kertas_kerja_and_the_log_says_who_typed_it(
    tmp_path: Path,
) -> None:
    master, forms = tmp_path / "SAKIP.xlsx", tmp_path / "formulir"
    write_xlsx(draw_book(office_content(tblUnit=units_on_paper("YAN")), NOW), master)

    def book() -> FileBook:
        return open_book(master, now=lambda: NOW)

    def type_cells(table: str, place: int, **cells: Cell) -> None:
        book().save(change_cells(book().read(), table, place, **cells))

    sent = bagikan(book(), forms, triwulan=2, moment=saat(TIM))
    assert [Path(path).name for path in sent.data["formulir"]] == [
        "Formulir_2026-TW2-YAN.docx",
        "Formulir_2026-TW2-PMD.xlsx",
    ]
    assert NOMOR in words((forms / "Formulir_2026-TW2-YAN.docx").read_bytes())

    for place, row in enumerate(book().read().row(ISIAN)):
        type_cells(ISIAN, place, realisasi=row["target"], kendala="-", bukti_dukung="Laporan bulanan")
    type_cells(ANGGARAN, 0, realisasi=40_000_000)
    type_cells("tblFormulir", 0, diisi_oleh="Ibu Sulastri", diketik_oleh=TIM)
    result = rekap(book(), forms, triwulan=2, moment=saat(TIM, jam=2))
    assert (result.data["diterima"], result.data["belum"], result.data["asing"]) == (
        ["YAN"],
        ["PMD"],
        ["Formulir_2026-TW2-PMD.xlsx"],
    )
    hitung(book(), moment=saat(TIM, jam=3), triwulan=2)

    content = book().read()
    typed = {row["kode"]: row["realisasi"] for row in content.row(ISIAN)}
    measured = {row["kode"]: row.get("realisasi") for row in content.row("tblKertasKerja")}
    assert {kode: measured[kode] for kode in typed} == {**typed, "IKS.2": 92.5}
    [money] = content.row("tblAnggaran")
    assert (money["realisasi"], money["id_formulir"]) == (40_000_000, NOMOR)
    [taken] = [row for row in content.row("tblJejak") if row["peristiwa"] == "formulir diterima"]
    assert taken["catatan"] == (f"{NOMOR} dari YAN: Isian Kertas {NOMOR}, diisi Ibu Sulastri, diketik {TIM}")


# --- What Bagikan gives -----------------------------------------------------------------------------------


def test_a_unit_on_paper_gets_a_document_and_its_rows_and_is_registered_like_any_other(
    kantor: PaperOffice,
) -> None:
    formulir = kantor.formulir("YAN")
    assert (formulir.id_formulir, formulir.berkas, formulir.status) == (
        NOMOR,
        "Formulir_2026-TW2-YAN.docx",
        "dikirim",
    )
    assert len(formulir.sidik) == 64
    assert formulir.tenggat == kantor.formulir("PMD").tenggat
    assert [row["kode"] for row in kantor.paper("YAN").values()] == ["IKS.1", "IKS.2", "IKS.3", "IKP.1"]
    assert [row["kode"] for row in kantor.paper("YAN", ANGGARAN).values()] == ["K.1"]
    assert kantor.paper("PMD") == {}
    sent = [row["catatan"] for row in kantor.row("tblJejak", peristiwa="formulir dikirim")]
    assert sent[0] == f"{NOMOR} untuk Seksi Pelayanan Umum, di kertas"


def test_the_paper_has_a_box_for_every_answer_and_closes_what_is_not_asked(tmp_path: Path) -> None:
    kantor = paper_office(tmp_path, "YAN")
    rows = kantor.book.read().row("tblIndikator")
    place = next(n for n, row in enumerate(rows) if row["kode"] == "IKS.2")
    type_in(kantor.book, "tblIndikator", place, minta_pecahan="Ya", pembilang="Desa", penyebut="Semua desa")
    kantor.bagikan()
    document = Document(BytesIO((kantor.kirim / "Formulir_2026-TW2-YAN.docx").read_bytes()))
    [table] = [t for t in document.tables if "Pembilang" in {cell.text for cell in t.rows[0].cells}]
    by_kode = {row.cells[0].text: [cell.text for cell in row.cells] for row in table.rows}
    assert by_kode["IKS.1"][4:7] == ["–", "–", ""]
    assert by_kode["IKS.2"][4:7] == ["", "", "dihitung"]


def test_bagikan_again_makes_nothing_and_leaves_what_was_typed(kantor: PaperOffice) -> None:
    kantor.type_paper("YAN", {"IKS.1": 0}, named=False)
    old = kantor.book.read().row(ISIAN)
    result = kantor.bagikan()
    assert result.data["formulir"] == []
    assert kode(result) == ["SKP-463", "SKP-462", "SKP-462"]
    assert kantor.book.read().row(ISIAN) == old


def test_the_next_quarter_is_added_below_and_the_old_one_stays(kantor: PaperOffice) -> None:
    kantor.type_paper("YAN")
    old = kantor.book.read().row(ISIAN)
    bagikan(kantor.book, kantor.kirim, triwulan=3, moment=saat(TIM, jam=30), tetap=True)
    new = kantor.book.read().row(ISIAN)
    assert new[: len(old)] == old
    assert {row["triwulan"] for row in new[len(old) :]} == {3}
    assert all(row.get("realisasi") is None for row in new[len(old) :])


def test_a_form_asked_anew_gets_rows_of_its_own_and_the_old_answers_are_only_named(
    kantor: PaperOffice,
) -> None:
    kantor.type_paper("YAN")
    place = next(n for n, row in enumerate(kantor.book.read().row("tblIndikator")) if row["kode"] == "IKS.1")
    type_in(kantor.book, "tblIndikator", place, target_tw2=85)
    assert "SKP-477" in kode(kantor.bagikan())
    assert kantor.formulir("YAN").id_formulir == f"{NOMOR}-2"
    assert all(row.get("realisasi") is None for row in kantor.paper("YAN").values())
    assert [row["realisasi"] for row in kantor.row(ISIAN, id_formulir=NOMOR, kode="IKS.1")] != [None]
    result = kantor.rekap()
    assert kode(result) == ["SKP-663"]
    assert result.data["belum"] == ["YAN", "PMD"]
    kantor.type_paper("YAN")
    assert kode(kantor.rekap()) == []


def test_a_number_under_which_answers_stand_is_not_given_again(kantor: PaperOffice) -> None:
    kantor.type_paper("YAN", named=False)
    rows = [row for row in kantor.book.read().row("tblFormulir") if row["unit"] != "YAN"]
    content = kantor.book.read()
    kantor.book.save(type(content)(content.kind, {**content.tables, "tblFormulir": rows}))
    found = periksa(kantor.book, moment=saat(TIM)).temuan
    assert {(t.lembar, t.kode) for t in found if t.kode == "SKP-661"} == {
        ("Isian Kertas", "SKP-661"),
        ("Anggaran Kertas", "SKP-661"),
    }
    (kantor.kirim / "Formulir_2026-TW2-YAN.docx").unlink()
    kantor.bagikan()
    assert kantor.formulir("YAN").id_formulir == f"{NOMOR}-2"


def test_a_template_that_cannot_be_filled_leaves_nothing_made(tmp_path: Path) -> None:
    kantor = paper_office(tmp_path, "YAN")
    (tmp_path / "templat").mkdir()
    (tmp_path / "templat" / "formulir-kertas.docx").write_bytes(b"bukan Word")
    with refused("SKP-601", kantor.book, exit_code=4):
        kantor.bagikan(moment=Moment(NOW, TIM, folder=tmp_path))
    assert not kantor.kirim.exists()


def test_taking_bagikan_back_takes_back_paper_and_rows_unless_something_was_typed(tmp_path: Path) -> None:
    kantor = paper_office(tmp_path, "YAN")
    moment = Moment(NOW, TIM, folder=tmp_path)
    kantor.bagikan(moment=moment)
    kantor.type_paper("YAN", named=False)
    with refused("SKP-484", kantor.book, exit_code=3):
        batalkan(kantor.book, moment=moment)
    for place in kantor.paper("YAN"):
        type_in(kantor.book, ISIAN, place, realisasi=None, kendala=None, bukti_dukung=None)
    type_in(kantor.book, ANGGARAN, 0, realisasi=None)
    batalkan(kantor.book, moment=moment)
    assert (kantor.row(ISIAN), kantor.row("tblFormulir")) == ([], [])
    assert list(kantor.kirim.glob("*.docx")) == []


# --- What counts as returned ------------------------------------------------------------------------------


def test_an_empty_form_on_paper_has_not_come_back(kantor: PaperOffice) -> None:
    result = kantor.rekap()
    assert (result.data["belum"], result.temuan) == (["YAN", "PMD"], [])
    assert kantor.formulir("YAN").status == "dikirim"


def test_nought_is_an_answer_on_paper_too(kantor: PaperOffice) -> None:
    kantor.type_paper("YAN", {"IKS.1": 0})
    assert kantor.rekap().data["diterima"] == ["YAN"]
    assert kantor.realisasi("IKS.1") == 0
    formulir = kantor.formulir("YAN")
    assert (formulir.status, formulir.berkas_kembali) == ("diterima", f"Isian Kertas {NOMOR}")


@pytest.mark.parametrize(
    ("missing", "column"), [("diisi_oleh", "Diisi Oleh"), ("diketik_oleh", "Diketik Oleh")]
)
def test_it_counts_only_once_both_names_are_there(kantor: PaperOffice, missing: str, column: str) -> None:
    kantor.type_paper("YAN")
    kantor.name("YAN", **{missing: None})
    result = kantor.rekap()
    [found] = [t for t in result.temuan if t.tingkat == "salah"]
    assert (found.kode, found.lembar, found.kolom) == ("SKP-660", "Tanda Terima", column)
    assert (result.data["ditolak"], kantor.formulir("YAN").status) == (["YAN"], "dikembalikan")
    kantor.name("YAN", **{missing: TIM})
    assert kantor.rekap().data["diterima"] == ["YAN"]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("realisasi", None, "SKP-135"),
        ("realisasi", "kira-kira 80", None),
        ("batas_waktu", "secepatnya", "SKP-103"),
        ("alasan_belum", "Menunggu BPS", "SKP-150"),
    ],
)
def test_a_typed_form_is_judged_as_a_file_is_and_shown_at_its_cell(
    kantor: PaperOffice, field: str, value: Cell, expected: str | None
) -> None:
    kantor.type_paper("YAN")
    place = next(iter(kantor.paper("YAN")))
    type_in(kantor.book, ISIAN, place, **{field: value})
    result = kantor.rekap()
    cell = kantor.book.position(ISIAN, place, field)
    found = [t for t in result.temuan if t.tingkat == "salah"]
    assert [(t.lembar, t.sel) for t in found] == [("Isian Kertas", cell.cell)]
    assert expected in {None, found[0].kode}
    assert result.data["ditolak"] == ["YAN"]
    assert kantor.row("tblRealisasi") == []


def test_periksa_says_the_same_of_what_was_typed_until_it_is_taken_over(kantor: PaperOffice) -> None:
    kantor.type_paper("YAN")
    type_in(kantor.book, ANGGARAN, 0, realisasi=900_000_000)
    found = periksa(kantor.book, moment=saat(TIM)).temuan
    assert ("SKP-333", "Anggaran Kertas") in {(t.kode, t.lembar) for t in found}
    kantor.rekap()
    found = periksa(kantor.book, moment=saat(TIM)).temuan
    assert "Anggaran Kertas" not in {t.lembar for t in found}


def test_locked_cells_that_changed_are_refused_at_their_row(kantor: PaperOffice) -> None:
    kantor.type_paper("YAN")
    place = next(iter(kantor.paper("YAN")))
    type_in(kantor.book, ISIAN, place, target=1)
    result = kantor.rekap()
    assert ("SKP-662", "Isian Kertas") in {(t.kode, t.lembar) for t in result.temuan}
    assert result.data["ditolak"] == ["YAN"]


def test_a_target_changed_in_the_master_meanwhile_leaves_a_typed_form_as_a_file(kantor: PaperOffice) -> None:
    kantor.type_paper("YAN")
    place = next(n for n, row in enumerate(kantor.book.read().row("tblIndikator")) if row["kode"] == "IKS.1")
    type_in(kantor.book, "tblIndikator", place, target_tw2=85)
    assert kantor.rekap().data["diterima"] == ["YAN"]


def test_what_is_taken_over_once_is_left_alone_and_a_correction_is_told(kantor: PaperOffice) -> None:
    kantor.type_paper("YAN")
    kantor.rekap()
    again = kantor.rekap()
    assert (again.data["perubahan"], again.data["diterima"]) == ([], ["YAN"])
    place = next(iter(kantor.paper("YAN")))
    type_in(kantor.book, ISIAN, place, realisasi=81)
    changed = kantor.rekap(pratinjau=True).data["perubahan"]
    assert [(c["kode"], c["kolom"], c["baru"]) for c in changed] == [("IKS.1", "realisasi", 81)]
    kantor.rekap()
    assert kantor.realisasi("IKS.1") == 81


def test_a_preview_of_paper_writes_nothing(kantor: PaperOffice) -> None:
    kantor.type_paper("YAN")
    old = kantor.book.read()
    assert kantor.rekap(pratinjau=True).data["diterima"] == ["YAN"]
    assert kantor.book.read() == old


def test_paper_is_late_by_when_it_came_back_not_by_when_it_was_typed(kantor: PaperOffice) -> None:
    kantor.type_paper("YAN")
    kantor.name("YAN", kembali=NOW + timedelta(hours=3))
    result = kantor.rekap(moment=saat(TIM, jam=100))
    assert result.data["terlambat"] == []
    assert kantor.formulir("YAN").kembali == NOW + timedelta(hours=3)


def test_paper_of_which_nobody_says_when_it_came_back_came_back_now(kantor: PaperOffice) -> None:
    kantor.type_paper("YAN")
    assert kantor.rekap(moment=saat(TIM, jam=100)).data["terlambat"] == ["YAN"]


def test_a_form_on_paper_can_be_taken_out_again_and_its_typing_stays(kantor: PaperOffice) -> None:
    kantor.type_paper("YAN")
    kantor.rekap()
    typed = kantor.book.read().row(ISIAN)
    result = kantor.keluarkan("YAN")
    assert "Kosongkan barisnya di lembar Isian Kertas" in result.pesan
    assert (kantor.row("tblRealisasi"), kantor.book.read().row(ISIAN)) == ([], typed)
    assert kantor.formulir("YAN").status == "dikirim"
