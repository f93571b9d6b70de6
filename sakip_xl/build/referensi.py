"""The sheet Referensi: every list of choices side by side, and the words that count as a score."""

from __future__ import annotations

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.kanvas import LembarKanvas
from sakip_xl.build.kepala import gambar_kepala
from sakip_xl.domain.istilah import (
    JenisLibur,
    JenisUnit,
    Konsolidasi,
    Level,
    MetodeRekap,
    NamaSop,
    Pembulatan,
    PemisahDesimal,
    Peran,
    Polaritas,
    Rumus,
    SifatDisposisi,
    StatusFormulir,
    Triwulan,
    VersiPk,
    YaTidak,
)
from sakip_xl.domain.skala import skala_baku

DAFTAR: tuple[tuple[str, tuple[str | int, ...]], ...] = (
    ("Triwulan", tuple(int(t) for t in Triwulan)),
    ("Ya/Tidak", tuple(YaTidak)),
    ("Peran dalam SOP", tuple(Peran)),
    ("SOP", tuple(NamaSop)),
    ("Level Kinerja", tuple(Level)),
    ("Polaritas", tuple(Polaritas)),
    ("Rumus Capaian", tuple(Rumus)),
    ("Konsolidasi", tuple(Konsolidasi)),
    ("Versi PK", tuple(VersiPk)),
    ("Jenis Unit", tuple(JenisUnit)),
    ("Jenis Hari", tuple(JenisLibur)),
    ("Sifat Disposisi", tuple(SifatDisposisi)),
    ("Status Formulir", tuple(StatusFormulir)),
    ("Pembulatan", tuple(Pembulatan)),
    ("Metode Rekap", tuple(MetodeRekap)),
    ("Pemisah Desimal", tuple(PemisahDesimal)),
)
BARIS_KEPALA = 6
_LEBAR = 16
_SELIPAN = 2


def gambar_referensi(lembar: LembarKanvas, bahan: Bahan) -> None:
    """Draw the lists, then the scales with their scores."""
    lembar.lebar.update(dict.fromkeys(range(len(DAFTAR)), _LEBAR))
    gambar_kepala(lembar, bahan)
    lembar.tulis(BARIS_KEPALA - 1, 0, "Daftar pilihan", "judul_bagian")
    for kolom, (judul, nilai) in enumerate(DAFTAR):
        lembar.tulis(BARIS_KEPALA, kolom, judul, "kepala")
        for ke, satu in enumerate(nilai, 1):
            isi = satu if isinstance(satu, int) else str(satu)
            lembar.tulis(BARIS_KEPALA + ke, kolom, isi, "sel" + ("+bulat" if isinstance(satu, int) else ""))
    _gambar_skala(lembar, lembar.baris_berikut() + _SELIPAN)


def _gambar_skala(lembar: LembarKanvas, baris: int) -> None:
    lembar.tulis(baris, 0, "Kata yang dihitung sebagai skor", "judul_bagian")
    lembar.tulis(
        baris + 1,
        0,
        "Target dan realisasi boleh ditulis dengan kata ini; capaian membandingkan skornya.",
        "penjelasan",
    )
    for kolom, tangga in enumerate(skala_baku().tangga):
        lembar.tulis(baris + 2, 2 * kolom, tangga.nama, "kepala")
        lembar.tulis(baris + 2, 2 * kolom + 1, f"Skor {tangga.nama}", "kepala")
        for ke, jenjang in enumerate(tangga.jenjang, baris + 3):
            lembar.tulis(ke, 2 * kolom, jenjang.kode, "sel")
            lembar.tulis(ke, 2 * kolom + 1, float(jenjang.skor), "sel+angka")
