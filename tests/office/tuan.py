"""The host port on LibreOffice: what ``sakip_xl.books.tuan`` asks beyond xlwings' public calls."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sakip_xl.books.excel_api import TUAN
from sakip_xl.books.tuan import Halangan, LindunganBersandiError
from tests.office.mesin import Pesan
from tests.office.mesin.dasar import BARIS_AKHIR, ke_url, ke_warna, sifat
from tests.office.mesin.nilai import runtun

if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw

    from tests.office.panggung import Panggung


@dataclass(frozen=True, slots=True)
class Lindungan:
    """A sheet that was protected without a password.

    Which actions the protection allows stays with the sheet in LibreOffice, also while it is lifted.
    """

    lembar: str


class TuanLibreOffice:
    """LibreOffice as the host of a book; the stage plays the person."""

    def __init__(self, panggung: Panggung) -> None:
        self._panggung = panggung

    def halangan(self, buku: xw.Book) -> Halangan | None:
        if buku.impl.dok.isReadonly():
            return Halangan.HANYA_BACA
        return self._panggung.halangan

    def lindungan(self, lembar: xw.Sheet) -> Lindungan | None:
        return Lindungan(lembar.name) if lembar.impl.xl.isProtected() else None

    def buka_lindungan(self, lembar: xw.Sheet) -> None:
        try:
            lembar.impl.xl.unprotect("")
        except Exception as galat:
            raise LindunganBersandiError(lembar.name) from galat

    def lindungi(self, lembar: xw.Sheet, lindungan: object) -> None:
        assert lindungan == Lindungan(lembar.name), f"{lindungan} is not what {lembar.name} had"
        lembar.impl.xl.protect("")

    def baris_tersembunyi(self, lembar: xw.Sheet) -> list[int]:
        kolom = lembar.impl.xl.getCellRangeByPosition(0, 0, 0, BARIS_AKHIR - 1)
        tampak = sorted((a.StartRow + 1, a.EndRow + 1) for a in kolom.queryVisibleCells().getRangeAddresses())
        batas = [(0, 0), *tampak, (BARIS_AKHIR + 1, BARIS_AKHIR + 1)]
        return [n for (_, akhir), (awal, _) in itertools.pairwise(batas) for n in range(akhir + 1, awal)]

    def tampilkan_baris(self, lembar: xw.Sheet, baris: list[int], *, tampak: bool) -> None:
        for atas, _, bawah in runtun((nomor, 1) for nomor in baris):
            lembar.range(f"{atas}:{bawah}").impl.xl.Rows.IsVisible = tampak

    def salin(self, buku: xw.Book, ke: Path) -> bool:
        buku.impl.dok.storeToURL(ke_url(ke), sifat(FilterName="Calc MS Excel 2007 XML", Overwrite=True))
        return True

    def pilih_folder(self, app: xw.App, judul: str, awal: Path | None) -> Path | None:
        del app
        if not self._panggung.ada_dialog_folder:
            raise NotImplementedError(judul)
        self._panggung.folder_ditanya.append((judul, awal))
        return (
            self._panggung.folder_antre.pop(0)
            if self._panggung.folder_antre
            else self._panggung.folder_dipilih
        )

    def cetak(self, lembar: xw.Sheet) -> bool:
        self._panggung.dicetak.append(lembar.name)
        return True

    def warnai_bentuk(self, lembar: xw.Sheet, nama: str, isi: str, garis: str) -> bool:
        bentuk = lembar.shapes[nama].impl.xl
        if isi:
            bentuk.FillColor = ke_warna(isi)
        bentuk.LineColor = ke_warna(garis)
        return True

    def isi_grafik(self, lembar: xw.Sheet, grafik: int, seri: int, kategori: str, nilai: str) -> bool:
        lembar.charts[grafik].impl.isi_seri(seri, kategori, nilai)
        return True

    def atur_jeda(self, lembar: xw.Sheet, baris: list[int]) -> bool:
        lembar.impl.xl.removeAllManualPageBreaks()
        for nomor in baris:
            lembar.impl.xl.Rows.getByIndex(nomor).IsStartOfNewPage = True
        return True

    def berhenti_diminta(self) -> bool:
        return self._panggung.berhenti.pop(0) if self._panggung.berhenti else False

    def pesan(self, app: xw.App | None, teks: str, judul: str) -> bool:
        del app
        self._panggung.pesan.append(Pesan(teks, judul, None, None))
        return True


def daftarkan_tuan(panggung: Panggung) -> None:
    """Make LibreOffice's host known to the product."""
    TUAN["libreoffice"] = lambda: TuanLibreOffice(panggung)
