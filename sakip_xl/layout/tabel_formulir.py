"""The tables of one unit's form."""

from __future__ import annotations

from sakip_xl.domain.model import IsianAnggaran, IsianFormulir, Sel
from sakip_xl.layout import rumus_isian as rumus
from sakip_xl.layout.inti import Kolom, RumusKolom, Rupa, Tabel


def _bantu(bidang: str, nama: str, sel: str) -> tuple[Kolom, ...]:
    """The hidden columns that read the number of one typed cell, step by step."""
    badan, tanda = f"[@[Badan {nama}]]", f"[@[Tanda {nama}]]"
    langkah = (
        ("badan", "Badan", rumus.rumus_badan(sel), rumus.hitung_badan(bidang)),
        ("tanda", "Tanda", rumus.rumus_tanda(sel, badan), rumus.hitung_tanda(bidang)),
        ("angka", "Angka", rumus.rumus_angka(sel, badan, tanda), rumus.hitung_angka(bidang)),
    )
    return tuple(
        Kolom(
            f"{awal}_{bidang}",
            f"{judul} {nama}",
            12,
            "Bantuan Status Isian.",
            Rupa.KETIK,
            kunci=True,
            rumus=RumusKolom(teks, hitung),
            tersembunyi=True,
        )
        for awal, judul, teks, hitung in langkah
    )


def _contoh(hasil: str, **ubahan: Sel) -> tuple[dict[str, Sel], Sel]:
    """A worked example of Status Isian: a row whose target of 90 percent is met, with some cells changed."""
    baku: dict[str, Sel] = {
        "kode": "IKS.1",
        "satuan": "%",
        "polaritas": "positif",
        "kendala": None,
        "realisasi": 92.5,
        "angka_realisasi": 92.5,
        "angka_target": 90.0,
        "skala": 1,
    }
    return {**baku, **ubahan}, hasil


_CONTOH_STATUS = (
    _contoh(rumus.LENGKAP),
    _contoh(rumus.BELUM, realisasi=None, angka_realisasi=""),
    _contoh(rumus.KENDALA, realisasi=85, angka_realisasi=85.0),
    _contoh(rumus.LENGKAP, realisasi=85, angka_realisasi=85.0, kendala="Blangko habis"),
    _contoh(rumus.DI_LUAR, realisasi=925, angka_realisasi=925.0),
    _contoh(rumus.GANDA, realisasi="1.234", angka_realisasi="ganda"),
    _contoh(rumus.BUKAN_ANGKA, realisasi="baik", angka_realisasi="teks"),
    _contoh(rumus.ANGKA_SAJA, realisasi="92 persen lebih", angka_realisasi="teks"),
    _contoh("", kode=None),
)

_CONTOH_ANGGARAN: tuple[tuple[dict[str, Sel], Sel], ...] = (
    ({"kode": "K.1", "pagu": 100, "realisasi": 80, "keterangan": None}, rumus.LENGKAP),
    ({"kode": "K.1", "pagu": 100, "realisasi": 120, "keterangan": None}, rumus.LEBIH_PAGU),
    ({"kode": "K.1", "pagu": 100, "realisasi": 120, "keterangan": "Pergeseran"}, rumus.LENGKAP),
    ({"kode": "K.1", "pagu": 100, "realisasi": None, "keterangan": None}, rumus.BELUM),
)

TBL_ISIAN = Tabel(
    "tblIsian",
    IsianFormulir,
    "Isian",
    "Isian Capaian Kinerja",
    (
        Kolom("kode", "Kode", 9, "Kode indikator.", kunci=True),
        Kolom("level", "Level", 9, "Level kinerja.", kunci=True),
        Kolom("indikator", "Indikator", 27, "Indikator kinerja.", Rupa.PANJANG, kunci=True),
        Kolom(
            "definisi",
            "Definisi Operasional",
            25,
            "Apa yang dihitung dan bagaimana.",
            Rupa.PANJANG,
            kunci=True,
        ),
        Kolom("satuan", "Satuan", 9, "Satuan realisasi.", kunci=True),
        Kolom("polaritas", "Polaritas", 9, "positif: makin tinggi makin baik.", kunci=True),
        Kolom("target_tahun", "Target Tahun", 10, "Target setahun.", Rupa.KETIK, kunci=True),
        Kolom("target", "Target Triwulan", 10, "Target triwulan ini.", Rupa.KETIK, kunci=True),
        Kolom(
            "realisasi",
            "Realisasi",
            12,
            "Isi angka realisasi triwulan ini. Nol ditulis 0; jangan dikosongkan.",
            Rupa.KETIK,
        ),
        Kolom("kendala", "Kendala", 21, "Hambatan yang dihadapi; tulis - bila tidak ada.", Rupa.PANJANG),
        Kolom("solusi", "Solusi", 21, "Pemecahan yang sudah dilakukan.", Rupa.PANJANG),
        Kolom(
            "tindak_lanjut",
            "Rencana Tindak Lanjut",
            21,
            "Yang akan dilakukan triwulan berikut.",
            Rupa.PANJANG,
        ),
        Kolom("penanggung_jawab", "Penanggung Jawab", 15, "Yang mengerjakan tindak lanjut."),
        Kolom("batas_waktu", "Batas Waktu", 17, "Tanggal, misalnya 30/09/2026.", Rupa.TANGGAL),
        Kolom("bukti_dukung", "Bukti Dukung", 18, "Nama dokumen atau tautan bukti.", Rupa.PANJANG),
        *_bantu("target", "Target", "[@[Target Triwulan]]"),
        *_bantu("realisasi", "Realisasi", "[@Realisasi]"),
        Kolom(
            "skala",
            "Skala",
            8,
            "Bantuan Status Isian.",
            Rupa.KETIK,
            kunci=True,
            rumus=RumusKolom(rumus.RUMUS_SKALA, rumus.hitung_skala),
            tersembunyi=True,
        ),
        Kolom(
            "status",
            "Status Isian",
            14,
            "Terisi sendiri; Lengkap bila isian siap dikirim.",
            Rupa.PILIHAN,
            kunci=True,
            rumus=RumusKolom(rumus.RUMUS_STATUS, rumus.hitung_status, _CONTOH_STATUS),
        ),
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
        Kolom(
            "status",
            "Status Anggaran",
            16,
            "Terisi sendiri; Lengkap bila isian siap dikirim.",
            Rupa.PILIHAN,
            kunci=True,
            rumus=RumusKolom(rumus.RUMUS_STATUS_ANGGARAN, rumus.hitung_status_anggaran, _CONTOH_ANGGARAN),
        ),
    ),
    cadangan=0,
)
