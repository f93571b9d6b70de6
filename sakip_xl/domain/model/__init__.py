"""The rows of every table of the workbook, one pydantic model each, and the whole as ``Master``."""

from __future__ import annotations

from sakip_xl.domain.model.asal import EARLIER, AsalRow
from sakip_xl.domain.model.base import Cell, Row
from sakip_xl.domain.model.bentrok import Bentrok
from sakip_xl.domain.model.kinerja import Indikator, Kinerja, Riwayat
from sakip_xl.domain.model.kunci import Kunci
from sakip_xl.domain.model.laporan import Arsip, Laporan, NaskahRow, TemuanRow
from sakip_xl.domain.model.master import Master
from sakip_xl.domain.model.naskah import (
    Disposisi,
    Dokumen,
    KegiatanKerja,
    Keputusan,
    Notulen,
    Peserta,
    Undangan,
)
from sakip_xl.domain.model.organisasi import (
    BatasPredikat,
    JenisUnit,
    Kerja,
    MetaRow,
    Pejabat,
    Pengaturan,
    PengaturanRow,
    SpecialDay,
    Unit,
)
from sakip_xl.domain.model.pengukuran import KertasKerja
from sakip_xl.domain.model.pengumpulan import (
    ISIAN_KERTAS,
    AnggaranInput,
    AnggaranKertas,
    Formulir,
    FormulirInput,
    IsianKertas,
    Realisasi,
    RealisasiAnggaran,
)
from sakip_xl.domain.model.rencana import RencanaAksi, TindakLanjutLhe
from sakip_xl.domain.model.undo import UndoRow

__all__ = [
    "EARLIER",
    "ISIAN_KERTAS",
    "AnggaranInput",
    "AnggaranKertas",
    "Arsip",
    "AsalRow",
    "BatasPredikat",
    "Bentrok",
    "Cell",
    "Disposisi",
    "Dokumen",
    "Formulir",
    "FormulirInput",
    "Indikator",
    "IsianKertas",
    "JenisUnit",
    "KegiatanKerja",
    "Keputusan",
    "Kerja",
    "KertasKerja",
    "Kinerja",
    "Kunci",
    "Laporan",
    "Master",
    "MetaRow",
    "NaskahRow",
    "Notulen",
    "Pejabat",
    "Pengaturan",
    "PengaturanRow",
    "Peserta",
    "Realisasi",
    "RealisasiAnggaran",
    "RencanaAksi",
    "Riwayat",
    "Row",
    "SpecialDay",
    "TemuanRow",
    "TindakLanjutLhe",
    "Undangan",
    "UndoRow",
    "Unit",
]
