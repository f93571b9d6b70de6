"""Papers as Word documents: every number of the summary, data kept as text, templates checked beforehand."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from sakip_xl.data import __file__ as data_file
from sakip_xl.documents.base import Source
from sakip_xl.documents.default_templates import BUILDERS, build
from sakip_xl.documents.example import example_tags
from sakip_xl.documents.papers import KINDS, PAPERS, TEMPLATES
from sakip_xl.documents.tags import TagProblem, known_tags, problems
from sakip_xl.documents.template import fill
from sakip_xl.domain import wording
from sakip_xl.errors import SakipError
from sakip_xl.schema.content import RawRow
from sakip_xl.schema.load import load_master
from tests.sample_measured import measured_content

OURS = Path(data_file).parent / "templat"
KINI = datetime(2026, 7, 20, 9)


def words(content: bytes) -> str:
    """All text of a document, table cells too."""
    document = Document(BytesIO(content))
    texts = [node.text or "" for node in document.element.body.iter() if node.tag.endswith("}t")]
    return " ".join(texts)


def template(path: Path, *paragraphs: str) -> Path:
    """A template of an office with these paragraphs."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(path))
    return path


def test_the_committed_templates_are_those_that_are_built(tmp_path: Path) -> None:
    built = build(tmp_path)
    assert set(BUILDERS) == {kind.jenis for kind in TEMPLATES}
    assert sorted(path.name for path in OURS.iterdir()) == sorted(path.name for path in built)
    assert [path.name for path in built if path.read_bytes() != (OURS / path.name).read_bytes()] == []


@pytest.mark.parametrize("jenis", [kind.jenis for kind in TEMPLATES])
def test_our_templates_have_no_wrong_tag_and_are_filled_with_everything(jenis: str) -> None:
    tags = example_tags(jenis)
    path = OURS / KINDS[jenis].template
    assert problems(path, tags) == []
    content = fill(path, tags)
    assert not re.search(r"\{\{|\}\}|\{%", words(content))
    assert fill(path, tags) == content


def test_the_report_prints_the_figures_of_the_summary() -> None:
    master = load_master(measured_content()).master
    source = Source(master, 2, KINI)
    [paper] = PAPERS["laporan-pengukuran"].compose(source)
    shown = [row["capaian"] for row in paper.tags["indikator"]]
    by_kode = [item.capaian.direkap.nilai for item in source.summary.indikator]
    assert sorted(shown) == sorted(
        "-" if value is None else f"{value}".replace(".", ",") for value in by_kode
    )
    assert paper.tags["kecamatan"]["capaian"] == "98,52"
    assert paper.draft


def test_what_data_say_is_printed_as_it_is(tmp_path: Path) -> None:
    path = template(tmp_path / "t.docx", "{{ catatan }}", "${nama} tetap")
    content = fill(path, {"catatan": "{{ 7*7 }} <b>&</b> ${x} \x0b"})
    assert words(content) == "{{ 7*7 }} <b>&</b> ${x}  ${nama} tetap"


@pytest.mark.parametrize(
    "attack", ["{{ catatan.__class__.__mro__ }}", "{{ ''.__class__.__base__.__subclasses__() }}"]
)
def test_a_template_reaches_nothing_but_its_tags(tmp_path: Path, attack: str) -> None:
    with pytest.raises(SakipError):
        fill(template(tmp_path / "t.docx", attack), {"catatan": "x"})


@pytest.mark.parametrize(
    ("text", "kode"), [("{{ tidak_ada }}", "SKP-602"), ("{{ kantor.warna }}", "SKP-602"), ("{{ a", "SKP-603")]
)
def test_a_wrong_tag_is_refused_before_anything_is_made(tmp_path: Path, text: str, kode: str) -> None:
    path = template(tmp_path / "t.docx", text, "}} {% for %}" if kode == "SKP-603" else "")
    with pytest.raises(SakipError) as refusal:
        fill(path, {"kantor": {"kecamatan": "S"}})
    assert refusal.value.kode == kode


def test_a_file_that_is_no_word_document_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "t.docx"
    path.write_bytes(b"bukan")
    with pytest.raises(SakipError) as refusal:
        fill(path, {})
    assert refusal.value.kode == "SKP-601"


