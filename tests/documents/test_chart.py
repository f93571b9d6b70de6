"""Charts in a Word document: the same numbers as the table, told in words as well."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from docx import Document
from docx.oxml import parse_xml

from sakip_xl.documents.template import fill
from sakip_xl.domain import wording
from tests.documents.test_documents import template
from tests.documents.test_lkjip import made
from tests.documents.whole_year import year

CHART: dict[str, Any] = {
    "tanda": "[grafik 1]",
    "judul": "Capaian <a> & b",
    "label": ["Satu", "Dua"],
    "nilai": ["97.50", None],
    "teks": 'Capaian: Satu 97,50; Dua "belum"',
}


def parts(content: bytes) -> dict[str, str]:
    book = ZipFile(BytesIO(content))
    return {name: book.read(name).decode() for name in book.namelist() if name.endswith(".xml")}


def charts(content: bytes) -> list[str]:
    return [text for name, text in sorted(parts(content).items()) if name.startswith("word/charts/")]


def values(xml: str) -> list[str]:
    return re.findall(r"<c:v>([^<]*)</c:v>", xml)


def test_each_sasaran_has_a_chart_of_the_capaian_of_its_indicators() -> None:
    source = year(2)
    content = made(source)
    found = charts(content)
    assert len(found) == 1
    items = [item for item in source.summary.indikator if item.row.induk == "S.1"]
    assert values(found[0]) == [
        *(item.row.indikator for item in items),
        *(str(item.capaian.direkap.nilai) for item in items),
    ]
    told = Document(BytesIO(content)).element.xpath("//wp:docPr/@descr")
    assert all(wording.angka(item.capaian.direkap.nilai, 2) in told[0] for item in items)
    assert "[grafik" not in parts(content)["word/document.xml"]


def test_a_chart_stands_only_where_its_mark_is_alone_and_what_is_unknown_has_no_bar(tmp_path: Path) -> None:
    path = template(tmp_path / "t.docx", "{{ tanda }}", "lihat {{ tanda }}", "{{ tanda }}")
    content = fill(path, {"tanda": "[grafik 1]", "grafik": [CHART]})
    assert [values(xml) for xml in charts(content)] == [["Satu", "Dua", "97.50"]] * 2
    assert parts(content)["word/document.xml"].count("[grafik 1]") == 1
    assert content == fill(path, {"tanda": "[grafik 1]", "grafik": [CHART]})
    for text in parts(content).values():
        parse_xml(text.encode())


@pytest.mark.parametrize(("value", "from_zero"), [("-5.00", False), ("5.00", True)])
def test_bars_begin_at_zero_unless_one_is_below_it(tmp_path: Path, value: str, from_zero: bool) -> None:
    path = template(tmp_path / "t.docx", "[grafik 1]")
    [xml] = charts(fill(path, {"grafik": [{**CHART, "nilai": [value, None]}]}))
    assert ('<c:min val="0"/>' in xml) is from_zero
