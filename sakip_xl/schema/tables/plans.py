"""The tables of Rencana Aksi and Tindak Lanjut LHE."""

from __future__ import annotations

from sakip_xl.domain.model import RencanaAksi, TindakLanjutLhe
from sakip_xl.domain.wording import BULAN
from sakip_xl.schema.base import Column, Look, Table

TBL_RENCANA_AKSI = Table(
    RencanaAksi,
    "Rencana Aksi",
    "Rencana Aksi",
    (
        Column("kode", "Kode Indikator", 16, "Kode indikator yang didukung.", list_name="daftar_indikator"),
        Column("aksi", "Rencana Aksi", 44, "Yang akan dilakukan untuk mencapai target.", Look.LONG_TEXT),
        Column("sub_aksi", "Sub Rencana Aksi", 36, "Rincian aksi; boleh kosong.", Look.LONG_TEXT),
        Column("unit", "Unit Pelaksana", 16, "Kode unit yang melaksanakan.", list_name="daftar_unit"),
        Column("keluaran", "Keluaran", 24, "Hasil aksi, misalnya laporan pembinaan.", Look.LONG_TEXT),
        *(
            Column(f"bulan_{number}", name, 11, f"Target bulan {name}: angka atau kata.", Look.TYPED)
            for number, name in enumerate(BULAN, 1)
        ),
        Column("progres", "Kemajuan (%)", 11, "Kemajuan 0 sampai 100.", Look.NUMBER),
        Column("keterangan", "Keterangan", 24, "Catatan bila perlu.", Look.LONG_TEXT),
    ),
    cadangan=10,
    penjelasan="Satu baris setiap aksi; satu indikator boleh punya beberapa. Bulan tanpa target dikosongkan.",
)

TBL_TINDAK_LANJUT_LHE = Table(
    TindakLanjutLhe,
    "Tindak Lanjut LHE",
    "Tindak Lanjut Rekomendasi LHE",
    (
        Column("judul_lhe", "Judul LHE", 34, "Misalnya LHE AKIP Tahun 2025.", Look.LONG_TEXT),
        Column("nomor_lhe", "Nomor LHE", 20, "Nomor laporan hasil evaluasi."),
        Column("tanggal_lhe", "Tanggal LHE", 18, "Tanggal laporan hasil evaluasi.", Look.DATE),
        Column("rekomendasi", "Rekomendasi", 44, "Satu rekomendasi setiap baris.", Look.LONG_TEXT),
        Column("tindak_lanjut", "Tindak Lanjut", 44, "Yang dilakukan kantor.", Look.LONG_TEXT),
        Column("penanggung_jawab", "Penanggung Jawab", 22, "Yang mengerjakan tindak lanjut."),
        Column("batas_waktu", "Batas Waktu", 18, "Batas waktu tindak lanjut.", Look.DATE),
        Column("status", "Status", 12, "belum, proses, atau tuntas.", Look.CHOICE),
        Column("bukti", "Bukti", 34, "Nama atau tempat bukti tindak lanjut.", Look.LONG_TEXT),
    ),
    cadangan=10,
    penjelasan="Rekomendasi evaluasi AKIP tahun-tahun sebelumnya dan tindak lanjutnya, untuk KKE 6.",
)
