"""What the add-in says when it starts Python, and the open book that it means."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.books.memori import BukuMemori
from sakip_xl.books.panggilan import Panggilan, baca_panggilan, cari_buku, id_tombol
from sakip_xl.layout.lembar import LEMBAR_MASTER
from sakip_xl.layout.tombol import TOMBOL
from tests.actions.kantor import isi_kantor
from tests.buttons.palsu import AppPalsu, BookPalsu

ANEH = (
    "Induk = lama; 100% & 'sah'.xlsx",
    "Kecamatan Sumbêrsuko — é 中 🙂.xlsx",
    "--wb=x.xlsx",
    "a b  c.xlsx",
    "%PATH%.xlsx",
    "Buku1",
)
ALAMAT = ("https://d.docs.live.net/1a=2;b/Induk%20baru.xlsx", r"C:\Data = lama\Induk.xlsx", "")


def titipan(folder: Path, **isi: str) -> Path:
    berkas = folder / "argumen-1 = ;.txt"
    baris = "".join(f"{kunci}={nilai}\r\n" for kunci, nilai in isi.items())
    berkas.write_bytes(b"\xff\xfe" + baris.encode("utf-16-le"))
    return berkas


@pytest.mark.parametrize("nama", ANEH)
@pytest.mark.parametrize("alamat", ALAMAT)
def test_a_name_arrives_whole_by_file_and_the_file_is_gone(tmp_path: Path, nama: str, alamat: str) -> None:
    berkas = titipan(tmp_path, wb=nama, fullname=alamat, from_xl="1", hwnd="1234")
    assert baca_panggilan(["rekap", f"--argumen={berkas}"]) == Panggilan("rekap", nama, alamat, 1234)
    assert not berkas.exists()


@pytest.mark.parametrize("nama", ANEH)
def test_a_name_arrives_whole_on_the_command_line(nama: str) -> None:
    argv = ["majukan", f"--wb={nama}", "--from_xl=1", "--hwnd=-7", "--dari_versi_baru=x"]
    assert baca_panggilan(argv) == Panggilan("majukan", nama, "", -7)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1))
def test_whatever_a_book_is_called_it_is_found(nama: str) -> None:
    app = AppPalsu(buku=[buku("lain.xlsx"), buku(nama)])
    ketemu = cari(baca_panggilan(["x", f"--wb={nama}"]), app)
    assert ketemu is not None
    assert ketemu.name == nama


@pytest.mark.parametrize("hwnd", ["", "x", "0x1"])
def test_no_window_is_no_window(hwnd: str) -> None:
    assert baca_panggilan(["status", "--wb=a", f"--hwnd={hwnd}"]).hwnd == 0


def test_a_file_that_cannot_be_read_is_an_error_for_the_log(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="tiada"):
        baca_panggilan(["status", f"--argumen={tmp_path / 'tiada.txt'}"])


@pytest.mark.parametrize("tombol", [satu.id for satu in TOMBOL])
def test_a_sheet_button_means_its_button(tombol: str) -> None:
    assert id_tombol(tombol) == tombol
    for lembar in LEMBAR_MASTER:
        assert id_tombol(f"tombol_{tombol}_{lembar.nama.replace(' ', '_')}") == tombol


@pytest.mark.parametrize("nama", ["tombol_terbang_Beranda", "terbang", "", "tombol_", "tombol_rekapan_Rekap"])
def test_a_name_of_no_button_stays_as_it_is(nama: str) -> None:
    assert id_tombol(nama) == nama


def buku(nama: str, alamat: str = "") -> BookPalsu:
    return BookPalsu(BukuMemori(isi_kantor()), name=nama, fullname=alamat or f"/dok/{nama}")


def cari(panggilan: Panggilan, *apps: AppPalsu) -> BookPalsu | None:
    urut: Sequence[AppPalsu] = apps
    hasil = cari_buku(panggilan, urut)  # type: ignore[arg-type]
    assert hasil is None or isinstance(hasil, BookPalsu)
    return hasil


def test_the_window_decides_between_two_programs_with_a_book_of_one_name() -> None:
    satu, dua = AppPalsu(hwnd=11, buku=[buku("a.xlsx")]), AppPalsu(hwnd=0xFFFF0001, buku=[buku("a.xlsx")])
    assert cari(Panggilan("x", "a.xlsx", hwnd=11), dua, satu) is satu.buku[0]
    assert cari(Panggilan("x", "a.xlsx", hwnd=0xFFFF0001 - 2**32), satu, dua) is dua.buku[0]


@pytest.mark.parametrize("hwnd", [0, 99])
def test_without_its_window_the_active_program_comes_first_and_then_any(hwnd: int) -> None:
    aktif, lain = AppPalsu(buku=[buku("a.xlsx")]), AppPalsu(buku=[buku("a.xlsx"), buku("b.xlsx")])
    assert cari(Panggilan("x", "a.xlsx", hwnd=hwnd), aktif, lain) is aktif.buku[0]
    assert cari(Panggilan("x", "b.xlsx", hwnd=hwnd), aktif, lain) is lain.buku[1]


def test_the_full_name_finds_a_book_that_the_name_does_not() -> None:
    app = AppPalsu(buku=[buku("a.xlsx"), buku("b.xlsx", "/dok/lama = 1;2/b.xlsx")])
    assert cari(Panggilan("x", "B-lama.xlsx", "/dok/lama = 1;2/b.xlsx"), app) is app.buku[1]


def test_a_mac_writes_accents_apart() -> None:
    app = AppPalsu(buku=[buku("e\u0301.xlsx")])
    assert cari(Panggilan("x", "\u00e9.xlsx"), app) is app.buku[0]


@pytest.mark.parametrize("nama", ["A.xlsx", "a", ""])
def test_another_name_is_another_book(nama: str) -> None:
    assert cari(Panggilan("x", nama), AppPalsu(buku=[buku("a.xlsx")])) is None
