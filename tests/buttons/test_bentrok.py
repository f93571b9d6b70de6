"""The buttons that decide conflicts and take forms out, and the question about forms nobody registered."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

from tests.actions.office import TIM, type_in
from tests.buttons.button_office import ButtonContext


def recapped(desk: ButtonContext) -> ButtonContext:
    """YAN's form was taken over; Tim SAKIP is at work."""
    desk.kantor.bagikan()
    desk.kantor.reply("YAN")
    desk.kantor.rekap()
    return desk.choose(pelaksana=TIM)


def test_putuskan_says_what_is_left_and_comes_to_the_sheet(desk: ButtonContext) -> None:
    recapped(desk)
    desk.kantor.reply("YAN", {"IKS.1": 10, "IKS.2": 20}, name="lagi.xlsx", jam=2)
    desk.kantor.rekap()
    assert "2 isian bentrok menunggu keputusan" in desk.click("putuskan")
    type_in(desk.isi, "tblBentrok", 0, pakai="isi baru (B)")
    message = desk.click("putuskan")
    assert "1 bentrok diputuskan, 1 sel diganti; 1 masih menunggu." in message
    assert desk.book.depan == "Bentrok"
    assert [row["realisasi"] for row in desk.row("tblRealisasi") if row["kode"] == "IKS.1"] == [10]


def test_keluarkan_takes_out_the_form_of_the_row_in_front_after_a_question(desk: ButtonContext) -> None:
    recapped(desk)
    desk.book.depan = "Tanda Terima"
    desk.book.app.selection = SimpleNamespace(address="$A$2", row=2)
    desk.book.app.jawab = "no"
    assert desk.click("keluarkan") == ""
    assert desk.row("tblRealisasi") != []
    desk.book.app.jawab = "yes"
    message = desk.click("keluarkan")
    assert desk.book.app.ditanya[-1] == (
        "Keluarkan formulir F-2026-TW2-YAN dari YAN beserta semua isinya dari buku ini?"
    )
    assert "Formulir F-2026-TW2-YAN dari YAN dikeluarkan" in message
    assert desk.row("tblRealisasi") == []


def test_keluarkan_without_a_form_in_front_says_where_to_choose_one(desk: ButtonContext) -> None:
    assert "lembar Tanda Terima" in recapped(desk).click("keluarkan")


def test_rekap_asks_about_forms_that_nobody_registered(desk: ButtonContext) -> None:
    desk.kantor.bagikan()
    desk.kantor.reply("YAN")
    content = desk.isi.read()
    desk.isi.save(replace(content, tables={**content.tables, "tblFormulir": []}))
    desk.choose(pelaksana=TIM)
    desk.book.app.jawab = "no"
    assert "tidak ada di Tanda Terima" in desk.click("rekap", desk.kantor.kembali)
    assert desk.row("tblRealisasi") == []
    desk.book.app.jawab = "yes"
    assert "1 dari 2 unit diterima" in desk.click("rekap", desk.kantor.kembali)
    assert "Catat dan rekap juga?" in desk.book.app.ditanya[-1]
    assert [row["status"] for row in desk.row("tblFormulir")] == ["diterima"]


def test_the_preview_lists_every_cell_the_conflicts_and_the_totals(desk: ButtonContext) -> None:
    recapped(desk)
    desk.kantor.reply("YAN", {"IKS.1": 10}, name="lagi.xlsx", jam=2)
    desk.kantor.reply("PMD")
    desk.click("pratinjau", desk.kantor.kembali)
    rows = [row for row in desk.book.app.baru[-1].isi if any(row)]
    assert any(row[:3] == ["YAN", "IKS.1", "Realisasi"] and row[4:] == ["10", "lagi.xlsx"] for row in rows)
    assert any(row[:4] == ["PMD", "IKK.1", "Realisasi", ""] for row in rows)
    assert ["Berkas", "3"] in [row[:2] for row in rows]
