"""An office of which some units work on paper: what they are given, and what is typed for them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sakip_xl.domain.model import Cell
from sakip_xl.schema.content import RawRow, raw
from tests.actions.office import TIM, Office, office_content, type_in
from tests.sample_rows import UNIT

ISIAN, ANGGARAN = "tblIsianKertas", "tblAnggaranKertas"


class PaperOffice(Office):
    """An office that types what comes back on paper."""

    def paper(self, unit: str, table: str = ISIAN) -> dict[int, RawRow]:
        """The rows of the form in force of one unit, by their place."""
        nomor = self.formulir(unit).id_formulir
        rows = enumerate(self.book.read().row(table))
        return {place: row for place, row in rows if row.get("id_formulir") == nomor}

    def type_paper(self, unit: str, answers: dict[str, Cell] | None = None, *, named: bool = True) -> None:
        """Tim SAKIP types one form, target by target; ``answers`` replaces single realisasi by kode."""
        given = answers or {}
        for place, row in self.paper(unit).items():
            value = given.get(str(row["kode"]), row.get("target"))
            type_in(self.book, ISIAN, place, realisasi=value, kendala="-", bukti_dukung="Laporan bulanan")
        for place in self.paper(unit, ANGGARAN):
            type_in(self.book, ANGGARAN, place, realisasi=40_000_000)
        if named:
            self.name(unit, diisi_oleh="Ibu Sulastri", diketik_oleh=TIM)

    def name(self, unit: str, **names: Cell) -> None:
        """Somebody types on Tanda Terima, in the row of the form in force."""
        type_in(self.book, "tblFormulir", self.formulir(unit).baris_ke, **names)

    def choose(self, unit: str, cara: str) -> None:
        """Somebody chooses on Identitas how a unit fills in its form."""
        place = next(n for n, row in enumerate(self.book.read().row("tblUnit")) if row["kode"] == unit)
        type_in(self.book, "tblUnit", place, cara=cara)


def units_on_paper(*kode: str) -> list[RawRow]:
    """The units of the sample; those named work on paper, the others do not say how."""
    return [{**raw(unit), "cara": "Kertas" if unit.kode in kode else None} for unit in UNIT]


def paper_office(root: Path, *kode: str, **tables: Any) -> PaperOffice:
    """An office with these units on paper; nothing has been sent yet."""
    return PaperOffice(root, office_content(tblUnit=units_on_paper(*kode), **tables))
