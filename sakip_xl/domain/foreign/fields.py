"""The fields that a foreign column may be, and the words around them (``data/bidang_impor.toml``)."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from sakip_xl.domain.terms import Level
from sakip_xl.domain.wording import BULAN


class FieldRole(StrEnum):
    """What a field does when a row is read."""

    ORDER = "nomor"
    CODE = "kode"
    NODE = "kinerja"
    TEXT = "uraian"
    INDIKATOR = "indikator"
    OF_INDIKATOR = "milik indikator"
    OF_KINERJA = "milik kinerja"
    OF_BOTH = "milik keduanya"
    IGNORED = "lewat"


class Expected(StrEnum):
    """What the cells of a field usually hold."""

    NUMBER = "angka"
    MONEY = "uang"
    TEXT = "teks"
    CODE = "kode"


@dataclass(frozen=True, slots=True)
class ImportField:
    """One field: ``judul`` are phrases of headings, ``tanpa`` forbid it, ``sebab`` is why it is left."""

    id: str
    label: str
    guna: FieldRole
    judul: tuple[str, ...]
    tanpa: frozenset[str] = frozenset()
    holds: Expected | None = None
    kali: int = 1
    sebab: str = ""

    @property
    def level(self) -> Level | None:
        """The level that the field names, when it names one."""
        name = self.id.removeprefix("indikator_").replace("_", " ")
        return Level(name) if name in set(Level) else None


@dataclass(frozen=True, slots=True)
class Dictionary:
    """All fields by id, and the words: ``umum`` decide nothing, ``sama`` are read as another.

    ``spellings`` has ours of the words of a closed list; the last four begin rows that are no data.
    """

    fields: Mapping[str, ImportField]
    umum: frozenset[str]
    sama: Mapping[str, str]
    spellings: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    jumlah: frozenset[str] = frozenset()
    jumlah_dari: frozenset[str] = frozenset()
    kaki: tuple[str, ...] = ()
    pejabat: tuple[str, ...] = ()

    def labelled(self, label: str) -> ImportField | None:
        """The field of that label, as a person chose it."""
        wanted = " ".join(label.split()).casefold()
        return next((each for each in self.fields.values() if each.label.casefold() == wanted), None)


IGNORED_FIELD = "abaikan"


@cache
def dictionary() -> Dictionary:
    """The dictionary as shipped; a field written twice or of no known use is an error at import."""
    content = tomllib.loads(files("sakip_xl.data").joinpath("bidang_impor.toml").read_text(encoding="utf-8"))
    found = [_field(row) for row in [*content["bidang"], *_months(content["bulan"])]]
    fields = {each.id: each for each in found}
    if len(fields) != len(found) or len({each.label.casefold() for each in found}) != len(found):
        msg = "an import field stands twice"
        raise ValueError(msg)
    words = {
        name: {spelling: value for value, spellings in choices.items() for spelling in (value, *spellings)}
        for name, choices in content["isi"].items()
    }
    others = content["bukan_data"]
    return Dictionary(
        fields,
        frozenset(content["kata_umum"]),
        content["sama"],
        words,
        frozenset(others["jumlah"]),
        frozenset(others["jumlah_dari"]),
        tuple(others["kaki"]),
        tuple(others["pejabat"]),
    )


def _field(row: Mapping[str, Any]) -> ImportField:
    return ImportField(
        row["id"],
        row["label"],
        FieldRole(row["guna"]),
        tuple(row["judul"]),
        frozenset(row.get("tanpa", ())),
        Expected(row["isi"]) if "isi" in row else None,
        row.get("kali", 1),
        row.get("sebab", ""),
    )


def _months(row: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The targets of the twelve months."""
    return [
        {
            **row,
            "id": f"target_bulan{number}",
            "guna": "milik indikator",
            "isi": "angka",
            "label": row["label"].format(bulan=month),
            "judul": [phrase.format(bulan=month.casefold()) for phrase in row["judul"]],
        }
        for number, month in enumerate(BULAN, 1)
    ]
