"""The row in front and its paper: declared once, by kind, with how the key comes from the row."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl.actions.paper_in_front import PaperInFront, paper_in_front, recorded_file
from sakip_xl.documents.papers import PAPERS
from sakip_xl.errors import SakipError
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import RawRow, TableRow
from sakip_xl.workbook.memory import MemoryBook
from tests.sample import sample_content

NASKAH: RawRow = {
    "berkas": "naskah/juknis_TW2-2026.docx",
    "jenis": "juknis",
    "triwulan": 2,
    "status": "final",
    "versi": 1,
    "tanggal": "2026-07-20",
    "dibuat_oleh": "Siti",
    "sidik_data": "a",
    "sidik_berkas": "b",
}
LAPORAN: RawRow = {
    "nomor": "L-1",
    "sop": "pengukuran",
    "triwulan": 1,
    "jenis": "draft",
    "tanggal": "2026-07-20",
    "disusun_oleh": "Siti",
}


def book(**tables: list[RawRow]) -> MemoryBook:
    return MemoryBook(sample_content(**tables))


@pytest.mark.parametrize(
    ("sheet", "table", "index", "expected"),
    [
        ("Disposisi", "tblDisposisi", 0, PaperInFront(("disposisi", "disposisi-camat"), "045/2026", 2)),
        ("Disposisi", "tblDisposisi", 3, PaperInFront(("disposisi",), "blangko", None)),
        ("Notulen", "tblNotulen", 0, PaperInFront(("undangan", "notulen"), "NOT-01/2026", 2)),
        ("Notulen", "tblPeserta", 0, PaperInFront(("undangan", "notulen"), "NOT-01/2026", 2)),
        ("Notulen", "tblKeputusan", 0, PaperInFront(("undangan", "notulen"), "NOT-01/2026", 2)),
        ("Notulen", "tblNotulen", 4, None),
        ("Program Kerja", "tblProgramKerja", 0, PaperInFront(("program-kerja",), "pengumpulan", 2)),
        ("Program Kerja", "tblProgramKerja", 90, PaperInFront(("program-kerja",))),
        ("Tanda Terima", "tblFormulir", 0, PaperInFront(("tanda-terima",))),
        ("Kertas Kerja", "tblKertasKerja", 0, PaperInFront(("kertas-kerja",))),
        ("Laporan", "tblLaporan", 0, PaperInFront(("laporan-pengukuran",), "", 1)),
        ("Rencana Aksi", "tblRencanaAksi", 0, PaperInFront(("rencana-aksi", "rencana-aksi-triwulan"))),
        ("Indikator", "tblIndikator", 0, None),
    ],
)
def test_a_row_stands_for_its_paper(
    sheet: str, table: str, index: int, expected: PaperInFront | None
) -> None:
    assert paper_in_front(book(tblLaporan=[LAPORAN]), sheet, TableRow(table, index)) == expected


def test_a_sheet_of_one_paper_needs_no_row() -> None:
    assert paper_in_front(book(), "Rekap", None) == PaperInFront(("rekap-pengukuran",))
    assert paper_in_front(book(), "Disposisi", None) is None


def test_a_participant_of_an_unknown_meeting_leaves_the_quarter_to_beranda() -> None:
    lost = book(tblPeserta=[{"nomor_notulen": "NOT-99", "nama": "Ani"}])
    assert paper_in_front(lost, "Notulen", TableRow("tblPeserta", 0)) == PaperInFront(
        ("undangan", "notulen"), "NOT-99", None
    )


def test_a_row_that_cannot_be_read_is_refused_with_its_cell() -> None:
    row = {**sample_content().row("tblDisposisi")[0], "tanggal": "kemarin"}
    with pytest.raises(SakipError) as refusal:
        paper_in_front(book(tblDisposisi=[row]), "Disposisi", TableRow("tblDisposisi", 0))
    assert refusal.value.kode == "SKP-681"
    assert [found.kolom for found in refusal.value.rincian] == ["Tanggal Disposisi"]


def test_what_was_made_is_found_signed_first_then_as_pdf_then_as_it_is(tmp_path: Path) -> None:
    made, signed = tmp_path / "juknis_TW2-2026.docx", tmp_path / "bertanda.pdf"
    master = book(tblNaskah=[{**NASKAH, "berkas": str(made), "berkas_bertanda": str(signed)}])
    row = TableRow("tblNaskah", 0)
    with pytest.raises(SakipError) as refusal:
        recorded_file(master, row)
    assert (refusal.value.kode, refusal.value.temuan.nilai) == ("SKP-682", "juknis_TW2-2026.docx")
    for path in (made, made.with_suffix(".pdf"), signed):
        path.touch()
        assert recorded_file(master, row) == path
    assert recorded_file(master, TableRow("tblNaskah", 5)) is None
    assert recorded_file(master, TableRow("tblLaporan", 0)) is recorded_file(master, None) is None
    unsigned = book(tblNaskah=[{**NASKAH, "berkas": str(made)}])
    assert recorded_file(unsigned, row) == made.with_suffix(".pdf")


def test_what_is_declared_exists() -> None:
    for kind in PAPERS.values():
        assert set(kind.rows) <= {table.name for table in MASTER.tables}
        assert kind.sheet in {"", *(sheet.name for sheet in MASTER.sheets)}
