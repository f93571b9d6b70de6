"""Which files a master knows: by a register, the journal of the last actions, or the log."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sakip_xl.actions import undo_journal
from sakip_xl.actions.leftovers import Known
from sakip_xl.domain.model import Master
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.schema.content import BookContent


def known_files(master: Master, content: BookContent, chain: Sequence[JejakRow]) -> Known:
    """Whether a master knows a file by its name."""
    names = {Path(name).name.casefold() for name in _registered(master, content)}
    notes = [row.catatan.casefold() for row in chain]
    return lambda name: name.casefold() in names or any(name.casefold() in note for note in notes)


def _registered(master: Master, content: BookContent) -> Iterator[str]:
    yield from (row.berkas for row in master.formulir)
    yield from (row.berkas for row in master.arsip)
    for row in master.naskah:
        yield from (row.berkas, Path(row.berkas).with_suffix(".pdf").name, row.berkas_bertanda)
    yield from (name for entry in undo_journal.entries(content) for name, _ in entry.berkas)
