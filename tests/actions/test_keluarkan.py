"""A form that was accepted is taken out again; what the Sekretaris sends back is handed in again."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.majukan import majukan
from sakip_xl.actions.session import Moment
from sakip_xl.actions.status import status
from sakip_xl.domain.sop.jejak import JejakRow, connect
from sakip_xl.domain.terms import Pakai, YesNo
from sakip_xl.schema.content import BookContent, raw
from tests.actions.office import (
    NOW,
    SEKRETARIS,
    TIM,
    Office,
    change_cells,
    kode,
    refused,
    saat,
    save_at,
    type_in,
)
from tests.actions.sop_walk import KUMPUL, ClickContext

DATA = ("tblRealisasi", "tblAnggaran", "tblFormulir", "tblBentrok")


def tables(kantor: Office) -> dict[str, list[dict[str, object]]]:
    """The data of the master, but for when it was recapped."""
    content = kantor.book.read()
    return {
        name: [{key: row[key] for key in sorted(row) if key != "dicatat"} for row in content.row(name)]
        for name in DATA
    }


# --- Out and in -------------------------------------------------------------------------------------------


def test_a_form_that_is_taken_out_leaves_the_book_as_it_was_before_it(kantor: Office) -> None:
    kantor.reply("PMD")
    kantor.rekap()
    before = tables(kantor)
    kantor.reply("YAN")
    kantor.rekap(moment=saat(TIM, jam=25))
    result = kantor.keluarkan("yan")
    assert tables(kantor) == before
    assert (result.data["unit"], result.data["tetap"]) == ("YAN", 0)
    assert len(kantor.row("tblJejak", peristiwa="formulir dikeluarkan")) == 1


def test_out_and_in_again_gives_the_same_book(kantor: Office) -> None:
    for hour, value in ((1, 10), (2, 20)):
        kantor.reply("PMD", {"IKK.1": value}, name=f"{hour}.xlsx", jam=hour)
    kantor.reply("YAN")
    kantor.rekap()
    kantor.putuskan(pakai=Pakai.LAMA)
    before = tables(kantor)
    kantor.keluarkan("F-2026-TW2-PMD")
    assert kantor.formulir("PMD").status == "dikirim"
    assert kantor.row("tblRealisasi", unit="PMD") == []
    kantor.rekap(moment=saat(TIM, jam=27))
    after = tables(kantor)
    assert {name: sorted(map(str, rows)) for name, rows in after.items()} == {
        name: sorted(map(str, rows)) for name, rows in before.items()
    }


def test_taking_out_goes_back_past_every_copy_and_forgets_what_was_not_decided(kantor: Office) -> None:
    kantor.reply("PMD", name="1.xlsx")
    kantor.rekap()
    kantor.reply(
        "PMD",
        {"IKK.1": 81},
        name="2.xlsx",
        jam=2,
        change=lambda c: change_cells(c, "tblIsian", 0, realisasi=81, solusi="Pompa."),
    )
    kantor.rekap(moment=saat(TIM, jam=25))
    assert len(kantor.row("tblBentrok")) == 1
    kantor.keluarkan("PMD")
    assert (kantor.row("tblRealisasi"), kantor.row("tblBentrok")) == ([], [])


def test_what_somebody_changed_since_is_named_and_kept(kantor: Office) -> None:
    kantor.reply("PMD")
    kantor.rekap()
    type_in(kantor.book, "tblRealisasi", 0, realisasi=77)
    result = kantor.keluarkan("PMD")
    assert (kode(result), result.data["tetap"]) == (["SKP-727"], 1)
    [row] = kantor.row("tblRealisasi")
    assert (row["realisasi"], row.get("bukti_dukung")) == (77, None)


def test_taking_out_can_be_taken_back(kantor: Office) -> None:
    kantor.reply("PMD")
    kantor.reply("YAN")
    kantor.rekap()
    before = tables(kantor)
    kantor.keluarkan("YAN")
    batalkan(kantor.book, moment=saat(TIM, jam=27))
    assert tables(kantor) == before


def without_changes(chain: Sequence[JejakRow], id_master: str) -> list[JejakRow]:
    """The log as a version wrote it that did not tell of cells yet."""
    result: list[JejakRow] = []
    for row in chain:
        told = row.model_dump(exclude={"nomor", "format", "sidik_lalu", "sidik", "perubahan", "baris_ke"})
        result.append(connect(result, id_master, **told))
    return result


def test_a_form_that_is_not_accepted_or_of_which_the_log_tells_nothing_is_refused(kantor: Office) -> None:
    with refused("SKP-726", kantor.book):
        kantor.keluarkan("PMD")
    kantor.reply("PMD")
    kantor.rekap()
    content = kantor.book.read()
    silent = [raw(row) for row in without_changes(kantor.master.jejak, kantor.master.id_master)]
    kantor.book.save(replace(content, tables={**content.tables, "tblJejak": silent}))
    with refused("SKP-728", kantor.book):
        kantor.keluarkan("PMD")


# --- Handed in again --------------------------------------------------------------------------------------


@pytest.fixture
def desk(tmp_path: Path) -> ClickContext:
    desk = ClickContext(tmp_path)
    desk.until(KUMPUL, 10)
    return desk


def send_back(desk: ClickContext, catatan: str, **other: object) -> list[str]:
    """The Sekretaris sends Pengumpulan back to the filling in."""
    result = majukan(
        desk.book,
        KUMPUL,
        moment=Moment(desk.now if hasattr(desk, "now") else saat(jam=60).sekarang, SEKRETARIS),
        triwulan=2,
        keputusan=YesNo.TIDAK,
        catatan=catatan,
        ke_langkah=7,
        **other,  # type: ignore[arg-type]
    )
    asked: list[str] = result.data["diminta_lagi"]
    return asked


@pytest.mark.parametrize(
    ("catatan", "unit", "asked"),
    [
        ("Lengkapi bukti YAN.", "", ["YAN"]),
        ("Seksi Pelayanan Umum melengkapi bukti.", "", ["YAN"]),
        ("Lengkapi bukti.", "pmd", ["PMD"]),
        ("Lengkapi bukti.", "", ["PMD", "YAN"]),
    ],
)
def test_the_units_that_are_named_hand_in_again_and_all_when_none_is(
    desk: ClickContext, catatan: str, unit: str, asked: list[str]
) -> None:
    assert send_back(desk, catatan, unit=unit) == asked
    back = [kode for kode in ("PMD", "YAN") if desk.formulir(kode).status == "dikembalikan"]
    assert back == asked
    told = status(desk.book, moment=saat(TIM, jam=61), triwulan=2)
    assert told.data["diminta_lagi"] == asked


def test_an_unknown_unit_is_refused(desk: ClickContext) -> None:
    with refused("SKP-729", desk.book):
        send_back(desk, "Lengkapi.", unit="SEK-LAIN")


def test_the_same_file_does_not_count_again_and_a_newer_one_may_change_everything(desk: ClickContext) -> None:
    send_back(desk, "Lengkapi bukti PMD.")
    result = desk.rekap(moment=saat(TIM, jam=62))
    assert "SKP-712" in kode(result)
    assert desk.formulir("PMD").status == "dikembalikan"
    desk.reply("PMD", {"IKK.1": 61}, name="perbaikan.xlsx", jam=63)
    result = desk.rekap(moment=saat(TIM, jam=64))
    assert (result.data["bentrok"], desk.realisasi("IKK.1")) == ([], 61)
    assert desk.formulir("PMD").status == "diterima"
    assert "80 -> 61" in str(desk.row("tblJejak", peristiwa="formulir diterima")[-1]["catatan"])


def test_saving_the_same_file_again_is_handing_it_in_again(desk: ClickContext) -> None:
    send_back(desk, "Periksa lagi PMD.")
    save_at(next(desk.kembali.glob("*PMD*.xlsx")), saat(jam=63).sekarang)
    desk.rekap(moment=saat(TIM, jam=64))
    assert desk.formulir("PMD").status == "diterima"


# --- The register and the folder --------------------------------------------------------------------------


def test_a_copy_that_vanished_from_its_folder_is_told_and_one_from_another_folder_is_not(
    kantor: Office, tmp_path: Path
) -> None:
    path = kantor.reply("PMD")
    kantor.rekap()
    shutil.move(path, tmp_path / path.name)
    assert kode(kantor.rekap()) == ["SKP-713"]
    other = tmp_path / "lain"
    other.mkdir()
    kantor.kembali = other
    assert kode(kantor.rekap()) == []


def test_forms_of_a_master_that_was_not_saved_are_recognized_and_registered_on_request(
    kantor: Office,
) -> None:
    path = kantor.reply("PMD")
    content: BookContent = kantor.book.read()
    kantor.book.save(replace(content, tables={**content.tables, "tblFormulir": []}))
    result = kantor.rekap()
    assert (kode(result), result.data["tidak_tercatat"]) == (["SKP-724"], [path.name])
    assert kantor.row("tblRealisasi") == []
    result = kantor.rekap(tetap=True)
    assert (kode(result), result.data["diterima"]) == (["SKP-725"], ["PMD"])
    formulir = kantor.formulir("PMD")
    assert (formulir.id_formulir, formulir.status) == ("F-2026-TW2-PMD", "diterima")
    assert kode(kantor.rekap()) == []
    assert formulir.kembali is not None
    assert formulir.kembali >= NOW


@pytest.mark.parametrize("changes", [{"unit": "YAN"}, {"id_formulir": "F-2025-TW2-PMD"}, {"tahun": "2025"}])
def test_a_form_that_does_not_prove_itself_stays_unknown(kantor: Office, changes: dict[str, str]) -> None:
    kantor.reply("PMD", change=lambda content: content.with_meta(**changes))
    content = kantor.book.read()
    kantor.book.save(replace(content, tables={**content.tables, "tblFormulir": []}))
    assert kode(kantor.rekap(tetap=True)) == ["SKP-471"]
