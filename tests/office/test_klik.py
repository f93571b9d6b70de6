"""The whole road of a click, on a screen: the add-in's VBA, its launcher, Python, and what is then seen.

Real: the modules of ``macros/`` but Luar, the settings file, the command line, ``python -I -m
sakip_xl.buttons``, the live adapter, the mouse, the message box and the key that closes it. Stand-ins, since
this is not Excel: ``luar.bas`` starts the process by /bin/sh. ``uji.bas`` calls Klik with an object that has
an Id, as the ribbon does. It also raises SheetFollowHyperlink on Pendengar, which LibreOffice never does for
such links, when the cell of a button is selected: that is what LibreOffice does to follow its link. xlwings
reaches LibreOffice instead of Excel (``pembuka``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sakip_xl.actions.buat import buat
from sakip_xl.books.excel_api import TUAN
from sakip_xl.books.hidup import BukuHidup
from sakip_xl.books.mentah import perbedaan
from sakip_xl.books.tempat import berkas_log
from sakip_xl.layout.isi import IsiBuku
from tests.addin.alat import alat
from tests.conftest import butuh_libreoffice
from tests.office.makro import dengarkan, muat_makro, muat_uji, panggil
from tests.office.orang import Orang, kotak_sel, kotak_status, tunggu
from tests.office.pembuka import pasang_pembuka, putuskan

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.panggung import Panggung

pytestmark = pytest.mark.libreoffice

SULIT = "Induk = lama; 100% & 'sah' é.xlsx"


@dataclass
class Meja:
    """A screen, the person in front of it, and the folder of the add-in."""

    panggung: Panggung
    orang: Orang
    folder: Path
    contoh: Path

    def buka(self, nama: str) -> xw.Book:
        """Open a master with one mistake in it and the add-in; Beranda is in front."""
        book = self.panggung.buka(self.contoh, nama)
        book.sheets["Indikator"]["J8"].value = None
        book.sheets["Beranda"].activate()
        return self.pasang(book)

    def pasang(self, book: xw.Book) -> xw.Book:
        """Put the add-in into an open book, which in LibreOffice is where macros live."""
        muat_makro(book.impl.dok, self.folder)
        muat_uji(book.impl.dok)
        return book

    @property
    def kabar(self) -> list[dict[str, Any]]:
        """What every run of Python reported, one by one."""
        berkas = self.folder / "kabar.jsonl"
        return [json.loads(baris) for baris in berkas.read_text().splitlines()] if berkas.exists() else []

    @property
    def pesan_vba(self) -> str:
        """The last message that VBA itself had to show."""
        berkas = self.folder / "pesan.txt"
        return berkas.read_text() if berkas.exists() else ""


@pytest.fixture(scope="module")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    berkas = tmp_path_factory.mktemp("contoh") / "Contoh.xlsx"
    buat(berkas, sekarang=datetime.now(), contoh=True)
    return berkas


@pytest.fixture
def meja(contoh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Meja]:
    """A stage for each test: a message that nobody closed would hold up the next one."""
    butuh_libreoffice()
    alat("Xvfb")
    from tests.office.panggung import Panggung
    from tests.office.tuan import TuanLibreOffice

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    panggung = Panggung(tmp_path, layar=True)
    monkeypatch.setitem(TUAN, "libreoffice", lambda: TuanLibreOffice(panggung))
    pasang_pembuka(tmp_path, panggung)
    yield Meja(panggung, Orang(str(panggung.layar), tmp_path), tmp_path, contoh)
    panggung.tutup()


def isi(book: xw.Book) -> IsiBuku:
    return BukuHidup(book, sekarang=datetime.now).baca()


def pita(book: xw.Book, tombol: str) -> None:
    panggil(book.impl.dok, "Uji.TekanPita", tombol)


def tautan(book: xw.Book, tombol: str) -> None:
    panggil(book.impl.dok, "Uji.IkutiTautan", f"tombol_{tombol}_Beranda")


@pytest.mark.parametrize(("pintu", "nama"), [(pita, SULIT), (tautan, "Induk.xlsx")])
def test_a_click_goes_through_vba_and_python_into_the_sheets(
    meja: Meja, pintu: Callable[[xw.Book, str], None], nama: str
) -> None:
    book = meja.buka(nama)
    semula = isi(book)

    terisi = book.sheets["Beranda"]["E11"]
    assert terisi.value == "0 dari 61 indikator"
    with meja.orang.menjawab():
        pintu(book, "status")
    assert book.sheets.active.name == "Beranda"
    assert terisi.value == "0 dari 60 indikator", "an indicator without a unit of measure does not count"
    assert list(perbedaan(semula, isi(book))) == []

    with meja.orang.menjawab():
        pintu(book, "periksa")
    periksa_hasil(book, semula)

    status, periksa = meja.kabar
    assert "langkah 1 oleh Camat" in status["pesan"][0]
    assert "[salah] Indikator!J8: Kolom Satuan belum diisi." in periksa["pesan"][0]
    assert [satu["status"][-1] for satu in meja.kabar] == [False, False]
    assert meja.pesan_vba == ""


def periksa_hasil(book: xw.Book, semula: IsiBuku) -> None:
    """The mistake stands in its table and on its sheet, which is in front, and the check in the log."""
    assert book.sheets.active.name == "Hasil Pemeriksaan"
    temuan = book.sheets["Hasil Pemeriksaan"].range("B8:E8").value
    assert temuan == ["salah", "SKP-101", "Indikator", "J8"]
    kini = isi(book)
    assert semula.baris("tblTemuan") == []
    assert [baris["kode"] for baris in kini.baris("tblTemuan")] == ["SKP-101", "SKP-128"]
    baru = kini.baris("tblJejak")[len(semula.baris("tblJejak")) :]
    assert [baris["peristiwa"] for baris in baru] == ["pemeriksaan"]


def test_the_status_bar_says_that_sakip_works_and_is_given_back(meja: Meja) -> None:
    book = meja.pasang(meja.panggung.buka(meja.contoh))
    orang, kotak = meja.orang, kotak_status(book)
    terlihat: list[bytes] = []
    with orang.menjawab(lambda: terlihat.append(orang.lihat(kotak))):
        pita(book, "tentang")
    [sibuk] = terlihat
    tunggu(lambda: orang.lihat(kotak) != sibuk)
    penunjuk = book.impl.dok.CurrentController.StatusIndicator
    penunjuk.start("SAKIP sedang bekerja...", 100)
    tunggu(lambda: orang.lihat(kotak) == sibuk)


def test_a_mouse_click_on_a_button_of_the_sheet_does_it_all(meja: Meja) -> None:
    book = meja.buka("Induk.xlsx")
    semula = isi(book)
    beranda = book.sheets["Beranda"]
    dengarkan(beranda)

    meja.orang.klik(kotak_sel(beranda["C16"]))
    tunggu(lambda: book.app.selection == beranda["C16"])
    meja.orang.potret("klik-1-sebelum.png")
    meja.orang.klik(kotak_sel(beranda["A4"]), "ctrl")
    meja.orang.baca_pesan(lambda: klik_lagi(meja, book))
    tunggu((meja.folder / "selesai.txt").exists)
    meja.orang.potret("klik-3-sesudah.png")

    [klik] = meja.kabar
    assert klik["argumen"][:4] == ["-I", "-m", "sakip_xl.buttons", "tombol_periksa_Beranda"]
    assert klik["pesan"][0].startswith("Induk.xlsx: 1 salah, 1 info.")
    assert meja.pesan_vba == ""
    periksa_hasil(book, semula)
    hasil = book.sheets["Hasil Pemeriksaan"]
    tunggu(lambda: [warna(meja, hasil[alamat]) > 1 for alamat in ("B8", "D8", "D20")] == [True, True, False])


def warna(meja: Meja, sel: xw.Range) -> int:
    """How many colours a cell has on the screen: an empty one has one, letters bring more."""
    titik = meja.orang.lihat(kotak_sel(sel))
    return len({titik[ke : ke + 3] for ke in range(0, len(titik), 3)})


def klik_lagi(meja: Meja, book: xw.Book) -> None:
    """While the first click works, another one does nothing; it would miss the settings and say so."""
    meja.orang.potret("klik-2-pesan.png")
    (meja.folder / "sakip.ini").unlink()
    pita(book, "tentang")


PENGATURAN = {
    "tiada": ("", "SAKIP belum terpasang: {}/sakip.ini tidak ada."),
    "rusak": ("python=python\nlog={}/sakip.log\n", "Berkas pengaturan {}/sakip.ini rusak."),
    "pindah": ("python={}/pindah\nlog={}/sakip.log\n", "Python untuk SAKIP tidak ditemukan: {}/pindah"),
}


@pytest.mark.parametrize("keadaan", list(PENGATURAN))
def test_a_faulty_installation_is_told_by_vba(meja: Meja, keadaan: str) -> None:
    setelan, pesan = (satu.replace("{}", str(meja.folder)) for satu in PENGATURAN[keadaan])
    (meja.folder / "sakip.ini").unlink()
    if setelan:
        (meja.folder / "sakip.ini").write_text(setelan)
    pita(meja.pasang(meja.panggung.app.books.add()), "status")
    assert meja.pesan_vba.startswith(pesan)
    assert "klik ganda PASANG.cmd" in meja.pesan_vba
    assert meja.kabar == []


def test_a_python_that_cannot_reach_the_program_is_told_by_vba_with_its_log(meja: Meja) -> None:
    book = meja.pasang(meja.panggung.app.books.add())
    putuskan(meja.folder)
    tautan(book, "periksa")
    assert "berhenti sebelum selesai (kode 1)" in meja.pesan_vba
    assert f"Catatan: {berkas_log()}" in meja.pesan_vba
    assert "Traceback" in berkas_log().read_text(encoding="utf-8")
