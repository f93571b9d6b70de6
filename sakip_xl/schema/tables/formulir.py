"""The tables of one unit's form."""

from __future__ import annotations

from sakip_xl.domain.model import AnggaranInput, Cell, FormulirInput
from sakip_xl.formulas import form_status as rumus
from sakip_xl.formulas.base import ColumnFormula
from sakip_xl.schema.base import Column, Look, Table


def _helper_columns(field_name: str, name: str, cell: str) -> tuple[Column, ...]:
    """The hidden columns that read the number of one typed cell, step by step."""
    body, mark = f"[@[Badan {name}]]", f"[@[Tanda {name}]]"
    steps = (
        ("badan", "Badan", rumus.body_formula(cell), rumus.compute_body(field_name)),
        ("tanda", "Tanda", rumus.mark_formula(cell, body), rumus.compute_mark(field_name)),
        ("angka", "Angka", rumus.number_formula(cell, body, mark), rumus.compute_number(field_name)),
    )
    return tuple(
        Column(
            f"{prefix}_{field_name}",
            f"{heading} {name}",
            12,
            "Bantuan Status Isian.",
            Look.KETIK,
            kunci=True,
            rumus=ColumnFormula(text, compute),
            tersembunyi=True,
        )
        for prefix, heading, text, compute in steps
    )


def _example(result: str, **changes: Cell) -> tuple[dict[str, Cell], Cell]:
    """A worked example of Status Isian: a row whose target of 90 percent is met, with some cells changed."""
    standard: dict[str, Cell] = {
        "kode": "IKS.1",
        "satuan": "%",
        "polaritas": "positif",
        "kendala": None,
        "realisasi": 92.5,
        "angka_realisasi": 92.5,
        "angka_target": 90.0,
        "skala": 1,
    }
    return {**standard, **changes}, result


_STATUS_EXAMPLES = (
    _example(rumus.LENGKAP),
    _example(rumus.BELUM, realisasi=None, angka_realisasi=""),
    _example(rumus.KENDALA, realisasi=85, angka_realisasi=85.0),
    _example(rumus.LENGKAP, realisasi=85, angka_realisasi=85.0, kendala="Blangko habis"),
    _example(rumus.DI_LUAR, realisasi=925, angka_realisasi=925.0),
    _example(rumus.GANDA, realisasi="1.234", angka_realisasi="ganda"),
    _example(rumus.BUKAN_ANGKA, realisasi="baik", angka_realisasi="teks"),
    _example(rumus.ANGKA_SAJA, realisasi="92 persen lebih", angka_realisasi="teks"),
    _example("", kode=None),
)

_ANGGARAN_EXAMPLES: tuple[tuple[dict[str, Cell], Cell], ...] = (
    ({"kode": "K.1", "pagu": 100, "realisasi": 80, "keterangan": None}, rumus.LENGKAP),
    ({"kode": "K.1", "pagu": 100, "realisasi": 120, "keterangan": None}, rumus.LEBIH_PAGU),
    ({"kode": "K.1", "pagu": 100, "realisasi": 120, "keterangan": "Pergeseran"}, rumus.LENGKAP),
    ({"kode": "K.1", "pagu": 100, "realisasi": None, "keterangan": None}, rumus.BELUM),
)

TBL_ISIAN = Table(
    FormulirInput,
    "Isian",
    "Isian Capaian Kinerja",
    (
        Column("kode", "Kode", 9, "Kode indikator.", kunci=True),
        Column("level", "Level", 9, "Level kinerja.", kunci=True),
        Column("indikator", "Indikator", 27, "Indikator kinerja.", Look.PANJANG, kunci=True),
        Column(
            "definisi",
            "Definisi Operasional",
            25,
            "Apa yang dihitung dan bagaimana.",
            Look.PANJANG,
            kunci=True,
        ),
        Column("satuan", "Satuan", 9, "Satuan realisasi.", kunci=True),
        Column("polaritas", "Polaritas", 9, "positif: makin tinggi makin baik.", kunci=True),
        Column("target_tahun", "Target Tahun", 10, "Target setahun.", Look.KETIK, kunci=True),
        Column("target", "Target Triwulan", 10, "Target triwulan ini.", Look.KETIK, kunci=True),
        Column(
            "realisasi",
            "Realisasi",
            12,
            "Isi angka realisasi triwulan ini. Nol ditulis 0; jangan dikosongkan.",
            Look.KETIK,
        ),
        Column("kendala", "Kendala", 21, "Hambatan yang dihadapi; tulis - bila tidak ada.", Look.PANJANG),
        Column("solusi", "Solusi", 21, "Pemecahan yang sudah dilakukan.", Look.PANJANG),
        Column(
            "tindak_lanjut",
            "Rencana Tindak Lanjut",
            21,
            "Yang akan dilakukan triwulan berikut.",
            Look.PANJANG,
        ),
        Column("penanggung_jawab", "Penanggung Jawab", 15, "Yang mengerjakan tindak lanjut."),
        Column("batas_waktu", "Batas Waktu", 17, "Tanggal, misalnya 30/09/2026.", Look.TANGGAL),
        Column("bukti_dukung", "Bukti Dukung", 18, "Nama dokumen atau tautan bukti.", Look.PANJANG),
        *_helper_columns("target", "Target", "[@[Target Triwulan]]"),
        *_helper_columns("realisasi", "Realisasi", "[@Realisasi]"),
        Column(
            "skala",
            "Skala",
            8,
            "Bantuan Status Isian.",
            Look.KETIK,
            kunci=True,
            rumus=ColumnFormula(rumus.RUMUS_SKALA, rumus.compute_scale),
            tersembunyi=True,
        ),
        Column(
            "status",
            "Status Isian",
            14,
            "Terisi sendiri; Lengkap bila isian siap dikirim.",
            Look.PILIHAN,
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
            "uraian", "Uraian", 60, "Nama program, kegiatan, atau sub kegiatan.", Look.PANJANG, kunci=True
        ),
        Column("pagu", "Pagu (Rp)", 20, "Pagu setahun.", Look.UANG, kunci=True),
        Column(
            "realisasi",
            "Realisasi s.d. Triwulan Ini (Rp)",
            22,
            "Isi realisasi sampai akhir triwulan, rupiah.",
            Look.UANG,
        ),
        Column("keterangan", "Keterangan", 34, "Catatan bila perlu.", Look.PANJANG),
        Column(
            "status",
            "Status Anggaran",
            16,
            "Terisi sendiri; Lengkap bila isian siap dikirim.",
            Look.PILIHAN,
            kunci=True,
            rumus=ColumnFormula(
                rumus.RUMUS_STATUS_ANGGARAN, rumus.compute_anggaran_status, _ANGGARAN_EXAMPLES
            ),
        ),
    ),
    cadangan=0,
)
