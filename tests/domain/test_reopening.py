"""Buka Kembali: only what was agreed, by who agreed, with a reason; then the steps run again as before."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.jejak import connect
from sakip_xl.domain.sop.reopening import Approver, Reopening, check_reopening, follow_up
from sakip_xl.domain.sop.state import State, on_paper
from sakip_xl.domain.sop.transition import Refusal, Request
from sakip_xl.domain.terms import Event, Peran, SopName, YesNo
from tests.domain.sop_office import ID, SENIN, Office

PENGUMPULAN, PENGUKURAN = SopName.PENGUMPULAN, SopName.PENGUKURAN
SITI = Approver("Siti", acts=True, gone=False)
SEKRETARIS = frozenset({Peran.SEKRETARIS})


def ask(office: Office, approver: Approver = SITI, **request: Any) -> Reopening | Refusal:
    wanted = Request(**{"peran": SEKRETARIS, "catatan": "Angka keliru.", **request})
    return check_reopening(office.sop, office.status(), wanted, approver)


def open_again(office: Office, **request: Any) -> Reopening:
    result = ask(office, **request)
    assert isinstance(result, Reopening)
    office.jejak.append(
        connect(office.jejak, ID, waktu=office.jejak[-1].waktu, oleh="Siti", **result.jejak_content())
    )
    return result


def finish(office: Office) -> Office:
    while (current := office.status().current) is not None:
        office.perform(YesNo.YA if current.keputusan else None)
    return office


def code(result: Reopening | Refusal) -> str:
    return result.kode if isinstance(result, Refusal) else ""


@pytest.mark.parametrize("name", list(SopName))
def test_a_finished_sop_runs_again_from_the_step_and_is_finished_again(name: SopName) -> None:
    office = finish(Office(name))
    opened = open_again(office)
    status = office.status()
    assert status.current is opened.langkah is office.sop.reopenings()[0]
    assert (status.disetujui, status.arahan) == (False, "Angka keliru.")
    states = [step.keadaan for step in status.langkah]
    begin = opened.langkah.nomor
    assert set(states[: begin - 1]) == {State.SELESAI}
    assert states[begin - 1] is State.BERJALAN
    assert set(states[begin:]) == {State.DRAF}
    finish(office)
    assert office.status().disetujui
    assert office.status().temuan == ()


def test_what_was_agreed_but_not_archived_yet_is_opened_too() -> None:
    office = Office().until(11)
    opened = open_again(office, ke_langkah="keputusan")
    assert (opened.akhir.nomor, office.status().current) == (10, office.sop.langkah_keputusan)


@pytest.mark.parametrize(
    ("kode", "approver", "request_"),
    [
        ("SKP-894", SITI, {"peran": frozenset({Peran.TIM_SAKIP})}),
        ("SKP-894", SITI, {"peran": frozenset()}),
        ("SKP-892", Approver("Ani", acts=False, gone=False), {}),
        ("", Approver("Ani", acts=False, gone=True), {}),
        ("SKP-891", SITI, {"catatan": "  "}),
        ("SKP-893", SITI, {"ke_langkah": 1}),
        ("SKP-893", SITI, {"ke_langkah": "tiada"}),
        ("", SITI, {"ke_langkah": 7}),
    ],
)
def test_each_refusal_has_its_code(kode: str, approver: Approver, request_: dict[str, Any]) -> None:
    assert code(ask(finish(Office()), approver, **request_)) == kode


def test_what_is_not_agreed_or_was_done_on_paper_is_not_opened() -> None:
    office = Office().until(10)
    assert code(ask(office)) == "SKP-890"
    paper = on_paper(office.sop, 2)
    assert code(check_reopening(office.sop, paper, Request(SEKRETARIS, None, "Keliru."), SITI)) == "SKP-499"


def test_a_matter_of_dates_is_told_as_such() -> None:
    office = finish(Office())
    dates = Refusal("SKP-420", {"tanggal": "1 Juli 2026", "pelaku": "Sekretaris"})
    request = Request(frozenset(), None, "Keliru.")
    result = check_reopening(office.sop, office.status(), request, SITI, lambda _: dates)
    assert code(result) == "SKP-420"


def test_an_agreed_pengukuran_of_reopened_data_is_opened_from_its_first_step_that_may_be() -> None:
    pengumpulan, pengukuran = finish(Office()), finish(Office(PENGUKURAN))
    opened = open_again(pengumpulan)
    more = follow_up(opened, pengukuran.status())
    assert more is not None
    assert more.langkah.nomor == min(step.nomor for step in SOP[PENGUKURAN].reopenings())
    assert "Angka keliru." in more.alasan
    assert follow_up(opened, Office(PENGUKURAN).until(5).status()) is None
    assert follow_up(opened, on_paper(SOP[PENGUKURAN], 2)) is None
    assert follow_up(open_again(pengukuran), pengukuran.status()) is None


@pytest.mark.parametrize(
    ("until", "change", "reason"),
    [
        (10, {}, "sebelum disetujui"),
        (11, {"ke_langkah_id": "perintah", "ke_langkah": 1}, "tidak diperbolehkan"),
        (11, {"ke_langkah_id": "", "ke_langkah": None}, "tidak diperbolehkan"),
        (11, {"catatan": ""}, "tanpa alasan"),
    ],
)
def test_a_row_that_no_action_writes_is_a_finding_and_moves_nothing(
    until: int, change: dict[str, Any], reason: str
) -> None:
    office = Office().until(until)
    content: dict[str, Any] = {
        "peristiwa": Event.DIBUKA,
        "langkah": 10,
        "langkah_id": "keputusan",
        "ke_langkah": 8,
        "ke_langkah_id": "rekap",
        "catatan": "Keliru.",
        **change,
    }
    office.jejak.append(
        connect(office.jejak, ID, waktu=SENIN, oleh="Siti", sop=PENGUMPULAN, triwulan=2, **content)
    )
    status = office.status()
    assert status.current is office.sop.ke(until)
    assert [item.kode for item in status.temuan] == ["SKP-416"]
    assert reason in status.temuan[0].pesan


@given(st.lists(st.sampled_from([None, "rekap", "pengisian", "formulir", "keputusan"]), max_size=4))
def test_however_often_it_is_opened_it_ends_agreed(targets: list[str | None]) -> None:
    office = finish(Office())
    for target in targets:
        open_again(office, ke_langkah=target)
        finish(office)
    assert office.status().disetujui
    assert office.status().temuan == ()
