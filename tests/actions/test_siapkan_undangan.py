"""Siapkan Naskah proposes the invitation with the minutes, and takes the meeting from one that went out."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from sakip_xl.domain.model import Undangan
from sakip_xl.domain.terms import Triwulan
from tests.actions.office import NOW, SEKRETARIS, TIM
from tests.actions.sop_walk import KUMPUL, ClickContext
from tests.actions.test_siapkan import GONE, Desk, last_quarter, propose


@pytest.fixture
def desk(tmp_path: Path) -> ClickContext:
    return Desk(tmp_path)


def test_the_meeting_is_invited_to_by_a_letter_worded_as_the_last_one(desk: ClickContext) -> None:
    last_quarter(desk)
    desk.add(
        "tblUndangan", _letter(Triwulan.I, nomor="005/31/2026", kepada=f"{SEKRETARIS}; Tamu Bappeda; {GONE}")
    )
    gone = {**desk.row("tblPejabat", nama=TIM)[0], "nama": GONE, "nip": None, "selesai": date(2026, 6, 30)}
    content = desk.book.read()
    left = [*content.row("tblPejabat"), gone]
    desk.book.save(type(content)(content.kind, {**content.tables, "tblPejabat": left}))
    desk.until(KUMPUL, 2)
    assert "cocokkan Nomor Undangan 005/32/2026 dengan buku agenda" in propose(desk).pesan
    letter, notulen = (desk.row(table, triwulan=2)[0] for table in ("tblUndangan", "tblNotulen"))
    assert (letter["nomor"], letter["kepada"]) == ("005/32/2026", f"{SEKRETARIS}; Tamu Bappeda")
    assert (letter["tanggal_surat"], letter["pengundang"]) == (NOW.date(), SEKRETARIS)
    for field in ("tanggal", "jam_mulai", "tempat", "agenda"):
        assert letter[field] == notulen[field], field
    assert (letter["tempat"], letter["agenda"]) == ("Balai Desa", "Arahan Triwulan II")


def test_a_letter_that_went_out_says_when_and_where_the_meeting_was(desk: ClickContext) -> None:
    last_quarter(desk)
    letter = _letter(Triwulan.II, tanggal=date(2026, 7, 9), jam_selesai=None)
    desk.add("tblUndangan", letter)
    desk.until(KUMPUL, 2)
    assert "lembar Undangan" not in propose(desk).pesan
    assert len(desk.row("tblUndangan")) == 1
    notulen = desk.row("tblNotulen", triwulan=2)[0]
    assert (notulen["tanggal"], notulen["tempat"]) == (date(2026, 7, 9), "Balai Desa")
    assert (notulen["jam_mulai"], notulen["jam_selesai"]) == (time(13), time(10))


def _letter(triwulan: Triwulan, **fields: Any) -> Undangan:
    letter = {
        "nomor": "UND-03/2026",
        "sop": KUMPUL,
        "triwulan": triwulan,
        "tanggal": date(2026, 4, 6),
        "jam_mulai": time(13),
        "tempat": "Balai Desa",
        "agenda": "Arahan Triwulan I",
        "pengundang": SEKRETARIS,
    }
    return Undangan(**{**letter, **fields})
