"""The sheets that are a head and tables: entry sheets, registers and the hidden identity."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.gaya import gaya_rupa
from sakip_xl.build.kanvas import LembarKanvas, TabelKanvas
from sakip_xl.build.kepala import gambar_kepala
from sakip_xl.build.tabel import daerah_kolom, gambar_tabel, ganti_sel, sel_data
from sakip_xl.build.validasi import aturan_rupa, batas_model, petunjuk, pilihan_dari
from sakip_xl.domain.model import Pengaturan
from sakip_xl.layout.buku import BUKU, MASTER
from sakip_xl.layout.inti import Rupa, pilihan_bidang
from sakip_xl.layout.pengaturan import MENURUT_LABEL, DefPengaturan

_JARAK = 1
_HALAMAN_INDIKATOR = 3
_LEMBAR = frozenset(satu.nama for satu in MASTER.lembar)
_SEL_A1 = re.compile(r"[A-Z]{1,3}[1-9][0-9]{0,6}")
_WARNA = re.compile(r"#?([0-9A-Fa-f]{6})")

_PITA_INDIKATOR = (
    ("Indikator", "kode", "satuan"),
    ("Cara Menghitung Capaian", "desimal", "konsolidasi"),
    ("Target", "baseline", "nol_tercapai"),
    ("Pengumpulan Data", "sumber_data", "bobot"),
    ("Pemeriksaan SMART", "spesifik", "berbatas_waktu"),
)


def gambar_isian(lembar: LembarKanvas, bahan: Bahan) -> None:
    """Draw the head and every table of the sheet below each other.

    A sheet of one table keeps its head and its first column in view, and repeats the heading on every
    printed page.
    """
    letak = _tabel_bertumpuk(lembar, bahan)
    if len(letak) == 1:
        _bekukan(lembar, letak[0])


def gambar_identitas(lembar: LembarKanvas, bahan: Bahan) -> None:
    """Draw Identitas: settings with a cell of their own kind each, officials, units, predikat, days."""
    lembar.mendatar = True
    letak = {satu.tabel.nama: satu for satu in _tabel_bertumpuk(lembar, bahan)}
    _gambar_pengaturan(lembar, bahan, letak["tblPengaturan"])
    _warnai_predikat(lembar, letak["tblPredikat"])


def gambar_indikator(lembar: LembarKanvas, bahan: Bahan) -> None:
    """Draw Indikator with bands over its groups of columns; the kode stays in view."""
    [tabel] = MASTER.tabel_lembar("Indikator")
    baris = gambar_kepala(lembar, bahan)
    _bekukan(lembar, gambar_tabel(lembar, tabel, baris, bahan, pita=_PITA_INDIKATOR))
    lembar.halaman_lebar, lembar.ulang_kolom = _HALAMAN_INDIKATOR, (0, 0)


def gambar_temuan(lembar: LembarKanvas, bahan: Bahan) -> None:
    """Draw Hasil Pemeriksaan: each tingkat in its colour, each Sel a link to the cell it names."""
    [tabel] = MASTER.tabel_lembar("Hasil Pemeriksaan")
    letak = gambar_tabel(lembar, tabel, gambar_kepala(lembar, bahan), bahan)
    _bekukan(lembar, letak)
    nomor = {
        bidang: letak.kolom + tabel.letak_kolom(bidang) for bidang in ("tingkat", "lembar", "sel", "berkas")
    }
    for baris in range(letak.baris + 1, letak.baris + 1 + letak.jumlah):
        isi = {bidang: str(lembar.sel[baris, kolom].nilai or "") for bidang, kolom in nomor.items()}
        if isi["tingkat"] in {"salah", "peringatan", "info"}:
            ganti_sel(lembar, baris, nomor["tingkat"], gaya=f"sel+tebal+{isi['tingkat']}")
        di_sini = not isi["berkas"] and isi["lembar"] in _LEMBAR
        if di_sini and _SEL_A1.fullmatch(isi["sel"]):
            tujuan = f"'{isi['lembar']}'!{isi['sel']}"
            ganti_sel(lembar, baris, nomor["sel"], gaya="sel+tautan", tautan=tujuan, petunjuk="Menuju sel")


def gambar_meta(lembar: LembarKanvas, bahan: Bahan) -> None:
    """Draw the hidden identity, and in the master the journal below it, without a head."""
    baris = 0
    for tabel in BUKU[bahan.isi.jenis].tabel_lembar(lembar.lembar.nama):
        gambar_tabel(lembar, tabel, baris, bahan)
        baris = lembar.baris_berikut() + _JARAK


def _tabel_bertumpuk(lembar: LembarKanvas, bahan: Bahan) -> list[TabelKanvas]:
    baris = gambar_kepala(lembar, bahan)
    hasil = []
    for tabel in MASTER.tabel_lembar(lembar.lembar.nama):
        hasil.append(gambar_tabel(lembar, tabel, baris, bahan))
        baris = lembar.baris_berikut() + _JARAK
    return hasil


def _bekukan(lembar: LembarKanvas, letak: TabelKanvas) -> None:
    lembar.beku = (letak.baris + 1, letak.kolom + 1)
    lembar.ulang_baris = (letak.baris, letak.baris)


def _gambar_pengaturan(lembar: LembarKanvas, bahan: Bahan, letak: TabelKanvas) -> None:
    """Give every setting the format and the validation of what it holds, in place of the column's."""
    tempat = daerah_kolom(letak, "nilai")
    lembar.validasi = [butir for butir in lembar.validasi if butir[0] != tempat]
    for ke, baris in enumerate(bahan.isi.baris("tblPengaturan")):
        definisi = MENURUT_LABEL.get(str(baris.get("pengaturan") or "").strip().casefold())
        if definisi is None:
            continue
        sel = replace(tempat, baris=tempat.baris + ke, baris_akhir=tempat.baris + ke)
        lembar.validasi.append((sel, _aturan_pengaturan(definisi)))
        kolom = replace(letak.tabel.kolom_bidang("nilai"), rupa=definisi.rupa)
        gaya = gaya_rupa(definisi.rupa, "isian") + "+kiri"
        lembar.sel[sel.baris, sel.kolom] = sel_data(baris.get("nilai"), kolom, gaya)


def _aturan_pengaturan(definisi: DefPengaturan) -> dict[str, Any]:
    nilai = pilihan_bidang(Pengaturan, definisi.bidang)
    batas = batas_model(Pengaturan, definisi.bidang)
    aturan = pilihan_dari(nilai) if nilai else aturan_rupa(definisi.rupa, batas)
    return {**aturan, **petunjuk(definisi.label, definisi.penjelasan)}


def _warnai_predikat(lembar: LembarKanvas, letak: TabelKanvas) -> None:
    """Show each colour on its own cell."""
    daerah = daerah_kolom(letak, "warna")
    for baris in range(daerah.baris, daerah.baris_akhir + 1):
        cocok = _WARNA.fullmatch(str(lembar.sel[baris, daerah.kolom].nilai or ""))
        if cocok:
            gaya = f"{gaya_rupa(Rupa.TEKS, 'isian')}+putih+#{cocok[1].upper()}"
            ganti_sel(lembar, baris, daerah.kolom, gaya=gaya)
