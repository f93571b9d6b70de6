"""``SAKIP.xlam``: the VBA of ``macros/`` and the ribbon, put together without Excel.

pyOpenVBA writes the VBA project into a book that Excel itself made; here the ribbon's part and the
description in Excel's list of add-ins are set. The same sources give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from sakip_xl.addin.ribbon import ribbon_xml

if TYPE_CHECKING:
    from pyopenvba import ExcelFile

ADDIN_NAME = "SAKIP.xlam"
TITLE = "SAKIP Kecamatan"
DESCRIPTION = "Tab SAKIP: mengumpulkan data kinerja, menghitung capaian, dan menyusun laporan kecamatan."

RIBBON_PART = "customUI/customUI14.xml"
RIBBON_TYPE = "http://schemas.microsoft.com/office/2007/relationships/ui/extensibility"
CORE = "docProps/core.xml"
PROJECT = "xl/vbaProject.bin"
NO_TRANSLATION = b"\xcc\x61\xff\xff\x00\x00\x00"

_ROOT = Path(__file__).parents[2]
_MACROS = _ROOT / "macros"
_INSTALLED = Path(__file__).parents[1] / "data" / ADDIN_NAME
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_CREATED = "2026-01-01T00:00:00Z"
_OFFICE = "2DF8D04C-5BFA-101B-BDE5-00AA0044DE52"
_OFFICE_FILE = r"C:\Program Files\Common Files\Microsoft Shared\OFFICE14\MSO.DLL"


def addin_file() -> Path:
    """Where the built add-in is: in the installed package, else in the checkout's ``workbooks``.

    ``FileNotFoundError`` when it is in neither place.
    """
    for path in (_INSTALLED, _ROOT / "workbooks" / ADDIN_NAME):
        if path.is_file():
            return path
    raise FileNotFoundError(ADDIN_NAME)


def write_addin(path: Path) -> None:
    """Build the add-in from the sources; an existing file is replaced."""
    with TemporaryDirectory() as folder:
        draft = Path(folder) / ADDIN_NAME
        _write_project(draft)
        with ZipFile(draft) as package:
            parts = {name: package.read(name) for name in package.namelist()}
    _decorate(parts)
    with ZipFile(path, "w") as package:
        for name, content in parts.items():
            info = ZipInfo(name, _ZIP_TIME)
            info.compress_type = ZIP_DEFLATED
            package.writestr(info, content)


def macro_modules() -> Iterator[tuple[Path, str]]:
    """Every VBA source with its text, lines ended as VBA wants them."""
    for file in sorted([*_MACROS.glob("*.bas"), *_MACROS.glob("*.cls")]):
        yield file, file.read_text(encoding="ascii").replace("\n", "\r\n")


def _write_project(path: Path) -> None:
    from pyopenvba import ExcelFile, VBAModuleKind

    with ExcelFile.create_new(path) as book:
        project = book.vba_project()
        project.delete_module("Module1")
        for file, text in macro_modules():
            kind = VBAModuleKind.other if file.suffix == ".cls" else VBAModuleKind.standard
            project.add_module(file.stem, text, kind=kind)
        for module in project.modules:
            module.prefix_bytes, module.text_offset, module.dirty = b"", 0, True
        _reference_office(book)
        book.save()


def _reference_office(book: ExcelFile) -> None:
    """Ask for the Office library of 2010 or newer: VBA takes a newer one, but never an older one."""
    book.remove_reference("Office")
    book.add_reference(
        "Office", _OFFICE, 2, 5, path=_OFFICE_FILE, description="Microsoft Office 14.0 Object Library"
    )


def _decorate(parts: dict[str, bytes]) -> None:
    parts[PROJECT] = _without_compiled_code(parts[PROJECT])
    parts[RIBBON_PART] = ribbon_xml().encode()
    relation = f'<Relationship Id="rIdPita" Type="{RIBBON_TYPE}" Target="{RIBBON_PART}"/>'
    rels = parts["_rels/.rels"].decode()
    parts["_rels/.rels"] = rels.replace("</Relationships>", f"{relation}</Relationships>").encode()
    parts[CORE] = _core().encode()


def _without_compiled_code(project: bytes) -> bytes:
    """Without compiled code: VBA then compiles the source, whatever its version."""
    from pyopenvba.cfb import CFB

    container = CFB.from_bytes(project)
    container.write_stream_in_storage("VBA", "_VBA_PROJECT", NO_TRANSLATION)
    return container.to_bytes()


def _core() -> str:
    """The properties of the book: Excel lists an add-in by title and comments."""
    timestamp = f' xsi:type="dcterms:W3CDTF">{_CREATED}<'
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(TITLE)}</dc:title><dc:creator>sakip_xl</dc:creator>"
        f"<dc:description>{escape(DESCRIPTION)}</dc:description>"
        f"<dcterms:created{timestamp}/dcterms:created><dcterms:modified{timestamp}/dcterms:modified>"
        "</cp:coreProperties>"
    )
