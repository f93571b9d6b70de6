"""A small sample office in which every rule is kept; the examples of the rules replace rows of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from sakip_xl.domain.aturan.inti import BIDANG_MASTER, Contoh
from sakip_xl.domain.jejak import BarisJejak
from sakip_xl.domain.model import (
    Arsip,
    Baris,
    BatasPredikat,
    Disposisi,
    Dokumen,
    Formulir,
    HariKhusus,
    Indikator,
    KegiatanKerja,
    Keputusan,
    Kerja,
    KertasKerja,
    Kinerja,
    Laporan,
    Master,
    Notulen,
    Pejabat,
    Pengaturan,
    Peserta,
    Realisasi,
    RealisasiAnggaran,
    Unit,
)

HARI_INI = date(2026, 7, 10)
"""The date on which the examples are checked."""

_MODEL: dict[str, type[Baris | BarisJejak]] = {
    "tblPejabat": Pejabat,
    "tblUnit": Unit,
    "tblPredikat": BatasPredikat,
    "tblHariKhusus": HariKhusus,
    "tblDisposisi": Disposisi,
    "tblNotulen": Notulen,
    "tblPeserta": Peserta,
    "tblKeputusan": Keputusan,
    "tblProgramKerja": KegiatanKerja,
    "tblDokumen": Dokumen,
    "tblKinerja": Kinerja,
    "tblIndikator": Indikator,
    "tblFormulir": Formulir,
    "tblRealisasi": Realisasi,
    "tblAnggaran": RealisasiAnggaran,
    "tblKertasKerja": KertasKerja,
    "tblLaporan": Laporan,
    "tblArsip": Arsip,
    "tblJejak": BarisJejak,
}
_SMART = dict.fromkeys(("spesifik", "dapat_diukur", "dapat_dicapai", "relevan", "berbatas_waktu"), "Ya")
_SOP = {"sop": "pengumpulan", "triwulan": 2}

BAKU: dict[str, dict[str, Any]] = {
    "tblPejabat": {"nama": "Agus Wijaya", "jabatan": "Ketua Tim SAKIP", "peran": "Tim SAKIP"},
    "tblUnit": {"kode": "PEM", "nama": "Seksi Pemerintahan", "jenis": "seksi"},
    "tblPredikat": {"predikat": "Sangat Rendah"},
    "tblHariKhusus": {"tanggal": date(2026, 7, 31), "jenis": "libur"},
    "tblDisposisi": {
        **_SOP,
        "nomor_agenda": "045/2026",
        "langkah": 1,
        "tanggal": date(2026, 7, 1),
        "hal": "Pengumpulan data kinerja Triwulan II",
        "diteruskan_kepada": "Sekretaris",
        "harap": "Proses lebih lanjut",
        "oleh": "Budi Santoso",
    },
    "tblNotulen": {
        **_SOP,
        "nomor": "NOT-01",
        "tanggal": date(2026, 7, 2),
        "jam_mulai": time(9),
        "jam_selesai": time(10),
        "tempat": "Ruang rapat",
        "agenda": "Arahan pengumpulan data",
        "pimpinan": "Siti Aminah",
        "notulis": "Agus Wijaya",
        "ringkasan": "Jadwal dan pembagian tugas.",
    },
    "tblPeserta": {"nomor_notulen": "NOT-01", "nama": "Agus Wijaya"},
    "tblKeputusan": {
        "nomor_notulen": "NOT-01",
        "keputusan": "Formulir dikirim hari ini",
        "tindak_lanjut": "Menyiapkan formulir",
        "penanggung_jawab": "Tim SAKIP",
        "batas_waktu": date(2026, 7, 3),
    },
    "tblProgramKerja": {
        **_SOP,
        "langkah": 4,
        "kegiatan": "Mengumpulkan dokumen",
        "penanggung_jawab": "Tim SAKIP",
        "mulai": date(2026, 7, 6),
        "selesai": date(2026, 7, 7),
        "keluaran": "Daftar periksa",
    },
    "tblDokumen": {**_SOP, "langkah": 4, "dokumen": "Renstra"},
    "tblKinerja": {"kode": "S.1", "level": "sasaran", "induk": "T.1", "uraian": "Pelayanan meningkat"},
    "tblIndikator": {
        "kode": "IKS.1",
        "level": "sasaran",
        "induk": "S.1",
        "indikator": "Persentase desa tertib administrasi",
        "definisi": "Banyak desa yang menyerahkan laporan tepat waktu terhadap seluruh desa",
        "formula": "Desa tertib dibagi seluruh desa dikali 100",
        "pembilang": "Desa tertib",
        "penyebut": "Seluruh desa",
        "satuan": "%",
        "polaritas": "positif",
        "konsolidasi": "posisi akhir",
        "target_tahun": 90,
        "target_tw2": 60,
        "target_tw4": 90,
        "sumber_data": "Laporan desa",
        "frekuensi": "triwulanan",
        "unit": "PEM",
        "iku": "Ya",
        **_SMART,
    },
    "tblFormulir": {
        "id_formulir": "F-2026-2-PEM",
        "triwulan": 2,
        "unit": "PEM",
        "dikirim": datetime(2026, 7, 8, 9),
        "penerima": "Dewi Lestari",
        "diterima_unit": datetime(2026, 7, 8, 10),
    },
    "tblRealisasi": {"kode": "IKS.1", "triwulan": 2, "unit": "PEM", "realisasi": 62},
    "tblAnggaran": {"kode": "S.1", "triwulan": 2, "unit": "PEM", "realisasi": 4_000_000},
    "tblKertasKerja": {
        "kode": "IKS.1",
        "triwulan": 2,
        "level": "sasaran",
        "induk": "S.1",
        "unit": "PEM",
        "polaritas": "positif",
        "rumus": "rasio",
        "konsolidasi": "posisi akhir",
    },
    "tblLaporan": {
        **_SOP,
        "nomor": "LAP-01",
        "jenis": "draft",
        "tanggal": date(2026, 7, 10),
        "disusun_oleh": "Agus Wijaya",
    },
    "tblArsip": {
        **_SOP,
        "nomor": 1,
        "berkas": "arsip.zip",
        "sidik": "00",
        "waktu": datetime(2026, 7, 10, 15),
        "oleh": "Agus Wijaya",
    },
    "tblJejak": {"nomor": 1, "waktu": datetime(2026, 7, 1, 8), "peristiwa": "pemeriksaan", "sidik_lalu": ""},
}
"""What a partial row of an example is filled up with, by table."""

_KANTOR: Contoh = {
    "tblPejabat": [
        {"nama": "Budi Santoso", "jabatan": "Camat", "peran": "Camat", "nip": "197001011995031001"},
        {"nama": "Siti Aminah", "jabatan": "Sekretaris", "peran": "Sekretaris"},
        {"akun": "agus"},
        {"nama": "Dewi Lestari", "jabatan": "Kepala Seksi", "peran": "Kasi/Kasubag", "unit": "PEM"},
    ],
    "tblUnit": [{"kepala": "Dewi Lestari"}],
    "tblPredikat": [
        {"predikat": "Sangat Tinggi", "batas_bawah": 90, "warna": "2E7D32"},
        {"predikat": "Sedang", "batas_bawah": 65},
        {},
    ],
    "tblHariKhusus": [{}],
    "tblDisposisi": [{}],
    "tblNotulen": [{}],
    "tblPeserta": [{}, {"nama": "Siti Aminah"}],
    "tblKeputusan": [{}],
    "tblProgramKerja": [{"langkah": nomor} for nomor in (4, 5, 6, 8, 9, 12)],
    "tblDokumen": [
        {"dokumen": nama, "ada": "Ya", "lokasi": "Lemari 1", "sejak": date(2026, 7, 6)}
        for nama in ("Renstra 2025-2029", "Hasil Survei", "Laporan Hasil Evaluasi", "SAKIP Menpan RB")
    ],
    "tblKinerja": [{"kode": "T.1", "level": "tujuan", "induk": ""}, {"pagu": 10_000_000, "unit": "PEM"}],
    "tblIndikator": [{"kode": "IKT.1", "level": "tujuan", "induk": "T.1"}, {}],
    "tblFormulir": [{}],
    "tblRealisasi": [{"kode": "IKT.1"}, {}],
    "tblAnggaran": [{}],
    "tblLaporan": [{}],
}


def susun(contoh: Contoh | None = None) -> Master:
    """The sample office with some tables replaced by the rows of an example.

    ``tblPengaturan`` and ``tblKerja`` take one row of what differs.
    """
    isi = {**_KANTOR, **(contoh or {})}
    tetap = {"nama_kecamatan": "Sumbersuko", "tahun": 2026}
    return Master(
        id_master="contoh",
        pengaturan=Pengaturan(**{**tetap, **_satu(isi, "tblPengaturan")}),
        kerja=Kerja(**_satu(isi, "tblKerja")),
        **{BIDANG_MASTER[tabel]: _baris(tabel, isi.get(tabel, ())) for tabel in _MODEL},
    )


def _satu(isi: Contoh, tabel: str) -> dict[str, Any]:
    return dict(isi[tabel][0]) if tabel in isi else {}


def _baris(tabel: str, baris: Sequence[Mapping[str, Any]]) -> list[Any]:
    return [_MODEL[tabel](**{**BAKU[tabel], **satu, "baris_ke": nomor}) for nomor, satu in enumerate(baris)]
