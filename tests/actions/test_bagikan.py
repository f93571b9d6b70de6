"""Every unit gets its own form, or nobody gets one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from sakip_xl.actions.bagikan import FormulirToSend, bagikan
from sakip_xl.actions.formulir import (
    file_name,
    formulir_content,
    formulir_period,
    is_unfilled,
    new_formulir_id,
    sidik_terkunci,
    unit_anggaran,
    unit_indikator,
)
from sakip_xl.actions.session import Moment
from sakip_xl.domain.model import Cell, Kinerja
from sakip_xl.domain.terms import Level
from sakip_xl.errors import SakipError
from sakip_xl.schema.content import BookContent, RawRow, raw
from sakip_xl.schema.load import load_master
from sakip_xl.schema.migrations import layout_of
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book
from tests.actions.office import (
    NOW,
    TIM,
    Office,
    change_cells,
    filled,
    kode,
    office_content,
    refused,
    saat,
    type_in,
)
from tests.sample_rows import INDIKATOR, KINERJA, UNIT


@pytest.fixture
def kantor(tmp_path: Path) -> Office:
    return Office(tmp_path)


def test_every_unit_that_reports_gets_one_file_with_only_its_own_indicators(kantor: Office) -> None:
    result = kantor.bagikan()
    assert [Path(path).name for path in result.data["formulir"]] == [
        "Formulir_2026-TW2-YAN.xlsx",
        "Formulir_2026-TW2-PMD.xlsx",
    ]
    content = open_book(kantor.kirim / "Formulir_2026-TW2-PMD.xlsx", now=lambda: NOW).read()
    assert [b["kode"] for b in content.row("tblIsian")] == ["IKK.1"]
    assert content.meta["unit"] == "PMD"
    assert is_unfilled(content)


def test_a_unit_without_a_target_in_the_quarter_gets_none_and_is_named(kantor: Office) -> None:
    result = kantor.bagikan()
    assert kode(result) == ["SKP-463"]
    assert result.temuan[0].nilai == "Sub Bagian Umum dan Kepegawaian"
    assert result.keluar == 0


def test_each_form_is_registered_with_its_due_time_on_the_working_calendar(kantor: Office) -> None:
    kantor.bagikan(moment=Moment(datetime(2026, 7, 10, 9, 30), TIM))  # a Friday; one working day later
    formulir = kantor.formulir("PMD")
    assert formulir.tenggat == datetime(2026, 7, 13, 9, 30)
    assert (formulir.status, formulir.dikirim_oleh, formulir.berkas) == (
        "dikirim",
        TIM,
        "Formulir_2026-TW2-PMD.xlsx",
    )
    assert [b["catatan"] for b in kantor.row("tblJejak", peristiwa="formulir dikirim")] == [
        "F-2026-TW2-YAN untuk Seksi Pelayanan Umum",
        "F-2026-TW2-PMD untuk Seksi Pemberdayaan Masyarakat dan Desa",
    ]


def test_the_identity_of_a_form_is_sealed(kantor: Office) -> None:
    kantor.bagikan()
    content = open_book(kantor.kirim / "Formulir_2026-TW2-YAN.xlsx", now=lambda: NOW).read()
    assert sidik_terkunci(content) == kantor.formulir("YAN").sidik
    assert sidik_terkunci(filled(content, {})) == sidik_terkunci(content)
    for table, field_name, value in (("tblIsian", "target", 1), ("tblIsianAnggaran", "pagu", 1)):
        assert sidik_terkunci(change_cells(content, table, 0, **{field_name: value})) != sidik_terkunci(
            content
        )
    assert sidik_terkunci(content.with_meta(unit="PMD")) != sidik_terkunci(content)


def test_a_seal_counts_numbers_by_value_and_texts_without_stray_spaces(kantor: Office) -> None:
    kantor.bagikan()
    content = open_book(kantor.kirim / "Formulir_2026-TW2-YAN.xlsx", now=lambda: NOW).read()
    target = content.row("tblIsianAnggaran")[0]["pagu"]
    assert isinstance(target, (int, float))
    other = change_cells(content, "tblIsianAnggaran", 0, pagu=float(target))
    other = change_cells(other, "tblIsian", 0, satuan=" indeks ")
    assert sidik_terkunci(other) == sidik_terkunci(content)


def replace_table(content: BookContent, table: str, rows: list[RawRow]) -> BookContent:
    return replace(content, tables={**content.tables, table: rows})


def test_what_only_helps_to_answer_is_not_sealed(kantor: Office) -> None:
    earlier: dict[str, Cell] = {"kode": "IKS.1", "triwulan": 1, "unit": "YAN", "realisasi": 81}
    kantor.book.save(replace_table(kantor.book.read(), "tblRealisasi", [earlier]))
    kantor.bagikan()
    content = open_book(kantor.kirim / "Formulir_2026-TW2-YAN.xlsx", now=lambda: NOW).read()
    assert content.row("tblIsian")[0]["realisasi_lalu"] == 81
    kantor.book.save(replace_table(kantor.book.read(), "tblRealisasi", [{**earlier, "realisasi": 80}]))
    type_in(kantor.book, "tblIndikator", 0, target_tw1=81)
    assert set(kode(kantor.bagikan())) == {"SKP-462", "SKP-463"}
    type_in(kantor.book, "tblIndikator", 0, konsolidasi="rata-rata")
    assert "SKP-477" in kode(kantor.bagikan())


def test_a_form_of_an_earlier_version_that_asked_the_same_stays_out(kantor: Office) -> None:
    kantor.bagikan()
    content = open_book(kantor.kirim / "Formulir_2026-TW2-YAN.xlsx", now=lambda: NOW).read()
    today, earlier = (sidik_terkunci(content, layout_of("formulir", version)) for version in ("4", "3"))
    assert today != earlier
    index = [row["unit"] for row in kantor.book.read().row("tblFormulir")].index("YAN")
    type_in(kantor.book, "tblFormulir", index, sidik=earlier)
    assert "SKP-477" not in kode(kantor.bagikan())


def test_a_second_call_makes_nothing_and_names_who_has_one(kantor: Office) -> None:
    kantor.bagikan()
    earlier = {path.name: path.read_bytes() for path in kantor.kirim.iterdir()}
    result = kantor.bagikan()
    assert result.data["formulir"] == []
    assert kode(result) == ["SKP-463", "SKP-462", "SKP-462"]
    assert result.pesan == "Tidak ada formulir Triwulan II yang perlu dibuat lagi."
    assert {path.name: path.read_bytes() for path in kantor.kirim.iterdir()} == earlier


def test_a_unit_whose_form_was_sent_back_to_it_corrects_the_form_it_has(kantor: Office) -> None:
    kantor.bagikan()
    type_in(kantor.book, "tblFormulir", 1, status="dikembalikan", alasan="Belum lengkap.")
    assert kode(kantor.bagikan()) == ["SKP-463", "SKP-462", "SKP-462"]


def test_a_form_that_is_out_is_replaced_when_its_target_changed(kantor: Office) -> None:
    kantor.bagikan()
    type_in(kantor.book, "tblIndikator", 5, target_tw2=81)
    result = kantor.bagikan()
    assert [Path(path).name for path in result.data["formulir"]] == ["Formulir_2026-TW2-PMD-2.xlsx"]
    assert kode(result) == ["SKP-463", "SKP-462", "SKP-477"]
    old, new = kantor.row("tblFormulir", unit="PMD")
    assert (old["status"], old["alasan"]) == ("dikembalikan", "Diganti formulir F-2026-TW2-PMD-2.")
    assert (new["id_formulir"], new["status"]) == ("F-2026-TW2-PMD-2", "dikirim")


@pytest.mark.parametrize(("status", "temuan"), [("diterima", "SKP-482"), ("dikecualikan", "SKP-462")])
def test_a_form_taken_over_or_excused_is_not_replaced_though_its_target_changed(
    kantor: Office, status: str, temuan: str
) -> None:
    kantor.bagikan()
    type_in(kantor.book, "tblFormulir", 1, status=status, alasan="Jabatan kosong.")
    type_in(kantor.book, "tblIndikator", 5, target_tw2=81)
    result = kantor.bagikan()
    assert result.data["formulir"] == []
    assert kode(result)[-1] == temuan


def test_faults_in_the_indicators_refuse_everything_each_at_its_cell(kantor: Office) -> None:
    type_in(kantor.book, "tblIndikator", 0, satuan=None)
    type_in(kantor.book, "tblIndikator", 4, unit="XX")
    with refused("SKP-461", kantor.book, exit_code=1) as galat:
        kantor.bagikan()
    places = {detail.tempat for detail in galat.value.rincian}
    assert len(places) >= 2
    assert all(place.startswith("Indikator!") for place in places)
    assert not kantor.kirim.exists()


def test_a_file_of_that_name_is_never_overwritten(kantor: Office) -> None:
    kantor.kirim.mkdir()
    (kantor.kirim / "Formulir_2026-TW2-PMD.xlsx").write_text("milik orang lain")
    with refused("SKP-561", kantor.book, exit_code=4) as galat:
        kantor.bagikan()
    assert "Formulir_2026-TW2-PMD.xlsx" in galat.value.temuan.pesan
    assert [path.name for path in kantor.kirim.iterdir()] == ["Formulir_2026-TW2-PMD.xlsx"]


def test_a_file_in_the_place_of_the_folder_is_refused(kantor: Office) -> None:
    kantor.kirim.write_text("berkas")
    with refused("SKP-563", kantor.book, exit_code=4):
        kantor.bagikan()
    assert kantor.kirim.read_text() == "berkas"


def test_a_folder_that_turns_unwritable_half_way_keeps_nothing(kantor: Office) -> None:
    def broken(listing: Iterable[FormulirToSend]) -> Iterator[FormulirToSend]:
        for index, formulir in enumerate(listing):
            if index == 1:
                work_folder = next(kantor.kirim.iterdir())
                (work_folder / formulir.file_name).mkdir()  # no file can be written in this place any more
            yield formulir

    with refused("SKP-564", kantor.book, exit_code=4):
        kantor.bagikan(progress=broken)
    assert not kantor.kirim.exists()


def test_a_master_that_cannot_be_saved_leaves_no_forms_behind(tmp_path: Path) -> None:
    path = tmp_path / "induk.xlsx"
    FileBook(path, now=lambda: NOW).save(office_content())
    book = open_book(path, now=lambda: NOW)
    old = path.read_bytes()
    (tmp_path / "~$induk.xlsx").write_bytes(b"\x04Siti")
    with pytest.raises(SakipError, match="SKP-520"):
        bagikan(book, tmp_path / "formulir", triwulan=2, moment=saat(TIM))
    assert path.read_bytes() == old
    assert not (tmp_path / "formulir").exists()


def test_forms_keep_company_with_what_is_in_the_folder_already(kantor: Office) -> None:
    kantor.kirim.mkdir()
    (kantor.kirim / "catatan.txt").write_text("x")
    kantor.bagikan()
    assert sorted(path.name for path in kantor.kirim.iterdir()) == [
        "Formulir_2026-TW2-PMD.xlsx",
        "Formulir_2026-TW2-YAN.xlsx",
        "catatan.txt",
    ]


def test_a_quarter_in_which_nobody_reports_is_refused(tmp_path: Path) -> None:
    blank = [{**raw(row), "target_tw2": "n/a", "konsolidasi": "posisi akhir"} for row in INDIKATOR]
    kantor = Office(tmp_path, office_content(tblIndikator=blank))
    with refused("SKP-483", kantor.book) as galat:
        kantor.bagikan()
    assert [detail.kode for detail in galat.value.rincian] == ["SKP-463"] * 3


def test_units_whose_codes_give_one_file_name_get_a_file_each(tmp_path: Path) -> None:
    new_kode = {"YAN": "Si/Yan & 'Um'", "PMD": "si yan _um", "SEK-UMUM": "Üm: <*?>"}
    unit = [{**raw(row), "kode": new_kode[row.kode]} for row in UNIT]
    indikator = [
        {**raw(row), "unit": new_kode[row.unit], "target_tw2": row.target_tw2 or 70} for row in INDIKATOR
    ]
    kinerja = [{**raw(row), "unit": new_kode[row.unit]} for row in KINERJA]
    kantor = Office(tmp_path, office_content(tblUnit=unit, tblIndikator=indikator, tblKinerja=kinerja))
    type_in(kantor.book, "tblPejabat", 2, unit=None)
    type_in(kantor.book, "tblPejabat", 3, unit=None)
    result = kantor.bagikan()
    name = [path.name for path in result.files]
    assert len({each.casefold() for each in name}) == 3
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+\.xlsx", each) for each in name)
    file_units = [open_book(path, now=lambda: NOW).read().meta["unit"] for path in result.files]
    assert file_units == [new_kode[row.kode] for row in UNIT]


# --- The pieces of a form ---------------------------------------------------------------------------------


def test_a_name_is_short_enough_for_every_system_and_its_own() -> None:
    first = file_name("F-" + "x" * 300)
    assert len(first) < 200
    assert file_name("F-" + "x" * 301, {first.casefold()}) == first.replace(".xlsx", "_2.xlsx")
    assert file_name("F-a", {"formulir_a.xlsx", "formulir_a_2.xlsx"}) == "Formulir_a_3.xlsx"


def test_a_form_sent_again_gets_the_next_number(kantor: Office) -> None:
    kantor.bagikan()
    assert new_formulir_id(kantor.master, "PMD", 2) == "F-2026-TW2-PMD-2"
    assert new_formulir_id(kantor.master, "PMD", 3) == "F-2026-TW3-PMD"


def test_a_target_that_says_there_is_none_asks_only_what_is_added_up() -> None:
    indikator = [{**raw(row), "target_tw2": "n/a"} for row in INDIKATOR]
    master = load_master(office_content(tblIndikator=indikator)).master
    assert [(row.kode, row.konsolidasi) for row in unit_indikator(master, "YAN", 2)] == [("IKP.1", "jumlah")]
    assert [found.kode for found in unit_indikator(master, "PMD", 3)] == ["IKK.1"]


def node(kode: str, parent: str = "", unit: str = "YAN", pagu: int | None = None) -> Kinerja:
    return Kinerja(kode=kode, level=Level.KEGIATAN, induk=parent, uraian=kode, unit=unit, pagu=pagu)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pohon", "requested"),
    [
        ([node("P", pagu=3), node("K", "P")], ["P"]),
        ([node("P", pagu=3), node("K", "P", pagu=3)], ["K"]),
        ([node("P", pagu=3), node("K", "P"), node("S", "K", pagu=3)], ["S"]),
        ([node("P", pagu=3), node("K", "P", unit="PMD", pagu=3)], []),
        ([node("P", pagu=0)], ["P"]),
        ([node("A", "B", pagu=1), node("B", "A")], []),
    ],
    ids=["money above only", "below", "two levels below", "of another unit", "nought", "a loop"],
)
def test_a_unit_reports_the_money_at_the_bottom_of_the_tree(
    pohon: list[Kinerja], requested: list[str]
) -> None:
    master = load_master(office_content(tblKinerja=[raw(row) for row in pohon])).master
    assert [row.kode for row in unit_anggaran(master, "YAN")] == requested


@pytest.mark.parametrize("broken", [{"tahun": "dua ribu"}, {"triwulan": "5"}, {"pemisah_desimal": "bintang"}])
def test_a_broken_identity_is_refused_in_words(kantor: Office, broken: dict[str, str]) -> None:
    master = kantor.master
    content = formulir_content(master, master.unit[1], 2, id_formulir="F-1", tenggat=NOW)
    assert formulir_period(content)[:2] == (2026, 2)
    with pytest.raises(SakipError, match=r"SKP-567.*F-1"):
        formulir_period(content.with_meta(**broken))


@pytest.mark.parametrize("answer", [0, "-", "n/a"])
def test_one_answer_makes_a_form_filled_in(kantor: Office, answer: Cell) -> None:
    master = kantor.master
    content = formulir_content(master, master.unit[1], 2, id_formulir="F-1", tenggat=NOW)
    assert is_unfilled(change_cells(content, "tblIsian", 0, realisasi="  "))
    assert not is_unfilled(change_cells(content, "tblIsian", 0, realisasi=answer))
    assert not is_unfilled(change_cells(content, "tblIsianAnggaran", 0, keterangan="Pergeseran"))
