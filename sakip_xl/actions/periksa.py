"""Check a book: every finding at once, each with its sheet and cell."""

from __future__ import annotations

from collections.abc import Sequence

from sakip_xl.actions.formulir import periode_formulir
from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.sesi import Saat, Sesi, tempatkan
from sakip_xl.books.bentuk_berkas import periksa_bentuk
from sakip_xl.books.port import Buku
from sakip_xl.domain.aturan import Judul, periksa_aturan, periksa_isian
from sakip_xl.domain.istilah import Peristiwa
from sakip_xl.domain.model import BarisTemuan
from sakip_xl.errors import Temuan, Tingkat
from sakip_xl.layout.buku import BUKU_MASTER, FORMULIR, MASTER, TataBuku
from sakip_xl.layout.isi import IsiBuku
from sakip_xl.layout.muat import TemuanSel, muat_tabel
from sakip_xl.layout.pengaturan import MENURUT_BIDANG

URUTAN = {Tingkat.SALAH: 0, Tingkat.PERINGATAN: 1, Tingkat.INFO: 2}


def periksa(buku: Buku, *, saat: Saat, tulis: bool = False) -> Hasil:
    """All findings of a master or of a unit's form, faults first.

    ``tulis`` also fills the sheet Hasil Pemeriksaan of a master, which is logged; a form is only read.
    """
    isi = buku.baca()
    if isi.jenis != BUKU_MASTER:
        return _hasil(urut([*temuan_formulir(buku, isi), *_bentuk(buku)]), buku.nama)
    sesi = Sesi.buka(buku, saat)
    temuan = temuan_master(sesi)
    if tulis:
        _tulis(sesi, temuan)
    return _hasil(temuan, buku.nama)


def temuan_master(sesi: Sesi) -> list[Temuan]:
    """Cells, rules, the chain of the log, and the shape of the file itself."""
    ditemukan = sesi.tempatkan(_sel_dan_aturan(sesi))
    return urut([*ditemukan, *_bentuk(sesi.buku)])


def temuan_penghalang(sesi: Sesi, tabel: Sequence[str]) -> list[Temuan]:
    """The faults of the named tables only: what forbids an action that builds on them."""
    return [
        satu
        for satu in sesi.tempatkan(t for t in _sel_dan_aturan(sesi) if t.tabel in tabel)
        if satu.tingkat is Tingkat.SALAH
    ]


def temuan_formulir(buku: Buku, isi: IsiBuku) -> list[Temuan]:
    """Every finding of a unit's form as it is filled in; a broken identity is refused (SKP-567)."""
    tahun, triwulan, pemisah = periode_formulir(isi)
    ditemukan: list[TemuanSel] = []
    baris = {}
    for nama in ("tblIsian", "tblIsianAnggaran"):
        baris[nama], cacat = muat_tabel(FORMULIR.tabel_bernama(nama), isi.baris(nama))
        ditemukan += cacat
    ditemukan += periksa_isian(
        baris["tblIsian"],
        baris["tblIsianAnggaran"],
        tahun=tahun,
        triwulan=triwulan,
        pemisah=pemisah,
        judul=_judul(FORMULIR),
    )
    return urut([tempatkan(buku, satu, isi.jenis) for satu in ditemukan])


def urut(temuan: Sequence[Temuan]) -> list[Temuan]:
    """Faults first, then warnings, then information; otherwise in the order found."""
    return sorted(temuan, key=lambda satu: URUTAN[satu.tingkat])


def _bentuk(buku: Buku) -> list[Temuan]:
    """Damage to the file itself, when there is one."""
    return [] if buku.jalur is None else periksa_bentuk(buku.jalur)


def _sel_dan_aturan(sesi: Sesi) -> list[TemuanSel]:
    return [*sesi.cacat, *periksa_aturan(sesi.master, sesi.sekarang.date(), judul=_judul(MASTER))]


def _judul(buku: TataBuku) -> Judul:
    """The headings of one book, for the texts of its rules; a setting is named by its label."""

    def judul(tabel: str, bidang: str) -> str:
        if tabel == "tblPengaturan":
            return MENURUT_BIDANG[bidang].label
        return buku.tabel_bernama(tabel).kolom_bidang(bidang).judul

    return judul


def baris_temuan(temuan: Sequence[Temuan], buku: str) -> list[BarisTemuan]:
    """Findings as the rows of Hasil Pemeriksaan, numbered from 1.

    Those of the book itself name no file, so that their cells become links.
    """
    return [
        BarisTemuan(
            nomor=nomor,
            kode=satu.kode,
            tingkat=satu.tingkat,
            berkas=satu.berkas if satu.berkas and satu.berkas != buku else "",
            lembar=satu.lembar or "",
            sel=satu.sel or "",
            kolom=satu.kolom or "",
            nilai=satu.nilai or "",
            pesan=satu.pesan,
            saran=satu.saran,
        )
        for nomor, satu in enumerate(temuan, 1)
    ]


def _tulis(sesi: Sesi, temuan: Sequence[Temuan]) -> None:
    sesi.perubahan.ganti["tblTemuan"] = baris_temuan(temuan, sesi.buku.nama)
    sesi.catat(Peristiwa.PERIKSA, catatan=_ringkas(temuan))
    sesi.simpan("periksa")


def _ringkas(temuan: Sequence[Temuan]) -> str:
    hitung = {tingkat: sum(satu.tingkat is tingkat for satu in temuan) for tingkat in Tingkat}
    if not temuan:
        return "tidak ada temuan"
    return ", ".join(f"{jumlah} {tingkat}" for tingkat, jumlah in hitung.items() if jumlah)


def _hasil(temuan: list[Temuan], nama: str) -> Hasil:
    jumlah = {str(t): sum(satu.tingkat is t for satu in temuan) for t in Tingkat}
    return Hasil(f"{nama}: {_ringkas(temuan)}.", {"berkas": nama, "jumlah": jumlah}, temuan)
