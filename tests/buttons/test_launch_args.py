"""What the add-in says when it starts Python, and the open book that it means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.click.launch_args import LaunchArgs, button_id, find_book, read_launch_args
from sakip_xl.schema.commands import TOMBOL
from sakip_xl.schema.sheets import MASTER_SHEETS
from sakip_xl.workbook.memory import MemoryBook
from tests.actions.office import office_content
from tests.buttons.fake_program import FakeApp, FakeBook

ODD = (
    "Induk = lama; 100% & 'sah'.xlsx",
    "Kecamatan Sumbêrsuko — é 中 🙂.xlsx",
    "--wb=x.xlsx",
    "a b  c.xlsx",
    "%PATH%.xlsx",
    "Buku1",
)
ADDRESS = ("https://d.docs.live.net/1a=2;b/Induk%20baru.xlsx", r"C:\Data = lama\Induk.xlsx", "")


def args_file(folder: Path, **content: str) -> Path:
    file = folder / "argumen-1 = ;.txt"
    row = "".join(f"{key}={value}\r\n" for key, value in content.items())
    file.write_bytes(b"\xff\xfe" + row.encode("utf-16-le"))
    return file


@pytest.mark.parametrize("name", ODD)
@pytest.mark.parametrize("address", ADDRESS)
def test_a_name_arrives_whole_by_file_and_the_file_is_gone(tmp_path: Path, name: str, address: str) -> None:
    file = args_file(tmp_path, wb=name, fullname=address, from_xl="1", hwnd="1234")
    assert read_launch_args(["rekap", f"--argumen={file}"]) == LaunchArgs("rekap", name, address, 1234)
    assert not file.exists()


@pytest.mark.parametrize("name", ODD)
def test_a_name_arrives_whole_on_the_command_line(name: str) -> None:
    argv = ["majukan", f"--wb={name}", "--from_xl=1", "--hwnd=-7", "--dari_versi_baru=x"]
    assert read_launch_args(argv) == LaunchArgs("majukan", name, "", -7)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1))
def test_whatever_a_book_is_called_it_is_found(name: str) -> None:
    app = FakeApp(buku=[book("lain.xlsx"), book(name)])
    found = find(read_launch_args(["x", f"--wb={name}"]), app)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize("hwnd", ["", "x", "0x1"])
def test_no_window_is_no_window(hwnd: str) -> None:
    assert read_launch_args(["status", "--wb=a", f"--hwnd={hwnd}"]).hwnd == 0


def test_a_file_that_cannot_be_read_is_an_error_for_the_log(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="tiada"):
        read_launch_args(["status", f"--argumen={tmp_path / 'tiada.txt'}"])


@pytest.mark.parametrize("button", [button.id for button in TOMBOL])
def test_a_sheet_button_means_its_button(button: str) -> None:
    assert button_id(button) == button
    for sheet in MASTER_SHEETS:
        assert button_id(f"tombol_{button}_{sheet.name.replace(' ', '_')}") == button


@pytest.mark.parametrize("name", ["tombol_terbang_Beranda", "terbang", "", "tombol_", "tombol_rekapan_Rekap"])
def test_a_name_of_no_button_stays_as_it_is(name: str) -> None:
    assert button_id(name) == name


def book(name: str, address: str = "") -> FakeBook:
    return FakeBook(MemoryBook(office_content()), name=name, fullname=address or f"/dok/{name}")


def find(launch_args: LaunchArgs, *apps: FakeApp) -> FakeBook | None:
    sort: Sequence[FakeApp] = apps
    result = find_book(launch_args, sort)  # type: ignore[arg-type]
    assert result is None or isinstance(result, FakeBook)
    return result


def test_the_window_decides_between_two_programs_with_a_book_of_one_name() -> None:
    small, large = FakeApp(hwnd=11, buku=[book("a.xlsx")]), FakeApp(hwnd=0xFFFF0001, buku=[book("a.xlsx")])
    assert find(LaunchArgs("x", "a.xlsx", hwnd=11), large, small) is small.buku[0]
    assert find(LaunchArgs("x", "a.xlsx", hwnd=0xFFFF0001 - 2**32), small, large) is large.buku[0]


@pytest.mark.parametrize("hwnd", [0, 99])
def test_without_its_window_the_active_program_comes_first_and_then_any(hwnd: int) -> None:
    active, other = FakeApp(buku=[book("a.xlsx")]), FakeApp(buku=[book("a.xlsx"), book("b.xlsx")])
    assert find(LaunchArgs("x", "a.xlsx", hwnd=hwnd), active, other) is active.buku[0]
    assert find(LaunchArgs("x", "b.xlsx", hwnd=hwnd), active, other) is other.buku[1]


def test_the_full_name_finds_a_book_that_the_name_does_not() -> None:
    app = FakeApp(buku=[book("a.xlsx"), book("b.xlsx", "/dok/lama = 1;2/b.xlsx")])
    assert find(LaunchArgs("x", "B-lama.xlsx", "/dok/lama = 1;2/b.xlsx"), app) is app.buku[1]


def test_a_mac_writes_accents_apart() -> None:
    app = FakeApp(buku=[book("e\u0301.xlsx")])
    assert find(LaunchArgs("x", "\u00e9.xlsx"), app) is app.buku[0]


@pytest.mark.parametrize("name", ["A.xlsx", "a", ""])
def test_another_name_is_another_book(name: str) -> None:
    assert find(LaunchArgs("x", name), FakeApp(buku=[book("a.xlsx")])) is None
