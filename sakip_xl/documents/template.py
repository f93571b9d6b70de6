"""Fill one Word template: sandboxed, every tag known, data kept as text; DRAFT across the page when asked.

The office's template is somebody else's file: an expression in it can reach its tags and nothing else, and
what the data say (``{{ x }}``, ``<b>``, ``${nama}``) is printed as it is. ``${…}`` in a template stays too.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from docx.opc.part import Part
from docx.oxml import parse_xml
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from sakip_xl.documents.base import Tags
from sakip_xl.documents.chart import place_charts
from sakip_xl.documents.flowchart import place_flowchart
from sakip_xl.documents.levels import move_in
from sakip_xl.documents.marking import mark_gaps
from sakip_xl.documents.qr import QrPicture
from sakip_xl.errors import SakipError

_WRITTEN = (2026, 1, 2, 7, 30, 0)
_UNKNOWN = re.compile(r"'([^']+)' is undefined|has no attribute '([^']+)'")
_WATERMARK = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"><w:pict>'
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" path="m@7,l@8,m@5,21600l@6,21600e">'
    '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/></v:shapetype>'
    '<v:shape type="#_x0000_t136" alt={text} style="position:absolute;margin-left:0;margin-top:0;width:460pt;'
    "height:150pt;rotation:315;z-index:-251658752;mso-position-horizontal:center;"
    "mso-position-horizontal-relative:margin;mso-position-vertical:center;"
    'mso-position-vertical-relative:margin" fillcolor="#d9d9d9" stroked="f">'
    '<v:fill opacity=".5"/><v:textpath style="font-family:&quot;Arial&quot;" string={text}/></v:shape>'
    "</w:pict></w:r>"
)


_PNG = b"\x89PNG\r\n\x1a\n"
_PICTURES = {"png": _PNG, "jpg": b"\xff\xd8", "jpeg": b"\xff\xd8", "gif": b"GIF8", "bmp": b"BM"}
"""How a picture of each kind begins; Word has more kinds, which are left to it."""

_BROKEN_FILE = (
    *(BadZipFile, zlib.error, EOFError, LookupError, ValueError),
    *(SyntaxError, AttributeError, RuntimeError),
)
"""What reading a file raises that is no Word file, or one of which something is missing or damaged."""

BROKEN_TAG = (
    *(TemplateError, TypeError, ValueError, ArithmeticError, LookupError),
    *(SyntaxError, AttributeError, RuntimeError),
)
"""What a tag raises that cannot be read, or asks for what its value cannot do."""


def environment() -> SandboxedEnvironment:
    """Where templates run: no access beyond their tags, an unknown tag is an error, data are escaped."""
    return SandboxedEnvironment(undefined=StrictUndefined, autoescape=True, finalize=_as_it_is)


def _as_it_is(value: object) -> object:
    """Keep a text in which docxtpl would see its own spelling of a brace, ``{_{`` for ``{{``."""
    is_spelled = isinstance(value, str) and ("{_" in value or "_}" in value or "%_" in value)
    return Markup(str(escape(value)).replace("_", "&#95;")) if is_spelled else value  # noqa: S704 escaped


def open_template(path: Path) -> DocxTemplate:
    """A template as a document; a file that is none, or a broken one, is SKP-601, a broken logo SKP-684."""
    try:
        template = DocxTemplate(BytesIO(path.read_bytes()))
        template.init_docx()
        _look_through(template)
    except OSError as galat:
        raise SakipError("SKP-613", nilai=path.name) from galat
    except _BROKEN_FILE as galat:
        raise SakipError("SKP-601", nilai=path.name) from galat
    if broken := next(filter(_is_broken_picture, template.docx.part.package.iter_parts()), None):
        raise SakipError("SKP-684", nilai=broken.partname.filename, berkas=path.name)
    return template


def _look_through(template: DocxTemplate) -> None:
    """Reach every part that is filled, for a broken one is an error only when it is reached."""
    document = template.docx
    _ = len(document.element.body), document.core_properties.title
    for part in (part for section in document.sections for part in (section.header, section.footer)):
        if not part.is_linked_to_previous:
            _ = part.paragraphs


def _is_broken_picture(part: Part) -> bool:
    """Whether a part is a picture that does not begin as its kind does, or a PNG that does not end as one."""
    begin = _PICTURES.get(part.partname.ext.casefold())
    cut = begin == _PNG and b"IEND" not in part.blob[-16:]
    return begin is not None and (not part.blob.startswith(begin) or cut)


def fill(path: Path, tags: Tags, *, draft: bool = False, needed: Sequence[str] = ()) -> bytes:
    """The document as bytes; its properties name the head of the log, whether or not the template does.

    Refused by name before anything is made: a tag that is not known (SKP-602), a broken one (SKP-603), one
    that is needed and is not there (SKP-610).
    """
    template = open_template(path)
    missing = absent(template, needed)
    if missing:
        raise SakipError("SKP-610", nilai=", ".join(missing), berkas=path.name)
    try:
        picture = QrPicture(template, tags.get("qr_saksi", ""))
        template.render({**tags, "qr_saksi": picture}, environment(), autoescape=True)
    except UndefinedError as galat:
        found = _UNKNOWN.search(str(galat))
        name = next((part for part in found.groups() if part), "") if found else ""
        raise SakipError("SKP-602", nilai=name or "?", berkas=path.name) from galat
    except BROKEN_TAG as galat:
        raise SakipError("SKP-603", berkas=path.name) from galat
    mark_gaps(template.docx.element.body)
    move_in(template.docx.element.body)
    place_charts(template.docx, tags.get("grafik", ()))
    place_flowchart(template.docx, tags.get("diagram", {}))
    template.docx.core_properties.identifier = tags.get("saksi", "")
    if draft:
        _mark(template, "DRAFT")
    target = BytesIO()
    template.save(target)
    return same_bytes(target)


def absent(template: DocxTemplate, needed: Sequence[str]) -> list[str]:
    """Which of the needed tags a template does not use; a broken one is left to those who look for that."""
    if not needed:
        return []
    try:
        used = template.get_undeclared_template_variables(environment())
    except TemplateError:
        return []
    return [name for name in needed if name not in used]


def same_bytes(raw: BytesIO) -> bytes:
    """A Word file whose bytes depend on its content alone, not on when it was written."""
    fixed = BytesIO()
    with ZipFile(raw) as source, ZipFile(fixed, "w") as target:
        for name in source.namelist():
            info = ZipInfo(name, date_time=_WRITTEN)
            info.compress_type = ZIP_DEFLATED
            target.writestr(info, source.read(name))
    return fixed.getvalue()


def _mark(template: DocxTemplate, text: str) -> None:
    """Lay a word across every page, in the header of each section."""
    for section in template.docx.sections:
        headers = [section.header]
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
        for header in headers:
            header.is_linked_to_previous = False
            run = parse_xml(_WATERMARK.format(text=quoteattr(text)))
            header.paragraphs[0]._p.append(run)  # noqa: SLF001 python-docx has no word for a shape
