"""The sheet Petunjuk: the staff guide, made from the registries so that it never tells something old.

What no registry knows stands in ``data/petunjuk.toml``. Every worked example is computed when drawn.
"""

from __future__ import annotations

import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.resources import files

from pydantic import BaseModel, ConfigDict

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.cetakan import tinggi_teks
from sakip_xl.build.kanvas import Daerah, LembarKanvas
from sakip_xl.build.kepala import gambar_kepala
from sakip_xl.domain.angka import Terbaca, baca_angka
from sakip_xl.domain.capaian import hitung_capaian
from sakip_xl.domain.istilah import PemisahDesimal
from sakip_xl.domain.sop import SOP, SYARAT, SYARAT_PENGUMPULAN, Langkah, Sop
from sakip_xl.domain.tulisan import angka, daftar, persen
from sakip_xl.errors import katalog
from sakip_xl.layout.lembar import LEMBAR_MASTER
from sakip_xl.layout.pengaturan import PENGATURAN
from sakip_xl.layout.tombol import TOMBOL

_LEBAR = (6.0, 26.0, 42.0, 36.0)
_SEL = "naskah+garis_naskah"
_KEPALA = f"{_SEL}+tebal+di_tengah+biru"
_LABEL = {tombol.id: tombol.label for tombol in TOMBOL}


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Mulai(_Data):
    judul: str
    teks: str


class _Warna(_Data):
    gaya: str
    nama: str
    arti: str


class _Temuan(_Data):
    kode: tuple[str, ...]
    isian: dict[str, str]


class _Rumus(_Data):
    nama: str
    kapan: str
    target: str
    realisasi: str
    polaritas: str = "positif"
    rumus: str | None = None
    terburuk: str | None = None


class _Angka(_Data):
    contoh: tuple[str, ...]


class Panduan(_Data):
    """What ``data/petunjuk.toml`` holds."""

    mulai: tuple[_Mulai, ...]
    tombol: dict[str, tuple[str, ...]]
    warna: tuple[_Warna, ...]
    temuan: _Temuan
    rumus: tuple[_Rumus, ...]
    angka: _Angka


def baca_panduan(isi: str) -> Panduan:
    """The guide that a TOML text describes.

    Raises ``ValueError`` when it names a check, a button or a code that does not exist.
    """
    panduan = Panduan.model_validate(tomllib.loads(isi))
    tombol = {nama for daftar_tombol in panduan.tombol.values() for nama in daftar_tombol}
    asing = (panduan.tombol.keys() - SYARAT.keys()) | (tombol - _LABEL.keys())
    asing |= set(panduan.temuan.kode) - katalog().keys()
    if asing:
        msg = f"petunjuk.toml: tidak dikenal: {', '.join(sorted(asing))}"
        raise ValueError(msg)
    return panduan


PANDUAN = baca_panduan(files("sakip_xl.data").joinpath("petunjuk.toml").read_text(encoding="utf-8"))


def gambar_petunjuk(lembar: LembarKanvas, bahan: Bahan) -> None:
    """Draw the guide, section below section."""
    lembar.lebar.update(enumerate(_LEBAR))
    gambar_kepala(lembar, bahan)
    _mulai(lembar)
    for sop in SOP.values():
        _langkah(lembar, sop)
    _bagian(lembar, "Arti warna sel")
    for warna in PANDUAN.warna:
        _baris(lembar, (warna.nama, warna.arti), gaya_pertama=warna.gaya)
    _temuan(lembar)
    _rumus(lembar)
    _angka(lembar)
    _bagian(lembar, "Lembar pada buku ini")
    for satu in LEMBAR_MASTER:
        if not satu.tersembunyi:
            _baris(lembar, (satu.nama, satu.guna), tautan=f"'{satu.nama}'!A1")
    _bagian(lembar, "Tombol")
    for tombol in TOMBOL:
        _baris(lembar, (tombol.label, f"{tombol.kelompok}: {tombol.uraian}"))
    _bagian(lembar, "Pengaturan (lembar Identitas)")
    for pengaturan in PENGATURAN:
        _baris(lembar, (pengaturan.label, pengaturan.penjelasan, pengaturan.sumber))
    lembar.daerah_cetak = Daerah(0, 0, lembar.baris_berikut() - 1, len(_LEBAR) - 1)


def _mulai(lembar: LembarKanvas) -> None:
    _bagian(lembar, "Mulai dalam enam langkah")
    for ke, satu in enumerate(PANDUAN.mulai, start=1):
        _baris(lembar, (satu.judul, satu.teks.format_map(_LABEL)), nomor=ke)


def _langkah(lembar: LembarKanvas, sop: Sop) -> None:
    """Each step: who, what, which sheet, which button, and what must be there."""
    _bagian(lembar, f"{sop.judul}: siapa, di mana, dan tombolnya")
    _kepala(lembar, ("Siapa", "Yang dikerjakan", "Lembar dan tombol"), bernomor=True)
    for langkah in sop.langkah:
        harus = [SYARAT[nama].judul for nama in langkah.syarat_masuk]
        hasil = [SYARAT[nama].judul for nama in langkah.syarat_keluar]
        uraian = "\n".join(
            (
                f"{langkah.uraian}.",
                *(f"Harus sudah ada: {satu}" for satu in harus),
                *(f"Selesai bila: {satu}" for satu in hasil),
            )
        )
        pelaku = "\natau ".join(peran.value for peran in langkah.pelaku)
        siapa = f"{pelaku}\nWaktu baku: {langkah.waktu_teks}"
        _baris(lembar, (siapa, uraian, _di_mana(langkah)), nomor=langkah.nomor)


