"""A kode that was changed or lost: what hangs on it is shown, carried along, never orphaned silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.hitung import hitung
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.rename_kode import rename_kode
from sakip_xl.domain.sop.jejak import check_chain
from sakip_xl.domain.terms import Pakai
from tests.actions.office import TIM, Office, kode, refused, saat, type_in
from tests.sample_rows import INDIKATOR, KINERJA

SHARED = next(row.kode for row in INDIKATOR if row.unit == "YAN")
PLACE = next(n for n, row in enumerate(INDIKATOR) if row.kode == SHARED)


@pytest.fixture
def measured(tmp_path: Path) -> Office:
    """An office whose indicators are reported and measured."""
    desk = Office(tmp_path)
    desk.bagikan()
    for unit in ("YAN", "PMD"):
        desk.reply(unit)
    desk.rekap()
    hitung(desk.book, moment=saat(TIM, jam=25), triwulan=2)
    return desk


def lost(desk: Office) -> list[str]:
    return [
        item.pesan for item in periksa(desk.book, moment=saat(TIM, jam=26)).temuan if item.kode == "SKP-353"
    ]


def test_a_kode_typed_over_is_told_once_and_carried_along_with_one_click(measured: Office) -> None:
    type_in(measured.book, "tblIndikator", PLACE, kode="IKS.BARU")
    (told,) = lost(measured)
    assert "1 baris realisasi dan 1 baris kertas kerja" in told
    with refused("SKP-467", measured.book, exit_code=1):
        hitung(measured.book, moment=saat(TIM, jam=27), triwulan=2)
    with refused("SKP-461", measured.book, exit_code=1):
        measured.bagikan(moment=saat(TIM, jam=27))
    before = measured.book.read()
    result = rename_kode(measured.book, moment=saat(TIM, jam=28))
    assert result.data["diganti"] == [{"lama": SHARED, "baru": "IKS.BARU", "pada": "daftar indikator"}]
    assert lost(measured) == []
    assert len(measured.row("tblRealisasi", kode="IKS.BARU")) == 1
    assert [str(row.peristiwa) for row in measured.master.jejak][-1] == "kode diganti"
    assert list(check_chain(measured.master.jejak, measured.master.id_master)) == []
    batalkan(measured.book, moment=saat(TIM, jam=29))
    assert measured.book.read().row("tblRealisasi") == before.row("tblRealisasi")


def test_two_kode_named_change_the_row_and_everything_that_names_it(measured: Office) -> None:
    result = rename_kode(measured.book, moment=saat(TIM, jam=28), lama="yan", baru="SI-YAN")
    assert "1 kinerja" not in result.pesan
    master = measured.master
    assert {row.unit for row in master.kinerja if row.kode != "T.1"} == {"SI-YAN"}
    named = [row.unit for row in master.realisasi] + [row.unit for row in master.formulir]
    assert "YAN" not in {*named, *(row.unit for row in master.pejabat)}
    assert lost(measured) == []
    rename_kode(measured.book, moment=saat(TIM, jam=29), lama="S.1", baru="S.1.1")
    assert {row.induk for row in measured.master.kinerja if row.kode == "P.1"} == {"S.1.1"}


def test_what_is_lost_without_a_clear_new_kode_stays_a_finding(measured: Office) -> None:
    assert rename_kode(measured.book, moment=saat(TIM, jam=28)).pesan == "Tidak ada kode yang hilang."
    type_in(measured.book, "tblIndikator", PLACE, kode="IKS.BARU", indikator="Lain sama sekali")
    result = rename_kode(measured.book, moment=saat(TIM, jam=28))
    assert result.pesan == f"Tidak ada kode hilang yang jelas kode barunya. Yang hilang: {SHARED}."
    assert kode(result) == ["SKP-353"]
    carried = rename_kode(measured.book, moment=saat(TIM, jam=28), lama=SHARED, baru="IKS.BARU")
    assert carried.temuan == []
    assert lost(measured) == []


def test_a_deleted_row_keeps_what_hangs_on_it(measured: Office) -> None:
    gone = measured.book.read()
    type_in(measured.book, "tblIndikator", PLACE, **dict.fromkeys(gone.row("tblIndikator")[PLACE]))
    assert len(lost(measured)) == 1
    assert measured.row("tblRealisasi", kode=SHARED)


@pytest.mark.parametrize(
    ("lama", "baru", "refusal"),
    [("TIDAK-ADA", "X", "SKP-168"), (SHARED, INDIKATOR[PLACE - 1].kode, "SKP-169")],
)
def test_a_kode_that_is_nowhere_or_taken_is_refused(
    measured: Office, lama: str, baru: str, refusal: str
) -> None:
    with refused(refusal, measured.book, exit_code=1):
        rename_kode(measured.book, moment=saat(TIM, jam=28), lama=lama, baru=baru)


def test_a_kode_of_two_lists_is_refused_unless_one_of_them_lost_it(measured: Office) -> None:
    node = next(n for n, row in enumerate(KINERJA) if row.kode == "K.1")
    type_in(measured.book, "tblKinerja", node, kode=SHARED)
    with refused("SKP-170", measured.book, exit_code=1):
        rename_kode(measured.book, moment=saat(TIM, jam=28), lama=SHARED, baru="X.1")
    type_in(measured.book, "tblIndikator", PLACE, kode="IKS.BARU")
    rename_kode(measured.book, moment=saat(TIM, jam=28), lama=SHARED, baru="IKS.BARU")
    assert measured.row("tblKinerja", kode=SHARED)
    assert measured.row("tblRealisasi", kode="IKS.BARU")


@pytest.mark.parametrize(("lama", "baru"), [("A", None), (None, "B"), ("A", "A"), ("A", "B;C"), ("A", " ")])
def test_two_kode_are_asked_for_or_none(measured: Office, lama: str | None, baru: str | None) -> None:
    with pytest.raises(ValueError, match="satu kode lama dan satu kode baru"):
        rename_kode(measured.book, moment=saat(TIM, jam=28), lama=lama, baru=baru)


def test_forms_that_are_out_with_the_old_kode_are_named(tmp_path: Path) -> None:
    desk = Office(tmp_path)
    desk.bagikan()
    result = rename_kode(desk.book, moment=saat(TIM), lama=SHARED, baru="IKS.BARU")
    assert "klik Bagikan Formulir" in result.pesan


def test_a_row_with_a_fault_and_a_cell_of_two_changed_kode_are_carried_too(measured: Office) -> None:
    type_in(measured.book, "tblIndikator", PLACE, unit_pendukung="PMD; SEK-UMUM", gabungan="entahlah")
    for old, new in (("PMD", "SI-PMD"), ("SEK-UMUM", "SI-UMUM")):
        rename_kode(measured.book, moment=saat(TIM, jam=28), lama=old, baru=new)
    assert measured.book.read().row("tblIndikator")[PLACE]["unit_pendukung"] == "SI-PMD; SI-UMUM"


def test_one_reported_row_is_enough_to_tell_that_its_kode_is_lost(tmp_path: Path) -> None:
    desk = Office(tmp_path)
    desk.bagikan()
    desk.reply("YAN")
    desk.rekap()
    type_in(desk.book, "tblIndikator", PLACE, kode="IKS.BARU", unit="PMD")
    (told,) = lost(desk)
    assert "1 baris realisasi" in told


def test_a_slip_of_one_cell_is_named_when_the_button_finds_no_new_kode(tmp_path: Path) -> None:
    desk = Office(tmp_path)
    type_in(desk.book, "tblIndikator", PLACE, unit="SI YAN")
    assert rename_kode(desk.book, moment=saat(TIM)).pesan.endswith("Yang hilang: SI YAN.")
    type_in(desk.book, "tblIndikator", PLACE + 1, unit="SI YAN")
    (told,) = [t for t in periksa(desk.book, moment=saat(TIM)).temuan if t.kode == "SKP-353"]
    assert '--lama "SI YAN"' in told.saran


def test_a_conflict_goes_with_the_kode_of_its_row_and_can_still_be_decided(measured: Office) -> None:
    measured.reply("YAN", {SHARED: 10}, name="lagi.xlsx", jam=2)
    measured.rekap(moment=saat(TIM, jam=26))
    rename_kode(measured.book, moment=saat(TIM, jam=28), lama=SHARED, baru="IKS.BARU")
    assert [row["kode"] for row in measured.row("tblBentrok")] == ["IKS.BARU"]
    measured.putuskan(pakai=Pakai.BARU)
    assert measured.realisasi("IKS.BARU") == 10
