"""What a document is: its kind, its template, and the tags that the office's template may use."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from hashlib import sha256
from typing import Any

from sakip_xl.domain import wording
from sakip_xl.domain.measure.summary import Summary, summarize
from sakip_xl.domain.model import Master
from sakip_xl.domain.sop.saksi import Anchor, anchor_qr, anchor_text
from sakip_xl.domain.terms import SopName
from sakip_xl.errors import Temuan

Tags = dict[str, Any]
"""The data of one document by tag: text, lists of rows, and groups of further tags."""

DOTS = "…………………"
"""Where something is to be written by hand."""

_SIDIK_SHOWN = 12
_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


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

    ``nomor`` is a number of its own (agenda, notulen); without it the office's pattern gives one. ``draft``:
    the Sekretaris has not agreed yet, so the word stands across every page and there is no number. A paper
    without a ``tanggal`` of its own carries the day on which it was made, unless that is after ``before``.
    ``sop`` is the SOP into whose Jilid it goes; a paper of neither goes into none. One that is not
    ``numbered`` gets no number by the pattern, because another office or nobody numbers it.
    """

    key: str
    tags: Tags
    nomor: str = ""
    draft: bool = False
    numbered: bool = True
    tanggal: date | None = None
    before: date | None = None
    sop: SopName | None = None

    @property
    def sidik(self) -> str:
        """SHA-256 of all that the document says, whatever its number, version and day."""
        return sha256(json.dumps(self.tags, ensure_ascii=False, sort_keys=True).encode()).hexdigest()

    def issued(self, nomor: str, versi: int, day: date, anchor: Anchor | None = None) -> Tags:
        """The tags of one version of the document, made on a day under a number.

        ``anchor`` is the head of the log that it names, in words and in a QR code.
        """
        late = self.before is not None and day > self.before
        shown = self.tanggal or (None if self.draft or late else day)
        issued = {
            **self.tags,
            "nomor": nomor or self.tags.get("nomor", DOTS),
            "tanggal": wording.tanggal(shown, blank=DOTS),
            "versi": str(versi),
            "status": "draft" if self.draft else "final",
            "sidik": shown_sidik(self.sidik),
            **witness_tags(anchor, self.sidik),
        }
        return {name: printable(value) for name, value in issued.items()}


def witness_tags(anchor: Anchor | None, sidik: str) -> Tags:
    """The head of the log as papers name it, with the fingerprint of what they say; empty without one."""
    if anchor is None:
        return {"saksi": "", "qr_saksi": ""}
    return {"saksi": anchor_text(anchor), "qr_saksi": anchor_qr(anchor, sidik)}


def shown_sidik(sidik: str) -> str:
    """A fingerprint as pages show it."""
    return sidik[:_SIDIK_SHOWN]


def printable(value: Any) -> Any:
    r"""A tag with its rows and groups without what a file of Word or Excel cannot hold.

    >>> printable({"a": ["satu\x07", "dua\n"]})
    {'a': ['satu', 'dua\n']}
    """
    if isinstance(value, dict):
        return {name: printable(item) for name, item in value.items()}
    if isinstance(value, list):
        return [printable(item) for item in value]
    return _UNPRINTABLE.sub("", value) if isinstance(value, str) else value


KeyOf = Callable[[Any], str | None]
"""The key of the paper that a row of a table belongs to."""


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind of document: its word on the command line, its title, and how its papers are composed.

    ``kode`` stands in its numbers; a template without one of the ``needed`` tags would leave out what the
    document is for. ``draw`` makes a workbook of tags, marked as a draft or not, where a Word template is no
    help. ``rows``: by table, the key of the paper that a row belongs to, ``None`` for a row without one.
    ``sheet`` is the sheet whose every row stands for all papers of the kind. ``blank`` is the paper to be
    filled in by hand, which a row without content stands for. One that is ``yearly`` belongs to the year:
    made in any quarter, it is the same document. ``missing`` finds what a new one lacks.
    """

    jenis: str
    judul: str
    compose: Callable[[Source], Iterable[Document]]
    kode: str = "SAKIP"
    needed: tuple[str, ...] = ()
    draw: Callable[[Tags, bool], bytes] | None = None
    rows: Mapping[str, KeyOf] = field(default_factory=dict)
    sheet: str = ""
    blank: Callable[[Source], Document] | None = None
    yearly: bool = False
    missing: Callable[[Source], Iterable[Temuan]] = lambda _: ()

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
