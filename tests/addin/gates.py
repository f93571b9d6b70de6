"""Gates for the built files: faults that a validator of Open XML lets through and Excel does not.

A check looks at the parts of one package and yields what is wrong, each fault once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain, combinations
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from openpyxl.worksheet.cell_range import CellRange
from pyopenvba.cfb import CFB
from pyopenvba.vba import VBAProject, parse_project_stream, parse_projectwm, parse_vba_project

from tests.addin.icons import IMAGE_MSO

Part = dict[str, bytes]
Check = Callable[[str, Part], Iterator[str]]

BOOK_TYPES = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    ".xlam": "application/vnd.ms-excel.addin.macroEnabled.main+xml",
}
JENIS_VBA = "application/vnd.ms-office.vbaProject"
RIBBON_RELATION = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
VBA_RELATION = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
PITA = "customUI/customUI14.xml"
VBA = "xl/vbaProject.bin"
UI = "{http://schemas.microsoft.com/office/2009/07/customui}"
SS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
# The callbacks we use: element, attribute, and the one parameter Excel passes.
SIGNATURES = {("customUI", "onLoad"): "IRibbonUI", ("button", "onAction"): "IRibbonControl"}
SELF_STARTING = re.compile(
    r"^\s*(?:public |private )?sub (auto_\w+|workbook_\w+)\b", re.IGNORECASE | re.MULTILINE
)


def read_parts(path: Path) -> Part:
    """Every part of a package by its name."""
    with ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


def write_parts(path: Path, part: Part) -> Path:
    """The parts as a package again."""
    with ZipFile(path, "w") as package:
        for name, content in part.items():
            package.writestr(name, content)
    return path


def wrong_kinds(file: str, part: Part) -> Iterator[str]:
    """The workbook part is not declared as what the file's ending says: Excel refuses to open it."""
    kinds = {}
    for item in ET.fromstring(part["[Content_Types].xml"]):
        kinds[item.get("PartName") or item.get("Extension")] = item.get("ContentType")
    if kinds.get("/xl/workbook.xml") != BOOK_TYPES[Path(file).suffix]:
        yield f"{file}: xl/workbook.xml is {kinds.get('/xl/workbook.xml')}"
    if VBA in part and JENIS_VBA not in {kinds.get("bin"), kinds.get(f"/{VBA}")}:
        yield f"{file}: {VBA} is not declared as VBA"


def wrong_relationships(file: str, part: Part) -> Iterator[str]:
    """Ribbon and macros that no relationship reaches, or that stand in a macro-free book."""
    for origin, relations, target in (
        ("_rels/.rels", RIBBON_RELATION, PITA),
        ("xl/_rels/workbook.xml.rels", VBA_RELATION, VBA),
    ):
        targets = [r.get("Target") for r in ET.fromstring(part[origin]) if r.get("Type") == relations]
        expected = [target.removeprefix("xl/")] if file.endswith(".xlam") else []
        if targets != expected or (target in part) != bool(expected):
            yield f"{file}: {origin} leads to {targets}, expected {expected}"


def wrong_ribbon(file: str, part: Part) -> Iterator[str]:
    """Ids and keytips that stand twice, an attribute beside its callback, an icon that is not known."""
    elements = list(_ribbon(part))
    for attribute in ("id", "keytip"):
        for value, count in Counter(u.get(attribute) for u in elements).items():
            if value and count > 1:
                yield f"{file}: {attribute} {value} stands {count} times"
    for u in elements:
        for attribute in u.attrib:
            if f"get{attribute[0].upper()}{attribute[1:]}" in u.attrib:
                yield f"{file}: {u.get('id')} has {attribute} and its callback"
        if (icon := u.get("imageMso")) and icon not in IMAGE_MSO:
            yield f"{file}: imageMso {icon} is on no list of Microsoft"


def wrong_callbacks(file: str, part: Part) -> Iterator[str]:
    """Callbacks of the ribbon without exactly one public Sub of the right signature."""
    if PITA not in part:
        return
    source = "\n".join(m.source for m in project(part).modules if m.kind.name == "standard")
    launch_args = {
        (u.tag.removeprefix(UI), attr, callback)
        for u in _ribbon(part)
        for attr, callback in u.attrib.items()
        if re.match(r"(on|get)[A-Z]", attr)
    }
    for tag, attribute, name in sorted(launch_args):
        kind = SIGNATURES.get((tag, attribute), "?")
        pattern = rf"^(?:Public )?Sub {re.escape(name)}\((?:ByVal )?\w+ As {re.escape(kind)}\)\s*$"
        if len(re.findall(pattern, source, re.MULTILINE)) != 1:
            yield f"{file}: {tag} {attribute} calls {name}, which no Sub answers"


