"""The rows of every table of the workbook, one pydantic model each, and the whole as ``Master``."""

from __future__ import annotations

from sakip_xl.domain.model.batal import BarisBatal
from sakip_xl.domain.model.dasar import Baris, Sel
from sakip_xl.domain.model.kinerja import Indikator, Kinerja
from sakip_xl.domain.model.laporan import Arsip, BarisTemuan, Laporan
from sakip_xl.domain.model.master import Master
from sakip_xl.domain.model.naskah import (
    Disposisi,
    Dokumen,
    KegiatanKerja,
    Keputusan,
    Notulen,
    Peserta,
)
from sakip_xl.domain.model.organisasi import (
    BarisMeta,
    BarisPengaturan,
    BatasPredikat,
    HariKhusus,
    Kerja,
    Pejabat,
    Pengaturan,
    Unit,
)
from sakip_xl.domain.model.pengukuran import KertasKerja
from sakip_xl.domain.model.pengumpulan import (
    Formulir,
    IsianAnggaran,
    IsianFormulir,
    Realisasi,
    RealisasiAnggaran,
)

__all__ = [
    "Arsip",
    "Baris",
    "BarisBatal",
    "BarisMeta",
    "BarisPengaturan",
    "BarisTemuan",
    "BatasPredikat",
    "Disposisi",
    "Dokumen",
    "Formulir",
    "HariKhusus",
    "Indikator",
    "IsianAnggaran",
    "IsianFormulir",
    "KegiatanKerja",
    "Keputusan",
    "Kerja",
    "KertasKerja",
    "Kinerja",
    "Laporan",
    "Master",
    "Notulen",
    "Pejabat",
    "Pengaturan",
    "Peserta",
    "Realisasi",
    "RealisasiAnggaran",
    "Sel",
    "Unit",
]
