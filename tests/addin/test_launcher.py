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

from sakip_xl.click.launch_args import LaunchArgs, read_launch_args
from sakip_xl.installer.config import Config
from sakip_xl.schema.commands import TOMBOL
from tests.addin.hard_names import BIASA, SULIT
from tests.addin.imitation import FOLDER, HWND, Excel, Result
from tests.installer.computer import windows

PYTHON = FOLDER + "runtime\\python.exe"


EXCEL = Excel()


@pytest.fixture
def excel() -> Excel:
    return EXCEL


def launch_args(result: Result, folder: Path) -> LaunchArgs:
    """What Python understands of the command, the file of a hard name included."""
    arguments = result.arguments[4:]
    if arguments[1].startswith("--argumen="):
        (folder / "argumen.txt").write_bytes(("\ufeff" + result.titipan).encode("utf-16-le"))
        arguments[1] = f"--argumen={folder / 'argumen.txt'}"
    return read_launch_args(arguments)


@pytest.mark.parametrize("name", BIASA)
def test_a_plain_name_goes_as_an_argument(excel: Excel, name: str, tmp_path: Path) -> None:
    result = excel.command(name, "D:\\Data & SAKIP=1\\" + name)
    assert result.arguments[4:] == ["rekap", f"--wb={name}", "--from_xl=1", f"--hwnd={HWND}"]
    assert launch_args(result, tmp_path) == LaunchArgs("rekap", name, "", HWND)


@pytest.mark.parametrize("name", SULIT)
def test_a_hard_name_goes_by_file_and_never_stands_in_the_command(
    excel: Excel, name: str, tmp_path: Path
) -> None:
    result = excel.command(name, "D:\\SAKIP\\" + name)
    assert result.arguments[4:] == ["rekap", f"--argumen={FOLDER}argumen-1.txt"]
    assert launch_args(result, tmp_path) == LaunchArgs("rekap", name, "D:\\SAKIP\\" + name, HWND)


def test_a_book_on_onedrive_goes_by_file_with_its_address(excel: Excel, tmp_path: Path) -> None:
    address = "https://d.docs.live.net/1a2b/SAKIP 2026.xlsx"
    result = excel.command("SAKIP 2026.xlsx", address)
    assert launch_args(result, tmp_path) == LaunchArgs("rekap", "SAKIP 2026.xlsx", address, HWND)


def test_no_module_of_the_books_folder_or_of_pythonpath_stands_in_for_one_of_ours(
    excel: Excel, tmp_path: Path
) -> None:
    flag, m, module = excel.command("a.xlsx", "D:\\a.xlsx").arguments[1:4]
    assert (m, module) == ("-m", "sakip_xl.buttons")
    (tmp_path / "platform.py").write_text("print('jahat')", encoding="utf-8")
    for arguments, hit in (([m], True), ([flag, m], False)):
        result = subprocess.run(
            [sys.executable, *arguments, "platform"],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": str(tmp_path)},
            capture_output=True,
            text=True,
            check=True,
        )
        assert ("jahat" in result.stdout) is hit


@pytest.mark.parametrize("door", ["Tekan", "Jalankan"])
@pytest.mark.parametrize("button", [t.id for t in TOMBOL])
def test_every_button_reaches_python_with_its_own_id(button: str, door: str) -> None:
    result = Excel().click(button, door)
    assert result.arguments[0] == PYTHON
    assert result.arguments[4] == button
    assert result.pesan == ""


def test_a_link_reaches_python_by_its_name_and_any_other_link_does_not() -> None:
    assert Excel().click("tombol_rekap_Tanda_Terima", "Tautan").arguments[4] == "tombol_rekap_Tanda_Terima"
    for address in ("", "Beranda!A1", "Tombol_rekap", "x_tombol_rekap"):
        assert Excel().click(address, "Tautan") == Result("", "", "", "", "", sesudah=False)


@pytest.mark.parametrize("file", ["induk.xlsx", "D:\\SAKIP\\induk.xlsx", "https://x/induk.xlsx"])
def test_a_link_that_leads_from_another_book_to_a_button_does_nothing(file: str) -> None:
    assert Excel().click("tombol_setujui", "Tautan").arguments[4] == "tombol_setujui"
    assert Excel().click("tombol_setujui", "Tautan", file=file) == Result("", "", "", "", "", sesudah=False)


@pytest.mark.parametrize(
    "address", ['tombol_x" & calc & "', "tombol_ x", "tombol_%PATH%", "tombol_x\n", "tombol_\u00e9"]
)
def test_a_link_of_a_foreign_book_cannot_add_to_the_command(address: str) -> None:
    assert Excel().click(address, "Tautan") == Result("", "", "", "", "", sesudah=False)


def test_another_quarter_on_beranda_draws_its_views_anew() -> None:
    assert Excel().click("$C$8", "Pilih").arguments[4] == "status"
    for address in ("$C$80", "$AC$8", "$C$8:$D$8", "$A$1"):
        assert Excel().click(address, "Pilih") == Result("", "", "", "", "", sesudah=False)


