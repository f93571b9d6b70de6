"""The status of an SOP as the fold of its log."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from sakip_xl.domain.sop.jejak import check_chain
from sakip_xl.domain.sop.state import Request, State
from sakip_xl.domain.terms import Event, SopName, YesNo
from tests.domain.sop_office import ID, SEMUA, SENIN, Office, state

YA, TIDAK = YesNo.YA, YesNo.TIDAK


def test_an_empty_log_waits_for_the_camat() -> None:
    status = Office().status()
    assert state(status) == "b" * 12
    assert status.langkah_kini == 1
    assert not status.selesai
    assert not status.disetujui
    assert status.temuan == ()


@pytest.mark.parametrize("name", list(SopName))
def test_an_sop_runs_from_order_to_archive_in_the_order_of_its_steps(name: SopName) -> None:
    kantor = Office(name)
    passed = []
    while not kantor.status().selesai:
        current = kantor.status().langkah_kini
        passed.append(current)
        kantor.perform(YA if current == kantor.sop.langkah_keputusan.nomor else None)
    assert passed == [langkah.nomor for langkah in kantor.sop.langkah]
    status = kantor.status()
    assert status.disetujui
    assert set(state(status)) == {"s"}
    assert status.langkah_kini is None
    assert check_chain(kantor.jejak, ID) == []
    assert kantor.refuse(Request(SEMUA)).kode == "SKP-401"


def test_a_step_begins_when_the_one_before_it_ends_and_is_due_by_the_calendar() -> None:
    kantor = Office().until(4)
    first, third, fourth = (kantor.status().ke(number) for number in (1, 3, 4))
    assert (first.mulai, first.tenggat, first.terlambat) == (None, None, False)
    assert (first.selesai, first.oleh, first.putaran) == (SENIN, "Siti", 1)
    assert third.mulai == SENIN + timedelta(hours=1)
    assert third.tenggat == SENIN + timedelta(hours=3)
    assert not third.terlambat
    assert fourth.keadaan is State.BERJALAN
    assert fourth.tenggat == datetime(2026, 4, 7, 10, 0)


def test_the_archive_has_no_standard_time_and_so_is_never_late() -> None:
    kantor = Office().until(12)
    arsip = kantor.status(SENIN + timedelta(days=300)).ke(12)
    assert arsip.keadaan is State.BERJALAN
    assert (arsip.tenggat, arsip.terlambat) == (None, False)


def test_a_running_step_is_late_once_its_due_time_has_passed() -> None:
    kantor = Office().until(4)
    tenggat = kantor.status().ke(4).tenggat
    assert tenggat is not None
    assert not kantor.status(tenggat).ke(4).terlambat
    assert kantor.status(tenggat + timedelta(seconds=1)).ke(4).terlambat


def test_a_step_done_after_its_due_time_stays_late() -> None:
    kantor = Office().until(2)
    kantor.write(waktu=SENIN + timedelta(minutes=61), peristiwa=Event.SELESAI, langkah=2, oleh="Budi")
    assert kantor.status().ke(2).terlambat
    assert kantor.status().ke(2).oleh == "Budi"


def test_a_return_reopens_its_step_and_makes_later_output_draft() -> None:
    kantor = Office().until(10)
    move = kantor.perform(TIDAK, "Lengkapi data Seksi Trantib.")
    assert (move.peristiwa, move.ke_langkah, move.berikut) == (Event.KEMBALI, 8, 8)
    status = kantor.status()
    assert state(status) == "sssssss" + "jd" + "bbb"
    assert status.langkah_kini == 8
    assert status.arahan == "Lengkapi data Seksi Trantib."
    assert (status.ke(8).putaran, status.ke(8).selesai) == (1, None)
    assert status.ke(8).mulai == kantor.jejak[-1].waktu
    assert (status.ke(9).selesai, status.ke(9).tenggat, status.ke(9).oleh) == (None, None, "")


def test_the_sekretaris_may_choose_an_earlier_step() -> None:
    kantor = Office().until(10)
    kantor.perform(TIDAK, "Formulir salah.", 5)
    assert state(kantor.status()) == "ssss" + "j" + "dddd" + "bbb"


def test_after_a_return_the_sop_goes_on_and_the_directions_stand_until_it_is_agreed() -> None:
    kantor = Office().until(10)
    kantor.perform(TIDAK, "Lengkapi.")
    kantor.until(10)
    assert kantor.status().arahan == "Lengkapi."
    assert kantor.status().ke(9).putaran == 2
    kantor.perform(YA)
    assert kantor.status().arahan == ""
    assert kantor.status().disetujui


def test_only_the_rows_of_this_sop_and_quarter_that_move_it_are_counted() -> None:
    kantor = Office()
    kantor.write(peristiwa=Event.SELESAI, langkah=1, triwulan=1)
    kantor.write(peristiwa=Event.SELESAI, langkah=1, sop=SopName.PENGUKURAN)
    kantor.write(peristiwa=Event.REKAP, langkah=9)
    assert kantor.status().langkah_kini == 1
    assert kantor.status().temuan == ()


@pytest.mark.parametrize(
    ("until", "content", "kode", "message"),
    [
        (3, {"peristiwa": Event.SELESAI, "langkah": 5}, "SKP-415", "sedang di langkah 3"),
        (3, {"peristiwa": Event.SELESAI, "langkah": 13}, "SKP-416", "tidak ada pada SOP"),
        (3, {"peristiwa": Event.SELESAI}, "SKP-416", "tidak ada pada SOP"),
        (
            3,
            {"peristiwa": Event.SELESAI, "langkah": 3, "triwulan": None},
            "SKP-416",
            "triwulannya kosong",
        ),
        (3, {"peristiwa": Event.SELESAI, "langkah": 3, "keputusan": YA}, "SKP-416", "diberi jawaban"),
        (3, {"peristiwa": Event.SELESAI, "langkah": 3, "keputusan": TIDAK}, "SKP-416", "jawaban Tidak"),
        (3, {"peristiwa": Event.SELESAI, "langkah": 3, "ke_langkah": 2}, "SKP-416", "tujuan kembali"),
        (
            3,
            {
                "peristiwa": Event.KEMBALI,
                "langkah": 3,
                "keputusan": TIDAK,
                "ke_langkah": 1,
                "catatan": "x",
            },
            "SKP-416",
            "tidak diperbolehkan",
        ),
        (10, {"peristiwa": Event.SELESAI, "langkah": 10}, "SKP-416", "tanpa jawaban Ya"),
        (
            10,
            {"peristiwa": Event.KEMBALI, "langkah": 10, "keputusan": TIDAK, "catatan": "x"},
            "SKP-416",
            "tidak diperbolehkan",
        ),
        (
            10,
            {"peristiwa": Event.KEMBALI, "langkah": 10, "keputusan": TIDAK, "ke_langkah": 8},
            "SKP-416",
            "arahan",
        ),
        (
            10,
            {"peristiwa": Event.KEMBALI, "langkah": 10, "ke_langkah": 8, "catatan": "x"},
            "SKP-416",
            "jawaban Tidak",
        ),
    ],
)
def test_a_row_that_does_not_fit_is_a_finding_and_moves_nothing(
    until: int, content: dict[str, object], kode: str, message: str
) -> None:
    kantor = Office().until(until)
    earlier = kantor.status()
    kantor.write(**content)
    later = kantor.status(SENIN + timedelta(hours=len(kantor.jejak) - 1))
    assert replace(later, temuan=()) == earlier
    (temuan,) = later.temuan
    assert temuan.kode == kode
    assert temuan.nilai == str(len(kantor.jejak))
    assert message in temuan.pesan


def test_a_row_after_the_archive_is_a_finding() -> None:
    kantor = Office().until(12)
    kantor.perform()
    kantor.write(peristiwa=Event.SELESAI, langkah=12)
    (temuan,) = kantor.status().temuan
    assert temuan.kode == "SKP-415"
    assert "sudah selesai" in temuan.pesan


def test_time_running_backwards_is_told_and_counted() -> None:
    kantor = Office().until(3)
    kantor.write(waktu=SENIN, peristiwa=Event.SELESAI, langkah=3)
    status = kantor.status()
    assert [t.kode for t in status.temuan] == ["SKP-417"]
    assert status.langkah_kini == 4
