"""Returned forms are taken over whole, rejected whole, or named; none stops the others."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sakip_xl.actions.status import status
from sakip_xl.domain.model import Cell
from sakip_xl.domain.terms import Pakai
from sakip_xl.schema.content import BookContent, raw
from sakip_xl.workbook.xlsx.file_book import open_book
from tests.actions.office import (
    NOW,
    TIM,
    Office,
    change_cells,
    changed,
    filled,
    kode,
    office_content,
    saat,
    type_in,
    write_formulir,
)
from tests.sample_rows import INDIKATOR


def asking_office(root: Path) -> Office:
    """An office whose forms are out; the one of PMD asks for pembilang and penyebut."""
    rows = [{**raw(row), "minta_pecahan": "Ya" if row.unit == "PMD" else "Tidak"} for row in INDIKATOR]
    kantor = Office(root, office_content(tblIndikator=rows))
    kantor.bagikan()
    return kantor


# --- What is taken over -----------------------------------------------------------------------------------


def test_a_good_form_is_taken_over_and_registered(kantor: Office) -> None:
    path = kantor.reply("PMD")
    result = kantor.rekap()
    assert result.data["diterima"] == ["PMD"]
    assert result.data["belum"] == ["YAN"]
    assert result.data["unit"] == ["YAN", "PMD"]
    assert kantor.realisasi("IKK.1") == 80
    formulir = kantor.formulir("PMD")
    assert (formulir.status, formulir.berkas_kembali, len(formulir.sidik_kembali)) == (
        "diterima",
        path.name,
        64,
    )
    assert formulir.kembali == NOW + timedelta(hours=1)
    assert result.pesan == (
        "Rekap Triwulan II: 1 dari 2 unit diterima; belum: YAN. "
        "Folder ini: 1 berkas = 1 diterima + 0 ditolak + 0 digantikan + 0 asing; "
        "1 baris, Rp 0,00, sama dengan buku induk."
    )


@pytest.mark.parametrize("typed", ["82,5", "95%", 0, "Rp 1.500", " 81 "])
def test_an_answer_is_kept_exactly_as_it_was_typed(kantor: Office, typed: Cell) -> None:
    kantor.reply("PMD", {"IKK.1": typed})
    kantor.rekap()
    assert kantor.realisasi("IKK.1") == typed


def test_nought_is_an_answer_and_an_empty_cell_is_none(kantor: Office) -> None:
    kantor.reply("PMD", {"IKK.1": 0})
    path = kantor.reply("YAN", {"IKS.1": None})
    result = kantor.rekap()
    assert kantor.realisasi("IKK.1") == 0
    assert result.data["ditolak"] == ["YAN"]
    place = open_book(path, now=lambda: NOW).position("tblIsian", 0, "realisasi")
    wrong = [(t.kode, t.lembar, t.sel) for t in result.temuan if t.tingkat == "salah"]
    assert wrong == [("SKP-135", place.sheet, place.cell)]


def test_what_is_not_available_yet_is_taken_over_counted_and_named(kantor: Office) -> None:
    def declare(content: BookContent) -> BookContent:
        return change_cells(content, "tblIsian", 0, realisasi=None, alasan_belum="Menunggu hasil survei.")

    kantor.reply("YAN", change=declare)
    expected = [{"kode": "IKS.1", "unit": "YAN", "alasan": "Menunggu hasil survei."}]
    assert kantor.rekap(pratinjau=True).data["belum_tersedia"] == expected
    result = kantor.rekap()
    assert (result.data["diterima"], result.data["belum_tersedia"]) == (["YAN"], expected)
    assert result.pesan.startswith(
        "Rekap Triwulan II: 1 dari 2 unit diterima; belum: PMD; "
        "1 indikator belum tersedia: IKS.1 (Menunggu hasil survei). "
    )
    (row,) = kantor.row("tblRealisasi", kode="IKS.1")
    assert (row.get("realisasi"), row["alasan_belum"]) == (None, "Menunggu hasil survei.")
    assert kantor.rekap(moment=saat(TIM, jam=25)).data["belum_tersedia"] == expected
    answered = status(kantor.book, moment=saat(TIM, jam=26), triwulan=2)
    assert answered.data["belum_tersedia"] == expected
    assert "Belum tersedia 1 realisasi: IKS.1 (Menunggu hasil survei)." in answered.pesan


def test_a_number_that_came_in_later_ends_the_declaration(kantor: Office) -> None:
    kantor.reply(
        "YAN", change=lambda c: change_cells(c, "tblIsian", 0, realisasi=None, alasan_belum="Menunggu BPS")
    )
    kantor.rekap()
    kantor.reply("YAN", {"IKS.1": 83}, jam=2)
    result = kantor.rekap()
    assert result.data["belum_tersedia"] == []
    assert changed(result) == [
        ("IKS.1", "realisasi", None, 83),
        ("IKS.1", "alasan_belum", "Menunggu BPS", None),
    ]


def test_a_number_and_a_reason_at_once_are_sent_back(kantor: Office) -> None:
    kantor.reply("YAN", change=lambda c: change_cells(c, "tblIsian", 0, alasan_belum="Menunggu BPS"))
    result = kantor.rekap()
    assert (result.data["ditolak"], result.data["belum_tersedia"]) == (["YAN"], [])
    assert "SKP-150" in kode(result)


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "realisasi"),
    [(23, 36, "23 dari 36"), ("1.234.567,5", 2e6, "1234567,5 dari 2000000")],
)
def test_both_numbers_are_kept_and_the_realisasi_follows_from_them(
    tmp_path: Path, pembilang: Cell, penyebut: Cell, realisasi: Cell
) -> None:
    kantor = asking_office(tmp_path)
    numbers = {"realisasi": None, "pembilang": pembilang, "penyebut": penyebut}
    kantor.reply("PMD", change=lambda c: change_cells(c, "tblIsian", 0, **numbers))
    result = kantor.rekap()
    assert result.data["diterima"] == ["PMD"], result.temuan
    (row,) = kantor.row("tblRealisasi", kode="IKK.1")
    assert (row["pembilang"], row["penyebut"], row["realisasi"]) == (pembilang, penyebut, realisasi)
    assert kantor.rekap(moment=saat(TIM, jam=25)).data["perubahan"] == []


def test_a_form_that_asks_both_numbers_does_not_take_half_of_them(tmp_path: Path) -> None:
    kantor = asking_office(tmp_path)
    kantor.reply("PMD", change=lambda c: change_cells(c, "tblIsian", 0, realisasi=None, pembilang=23))
    result = kantor.rekap()
    assert result.data["ditolak"] == ["PMD"]
    assert "SKP-151" in kode(result)
    assert kantor.row("tblRealisasi") == []


def test_a_row_that_may_stay_empty_leaves_nothing_behind(tmp_path: Path) -> None:
    optional = [
        {**raw(row), "target_tw2": row.target_tw2 if row.kode != "IKP.1" else None} for row in INDIKATOR
    ]
    kantor = Office(tmp_path, office_content(tblIndikator=optional))
    kantor.bagikan()
    kantor.reply("YAN", change=lambda c: change_cells(c, "tblIsian", 3, kendala=None, bukti_dukung=None))
    result = kantor.rekap()
    assert result.data["diterima"] == ["YAN"]
    assert [row["kode"] for row in kantor.row("tblRealisasi")] == ["IKS.1", "IKS.2", "IKS.3"]
    kantor.reply("YAN", {"IKP.1": 7}, jam=2)
    kantor.rekap()
    assert kantor.realisasi("IKP.1") == 7


def test_the_explanations_and_the_money_come_with_it(kantor: Office) -> None:
    def explain(content: BookContent) -> BookContent:
        return change_cells(content, "tblIsian", 0, realisasi=80, kendala="Blangko habis.", solusi="Dipesan.")

    kantor.reply("YAN", change=explain)
    kantor.rekap()
    (row,) = kantor.row("tblRealisasi", kode="IKS.1")
    assert (row["kendala"], row["solusi"], row["unit"]) == ("Blangko habis.", "Dipesan.", "YAN")
    assert kantor.row("tblAnggaran") == [
        {
            "kode": "K.1",
            "triwulan": 2,
            "unit": "YAN",
            "realisasi": 40_000_000,
            "id_formulir": "F-2026-TW2-YAN",
        }
    ]


def test_a_second_recap_of_the_same_files_changes_nothing_but_the_log(kantor: Office) -> None:
    kantor.reply("PMD")
    kantor.rekap()
    old = kantor.book.read()
    result = kantor.rekap(moment=saat(TIM, jam=25))
    assert (result.data["diterima"], result.data["perubahan"], kode(result)) == (["PMD"], [], [])
    difference = {t for t in old.tables if old.row(t) != kantor.book.read().row(t)}
    assert difference == {"tblJejak", "tblBatal"}


def test_a_corrected_form_fills_in_what_was_empty_and_each_is_listed(kantor: Office) -> None:
    kantor.reply("YAN", change=lambda c: change_cells(c, "tblIsian", 0, kendala=None))
    kantor.rekap()

    def more(content: BookContent) -> BookContent:
        content = change_cells(content, "tblIsian", 0, kendala="Blangko habis.")
        return change_cells(content, "tblIsianAnggaran", 0, keterangan="Termin kedua.")

    path = kantor.reply("YAN", jam=2, change=more)
    result = kantor.rekap()
    assert changed(result) == [
        ("IKS.1", "kendala", None, "Blangko habis."),
        ("K.1", "keterangan anggaran", None, "Termin kedua."),
    ]
    assert {(row["unit"], row["berkas"]) for row in result.data["perubahan"]} == {("YAN", path.name)}
    (row,) = kantor.row("tblRealisasi", kode="IKS.1")
    (money,) = kantor.row("tblAnggaran")
    assert (row["kendala"], money["keterangan"]) == ("Blangko habis.", "Termin kedua.")


def test_of_two_rows_of_one_indicator_the_last_is_the_one_replaced(kantor: Office) -> None:
    kantor.reply("PMD")
    kantor.rekap()
    content = kantor.book.read()
    with_duplicate = [*content.row("tblRealisasi"), {**content.row("tblRealisasi")[0], "realisasi": 77}]
    kantor.book.save(replace(content, tables={**content.tables, "tblRealisasi": with_duplicate}))
    kantor.reply("PMD", {"IKK.1": 79}, jam=2)
    result = kantor.rekap()
    assert [(row["lama"], row["baru"]) for row in result.data["bentrok"]] == [(77, 79)]
    kantor.putuskan(pakai=Pakai.BARU)
    assert [b["realisasi"] for b in kantor.row("tblRealisasi", kode="IKK.1")] == [80, 79]


def test_other_quarters_keep_their_answers(kantor: Office) -> None:
    content = kantor.book.read()
    before: dict[str, Cell] = {"kode": "IKK.1", "triwulan": 1, "unit": "PMD", "realisasi": 70}
    kantor.book.save(replace(content, tables={**content.tables, "tblRealisasi": [before]}))
    kantor.reply("PMD")
    kantor.rekap()
    assert [(b["triwulan"], b["realisasi"]) for b in kantor.row("tblRealisasi")] == [(1, 70), (2, 80)]


def test_a_preview_shows_the_same_and_writes_nothing(kantor: Office) -> None:
    kantor.reply("PMD")
    kantor.reply("YAN", {"IKS.1": "delapan"})
    old, count = kantor.book.read(), len(kantor.book.history)
    preview = kantor.rekap(pratinjau=True)
    assert (kantor.book.read(), len(kantor.book.history)) == (old, count)
    assert preview.pesan.startswith("Pratinjau rekap Triwulan II")
    real = kantor.rekap()
    assert {**preview.data, "cadangan": ""} == real.data
    assert preview.temuan == real.temuan


# --- What is rejected -------------------------------------------------------------------------------------


def test_a_form_with_a_fault_is_rejected_whole_and_registered_with_the_reason(kantor: Office) -> None:
    kantor.reply("YAN", {"IKS.1": "delapan", "IKS.2": None})
    result = kantor.rekap()
    assert (result.data["ditolak"], result.data["belum"], result.keluar) == (["YAN"], ["YAN", "PMD"], 1)
    assert kantor.row("tblRealisasi") == []
    formulir = kantor.formulir("YAN")
    assert formulir.status == "dikembalikan"
    assert formulir.alasan.startswith("2 kesalahan, antara lain: ")
    assert len(kantor.row("tblJejak", peristiwa="formulir ditolak")) == 1
    assert {t.berkas for t in result.temuan} == {"Formulir_2026-TW2-YAN.xlsx"}


def lain(kantor: Office, unit: str, **meta: str) -> Path:
    content = open_book(kantor.kirim / kantor.formulir(unit).berkas, now=lambda: NOW).read()
    return write_formulir(filled(content, {}).with_meta(**meta), kantor.kembali / "lain.xlsx")


@pytest.mark.parametrize(
    ("meta", "temuan"),
    [
        ({"id_master": "kecamatan-lain", "kecamatan": "Senduro"}, "SKP-471"),
        ({"id_master": "kecamatan-lain", "kecamatan": ""}, "SKP-471"),
        ({"id_formulir": "F-2026-TW2-XX"}, "SKP-471"),
    ],
)
def test_a_form_that_is_not_ours_is_named_and_nothing_of_it_is_taken(
    kantor: Office, meta: dict[str, str], temuan: str
) -> None:
    lain(kantor, "PMD", **meta)
    kantor.reply("YAN")
    result = kantor.rekap()
    assert result.data["diterima"] == ["YAN"]
    assert result.data["asing"] == ["lain.xlsx"]
    assert [(t.kode, t.berkas) for t in result.temuan if t.tingkat == "salah"] == [(temuan, "lain.xlsx")]
    assert kantor.formulir("PMD").status == "dikirim"


def test_a_form_whose_identity_cannot_be_read_further_goes_back_to_its_unit(kantor: Office) -> None:
    lain(kantor, "PMD", tahun="dua ribu")
    result = kantor.rekap()
    assert (kode(result), result.data["ditolak"]) == (["SKP-567"], ["PMD"])
    assert kantor.formulir("PMD").status == "dikembalikan"


def test_a_form_of_another_quarter_is_named(kantor: Office) -> None:
    kantor.reply("PMD")
    result = kantor.rekap(triwulan=3)
    assert kode(result) == ["SKP-472"]
    assert "Triwulan II, sedangkan yang direkap Triwulan III" in result.temuan[0].pesan


def test_a_form_that_was_replaced_is_named_with_the_one_in_force(kantor: Office) -> None:
    kantor.reply("PMD", name="lama.xlsx")
    type_in(kantor.book, "tblIndikator", 5, target_tw2=81)
    kantor.bagikan()
    result = kantor.rekap()
    assert kode(result) == ["SKP-478"]
    assert "F-2026-TW2-PMD-2" in result.temuan[0].pesan


@pytest.mark.parametrize(
    ("tabel", "field_name", "nilai"),
    [
        ("tblIsian", "target", 10),
        ("tblIsian", "indikator", "Lain"),
        ("tblIsian", "kode", "X"),
        ("tblIsianAnggaran", "pagu", 1e12),
    ],
)
def test_a_form_whose_locked_part_was_changed_is_rejected(
    kantor: Office, tabel: str, field_name: str, nilai: Cell
) -> None:
    kantor.reply("YAN", change=lambda content: change_cells(content, tabel, 0, **{field_name: nilai}))
    result = kantor.rekap()
    assert kode(result)[0] == "SKP-473"
    assert kantor.formulir("YAN").status == "dikembalikan"
    assert kantor.row("tblRealisasi") == []


def test_a_row_added_to_a_form_is_a_change_of_its_locked_part(kantor: Office) -> None:
    def add(content: BookContent) -> BookContent:
        return replace(
            content,
            tables={
                **content.tables,
                "tblIsian": [*content.row("tblIsian"), {"kode": "IKS.9", "realisasi": 1}],
            },
        )

    kantor.reply("PMD", change=add)
    assert "SKP-473" in kode(kantor.rekap())


def test_a_form_nobody_filled_in_is_no_return(kantor: Office) -> None:
    shutil.copy(kantor.kirim / "Formulir_2026-TW2-PMD.xlsx", kantor.kembali)
    result = kantor.rekap()
    assert (kode(result), result.data["ditolak"], result.keluar) == (["SKP-479"], [], 0)
    assert kantor.formulir("PMD").status == "dikirim"


def test_an_excused_unit_counts_as_returned_and_stays_excused_when_its_form_is_bad(kantor: Office) -> None:
    type_in(kantor.book, "tblFormulir", 1, status="dikecualikan", alasan="Jabatan kosong.")
    kantor.reply("PMD", {"IKK.1": "banyak"})
    result = kantor.rekap()
    assert (result.data["diterima"], result.data["belum"]) == (["PMD"], ["YAN"])
    assert (kantor.formulir("PMD").status, kantor.formulir("PMD").alasan) == (
        "dikecualikan",
        "Jabatan kosong.",
    )
