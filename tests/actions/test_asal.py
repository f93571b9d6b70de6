"""Where a figure is from, asked in an office that works: forms, paper, decisions, merged books."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sakip_xl.actions.asal import asal
from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.gabung import gabung
from sakip_xl.actions.hitung import hitung
from sakip_xl.actions.rename_kode import rename_kode
from sakip_xl.domain.model import Cell
from sakip_xl.domain.origin.answer import AskedFigure
from sakip_xl.domain.terms import Pakai
from sakip_xl.schema.content import RawRow
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.port import Book
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf, open_book
from tests.actions.office import NOW, TIM, Office, change_cells, office_content, refused, saat, type_in
from tests.actions.paper_office import ISIAN, paper_office

Told = list[dict[str, Any]]


def told(book: Book, kode: str = "IKS.1", kolom: str = "Realisasi", **other: Any) -> Told:
    """The steps of one figure of Triwulan II, the value of now first."""
    result = asal(book, AskedFigure(kode), moment=saat(jam=99), **other)
    [block] = [
        block
        for subject in result.data["asal"]
        for block in subject["angka"]
        if (block["kolom"], block["triwulan"]) == (kolom, 2)
    ]
    assert block["nilai"] == block["riwayat"][0]["nilai"]
    return list(block["riwayat"])


def sources(steps: Told) -> list[tuple[str | None, Cell, Cell]]:
    return [(step["sumber"], step["sebelumnya"], step["nilai"]) for step in steps]


@pytest.fixture
def recapped(kantor: Office) -> Office:
    """Both forms are back."""
    kantor.reply("YAN")
    kantor.reply("PMD")
    kantor.rekap()
    return kantor


def test_a_form_is_told_by_file_cell_author_both_times_and_row_of_the_log(recapped: Office) -> None:
    [step] = told(recapped.book)
    assert (step["sumber"], step["berkas"], step["sel"]) == (
        "formulir",
        "Formulir_2026-TW2-YAN.xlsx",
        "Isian!L8",
    )
    form = open_book(recapped.kembali / step["berkas"], now=lambda: NOW)
    place = form.position("tblIsian", 0, "realisasi")
    assert f"{place.sheet}!{place.cell}" == step["sel"]
    assert form.read().row("tblIsian")[0]["kode"] == "IKS.1"
    [row] = [row for row in recapped.row("tblJejak") if row["nomor"] == step["jejak"]]
    assert row["peristiwa"] == "formulir diterima"
    assert f"Direkap oleh {TIM} 7 Juli 2026 pukul 09.30" in step["keterangan"]


def test_the_folder_is_named_while_the_book_remembers_it(recapped: Office) -> None:
    assert f"Foldernya {recapped.kembali.as_posix()}." in told(recapped.book)[0]["keterangan"]


def test_money_has_its_cell_on_the_other_sheet_of_the_form_and_is_shown_as_rupiah(recapped: Office) -> None:
    [step] = told(recapped.book, "K.1", "Realisasi (Rp)")[:1]
    assert (step["sel"], step["nilai"]) == ("Anggaran!D8", 40_000_000)
    lines = asal(recapped.book, AskedFigure("K.1"), moment=saat()).lines
    assert any(line.endswith("Realisasi (Rp): Rp 40.000.000,00") for line in lines)


def test_when_the_form_would_ask_otherwise_today_only_sheet_and_heading_are_told(recapped: Office) -> None:
    content = recapped.book.read()
    place = next(n for n, row in enumerate(content.row("tblIndikator")) if row["kode"] == "IKS.2")
    type_in(recapped.book, "tblIndikator", place, target_tw2="91%")
    assert told(recapped.book)[0]["sel"] == "Isian, kolom Realisasi, baris IKS.1"


@pytest.mark.parametrize("gone", ["unit", "form", "brought up"])
def test_a_form_of_which_too_little_is_left_is_told_by_sheet_and_heading(recapped: Office, gone: str) -> None:
    content = recapped.book.read()
    tables = dict(content.tables)
    if gone == "unit":
        tables["tblUnit"] = [row for row in tables["tblUnit"] if row["kode"] != "YAN"]
    elif gone == "form":
        tables["tblFormulir"] = []
    else:
        rows = [dict(row) for row in tables["tblJejak"]]
        rows[-1]["peristiwa"] = "susunan diperbarui"
        tables["tblJejak"] = rows
    book = MemoryBook(type(content)(content.kind, tables))
    assert told(book)[0]["sel"] == "Isian, kolom Realisasi, baris IKS.1"


def test_a_correction_a_decision_and_a_form_taken_out_are_told_one_after_the_other(recapped: Office) -> None:
    recapped.reply("YAN", {"IKS.1": 10}, name="lagi.xlsx", jam=2)
    recapped.rekap()
    waiting = told(recapped.book)
    assert sources(waiting) == [("formulir", None, 82.5)]
    assert "Bentrok nomor 1 menunggu keputusan: '82,5' dari" in waiting[0]["keterangan"]
    recapped.putuskan(pakai=Pakai.BARU)
    decided = told(recapped.book)
    assert sources(decided) == [("bentrok", 82.5, 10), ("formulir", None, 82.5)]
    assert (decided[0]["berkas"], decided[0]["sel"], decided[0]["oleh"]) == ("lagi.xlsx", "Isian!L8", TIM)
    place = next(n for n, row in enumerate(recapped.row("tblRealisasi")) if row["kode"] == "IKS.1")
    type_in(recapped.book, "tblRealisasi", place, realisasi=11)
    typed = told(recapped.book)
    assert sources(typed)[0] == ("ketikan", 10, 11)
    assert typed[0]["sel"].startswith("Formulir Capaian!")
    assert (typed[0]["oleh"], typed[0]["waktu"], typed[0]["jejak"]) == ("", None, None)
    type_in(recapped.book, "tblRealisasi", place, realisasi=10)
    recapped.keluarkan("YAN")
    out = told(recapped.book)
    assert out[0]["nilai"] is None
    assert [step["sumber"] for step in out] == ["dikeluarkan", "bentrok", "formulir"]
    recapped.rekap()
    assert told(recapped.book)[0]["sumber"] == "formulir"


def test_what_was_taken_back_is_told_and_does_not_count(recapped: Office) -> None:
    batalkan(recapped.book, moment=saat(TIM, jam=30))
    [blank] = [step for step in told(recapped.book) if step["sumber"] is None]
    assert blank["keterangan"] == "Belum dilaporkan."
    steps = told(recapped.book)
    assert steps[1]["keterangan"].endswith("Tindakan itu dibatalkan sesudahnya.")


def test_a_new_kode_keeps_the_history_of_the_old_one(recapped: Office) -> None:
    before = sources(told(recapped.book))
    rename_kode(recapped.book, moment=saat(TIM, jam=30), lama="IKS.1", baru="IKS.9")
    assert sources(told(recapped.book, "IKS.9")) == before


def test_paper_tells_who_filled_it_in_who_typed_it_and_where(tmp_path: Path) -> None:
    kantor = paper_office(tmp_path, "YAN")
    kantor.bagikan()
    for place, row in enumerate(kantor.book.read().row(ISIAN)):
        type_in(kantor.book, ISIAN, place, realisasi=row["target"], kendala="-", bukti_dukung="Laporan")
    type_in(kantor.book, "tblAnggaranKertas", 0, realisasi=40_000_000)
    type_in(kantor.book, "tblFormulir", 0, diisi_oleh="Ibu Sulastri", diketik_oleh=TIM)
    kantor.rekap()
    [step] = told(kantor.book)
    assert (step["sumber"], step["berkas"], step["oleh"]) == (
        "kertas",
        "Isian Kertas F-2026-TW2-YAN",
        "Ibu Sulastri",
    )
    assert step["keterangan"].startswith(f"Diketik oleh {TIM} dari kertas.")
    typed = kantor.book.position(ISIAN, 0, "realisasi")
    assert step["sel"] == f"{typed.sheet}!{typed.cell}"
    content = kantor.book.read()
    gone = MemoryBook(type(content)(content.kind, {**content.tables, ISIAN: []}))
    assert told(gone)[0]["sel"] == "Isian, kolom Realisasi, baris IKS.1"


def test_a_realisasi_that_follows_from_two_numbers_tells_both_cells(tmp_path: Path) -> None:
    kantor = Office(tmp_path, change_cells(office_content(), "tblIndikator", 1, minta_pecahan="Ya"))
    kantor.bagikan()

    def two_numbers(content: Any) -> Any:
        return change_cells(content, "tblIsian", 1, pembilang=9, penyebut=10, realisasi=None)

    kantor.reply("YAN", change=two_numbers)
    kantor.rekap()
    [step] = told(kantor.book, "IKS.2")
    assert step["sel"] == "Isian!J9 dan K9"
    assert step["keterangan"].endswith("Dihitung dari pembilang dan penyebut.")
    assert told(kantor.book, "IKS.2", "Pembilang")[0]["sel"] == "Isian!J9"


def test_two_merged_copies_tell_which_value_was_taken(recapped: Office, tmp_path: Path) -> None:
    content = recapped.book.read()
    paths = [tmp_path / "satu.xlsx", tmp_path / "dua.xlsx"]
    place = next(n for n, row in enumerate(content.row("tblRealisasi")) if row["kode"] == "IKS.1")
    for hour, path in enumerate(paths):
        FileBook(path, now=lambda: NOW).save(content)
        book = open_book(path, now=lambda: NOW)
        if hour:
            type_in(book, "tblRealisasi", place, realisasi=11)
        hitung(open_book(path, now=lambda: NOW), moment=saat(TIM, jam=30 + hour), triwulan=2)
    merged = tmp_path / "gabungan.xlsx"
    gabung(FileShelf(), paths[0], paths[1], merged, moment=saat(TIM, jam=40))
    first = told(open_book(merged, now=lambda: NOW))[0]
    assert (first["sumber"], first["nilai"]) == ("ketikan", 11)
    assert "atau di salinan yang digabung (jejak nomor" in first["keterangan"]


# --- the answer as a whole ----------------------------------------------------------------------------------


def test_a_computed_figure_tells_rule_parts_and_who_computed_it(recapped: Office) -> None:
    hitung(recapped.book, moment=saat(TIM, jam=30), triwulan=2)
    result = asal(recapped.book, AskedFigure("S.1"), moment=saat(jam=31))
    [capaian] = [block for block in result.data["asal"][0]["angka"] if block["kolom"] == "Capaian (%)"]
    assert capaian["riwayat"][0]["oleh"] == TIM
    assert "Rata-rata 3 indikator: (" in capaian["riwayat"][0]["keterangan"]
    assert [part["kode"] for part in capaian["dari"]] == ["IKS.1", "IKS.2", "IKS.3"]
    assert any(line.startswith("    - IKS.1 YAN: 100. Bagian S.1.") for line in result.lines)


def test_one_quarter_and_one_unit_leave_out_what_is_of_others(recapped: Office) -> None:
    content = recapped.book.read()
    shared = change_cells(content, "tblIndikator", 0, unit_pendukung="PMD", gabungan="jumlah")
    recapped.book.save(shared)

    def blocks(**other: Any) -> set[tuple[int | None, str]]:
        data = asal(recapped.book, AskedFigure("iks.1"), moment=saat(), **other).data
        return {(block["triwulan"], block["unit"]) for block in data["asal"][0]["angka"]}

    assert blocks() >= {(1, "YAN"), (1, "PMD"), (2, "YAN"), (2, "PMD"), (None, "YAN")}
    assert blocks(triwulan=2) == {(2, "YAN"), (2, "PMD"), (None, "YAN")}
    assert {unit for _, unit in blocks(unit=" pmd ")} == {"PMD"}


def test_an_unknown_kode_names_similar_ones_and_an_unknown_unit_those_there_are(kantor: Office) -> None:
    with refused("SKP-860", kantor.book) as galat:
        asal(kantor.book, AskedFigure("IKS1"), moment=saat())
    assert "Yang mirip: IKS.1" in galat.value.temuan.pesan
    with refused("SKP-860", kantor.book) as galat:
        asal(kantor.book, AskedFigure("?"), moment=saat())
    assert "Yang mirip: tidak ada." in galat.value.temuan.pesan
    with refused("SKP-862", kantor.book) as galat:
        asal(kantor.book, AskedFigure("IKS.1"), moment=saat(), unit="XYZ")
    assert "SEK-UMUM, YAN, dan PMD" in galat.value.temuan.pesan


def test_the_sheet_is_filled_only_when_asked_and_is_no_action_to_take_back(recapped: Office) -> None:
    before = recapped.book.read()
    asal(recapped.book, AskedFigure("IKS.1"), moment=saat(jam=30))
    assert recapped.book.read() == before
    asal(recapped.book, AskedFigure("IKS.1"), moment=saat(jam=30), tulis=True)
    after = recapped.book.read()
    assert after.row("tblAsal")
    assert {**after.tables, "tblAsal": []} == {**before.tables, "tblAsal": []}
    batalkan(recapped.book, moment=saat(TIM, jam=31))
    assert recapped.row("tblAsal") == after.row("tblAsal")


def test_what_has_no_figures_yet_says_so(kantor: Office) -> None:
    result = asal(kantor.book, AskedFigure("T.1"), moment=saat(), tulis=True)
    [row] = kantor.row("tblAsal")
    assert row["keterangan"] == "Belum ada angka yang dilaporkan atau dihitung."
    assert result.data["asal"][0]["angka"][0]["nilai"] is None


def test_two_rows_for_one_quarter_say_which_one_is_not_counted(recapped: Office) -> None:
    content = recapped.book.read()
    other: RawRow = {"kode": "IKS.1", "triwulan": 2, "unit": "PMD", "realisasi": 1}
    rows = [*content.row("tblRealisasi"), other]
    recapped.book.save(type(content)(content.kind, {**content.tables, "tblRealisasi": rows}))
    result = asal(
        recapped.book, AskedFigure("IKS.1", unit="YAN", triwulan=2, judul="Realisasi"), moment=saat()
    )
    first = result.data["asal"][0]["angka"][0]
    assert (first["unit"], "Baris ini tidak dihitung" in first["riwayat"][0]["keterangan"]) == ("YAN", True)
