"""The base of named collections: tables, shapes, charts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.office.mesin.dasar import Bagian


class Koleksi(Bagian):
    """Things of a sheet, by number from 1 or by name; a name has no capitals, as in Excel."""

    __slots__ = ("sheet",)

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        return self.sheet.xl

    @property
    def parent(self) -> Any:
        return self.sheet

    def __iter__(self) -> Iterator[Any]:
        raise NotImplementedError

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __call__(self, kunci: str | int) -> Any:
        for ke, satu in enumerate(self, start=1):
            if ke == kunci or (isinstance(kunci, str) and satu.name.lower() == kunci.lower()):
                return satu
        raise KeyError(kunci)

    def __contains__(self, kunci: str | int) -> bool:
        try:
            self(kunci)
        except KeyError:
            return False
        return True
