"""The form on paper: its boxes are the answers of the workbook, and it says whose it is."""

from __future__ import annotations

from datetime import datetime
from io import BytesIO
from typing import Any

from docx import Document as WordFile
from docx.shared import Mm

from sakip_xl.documents.base import Document, Source
from sakip_xl.documents.formulir_kertas import JENIS
from sakip_xl.documents.papers import PAPERS
from sakip_xl.domain.model import Unit
from sakip_xl.domain.rules.sample import compose
from sakip_xl.schema.tables.formulir import TBL_ISIAN, TBL_ISIAN_ANGGARAN
from tests.documents.reading import filled, words

NOW = datetime(2026, 7, 20, 9)


def papers(**office: list[dict[str, Any]]) -> list[Document]:
    rows: dict[str, list[dict[str, Any]]] = {"tblIsianKertas": [{}], "tblAnggaranKertas": [{}], **office}
    return list(PAPERS[JENIS].compose(Source(compose(rows), 2, NOW)))


def test_the_boxes_are_the_answers_of_the_form_in_excel() -> None:
    [paper] = papers()
    tables = WordFile(BytesIO(filled(JENIS, paper))).tables
    headings = [[cell.text for cell in table.rows[0].cells] for table in tables]
    for form in (TBL_ISIAN, TBL_ISIAN_ANGGARAN):
        answers = [form.field_column(name).judul for name in form.answers]
        assert [row[-len(answers) :] for row in headings if row[-len(answers) :] == answers] == [answers]


def test_it_lies_on_f4_and_says_whose_it_is_and_who_is_to_sign() -> None:
    [paper] = papers(tblFormulir=[{"tenggat": datetime(2026, 7, 8, 15, 30)}])
    content = filled(JENIS, paper)
    section = WordFile(BytesIO(content)).sections[0]
    size = [round((length or 0) / Mm(1)) for length in (section.page_width, section.page_height)]
    assert size == [330, 215]
    text = words(content)
    for shown in ("Seksi Pemerintahan (PEM)", "8 Juli 2026 pukul 15.30", "Dewi Lestari", "Diketik oleh"):
        assert shown in text
    assert (paper.nomor, paper.sop, paper.draft) == ("F-2026-2-PEM", None, False)


def test_what_was_typed_does_not_show_on_the_paper() -> None:
    [paper] = papers(tblIsianKertas=[{"realisasi": 61, "kendala": "Hujan"}])
    assert paper.tags["indikator"][0]["realisasi"] == ""
    assert "Hujan" not in words(filled(JENIS, paper))


def test_a_unit_without_money_says_so_and_one_without_a_head_is_signed_by_hand() -> None:
    [paper] = papers(tblAnggaranKertas=[], **{Unit.table: [{"kepala": ""}]})
    assert "tidak diminta melaporkan anggaran" in words(filled(JENIS, paper))
    assert set(paper.tags["kepala"]["nama"]) == {"…"}


def test_no_form_on_paper_no_document() -> None:
    assert papers(tblIsianKertas=[], tblAnggaranKertas=[]) == []
    assert papers(tblFormulir=[{"triwulan": 1}]) == []
