"""Several areas in one address: they are given a look together, and no more is built."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.office_engine.base import Part, RefusedError

if TYPE_CHECKING:
    from tests.office_engine.sheets import Sheet

_LONGEST_ADDRESS = 255


def _of_each(name: str) -> property:
    """An attribute that is set on every part; read where all parts agree, else ``None`` as Excel says."""

    def read(self: _Parts) -> Any:
        values = [getattr(part, name) for part in self.parts]
        return values[0] if all(value == values[0] for value in values) else None

    def give(self: _Parts, value: Any) -> None:
        for part in self.parts:
            setattr(part, name, value)

    return property(read, give)


class _Parts(Part):
    __slots__ = ("options", "parts")

    def __init__(self, parts: list[Any]) -> None:
        self.parts = parts


class AreasFont(_Parts):
    """The font of several areas."""

    __slots__ = ()

    name = _of_each("name")
    size = _of_each("size")
    bold = _of_each("bold")
    italic = _of_each("italic")
    color = _of_each("color")


class Areas(_Parts):
    """Areas of one sheet."""

    __slots__ = ()

    row_height = _of_each("row_height")
    number_format = _of_each("number_format")
    color = _of_each("color")
    horizontal_alignment = _of_each("horizontal_alignment")
    vertical_alignment = _of_each("vertical_alignment")
    wrap_text = _of_each("wrap_text")

    @classmethod
    def named(cls, sheet: Sheet, address: str) -> Areas:
        """The areas of an address with commas, which Excel reads up to a length."""
        if len(address) > _LONGEST_ADDRESS:
            raise RefusedError(f"an address of {len(address)} characters")
        return cls([sheet.range(each) for each in address.split(",")])

    @property
    def font(self) -> AreasFont:
        return AreasFont([part.font for part in self.parts])

    def adjust_indent(self, amount: int) -> None:
        for part in self.parts:
            part.adjust_indent(amount)
