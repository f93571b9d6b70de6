"""Changes an ``.xlsx`` part by part, as another program or a careless hand would."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from sakip_xl.workbook.xlsx.workbook_xml import open_workbook

Rewrite = Callable[[str], str]


def change_parts(path: Path, changes: Mapping[str, Rewrite], extra: Mapping[str, str] | None = None) -> None:
    """Rewrite parts in place and add others."""
    parts = part_content(path)
    for name, method in changes.items():
        new = method(parts[name].decode())
        assert new.encode() != parts[name], f"{name} was not changed"
        parts[name] = new.encode()
    parts |= {name: content.encode() for name, content in (extra or {}).items()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as arsip:
        for name, content in parts.items():
            arsip.writestr(name, content)


def change_sheet(path: Path, sheet: str, method: Rewrite) -> None:
    """Rewrite one sheet."""
    change_parts(path, {open_workbook(path.name, part_content(path)).sheet_parts[sheet]: method})


def part_content(path: Path) -> dict[str, bytes]:
    """Every part."""
    with zipfile.ZipFile(path) as arsip:
        return {name: arsip.read(name) for name in arsip.namelist()}


def replacement(old: str, new: str) -> Rewrite:
    """Replace a text once."""
    return lambda content: content.replace(old, new, 1)
