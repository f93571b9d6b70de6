"""The content checks of the SOP steps: what the workbook must really contain, and what is missing.

``data/syarat.toml`` names the checks, ``data/sop_*.toml`` says which step asks for which; here each name
has its function. A name without a function, or a function without a name, fails at import.
"""

from __future__ import annotations

from sakip_xl.domain.model import Master
from sakip_xl.domain.sop.definition import SYARAT, Langkah
from sakip_xl.domain.sop.requirements import data, papers  # noqa: F401 registers their checks
from sakip_xl.domain.sop.requirements.registry import FUNGSI, MissingItem
from sakip_xl.domain.sop.requirements.sidik import is_current, sidik_data
from sakip_xl.domain.terms import SopName

__all__ = [
    "FUNGSI",
    "MissingItem",
    "check_completeness",
    "check_requirement",
    "is_current",
    "missing_items",
    "sidik_data",
]


def check_completeness(functions: set[str], names: set[str]) -> None:
    """Raise ``ValueError`` unless every named check has its function and every function its name."""
    if functions != names:
        msg = f"syarat.toml and the registered checks differ in {sorted(functions ^ names)}"
        raise ValueError(msg)


check_completeness(set(FUNGSI), set(SYARAT))


def check_requirement(name: str, master: Master, sop: SopName, triwulan: int) -> list[MissingItem]:
    """Everything that one named check finds missing for one SOP and quarter; an empty list when it is met."""
    return FUNGSI[name](master, sop, triwulan)


def missing_items(master: Master, sop: SopName, triwulan: int, langkah: Langkah) -> list[MissingItem]:
    """Everything missing at a step: first what must be there before it, then what it must leave behind."""
    return [
        item
        for name in (*langkah.syarat_masuk, *langkah.syarat_keluar)
        for item in check_requirement(name, master, sop, triwulan)
    ]
