"""Begin: a short form to be filled in, and from it the office's own master."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.buat import initial_content
from sakip_xl.actions.folders import free_path, put_new, system_refusal
from sakip_xl.actions.periksa import blocking_cells
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.cell_temuan import CellTemuan
from sakip_xl.domain.model import Cell, Pejabat, PengaturanRow, Unit
from sakip_xl.domain.sop.quarters import quarter_of
from sakip_xl.domain.terms import Peran, YesNo
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.schema.settings import setting_of
from sakip_xl.schema.start_form import PEJABAT_SHEET, SETTINGS_SHEET, SHEETS, UNIT_SHEET
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.port import Shelf
from sakip_xl.workbook.start_form_book import FormRow, StartForm, read_start_form, write_start_form

_FORM_NAME = "Mulai Buku Baru"
_ADVICE = "Isi sel itu; namanya jangan diubah."
_UNFIT = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')


def mulai(shelf: Shelf, destination: Path, *, now: datetime, source: Path | None = None) -> Result:
    """Without a form: write an empty one into the folder ``destination``.

    With the filled form ``source``: make the master of that office in the folder, named by kecamatan and
    year. Refused are a form with faults, each told with its cell (SKP-700), one that is damaged (SKP-701)
    and a master that is there already (SKP-560); nothing is made then.
    """
    if source is None:
        return _form(destination, now)
    form = read_start_form(source)
    content = _content(form, now)
    faults = list(_faults(form, content, shelf, now))
    if faults:
        raise SakipError("SKP-700", details=faults, berkas=form.name, jumlah=len(faults))
    values = _settings(form)
    kecamatan = " ".join(_UNFIT.sub(" ", str(values["nama_kecamatan"])).split()).strip(".")
    path = destination / f"SAKIP-{kecamatan}-{values['tahun']}.xlsx"
    if path.exists():
        raise SakipError("SKP-560", nilai=path.name)
    shelf.new_book(path, now).save(content)
    message = (
        f"Buku induk {path.name} sudah dibuat di folder {destination.name}. Bekerjalah di buku itu: isi "
        f"Pohon Kinerja dan Indikator, lalu klik Periksa. Formulir {form.name} tidak diperlukan lagi."
    )
    return Result(message, {"master": str(path), "formulir": ""}, files=[path])


def _form(folder: Path, now: datetime) -> Result:
    path = free_path(folder / f"{_FORM_NAME}.xlsx", " ({nomor})")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as galat:
        raise system_refusal(galat, folder) from galat
    put_new(path, lambda temporary: write_start_form(temporary, now.year))
    message = (
        f"Formulir {path.name} dibuat di folder {folder.name}. Isi sel kuning pada ketiga lembarnya, simpan, "
        "lalu klik Mulai Buku Baru lagi selagi formulir itu di depan."
    )
    return Result(message, {"master": "", "formulir": str(path)}, files=[path])


def _settings(form: StartForm) -> dict[str, Cell]:
    """The values typed, by setting; a row whose name was changed is none."""
    named = ((setting_of(row.values), row.values["nilai"]) for row in form.rows[SETTINGS_SHEET])
    return {setting.bidang: value for setting, value in named if setting is not None}


def _officials(form: StartForm) -> list[FormRow]:
    """The rows with a name: the others were only proposed."""
    return [row for row in form.rows[PEJABAT_SHEET] if row.values["nama"] not in {None, ""}]


def _content(form: StartForm, now: datetime) -> BookContent:
    """The master that the form describes; each head of a unit is the Kasi/Kasubag of its kode."""
    content = initial_content("", now.year, triwulan=quarter_of(now.date()))
    values = _settings(form)
    settings: list[RawRow] = []
    for row in content.row(PengaturanRow.table):
        setting = setting_of(row)
        typed = setting is not None and setting.bidang in values
        settings.append({**row, "nilai": values[setting.bidang]} if setting and typed else row)
    officials: list[RawRow] = [row.values for row in _officials(form)]
    heads = {row["unit"]: row["nama"] for row in officials if row["peran"] == Peran.KASI_KASUBAG}
    units: list[RawRow] = [
        {**row.values, "kepala": heads.get(row.values["kode"]), "wajib": YesNo.YA.value}
        for row in form.rows[UNIT_SHEET]
    ]
    own = {PengaturanRow.table: settings, Pejabat.table: officials, Unit.table: units}
    return replace(content, tables={**content.tables, **own})


def _faults(form: StartForm, content: BookContent, shelf: Shelf, now: datetime) -> Iterator[Temuan]:
    """What is missing or wrong, each at its cell of the form."""
    if not form.rows[UNIT_SHEET]:
        yield temuan("SKP-702").di(berkas=form.name, lembar=UNIT_SHEET)
    book = MemoryBook(content, name=form.name, shelf=shelf)
    tables = [table.name for table, _ in SHEETS.values()]
    for cell in blocking_cells(Session.read_book(book, Moment(now)), tables):
        yield _located(form, content, cell)


def _located(form: StartForm, content: BookContent, cell: CellTemuan) -> Temuan:
    """A finding of the master at the cell of the form from which it came; one of no row at its sheet."""
    sheet, (table, _) = next(item for item in SHEETS.items() if item[1][0].name == cell.table)
    column = cell.temuan.kolom or table.field_column(cell.field_name).judul
    rows = _officials(form) if sheet == PEJABAT_SHEET else form.rows[sheet]
    found = replace(cell.temuan, saran=_ADVICE) if cell.temuan.kode == "SKP-114" else cell.temuan
    if sheet == SETTINGS_SHEET:
        label = content.row(cell.table)[cell.row_index]["pengaturan"]
        rows = [row for row in rows if row.values["pengaturan"] == label]
    index = 0 if sheet == SETTINGS_SHEET else cell.row_index
    place = form.cell(sheet, rows[index].number, cell.field_name) if index < len(rows) else None
    return found.di(berkas=form.name, lembar=sheet, sel=place, kolom=column)
