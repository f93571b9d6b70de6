"""Bad input for every kind of document: odd texts, long names, too few rows and too many.

The kinds are those of the registry: one that is added later is tried here by itself.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from sakip_xl.actions.bukti_lke import INDEX, bukti_lke
from sakip_xl.actions.jilid import jilid
from sakip_xl.actions.naskah import naskah
from sakip_xl.actions.session import Moment
from sakip_xl.documents import pdf
from sakip_xl.documents.base import Source, printable
from sakip_xl.documents.papers import PAPERS
from sakip_xl.domain.terms import SopName
from sakip_xl.errors import SakipError
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.memory import MemoryBook
from tests.conftest import needs_libreoffice
from tests.documents.hard_office import full_office, many, measured, with_texts, without
from tests.documents.printing import use_printer
from tests.documents.reading import made, shown

NOW = datetime(2026, 7, 20, 9)
ODD = (
    " {{ x }} ${y} {% if %} {# z #} {_{q}_} {_%r%_} =1+1 'a <b>&amp;\" </w:t> ]]> 😀 שלום \u202eabc"
    " _x000B_ a\x07b \ufffec\td\ne z"
)
LONG = " yang namanya panjang sekali"


def documents(content: BookContent) -> dict[str, list[bytes]]:
    """Every document of an office, by kind."""
    source = Source(load_master(content).master, 2, NOW)
    return {jenis: [made(jenis, paper) for paper in kind.compose(source)] for jenis, kind in PAPERS.items()}


def texts(content: BookContent) -> dict[str, list[str]]:
    """The text of every document of an office, by kind."""
    return {jenis: [shown(jenis, each) for each in found] for jenis, found in documents(content).items()}


def long_name(text: str) -> str:
    """A name of 200 characters that begins as a text does."""
    return f"{(text + LONG * 8)[:199]}."


@pytest.fixture(scope="module")
def plain() -> dict[str, list[str]]:
    """The documents as they are of plain data."""
    return texts(full_office())


@pytest.fixture(scope="module")
def odd() -> dict[str, list[str]]:
    """The documents of an office whose every text ends oddly."""
    return texts(with_texts(full_office(), lambda text: text + ODD))


def test_every_kind_has_a_document_here(plain: dict[str, list[str]]) -> None:
    assert [jenis for jenis, found in plain.items() if not found] == [], "add rows for it to hard_office"


@pytest.mark.parametrize("jenis", PAPERS)
def test_odd_texts_stand_in_every_document_as_they_were_typed(
    plain: dict[str, list[str]], odd: dict[str, list[str]], jenis: str
) -> None:
    mark = f" {' '.join(printable(ODD).split())}".casefold()
    assert sum(text.casefold().count(mark) for text in odd[jenis]) > 0
    assert [text.casefold().replace(mark, "") for text in odd[jenis]] == [
        text.casefold() for text in plain[jenis]
    ]


@pytest.mark.parametrize("start", ["=1+1 ", "'", "@SUM(A1) ", "<r>", "-2+3 "])
@pytest.mark.parametrize("jenis", [kind.jenis for kind in PAPERS.values() if kind.draw is not None])
def test_no_text_becomes_a_formula_of_a_workbook(plain: dict[str, list[str]], jenis: str, start: str) -> None:
    content = with_texts(full_office(), lambda text: start + text)
    source = Source(load_master(content).master, 2, NOW)
    found = [shown(jenis, made(jenis, paper)) for paper in PAPERS[jenis].compose(source)]
    assert all(start.strip() in text for text in found)
    clean = [" ".join(text.casefold().replace(start.casefold(), "").split()) for text in found]
    assert clean == [text.casefold() for text in plain[jenis]]


def test_names_of_200_characters_are_whole_in_every_document(plain: dict[str, list[str]]) -> None:
    long = texts(with_texts(full_office(), long_name))
    for jenis, found in long.items():
        assert len(found) == len(plain[jenis])
        whole = long_name("Sumbersuko").casefold()
        assert all(whole in text.casefold() for text in found), jenis


def _heads_empty() -> BookContent:
    units = [{**row, "kepala": None} for row in full_office().row("tblUnit")]
    return replace(full_office(), tables={**full_office().tables, "tblUnit": units})


def _settings_empty() -> BookContent:
    rows = [{**row, "nilai": None} for row in full_office().row("tblPengaturan")]
    return replace(full_office(), tables={**full_office().tables, "tblPengaturan": rows})


def _only_blank_rows() -> BookContent:
    kept = {"tblMeta", "tblPengaturan"}
    tables: dict[str, list[RawRow]] = {
        name: rows if name in kept else [{}, {}] for name, rows in full_office().tables.items()
    }
    return replace(full_office(), tables=tables)


_TOO_FEW: dict[str, Callable[[], BookContent]] = {
    "tanpa pejabat": lambda: without("tblPejabat"),
    "tanpa kepala unit": _heads_empty,
    "tanpa unit": lambda: without("tblUnit"),
    "tanpa indikator": lambda: measured(without("tblIndikator")),
    "tanpa pohon": lambda: measured(without("tblKinerja")),
    "tanpa unit, pohon, dan indikator": lambda: measured(
        without("tblUnit", "tblKinerja", "tblIndikator", "tblPejabat")
    ),
    "tanpa capaian": lambda: without("tblKertasKerja"),
    "tanpa isian": lambda: measured(without("tblRealisasi", "tblAnggaran")),
    "tanpa predikat": lambda: measured(without("tblPredikat")),
    "tanpa peserta dan keputusan": lambda: without("tblPeserta", "tblKeputusan"),
    "identitas kosong": _settings_empty,
    "baris kosong saja": _only_blank_rows,
    "kosong sama sekali": lambda: replace(full_office(), tables={"tblMeta": full_office().row("tblMeta")}),
}


@pytest.mark.parametrize("state", _TOO_FEW)
def test_an_office_that_lacks_rows_gets_what_can_be_made_or_a_refusal(state: str, tmp_path: Path) -> None:
    memory = MemoryBook(_TOO_FEW[state]())
    source = Source(load_master(memory.read()).master, 2, NOW)
    ready = {jenis for jenis, kind in PAPERS.items() if [*kind.compose(source)]}
    assert {row["jenis"] for row in _made(memory, tmp_path / "naskah", None)} == ready
    before = memory.read()
    for jenis in PAPERS.keys() - ready:
        with pytest.raises(SakipError) as refusal:
            _made(memory, tmp_path / "lain", jenis)
        assert refusal.value.kode == "SKP-604"
    assert (memory.read(), (tmp_path / "lain").exists()) == (before, False)


def _made(memory: MemoryBook, folder: Path, jenis: str | None) -> list[dict[str, str]]:
    moment = Moment(NOW, folder=folder.parent)
    entries: list[dict[str, str]] = naskah(memory, folder, moment=moment, triwulan=2, jenis=jenis).data[
        "naskah"
    ]
    return entries


def test_who_is_missing_to_sign_is_named_and_the_line_is_left_to_the_hand(tmp_path: Path) -> None:
    memory = MemoryBook(without("tblPejabat"))
    result = naskah(memory, tmp_path, moment=Moment(NOW, folder=tmp_path), triwulan=2)
    assert [item.nilai for item in result.temuan if item.kode == "SKP-612"] == [
        "Camat",
        "Sekretaris",
        "Tim SAKIP",
    ]
    assert "None" not in " ".join(text for found in texts(memory.read()).values() for text in found)


@pytest.fixture(scope="module")
def crowd() -> BookContent:
    """An office of 60 units and 300 indicators."""
    return many(full_office(), units=60, indikator=300)


def test_60_units_and_300_indicators_all_stand_in_their_documents(crowd: BookContent) -> None:
    found = {jenis: " ".join(each) for jenis, each in texts(crowd).items()}
    last_unit, last_indikator = crowd.row("tblUnit")[-1], crowd.row("tblIndikator")[-1]
    assert (len(crowd.row("tblUnit")), len(crowd.row("tblIndikator"))) == (60, 300)
    with_all = {"juknis", "kertas-kerja", "laporan-pengukuran", "kke-1", "kke-5", "lkjip", "e81", "pk"}
    for jenis in with_all:
        assert str(last_indikator["indikator"]) in found[jenis], jenis
    for jenis in ("tanda-terima", "rekap-pengumpulan", "laporan-pengumpulan", "lkjip"):
        assert str(last_unit["nama"]) in found[jenis], jenis


def test_a_text_that_no_row_is_high_enough_for_is_written_small() -> None:
    long = "Aksi yang diuraikan panjang lebar. " * 40
    rows = [{**row, "aksi": long, "sub_aksi": long} for row in full_office().row("tblRencanaAksi")]
    told = [{**row, "kendala": long * 12} for row in full_office().row("tblRealisasi")]
    tables = {**full_office().tables, "tblRencanaAksi": rows, "tblRealisasi": told}
    found = documents(measured(replace(full_office(), tables=tables)))
    for jenis in ("rencana-aksi-triwulan", "e81"):
        [sheet] = load_workbook(BytesIO(found[jenis][0])).worksheets
        cells = [cell for row in sheet.iter_rows() for cell in row if len(str(cell.value)) > len(long) - 9]
        assert {cell.font.size for cell in cells} == {8}
        assert all(sheet.row_dimensions[int(cell.row or 0)].height <= 409 for cell in cells)


def wide_office() -> BookContent:
    """Long names beside the longest numbers that a regency has."""
    content = with_texts(full_office(), long_name)
    money = dict.fromkeys(("pagu", "pagu_renstra", "belanja_renstra", "pagu_renja"), 9_876_543_210_987)
    kinerja = [
        {**row, **money} if row["level"] in {"program", "kegiatan"} else row
        for row in content.row("tblKinerja")
    ]
    spent: list[RawRow] = [{**row, "realisasi": 8_765_432_109_876} for row in content.row("tblAnggaran")]
    number = dict.fromkeys(("target_tahun", "target_tw2", "target_renstra"), 123_456_789_012.25)
    indikator = [row if row["kode"] == "IKT.1" else {**row, **number} for row in content.row("tblIndikator")]
    tables = {"tblKinerja": kinerja, "tblAnggaran": spent, "tblIndikator": indikator}
    return measured(replace(content, tables={**content.tables, **tables}))


@pytest.mark.libreoffice
def test_nothing_is_cut_on_paper_by_long_names_and_wide_numbers(tmp_path: Path) -> None:
    needs_libreoffice()
    written: dict[Path, tuple[str, str]] = {}
    for jenis, found in documents(wide_office()).items():
        for number, content in enumerate(found):
            path = tmp_path / f"{jenis}_{number}{PAPERS[jenis].suffix}"
            path.write_bytes(content)
            written[path] = jenis, shown(jenis, content)
    assert len(pdf.to_pdf([*written], tmp_path)) == len(written)
    for path, (jenis, text) in written.items():
        info = _run("pdfinfo", str(path.with_suffix(".pdf")))
        size = [float(part) for part in re.findall(r"Page size: +([\d.]+) x ([\d.]+)", info)[0]]
        expected = [610, 936] if PAPERS[jenis].draw is None else [842, 1191]
        assert sorted(map(round, size)) == expected, path.name
        printed = _run("pdftotext", "-layout", str(path.with_suffix(".pdf")), "-")
        assert "###" not in printed, path.name
        assert _words(text) - _words(printed) == set(), path.name


def _words(text: str) -> set[str]:
    """The words of a text; what LibreOffice parts at a narrow cell's edge is no word of letters."""
    return {word for word in re.split(r"[\s-]+", text) if re.fullmatch(r"[^\W\d]+", word)}


def _run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, check=True, text=True).stdout  # noqa: S603 poppler


_HARD: dict[str, Callable[[], BookContent]] = {
    "teks aneh": lambda: with_texts(full_office(), lambda text: text + ODD),
    "nama panjang": lambda: with_texts(full_office(), long_name),
    "60 unit": lambda: many(full_office(), units=60, indikator=60),
    **_TOO_FEW,
}


@pytest.mark.parametrize("state", _HARD)
def test_the_jilid_and_the_evidence_pack_stand_any_data(
    state: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_printer(monkeypatch)
    memory, moment = MemoryBook(_HARD[state]()), Moment(NOW, folder=tmp_path)
    for sop in SopName:
        assert jilid(memory, sop, tmp_path / "naskah", moment=moment, triwulan=2).files[0].is_file()
    pack = bukti_lke(memory, tmp_path / "arsip", moment=moment, triwulan=2)
    with ZipFile(pack.files[0]) as archive:
        assert archive.testzip() is None
        index = load_workbook(BytesIO(archive.read(INDEX))).worksheets
    assert [sheet.title for sheet in index] == ["Ringkasan", "Daftar Bukti"]
    assert all(path.stat().st_size for path in (tmp_path / "naskah").iterdir())
