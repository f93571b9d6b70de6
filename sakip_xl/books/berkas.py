"""A book that is a file: read with calamine, written by rendering the whole book again."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sakip_xl.books.asing import isi_asing
from sakip_xl.books.baca import BukuTerbaca, baca_buku, bila_rusak
from sakip_xl.books.gambar import Penggambar, gambar_buku, gambar_menurut_jenis
from sakip_xl.books.lembar_xml import sel
from sakip_xl.books.mentah import beridentitas, perbedaan, rapikan
from sakip_xl.books.peta import LEMBAR_PETA, Peta, baca_peta, petakan
from sakip_xl.books.simpan import Simpanan
from sakip_xl.books.wadah import buka_wadah
from sakip_xl.build.tulis import tulis_xlsx
from sakip_xl.errors import SakipError
from sakip_xl.layout.isi import IsiBuku, Letak
from sakip_xl.layout.muat import muat_pengaturan


class BukuBerkas:
    """One ``.xlsx`` on disk, or one that is going to be.

    ``sekarang`` gives the moment of a save; ``jenis`` the kind of book expected, any when ``None``.
    A book that was never read is taken for a new one: ``simpan`` does not overwrite a file then.
    """

    def __init__(
        self,
        jalur: Path,
        *,
        sekarang: Callable[[], datetime],
        jenis: str | None = None,
        penggambar: Penggambar = gambar_menurut_jenis,
    ) -> None:
        self._jalur = jalur
        self._sekarang = sekarang
        self._jenis = jenis
        self._penggambar = penggambar
        self._terbaca: BukuTerbaca | None = None

    @property
    def nama(self) -> str:
        """The file name."""
        return self._jalur.name

    @property
    def jalur(self) -> Path | None:
        """The file."""
        return self._jalur

    def baca(self) -> IsiBuku:
        """Read the file as it is now; refuses with SKP-501 to 514."""
        lama = self._terbaca
        wadah = buka_wadah(self._jalur, lama.wadah if lama else None)
        if lama is None or wadah is not lama.wadah:
            self._terbaca = lama = baca_buku(wadah, self._jenis)
        return rapikan(lama.isi)

    def letak(self, tabel: str, baris_ke: int, bidang: str) -> Letak:
        """The cell of one value as the file stood when it was read; a row further down continues it."""
        satu = self._isi_terbaca().tabel[tabel]
        return Letak(satu.lembar, sel(satu.baris + baris_ke, satu.kolom[bidang]))

    def simpan(self, isi: IsiBuku) -> Path | None:
        """Render the whole book and put it in the place of the file; returns the backup.

        Refuses with SKP-520 to 527 when the file must stay as it is, and with SKP-530 when it holds
        anything that rendering would lose; then the file is untouched, bit by bit.
        """
        sekarang = self._sekarang()
        lama = self._terbaca
        baru: list[BukuTerbaca] = []

        def tulis(sementara: Path) -> None:
            if lama is not None:
                self._tolak_asing(lama, sekarang)
            tulis_xlsx(gambar_buku(isi, sekarang, self._penggambar), sementara)
            baru.append(_periksa_hasil(isi, sementara, self._jalur))

        simpanan = muat_pengaturan(isi)[0].cadangan_disimpan
        sidik_lama = lama.wadah.sidik if lama is not None else None
        nyata = Path(os.path.realpath(self._jalur))  # a link stays a link
        cadangan = Simpanan(nyata, tulis, sidik_lama, simpanan, sekarang).jalankan()
        self._terbaca = baru[0]
        return cadangan

    def _isi_terbaca(self) -> BukuTerbaca:
        if self._terbaca is None:
            self._terbaca = baca_buku(buka_wadah(self._jalur), self._jenis)
        return self._terbaca

    def _tolak_asing(self, buku: BukuTerbaca, sekarang: datetime) -> None:
        with bila_rusak(self.nama):
            temuan = isi_asing(buku, self._peta(buku, sekarang))
        if temuan:
            raise SakipError("SKP-530", rincian=temuan, berkas=self.nama, nilai=len(temuan))

    def _peta(self, buku: BukuTerbaca, sekarang: datetime) -> Peta:
        """What we drew: the map in the file, or for a file without one what would be drawn now."""
        meta = next(nama for nama in buku.buku.sheet_names if nama.casefold() == LEMBAR_PETA)
        peta = baca_peta(buku.nilai(meta))
        return peta or petakan(gambar_buku(buku.isi, sekarang, self._penggambar))


def buka(jalur: Path, *, sekarang: Callable[[], datetime], jenis: str | None = None) -> BukuBerkas:
    """Open a master or a form, told apart by its ``tblMeta``; what is read once is not read twice."""
    buku = BukuBerkas(jalur, sekarang=sekarang, jenis=jenis)
    buku.baca()
    return buku


def _periksa_hasil(isi: IsiBuku, sementara: Path, jalur: Path) -> BukuTerbaca:
    """Read back what was written; refuses (SKP-528) before the old file goes when it is not the same."""
    hasil = baca_buku(buka_wadah(sementara))
    beda = next(perbedaan(beridentitas(isi), hasil.isi), None)
    if beda is not None:
        raise SakipError("SKP-528", berkas=jalur.name, nilai=beda)
    return replace(hasil, wadah=replace(hasil.wadah, jalur=jalur))
