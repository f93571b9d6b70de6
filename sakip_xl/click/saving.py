"""Saving the open book after a click that made or read files outside of it, and what is said about it."""

from __future__ import annotations

from sakip_xl.click.context import ClickContext
from sakip_xl.domain.terms import YesNo
from sakip_xl.schema.load import load_pengaturan
from sakip_xl.workstation.log import append_log, fault_text

_SAVED = "Buku sudah disimpan."
_NOT_WANTED = "Buku BELUM disimpan: tekan Ctrl+S."
_NO_FILE = "Buku BELUM disimpan karena tidak berada di folder komputer ini: tekan Ctrl+S."
_REFUSED = "Buku BELUM disimpan karena tidak dapat disimpan dari sini: tekan Ctrl+S."
LONGEST = max((_SAVED, _NOT_WANTED, _NO_FILE, _REFUSED), key=len)
"""The longest of the sentences, for the room that it takes."""


def save_book(context: ClickContext) -> str:
    """Save the open book, unless the office saves it itself; gives the sentence that says how it ended.

    The job of the click is done by now: whatever saving meets ends in the sentence and in the log.
    """
    try:
        if load_pengaturan(context.book.read())[0].buku_disimpan is not YesNo.YA:
            return _NOT_WANTED
        return _SAVED if context.window.save_book() else _NO_FILE
    except Exception as galat:  # noqa: BLE001 - the program has its own kinds, and all of them mean: not saved
        append_log(f"simpan: {fault_text(galat)}", context.now)
        return _REFUSED
