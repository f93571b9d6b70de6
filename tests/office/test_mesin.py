"""The stage and its engine keep what they promise; each promise once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sakip_xl.books.berkas import buka
from tests.office.buku import baca_sel

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.panggung import Panggung

pytestmark = pytest.mark.libreoffice
CONTOH = Path(__file__).parents[2] / "workbooks" / "SAKIP-Contoh.xlsx"


@pytest.fixture(scope="module")
def contoh(panggung: Panggung) -> Iterator[xw.Book]:
    buku = panggung.buka(CONTOH)
    yield buku
    buku.close()


def test_the_sample_opens_with_every_table_of_its_file(contoh: xw.Book) -> None:
    ada = {tabel.name for lembar in contoh.sheets for tabel in lembar.tables}
    assert ada == set(buka(CONTOH, sekarang=datetime.now).baca().tabel)


def test_every_formula_of_the_sample_reads_as_in_its_file(contoh: xw.Book) -> None:
    rumus = {tempat: f"={sel.rumus}" for tempat, sel in baca_sel(CONTOH).items() if sel.rumus is not None}
    dibaca = {}
    for lembar in contoh.sheets:
        blok = lembar.range((1, 1), lembar.used_range.last_cell)
        for r, baris in enumerate(blok.formula, start=1):
            for c, teks in enumerate(baris, start=1):
                if teks.startswith("="):
                    alamat = lembar.range((r, c)).get_address(row_absolute=False, column_absolute=False)
                    dibaca[f"{lembar.name}!{alamat}"] = teks
    assert len(rumus) > 800
    assert dibaca == rumus


def test_a_message_box_is_kept_and_answered(panggung: Panggung) -> None:
    panggung.jawaban.append("no")
    assert panggung.app.alert("Lanjut?", "SAKIP", buttons="yes_no") == "no"
    assert panggung.app.alert("Selesai.", mode="info") == "ok"
    assert [(p.prompt, p.title) for p in panggung.pesan] == [("Lanjut?", "SAKIP"), ("Selesai.", None)]
