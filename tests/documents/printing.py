"""A program that makes PDF, for tests: as many blank pages as it is told, and it keeps what it was given."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pypdf import PdfWriter

from sakip_xl.documents import pdf
from tests.documents.reading import words


def blank_pdf(path: Path, pages: int = 1, *, width: float = 610, height: float = 936) -> Path:
    """A PDF of blank pages."""
    writer = PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(width, height)
    with path.open("wb") as file:
        writer.write(file)
    return path


@dataclass
class Printer:
    """What it printed, by name: the text of Word files, in the order they came."""

    pages: Callable[[str], int]
    printed: list[tuple[str, str]] = field(default_factory=list)

    def __call__(self, documents: Sequence[Path], folder: Path) -> None:
        for document in documents:
            text = words(document.read_bytes()) if document.suffix == ".docx" else ""
            self.printed.append((document.name, text))
            if count := self.pages(document.name):
                blank_pdf(folder / f"{document.stem}.pdf", count)

    def front(self) -> str:
        """The text of the last cover with its table of contents."""
        return [text for name, text in self.printed if name == "jilid.docx"][-1]


def use_printer(monkeypatch: pytest.MonkeyPatch, pages: Callable[[str], int] = lambda _: 2) -> Printer:
    """Let this computer have one program for PDF, which makes so many pages of a file of that name."""
    printer = Printer(pages)
    monkeypatch.setattr(pdf, "converters", lambda: [printer])
    return printer


def use_no_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let this computer have no program for PDF."""
    monkeypatch.setattr(pdf, "converters", list)
