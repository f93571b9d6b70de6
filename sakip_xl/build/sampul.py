"""The cover of a unit's form: whose it is, what to do by when, how far it is, and how to hand it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.kanvas import Daerah, LembarKanvas
from sakip_xl.build.kepala import TANDA_CONTOH
from sakip_xl.build.tabel import ganti_sel
from sakip_xl.build.ukur import tinggi_baris
from sakip_xl.domain.istilah import ROMAWI

_LEBAR = (3.0, 5.0, 26.0, 52.0, 3.0)
_AWAL, _AKHIR = 1, 3

_LANGKAH = (
    "Buka lembar Isian. Isi kolom Realisasi setiap indikator; angka nol ditulis 0.",
    "Bila target belum tercapai, isi Kendala, Solusi, dan Rencana Tindak Lanjut; tanpa kendala tulis -.",
    "Tulis nama bukti dukung setiap indikator dan siapkan berkasnya.",
    "Buka lembar Anggaran. Isi realisasi anggaran sampai akhir triwulan ini.",
    "Bila semua baris berstatus Lengkap, simpan berkas ini dan serahkan kepada Tim SAKIP.",
)
_CARA_KEMBALI = (
    "Kembalikan berkas ini sendiri (bukan hasil cetak, foto, atau salinan ke berkas lain) lewat folder "
    "bersama, flashdisk, surel, atau WhatsApp sebagai dokumen. Nama berkas boleh berubah; isi yang terkunci "
    "jangan diubah, lembar jangan ditambah."
)
_BERTANYA = (
    "Pertanyaan tentang indikator, target, atau cara mengisi disampaikan kepada {siapa} di kantor "
    "kecamatan. Target yang keliru jangan diganti di sini: sampaikan kepada Tim SAKIP agar diperbaiki di "
    "buku induk."
)


@dataclass(frozen=True, slots=True)
class Kemajuan:
    """How far one entry sheet is: the sheet, the counting formula and its value."""

    lembar: str
    rumus: str
    nilai: str


def sebutan_periode(meta: Mapping[str, str]) -> str:
    """The quarter and year of a form, such as ``Triwulan II Tahun 2026``."""
    tw = meta.get("triwulan", "")
    romawi = ROMAWI.get(int(tw), tw) if tw.isdigit() else tw
    return f"Triwulan {romawi} Tahun {meta.get('tahun', '')}"


def gambar_sampul(lembar: LembarKanvas, bahan: Bahan, kemajuan: Sequence[Kemajuan]) -> None:
    """Draw the cover on one portrait page."""
    meta = bahan.isi.meta
    lembar.lebar.update(enumerate(_LEBAR))
    baris = _kop(lembar, meta)
    baris = _keterangan(lembar, meta, kemajuan, baris)
    baris = _bagian(lembar, baris, "Yang dikerjakan")
    for nomor, langkah in enumerate(_LANGKAH, 1):
        lembar.tulis(baris, _AWAL, nomor, "sel+tengah+tebal")
        lembar.gabung(Daerah(baris, _AWAL + 1, baris, _AKHIR), langkah, "sel")
        lembar.tinggi[baris] = tinggi_baris([(langkah, _LEBAR[2] + _LEBAR[3])]) + 3
        baris += 1
    siapa = meta.get("pengirim") or "Tim SAKIP"
    for judul, teks in (
        ("Cara mengembalikan", _CARA_KEMBALI),
        ("Tempat bertanya", _BERTANYA.format(siapa=siapa)),
    ):
        baris = _bagian(lembar, baris + 1, judul)
        baris = _paragraf(lembar, baris, teks, "teks")
    _pengesahan(lembar, meta, baris + 1)
    _jati_diri(lembar, meta, lembar.baris_berikut() + 1)
    lembar.daerah_cetak = Daerah(0, 0, lembar.baris_berikut() - 1, len(_LEBAR) - 1)


def _kop(lembar: LembarKanvas, meta: Mapping[str, str]) -> int:
    kop = (
        (f"PEMERINTAH {meta.get('kabupaten', '')}".upper().strip(), "baris+tengah+tebal", 18),
        (f"KECAMATAN {meta.get('kecamatan', '')}".upper(), "baris+tengah+tebal+besar+garis_bawah", 24),
        (None, "baris", 8),
        ("FORMULIR DATA CAPAIAN KINERJA", "judul+tengah", 30),
        (sebutan_periode(meta), "subjudul+tengah", 20),
        (TANDA_CONTOH if meta.get("data_contoh") == "Ya" else None, "contoh+tengah", 18),
    )
    for baris, (teks, gaya, tinggi) in enumerate(kop):
        lembar.gabung(Daerah(baris, _AWAL, baris, _AKHIR), teks, gaya)
        lembar.tinggi[baris] = tinggi
    return len(kop)


def _keterangan(
    lembar: LembarKanvas, meta: Mapping[str, str], kemajuan: Sequence[Kemajuan], baris: int
) -> int:
    unit = meta.get("nama_unit") or meta.get("unit", "")
    for judul, isi, gaya in (
        ("Unit kerja", unit, "kunci+tebal+di_tengah"),
        ("Kepala unit", meta.get("kepala_unit") or "-", "kunci+di_tengah"),
        ("Dikembalikan paling lambat", meta.get("tenggat") or "-", "kunci+tebal+di_tengah"),
    ):
        lembar.gabung(Daerah(baris, _AWAL, baris, _AWAL + 1), judul, "kotak+label+di_tengah")
        lembar.tulis(baris, _AKHIR, isi, gaya)
        lembar.tinggi[baris] = 18
        baris += 1
    for satu in kemajuan:
        lembar.gabung(
            Daerah(baris, _AWAL, baris, _AWAL + 1), f"Lembar {satu.lembar} →", "kotak+tautan+di_tengah"
        )
        ganti_sel(lembar, baris, _AWAL, tautan=f"'{satu.lembar}'!A1", petunjuk=f"Buka lembar {satu.lembar}")
        lembar.tulis(baris, _AKHIR, satu.nilai, "hitungan+tebal+di_tengah", rumus=satu.rumus)
        lembar.tinggi[baris] = 18
        baris += 1
    return baris + 1


def _bagian(lembar: LembarKanvas, baris: int, judul: str) -> int:
    lembar.gabung(Daerah(baris, _AWAL, baris, _AKHIR), judul, "judul_bagian")
    lembar.tinggi[baris] = 22
    return baris + 1


def _paragraf(lembar: LembarKanvas, baris: int, teks: str, gaya: str) -> int:
    lembar.gabung(Daerah(baris, _AWAL, baris, _AKHIR), teks, gaya)
    lembar.tinggi[baris] = tinggi_baris([(teks, sum(_LEBAR[_AWAL : _AKHIR + 1]))], 11) + 3
    return baris + 1


def _pengesahan(lembar: LembarKanvas, meta: Mapping[str, str], baris: int) -> None:
    kepala = meta.get("kepala_unit") or "...................................."
    for teks in ("Diserahkan tanggal ....................", "Kepala unit,", None, None, None, kepala):
        lembar.tulis(baris, _AKHIR, teks, "baris+tengah")
        baris += 1


def _jati_diri(lembar: LembarKanvas, meta: Mapping[str, str], baris: int) -> None:
    isi = (
        ("Nomor formulir", meta.get("id_formulir", "")),
        ("Buku induk", meta.get("id_master", "")),
        ("Versi", meta.get("versi_layout", "")),
        ("Sidik", meta.get("sidik_terkunci", "")[:16]),
    )
    teks = "   ".join(f"{nama}: {nilai}" for nama, nilai in isi if nilai)
    lembar.gabung(Daerah(baris, _AWAL, baris, _AKHIR), teks, "kecil+garis_atas+bungkus")
    lembar.tinggi[baris] = tinggi_baris([(teks, sum(_LEBAR[_AWAL : _AKHIR + 1]))])
