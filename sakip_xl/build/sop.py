"""The sheet SOP: the identity page, both step tables with their flowchart, and what was put right in them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sakip_xl.build.bagan import (
    RUANG_SAMBUNGAN,
    Kisi,
    TataBagan,
    gambar_bagan,
    gambar_legenda,
    jeda_aman,
)
from sakip_xl.build.bahan import Bahan
from sakip_xl.build.cetakan import rumus_bernama, tinggi_teks
from sakip_xl.build.identitas_sop import (
    AKHIR,
    KOTAK,
    KOTAK_KEPALA,
    LEBAR,
    TENGAH,
    gambar_identitas_sop,
    gambar_penyelarasan,
)
from sakip_xl.build.kanvas import Daerah, Jenis, LembarKanvas
from sakip_xl.build.kepala import gambar_kepala, nilai_pengaturan
from sakip_xl.domain.istilah import ROMAWI, Peran
from sakip_xl.domain.keadaan import status_sop
from sakip_xl.domain.lipatan import Keadaan, StatusLangkah
from sakip_xl.domain.model import Sel
from sakip_xl.domain.sop import SOP, Langkah, Sop
from sakip_xl.domain.tulisan import waktu

_NOMOR, _URAIAN, _PELAKSANA = 0, 1, 2
_KELENGKAPAN, _WAKTU, _KELUARAN, _KETERANGAN, _ASLI = range(TENGAH, AKHIR + 1)
_KOLOM_PERAN = {peran: _PELAKSANA + ke for ke, peran in enumerate(Peran)}
_SKALA = 77
_MUAT = 640.0
"""Points of rows that fit on one printed page at that scale."""
_BARIS_TERENDAH = 58.0
_KEPALA_HALAMAN = 84.0

_STATUS = {
    Keadaan.BELUM: KOTAK,
    Keadaan.BERJALAN: f"{KOTAK}+berjalan",
    Keadaan.SELESAI: f"{KOTAK}+selesai",
    Keadaan.DRAF: f"{KOTAK}+peringatan",
}


def gambar_sop(lembar: LembarKanvas, bahan: Bahan) -> None:
    """Draw the whole sheet: one page of identity, then each SOP on its own pages."""
    lembar.lebar.update(enumerate(LEBAR))
    lembar.mendatar, lembar.skala = True, _SKALA
    awal = gambar_kepala(lembar, bahan)
    gambar_identitas_sop(lembar, bahan, awal)
    for sop in SOP.values():
        _gambar_tabel(lembar, bahan, sop)
    gambar_penyelarasan(lembar, bahan)
    lembar.daerah_cetak = Daerah(awal, 0, lembar.baris_berikut() - 1, _ASLI)


def teks_status(status: StatusLangkah) -> str:
    """One step's state as staff read it, with who did it or when it is due."""
    if status.keadaan is Keadaan.SELESAI:
        oleh = f", oleh {status.oleh}" if status.oleh else ""
        lambat = ", melewati tenggat" if status.terlambat else ""
        return f"Selesai {waktu(status.selesai)}{oleh}{lambat}"
    if status.keadaan is Keadaan.BERJALAN:
        ulang = " (diulang)" if status.putaran else ""
        if status.tenggat is None:
            return f"Sedang berjalan{ulang}"
        lambat = "terlambat, tenggatnya" if status.terlambat else "tenggat"
        return f"Sedang berjalan{ulang}, {lambat} {waktu(status.tenggat)}"
    if status.keadaan is Keadaan.DRAF:
        return "Draf: dikembalikan, keluarannya harus dibuat ulang"
    return "Belum"


@dataclass(frozen=True, slots=True)
class _Baris:
    """One row of a step table as it is going to be drawn."""

    langkah: Langkah
    status: StatusLangkah
    keterangan: str

    @property
    def tinggi(self) -> float:
        langkah = self.langkah
        isi = (
            (langkah.uraian, LEBAR[_URAIAN]),
            (_berbutir(langkah.kelengkapan), LEBAR[_KELENGKAPAN]),
            (_berbutir(langkah.keluaran), LEBAR[_KELUARAN]),
            (self.keterangan, LEBAR[_KETERANGAN]),
            (langkah.teks_asli, LEBAR[_ASLI]),
        )
        return tinggi_teks(isi, paling_rendah=_BARIS_TERENDAH)


def _berbutir(isi: Sequence[str]) -> str:
    return isi[0] if len(isi) == 1 else "\n".join(f"• {satu}" for satu in isi)


