"""The QR code of a paper: a small picture in the corner of the page, or where a template has it in its text.

segno is imported only here and only when a code is drawn, so that a click does not wait for it.
"""

from __future__ import annotations

from io import BytesIO
from typing import Self

from docx.parts.document import DocumentPart
from docx.shared import Mm
from docxtpl import DocxTemplate

_SIZE = 13
"""Millimetres; a phone reads modules of a third of a millimetre."""
_FIRST_ID = 7000
"""Flowcharts are numbered from 6000."""
_RUN = '</w:t></w:r><w:r><w:drawing>{drawing}</w:drawing></w:r><w:r><w:t xml:space="preserve">'
_CORNER = (
    '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0"'
    ' locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="rightMargin"><wp:align>center</wp:align></wp:positionH>'
    '<wp:positionV relativeFrom="bottomMargin"><wp:align>center</wp:align></wp:positionV>'
)
"""In the middle of the margins that meet there, beside the text: it takes no room from the page."""


def qr_png(text: str) -> bytes:
    """The picture of a code, each module four dots wide."""
    import segno

    target = BytesIO()
    segno.make(text, error="m", micro=False, boost_error=False).save(target, kind="png", scale=4, border=1)
    return target.getvalue()


class QrPicture(str):
    """The text of a code, which a template prints as its picture; nothing where it is empty."""

    __slots__ = ("_template",)
    _template: DocxTemplate

    def __new__(cls, template: DocxTemplate, text: str) -> Self:
        """The code for the paper that a template becomes."""
        picture = super().__new__(cls, text)
        picture._template = template
        return picture

    def __html__(self) -> str:
        """The picture as Word holds it, between the runs of the paragraph."""
        if not self:
            return ""
        part = self._template.current_rendering_part
        inline = part.new_pic_inline(BytesIO(qr_png(str(self))), Mm(_SIZE), Mm(_SIZE))
        inline.docPr.set("descr", str(self))
        if isinstance(part, DocumentPart):
            return _RUN.format(drawing=inline.xml)
        inline.docPr.id = _FIRST_ID
        return _RUN.format(drawing=_in_the_corner(inline.xml))


def _in_the_corner(inline: str) -> str:
    """A picture that stands on the page and not in its line."""
    head, _, rest = inline.partition("<wp:extent")
    names = head[head.index("<wp:inline") + len("<wp:inline") : head.rindex(">")]
    size, end, picture = rest.partition("<wp:docPr")
    opened = _CORNER.replace("<wp:anchor", f"<wp:anchor{names}", 1)
    rest = f"<wp:extent{size}<wp:wrapNone/>{end}{picture}"
    return opened + rest.replace("</wp:inline>", "</wp:anchor>")
