"""The whole story of the demo by buttons alone, on one open master: the same data as the headless demo."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sakip_xl import buttons
from sakip_xl.actions import contoh, demo
from sakip_xl.actions.buat import isi_awal
from sakip_xl.actions.contoh import Adegan, Majukan, Tindakan, TindakanSop
from sakip_xl.books.berkas import BukuBerkas, buka
from sakip_xl.books.hidup import BukuHidup
from sakip_xl.books.mentah import perbedaan, rapikan
from sakip_xl.domain.istilah import Peristiwa, YaTidak
from sakip_xl.domain.model import Sel
from sakip_xl.layout.isi import IsiBuku, Letak
from tests.office.staf import badan, pilih
from tests.test_katalog import INGGRIS

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.panggung import Panggung

pytestmark = pytest.mark.libreoffice

PAGI = datetime(2026, 7, 1, 7)
TOMBOL = {
    "kertas kerja": "hitung",
    "rekap pengukuran": "rekap_pengukuran",
    YaTidak.YA: "setujui",
    YaTidak.TIDAK: "kembalikan",
}
"""Where a scene is not called as its button. The Kertas Kerja of step 4, empty in the demo, has no button
of its own: it is counted already then, and again in step 5."""
BERBEDA = re.compile(r"tblKerja |tblBatal |tblTemuan |tblJejak \d+ sidik|tblArsip \d+ sidik")
"""What must differ: the last choices on Beranda, the journal of Batalkan, findings that did not fit into a
message, and fingerprints of archives, which hold the time of their files and the book as it was, so of the
log that names them."""


@dataclass
class BukuDiketik:
    """An open master as staff see and type it: cell by cell, into the blank rows of its tables."""

    book: xw.Book
    _buku: BukuHidup | None = None
    _isi: IsiBuku | None = None

    @property
    def nama(self) -> str:
        return self.book.name

    @property
    def jalur(self) -> Path | None:
        return None

    def baca(self) -> IsiBuku:
        """What the sheets show; looked at again after every click."""
        if self._buku is None or self._isi is None:
            self._buku = BukuHidup(self.book, sekarang=lambda: PAGI)
            self._isi = self._buku.baca()
        return self._isi

    def letak(self, tabel: str, baris_ke: int, bidang: str) -> Letak:
        self.baca()
        assert self._buku is not None
        return self._buku.letak(tabel, baris_ke, bidang)

    def simpan(self, isi: IsiBuku) -> Path | None:
        """Type every cell that is to be another one."""
        baru = rapikan(isi)
        beda = [(tabel, int(ke) - 1, bidang) for tabel, ke, bidang in map(str.split, self._beda(baru))]
        for tabel in dict.fromkeys(tabel for tabel, *_ in beda):
            self._sisipkan(tabel, len(baru.baris(tabel)))
        for tabel, ke, bidang in beda:
            letak = self.letak(tabel, ke, bidang)
            nilai = baru.baris(tabel)[ke].get(bidang)
            self.book.sheets[letak.lembar].range(letak.sel).value = diketik(nilai)
        self._isi = baru
        return None

    def _beda(self, baru: IsiBuku) -> list[str]:
        return list(perbedaan(self.baca(), baru))

    def _sisipkan(self, tabel: str, banyak: int) -> None:
        """Insert sheet rows above the last, blank one of a table until it has so many."""
        isi = badan(self.book, tabel)
        if isi.shape[0] < banyak:
            akhir = isi.last_cell.row
            isi.sheet.range(f"{akhir}:{akhir + banyak - isi.shape[0] - 1}").insert("down")
            self.lupakan()

    def lupakan(self) -> None:
        """A click changed the book."""
        self._isi = self._buku = None


def diketik(nilai: Sel) -> Any:
    """A value as staff type it: a time of day is 08:30."""
    if isinstance(nilai, time):
        return f"{nilai:%H:%M}"
    if isinstance(nilai, date) and not isinstance(nilai, datetime):
        return datetime.combine(nilai, time())
    return nilai


@dataclass
class Kantor(demo.Panggung):
    """The people of the demo at one open master: they type, choose on Beranda and click."""

    panggung: Panggung = field(kw_only=True)
    diketik: BukuDiketik = field(kw_only=True)
    kini: datetime = PAGI
    klik: list[str] = field(default_factory=list)

    def mainkan(self, adegan: Adegan) -> None:
        self.kini = adegan.waktu
        if not isinstance(adegan, Majukan | Tindakan | TindakanSop):
            super().mainkan(adegan)
            return
        kunci = (adegan.keputusan if isinstance(adegan, Majukan) else None) or adegan.aksi
        self._pilih(adegan)
        self.panggung.folder_antre = self._folder(adegan.aksi)
        self.klik.append(TOMBOL.get(kunci, kunci))
        getattr(buttons, self.klik[-1])(self.diketik.book)
        self.diketik.lupakan()

    def _pilih(self, adegan: Majukan | Tindakan | TindakanSop) -> None:
        """Choose on Beranda; what is not asked for stays as it was."""
        pilihan: dict[str, Sel] = {"pelaksana": adegan.oleh}
        if not isinstance(adegan, Tindakan):
            pilihan["sop"] = adegan.sop.value
        if isinstance(adegan, Majukan) and adegan.keputusan:
            pilihan |= {"arahan": adegan.catatan, "ke_langkah": adegan.ke_langkah}
        pilih(self.diketik.book, **pilihan)

    def _folder(self, aksi: str) -> list[Path]:
        """What is chosen in the dialogs; the archive asks for the forms after its own place."""
        formulir, arsip = self.ke / "formulir", self.ke / "arsip"
        pilihan = {"bagikan": [formulir], "rekap": [self.folder], "arsipkan": [arsip, self.folder]}
        return pilihan.get(aksi, [])


@pytest.fixture
def kosong(panggung: Panggung) -> Iterator[Panggung]:
    yield panggung
    panggung.kosongkan()


def berbeda(seharusnya: IsiBuku, jadi: IsiBuku) -> list[str]:
    """Where two contents differ, apart from what must: also what the log says of a step of its own."""
    jejak = seharusnya.baris("tblJejak")
    lain = {
        f"tblJejak {ke} catatan"
        for ke, baris in enumerate(jejak, 1)
        if baris["peristiwa"] == Peristiwa.ARSIP or str(baris.get("catatan")).startswith("0 dari ")
    }
    return [satu for satu in perbedaan(seharusnya, jadi) if not BERBEDA.match(satu) and satu not in lain]


def isi_zip(folder: Path) -> dict[str, list[str]]:
    return {satu.name: sorted(zipfile.ZipFile(satu).namelist()) for satu in sorted(folder.glob("*.zip"))}


def test_the_whole_story_by_buttons_ends_in_the_data_of_the_demo(
    kosong: Panggung, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hasil = demo.demo(tmp_path / "demo")
    seharusnya = buka(Path(hasil.data["master"]), sekarang=lambda: PAGI).baca()
    kisah = contoh.cerita()
    awal = contoh.isi_contoh(isi_awal("Sumbersuko", PAGI.year, id_master="contoh-sumbersuko"))
    berkas = tmp_path / Path(hasil.data["master"]).name
    BukuBerkas(berkas, sekarang=lambda: PAGI).simpan(awal)
    book = kosong.buka(berkas)
    diketik = BukuDiketik(book)
    kantor = Kantor(tmp_path / "kantor", kisah, diketik, panggung=kosong, diketik=diketik)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    monkeypatch.setattr(buttons, "sekarang", lambda: kantor.kini)
    monkeypatch.setattr(buttons, "akun_pengguna", lambda: "")

    for adegan in kisah.adegan:
        banyak = len(kosong.pesan)
        kantor.mainkan(adegan)
        pesan = [satu.prompt for satu in kosong.pesan[banyak:]]
        assert not [satu for satu in pesan if "Kode: " in satu], (adegan, pesan)

    assert len(kosong.pesan) == len(kantor.klik)
    assert [satu for satu in kosong.pesan if INGGRIS.search(satu.prompt) or "Traceback" in satu.prompt] == []
    assert berbeda(seharusnya, diketik.baca()) == []
    assert isi_zip(kantor.ke / "arsip") == isi_zip(tmp_path / "demo" / "arsip")
    book.save()
    tersimpan = buka(Path(book.fullname), sekarang=lambda: PAGI)
    assert list(perbedaan(diketik.baca(), tersimpan.baca())) == []
