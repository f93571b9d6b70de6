"""A signed PDF comes back beside its document."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from sakip_xl.actions.naskah import naskah
from sakip_xl.actions.naskah_bertanda import naskah_bertanda
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.session import Moment
from sakip_xl.domain.model import NaskahRow
from sakip_xl.domain.sop.jejak import initial_sidik
from sakip_xl.domain.sop.saksi import Anchor, anchor_text
from sakip_xl.errors import SakipError
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.xlsx.file_book import FileShelf
from tests.actions.office import refused
from tests.documents.pdf_pages import pdf_of
from tests.sample_measured import measured_content

MOMENT = Moment(datetime(2026, 7, 20, 9))
PDF = b"%PDF-1.7 ditandatangani\n%%EOF\n"


@pytest.fixture
def made(tmp_path: Path) -> tuple[MemoryBook, Path]:
    """A book whose papers of the quarter were made, and their folder."""
    memory, folder = MemoryBook(measured_content()), tmp_path / "naskah"
    naskah(memory, folder, moment=MOMENT, triwulan=2)
    return memory, folder


def signed(tmp_path: Path, name: str, content: bytes = PDF) -> Path:
    path = tmp_path / name
    path.write_bytes(content)
    return path


def row(memory: MemoryBook, jenis: str) -> NaskahRow:
    return next(row for row in load_master(memory.read()).master.naskah if row.jenis == jenis)


def test_it_is_recognised_by_its_name_and_kept_byte_for_byte(
    tmp_path: Path, made: tuple[MemoryBook, Path]
) -> None:
    memory, folder = made
    source = signed(tmp_path, "juknis_TW2-2026 (signed).pdf")
    result = naskah_bertanda(memory, source, folder, moment=MOMENT)
    kept = folder / "juknis_TW2-2026_bertanda.pdf"
    assert (result.files, kept.read_bytes()) == ([kept], PDF)
    juknis = row(memory, "juknis")
    assert juknis.sidik_bertanda == sha256(PDF).hexdigest()
    assert juknis.berkas_bertanda.endswith(kept.name)
    before = memory.read()
    naskah_bertanda(memory, source, folder, moment=MOMENT)
    assert memory.read() == before


def test_it_is_found_by_its_number_whatever_its_name(tmp_path: Path, made: tuple[MemoryBook, Path]) -> None:
    memory, folder = made
    nomor = row(memory, "juknis").nomor
    naskah_bertanda(memory, signed(tmp_path, "scan01.pdf"), folder, moment=MOMENT, nomor=nomor.lower())
    assert row(memory, "juknis").sidik_bertanda


@pytest.mark.parametrize(
    ("name", "content", "kode"),
    [
        ("scan01.pdf", PDF, "SKP-615"),
        ("laporan-pengukuran_TW2-2026.pdf", PDF, "SKP-616"),
        ("juknis_TW2-2026.pdf", b"bukan", "SKP-614"),
        ("juknis_TW2-2026.pdf", b"%PDF-1.7 terpotong", "SKP-614"),
    ],
)
def test_a_refusal_changes_nothing(
    tmp_path: Path, made: tuple[MemoryBook, Path], name: str, content: bytes, kode: str
) -> None:
    memory, folder = made
    before, files = memory.read(), sorted(folder.iterdir())
    with pytest.raises(SakipError) as refusal:
        naskah_bertanda(memory, signed(tmp_path, name, content), folder, moment=MOMENT)
    assert refusal.value.kode == kode
    assert (memory.read(), sorted(folder.iterdir())) == (before, files)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path, made: tuple[MemoryBook, Path]) -> None:
    with pytest.raises(SakipError) as refusal:
        naskah_bertanda(made[0], tmp_path / "tidak-ada.pdf", made[1], moment=MOMENT)
    assert refusal.value.kode == "SKP-618"


def test_a_second_signed_pdf_does_not_replace_the_first(
    tmp_path: Path, made: tuple[MemoryBook, Path]
) -> None:
    memory, folder = made
    naskah_bertanda(memory, signed(tmp_path, "juknis_TW2-2026.pdf"), folder, moment=MOMENT)
    other = signed(tmp_path, "juknis_TW2-2026.pdf", PDF + b"lain %%EOF")
    with pytest.raises(SakipError) as refusal:
        naskah_bertanda(memory, other, folder, moment=MOMENT)
    assert refusal.value.kode == "SKP-617"


def test_another_file_of_the_name_stays_and_the_copy_gets_a_number(
    tmp_path: Path, made: tuple[MemoryBook, Path]
) -> None:
    memory, folder = made
    (folder / "juknis_TW2-2026_bertanda.pdf").write_bytes(b"lain")
    naskah_bertanda(memory, signed(tmp_path, "juknis_TW2-2026.pdf"), folder, moment=MOMENT)
    assert (folder / "juknis_TW2-2026_bertanda_2.pdf").read_bytes() == PDF
    assert (folder / "juknis_TW2-2026_bertanda.pdf").read_bytes() == b"lain"


def test_papers_with_one_number_are_told_apart_by_name(tmp_path: Path) -> None:
    memory, folder = MemoryBook(measured_content()), tmp_path / "naskah"
    naskah(memory, folder, moment=MOMENT, triwulan=2)
    notulen = row(memory, "notulen")
    content = memory.read()
    tables = {**content.tables}
    tables[NaskahRow.table] = [{**item, "nomor": notulen.nomor} for item in content.row(NaskahRow.table)]
    memory.save(replace(content, tables=tables))
    with pytest.raises(SakipError) as refusal:
        naskah_bertanda(memory, signed(tmp_path, "a.pdf"), folder, moment=MOMENT, nomor=notulen.nomor)
    assert refusal.value.kode == "SKP-615"
    named = signed(tmp_path, "juknis_TW2-2026.pdf")
    naskah_bertanda(memory, named, folder, moment=MOMENT, nomor=notulen.nomor)
    assert row(memory, "juknis").sidik_bertanda


# --- What is written on it --------------------------------------------------------------------------------


def printed(paper: NaskahRow, **other: str) -> bytes:
    """The paper as a PDF with text, as it was printed or with something else at its foot."""
    head = Anchor(initial_sidik(measured_content().meta["id_master"]), paper.jejak or 0, paper.sidik_jejak)
    sidik, words = other.get("sidik", paper.sidik_data[:12]), other.get("saksi", anchor_text(head))
    return pdf_of(f"isi. Nomor {paper.nomor}, versi 1, sidik {sidik} Halaman 1 dari 1. {words}")


def found_when_taken(made: tuple[MemoryBook, Path], tmp_path: Path, content: bytes) -> list[str]:
    memory, folder = made
    result = naskah_bertanda(memory, signed(tmp_path, "juknis_TW2-2026.pdf", content), folder, moment=MOMENT)
    return [found.kode for found in result.temuan]


def test_one_that_says_what_the_register_says_is_taken(made: tuple[MemoryBook, Path], tmp_path: Path) -> None:
    assert found_when_taken(made, tmp_path, printed(row(made[0], "juknis"))) == []


@pytest.mark.parametrize("content", [PDF, pdf_of("", ""), pdf_of("surat lain tanpa kaki")])
def test_of_a_scan_only_the_fingerprint_of_the_file_is_warranted_and_that_is_said(
    made: tuple[MemoryBook, Path], tmp_path: Path, content: bytes
) -> None:
    assert found_when_taken(made, tmp_path, content) == ["SKP-848"]


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"sidik": "0123456789ab"}, "memuat sidik isi 0123456789ab, sedangkan naskah"),
        ({"saksi": anchor_text(Anchor("ab" * 32, 77, "cd" * 32))}, "memuat jejak nomor 77, sedangkan naskah"),
    ],
)
def test_one_of_other_data_or_of_another_log_is_refused(
    made: tuple[MemoryBook, Path], tmp_path: Path, other: dict[str, str], told: str
) -> None:
    memory, folder = made
    source = signed(tmp_path, "juknis_TW2-2026.pdf", printed(row(memory, "juknis"), **other))
    with refused("SKP-847", memory, exit_code=4) as galat:
        naskah_bertanda(memory, source, folder, moment=MOMENT)
    assert told in galat.value.temuan.pesan
    assert not (folder / "juknis_TW2-2026_bertanda.pdf").exists()


def test_a_paper_of_before_names_no_row_and_none_is_compared(
    made: tuple[MemoryBook, Path], tmp_path: Path
) -> None:
    memory, _ = made
    content = printed(row(memory, "juknis"))
    rows = [{**item, "jejak": None, "sidik_jejak": None} for item in memory.read().row("tblNaskah")]
    memory.save(replace(memory.read(), tables={**memory.read().tables, "tblNaskah": rows}))
    assert found_when_taken(made, tmp_path, content) == []


@pytest.mark.parametrize("gone", [True, False])
def test_a_check_finds_one_that_was_changed_or_is_gone_since(
    made: tuple[MemoryBook, Path], tmp_path: Path, gone: bool
) -> None:
    memory, folder = made
    found_when_taken(made, tmp_path, PDF)
    path, moment = folder / "juknis_TW2-2026_bertanda.pdf", replace(MOMENT, folder=tmp_path)
    book = MemoryBook(memory.read(), shelf=FileShelf())
    assert "SKP-849" not in {found.kode for found in periksa(book, moment=moment).temuan}
    path.unlink()
    if not gone:
        path.write_bytes(PDF + b" ")
    [found] = [found for found in periksa(book, moment=moment).temuan if found.kode == "SKP-849"]
    assert ("tidak ada lagi" if gone else "berubah sesudah diterima") in found.pesan
