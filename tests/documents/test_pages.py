"""Every kind of document as PDF: size and number of its pages, all of its text, signatures below lines."""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from sakip_xl.actions.bukti_lke import INDEX, bukti_lke
from sakip_xl.actions.formulir import formulir_content
from sakip_xl.actions.isian_kertas import prepared_rows
from sakip_xl.actions.session import Moment
from sakip_xl.documents import pdf
from sakip_xl.documents.base import DocumentKind, Source
from sakip_xl.documents.papers import KINDS
from sakip_xl.documents.template import fill
from sakip_xl.domain.model import AnggaranKertas, IsianKertas
from sakip_xl.domain.sop.saksi import Anchor, anchor_text, read_anchors
from sakip_xl.domain.terms import PkVersion
from sakip_xl.workbook.xlsx.file_book import open_book
from tests.conftest import needs_libreoffice
from tests.documents.conftest import NOW
from tests.documents.reading import OURS, words

pytestmark = pytest.mark.libreoffice

F4, FOLIO, A3 = (610, 936), (612, 936), (842, 1191)
"""Folio is what a workbook calls F4."""

ON_ONE_PAGE = {
    *("disposisi", "disposisi-camat", "undangan", "notulen", "program-kerja", "checklist", "tanda-terima"),
    "tindak-lanjut-lhe",
}
ON_TWO_PAGES = {"jilid", "rencana-aksi"}
"""What the office staples; of the demo none may run over by a line."""

HEAD = Anchor("00ff" * 16, 12_345, "3fa9c1d2" * 8)
"""The head of a long log, which every paper names."""

SIGNED = re.compile(
    r"Mengetahui,|Pihak Kedua,|Pimpinan rapat,|Disusun|^ *\w+, \d+ \w+ \d{4} *$", re.MULTILINE
)
"""The first line of signatures."""


@dataclass(frozen=True)
class Printed:
    """One document: what it says, its pages as text, their sizes in points, and the paper it is made for."""

    jenis: str
    text: str
    pages: tuple[str, ...]
    sizes: tuple[tuple[int, int], ...]
    paper: tuple[int, int]


@pytest.fixture(scope="module")
def whole(source: Source) -> Source:
    """The demo with what it has none of: a form on paper, and a Perjanjian Kinerja that was changed."""
    master = source.master
    changed = [
        row.model_copy(update={"versi_pk": PkVersion.PERUBAHAN, "target_tahun": 99})
        for row in master.indikator
        if row.kode in {"IKS.2.1", "IKP.6.1"}
    ]
    old = next(form for form in master.formulir if form.triwulan == source.triwulan)
    assert old.tenggat is not None
    form = old.model_copy(update={"berkas": "formulir.docx"})
    unit = next(unit for unit in master.unit if unit.kode == form.unit)
    content = formulir_content(master, unit, 2, id_formulir=form.id_formulir, tenggat=old.tenggat)
    rows = prepared_rows(content, form)
    master = replace(
        master,
        indikator=[*master.indikator, *changed],
        formulir=[form if each is old else each for each in master.formulir],
        isian_kertas=[row for row in rows if isinstance(row, IsianKertas)],
        anggaran_kertas=[row for row in rows if isinstance(row, AnggaranKertas)],
    )
    return Source(master, source.triwulan, source.now)


@pytest.fixture(scope="module")
def printed(whole: Source, played: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Printed]:
    """Every paper of every kind, and the index of the evidence, by one start of LibreOffice."""
    needs_libreoffice()
    folder = tmp_path_factory.mktemp("halaman")
    made: dict[Path, tuple[str, str, tuple[int, int]]] = {}
    for kind in KINDS.values():
        for path in _files(kind, whole, folder):
            paper, text = (F4, words) if kind.draw is None else (A3, sheet_words)
            made[path] = (kind.jenis, text(path.read_bytes()), paper)
    index = _index(played, folder)
    made[index] = ("daftar-bukti", sheet_words(index.read_bytes()), FOLIO)
    assert [path.stem for path in pdf.to_pdf([*made], folder)] == [path.stem for path in made]
    return [_read(*told, path.with_suffix(".pdf")) for path, told in made.items()]


