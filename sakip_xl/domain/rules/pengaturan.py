"""How a rule points at a setting, and the name of the kecamatan wherever it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

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
    KertasKerja,
    Kunci,
    Laporan,
    NaskahRow,
    Notulen,
    Pejabat,
    Pengaturan,
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
    Unit,
)
from sakip_xl.domain.model.tables import MASTER_FIELDS
from sakip_xl.domain.rules.registry import (
    RuleScope,
    Violation,
    rule,
    violation,
)
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.wording import normalized, shown_cell

_NOT_TEXT = {
    TemuanRow.table,
    AsalRow.table,
    NaskahRow.table,
    Arsip.table,
    JejakRow.table,
    KertasKerja.table,
    SpecialDay.table,
    BatasPredikat.table,
    JenisUnit.table,
    Riwayat.table,
    TindakLanjutLhe.table,
    IsianKertas.table,
    AnggaranKertas.table,
    Bentrok.table,
    Kunci.table,
}
_MENTION = re.compile(r"\b(?:[Kk]ecamatan|[Cc]amat|KECAMATAN|CAMAT)\s+(?P<nama>[A-Z][\w'-]+)")
_NOT_NAMES = frozenset(
    {"atas", "berprestasi", "berupa", "dalam", "dan", "di", "dengan", "desa", "ini", "itu", "kabupaten"}
    | {"kantor", "ke", "kepada", "kepala", "kota", "layak", "melalui", "nomor", "oleh", "pada", "ramah"}
    | {"secara", "sebagai", "sehat", "sekretaris", "selaku", "tahun", "tangguh", "tentang", "terhadap"}
    | {"terkait", "terpadu", "tim", "triwulan", "untuk", "wajib", "yang"}
)
"""Words that follow Kecamatan or Camat with a capital letter and are not names."""


def config(k: RuleScope, field_name: str, **content: object) -> Violation:
    """A violation at one setting; its row is its place among the settings."""
    value = shown_cell(getattr(k.master.pengaturan, field_name))
    return Violation(list(Pengaturan.model_fields).index(field_name), field_name, value, content)


def other_kecamatan(text: str, k: RuleScope) -> str | None:
    """The name of another kecamatan in a text, as written; ``None`` when there is none.

    The name of an official after ``Camat`` is no kecamatan.
    """
    for match in _MENTION.finditer(text):
        if normalized(match["nama"]) not in _known(k) | _NOT_NAMES:
            return match.group()
    return None


def _known(k: RuleScope) -> set[str]:
    """The words of this kecamatan's own name and of the officials' names."""
    own = _words(k.master.pengaturan.nama_kecamatan) - {"kecamatan"}
    return own.union(*(_words(p.nama) for p in k.master.pejabat))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[\w'-]+", normalized(text)))


def _register(table: str) -> None:
    sample_field = {Peserta.table: "jabatan", Pejabat.table: "jabatan", Unit.table: "nama"}.get(table)
    field_name = sample_field or _SAMPLE_FIELDS.get(table, "uraian")

    @rule(
        "SKP-127",
        table,
        kenapa="Nama kecamatan hanya satu, yaitu pada lembar Identitas; nama lain biasanya sisa salinan "
        "(naskah SOP sendiri menyebut Sumbersuko dan Senduro).",
        baik={table: [{field_name: "Camat Sumbersuko, Kecamatan Sumbersuko"}]},
        buruk={table: [{field_name: "Kantor Camat Senduro"}]},
    )
    def text_names_other_kecamatan(k: RuleScope) -> Iterator[Violation]:
        """Another kecamatan is named in a text."""
        rows: Sequence[Any] = getattr(k.master, MASTER_FIELDS[table])
        for row in rows:
            for name in row.bidang():
                value = getattr(row, name)
                other = other_kecamatan(value, k) if isinstance(value, str) else None
                if other is not None:
                    yield violation(row, name, lain=other, kecamatan=k.master.pengaturan.nama_kecamatan)


_SAMPLE_FIELDS = {
    Disposisi.table: "hal",
    Undangan.table: "agenda",
    Notulen.table: "agenda",
    RencanaAksi.table: "aksi",
    Keputusan.table: "keputusan",
    KegiatanKerja.table: "kegiatan",
    Dokumen.table: "dokumen",
    Indikator.table: "definisi",
    Formulir.table: "alasan",
    Realisasi.table: "kendala",
    Laporan.table: "ringkasan",
    RealisasiAnggaran.table: "id_formulir",
}

for _table in MASTER_FIELDS:
    if _table not in _NOT_TEXT:
        _register(_table)


@rule(
    "SKP-127",
    PengaturanRow.table,
    kenapa="Kop dan pengesahan memakai nama kecamatan yang sama dengan pengaturan Nama Kecamatan.",
    baik={PengaturanRow.table: [{"sop_disahkan_oleh": "Camat Sumbersuko"}]},
    buruk={PengaturanRow.table: [{"sop_disahkan_oleh": "Camat Senduro"}]},
)
def pengaturan_names_other_kecamatan(k: RuleScope) -> Iterator[Violation]:
    """Another kecamatan is named in a setting."""
    for field_name in ("alamat_kantor", "tempat_naskah", "sop_disahkan_oleh"):
        other = other_kecamatan(getattr(k.master.pengaturan, field_name), k)
        if other is not None:
            yield config(k, field_name, lain=other, kecamatan=k.master.pengaturan.nama_kecamatan)
