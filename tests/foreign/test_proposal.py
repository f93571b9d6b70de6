"""The proposal: what a column seems to be, by its heading and by what stands in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sakip_xl.domain.foreign.proposal import Certainty, ProposedColumn, propose
from sakip_xl.domain.foreign.source import SourceTable, shown
from tests.foreign.small_table import table


def proposed(text: str) -> list[ProposedColumn]:
    return propose(table(text), 2026)


def fields(text: str) -> list[str]:
    return [each.field.id for each in proposed(text)]


def test_a_year_in_the_heading_decides_which_target_it_is() -> None:
    text = (
        "Indikator | Target 2024 | Target 2026 | Target 2027 | Target 2029 | Realisasi 2025\nIKM | 1|2|3|4|5"
    )
    assert fields(text) == [
        "indikator",
        "target_lalu",
        "target_tahun",
        "tahun_lain",
        "target_renstra",
        "realisasi_lalu",
    ]


def test_content_that_does_not_fit_makes_a_proposal_less_sure() -> None:
    sure, doubtful = (
        proposed("Indikator | Target\nIKM | 85")[1],
        proposed("Indikator | Target\nIKM | baik sekali")[1],
    )
    assert (sure.certainty, doubtful.certainty) == (Certainty.SURE, Certainty.MAYBE)
    assert doubtful.advice == "Periksa apakah bidangnya benar."


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("Program | Keterangan\nA | APBD\nB | APBN", "sumber_dana"),
        ("Program | Ukuran\nA | %\nB | dokumen", "satuan"),
        ("Program | Mata\nA | '7.01.02'\nB | '7.01.03'", "kode"),
        ("Program | Entah\nA | apa saja", "abaikan"),
        ("Program | Entah\nA |", "abaikan"),
    ],
)
def test_a_heading_that_says_nothing_is_helped_by_its_content(text: str, field: str) -> None:
    assert fields(text)[1] == field


def test_an_unknown_column_says_what_to_do() -> None:
    filled, blank = proposed("Program | Entah | Kosong\nA | apa |")[1:]
    assert (filled.certainty, filled.advice) == (
        Certainty.UNKNOWN,
        "Pilih bidangnya bila kolom ini perlu diimpor.",
    )
    assert blank.advice == "Kolom ini kosong."


def test_a_hidden_column_is_to_be_looked_at() -> None:
    source = table("Indikator | Target\nIKM | 85")
    hidden = replace(source.columns[1], hidden=True)
    found = propose(replace(source, columns=(source.columns[0], hidden)), 2026)[1]
    assert (found.certainty, found.field.id) == (Certainty.MAYBE, "target_tahun")
    assert "tersembunyi" in found.advice


def test_a_field_is_proposed_once_for_each_indicator() -> None:
    text = (
        "Indikator | Target | Target Kinerja Renja | Indikator Program | Target\nIKM | 85 | 86 | Persen | 90"
    )
    found = proposed(text)
    assert [each.field.id for each in found] == [
        "indikator",
        "target_tahun",
        "abaikan",
        "indikator_program",
        "target_tahun",
    ]
    assert found[2].advice == "Kolom B lebih cocok sebagai Target tahun ini. Pilih salah satu."


def test_of_two_columns_the_surer_is_taken_wherever_it_stands() -> None:
    assert fields("Indikator | Target baik | Target\nIKM | banyak sekali | 85") == [
        "indikator",
        "abaikan",
        "target_tahun",
    ]


def test_a_column_of_several_levels_that_do_not_show_is_proposed_as_one_of_them() -> None:
    found = proposed("Tujuan/Sasaran Strategis | Indikator\nMutu | IKM\nAkuntabel | Nilai")[0]
    assert (found.field.id, found.certainty) == ("sasaran", Certainty.MAYBE)
    assert "semua dibaca sebagai sasaran" in found.advice
    assert fields("Program/Kegiatan | Indikator\nMutu | IKM\nLain | Nilai")[0] == "program"
    assert fields("Program/Kegiatan | Indikator\nProgram A | IKM\nLain | Nilai")[0] == "uraian"
    assert fields("Uraian | Indikator\nMutu | IKM")[0] == "uraian"


def test_samples_are_different_values_and_leave_out_what_is_no_data() -> None:
    source = table("A\nx\nX\ny\nz\nw\nJumlah", skipped={7: "jumlah"}, continued={3: frozenset({0})})
    assert source.samples(0) == ["x", "y", "z"]
    assert source.samples(0, 9) == ["x", "y", "z", "w"]
    assert isinstance(source, SourceTable)
    assert source.rows[0].content == "x"
    assert source.columns[0].judul == "A"
    assert shown(True) == "True"
