"""Forms that came back: read each, decide whether it is ours, whole and the one to use."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.folders import file_sidik
from sakip_xl.actions.formulir import is_unfilled, sidik_terkunci
from sakip_xl.actions.periksa import formulir_temuan
from sakip_xl.domain.model import Formulir, Master
from sakip_xl.domain.terms import ROMAWI, FormulirStatus
from sakip_xl.errors import SakipError, Temuan, Tingkat, temuan
from sakip_xl.schema.books import FORMULIR_KIND
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.port import Shelf
from sakip_xl.workstation.log import append_log

Progress = Callable[[Iterable[Path]], Iterable[Path]]

_WORKBOOK_SUFFIXES = {".csv", ".ods", ".xls", ".xlsb", ".xlsm", ".xlsx", ".xltx"}
_IGNORED_NAMES = ("~$", ".", "thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Returned:
    """One file of the folder: its form, when it is one of this master, and what is wrong with it.

    ``disimpan`` is when it was saved last, in nanoseconds as the system keeps it.
    """

    path: Path
    sidik: str = ""
    disimpan: int = 0
    content: BookContent | None = None
    formulir: Formulir | None = None
    temuan: list[Temuan] = field(default_factory=list)

    @property
    def baik(self) -> bool:
        """Whether it can be taken over."""
        return not any(temuan.tingkat is Tingkat.SALAH for temuan in self.temuan)

    @property
    def lama(self) -> bool:
        """Whether this very file was taken over before and still counts."""
        formulir = self.formulir
        return (
            formulir is not None
            and formulir.status is FormulirStatus.DITERIMA
            and formulir.sidik_kembali == self.sidik
        )

    def temuan_about(self, kode: str, **content: str) -> Temuan:
        """A finding about this file as a whole."""
        return temuan(kode, nilai=self.path.name, **content).di(berkas=self.path.name)


@dataclass(frozen=True, slots=True)
class Selection:
    """The files of one folder sorted: what to take, what to reject, what was superseded or not ours."""

    diterima: list[Returned] = field(default_factory=list)
    ditolak: list[Returned] = field(default_factory=list)
    digantikan: list[Returned] = field(default_factory=list)
    lama: list[Returned] = field(default_factory=list)
    asing: list[Returned] = field(default_factory=list)

    def temuan(self) -> list[Temuan]:
        """Every finding of every file."""
        all_returned = (*self.diterima, *self.ditolak, *self.digantikan, *self.asing)
        return [
            temuan.di(unit=returned.formulir.unit if returned.formulir else None)
            for returned in all_returned
            for temuan in returned.temuan
        ]


def read_folder(
    master: Master, shelf: Shelf, folder: Path, triwulan: int, now: datetime, progress: Progress = iter
) -> Selection:
    """Read every workbook of a folder and sort it; what is no workbook is named (SKP-480, SKP-481).

    Of several files of one form the good one saved last counts; those saved before it are named
    (SKP-474). Good ones with the same time are all rejected (SKP-475). A bad one saved later is rejected
    and the good one kept (SKP-476). A file already taken over unchanged is left alone.
    """
    try:
        entries = sorted(
            entry for entry in folder.iterdir() if not entry.name.casefold().startswith(_IGNORED_NAMES)
        )
    except OSError as galat:
        raise SakipError("SKP-565", nilai=folder.name) from galat
    files = [entry for entry in entries if entry.is_file() and entry.suffix.casefold() in _WORKBOOK_SUFFIXES]
    all_returned = [read_returned(master, shelf, path, triwulan, now) for path in progress(files)]
    result = Selection(asing=[returned for returned in all_returned if returned.formulir is None])
    for path in (entry for entry in entries if entry not in files):
        skipped = Returned(path)
        skipped.temuan.append(skipped.temuan_about("SKP-481" if path.is_dir() else "SKP-480"))
        result.asing.append(skipped)
    for group in _by_formulir(all_returned):
        _choose(result, group)
    return result


def read_returned(master: Master, shelf: Shelf, path: Path, triwulan: int, now: datetime) -> Returned:
    """One file: why it is not ours or not filled in, or the form with the findings of its content.

    Whatever goes wrong with it is a fault of this file (SKP-903 when we did not foresee it), never the end
    of all others.
    """
    returned = Returned(path)
    try:
        saved, sidik = path.stat().st_mtime_ns, file_sidik(path)
        book = shelf.open_book(path, now)
        content = book.read()
        formulir, found = _owned(master, returned, content, triwulan)
        if formulir is None:
            return Returned(path, temuan=found)
        found += [*formulir_temuan(book, content), *book.remarks()]
    except SakipError as galat:
        return Returned(path, temuan=[item.di(berkas=path.name) for item in galat.semua])
    except OSError:
        return Returned(path, temuan=[temuan("SKP-503", berkas=path.name).di(berkas=path.name)])
    except BaseException as galat:
        # calamine's panics derive from BaseException
        if isinstance(galat, (KeyboardInterrupt, SystemExit, GeneratorExit)):
            raise
        log = append_log(f"{path.name}: {''.join(traceback.format_exception(galat))}", now)
        return Returned(path, temuan=[returned.temuan_about("SKP-903", log=str(log))])
    return Returned(path, sidik, saved, content, formulir, found)


def _owned(
    master: Master, returned: Returned, content: BookContent, triwulan: int
) -> tuple[Formulir | None, list[Temuan]]:
    """The form in force that a book is, with a finding when its locked part changed; or why it is none."""
    if content.kind != FORMULIR_KIND:
        return None, [returned.temuan_about("SKP-470")]
    meta = content.meta
    formulir = next((f for f in master.formulir if f.id_formulir == meta.get("id_formulir")), None)
    if meta.get("id_master") != master.id_master or formulir is None:
        origin = meta.get("kecamatan") or "kecamatan lain"
        found = temuan("SKP-471", nilai=meta.get("id_formulir"), asal=origin)
        return None, [found.di(berkas=returned.path.name)]
    if formulir.triwulan != triwulan:
        found = temuan("SKP-472", nilai=ROMAWI[formulir.triwulan], triwulan=ROMAWI[triwulan])
        return None, [found.di(berkas=returned.path.name)]
    in_force = master.formulir_tw(triwulan)[formulir.unit]
    if in_force.id_formulir != formulir.id_formulir:
        return None, [returned.temuan_about("SKP-478", pengganti=in_force.id_formulir)]
    if is_unfilled(content):
        return None, [returned.temuan_about("SKP-479")]
    return formulir, [returned.temuan_about("SKP-473")] if sidik_terkunci(content) != formulir.sidik else []


def _by_formulir(all_returned: Iterable[Returned]) -> Iterator[list[Returned]]:
    """The files of each form, the one saved last at the end; of two at one time the one in force."""
    groups: dict[str, list[Returned]] = {}
    for returned in all_returned:
        if returned.formulir is not None:
            groups.setdefault(returned.formulir.id_formulir, []).append(returned)
    for group in groups.values():
        yield sorted(group, key=lambda item: (item.disimpan, item.lama))


def _choose(result: Selection, group: list[Returned]) -> None:
    """Sort the files of one form, which come oldest first."""
    candidates = [returned for returned in group if returned.baik or returned.lama]
    if not candidates:
        result.ditolak.extend(group)
        return
    latest = candidates[-1]
    twins = [
        returned
        for returned in candidates
        if returned.disimpan == latest.disimpan and returned.sidik != latest.sidik
    ]
    if twins and not latest.lama:
        twins.append(latest)
    for returned in twins:
        returned.temuan[:] = [returned.temuan_about("SKP-475")]
    result.ditolak.extend(twins)
    if latest.lama:
        result.lama.append(latest)
    elif not twins:
        result.diterima.append(latest)
    for returned in group:
        if returned.sidik != latest.sidik and returned not in twins:
            _superseded(result, returned, latest, used=latest not in twins)


def _superseded(result: Selection, returned: Returned, latest: Returned, *, used: bool) -> None:
    """A file that is not the last good one: superseded when it is older, else rejected for its faults."""
    if returned.disimpan < latest.disimpan:
        returned.temuan[:] = [returned.temuan_about("SKP-474", dipakai=latest.path.name)]
        result.digantikan.append(returned)
        return
    if used:
        returned.temuan.append(returned.temuan_about("SKP-476", dipakai=latest.path.name))
    result.ditolak.append(returned)
