"""The launcher as it stands in ``macros/``, run by an interpreter: settings, quoting, refusals."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip_xl.books.panggilan import Panggilan, baca_panggilan
from sakip_xl.layout.tombol import TOMBOL
from sakip_xl.pemasangan.setelan import Setelan
from tests.addin.nama_sulit import BIASA, SULIT
from tests.addin.tiruan import FOLDER, HWND, Excel, Hasil
from tests.pemasangan.komputer import windows

PYTHON = FOLDER + "runtime\\python.exe"


EXCEL = Excel()


@pytest.fixture
def excel() -> Excel:
    return EXCEL


def panggilan(hasil: Hasil, folder: Path) -> Panggilan:
    """What Python understands of the command, the file of a hard name included."""
    argumen = hasil.argumen[4:]
    if argumen[1].startswith("--argumen="):
        (folder / "argumen.txt").write_bytes(("\ufeff" + hasil.titipan).encode("utf-16-le"))
        argumen[1] = f"--argumen={folder / 'argumen.txt'}"
    return baca_panggilan(argumen)


@pytest.mark.parametrize("nama", BIASA)
def test_a_plain_name_goes_as_an_argument(excel: Excel, nama: str, tmp_path: Path) -> None:
    hasil = excel.perintah(nama, "D:\\Data & SAKIP=1\\" + nama)
    assert hasil.argumen[4:] == ["rekap", f"--wb={nama}", "--from_xl=1", f"--hwnd={HWND}"]
    assert panggilan(hasil, tmp_path) == Panggilan("rekap", nama, "", HWND)


@pytest.mark.parametrize("nama", SULIT)
def test_a_hard_name_goes_by_file_and_never_stands_in_the_command(
    excel: Excel, nama: str, tmp_path: Path
) -> None:
    hasil = excel.perintah(nama, "D:\\SAKIP\\" + nama)
    assert hasil.argumen[4:] == ["rekap", f"--argumen={FOLDER}argumen-1.txt"]
    assert panggilan(hasil, tmp_path) == Panggilan("rekap", nama, "D:\\SAKIP\\" + nama, HWND)


def test_a_book_on_onedrive_goes_by_file_with_its_address(excel: Excel, tmp_path: Path) -> None:
    alamat = "https://d.docs.live.net/1a2b/SAKIP 2026.xlsx"
    hasil = excel.perintah("SAKIP 2026.xlsx", alamat)
    assert panggilan(hasil, tmp_path) == Panggilan("rekap", "SAKIP 2026.xlsx", alamat, HWND)


def test_no_module_of_the_books_folder_or_of_pythonpath_stands_in_for_one_of_ours(
    excel: Excel, tmp_path: Path
) -> None:
    bendera, m, modul = excel.perintah("a.xlsx", "D:\\a.xlsx").argumen[1:4]
    assert (m, modul) == ("-m", "sakip_xl.buttons")
    (tmp_path / "platform.py").write_text("print('jahat')", encoding="utf-8")
    for argumen, terkena in (([m], True), ([bendera, m], False)):
        hasil = subprocess.run(
            [sys.executable, *argumen, "platform"],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert ("jahat" in hasil.stdout) is terkena


@pytest.mark.parametrize("pintu", ["Tekan", "Jalankan"])
@pytest.mark.parametrize("tombol", [t.id for t in TOMBOL])
def test_every_button_reaches_python_with_its_own_id(tombol: str, pintu: str) -> None:
    hasil = Excel().klik(tombol, pintu)
    assert hasil.argumen[0] == PYTHON
    assert hasil.argumen[4] == tombol
    assert hasil.pesan == ""


def test_a_link_reaches_python_by_its_name_and_any_other_link_does_not() -> None:
    assert Excel().klik("tombol_rekap_Tanda_Terima", "Tautan").argumen[4] == "tombol_rekap_Tanda_Terima"
    for alamat in ("", "Beranda!A1", "Tombol_rekap", "x_tombol_rekap"):
        assert Excel().klik(alamat, "Tautan") == Hasil("", "", "", "", "", sesudah=False)


@pytest.mark.parametrize(
    "alamat", ['tombol_x" & calc & "', "tombol_ x", "tombol_%PATH%", "tombol_x\n", "tombol_\u00e9"]
)
def test_a_link_of_a_foreign_book_cannot_add_to_the_command(alamat: str) -> None:
    assert Excel().klik(alamat, "Tautan") == Hasil("", "", "", "", "", sesudah=False)


@pytest.mark.parametrize("kode", [0, 1, -1, 5])
def test_the_status_bar_says_so_during_the_run_and_is_free_after_it(kode: int) -> None:
    hasil = Excel().klik("status", kode=kode)
    assert hasil.saat_jalan == "SAKIP sedang bekerja..."
    assert hasil.sesudah is False
    assert bool(hasil.pesan) == (kode != 0)


def test_after_a_failure_the_next_click_works() -> None:
    excel = Excel()
    assert "galat VBA 5" in excel.klik("status", kode=5).pesan
    assert excel.klik("rekap").argumen[4] == "rekap"


REFUSAL: list[tuple[str, dict[str, object], list[str]]] = [
    ("not installed", {"setelan": ""}, ["belum terpasang", f"{FOLDER}sakip.ini", "PASANG.cmd"]),
    ("no folder", {"folder": ""}, ["belum terpasang", "PASANG.cmd"]),
    ("no python line", {"setelan": "log=C:\\l.log\n"}, ["rusak", f"{FOLDER}sakip.ini", "PASANG.cmd"]),
    ("no log line", {"setelan": f"python={PYTHON}\n"}, ["rusak", "PASANG.cmd"]),
    ("garbage", {"setelan": "\x00\x01 = ;"}, ["rusak", "PASANG.cmd"]),
    ("relative", {"setelan": "python=python.exe\nlog=C:\\l.log"}, ["rusak", "PASANG.cmd"]),
    ("python gone", {"terpasang": False}, ["tidak ditemukan", PYTHON, "PASANG.cmd"]),
]


@pytest.mark.parametrize(("keadaan", "kata"), [r[1:] for r in REFUSAL], ids=[r[0] for r in REFUSAL])
def test_what_is_missing_is_told_in_indonesian_and_nothing_is_started(
    keadaan: dict[str, object], kata: list[str]
) -> None:
    hasil = Excel().klik("status", **keadaan)  # type: ignore[arg-type]
    assert hasil.perintah == ""
    assert [k for k in kata if k not in hasil.pesan] == []


def test_without_an_open_book_the_person_is_told_to_open_one() -> None:
    hasil = Excel(buku=False).klik("status")
    assert hasil.perintah == ""
    assert "Buka buku kerja SAKIP" in hasil.pesan
    assert "Tampilan Terproteksi" in hasil.pesan


def test_a_python_that_fails_is_told_with_the_log_and_what_to_run() -> None:
    pesan = Excel().klik("status", kode=1).pesan
    assert "(kode 1)" in pesan
    assert f"{FOLDER}sakip.log" in pesan
    assert "PASANG.cmd" in pesan


def test_on_a_mac_the_script_gets_the_button_and_the_book_and_reads_the_settings_itself() -> None:
    hasil = Excel().klik("rekap", mac="jalan", setelan="")
    assert (hasil.skrip, hasil.perintah, hasil.pesan) == ("rekap\nBook1", "", "")
    assert "belum terpasang dengan lengkap (sakip.ini)" in Excel().klik("rekap", mac="sakip.ini").pesan


@pytest.mark.parametrize(
    ("isi", "nilai"),
    [
        ("python=a\nlog=b\n", "b"),
        ("log= b \r\npython=a", "b"),
        ("log=b=c;d\rpython=a", "b=c;d"),
        ("xlog=a\n log=b\nLOG=c\nlog =d", ""),
        ("log=a\nlog=b", "a"),
        ("log=C:\\Bu Ani & Pak B'udi\\100!\\l.log", "C:\\Bu Ani & Pak B'udi\\100!\\l.log"),
        ("", ""),
    ],
)
def test_a_setting_is_what_stands_behind_its_key(excel: Excel, isi: str, nilai: str) -> None:
    assert excel.nilai(isi, "log") == nilai


@pytest.mark.parametrize(
    ("jalur", "layak"),
    [
        (PYTHON, True),
        ("\\\\server\\bersama\\python.exe", True),
        ("C:\\Bu Ani & Pak B'udi = (1)\\python.exe", True),
        ("/opt/python", True),
        ("", False),
        ("python.exe", False),
        (".\\python.exe", False),
        ("C:python.exe", False),
        ("C:\\%TEMP%\\python.exe", False),
        ('C:\\a" & calc & "\\python.exe', False),
    ],
)
def test_only_a_full_path_that_windows_passes_on_unchanged_is_used(
    excel: Excel, jalur: str, *, layak: bool
) -> None:
    assert excel.benar("Mutlak", jalur) is layak


def test_the_launcher_reads_what_the_installer_writes(excel: Excel, tmp_path: Path) -> None:
    setelan = Setelan(PYTHON, "C:\\S\u00f6hne & O'Hara\\sakip.log", "1.0")
    isi = setelan.ke_bita(windows(tmp_path)).decode("cp1252")
    assert [excel.nilai(isi, kunci) for kunci in ("python", "log")] == [setelan.python, setelan.log]
    assert Excel().klik("status", setelan=isi).argumen[0] == PYTHON


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40))
def test_any_name_arrives_and_only_harmless_characters_stand_in_the_command(nama: str) -> None:
    hasil = EXCEL.perintah(nama, "D:\\" + nama)
    assert re.fullmatch(r'[A-Za-z0-9_ .()=\\:"-]+', hasil.perintah)
    titipan = dict(baris.split("=", 1) for baris in hasil.titipan.split("\r\n") if baris)
    dikirim = hasil.argumen[5].removeprefix("--wb=")
    assert nama == (titipan["wb"] if hasil.argumen[5].startswith("--argumen=") else dikirim)
