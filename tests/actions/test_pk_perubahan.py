"""PK perubahan: rows made of the chosen indicators, forms out replaced, what was reported kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.hitung import hitung
from sakip_xl.actions.pk_perubahan import pk_perubahan
from sakip_xl.domain.rules import check_rules
from tests.actions.office import NOW, TIM, Office, change_cells, kode, refused, saat, type_in


@pytest.fixture
def kantor(tmp_path: Path) -> Office:
    return Office(tmp_path)


def perubahan(kantor: Office, *chosen: str) -> dict[str, object]:
    return pk_perubahan(kantor.book, kode=chosen, moment=saat(TIM)).data


def change_target(kantor: Office, target: object) -> None:
    """Somebody changes the targets of the row made last."""
    last = len(kantor.row("tblIndikator")) - 1
    type_in(kantor.book, "tblIndikator", last, target_tw2=target, target_tw4=target, target_tahun=target)  # type: ignore[arg-type]


def sent(kantor: Office) -> list[str]:
    """What sharing the forms again says about the two units that report."""
    return sorted(found for found in kode(kantor.bagikan()) if found != "SKP-463")


def test_the_chosen_rows_are_copied_to_the_end_and_everything_else_stays(kantor: Office) -> None:
    old = kantor.row("tblIndikator")
    data = perubahan(kantor, " ikk.1", "IKS.1", "iks.1")
    assert data["kode"] == ["IKS.1", "IKK.1"]
    new = kantor.row("tblIndikator")
    assert new[: len(old)] == old
    originals = [row for row in old if row["kode"] in {"IKS.1", "IKK.1"}]
    assert new[len(old) :] == [{**row, "versi_pk": "perubahan"} for row in originals]
    jejak = kantor.row("tblJejak")[-1]
    assert (jejak["peristiwa"], jejak["catatan"]) == (
        "PK perubahan",
        "Baris perubahan untuk IKS.1 dan IKK.1.",
    )


def test_the_new_row_is_in_force_at_the_place_of_the_first(kantor: Office) -> None:
    order = [row.kode for row in kantor.master.indikator_in_force()]
    perubahan(kantor, "IKS.1")
    change_target(kantor, 90)
    in_force = kantor.master.indikator_in_force()
    assert [row.kode for row in in_force] == order
    assert in_force[order.index("IKS.1")].target_tw2 == 90
    assert [row.kode for row in kantor.master.indikator_perubahan()] == ["IKS.1"]


def test_a_form_that_is_out_is_replaced_and_one_taken_over_is_named(kantor: Office) -> None:
    kantor.bagikan()
    old = kantor.formulir("PMD").id_formulir
    perubahan(kantor, "IKK.1")
    assert sent(kantor) == ["SKP-462", "SKP-462"]  # the same targets ask for nothing else
    change_target(kantor, 95)
    assert sent(kantor) == ["SKP-462", "SKP-477"]
    assert kantor.formulir("PMD").id_formulir != old
    kantor.reply("PMD")
    kantor.rekap()
    assert kantor.realisasi("IKK.1") == 95
    change_target(kantor, 99)
    assert sent(kantor) == ["SKP-462", "SKP-482"]


def test_quarters_reported_before_keep_their_realisasi(kantor: Office) -> None:
    kantor.bagikan()
    kantor.reply("PMD")
    kantor.rekap()
    perubahan(kantor, "IKK.1")
    change_target(kantor, 160)
    hitung(kantor.book, moment=saat(TIM), triwulan=2)
    [row] = [row for row in kantor.master.kertas_kerja if row.kode == "IKK.1"]
    assert (row.target_ketik, row.realisasi_ketik) == (160, 80)
    assert row.catatan.endswith("Target menurut PK perubahan.")
    others = [row.catatan for row in kantor.master.kertas_kerja if row.kode != "IKK.1"]
    assert not any("PK perubahan" in catatan for catatan in others)


def test_what_is_only_copied_is_said_by_a_finding(kantor: Office) -> None:
    perubahan(kantor, "IKK.1")

    def findings() -> set[str]:
        found = check_rules(kantor.master, NOW.date(), table={"tblIndikator"})
        return {item.temuan.kode for item in found} & {"SKP-301", "SKP-345", "SKP-346", "SKP-347"}

    assert findings() == {"SKP-347"}
    change_target(kantor, 95)
    assert findings() == set()


def test_it_can_be_taken_back(kantor: Office) -> None:
    old = kantor.row("tblIndikator")
    perubahan(kantor, "IKS.1")
    batalkan(kantor.book, moment=saat(TIM, jam=1))
    assert kantor.row("tblIndikator") == old


def test_none_chosen_is_refused(kantor: Office) -> None:
    for nothing in ([], ["", " "]):
        with refused("SKP-412", kantor.book):
            perubahan(kantor, *nothing)


def test_unknown_broken_and_changed_indicators_are_each_named(kantor: Office) -> None:
    perubahan(kantor, "IKS.1")
    kantor.book.save(change_cells(kantor.book.read(), "tblIndikator", 1, satuan=None))
    broken = str(kantor.row("tblIndikator")[1]["kode"])
    with refused("SKP-413", kantor.book) as galat:
        perubahan(kantor, "IKS.9", "iks.1", broken, "IKK.1")
    assert [item.kode for item in galat.value.rincian] == ["SKP-302", "SKP-414", "SKP-101"]
    assert galat.value.rincian[0].pesan == "Isi kolom Kode 'IKS.9' tidak ada pada lembar Indikator."
