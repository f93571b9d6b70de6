"""From raw rows to the typed master: what does not fit is a finding, never guessed."""

from __future__ import annotations

import pytest

from sakip_xl.domain.cell_temuan import CellTemuan
from sakip_xl.domain.model import Cell, Kinerja
from sakip_xl.domain.terms import RekapMethod
from sakip_xl.schema.books import MASTER, MASTER_KIND
from sakip_xl.schema.content import UNCOMPUTED, BookContent, RawRow
from sakip_xl.schema.load import empty, load_master, load_pengaturan, load_table
from sakip_xl.schema.tables.formulir import TBL_ISIAN
from tests.sample import sample_content


def test_the_sample_is_typed_without_a_finding() -> None:
    payload = load_master(sample_content())
    assert payload.temuan == []
    assert len(payload.master.indikator) == 6


def test_an_empty_book_is_typed_with_its_defaults_and_says_what_must_be_filled() -> None:
    payload = load_master(BookContent(MASTER_KIND, {}))
    assert payload.master.pengaturan.metode_rekap is RekapMethod.RATA_RATA
    assert {(t.field_name, t.temuan.kode) for t in payload.temuan} == {("nilai", "SKP-114")}


def test_a_wrong_setting_stands_at_its_default_and_is_told_at_its_cell() -> None:
    row: list[RawRow] = [
        {"pengaturan": "Nama Kecamatan", "nilai": "Senduro"},
        {"pengaturan": "Catatan sendiri", "nilai": "bebas"},
        {"pengaturan": " tahun anggaran ", "nilai": 2026},
        {"pengaturan": "Metode Rekap", "nilai": "kira-kira"},
        {"pengaturan": "Alamat Kantor", "nilai": " "},
    ]
    pengaturan, wrong = load_pengaturan(BookContent(MASTER_KIND, {"tblPengaturan": row}))
    assert (pengaturan.nama_kecamatan, pengaturan.tahun) == ("Senduro", 2026)
    assert pengaturan.metode_rekap is RekapMethod.RATA_RATA
    [found] = wrong
    assert (found.table, found.row_index, found.temuan.kode) == ("tblPengaturan", 3, "SKP-102")


def test_a_row_with_a_wrong_cell_is_left_out_and_the_others_keep_their_place() -> None:
    row: list[RawRow] = [
        {},
        {"kode": "A", "nama": "A", "jenis": "seksi", "wajib": "mungkin"},
        {"kode": "B", "nama": "B", "jenis": "seksi"},
    ]
    result, wrong = load_table(MASTER.table_named("tblUnit"), row)
    assert [(u.kode, u.baris_ke) for u in result] == [("B", 2)]
    assert [(t.row_index, t.field_name, t.temuan.kode) for t in wrong] == [(1, "wajib", "SKP-102")]


def test_a_formula_without_a_result_is_named_and_its_row_is_not_read() -> None:
    row: list[RawRow] = [{"kode": "A", "nama": UNCOMPUTED, "jenis": "seksi"}, {"kode": UNCOMPUTED}]
    result, wrong = load_table(MASTER.table_named("tblUnit"), row)
    assert result == []
    assert [(t.row_index, t.field_name, t.temuan.kode) for t in wrong] == [
        (0, "nama", "SKP-184"),
        (1, "kode", "SKP-184"),
    ]


@pytest.mark.parametrize(
    ("label", "default"), [("Nama Kecamatan", "(belum diisi)"), ("Tahun Anggaran", 2026)]
)
def test_a_setting_whose_formula_has_no_result_takes_its_default(label: str, default: Cell) -> None:
    given: dict[str, Cell] = {"Nama Kecamatan": "Senduro", "Tahun Anggaran": 2026, label: UNCOMPUTED}
    row: list[RawRow] = [{"pengaturan": name, "nilai": value} for name, value in given.items()]
    pengaturan, wrong = load_pengaturan(BookContent(MASTER_KIND, {"tblPengaturan": row}))
    assert default in {pengaturan.nama_kecamatan, pengaturan.tahun}
    assert [found.temuan.kode for found in wrong] == ["SKP-184"]


def test_spaces_alone_are_nothing_and_zero_is_something() -> None:
    assert empty({"a": " ", "b": None})
    assert not empty({"a": 0})


def test_an_empty_setting_is_never_told_to_empty_its_row() -> None:
    row: list[RawRow] = [
        {"pengaturan": "Nama Kecamatan"},
        {"pengaturan": "Tahun Anggaran", "nilai": 2026},
    ]
    [found] = load_pengaturan(BookContent(MASTER_KIND, {"tblPengaturan": row}))[1]
    assert (found.row_index, found.temuan.kode) == (0, "SKP-114")
    assert found.temuan.pesan == "Pengaturan Nama Kecamatan belum diisi."


def test_a_wrong_choice_on_beranda_leaves_the_others_as_they_are() -> None:
    row: list[RawRow] = [{"pelaksana": "Siti", "triwulan": 3, "sop": "lain", "ke_langkah": "tujuh"}]
    payload = load_master(BookContent(MASTER_KIND, {"tblKerja": row}))
    kerja = payload.master.kerja
    assert (kerja.pelaksana, int(kerja.triwulan), str(kerja.sop), kerja.ke_langkah) == (
        "Siti",
        3,
        "pengumpulan",
        None,
    )
    wrong = {(t.field_name, t.temuan.kode) for t in payload.temuan if t.table == "tblKerja"}
    assert wrong == {("sop", "SKP-102"), ("ke_langkah", "SKP-106")}


def _kinerja(**cells: Cell) -> tuple[list[Kinerja], list[CellTemuan]]:
    row: RawRow = {"kode": "P.1", "level": "program", "uraian": "Program", **cells}
    return load_table(MASTER.table_named("tblKinerja"), [row])


def test_an_abbreviated_amount_is_refused_with_the_number_it_probably_is() -> None:
    rows, [found] = _kinerja(pagu="1,5 M")
    assert (rows, found.field_name, found.temuan.kode) == ([], "pagu", "SKP-116")
    assert found.temuan.saran == "Bila itu maksudnya, tulis 1.500.000.000."


@pytest.mark.parametrize("typed", ["-", "–", "n/a", " "])
def test_a_sign_for_nothing_in_a_column_of_numbers_or_dates_is_an_empty_cell(typed: str) -> None:
    [row], wrong = _kinerja(pagu=typed, rak_tw1=typed)
    assert (row.pagu, row.rak_tw1, wrong) == (None, None, [])
    content: RawRow = {"kode": "IKS.1", "batas_waktu": typed, "kendala": "-"}
    [isian], wrong = load_table(TBL_ISIAN, [content])
    assert (isian.batas_waktu, isian.kendala, wrong) == (None, "-", [])
    setting: list[RawRow] = [
        {"pengaturan": "Nama Kecamatan", "nilai": "Senduro"},
        {"pengaturan": "Tahun Anggaran", "nilai": 2026},
        {"pengaturan": "Batas Nilai Rekap (%)", "nilai": typed},
    ]
    pengaturan, wrong = load_pengaturan(BookContent(MASTER_KIND, {"tblPengaturan": setting}))
    assert (pengaturan.batas_rekap, wrong) == (None, [])
