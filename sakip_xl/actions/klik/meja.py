"""The desk of one click: the master in front, who works, on which quarter, and the folders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.sesi import Saat, tempatkan
from sakip_xl.books.layar import Layar
from sakip_xl.books.port import Buku
from sakip_xl.domain.model import Kerja, Pejabat
from sakip_xl.errors import SakipError
from sakip_xl.layout.buku import BUKU_MASTER, MASTER
from sakip_xl.layout.isi import IsiBuku, Letak
from sakip_xl.layout.muat import muat_pengaturan, muat_tabel
from sakip_xl.layout.pengaturan import MENURUT_BIDANG


@dataclass(slots=True)
class BukuKlik:
    """An open book during one click.

    ``jalur`` may be set to a file that shows the book as it is now: what lies on disk may be older.
    """

    buku: Buku
    jalur: Path | None

    @property
    def nama(self) -> str:
        """The name of the book."""
        return self.buku.nama

    def baca(self) -> IsiBuku:
        """Read the book."""
        return self.buku.baca()

    def letak(self, tabel: str, baris_ke: int, bidang: str) -> Letak:
        """The cell of one value."""
        return self.buku.letak(tabel, baris_ke, bidang)

    def simpan(self, isi: IsiBuku) -> Path | None:
        """Write the new content."""
        return self.buku.simpan(isi)


@dataclass
class Meja:
    """What one click works with: an open book, its name and window, the moment, the Windows user ``akun``.

    ``periksa_pemasangan`` is the check of the installation, which stands on this floor too.
    """

    nama: str
    asal: Buku
    layar: Layar
    sekarang: datetime
    akun: str
    periksa_pemasangan: Callable[[], Hasil]

    @cached_property
    def buku(self) -> BukuKlik:
        """The book."""
        return BukuKlik(self.asal, self.asal.jalur)

    def pastikan_induk(self) -> None:
        """Refuse a book in front that is not ours (SKP-490) or is a unit's form (SKP-491)."""
        try:
            jenis = self.buku.baca().jenis
        except SakipError as galat:
            if galat.kode == "SKP-510":
                raise SakipError("SKP-490", berkas=self.nama) from galat
            raise
        if jenis != BUKU_MASTER:
            raise SakipError("SKP-491", berkas=self.nama)

    @cached_property
    def kerja(self) -> Kerja:
        """What was chosen on Beranda; a choice that cannot be read is refused (SKP-493), never guessed."""
        baris, salah = muat_tabel(MASTER.tabel_bernama("tblKerja"), self.buku.baca().baris("tblKerja"))
        if salah:
            rincian = [tempatkan(self.buku, satu, BUKU_MASTER) for satu in salah]
            raise SakipError("SKP-493", rincian=rincian, jumlah=len(rincian))
        return baris[0] if baris else Kerja()

    def saat(self, *, wajib: bool = False) -> Saat:
        """Now, by the person chosen on Beranda, else by the official whose Windows user this is.

        With neither, ``wajib`` refuses (SKP-492) and any other action is logged under the Windows user.
        """
        oleh = self.kerja.pelaksana or self._pejabat_berakun()
        if wajib and not oleh:
            raise SakipError("SKP-492", nilai=self.akun or "-")
        folder = self.asal.jalur.parent if self.asal.jalur else None
        return Saat(self.sekarang, oleh or None, self.akun, folder)

    @property
    def saat_siapa_pun(self) -> Saat:
        """Now, for what everybody may do, also while the choices on Beranda are wrong."""
        return Saat(self.sekarang, None, self.akun)

    def folder_bawaan(self, bidang: str) -> Path | None:
        """The folder of a setting; empty or relative, it is meant beside the master.

        ``None`` when that is nowhere: the book has no folder on this computer.
        """
        nama: str = getattr(muat_pengaturan(self.buku.baca())[0], bidang)
        tertulis = Path(nama or bidang.removeprefix("folder_"))
        if tertulis.is_absolute():
            return tertulis
        return self.asal.jalur.parent / tertulis if self.asal.jalur else None

    def folder(self, bidang: str, judul: str) -> Path | None:
        """The folder that the person chooses, starting where the setting says; ``None`` when closed.

        A host without a dialog takes the setting's folder, or refuses when it is nowhere (SKP-495).
        """
        bawaan = self.folder_bawaan(bidang)
        calon = [bawaan, *bawaan.parents] if bawaan else []
        awal = next((satu for satu in calon if satu.is_dir()), None)
        try:
            return self.layar.pilih_folder(judul, awal)
        except NotImplementedError:
            if bawaan is None:
                label = MENURUT_BIDANG[bidang].label
                raise SakipError("SKP-495", berkas=self.nama, nilai=label) from None
            return bawaan

    def _pejabat_berakun(self) -> str:
        """The one official with this Windows user; several of that name are no answer."""
        akun = self.akun.casefold()
        pejabat: list[Pejabat] = muat_tabel(
            MASTER.tabel_bernama("tblPejabat"), self.buku.baca().baris("tblPejabat")
        )[0]
        nama = {p.nama for p in pejabat if akun and p.akun.casefold() == akun}
        return nama.pop() if len(nama) == 1 else ""
