"""The tables of one unit's form."""

from __future__ import annotations

from datetime import date

from sakip_xl.domain.model import AnggaranInput, Cell, FormulirInput
from sakip_xl.formulas import form_status as rumus
from sakip_xl.formulas.base import ColumnFormula
from sakip_xl.schema.base import Column, Look, Table


def _example(result: str, **changes: Cell) -> tuple[dict[str, Cell], Cell]:
    """A worked example of Status Isian: a filled row with some cells changed."""
    standard: dict[str, Cell] = {
        "kode": "IKS.1",
        "realisasi": 92.5,
        "kendala": "-",
        "solusi": None,
        "tindak_lanjut": None,
        "penanggung_jawab": None,
        "batas_waktu": None,
        "bukti_dukung": "Laporan bulanan",
    }
    return {**standard, **changes}, result


_STATUS_EXAMPLES = (
    _example(rumus.TERISI),
    _example(rumus.TERISI, realisasi=0),
    _example(rumus.KOSONG, realisasi=None),
    _example(rumus.KOSONG, realisasi=" - "),
    _example(rumus.PERIKSA, realisasi="92,5"),
    _example(rumus.PERIKSA, realisasi="1.234"),
    _example(rumus.PERIKSA, realisasi=date(2026, 2, 1)),
    _example(rumus.PERIKSA, realisasi="95%"),
    _example(rumus.PERIKSA, realisasi=-3),
    _example(rumus.PERIKSA, batas_waktu="30 Juni 2026"),
    _example(rumus.TERISI, batas_waktu=date(2026, 6, 30)),
    _example(rumus.PERIKSA, bukti_dukung=date(2026, 6, 30)),
    _example("", kode=None),
)

_ANGGARAN_EXAMPLES: tuple[tuple[dict[str, Cell], Cell], ...] = (
    ({"kode": "K.1", "pagu": 100_000, "realisasi": 80_000, "keterangan": None}, rumus.TERISI),
    ({"kode": "K.1", "pagu": 100_000, "realisasi": 120_000, "keterangan": "Pergeseran"}, rumus.PERIKSA),
    ({"kode": "K.1", "pagu": 100_000, "realisasi": "Rp 80.000", "keterangan": None}, rumus.PERIKSA),
    ({"kode": "K.1", "pagu": 100_000, "realisasi": None, "keterangan": None}, rumus.KOSONG),
)

TBL_ISIAN = Table(
    FormulirInput,
    "Isian",
    "Isian Capaian Kinerja",
    (
        Column("kode", "Kode", 9, "Kode indikator.", kunci=True),
        Column("level", "Level", 9, "Level kinerja.", kunci=True),
        Column("indikator", "Indikator", 27, "Indikator kinerja.", Look.LONG_TEXT, kunci=True),
        Column(
            "definisi",
            "Definisi Operasional",
            25,
            "Apa yang dihitung dan bagaimana.",
            Look.LONG_TEXT,
            kunci=True,
        ),
        Column("satuan", "Satuan", 9, "Satuan realisasi.", kunci=True),
        Column("polaritas", "Polaritas", 9, "positif: makin tinggi makin baik.", kunci=True),
        Column("yang_diisi", "Yang Diisi", 22, "Angka mana yang diminta.", Look.LONG_TEXT, kunci=True),
        Column("target_tahun", "Target Tahun", 10, "Target setahun.", Look.TYPED, kunci=True),
        Column("target", "Target Triwulan", 10, "Target triwulan ini.", Look.TYPED, kunci=True),
        Column("target_sd", "Target s.d. Triwulan", 10, "Target sejak awal tahun.", Look.TYPED, kunci=True),
        Column(
            "realisasi_lalu",
            "Realisasi Triwulan Lalu",
            10,
            "Realisasi triwulan sebelumnya.",
            Look.TYPED,
            kunci=True,
        ),
        Column(
            "realisasi_tahun_lalu",
            "Realisasi Tahun Lalu",
            10,
            "Realisasi triwulan yang sama tahun lalu.",
            Look.TYPED,
            kunci=True,
        ),
        Column("minta_pecahan", "Isi Pembilang", 9, "Ya: isi pembilang dan penyebut.", kunci=True),
        Column("pembilang", "Pembilang", 11, "Isi bila Isi Pembilang bertulisan Ya.", Look.TYPED),
        Column("penyebut", "Penyebut", 11, "Isi bila Isi Pembilang bertulisan Ya.", Look.TYPED),
        Column(
            "realisasi",
            "Realisasi",
            12,
            "Isi angka realisasi triwulan ini. Nol ditulis 0; jangan dikosongkan.",
            Look.TYPED,
        ),
        Column(
            "alasan_belum",
            "Alasan Belum Tersedia",
            18,
            "Isi bila realisasi belum tersedia, misalnya menunggu hasil evaluasi; Realisasi dikosongkan.",
            Look.LONG_TEXT,
        ),
        Column("kendala", "Kendala", 21, "Hambatan yang dihadapi; tulis - bila tidak ada.", Look.LONG_TEXT),
        Column("solusi", "Solusi", 21, "Pemecahan yang sudah dilakukan.", Look.LONG_TEXT),
        Column(
            "tindak_lanjut",
            "Rencana Tindak Lanjut",
            21,
            "Yang akan dilakukan triwulan berikut.",
            Look.LONG_TEXT,
        ),
        Column("penanggung_jawab", "Penanggung Jawab", 15, "Yang mengerjakan tindak lanjut."),
        Column("batas_waktu", "Batas Waktu", 17, "Tanggal, misalnya 30/09/2026.", Look.DATE),
        Column("bukti_dukung", "Bukti Dukung", 18, "Nama dokumen atau tautan bukti.", Look.LONG_TEXT),
        Column(
            "status",
            "Status Isian",
            14,
            "Dihitung sendiri: Kosong, Terisi, atau Periksa (dinilai saat rekap).",
            Look.CHOICE,
            kunci=True,
            rumus=ColumnFormula(rumus.RUMUS_STATUS, rumus.compute_status, _STATUS_EXAMPLES),
        ),
    ),
    cadangan=0,
)

TBL_ISIAN_ANGGARAN = Table(
    AnggaranInput,
    "Anggaran",
    "Isian Realisasi Anggaran",
    (
        Column("kode", "Kode", 16, "Kode program, kegiatan, atau sub kegiatan.", kunci=True),
        Column(
            "uraian", "Uraian", 60, "Nama program, kegiatan, atau sub kegiatan.", Look.LONG_TEXT, kunci=True
        ),
        Column("pagu", "Pagu (Rp)", 20, "Pagu setahun.", Look.MONEY, kunci=True),
        Column(
            "realisasi",
            "Realisasi s.d. Triwulan Ini (Rp)",
            22,
            "Isi realisasi sampai akhir triwulan, rupiah.",
            Look.MONEY,
        ),
        Column("keterangan", "Keterangan", 34, "Catatan bila perlu.", Look.LONG_TEXT),
        Column(
            "status",
            "Status Anggaran",
            16,
            "Dihitung sendiri: Kosong, Terisi, atau Periksa (dinilai saat rekap).",
            Look.CHOICE,
            kunci=True,
            rumus=ColumnFormula(
                rumus.RUMUS_STATUS_ANGGARAN, rumus.compute_anggaran_status, _ANGGARAN_EXAMPLES
            ),
        ),
    ),
    cadangan=0,
)
