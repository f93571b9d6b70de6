"""The value of one foreign cell for one field: kept as typed, only words of a closed list are respelled."""

from __future__ import annotations

from sakip_xl.domain.foreign.fields import Expected, ImportField, dictionary
from sakip_xl.domain.foreign.source import shown
from sakip_xl.domain.measure.scale import TANPA_SKALA
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model.base import Cell
from sakip_xl.domain.wording import normalized


def is_blank(value: Cell) -> bool:
    """Whether a cell says nothing: empty, or a dash."""
    return value is None or (isinstance(value, str) and not value.strip(" -–—.…\t\n"))


def taken_value(field: ImportField, value: Cell) -> Cell:
    """What is written for a field: a number as typed, a text trimmed, a word of a list in our spelling.

    Plain money is an amount of rupiah, exactly, also of thousands and millions; what is not plain (``1,5 M``,
    ``1.234``) stays as typed for the check to ask.
    """
    if field.holds is Expected.MONEY:
        return _rupiah(value, field.kali)
    if field.holds is Expected.NUMBER:
        return _trimmed(value)
    if not isinstance(value, str):
        return value if isinstance(value, (int, float)) and not isinstance(value, bool) else shown(value)
    text = _trimmed(value)
    return dictionary().spellings.get(field.id, {}).get(normalized(str(text)), text)


def equal(value: Cell, other: Cell) -> bool:
    """Whether two cells say the same: numbers by value, words by ``normalized``."""
    if is_blank(value) and is_blank(other):
        return True
    if type(value) is type(other) is str:
        return normalized(str(value)) == normalized(str(other))
    return value == other


def _trimmed(value: Cell) -> Cell:
    return (
        "\n".join(" ".join(line.split()) for line in value.strip().splitlines())
        if isinstance(value, str)
        else value
    )


def _rupiah(value: Cell, factor: int) -> Cell:
    reading = read_number(value, skala=TANPA_SKALA)
    decorated = reading.persen or reading.satuan or reading.penyebut is not None
    if reading.nilai is None or decorated:
        return _trimmed(value)
    product = reading.nilai * factor
    return int(product) if product == product.to_integral_value() else float(product)
