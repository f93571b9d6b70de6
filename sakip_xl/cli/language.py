"""argparse speaks Indonesian: its few sentences, looked up through its own gettext hook."""

from __future__ import annotations

import argparse
from typing import NoReturn

_SENTENCES = {
    "usage: ": "pemakaian: ",
    "positional arguments": "yang harus disebut",
    "options": "pilihan",
    "show this help message and exit": "tampilkan bantuan ini",
    "the following arguments are required: %s": "belum disebut: %s",
    "unrecognized arguments: %s": "tidak dikenal: %s",
    "expected one argument": "harus diikuti satu isian",
    "expected at least one argument": "harus diikuti sedikitnya satu isian",
    "expected at most one argument": "paling banyak diikuti satu isian",
    "invalid choice: %(value)r (choose from %(choices)s)": "%(value)r bukan pilihan; pilih %(choices)s",
    "invalid %(type)s value: %(value)r": "%(value)r bukan %(type)s",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "not allowed with argument %s": "tidak boleh bersama %s",
    "one of the arguments %s is required": "sebutkan salah satu: %s",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s dapat berarti %(matches)s",
    "ignored explicit argument %r": "tidak memakai isian %r",
}


class UsageError(Exception):
    """A command line that cannot be understood; the text is for staff."""


class Parser(argparse.ArgumentParser):
    """A parser that reports a mistake as ``UsageError`` and never exits by itself."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and how to get help."""
        text = f"{self.format_usage().strip()}\n{message}. Ketik '{self.prog} --help' untuk bantuan."
        raise UsageError(text)


def speak_indonesian() -> None:
    """Make argparse's own sentences Indonesian for this process."""
    argparse._ = _translate  # type: ignore[attr-defined]


def _translate(sentence: str) -> str:
    return _SENTENCES.get(sentence, sentence)
