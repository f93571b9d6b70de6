"""A whole agency's year as agencies type it: 49 nodes, 50 indicators, yearly targets only, no SMART answers.

Wording, satuan and targets follow what printed LKjIP of such agencies hold; zero targets are among them.
"""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.actions.buat import initial_content
from sakip_xl.domain.model import Indikator, Kinerja, Pejabat, Unit
from sakip_xl.schema.content import BookContent, RawRow

UNIT = {
    "SEK": "Sekretariat",
    "PEM": "Seksi Pemerintahan",
    "PMD": "Seksi Pemberdayaan",
    "TRA": "Seksi Trantib",
}
_CHILDREN = (1, 4, 8, 14, 22)  # 1 tujuan, 4 sasaran, 8 program, 14 kegiatan, 22 sub kegiatan: 49 nodes
_LEVELS = ("tujuan", "sasaran", "program", "kegiatan", "sub kegiatan")
_MEASURES: tuple[tuple[str, str, object, str, str], ...] = (
    ("Persentase pelayanan administrasi yang selesai tepat waktu", "%", "100%", "positif", "rata-rata"),
    ("Indeks Kepuasan Masyarakat", "indeks", "86,5", "positif", "posisi akhir"),
    ("Jumlah dokumen perencanaan yang disusun", "dokumen", 4, "positif", "jumlah"),
    ("Jumlah pelanggaran Peraturan Daerah", "kasus", 0, "negatif", "jumlah"),
    ("Nilai SAKIP perangkat daerah", "nilai", "65,40 (B)", "positif", "posisi akhir"),
    ("Jumlah desa yang menyusun APBDes tepat waktu", "desa", 8, "positif", "posisi akhir"),
    ("Jumlah orang yang mengikuti musyawarah", "orang", 240, "positif", "jumlah"),
    ("Jumlah temuan pemeriksaan yang belum ditindaklanjuti", "temuan", 0, "negatif", "posisi akhir"),
    ("Penerimaan Pajak Bumi dan Bangunan", "rupiah", 106_439_453_000, "positif", "jumlah"),
    ("Jumlah laporan keuangan", "laporan", 14, "positif", "jumlah"),
)


def real_set(**targets: object) -> BookContent:
    """The content of the master; ``targets`` replace those of every indicator by their field."""
    base = initial_content("Sumbersuko", 2026, id_master="nyata")
    nodes = list(_nodes())
    return BookContent(
        base.kind,
        {
            **base.tables,
            Pejabat.table: [
                {"nama": "Budi Santoso", "jabatan": "Camat", "peran": "Camat"},
                {"nama": "Siti Aminah", "jabatan": "Sekretaris", "peran": "Sekretaris"},
                {"nama": "Agus Wijaya", "jabatan": "Ketua Tim SAKIP", "peran": "Tim SAKIP"},
            ],
            Unit.table: [
                {"kode": kode, "nama": name, "jenis": "seksi", "wajib": "Ya"} for kode, name in UNIT.items()
            ],
            Kinerja.table: nodes,
            Indikator.table: [{**row, **targets} for row in _indikator(nodes)],  # type: ignore[dict-item]
        },
    )


def _nodes() -> Iterator[RawRow]:
    above: list[str] = []
    for level, count in zip(_LEVELS, _CHILDREN, strict=True):
        kode = [f"{level[0].upper()}{len(level)}.{number}" for number in range(1, count + 1)]
        for index, name in enumerate(kode):
            row: RawRow = {"kode": name, "level": level, "uraian": f"Kinerja {name} tingkat {level}"}
            if above:
                row["induk"] = above[index % len(above)]
            if level == "sub kegiatan":
                row |= {"unit": list(UNIT)[index % len(UNIT)], "pagu": 25_000_000 + index * 1_000_000}
            yield row
        above = kode


def _indikator(nodes: list[RawRow]) -> Iterator[RawRow]:
    for number in range(50):
        node = nodes[number % len(nodes)]
        name, satuan, target, polaritas, konsolidasi = _MEASURES[number % len(_MEASURES)]
        yield {
            "kode": f"I.{number + 1}",
            "level": node["level"],
            "induk": node["kode"],
            "indikator": f"{name} {number + 1}",
            "definisi": f"Yang dicatat sebagai {name.lower()} selama satu tahun.",
            "formula": "Dihitung dari laporan unit kerja.",
            "satuan": satuan,
            "polaritas": polaritas,
            "konsolidasi": konsolidasi,
            "target_tahun": target,  # type: ignore[dict-item]
            "sumber_data": "Laporan unit kerja",
            "frekuensi": "tahunan",
            "unit": list(UNIT)[number % len(UNIT)],
        }
