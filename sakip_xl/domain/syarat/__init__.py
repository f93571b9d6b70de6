"""The content checks of the SOP steps: what must really stand in the workbook, and what is missing.

``data/syarat.toml`` names the checks, ``data/sop_*.toml`` says which step asks for which; here each name
has its function. A name without a function, or a function without a name, fails at import.
"""

from __future__ import annotations

from sakip_xl.domain.istilah import NamaSop
from sakip_xl.domain.model import Master
from sakip_xl.domain.sop import SOP, SYARAT
from sakip_xl.domain.syarat import data, naskah  # noqa: F401 importing them registers their checks
from sakip_xl.domain.syarat.inti import FUNGSI, Kekurangan
from sakip_xl.domain.syarat.sidik import sidik_data

__all__ = ["FUNGSI", "Kekurangan", "kekurangan", "periksa_kelengkapan", "periksa_syarat", "sidik_data"]


def periksa_kelengkapan(fungsi: set[str], nama: set[str]) -> None:
    """Raise ``ValueError`` unless every named check has its function and every function its name."""
    if fungsi != nama:
        msg = f"syarat.toml and the registered checks differ in {sorted(fungsi ^ nama)}"
        raise ValueError(msg)


periksa_kelengkapan(set(FUNGSI), set(SYARAT))


def periksa_syarat(nama: str, master: Master, sop: NamaSop, triwulan: int) -> list[Kekurangan]:
    """Everything that one named check misses for one SOP and quarter; an empty list when it is met."""
    return FUNGSI[nama](master, sop, triwulan)


def kekurangan(master: Master, sop: NamaSop, triwulan: int, langkah: int) -> list[Kekurangan]:
    """Everything a step misses: first what must be there before it, then what it must leave behind."""
    satu = SOP[sop].ke(langkah)
    return [
        apa
        for nama in (*satu.syarat_masuk, *satu.syarat_keluar)
        for apa in periksa_syarat(nama, master, sop, triwulan)
    ]
