"""A small office that works with the real actions: a master in memory, forms as files in a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sakip_xl.actions.bagikan import bagikan
from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.rekap import rekap
from sakip_xl.actions.sesi import Saat
from sakip_xl.books.berkas import buka
from sakip_xl.books.gambar import gambar_buku
from sakip_xl.books.memori import BukuMemori
from sakip_xl.books.port import Buku
from sakip_xl.build.tulis import tulis_xlsx
from sakip_xl.domain.model import Formulir, Master, Sel
from sakip_xl.errors import SakipError
from sakip_xl.layout.isi import BarisMentah, IsiBuku, Perubahan
from sakip_xl.layout.muat import muat_master
from tests.contoh import SEKARANG, isi_contoh
from tests.contoh_baris import PEJABAT

CAMAT, SEKRETARIS, TIM, KASI = (satu.nama for satu in PEJABAT)
KINI = SEKARANG
"""A Monday morning."""

_BELUM = ("tblFormulir", "tblRealisasi", "tblAnggaran", "tblTemuan", "tblJejak", "tblDokumen")
Ubah = Callable[[IsiBuku], IsiBuku]


def isi_kantor(**tabel: list[BarisMentah]) -> IsiBuku:
    """Three units, of which two report in Triwulan II; nothing has been sent or done yet."""
    return isi_contoh(**{**{nama: [] for nama in _BELUM}, **tabel})


def saat(oleh: str | None = None, *, jam: float = 0) -> Saat:
    """The moment some hours after Monday morning."""
    return Saat(KINI + timedelta(hours=jam), oleh)


def ubah_sel(isi: IsiBuku, tabel: str, ke: int, **nilai: Sel) -> IsiBuku:
    """The content with single cells typed over."""
    return Perubahan(ubah=[(tabel, ke, nama, satu) for nama, satu in nilai.items()]).terapkan(isi)


def ketik(buku: Buku, tabel: str, ke: int, **nilai: Sel) -> None:
    """Somebody types into single cells of a book."""
    buku.simpan(ubah_sel(buku.baca(), tabel, ke, **nilai))


@contextmanager
def ditolak(kode: str, *buku: BukuMemori, keluar: int = 3) -> Iterator[pytest.ExceptionInfo[SakipError]]:
    """What stands inside is refused with this code and exit status, and no book is changed."""
    lama = [(satu.baca(), len(satu.riwayat)) for satu in buku]
    with pytest.raises(SakipError) as galat:
        yield galat
    assert (galat.value.kode, galat.value.keluar) == (kode, keluar), str(galat.value)
    assert [(satu.baca(), len(satu.riwayat)) for satu in buku] == lama


class Kantor:
    """One master, the folder of forms sent and the folder of forms returned."""

    def __init__(self, akar: Path, isi: IsiBuku | None = None) -> None:
        self.buku = BukuMemori(isi or isi_kantor())
        self.kirim, self.kembali = akar / "formulir", akar / "kembali"
        self.kembali.mkdir()

    @property
    def master(self) -> Master:
        return muat_master(self.buku.baca()).master

    def formulir(self, unit: str) -> Formulir:
        """The form in force of one unit."""
        return self.master.formulir_tw(2)[unit]

    def baris(self, tabel: str, **cari: Sel) -> list[BarisMentah]:
        """The raw rows of a table that have these values."""
        return [b for b in self.buku.baca().baris(tabel) if all(b.get(k) == v for k, v in cari.items())]

    def realisasi(self, indikator: str) -> Sel:
        """What was taken over for one indicator."""
        (baris,) = self.baris("tblRealisasi", kode=indikator)
        return baris.get("realisasi")

    def bagikan(self, **lain: Any) -> Hasil:
        return bagikan(self.buku, self.kirim, **{"triwulan": 2, "saat": saat(TIM), **lain})

    def rekap(self, **lain: Any) -> Hasil:
        return rekap(self.buku, self.kembali, **{"triwulan": 2, "saat": saat(TIM, jam=24), **lain})

    def jawab(
        self,
        unit: str,
        jawaban: Mapping[str, Sel] | None = None,
        *,
        nama: str | None = None,
        jam: float = 1,
        ubah: Ubah | None = None,
    ) -> Path:
        """A unit fills in its form, target by target, and saves it some hours later.

        ``jawaban`` replaces single realisasi by kode; ``ubah`` does whatever else to the content.
        """
        asal = self.kirim / self.formulir(unit).berkas
        isi = terisi(buka(asal, sekarang=lambda: KINI).baca(), jawaban or {})
        return tulis_formulir(ubah(isi) if ubah else isi, self.kembali / (nama or asal.name), jam=jam)


def terisi(isi: IsiBuku, jawaban: Mapping[str, Sel]) -> IsiBuku:
    """A form with every answer given: the target itself unless said otherwise."""
    isian = [
        {**b, "realisasi": b["target"], "kendala": "-", "bukti_dukung": "Laporan bulanan"}
        for b in isi.baris("tblIsian")
    ]
    for baris in isian:
        if baris["kode"] in jawaban:
            baris["realisasi"] = jawaban[str(baris["kode"])]
    uang = [{**b, "realisasi": 40_000_000} for b in isi.baris("tblIsianAnggaran")]
    return replace(isi, tabel={**isi.tabel, "tblIsian": isian, "tblIsianAnggaran": uang})


def tulis_formulir(isi: IsiBuku, jalur: Path, *, jam: float = 1) -> Path:
    """A form as a file that was saved some hours after Monday morning."""
    tulis_xlsx(gambar_buku(isi, KINI), jalur)
    simpan_pada(jalur, KINI + timedelta(hours=jam))
    return jalur


def simpan_pada(jalur: Path, waktu: datetime) -> None:
    """Give a file the time of its last save."""
    os.utime(jalur, (waktu.timestamp(), waktu.timestamp()))


def kode(hasil: Hasil) -> list[str]:
    """The codes of the findings, in order."""
    return [satu.kode for satu in hasil.temuan]
