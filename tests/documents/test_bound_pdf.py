"""Many PDF bound into one: every page there, a bookmark for each, the page of the whole at the foot."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject

from sakip_xl.documents.bound_pdf import Binding, bind, page_count
from tests.documents.printing import blank_pdf

BINDING = Binding("Jilid Uji", "Kecamatan Uji", datetime(2026, 7, 20, 9), "ab" * 32)


def lines(content: bytes) -> list[str]:
    """The last line of every page."""
    return [page.extract_text().splitlines()[-1] for page in PdfReader(BytesIO(content)).pages]


def drawn(path: Path, *streams: str, rotation: int = 0) -> Path:
    """A PDF of one page with these content streams."""
    writer = PdfWriter()
    page = writer.add_blank_page(610, 936)
    references = ArrayObject()
    for text in streams:
        stream = DecodedStreamObject()
        stream.set_data(text.encode())
        references.append(writer._add_object(stream))  # noqa: SLF001 pypdf has no word for an object of ours
    page[NameObject("/Contents")] = references
    if rotation:
        page.rotate(rotation)
    with path.open("wb") as file:
        writer.write(file)
    return path


def test_every_page_is_there_with_a_bookmark_and_its_number(tmp_path: Path) -> None:
    parts = [("Sampul", blank_pdf(tmp_path / "a.pdf", 2)), ("1. Juknis", blank_pdf(tmp_path / "b.pdf", 3))]
    content = bind(parts, BINDING)
    reader = PdfReader(BytesIO(content))
    assert lines(content) == [f"Jilid Uji, halaman {number} dari 5" for number in range(1, 6)]
    assert [
        (item.title, reader.get_destination_page_number(item))  # type: ignore[union-attr,arg-type]
        for item in reader.outline
    ] == [("Sampul", 0), ("1. Juknis", 2)]
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author) == ("Jilid Uji", "Kecamatan Uji")
    assert reader.metadata.creation_date == datetime(2026, 7, 20, 9)
    assert reader.page_mode == "/UseOutlines"


def test_the_same_parts_and_moment_give_the_same_bytes(tmp_path: Path) -> None:
    parts = [("Sampul", blank_pdf(tmp_path / "a.pdf", 2))]
    content = bind(parts, BINDING)
    assert content == bind(parts, BINDING)
    later = replace(BINDING, moment=datetime(2026, 7, 21, 9))
    assert content != bind(parts, later)
    assert content.lower().count(b"ab" * 16 + b">") == 2


def test_what_a_page_sets_does_not_reach_its_number(tmp_path: Path) -> None:
    moved = drawn(tmp_path / "a.pdf", "0.1 0 0 0.1 50 900 cm", "1 0 0 rg 0 0 10 10 re f")
    [page] = PdfReader(BytesIO(bind([("A", moved)], BINDING))).pages
    text = page.get_contents()
    assert text is not None
    content = text.get_data()
    fence = content.rindex(b"Q\nq")
    assert content.startswith(b"q\n")
    assert content.index(b"0.1 0 0 0.1") < fence < content.index(b"Td")


@pytest.mark.parametrize(("rotation", "size"), [(0, (610, 936)), (90, (936, 610))])
def test_a_page_that_lies_on_its_side_is_numbered_at_its_foot(
    tmp_path: Path, rotation: int, size: tuple[int, int]
) -> None:
    lying = drawn(tmp_path / "a.pdf", "0 0 10 10 re f", rotation=rotation)
    content = bind([("A", lying)], BINDING)
    [page] = PdfReader(BytesIO(content)).pages
    assert (round(page.mediabox.width), round(page.mediabox.height), page.rotation) == (*size, 0)
    assert lines(content) == ["Jilid Uji, halaman 1 dari 1"]


def test_signs_that_a_pdf_text_cannot_hold_do_not_break_it(tmp_path: Path) -> None:
    title = r"Jilid (II) \ 3 é"
    content = bind([("A", blank_pdf(tmp_path / "a.pdf"))], replace(BINDING, title=title))
    assert lines(content) == ["Jilid II  3 é, halaman 1 dari 1"]


def test_pages_are_counted_and_what_is_no_pdf_has_none_and_says_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    whole = blank_pdf(tmp_path / "a.pdf", 3)
    assert page_count(whole) == 3
    assert page_count(tmp_path / "tiada.pdf") == 0
    for content in (b"", b"%PDF-1.7 %%EOF", whole.read_bytes()[:200], b"\x00" * 50):
        (tmp_path / "rusak.pdf").write_bytes(content)
        assert page_count(tmp_path / "rusak.pdf") == 0
    locked = PdfWriter(clone_from=whole)
    locked.encrypt("rahasia", algorithm="RC4-128")
    with (tmp_path / "terkunci.pdf").open("wb") as file:
        locked.write(file)
    assert page_count(tmp_path / "terkunci.pdf") == 0
    assert caplog.records == []
