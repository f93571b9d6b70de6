"""The content of a book and a change to it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sakip_xl.domain.model import BatasPredikat, Kerja, MetaRow, RealisasiAnggaran, Unit
from sakip_xl.domain.terms import Triwulan
from sakip_xl.schema.content import BookContent, Changes, raw

ISI = BookContent("master", {"tblUnit": [{"kode": "YAN"}, {}, {"kode": None, "nama": ""}]})


def test_the_identity_is_read_and_set_by_key() -> None:
    content = ISI.with_meta(unit="YAN", tahun="2026").with_meta(tahun="2027")
    assert content.meta == {"unit": "YAN", "tahun": "2027"}
    assert ISI.meta == {}


def test_a_table_that_was_never_filled_has_no_rows() -> None:
    assert ISI.row("tblJejak") == []


def test_a_change_leaves_the_old_content_as_it_was() -> None:
    changes = Changes(changed=[("tblUnit", 0, "nama", "Pelayanan")])
    new = changes.apply_to(ISI)
    assert new.row("tblUnit")[0] == {"kode": "YAN", "nama": "Pelayanan"}
    assert ISI.row("tblUnit")[0] == {"kode": "YAN"}


def test_rows_are_added_below_the_last_filled_one() -> None:
    changes = Changes()
    changes.append_to("tblUnit", Unit(kode="PMD", nama="PMD", jenis="seksi"))
    changes.append_to("tblMeta", MetaRow(kunci="unit", nilai="PMD"))
    new = changes.apply_to(ISI)
    assert [b.get("kode") for b in new.row("tblUnit")] == ["YAN", "PMD"]
    assert new.meta == {"unit": "PMD"}


def test_a_computed_table_is_replaced_whole() -> None:
    changes = Changes(replaced={"tblUnit": []})
    assert changes.apply_to(ISI).row("tblUnit") == []


@pytest.mark.parametrize(("number", "expected"), [("12.50", 12.5), ("12.00", 12)])
def test_a_typed_row_becomes_raw_cells(number: str, expected: float) -> None:
    row = RealisasiAnggaran(kode="K.1", triwulan=Triwulan.II, realisasi=Decimal(number))
    result = raw(row)
    blank = dict.fromkeys(("unit", "keterangan", "id_formulir"))
    assert result == {"kode": "K.1", "triwulan": 2, "realisasi": expected, **blank}
    assert type(result["realisasi"]) is type(expected)


def test_choices_become_their_text() -> None:
    assert raw(Unit(kode="PMD", nama="PMD", jenis="seksi"))["jenis"] == "seksi"
    assert raw(Kerja())["triwulan"] == 1


def test_a_whole_number_that_a_file_does_not_keep_exactly_is_a_float() -> None:
    cell = [
        raw(BatasPredikat(predikat="A", batas_bawah=Decimal(n)))["batas_bawah"] for n in (2**53 - 1, 2**53)
    ]
    assert [type(value) for value in cell] == [int, float]
