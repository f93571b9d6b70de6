"""One action at work on one master: read once, collect every change, write once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from sakip_xl.actions import jurnal
from sakip_xl.actions.folder import tercatat
from sakip_xl.books.port import Buku
from sakip_xl.domain.istilah import NamaSop, Peran, Peristiwa
from sakip_xl.domain.jejak import BarisJejak, sambung
from sakip_xl.domain.keadaan import kalender_master, status_sop
from sakip_xl.domain.lipatan import StatusSop
from sakip_xl.domain.model import Master, Sel
from sakip_xl.errors import SakipError, Temuan
from sakip_xl.layout.buku import BUKU, BUKU_MASTER
from sakip_xl.layout.isi import IsiBuku, Perubahan
from sakip_xl.layout.muat import TemuanSel, muat_master
from sakip_xl.layout.tombol import TOMBOL

ID_CETAKAN = "CETAKAN"
"""The id of the empty master that everybody copies: the first writing action gives the copy its own."""


@dataclass(frozen=True, slots=True)
class Saat:
    """When an action happens, who does it, and where.

    ``oleh`` defaults to the person chosen on Beranda, then to the Windows user ``akun``. A given ``oleh``
    must be in the list of officials (SKP-460). ``folder`` is where the master lies, for a book that does
    not tell its file.
    """

    sekarang: datetime
    oleh: str | None = None
    akun: str = ""
    folder: Path | None = None


@dataclass(slots=True)
class Sesi:
    """A master being worked on by one person at one moment.

    Nothing is written before ``simpan``; ``perubahan`` collects it. ``cacat`` are the cells that could
    not be typed.
    """

    buku: Buku
    sekarang: datetime
    oleh: str
    akun: str
    isi: IsiBuku
    master: Master
    cacat: list[TemuanSel]
    folder: Path | None = None
    perubahan: Perubahan = field(default_factory=Perubahan)
    rantai: list[BarisJejak] = field(default_factory=list)

    @classmethod
    def buka(cls, buku: Buku, saat: Saat) -> Sesi:
        """Read the master; an unknown ``saat.oleh`` is refused (SKP-460), a form too (SKP-511)."""
        isi = buku.baca()
        if isi.jenis != BUKU_MASTER:
            raise SakipError("SKP-511", berkas=buku.nama, nilai="formulir unit", jenis="buku induk SAKIP")
        if isi.meta.get("id_master") == ID_CETAKAN:
            isi = isi.dengan_meta(id_master=uuid4().hex)
        muatan = muat_master(isi)
        master = muatan.master
        dipilih = saat.oleh if saat.oleh is not None else master.kerja.pelaksana
        pejabat = master.pejabat_bernama(dipilih)
        if saat.oleh is not None and pejabat is None:
            salah = [tempatkan(buku, satu, isi.jenis) for satu in muatan.temuan if satu.tabel == "tblPejabat"]
            raise SakipError("SKP-460", rincian=salah, nilai=saat.oleh)
        nama = pejabat.nama if pejabat is not None else dipilih or saat.akun
        detik = saat.sekarang.replace(microsecond=0)
        folder = saat.folder or (buku.jalur.absolute().parent if buku.jalur else None)
        rantai = list(master.jejak)
        return cls(buku, detik, nama, saat.akun, isi, master, muatan.temuan, folder, rantai=rantai)

    def peran(self) -> frozenset[Peran]:
        """Every role that the acting person has; one person may stand in several rows."""
        kunci = " ".join(self.oleh.split()).casefold()
        return frozenset(p.peran for p in self.master.pejabat if " ".join(p.nama.split()).casefold() == kunci)

    def status(self, sop: NamaSop, triwulan: int) -> StatusSop:
        """The state of one SOP now, moves of this session included."""
        return status_sop(self.master, sop, triwulan, self.sekarang, jejak=self.rantai)

    def tenggat_pengisian(self) -> datetime:
        """When a form sent now is due back (setting ``hari_pengisian``; SOP Pengumpulan step 7)."""
        pengaturan = self.master.pengaturan
        menit = pengaturan.hari_pengisian * pengaturan.menit_per_hari
        return kalender_master(self.master).tambah_menit(self.sekarang, menit)

    def catat(self, peristiwa: Peristiwa, **isi: Any) -> BarisJejak:
        """Append one row to the log of this session."""
        baris = sambung(
            self.rantai,
            self.isi.meta.get("id_master", ""),
            **{"waktu": self.sekarang, "oleh": self.oleh, "akun": self.akun, "peristiwa": peristiwa, **isi},
        )
        self.rantai.append(baris)
        self.perubahan.tambahkan("tblJejak", baris)
        return baris

    def ubah(self, tabel: str, baris_ke: int, **nilai: Sel) -> None:
        """Set single cells of one row."""
        self.perubahan.ubah += [(tabel, baris_ke, bidang, isi) for bidang, isi in nilai.items()]

    def simpan(self, tindakan: str, *, berkas: Sequence[Path] = ()) -> Path | None:
        """Write every collected change at once; gives the backup.

        ``tindakan`` is the id of its button, ``berkas`` the files it made: with the change they go into
        the journal, from which the action can be taken back. A mere check leaves nothing to take back.
        """
        baru = self.perubahan.terapkan(self.isi)
        jejak = [
            baris for baris in self.perubahan.tambah.get("tblJejak", []) if isinstance(baris, BarisJejak)
        ]
        beda = jurnal.bandingkan(self.isi, baru, self.perubahan.tersentuh())
        berarti = any(satu.peristiwa is not Peristiwa.PERIKSA for satu in jejak)
        if jejak and (berarti or beda.keys() - jurnal.RINGAN):
            entri = jurnal.Entri(
                nomor=jurnal.nomor_berikut(self.isi),
                tindakan=next(satu.label for satu in TOMBOL if satu.id == tindakan),
                waktu=self.sekarang,
                oleh=self.oleh,
                id_master=self.isi.meta.get("id_master", ""),
                awal=jejak[0].nomor,
                akhir=jejak[-1].nomor,
                sidik=jejak[-1].sidik,
                berkas=tuple(tercatat(satu, self.folder) for satu in berkas),
                tabel=beda,
            )
            baru = jurnal.tambahkan(baru, entri)
        return self.buku.simpan(baru)

    def tempatkan(self, temuan: Iterable[TemuanSel]) -> list[Temuan]:
        """Findings with sheet, cell and heading as staff read them."""
        return [tempatkan(self.buku, satu, self.isi.jenis) for satu in temuan]


def tempatkan(buku: Buku, satu: TemuanSel, jenis: str) -> Temuan:
    """One finding at its cell in this book."""
    tabel = BUKU[jenis].tabel_bernama(satu.tabel)
    letak = buku.letak(satu.tabel, satu.baris_ke, satu.bidang)
    kolom = satu.temuan.kolom or tabel.kolom_bidang(satu.bidang).judul
    return satu.temuan.di(berkas=buku.nama, lembar=letak.lembar, sel=letak.sel, kolom=kolom)
