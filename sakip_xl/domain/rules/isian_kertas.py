"""Rules of forms on paper: who filled in and who typed, and the check of what was typed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sakip_xl.domain.cell_temuan import CellTemuan
from sakip_xl.domain.model import AnggaranInput, AnggaranKertas, Formulir, FormulirInput, IsianKertas, Master
from sakip_xl.domain.rules.form_check import check_input
from sakip_xl.domain.rules.registry import (
    Judul,
    RuleScope,
    Violation,
    field_heading,
    row_rule,
    rule,
    violation,
    without_reference,
)
from sakip_xl.domain.wording import normalized

_T = IsianKertas.table
_A = AnggaranKertas.table
_F = Formulir.table
PaperRow = IsianKertas | AnggaranKertas
_TYPED = {FormulirInput.table: _T, AnggaranInput.table: _A}
_SAME: dict[str, object] = {"id_formulir": "F-2026-2-PEM", "unit": "PEM"}
_NAMED: dict[str, object] = {"diisi_oleh": "Dewi Lestari", "diketik_oleh": "Agus Wijaya"}


@row_rule(
    "SKP-660",
    _F,
    kenapa="Jawaban di kertas baru dapat dipertanggungjawabkan bila disebut siapa pengisi dan pengetiknya.",
    baik={_F: [{**_SAME, **_NAMED}], _T: [{**_SAME, "realisasi": 0}]},
    buruk={_F: [{**_SAME, **_NAMED, "diketik_oleh": ""}], _T: [{**_SAME, "realisasi": 0}]},
)
def nobody_named(f: Formulir, k: RuleScope) -> Iterator[Violation]:
    """Answers on paper were typed, and nobody is named who filled them in, or who typed them."""
    if any(row.typed for row in typed_rows(k.master, f)):
        for name in missing_names(f):
            yield violation(f, name, nomor=f.id_formulir)


@rule(
    "SKP-302",
    _F,
    kenapa="Pengetik formulir kertas adalah pegawai kantor, jadi namanya ada pada daftar pejabat.",
    baik={_F: [_NAMED, {"id_formulir": "F-2", "unit": "UMUM"}]},
    buruk={_F: [{**_NAMED, "diketik_oleh": "Tono"}]},
)
def typist_not_found(k: RuleScope) -> Iterator[Violation]:
    """Whoever typed a form on paper is not on the list of officials."""
    valid = {normalized(p.nama) for p in k.master.pejabat}
    yield from without_reference(k.master.formulir, "diketik_oleh", valid, "daftar pejabat", normalized)


@rule(
    "SKP-661",
    _T,
    kenapa="Jawaban tanpa baris pada daftar formulir tidak pernah direkap.",
    baik={_T: [_SAME, {**_SAME, "id_formulir": "F-9", "realisasi": None}]},
    buruk={_T: [{**_SAME, "id_formulir": "F-9", "realisasi": 0}]},
)
def form_not_found(k: RuleScope) -> Iterator[Violation]:
    """Answers were typed for a form that is not on the register; told once a form."""
    yield from _without_form(k, k.master.isian_kertas)


@rule(
    "SKP-661",
    _A,
    kenapa="Realisasi anggaran tanpa baris pada daftar formulir tidak pernah direkap.",
    baik={_A: [_SAME]},
    buruk={_A: [{**_SAME, "id_formulir": "F-9", "realisasi": 0}]},
)
def form_of_money_not_found(k: RuleScope) -> Iterator[Violation]:
    """Money was typed for a form that is not on the register; told once a form."""
    yield from _without_form(k, k.master.anggaran_kertas)


def _without_form(k: RuleScope, rows: Sequence[PaperRow]) -> Iterator[Violation]:
    known = {f.id_formulir for f in k.master.formulir}
    lost = {row.id_formulir: row for row in reversed(rows) if row.typed and row.id_formulir not in known}
    for nomor, row in lost.items():
        yield violation(row, "id_formulir", nomor=nomor, unit=row.unit)


def typed_rows(master: Master, formulir: Formulir) -> list[PaperRow]:
    """The rows of one form on paper, of the budget too; none of a form that is not on paper."""
    rows: list[PaperRow] = [*master.isian_kertas, *master.anggaran_kertas]
    return [row for row in rows if row.id_formulir == formulir.id_formulir]


def missing_names(formulir: Formulir) -> list[str]:
    """The fields of the register that are still to say who filled in a form on paper, and who typed it."""
    return [name for name in ("diisi_oleh", "diketik_oleh") if not getattr(formulir, name).strip(" -")]


def check_typed(master: Master, formulir: Formulir, heading: Judul = field_heading) -> list[CellTemuan]:
    """What is wrong with the answers of one form on paper, at the cells where they are typed.

    They are judged as those of a form that comes back as a file.
    """
    rows = typed_rows(master, formulir)
    found = check_input(
        [row for row in rows if isinstance(row, IsianKertas)],
        [row for row in rows if isinstance(row, AnggaranKertas)],
        tahun=master.pengaturan.tahun,
        triwulan=int(formulir.triwulan),
        separator=master.pengaturan.pemisah_desimal,
        heading=heading,
    )
    return [replace(cell, table=_TYPED[cell.table]) for cell in found]


def check_all_typed(master: Master, heading: Judul = field_heading) -> Iterator[CellTemuan]:
    """What is wrong on paper that was typed and is not taken over yet; what was stands in tblRealisasi."""
    in_force = {(f.unit, f.triwulan): f for f in master.formulir}
    for formulir in in_force.values():
        typed = any(row.typed for row in typed_rows(master, formulir))
        if typed and not formulir.kembali_atau_dikecualikan:
            yield from check_typed(master, formulir, heading)
