"""Floor 0: the catalogue of codes, a finding (Temuan), a refusal (SakipError), and what a full disk is.

A check yields every ``Temuan`` it finds; an action refuses once with a ``SakipError``.
The texts are in ``data/galat/*.toml``, one entry a code, for a civil servant to review:
``SKP-1xx`` cell, ``2xx`` row, ``3xx`` between tables, ``4xx`` SOP and roles,
``5xx`` file and structure, ``9xx`` ours. A code is never reused.
"""

from __future__ import annotations

import errno
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any


class Tingkat(StrEnum):
    """How serious a finding is: only ``SALAH`` blocks."""

    SALAH = "salah"
    PERINGATAN = "peringatan"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Galat:
    """One entry of the catalogue; ``pesan`` and ``saran`` are templates of ``str.format``.

    ``keluar`` is the exit status of a refusal with this code, where it differs from the one of its hundred.
    """

    kode: str
    tingkat: Tingkat
    judul: str
    pesan: str
    saran: str
    keluar: int | None = None


@dataclass(frozen=True, slots=True)
class Temuan:
    """One finding: where (file, sheet, cell, column), what it says, what to do; ``unit``: in whose form."""

    kode: str
    tingkat: Tingkat
    pesan: str
    saran: str
    berkas: str | None = None
    lembar: str | None = None
    sel: str | None = None
    kolom: str | None = None
    nilai: str | None = None
    unit: str | None = None

    @property
    def tempat(self) -> str:
        """Where it is, as staff read it: ``Indikator!D5``; empty when it has no cell."""
        return "!".join(part for part in (self.lembar, self.sel) if part)

    def di(self, **place: str | None) -> Temuan:
        """The same finding with its place filled in (``berkas``, ``unit``, ``lembar``, ``sel``, ...)."""
        return replace(self, **place)  # type: ignore[arg-type]

    def to_dict(self) -> dict[str, str | None]:
        """The finding as ``--json`` prints it (design.md 6)."""
        order = ("kode", "tingkat", "berkas", "lembar", "sel", "kolom", "nilai", "pesan", "saran")
        fields = asdict(self)
        return {key: fields[key] for key in order}


@cache
def catalogue() -> dict[str, Galat]:
    """Every code with its texts; a code written twice or malformed is an error at import."""
    result: dict[str, Galat] = {}
    for file in sorted(files("sakip_xl.data").joinpath("galat").iterdir(), key=lambda path: path.name):
        if not file.name.endswith(".toml"):
            continue
        for kode, fields in tomllib.loads(file.read_text(encoding="utf-8")).items():
            if kode in result:
                msg = f"{kode} twice in data/galat"
                raise ValueError(msg)
            result[kode] = Galat(kode=kode, **{**fields, "tingkat": Tingkat(fields["tingkat"])})
    return result


_LONGEST = 500
"""Of a longer text in a finding only the beginning is shown: a finding has to fit into one cell itself."""


def temuan(kode: str, *, nilai: object = None, kolom: str | None = None, **values: Any) -> Temuan:
    """A finding of the catalogue with its templates filled.

    The templates may name ``nilai`` and ``kolom`` beside the keywords given in ``values``; a text that
    would not fit is cut.
    """
    galat = catalogue()[kode]
    fields = {name: _shorten(value) for name, value in {"nilai": nilai, "kolom": kolom, **values}.items()}
    return Temuan(
        kode=kode,
        tingkat=galat.tingkat,
        pesan=_filled(galat.pesan, fields),
        saran=_filled(galat.saran, fields),
        kolom=kolom,
        nilai=None if nilai is None else str(fields["nilai"]),
    )


def _filled(template: str, fields: Mapping[str, object]) -> str:
    """A template filled in; a value that ends its sentence with a full stop of its own gets no second."""
    text = template.format(**fields)
    return text[:-1] if text.endswith("..") and not text.endswith("...") else text


def _shorten(value: object) -> object:
    too_long = isinstance(value, str) and len(value) > _LONGEST
    return f"{str(value)[:_LONGEST]}..." if too_long else value


_EXIT_STATUS = {"1": 1, "2": 1, "3": 1, "4": 3, "5": 4, "6": 4, "9": 9}


class SakipError(Exception):
    """A refusal: one reason, and the findings that explain it. Nothing has been changed.

    ``keluar`` is the exit status of the command line (design.md 6).
    """

    def __init__(self, kode: str, *, details: Sequence[Temuan] = (), **values: Any) -> None:
        self.temuan = temuan(kode, **values)
        self.rincian = tuple(details)
        super().__init__(f"{kode}: {self.temuan.pesan} {self.temuan.saran}")

    @property
    def kode(self) -> str:
        """The code of the reason."""
        return self.temuan.kode

    @property
    def keluar(self) -> int:
        """Exit status: 1 findings, 3 refused by the SOP, 4 file or structure, 9 our fault."""
        return catalogue()[self.kode].keluar or _EXIT_STATUS[self.kode[4]]

    @property
    def semua(self) -> list[Temuan]:
        """The reason first, then its details."""
        return [self.temuan, *self.rincian]


_DISK_FULL = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_HANDLE_DISK_FULL = 39  # ERROR_HANDLE_DISK_FULL of Windows, which has no number of its own in errno


def is_disk_full(galat: OSError) -> bool:
    """Whether the system refused because no room is left, or the person's share of it is used up."""
    return galat.errno in _DISK_FULL or getattr(galat, "winerror", None) == _HANDLE_DISK_FULL
