"""The status of an SOP as the fold of its log."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from sakip_xl.domain.istilah import NamaSop, Peristiwa, YaTidak
from sakip_xl.domain.jejak import periksa_rantai
from sakip_xl.domain.lipatan import Keadaan, Permintaan
from tests.domain.kantor_sop import ID, SEMUA, SENIN, Kantor, keadaan

YA, TIDAK = YaTidak.YA, YaTidak.TIDAK


def test_an_empty_log_waits_for_the_camat() -> None:
    status = Kantor().status()
    assert keadaan(status) == "b" * 12
    assert status.langkah_kini == 1
    assert not status.selesai
    assert not status.disetujui
    assert status.temuan == ()


@pytest.mark.parametrize("nama", list(NamaSop))
def test_an_sop_runs_from_order_to_archive_in_the_order_of_its_steps(nama: NamaSop) -> None:
    kantor = Kantor(nama)
    dilalui = []
    while not kantor.status().selesai:
        kini = kantor.status().langkah_kini
        dilalui.append(kini)
        kantor.lakukan(YA if kini == kantor.sop.langkah_keputusan.nomor else None)
    assert dilalui == [langkah.nomor for langkah in kantor.sop.langkah]
    status = kantor.status()
    assert status.disetujui
    assert set(keadaan(status)) == {"s"}
    assert status.langkah_kini is None
    assert periksa_rantai(kantor.jejak, ID) == []
    assert kantor.tolak(Permintaan(SEMUA)).kode == "SKP-401"


def test_a_step_begins_when_the_one_before_it_ends_and_is_due_by_the_calendar() -> None:
    kantor = Kantor().sampai(4)
    satu, tiga, empat = (kantor.status().ke(nomor) for nomor in (1, 3, 4))
    assert (satu.mulai, satu.tenggat, satu.terlambat) == (None, None, False)
    assert (satu.selesai, satu.oleh, satu.putaran) == (SENIN, "Siti", 1)
    assert tiga.mulai == SENIN + timedelta(hours=1)
    assert tiga.tenggat == SENIN + timedelta(hours=3)
    assert not tiga.terlambat
    assert empat.keadaan is Keadaan.BERJALAN
    assert empat.tenggat == datetime(2026, 4, 7, 10, 0)


def test_the_archive_has_no_standard_time_and_so_is_never_late() -> None:
    kantor = Kantor().sampai(12)
    arsip = kantor.status(SENIN + timedelta(days=300)).ke(12)
    assert arsip.keadaan is Keadaan.BERJALAN
    assert (arsip.tenggat, arsip.terlambat) == (None, False)


def test_a_running_step_is_late_once_its_due_time_has_passed() -> None:
    kantor = Kantor().sampai(4)
    tenggat = kantor.status().ke(4).tenggat
    assert tenggat is not None
    assert not kantor.status(tenggat).ke(4).terlambat
    assert kantor.status(tenggat + timedelta(seconds=1)).ke(4).terlambat


def test_a_step_done_after_its_due_time_stays_late() -> None:
    kantor = Kantor().sampai(2)
    kantor.tulis(waktu=SENIN + timedelta(minutes=61), peristiwa=Peristiwa.SELESAI, langkah=2, oleh="Budi")
    assert kantor.status().ke(2).terlambat
    assert kantor.status().ke(2).oleh == "Budi"


def test_a_return_reopens_its_step_and_makes_later_output_draft() -> None:
    kantor = Kantor().sampai(10)
    maju = kantor.lakukan(TIDAK, "Lengkapi data Seksi Trantib.")
    assert (maju.peristiwa, maju.ke_langkah, maju.berikut) == (Peristiwa.KEMBALI, 8, 8)
    status = kantor.status()
    assert keadaan(status) == "sssssss" + "jd" + "bbb"
    assert status.langkah_kini == 8
    assert status.arahan == "Lengkapi data Seksi Trantib."
    assert (status.ke(8).putaran, status.ke(8).selesai) == (1, None)
    assert status.ke(8).mulai == kantor.jejak[-1].waktu
    assert (status.ke(9).selesai, status.ke(9).tenggat, status.ke(9).oleh) == (None, None, "")


def test_the_sekretaris_may_choose_an_earlier_step() -> None:
    kantor = Kantor().sampai(10)
    kantor.lakukan(TIDAK, "Formulir salah.", 5)
    assert keadaan(kantor.status()) == "ssss" + "j" + "dddd" + "bbb"


def test_after_a_return_the_sop_goes_on_and_the_directions_stand_until_it_is_agreed() -> None:
    kantor = Kantor().sampai(10)
    kantor.lakukan(TIDAK, "Lengkapi.")
    kantor.sampai(10)
    assert kantor.status().arahan == "Lengkapi."
    assert kantor.status().ke(9).putaran == 2
    kantor.lakukan(YA)
    assert kantor.status().arahan == ""
    assert kantor.status().disetujui


def test_only_the_rows_of_this_sop_and_quarter_that_move_it_are_counted() -> None:
    kantor = Kantor()
    kantor.tulis(peristiwa=Peristiwa.SELESAI, langkah=1, triwulan=1)
    kantor.tulis(peristiwa=Peristiwa.SELESAI, langkah=1, sop=NamaSop.PENGUKURAN)
    kantor.tulis(peristiwa=Peristiwa.REKAP, langkah=9)
    assert kantor.status().langkah_kini == 1
    assert kantor.status().temuan == ()


@pytest.mark.parametrize(
    ("sampai", "isi", "kode", "pesan"),
    [
        (3, {"peristiwa": Peristiwa.SELESAI, "langkah": 5}, "SKP-415", "sedang di langkah 3"),
        (3, {"peristiwa": Peristiwa.SELESAI, "langkah": 13}, "SKP-416", "tidak ada pada SOP"),
        (3, {"peristiwa": Peristiwa.SELESAI}, "SKP-416", "tidak ada pada SOP"),
        (
            3,
            {"peristiwa": Peristiwa.SELESAI, "langkah": 3, "triwulan": None},
            "SKP-416",
            "triwulannya kosong",
        ),
        (3, {"peristiwa": Peristiwa.SELESAI, "langkah": 3, "keputusan": YA}, "SKP-416", "diberi jawaban"),
        (3, {"peristiwa": Peristiwa.SELESAI, "langkah": 3, "keputusan": TIDAK}, "SKP-416", "jawaban Tidak"),
        (3, {"peristiwa": Peristiwa.SELESAI, "langkah": 3, "ke_langkah": 2}, "SKP-416", "tujuan kembali"),
        (
            3,
            {
                "peristiwa": Peristiwa.KEMBALI,
                "langkah": 3,
                "keputusan": TIDAK,
                "ke_langkah": 1,
                "catatan": "x",
            },
            "SKP-416",
            "tidak diperbolehkan",
        ),
        (10, {"peristiwa": Peristiwa.SELESAI, "langkah": 10}, "SKP-416", "tanpa jawaban Ya"),
        (
            10,
            {"peristiwa": Peristiwa.KEMBALI, "langkah": 10, "keputusan": TIDAK, "catatan": "x"},
            "SKP-416",
            "tidak diperbolehkan",
        ),
        (
            10,
            {"peristiwa": Peristiwa.KEMBALI, "langkah": 10, "keputusan": TIDAK, "ke_langkah": 8},
            "SKP-416",
            "arahan",
        ),
        (
            10,
            {"peristiwa": Peristiwa.KEMBALI, "langkah": 10, "ke_langkah": 8, "catatan": "x"},
            "SKP-416",
            "jawaban Tidak",
        ),
    ],
)
def test_a_row_that_does_not_fit_is_a_finding_and_moves_nothing(
    sampai: int, isi: dict[str, object], kode: str, pesan: str
) -> None:
    kantor = Kantor().sampai(sampai)
    sebelum = kantor.status()
    kantor.tulis(**isi)
    sesudah = kantor.status(SENIN + timedelta(hours=len(kantor.jejak) - 1))
    assert replace(sesudah, temuan=()) == sebelum
    (temuan,) = sesudah.temuan
    assert temuan.kode == kode
    assert temuan.nilai == str(len(kantor.jejak))
    assert pesan in temuan.pesan


def test_a_row_after_the_archive_is_a_finding() -> None:
    kantor = Kantor().sampai(12)
    kantor.lakukan()
    kantor.tulis(peristiwa=Peristiwa.SELESAI, langkah=12)
    (temuan,) = kantor.status().temuan
    assert temuan.kode == "SKP-415"
    assert "sudah selesai" in temuan.pesan


def test_time_running_backwards_is_told_and_counted() -> None:
    kantor = Kantor().sampai(3)
    kantor.tulis(waktu=SENIN, peristiwa=Peristiwa.SELESAI, langkah=3)
    status = kantor.status()
    assert [t.kode for t in status.temuan] == ["SKP-417"]
    assert status.langkah_kini == 4
