"""LKjIP: four chapters, seven analyses a sasaran, every number the summary's, gaps where nothing is known."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from sakip_xl.documents.base import Source, Tags
from sakip_xl.documents.gaps import GAP
from sakip_xl.documents.levels import INDENT
from sakip_xl.documents.papers import PAPERS
from sakip_xl.documents.template import fill
from sakip_xl.domain import wording
from sakip_xl.domain.model import Kinerja
from sakip_xl.domain.terms import Level
from tests.documents.reading import NUMBER, OURS, words
from tests.documents.whole_year import year
from tests.sample_rows import INDIKATOR, KINERJA

LKJIP = PAPERS["lkjip"]
ANALYSES = ("1. Target", "2. Perb", "3. Perb", "4. Perb", "5. Penyebab", "6. Efisiensi", "7. Program")


def tags_of(source: Source) -> Tags:
    [document] = LKJIP.compose(source)
    return document.tags


def made(source: Source) -> bytes:
    [document] = LKJIP.compose(source)
    tags = document.issued("", 1, source.now.date())
    return fill(OURS / LKJIP.template, tags, draft=document.draft, needed=LKJIP.needed)


def said(run: Any) -> str:
    return "".join(text.text or "" for text in run.iter(qn("w:t")))


def numbers(value: object) -> set[str]:
    """Every number in the tags of a document."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return set().union(*map(numbers, value))
    return set(NUMBER.findall(str(value)))


def headings(content: bytes) -> list[str]:
    paragraphs = Document(BytesIO(content)).paragraphs
    return [item.text for item in paragraphs if str(item.style and item.style.name).startswith("Heading")]


@pytest.mark.parametrize("triwulan", [2, 4])
def test_each_sasaran_has_its_seven_analyses_within_four_chapters(triwulan: int) -> None:
    found = headings(made(year(triwulan)))
    chapters = [text for text in found if text.isupper()]
    assert [text.split()[1] for text in chapters] == ["I", "II", "III", "IV", "I", "II"]
    groups = [text for text in found if re.match(r"A\.\d", text)]
    assert [text.split(":")[0] for text in groups] == ["A.1 Tujuan", "A.2 Sasaran"]
    assert [sum(text.startswith(start) for text in found) for start in ANALYSES] == [2] * 7


@pytest.mark.parametrize(
    ("triwulan", "riwayat", "rak"), [(4, True, True), (2, True, False), (2, False, True)]
)
def test_every_number_is_one_of_the_summary(triwulan: int, riwayat: bool, rak: bool) -> None:
    source = year(triwulan, riwayat=riwayat, rak=rak)
    [document] = LKJIP.compose(source)
    template = OURS / LKJIP.template
    given = {*numbers(document.tags), *NUMBER.findall(words(template.read_bytes()))}
    assert set(NUMBER.findall(words(made(source)))) <= given
    data, desimal = source.summary, source.master.pengaturan.desimal
    shown = {row["indikator"]: row["capaian"] for row in document.tags["pengukuran"]}
    assert shown == {
        item.row.indikator: wording.angka(item.capaian.direkap.nilai, desimal, blank=GAP)
        for item in data.indikator
    }
    money = {row["program"].lstrip(INDENT): row["serapan"] for row in document.tags["anggaran"]}
    assert money == {
        node.kinerja.uraian: wording.angka(node.uang.serapan, desimal, blank=GAP)
        for node in data.pohon
        if node.kinerja.level in {Level.PROGRAM, Level.KEGIATAN}
    }
    assert document.tags["kecamatan"]["capaian"] == wording.angka(data.kecamatan.bulat, desimal)


def test_a_sasaran_is_told_beside_earlier_years_and_the_renstra() -> None:
    group = tags_of(year())["sasaran"][1]
    first = list(group["tahun"])[:3]
    assert [(row["tahun"], row["realisasi"], row["capaian"]) for row in first] == [
        ("2024", "80,5", "100,63"),
        ("2025", "82,2", "100,24"),
        ("2026", "84", "100,60"),
    ]
    assert first[-1]["perubahan"] == "+1,8 terhadap setahun 2025"
    assert [(row["target"], row["realisasi"], row["capaian"]) for row in group["renstra"]] == [
        ("90", "84", "93,33"),
        (GAP, GAP, GAP),
        ("10", "14", "60,00"),
    ]
    assert group["kendala"][0]["solusi"] == "Modem cadangan."
    assert next(row["program"] for row in group["program"]).startswith("Program Penyelenggaraan")


