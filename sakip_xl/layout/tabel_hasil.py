"""The tables that the program fills: Kertas Kerja, Laporan, findings, Arsip and Jejak."""

from __future__ import annotations

from sakip_xl.domain.jejak import BarisJejak
from sakip_xl.domain.model import Arsip, BarisTemuan, Laporan
from sakip_xl.layout.inti import Kolom, Rupa, Sifat, Tabel

_TW = Kolom("triwulan", "Triwulan", 10, "Triwulan 1 sampai 4.", Rupa.BULAT, daftar="daftar_triwulan")

TBL_LAPORAN = Tabel(
    "tblLaporan",
    Laporan,
    "Laporan",
    "Daftar Laporan",
    (
        Kolom("nomor", "Nomor Laporan", 26, "Nomor laporan; diisi program, boleh diganti nomor naskah."),
        Kolom("ringkasan", "Ringkasan", 38, "Pokok isi laporan.", Rupa.PANJANG),
        Kolom("sop", "SOP", 13, "SOP yang dilaporkan.", Rupa.PILIHAN),
        _TW,
        Kolom("jenis", "Jenis", 12, "draft sampai Sekretaris setuju, lalu final.", Rupa.PILIHAN),
        Kolom("capaian", "Capaian (%)", 11, "Rata-rata capaian kecamatan; diisi program.", Rupa.PERSEN),
        Kolom("tanggal", "Tanggal", 18, "Tanggal laporan.", Rupa.TANGGAL),
        Kolom("disusun_oleh", "Disusun Oleh", 24, "Penyusun laporan."),
        Kolom(
            "keputusan_sekretaris",
            "Keputusan Sekretaris",
            14,
            "Diisi tombol Setujui atau Kembalikan.",
            Rupa.PILIHAN,
        ),
        Kolom("arahan", "Arahan Sekretaris", 34, "Arahan bila dikembalikan.", Rupa.PANJANG),
        Kolom("disposisi_camat", "Disposisi Camat", 34, "Isi disposisi Camat atas laporan.", Rupa.PANJANG),
        Kolom("sidik_data", "Sidik Data", 14, "Sidik data saat laporan disusun; diisi program.", kunci=True),
    ),
)

TBL_TEMUAN = Tabel(
    "tblTemuan",
    BarisTemuan,
    "Hasil Pemeriksaan",
    "Temuan",
    (
        Kolom("nomor", "No", 6, "Nomor urut.", Rupa.BULAT),
        Kolom("tingkat", "Tingkat", 12, "salah harus diperbaiki; peringatan perlu dilihat.", Rupa.PILIHAN),
        Kolom("kode", "Kode", 10, "Kode temuan."),
        Kolom("lembar", "Lembar", 18, "Lembar tempat temuan."),
        Kolom("sel", "Sel", 8, "Klik untuk menuju selnya."),
        Kolom("kolom", "Kolom", 18, "Judul kolom."),
        Kolom("nilai", "Isi Sekarang", 20, "Isi sel saat diperiksa.", Rupa.PANJANG),
        Kolom("pesan", "Temuan", 48, "Apa yang ditemukan.", Rupa.PANJANG),
        Kolom("saran", "Yang Perlu Dilakukan", 48, "Cara memperbaiki.", Rupa.PANJANG),
        Kolom("berkas", "Berkas", 28, "Berkas tempat temuan.", Rupa.PANJANG),
    ),
    sifat=Sifat.HITUNGAN,
    cadangan=0,
)

TBL_ARSIP = Tabel(
    "tblArsip",
    Arsip,
    "Arsip",
    "Daftar Arsip",
    (
        Kolom("nomor", "No", 6, "Nomor urut.", Rupa.BULAT),
        Kolom("sop", "SOP", 14, "SOP asal.", Rupa.PILIHAN),
        _TW,
        Kolom("berkas", "Berkas", 60, "Nama berkas arsip.", Rupa.PANJANG),
        Kolom("sidik", "Sidik (SHA-256)", 40, "Sidik berkas untuk memeriksa keaslian.", Rupa.PANJANG),
        Kolom("waktu", "Waktu", 20, "Waktu diarsipkan.", Rupa.WAKTU),
        Kolom("oleh", "Oleh", 26, "Yang mengarsipkan."),
        Kolom("keterangan", "Keterangan", 40, "Keterangan arsip.", Rupa.PANJANG),
    ),
    sifat=Sifat.CATATAN,
    cadangan=0,
)

TBL_JEJAK = Tabel(
    "tblJejak",
    BarisJejak,
    "Jejak",
    "Jejak Kegiatan",
    (
        Kolom("nomor", "No", 6, "Nomor urut.", Rupa.BULAT),
        Kolom("waktu", "Waktu", 20, "Waktu kejadian.", Rupa.WAKTU),
        Kolom("sop", "SOP", 14, "SOP.", Rupa.PILIHAN),
        _TW,
        Kolom("langkah", "Langkah", 9, "Langkah SOP.", Rupa.BULAT),
        Kolom("peristiwa", "Peristiwa", 20, "Yang terjadi.", Rupa.PILIHAN),
        Kolom("oleh", "Oleh", 26, "Pelaku."),
        Kolom("peran", "Peran", 14, "Peran pelaku.", Rupa.PILIHAN),
        Kolom("akun", "Akun", 14, "Akun Windows pelaku."),
        Kolom("keputusan", "Keputusan", 11, "Keputusan Sekretaris.", Rupa.PILIHAN),
        Kolom("ke_langkah", "Ke Langkah", 10, "Langkah tujuan bila dikembalikan.", Rupa.BULAT),
        Kolom("catatan", "Catatan", 50, "Keterangan kejadian.", Rupa.PANJANG),
        Kolom("sidik_lalu", "Sidik Sebelumnya", 18, "Sidik baris sebelumnya."),
        Kolom("sidik", "Sidik", 18, "Sidik baris ini."),
    ),
    sifat=Sifat.CATATAN,
    cadangan=0,
)