def test_a_draft_says_so_across_its_pages() -> None:
    tags = example_tags("notulen")
    path = OURS / "notulen.docx"
    marked = ZipFile(BytesIO(fill(path, tags, draft=True)))
    headers = [marked.read(name).decode() for name in marked.namelist() if "/header" in name]
    assert any('string="DRAFT"' in header for header in headers)
    plain = ZipFile(BytesIO(fill(path, tags)))
    assert not any(b"DRAFT" in plain.read(name) for name in plain.namelist())


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (["{{ nama }} {{ orang.nip }}"], []),
        (["{{ namaa }}"], [("{{ namaa }}", "asing")]),
        (["{{ orang.alamat }}"], [("{{ orang.alamat }}", "asing")]),
        (["{%p for r in baris %}", "{{ r.isi }} {{ loop.index }}", "{%p endfor %}"], []),
        (["{%p for r in baris %}", "{{ r.lain }}", "{%p endfor %}"], [("{{ r.lain }}", "asing")]),
        (["{%p for r in baris %}"], [("{% for %}", "rusak")]),
        (["{%p endfor %}"], [("{%p endfor %}", "rusak")]),
        (["{%p for r in lain %}", "{%p endfor %}"], [("{%p for r in lain %}", "asing")]),
        (["{%p for r in kosong %}", "{{ r.apa }}", "{%p endfor %}"], []),
        (["{%p if nama %}", "x", "{%p endif %}"], []),
        (["{{ nama "], [("{{", "rusak")]),
        (["{{ nama | }}"], [("{{ nama | }}", "rusak")]),
        (["{# catatan #} {% set x = nama %}"], []),
        (["{{ orang['nip'].x }}"], []),
    ],
)
def test_wrong_tags_are_found_with_their_paragraph(
    tmp_path: Path, paragraphs: list[str], expected: list[tuple[str, str]]
) -> None:
    tags = {"nama": "A", "orang": {"nip": "1"}, "baris": [{"isi": "x"}], "kosong": []}
    found = problems(template(tmp_path / "t.docx", *paragraphs), tags)
    assert [(problem.tag, problem.kind) for problem in found] == expected
    assert all(isinstance(problem, TagProblem) for problem in found)


def test_the_known_tags_are_listed_with_those_of_the_rows() -> None:
    assert known_tags({"a": {"b": "1"}, "r": [{"c": "2"}], "k": []}) == ["a.b", "r", "r[].c", "k"]


@pytest.mark.parametrize("dasar", ["triwulan", "s.d. triwulan", "tahun"])
def test_the_kertas_kerja_shows_to_date_whatever_the_rekap_counts(dasar: str) -> None:
    source = Source(load_master(measured_content(adjust={"Dasar Rekap": dasar})).master, 2, KINI)
    [paper] = PAPERS["kertas-kerja"].compose(source)
    for row, item in zip(paper.tags["indikator"], source.summary.indikator, strict=True):
        if item.capaian.sd.nilai is not None:
            assert row["capaian_sd"] == wording.angka(item.capaian.sd.nilai)
            assert "-" not in {row["target_sd"], row["realisasi_sd"]}


def test_a_report_keeps_the_number_that_the_office_gave_it() -> None:
    content = measured_content()
    row: RawRow = {
        "nomor": "000.8/12/2026",
        "sop": "pengukuran",
        "triwulan": 2,
        "jenis": "draft",
        "tanggal": KINI.date(),
        "disusun_oleh": "Tim SAKIP",
    }
    typed = replace(content, tables={**content.tables, "tblLaporan": [row]})
    [paper] = PAPERS["laporan-pengukuran"].compose(Source(load_master(typed).master, 2, KINI))
    assert (paper.nomor, paper.draft) == ("000.8/12/2026", True)
    given = replace(
        content, tables={**content.tables, "tblLaporan": [{**row, "nomor": "PENGUKURAN-TW2-2026-01"}]}
    )
    [paper] = PAPERS["laporan-pengukuran"].compose(Source(load_master(given).master, 2, KINI))
    assert paper.nomor == ""
    assert paper.issued("", 1, KINI.date())["nomor"] == "(draft PENGUKURAN-TW2-2026-01)"


def test_an_invitation_does_not_carry_a_day_after_its_meeting() -> None:
    [paper, *_] = PAPERS["undangan"].compose(Source(load_master(measured_content()).master, 2, KINI))
    assert paper.before is not None
    assert paper.issued("1", 1, paper.before)["tanggal"] == wording.tanggal(paper.before)
    assert paper.issued("1", 1, date(2027, 1, 1))["tanggal"] == "…………………"
