"""The roll-up that reports quote and the one that the sheet Rekap shows are the same numbers."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from sakip_xl.actions.buat import isi_awal
from sakip_xl.actions.contoh import isi_contoh
from sakip_xl.build.bahan import Bahan
from sakip_xl.build.ringkas import ringkas
from sakip_xl.domain.istilah import MetodeRekap
from sakip_xl.domain.kertas_kerja import isi_kertas_kerja
from sakip_xl.domain.nilai import rekap_master
from sakip_xl.layout.isi import IsiBuku, Perubahan
from sakip_xl.layout.muat import muat_master

SAAT = datetime(2026, 4, 9, 14)


def terukur(**atur: object) -> IsiBuku:
    """The sample with its first quarter measured, under some settings by label."""
    isi = isi_contoh(isi_awal("Sumbersuko", 2026, id_master="uji"))
    perubahan = Perubahan(ubah=[("tblKerja", 0, "triwulan", 1)])
    for ke, baris in enumerate(isi.baris("tblPengaturan")):
        if baris["pengaturan"] in atur:
            perubahan.ubah.append(("tblPengaturan", ke, "nilai", atur[str(baris["pengaturan"])]))  # type: ignore[arg-type]
    isi = perubahan.terapkan(isi)
    kertas = isi_kertas_kerja(muat_master(isi).master, 1)
    return Perubahan(ganti={"tblKertasKerja": kertas}).terapkan(isi)


def dekat(satu: Decimal | None, dua: Decimal | None) -> bool:
    """Equal but for what the cells' eight decimals cut off."""
    return satu == dua or (satu is not None and dua is not None and abs(satu - dua) < Decimal("1e-6"))


@pytest.mark.parametrize("metode", list(MetodeRekap))
@pytest.mark.parametrize("pembulatan", ["setengah_naik", "potong"])
@pytest.mark.parametrize("batas", [None, 100])
def test_report_and_sheet_roll_up_alike(metode: MetodeRekap, pembulatan: str, batas: int | None) -> None:
    isi = terukur(
        **{
            "Metode Rekap": metode.value,
            "Pembulatan Capaian": pembulatan,
            "Batas Nilai Rekap (%)": batas,
        }
    )
    master = muat_master(isi).master
    data = ringkas(Bahan(isi, master, SAAT))
    simpul, kecamatan = rekap_master(master, 1)
    assert kecamatan.nilai is not None
    assert dekat(kecamatan.nilai, data.kecamatan.nilai)
    beda = {
        k: (h.nilai, data.simpul[k].nilai)
        for k, h in simpul.items()
        if not dekat(h.nilai, data.simpul[k].nilai)
    }
    assert beda == {}
    assert {k: h.dihitung for k, h in simpul.items()} == {k: h.dihitung for k, h in data.simpul.items()}
