"""The folder of returns: which file of a unit counts, when it came back, what does not belong there."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from sakip_xl.actions.sesi import Saat
from sakip_xl.books.berkas import BukuBerkas, buka
from tests.actions.kantor import (
    KINI,
    TIM,
    Kantor,
    ditolak,
    isi_kantor,
    ketik,
    kode,
    saat,
    simpan_pada,
)

# --- Several files of one unit ----------------------------------------------------------------------------


def test_of_two_good_files_the_one_saved_later_counts(kantor: Kantor) -> None:
    kantor.jawab("PMD", {"IKK.1": 85}, nama="a (2).xlsx", jam=2)
    kantor.jawab("PMD", {"IKK.1": 81}, nama="b.xlsx", jam=1)
    hasil = kantor.rekap()
    assert kantor.realisasi("IKK.1") == 85
    assert (hasil.data["ganda"], hasil.data["diterima"]) == (["PMD"], ["PMD"])
    assert [(t.kode, t.berkas) for t in hasil.temuan] == [("SKP-474", "b.xlsx")]
    assert "a (2).xlsx" in hasil.temuan[0].pesan


def test_an_older_file_that_comes_later_is_named_and_changes_nothing(kantor: Kantor) -> None:
    kantor.jawab("PMD", {"IKK.1": 85}, jam=2)
    kantor.rekap()
    kantor.jawab("PMD", {"IKK.1": 81}, nama="lebih tua.xlsx", jam=1)
    hasil = kantor.rekap()
    assert (kode(hasil), kantor.realisasi("IKK.1")) == (["SKP-474"], 85)


def test_two_copies_of_one_file_are_one_return(kantor: Kantor) -> None:
    jalur = kantor.jawab("PMD")
    shutil.copy2(jalur, kantor.kembali / "salinan.xlsx")
    hasil = kantor.rekap()
    assert (hasil.data["diterima"], hasil.data["ganda"], kode(hasil)) == (["PMD"], [], [])


def test_two_different_files_saved_at_one_time_are_both_rejected(kantor: Kantor) -> None:
    kantor.jawab("PMD", {"IKK.1": 85}, nama="a.xlsx")
    kantor.jawab("PMD", {"IKK.1": 81}, nama="b.xlsx")
    kantor.jawab("PMD", {"IKK.1": 80}, nama="dulu.xlsx", jam=0.5)
    kantor.jawab("PMD", {"IKK.1": "banyak"}, nama="rusak.xlsx", jam=3)
    hasil = kantor.rekap()
    menurut_berkas = {t.berkas: t.kode for t in hasil.temuan}
    assert menurut_berkas == {
        "a.xlsx": "SKP-475",
        "b.xlsx": "SKP-475",
        "dulu.xlsx": "SKP-474",
        "rusak.xlsx": "SKP-121",
    }
    assert (hasil.data["ditolak"], kantor.baris("tblRealisasi")) == (["PMD"], [])


def test_a_file_as_old_as_the_one_taken_over_never_takes_its_place(kantor: Kantor) -> None:
    kantor.jawab("PMD", {"IKK.1": 85}, nama="b.xlsx")
    kantor.rekap()
    kantor.jawab("PMD", {"IKK.1": 81}, nama="c.xlsx")
    for _ in range(2):
        hasil = kantor.rekap()
        assert [(t.kode, t.berkas) for t in hasil.temuan] == [("SKP-475", "c.xlsx")]
        assert kantor.realisasi("IKK.1") == 85
        assert kantor.formulir("PMD").status == "diterima"


def test_a_bad_file_saved_later_is_rejected_and_the_good_one_used(kantor: Kantor) -> None:
    kantor.jawab("PMD", {"IKK.1": 85}, nama="baik.xlsx", jam=1)
    kantor.jawab("PMD", {"IKK.1": "banyak"}, nama="buruk.xlsx", jam=2)
    hasil = kantor.rekap()
    assert (kantor.realisasi("IKK.1"), kantor.formulir("PMD").status) == (85, "diterima")
    assert [(t.kode, t.berkas) for t in hasil.temuan] == [
        ("SKP-121", "buruk.xlsx"),
        ("SKP-476", "buruk.xlsx"),
    ]
    assert hasil.keluar == 1


def test_the_faults_of_a_file_saved_before_the_good_one_do_not_matter_any_more(kantor: Kantor) -> None:
    kantor.jawab("PMD", {"IKK.1": "banyak"}, nama="buruk.xlsx", jam=1)
    kantor.jawab("PMD", nama="baik.xlsx", jam=2)
    hasil = kantor.rekap()
    assert [(t.kode, t.berkas) for t in hasil.temuan] == [("SKP-474", "buruk.xlsx")]
    assert hasil.keluar == 0


def test_names_that_differ_in_case_only_are_two_files(kantor: Kantor) -> None:
    kantor.jawab("PMD", {"IKK.1": 81}, nama="SEKSI.XLSX", jam=1)
    kantor.jawab("PMD", {"IKK.1": 85}, nama="seksi.xlsx", jam=2)
    hasil = kantor.rekap()
    assert [(t.kode, t.berkas) for t in hasil.temuan] == [("SKP-474", "SEKSI.XLSX")]
    assert kantor.realisasi("IKK.1") == 85


def test_a_form_that_staff_sent_back_by_hand_is_taken_again_unchanged(kantor: Kantor) -> None:
    kantor.jawab("PMD")
    kantor.rekap()
    ketik(kantor.buku, "tblFormulir", 1, status="dikembalikan")
    ketik(kantor.buku, "tblRealisasi", 0, realisasi=1)
    hasil = kantor.rekap()
    assert (kantor.realisasi("IKK.1"), kantor.formulir("PMD").status) == (80, "diterima")
    assert hasil.data["perubahan"] == [{"kode": "IKK.1", "kolom": "realisasi", "lama": 1, "baru": 80}]


# --- When it came back ------------------------------------------------------------------------------------


def test_a_form_saved_after_its_due_time_is_late_whenever_it_is_recapped(kantor: Kantor) -> None:
    kantor.jawab("PMD", jam=1)
    kantor.jawab("YAN", jam=30)
    hasil = kantor.rekap(saat=saat(TIM, jam=72))
    assert hasil.data["terlambat"] == ["YAN"]
    assert hasil.pesan.endswith("; terlambat: YAN.")
    assert kantor.formulir("YAN").kembali == KINI + timedelta(hours=30)


@pytest.mark.parametrize("jam", [-1000, 1000])
def test_a_clock_that_is_wrong_gives_the_time_of_the_recap(kantor: Kantor, jam: float) -> None:
    kantor.jawab("PMD", jam=jam)
    kantor.rekap()
    assert kantor.formulir("PMD").kembali == KINI + timedelta(hours=24)


def test_a_correction_asked_for_later_is_not_late(kantor: Kantor) -> None:
    kantor.jawab("PMD", jam=1)
    kantor.rekap()
    kantor.jawab("PMD", {"IKK.1": 82}, jam=50)
    hasil = kantor.rekap(saat=saat(TIM, jam=51))
    assert (hasil.data["terlambat"], kantor.realisasi("IKK.1")) == ([], 82)
    assert kantor.formulir("PMD").kembali == KINI + timedelta(hours=1)


def test_a_register_without_times_takes_the_time_of_the_file(kantor: Kantor) -> None:
    ketik(kantor.buku, "tblFormulir", 1, dikirim=None, tenggat=None)
    kantor.jawab("PMD", jam=1)
    assert kantor.rekap().data["terlambat"] == []
    assert kantor.formulir("PMD").kembali == KINI + timedelta(hours=1)


# --- The folder -------------------------------------------------------------------------------------------


def kosong(jalur: Path) -> None:
    jalur.write_bytes(b"")


def teks(jalur: Path) -> None:
    jalur.write_text("kode;realisasi\nIKK.1;80\n")


def induk(jalur: Path) -> None:
    BukuBerkas(jalur, sekarang=lambda: KINI).simpan(isi_kantor())


@pytest.mark.parametrize(
    ("nama", "buat", "temuan"),
    [
        ("nol.xlsx", kosong, "SKP-504"),
        ("data.csv", teks, "SKP-507"),
        ("palsu.xlsx", teks, "SKP-507"),
        ("lama.XLS", lambda j: j.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600), "SKP-507"),
        ("rusak.xlsx", lambda j: j.write_bytes(b"PK\x03\x04" + b"x" * 50), "SKP-505"),
        ("induk.xlsx", induk, "SKP-470"),
        ("bukti foto & 'surat' 100%.jpg", teks, "SKP-480"),
        ("subfolder", Path.mkdir, "SKP-481"),
        ("folder.xlsx", Path.mkdir, "SKP-481"),
    ],
)
def test_a_stranger_in_the_folder_is_named_and_does_not_stop_the_others(
    kantor: Kantor, nama: str, buat: Callable[[Path], object], temuan: str
) -> None:
    kantor.jawab("PMD")
    buat(kantor.kembali / nama)
    hasil = kantor.rekap()
    assert hasil.data["diterima"] == ["PMD"]
    assert [(t.kode, t.berkas) for t in hasil.temuan] == [(temuan, nama)]
    assert hasil.data["asing"] == [nama]


@pytest.mark.parametrize("nama", ["~$Formulir.xlsx", ".~lock.Formulir.xlsx#", "Thumbs.db", "desktop.ini"])
def test_what_windows_and_open_programs_leave_in_a_folder_is_not_mentioned(kantor: Kantor, nama: str) -> None:
    (kantor.kembali / nama).write_text("x")
    hasil = kantor.rekap()
    assert (kode(hasil), hasil.data["asing"]) == ([], [])


def test_a_broken_link_is_named(kantor: Kantor) -> None:
    (kantor.kembali / "hilang.xlsx").symlink_to(kantor.kembali / "tidak ada.xlsx")
    assert kode(kantor.rekap()) == ["SKP-480"]


def test_a_file_that_vanishes_while_it_is_read_is_named(kantor: Kantor) -> None:
    kantor.jawab("PMD")

    def hapus(berkas: list[Path]) -> list[Path]:
        for satu in berkas:
            satu.unlink()
        return berkas

    assert kode(kantor.rekap(kemajuan=hapus)) == ["SKP-503"]


@pytest.mark.parametrize("ada", [True, False])
def test_a_folder_that_is_none_is_refused(kantor: Kantor, *, ada: bool) -> None:
    shutil.rmtree(kantor.kembali)
    if ada:
        kantor.kembali.write_text("berkas")
    with ditolak("SKP-565", kantor.buku, keluar=4):
        kantor.rekap()


def test_an_empty_folder_names_everybody_as_missing(kantor: Kantor) -> None:
    assert kantor.rekap().data["belum"] == ["YAN", "PMD"]


def test_an_unknown_person_is_refused(kantor: Kantor) -> None:
    kantor.jawab("PMD")
    with ditolak("SKP-460", kantor.buku):
        kantor.rekap(saat=saat("Siapa Saja"))


def test_a_file_master_is_backed_up_and_holds_what_was_recapped(tmp_path: Path) -> None:
    kantor = Kantor(tmp_path)
    jalur = tmp_path / "induk.xlsx"
    kantor.bagikan()
    BukuBerkas(jalur, sekarang=lambda: KINI).simpan(kantor.buku.baca())
    kantor.jawab("PMD", {"IKK.1": "82,5"})
    lama = jalur.read_bytes()
    kantor.buku = buka(jalur, sekarang=lambda: KINI)  # type: ignore[assignment]
    hasil = kantor.rekap(saat=Saat(KINI + timedelta(days=1)))
    assert Path(hasil.data["cadangan"]).read_bytes() == lama
    assert kantor.realisasi("IKK.1") == "82,5"


def test_a_time_of_a_file_is_kept_to_the_second(kantor: Kantor) -> None:
    jalur = kantor.jawab("PMD")
    simpan_pada(jalur, datetime(2026, 7, 6, 10, 0, 0, 900_000))
    kantor.rekap()
    assert kantor.formulir("PMD").kembali == datetime(2026, 7, 6, 10)
