"""The office of the states: a master that just sent its forms, two units that filled them well, one copy."""

from __future__ import annotations

import os
import shutil
import time
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from pathlib import Path

from sakip_xl.actions.rekap import rekap
from sakip_xl.actions.result import Result
from sakip_xl.domain.model import Cell, Unit
from sakip_xl.errors import Temuan
from sakip_xl.schema.content import BookContent, raw
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.xlsx.file_book import FileShelf
from tests.actions.office import NOW, TIM, Office, office_content, saat
from tests.copies.returned_copy import FIRST, UNIT, Fate, Outcome, ReturnedCopy, State
from tests.sample_rows import INDIKATOR
from tests.sample_rows import UNIT as UNITS

NEIGHBOURS = {"PMD": "IKK.1", "EKO": "IKK.2"}
"""The other units, with the indicator of each."""

NEIGHBOUR_VALUE = 80

_LOCKED_CELLS = "SKP-72"
"""What differs in the locked part is named cell by cell beside SKP-473; that is tried elsewhere."""


@dataclass(frozen=True, slots=True)
class Recap:
    """One recap of a folder in a state: its result, the master after it and the seconds it took."""

    result: Result
    content: BookContent
    seconds: float


@dataclass(frozen=True)
class CopiesOffice:
    """What every state begins with: the master's content, the form as filled, and the neighbours' files."""

    root: Path
    content: BookContent
    form: Path
    neighbours: tuple[Path, ...]

    @cached_property
    def parts(self) -> dict[str, bytes]:
        """The parts of the form as it was filled."""
        with zipfile.ZipFile(self.form) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def recap(self, folder: Path, *, preview: bool = False) -> Recap:
        """The recap of one folder by a master that just sent its forms."""
        book = MemoryBook(self.content, shelf=FileShelf())
        start = time.process_time()
        result = rekap(book, folder, triwulan=2, moment=saat(TIM, jam=24), pratinjau=preview)
        return Recap(result, book.read(), time.process_time() - start)

    def place(self, state: State, folder: Path) -> None:
        """Make a folder of returns with the neighbours and the copy in its state."""
        folder.mkdir()
        for path in self.neighbours:
            shutil.copy2(path, folder)
        copy = ReturnedCopy(folder, self.form.name, dict(self.parts), self.root)
        made = state.make(copy)
        files = made if isinstance(made, Mapping) else {copy.name: copy.packed() if made is None else made}
        for name, data in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            save_at(path, NOW + timedelta(hours=1))

    def about_the_copy(self, result: Result) -> list[Temuan]:
        """The findings about what lies beside the neighbours."""
        names = {path.name for path in self.neighbours}
        return [item for item in result.temuan if item.berkas not in names]

    def outcome(self, recap: Recap) -> Outcome:
        """What a recap said about the copy, and what the master holds of it then."""
        found = self.about_the_copy(recap.result)
        codes = tuple(sorted({item.kode for item in found if not item.kode.startswith(_LOCKED_CELLS)}))
        place = next((str(item.tempat) for item in found if item.tempat), "")
        if UNIT in recap.result.data["diterima"]:
            return Outcome(Fate.TAKEN, codes, place, value_taken(recap.content, FIRST))
        if UNIT in recap.result.data["ditolak"]:
            return Outcome(Fate.REJECTED, codes, place)
        return Outcome(Fate.FOREIGN if found else Fate.PASSED_OVER, codes, place)


def build_office(root: Path) -> CopiesOffice:
    """Make it once."""
    eko = INDIKATOR[-1].model_copy(update={"kode": NEIGHBOURS["EKO"], "unit": "EKO"})
    unit = Unit(kode="EKO", nama="Seksi Ekonomi dan Pembangunan", jenis="seksi")
    indicators, units = [raw(row) for row in (*INDIKATOR, eko)], [raw(row) for row in (*UNITS, unit)]
    office = Office(root, office_content(tblIndikator=indicators, tblUnit=units))
    office.bagikan()
    form = office.reply(UNIT)
    neighbours = tuple(office.reply(unit) for unit in NEIGHBOURS)
    return CopiesOffice(root, office.book.read(), form, neighbours)


def save_at(path: Path, moment: datetime) -> None:
    """Give a file the time of its last save."""
    os.utime(path, (moment.timestamp(), moment.timestamp()))


def value_taken(content: BookContent, kode: str) -> Cell:
    """What a master holds for an indicator."""
    return next((row.get("realisasi") for row in content.row("tblRealisasi") if row["kode"] == kode), None)
