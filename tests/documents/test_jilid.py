"""The Jilid: which papers belong to it, its cover and contents, and that of the demo as a real PDF."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from sakip_xl.actions.jilid import jilid
from sakip_xl.actions.session import Moment
from sakip_xl.documents.base import Source
from sakip_xl.documents.bound_pdf import page_count
from sakip_xl.documents.jilid import JilidPart, first_pages, front_matter
from sakip_xl.documents.papers import PAPERS, papers_of
from sakip_xl.domain.terms import SopName
from sakip_xl.workbook.xlsx.file_book import open_book
from tests.conftest import needs_libreoffice
from tests.documents.conftest import NOW

PENGUMPULAN = [
    "disposisi",
    "undangan",
    "notulen",
    "program-kerja",
    "checklist",
    "tanda-terima",
    "rekap-pengumpulan",
    "laporan-pengumpulan",
    "disposisi-camat",
]
PENGUKURAN = [
    "disposisi",
    "undangan",
    "notulen",
    "program-kerja",
    "checklist",
    "juknis",
    "kertas-kerja",
    "rekap-pengukuran",
    "laporan-pengukuran",
    "disposisi-camat",
    "rencana-aksi-triwulan",
    "lkjip",
    "e81",
]


@pytest.mark.parametrize(
    ("sop", "expected"), [(SopName.PENGUMPULAN, PENGUMPULAN), (SopName.PENGUKURAN, PENGUKURAN)]
)
def test_a_paper_goes_into_the_jilid_of_its_sop_in_the_order_of_the_sop(
    source: Source, sop: SopName, expected: list[str]
) -> None:
    papers = papers_of(source, sop)
    assert [kind.jenis for kind, _ in papers] == expected
    assert all(paper.sop is sop for _, paper in papers)


def test_every_paper_of_the_quarter_is_in_one_jilid(source: Source) -> None:
    quarterly = [kind for kind in PAPERS.values() if not kind.yearly]
    made = [(kind.jenis, paper.key) for kind in quarterly for paper in kind.compose(source)]
    bound = [(kind.jenis, paper.key) for sop in SopName for kind, paper in papers_of(source, sop)]
    assert sorted(made) == sorted(bound)


@given(st.lists(st.integers(1, 40), max_size=30), st.integers(1, 5))
def test_each_paper_begins_where_the_one_before_it_ends(counts: list[int], front: int) -> None:
    starts = first_pages([JilidPart("A", "", pages) for pages in counts], front)
    assert [*starts, front + sum(counts) + 1] == [front + 1 + sum(counts[:n]) for n in range(len(counts) + 1)]


def test_the_contents_tell_page_draft_signed_and_what_is_left_out(source: Source) -> None:
    parts = [
        JilidPart("Lembar Disposisi", "045/2026", 1, bertanda="disposisi_bertanda.pdf"),
        JilidPart("Evaluasi Renja", "", 0),
        JilidPart("Laporan", "", 4, draft=True),
        JilidPart("Juknis", "002", 2),
    ]
    tags = front_matter(source, SopName.PENGUKURAN, parts, 3).tags
    shown = [
        (row["nomor"], row["judul"], row["nomor_naskah"], row["keterangan"], row["halaman"])
        for row in tags["isi"]
    ]
    assert shown == [
        (1, "Lembar Disposisi", "045/2026", "bertanda tangan", 4),
        (2, "Laporan", "-", "DRAFT", 5),
        (3, "Juknis", "002", "final", 9),
    ]
    assert (tags["jumlah_naskah"], tags["jumlah_halaman"], tags["draft"]) == (3, 10, "Laporan")
    assert [row["teks"] for row in tags["bertanda"]] == ["disposisi_bertanda.pdf"]
    assert [row["teks"] for row in tags["terpisah"]] == ["Evaluasi Renja"]


def text_of(path: Path, first: int, last: int) -> str:
    command = ["pdftotext", "-layout", "-f", str(first), "-l", str(last), str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603 poppler


@pytest.mark.libreoffice
@pytest.mark.parametrize("sop", list(SopName))
def test_the_jilid_of_the_demo_is_whole(played: Path, tmp_path: Path, sop: SopName) -> None:
    needs_libreoffice()
    master = Path(shutil.copy(played, tmp_path))
    book = open_book(master, now=lambda: NOW)
    result = jilid(book, sop, tmp_path / "naskah", moment=Moment(NOW), triwulan=2)
    assert result.temuan == []
    path = Path(result.data["jilid"])
    parts = {
        file.stem: page_count(file) for file in path.parent.glob("*.pdf") if not file.stem.startswith("Jilid")
    }
    papers = papers_of(source_of(master), sop)
    assert len(parts) == len(papers)
    total = sum(parts.values()) + 2
    assert page_count(path) == result.data["halaman"] == total
    contents = re.findall(r"^ *(\d+) .*\bfinal +(\d+)$", text_of(path, 2, 2), re.MULTILINE)
    assert [int(number) for number, _ in contents] == list(range(1, len(papers) + 1))
    reader = PdfReader(path)
    bookmarks = [
        (str(item.title), reader.get_destination_page_number(item) + 1)  # type: ignore[union-attr,operator,arg-type]
        for item in reader.outline
    ]
    assert [page for _, page in bookmarks] == [1, *(int(page) for _, page in contents)]
    for (name, page), (kind, _) in zip(bookmarks[1:], papers, strict=True):
        assert kind.judul in name
        assert re.search(r"Halaman +1 +dari|SASARAN|1 dari", text_of(path, page, page)), name
    for number in range(1, total + 1):
        shown = text_of(path, number, number)
        assert f"halaman {number} dari {total}" in shown
        assert not re.search(r"###|\{\{|\{%|Error", shown)


def source_of(master: Path) -> Source:
    from sakip_xl.schema.load import load_master

    return Source(load_master(open_book(master, now=lambda: NOW).read()).master, 2, NOW)
