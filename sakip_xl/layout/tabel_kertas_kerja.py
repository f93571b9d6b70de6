"""The table of Kertas Kerja: its inputs as numbers, its results as live formulas (rumus_capaian)."""

from __future__ import annotations

import re
from dataclasses import replace

from sakip_xl.domain.model import KertasKerja
from sakip_xl.layout.inti import Kolom, Rupa, Sifat, Tabel
from sakip_xl.layout.rumus_capaian import RUMUS

_ANGKA, _PERSEN, _KETIK, _PANJANG, _PILIHAN = (
    Rupa.ANGKA,
    Rupa.PERSEN,
    Rupa.KETIK,
    Rupa.PANJANG,
    Rupa.PILIHAN,
)


def _pembantu(bidang: str, judul: str, petunjuk: str, rupa: Rupa = Rupa.ANGKA) -> Kolom:
    """A column that the formulas need and that inspectors may unhide."""
    return Kolom(bidang, judul, 11, petunjuk, rupa, tersembunyi=True)


def _ukuran(akhiran: str, sebutan: str, judul: str, petunjuk: str) -> tuple[Kolom, ...]:
    """The columns of a measurement that shows only its result."""
    return (
        _pembantu(f"acuan{akhiran}", f"Target Acuan {sebutan}", "Batas target yang dibandingkan."),
        _pembantu(f"jalur{akhiran}", f"Jalur Hitung {sebutan}", "Hitungan yang dipakai.", Rupa.TEKS),
        _pembantu(f"penuh{akhiran}", f"Belum Dibulatkan {sebutan}", "Capaian sebelum dibulatkan."),
        Kolom(f"capaian{akhiran}", judul, 11, petunjuk, _PERSEN),
    )


