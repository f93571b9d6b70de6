"""Every button on a master open in a live spreadsheet: the same content as the same click in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sakip_xl import buttons
from sakip_xl.actions.hasil import Hasil
from sakip_xl.books.berkas import BukuBerkas
from sakip_xl.books.hidup import BukuHidup
from sakip_xl.books.memori import BukuMemori
from sakip_xl.books.mentah import perbedaan
from sakip_xl.domain.model import Sel
from sakip_xl.layout.isi import IsiBuku
from sakip_xl.layout.tombol import TOMBOL
from tests.actions.jalan_sop import KUMPUL, Meja
from tests.actions.kantor import KINI, SEKRETARIS, TIM, ketik, ubah_sel
from tests.buttons.palsu import BookPalsu, TuanPalsu

if TYPE_CHECKING:
    from tests.office.panggung import Panggung

pytestmark = pytest.mark.libreoffice

NAMA = "Induk = lama; 100% & 'sah' é.xlsx"


@dataclass(frozen=True)
class Adegan:
    """What was done before a click, what is chosen on Beranda, and the sheet in front afterwards.

    ``folder``: the button asks for one. ``selain``: tables that tell where something stands, or when a file
    was made.
    """

    siap: Callable[[Meja], object] = lambda _meja: None
    pilih: dict[str, Sel] = field(default_factory=dict)
    depan: str = ""
    kata: str = ""
    folder: str = ""
    selain: tuple[str, ...] = ()


def _bagikan_dan_jawab(meja: Meja) -> None:
    meja.bagikan()
    meja.jawab("YAN")


def _salah_satuan(meja: Meja) -> None:
    meja.buku.simpan(ubah_sel(meja.buku.baca(), "tblIndikator", 0, satuan=None))


def _sampai_tiga(meja: Meja) -> None:
    meja.sampai(KUMPUL, 3).siapkan(KUMPUL)


def _terhitung(meja: Meja) -> None:
    from sakip_xl.actions.hitung import hitung
    from tests.actions.kantor import saat

    meja.sampai(KUMPUL, 8)
    hitung(meja.buku, saat=saat(TIM), triwulan=2)


ADEGAN: dict[str, Adegan] = {
    "status": Adegan(depan="Beranda", kata="langkah 1 oleh Camat"),
    "majukan": Adegan(_sampai_tiga, {"pelaksana": TIM}, kata="langkah 3 selesai"),
    "setujui": Adegan(lambda m: m.sampai(KUMPUL, 10), {"pelaksana": SEKRETARIS}, kata="langkah 10 selesai"),
    "kembalikan": Adegan(
        lambda m: m.sampai(KUMPUL, 10),
        {"pelaksana": SEKRETARIS, "arahan": "Lengkapi bukti.", "ke_langkah": 8},
        kata="dikembalikan ke langkah 8",
    ),
    "bagikan": Adegan(
        pilih={"pelaksana": TIM},
        depan="Tanda Terima",
        kata="2 formulir",
        folder="kirim baru",
        selain=("tblBatal",),
    ),
    "periksa": Adegan(
        _salah_satuan, depan="Hasil Pemeriksaan", kata="[salah] Indikator!J8", selain=("tblTemuan",)
    ),
    "pratinjau": Adegan(_bagikan_dan_jawab, kata="1 dari 2 unit diterima", folder="kembali"),
    "rekap": Adegan(_bagikan_dan_jawab, {"pelaksana": TIM}, "Tanda Terima", "1 dari 2 unit", "kembali"),
    "hitung": Adegan(lambda m: m.sampai(KUMPUL, 8), {"pelaksana": TIM}, "Kertas Kerja", "dihitung"),
    "rekap_pengukuran": Adegan(_terhitung, {"pelaksana": TIM}, "Rekap", "Capaian kecamatan Triwulan II"),
    "laporan": Adegan(lambda m: m.sampai(KUMPUL, 9), {"pelaksana": TIM}, "Laporan", "sudah disusun"),
    "cetak": Adegan(),
    "arsipkan": Adegan(
        lambda m: m.sampai(KUMPUL, 12),
        {"pelaksana": TIM},
        "Arsip",
        "diarsipkan sebagai",
        "kembali",
        ("tblArsip", "tblJejak", "tblBatal"),
    ),
    "batalkan": Adegan(lambda m: m.sampai(KUMPUL, 3), {"pelaksana": TIM}, kata="dibatalkan"),
    "petunjuk": Adegan(depan="Petunjuk"),
    "diagnosa": Adegan(kata="Pemasangan utuh"),
    "tentang": Adegan(kata="sakip_xl versi"),
}


def test_every_button_has_its_scene() -> None:
    assert list(ADEGAN) == [satu.id for satu in TOMBOL]


@pytest.fixture(autouse=True)
def _tetap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    monkeypatch.setattr(buttons, "sekarang", lambda: KINI)
    monkeypatch.setattr(buttons, "akun_pengguna", lambda: "siti.r")
    monkeypatch.setattr(buttons, "periksa_pemasangan", lambda: Hasil("Pemasangan utuh."))


@pytest.fixture
def kosong(panggung: Panggung) -> Iterator[Panggung]:
    yield panggung
    panggung.kosongkan()


def di_memori(isi: IsiBuku, tombol: str, folder: Path) -> IsiBuku:
    """The content after the same click on a book that no program stands behind."""
    buku = BukuMemori(isi, nama=NAMA)
    with pytest.MonkeyPatch.context() as tempel:
        tempel.setattr(buttons, "buka", lambda _book: buku)
        tempel.setattr(buttons, "tuan", lambda _app: TuanPalsu(folder=[folder, folder], printer=True))
        getattr(buttons, tombol)(BookPalsu(buku, name=NAMA))
    return buku.baca()


@pytest.mark.parametrize("tombol", list(ADEGAN))
def test_a_button_does_its_whole_job_in_a_live_spreadsheet(
    kosong: Panggung, tmp_path: Path, tombol: str
) -> None:
    adegan, meja = ADEGAN[tombol], Meja(tmp_path)
    adegan.siap(meja)
    if adegan.pilih:
        ketik(meja.buku, "tblKerja", 0, **adegan.pilih)
    BukuBerkas(tmp_path / "asal.xlsx", sekarang=lambda: KINI).simpan(meja.buku.baca())
    book = kosong.buka(tmp_path / "asal.xlsx", NAMA)
    semula, depan = BukuHidup(book, sekarang=lambda: KINI).baca(), book.sheets.active.name
    kosong.folder_dipilih = folder = tmp_path / (adegan.folder or "tanpa")
    lain = folder if folder.exists() else tmp_path / "memori" / folder.name

    getattr(buttons, tombol)(book)

    pesan = "\n".join(satu.prompt for satu in kosong.pesan)
    assert adegan.kata in pesan, pesan
    assert book.sheets.active.name == (adegan.depan or depan)
    jadi, seharusnya = BukuHidup(book, sekarang=lambda: KINI).baca(), di_memori(semula, tombol, lain)
    beda = [satu for satu in perbedaan(seharusnya, jadi) if not satu.startswith(adegan.selain or ("-",))]
    assert beda == []
