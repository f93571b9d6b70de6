"""Forms that came back: read each, decide whether it is ours, whole and the one to use."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from string import digits

from sakip_xl.actions.formulir import is_unfilled
from sakip_xl.actions.locked import is_as_sent, locked_changes, unregistered_formulir
from sakip_xl.actions.return_history import ReturnHistory
from sakip_xl.actions.returned import Returned, read_all
from sakip_xl.actions.returned_files import FileKind, FoundFile, files_in
from sakip_xl.domain.model import Formulir, Master
from sakip_xl.domain.terms import ROMAWI
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.schema.books import FORMULIR_KIND
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import CellTemuan
from sakip_xl.workbook.port import Shelf

_SKIPPED = {FileKind.OTHER: "SKP-480", FileKind.CLOSED: "SKP-823"}

Progress = Callable[[Iterable[FoundFile]], Iterable[FoundFile]]


@dataclass(frozen=True, slots=True)
class FormCopies:
    """The good copies of one form, oldest first, each with whether it was saved after the one taken over.

    ``taken`` is the one that counts from now on, ``None`` while it is still the one taken over before.
    """

    formulir: Formulir
    copies: list[tuple[Returned, bool]]
    taken: Returned | None


@dataclass(frozen=True, slots=True)
class Selection:
    """The files of one folder sorted: what to take, what to reject, what was superseded or not ours.

    ``lama`` were taken over before, ``sama`` hold the same as another file. ``forms`` are all good copies of
    every form of which there is something to compare or to take.
    """

    diterima: list[Returned] = field(default_factory=list)
    ditolak: list[Returned] = field(default_factory=list)
    digantikan: list[Returned] = field(default_factory=list)
    lama: list[Returned] = field(default_factory=list)
    asing: list[Returned] = field(default_factory=list)
    sama: list[Returned] = field(default_factory=list)
    forms: list[FormCopies] = field(default_factory=list)

    def every(self) -> list[Returned]:
        """Every file and every form on paper."""
        return [*self.diterima, *self.ditolak, *self.digantikan, *self.lama, *self.asing, *self.sama]

    def temuan(self) -> list[Temuan]:
        """Every finding of every file."""
        all_returned = (*self.diterima, *self.ditolak, *self.digantikan, *self.asing)
        return [
            temuan.di(unit=returned.formulir.unit if returned.formulir else None)
            for returned in all_returned
            for temuan in returned.temuan
        ]


def read_folder(
    master: Master,
    shelf: Shelf,
    folder: Path,
    triwulan: int,
    now: datetime,
    progress: Progress = iter,
    *,
    typed: Sequence[Returned] = (),
    tetap: bool = False,
) -> Selection:
    """Read every workbook of a folder, of those inside it and of zips, and sort it by what it holds.

    What is no workbook is named (SKP-480), and a folder or an archive that cannot be opened (SKP-481, 823).

    ``typed`` are the forms that came back on paper; they are sorted with the files. A form on paper that was
    handed out and still lies there is passed over.

    Of several files of one form the good one saved last counts; those saved before it are named (SKP-474).
    A bad one saved later is rejected and the good one kept (SKP-476). A file already taken over unchanged is
    left alone; one whose form was asked for again since has to be handed in anew (SKP-712). A form of this
    master that is not in its register counts only with ``tetap`` (SKP-724, SKP-725).
    """
    try:
        found = files_in(folder)
    except OSError as galat:
        raise SakipError("SKP-565", nilai=folder.name) from galat
    files = [file for file, kind in found if kind is FileKind.WORKBOOK]
    read = zip(progress(files), read_all(shelf, files, now), strict=True)
    all_returned = [owned(master, returned, triwulan, now) for _, returned in read]
    result = _sorted(master, [*all_returned, *typed], tetap=tetap)
    paper = {Path(row.berkas).stem for row in master.formulir if row.sent_on_paper}
    for file, kind in found:
        if kind in _SKIPPED and not _is_paper(file, paper):
            skipped = Returned(Path(file.name))
            skipped.temuan.append(skipped.temuan_about("SKP-481" if file.path.is_dir() else _SKIPPED[kind]))
            result.asing.append(skipped)
    return result


def _sorted(master: Master, all_returned: list[Returned], *, tetap: bool) -> Selection:
    """What was read, sorted form by form."""
    result = Selection(asing=[returned for returned in all_returned if returned.formulir is None])
    history = ReturnHistory.of(master)
    for formulir, group in _by_formulir(all_returned):
        if formulir.baris_ke >= 0 or tetap:
            _choose(result, formulir, group, history)
        else:
            result.asing.extend(_unregistered(formulir, returned) for returned in group)
    return result


def _is_paper(file: FoundFile, names: Container[str]) -> bool:
    """Whether a file is a form on paper as it was handed out, in Word or as PDF."""
    name = Path(file.file_name)
    return name.suffix.casefold() in {".docx", ".pdf"} and name.stem in names


def owned(master: Master, returned: Returned, triwulan: int, now: datetime) -> Returned:
    """What was read, as the form of this master that it is; else why it is none.

    It was saved when it tells so itself, unless that cannot be; else when the disk does.
    """
    if returned.content is None:
        return returned
    formulir, found = _owned(master, returned, returned.content, triwulan)
    if formulir is None:
        return replace(returned, temuan=found)
    saved = returned.saved
    if saved is not None and (formulir.dikirim or datetime.min) <= saved <= now:
        returned = replace(returned, disimpan=int(saved.timestamp()) * 10**9)
    return replace(returned, formulir=formulir, temuan=[*found, *returned.temuan])


def _owned(
    master: Master, returned: Returned, content: BookContent, triwulan: int
) -> tuple[Formulir | None, list[Temuan]]:
    """The form in force that a book is, with what was changed of its locked part; or why it is none."""
    if content.kind != FORMULIR_KIND:
        return None, [returned.temuan_about("SKP-470")]
    meta = content.meta
    formulir = None
    if meta.get("id_master") == master.id_master:
        registered = (row for row in master.formulir if row.id_formulir == meta.get("id_formulir"))
        formulir = next(registered, None) or unregistered_formulir(master, content, triwulan)
    if formulir is None:
        origin = meta.get("kecamatan") or "kecamatan lain"
        found = temuan("SKP-471", nilai=meta.get("id_formulir"), asal=origin)
        return None, [found.di(berkas=returned.path.name)]
    if (other := _not_wanted(master, returned, formulir, triwulan)) is not None:
        return None, [other]
    if returned.whole and is_unfilled(content):
        return None, [returned.temuan_about("SKP-479")]
    if not returned.whole or is_as_sent(master, formulir, content):
        return formulir, []
    changes = [_placed(returned, change) for change in locked_changes(master, formulir, content)]
    return formulir, [returned.temuan_about("SKP-473"), *changes]


def _not_wanted(master: Master, returned: Returned, formulir: Formulir, triwulan: int) -> Temuan | None:
    """Why a form of this master is not the one that is recapped: of another quarter, or replaced since."""
    if formulir.triwulan != triwulan:
        found = temuan("SKP-472", nilai=ROMAWI[formulir.triwulan], triwulan=ROMAWI[triwulan])
        return found.di(berkas=returned.path.name)
    in_force = master.formulir_tw(triwulan).get(formulir.unit, formulir)
    if in_force.id_formulir != formulir.id_formulir:
        return returned.temuan_about("SKP-478", pengganti=in_force.id_formulir)
    return None


def _placed(returned: Returned, change: CellTemuan | Temuan) -> Temuan:
    """A finding about the locked part at its cell in the file."""
    if isinstance(change, Temuan):
        return change.di(berkas=returned.path.name)
    top = returned.cells.get((change.table, change.field_name))
    if top is None:
        return change.temuan.di(berkas=returned.path.name)
    column = top.cell.rstrip(digits)
    cell = f"{column}{int(top.cell.removeprefix(column)) + change.row_index}"
    return change.temuan.di(berkas=returned.path.name, lembar=top.sheet, sel=cell)


def _unregistered(formulir: Formulir, returned: Returned) -> Returned:
    """A form of this master that its register does not have, told what to do."""
    found = returned.temuan_about("SKP-724", nomor=formulir.id_formulir)
    return replace(returned, formulir=None, temuan=[found])


def _by_formulir(all_returned: Iterable[Returned]) -> Iterator[tuple[Formulir, list[Returned]]]:
    """The files of each form, the one saved last at the end; of two at one time the one in force."""
    groups: dict[str, tuple[Formulir, list[Returned]]] = {}
    for returned in all_returned:
        if returned.formulir is not None:
            groups.setdefault(returned.formulir.id_formulir, (returned.formulir, []))[1].append(returned)
    for formulir, group in groups.values():
        group.sort(key=lambda item: (item.disimpan, item.taken_before, item.sidik, item.path.name))
        yield formulir, group


def _choose(result: Selection, formulir: Formulir, group: list[Returned], history: ReturnHistory) -> None:
    """Sort the files of one form, which come oldest first."""
    good = [*{item.sidik: item for item in reversed(group) if item.baik or item.lama}.values()][::-1]
    copies = [(item, history.later(item)) for item in good]
    fresh = [item for item, later in copies if later]
    taken = fresh[-1] if fresh else None
    before = next((item for item in good if item.taken_before), None)
    if taken is not None:
        if not taken.registered:
            taken.temuan.append(taken.temuan_about("SKP-725", nomor=formulir.id_formulir))
        result.diterima.append(taken)
    elif before is not None and before.lama:
        result.lama.append(before)
    counts = taken or before
    for item in group:
        if item is not taken and not (item is before and item.lama and taken is None):
            _left(result, item, counts, formulir, good)
    others = [pair for pair in copies if pair[1] or not pair[0].taken_before]
    if others:
        result.forms.append(FormCopies(formulir, others, taken))


def _left(
    result: Selection,
    item: Returned,
    counts: Returned | None,
    formulir: Formulir,
    good: Sequence[Returned],
) -> None:
    """A file that is not the one that counts: the same, superseded, asked for again, or rejected."""
    used = counts.path.name if counts else formulir.berkas_kembali
    one_of_good = any(item is other for other in good)
    if not one_of_good and item.sidik in {other.sidik for other in good}:
        result.sama.append(item)
    elif item is counts:
        item.temuan[:] = [item.temuan_about("SKP-712", nomor=formulir.id_formulir)]
        result.digantikan.append(item)
    elif one_of_good or (counts is not None and item.disimpan < counts.disimpan):
        item.temuan[:] = [item.temuan_about("SKP-474", dipakai=used)]
        result.digantikan.append(item)
    else:
        if counts is not None:
            item.temuan.append(item.temuan_about("SKP-476", dipakai=used))
        result.ditolak.append(item)
