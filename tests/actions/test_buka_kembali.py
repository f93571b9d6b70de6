"""Buka Kembali on a master: reports fall, what was issued stays, the steps run again, and all is logged."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.buka_kembali import buka_kembali
from sakip_xl.actions.majukan import majukan
from sakip_xl.actions.status import status
from sakip_xl.domain.model import Cell
from sakip_xl.domain.sop.current import sop_status
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.terms import Event, LaporanKind, YesNo
from tests.actions.office import CAMAT, NOW, SEKRETARIS, TIM, refused, saat, type_in
from tests.actions.sop_walk import KUMPUL, UKUR, ClickContext

REASON = "Realisasi IKS.1 keliru diketik."


@pytest.fixture
def done(tmp_path: Path) -> ClickContext:
    """Pengumpulan archived and finished."""
    kantor = ClickContext(tmp_path).until(KUMPUL, 12)
    kantor.prepare(KUMPUL)
    kantor.advance(KUMPUL)
    return kantor


def reports(kantor: ClickContext) -> list[tuple[object, object, object]]:
    return [
        (row["jenis"], row["keputusan_sekretaris"], row.get("arahan")) for row in kantor.row("tblLaporan")
    ]


def open_again(kantor: ClickContext, oleh: str = SEKRETARIS, **other: Any) -> dict[str, Any]:
    options = {"moment": saat(oleh, jam=kantor.jam + 1), "triwulan": 2, "catatan": REASON, **other}
    return buka_kembali(kantor.book, KUMPUL, **options).data


def again_until_the_archive(kantor: ClickContext) -> None:
    """The steps are done again; what the Camat wrote under the report is there already."""
    kantor.jam += 2
    kantor.until(KUMPUL, 11)
    kantor.advance(KUMPUL)


def test_the_reports_do_not_stand_any_more_and_the_steps_run_again(done: ClickContext) -> None:
    before = done.row("tblLaporan")
    data = open_again(done)
    assert data["dibuka"] == [{"sop": "pengumpulan", "langkah": 8, "langkah_id": "rekap"}]
    assert {answer for _, answer, _ in reports(done)} == {"Tidak"}
    assert [row["nomor"] for row in done.row("tblLaporan")] == [row["nomor"] for row in before]
    row = done.row("tblJejak")[-1]
    assert (row["peristiwa"], row["oleh"], row["catatan"]) == (str(Event.DIBUKA), SEKRETARIS, REASON)
    told = status(done.book, moment=saat(), triwulan=2)
    assert f"Arahan: {REASON}" in told.pesan
    assert told.data["sop"]["pengumpulan"]["disetujui"] is False


def test_nothing_is_archived_before_it_is_agreed_to_again_and_the_old_archive_does_not_count(
    done: ClickContext, tmp_path: Path
) -> None:
    archives = done.row("tblArsip")
    open_again(done)
    with refused("SKP-465", done.book):
        arsipkan(done.book, KUMPUL, tmp_path / "arsip", moment=saat(TIM, jam=90), triwulan=2)
    again_until_the_archive(done)
    kinds = [kind for kind, answer, _ in reports(done) if answer == "Ya"]
    assert kinds == [str(LaporanKind.DRAFT), str(LaporanKind.FINAL)]
    with refused("SKP-403", done.book) as galat:
        majukan(done.book, KUMPUL, moment=saat(TIM, jam=done.jam + 1), triwulan=2)
    assert "arsip" in galat.value.rincian[0].pesan.casefold()
    done.prepare(KUMPUL)
    done.advance(KUMPUL)
    assert sop_status(done.master, KUMPUL, 2, NOW).selesai
    assert done.row("tblArsip")[: len(archives)] == archives
    assert len(done.row("tblArsip")) == len(archives) + 1


def test_an_agreed_pengukuran_is_opened_with_the_data_it_measured(done: ClickContext) -> None:
    done.until(UKUR, len(SOP[UKUR].langkah))
    data = open_again(done)
    assert [each["sop"] for each in data["dibuka"]] == ["pengumpulan", "pengukuran"]
    assert not sop_status(done.master, UKUR, 2, NOW).disetujui
    assert sop_status(done.master, UKUR, 2, NOW).temuan == ()


def test_pengukuran_alone_leaves_the_data_as_agreed(done: ClickContext) -> None:
    done.until(UKUR, len(SOP[UKUR].langkah))
    moment = saat(SEKRETARIS, jam=done.jam + 1)
    result = buka_kembali(done.book, UKUR, moment=moment, triwulan=2, catatan=REASON, ke_langkah="rekap")
    assert [each["sop"] for each in result.data["dibuka"]] == ["pengukuran"]
    assert sop_status(done.master, KUMPUL, 2, NOW).disetujui


@pytest.mark.parametrize(
    ("kode", "oleh", "options"),
    [
        ("SKP-894", TIM, {}),
        ("SKP-894", CAMAT, {}),
        ("SKP-891", SEKRETARIS, {"catatan": " "}),
        ("SKP-893", SEKRETARIS, {"ke_langkah": 2}),
    ],
)
def test_a_refusal_changes_nothing(done: ClickContext, kode: str, oleh: str, options: dict[str, Any]) -> None:
    with refused(kode, done.book):
        open_again(done, oleh, **options)


def test_what_is_not_agreed_yet_needs_no_opening(tmp_path: Path) -> None:
    kantor = ClickContext(tmp_path).until(KUMPUL, 10)
    with refused("SKP-890", kantor.book):
        open_again(kantor)


def test_another_secretary_may_only_after_the_one_who_agreed_has_left(done: ClickContext) -> None:
    row = next(n for n, each in enumerate(done.row("tblPejabat")) if each["nama"] == SEKRETARIS)
    type_in(done.book, "tblPejabat", row, nama="Dewi Anggraini, S.Sos.")
    assert open_again(done, "Dewi Anggraini, S.Sos.")["dibuka"]


def test_a_substitute_for_a_day_does_not_open_what_the_secretary_agreed_to(done: ClickContext) -> None:
    old = next(each for each in done.row("tblPejabat") if each["nama"] == SEKRETARIS)
    number = len(done.row("tblPejabat"))
    day = saat(jam=done.jam + 1).sekarang.date()
    substitute: dict[str, Cell] = {"nama": TIM, "jabat": "Plh.", "mulai": day, "selesai": day, "akun": None}
    content = done.book.read()
    content.tables["tblPejabat"].append({**old, **substitute})
    done.book.save(content)
    assert len(done.row("tblPejabat")) == number + 1
    with refused("SKP-892", done.book):
        open_again(done, TIM)


def test_it_can_be_taken_back_like_any_act(done: ClickContext) -> None:
    before = done.book.read()
    open_again(done)
    batalkan(done.book, moment=saat(SEKRETARIS, jam=done.jam + 2))
    after = done.book.read()
    assert {name for name in before.tables if before.row(name) != after.row(name)} <= {"tblJejak", "tblBatal"}
    assert sop_status(done.master, KUMPUL, 2, NOW).selesai


def test_the_arahan_of_beranda_is_the_reason_and_is_spent(done: ClickContext) -> None:
    type_in(done.book, "tblKerja", 0, arahan=REASON, ke_langkah=7)
    open_again(done, ke_langkah=7)
    [kerja] = done.row("tblKerja")
    assert (kerja.get("arahan"), kerja.get("ke_langkah")) == (None, None)
    assert done.langkah(KUMPUL) == 7
    assert YesNo.YA not in {answer for _, answer, _ in reports(done)}
