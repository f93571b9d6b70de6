"""People change: an acting Camat, a vacant post, a successor, one person in two offices."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.majukan import majukan
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.status import status
from sakip_xl.domain.rules import check_rules
from sakip_xl.domain.sop.jejak import check_chain
from sakip_xl.errors import temuan
from sakip_xl.schema.content import raw
from tests.actions.office import CAMAT, NOW, SEKRETARIS, refused, saat, type_in
from tests.actions.sop_walk import KUMPUL, ClickContext, disposisi
from tests.sample_rows import PEJABAT

TODAY = NOW.date()
YESTERDAY = TODAY - timedelta(days=1)


def office(tmp_path: Path, *more: dict[str, Any], **camat: Any) -> ClickContext:
    """The Camat's row with other cells, and further rows of officials."""
    rows = [raw(row) for row in PEJABAT]
    rows[0] |= camat
    return ClickContext(tmp_path, tblPejabat=[*rows, *more])


def acting(name: str, jabat: str = "Plt.", **other: Any) -> dict[str, Any]:
    return {"nama": name, "jabatan": "Camat Sumbersuko", "peran": "Camat", "jabat": jabat, **other}


def test_choices_that_end_with_a_full_stop_end_the_sentence(tmp_path: Path) -> None:
    desk = office(tmp_path, acting(SEKRETARIS, "Pj."))
    (told,) = [item for item in periksa(desk.book, moment=saat()).temuan if item.kode == "SKP-102"]
    assert told.saran.endswith("Plt., Plh.")
    assert temuan("SKP-102", nilai="x" * 600, kolom="k", pilihan="a...").saran.endswith("a....")


def order(desk: ClickContext, name: str) -> None:
    desk.add("tblDisposisi", disposisi(KUMPUL, 1, oleh=name, tanggal=TODAY))


def test_the_plt_gives_the_order_and_log_and_papers_say_so(tmp_path: Path) -> None:
    desk = office(tmp_path, acting(SEKRETARIS, mulai=TODAY), selesai=YESTERDAY)
    order(desk, SEKRETARIS)
    desk.advance(KUMPUL, SEKRETARIS)
    row = desk.master.jejak[-1]
    assert (row.oleh, str(row.peran)) == (f"{SEKRETARIS} (Plt. Camat Sumbersuko)", "Camat")
    data = status(desk.book, moment=saat(), triwulan=2).data["sop"]["pengumpulan"]
    assert "Plt. Camat" in data["rincian"][0]["oleh"]
    told = [f for f in check_rules(desk.master, TODAY) if f.table in {"tblPejabat", "tblDisposisi"}]
    assert told == []


def test_status_names_who_stands_in_and_a_vacant_post(tmp_path: Path) -> None:
    desk = office(tmp_path, acting(SEKRETARIS, mulai=TODAY), selesai=YESTERDAY)
    told = status(desk.book, moment=saat(), triwulan=2).pesan
    assert f"langkah 1 oleh Plt. Camat Sumbersuko ({SEKRETARIS}): " in told
    type_in(desk.book, "tblPejabat", len(PEJABAT), selesai=YESTERDAY, mulai=None)
    assert "langkah 1 oleh Camat (jabatan sedang kosong): " in status(desk.book, moment=saat()).pesan


def test_who_left_is_refused_and_told_who_is_in_office(tmp_path: Path) -> None:
    desk = office(tmp_path, acting(SEKRETARIS, mulai=TODAY), selesai=YESTERDAY)
    order(desk, SEKRETARIS)
    with refused("SKP-400", desk.book) as galat:
        desk.advance(KUMPUL, CAMAT)
    assert f"Yang menjabat: {SEKRETARIS} (Plt. Camat Sumbersuko)" in galat.value.temuan.pesan


def test_a_vacant_post_is_never_filled_by_the_program(tmp_path: Path) -> None:
    desk = office(tmp_path, selesai=YESTERDAY)
    order(desk, SEKRETARIS)
    for name in (CAMAT, SEKRETARIS):
        with refused("SKP-420", desk.book):
            desk.advance(KUMPUL, name)


def test_an_order_of_yesterdays_camat_stays_his_and_the_successor_goes_on(tmp_path: Path) -> None:
    desk = office(tmp_path, acting("Camat Baru", "definitif", mulai=TODAY), selesai=YESTERDAY)
    desk.add("tblDisposisi", disposisi(KUMPUL, 1, tanggal=YESTERDAY))
    desk.advance(KUMPUL, "Camat Baru")
    assert desk.langkah(KUMPUL) == 2


def test_a_replaced_official_keeps_what_he_did(tmp_path: Path) -> None:
    desk = ClickContext(tmp_path)
    desk.prepare(KUMPUL)
    desk.advance(KUMPUL)
    type_in(desk.book, "tblPejabat", 0, selesai=TODAY)
    later = replace(saat(CAMAT), sekarang=NOW + timedelta(days=2))
    rows = status(desk.book, moment=later, triwulan=2).data["sop"]["pengumpulan"]["rincian"]
    assert (rows[0]["keadaan"], rows[0]["oleh"]) == ("selesai", CAMAT)
    assert list(check_chain(desk.master.jejak, desk.master.id_master)) == []
    with refused("SKP-402", desk.book):
        majukan(desk.book, KUMPUL, moment=later, triwulan=2)


def test_an_order_of_who_does_not_hold_the_office_that_day_is_named(tmp_path: Path) -> None:
    desk = office(tmp_path, mulai=TODAY)
    desk.add("tblDisposisi", disposisi(KUMPUL, 1, tanggal=date(2026, 7, 3)))
    with refused("SKP-403", desk.book) as galat:
        desk.advance(KUMPUL)
    assert any(CAMAT in item.pesan for item in galat.value.rincian)
    assert "SKP-303" in {f.temuan.kode for f in check_rules(desk.master, TODAY)}


@pytest.mark.parametrize("jabat", ["Plt.", "Plh."])
def test_an_acts_of_a_stand_in_can_be_taken_back(tmp_path: Path, jabat: str) -> None:
    desk = office(tmp_path, acting(SEKRETARIS, jabat, mulai=TODAY, selesai=TODAY), selesai=YESTERDAY)
    order(desk, SEKRETARIS)
    desk.advance(KUMPUL, SEKRETARIS)
    batalkan(desk.book, moment=saat(SEKRETARIS, jam=2))
    assert desk.langkah(KUMPUL) == 1
