"""The tables of one unit's form."""

from __future__ import annotations

from sakip_xl.domain.model import IsianAnggaran, IsianFormulir
from sakip_xl.layout.inti import Kolom, Rupa, Tabel

TBL_ISIAN = Tabel(
    "tblIsian",
    IsianFormulir,
    "Isian",
    "Isian Capaian Kinerja",
    (
        Kolom("kode", "Kode", 12, "Kode indikator.", kunci=True),
        Kolom("level", "Level", 12, "Level kinerja.", kunci=True),
        Kolom("indikator", "Indikator", 40, "Indikator kinerja.", Rupa.PANJANG, kunci=True),
        Kolom(
            "definisi",
            "Definisi Operasional",
            34,
            "Apa yang dihitung dan bagaimana.",
            Rupa.PANJANG,
            kunci=True,
        ),
        Kolom("satuan", "Satuan", 11, "Satuan realisasi.", kunci=True),
        Kolom("polaritas", "Polaritas", 11, "positif: makin tinggi makin baik.", kunci=True),
        Kolom("target_tahun", "Target Tahun", 13, "Target setahun.", Rupa.KETIK, kunci=True),
        Kolom("target", "Target Triwulan", 13, "Target triwulan ini.", Rupa.KETIK, kunci=True),
        Kolom(
            "realisasi",
            "Realisasi",
            14,
            "Isi angka realisasi triwulan ini. Nol ditulis 0; jangan dikosongkan.",
            Rupa.KETIK,
        ),
        Kolom("kendala", "Kendala", 30, "Hambatan yang dihadapi; tulis - bila tidak ada.", Rupa.PANJANG),
        Kolom("solusi", "Solusi", 30, "Pemecahan yang sudah dilakukan.", Rupa.PANJANG),
        Kolom(
            "tindak_lanjut",
            "Rencana Tindak Lanjut",
            30,
            "Yang akan dilakukan triwulan berikut.",
            Rupa.PANJANG,
        ),
        Kolom("penanggung_jawab", "Penanggung Jawab", 20, "Yang mengerjakan tindak lanjut."),
        Kolom("batas_waktu", "Batas Waktu", 16, "Tanggal, misalnya 30/09/2026.", Rupa.TANGGAL),
        Kolom("bukti_dukung", "Bukti Dukung", 28, "Nama dokumen atau tautan bukti.", Rupa.PANJANG),
    ),
    cadangan=0,
)

TBL_ISIAN_ANGGARAN = Tabel(
    "tblIsianAnggaran",
    IsianAnggaran,
    "Anggaran",
    "Isian Realisasi Anggaran",
    (
        Kolom("kode", "Kode", 16, "Kode program, kegiatan, atau sub kegiatan.", kunci=True),
        Kolom("uraian", "Uraian", 60, "Nama program, kegiatan, atau sub kegiatan.", Rupa.PANJANG, kunci=True),
        Kolom("pagu", "Pagu (Rp)", 20, "Pagu setahun.", Rupa.UANG, kunci=True),
        Kolom(
            "realisasi",
            "Realisasi s.d. Triwulan Ini (Rp)",
            22,
            "Isi realisasi sampai akhir triwulan, rupiah.",
            Rupa.UANG,
        ),
        Kolom("keterangan", "Keterangan", 34, "Catatan bila perlu.", Rupa.PANJANG),
    ),
    cadangan=0,
)
