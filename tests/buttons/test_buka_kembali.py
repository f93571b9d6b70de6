"""Buka Kembali by click: the reason is the arahan of Beranda."""

from __future__ import annotations

from tests.actions.office import SEKRETARIS, TIM
from tests.actions.sop_walk import KUMPUL
from tests.buttons.button_office import ButtonContext


def test_the_secretary_opens_again_what_he_agreed_to(desk: ButtonContext) -> None:
    desk.kantor.until(KUMPUL, 12)
    message = desk.choose(pelaksana=SEKRETARIS, arahan="Angka keliru.", ke_langkah=7).click("buka_kembali")
    assert "dibuka kembali: SOP Pengumpulan Data Kinerja dari langkah 7" in message
    assert desk.book.depan == "SOP"
    assert desk.kantor.langkah(KUMPUL) == 7


def test_nobody_else_does_and_a_reason_is_asked_for(desk: ButtonContext) -> None:
    desk.kantor.until(KUMPUL, 12)
    assert "hanya dapat dibuka kembali oleh Sekretaris" in desk.choose(pelaksana=TIM).click("buka_kembali")
    assert "Alasan membuka kembali" in desk.choose(pelaksana=SEKRETARIS).click("buka_kembali")
    assert desk.kantor.langkah(KUMPUL) == 12
