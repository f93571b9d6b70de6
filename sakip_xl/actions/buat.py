"""Make a new master: empty, or filled with the sample."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sakip_xl import __version__
from sakip_xl.actions.dokumen import baris_dokumen
from sakip_xl.actions.hasil import Hasil
from sakip_xl.books.berkas import BukuBerkas
from sakip_xl.domain.istilah import NamaSop, Triwulan, YaTidak
from sakip_xl.domain.model import BarisPengaturan, BatasPredikat, Kerja, Master, Pengaturan, Sel
from sakip_xl.domain.predikat import Ambang, ambang_baku
from sakip_xl.errors import SakipError
from sakip_xl.layout.buku import BUKU_MASTER, MASTER, VERSI_LAYOUT
from sakip_xl.layout.isi import IsiBuku, Perubahan, mentah
from sakip_xl.layout.pengaturan import MENURUT_BIDANG, PENGATURAN


def buat(
    ke: Path,
    *,
    sekarang: datetime,
    kecamatan: str | None = None,
    tahun: int | None = None,
    contoh: bool = False,
) -> Hasil:
    """Write a new master to ``ke``; an existing file is refused, never replaced (SKP-560).

    ``contoh`` fills it with the sample of Kecamatan Sumbersuko, marked as such; a kecamatan or year that
    is given stands in it all the same.
    """
    if ke.suffix.casefold() != ".xlsx":
        raise SakipError("SKP-562", nilai=ke.name)
    if ke.exists():
        raise SakipError("SKP-560", nilai=ke.name)
    isi = isi_awal(kecamatan or ("Sumbersuko" if contoh else ""), tahun or sekarang.year)
    if contoh:
        from sakip_xl.actions.contoh import isi_contoh

        isi = _atur(isi_contoh(isi), nama_kecamatan=kecamatan, tahun=tahun)
    BukuBerkas(ke, sekarang=lambda: sekarang).simpan(isi)
    return Hasil(f"Buku induk {ke.name} sudah dibuat.", {"master": str(ke)}, berkas=[ke])


def isi_awal(kecamatan: str, tahun: int, *, id_master: str | None = None) -> IsiBuku:
    """The content of a new master: settings at their defaults, predikat bounds, the first checklist."""
    master = Master(
        id_master="", pengaturan=Pengaturan.model_construct(nama_kecamatan=kecamatan, tahun=tahun)
    )
    dokumen = [baris for sop in NamaSop for baris in baris_dokumen(master, sop, Triwulan.I)]
    tabel = {
        **{satu.nama: [] for satu in MASTER.tabel},
        "tblKerja": [mentah(Kerja())],
        "tblPengaturan": [mentah(baris) for baris in baris_pengaturan(kecamatan, tahun)],
        "tblPredikat": [mentah(_batas(satu)) for satu in ambang_baku()],
        "tblDokumen": [mentah(baris) for baris in dokumen],
    }
    return IsiBuku(BUKU_MASTER, tabel).dengan_meta(
        jenis=BUKU_MASTER,
        versi_layout=VERSI_LAYOUT,
        versi_program=__version__,
        id_master=id_master or uuid4().hex,
    )


def baris_pengaturan(kecamatan: str, tahun: int) -> list[BarisPengaturan]:
    """Every setting with its default, in the order of Identitas."""
    isi = {"nama_kecamatan": kecamatan or None, "tahun": tahun}
    return [
        BarisPengaturan(
            pengaturan=satu.label,
            nilai=isi.get(satu.bidang, _bawaan(satu.bidang)),
            penjelasan=satu.penjelasan,
            sumber=satu.sumber,
        )
        for satu in PENGATURAN
    ]


def _atur(isi: IsiBuku, **nilai: Sel) -> IsiBuku:
    """The content with the settings that are given."""
    label = {MENURUT_BIDANG[bidang].label: satu for bidang, satu in nilai.items() if satu is not None}
    perubahan = Perubahan()
    for ke, baris in enumerate(isi.baris("tblPengaturan")):
        if baris["pengaturan"] in label:
            perubahan.ubah.append(("tblPengaturan", ke, "nilai", label[str(baris["pengaturan"])]))
    return perubahan.terapkan(isi)


def _bawaan(bidang: str) -> object:
    bawaan = Pengaturan.model_fields[bidang]
    return None if bawaan.is_required() or bawaan.default == "" else bawaan.default


def _batas(ambang: Ambang) -> BatasPredikat:
    return BatasPredikat(
        predikat=ambang.predikat,
        batas_bawah=ambang.batas_bawah,
        termasuk=YaTidak.YA if ambang.termasuk else YaTidak.TIDAK,
        warna=ambang.warna,
    )
