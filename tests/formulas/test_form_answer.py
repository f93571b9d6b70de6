"""Two numbers in place of one, and a reason in place of a number: what the form's formulas make of them."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.pecahan import read_pecahan
from sakip_xl.domain.model import Cell
from sakip_xl.formulas.form_status import BELUM, TERISI
from sakip_xl.render.form import draw_formulir
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.content import BookContent, raw
from tests.formulas.test_form_status import refused, states
from tests.office.recalc import Office
from tests.sample import SEKARANG, sample_formulir
from tests.sample_rows import ISIAN

NUMBERS: tuple[Cell, ...] = (
    None,
    0,
    6,
    8,
    1234.5,
    40000,
    2_000_000,
    -3,
    0.5,
    "75%",
    "8",
    "1.234",
    "-",
    "enam",
)
REASONS: tuple[Cell, ...] = (
    *(None, "-", " -- ", ".", "5", 5, "Nihil", "tidak ada", " Tidak  Ada ", "BPS", "Menunggu hasil evaluasi"),
    *("é", "—", "#N/A", "Nihil.", "n/a", "N.A.", " nol ", "kosong", "tdk. ada", "x", "tidak ada data"),
)


def form(*rows: dict[str, Cell]) -> BookContent:
    entries = [{**raw(ISIAN[1]), "kode": f"I.{n}", "target": 60, **row} for n, row in enumerate(rows)]
    return sample_formulir(tblIsian=entries)


def asking(pembilang: Cell, penyebut: Cell, **other: Cell) -> dict[str, Cell]:
    return {"minta_pecahan": "Ya", "pembilang": pembilang, "penyebut": penyebut, **other}


PAIRS = [
    asking(*pair, satuan=satuan)
    for pair in product(NUMBERS, repeat=2)
    for satuan in ("%", "persen", "indeks")
]
EVERY = [
    *PAIRS,
    *(asking(6, 8, realisasi=value) for value in (75, "75", "-", True)),
    *({"realisasi": value, "alasan_belum": reason} for value in (None, 62) for reason in REASONS),
    *({"realisasi": None, "alasan_belum": reason, "target": None} for reason in REASONS),
]


def entries(content: BookContent) -> dict[int, Cell]:
    return {index: word for (table, index), word in states(content).items() if table == "tblIsian"}


def test_what_is_refused_is_called_neither_filled_nor_not_available() -> None:
    content = form(*EVERY)
    state = entries(content)
    ready = {index for index, word in state.items() if word in {TERISI, BELUM}}
    assert {index for table, index in refused(content) if table == "tblIsian"} & ready == set()
    assert {TERISI, BELUM, "Periksa", "Kosong", "Boleh kosong"} == set(state.values())


@given(st.integers(1, 10**6), st.integers(1, 10**6))
def test_two_plain_numbers_are_filled_when_they_are_no_day(pembilang: int, penyebut: int) -> None:
    content = form(asking(pembilang, penyebut, satuan="%"))
    word = entries(content)[0]
    assert word in {TERISI, "Periksa"}
    assert read_pecahan(pembilang, penyebut, "%").eksak is not None
    assert refused(content) <= {("tblIsianAnggaran", 0)}


@pytest.mark.libreoffice
def test_the_formulas_say_what_their_twins_say(kantor: Office, tmp_path: Path) -> None:
    path = tmp_path / "formulir.xlsx"
    # TRUE is left out: LibreOffice takes its format for that of a moment, the twin is Excel's. So are a dot
    # and a percent in pembilang or penyebut: what they are worth depends on the PC; the status is Periksa.
    by_locale = {"1.234", "75%"}
    rows = [
        row
        for row in EVERY
        if row.get("realisasi") is not True and not by_locale & {row.get("pembilang"), row.get("penyebut")}
    ]
    write_xlsx(draw_formulir(form(*rows), SEKARANG), path)
    result = kantor.recalculate([path])[path]
    assert result.cocok, (result.beda[:5], result.galat[:5])
