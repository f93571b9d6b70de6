"""What a column lets staff type, and the prompt that tells them: derived from the model and the schema."""

from __future__ import annotations

from datetime import date, time
from typing import Any

from pydantic import BaseModel

from sakip_xl.schema.base import Column, Look, Table, Trait

JUDUL_MAKS, PESAN_MAKS, DAFTAR_MAKS = 32, 255, 255
TANGGAL_AWAL, TANGGAL_AKHIR = date(2000, 1, 1), date(2100, 12, 31)
_NUMBERS = {Look.NUMBER, Look.PERCENT, Look.MONEY}
_LARGEST = 1e15


def column_validation(table: Table, column: Column) -> dict[str, Any] | None:
    """The data validation of one column in XlsxWriter's words; ``None`` where staff do not type.

    A choice of a closed list is refused when it is not in it. All else warns and lets through: what was
    typed is judged by the check, which can explain. A number kept as typed is a text, never judged here.
    """
    if table.sifat is not Trait.INPUT or column.kunci or column.rumus is not None:
        return None
    return {**_rule(table, column), **petunjuk(column.judul, column.petunjuk)}


def petunjuk(heading: str, text: str) -> dict[str, Any]:
    """The prompt that appears when the cell is entered, within Excel's limits."""
    return {"input_title": heading[:JUDUL_MAKS], "input_message": text[:PESAN_MAKS]}


def choices_from(values: tuple[str, ...]) -> dict[str, Any]:
    """A dropdown typed inline; too long for Excel is a builder's mistake."""
    if len(",".join(values)) > DAFTAR_MAKS:
        msg = f"a dropdown of {len(values)} values is too long, name a range: {values[0]}"
        raise ValueError(msg)
    advice = "Pilih salah satu dari daftar: " + ", ".join(values) + "."
    return {"validate": "list", "source": list(values), **_refuse("Bukan pilihan", advice, "stop")}


def named_choices(name: str, kind: str = "warning") -> dict[str, Any]:
    """A dropdown of a named range; a value that is not in it may be meant."""
    return {
        "validate": "list",
        "source": f"={name}",
        **_refuse("Tidak ada di daftar", "Isian ini tidak ada di daftar pilihan. Periksa ejaannya.", kind),
    }


def content_rule(look: Look, limits: tuple[float | None, float | None] = (None, None)) -> dict[str, Any]:
    """What a cell of this kind must be; text and typed numbers may be anything."""
    if look in {Look.DATE, Look.MOMENT}:
        advice = "Ketik tanggal, misalnya 22/11/2026."
        return _between("date", TANGGAL_AWAL, TANGGAL_AKHIR, "Bukan tanggal", advice)
    if look is Look.TIME:
        return _between("time", time(0, 0), time(23, 59, 59), "Bukan jam", "Ketik jam, misalnya 09:30.")
    if look is Look.INTEGER or look in _NUMBERS:
        kind = "integer" if look is Look.INTEGER else "decimal"
        lower = -_LARGEST if limits[0] is None else limits[0]
        upper = _LARGEST if limits[1] is None else limits[1]
        return _between(kind, lower, upper, *_number_advice(look, limits))
    return {"validate": "any"}


def model_limits(model: type[BaseModel], field_name: str) -> tuple[float | None, float | None]:
    """The least and the greatest number that the model takes for a field."""
    lower = upper = None
    for rule in model.model_fields[field_name].metadata:
        lower = getattr(rule, "ge", getattr(rule, "gt", lower))
        upper = getattr(rule, "le", getattr(rule, "lt", upper))
    return lower, upper


def _rule(table: Table, column: Column) -> dict[str, Any]:
    if choices := table.options(column.bidang):
        return choices_from(choices)
    if column.list_name:
        return named_choices(column.list_name)
    if table.as_typed(column):
        return {"validate": "any"}
    return content_rule(column.rupa, model_limits(table.model, column.bidang))


def _number_advice(look: Look, limits: tuple[float | None, float | None]) -> tuple[str, str]:
    noun = "bilangan bulat" if look is Look.INTEGER else "angka"
    lower, upper = limits
    if lower is not None and upper is not None:
        return f"Bukan {noun} yang wajar", f"Ketik {noun} {lower:g} sampai {upper:g}."
    if lower is not None:
        return f"Bukan {noun} yang wajar", f"Ketik {noun}, tidak kurang dari {lower:g}."
    return f"Bukan {noun}", f"Ketik {noun} saja."


def _between(kind: str, lower: object, upper: object, heading: str, advice: str) -> dict[str, Any]:
    return {
        "validate": kind,
        "criteria": "between",
        "minimum": lower,
        "maximum": upper,
        **_refuse(heading, advice, "warning"),
    }


def _refuse(heading: str, advice: str, kind: str) -> dict[str, Any]:
    return {"error_title": heading[:JUDUL_MAKS], "error_message": advice[:PESAN_MAKS], "error_type": kind}
