"""A book that passed through LibreOffice is still wholly ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl.workbook.raw import differences
from sakip_xl.workbook.xlsx.file_book import FileBook
from sakip_xl.workbook.xlsx.integrity import check_integrity
from tests.office.recalc import Office
from tests.workbook.contract import full
from tests.workbook.small_drawing import clock


@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", ["master", "formulir"])
def test_a_book_saved_by_libreoffice_reads_the_same_and_can_be_saved(
    kind: str, tmp_path: Path, kantor: Office
) -> None:
    origin = FileBook(tmp_path / "buku.xlsx", now=clock)
    origin.save(full(kind))
    resaved = kantor.resave(tmp_path / "buku.xlsx", tmp_path / "hasil")
    file_book = FileBook(resaved, now=clock)
    content = file_book.read()
    assert list(differences(origin.read(), content)) == []
    assert check_integrity(resaved) == []
    assert file_book.save(content) is not None
