"""Where a value stood when it was filled in: the cell of its form, of the paper as typed, or of this book."""

from __future__ import annotations

from dataclasses import dataclass, field

from sakip_xl.actions.folders import SEPARATOR, folder_key, name_sidik
from sakip_xl.actions.formulir import asks_the_same, formulir_content
from sakip_xl.actions.session import Session
from sakip_xl.domain.measure.reported import asked_of
from sakip_xl.domain.model import (
    AnggaranInput,
    AnggaranKertas,
    Formulir,
    FormulirInput,
    IsianKertas,
    Realisasi,
    RealisasiAnggaran,
)
from sakip_xl.domain.origin.changes import CellLog
from sakip_xl.domain.origin.figures import CellOrigin
from sakip_xl.domain.origin.history import Step
from sakip_xl.domain.terms import Event, ValueSource
from sakip_xl.domain.wording import normalized
from sakip_xl.schema.base import FolderUse
from sakip_xl.schema.books import FORMULIR
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.form_cells import form_cell

_FORM_TABLES = {Realisasi.table: FormulirInput.table, RealisasiAnggaran.table: AnggaranInput.table}
_PAPER = {Realisasi.table: IsianKertas.table, RealisasiAnggaran.table: AnggaranKertas.table}
_FROM_UNITS = {ValueSource.FORMULIR, ValueSource.KERTAS, ValueSource.BENTROK}


@dataclass(slots=True)
class FigurePlaces:
    """Finds the cells of one master's figures.

    A form is made up once, to see whether it would ask what it asked when it was sent.
    """

    session: Session
    log: CellLog
    _sent: dict[str, BookContent | None] = field(default_factory=dict)

    def cell(self, figure: CellOrigin, step: Step) -> str:
        """The cell in which a value was filled in; where that cannot be known, its sheet and heading.

        Of a value that no file brought it is the cell of this book.
        """
        if step.sumber in _FROM_UNITS and figure.tempat.tabel in _FORM_TABLES and step.source:
            form = self._form(figure, step)
            if form is not None and step.source == form.paper_name:
                return self._on_paper(figure, form)
            if step.sumber is ValueSource.FORMULIR or form is not None:
                return self._in_form(figure, form)
        own = step.sumber in {ValueSource.KETIKAN, ValueSource.TIDAK_TERCATAT} and not step.source
        return self.own(figure) if own else ""

    def own(self, figure: CellOrigin) -> str:
        """The cell of this book; empty for a row that is not there."""
        if figure.row_index < 0:
            return ""
        return self._position(figure.tempat.tabel, figure.row_index, figure.tempat.field_name)

    def folder(self, step: Step) -> str:
        """The folder in which a file was found, where the book still knows one by that fingerprint."""
        keys = [folder_key(FolderUse.REKAP), *(folder_key(FolderUse.REKAP, tw) for tw in range(1, 5))]
        names = (name for key in keys for name in self.session.content.meta.get(key, "").split(SEPARATOR))
        return next((name for name in names if step.folder and name_sidik(name) == step.folder), "")

    def _position(self, table: str, index: int, field_name: str) -> str:
        place = self.session.book.position(table, index, field_name)
        return f"{place.sheet}!{place.cell}"

    def _form(self, figure: CellOrigin, step: Step) -> Formulir | None:
        """The form that brought a value; of a decision the only one of its unit and quarter."""
        forms = self.session.master.formulir
        if step.formulir:
            return next((form for form in forms if form.id_formulir == step.formulir), None)
        same = [form for form in forms if (form.unit, form.triwulan) == (figure.unit, figure.triwulan)]
        from_form = step.source != self.session.book.name
        return same[0] if len(same) == 1 and from_form else None

    def _on_paper(self, figure: CellOrigin, form: Formulir) -> str:
        table = _PAPER[figure.tempat.tabel]
        master = self.session.master
        rows: list[IsianKertas | AnggaranKertas] = [*master.isian_kertas, *master.anggaran_kertas]
        for row in rows:
            same = (row.table, row.id_formulir) == (table, form.id_formulir)
            if same and normalized(row.kode) == normalized(figure.kode):
                names = self._names(figure)
                return " dan ".join(self._position(table, row.baris_ke, name) for name in names)
        return self._by_heading(figure)

    def _in_form(self, figure: CellOrigin, form: Formulir | None) -> str:
        content = self._as_sent(form) if form is not None else None
        table = FORMULIR.table_named(_FORM_TABLES[figure.tempat.tabel])
        rows = content.row(table.name) if content is not None else []
        for index, row in enumerate(rows):
            if normalized(str(row.get("kode"))) == normalized(figure.kode):
                cells = [form_cell(table, index, name) for name in self._names(figure)]
                return f"{cells[0].sheet}!{' dan '.join(place.cell for place in cells)}"
        return self._by_heading(figure)

    def _by_heading(self, figure: CellOrigin) -> str:
        table = FORMULIR.table_named(_FORM_TABLES[figure.tempat.tabel])
        headings = [table.field_column(name).judul for name in self._names(figure)]
        return f"{table.sheet}, kolom {' dan '.join(headings)}, baris {figure.kode}"

    def _names(self, figure: CellOrigin) -> tuple[str, ...]:
        """The fields that a unit filled in: of a realisasi that follows from two numbers, these."""
        name = figure.tempat.field_name
        if figure.tempat.tabel == Realisasi.table and name == "realisasi" and self.asks_two(figure):
            return ("pembilang", "penyebut")
        return (name,)

    def asks_two(self, figure: CellOrigin) -> bool:
        """Whether units fill in two numbers, from which the realisasi follows."""
        rows = self.session.master.indikator_in_force()
        return asked_of(next((row for row in rows if row.kode == figure.kode), None)) is not None

    def _as_sent(self, form: Formulir) -> BookContent | None:
        """The form as it was sent; ``None`` when it would ask otherwise, or an earlier version made it."""
        if form.id_formulir not in self._sent:
            self._sent[form.id_formulir] = self._made_up(form)
        return self._sent[form.id_formulir]

    def _made_up(self, form: Formulir) -> BookContent | None:
        master = self.session.master
        unit = next((unit for unit in master.unit if unit.kode == form.unit), None)
        if unit is None or self._brought_up_since(form):
            return None
        content = formulir_content(
            master,
            unit,
            int(form.triwulan),
            id_formulir=form.id_formulir,
            tenggat=form.tenggat or self.session.sekarang,
        )
        return content if asks_the_same(content, form.sidik) else None

    def _brought_up_since(self, form: Formulir) -> bool:
        """Whether the book was brought up from an earlier version after the form was sent."""
        return any(
            row.peristiwa is Event.MIGRASI and form.dikirim is not None and row.waktu >= form.dikirim
            for row in self.log.chain
        )
