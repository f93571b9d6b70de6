"""Columns of the tables of a template, and on which side of their column texts and numbers stand."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH

Column = tuple[str, str, int]
"""Heading, tag of the row, width in millimetres."""

NUMBERS = {
    *(
        "target",
        "realisasi",
        "capaian",
        "pagu",
        "serapan",
        "efisiensi",
        "tahun_lalu",
        "tahun_ini",
        "perubahan",
    ),
    *("target_renstra", "capaian_renstra", "target_sd", "realisasi_sd", "capaian_sd", "target_tahun"),
    *("capaian_tahun", "direkap", "jumlah", "target_lalu", "capaian_lalu", "anggaran", "halaman"),
    *("pagu_renstra", "belanja_renstra", "pagu_renja", "pagu_dpa", "selisih", "sisa"),
}
"""Columns of numbers, which stand to the right."""

CENTERED = {
    "nomor",
    "langkah",
    "ada",
    "predikat",
    "dihitung",
    "wajib",
    "terisi",
    "pembilang",
    "penyebut",
    *(f"bulan_{n}" for n in range(1, 13)),
    *("spesifik", "dapat_diukur", "dapat_dicapai", "relevan", "berbatas_waktu", "menantang"),
    *("akurat", "tepat", "banyak", "tanpa_indikator", "tanpa_induk", "tanpa_turunan"),
    *(f"tw{n}" for n in range(1, 5)),
}
"""Columns of short words and counts, which stand in the middle."""


def alignment(tag: str) -> WD_ALIGN_PARAGRAPH | None:
    """How the cells of a column stand; texts keep to the left."""
    if tag in CENTERED:
        return WD_ALIGN_PARAGRAPH.CENTER
    return WD_ALIGN_PARAGRAPH.RIGHT if tag in NUMBERS else None
