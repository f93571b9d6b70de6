"""The evaluation sheet LKE as data: its criteria and their evidence, read from ``data/lke.toml``.

``LKE`` is checked when this module is imported: a kind of document or a button that does not exist, a
criterion twice or out of its place, and weights that do not add up raise ``LkeError``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from importlib.resources import files
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from sakip_xl.documents.papers import KINDS
from sakip_xl.schema.commands import LABELS

_FULL = Decimal(100)
"""The weights of all components (PermenPANRB 88/2021)."""

_Text = Annotated[str, Field(min_length=1)]
_Weight = Annotated[Decimal, Field(gt=0)]


class LkeError(ValueError):
    """A ``data/lke.toml`` that cannot be used; the text names every flaw."""


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)


class Kriteria(_Data):
    """One criterion: what must be shown, by which documents, and by which files of the office's own.

    ``bertanda``: the documents show it only once they are signed.
    """

    nomor: Annotated[str, Field(pattern=r"^\d\.[a-z]\.\d{1,2}$")]
    uraian: _Text
    naskah: tuple[str, ...] = ()
    kantor: tuple[_Text, ...] = ()
    bertanda: bool = False


class SubKomponen(_Data):
    """Keberadaan, kualitas or pemanfaatan of one component."""

    nomor: Annotated[str, Field(pattern=r"^\d\.[a-z]$")]
    judul: _Text
    bobot: _Weight
    kriteria: Annotated[tuple[Kriteria, ...], Field(min_length=1)]


class KomponenLke(_Data):
    """One of the four components."""

    nomor: Annotated[str, Field(pattern=r"^\d$")]
    judul: _Text
    bobot: _Weight
    sub: Annotated[tuple[SubKomponen, ...], Field(min_length=1)]


class Lke(_Data):
    """The whole sheet; ``tombol`` is what is clicked before a document of that kind is made.

    Of a kind in ``sekali_setahun``, and of one that belongs to the year, one document is enough; of any other
    one is expected in each quarter.
    """

    sekali_setahun: tuple[str, ...]
    tombol: Mapping[str, str]
    komponen: tuple[KomponenLke, ...]

    def criteria(self) -> Iterator[tuple[KomponenLke, SubKomponen, Kriteria]]:
        """Every criterion with what it stands in, in order."""
        for komponen in self.komponen:
            for sub in komponen.sub:
                for kriteria in sub.kriteria:
                    yield komponen, sub, kriteria

    def once_a_year(self, jenis: str) -> bool:
        """Whether one document of that kind is enough for the year."""
        return KINDS[jenis].yearly or jenis in self.sekali_setahun


def read_lke(content: str) -> Lke:
    """The sheet of a TOML text; ``LkeError`` when it cannot be used."""
    try:
        lke = Lke.model_validate(tomllib.loads(content, parse_float=Decimal))
    except (tomllib.TOMLDecodeError, ValidationError) as galat:
        msg = f"lke.toml: {galat}"
        raise LkeError(msg) from galat
    if flaws := [*_unknown(lke), *_out_of_place(lke), *_wrong_weights(lke)]:
        msg = f"lke.toml: {'; '.join(flaws)}"
        raise LkeError(msg)
    return lke


def _unknown(lke: Lke) -> Iterator[str]:
    named = [(kriteria.nomor, jenis) for _, _, kriteria in lke.criteria() for jenis in kriteria.naskah]
    named += [("sekali_setahun", jenis) for jenis in lke.sekali_setahun]
    named += [("tombol", jenis) for jenis in lke.tombol]
    yield from (f"{place}: naskah {jenis} tidak ada" for place, jenis in named if jenis not in KINDS)
    buttons = lke.tombol.values()
    yield from (f"tombol: {button} tidak ada" for button in buttons if button not in LABELS)


def _out_of_place(lke: Lke) -> Iterator[str]:
    """Numbers that do not go on from what they stand in, or stand twice; criteria without any evidence."""
    seen: set[str] = set()
    for komponen, sub, kriteria in lke.criteria():
        if not (kriteria.nomor.startswith(f"{sub.nomor}.") and sub.nomor.startswith(f"{komponen.nomor}.")):
            yield f"{kriteria.nomor}: tidak termasuk {sub.nomor} dari komponen {komponen.nomor}"
        if kriteria.nomor in seen:
            yield f"{kriteria.nomor}: ada dua kali"
        seen.add(kriteria.nomor)
        if not (kriteria.naskah or kriteria.kantor):
            yield f"{kriteria.nomor}: tanpa bukti"


def _wrong_weights(lke: Lke) -> Iterator[str]:
    if (total := sum(komponen.bobot for komponen in lke.komponen)) != _FULL:
        yield f"bobot komponen berjumlah {total}"
    for komponen in lke.komponen:
        if (total := sum(sub.bobot for sub in komponen.sub)) != komponen.bobot:
            yield f"bobot sub komponen {komponen.nomor} berjumlah {total}"


def _load() -> Any:
    return files("sakip_xl.data").joinpath("lke.toml").read_text(encoding="utf-8")


LKE: Lke = read_lke(_load())
