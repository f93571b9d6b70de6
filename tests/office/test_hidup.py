"""The live adapter on a live spreadsheet: the contract of every book, and that it looks as a file would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sakip_xl.actions.periksa import periksa
from sakip_xl.books.gambar import Penggambar, gambar_buku, gambar_menurut_jenis
from sakip_xl.books.hidup import BukuHidup
from sakip_xl.books.port import Buku
from sakip_xl.build.tulis import tulis_xlsx
from sakip_xl.layout.isi import IsiBuku, Perubahan
from tests.actions.jalan_sop import KUMPUL, UKUR, Meja
from tests.actions.kantor import TIM, saat, ubah_sel
from tests.books.kontrak import KontrakBuku
from tests.books.lukisan import KINI, jam, lukis
from tests.office.rupa import beda_rupa

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.panggung import Panggung

pytestmark = pytest.mark.libreoffice


def terbuka(
    panggung: Panggung,
    isi: IsiBuku,
    folder: Path,
    *,
    penggambar: Penggambar = gambar_menurut_jenis,
    digambar: datetime = KINI,
) -> BukuHidup:
    """A content drawn as a file and opened."""
    berkas = folder / f"{isi.jenis}.xlsx"
    tulis_xlsx(gambar_buku(isi, digambar, penggambar), berkas)
    return BukuHidup(panggung.buka(berkas), sekarang=jam, penggambar=penggambar)


class TestKontrak(KontrakBuku):
    """A book that was empty when it was opened and was written live."""

    @pytest.fixture(autouse=True)
    def _panggung(self, panggung: Panggung) -> Iterator[None]:
        self.panggung = panggung
        yield
        panggung.kosongkan()

    def siapkan(self, isi: IsiBuku, tmp_path: Path) -> Buku:
        buku = terbuka(self.panggung, IsiBuku(isi.jenis, {}), tmp_path, penggambar=lukis)
        buku.simpan(isi)
        return BukuHidup(buku._buku, sekarang=jam, penggambar=lukis)  # noqa: SLF001 - a second click


def bandingkan(panggung: Panggung, buku: BukuHidup, folder: Path, *, penggambar: Penggambar) -> None:
    """The open book shows what the same content drawn as a file shows, cell by cell."""
    berkas = folder / "seharusnya.xlsx"
    tulis_xlsx(gambar_buku(buku.baca(), KINI, penggambar), berkas)
    seharusnya = panggung.buka(berkas)
    assert beda_rupa(xw_book(buku), seharusnya) == []
    seharusnya.close()


def xw_book(buku: BukuHidup) -> xw.Book:
    return buku._buku  # noqa: SLF001 - what stands behind it


@pytest.fixture
def kosong(panggung: Panggung) -> Iterator[Panggung]:
    yield panggung
    panggung.kosongkan()


def test_a_book_written_live_looks_as_the_same_content_drawn_as_a_file(
    kosong: Panggung, tmp_path: Path
) -> None:
    meja = Meja(tmp_path)
    meja.sampai(KUMPUL, 2)
    buku = terbuka(kosong, meja.buku.baca(), tmp_path, digambar=datetime(2026, 4, 1))
    meja.sampai(KUMPUL, 10)
    buku.simpan(meja.buku.baca())
    meja.sampai(KUMPUL, 12)
    meja.sampai(UKUR, 8)
    buku.simpan(meja.buku.baca())
    bandingkan(kosong, buku, tmp_path, penggambar=gambar_menurut_jenis)


def test_findings_become_links_and_go_again(kosong: Panggung, tmp_path: Path) -> None:
    meja = Meja(tmp_path)
    buku = terbuka(kosong, ubah_sel(meja.buku.baca(), "tblIndikator", 0, satuan=None), tmp_path)
    hasil = periksa(buku, saat=saat(TIM), tulis=True)
    letak = buku.letak("tblTemuan", 0, "sel")
    sel = xw_book(buku).sheets[letak.lembar].range(letak.sel)
    assert (sel.value, sel.hyperlink) == (hasil.temuan[0].sel, f"#'Indikator'!{hasil.temuan[0].sel}")
    buku.simpan(Perubahan(ganti={"tblTemuan": []}).terapkan(buku.baca()))
    assert sel.value is None
