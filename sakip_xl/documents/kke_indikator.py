"""KKE 1 and KKE 5: whether the indicators are SMART and challenging, and what they are computed from.

The papers of the evaluation of AKIP (PermenPANRB 88/2021). What nobody answered is a gap.
"""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.documents.base import Document, Source, Tags, with_office
from sakip_xl.documents.gaps import GAP
from sakip_xl.documents.office import plan_tags
from sakip_xl.domain import wording
from sakip_xl.domain.measure.comparison import EarlierYears
from sakip_xl.domain.measure.menantang import Challenge, challenge
from sakip_xl.domain.measure.shown import places, shown_target
from sakip_xl.domain.measure.typed_number import says_nothing
from sakip_xl.domain.model import Indikator
from sakip_xl.domain.report.komponen import components
from sakip_xl.domain.report.sections import typed_value
from sakip_xl.domain.rules.indikator import KKE_5, SMART
from sakip_xl.domain.terms import Polaritas, YesNo


def kke_1(source: Source) -> Iterator[Document]:
    """The five SMART answers of each indicator in force, and whether its target is challenging."""
    rows = source.master.indikator_in_force()
    if not rows:
        return
    years = EarlierYears.of(source.master)
    judged = [_judged(source, number, row, challenge(row, years)) for number, row in enumerate(rows, 1)]
    smart = sum(all(getattr(row, name) is YesNo.YA for name in SMART) for row in rows)
    hard = sum(row["menantang"] == YesNo.YA for row in judged)
    summary = (
        f"{smart} dari {len(rows)} indikator memenuhi kelima kriteria SMART; {hard} indikator menantang."
    )
    yield Document("", with_office(plan_tags(source), indikator=judged, ringkasan=summary))


def _judged(source: Source, number: int, row: Indikator, found: Challenge) -> Tags:
    """One indicator: the numbers decide whether it is challenging, else the office's answer."""
    answer = found.menantang or row.menantang
    return {
        "nomor": number,
        "kode": row.kode,
        "indikator": row.indikator,
        "target": target_cell(row),
        "satuan": row.satuan,
        **{name: str(getattr(row, name) or GAP) for name in SMART},
        "menantang": str(answer or GAP),
        "dasar": _reason(source, row, found),
    }


def target_cell(row: Indikator) -> str:
    """The target of the year as typed, a gap where there is none."""
    target = typed_value(row.target_tahun)
    return GAP if says_nothing(target) else target


def _reason(source: Source, row: Indikator, found: Challenge) -> str:
    """How it was decided: by which numbers, or by whom; a contrary answer of the office is named."""
    if found.menantang is None:
        return f"{'Jawaban kantor. ' if row.menantang else ''}{found.sebab}"
    digits = places(row, source.master.pengaturan.desimal)
    wanted = "lebih tinggi daripada" if row.polaritas is Polaritas.POSITIF else "lebih rendah daripada"
    compared = wanted if found.menantang is YesNo.YA else f"tidak {wanted}"
    other = row.menantang is not None and row.menantang is not found.menantang
    contrary = f" Jawaban kantor: {row.menantang}." if other else ""
    base = shown_target(found.nilai, digits)
    return f"Target {compared} {found.pembanding} ({base}), polaritas {row.polaritas}.{contrary}"


def kke_5(source: Source) -> Iterator[Document]:
    """The formula of each indicator in force, its components and source, and whether both are right."""
    rows = source.master.indikator_in_force()
    if rows:
        tags = with_office(
            plan_tags(source),
            indikator=[_computed(number, row) for number, row in enumerate(rows, 1)],
            ringkasan=_answers(rows),
        )
        yield Document("", tags)


def _computed(number: int, row: Indikator) -> Tags:
    return {
        "nomor": number,
        "kode": row.kode,
        "indikator": row.indikator,
        "formula": row.formula,
        "komponen": _listed(components(row)),
        "sumber_data": row.sumber_data,
        **{name: str(getattr(row, name) or GAP) for name in KKE_5},
    }


def _listed(parts: tuple[str, ...]) -> str:
    """The components of a formula, numbered where there are several."""
    if len(parts) < 2:
        return parts[0] if parts else GAP
    return "\n".join(f"{number}. {part}" for number, part in enumerate(parts, 1))


def _answers(rows: list[Indikator]) -> str:
    """How many answers each question of KKE 5 has."""
    told = []
    for name, label in KKE_5.items():
        answers = [getattr(row, name) for row in rows]
        counts = ((YesNo.YA, "Ya"), (YesNo.TIDAK, "Tidak"), (None, "belum dijawab"))
        words = wording.listing([f"{answers.count(answer)} {word}" for answer, word in counts])
        told.append(f"{label}: {words}")
    return f"{'; '.join(told)}."
