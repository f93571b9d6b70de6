"""What a document is: its kind, its template, and the tags that the office's template may use."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from sakip_xl.domain.measure.summary import Summary, summarize
from sakip_xl.domain.model import Master

Tags = dict[str, Any]
"""The data of one document by tag: text, lists of rows, and groups of further tags."""


@dataclass(frozen=True)
class Source:
    """What documents are made from: one master, one quarter, one moment."""

    master: Master
    triwulan: int
    now: datetime

    @cached_property
    def summary(self) -> Summary:
        """The measurement of the quarter, which every number of a document comes from."""
        return summarize(self.master, self.triwulan, self.now)

    @cached_property
    def so_far(self) -> list[Summary]:
        """The measurements of the year's quarters up to this one."""
        earlier = [summarize(self.master, tw, self.now) for tw in range(1, self.triwulan)]
        return [*earlier, self.summary]


@dataclass(frozen=True, slots=True)
class Document:
    """One document to be made: ``key`` tells it from others of its kind, in its file name too.

    ``draft``: the Sekretaris has not agreed yet, so the word stands across every page.
    """

    key: str
    tags: Tags
    nomor: str = ""
    draft: bool = False


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind of document: its word on the command line, its title, and how its papers are composed."""

    jenis: str
    judul: str
    compose: Callable[[Source], Iterable[Document]]
    draw: Callable[[Tags, bool], bytes] | None = None
    """Makes its file as a workbook from its tags, marked as a draft or not; ``None``: from its template."""

    @property
    def suffix(self) -> str:
        """How its files end."""
        return ".docx" if self.draw is None else ".xlsx"

    @property
    def template(self) -> str:
        """The name of its template; a kind that is drawn has none."""
        return f"{self.jenis}.docx"


def with_office(office: Mapping[str, Any], **tags: Any) -> Tags:
    """The tags of one paper: those of the office and its own."""
    return {**office, **tags}
