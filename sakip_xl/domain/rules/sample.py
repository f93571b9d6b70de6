"""A small sample office that breaks no rule; the examples of the rules replace rows of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from sakip_xl.domain.model import (
    AnggaranKertas,
    Arsip,
    BatasPredikat,
    Bentrok,
    Disposisi,
    Dokumen,
    Formulir,
    Indikator,
    IsianKertas,
    JenisUnit,
    KegiatanKerja,
    Keputusan,
    Kerja,
    KertasKerja,
    Kinerja,
    Kunci,
    Laporan,
    Master,
    Notulen,
    Pejabat,
    Pengaturan,
    PengaturanRow,
    Peserta,
    Realisasi,
    RealisasiAnggaran,
    RencanaAksi,
    Riwayat,
    Row,
    SpecialDay,
    TindakLanjutLhe,
    Undangan,
    Unit,
)
from sakip_xl.domain.model.references import resolve
from sakip_xl.domain.model.tables import MASTER_FIELDS
from sakip_xl.domain.rules.registry import Contoh
from sakip_xl.domain.sop.jejak import JejakRow

TODAY = date(2026, 7, 10)
"""The date on which the examples are checked."""

_MODEL: dict[str, type[Row | JejakRow]] = {
    Pejabat.table: Pejabat,
    Unit.table: Unit,
    JenisUnit.table: JenisUnit,
    BatasPredikat.table: BatasPredikat,
    SpecialDay.table: SpecialDay,
    Disposisi.table: Disposisi,
    Undangan.table: Undangan,
    Notulen.table: Notulen,
    Peserta.table: Peserta,
    Keputusan.table: Keputusan,
    KegiatanKerja.table: KegiatanKerja,
    Dokumen.table: Dokumen,
    Kinerja.table: Kinerja,
    Indikator.table: Indikator,
    Riwayat.table: Riwayat,
    RencanaAksi.table: RencanaAksi,
    Formulir.table: Formulir,
    IsianKertas.table: IsianKertas,
    AnggaranKertas.table: AnggaranKertas,
    Bentrok.table: Bentrok,
    Realisasi.table: Realisasi,
    RealisasiAnggaran.table: RealisasiAnggaran,
    KertasKerja.table: KertasKerja,
    Laporan.table: Laporan,
    TindakLanjutLhe.table: TindakLanjutLhe,
    Arsip.table: Arsip,
    Kunci.table: Kunci,
    JejakRow.table: JejakRow,
}
_SMART = dict.fromkeys(
    ("spesifik", "dapat_diukur", "dapat_dicapai", "relevan", "berbatas_waktu", "menantang"), "Ya"
)
_SOP = {"sop": "pengumpulan", "triwulan": 2}

STANDARD: dict[str, dict[str, Any]] = {
    Pejabat.table: {"nama": "Agus Wijaya", "jabatan": "Ketua Tim SAKIP", "peran": "Tim SAKIP"},
    Unit.table: {"kode": "PEM", "nama": "Seksi Pemerintahan", "jenis": "seksi"},
    JenisUnit.table: {"jenis": "seksi"},
    Riwayat.table: {"kode": "IKS.1", "tahun": 2025, "target": 75, "realisasi": 78},
    RencanaAksi.table: {"kode": "IKS.1", "aksi": "Pembinaan administrasi desa", "bulan_3": 2},
    TindakLanjutLhe.table: {"judul_lhe": "LHE AKIP Tahun 2025", "rekomendasi": "Perbaiki indikator."},
    BatasPredikat.table: {"predikat": "Sangat Rendah"},
    SpecialDay.table: {"tanggal": date(2026, 7, 31), "jenis": "libur"},
    Disposisi.table: {
        **_SOP,
        "nomor_agenda": "045/2026",
        "langkah": 1,
        "tanggal": date(2026, 7, 1),
        "hal": "Pengumpulan data kinerja Triwulan II",
        "diteruskan_kepada": "Sekretaris",
        "harap": "Proses lebih lanjut",
        "oleh": "Budi Santoso",
    },
    Undangan.table: {
        **_SOP,
        "nomor": "005/01",
        "tanggal_surat": date(2026, 7, 1),
        "tanggal": date(2026, 7, 2),
        "jam_mulai": time(9),
        "tempat": "Ruang rapat",
        "agenda": "Arahan pengumpulan data",
        "pengundang": "Siti Aminah",
    },
    Notulen.table: {
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
    Peserta.table: {"nomor_notulen": "NOT-01", "nama": "Agus Wijaya"},
    Keputusan.table: {
        "nomor_notulen": "NOT-01",
        "keputusan": "Formulir dikirim hari ini",
        "tindak_lanjut": "Menyiapkan formulir",
        "penanggung_jawab": "Tim SAKIP",
        "batas_waktu": date(2026, 7, 3),
    },
    KegiatanKerja.table: {
        **_SOP,
        "langkah": 4,
        "kegiatan": "Mengumpulkan dokumen",
        "penanggung_jawab": "Tim SAKIP",
        "mulai": date(2026, 7, 6),
        "selesai": date(2026, 7, 7),
        "keluaran": "Daftar periksa",
    },
    Dokumen.table: {**_SOP, "langkah": 4, "dokumen": "Renstra"},
    Kinerja.table: {"kode": "S.1", "level": "sasaran", "induk": "T.1", "uraian": "Pelayanan meningkat"},
    Indikator.table: {
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
    Formulir.table: {
        "id_formulir": "F-2026-2-PEM",
        "triwulan": 2,
        "unit": "PEM",
        "dikirim": datetime(2026, 7, 8, 9),
        "penerima": "Dewi Lestari",
        "diterima_unit": datetime(2026, 7, 8, 10),
    },
    IsianKertas.table: {
        "id_formulir": "F-2026-2-PEM",
        "triwulan": 2,
        "unit": "PEM",
        "kode": "IKS.1",
        "indikator": "Persentase desa tertib administrasi",
        "satuan": "%",
        "target": 60,
    },
    AnggaranKertas.table: {
        "id_formulir": "F-2026-2-PEM",
        "triwulan": 2,
        "unit": "PEM",
        "kode": "S.1",
        "uraian": "Pelayanan meningkat",
        "pagu": 10_000_000,
    },
    Kunci.table: {
        "nama": "Siti Rahma",
        "sejak": datetime(2026, 7, 6, 8),
        "jejak": 1,
        "publik": "0" * 64,
        "sidik": "0" * 64,
    },
    Bentrok.table: {
        "nomor": 1,
        "asal": "rekap",
        "tabel": Realisasi.table,
        "kunci": "IKS.1 | 2 | PEM",
        "nama_kolom": "realisasi",
        "unit": "PEM",
        "kode": "IKS.1",
        "triwulan": 2,
        "kolom": "Realisasi",
        "lama": 62,
        "baru": 65,
    },
    Realisasi.table: {"kode": "IKS.1", "triwulan": 2, "unit": "PEM", "realisasi": 62},
    RealisasiAnggaran.table: {"kode": "S.1", "triwulan": 2, "unit": "PEM", "realisasi": 4_000_000},
    KertasKerja.table: {
        "kode": "IKS.1",
        "triwulan": 2,
        "level": "sasaran",
        "induk": "S.1",
        "unit": "PEM",
        "polaritas": "positif",
        "rumus": "rasio",
        "konsolidasi": "posisi akhir",
    },
    Laporan.table: {
        **_SOP,
        "nomor": "LAP-01",
        "jenis": "draft",
        "tanggal": date(2026, 7, 10),
        "disusun_oleh": "Agus Wijaya",
    },
    Arsip.table: {
        **_SOP,
        "nomor": 1,
        "berkas": "arsip.zip",
        "sidik": "00",
        "waktu": datetime(2026, 7, 10, 15),
        "oleh": "Agus Wijaya",
    },
    JejakRow.table: {
        "nomor": 1,
        "waktu": datetime(2026, 7, 1, 8),
        "peristiwa": "pemeriksaan",
        "sidik_lalu": "",
    },
}
"""What a partial row of an example is filled up with, by table."""

_OFFICE: Contoh = {
    Pejabat.table: [
        {"nama": "Budi Santoso", "jabatan": "Camat", "peran": "Camat", "nip": "197001011995031001"},
        {"nama": "Siti Aminah", "jabatan": "Sekretaris", "peran": "Sekretaris"},
        {"akun": "agus"},
        {"nama": "Dewi Lestari", "jabatan": "Kepala Seksi", "peran": "Kasi/Kasubag", "unit": "PEM"},
    ],
    Unit.table: [{"kepala": "Dewi Lestari"}],
    BatasPredikat.table: [
        {"predikat": "Sangat Tinggi", "batas_bawah": 90, "warna": "2E7D32"},
        {"predikat": "Sedang", "batas_bawah": 65},
        {},
    ],
    SpecialDay.table: [{}],
    Disposisi.table: [{}],
    Notulen.table: [{}],
    Peserta.table: [{}, {"nama": "Siti Aminah"}],
    Keputusan.table: [{}],
    KegiatanKerja.table: [{"langkah": nomor} for nomor in (4, 5, 6, 8, 9, 12)],
    Dokumen.table: [
        {"dokumen": name, "ada": "Ya", "lokasi": "Lemari 1", "sejak": date(2026, 7, 6)}
        for name in ("Renstra 2025-2029", "Hasil Survei", "Laporan Hasil Evaluasi", "SAKIP Menpan RB")
    ],
    Kinerja.table: [{"kode": "T.1", "level": "tujuan", "induk": ""}, {"pagu": 10_000_000, "unit": "PEM"}],
    Indikator.table: [{"kode": "IKT.1", "level": "tujuan", "induk": "T.1"}, {}],
    Formulir.table: [{}],
    Realisasi.table: [{"kode": "IKT.1"}, {}],
    RealisasiAnggaran.table: [{}],
    Laporan.table: [{}],
}


def compose(contoh: Contoh | None = None) -> Master:
    """The sample office with some tables replaced by the rows of an example.

    ``tblPengaturan`` and ``tblKerja`` take one row with what differs. Kode are spelled as a loaded master
    has them.
    """
    content = {**_OFFICE, **(contoh or {})}
    defaults = {"nama_kecamatan": "Sumbersuko", "tahun": 2026}
    rows: dict[str, Any] = {MASTER_FIELDS[table]: _row(table, content.get(table, ())) for table in _MODEL}
    master = Master(
        id_master="contoh",
        pengaturan=Pengaturan(**{**defaults, **_one(content, PengaturanRow.table)}),
        kerja=Kerja(**_one(content, Kerja.table)),
        **rows,
    )
    return resolve(master)


def _one(content: Contoh, table: str) -> dict[str, Any]:
    return dict(content[table][0]) if table in content else {}


def _row(table: str, rows: Sequence[Mapping[str, Any]]) -> list[Any]:
    return [
        _MODEL[table](**{**STANDARD[table], **row, "baris_ke": number}) for number, row in enumerate(rows)
    ]
