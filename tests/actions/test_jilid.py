"""All papers of one SOP and quarter in one PDF, registered, and left alone while nothing changed."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from pypdf import PdfReader

from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.jilid import jilid
from sakip_xl.actions.naskah import naskah
from sakip_xl.actions.naskah_bertanda import naskah_bertanda
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment
from sakip_xl.actions.templat import templat
from sakip_xl.domain.model import NaskahRow
from sakip_xl.domain.terms import LaporanKind, SopName
from sakip_xl.errors import SakipError
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.memory import MemoryBook
from tests.documents.printing import Printer, blank_pdf, use_no_printer, use_printer
from tests.sample_measured import change, measured_content

KUMPUL, UKUR = SopName.PENGUMPULAN, SopName.PENGUKURAN


@pytest.fixture
def memory() -> MemoryBook:
    return MemoryBook(measured_content())


def bound(memory: MemoryBook, folder: Path, sop: SopName = KUMPUL, **other: object) -> Result:
    moment = Moment(datetime(2026, 7, 20, 9), folder=folder)
    options = {"moment": moment, "triwulan": 2, **other}
    return jilid(memory, sop, folder / "naskah", **options)  # type: ignore[arg-type]


def rows(memory: MemoryBook) -> list[NaskahRow]:
    return load_master(memory.read()).master.naskah


def bookmarks(path: Path) -> list[str]:
    return [str(item.title) for item in PdfReader(path).outline]  # type: ignore[union-attr]


def test_the_papers_are_made_bound_and_registered(
    memory: MemoryBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = use_printer(monkeypatch)
    result = bound(memory, tmp_path)
    path = Path(result.data["jilid"])
    assert path.name == "Jilid_Pengumpulan_TW2-2026.pdf"
    *papers, row = rows(memory)
    assert (row.jenis, row.kunci, row.berkas) == ("jilid", "pengumpulan", f"naskah/{path.name}")
    assert row.sidik_berkas == sha256(path.read_bytes()).hexdigest()
    assert (result.data["sidik"], result.data["status"]) == (row.sidik_data, str(row.status))
    assert result.data["naskah"] == len(papers) == len(bookmarks(path)) - 1
    assert result.data["halaman"] == 2 + 2 * len(papers)
    for paper in papers:
        assert (tmp_path / paper.berkas).with_suffix(".pdf").is_file()
    assert [name for name, _ in printer.printed].count("jilid.docx") == 1
    assert f"{len(papers)} naskah, {2 + 2 * len(papers)} halaman" in printer.front()
    assert load_master(memory.read()).master.jejak[-1].catatan.endswith("Jilid Naskah")


def test_drafts_are_named_and_make_the_jilid_a_draft(
    memory: MemoryBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = use_printer(monkeypatch)
    bound(memory, tmp_path)
    assert rows(memory)[-1].status is LaporanKind.DRAFT
    assert "Masih DRAFT, belum disetujui Sekretaris: " in printer.front()


def test_the_contents_count_their_own_pages(
    memory: MemoryBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = use_printer(monkeypatch, lambda name: 5 if name == "jilid.docx" else 1)
    result = bound(memory, tmp_path)
    lines = printer.front().splitlines()
    assert [name for name, _ in printer.printed].count("jilid.docx") == 2
    assert lines[lines.index("final" if "final" in lines else "DRAFT") + 1] == "6"
    assert result.data["halaman"] == 5 + result.data["naskah"]


def test_the_same_papers_are_bound_once_and_changed_ones_again(
    memory: MemoryBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = use_printer(monkeypatch)
    first = bound(memory, tmp_path, UKUR)
    before, count = memory.read(), len(printer.printed)
    again = bound(memory, tmp_path, UKUR)
    assert (again.data["jilid"], again.data["halaman"]) == (first.data["jilid"], first.data["halaman"])
    assert "sudah ada dan tidak berubah" in again.pesan
    assert (memory.read(), len(printer.printed)) == (before, count)
    memory.save(change(memory.read(), "tblIndikator", 0, definisi="Diubah"))
    changed = bound(memory, tmp_path, UKUR)
    assert Path(changed.data["jilid"]).name == "Jilid_Pengukuran_TW2-2026_versi2.pdf"
    assert changed.data["versi"] == "2"
    assert Path(first.data["jilid"]).is_file()


def test_a_jilid_that_is_gone_or_was_changed_is_bound_under_the_next_name(
    memory: MemoryBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_printer(monkeypatch)
    path = Path(bound(memory, tmp_path).data["jilid"])
    path.write_bytes(b"diubah")
    assert bound(memory, tmp_path).data["versi"] == "2"
    assert path.read_bytes() == b"diubah"
    batalkan(memory, moment=Moment(datetime(2026, 7, 20, 9)))
    assert bound(memory, tmp_path).data["versi"] == "3"


def test_a_paper_without_a_pdf_is_left_out_and_named_until_it_has_one(
    memory: MemoryBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = use_printer(monkeypatch, lambda name: 0 if name.startswith("notulen") else 1)
    result = bound(memory, tmp_path)
    [found] = [item for item in result.temuan if item.kode == "SKP-641"]
    name = str(found.nilai)
    assert name.startswith("notulen_")
    assert "Tidak ikut dijilid" in printer.front()
    assert not [title for title in bookmarks(Path(result.data["jilid"])) if "Notulen" in title]
    assert bound(memory, tmp_path).data["versi"] == "1"
    blank_pdf((tmp_path / "naskah" / name).with_suffix(".pdf"))
    completed = bound(memory, tmp_path)
    assert (completed.data["versi"], completed.data["naskah"]) == ("2", result.data["naskah"] + 1)


def test_a_signed_paper_is_bound_as_it_was_made_and_its_pdf_stays_beside(
    memory: MemoryBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = use_printer(monkeypatch)
    folder, moment = tmp_path / "naskah", Moment(datetime(2026, 7, 20, 9), folder=tmp_path)
    [entry] = naskah(memory, folder, moment=moment, triwulan=2, jenis="juknis").data["naskah"]
    signed = blank_pdf(tmp_path / f"{Path(entry['jalur']).stem} ttd.pdf", 7)
    taken = Path(naskah_bertanda(memory, signed, folder, moment=moment).data["jalur"])
    content = taken.read_bytes()
    first = bound(memory, tmp_path, UKUR)
    assert taken.read_bytes() == content
    assert first.data["halaman"] == 2 + 2 * first.data["naskah"]
    assert f"1. {taken.name}" in printer.front()
    assert "bertanda tangan" in printer.front().splitlines()


def test_where_no_program_makes_pdf_nothing_is_made(
    memory: MemoryBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = memory.read()
    use_no_printer(monkeypatch)
    with pytest.raises(SakipError) as refusal:
        bound(memory, tmp_path)
    assert (refusal.value.kode, memory.read()) == ("SKP-642", before)
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_fails_at_the_cover_makes_nothing(
    memory: MemoryBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_printer(monkeypatch, lambda name: 0 if name == "jilid.docx" else 1)
    with pytest.raises(SakipError) as refusal:
        bound(memory, tmp_path)
    assert refusal.value.kode == "SKP-642"
    assert list(tmp_path.iterdir()) == []


def test_a_pattern_of_numbers_that_cannot_be_used_is_refused(tmp_path: Path) -> None:
    wrong = MemoryBook(measured_content(adjust={"Pola Nomor Naskah": "{kode}"}))
    with pytest.raises(SakipError) as refusal:
        bound(wrong, tmp_path)
    assert refusal.value.kode == "SKP-609"


def test_the_office_changes_the_cover_in_its_own_template(
    memory: MemoryBook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer: Printer = use_printer(monkeypatch)
    templat(memory, tmp_path / "templat")
    own = tmp_path / "templat" / "jilid.docx"
    document = Document(BytesIO(own.read_bytes()))
    document.add_paragraph("Lemari arsip {{ kantor.kecamatan }}")
    document.save(str(own))
    bound(memory, tmp_path)
    assert "Lemari arsip Sumbersuko" in printer.front()
