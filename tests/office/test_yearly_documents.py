"""Documents of the year in LibreOffice: formulas give what is stored, pages have their size, all is there."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from sakip_xl.documents.base import Source
from sakip_xl.documents.papers import PAPERS
from sakip_xl.documents.template import fill
from sakip_xl.domain.model import RencanaAksi
from tests.documents.reading import OURS, counted_lines
from tests.documents.whole_year import year
from tests.office.recalc import Office

pytestmark = pytest.mark.libreoffice

A3, F4 = (420, 297), (215, 330)
F4_LANDSCAPE = (330, 215)
KKE = tuple(jenis for jenis in PAPERS if jenis.startswith("kke-"))


def e81(folder: Path, triwulan: int) -> Path:
    kind = PAPERS["e81"]
    [document] = kind.compose(year(triwulan))
    assert kind.draw is not None
    file = folder / f"e81-{triwulan}.xlsx"
    file.write_bytes(kind.draw(document.issued("", 1, year().now.date()), document.draft))
    return file


def told(program: str, file: Path, *end: str) -> str:
    command = [program, str(file), *end]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def page_sizes(file: Path) -> set[tuple[int, int]]:
    """Width and height of the pages in millimetres."""
    found = re.findall(r"size:\s+([\d.]+) x ([\d.]+) pts", told("pdfinfo", file, "-l", "999"))
    return {(round(float(width) * 25.4 / 72), round(float(height) * 25.4 / 72)) for width, height in found}


def test_the_formulas_of_e81_give_what_is_stored(kantor: Office, tmp_path: Path) -> None:
    files = [e81(tmp_path, triwulan) for triwulan in (2, 4)]
    results = kantor.recalculate(files)
    assert all(result.cocok for result in results.values()), results
    assert results[files[1]].dibandingkan > 10


def test_e81_is_printed_on_a3(kantor: Office, tmp_path: Path) -> None:
    pdf = kantor.convert_to_pdf(e81(tmp_path, 4), tmp_path)
    assert page_sizes(pdf) == {A3}
    text = told("pdftotext", pdf, "-")
    assert "###" not in text
    assert "95.000.000" in text


def test_lkjip_is_printed_on_f4(kantor: Office, tmp_path: Path) -> None:
    kind = PAPERS["lkjip"]
    [document] = kind.compose(year())
    file = tmp_path / "lkjip.docx"
    file.write_bytes(fill(OURS / kind.template, document.issued("", 1, year().now.date())))
    pdf = kantor.convert_to_pdf(file, tmp_path)
    assert page_sizes(pdf) == {F4}
    text = told("pdftotext", pdf, "-")
    assert "BAB IV PENUTUP" in text
    assert not re.search(r"\{\{|\{%|###", text)


def with_actions(triwulan: int) -> Source:
    source = year(triwulan)
    actions = [
        RencanaAksi(kode="IKS.1", aksi=f"Menyusun rencana tindak lanjut survei {number}", sub_aksi="rapat")
        for number in range(40)
    ]
    return replace(source, master=replace(source.master, rencana_aksi=actions))


def test_the_sums_of_a_rencana_aksi_give_what_is_stored_and_its_pages_are_a3(
    kantor: Office, tmp_path: Path
) -> None:
    kind = PAPERS["rencana-aksi-triwulan"]
    [document] = kind.compose(with_actions(4))
    assert kind.draw is not None
    file = tmp_path / "rencana-aksi.xlsx"
    file.write_bytes(kind.draw(document.issued("", 1, year().now.date()), document.draft))
    result = kantor.recalculate([file])[file]
    assert result.cocok, result
    assert result.dibandingkan == 5
    pdf = kantor.convert_to_pdf(file, tmp_path)
    assert page_sizes(pdf) == {A3}
    text = " ".join(told("pdftotext", pdf, "-").split())
    assert "###" not in text
    assert "97.000.000" in text
    assert all(f"survei {number}" in text for number in range(40))


@pytest.mark.parametrize("jenis", KKE)
def test_a_kke_is_printed_on_f4_with_every_word_of_it(jenis: str, kantor: Office, tmp_path: Path) -> None:
    kind = PAPERS[jenis]
    [document] = kind.compose(year())
    file = tmp_path / f"{jenis}.docx"
    file.write_bytes(fill(OURS / kind.template, document.issued("", 1, year().now.date())))
    pdf = kantor.convert_to_pdf(file, tmp_path)
    assert page_sizes(pdf) == {F4_LANDSCAPE}
    text = told("pdftotext", pdf, "-")
    assert not re.search(r"\{\{|\{%|###", text)
    said = Counter(" ".join(counted_lines(file.read_bytes())).split())
    assert said - Counter(text.split()) == Counter()
    assert said.total() > 50
