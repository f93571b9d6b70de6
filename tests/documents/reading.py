"""How tests read a Word document, as somebody who did not make it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from openpyxl import load_workbook

from sakip_xl.data import __file__ as data_file
from sakip_xl.documents.base import Document as Paper
from sakip_xl.documents.papers import PAPERS
from sakip_xl.documents.template import fill

OURS = Path(data_file).parent / "templat"
NUMBER = re.compile(r"\d[\d.,]*\d|\d")


def words(content: bytes) -> str:
    """All text of a document, table cells too, one paragraph a line."""
    body = Document(BytesIO(content)).element.body
    paragraphs = [node for node in body.iter() if node.tag.endswith("}p")]
    return "\n".join("".join(map(_text, _in_runs(paragraph))) for paragraph in paragraphs)


def _in_runs(paragraph: Any) -> Iterator[Any]:
    """What the runs of a paragraph hold."""
    return (node for run in paragraph.iter() if run.tag.endswith("}r") for node in run)


def _text(node: Any) -> str:
    """A text as it is; a tab or a new line parts words."""
    name = node.tag.rpartition("}")[2]
    return node.text or "" if name == "t" else " " if name in {"tab", "br"} else ""


def counted_lines(content: bytes) -> Iterator[str]:
    """The text of a document but the numbers that only count its lines."""
    document = Document(BytesIO(content))
    for paragraph in document.paragraphs:
        yield re.sub(r"^\d+\. ", "", paragraph.text)
    for table in document.tables:
        first = int(table.rows[0].cells[0].text == "No")
        for row in table.rows:
            yield from (cell.text for cell in row.cells[first:])


def filled(jenis: str, paper: Paper) -> bytes:
    """A document in our own template, under a number of its own."""
    tags = paper.issued("N/1", 1, paper.tanggal or paper.before)  # type: ignore[arg-type]
    return fill(OURS / PAPERS[jenis].template, tags, draft=paper.draft, needed=PAPERS[jenis].needed)


def made(jenis: str, paper: Paper) -> bytes:
    """A document of any kind, in our own template or drawn."""
    draw = PAPERS[jenis].draw
    if draw is None:
        return filled(jenis, paper)
    return draw(paper.issued("N/1", 1, paper.tanggal or paper.before), paper.draft)  # type: ignore[arg-type]


def shown(jenis: str, content: bytes) -> str:
    """All text of a document of any kind, words parted by one space."""
    if PAPERS[jenis].draw is None:
        return " ".join(words(content).split())
    [sheet] = load_workbook(BytesIO(content), data_only=True).worksheets
    texts = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    return " ".join(" ".join(texts).split())
