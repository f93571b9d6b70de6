"""How the rows of each table of the master are matched and merged: one line a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sakip_xl.domain.model import (
    AnggaranKertas,
    Arsip,
    AsalRow,
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
    MetaRow,
    NaskahRow,
    Notulen,
    Pejabat,
    PengaturanRow,
    Peserta,
    Realisasi,
    RealisasiAnggaran,
    RencanaAksi,
    Riwayat,
    SpecialDay,
    TemuanRow,
    TindakLanjutLhe,
    Undangan,
    UndoRow,
    Unit,
)
from sakip_xl.domain.sop.jejak import JejakRow


@dataclass(frozen=True, slots=True)
class MergeRule:
    """How the rows of one table are merged.

    ``key``: the fields by which a row is found again; rows that agree in them are counted off. ``paper``: a
    row is one paper, and two of them with one key are two papers: both stay. ``moment``: when the program
    recorded what the row says; of one fact recorded twice the first time stands. ``chosen``: fields that are
    a mere choice of the day, or a decision whose outcome is told itself: of two that of the first book
    stands. ``number``: what is given out once; a number given to two different rows is told. ``counted`` is a
    mere count of the rows.
    """

    key: tuple[str, ...]
    paper: bool = False
    moment: tuple[str, ...] = ()
    chosen: frozenset[str] = frozenset()
    number: str = ""
    counted: str = ""


_R = MergeRule
RULES: Mapping[str, MergeRule] = {
    Kerja.table: _R((), chosen=frozenset({"pelaksana", "triwulan", "sop", "ke_langkah"})),
    PengaturanRow.table: _R(("pengaturan",), chosen=frozenset({"penjelasan", "sumber"})),
    Pejabat.table: _R(("nama", "peran", "unit")),
    Unit.table: _R(("kode",)),
    JenisUnit.table: _R(("jenis",)),
    BatasPredikat.table: _R(("predikat",)),
    SpecialDay.table: _R(("tanggal",)),
    Disposisi.table: _R(("nomor_agenda",), paper=True, number="nomor_agenda"),
    Undangan.table: _R(("nomor",), paper=True, number="nomor"),
    Notulen.table: _R(("nomor",), paper=True, number="nomor"),
    Peserta.table: _R(("nomor_notulen", "nama")),
    Keputusan.table: _R(("nomor_notulen", "keputusan")),
    KegiatanKerja.table: _R(("sop", "triwulan", "langkah", "kegiatan")),
    Dokumen.table: _R(("sop", "triwulan", "langkah", "dokumen")),
    Kinerja.table: _R(("kode",)),
    Indikator.table: _R(("kode", "versi_pk")),
    Riwayat.table: _R(("kode", "tahun")),
    RencanaAksi.table: _R(("kode", "aksi", "sub_aksi")),
    Formulir.table: _R(("id_formulir",), paper=True, moment=("kembali",), number="id_formulir"),
    IsianKertas.table: _R(("id_formulir", "unit", "triwulan", "kode")),
    AnggaranKertas.table: _R(("id_formulir", "unit", "triwulan", "kode")),
    Realisasi.table: _R(("kode", "triwulan", "unit"), moment=("dicatat",)),
    RealisasiAnggaran.table: _R(("kode", "triwulan")),
    Laporan.table: _R(("sop", "triwulan", "jenis"), paper=True, number="nomor"),
    NaskahRow.table: _R(("jenis", "triwulan", "kunci", "versi"), paper=True, number="nomor"),
    TindakLanjutLhe.table: _R(("nomor_lhe", "rekomendasi")),
    Arsip.table: _R(("sop", "triwulan", "sidik"), paper=True, counted="nomor"),
    Bentrok.table: _R(
        ("tabel", "kunci", "nama_kolom", "lama", "baru"),
        chosen=frozenset({"pakai", "keterangan", "diputuskan_oleh", "diputuskan"}),
        counted="nomor",
    ),
}
"""Every table whose rows are merged; the order is that in which conflicts are told."""

APART: frozenset[str] = frozenset(
    {KertasKerja.table, TemuanRow.table, AsalRow.table, Kunci.table, JejakRow.table, MetaRow.table}
    | {UndoRow.table}
)
"""Tables that are not merged by rows: computed anew, joined as a log, or of one book only."""


def rule_of(table: str) -> MergeRule:
    """How a table is merged; one without a line here by whole rows."""
    return RULES.get(table, MergeRule(()))
