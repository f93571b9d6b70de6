"""One file that came back, read by itself: what it holds and what is wrong with it, whoever it is from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from pathlib import Path

from sakip_xl.actions.periksa import formulir_temuan
from sakip_xl.actions.returned_files import FoundFile
from sakip_xl.domain.model import Formulir
from sakip_xl.domain.terms import FormulirStatus
from sakip_xl.errors import SakipError, Temuan, Tingkat, temuan
from sakip_xl.schema.books import FORMULIR, FORMULIR_KIND
from sakip_xl.schema.content import BookContent, Position
from sakip_xl.workbook.port import ReturnedBook, Shelf
from sakip_xl.workbook.sidik import bytes_sidik
from sakip_xl.workstation.log import append_log, fault_text
from sakip_xl.workstation.watched_process import Crew

CREW = "sakip_xl.reading"
"""The module of the processes that read apart."""

APART = 2
"""How many read side by side at most; none: files are read in this process."""

_FILES_EACH = 16
"""So many files are worth the start of one process more."""

_SECONDS = 20
"""Reading is bounded by what a file may hold; this is for what nobody foresaw, on a slow disk too."""


@dataclass(frozen=True, slots=True)
class Returned:
    """One file of the folder: its form, when it is one of this master, and what is wrong with it.

    ``disimpan`` is when it was saved last, in nanoseconds as the system keeps it; ``saved`` and ``oleh`` are
    what the file itself tells of that. ``cells`` is where each column of its tables begins. Of one that is
    not ``whole`` only its identity could be read. One of ``paper`` is no file: it was typed on the sheet
    Isian Kertas, which ``path`` names.
    """

    path: Path
    sidik: str = ""
    disimpan: int = 0
    content: BookContent | None = None
    formulir: Formulir | None = None
    temuan: list[Temuan] = field(default_factory=list)
    paper: bool = False
    saved: datetime | None = None
    oleh: str = ""
    cells: Mapping[tuple[str, str], Position] = field(default_factory=dict)
    whole: bool = True

    @property
    def baik(self) -> bool:
        """Whether it can be taken over."""
        return not any(temuan.tingkat is Tingkat.SALAH for temuan in self.temuan)

    @property
    def lama(self) -> bool:
        """Whether this very file was taken over before and still counts."""
        formulir = self.formulir
        return formulir is not None and formulir.status is FormulirStatus.DITERIMA and self.taken_before

    @property
    def taken_before(self) -> bool:
        """Whether this very file is the one that was taken over last."""
        return self.formulir is not None and self.formulir.sidik_kembali == self.sidik

    @property
    def registered(self) -> bool:
        """Whether its form stands in the register of the master."""
        return self.formulir is not None and self.formulir.baris_ke >= 0

    @property
    def saved_at(self) -> datetime | None:
        """When it was saved last; ``None`` for a year that no calendar of ours has."""
        try:
            return datetime.fromtimestamp(self.disimpan // 10**9)
        except (OSError, OverflowError, ValueError):
            return None

    def temuan_about(self, kode: str, **content: str) -> Temuan:
        """A finding about this file as a whole."""
        return temuan(kode, nilai=self.path.name, **content).di(berkas=self.path.name)


def read_all(shelf: Shelf, files: Sequence[FoundFile], now: datetime) -> Iterator[Returned]:
    """Read every file, several at a time where the shelf lets others read for it; in their order.

    One that takes too long or ends its process is rejected (SKP-801), the others are read.
    """
    if not (files and shelf.reads_apart and APART and _crew(APART).start()):
        yield from (read_alone(shelf, file, now) for file in files)
        return
    yield from _crew(APART).answers(
        [(file, now) for file in files],
        at_once=1 + len(files) // _FILES_EACH,
        died=lambda task: _not_read(task[0]),
        here=lambda task: read_alone(shelf, *task),
    )


def warm_up(shelf: Shelf) -> None:
    """Let the first of those that read apart start while something else is done."""
    if shelf.reads_apart and APART:
        _crew(APART).start()


def read_alone(shelf: Shelf, file: FoundFile, now: datetime) -> Returned:
    """One file: why it cannot be read, or its content with every finding of a form.

    Whatever goes wrong with it is a fault of this file (SKP-903 when we did not foresee it), never the end
    of all others. Of what is no form, and of a form that cannot be read to its end, its identity is kept.
    """
    returned, data = Returned(Path(file.name)), b""
    try:
        returned = replace(returned, disimpan=file.saved())
        data = file.data()
        returned = replace(returned, sidik=bytes_sidik(data))
        book = shelf.open_book(returned.path, now, data)
        content = book.read()
        returned = replace(returned, content=content)
        if content.kind != FORMULIR_KIND:
            return replace(returned, content=BookContent(content.kind, {}).with_meta(**content.meta))
        return replace(
            returned,
            temuan=[*formulir_temuan(book, content), *book.remarks()],
            saved=book.saved_at(),
            oleh=book.author(),
            cells=_first_cells(book, content),
        )
    except SakipError as galat:
        found = [item.di(berkas=file.name) for item in galat.semua]
        identity = shelf.identity(returned.path, data)
        of_form = identity if identity is not None and identity.kind == FORMULIR_KIND else None
        return replace(returned, content=of_form, whole=False, temuan=found)
    except OSError:
        return replace(
            returned, content=None, temuan=[temuan("SKP-503", berkas=file.name).di(berkas=file.name)]
        )
    except MemoryError:
        return _not_read(file)
    except Exception as galat:  # noqa: BLE001 - a fault of ours is a fault of this file
        log = append_log(f"{file.name}: {fault_text(galat)}", now)
        return replace(returned, content=None, temuan=[returned.temuan_about("SKP-903", log=str(log))])


def _first_cells(book: ReturnedBook, content: BookContent) -> dict[tuple[str, str], Position]:
    """Where each column of a form's tables begins."""
    return {
        (table.name, column.bidang): book.position(table.name, 0, column.bidang)
        for table in FORMULIR.tables
        for column in table.columns
        if content.row(table.name) and column.rumus is None
    }


def _not_read(file: FoundFile) -> Returned:
    returned = Returned(Path(file.name))
    return replace(returned, temuan=[returned.temuan_about("SKP-801")])


@cache
def _crew(count: int) -> Crew:
    """Those that read for this program; they end with it."""
    return Crew(CREW, count, _SECONDS)
