"""Every number of a document can be followed: it stands in a table of the workbook or in its measurement."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pydantic import BaseModel

from sakip_xl.actions.formulir import formulir_content
from sakip_xl.actions.isian_kertas import prepared_rows
from sakip_xl.documents.base import Source
from sakip_xl.documents.papers import PAPERS, TEMPLATED
from sakip_xl.domain import wording
from sakip_xl.domain.measure.planned_money import planned_money, total_money
from sakip_xl.domain.measure.spending import renstra_money, spending_by_quarter
from sakip_xl.domain.model import AnggaranKertas, IsianKertas
from sakip_xl.domain.report.antartahun import told_and_untold
from sakip_xl.domain.sop.definition import IDENTITAS, SOP
from sakip_xl.domain.terms import Level, SopName
from tests.documents.reading import NUMBER, counted_lines, filled

SIDIK = re.compile(r"[0-9a-f]{32,}")
PRINTED: tuple[tuple[type | tuple[type, ...], Callable[[Any], Iterable[str]]], ...] = (
    (datetime, lambda value: [wording.waktu(value)]),
    (date, lambda value: [wording.tanggal(value)]),
    (time, lambda value: [f"{value:%H.%M}"]),
    (str, lambda value: [] if SIDIK.fullmatch(value) else [value]),
    (
        (int, Decimal, Fraction, float),
        lambda value: [str(value), *(wording.angka(value, n) for n in (None, 0, 2))],
    ),
    (dict, lambda value: texts([*value.values()])),
    ((list, tuple), lambda value: (text for item in value for text in texts(item))),
    (BaseModel, lambda value: texts([getattr(value, name) for name in type(value).model_fields])),
)


def texts(value: object) -> Iterable[str]:
    """Everything that a value of the workbook may be printed as."""
    if is_dataclass(value):
        return texts([getattr(value, field.name) for field in fields(value)])
    return next((told(value) for kind, told in PRINTED if isinstance(value, kind)), ())


@pytest.fixture(scope="module")
def source(source: Source) -> Source:
    """The demo's quarter as it would be if one of its units had been given its form on paper."""
    master = source.master
    unit = next(unit for unit in master.unit if unit.kode == "SI-PMD")
    formulir = master.formulir_tw(2)[unit.kode]
    content = formulir_content(master, unit, 2, id_formulir=formulir.id_formulir, tenggat=source.now)
    rows = prepared_rows(content, formulir)
    isian = [row for row in rows if isinstance(row, IsianKertas)]
    anggaran = [row for row in rows if isinstance(row, AnggaranKertas)]
    return Source(replace(master, isian_kertas=isian, anggaran_kertas=anggaran), 2, source.now)


@pytest.fixture(scope="module")
def known(source: Source) -> set[str]:
    """Every number that stands in the workbook or in its measurement of the quarter."""
    data, master = source.summary, source.master
    told, untold = told_and_untold(data)
    counted = [
        data.kembali,
        *(len(rows) for rows in (data.wajib, data.dikecualikan, data.indikator, told, untold)),
    ]
    counted += [len(node.indikator) for node in data.pohon]
    counted += [sum(row.sop is sop for row in master.dokumen) for sop in SopName]
    counted += [sum(langkah.menit for langkah in sop.langkah) for sop in SOP.values()]
    money: dict[tuple[str, Level], Decimal] = {}
    for row in master.kinerja:
        money[row.unit, row.level] = money.get((row.unit, row.level), Decimal(0)) + (row.pagu or 0)
    planned = planned_money(master, data)
    programs = total_money([planned[node.kinerja.kode] for node in data.on_level(Level.PROGRAM)])
    differences = [[money.selisih, money.sisa] for money in (*planned.values(), programs)]
    exact = [[item.antartahun.tahun_lalu.exact_bounds() for item in told if item.antartahun.tahun_lalu.nilai]]
    everything = [
        master,
        data,
        counted,
        money,
        planned,
        programs,
        differences,
        exact,
        [item.teks for item in IDENTITAS.dasar_hukum],
    ]
    return {number for text in texts(everything) for number in NUMBER.findall(text)}


@pytest.mark.parametrize("jenis", [kind.jenis for kind in TEMPLATED])
def test_every_number_stands_in_the_workbook_or_its_measurement(
    jenis: str, source: Source, known: set[str]
) -> None:
    papers = list(PAPERS[jenis].compose(source))
    assert papers
    for paper in papers:
        numbers = {number for line in counted_lines(filled(jenis, paper)) for number in NUMBER.findall(line)}
        assert sorted(numbers - known) == []


@pytest.mark.parametrize("jenis", [kind.jenis for kind in PAPERS.values() if kind.draw is not None])
def test_every_number_of_a_workbook_stands_in_the_master_or_its_measurement(
    jenis: str, source: Source, known: set[str]
) -> None:
    [paper] = PAPERS[jenis].compose(source)
    draw = PAPERS[jenis].draw
    assert draw is not None
    content = draw(paper.issued("N/1", 1, date(2026, 7, 20)), paper.draft)
    sheet = load_workbook(BytesIO(content), data_only=True).active
    assert isinstance(sheet, Worksheet)
    cells = [cell.value for row in sheet.iter_rows(min_row=9, min_col=2) for cell in row]
    spent = spending_by_quarter(source.master, source.so_far)
    programs = [spent[node.kinerja.kode] for node in source.summary.on_level(Level.PROGRAM)]
    sums = [sum(amount or 0 for amount in quarter) for quarter in zip(*programs, strict=True)]
    money = texts([[*spent.values()], sums, renstra_money(source.master, source.summary)])
    also = {number for text in money for number in NUMBER.findall(text)}
    numbers = [value for value in cells if isinstance(value, (int, float))]
    assert len(numbers) > 50
    assert [value for value in numbers if wording.angka(value, None) not in known | also] == []


def test_the_capaian_of_each_indicator_stands_on_its_line(source: Source) -> None:
    [paper] = PAPERS["laporan-pengukuran"].compose(source)
    shown = {row["indikator"]: row["capaian"] for row in paper.tags["indikator"]}
    measured = {item.row.indikator: item.capaian.direkap.nilai for item in source.summary.indikator}
    assert shown == {name: wording.angka(value, 2) for name, value in measured.items()}
    assert not paper.draft
