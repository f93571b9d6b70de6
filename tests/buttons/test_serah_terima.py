"""Serah Terima and Terima Buku as clicks: the receiver is the official whose row is selected."""

from __future__ import annotations

import zipfile
from pathlib import Path
from types import SimpleNamespace

import pytest

from sakip_xl.schema.books import MASTER
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book
from tests.actions.office import KASI, NOW, TIM, office_content
from tests.buttons.button_office import ButtonContext


@pytest.fixture
def master(desk: ButtonContext, tmp_path: Path) -> ButtonContext:
    FileBook(tmp_path / "induk.xlsx", now=lambda: NOW).save(office_content())
    desk.book.app.jawab = "yes"
    return desk.open_book(open_book(tmp_path / "induk.xlsx", now=lambda: NOW)).choose(pelaksana=TIM)


def select(desk: ButtonContext, row: int, table: str = "tblPejabat") -> None:
    schema = MASTER.table_named(table)
    cell = desk.isi.position(table, row, schema.columns[0].bidang).cell
    number = int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    desk.book.depan = schema.sheet
    desk.book.app.selection = SimpleNamespace(row=number, address=f"$A${number}")


def test_the_book_goes_to_the_official_in_front_and_is_received(
    master: ButtonContext, tmp_path: Path
) -> None:
    select(master, 3)
    message = master.click("serah_terima", tmp_path / "serah")
    jabatan = master.row("tblPejabat")[3]["jabatan"]
    assert master.book.app.ditanya == [f"Serahkan buku ini beserta berkasnya kepada {KASI}, {jabatan}?"]
    assert f"dibungkus untuk {KASI}" in message
    assert "lalu mengeklik Terima Buku." in message
    [package] = (tmp_path / "serah").glob("*.zip")
    with zipfile.ZipFile(package) as opened:
        opened.extractall(tmp_path / "lain")
    master.open_book(open_book(tmp_path / "lain" / "induk.xlsx", now=lambda: NOW)).choose(pelaksana=KASI)
    message = master.click("terima")
    assert "berubah sejak diserahkan" in message  # Beranda was saved before the click
    assert "jejaknya utuh" not in message
    assert master.row("tblJejak")[-1]["peristiwa"] == "buku diterima"


def test_open_points_are_asked_about(master: ButtonContext, tmp_path: Path) -> None:
    master.click("bagikan", tmp_path / "kirim")
    select(master, 3)
    before = master.isi.read()
    master.book.app.jawab = "no"
    assert master.click("serah_terima", tmp_path / "serah") == ""
    master.book.app.jawab = "yes"
    master.click("serah_terima", tmp_path / "serah")
    question = master.book.app.ditanya[-1]
    assert question.startswith("Masih ada yang belum selesai: 2 formulir belum kembali.")
    assert question.endswith("Tetap kerjakan Serah Terima?")
    assert len(master.row("tblJejak")) == len(before.row("tblJejak")) + 1


@pytest.mark.parametrize(("table", "row"), [("tblUnit", 0), ("tblPejabat", 20), ("tblIndikator", 0)])
def test_without_a_selected_official_the_way_to_select_is_told(
    master: ButtonContext, table: str, row: int
) -> None:
    select(master, row, table)
    message = master.click("serah_terima")
    assert "pilih barisnya di lembar itu" in message
    assert message.endswith("Kode: SKP-635")
    assert master.book.app.ditanya == []
