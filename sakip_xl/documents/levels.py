"""Show the level of a node in the tables of a document: all lines of its name stand further to the right."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from sakip_xl.domain.measure.pohon import URUTAN
from sakip_xl.domain.measure.summary import NodeSummary
from sakip_xl.domain.terms import Level

INDENT = "\u2003"
"""Stands before a name once for each level above it."""

_STEP = Mm(3)


def below_program(node: NodeSummary) -> str:
    """The name of a node, moved in once for each level below the programs, whatever it hangs on."""
    levels = URUTAN.index(node.kinerja.level) - URUTAN.index(Level.PROGRAM)
    return f"{INDENT * levels}{node.kinerja.uraian}"


def within_tree(node: NodeSummary) -> str:
    """The name of a node, moved in once for each node above it."""
    return f"{INDENT * node.dalam}{node.kinerja.uraian}"


def move_in(part: Any) -> None:
    """Move a paragraph whose text begins with such marks in by as many steps, and take the marks away."""
    for element in part.iter(qn("w:p")):
        first = next(element.iter(qn("w:t")), None)
        if first is None or not (first.text or "").startswith(INDENT):
            continue
        text = first.text.lstrip(INDENT)
        Paragraph(element, None).paragraph_format.left_indent = _STEP * (len(first.text) - len(text))  # type: ignore[arg-type]
        first.text = text