def wrong_project(file: str, part: Part) -> Iterator[str]:
    """A VBA project that does not name the same modules everywhere, or carries compiled code."""
    if VBA not in part:
        return
    package, vba = CFB.from_bytes(part[VBA]), project(part)
    listing = parse_project_stream(package.get_stream("PROJECT"))
    documents = sorted(name for name, _ in listing.document_modules)
    if documents != sorted(_code_names(part)):
        yield f"{file}: codeName {sorted(_code_names(part))} but modules {documents}"
    names = {
        "dir": sorted(vba.module_names()),
        "PROJECT": sorted([*documents, *listing.standard_modules, *listing.class_modules]),
        "PROJECTwm": sorted(n for _, n in parse_projectwm(package.get_stream("PROJECTwm"))),
        "storage": sorted({*package.list_streams_in_storage("VBA")} - {"_VBA_PROJECT", "dir"}),
    }
    if len({tuple(n) for n in names.values()}) != 1:
        yield f"{file}: the modules differ: {names}"
    if package.get_stream_in_storage("VBA", "_VBA_PROJECT")[:4] != b"\xcc\x61\xff\xff":
        yield f"{file}: _VBA_PROJECT claims compiled code"
    yield from (f"{file}: {m.name} has compiled code" for m in vba.modules if m.text_offset)
    yield from (f"{file}: {n} is the project's name" for n in names["dir"] if n == vba.name)


def wrong_sources(file: str, part: Part) -> Iterator[str]:
    """Modules whose text VBA, LibreOffice or a person's trust does not bear."""
    for module in project(part).modules if VBA in part else []:
        text = module.source
        header, body = text.partition("Option Explicit")[::2]
        if module.name in {"ThisWorkbook", "Sheet1"}:
            if re.search(r"^(?!Attribute |$)", text, re.MULTILINE):
                yield f"{file}: {module.name} is not empty"
            continue
        for wrong, cause in (
            (not text.isascii(), "is not ASCII"),
            (re.search(r"(?<!\r)\n|\r(?!\n)", text), "has a line that does not end in CRLF"),
            (not re.fullmatch(r"[A-Za-z]\w{0,30}", module.name), "has a name VBA refuses"),
            (f'Attribute VB_Name = "{module.name}"' not in header, "does not carry its name"),
            (not body, "lacks Option Explicit"),
            (f'Kenari{module.name} = "{module.name}"' not in text, "has no canary"),
            (re.search(r"^\s*(Public |Private )?Declare\b", body, re.MULTILINE), "declares a library call"),
            (SELF_STARTING.search(body), "starts by itself"),
        ):
            if wrong:
                yield f"{file}: {module.name} {cause}"


def wrong_areas(file: str, part: Part) -> Iterator[str]:
    """Merged ranges of a sheet that overlap: Excel repairs such a book by dropping them."""
    for name, content in part.items():
        if name.startswith("xl/worksheets/sheet"):
            areas = [CellRange(str(g.get("ref"))) for g in ET.fromstring(content).iter(f"{SS}mergeCell")]
            for a, b in combinations(areas, 2):
                if not a.isdisjoint(b):
                    yield f"{file}: {name}: {a.coord} and {b.coord} overlap"


CHECKS: list[Check] = [
    wrong_kinds,
    wrong_relationships,
    wrong_ribbon,
    wrong_callbacks,
    wrong_project,
    wrong_sources,
    wrong_areas,
]


def periksa(file: str, part: Part) -> list[str]:
    """Everything that every check finds."""
    return list(chain.from_iterable(check(file, part) for check in CHECKS))


def project(part: Part) -> VBAProject:
    """The VBA project of a package."""
    return parse_vba_project(CFB.from_bytes(part[VBA]))


def _ribbon(part: Part) -> Iterator[ET.Element]:
    yield from ET.fromstring(part[PITA]).iter() if PITA in part else ()


def _code_names(part: Part) -> Iterator[str]:
    for name, content in part.items():
        if name == "xl/workbook.xml" or name.startswith("xl/worksheets/sheet"):
            mark = "workbookPr" if name == "xl/workbook.xml" else "sheetPr"
            yield from (str(u.get("codeName")) for u in ET.fromstring(content).iter(f"{SS}{mark}"))