def test_on_a_mac_a_change_does_nothing_because_excel_goes_on_while_python_writes() -> None:
    assert Excel().click("$C$8", "Pilih", mac="jalan").skrip == ""


@pytest.mark.parametrize("kode", [0, 1, -1, 5])
def test_the_status_bar_says_so_during_the_run_and_is_free_after_it(kode: int) -> None:
    result = Excel().click("status", kode=kode)
    assert result.saat_jalan == "SAKIP sedang bekerja..."
    assert result.sesudah is False
    assert bool(result.pesan) == (kode != 0)


@pytest.mark.parametrize("kode", [0, 1, 5])
def test_esc_is_held_back_during_the_run_and_the_window_is_free_after_it(kode: int) -> None:
    excel = Excel()
    excel.click("status", kode=kode)
    assert excel.guarded() == (True, True)


def test_after_a_failure_the_next_click_works() -> None:
    excel = Excel()
    assert "galat VBA 5" in excel.click("status", kode=5).pesan
    assert excel.click("rekap").arguments[4] == "rekap"


REFUSAL: list[tuple[str, dict[str, object], list[str]]] = [
    ("not installed", {"config": ""}, ["belum terpasang", f"{FOLDER}sakip.ini", "PASANG.cmd"]),
    ("no folder", {"folder": ""}, ["belum terpasang", "PASANG.cmd"]),
    ("no python line", {"config": "log=C:\\l.log\n"}, ["rusak", f"{FOLDER}sakip.ini", "PASANG.cmd"]),
    ("no log line", {"config": f"python={PYTHON}\n"}, ["rusak", "PASANG.cmd"]),
    ("garbage", {"config": "\x00\x01 = ;"}, ["rusak", "PASANG.cmd"]),
    ("relative", {"config": "python=python.exe\nlog=C:\\l.log"}, ["rusak", "PASANG.cmd"]),
    ("python gone", {"installed": False}, ["tidak ditemukan", PYTHON, "PASANG.cmd"]),
]


@pytest.mark.parametrize(("state", "words"), [r[1:] for r in REFUSAL], ids=[r[0] for r in REFUSAL])
def test_what_is_missing_is_told_in_indonesian_and_nothing_is_started(
    state: dict[str, object], words: list[str]
) -> None:
    result = Excel().click("status", **state)  # type: ignore[arg-type]
    assert result.perintah == ""
    assert [k for k in words if k not in result.pesan] == []


def test_without_an_open_book_the_person_is_told_to_open_one() -> None:
    result = Excel(book=False).click("status")
    assert result.perintah == ""
    assert "Buka buku kerja SAKIP" in result.pesan
    assert "Tampilan Terproteksi" in result.pesan


def test_a_python_that_fails_is_told_with_the_log_and_what_to_run() -> None:
    message = Excel().click("status", kode=1).pesan
    assert "(kode 1)" in message
    assert f"{FOLDER}sakip.log" in message
    assert "PASANG.cmd" in message


def test_on_a_mac_the_script_gets_the_button_and_the_book_and_reads_the_settings_itself() -> None:
    result = Excel().click("rekap", mac="jalan", config="")
    assert (result.skrip, result.perintah, result.pesan) == ("rekap\nBook1", "", "")
    assert "belum terpasang dengan lengkap (sakip.ini)" in Excel().click("rekap", mac="sakip.ini").pesan


@pytest.mark.parametrize(
    ("content", "value"),
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
def test_a_setting_is_what_stands_behind_its_key(excel: Excel, content: str, value: str) -> None:
    assert excel.nilai(content, "log") == value


@pytest.mark.parametrize(
    ("path", "usable"),
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
    excel: Excel, path: str, *, usable: bool
) -> None:
    assert excel.is_true("Mutlak", path) is usable


def test_the_launcher_reads_what_the_installer_writes(excel: Excel, tmp_path: Path) -> None:
    config = Config(PYTHON, "C:\\S\u00f6hne & O'Hara\\sakip.log", "1.0")
    content = config.to_bytes(windows(tmp_path)).decode("utf-16")
    assert [excel.nilai(content, key) for key in ("python", "log")] == [config.python, config.log]
    assert Excel().click("status", config=content).arguments[0] == PYTHON


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=40))
def test_any_name_arrives_and_only_harmless_characters_stand_in_the_command(name: str) -> None:
    result = EXCEL.command(name, "D:\\" + name)
    assert re.fullmatch(r'[A-Za-z0-9_ .()=\\:"-]+', result.perintah)
    handover = dict(row.split("=", 1) for row in result.titipan.split("\r\n") if row)
    sent = result.arguments[5].removeprefix("--wb=")
    assert name == (handover["wb"] if result.arguments[5].startswith("--argumen=") else sent)
