"""Conflicts between copies of a form, and with what stands in the master: told, decided by people, logged."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import date, timedelta
from itertools import permutations
from pathlib import Path

import pytest

from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.hitung import hitung
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.result import Result
from sakip_xl.actions.status import status
from sakip_xl.domain.model import Cell
from sakip_xl.domain.terms import Pakai
from sakip_xl.schema.content import BookContent
from tests.actions.office import (
    NOW,
    TIM,
    Office,
    change_cells,
    changed,
    kode,
    office_content,
    refused,
    saat,
    save_at,
    type_in,
)


def answers(**cells: Cell) -> Callable[[BookContent], BookContent]:
    """The first row of a form with other answers."""
    return lambda content: change_cells(content, "tblIsian", 0, **cells)


def pairs(result: Result) -> list[tuple[Cell, ...]]:
    """The open conflicts of a result."""
    return [(row["kode"], row["kolom"], row["lama"], row["baru"]) for row in result.data["bentrok"]]


def taken(kantor: Office) -> None:
    """PMD handed in 80, which was recapped."""
    kantor.reply("PMD", jam=1)
    kantor.rekap()


# --- What is a conflict -----------------------------------------------------------------------------------


def test_a_later_copy_that_changes_an_answer_is_asked_about_and_the_master_keeps_its_own(
    kantor: Office,
) -> None:
    taken(kantor)
    path = kantor.reply("PMD", {"IKK.1": 8}, name="salinan.xlsx", jam=2)
    result = kantor.rekap()
    assert pairs(result) == [("IKK.1", "Realisasi", 80, 8)]
    assert (result.data["bentrok"][0]["unit"], result.data["bentrok"][0]["berkas"]) == ("PMD", path.name)
    assert (kantor.realisasi("IKK.1"), kantor.formulir("PMD").berkas_kembali) == (80, path.name)
    [row] = kantor.row("tblBentrok")
    assert (row["berkas_lama"], row["waktu_lama"]) == (
        "Formulir_2026-TW2-PMD.xlsx",
        NOW + timedelta(hours=1),
    )
    assert row["waktu_baru"] == NOW + timedelta(hours=2)
    assert "1 isian bentrok menunggu keputusan" in result.pesan


def test_emptying_an_answer_is_asked_about(kantor: Office) -> None:
    kantor.reply("PMD", change=answers(kendala="Jalan putus."))
    kantor.rekap()
    kantor.reply("PMD", jam=2, change=answers(kendala=None))
    assert pairs(kantor.rekap()) == [("IKK.1", "Kendala", "Jalan putus.", None)]
    assert kantor.row("tblRealisasi", kode="IKK.1")[0]["kendala"] == "Jalan putus."


def test_money_and_days_are_compared_too_and_come_back_as_what_they_were(kantor: Office) -> None:
    first, second = date(2026, 9, 30), date(2026, 10, 31)
    kantor.reply("YAN", change=answers(batas_waktu=first))
    kantor.rekap()

    def other(content: BookContent) -> BookContent:
        return change_cells(answers(batas_waktu=second)(content), "tblIsianAnggaran", 0, realisasi=2)

    kantor.reply("YAN", jam=2, change=other)
    assert pairs(kantor.rekap()) == [
        ("IKS.1", "Batas Waktu", "30/09/2026", "31/10/2026"),
        ("K.1", "Realisasi (Rp)", 40_000_000, 2),
    ]
    kantor.putuskan(pakai=Pakai.BARU)
    assert kantor.row("tblRealisasi", kode="IKS.1")[0]["batas_waktu"] == second
    assert kantor.row("tblAnggaran")[0]["realisasi"] == 2


def test_a_correction_by_hand_is_a_side_and_is_named_as_the_masters(kantor: Office) -> None:
    taken(kantor)
    type_in(kantor.book, "tblRealisasi", 0, realisasi=75)
    assert kantor.rekap(moment=saat(TIM, jam=25)).data["bentrok"] == []
    kantor.reply("PMD", name="lagi.xlsx", jam=2, change=answers(kendala="Banjir."))
    assert pairs(kantor.rekap(moment=saat(TIM, jam=26))) == [("IKK.1", "Realisasi", 75, 80)]
    assert kantor.row("tblBentrok")[0]["berkas_lama"] == kantor.book.name
    assert kantor.row("tblRealisasi")[0]["kendala"] == "Banjir."


def test_an_answer_that_somebody_emptied_by_hand_is_not_filled_in_again(kantor: Office) -> None:
    taken(kantor)
    type_in(kantor.book, "tblRealisasi", 0, realisasi=None)
    kantor.reply("PMD", name="lagi.xlsx", jam=2, change=answers(kendala="Banjir."))
    assert pairs(kantor.rekap()) == [("IKK.1", "Realisasi", None, 80)]


def test_a_number_against_a_reason_is_decided_as_one(kantor: Office) -> None:
    taken(kantor)
    kantor.reply("PMD", jam=2, change=answers(realisasi=None, alasan_belum="Menunggu BPS"))
    result = kantor.rekap()
    assert {row[1:] for row in pairs(result)} == {
        ("Realisasi", 80, None),
        ("Alasan Belum Tersedia", None, "Menunggu BPS"),
    }
    kantor.putuskan(pakai=Pakai.BARU)
    [row] = kantor.row("tblRealisasi")
    assert (row.get("realisasi"), row["alasan_belum"]) == (None, "Menunggu BPS")


@pytest.mark.parametrize("order", list(permutations((1, 2, 3))))
def test_copies_come_in_any_order_and_give_the_same_conflicts_and_values(
    tmp_path: Path, order: tuple[int, ...]
) -> None:
    kantor = Office(tmp_path)
    kantor.bagikan()
    said = {1: {"IKK.1": 81}, 2: {"IKK.1": 82}, 3: {"IKK.1": 81}}
    for place, hour in enumerate(order):
        note = answers(kendala="Banjir." if hour == 3 else None)
        kantor.reply("PMD", said[hour], name=f"{place}.xlsx", jam=hour, change=note)
    result = kantor.rekap()
    assert [row[2:] for row in pairs(result)] == [(81, 82)]
    [row] = kantor.row("tblRealisasi")
    assert (row.get("realisasi"), row["kendala"]) == (None, "Banjir.")


# --- Times and authors ------------------------------------------------------------------------------------


def test_the_time_and_author_in_the_file_count_before_those_of_the_disk(kantor: Office) -> None:
    taken(kantor)
    path = kantor.reply("PMD", {"IKK.1": 8}, name="diunduh ulang.xlsx")
    saved = NOW + timedelta(hours=3)
    change_part(path, "docProps/core.xml", _core(saved.isoformat(), "Dewi Lestari"))
    save_at(path, NOW + timedelta(hours=20))
    kantor.rekap()
    [row] = kantor.row("tblBentrok")
    assert (row["oleh_baru"], row["waktu_baru"]) == ("Dewi Lestari", saved)


@pytest.mark.parametrize("hours", [-1000, 1000])
def test_a_time_in_the_file_that_cannot_be_is_passed_over(kantor: Office, hours: int) -> None:
    path = kantor.reply("PMD", jam=2)
    change_part(path, "docProps/core.xml", _core((NOW + timedelta(hours=hours)).isoformat(), "Dewi"))
    save_at(path, NOW + timedelta(hours=2))
    kantor.rekap()
    assert kantor.formulir("PMD").kembali == NOW + timedelta(hours=2)


def _core(modified: str, author: str) -> bytes:
    return (
        "<cp:coreProperties xmlns:cp="
        '"http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dcterms="http://purl.org/dc/terms/"><cp:lastModifiedBy>{author}</cp:lastModifiedBy>'
        f"<dcterms:created>2026-01-01T00:00:00</dcterms:created><dcterms:modified>{modified}"
        "</dcterms:modified></cp:coreProperties>"
    ).encode()


def change_part(path: Path, name: str, content: bytes) -> None:
    """A workbook with one part replaced."""
    with zipfile.ZipFile(path) as archive:
        parts = {item: archive.read(item) for item in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for item, data in {**parts, name: content}.items():
            archive.writestr(item, data)


# --- Deciding ---------------------------------------------------------------------------------------------


def test_a_choice_is_carried_out_logged_and_can_be_taken_back(kantor: Office) -> None:
    taken(kantor)
    kantor.reply("PMD", {"IKK.1": 82}, name="dua.xlsx", jam=2)
    kantor.rekap()
    before = kantor.book.read()
    type_in(kantor.book, "tblBentrok", 0, pakai="isi baru (B)", keterangan="Ditanyakan.")
    result = kantor.putuskan()
    assert (kantor.realisasi("IKK.1"), result.data["diputuskan"], result.data["sisa"]) == (82, 1, 0)
    [row] = kantor.row("tblBentrok")
    assert (row["diputuskan_oleh"], row["diputuskan"]) == (TIM, saat(jam=25).sekarang)
    [noted] = kantor.row("tblJejak", peristiwa="bentrok diputuskan")
    assert "80 -> 82" in str(noted["catatan"])
    batalkan(kantor.book, moment=saat(TIM, jam=26))
    assert kantor.realisasi("IKK.1") == 80
    assert kantor.row("tblBentrok")[0].get("diputuskan") is None
    assert kantor.book.read().row("tblFormulir") == before.row("tblFormulir")


@pytest.mark.parametrize(("pakai", "value"), [(Pakai.LAMA, 80), (Pakai.BARU, 82)])
def test_what_was_decided_is_not_asked_again(kantor: Office, pakai: Pakai, value: Cell) -> None:
    taken(kantor)
    kantor.reply("PMD", {"IKK.1": 82}, name="dua.xlsx", jam=2)
    kantor.rekap()
    kantor.rekap()
    assert len(kantor.row("tblBentrok")) == 1
    kantor.putuskan(pakai=pakai)
    kantor.reply("PMD", {"IKK.1": 82}, name="tiga.xlsx", jam=3, change=answers(realisasi=82, solusi="Pompa."))
    for _ in range(2):
        result = kantor.rekap()
        assert (result.data["bentrok"], kantor.realisasi("IKK.1")) == ([], value)
    assert kantor.row("tblRealisasi")[0]["solusi"] == "Pompa."
    assert len(kantor.row("tblBentrok")) == 1


def test_one_unit_can_be_decided_for_all_its_conflicts(kantor: Office) -> None:
    for unit, indikator in (("PMD", "IKK.1"), ("YAN", "IKS.1")):
        kantor.reply(unit, {indikator: 10}, name=f"{unit}1.xlsx", jam=1)
        kantor.reply(unit, {indikator: 20}, name=f"{unit}2.xlsx", jam=2)
    kantor.rekap()
    assert kantor.putuskan(unit="pmd", pakai=Pakai.BARU).data["sisa"] == 1
    assert kantor.realisasi("IKK.1") == 20
    assert [row["unit"] for row in status(kantor.book, moment=saat(TIM), triwulan=2).data["bentrok"]] == [
        "YAN"
    ]
    with refused("SKP-719", kantor.book):
        kantor.putuskan(unit="SEK")


def test_nothing_chosen_contradictions_and_changed_cells_are_refused_and_change_nothing(
    kantor: Office,
) -> None:
    for hour, value in enumerate((10, 20, 30), 1):
        kantor.reply("PMD", {"IKK.1": value}, name=f"{hour}.xlsx", jam=hour)
    kantor.rekap()
    with refused("SKP-716", kantor.book):
        kantor.putuskan()
    type_in(kantor.book, "tblBentrok", 0, pakai="isi baru (B)")
    with refused("SKP-717", kantor.book) as galat:
        kantor.putuskan()
    assert [item.kode for item in galat.value.rincian] == ["SKP-715"]
    type_in(kantor.book, "tblBentrok", 1, pakai="isi lama (A)")
    type_in(kantor.book, "tblRealisasi", 0, realisasi=55)
    with refused("SKP-717", kantor.book) as galat:
        kantor.putuskan()
    assert [(item.kode, item.lembar) for item in galat.value.rincian] == [("SKP-714", "Formulir Capaian")]
    content = kantor.book.read()
    kantor.book.save(type(content)(content.kind, {**content.tables, "tblRealisasi": []}))
    with refused("SKP-717", kantor.book) as galat:
        kantor.putuskan()
    assert [item.kode for item in galat.value.rincian] == ["SKP-718"]


def test_pembilang_and_penyebut_are_decided_and_the_realisasi_follows(tmp_path: Path) -> None:
    from tests.actions.test_rekap import asking_office

    kantor = asking_office(tmp_path)
    for hour, number in ((1, 20), (2, 30)):
        numbers = {"realisasi": None, "pembilang": number, "penyebut": 40}
        kantor.reply("PMD", name=f"{hour}.xlsx", jam=hour, change=answers(**numbers))
    assert pairs(kantor.rekap()) == [("IKK.1", "Pembilang", 20, 30)]
    assert kantor.row("tblRealisasi")[0].get("realisasi") is None
    kantor.putuskan(pakai=Pakai.BARU)
    assert kantor.realisasi("IKK.1") == "30 dari 40"


# --- Told everywhere --------------------------------------------------------------------------------------


def test_an_open_conflict_is_named_until_it_is_decided(kantor: Office) -> None:
    taken(kantor)
    kantor.reply("PMD", {"IKK.1": 82}, name="dua.xlsx", jam=2)
    result = kantor.rekap()
    [found] = [t for t in result.temuan if t.kode == "SKP-710"]
    assert (found.lembar, found.unit) == ("Bentrok", "PMD")
    for told in (
        periksa(kantor.book, moment=saat(TIM)),
        status(kantor.book, moment=saat(TIM), triwulan=2),
        hitung(kantor.book, moment=saat(TIM, jam=30), triwulan=2),
    ):
        assert "SKP-710" in kode(told)
    kantor.putuskan(pakai=Pakai.LAMA)
    assert "SKP-710" not in kode(periksa(kantor.book, moment=saat(TIM)))


def test_a_preview_says_what_the_recap_does(tmp_path: Path) -> None:
    kantor = Office(tmp_path, office_content())
    kantor.bagikan()
    kantor.reply("PMD", {"IKK.1": 10}, name="1.xlsx", jam=1)
    kantor.reply("PMD", {"IKK.1": 20}, name="2.xlsx", jam=2)
    kantor.reply("YAN", {"IKS.1": "banyak"})
    (kantor.kembali / "foto.jpg").write_bytes(b"x")
    before = kantor.book.read()
    preview = kantor.rekap(pratinjau=True)
    assert kantor.book.read() == before
    real = kantor.rekap()
    assert {**preview.data, "cadangan": ""} == real.data
    assert (preview.temuan, preview.lines) == (real.temuan, real.lines)
    control = real.data["kendali"]
    assert (control["berkas"], control["diterima"], control["ditolak"]) == (4, 1, 1)
    assert (control["digantikan"], control["asing"]) == (1, 1)
    assert "YAN: ditolak (Formulir_2026-TW2-YAN.xlsx)" in real.lines
    assert "   IKK.1 Bukti Dukung: (kosong) -> Laporan bulanan" in real.lines


def test_a_folder_without_a_form_says_so_of_itself(kantor: Office) -> None:
    taken(kantor)
    for path in kantor.kembali.iterdir():
        path.unlink()
    (kantor.kembali / "rusak.xlsx").write_bytes(b"PK\x03\x04")
    result = kantor.rekap()
    assert "1 dari 2 unit diterima, 1 di antaranya tidak dari folder ini" in result.pesan
    assert "tidak satu pun formulir yang dapat diambil" in result.pesan
    assert kode(result)[-1] == "SKP-713"


def test_rows_and_rupiah_of_the_folder_agree_with_the_master_unless_something_waits(kantor: Office) -> None:
    kantor.reply("YAN")
    control = kantor.rekap().data["kendali"]
    assert (control["baris"], control["rupiah"]) == (control["baris_induk"], control["rupiah_induk"])
    assert control["rupiah"] == 40_000_000
    kantor.reply(
        "YAN", name="dua.xlsx", jam=2, change=lambda c: change_cells(c, "tblIsianAnggaran", 0, realisasi=1)
    )
    control = kantor.rekap().data["kendali"]
    assert (control["rupiah"], control["rupiah_induk"]) == (1, 40_000_000)


def test_what_is_replaced_is_in_the_log_old_and_new(kantor: Office) -> None:
    kantor.reply("PMD", change=answers(realisasi=None, alasan_belum="Menunggu BPS"))
    kantor.rekap()
    kantor.reply("PMD", {"IKK.1": 83}, jam=2)
    assert changed(kantor.rekap())[-1] == ("IKK.1", "alasan_belum", "Menunggu BPS", None)
    noted = kantor.row("tblJejak", peristiwa="formulir diterima")[-1]
    assert "Menunggu BPS -> (kosong)" in str(noted["catatan"])
    assert "Menunggu BPS" in str(noted["perubahan"])
