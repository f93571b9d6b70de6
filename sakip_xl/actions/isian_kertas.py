"""Forms on paper: the rows that Bagikan prepares, and what was typed there as forms that came back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from sakip_xl.actions.anchor import head
from sakip_xl.actions.formulir import asks_the_same, content_sidik, is_unfilled
from sakip_xl.actions.periksa import heading_of, sort
from sakip_xl.actions.returned import Returned
from sakip_xl.actions.session import Session
from sakip_xl.actions.templat import template_file
from sakip_xl.documents.base import Source
from sakip_xl.documents.formulir_kertas import JENIS, paper_form
from sakip_xl.documents.papers import PAPERS
from sakip_xl.domain.model import AnggaranInput, AnggaranKertas, Formulir, FormulirInput, IsianKertas
from sakip_xl.domain.rules.isian_kertas import PaperRow, check_typed, missing_names
from sakip_xl.domain.terms import FormulirStatus
from sakip_xl.errors import Temuan, temuan
from sakip_xl.schema.books import FORMULIR, FORMULIR_KIND, MASTER, VERSI_LAYOUT
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.schema.load import CellTemuan

_MODELS: dict[str, type[PaperRow]] = {FormulirInput.table: IsianKertas, AnggaranInput.table: AnggaranKertas}
"""Where each table of a form is typed from paper."""


def prepared_rows(content: BookContent, formulir: Formulir) -> list[PaperRow]:
    """The rows in which what comes back on paper is typed, one for each of a form's content."""
    whose = {"id_formulir": formulir.id_formulir, "triwulan": formulir.triwulan, "unit": formulir.unit}
    return [
        model.model_validate({name: value for name, value in row.items() if value is not None} | whose)
        for table, model in _MODELS.items()
        for row in content.row(table)
    ]


def paper_file(session: Session, own: Path, formulir: Formulir, rows: list[PaperRow]) -> bytes:
    """The form on paper as a Word document, from the office's own template where there is one in ``own``."""
    from sakip_xl.documents.template import fill

    source = Source(session.master, int(formulir.triwulan), session.sekarang)
    paper, kind = paper_form(source, formulir, rows), PAPERS[JENIS]
    with template_file(kind, own) as template:
        tags = paper.issued(paper.nomor, 1, session.sekarang.date(), head(session))
        return fill(template, tags, needed=kind.needed)


def typed_forms(session: Session, triwulan: int) -> list[Returned]:
    """What was typed from paper in one quarter, each as a form that came back; an empty one did not.

    One whose names are missing (SKP-660) or whose locked cells changed (SKP-662) is rejected; one that was
    replaced since is only named (SKP-663), while its answers are not typed anew.
    """
    result = []
    for formulir in session.master.formulir:
        if formulir.triwulan == triwulan and not is_unfilled(content := typed_content(session, formulir)):
            in_force = session.master.formulir_tw(triwulan)[formulir.unit]
            if in_force.id_formulir == formulir.id_formulir:
                result.append(_returned(session, formulir, content))
            elif not in_force.kembali_atau_dikecualikan and is_unfilled(typed_content(session, in_force)):
                old = temuan("SKP-663", nilai=formulir.paper_name, pengganti=in_force.id_formulir)
                result.append(Returned(Path(formulir.paper_name), temuan=[old]))
    return result


def typed_content(session: Session, formulir: Formulir) -> BookContent:
    """One form on paper as the content of a form that came back: its rows, and its identity."""
    tables: dict[str, list[RawRow]] = {}
    unit = formulir.unit
    for table, model in _MODELS.items():
        names = [column.bidang for column in FORMULIR.table_named(table).columns if column.rumus is None]
        rows = [row for _, row in _rows(session, model.table, formulir)]
        tables[table] = [{name: row.get(name) for name in names} for row in rows]
        unit = next((str(row["unit"]) for row in rows if row.get("unit")), unit)
    master = session.master
    return BookContent(FORMULIR_KIND, tables).with_meta(
        jenis=FORMULIR_KIND,
        versi_layout=VERSI_LAYOUT,
        id_master=master.id_master,
        id_formulir=formulir.id_formulir,
        unit=unit,
        triwulan=str(int(formulir.triwulan)),
        tahun=str(master.pengaturan.tahun),
        pemisah_desimal=str(master.pengaturan.pemisah_desimal),
    )


def _rows(session: Session, table: str, formulir: Formulir) -> list[tuple[int, RawRow]]:
    """The rows of one form in a table of Isian Kertas, each with its place."""
    rows = enumerate(session.content.row(table))
    return [(index, row) for index, row in rows if row.get("id_formulir") == formulir.id_formulir]


def _returned(session: Session, formulir: Formulir, content: BookContent) -> Returned:
    """A typed form with its findings; it came back when the register says so, else now.

    Once a file was taken over in its place the register tells when that came back, and the paper was earlier.
    """
    back = min(formulir.kembali or session.sekarang, session.sekarang)
    if formulir.status is FormulirStatus.DITERIMA and not formulir.on_paper:
        back -= timedelta(seconds=1)
    return Returned(
        Path(formulir.paper_name),
        sidik=_sidik(formulir, content),
        disimpan=_nanoseconds(back),
        content=content,
        formulir=formulir,
        temuan=list(_findings(session, formulir, content)),
        paper=True,
    )


def _findings(session: Session, formulir: Formulir, content: BookContent) -> Iterator[Temuan]:
    """Everything wrong with a typed form: names, locked cells, cells that cannot be read, the rules."""
    own = {(m.table, i) for m in _MODELS.values() for i, _ in _rows(session, m.table, formulir)}
    found = [cell for cell in session.cacat if (cell.table, cell.row_index) in own]
    for name in missing_names(formulir):
        label = MASTER.table_named(Formulir.table).field_column(name).judul
        finding = temuan("SKP-660", nomor=formulir.id_formulir, kolom=label)
        found.append(CellTemuan(Formulir.table, formulir.baris_ke, name, finding))
    if not asks_the_same(content, formulir.sidik):
        table, index = min(own, key=lambda place: (place[0] != IsianKertas.table, place[1]))
        changed = temuan("SKP-662", nomor=formulir.id_formulir)
        found.append(CellTemuan(table, index, "kode", changed))
    found += check_typed(session.master, formulir, heading_of(FORMULIR))
    yield from sort(session.locate(found))


def _sidik(formulir: Formulir, content: BookContent) -> str:
    """The fingerprint of what was typed and who stands for it: another one is a correction."""
    parts = [content_sidik(content), formulir.diisi_oleh, formulir.diketik_oleh]
    return sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def _nanoseconds(moment: datetime) -> int:
    return int(moment.timestamp()) * 10**9
