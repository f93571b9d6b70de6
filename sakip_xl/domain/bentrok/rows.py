"""Conflicts as rows of the table *Bentrok*, and what those rows say of a cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sakip_xl.domain.bentrok.merge import NEVER_ASKED, Conflict, Decided, Place, Side
from sakip_xl.domain.bentrok.values import shown
from sakip_xl.domain.model import Bentrok
from sakip_xl.domain.terms import BentrokSource, Pakai, Triwulan


def row_key(*parts: object) -> str:
    """The key of a row as the table of conflicts and the log spell it.

    >>> row_key("IKS.1", 2, "YAN")
    'IKS.1 | 2 | YAN'
    """
    return " | ".join(str(int(part)) if isinstance(part, int) else str(part) for part in parts)


def place_of(row: Bentrok) -> Place:
    """The cell that a row is about."""
    return Place(row.tabel, row.kunci, row.nama_kolom)


def sides_of(row: Bentrok) -> tuple[Side, Side]:
    """Both values of a row with where they come from."""
    return (
        Side(row.lama, row.berkas_lama, row.waktu_lama, row.oleh_lama),
        Side(row.baru, row.berkas_baru, row.waktu_baru, row.oleh_baru),
    )


def chosen(row: Bentrok) -> Side | None:
    """The value that a person chose; ``None`` while nobody did."""
    if row.pakai is None:
        return None
    return sides_of(row)[row.pakai is Pakai.BARU]


def decisions(rows: Iterable[Bentrok]) -> dict[Place, Decided]:
    """What people were asked about every cell, and what they chose."""
    by_place: dict[Place, list[Bentrok]] = {}
    for row in rows:
        by_place.setdefault(place_of(row), []).append(row)
    return {place: _decided(own) for place, own in by_place.items()}


def _decided(rows: Sequence[Bentrok]) -> Decided:
    waiting = [row for row in rows if row.terbuka]
    done = sorted((row for row in rows if row.diputuskan), key=lambda row: (row.diputuskan, row.nomor))
    last = chosen(done[-1]) if done else None
    return Decided(
        open=frozenset(side.says for row in waiting for side in sides_of(row)),
        known=frozenset(side.says for row in done for side in sides_of(row)),
        winner=last.says if last else None,
        first=sides_of(waiting[0])[0] if waiting else None,
    )


def asked_about(asked: Mapping[Place, Decided], place: Place) -> Decided:
    """What people were asked about one cell."""
    return asked.get(place, NEVER_ASKED)


def new_rows(
    existing: Sequence[Bentrok], conflicts: Iterable[Conflict], asal: BentrokSource
) -> list[Bentrok]:
    """The rows of conflicts that are not in the table yet, numbered on.

    One is there when its cell has a row with the same two values, whichever of them stood first.
    """
    pairs = {(place_of(row), frozenset(side.says for side in sides_of(row))) for row in existing}
    number = max((row.nomor for row in existing), default=0)
    result: list[Bentrok] = []
    for conflict in conflicts:
        pair = (conflict.tempat, frozenset((conflict.lama.says, conflict.baru.says)))
        if pair in pairs:
            continue
        pairs.add(pair)
        number += 1
        result.append(_row(number, conflict, asal))
    return result


def _row(number: int, conflict: Conflict, asal: BentrokSource) -> Bentrok:
    lama, baru = conflict.lama, conflict.baru
    return Bentrok(
        nomor=number,
        asal=asal,
        tabel=conflict.tempat.tabel,
        kunci=conflict.tempat.kunci,
        nama_kolom=conflict.tempat.field_name,
        unit=conflict.unit,
        kode=conflict.kode,
        triwulan=Triwulan(conflict.triwulan) if conflict.triwulan else None,
        kolom=conflict.heading,
        lama=shown(lama.nilai),
        berkas_lama=lama.source,
        waktu_lama=lama.waktu,
        oleh_lama=lama.oleh,
        baru=shown(baru.nilai),
        berkas_baru=baru.source,
        waktu_baru=baru.waktu,
        oleh_baru=baru.oleh,
    )


def resolve(rows: Sequence[Bentrok]) -> Side | None:
    """The one value that the choices of one cell leave; ``None`` when a choice is missing or two contradict.

    Every row strikes out the value that was not chosen.
    """
    picked = [chosen(row) for row in rows]
    if not rows or any(side is None for side in picked):
        return None
    lost = {
        other.says
        for row, side in zip(rows, picked, strict=True)
        if side is not None
        for other in sides_of(row)
        if other.says != side.says
    }
    left = {side.says: side for side in picked if side is not None and side.says not in lost}
    return next(iter(left.values())) if len(left) == 1 else None