def _baris_tabel(bahan: Bahan, sop: Sop) -> Iterator[_Baris]:
    master = bahan.master
    status = status_sop(master, sop.nama, master.kerja.triwulan, bahan.sekarang)
    for langkah in sop.langkah:
        satu = status.ke(langkah.nomor)
        keterangan = "\n".join(bagian for bagian in (teks_status(satu), langkah.keterangan) if bagian)
        yield _Baris(langkah, satu, keterangan)


def jeda_halaman(sop: Sop, tinggi: Mapping[int, float]) -> frozenset[int]:
    """The steps after which a page breaks: as late as the page holds, where the flowchart allows it."""
    ruang = RUANG_SAMBUNGAN * 0.75
    jeda: set[int] = set()
    terpakai = _KEPALA_HALAMAN
    for langkah in sop.langkah:
        terpakai += tinggi[langkah.nomor]
        if terpakai <= _MUAT - ruang:
            continue
        awal = max(jeda, default=0)
        boleh = [nomor for nomor in range(awal + 1, langkah.nomor) if jeda_aman(sop, nomor)]
        if boleh:
            jeda.add(boleh[-1])
            sisa = range(boleh[-1] + 1, langkah.nomor + 1)
            terpakai = _KEPALA_HALAMAN + ruang + sum(tinggi[nomor] for nomor in sisa)
    return frozenset(jeda)


def _gambar_tabel(lembar: LembarKanvas, bahan: Bahan, sop: Sop) -> None:
    isi = list(_baris_tabel(bahan, sop))
    jeda = jeda_halaman(sop, {satu.langkah.nomor: satu.tinggi for satu in isi})
    letak: dict[int, int] = {}
    baris = lembar.baris_berikut()
    for satu in isi:
        nomor = satu.langkah.nomor
        if nomor == 1 or nomor - 1 in jeda:
            lembar.jeda_halaman.append(baris)
            baris = _kepala_tabel(lembar, bahan, sop, baris, lanjutan=nomor > 1)
        sambungan = (nomor in jeda) + (nomor - 1 in jeda)
        lembar.tinggi[baris] = satu.tinggi + sambungan * RUANG_SAMBUNGAN * 0.75
        _gambar_langkah(lembar, baris, satu)
        letak[nomor] = baris
        baris += 1
    baris = _jumlah(lembar, bahan, sop, baris)
    _legenda(lembar, baris)
    kisi = Kisi.dari(lembar, _ASLI + 1, baris + 2)
    tata = TataBagan(letak, _KOLOM_PERAN, jeda)
    keadaan = {satu.langkah.nomor: satu.status.keadaan for satu in isi}
    lembar.bentuk += gambar_bagan(kisi, sop, tata, keadaan)
    lembar.bentuk += gambar_legenda(kisi, baris, _PELAKSANA)


def _kepala_tabel(lembar: LembarKanvas, bahan: Bahan, sop: Sop, baris: int, *, lanjutan: bool) -> int:
    """The title and headings of one page of a step table; returns the row below."""
    sambungan = " (lanjutan)" if lanjutan else ""
    triwulan = ROMAWI[bahan.master.kerja.triwulan]
    teks = f"{sop.judul}{sambungan} – Kecamatan {{kecamatan}} – keadaan Triwulan {triwulan}"
    rumus, nilai = rumus_bernama(bahan, teks)
    lembar.tinggi[baris] = 26
    lembar.gabung(Daerah(baris, 0, baris, _ASLI), nilai, "judul_bagian+di_tengah", rumus=rumus)
    lembar.tinggi[baris + 1], lembar.tinggi[baris + 2], lembar.tinggi[baris + 3] = 17, 28, 13
    for kolom, judul in (
        (_NOMOR, "No"),
        (_URAIAN, "Uraian Prosedur"),
        (_KETERANGAN, "Keterangan"),
        (_ASLI, "Teks Asli"),
    ):
        lembar.gabung(Daerah(baris + 1, kolom, baris + 2, kolom), judul, KOTAK_KEPALA)
    lembar.gabung(Daerah(baris + 1, _PELAKSANA, baris + 1, TENGAH - 1), "Pelaksana", KOTAK_KEPALA)
    lembar.gabung(Daerah(baris + 1, _KELENGKAPAN, baris + 1, _KELUARAN), "Mutu Baku", KOTAK_KEPALA)
    for peran, kolom in _KOLOM_PERAN.items():
        lembar.tulis(baris + 2, kolom, peran.value, KOTAK_KEPALA)
    for kolom, judul in ((_KELENGKAPAN, "Kelengkapan"), (_WAKTU, "Waktu"), (_KELUARAN, "Keluaran")):
        lembar.tulis(baris + 2, kolom, judul, KOTAK_KEPALA)
    for kolom in range(len(LEBAR)):
        lembar.tulis(baris + 3, kolom, kolom + 1, "kecil+garis_naskah+tengah+di_tengah")
    return baris + 4


