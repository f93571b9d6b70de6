"""Names of books that staff may give, and what makes each of them hard to pass on."""

from __future__ import annotations

BIASA = [
    "SAKIP 2026.xlsx",
    "SAKIP-Induk (salinan 2).xlsx",
    "rekap_final_v2.XLSX",
    "Buku1",
]
SULIT = [
    "rekap=final.xlsx",  # xlwings splits its arguments at every =
    "data;baru.xlsx",
    "tujuan & sasaran.xlsx",  # cmd.exe starts a second command
    "capaian 100%.xlsx",
    "%PATH%.xlsx",  # Windows fills in the variable
    "%TEMP% & %OS%.xlsx",
    "a^b.xlsx",
    "penting!.xlsx",
    "Jum'at.xlsx",
    "caf\u00e9.xlsx",
    "\u202ekanan.xlsx",
    "laporan \U0001f600.xlsx",
    "\u6570\u636e.xlsx",
    "a,b+c~d#e@f.xlsx",
    "{[`$]}.xlsx",
]
