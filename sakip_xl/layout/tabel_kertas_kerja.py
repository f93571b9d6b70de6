"""The table of Kertas Kerja: its inputs as numbers, its results as live formulas."""

from __future__ import annotations

from sakip_xl.domain.model import KertasKerja
from sakip_xl.layout.inti import Kolom, Rupa, Sifat, Tabel

TBL_KERTAS_KERJA = Tabel(
    "tblKertasKerja",
    KertasKerja,
    "Kertas Kerja",
    "Kertas Kerja Pengukuran Kinerja",
    (
        Kolom("kode", "Kode", 12, "Kode indikator."),
        Kolom("triwulan", "Triwulan", 9, "Triwulan.", Rupa.BULAT),
        Kolom("level", "Level", 12, "Level kinerja.", Rupa.PILIHAN),
        Kolom("induk", "Induk", 11, "Kode kinerja yang diukur."),
        Kolom("unit", "Unit", 12, "Unit penanggung jawab."),
        Kolom("indikator", "Indikator", 42, "Indikator kinerja.", Rupa.PANJANG),
        Kolom("satuan", "Satuan", 10, "Satuan."),
        Kolom("polaritas", "Polaritas", 10, "Polaritas.", Rupa.PILIHAN),
        Kolom("rumus", "Rumus", 11, "Rumus yang dipakai.", Rupa.PILIHAN),
        Kolom("konsolidasi", "Konsolidasi", 12, "Cara menggabung triwulan.", Rupa.PILIHAN),
        Kolom("bobot", "Bobot", 8, "Bobot dalam induk.", Rupa.ANGKA),
        Kolom("desimal", "Desimal", 8, "Angka desimal tampilan realisasi.", Rupa.BULAT, tersembunyi=True),
        Kolom("terburuk", "Nilai Terburuk", 10, "Nilai terburuk.", Rupa.ANGKA, tersembunyi=True),
        Kolom(
            "nol_tercapai",
            "Nol Berarti Tercapai",
            10,
            "Target nol dan realisasi nol berarti tercapai.",
            Rupa.PILIHAN,
            tersembunyi=True,
        ),
        Kolom("target_ketik", "Target TW", 13, "Target triwulan sebagaimana diketik.", Rupa.KETIK),
        Kolom(
            "target_bawah", "Target Bawah", 11, "Target sebagai angka (batas bawah bila rentang).", Rupa.ANGKA
        ),
        Kolom(
            "target_atas", "Target Atas", 11, "Target sebagai angka (batas atas bila rentang).", Rupa.ANGKA
        ),
        Kolom("realisasi_ketik", "Realisasi TW", 13, "Realisasi triwulan sebagaimana diketik.", Rupa.KETIK),
        Kolom("realisasi", "Realisasi", 11, "Realisasi sebagai angka.", Rupa.ANGKA),
        *(
            Kolom(
                f"r{n}",
                f"Realisasi TW {r}",
                11,
                "Realisasi triwulan sebagai angka.",
                Rupa.ANGKA,
                tersembunyi=True,
            )
            for n, r in enumerate(("I", "II", "III", "IV"), 1)
        ),
        *(
            Kolom(
                f"t{n}_{b}",
                f"Target {b.title()} TW {r}",
                11,
                "Target triwulan sebagai angka.",
                Rupa.ANGKA,
                tersembunyi=True,
            )
            for n, r in enumerate(("I", "II", "III", "IV"), 1)
            for b in ("bawah", "atas")
        ),
        Kolom("tahun_ketik", "Target Tahun", 13, "Target tahun sebagaimana diketik.", Rupa.KETIK),
        Kolom(
            "tahun_bawah",
            "Target Tahun Bawah",
            11,
            "Target tahun sebagai angka.",
            Rupa.ANGKA,
            tersembunyi=True,
        ),
        Kolom(
            "tahun_atas", "Target Tahun Atas", 11, "Target tahun sebagai angka.", Rupa.ANGKA, tersembunyi=True
        ),
        Kolom("catatan", "Catatan", 44, "Yang perlu diperhatikan.", Rupa.PANJANG),
    ),
    sifat=Sifat.HITUNGAN,
    cadangan=0,
)