def test_what_is_not_known_is_a_gap_and_every_gap_is_shaded() -> None:
    source = year(2, riwayat=False)
    group = tags_of(source)["sasaran"][1]
    assert group["tahun"][0] == {
        "indikator": "Indeks Kepuasan Masyarakat",
        "tahun": "2025",
        "target": GAP,
        "realisasi": GAP,
        "capaian": GAP,
        "perubahan": "",
    }
    assert "RAK" in group["efisiensi"]
    runs = list(Document(BytesIO(made(source))).element.body.iter(qn("w:r")))
    gaps = [run for run in runs if "[belum ada data" in said(run)]
    assert len(gaps) > 30
    assert all(re.fullmatch(r"\[belum ada data[^\]]*\]", said(run)) for run in gaps)
    assert all(run.find(f".//{qn('w:shd')}") is not None for run in gaps)


def test_efficiency_is_concluded_with_a_rak_or_at_the_end_of_the_year() -> None:
    assert "efisien" in tags_of(year(2, rak=True))["sasaran"][1]["efisiensi"]
    assert "Penggunaan sumber daya" in tags_of(year(4))["sasaran"][1]["efisiensi"]


def test_a_quarter_says_that_the_year_is_not_over() -> None:
    assert tags_of(year(2))["keadaan"] == "keadaan sampai dengan Triwulan II Tahun 2026"
    assert tags_of(year(4))["keadaan"] == "Tahun 2026"
    assert tags_of(year(2))["penutup"].endswith("tidak ikut dihitung.")


def test_nothing_measured_makes_no_report_and_no_money_or_scale_makes_one_with_gaps() -> None:
    source = year()
    empty = replace(source.master, kertas_kerja=[])
    assert list(LKJIP.compose(Source(empty, 4, source.now))) == []
    bare = replace(source.master, pejabat=[], unit=[], predikat=[], anggaran=[], realisasi=[])
    text = words(made(Source(bare, 4, source.now)))
    assert "[belum ada data: unit kerja]" in text
    assert "[belum ada data: skala predikat]" in text
    assert "[belum ada data: langkah perbaikan kinerja]" in text


def test_a_kecamatan_that_cannot_be_measured_says_so() -> None:
    source = year(1, indikator=[row for row in INDIKATOR if row.kode in {"IKT.1", "IKK.1"}])
    tags = tags_of(source)
    assert tags["penutup"] == "[belum ada data: capaian kinerja kecamatan]"
    assert tags["sasaran"][1]["ringkas"] == "[belum ada data: indikator sasaran ini]"
    assert tags["sasaran"][0]["ringkas"].endswith(f"capaian tujuan ini {GAP}.")


def test_a_program_of_another_sasaran_that_serves_this_one_too_is_told_with_where_its_money_is() -> None:
    extra = [
        Kinerja(kode="S.2", level=Level.SASARAN, induk="T.1", uraian="Sasaran lain"),
        Kinerja(kode="P.9", level=Level.PROGRAM, induk="S.2", induk_lain="S.1", uraian="Program lain"),
    ]
    groups = tags_of(year(kinerja=[*KINERJA, *extra]))["sasaran"]
    assert groups[1]["program"][-1]["program"] == "Program lain (anggarannya di S.2)"


def test_what_stands_beside_every_sasaran_is_not_lost() -> None:
    extra = [
        Kinerja(kode="P.9", level=Level.PROGRAM, induk="T.1", uraian="Program lain"),
        Kinerja(kode="K.9", level=Level.KEGIATAN, induk="P.9", uraian="Kegiatan lain"),
        Kinerja(kode="S.2", level=Level.SASARAN, induk="S.1", uraian="Sasaran di bawah sasaran"),
    ]
    groups = tags_of(year(kinerja=[*KINERJA, *extra]))["sasaran"]
    assert [group["judul"].split(":")[0] for group in groups] == ["Tujuan", "Sasaran", "Sasaran", "Program"]
    assert [row["program"] for row in groups[3]["program"]] == [f"{INDENT}Kegiatan lain"]


def test_three_hundred_indicators_with_long_names_are_made_in_time() -> None:
    rows = [
        row.model_copy(
            update={"kode": f"{row.kode}-{n}", "indikator": f"{'Nama panjang ' * 15}{row.kode} {n}"}
        )
        for row in INDIKATOR
        for n in range(50)
    ]
    source = year(2, indikator=rows)
    start = time.perf_counter()
    content = made(source)
    assert time.perf_counter() - start < 60
    assert len(tags_of(source)["pengukuran"]) == 300
    assert len(Document(BytesIO(content)).tables) > 10
