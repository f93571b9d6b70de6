"""What staff type into a form, followed from the file to the master or to the finding that refuses it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sakip_xl.domain.model import Cell
from sakip_xl.schema.content import BookContent
from tests.actions.office import Office, kode


def change(table: str, **cells: Cell) -> Any:
    """What puts cells into every row of a table of a form."""

    def changed(content: BookContent) -> BookContent:
        rows = [{**row, **cells} for row in content.row(table)]
        return BookContent(content.kind, {**content.tables, table: rows})

    return changed


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("30 September 2026", date(2026, 9, 30)),
        ("Rabu, 30 September 2026", date(2026, 9, 30)),
        ("30/09/2026", date(2026, 9, 30)),
        ("-", None),
        ("n/a", None),
    ],
)
def test_a_due_date_as_text_is_taken_over_as_the_day_it_names(
    kantor: Office, typed: str, taken: date | None
) -> None:
    kantor.reply("PMD", change=change("tblIsian", batas_waktu=typed))
    assert kode(kantor.rekap()) == []
    assert kantor.row("tblRealisasi")[0].get("batas_waktu") == taken


def test_a_date_among_the_texts_is_taken_over_as_its_text(kantor: Office) -> None:
    kantor.reply("PMD", change=change("tblIsian", bukti_dukung=date(2026, 6, 30)))
    assert kode(kantor.rekap()) == []
    assert kantor.row("tblRealisasi")[0]["bukti_dukung"] == "30 Juni 2026"


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        ("1,5 M", "SKP-116", "tulis 1.500.000.000"),
        ("95%", "SKP-117", "tanpa tanda persen"),
        ("3 bulan", "SKP-118", "angkanya saja"),
        ("100 dari 110", "SKP-119", "satu angka"),
        ("nihil", "SKP-120", "Tulis 0"),
    ],
)
def test_money_that_is_not_plain_is_refused_with_what_to_type(
    kantor: Office, typed: str, code: str, words: str
) -> None:
    kantor.reply("YAN", change=change("tblIsianAnggaran", realisasi=typed))
    result = kantor.rekap()
    assert {found.kode for found in result.temuan} >= {code}
    assert all(words in found.saran for found in result.temuan if found.kode == code)
    assert kantor.row("tblAnggaran") == []


@pytest.mark.parametrize("typed", ["Baik", "WTP", "Ya", "BB"])
def test_a_word_where_a_number_is_asked_rejects_the_form_at_once(kantor: Office, typed: str) -> None:
    kantor.reply("PMD", {"IKK.1": typed})
    assert kode(kantor.rekap())[0] == "SKP-140"
    assert kantor.row("tblRealisasi") == []
