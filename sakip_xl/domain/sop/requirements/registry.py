"""The registry of content checks: a name of ``data/syarat.toml`` and the function behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sakip_xl.domain.model import Master
from sakip_xl.domain.sop.definition import SYARAT
from sakip_xl.domain.terms import SopName
from sakip_xl.errors import Temuan

FindTemuan = Callable[[Master, SopName, int], Iterator[Temuan]]
Check = Callable[[Master, SopName, int], "list[MissingItem]"]


@dataclass(frozen=True, slots=True)
class MissingItem:
    """One thing that is missing: for which check, what, on which sheet, and what to do about it."""

    syarat: str
    text: str
    sheet: str
    kode: str
    saran: str


FUNGSI: dict[str, Check] = {}
"""Every check by its name in ``data/syarat.toml``."""


def requirement(name: str) -> Callable[[FindTemuan], FindTemuan]:
    """Register the function of one named check; it yields a finding for everything missing."""
    sheet = SYARAT[name].isi_di

    def register(find: FindTemuan) -> FindTemuan:
        def check(master: Master, sop: SopName, triwulan: int) -> list[MissingItem]:
            return [
                MissingItem(name, found.pesan, sheet, found.kode, found.saran)
                for found in find(master, sop, triwulan)
            ]

        FUNGSI[name] = check
        return find

    return register