def _gambar_langkah(lembar: LembarKanvas, baris: int, satu: _Baris) -> None:
    langkah = satu.langkah
    isi: tuple[tuple[int, Sel, str], ...] = (
        (_NOMOR, langkah.nomor, f"{KOTAK}+tengah"),
        (_URAIAN, langkah.uraian, KOTAK),
        (_KELENGKAPAN, _berbutir(langkah.kelengkapan), KOTAK),
        (_WAKTU, langkah.waktu_teks, f"{KOTAK}+tengah"),
        (_KELUARAN, _berbutir(langkah.keluaran), KOTAK),
        (_ASLI, langkah.teks_asli or "(tidak ada pada naskah asli)", f"{KOTAK}+miring"),
    )
    for kolom, nilai, gaya in isi:
        lembar.tulis(baris, kolom, nilai, gaya)
    for kolom in _KOLOM_PERAN.values():
        lembar.tulis(baris, kolom, None, KOTAK)
    gaya = f"{_STATUS[satu.status.keadaan]}{'+terlambat' if satu.status.terlambat else ''}"
    lembar.tulis(baris, _KETERANGAN, satu.keterangan, gaya, jenis=Jenis.HITUNGAN)


def _jumlah(lembar: LembarKanvas, bahan: Bahan, sop: Sop, baris: int) -> int:
    """The sum of the standard times, as printed and in minutes of this office; returns the row below."""
    menit, hari = (sum(getattr(satu, nama) for satu in sop.langkah) for nama in ("menit", "hari"))
    lembar.tinggi[baris] = 32
    gaya = f"{KOTAK}+tebal+di_tengah"
    lembar.gabung(Daerah(baris, 0, baris, _KELENGKAPAN), "Jumlah waktu baku", f"{gaya}+tengah")
    lembar.gabung(Daerah(baris, _WAKTU, baris, _KELUARAN), f"{menit} menit + {hari} hari", gaya)
    per_hari = nilai_pengaturan(bahan, "menit_per_hari")
    nilai: Sel = menit + hari * per_hari if isinstance(per_hari, (int, float)) else ""
    rumus = f'=IF(ISNUMBER(menit_per_hari),{menit}+{hari}*menit_per_hari,"")'
    lembar.tulis(baris, _KETERANGAN, nilai, f"{gaya}+menit+kiri", rumus=rumus)
    lembar.tulis(baris, _ASLI, "1 hari = Menit Kerja per Hari pada lembar Identitas.", KOTAK)
    return baris + 1


def _legenda(lembar: LembarKanvas, baris: int) -> None:
    """What the symbols and their colours mean, below the table."""
    lembar.tinggi[baris], lembar.tinggi[baris + 1] = 34, 28
    lembar.gabung(Daerah(baris, 0, baris + 1, 1), "Arti simbol dan warnanya:", "naskah+tebal+di_tengah+kanan")
    arti = ("mulai atau berakhir", "proses", "keputusan", "pindah halaman", "arah alir")
    for ke, teks in enumerate(arti):
        lembar.tulis(baris, _PELAKSANA + ke, None, "naskah")
        lembar.tulis(baris + 1, _PELAKSANA + ke, teks, "kecil+tengah+bungkus")
    warna = {
        Keadaan.BERJALAN: "langkah kini",
        Keadaan.SELESAI: "sudah selesai",
        Keadaan.DRAF: "draf, harus diulang",
        Keadaan.BELUM: "belum dimulai",
    }
    teks = "Warna: " + "; ".join(f"{_NAMA_WARNA[keadaan]} – {arti}" for keadaan, arti in warna.items()) + "."
    lembar.gabung(Daerah(baris, _KELENGKAPAN, baris + 1, _ASLI), teks, "naskah+di_tengah")


_NAMA_WARNA = {
    Keadaan.BERJALAN: "jingga",
    Keadaan.SELESAI: "hijau",
    Keadaan.DRAF: "kuning",
    Keadaan.BELUM: "putih",
}