_KOLOM: tuple[Kolom, ...] = (
    Kolom("kode", "Kode", 10, "Kode indikator."),
    Kolom("triwulan", "Triwulan", 8, "Triwulan.", Rupa.BULAT),
    _pembantu("level", "Level", "Level kinerja.", _PILIHAN),
    _pembantu("induk", "Induk", "Kode kinerja yang diukur.", Rupa.TEKS),
    Kolom("unit", "Unit", 11, "Unit penanggung jawab."),
    Kolom("indikator", "Indikator", 34, "Indikator kinerja.", _PANJANG),
    Kolom("satuan", "Satuan", 10, "Satuan."),
    Kolom("polaritas", "Polaritas", 9, "Polaritas.", _PILIHAN),
    Kolom("rumus", "Rumus", 10, "Rumus yang dipakai.", _PILIHAN),
    _pembantu("konsolidasi", "Konsolidasi", "Cara menggabung triwulan.", _PILIHAN),
    _pembantu("bobot", "Bobot", "Bobot dalam induk.", _ANGKA),
    _pembantu("desimal", "Desimal", "Angka desimal tampilan realisasi.", Rupa.BULAT),
    _pembantu("terburuk_ketik", "Nilai Terburuk Diketik", "Nilai terburuk sebagaimana diketik.", _KETIK),
    _pembantu("terburuk", "Nilai Terburuk", "Nilai terburuk sebagai angka."),
    _pembantu(
        "nol_tercapai", "Nol Berarti Tercapai", "Target nol dan realisasi nol berarti tercapai.", _PILIHAN
    ),
    Kolom("target_ketik", "Target TW", 11, "Target triwulan sebagaimana diketik.", _KETIK),
    Kolom("realisasi_ketik", "Realisasi TW", 11, "Realisasi triwulan sebagaimana diketik.", _KETIK),
    _pembantu("target_bawah", "Target Bawah", "Target sebagai angka (batas bawah bila rentang).", _ANGKA),
    _pembantu("target_atas", "Target Atas", "Target sebagai angka (batas atas bila rentang).", _ANGKA),
    _pembantu("realisasi", "Realisasi", "Realisasi sebagai angka.", _ANGKA),
    _pembantu("acuan", "Target Acuan", "Batas target yang dibandingkan dengan realisasi.", _ANGKA),
    Kolom("jalur", "Jalur Hitung", 11, "Hitungan yang dipakai menurut rumus, target, dan realisasi."),
    _pembantu("penuh", "Belum Dibulatkan", "Capaian sebelum dibulatkan."),
    Kolom("capaian", "Capaian TW (%)", 10, "Capaian terhadap target triwulan.", _PERSEN),
    Kolom("predikat", "Predikat", 13, "Predikat capaian triwulan."),
    Kolom(
        "untuk_rekap",
        "Untuk Rekap",
        10,
        "Nilai untuk rekap: paling rendah 0, dibatasi Batas Nilai Rekap.",
        _PERSEN,
    ),
    _pembantu("ln_rekap", "Logaritma Untuk Rekap", "Logaritma nilai rekap, untuk metode geometrik."),
    *(
        _pembantu(f"r{n}", f"Realisasi TW {r}", "Realisasi triwulan sebagai angka.")
        for n, r in enumerate(("I", "II", "III", "IV"), 1)
    ),
    *(
        _pembantu(f"t{n}_{ujung}", f"Target {ujung.title()} TW {r}", "Target triwulan sebagai angka.")
        for n, r in enumerate(("I", "II", "III", "IV"), 1)
        for ujung in ("bawah", "atas")
    ),
    _pembantu(
        "dapat_digabung", "Dapat Digabung", "Tidak bila isian triwulan tidak dapat digabung.", _PILIHAN
    ),
    _pembantu("tw_akhir", "TW Terakhir Terisi", "Triwulan terakhir yang terisi.", Rupa.BULAT),
    Kolom("terisi", "Triwulan Terisi", 8, "Banyak triwulan terisi dari yang sudah berjalan."),
    Kolom("realisasi_sd", "Realisasi s.d. TW", 11, "Realisasi triwulan terisi, digabung.", _ANGKA),
    Kolom("target_sd_bawah", "Target s.d. TW", 11, "Target triwulan terisi, digabung.", _ANGKA),
    _pembantu("target_sd_atas", "Target s.d. TW Atas", "Batas atas bila target berupa rentang."),
    *_ukuran("_sd", "s.d. TW", "Capaian s.d. TW (%)", "Capaian sampai dengan triwulan ini."),
    Kolom("tahun_ketik", "Target Tahun", 11, "Target tahun sebagaimana diketik.", _KETIK),
    _pembantu("tahun_bawah", "Target Tahun Bawah", "Target tahun sebagai angka."),
    _pembantu("tahun_atas", "Target Tahun Atas", "Target tahun sebagai angka."),
    *_ukuran(
        "_tahun",
        "Tahun",
        "Capaian thd Target Tahun (%)",
        "Realisasi sampai triwulan ini terhadap target tahun.",
    ),
    _pembantu("teks_bawah", "Teks Target Bawah", "Angka dalam tulisan.", Rupa.TEKS),
    _pembantu("teks_atas", "Teks Target Atas", "Angka dalam tulisan.", Rupa.TEKS),
    _pembantu("teks_acuan", "Teks Target Acuan", "Angka dalam tulisan.", Rupa.TEKS),
    _pembantu("teks_realisasi", "Teks Realisasi", "Angka dalam tulisan.", Rupa.TEKS),
    _pembantu("teks_terburuk", "Teks Nilai Terburuk", "Angka dalam tulisan.", Rupa.TEKS),
    _pembantu("sebab", "Sebab Tidak Dihitung", "Sebab capaian tidak dapat dihitung.", Rupa.TEKS),
    _pembantu("kalimat", "Kalimat Hitung", "Rumus tanpa keterangan rentang.", Rupa.TEKS),
    Kolom("cara_hitung", "Cara Hitung", 32, "Rumus dalam kata dan angka.", _PANJANG),
    Kolom("catatan", "Catatan", 30, "Yang perlu diperhatikan.", _PANJANG),
)


def _berumus(kolom: tuple[Kolom, ...]) -> tuple[Kolom, ...]:
    """The columns with their formulas, each ``[@bidang]`` as the heading of that field."""
    judul = {satu.bidang: satu.judul for satu in kolom}

    def tulis(teks: str) -> str:
        return re.sub(r"\[@(\w+)\]", lambda cocok: f"[@[{judul[cocok[1]]}]]", teks)

    return tuple(
        replace(satu, rumus=replace(RUMUS[satu.bidang], teks=tulis(RUMUS[satu.bidang].teks)))
        if satu.bidang in RUMUS
        else satu
        for satu in kolom
    )


TBL_KERTAS_KERJA = Tabel(
    "tblKertasKerja",
    KertasKerja,
    "Kertas Kerja",
    "Kertas Kerja Pengukuran Kinerja",
    _berumus(_KOLOM),
    sifat=Sifat.HITUNGAN,
    cadangan=0,
)