def _di_mana(langkah: Langkah) -> str:
    """The sheets to fill in and the buttons to click, the last of which moves the SOP on."""
    syarat = [nama for nama in langkah.syarat_keluar if nama != SYARAT_PENGUMPULAN]
    lembar = list(dict.fromkeys(SYARAT[nama].isi_di for nama in syarat)) or ["Laporan"]
    tombol = [_LABEL[satu] for nama in syarat for satu in PANDUAN.tombol.get(nama, ())]
    if langkah.keputusan:
        akhir = f"{_LABEL['setujui']}, atau {_LABEL['kembalikan']} disertai arahan"
    else:
        akhir = _LABEL["majukan"]
    return f"Lembar: {daftar(lembar)}\nTombol: {', lalu '.join([*tombol, akhir])}"


def _temuan(lembar: LembarKanvas) -> None:
    _bagian(lembar, "Temuan yang sering muncul dan cara menanganinya")
    isian: Mapping[str, str] = defaultdict(lambda: "…", PANDUAN.temuan.isian)
    for kode in PANDUAN.temuan.kode:
        galat = katalog()[kode]
        _baris(lembar, (f"{kode}\n{galat.judul}", galat.saran.format_map(isian)))


def _rumus(lembar: LembarKanvas) -> None:
    """Every formula with a worked example, computed by the function that the workbook uses."""
    _bagian(lembar, "Rumus capaian dan contoh hitungan")
    _kepala(lembar, ("Rumus", "Kapan dipakai", "Contoh"))
    for satu in PANDUAN.rumus:
        hasil = hitung_capaian(
            satu.target,
            satu.realisasi,
            polaritas=satu.polaritas,
            rumus=satu.rumus,
            terburuk=satu.terburuk,
        )
        contoh = (
            f"Target {satu.target}, realisasi {satu.realisasi or '(kosong)'}.\n"
            f"{hasil.rumus}\nCapaian: {persen(hasil.nilai, kosong='tidak dihitung')}"
        )
        _baris(lembar, (satu.nama, satu.kapan, contoh))


def _angka(lembar: LembarKanvas) -> None:
    _bagian(lembar, "Cara mengetik angka: nol ditulis 0, yang belum ada dibiarkan kosong")
    _kepala(lembar, ("Yang diketik", "Dibaca sebagai"))
    for contoh in PANDUAN.angka.contoh:
        _baris(lembar, (contoh, teks_terbaca(baca_angka(contoh, pemisah=PemisahDesimal.TANYAKAN))))


def teks_terbaca(terbaca: Terbaca) -> str:
    """What a typed number is read as, in words; what is not read says why."""
    if terbaca.kosong:
        return "kosong, sama dengan belum diisi"
    satuan = "%" if terbaca.persen else ""
    if terbaca.rentang:
        return f"rentang {angka(terbaca.bawah, None)}{satuan} sampai {angka(terbaca.atas, None)}{satuan}"
    if terbaca.nilai is None:
        return "tidak ditebak. " + " ".join(catatan.kalimat for catatan in terbaca.catatan)
    dari = f" dari {angka(terbaca.penyebut, None)}" if terbaca.penyebut is not None else ""
    return f"{angka(terbaca.nilai, None)}{satuan}{dari}"


def _bagian(lembar: LembarKanvas, judul: str) -> None:
    baris = lembar.baris_berikut() + 1
    lembar.tinggi[baris] = 26
    lembar.gabung(Daerah(baris, 0, baris, len(_LEBAR) - 1), judul, "judul_bagian+garis_bawah")


def _kepala(lembar: LembarKanvas, judul: Sequence[str], *, bernomor: bool = False) -> None:
    """The headings of the rows below; without numbers the first heading takes the number's column too."""
    baris = lembar.baris_berikut()
    lembar.tinggi[baris] = 20
    if bernomor:
        lembar.tulis(baris, 0, "No", f"{_KEPALA}+tengah")
    for daerah, teks in zip(_bagi(baris, len(judul), bernomor=bernomor), judul, strict=True):
        lembar.gabung(daerah, teks, _KEPALA)


def _baris(
    lembar: LembarKanvas,
    isi: Sequence[str],
    *,
    nomor: int | None = None,
    gaya_pertama: str = f"{_SEL}+tebal",
    tautan: str | None = None,
) -> None:
    """One row of the guide; ``tautan`` is where the first text leads."""
    baris = lembar.baris_berikut()
    if nomor is not None:
        lembar.tulis(baris, 0, nomor, f"{_SEL}+tengah+tebal")
    daerah = _bagi(baris, len(isi), bernomor=nomor is not None)
    for ke, (satu, teks) in enumerate(zip(daerah, isi, strict=True)):
        lembar.gabung(satu, teks, _SEL if ke else gaya_pertama)
    if tautan is not None:
        tempat = (baris, daerah[0].kolom)
        lembar.sel[tempat] = replace(lembar.sel[tempat], tautan=tautan, gaya=f"{gaya_pertama}+tautan")
    lebar = [sum(_LEBAR[satu.kolom : satu.kolom_akhir + 1]) for satu in daerah]
    lembar.tinggi[baris] = tinggi_teks(zip(isi, lebar, strict=True), paling_rendah=18)


def _bagi(baris: int, banyak: int, *, bernomor: bool) -> list[Daerah]:
    """The cells of one row: the last one takes every column that is left."""
    akhir = [*range(1, banyak), len(_LEBAR) - 1]
    awal = [1 if bernomor else 0, *range(2, banyak + 1)]
    return [Daerah(baris, kiri, baris, kanan) for kiri, kanan in zip(awal, akhir, strict=True)]
