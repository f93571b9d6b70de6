"""What can be told of a figure as the rows of the sheet Asal Angka."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sakip_xl.actions.asal_places import FigurePlaces
from sakip_xl.actions.session import Session
from sakip_xl.domain.bentrok.rows import sides_of
from sakip_xl.domain.bentrok.values import shown
from sakip_xl.domain.measure.nilai import rounded
from sakip_xl.domain.model import EARLIER, AsalRow, Cell, KertasKerja, Kinerja, RealisasiAnggaran
from sakip_xl.domain.origin.answer import AskedFigure, SubjectOrigin
from sakip_xl.domain.origin.computed import ComputedFigure, Part
from sakip_xl.domain.origin.figures import CellOrigin
from sakip_xl.domain.origin.history import Step, told_side
from sakip_xl.domain.terms import Event, Triwulan, ValueSource
from sakip_xl.domain.wording import normalized, rupiah
from sakip_xl.schema.base import Look
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import EXACT_INTEGER

_NOTHING_YET = "Belum dilaporkan."
_NO_FIGURES = "Belum ada angka yang dilaporkan atau dihitung."


@dataclass(frozen=True, slots=True)
class Block:
    """The rows of one figure: its value now, then what it was before or, ``computed``, what it is made of.

    Values stand as the book has them; of ``uang`` they are rupiah.
    """

    judul: str
    unit: str
    triwulan: int | None
    rows: tuple[AsalRow, ...]
    computed: bool = False
    uang: bool = False

    @property
    def shown(self) -> list[AsalRow]:
        """The rows as staff read them: an amount in words."""
        if not self.uang:
            return [*self.rows]
        return [
            row.model_copy(update={name: _in_words(getattr(row, name)) for name in ("nilai", "sebelumnya")})
            for row in self.rows
        ]

    @property
    def on_sheet(self) -> list[AsalRow]:
        """The rows as the sheet has them: what is no more the value says so."""
        first, *others = self.shown
        if self.computed:
            return [first, *others]
        texts = (f"{EARLIER} {row.keterangan}".rstrip() for row in others)
        return [
            first,
            *(row.model_copy(update={"keterangan": text}) for row, text in zip(others, texts, strict=True)),
        ]

    def rank(self, asked: AskedFigure) -> int:
        """How near it is to what was asked for: 0 is that very figure."""
        same_unit = not asked.unit or normalized(self.unit) in {"", normalized(asked.unit)}
        same_quarter = asked.triwulan in {None, self.triwulan}
        same_figure = normalized(self.judul) == normalized(asked.judul)
        if same_figure and same_quarter:
            return 0 if same_unit else 1
        return 2 if asked.triwulan is not None and same_quarter and same_unit else 3


@dataclass(frozen=True, slots=True)
class AsalRows:
    """Makes rows of what the domain tells of one subject."""

    session: Session
    places: FigurePlaces

    def of(self, origin: SubjectOrigin, asked: AskedFigure) -> list[Block]:
        """The figures of one subject: what was asked for first, then quarter by quarter."""
        blocks = [
            *(self._figure(origin, figure) for figure in origin.figures),
            *(self._computed(origin, computed) for computed in origin.computed),
        ]
        if not blocks:
            blank = AsalRow(
                kode=origin.subject.kode, indikator=origin.subject.nama, kolom="-", keterangan=_NO_FIGURES
            )
            blocks = [Block("-", "", None, (blank,))]
        return sorted(blocks, key=lambda block: (block.rank(asked), block.triwulan or 5))

    def _figure(self, origin: SubjectOrigin, figure: CellOrigin) -> Block:
        judul = MASTER.table_named(figure.tempat.tabel).field_column(figure.tempat.field_name).judul
        current = next((step for step in figure.riwayat if not step.dibatalkan), None)
        earlier = [step for step in figure.riwayat if step is not current]
        blank = AsalRow(
            kode=figure.kode,
            indikator=origin.subject.nama,
            unit=figure.unit,
            triwulan=None if figure.triwulan is None else Triwulan(figure.triwulan),
            kolom=judul,
        )
        notes = [*_notes(figure)]
        if current is None:
            first = blank.model_copy(update={"keterangan": " ".join([_NOTHING_YET, *notes])})
        else:
            first = self._step(blank, figure, current, notes, value=figure.nilai)
        rows = [first, *(self._step(blank, figure, step, (), value=step.baru) for step in earlier)]
        return Block(judul, figure.unit, figure.triwulan, tuple(rows), uang=_is_money(figure))

    def _step(
        self, blank: AsalRow, figure: CellOrigin, step: Step, notes: Sequence[str], *, value: Cell
    ) -> AsalRow:
        folder = self.places.folder(step)
        texts = [step.keterangan, *([f"Foldernya {folder}."] if folder else [])]
        if step.sumber in {ValueSource.FORMULIR, ValueSource.KERTAS} and self._follows(figure):
            texts.append("Dihitung dari pembilang dan penyebut.")
        texts += ["Tindakan itu dibatalkan sesudahnya."] if step.dibatalkan else []
        return blank.model_copy(
            update={
                "nilai": shown(value),
                "sebelumnya": shown(step.lama),
                "sumber": step.sumber,
                "berkas": step.source,
                "sel": self.places.cell(figure, step),
                "oleh": step.oleh,
                "waktu": step.waktu,
                "jejak": step.jejak.nomor if step.jejak else None,
                "keterangan": " ".join([*texts, *notes]),
            }
        )

    def _follows(self, figure: CellOrigin) -> bool:
        return (
            figure.tempat.field_name == "realisasi" and not _is_money(figure) and self.places.asks_two(figure)
        )

    def _computed(self, origin: SubjectOrigin, computed: ComputedFigure) -> Block:
        judul = computed.judul
        if computed.field_name:
            judul = MASTER.table_named(KertasKerja.table).field_column(computed.field_name).judul
        made = None if computed.uang else self.places.log.last(Event.HITUNG, computed.triwulan)
        first = AsalRow(
            kode=computed.kode,
            indikator=origin.subject.nama,
            unit=computed.unit,
            triwulan=Triwulan(computed.triwulan),
            kolom=judul,
            nilai=self._number(computed.nilai),
            sumber=ValueSource.HITUNGAN,
            oleh=made.oleh if made else "",
            waktu=made.waktu if made else None,
            jejak=made.nomor if made else None,
            keterangan=computed.aturan,
        )
        parts = (self._part(computed, judul, part) for part in computed.dari)
        rows = (first, *parts)
        return Block(judul, computed.unit, computed.triwulan, rows, computed=True, uang=computed.uang)

    def _part(self, computed: ComputedFigure, judul: str, part: Part) -> AsalRow:
        text = (
            f"Tidak ikut dalam {computed.kode}: {part.alasan}" if part.alasan else f"Bagian {computed.kode}."
        )
        return AsalRow(
            kode=part.kode,
            indikator=part.nama,
            unit=part.unit,
            triwulan=Triwulan(computed.triwulan),
            kolom=judul,
            nilai=self._number(part.nilai),
            sumber=ValueSource.HITUNGAN,
            keterangan=text,
        )

    def _number(self, value: Cell | Fraction | Decimal) -> Cell:
        """A number as the sheet holds it; of what is made of several the one that is printed."""
        if isinstance(value, Fraction):
            value = rounded(value, self.session.master.pengaturan)
        if not isinstance(value, Decimal):
            return shown(value)
        whole = value == value.to_integral_value() and abs(value) < EXACT_INTEGER
        return int(value) if whole else float(value)


def _in_words(value: Cell) -> Cell:
    return rupiah(value) if isinstance(value, (int, float)) else value


def _notes(figure: CellOrigin) -> Iterator[str]:
    """What else has to be said of the value of now."""
    if not figure.dihitung:
        yield "Baris ini tidak dihitung: baris lain untuk triwulan yang sama ada di bawahnya."
    for row in figure.menunggu:
        lama, baru = map(told_side, sides_of(row))
        yield f"Bentrok nomor {row.nomor} menunggu keputusan: {lama} atau {baru}."


def _is_money(figure: CellOrigin) -> bool:
    table = MASTER.table_named(figure.tempat.tabel)
    money = table.name in {RealisasiAnggaran.table, Kinerja.table}
    return money and table.field_column(figure.tempat.field_name).rupa is Look.MONEY
