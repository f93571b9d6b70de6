"""A small office that works with the real actions: a master in memory, forms as files in a folder."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from sakip_xl.actions.bagikan import bagikan
from sakip_xl.actions.keluarkan import keluarkan
from sakip_xl.actions.putuskan import putuskan
from sakip_xl.actions.rekap import rekap
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment
from sakip_xl.domain.model import Cell, Formulir, Master
from sakip_xl.errors import SakipError
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.content import BookContent, Changes, RawRow
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.drawing import draw_book
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.port import Book
from sakip_xl.workbook.xlsx.file_book import FileShelf, open_book
from tests.sample import SEKARANG, sample_content
from tests.sample_rows import PEJABAT

CAMAT, SEKRETARIS, TIM, KASI = (pejabat.nama for pejabat in PEJABAT)
NOW = SEKARANG
"""A Monday morning."""

_NOT_YET = ("tblFormulir", "tblRealisasi", "tblAnggaran", "tblTemuan", "tblJejak", "tblDokumen")
Ubah = Callable[[BookContent], BookContent]


def office_content(**table: list[RawRow]) -> BookContent:
    """Three units, of which two report in Triwulan II; nothing has been sent or done yet."""
    return sample_content(**{**{name: [] for name in _NOT_YET}, **table})


def saat(oleh: str | None = None, *, jam: float = 0) -> Moment:
    """The moment some hours after Monday morning."""
    return Moment(NOW + timedelta(hours=jam), oleh)


def change_cells(content: BookContent, table: str, index: int, **value: Cell) -> BookContent:
    """The content with single cells typed over."""
    return Changes(changed=[(table, index, name, cell) for name, cell in value.items()]).apply_to(content)


def type_in(book: Book, table: str, index: int, **value: Cell) -> None:
    """Somebody types into single cells of a book."""
    book.save(change_cells(book.read(), table, index, **value))


@contextmanager
def refused(kode: str, *book: MemoryBook, exit_code: int = 3) -> Iterator[pytest.ExceptionInfo[SakipError]]:
    """What stands inside is refused with this code and exit status, and no book is changed."""
    old = [(each.read(), len(each.history)) for each in book]
    with pytest.raises(SakipError) as galat:
        yield galat
    assert (galat.value.kode, galat.value.keluar) == (kode, exit_code), str(galat.value)
    assert [(each.read(), len(each.history)) for each in book] == old


class Office:
    """One master, the folder of forms sent and the folder of forms returned."""

    def __init__(self, root: Path, content: BookContent | None = None) -> None:
        self.book = MemoryBook(content or office_content(), shelf=FileShelf())
        self.kirim, self.kembali = root / "formulir", root / "kembali"
        self.kembali.mkdir()

    @property
    def master(self) -> Master:
        return load_master(self.book.read()).master

    def formulir(self, unit: str) -> Formulir:
        """The form in force of one unit."""
        return self.master.formulir_tw(2)[unit]

    def row(self, table: str, **criteria: Cell) -> list[RawRow]:
        """The raw rows of a table that have these values."""
        return [b for b in self.book.read().row(table) if all(b.get(k) == v for k, v in criteria.items())]

    def realisasi(self, indikator: str) -> Cell:
        """What was taken over for one indicator."""
        (row,) = self.row("tblRealisasi", kode=indikator)
        return row.get("realisasi")

    def bagikan(self, **other: Any) -> Result:
        return bagikan(self.book, self.kirim, **{"triwulan": 2, "moment": saat(TIM), **other})

    def rekap(self, **other: Any) -> Result:
        return rekap(self.book, self.kembali, **{"triwulan": 2, "moment": saat(TIM, jam=24), **other})

    def putuskan(self, **other: Any) -> Result:
        return putuskan(self.book, **{"moment": saat(TIM, jam=25), **other})

    def keluarkan(self, formulir: str, **other: Any) -> Result:
        return keluarkan(self.book, formulir, **{"moment": saat(TIM, jam=26), "triwulan": 2, **other})

    def reply(
        self,
        unit: str,
        answers: Mapping[str, Cell] | None = None,
        *,
        name: str | None = None,
        jam: float = 1,
        change: Ubah | None = None,
    ) -> Path:
        """A unit fills in its form, target by target, and saves it some hours later.

        ``answers`` replaces single realisasi by kode; ``change`` does whatever else to the content.
        """
        origin = self.kirim / self.formulir(unit).berkas
        content = filled(open_book(origin, now=lambda: NOW).read(), answers or {})
        return write_formulir(
            change(content) if change else content, self.kembali / (name or origin.name), jam=jam
        )


def filled(content: BookContent, answers: Mapping[str, Cell]) -> BookContent:
    """A form with every answer given: the target itself unless said otherwise."""
    entry = [
        {**b, "realisasi": b.get("target"), "kendala": "-", "bukti_dukung": "Laporan bulanan"}
        for b in content.row("tblIsian")
    ]
    for row in entry:
        if row["kode"] in answers:
            row["realisasi"] = answers[str(row["kode"])]
    money = [{**b, "realisasi": 40_000_000} for b in content.row("tblIsianAnggaran")]
    return replace(content, tables={**content.tables, "tblIsian": entry, "tblIsianAnggaran": money})


def with_solutions(content: BookContent) -> BookContent:
    """The form with a way out beside every answer, which fills in what was empty and changes nothing."""
    rows = [{**row, "solusi": "Dijadwalkan ulang."} for row in content.row("tblIsian")]
    return replace(content, tables={**content.tables, "tblIsian": rows})


def write_formulir(content: BookContent, path: Path, *, jam: float = 1) -> Path:
    """A form as a file that was saved some hours after Monday morning."""
    write_xlsx(draw_book(content, NOW), path)
    save_at(path, NOW + timedelta(hours=jam))
    return path


def save_at(path: Path, waktu: datetime) -> None:
    """Give a file the time of its last save."""
    os.utime(path, (waktu.timestamp(), waktu.timestamp()))


def kode(result: Result) -> list[str]:
    """The codes of the findings, in order."""
    return [temuan.kode for temuan in result.temuan]


def changed(result: Result) -> list[tuple[Cell, ...]]:
    """What a recap changed: kode, field, old and new."""
    return [(row["kode"], row["kolom"], row["lama"], row["baru"]) for row in result.data["perubahan"]]
