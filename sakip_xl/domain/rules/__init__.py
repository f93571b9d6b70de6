"""The rules of every sheet that staff fill in; importing this package registers them all."""

from __future__ import annotations

from sakip_xl.domain.cell_temuan import CellTemuan
from sakip_xl.domain.rules import (  # noqa: F401 the order in which the findings of a table stand
    anggaran,
    answer,
    bentrok,
    disposisi,
    dokumen,
    formulir,
    identitas,
    indikator,
    indikator_target,
    isian_kertas,
    jejak,
    kode,
    kunci,
    laporan,
    notulen,
    one_number,
    pengaturan,
    pk_perubahan,
    pohon_kinerja,
    program_kerja,
    realisasi,
    rencana_aksi,
    renstra,
    riwayat,
    undangan,
)
from sakip_xl.domain.rules.form_check import check_input
from sakip_xl.domain.rules.registry import (
    RULES,
    Judul,
    Rule,
    RuleScope,
    check_rules,
    field_heading,
)

__all__ = [
    "RULES",
    "CellTemuan",
    "Judul",
    "Rule",
    "RuleScope",
    "check_input",
    "check_rules",
    "field_heading",
]
