"""The button Impor: the first click makes a mapping and opens it, the second takes its rows."""

from __future__ import annotations

from pathlib import Path

from tests.buttons.button_office import ButtonContext
from tests.foreign.agency_tables import write_table


def test_the_first_click_opens_a_mapping_and_the_second_takes_its_rows(
    desk: ButtonContext, tmp_path: Path
) -> None:
    source = write_table("rfk_bintan", tmp_path)
    old = desk.isi.read()
    message = desk.click("impor", source)
    mapping = tmp_path / "rfk_bintan.peta.xlsx"
    assert desk.book.app.dibuka == [str(mapping)]
    assert "Peta impor rfk_bintan.peta.xlsx dibuat; buku induk belum diubah." in message
    assert [prompt for prompt, _ in desk.host.ditanya] == [
        "Pilih berkas tabel lama, atau petanya yang sudah dibetulkan"
    ]
    assert desk.isi.read() == old
    message = desk.click("impor", mapping)
    assert "3 dari 4 baris diambil, 1 tidak." in message
    assert "Sesudah isinya masuk, klik Periksa Isian" in message
    assert desk.row("tblKinerja")[-1]["kode"] == "7.01.01.2.06"
    assert len(desk.book.app.dibuka) == 1


def test_an_import_is_taken_back_as_any_other_action(desk: ButtonContext, tmp_path: Path) -> None:
    desk.click("impor", write_table("lkjip", tmp_path))
    old = desk.isi.read()
    desk.click("impor", tmp_path / "lkjip.peta.xlsx")
    assert "Impor" in desk.click("batalkan")
    assert desk.row("tblKinerja") == old.row("tblKinerja")
    assert desk.row("tblRiwayat") == old.row("tblRiwayat")


def test_a_dialog_that_is_closed_does_nothing_and_without_one_the_command_is_named(
    desk: ButtonContext,
) -> None:
    assert desk.click("impor", None) == ""
    desk.host.folder = None
    message = desk.click("impor")
    assert "pakai perintah sakip untuk tombol ini" in message
    assert "SKP-459" in message
