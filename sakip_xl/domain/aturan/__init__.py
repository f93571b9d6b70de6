"""The rules of every sheet that staff fill in; importing this package registers them all."""

from __future__ import annotations

from sakip_xl.domain.aturan import (  # noqa: F401 the order in which the findings of a table stand
    anggaran,
    butir,
    disposisi,
    dokumen,
    formulir,
    identitas,
    indikator,
    indikator_target,
    jejak,
    laporan,
    notulen,
    pengaturan,
    pohon_kinerja,
    program_kerja,
    realisasi,
)
from sakip_xl.domain.aturan.inti import (
    DAFTAR,
    Aturan,
    Judul,
    Konteks,
    TemuanSel,
    judul_bidang,
    periksa_aturan,
)
from sakip_xl.domain.aturan.isian import periksa_isian

__all__ = [
    "DAFTAR",
    "Aturan",
    "Judul",
    "Konteks",
    "TemuanSel",
    "judul_bidang",
    "periksa_aturan",
    "periksa_isian",
]
