"""Give cells of an open sheet the look of a style name, touching only what differs from the old one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from sakip_xl.render.styles import sifat
from sakip_xl.workbook.sync.rectangles import rectangle
from sakip_xl.workbook.xlsx.address import cell_address

if TYPE_CHECKING:
    import xlwings as xw

    from sakip_xl.render.canvas import Area
    from sakip_xl.workbook.live.host import Host

Address = tuple[int, int]
_SIDES = ("left", "right", "top", "bottom")
_LINES: dict[int, dict[str, Any]] = {
    1: {"line_style": "continuous", "weight": "thin"},
    2: {"line_style": "continuous", "weight": "medium"},
    4: {"line_style": "dot", "weight": "thin"},
}
"""XlsxWriter's border numbers in xlwings' words; a number that is missing here is a ``KeyError``."""
_FONT = {"huruf": "name", "ukuran": "size", "tebal": "bold", "miring": "italic", "warna": "color"}
_LONGEST_ADDRESS = 255
"""What ``Range`` takes as an address has fewer than 256 characters."""
_UNDERLINED = "digarisbawahi"
_HORIZONTAL = {None: "general", "left": "left", "center": "center", "right": "right", "fill": "fill"}
_PLAIN = {"font_name": "Calibri", "font_size": 11, "valign": "bottom"}
_VERTICAL = {"top": "top", "vcenter": "center", "bottom": "bottom"}


@cache
def appearance(style: str) -> Mapping[str, Any]:
    """What a style name means on an open sheet; the empty name is a cell as a new book has it."""
    properties: Mapping[str, Any] = sifat(style) if style else _PLAIN
    lines = {
        side: (kind, properties.get(f"{side}_color", properties.get("border_color", "#000000")))
        if (kind := properties.get(side, properties.get("border", 0)))
        else None
        for side in _SIDES
    }
    return {
        "huruf": properties["font_name"],
        "ukuran": properties["font_size"],
        "tebal": bool(properties.get("bold")),
        "miring": bool(properties.get("italic")),
        "warna": properties.get("font_color", "#000000"),
        _UNDERLINED: bool(properties.get("underline")),
        "dasar": properties.get("bg_color"),
        "format": properties.get("num_format", "General"),
        "datar": (_HORIZONTAL[properties.get("align")], properties.get("indent", 0)),
        "tegak": _VERTICAL[properties["valign"]],
        "bungkus": bool(properties.get("text_wrap")),
        **{f"garis_{side}": value for side, value in lines.items()},
    }


def appearance_changes(old: str | None, new: str) -> dict[str, Any]:
    """The attributes to set; all of them when the old style is unknown."""
    current = appearance(new)
    before = appearance(old) if old is not None else {}
    return {key: value for key, value in current.items() if key not in before or before[key] != value}


def apply_styles(
    sheet: xw.Sheet,
    styles: Mapping[Address, tuple[str | None, str]],
    neighbours: Mapping[Address, str],
    host: Host,
) -> None:
    """Set the styles of many cells, equal changes together.

    Lines come last: taking one off a cell takes it off the cell beside it too, whose lines (``neighbours``
    has the styles around the changed cells) are laid again.
    """
    groups: dict[tuple[tuple[str, Any], ...], list[Address]] = {}
    lined: dict[tuple[Any, ...], list[Address]] = {}
    for address, (old, new) in styles.items():
        difference = appearance_changes(old, new)
        groups.setdefault(tuple(sorted(difference.items())), []).append(address)
        if any(name.startswith("garis_") for name in difference):
            lined.setdefault(_lines(new), []).append(address)
        for address_beside in _beside(address, difference):
            if address_beside in neighbours:
                lined.setdefault(_lines(neighbours[address_beside]), []).append(address_beside)
    for changes, cells in groups.items():
        if changes:
            _apply(sheet, list(rectangle(cells)), dict(changes), host)
    for lines, cells in lined.items():
        _lay_lines(sheet, lines, cells)


def apply_link_fonts(sheet: xw.Sheet, styles: Mapping[Address, str], host: Host) -> None:
    """Give cells the type of their styles: a new link brings its own, blue and underlined."""
    groups: dict[tuple[tuple[str, Any], ...], list[Address]] = {}
    for address, style in styles.items():
        font = {key: value for key, value in appearance(style).items() if key in _FONT}
        groups.setdefault(tuple(sorted(font.items())), []).append(address)
    for font_items, cells in groups.items():
        for area in rectangle(cells):
            _font(range_of(sheet, area), dict(font_items))
    plain = [address for address, style in styles.items() if not appearance(style)[_UNDERLINED]]
    for area in rectangle(plain):
        host.underline(sheet, fixed_address(area), on=False)


def _beside(address: Address, difference: Mapping[str, Any]) -> list[Address]:
    """The cells that lose a line with this one."""
    row, column = address
    beside = {
        "left": (row, column - 1),
        "right": (row, column + 1),
        "top": (row - 1, column),
        "bottom": (row + 1, column),
    }
    return [beside[side] for side in _lost(difference)]


def range_of(sheet: xw.Sheet, area: Area) -> xw.Range:
    """A rectangle, counted from 0, of an open sheet."""
    return sheet.range(fixed_address(area).replace("$", ""))


def together(addresses: Iterable[str]) -> Iterator[str]:
    """Addresses as few that name several areas each, none longer than the program reads."""
    several = ""
    for address in addresses:
        if len(several) + len(address) >= _LONGEST_ADDRESS:
            yield several
            several = ""
        several = f"{several},{address}" if several else address
    if several:
        yield several


def fixed_address(area: Area) -> str:
    """A rectangle, counted from 0, as a reference that does not move: ``$A$1:$C$9``."""
    start, end = (
        f"${cell_address(0, column).removesuffix('1')}${row + 1}"
        for row, column in ((area.row, area.column), (area.last_row, area.last_column))
    )
    return start if start == end else f"{start}:{end}"


def _apply(sheet: xw.Sheet, areas: list[Area], difference: dict[str, Any], host: Host) -> None:
    """Give areas what changes: all together but for the lines, which belong to the edges of each."""
    for address in together(map(fixed_address, areas)):
        _look(sheet.range(address.replace("$", "")), difference)
        if _UNDERLINED in difference:
            host.underline(sheet, address, on=difference[_UNDERLINED])
    if _lost(difference):
        for area in areas:
            _erase_lines(range_of(sheet, area), difference)


def _look(cells: xw.Range, difference: dict[str, Any]) -> None:
    _font(cells, difference)
    if "dasar" in difference:
        cells.color = difference["dasar"]
    if "format" in difference:
        cells.number_format = difference["format"]
    if "datar" in difference:
        alignment, indent = difference["datar"]
        cells.horizontal_alignment = "general"  # takes any old indent away
        cells.horizontal_alignment = alignment
        if indent:
            cells.adjust_indent(indent)
    if "tegak" in difference:
        cells.vertical_alignment = difference["tegak"]
    if "bungkus" in difference:
        cells.wrap_text = difference["bungkus"]


def _font(cells: xw.Range, difference: dict[str, Any]) -> None:
    changed = [(attribute, difference[key]) for key, attribute in _FONT.items() if key in difference]
    if not changed:
        return
    font = cells.font
    for attribute, value in changed:
        setattr(font, attribute, value)


def _erase_lines(cells: xw.Range, difference: dict[str, Any]) -> None:
    """Take off the lines that go."""
    sides = _lost(difference)
    cells.borders.clear([edge for side in sides for edge in (f"edge_{side}", *_between(cells, side))])


def _lost(difference: Mapping[str, Any]) -> list[str]:
    """The sides on which a line goes."""
    return [side for side in _SIDES if difference.get(f"garis_{side}", "tetap") is None]


def _lines(style: str) -> tuple[Any, ...]:
    """The lines of a style: left, right, top, bottom."""
    return tuple(appearance(style)[f"garis_{side}"] for side in _SIDES)


def _lay_lines(sheet: xw.Sheet, lines: tuple[Any, ...], cells: list[Address]) -> None:
    """Lay the lines of cells; all four sides alike in one call for a whole area."""
    uniform = len(set(lines)) == 1
    for area in rectangle(cells) if uniform else [part for cell in cells for part in rectangle([cell])]:
        block = range_of(sheet, area)
        for side, value in zip(_SIDES[: 1 if uniform else None], lines, strict=False):
            if value is not None:
                edges = _every(block) if uniform else [f"edge_{side}"]
                block.borders.set(edges, color=value[1], **_LINES[value[0]])


def _every(cells: xw.Range) -> list[str]:
    return [f"edge_{side}" for side in _SIDES] + _between(cells, "left") + _between(cells, "top")


def _between(cells: xw.Range, side: str) -> list[str]:
    """The inner lines that belong to a side of every cell; a single row or column has none."""
    rows, columns = cells.shape
    if side in {"left", "right"}:
        return ["inside_vertical"] if columns > 1 else []
    return ["inside_horizontal"] if rows > 1 else []
