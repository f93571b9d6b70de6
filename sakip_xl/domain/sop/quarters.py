"""Which quarters an office works on: where there is an order, a form, a realisasi or a step of an SOP."""

from __future__ import annotations

from datetime import date

from sakip_xl.domain.model import Master
from sakip_xl.domain.terms import Triwulan


def begun_quarters(master: Master) -> set[int]:
    """The quarters in which an SOP has begun: with an order, a paper, a form or a step.

    What was done on paper before the book was used has not begun in it, whatever papers were typed in since.
    """
    steps = {row.triwulan for row in master.jejak if row.peristiwa.moves and row.triwulan is not None}
    orders = {row.triwulan for row in master.disposisi}
    papers = {row.triwulan for row in master.notulen} | {row.triwulan for row in master.program_kerja}
    forms = {row.triwulan for row in master.formulir}
    on_paper = {triwulan for triwulan in Triwulan if triwulan < master.pengaturan.triwulan_mulai}
    return {int(triwulan) for triwulan in steps | ((orders | papers | forms) - on_paper)}


def quarters_with_data(master: Master) -> set[int]:
    """The quarters of which figures are there, however they came in."""
    reported = {row.triwulan for row in master.realisasi} | {row.triwulan for row in master.anggaran}
    return {int(triwulan) for triwulan in reported | {row.triwulan for row in master.kertas_kerja}}


def quarter_of(day: date) -> Triwulan:
    """The quarter in which a day lies.

    >>> quarter_of(date(2026, 3, 31)).name, quarter_of(date(2026, 11, 26)).name
    ('I', 'IV')
    """
    return Triwulan((day.month + 2) // 3)
