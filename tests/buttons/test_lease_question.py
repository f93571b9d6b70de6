"""A lease that somebody left is questioned: by a button with a question, on the command line by a word."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sakip_xl.errors import SakipError
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.xlsx import lease
from sakip_xl.workbook.xlsx.lease import Holder, lease_file
from tests.actions.office import office_content
from tests.buttons.button_office import ButtonContext
from tests.cli.conftest import master, sakip  # noqa: F401 - fixtures of the command line
from tests.cli.terminal import Sakip


class HeldBook(MemoryBook):
    """An open book that another save holds until a person says that it does not go on."""

    free = False

    def take_over(self) -> None:
        self.free = True

    def save(self, content: BookContent) -> Path | None:
        if not self.free:
            raise SakipError("SKP-851", berkas=self.name, nilai="Siti", komputer="PC-2", waktu="09.30")
        return super().save(content)


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_click_asks_who_holds_the_book_and_goes_on_with_a_yes(desk: ButtonContext, answer: str) -> None:
    book = HeldBook(office_content(), name="buku.xlsx")
    desk.open_book(book)
    desk.book.app.jawab = answer
    message = desk.click("periksa")
    [question] = desk.book.app.ditanya
    assert "Siti di komputer PC-2" in question
    assert question.endswith("Kunci itu akan diambil alih.")
    assert "--ambil-alih" not in question
    assert bool(message) is bool(book.history) is (answer == "yes")


def test_the_command_line_takes_it_over_by_a_word(
    sakip: Sakip,  # noqa: F811
    master: Path,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, seconds in (("STILL", 0.2), ("PATIENCE", 0.5)):
        monkeypatch.setattr(lease, name, seconds)
    file = lease_file(master)
    file.write_bytes(replace(Holder.of_this_process(), komputer="PC-2", pemilik="Siti").data())
    before = master.read_bytes()
    refusal = sakip("tambah-baris", master, "--tabel", "Indikator")
    assert (refusal.kode, master.read_bytes()) == (4, before)
    assert "SKP-851" in refusal.err
    assert "Siti di komputer PC-2" in refusal.err
    assert sakip("tambah-baris", master, "--tabel", "Indikator", "--ambil-alih").kode == 0
    assert master.read_bytes() != before
    assert not file.exists()
