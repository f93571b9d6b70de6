"""The folder of returns: which file of a unit counts, when it came back, what does not belong there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sakip_xl.actions.returned_files import FoundFile
from sakip_xl.actions.session import Moment
from sakip_xl.domain.terms import Pakai
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book
from tests.actions.office import (
    NOW,
    TIM,
    Office,
    kode,
    office_content,
    refused,
    saat,
    save_at,
    type_in,
)

# --- Several files of one unit ----------------------------------------------------------------------------


def test_of_two_good_files_the_one_saved_later_counts_and_what_differs_is_asked(kantor: Office) -> None:
    kantor.reply("PMD", {"IKK.1": 85}, name="a (2).xlsx", jam=2)
    kantor.reply("PMD", {"IKK.1": 81}, name="b.xlsx", jam=1)
    result = kantor.rekap()
    assert kantor.row("tblRealisasi", kode="IKK.1")[0].get("realisasi") is None
    assert (result.data["ganda"], result.data["diterima"]) == (["PMD"], ["PMD"])
    assert [(t.kode, t.berkas) for t in result.temuan] == [
        ("SKP-474", "b.xlsx"),
        ("SKP-710", kantor.book.name),
    ]
    assert "a (2).xlsx" in result.temuan[0].pesan
    assert [(row["lama"], row["baru"], row["berkas"]) for row in result.data["bentrok"]] == [
        (81, 85, "a (2).xlsx")
    ]
    kantor.putuskan(pakai=Pakai.BARU)
    assert kantor.realisasi("IKK.1") == 85


def test_an_older_file_that_comes_later_is_named_and_changes_nothing(kantor: Office) -> None:
    kantor.reply("PMD", {"IKK.1": 85}, jam=2)
    kantor.rekap()
    kantor.reply("PMD", {"IKK.1": 81}, name="lebih tua.xlsx", jam=1)
    result = kantor.rekap()
    assert (kode(result), kantor.realisasi("IKK.1")) == (["SKP-474", "SKP-710"], 85)


def test_two_copies_of_one_file_are_one_return(kantor: Office) -> None:
    path = kantor.reply("PMD")
    shutil.copy2(path, kantor.kembali / "salinan.xlsx")
    result = kantor.rekap()
    assert (result.data["diterima"], result.data["ganda"], kode(result)) == (["PMD"], [], [])


def test_of_two_different_files_saved_at_one_time_neither_is_guessed(kantor: Office) -> None:
    kantor.reply("PMD", {"IKK.1": 85}, name="a.xlsx")
    kantor.reply("PMD", {"IKK.1": 81}, name="b.xlsx")
    kantor.reply("PMD", {"IKK.1": 80}, name="dulu.xlsx", jam=0.5)
    kantor.reply("PMD", {"IKK.1": "banyak"}, name="rusak.xlsx", jam=3)
    result = kantor.rekap()
    assert result.data["diterima"] == ["PMD"]
    assert {row["baru"] for row in result.data["bentrok"]} == {81, 85}
    assert {row["lama"] for row in result.data["bentrok"]} == {80}
    assert kantor.row("tblRealisasi", kode="IKK.1")[0].get("realisasi") is None
    assert ("SKP-121", "rusak.xlsx") in {(t.kode, t.berkas) for t in result.temuan}


def test_a_file_as_old_as_the_one_taken_over_never_takes_its_place(kantor: Office) -> None:
    kantor.reply("PMD", {"IKK.1": 85}, name="b.xlsx")
    kantor.rekap()
    kantor.reply("PMD", {"IKK.1": 81}, name="c.xlsx")
    for _ in range(2):
        result = kantor.rekap()
        assert [(t.kode, t.berkas) for t in result.temuan] == [
            ("SKP-474", "c.xlsx"),
            ("SKP-710", kantor.book.name),
        ]
        assert kantor.realisasi("IKK.1") == 85
        assert kantor.formulir("PMD").status == "diterima"
    assert len(kantor.row("tblBentrok")) == 1


def test_a_bad_file_saved_later_is_rejected_and_the_good_one_used(kantor: Office) -> None:
    kantor.reply("PMD", {"IKK.1": 85}, name="baik.xlsx", jam=1)
    kantor.reply("PMD", {"IKK.1": "banyak"}, name="buruk.xlsx", jam=2)
    result = kantor.rekap()
    assert (kantor.realisasi("IKK.1"), kantor.formulir("PMD").status) == (85, "diterima")
    assert [(t.kode, t.berkas) for t in result.temuan] == [
        ("SKP-121", "buruk.xlsx"),
        ("SKP-476", "buruk.xlsx"),
    ]
    assert result.keluar == 1


def test_the_faults_of_a_file_saved_before_the_good_one_do_not_matter_any_more(kantor: Office) -> None:
    kantor.reply("PMD", {"IKK.1": "banyak"}, name="buruk.xlsx", jam=1)
    kantor.reply("PMD", name="baik.xlsx", jam=2)
    result = kantor.rekap()
    assert [(t.kode, t.berkas) for t in result.temuan] == [("SKP-474", "buruk.xlsx")]
    assert result.keluar == 0


def test_names_that_differ_in_case_only_are_two_files(kantor: Office) -> None:
    kantor.reply("PMD", {"IKK.1": 81}, name="SEKSI.XLSX", jam=1)
    kantor.reply("PMD", {"IKK.1": 85}, name="seksi.xlsx", jam=2)
    result = kantor.rekap()
    assert [(t.kode, t.berkas) for t in result.temuan][:1] == [("SKP-474", "SEKSI.XLSX")]
    assert [(row["lama"], row["baru"]) for row in result.data["bentrok"]] == [(81, 85)]


def test_a_form_that_staff_sent_back_by_hand_is_taken_again_unchanged(kantor: Office) -> None:
    kantor.reply("PMD")
    kantor.rekap()
    type_in(kantor.book, "tblFormulir", 1, status="dikembalikan")
    type_in(kantor.book, "tblRealisasi", 0, realisasi=1)
    result = kantor.rekap()
    assert (kantor.realisasi("IKK.1"), kantor.formulir("PMD").status) == (1, "diterima")
    assert result.data["perubahan"] == []
    assert [(row["lama"], row["baru"]) for row in result.data["bentrok"]] == [(1, 80)]


# --- When it came back ------------------------------------------------------------------------------------


def test_a_form_saved_after_its_due_time_is_late_whenever_it_is_recapped(kantor: Office) -> None:
    kantor.reply("PMD", jam=1)
    kantor.reply("YAN", jam=30)
    result = kantor.rekap(moment=saat(TIM, jam=72))
    assert result.data["terlambat"] == ["YAN"]
    assert "; terlambat: YAN. " in result.pesan
    assert kantor.formulir("YAN").kembali == NOW + timedelta(hours=30)


@pytest.mark.parametrize("hours", [-1000, 1000])
def test_a_clock_that_is_wrong_gives_the_time_of_the_recap(kantor: Office, hours: float) -> None:
    kantor.reply("PMD", jam=hours)
    kantor.rekap()
    assert kantor.formulir("PMD").kembali == NOW + timedelta(hours=24)


def test_a_correction_asked_for_later_is_not_late(kantor: Office) -> None:
    kantor.reply("PMD", jam=1)
    kantor.rekap()
    kantor.reply("PMD", {"IKK.1": 82}, jam=50)
    result = kantor.rekap(moment=saat(TIM, jam=51))
    assert (result.data["terlambat"], kode(result)) == ([], ["SKP-710"])
    assert kantor.formulir("PMD").kembali == NOW + timedelta(hours=1)


def test_a_register_without_times_takes_the_time_of_the_file(kantor: Office) -> None:
    type_in(kantor.book, "tblFormulir", 1, dikirim=None, tenggat=None)
    kantor.reply("PMD", jam=1)
    assert kantor.rekap().data["terlambat"] == []
    assert kantor.formulir("PMD").kembali == NOW + timedelta(hours=1)


# --- The folder -------------------------------------------------------------------------------------------


def empty(path: Path) -> None:
    path.write_bytes(b"")


def text(path: Path) -> None:
    path.write_text("kode;realisasi\nIKK.1;80\n")


def induk(path: Path) -> None:
    FileBook(path, now=lambda: NOW).save(office_content())


@pytest.mark.parametrize(
    ("name", "create", "temuan"),
    [
        ("nol.xlsx", empty, "SKP-504"),
        ("data.csv", text, "SKP-507"),
        ("palsu.xlsx", text, "SKP-507"),
        ("lama.XLS", lambda j: j.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "SKP-507"),
        ("rusak.xlsx", lambda j: j.write_bytes(b"PK\x03\x04" + b"x" * 50), "SKP-505"),
        ("induk.xlsx", induk, "SKP-470"),
        ("bukti foto & 'surat' 100%.jpg", text, "SKP-480"),
    ],
)
def test_a_stranger_in_the_folder_is_named_and_does_not_stop_the_others(
    kantor: Office, name: str, create: Callable[[Path], object], temuan: str
) -> None:
    kantor.reply("PMD")
    create(kantor.kembali / name)
    result = kantor.rekap()
    assert result.data["diterima"] == ["PMD"]
    assert [(t.kode, t.berkas) for t in result.temuan] == [(temuan, name)]
    assert result.data["asing"] == [name]


@pytest.mark.parametrize("name", ["~$Formulir.xlsx", ".~lock.Formulir.xlsx#", "Thumbs.db", "desktop.ini"])
def test_what_windows_and_open_programs_leave_in_a_folder_is_not_mentioned(kantor: Office, name: str) -> None:
    (kantor.kembali / name).write_text("x")
    result = kantor.rekap()
    assert (kode(result), result.data["asing"]) == ([], [])


def test_a_broken_link_is_named(kantor: Office) -> None:
    (kantor.kembali / "hilang.xlsx").symlink_to(kantor.kembali / "tidak ada.xlsx")
    assert kode(kantor.rekap()) == ["SKP-503"]


def test_a_file_that_vanishes_while_it_is_read_is_named(kantor: Office) -> None:
    kantor.reply("PMD")

    def delete(files: list[FoundFile]) -> list[FoundFile]:
        for file in files:
            file.path.unlink()
        return files

    assert kode(kantor.rekap(progress=delete)) == ["SKP-503"]


@pytest.mark.parametrize("exists", [True, False])
def test_a_folder_that_is_none_is_refused(kantor: Office, *, exists: bool) -> None:
    shutil.rmtree(kantor.kembali)
    if exists:
        kantor.kembali.write_text("berkas")
    with refused("SKP-565", kantor.book, exit_code=4):
        kantor.rekap()


def test_an_empty_folder_names_everybody_as_missing(kantor: Office) -> None:
    assert kantor.rekap().data["belum"] == ["YAN", "PMD"]


def test_an_unknown_person_is_refused(kantor: Office) -> None:
    kantor.reply("PMD")
    with refused("SKP-460", kantor.book):
        kantor.rekap(moment=saat("Siapa Saja"))


def test_a_file_master_is_backed_up_and_holds_what_was_recapped(tmp_path: Path) -> None:
    kantor = Office(tmp_path)
    path = tmp_path / "induk.xlsx"
    kantor.bagikan()
    FileBook(path, now=lambda: NOW).save(kantor.book.read())
    kantor.reply("PMD", {"IKK.1": "82,5"})
    old = path.read_bytes()
    kantor.book = open_book(path, now=lambda: NOW)  # type: ignore[assignment]
    result = kantor.rekap(moment=Moment(NOW + timedelta(days=1)))
    assert Path(result.data["cadangan"]).read_bytes() == old
    assert kantor.realisasi("IKK.1") == "82,5"


def test_a_time_of_a_file_is_kept_to_the_second(kantor: Office) -> None:
    path = kantor.reply("PMD")
    save_at(path, datetime(2026, 7, 6, 10, 0, 0, 900_000))
    kantor.rekap()
    assert kantor.formulir("PMD").kembali == datetime(2026, 7, 6, 10)
