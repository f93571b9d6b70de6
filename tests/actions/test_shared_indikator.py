"""An indicator that units share, from the form of each to the one number of the Kertas Kerja."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sakip_xl.actions.hitung import hitung
from sakip_xl.domain.sop.requirements import check_requirement
from sakip_xl.domain.terms import Pakai, SopName
from sakip_xl.schema.content import raw
from sakip_xl.workbook.xlsx.file_book import open_book
from tests.actions.office import NOW, TIM, Office, kode, office_content, refused, saat, type_in
from tests.sample_rows import INDIKATOR


def office(tmp_path: Path, **shared: Any) -> Office:
    """The office whose first indicator of YAN is shared with SEK-UMUM, which has none of its own."""
    first = next(n for n, row in enumerate(INDIKATOR) if row.unit == "YAN")
    indikator = [raw(row) for row in INDIKATOR]
    indikator[first] |= {"unit_pendukung": "sek-umum", "gabungan": "rata-rata", **shared}
    return Office(tmp_path, office_content(tblIndikator=indikator))


@pytest.fixture
def shared() -> str:
    return next(row.kode for row in INDIKATOR if row.unit == "YAN")


def test_every_unit_gets_the_indicator_and_one_number_comes_of_theirs(tmp_path: Path, shared: str) -> None:
    desk = office(tmp_path)
    desk.bagikan()
    form = open_book(desk.kirim / desk.formulir("SEK-UMUM").berkas, now=lambda: NOW).read()
    (row,) = form.row("tblIsian")
    assert row["kode"] == shared
    assert "Bersama unit YAN" in str(row["definisi"])
    for unit, value in (("YAN", "80%"), ("SEK-UMUM", "70%"), ("PMD", None)):
        desk.reply(unit, {shared: value} if value else {})
    desk.rekap()
    assert [(r["unit"], r["realisasi"]) for r in desk.row("tblRealisasi", kode=shared)] == [
        ("SEK-UMUM", "70%"),
        ("YAN", "80%"),
    ]
    assert check_requirement("rekap_cocok", desk.master, SopName.PENGUMPULAN, 2) == []
    hitung(desk.book, moment=saat(TIM, jam=25), triwulan=2)
    (measured,) = desk.row("tblKertasKerja", kode=shared)
    assert (measured["realisasi_ketik"], measured["unit"]) == ("75%", "YAN")
    assert check_requirement("kertas_kerja_terisi", desk.master, SopName.PENGUKURAN, 2) == []


def test_a_correction_replaces_only_the_row_of_its_unit(tmp_path: Path, shared: str) -> None:
    desk = office(tmp_path)
    desk.bagikan()
    desk.reply("YAN", {shared: "80%"})
    desk.reply("SEK-UMUM", {shared: "70%"})
    desk.rekap()
    desk.reply("SEK-UMUM", {shared: "60%"}, jam=30)
    result = desk.rekap(moment=saat(TIM, jam=48))
    assert [(row["unit"], row["lama"], row["baru"]) for row in result.data["bentrok"]] == [
        ("SEK-UMUM", "70%", "60%")
    ]
    desk.putuskan(pakai=Pakai.BARU)
    assert [r["realisasi"] for r in desk.row("tblRealisasi", kode=shared)] == ["60%", "80%"]


def test_a_unit_that_is_still_missing_is_named_by_the_kertas_kerja(tmp_path: Path, shared: str) -> None:
    desk = office(tmp_path)
    desk.bagikan()
    desk.reply("YAN", {shared: "80%"})
    desk.rekap()
    hitung(desk.book, moment=saat(TIM, jam=25), triwulan=2)
    (measured,) = desk.row("tblKertasKerja", kode=shared)
    assert measured.get("realisasi_ketik") is None
    assert "Belum dilaporkan oleh SEK-UMUM." in str(measured["catatan"])


def test_without_a_way_to_join_no_form_goes_out(tmp_path: Path) -> None:
    desk = office(tmp_path, gabungan=None)
    with refused("SKP-461", desk.book, exit_code=1) as galat:
        desk.bagikan()
    assert [item.kode for item in galat.value.rincian] == ["SKP-354"]
    other = tmp_path / "lain"
    other.mkdir()
    desk = office(other, unit_pendukung="TIDAK-ADA")
    with refused("SKP-461", desk.book, exit_code=1) as galat:
        desk.bagikan()
    assert [item.kode for item in galat.value.rincian] == ["SKP-302"]


def test_a_form_in_another_case_is_taken_as_the_kode_that_is_there(tmp_path: Path, shared: str) -> None:
    desk = office(tmp_path)
    desk.bagikan()
    position = next(n for n, row in enumerate(INDIKATOR) if row.kode == shared)
    type_in(desk.book, "tblIndikator", position, kode=shared.lower())
    desk.reply("SEK-UMUM", {shared: "70%"})
    result = desk.rekap()
    assert "SKP-302" not in kode(result)
    assert [row.kode for row in desk.master.realisasi] == [shared.lower()]
