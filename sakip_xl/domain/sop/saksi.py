"""Copies witness each other: what a form, a paper or an archive tells of the log, and whether it is so.

The log alone cannot tell that its last rows were cut off, or that all of it was computed anew: its
fingerprints need no secret. What left the office carries the head of the log as it was then, its *anchor*;
the row that an anchor names must still be in the log.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sakip_xl.domain.sidik_words import COUNT, sidik_words, words_sidik
from sakip_xl.domain.sop.jejak import JejakRow, compute_sidik, initial_sidik

_BOOK_WORDS, _QR_BOOK, _QR_SIDIK, _QR_DATA = 2, 8, 32, 16
"""So much of a fingerprint stands on paper: words of the book, digits of each in the QR code."""

_TEXT = re.compile(
    rf"buku\s+((?:[a-z]+\s+){{{_BOOK_WORDS - 1}}}[a-z]+),\s+jejak\s+nomor\s+(\d{{1,9}}):"
    rf"\s+((?:[a-z]+\s+){{{COUNT - 1}}}[a-z]+)",
    re.IGNORECASE,
)
"""A template may write it in capitals."""
_QR = re.compile(
    rf"SAKIP:1:([0-9A-F]{{{_QR_BOOK}}}):(\d{{1,9}}):([0-9A-F]{{{_QR_SIDIK}}})(?::([0-9A-F]{{{_QR_DATA}}}))?"
)
_META = ("jejak_nomor", "jejak_sidik", "jejak_waktu")
"""Where the identity of a form and the file of an archive keep an anchor, beside ``id_master``."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """One row of a log as something outside the master names it; number 0 is the log before its first row.

    ``book`` is the beginning of the fingerprint that the first row is chained to (``initial_sidik``), and
    ``sidik`` that of the row: paper has room for a part. ``waktu`` is when the row was written, if it tells.
    """

    book: str
    nomor: int
    sidik: str
    waktu: datetime | None = None


class Verdict(StrEnum):
    """How what is named stands to a log."""

    COCOK = "cocok"
    EKOR = "ekor terpotong"
    ULANG = "rantai dihitung ulang"
    CABANG = "cabang lain"
    LAIN = "buku lain"


def anchor_of(chain: Sequence[JejakRow], id_master: str) -> Anchor:
    """The head of a log; of a last row that was edited, the fingerprint that it should carry."""
    start = initial_sidik(id_master)
    if not chain:
        return Anchor(start, 0, start)
    return Anchor(start, chain[-1].nomor, compute_sidik(chain[-1]), chain[-1].waktu)


def judge(anchor: Anchor, chain: Sequence[JejakRow], id_master: str) -> Verdict:
    """How an anchor stands to the log of a master.

    ``EKOR``: it names a row after the last one. ``ULANG``: the row of that number was written at the same
    moment and is another one now. ``CABANG``: another row has that number.
    """
    start = initial_sidik(id_master)
    if not start.startswith(anchor.book):
        return Verdict.LAIN
    if anchor.nomor == 0:
        return Verdict.COCOK if start.startswith(anchor.sidik) else Verdict.LAIN
    same = [row for row in chain if row.nomor == anchor.nomor]
    if any(row.sidik.startswith(anchor.sidik) for row in same):
        return Verdict.COCOK
    if anchor.nomor > max((row.nomor for row in chain), default=0):
        return Verdict.EKOR
    return Verdict.ULANG if any(row.waktu == anchor.waktu for row in same) else Verdict.CABANG


def judge_copy(copy: Sequence[JejakRow], chain: Sequence[JejakRow]) -> tuple[Verdict, JejakRow | None]:
    """How the whole log of a copy stands to that of its master, and its first row that is not in there."""
    known = {row.sidik for row in chain}
    lost = next((row for row in copy if row.sidik not in known), None)
    if lost is None:
        return Verdict.COCOK, None
    if known <= {row.sidik for row in copy}:
        return Verdict.EKOR, lost
    acts = {(row.nomor, row.waktu, row.peristiwa) for row in chain}
    again = (lost.nomor, lost.waktu, lost.peristiwa) in acts
    return Verdict.ULANG if again else Verdict.CABANG, lost


def anchor_text(anchor: Anchor) -> str:
    """An anchor as papers print it, in words that two people can compare by telephone.

    >>> anchor_text(Anchor("00ff" * 16, 24, "00" * 4 + "ff" * 28))
    'Buku abad tenda, jejak nomor 24: abad abad abad abad tenda tenda tenda tenda'
    """
    book = " ".join(sidik_words(anchor.book).split()[:_BOOK_WORDS])
    return f"Buku {book}, jejak nomor {anchor.nomor}: {sidik_words(anchor.sidik)}"


def anchor_qr(anchor: Anchor, sidik_data: str = "") -> str:
    """An anchor as the QR code of a paper holds it, with the fingerprint of what the paper says.

    >>> anchor_qr(Anchor("0f" * 32, 24, "ab" * 32), "cd" * 32)
    'SAKIP:1:0F0F0F0F:24:ABABABABABABABABABABABABABABABAB:CDCDCDCDCDCDCDCD'
    """
    parts = (anchor.book[:_QR_BOOK], str(anchor.nomor), anchor.sidik[:_QR_SIDIK], sidik_data[:_QR_DATA])
    return ":".join(("SAKIP:1", *filter(None, parts))).upper()


def read_anchors(text: str) -> list[Anchor]:
    """Every anchor that a text holds as words or as a QR code is read, each once, in order.

    What looks like one and has a word that is none of ours is passed over.
    """
    return list(dict.fromkeys(_written(text)))


def _written(text: str) -> Iterator[Anchor]:
    for book, nomor, words in _TEXT.findall(text):
        with suppress(ValueError):
            yield Anchor(words_sidik(book.lower()), int(nomor), words_sidik(words.lower()))
    for book, nomor, sidik, _ in _QR.findall(text):
        yield Anchor(book.lower(), int(nomor), sidik.lower())


def full_anchors(named: Sequence[Anchor], chain: Sequence[JejakRow], id_master: str) -> list[Anchor]:
    """What paper names, with the whole fingerprint of the row; what the log has not is left out."""
    heads = [anchor_of([], id_master), *(anchor_of([row], id_master) for row in chain)]
    return [
        head
        for anchor in named
        for head in heads
        if anchor.nomor == head.nomor and head.sidik.startswith(anchor.sidik)
    ]


def anchor_meta(anchor: Anchor) -> dict[str, str]:
    """An anchor as the identity of a form and the file of an archive keep it."""
    waktu = anchor.waktu.isoformat(sep=" ") if anchor.waktu else ""
    return dict(zip(_META, (str(anchor.nomor), anchor.sidik, waktu), strict=True))


def read_meta(meta: Mapping[str, str]) -> Anchor | None:
    """The anchor that an identity keeps; ``None`` for one of before, or one that cannot be read."""
    nomor, sidik, waktu = (meta.get(name, "") for name in _META)
    if not re.fullmatch(r"\d{1,9}", nomor) or not re.fullmatch(r"[0-9a-f]{64}", sidik):
        return None
    moment = None
    with suppress(ValueError):
        moment = datetime.fromisoformat(waktu)
    return Anchor(initial_sidik(meta.get("id_master", "")), int(nomor), sidik, moment)
