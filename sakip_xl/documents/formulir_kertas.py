"""The form on paper of a unit without a computer: what its workbook asks, with boxes to write in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from sakip_xl.documents.base import DOTS, Document, Source, Tags, with_office
from sakip_xl.documents.office import named, office_tags, person_tags
from sakip_xl.domain import wording
from sakip_xl.domain.model import AnggaranKertas, Formulir, IsianKertas, Unit
from sakip_xl.domain.report.sections import typed_value
from sakip_xl.domain.rules.isian_kertas import PaperRow, typed_rows
from sakip_xl.domain.terms import YesNo
from sakip_xl.schema.tables.formulir import TBL_ISIAN, TBL_ISIAN_ANGGARAN

JENIS = "formulir-kertas"

CLOSED = "–"
"""What stands in a box that is not to be filled in."""

_COMPUTED = "dihitung"
_PECAHAN = ("pembilang", "penyebut")


def formulir_kertas(source: Source) -> Iterator[Document]:
    """The form on paper of each unit that has one in force in the quarter, as it was given to the unit."""
    for formulir in source.master.formulir_tw(source.triwulan).values():
        rows = typed_rows(source.master, formulir)
        if rows:
            yield paper_form(source, formulir, rows)


def paper_form(source: Source, formulir: Formulir, rows: Sequence[PaperRow]) -> Document:
    """One form on paper; its boxes are empty whatever was typed. It carries the number of the form.

    It is signed by the head of the unit and dated by hand.
    """
    unit = next((unit for unit in source.master.unit if unit.kode == formulir.unit), None)
    tags = with_office(
        office_tags(source),
        unit=unit.nama if unit else formulir.unit,
        kode_unit=formulir.unit,
        tenggat=wording.waktu(formulir.tenggat) if formulir.tenggat else DOTS,
        indikator=[_indikator(row) for row in rows if isinstance(row, IsianKertas)],
        anggaran=[_anggaran(row) for row in rows if isinstance(row, AnggaranKertas)],
        kepala=_head(source, unit) if unit else person_tags(None),
    )
    return Document(formulir.id_formulir, tags, formulir.id_formulir, numbered=False, before=date.min)


def _head(source: Source, unit: Unit) -> Tags:
    """Who signs for a unit; one without a head on Identitas is signed by whoever writes the name."""
    if unit.kepala:
        return named(source, unit.kepala)
    return {**person_tags(None, DOTS), "jabatan": f"Kepala {unit.nama}"}


def _indikator(row: IsianKertas) -> Tags:
    """One row: what is asked, and a box for each answer, closed where the form asks another one."""
    boxes = dict.fromkeys(TBL_ISIAN.answers, "")
    if row.minta_pecahan == str(YesNo.YA):
        boxes["realisasi"] = _COMPUTED
    else:
        boxes |= dict.fromkeys(_PECAHAN, CLOSED)
    return {
        "kode": row.kode,
        "indikator": f"{row.indikator}\n{row.yang_diisi}".strip(),
        "satuan": row.satuan,
        "target": typed_value(row.target),
        **boxes,
    }


def _anggaran(row: AnggaranKertas) -> Tags:
    """One budget row with its boxes."""
    boxes = dict.fromkeys(TBL_ISIAN_ANGGARAN.answers, "")
    return {"kode": row.kode, "uraian": row.uraian, "pagu": wording.angka(row.pagu, 0), **boxes}
