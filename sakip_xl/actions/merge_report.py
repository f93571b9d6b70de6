"""What a merge tells: each conflict with both values, authors and times, and what was taken from where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from sakip_xl.actions.merge_ancestor import Found
from sakip_xl.actions.merge_authors import Author, Authors
from sakip_xl.actions.merge_bentrok import describe
from sakip_xl.actions.merge_copies import MasterCopy
from sakip_xl.domain.bentrok.values import shown
from sakip_xl.domain.merge.ancestor import Unknown
from sakip_xl.domain.merge.book import MergedTables
from sakip_xl.domain.merge.rules import rule_of
from sakip_xl.domain.merge.table import ConflictKind, Doubt, MergeConflict
from sakip_xl.domain.model import Cell
from sakip_xl.domain.sop.current import sop_status
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.sop.lineage import common
from sakip_xl.domain.sop.moves import Parting, partings
from sakip_xl.domain.terms import ROMAWI, Event
from sakip_xl.domain.wording import listing, waktu
from sakip_xl.errors import Temuan, temuan
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.port import ReturnedBook
from sakip_xl.workbook.raw import shown_value

_CODES = {ConflictKind.CELL: "SKP-734", ConflictKind.ROW: "SKP-735", ConflictKind.PAPER: "SKP-736"}


@dataclass
class MergeReport:
    """All that is told of one merge: ``copies`` in their own order with ``authors``, ``named`` as they were.

    ``book`` is the merged book as it was read back, ``log`` its log.
    """

    copies: Sequence[MasterCopy]
    authors: Sequence[Authors]
    named: Sequence[MasterCopy]
    merged: MergedTables
    found: Found
    book: ReturnedBook
    log: Sequence[JejakRow]
    now: datetime

    @cached_property
    def partings(self) -> list[Parting]:
        """The SOPs that the two copies moved apart."""
        return partings(self.log)

    def data(self) -> dict[str, Any]:
        """The report as other programs read it; ``a`` and ``b`` are the books as they were named."""
        chains = [copy.chain for copy in self.copies]
        return {
            "berkas": [copy.name for copy in self.named],
            "asal": {"cara": self.found.way.value, "berkas": [str(path) for path in self.found.files]},
            "diambil": {str(copy.path): self.merged.taken[i] for i, copy in enumerate(self.copies)},
            "jejak": {"bersama": len(common(*chains)), **self._by_name([len(c.chain) for c in self.copies])},
            "bentrok": [
                *(self._conflict(conflict) for conflict in self.merged.conflicts),
                *map(self._parting, self.partings),
            ],
            "ragu": [self._doubt(doubt) for doubt in self.merged.doubts],
        }

    def message(self, name: str, not_computed: Sequence[int] | None) -> str:
        """The outcome in a few sentences; ``not_computed`` is ``None`` where one copy held all."""
        one, other = (copy.name for copy in self.named)
        if not_computed is None:
            return f"Buku {name} dibuat: salah satu dari {one} dan {other} sudah memuat semua isi yang lain."
        lines = [f"Buku gabungan {name} dibuat dari {one} dan {other}; kedua berkas itu tidak diubah."]
        lines += [
            f"Diambil dari {copy.name}: {self.merged.taken[index]} isian."
            for index, copy in enumerate(self.copies)
        ]
        lines.append(f"Keadaan sebelum berpisah: {self.found.way.value}.")
        if not_computed:
            quarters = listing([ROMAWI[number] for number in not_computed])
            lines.append(f"Kertas Kerja Triwulan {quarters} belum dihitung ulang: klik Hitung Capaian.")
        count = len(self.merged.conflicts) + len(self.partings)
        lines.append(f"{count} bentrok harus diputuskan." if count else "Tidak ada bentrok.")
        return " ".join(lines)

    def findings(self) -> list[Temuan]:
        """Every conflict, doubt and loss, each at its cell of the merged book where it has one."""
        return [
            *map(self._conflict_finding, self.merged.conflicts),
            *map(self._parting_finding, self.partings),
            *map(self._doubt_finding, self.merged.doubts),
            *self._lost(),
        ]

    # --- cells and rows -------------------------------------------------------------------------------------

    def _conflict(self, conflict: MergeConflict) -> dict[str, Any]:
        place = self._place(conflict.table, conflict.row_index, conflict.field_name)
        values = [self._side(conflict, index) for index in range(len(self.copies))]
        before = None if isinstance(conflict.before, Unknown) else conflict.before
        row = conflict.first or conflict.second or {}
        return {
            "jenis": str(conflict.kind),
            "unit": str(row.get("unit") or ""),
            "kode": str(row.get("kode") or ""),
            "tabel": conflict.table,
            "lembar": place["lembar"],
            "sel": place["sel"],
            "baris": describe(conflict.table, row),
            "kolom": place["kolom"],
            **self._by_name(values),
            "lama": values[0]["nilai"],
            "baru": values[1]["nilai"],
            "berkas": values[1]["berkas"],
            "asal": before,
            "dipakai": values[0]["nilai"] if conflict.kind is ConflictKind.CELL else None,
        }

    def _side(self, conflict: MergeConflict, index: int) -> dict[str, Any]:
        """What one copy says, who wrote it and when."""
        row = (conflict.first, conflict.second)[index]
        author = self._author(conflict, index)
        name = conflict.field_name
        return {
            "berkas": self.copies[index].name,
            "nilai": row.get(name) if row is not None and name else row,
            "oleh": author.oleh,
            "waktu": author.waktu.isoformat() if author.waktu else "",
            "dari": "jejak" if author.logged else "berkas",
        }

    def _author(self, conflict: MergeConflict, index: int) -> Author:
        row = (conflict.first, conflict.second)[index]
        if row is None:
            return self.authors[index].last
        return self.authors[index].of(conflict.table, row, conflict.field_name)

    def _conflict_finding(self, conflict: MergeConflict) -> Temuan:
        place = self._place(conflict.table, conflict.row_index, conflict.field_name)
        row = conflict.first or conflict.second or {}
        if conflict.kind is ConflictKind.NUMBER:
            number = shown_value(row.get(conflict.field_name))
            return temuan("SKP-737", nilai=number, kolom=place["kolom"]).di(**place)
        whole = conflict.first is not None and conflict.second is not None
        order = (0, 1) if whole or conflict.first is None else (1, 0)
        texts: dict[str, object] = {"baris": describe(conflict.table, row)}
        for word, index in zip(("satu", "dua"), order, strict=True):
            side = (conflict.first, conflict.second)[index] or {}
            texts |= {
                word: _shown(side.get(conflict.field_name)),
                f"berkas_{word}": self.copies[index].name,
                f"oleh_{word}": _by(self._author(conflict, index)),
            }
        return temuan(_CODES[conflict.kind], kolom=place["kolom"], **texts).di(**place)

    def _doubt(self, doubt: Doubt) -> dict[str, Any]:
        place = self._place(doubt.table, doubt.row_index, "")
        row = self.merged.tables[doubt.table][doubt.row_index]
        return {
            "tabel": doubt.table,
            "lembar": place["lembar"],
            "sel": place["sel"],
            "baris": describe(doubt.table, row),
            "hanya_di": self.copies[doubt.only_in].name,
        }

    def _doubt_finding(self, doubt: Doubt) -> Temuan:
        told = self._doubt(doubt)
        place = self._place(doubt.table, doubt.row_index, "")
        return temuan("SKP-739", baris=told["baris"], berkas=told["hanya_di"]).di(**place)

    def _place(self, table: str, row_index: int, field_name: str) -> dict[str, str]:
        """Where a cell stands in the merged book; that of the first key field where no cell is named."""
        layout = MASTER.table_named(table)
        name = field_name or (*rule_of(table).key, layout.columns[0].bidang)[0]
        position = self.book.position(table, row_index, name)
        heading = layout.field_column(name).judul
        return {"berkas": self.book.name, "lembar": position.sheet, "sel": position.cell, "kolom": heading}

    # --- the SOP, and what is left behind -------------------------------------------------------------------

    def _parting(self, parting: Parting) -> dict[str, Any]:
        sides = [
            {
                "berkas": copy.name,
                "nilai": _move(row),
                "oleh": row.oleh,
                "waktu": row.waktu.isoformat(),
                "dari": "jejak",
            }
            for copy, row in zip(self.copies, parting.rows, strict=True)
        ]
        title = f"{SOP[parting.sop].judul} Triwulan {ROMAWI[parting.triwulan]}"
        return {
            "jenis": str(ConflictKind.SOP),
            "unit": "",
            "kode": "",
            "tabel": JejakRow.table,
            "lembar": "SOP",
            "sel": "",
            "baris": title,
            "kolom": "Langkah",
            **self._by_name(sides),
            "lama": sides[0]["nilai"],
            "baru": sides[1]["nilai"],
            "berkas": sides[1]["berkas"],
            "asal": None,
            "dipakai": self._current(parting),
        }

    def _parting_finding(self, parting: Parting) -> Temuan:
        one, other = (f"{_move(row)} oleh {row.oleh} {waktu(row.waktu)}" for row in parting.rows)
        return temuan(
            "SKP-738",
            sop=SOP[parting.sop].judul,
            triwulan=ROMAWI[parting.triwulan],
            berkas_satu=self.copies[0].name,
            berkas_dua=self.copies[1].name,
            satu=one,
            dua=other,
            kini=self._current(parting),
        ).di(berkas=self.book.name, lembar="SOP")

    def _current(self, parting: Parting) -> str:
        current = sop_status(self._master, parting.sop, parting.triwulan, self.now).current
        return f"langkah {current.nomor}" if current else "langkah terakhir"

    @cached_property
    def _master(self) -> Any:
        return load_master(self.book.read()).master

    def _lost(self) -> Iterator[Temuan]:
        """What the copies hold outside of the layout, which the merged book has not."""
        for copy in self.named:
            for item in copy.book.foreign():
                lost = temuan("SKP-731", nilai=item.pesan.rstrip("."))
                yield lost.di(berkas=copy.name, lembar=item.lembar, sel=item.sel)

    def _by_name(self, values: Sequence[Any]) -> dict[str, Any]:
        """What belongs to the copies, by ``a`` and ``b`` as they were named."""
        place = {id(copy): index for index, copy in enumerate(self.copies)}
        return {word: values[place[id(copy)]] for word, copy in zip("ab", self.named, strict=True)}


def _shown(value: Cell) -> str:
    return "(kosong)" if value is None or value == "" else shown_value(shown(value))


def _by(author: Author) -> str:
    """Who and when, as far as it is known."""
    moment = f" {waktu(author.waktu)}" if author.waktu else ""
    if author.logged:
        return f"{author.oleh or 'tanpa nama'}{moment}"
    return f"disimpan terakhir oleh {author.oleh or 'yang tidak diketahui'}{moment}"


def _move(row: JejakRow) -> str:
    """One move of an SOP in a few words."""
    if row.peristiwa is Event.KEMBALI:
        return f"langkah {row.langkah} dikembalikan ke langkah {row.ke_langkah}"
    return f"langkah {row.langkah} selesai"
