"""Both SOPs step by step: what each step asks for, who may complete it, what follows from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.laporan import laporan
from sakip_xl.actions.majukan import majukan
from sakip_xl.actions.status import status
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.terms import Pakai, SopName, YesNo
from sakip_xl.schema.settings import PENGATURAN
from tests.actions.office import CAMAT, KASI, SEKRETARIS, TIM, refused, saat, type_in
from tests.actions.sop_walk import KUMPUL, UKUR, ClickContext, disposisi

YA, TIDAK = YesNo.YA, YesNo.TIDAK


@pytest.fixture
def desk(tmp_path: Path) -> ClickContext:
    return ClickContext(tmp_path)


def state(context: ClickContext, sop: SopName) -> dict[int, str]:
    data = status(context.book, moment=saat(jam=100), triwulan=2).data["sop"][str(sop)]
    return {row["langkah"]: row["keadaan"] for row in data["rincian"]}


# --- The whole way ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("sop", [KUMPUL, UKUR])
def test_an_sop_runs_from_the_order_to_the_archive_and_no_step_is_a_gift(
    desk: ClickContext, sop: SopName
) -> None:
    if sop is UKUR:
        desk.until(KUMPUL, 11)
    for number in range(1, SOP[sop].akhir.nomor + 1):
        assert desk.langkah(sop) == number
        answer = YA if SOP[sop].ke(number).keputusan else None
        if SOP[sop].ke(number).syarat_keluar and (sop, number) not in {(KUMPUL, 8), (KUMPUL, 10)}:
            with refused("SKP-403", desk.book) as galat:
                desk.advance(sop, keputusan=answer)
            assert all(detail.lembar for detail in galat.value.rincian)
        desk.prepare(sop)
        result = desk.advance(sop, keputusan=answer)
        assert result.data["langkah_selesai"] == number
        assert result.data["langkah"] == (None if number == SOP[sop].akhir.nomor else number + 1)
    assert result.pesan.endswith("Seluruh langkah sudah selesai.")
    with refused("SKP-401", desk.book):
        desk.advance(sop)
    assert set(state(desk, sop).values()) == {"selesai"}


def test_the_message_names_the_next_step_and_who_does_it(desk: ClickContext) -> None:
    desk.prepare(KUMPUL)
    result = desk.advance(KUMPUL)
    assert "Triwulan II: langkah 1 selesai. Berikutnya langkah 2 oleh Sekretaris: " in result.pesan


def test_the_quarter_of_beranda_is_taken_when_none_is_named(desk: ClickContext) -> None:
    desk.prepare(KUMPUL)
    assert majukan(desk.book, KUMPUL, moment=saat(CAMAT)).data["triwulan"] == 2


def test_the_log_carries_the_name_as_identitas_has_it(desk: ClickContext) -> None:
    desk.prepare(KUMPUL)
    desk.advance(KUMPUL, oleh=f"  {CAMAT.upper()} ")
    (row,) = desk.row("tblJejak")
    assert (row["oleh"], row["peran"]) == (CAMAT, "Camat")


# --- Refusals, each of which changes nothing --------------------------------------------------------------


@pytest.mark.parametrize(
    ("langkah", "oleh", "choices", "galat"),
    [
        (1, KASI, {}, "SKP-402"),
        (1, "Orang Lain", {}, "SKP-460"),
        (1, CAMAT, {"keputusan": YA}, "SKP-407"),
        (1, CAMAT, {"ke_langkah": 1}, "SKP-410"),
        (10, SEKRETARIS, {}, "SKP-406"),
        (10, SEKRETARIS, {"keputusan": TIDAK}, "SKP-408"),
        (10, SEKRETARIS, {"keputusan": TIDAK, "catatan": "  "}, "SKP-408"),
        (10, SEKRETARIS, {"keputusan": TIDAK, "catatan": "x", "ke_langkah": 6}, "SKP-409"),
        (10, SEKRETARIS, {"keputusan": YA, "ke_langkah": 8}, "SKP-410"),
        (10, TIM, {"keputusan": YA}, "SKP-402"),
        (11, CAMAT, {"keputusan": TIDAK, "catatan": "x"}, "SKP-407"),
    ],
)
def test_a_wrong_request_is_refused_and_changes_nothing(
    desk: ClickContext, langkah: int, oleh: str, choices: dict[str, Any], galat: str
) -> None:
    desk.until(KUMPUL, langkah)
    desk.prepare(KUMPUL)
    with refused(galat, desk.book):
        desk.advance(KUMPUL, oleh, **choices)


def test_an_official_whose_row_is_wrong_is_named_with_the_cell(desk: ClickContext) -> None:
    type_in(desk.book, "tblPejabat", 0, peran="Lurah")
    with refused("SKP-460", desk.book) as galat:
        desk.advance(KUMPUL, CAMAT)
    assert [(t.kode, t.lembar, t.nilai) for t in galat.value.rincian] == [("SKP-102", "Identitas", "Lurah")]


def test_a_disposisi_of_another_person_is_none_of_the_camat(desk: ClickContext) -> None:
    desk.add("tblDisposisi", disposisi(KUMPUL, 1, oleh=TIM))
    with refused("SKP-403", desk.book):
        desk.advance(KUMPUL)


def test_a_row_that_cannot_be_read_is_shown_with_what_is_missing(desk: ClickContext) -> None:
    desk.prepare(KUMPUL)
    type_in(desk.book, "tblDisposisi", 0, tanggal="kemarin")
    with refused("SKP-403", desk.book) as galat:
        desk.advance(KUMPUL)
    assert [t.kode for t in galat.value.rincian] == ["SKP-405", "SKP-103"]
    assert galat.value.rincian[1].nilai == "kemarin"


def test_missing_documents_are_each_named(desk: ClickContext) -> None:
    desk.until(KUMPUL, 4)
    with refused("SKP-403", desk.book) as galat:
        desk.advance(KUMPUL)
    assert len(galat.value.rincian) == 4
    assert {t.lembar for t in galat.value.rincian} == {"Dokumen"}


def test_a_unit_that_has_not_returned_its_form_holds_the_step(desk: ClickContext) -> None:
    desk.until(KUMPUL, 7)
    desk.reply("YAN")
    desk.rekap()
    with refused("SKP-403", desk.book) as galat:
        desk.advance(KUMPUL, TIM)
    assert ["Seksi Pemberdayaan Masyarakat dan Desa" in t.pesan for t in galat.value.rincian] == [True]
    type_in(desk.book, "tblFormulir", 1, status="dikecualikan", alasan="Jabatan kosong.")
    assert desk.advance(KUMPUL, TIM).data["langkah"] == 8


def test_measuring_waits_for_the_data_to_be_agreed(desk: ClickContext) -> None:
    desk.until(KUMPUL, 10).until(UKUR, 5)
    desk.prepare(UKUR)
    with refused("SKP-411", desk.book):
        desk.advance(UKUR)
    desk.advance(KUMPUL, keputusan=YA)
    assert desk.advance(UKUR).data["langkah"] == 6


# --- What follows from a step -----------------------------------------------------------------------------


def test_the_first_step_lays_out_the_checklist_once(desk: ClickContext) -> None:
    desk.until(KUMPUL, 2)
    dokumen = desk.row("tblDokumen", sop="pengumpulan", triwulan=2)
    assert [b["dokumen"] for b in dokumen] == [
        "Renstra",
        "Hasil Survei",
        "Laporan Hasil Evaluasi",
        "SAKIP Menpan RB",
    ]
    assert desk.row("tblDokumen", sop="pengukuran") == []


def test_a_checklist_that_staff_began_keeps_their_lines(tmp_path: Path) -> None:
    existing = {"sop": "pengumpulan", "triwulan": 2, "langkah": 4, "dokumen": "RENSTRA", "ada": "Ya"}
    context = ClickContext(tmp_path, tblDokumen=[existing])
    context.until(KUMPUL, 2)
    dokumen = context.row("tblDokumen", sop="pengumpulan")
    assert [b["dokumen"] for b in dokumen][:2] == ["RENSTRA", "Hasil Survei"]
    assert len(dokumen) == 4
    assert dokumen[0].get("ada") == "Ya"


def test_yes_agrees_to_the_draft_and_makes_the_final_report(desk: ClickContext) -> None:
    desk.until(KUMPUL, 10)
    desk.advance(KUMPUL, keputusan=YA, catatan="Lengkap.")
    draft, final = desk.row("tblLaporan")
    assert (draft["jenis"], draft.get("keputusan_sekretaris"), draft.get("arahan")) == (
        "draft",
        "Ya",
        "Lengkap.",
    )
    assert (final["jenis"], final.get("keputusan_sekretaris")) == ("final", "Ya")
    assert final["nomor"] == "PENGUMPULAN-TW2-2026-02"
    assert final["sidik_data"] == draft["sidik_data"]


def test_no_writes_the_arahan_and_makes_later_steps_draft_again(desk: ClickContext) -> None:
    desk.until(KUMPUL, 10)
    result = desk.advance(KUMPUL, keputusan=TIDAK, catatan="Lengkapi bukti YAN.", ke_langkah=7)
    assert result.pesan.endswith(
        "dikembalikan ke langkah 7 dengan arahan: Lengkapi bukti YAN. Formulir diminta lagi dari YAN."
    )
    assert (desk.formulir("YAN").status, desk.formulir("PMD").status) == ("dikembalikan", "diterima")
    assert desk.langkah(KUMPUL) == 7
    later = state(desk, KUMPUL)
    assert (later[6], later[7], later[8], later[9]) == ("selesai", "berjalan", "draf", "draf")
    (draft,) = desk.row("tblLaporan")
    assert (draft.get("keputusan_sekretaris"), draft.get("arahan")) == ("Tidak", "Lengkapi bukti YAN.")


def test_no_without_a_step_goes_back_to_the_default(desk: ClickContext) -> None:
    desk.until(KUMPUL, 10)
    assert desk.advance(KUMPUL, keputusan=TIDAK, catatan="Ulangi.").data["langkah"] == 8


def test_the_report_that_was_returned_is_not_taken_for_the_new_one(desk: ClickContext) -> None:
    desk.until(KUMPUL, 10)
    desk.advance(KUMPUL, keputusan=TIDAK, catatan="Ulangi.")
    desk.advance(KUMPUL)
    with refused("SKP-403", desk.book):
        desk.advance(KUMPUL)
    desk.prepare(KUMPUL)
    desk.advance(KUMPUL)
    desk.advance(KUMPUL, keputusan=YA)
    assert [(b["jenis"], b.get("keputusan_sekretaris")) for b in desk.row("tblLaporan")] == [
        ("draft", "Tidak"),
        ("draft", "Ya"),
        ("final", "Ya"),
    ]


def test_a_report_older_than_its_data_is_not_agreed_to(desk: ClickContext) -> None:
    desk.until(KUMPUL, 10)
    desk.reply("PMD", {"IKK.1": 85}, jam=5)
    desk.rekap()
    with refused("SKP-403", desk.book) as galat:
        desk.advance(KUMPUL, keputusan=YA)
    assert [detail.lembar for detail in galat.value.rincian] == ["Bentrok"]
    desk.putuskan(pakai=Pakai.BARU)
    with refused("SKP-403", desk.book) as galat:
        desk.advance(KUMPUL, keputusan=YA)
    assert "PENGUMPULAN-TW2-2026-01" in galat.value.rincian[0].pesan


def test_the_disposisi_of_the_camat_is_noted_on_the_final_report(desk: ClickContext) -> None:
    desk.until(KUMPUL, 11)
    desk.prepare(KUMPUL)
    laporan(desk.book, KUMPUL, moment=saat(TIM), triwulan=2)  # a draft made meanwhile is not the report
    desk.add("tblDisposisi", disposisi(KUMPUL, 10, harap="Bukan atas laporan"))
    desk.advance(KUMPUL)
    catatan = [b.get("disposisi_camat") for b in desk.row("tblLaporan")]
    assert catatan == [None, "Arsipkan.", None]


def test_a_step_waits_until_what_was_filled_in_has_no_fault_but_may_be_sent_back(desk: ClickContext) -> None:
    desk.until(KUMPUL, 11)
    desk.prepare(KUMPUL)
    desk.add("tblDisposisi", disposisi(KUMPUL, 11, oleh=SEKRETARIS))
    with refused("SKP-180", desk.book) as galat:
        desk.advance(KUMPUL)
    assert {detail.kode for detail in galat.value.rincian} == {"SKP-301", "SKP-303"}
    with refused("SKP-181", desk.book):
        arsipkan(desk.book, KUMPUL, desk.akar / "arsip", moment=saat(TIM), triwulan=2)


def test_a_fault_of_another_quarter_does_not_hold_a_step_up(desk: ClickContext) -> None:
    desk.until(KUMPUL, 11)
    desk.prepare(KUMPUL)
    desk.add("tblDisposisi", disposisi(KUMPUL, 11, oleh=SEKRETARIS, triwulan=3, nomor_agenda="X"))
    assert desk.advance(KUMPUL).data["langkah_selesai"] == 11


def test_harap_and_catatan_of_the_camat_become_sentences(desk: ClickContext) -> None:
    desk.until(KUMPUL, 11).until(UKUR, 10)
    assert desk.row("tblLaporan", sop="pengukuran")[-1]["disposisi_camat"] == (
        "Laksanakan. Perhatikan IKS.3."
    )


# --- The Camat may return, when the setting says so -------------------------------------------------------


@pytest.fixture
def camat_may_return(tmp_path: Path) -> ClickContext:
    context = ClickContext(tmp_path)
    index = next(n for n, setting in enumerate(PENGATURAN) if setting.bidang == "camat_dapat_mengembalikan")
    type_in(context.book, "tblPengaturan", index, nilai="Ya")
    context.until(KUMPUL, 11)
    context.prepare(KUMPUL)
    return context


def test_a_return_of_the_camat_to_an_earlier_step_asks_for_a_new_draft(
    camat_may_return: ClickContext,
) -> None:
    context = camat_may_return
    context.advance(KUMPUL, CAMAT, keputusan=TIDAK, catatan="Lengkapi.", ke_langkah=8)
    assert [b.get("keputusan_sekretaris") for b in context.row("tblLaporan")] == ["Tidak", "Tidak"]
    context.advance(KUMPUL)
    with refused("SKP-403", context.book):
        context.advance(KUMPUL)
    context.prepare(KUMPUL)
    context.advance(KUMPUL)
    context.advance(KUMPUL, keputusan=YA)
    assert [b["jenis"] for b in context.row("tblLaporan")] == ["draft", "final", "draft", "final"]


def test_a_return_of_the_camat_to_the_decision_asks_for_a_new_decision_only(
    camat_may_return: ClickContext,
) -> None:
    context = camat_may_return
    context.advance(KUMPUL, CAMAT, keputusan=TIDAK, catatan="Timbang lagi.")
    assert context.langkah(KUMPUL) == 10
    context.advance(KUMPUL, keputusan=YA)
    assert [(b["jenis"], b.get("keputusan_sekretaris")) for b in context.row("tblLaporan")] == [
        ("draft", "Ya"),
        ("final", "Tidak"),
        ("final", "Ya"),
    ]


def test_a_no_after_the_return_of_the_camat_leaves_no_report_standing(camat_may_return: ClickContext) -> None:
    context = camat_may_return
    context.advance(KUMPUL, CAMAT, keputusan=TIDAK, catatan="Timbang lagi.")
    context.advance(KUMPUL, keputusan=TIDAK, catatan="Benar, ulangi.")
    assert [b.get("keputusan_sekretaris") for b in context.row("tblLaporan")] == ["Tidak", "Tidak"]


def test_a_yes_of_the_camat_is_his_disposisi(camat_may_return: ClickContext) -> None:
    context = camat_may_return
    context.advance(KUMPUL, CAMAT, keputusan=YA)
    final = context.row("tblLaporan")[-1]
    assert (final["disposisi_camat"], final.get("keputusan_sekretaris")) == ("Arsipkan.", "Ya")
    assert context.langkah(KUMPUL) == 12
