"""Daftar Kunci, Setujui and Ganti PIN as clicks: the PIN is typed in a dialog and stands nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl import buttons
from sakip_xl.click.context import ClosedError
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.schema.base import ArgumentKind
from sakip_xl.schema.commands import TOMBOL
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book
from sakip_xl.workstation.secret_question import SecretQuestion
from tests.actions.office import CAMAT, NOW, SEKRETARIS, TIM
from tests.actions.signing_office import PINS, SigningOffice
from tests.actions.sop_walk import KUMPUL
from tests.buttons.button_office import ButtonContext
from tests.buttons.test_serah_terima import select
from tests.people_with_pins import Pins, own_profile

DECISION = SOP[KUMPUL].langkah_keputusan.nomor


@pytest.fixture
def office(desk: ButtonContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SigningOffice:
    own_profile(monkeypatch, tmp_path / "keadaan")
    (tmp_path / "kantor").mkdir()
    office = SigningOffice(tmp_path / "kantor")
    monkeypatch.setattr(buttons, "ask_secret", office.pins)
    desk.kantor = office
    desk.open_book(office.book)
    desk.book.app.jawab = "yes"
    return office


def person(desk: ButtonContext, name: str) -> None:
    select(desk, [row["nama"] for row in desk.row("tblPejabat")].index(name))


def test_a_key_is_registered_with_the_official_in_front_as_witness(
    desk: ButtonContext, office: SigningOffice, tmp_path: Path
) -> None:
    FileBook(tmp_path / "induk.xlsx", now=lambda: NOW).save(office.book.read())
    desk.open_book(open_book(tmp_path / "induk.xlsx", now=lambda: NOW)).choose(pelaksana=SEKRETARIS)
    assert desk.click("kunci_daftar").endswith("Kode: SKP-883")
    person(desk, CAMAT)
    message = desk.click("kunci_daftar", tmp_path / "naskah")
    assert desk.book.app.ditanya[0].startswith(f"Daftarkan kunci Anda dengan {CAMAT}, ")
    [row] = desk.row("tblKunci")
    assert str(row["kata"]) in message
    assert desk.book.depan == "Kunci"
    assert office.pins.asked[0].twice
    assert all(pin not in message + desk.log for pin in PINS.values())


def test_setujui_asks_for_the_pin_of_the_person_chosen(
    desk: ButtonContext, office: SigningOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.with_keys().until(KUMPUL, DECISION)
    desk.choose(pelaksana=SEKRETARIS, sop="pengumpulan", triwulan=2)
    rows = len(desk.row("tblJejak"))
    monkeypatch.setattr(buttons, "ask_secret", Pins({TIM: "202020"}))
    assert desk.click("setujui").endswith("Kode: SKP-877")
    assert len(desk.row("tblJejak")) == rows
    monkeypatch.setattr(buttons, "ask_secret", office.pins)
    assert f"langkah {DECISION} selesai" in desk.click("setujui")
    assert desk.row("tblJejak")[-1]["tanda_tangan"]


def test_who_closes_the_dialog_changes_nothing_and_hears_nothing(
    desk: ButtonContext, office: SigningOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.with_keys().until(KUMPUL, DECISION)
    desk.choose(pelaksana=SEKRETARIS, sop="pengumpulan", triwulan=2)
    before = desk.isi.read()

    def closed(_question: SecretQuestion) -> str:
        raise ClosedError

    monkeypatch.setattr(buttons, "ask_secret", closed)
    assert desk.click("setujui") == ""
    assert desk.isi.read() == before


def test_ganti_pin_is_for_the_key_of_the_person_chosen(
    desk: ButtonContext, office: SigningOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.with_keys()
    desk.choose(pelaksana=SEKRETARIS)
    answers = iter([PINS[SEKRETARIS], "640091"])
    monkeypatch.setattr(buttons, "ask_secret", lambda _: next(answers))
    before = desk.isi.read()
    assert f"PIN {SEKRETARIS} diganti" in desk.click("kunci_ganti_pin")
    assert desk.isi.read() == before
    assert "640091" not in desk.log


def test_no_button_takes_a_secret_from_a_cell() -> None:
    sources = {
        argument.source
        for button in TOMBOL
        for argument in button.arguments
        if argument.kind is ArgumentKind.UNSEEN
    }
    assert sources == {""}