def _files(kind: DocumentKind, source: Source, folder: Path) -> list[Path]:
    result = []
    for number, paper in enumerate(kind.compose(source)):
        path = folder / f"{kind.jenis}_{number}{kind.suffix}"
        tags = paper.issued("N/1", 1, paper.tanggal or paper.before or NOW.date(), HEAD)
        if kind.draw is None:
            path.write_bytes(fill(OURS / kind.template, tags, draft=paper.draft, needed=kind.needed))
        else:
            path.write_bytes(kind.draw(tags, paper.draft))
        result.append(path)
    return result


def _index(played: Path, folder: Path) -> Path:
    copy = shutil.copy(played, folder / "induk.xlsx")
    book = open_book(Path(copy), now=lambda: NOW)
    pack = bukti_lke(book, folder / "arsip", moment=Moment(NOW, folder=folder), triwulan=2)
    path = folder / "daftar-bukti.xlsx"
    with ZipFile(pack.files[0]) as archive:
        path.write_bytes(archive.read(INDEX))
    return path


def sheet_words(content: bytes) -> str:
    """The texts of a workbook; numbers are told by other tests."""
    cells = (cell.value for sheet in load_workbook(BytesIO(content)) for row in sheet for cell in row)
    return "\n".join(value for value in cells if isinstance(value, str) and not value.startswith("="))


def _read(jenis: str, text: str, paper: tuple[int, int], path: Path) -> Printed:
    info = _told("pdfinfo", "-l", "999", str(path))
    sizes = re.findall(r"size: +([\d.]+) x ([\d.]+)", info)
    found = tuple((round(min(map(float, size))), round(max(map(float, size)))) for size in sizes)
    pages = _told("pdftotext", "-layout", str(path), "-").removesuffix("\f").split("\f")
    return Printed(jenis, text, tuple(pages), found, paper)


def _told(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603 poppler


_FINGERPRINT = 64


def parts(text: str) -> set[str]:
    """The words of a text; a line may break at a hyphen or a slash, and a fingerprint anywhere."""
    return {part for part in re.split(r"[\s/-]+", text) if part and len(part) < _FINGERPRINT}


def test_every_kind_of_the_register_has_a_paper(printed: list[Printed]) -> None:
    assert {paper.jenis for paper in printed} == {*KINDS, "daftar-bukti"}


def test_every_page_has_its_size_and_tells_its_number(printed: list[Printed]) -> None:
    for paper in printed:
        assert {*paper.sizes} == {paper.paper}, paper.jenis
        assert len(paper.sizes) == len(paper.pages), paper.jenis
        if paper.jenis == "jilid":
            continue
        told = [re.findall(r"Halaman (\d+) dari (\d+)", page) for page in paper.pages]
        total = str(len(paper.pages))
        assert told == [[(str(number), total)] for number in range(1, len(told) + 1)], paper.jenis


def test_every_page_of_a_paper_names_the_head_of_the_log(printed: list[Printed]) -> None:
    named = read_anchors(anchor_text(HEAD))
    unnamed = [paper.jenis for paper in printed if any(read_anchors(page) != named for page in paper.pages)]
    assert unnamed == ["daftar-bukti"]


def test_no_page_is_empty_and_no_paper_runs_over_by_a_line(printed: list[Printed]) -> None:
    for paper in printed:
        assert min(len(page.split()) for page in paper.pages) > 20, paper.jenis
        most = 1 if paper.jenis in ON_ONE_PAGE else 2 if paper.jenis in ON_TWO_PAGES else 40
        assert len(paper.pages) <= most, paper.jenis


def test_nothing_is_cut_and_nothing_failed(printed: list[Printed]) -> None:
    for paper in printed:
        shown = "\n".join(paper.pages)
        assert not re.search(r"###|\{\{|\{%|Error|#(REF|NAME|VALUE|DIV|N/A)", shown), paper.jenis
        assert parts(paper.text) - parts(shown) == set(), paper.jenis


def test_signatures_stand_below_lines_of_what_they_sign(printed: list[Printed]) -> None:
    alone = [
        paper.jenis
        for paper in printed
        for page in paper.pages
        if (found := SIGNED.search(page)) and len(page[: found.start()].split()) < 12
    ]
    assert alone == []
