"""The head of the log on a paper: words and a QR code in the corner, in our templates and in an office's."""

from __future__ import annotations

import io
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
import segno
from docx import Document
from pypdf import PdfWriter

from sakip_xl.documents import paper_text as paper_text_module
from sakip_xl.documents.base import Tags, witness_tags
from sakip_xl.documents.example import example_tags
from sakip_xl.documents.paper_text import paper_text
from sakip_xl.documents.papers import KINDS, PAPERS, TEMPLATES
from sakip_xl.documents.qr import qr_png
from sakip_xl.documents.template import fill
from sakip_xl.domain.sop.saksi import Anchor, anchor_qr, anchor_text, read_anchors
from tests.documents.png_modules import modules
from tests.documents.reading import OURS
from tests.documents.test_documents import template

ANCHOR = Anchor("00ff" * 16, 124, "3fa9c1d2" * 8)
CODE = anchor_qr(ANCHOR, "cd" * 32)
NARROW = ("sop", "formulir-kertas")
READ = Anchor("00ff", 124, "3fa9c1d2" * 2)


def with_anchor(jenis: str) -> Tags:
    return {**example_tags(jenis), **witness_tags(ANCHOR, "cd" * 32)}


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def pictures(content: bytes, where: str) -> list[str]:
    """The descriptions of the pictures in the parts whose name begins so."""
    found = [
        text for name, text in parts(content).items() if name.startswith(where) and name.endswith(".xml")
    ]
    return [each for text in found for each in re.findall(r'descr="([^"]*)"', text.decode())]


def test_the_picture_holds_the_modules_of_the_code() -> None:
    code = segno.make(CODE, error="m", micro=False, boost_error=False)
    assert modules(qr_png(CODE), 4, 1) == [[bool(module) for module in row] for row in code.matrix]
    assert int(code.version) <= 5
    assert code.mode == "alphanumeric"


@pytest.mark.parametrize("jenis", [kind.jenis for kind in TEMPLATES if kind.jenis not in NARROW])
def test_every_paper_of_ours_names_the_head_in_words_and_in_the_corner_of_each_page(jenis: str) -> None:
    content = fill(OURS / KINDS[jenis].template, with_anchor(jenis))
    assert CODE in pictures(content, "word/footer")
    media = [data for name, data in parts(content).items() if name.startswith("word/media/")]
    assert qr_png(CODE) in media
    assert read_anchors(paper_text(content)) == [READ]
    assert Document(BytesIO(content)).core_properties.identifier == anchor_text(ANCHOR)
    assert fill(OURS / KINDS[jenis].template, with_anchor(jenis)) == content


@pytest.mark.parametrize("jenis", NARROW)
def test_a_paper_with_narrow_margins_has_room_for_the_words_only(jenis: str) -> None:
    content = fill(OURS / KINDS[jenis].template, with_anchor(jenis))
    assert read_anchors(paper_text(content)) == [READ]
    assert pictures(content, "word/footer") == []


def test_without_a_head_a_paper_has_neither() -> None:
    content = fill(OURS / "notulen.docx", example_tags("notulen"))
    assert (read_anchors(paper_text(content)), pictures(content, "word/footer")) == ([], [])


def test_a_template_without_the_tags_goes_on_and_its_paper_names_the_head_in_its_properties(
    tmp_path: Path,
) -> None:
    content = fill(template(tmp_path / "t.docx", "{{ tahun }}"), with_anchor("notulen"))
    assert (pictures(content, "word/"), read_anchors(paper_text(content))) == ([], [READ])


def test_an_office_may_have_the_code_in_its_text(tmp_path: Path) -> None:
    path = template(tmp_path / "t.docx", "Saksi {{ saksi }}: {{ qr_saksi }} {{ qr_saksi|length }}")
    content = fill(path, with_anchor("notulen"))
    assert pictures(content, "word/document") == [CODE]
    text = parts(content)["word/document.xml"].decode()
    assert "<wp:inline" in text
    assert "wp:anchor" not in text


def test_a_draft_names_it_too() -> None:
    content = fill(OURS / "notulen.docx", with_anchor("notulen"), draft=True)
    assert CODE in pictures(content, "word/footer")


@pytest.mark.parametrize("jenis", [kind.jenis for kind in PAPERS.values() if kind.draw])
def test_a_workbook_names_it_below_every_page_and_in_its_properties(jenis: str) -> None:
    draw = PAPERS[jenis].draw
    assert draw is not None
    content = draw(with_anchor(jenis), False)
    assert read_anchors(paper_text(content)) == [READ]
    assert anchor_text(ANCHOR) in parts(content)["xl/worksheets/sheet1.xml"].decode()


# --- Reading what others give -----------------------------------------------------------------------------


def test_what_a_phone_read_is_text() -> None:
    assert [anchor.nomor for anchor in read_anchors(paper_text(CODE.encode()))] == [124]


def packed(**files: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name, data)
    return target.getvalue()


WORDS = f"<w:p>{anchor_text(ANCHOR)}</w:p>".encode()


def damaged() -> bytes:
    whole = packed(**{"word/document.xml": WORDS * 50})
    return whole[:60] + b"\xff" * 20 + whole[80:]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\1\2",
        b"a" * 70_000,
        b"%PDF-1.7 rusak",
        b"PK\x03\x04 rusak",
        damaged(),
        packed(**{"lain.xml": WORDS}),
        packed(**{"word/document.xml": WORDS + b" " * 9_000_000}),
    ],
)
def test_what_cannot_be_read_or_is_too_much_says_nothing(data: bytes) -> None:
    assert read_anchors(paper_text(data)) == []


def test_a_locked_pdf_says_nothing() -> None:
    writer, target = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.encrypt("rahasia")
    writer.write(target)
    assert paper_text(target.getvalue()) == ""


def test_of_a_long_pdf_only_the_first_pages_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    from tests.documents.pdf_pages import pdf_of

    monkeypatch.setattr(paper_text_module, "_MOST_PAGES", 2)
    text = paper_text(pdf_of("satu", "dua", "tiga"))
    assert [word in text for word in ("satu", "dua", "tiga")] == [True, True, False]


def test_words_that_a_spelling_mark_cut_apart_are_read_as_one_text() -> None:
    cut = anchor_text(ANCHOR).replace("nomor", "no</w:t></w:r><w:proofErr/><w:r><w:t>mor")
    assert read_anchors(paper_text(packed(**{"word/footer2.xml": f"<w:p>{cut}</w:p>".encode()}))) == [READ]
