"""A book that is open in the spreadsheet program: read and written through xlwings, cell by changed cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sakip_xl.books.alamat import jalur_buku
from sakip_xl.books.excel_api import tuan
from sakip_xl.books.gambar import Penggambar, gambar_buku, gambar_menurut_jenis
from sakip_xl.books.hidup_baca import BukuTerlihat, lihat, lihat_lagi
from sakip_xl.books.hidup_tulis import laksanakan
from sakip_xl.books.lembar_xml import sel
from sakip_xl.books.mentah import beridentitas, perbedaan, rapikan
from sakip_xl.books.peta import petakan
from sakip_xl.books.selaras import Rencana, jadi_teks, rencanakan
from sakip_xl.books.simpan import FOLDER_CADANGAN, nama_cadangan, pangkas
from sakip_xl.books.suasana import pastikan_dapat_ditulis, tenang, terbuka
from sakip_xl.books.tempat import folder_pengguna
from sakip_xl.build.kanvas import Kanvas
from sakip_xl.errors import SakipError
from sakip_xl.layout.buku import BUKU
from sakip_xl.layout.inti import Sifat
from sakip_xl.layout.isi import IsiBuku, Letak
from sakip_xl.layout.muat import muat_pengaturan

if TYPE_CHECKING:
    import xlwings as xw

_BELUM_DITULIS = {"SKP-544", "SKP-545"}
"""What a sheet may refuse when it is opened, before any is written."""


class BukuHidup:
    """One open workbook during one click, in which nobody else can change it: it is read once.

    ``simpan`` changes the open book and leaves saving the file to the person; a copy of the book as it
    was is kept first, in the folder ``cadangan`` beside its file.
    """

    def __init__(
        self,
        buku: xw.Book,
        *,
        sekarang: Callable[[], datetime],
        jenis: str | None = None,
        penggambar: Penggambar = gambar_menurut_jenis,
    ) -> None:
        self._buku = buku
        self._sekarang = sekarang
        self._jenis = jenis
        self._penggambar = penggambar
        self._tuan = tuan(buku.app)
        self._terlihat: BukuTerlihat | None = None

    @property
    def nama(self) -> str:
        """The name in the title bar."""
        return str(self._buku.name)

    @property
    def jalur(self) -> Path | None:
        """The file on a disk of this computer; ``None`` for a book never saved, or kept in the cloud."""
        return jalur_buku(self._buku)

    def baca(self) -> IsiBuku:
        """Read the book as it is shown now; refuses with SKP-510 to 514."""
        return rapikan(self._lihat().isi)

    def letak(self, tabel: str, baris_ke: int, bidang: str) -> Letak:
        """The cell of one value as the book stood when it was read; a row further down continues it."""
        satu = self._lihat().tabel[tabel]
        return Letak(satu.lembar, sel(satu.baris + baris_ke, satu.kolom[bidang]))

    def simpan(self, isi: IsiBuku) -> Path | None:
        """Bring the open book to the new content, all or nothing; returns the backup.

        Only cells that differ are written. Refused before anything changes when the book cannot be
        written (SKP-541 to 545) or foreign content is in the way (SKP-546, 547). What was written is
        read back: a difference is SKP-548, a failure on the way SKP-549, each naming the backup.
        """
        pastikan_dapat_ditulis(self._buku, self._tuan)
        sekarang = self._sekarang()
        ada = self._lihat()
        lama, baru = rapikan(ada.isi), beridentitas(isi)
        kanvas = gambar_buku(baru, sekarang, self._penggambar, baris=_baris_sisa(ada))
        rencana = self._rencana(ada, kanvas, lama, baru)
        berubah = next(perbedaan(lama, baru), None) is not None
        cadangan = self._cadangkan(lama, sekarang) if berubah else None
        try:
            self._tulis(rencana, kanvas)
            hasil = lihat_lagi(self._buku, ada, [satu.lembar for satu in rencana])
        except SakipError as galat:
            if galat.kode in _BELUM_DITULIS:
                _buang(cadangan)
            raise
        except Exception as galat:
            raise SakipError("SKP-549", berkas=self.nama, nilai=_nama(cadangan)) from galat
        beda = next(perbedaan(baru, rapikan(hasil.isi)), None) or next(_bukan_rumus(rencana, hasil), None)
        if beda is not None:
            raise SakipError("SKP-548", berkas=self.nama, tempat=beda, nilai=_nama(cadangan))
        self._terlihat = hasil
        if cadangan is not None:
            with suppress(OSError):  # an old backup too many harms nobody
                pangkas(self._berkas, muat_pengaturan(lama)[0].cadangan_disimpan)
        return cadangan

    def _lihat(self) -> BukuTerlihat:
        if self._terlihat is None:
            self._terlihat = lihat(self._buku, self._jenis)
        return self._terlihat

    def _rencana(self, ada: BukuTerlihat, kanvas: Kanvas, lama: IsiBuku, baru: IsiBuku) -> list[Rencana]:
        """The plan of every sheet on which something is to be done."""
        peta = ada.peta()
        if not kanvas.lembar.keys() <= peta.keys():  # somebody damaged it: what would be drawn now
            peta = petakan(gambar_buku(lama, self._sekarang(), self._penggambar))
        semua = [
            rencanakan(ada.lembar[nama], peta[nama], satu, lama, baru) for nama, satu in kanvas.lembar.items()
        ]
        return [satu for satu in semua if not satu.kosong]

    def _tulis(self, rencana: list[Rencana], kanvas: Kanvas) -> None:
        with tenang(self._buku), ExitStack() as tumpukan:
            for satu in rencana:
                lembar = self._buku.sheets[satu.lembar]
                tumpukan.enter_context(terbuka(lembar, self._tuan, satu.geser))
            for satu in rencana:
                laksanakan(self._buku.sheets[satu.lembar], satu, self._tuan)
            self._namai(kanvas)

    def _namai(self, kanvas: Kanvas) -> None:
        """Point every name at its cell again; names of lists that a formula finds stay as they are."""
        ada = {satu.name.casefold(): satu for satu in self._buku.names}
        for nama, acuan in kanvas.nama.items():
            if not _alamat(acuan):
                continue
            if nama.casefold() not in ada:
                self._buku.names.add(nama, "=" + acuan)
            elif _acuan(ada[nama.casefold()].refers_to or "") != _acuan(acuan):
                ada[nama.casefold()].refers_to = "=" + acuan

    @property
    def _berkas(self) -> Path:
        """The file of the book; one in the folder of the person for a book without a place here."""
        return self.jalur or folder_pengguna() / Path(self.nama).name

    def _cadangkan(self, lama: IsiBuku, sekarang: datetime) -> Path:
        """Keep the book as it is: a copy by the program itself, else its content drawn as a new file."""
        folder = self._berkas.parent / FOLDER_CADANGAN
        try:
            folder.mkdir(parents=True, exist_ok=True)
            salinan = nama_cadangan(folder, self._berkas.stem, sekarang)
            if not self._tuan.salin(self._buku, salinan):
                from sakip_xl.build.tulis import tulis_xlsx

                tulis_xlsx(gambar_buku(lama, sekarang, self._penggambar), salinan)
        except OSError as galat:
            raise SakipError("SKP-523", berkas=self.nama, nilai=folder.name) from galat
        return salinan


def _baris_sisa(ada: BukuTerlihat) -> dict[str, int]:
    """How many rows each table of staff has: blank ones that they added stay."""
    tabel = BUKU[ada.isi.jenis].tabel
    return {t.nama: ada.tabel[t.nama].jumlah for t in tabel if t.sifat is Sifat.ISIAN}


def _bukan_rumus(rencana: list[Rencana], hasil: BukuTerlihat) -> Iterator[str]:
    """Where a formula was written and stands as a text."""
    lembar = {satu.nama: satu for satu in hasil.lembar.values()}
    for satu in rencana:
        for alamat, ditulis in satu.tulis.items():
            if jadi_teks(lembar[satu.lembar].isi(*alamat), ditulis):
                yield f"{satu.lembar}!{sel(*alamat)}"


def _alamat(acuan: str) -> bool:
    return "!" in acuan and "(" not in acuan and "[" not in acuan


def _acuan(teks: str) -> str:
    return teks.removeprefix("=").replace("'", "").replace("$", "").casefold()


def _buang(cadangan: Path | None) -> None:
    """Take a backup back that nothing came after."""
    if cadangan is not None:
        with suppress(OSError):
            cadangan.unlink()
            cadangan.parent.rmdir()  # only one that it alone was in


def _nama(cadangan: Path | None) -> str:
    return cadangan.name if cadangan is not None else "tidak ada"
