"""Mark the gaps of a Word document, so that they are seen before it is signed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run

from sakip_xl.documents.gaps import BELUM_ADA

_GAP = re.compile(rf"(\[{BELUM_ADA}[^\]]*\])")
_COLOR = "FFF2CC"


def mark_gaps(part: Any) -> None:
    """Shade every gap in a part of a Word document, so that it is seen before the document is signed."""
    for element in list(part.iter(qn("w:r"))):
        run = Run(element, None)  # type: ignore[arg-type]  # only its text is touched
        if not _GAP.search(run.text):
            continue
        for piece in _pieces(run):
            element.addprevious(piece)
        element.getparent().remove(element)


def _pieces(run: Run) -> Iterator[Any]:
    """The run cut at its gaps, each piece with the look of the whole."""
    for text in filter(None, _GAP.split(run.text)):
        piece = deepcopy(run._r)  # noqa: SLF001 python-docx has no word for a copy
        Run(piece, None).text = text  # type: ignore[arg-type]
        if _GAP.fullmatch(text):
            shade = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", _COLOR)):
                shade.set(qn(f"w:{name}"), value)
            piece.get_or_add_rPr().append(shade)
        yield piece
