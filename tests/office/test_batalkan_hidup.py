"""Batalkan on an open master: every writing action is taken back, or refused where a cell changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sakip_xl import buttons
from sakip_xl.books.berkas import BukuBerkas
from sakip_xl.books.gambar import gambar_buku
from sakip_xl.books.hidup import BukuHidup
from sakip_xl.books.hidup_baca import lihat
from sakip_xl.books.mentah import perbedaan
from sakip_xl.books.peta import baca_peta
from sakip_xl.domain.jejak import periksa_batal, periksa_rantai
from sakip_xl.domain.model import Sel
from sakip_xl.layout.inti import Sifat
from sakip_xl.layout.isi import IsiBuku
from sakip_xl.layout.muat import muat_master
from tests.actions.jalan_sop import KUMPUL, Meja
from tests.actions.kantor import KINI, SEKRETARIS, TIM
from tests.office.staf import baca, pilih

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.panggung import Panggung

pytestmark = pytest.mark.libreoffice

MELAJU = ("tblJejak", "tblBatal", "tblKerja")
"""What does not go back: the log, the journal, and what was chosen on Beranda for the next click."""


@dataclass
class Klik:
    """An open master, and the state before each click that was not taken back yet."""

    panggung: Panggung
    book: xw.Book
    kini: IsiBuku
    tumpukan: list[tuple[str, IsiBuku]] = field(default_factory=list)

    def klik(self, tombol: str, *folder: Path, **pilihan: Sel) -> str:
        """Click a writing button and keep what was there before."""
        pilih(self.book, **{"pelaksana": TIM, **pilihan})
        self.panggung.folder_antre = list(folder)
        self.tumpukan.append((tombol, self.kini))
        pesan = self._tekan(tombol)
        assert "Kode: " not in pesan, pesan
        semula = self.tumpukan[-1][1]
        assert len(self.kini.baris("tblJejak")) > len(semula.baris("tblJejak")), f"{tombol} was not logged"
        return pesan

    def batalkan(self) -> str:
        """Take one action back: everything is as it was before it."""
        pesan = self._tekan("batalkan")
        tombol, semula = self.tumpukan.pop()
        assert "dibatalkan" in pesan, (tombol, pesan)
        assert self.berubah(semula) == [], tombol
        return pesan

    def _tekan(self, tombol: str) -> str:
        getattr(buttons, tombol)(self.book)
        self.kini = baca(self.book)
        return self.panggung.pesan[-1].prompt

    def berubah(self, semula: IsiBuku) -> list[str]:
        return [satu for satu in perbedaan(semula, self.kini) if not satu.startswith(MELAJU)]

    def entri(self) -> list[Sel]:
        """The numbers of the actions that can be taken back."""
        return sorted({satu["nomor"] for satu in self.kini.baris("tblBatal")}, key=str)


@pytest.fixture
def klik(panggung: Panggung, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Klik]:
    """A master whose Pengumpulan waits for the decision, open."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    monkeypatch.setattr(buttons, "sekarang", lambda: KINI)
    monkeypatch.setattr(buttons, "akun_pengguna", lambda: "siti.r")
    meja = Meja(tmp_path).sampai(KUMPUL, 10)
    meja.jawab("YAN", {satu.kode: 1 for satu in meja.master.indikator[:2]}, jam=meja.jam + 3)
    BukuBerkas(tmp_path / "induk.xlsx", sekarang=lambda: KINI).simpan(meja.buku.baca())
    book = panggung.buka(tmp_path / "induk.xlsx")
    yield Klik(panggung, book, baca(book))
    panggung.kosongkan()


def beda_peta(book: xw.Book, isi: IsiBuku) -> list[str]:
    """The sheets whose map is not that of the content drawn anew, with the blank rows that staff have."""
    lama = lihat(book)
    sisa = {nama: satu.jumlah for nama, satu in lama.tabel.items() if satu.tabel.sifat is Sifat.ISIAN}
    meta = gambar_buku(isi, KINI, baris=sisa).lembar["_meta"].sel
    baru = baca_peta([[meta[b, ke].nilai for ke in range(5)] for b, k in sorted(meta) if k == 4])
    return [nama for nama in baru if baru[nama] != lama.peta().get(nama)]


def test_every_writing_action_is_taken_back_one_after_the_other(klik: Klik, tmp_path: Path) -> None:
    semula = klik.kini
    awal = klik.entri()
    kirim, arsip, kembali = tmp_path / "tw3", tmp_path / "arsip", tmp_path / "kembali"
    klik.klik("hitung")
    klik.klik("rekap_pengukuran")
    klik.klik("setujui", pelaksana=SEKRETARIS, arahan="Lanjutkan.")
    klik.klik("arsipkan", arsip, kembali)
    klik.klik("bagikan", kirim, triwulan=3)
    assert len(klik.entri()) == 5
    assert klik.entri() != awal
    assert "2 berkas" in klik.batalkan()
    assert [satu.name for satu in kirim.iterdir()] == [f"dibatalkan-{KINI:%Y%m%d-%H%M%S}"]
    klik.batalkan()
    assert list(arsip.glob("*.zip")) == []
    for sisa in (2, 1, 0):
        klik.batalkan()
        assert len(klik.entri()) == sisa
    assert klik.kini.baris("tblBatal") == []
    assert beda_peta(klik.book, klik.kini) == []

    klik.klik("kembalikan", pelaksana=SEKRETARIS, arahan="Lengkapi bukti.", ke_langkah=8, triwulan=2)
    klik.klik("rekap", kembali)
    klik.klik("majukan")
    klik.klik("laporan")
    for _ in range(4):
        klik.batalkan()
    assert klik.berubah(semula) == []
    assert beda_peta(klik.book, klik.kini) == []
    master = muat_master(klik.kini).master
    assert periksa_rantai(master.jejak, master.id_master) == []
    assert periksa_batal(master.jejak) == []


def test_a_cell_changed_since_is_named_and_nothing_is_taken_back(klik: Klik) -> None:
    klik.klik("laporan")
    letak = BukuHidup(klik.book, sekarang=lambda: KINI).letak(
        "tblLaporan", len(klik.kini.baris("tblLaporan")) - 1, "ringkasan"
    )
    klik.book.sheets[letak.lembar].range(letak.sel).value = "Ditulis ulang oleh Sekretaris."
    diubah = baca(klik.book)
    pesan = klik._tekan("batalkan")  # noqa: SLF001 - refused, so that nothing is to be compared with before
    assert f"- {letak.lembar}!{letak.sel}: " in pesan
    assert pesan.endswith("Kode: SKP-484")
    assert list(perbedaan(diubah, klik.kini)) == []
