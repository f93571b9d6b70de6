"""Reminders: everybody who has something to do is told once, in the order of the due times."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from sakip_xl.domain.model import Formulir, Master, Pejabat, Pengaturan, Unit
from sakip_xl.domain.sop.current import master_calendar
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.pengingat import FILLING, Tugas, Urgency, tasks
from sakip_xl.domain.terms import FormulirStatus, Peran, SopName, YesNo
from tests.domain.sop_office import SENIN, Office

PENGUMPULAN = SOP[SopName.PENGUMPULAN]
PEJABAT = [
    Pejabat(nama="Ani", jabatan="Camat", peran=Peran.CAMAT),
    Pejabat(nama="Budi", jabatan="Sekretaris", peran=Peran.SEKRETARIS),
    Pejabat(nama="Cici", jabatan="Ketua Tim", peran=Peran.TIM_SAKIP),
    Pejabat(nama="Budi", jabatan="Sekretaris", peran=Peran.TIM_SAKIP),
    Pejabat(nama="Eka", jabatan="Kasubag Keuangan", peran=Peran.KASI_KASUBAG),
]
UNIT = [
    Unit(kode="PEM", nama="Seksi Pemerintahan", kepala="Dedi"),
    Unit(kode="PMD", nama="Seksi PMD"),
    Unit(kode="UM", nama="Seksi Umum", wajib=YesNo.TIDAK),
    Unit(kode="TR", nama="Seksi Trantib"),
    Unit(kode="KEU", nama="Subbag Keuangan", kepala=" eka "),
]


def form(unit: str, status: FormulirStatus = FormulirStatus.DIKIRIM, **other: object) -> Formulir:
    due = SENIN + timedelta(days=3)
    return Formulir.model_validate(
        {"id_formulir": f"F-{unit}", "triwulan": 2, "unit": unit, "tenggat": due, "status": status, **other}
    )


def office(*formulir: Formulir, until: int = 1) -> tuple[Master, datetime]:
    """An office that is at one step of SOP Pengumpulan, and the moment of its last move."""
    log = Office().until(until).jejak
    master = Master(
        *("uji", Pengaturan(nama_kecamatan="Contoh", tahun=2026)),
        pejabat=PEJABAT,
        unit=UNIT,
        formulir=[*formulir],
        jejak=log,
    )
    return master, log[-1].waktu if log else SENIN


def named(found: list[Tugas]) -> list[str]:
    return [task.id for task in found]


def test_before_anything_began_the_first_steps_wait_without_a_time() -> None:
    master, now = office()
    found = tasks(master, 2, now)
    assert named(found) == ["pengumpulan-2-perintah", "pengukuran-2-perintah"]
    assert {(task.urgency, task.tenggat, task.kepada) for task in found} == {
        (Urgency.SEKARANG, None, ("Ani (Camat)",))
    }


def test_what_follows_is_reckoned_by_the_standard_times_through_both_sops() -> None:
    master, now = office(until=3)
    found = tasks(master, 2, now)
    steps = [step.id for step in PENGUMPULAN.langkah[2:]]
    assert named(found)[: len(steps)] == [f"pengumpulan-2-{step}" for step in steps]
    assert [task.urgency for task in found[:2]] == [Urgency.SEKARANG, Urgency.NANTI]
    calendar, times = master_calendar(master), [task.tenggat for task in found]
    assert times[0] == calendar.add_langkah(now, PENGUMPULAN.langkah[2])
    for step, before, task in zip(PENGUMPULAN.langkah[3:], times, found[1:], strict=False):
        assert before is not None
        assert (task.mulai, task.tenggat) == (before, calendar.add_langkah(before, step))
    [first] = [task for task in found if task.id == "pengukuran-2-perintah"]
    assert (first.urgency, first.mulai) == (Urgency.NANTI, times[len(steps) - 1])
    assert len(found) == len(steps) + len(SOP[SopName.PENGUKURAN].langkah)


def test_a_late_step_pushes_what_follows_on_from_now() -> None:
    master, now = office(until=3)
    later = now + timedelta(days=9)
    first, second, *_ = tasks(master, 2, later)
    assert (first.urgency, second.mulai) == (Urgency.TERLAMBAT, later)


def test_the_units_that_have_their_form_are_told_with_their_own_time() -> None:
    back = form("PMD", FormulirStatus.DIKEMBALIKAN, alasan="Angka kurang.", tenggat=None)
    done = form("TR", FormulirStatus.DITERIMA)
    number = PENGUMPULAN.find(FILLING)
    assert number is not None
    master, now = office(form("PEM"), back, form("UM"), done, form("KEU"), until=number.nomor)
    assert tasks(master, 2, now)[0].kepada == ("Budi (Sekretaris)", "Cici (Ketua Tim)")
    forms = {task.id: task for task in tasks(master, 2, now) if task.id.startswith("formulir")}
    assert {name: task.kepada for name, task in forms.items()} == {
        "formulir-F-PEM": ("Dedi (Seksi Pemerintahan)",),
        "formulir-F-PMD": ("Seksi PMD",),
        "formulir-F-KEU": ("Eka (Kasubag Keuangan)",),
    }
    assert forms["formulir-F-PEM"].tenggat == form("PEM").tenggat
    assert forms["formulir-F-PMD"].uraian == (
        "Perbaiki dan kembalikan lagi formulir F-PMD Seksi PMD (Angka kurang)"
    )
    assert tasks(master, 2, now)[-1].tenggat is None


@pytest.mark.parametrize(("number", "people"), [(2, ("Budi (Sekretaris)",)), (3, None), (11, None)])
def test_everybody_who_may_do_a_step_is_addressed_once(number: int, people: tuple[str, ...] | None) -> None:
    master, now = office(until=number)
    [task] = [each for each in tasks(master, 2, now) if each.urgency is Urgency.SEKARANG]
    assert task.kepada == (people or task.kepada)
    assert len(task.kepada) == len({*task.kepada})


def test_a_role_that_nobody_holds_is_named_itself() -> None:
    master, now = office()
    empty = Master("uji", master.pengaturan, jejak=master.jejak)
    assert {task.kepada for task in tasks(empty, 2, now)} == {("Camat",)}


def test_of_what_is_done_nobody_is_reminded() -> None:
    log = Office()
    while log.status().current is not None:
        current = log.status().current
        log.perform(YesNo.YA if current and current.keputusan else None)
    master = Master("uji", Pengaturan(nama_kecamatan="Contoh", tahun=2026), jejak=log.jejak)
    found = tasks(master, 2, log.jejak[-1].waktu)
    assert {task.sop for task in found} == {SopName.PENGUKURAN}
    assert (found[0].id, found[0].urgency) == ("pengukuran-2-perintah", Urgency.SEKARANG)
