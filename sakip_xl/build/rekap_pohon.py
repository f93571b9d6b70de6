"""The tree on the sheet Rekap: every node with its indicators, capaian, money and efficiency."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from xlsxwriter.utility import xl_rowcol_to_cell

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.cetakan import tinggi_teks
from sakip_xl.build.kanvas import Daerah, Jenis, LembarKanvas
from sakip_xl.build.ringkas import Ringkasan, Uang, bulat, predikat_bulat
from sakip_xl.build.rumus_rekap import (
    rumus_banyak,
    rumus_belanja,
    rumus_bulat,
    rumus_dihitung,
    rumus_efisiensi,
    rumus_gabung,
    rumus_jumlah,
    rumus_nilai,
    rumus_pagu,
    rumus_serapan,
    rumus_tingkat,
)
from sakip_xl.build.warna import warnai_predikat
from sakip_xl.domain.istilah import Level
from sakip_xl.domain.model import Kinerja, Sel
from sakip_xl.domain.rekap import HasilRekap, rekap
from sakip_xl.layout.rumus_capaian import rumus_predikat
from sakip_xl.layout.rumus_ukur import sel_angka

_KODE, _LEVEL, _URAIAN, _BANYAK, _DIHITUNG, _LUAR, _SENDIRI, _PENUH, _CAPAIAN, _PREDIKAT = range(10)
_PAGU, _BELANJA, _SERAPAN, _EFISIENSI, _TINGKAT, _ASAL = range(10, 16)
_LEBAR_URAIAN = 46.0
_JUDUL = (
    "Kode", "Level", "Tujuan / Sasaran / Program / Kegiatan", "Indikator", "Dihitung", "Dikecualikan",
    "Nilai Sendiri", "Belum Dibulatkan", "Capaian (%)", "Predikat", "Pagu (Rp)", "Realisasi (Rp)",
    "Serapan (%)", "Efisiensi (poin)", "Kesimpulan", "Asal Nilai",
)  # fmt: skip
CATATAN_SERAPAN = (
    "Serapan terhadap pagu setahun: sebelum Triwulan IV kesimpulan efisiensi bersifat sementara."
)
_GAYA_LEVEL = {Level.TUJUAN: "+tebal+biru", Level.SASARAN: "+tebal"}


@dataclass(frozen=True, slots=True)
class _Baris:
    """One row to draw: the node, its place, and the places of what stands below it."""

    kinerja: Kinerja
    dalam: int
    baris: int
    bawah: tuple[int, ...]

    def sel(self, kolom: int) -> str:
        return xl_rowcol_to_cell(self.baris, kolom, col_abs=True)

    def anak(self, kolom: int) -> list[str]:
        return [xl_rowcol_to_cell(n, kolom, col_abs=True) for n in self.bawah]


def gambar_pohon(
    lembar: LembarKanvas, bahan: Bahan, data: Ringkasan, baris: int
) -> tuple[dict[str, int], int]:
    """Draw the tree and, below it, the kecamatan; returns the row of each node and that of the kecamatan."""
    lembar.tulis(baris, 0, "Capaian dan anggaran menurut pohon kinerja", "judul_bagian")
    lembar.tulis(baris, _PAGU, CATATAN_SERAPAN, "kecil+satu_baris+di_tengah")
    lembar.tinggi[baris], lembar.tinggi[baris + 1] = 26, 30
    for kolom, judul in enumerate(_JUDUL):
        lembar.tulis(baris + 1, kolom, judul, "kepala")
    awal = baris + 2
    tempat = {kinerja.kode: awal + n for n, (kinerja, _) in enumerate(data.pohon)}
    for kinerja, dalam in data.pohon:
        bawah = tuple(tempat[kode] for kode in data.anak[kinerja.kode])
        _gambar_simpul(lembar, bahan, data, _Baris(kinerja, dalam, tempat[kinerja.kode], bawah))
    akhir = awal + len(data.pohon)
    _gambar_kecamatan(lembar, bahan, data, tempat, akhir)
    warnai_predikat(lembar, Daerah(awal, _PREDIKAT, akhir, _PREDIKAT), bahan.master.predikat)
    return tempat, akhir


def _gambar_simpul(lembar: LembarKanvas, bahan: Bahan, data: Ringkasan, satu: _Baris) -> None:
    kinerja, baris = satu.kinerja, satu.baris
    tambah = _GAYA_LEVEL.get(kinerja.level, "")
    nilai = data.simpul[kinerja.kode]
    masuk = min(satu.dalam, 5)
    indentasi = f"+masuk{masuk}" if masuk else ""
    for kolom, teks, gaya in (
        (_KODE, kinerja.kode, ""),
        (_LEVEL, str(kinerja.level), ""),
        (_URAIAN, kinerja.uraian, indentasi),
    ):
        lembar.tulis(baris, kolom, teks, f"sel+di_tengah{gaya}{tambah}", jenis=Jenis.HITUNGAN)
    lembar.tinggi[baris] = tinggi_teks([(kinerja.uraian, _LEBAR_URAIAN - 2 * masuk)], paling_rendah=18)
    kode = satu.sel(_KODE)
    butir = data.butir.get(kinerja.kode, [])
    sendiri = rekap(butir, bahan.master.pengaturan.metode_rekap)
    ada, dihitung = len(butir), sendiri.dihitung
    asal, rumus_asal = _asal(satu, sendiri, nilai, data)
    isi_rumus: list[tuple[int, Sel, str, str]] = [
        (_BANYAK, ada, "tengah", rumus_banyak("Induk", kode)),
        (_DIHITUNG, dihitung, "tengah", rumus_dihitung("Induk", kode)),
        (_LUAR, ada - dihitung, "tengah", f"={satu.sel(_BANYAK)}-{satu.sel(_DIHITUNG)}"),
        (_SENDIRI, sel_angka(sendiri.nilai), "capaian", rumus_nilai("Induk", kode, satu.sel(_DIHITUNG))),
        (_PENUH, sel_angka(nilai.nilai), "capaian", _rumus_penuh(satu)),
        (_ASAL, asal, "teks", rumus_asal),
        *_hasil(bahan, nilai, satu),
    ]
    for kolom, isi, gaya, rumus in isi_rumus:
        lembar.tulis(baris, kolom, isi, f"hitungan+di_tengah+{gaya}{tambah}", rumus=rumus)
    _gambar_uang(lembar, bahan, data.uang[kinerja.kode], satu, tambah)


def _rumus_penuh(satu: _Baris) -> str:
    sendiri = satu.sel(_SENDIRI)
    return f'=IF({sendiri}<>"",{sendiri},{rumus_gabung(satu.anak(_PENUH))})'


def _asal(satu: _Baris, sendiri: HasilRekap, nilai: HasilRekap, data: Ringkasan) -> tuple[str, str]:
    """Where the value comes from: own indicators, the nodes below, or nowhere."""
    tanpa = "tidak dapat dihitung"
    anak = satu.anak(_PENUH)
    turun = f'"dari "&COUNT({",".join(anak)})&" kinerja di bawahnya"' if anak else f'"{tanpa}"'
    rumus = f'=IF({satu.sel(_SENDIRI)}<>"","dari indikatornya",IF({satu.sel(_PENUH)}<>"",{turun},"{tanpa}"))'
    if sendiri.nilai is not None:
        return "dari indikatornya", rumus
    if nilai.nilai is None:
        return tanpa, rumus
    bernilai = sum(data.simpul[kode].nilai is not None for kode in data.anak[satu.kinerja.kode])
    return f"dari {bernilai} kinerja di bawahnya", rumus


def _hasil(bahan: Bahan, nilai: HasilRekap, satu: _Baris) -> list[tuple[int, Sel, str, str]]:
    """The rounded capaian and its predikat."""
    capaian = sel_angka(bulat(bahan, nilai.nilai))
    predikat = predikat_bulat(bahan, nilai.nilai)
    return [
        (_CAPAIAN, capaian, "capaian+tebal", rumus_bulat(satu.sel(_PENUH))),
        (_PREDIKAT, predikat, "tengah", rumus_predikat(satu.sel(_CAPAIAN))),
    ]


def _gambar_uang(lembar: LembarKanvas, bahan: Bahan, uang: Uang, satu: _Baris, tambah: str) -> None:
    kode = satu.sel(_KODE)
    pagu: str | None = rumus_pagu(kode, satu.anak(_PAGU))
    belanja: str | None = rumus_belanja(kode, satu.anak(_BELANJA))
    # An amount typed as text (Rp 97.000.000) is read by the program only: its value stands without formula.
    if _bertulisan(bahan, "tblKinerja", "pagu", satu.kinerja.kode):
        pagu = None
    if _bertulisan(bahan, "tblAnggaran", "realisasi", satu.kinerja.kode):
        belanja = None
    _gambar_lima(lembar, uang, satu, (pagu, belanja), tambah)


def _gambar_lima(
    lembar: LembarKanvas, uang: Uang, satu: _Baris, rumus: tuple[str | None, str | None], tambah: str
) -> None:
    """Ceiling, spending, absorption, efficiency and the word for it."""
    lima: Sequence[tuple[int, Sel, str, str | None]] = (
        (_PAGU, sel_angka(uang.pagu), "uang", rumus[0]),
        (_BELANJA, sel_angka(uang.realisasi), "uang", rumus[1]),
        (_SERAPAN, sel_angka(uang.serapan), "capaian", rumus_serapan(satu.sel(_PAGU), satu.sel(_BELANJA))),
        (
            _EFISIENSI,
            sel_angka(uang.efisiensi),
            "capaian",
            rumus_efisiensi(satu.sel(_CAPAIAN), satu.sel(_SERAPAN)),
        ),
        (_TINGKAT, str(uang.tingkat or ""), "tengah", rumus_tingkat(satu.sel(_EFISIENSI))),
    )
    for kolom, isi, gaya, teks in lima:
        lembar.tulis(
            satu.baris, kolom, isi, f"hitungan+di_tengah+{gaya}{tambah}", jenis=Jenis.HITUNGAN, rumus=teks
        )


def _bertulisan(bahan: Bahan, tabel: str, bidang: str, kode: str) -> bool:
    return any(
        isinstance(b.get(bidang), str) and b.get(bidang)
        for b in bahan.isi.baris(tabel)
        if str(b.get("kode") or "").strip() == kode
    )


def _gambar_kecamatan(
    lembar: LembarKanvas, bahan: Bahan, data: Ringkasan, tempat: Mapping[str, int], baris: int
) -> None:
    """The kecamatan: its value over the sasaran, its money over the nodes at the top."""
    tambah = "+tebal+biru"
    puncak = tuple(tempat[k.kode] for k, dalam in data.pohon if dalam == 0)
    satu = _Baris(_KECAMATAN, 0, baris, puncak)
    lembar.tinggi[baris] = 24
    judul = Daerah(baris, _KODE, baris, _URAIAN)
    lembar.gabung(judul, "KECAMATAN (dari seluruh sasaran)", f"sel+di_tengah{tambah}")
    sasaran = [k.kode for k, _ in data.pohon if k.level is Level.SASARAN]
    acuan = [xl_rowcol_to_cell(tempat[kode], _PENUH, col_abs=True) for kode in sasaran]
    bernilai = sum(data.simpul[kode].nilai is not None for kode in sasaran)
    isi_rumus: list[tuple[int, Sel, str, str | None]] = [
        *_banyak_kecamatan(bahan, data, satu),
        (_SENDIRI, None, "capaian", None),
        (_PENUH, sel_angka(data.kecamatan.nilai), "capaian", f"={rumus_gabung(acuan)}"),
        (_ASAL, f"dari {bernilai} sasaran", "teks", None),
        *_hasil(bahan, data.kecamatan, satu),
    ]
    for kolom, isi, gaya, rumus in isi_rumus:
        lembar.tulis(
            baris, kolom, isi, f"hitungan+di_tengah+{gaya}{tambah}", jenis=Jenis.HITUNGAN, rumus=rumus
        )
    uang = (rumus_jumlah(satu.anak(_PAGU)), rumus_jumlah(satu.anak(_BELANJA)))
    _gambar_lima(lembar, data.uang_kecamatan, satu, uang, tambah)


_KECAMATAN = Kinerja(kode="-", level=Level.TUJUAN, uraian="KECAMATAN")


def _banyak_kecamatan(bahan: Bahan, data: Ringkasan, satu: _Baris) -> list[tuple[int, Sel, str, str | None]]:
    """How many indicators the quarter has, how many count, how many do not."""
    metode = bahan.master.pengaturan.metode_rekap
    semua = len(data.baris)
    dihitung = semua - sum(len(rekap(butir, metode).dikecualikan) for butir in data.butir.values())
    triwulan = "(tblKertasKerja[Triwulan]=triwulan_aktif)"
    ada = f"{triwulan}*ISNUMBER(tblKertasKerja[Untuk Rekap])"
    rumus = (
        f'=IF(metode_rekap="berbobot",SUMPRODUCT({ada}*ISNUMBER(tblKertasKerja[Bobot])),SUMPRODUCT({ada}))'
    )
    return [
        (_BANYAK, semua, "tengah", f'=SUMPRODUCT({triwulan}*(tblKertasKerja[Kode]<>""))'),
        (_DIHITUNG, dihitung, "tengah", rumus),
        (_LUAR, semua - dihitung, "tengah", f"={satu.sel(_BANYAK)}-{satu.sel(_DIHITUNG)}"),
    ]
