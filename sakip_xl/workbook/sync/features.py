"""What a sheet has beside the contents of its cells: number formats, widths, charts, colours of shapes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sakip_xl.render.styles import sifat

_BY_ENTRY = {"lebar", "grafik", "warna"}


def number_format(style: str) -> str:
    """The number format in which a style shows a value."""
    return str(sifat(style).get("num_format", "General")) if style else "General"


def changed_features(before: Mapping[str, Any], current: Mapping[str, Any]) -> dict[str, Any]:
    """What changed of a sheet beside its cells: of lists and mappings the entries that did, by place."""
    result: dict[str, Any] = {}
    for name, value in current.items():
        old = before.get(name)
        if value == old:
            continue
        if name == "warna":
            result[name] = _changed_colors(old or (), value)
        else:
            result[name] = _changed_entries(old or (), value) if name in _BY_ENTRY else value
    return {name: value for name, value in result.items() if value or name not in _BY_ENTRY}


def _changed_entries(before: Any, current: Any) -> dict[Any, Any]:
    known = dict(_entries(before))
    return {place: entry for place, entry in _entries(current) if entry != known.get(place)}


def _changed_colors(
    before: Sequence[Sequence[str]], current: Sequence[Sequence[str]]
) -> dict[int, list[str]]:
    """Fill and outline of the shapes that change, empty where they do not."""
    return {
        place: [new if new != old else "" for new, old in zip(entry, (*known, "", ""), strict=False)]
        for place, entry in enumerate(current)
        if entry != (known := before[place] if place < len(before) else ())
    }


def _entries(value: Mapping[str, Any] | Sequence[Any]) -> Iterable[tuple[Any, Any]]:
    return value.items() if isinstance(value, Mapping) else enumerate(value)


def plain_format(number_format: str | None) -> str | None:
    """A number format without what programs write in different ways."""
    return None if number_format is None else number_format.replace("\\", "").replace('"', "").casefold()
