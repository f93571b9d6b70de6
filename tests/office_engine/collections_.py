"""The base of named collections: tables, shapes, charts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.office_engine.base import Part


class SheetCollection(Part):
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

    def __call__(self, key: str | int) -> Any:
        for index, item in enumerate(self, start=1):
            if index == key or (isinstance(key, str) and item.name.lower() == key.lower()):
                return item
        raise KeyError(key)

    def __contains__(self, key: str | int) -> bool:
        try:
            self(key)
        except KeyError:
            return False
        return True
