"""From what was found to rows for the master: kode, parents, units, quarters; what it has is left."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from sakip_xl.domain.foreign.harvest import (
    OF_EARLIER_YEAR,
    FoundIndikator,
    FoundNode,
    Harvest,
    LeftCell,
)
from sakip_xl.domain.foreign.values import equal, is_blank
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model import Unit
from sakip_xl.domain.model.base import Cell
from sakip_xl.domain.terms import Level
from sakip_xl.domain.wording import listing, normalized

Values = dict[str, Cell]

_LETTERS = {
    Level.TUJUAN: "T",
    Level.SASARAN: "S",
    Level.PROGRAM: "P",
    Level.KEGIATAN: "K",
    Level.SUB_KEGIATAN: "SK",
}
_OFFICIAL = re.compile(
    r"^(?:kepala\s+)?(kasi|kasubag|kasubbag|seksi|sub\s?bagian|subbag)\b\.?", re.IGNORECASE
)
_KINDS = {"kasi": "seksi", "kasubag": "sub bagian", "kasubbag": "sub bagian", "subbag": "sub bagian"}
_TARGETS = ("target_tahun", "target_tw1", "target_tw2", "target_tw3", "target_tw4", "target_renstra")
_THERE = "sudah ada di buku induk dengan isi yang sama"
_MONTHS_UNCLEAR = (
    "target bulanan tidak dapat dijadikan target triwulan: jumlah dan angka terakhirnya bukan target tahun"
)


@dataclass(slots=True)
class Admission:
    """Rows to append, by table; ``made`` are the kode that were made, ``satuan`` those read off targets."""

    kinerja: list[Values] = field(default_factory=list)
    indikator: list[Values] = field(default_factory=list)
    riwayat: list[Values] = field(default_factory=list)
    left: list[LeftCell] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    satuan: list[str] = field(default_factory=list)
    taken: int = 0


def admit(
    found: Harvest,
    kinerja: Sequence[Mapping[str, Cell]],
    indikator: Sequence[Mapping[str, Cell]],
    units: Sequence[Unit],
    tahun: int,
    riwayat: Sequence[Mapping[str, Cell]] = (),
) -> Admission:
    """The rows that are new to a master; every row read is counted in ``taken`` or ``left``."""
    clerk = _Clerk(kinerja, indikator, units, tahun)
    clerk.years = {(_key(row, "kode"), _key(row, "tahun")): row for row in riwayat}
    for node in found.nodes:
        clerk.name(node)
    for node in found.nodes:
        clerk.node(node)
    for each in found.indikator:
        clerk.indikator(each)
    for sheet, row, things in found.taken:
        clerk.close(sheet, row, things)
    return clerk.result


class _Clerk:
    """Takes what was found, thing by thing; ``refused`` has the cause of what is not taken."""

    def __init__(
        self,
        kinerja: Sequence[Mapping[str, Cell]],
        indikator: Sequence[Mapping[str, Cell]],
        units: Sequence[Unit],
        tahun: int,
    ) -> None:
        self.tahun = tahun
        self.result = Admission()
        self.refused: dict[FoundNode | FoundIndikator, str] = {}
        self.kode: dict[FoundNode, str] = {}
        self.there: dict[FoundNode, Mapping[str, Cell]] = {}
        self.years: dict[tuple[str, str], Mapping[str, Cell]] = {}
        self.added: set[FoundNode | FoundIndikator] = set()
        self.kinerja, self.indikators = list(kinerja), list(indikator)
        self.used = {_key(row, "kode") for row in (*kinerja, *indikator)}
        self.units = {normalized(name): unit.kode for unit in units for name in (unit.kode, unit.nama)}

    def name(self, node: FoundNode) -> None:
        """Give a node its kode: that of the same node in the master, its own, else a new one."""
        induk = self.kode.get(node.induk, "") if node.induk else ""
        there = self._node_there(node, induk)
        if there is not None:
            self.there[node] = there
            self.kode[node] = str(there.get("kode") or "")
            return
        self.kode[node] = node.kode or self._make(_LETTERS[node.level])
        self.used.add(normalized(self.kode[node]))

    def node(self, node: FoundNode) -> None:
        """Take a named node unless the master has it."""
        values = {**self._with_unit(node.values), **self._parents(node)}
        said: Values = {"level": str(node.level), "uraian": node.uraian, **values}
        if node in self.there:
            self.refused[node] = _difference(self.there[node], said, node.kode)
        else:
            self.result.kinerja.append({"kode": self.kode[node], **said})

    def indikator(self, found: FoundIndikator) -> None:
        """Take an indicator unless the master has it."""
        values = self._with_unit(found.values)
        kode = str(values.pop("kode_indikator", "") or "")
        riwayat = list(self._riwayat(values))
        self._quarters(found, values)
        self._satuan(found, values)
        node = found.node
        induk = self.kode[node] if node else ""
        said = {"level": str(node.level) if node else None, "induk": induk, "indikator": found.text, **values}
        there = self._indikator_there(kode, induk, found.text)
        if there is not None:
            self.refused[found] = _difference(there, said, kode)
            self._years(found, str(there.get("kode") or ""), riwayat)
            return
        if not kode:
            suffix = re.sub(r"^[A-Z]+\.(?=\d)", "", induk)
            letter = _LETTERS[node.level] if node else ""
            kode = self._make(f"IK{letter}.{suffix}" if suffix else "IK")
        self.used.add(normalized(kode))
        self.result.indikator.append({"kode": kode, **said})
        self._years(found, kode, riwayat)

    def _years(self, found: FoundIndikator, kode: str, riwayat: Iterable[Values]) -> None:
        """Add the earlier years that the master does not have; other numbers for one it has are left."""
        for row in riwayat:
            known = self.years.get((normalized(kode), str(row["tahun"])))
            if known is None:
                self.added.add(found)
                self.result.riwayat.append({"kode": kode, **row})
            elif (cause := _difference(known, {**known, **row}, kode)) != _THERE:
                self.result.left.append(LeftCell(found.sheet, found.row, found.text, cause))

    def close(self, sheet: str, row: int, things: Sequence[FoundNode | FoundIndikator]) -> None:
        """Count one row as taken or left, and list what it says that was not taken."""
        causes = list(dict.fromkeys(self.refused.get(thing, "") for thing in things))
        taken = "" in causes or not self.added.isdisjoint(things)
        self.result.taken += taken
        content = " | ".join(dict.fromkeys(_content(thing) for thing in things))
        listed = [cause for cause in causes if cause not in {"", _THERE}] or ([] if taken else [_THERE])
        for position, cause in enumerate(listed):
            whole = not taken and position == 0
            self.result.left.append(
                LeftCell(sheet, row, content, cause, whole=whole, understood=cause == _THERE)
            )

    def _node_there(self, node: FoundNode, induk: str) -> Mapping[str, Cell] | None:
        """The row of the master with its kode, else with its level and words, best below the same parent."""
        same_kode = [row for row in self.kinerja if node.kode and _key(row, "kode") == normalized(node.kode)]
        same_words = [
            row
            for row in self.kinerja
            if _key(row, "level") == node.level and _key(row, "uraian") == normalized(node.uraian)
        ]
        same_words.sort(key=lambda row: _key(row, "induk") != normalized(induk))
        return next(iter([*same_kode, *same_words]), None)

    def _indikator_there(self, kode: str, induk: str, text: str) -> Mapping[str, Cell] | None:
        for row in self.indikators:
            same_kode = kode and _key(row, "kode") == normalized(kode)
            same_place = _key(row, "induk") == normalized(induk)
            if same_kode or (same_place and _key(row, "indikator") == normalized(text)):
                return row
        return None

    def _parents(self, node: FoundNode) -> Values:
        others = [self.kode[each] for each in node.induk_lain]
        result: Values = {"induk": self.kode[node.induk]} if node.induk else {}
        return {**result, "induk_lain": "; ".join(others)} if others else result

    def _make(self, prefix: str) -> str:
        """The next kode of that beginning that is free."""
        number = 1
        while normalized(f"{prefix}.{number}") in self.used:
            number += 1
        kode = f"{prefix}.{number}"
        self.result.made.append(kode)
        return kode

    def _with_unit(self, values: Values) -> Values:
        """The values with the kode of the unit that is named; an unknown one stays as typed."""
        unit = values.get("unit")
        kode = next((self.units[name] for name in _unit_names(str(unit)) if name in self.units), unit)
        return {**values, "unit": kode} if unit else dict(values)

    def _riwayat(self, values: Values) -> Iterable[Values]:
        """One row for every earlier year that has a target or a realisasi; they leave ``values``."""
        rows: dict[int, Values] = {}
        for name in list(values):
            for earlier in OF_EARLIER_YEAR:
                if name.startswith(earlier):
                    year = int(name.removeprefix(earlier).strip("_") or self.tahun - 1)
                    rows.setdefault(year, {"tahun": year})[earlier.removesuffix("_lalu")] = values.pop(name)
        return rows.values()

    def _quarters(self, found: FoundIndikator, values: Values) -> None:
        """Targets of quarters from those of months, where only one reading fits the target of the year."""
        months = {n: values.pop(f"target_bulan{n}", None) for n in range(1, 13)}
        if all(is_blank(value) for value in months.values()):
            return
        quarters = quarters_of_months(months, values.get("target_tahun"))
        if quarters is None:
            self.result.left.append(LeftCell(found.sheet, found.row, found.text, _MONTHS_UNCLEAR))
            return
        for name, value in quarters.items():
            values.setdefault(name, value)

    def _satuan(self, found: FoundIndikator, values: Values) -> None:
        """The satuan that stands beside the number of a target, where there is no column for it."""
        if not is_blank(values.get("satuan")):
            return
        readings = [read_number(values[name]) for name in _TARGETS if not is_blank(values.get(name))]
        units = {"%" if reading.persen else reading.satuan for reading in readings} - {""}
        if len(units) == 1:
            values["satuan"] = units.pop()
            self.result.satuan.append(found.text)


def quarters_of_months(months: Mapping[int, Cell], target_tahun: Cell) -> Values | None:
    """The targets of the quarters; ``None`` when months and year do not tell how months make a year.

    Where the months add up to the year, a quarter is the sum of its months; where the last month is the
    year's target, months run on and a quarter is its last month.
    """
    year = read_number(target_tahun).nilai
    numbers = {n: read_number(value).nilai for n, value in months.items() if not is_blank(value)}
    if year is None or None in numbers.values():
        return None
    plain = {n: value for n, value in numbers.items() if value is not None}
    last = max(plain)
    if plain[last] != year and sum(plain.values(), Decimal(0)) != year:
        return None
    result: Values = {}
    for quarter in range(1, 5):
        own = [n for n in sorted(plain) if (n - 1) // 3 + 1 == quarter]
        if own:
            runs_on = plain[last] == year
            result[f"target_tw{quarter}"] = (
                months[own[-1]] if runs_on or len(own) == 1 else _number(sum(plain[n] for n in own))
            )
    return result


def _number(value: Decimal | int) -> Cell:
    return int(value) if value == int(value) else float(value)


def _unit_names(text: str) -> list[str]:
    """A unit as it is named, and as the unit of the official who is named."""
    plain = normalized(text)
    match = _OFFICIAL.match(plain)
    if match is None:
        return [plain, plain.removeprefix("kepala ")]
    kind = match[1].replace("subbagian", "sub bagian")
    rest = plain[match.end() :].strip()
    return [plain, normalized(f"{_KINDS.get(kind, kind)} {rest}")]


def _difference(there: Mapping[str, Cell], said: Values, kode: str) -> str:
    """Why something is not taken that the master has: the same, or which fields differ."""
    differing = [
        name for name, value in said.items() if not is_blank(value) and not equal(there.get(name), value)
    ]
    if kode and _key(there, "kode") != normalized(kode):
        differing.insert(0, "kode")
    if not differing:
        return _THERE
    names = listing([name.replace("_", " ") for name in differing])
    return (
        f"{there.get('kode')} sudah ada di buku induk dengan isi lain pada {names}; buku induk tidak diubah"
    )


def _content(thing: FoundNode | FoundIndikator) -> str:
    return thing.uraian if isinstance(thing, FoundNode) else thing.text


def _key(row: Mapping[str, Cell], name: str) -> str:
    return normalized(str(row.get(name) or ""))
