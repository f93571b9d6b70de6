"""The status of an SOP as the fold of its log."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from importlib.resources import files

import pytest

from sakip_xl.domain.sop.definition import SOP, SYARAT, Sop, read_sop
from sakip_xl.domain.sop.jejak import JejakRow, check_chain, compute_sidik, initial_sidik
from sakip_xl.domain.sop.state import State, StatusSop
from sakip_xl.domain.sop.transition import Request
from sakip_xl.domain.terms import Event, SopName, YesNo
from tests.domain.sop_office import ID, SEMUA, SENIN, Office, state

KUMPUL = SOP[SopName.PENGUMPULAN]
YA, TIDAK = YesNo.YA, YesNo.TIDAK


def test_an_empty_log_waits_for_the_camat() -> None:
    status = Office().status()
    assert state(status) == "b" * 12
    assert status.current is KUMPUL.ke(1)
    assert not status.selesai
    assert not status.disetujui
    assert status.temuan == ()


@pytest.mark.parametrize("name", list(SopName))
def test_an_sop_runs_from_order_to_archive_in_the_order_of_its_steps(name: SopName) -> None:
    kantor = Office(name)
    passed = []
    while not kantor.status().selesai:
        current = kantor.status().current
        passed.append(current)
        kantor.perform(YA if current is kantor.sop.langkah_keputusan else None)
    assert passed == [*kantor.sop.langkah]
    status = kantor.status()
    assert status.disetujui
    assert set(state(status)) == {"s"}
    assert status.current is None
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
    assert (move.peristiwa, move.ke_langkah, move.berikut) == (Event.KEMBALI, KUMPUL.ke(8), KUMPUL.ke(8))
    status = kantor.status()
    assert state(status) == "sssssss" + "jd" + "bbb"
    assert status.current is KUMPUL.find("rekap")
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
    assert kantor.status().current is KUMPUL.ke(1)
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
    assert status.current is KUMPUL.ke(4)


# --- A step inserted later --------------------------------------------------------------------------------

SURVEI = """
[[langkah]]
id = "survei"
uraian = "Tim SAKIP melakukan survei kepuasan"
teks_asli = ""
pelaku = ["Tim SAKIP"]
kolom = { "Tim SAKIP" = "proses" }
kelengkapan = []
keluaran = ["Hasil Survei"]
menit = 60
"""


def with_survei(before: str) -> Sop:
    """The SOP Pengumpulan of next year: a step more, before the step of that id."""
    text = files("sakip_xl.data").joinpath("sop_pengumpulan.toml").read_text(encoding="utf-8")
    start = text.index(f'[[langkah]]\nid = "{before}"')
    return read_sop(f"{text[:start]}{SURVEI}{text[start:]}", "sop_pengumpulan.toml", SYARAT)


def old(office: Office) -> Office:
    """The same office, its log written before steps had ids."""
    rows: list[JejakRow] = []
    for row in office.jejak:
        names = {"format": None, "langkah_id": "", "ke_langkah_id": ""}
        bare = row.model_copy(update=names | {"sidik_lalu": rows[-1].sidik if rows else initial_sidik(ID)})
        rows.append(bare.model_copy(update={"sidik": compute_sidik(bare)}))
    office.jejak = rows
    return office


def meaning(status: StatusSop) -> dict[str, State]:
    """What the log says of each step that the SOP always had and that does not run now."""
    return {
        step.id: step.keadaan
        for step in status.langkah
        if step.id != "survei" and step.keadaan is not State.BERJALAN
    }


@pytest.mark.parametrize("write", [old, lambda office: office])
@pytest.mark.parametrize("before", ["rapat", "dokumen", "rekap", "keputusan", "arsip"])
@pytest.mark.parametrize("until", [2, 4, 6, 9, 10, 11, 12])
def test_a_step_inserted_later_is_what_is_missing_and_every_row_keeps_its_meaning(
    until: int, before: str, write: Callable[[Office], Office]
) -> None:
    office = Office().until(10)
    office.perform(TIDAK, "Lengkapi.", 7)
    office = write(office.until(until) if until >= 7 else Office().until(until))
    earlier = office.status()
    office.sop = with_survei(before)
    later = office.status()
    inserted = office.sop.find("survei")
    passed = inserted is not None and inserted.nomor <= until
    assert later.temuan == ()
    assert (later.disetujui, later.arahan) == (earlier.disetujui, earlier.arahan)
    assert later.current is not None
    assert later.current.id == ("survei" if passed else KUMPUL.ke(until).id)
    assert meaning(earlier).items() <= (meaning(later) | {KUMPUL.ke(until).id: State.BERJALAN}).items()


def test_the_inserted_step_is_done_and_the_sop_goes_on_where_it_was() -> None:
    office = old(Office().until(9))
    office.sop = with_survei("dokumen")
    assert office.perform().langkah.id == "survei"
    assert office.status().temuan == ()
    assert office.perform().langkah.id == "draft_laporan"
    assert office.perform(YA).berikut is office.sop.find("laporan_camat")
    assert check_chain(office.jejak, ID) == []


def test_a_finished_sop_stays_finished_whatever_is_inserted() -> None:
    office = Office().until(12)
    office.perform()
    office.sop = with_survei("dokumen")
    assert office.status().selesai
    assert meaning(office.status()) == {step.id: State.SELESAI for step in KUMPUL.langkah}
