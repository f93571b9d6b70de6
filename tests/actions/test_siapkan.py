"""Siapkan Naskah: what is proposed at each step, what it never does, and that people must look at it."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.majukan import majukan
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment
from sakip_xl.actions.siapkan import siapkan
from sakip_xl.domain.model import (
    Cell,
    Dokumen,
    Formulir,
    KegiatanKerja,
    Keputusan,
    Notulen,
    Peserta,
)
from sakip_xl.domain.rules.program_kerja import PROPOSED
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.terms import SopName, Triwulan, YesNo
from sakip_xl.schema.content import RawRow
from tests.actions.office import CAMAT, KASI, NOW, SEKRETARIS, TIM, Office, refused, saat, type_in
from tests.actions.sop_walk import KUMPUL, UKUR, ClickContext, disposisi
from tests.sample import PENGATURAN_CONTOH, pengaturan_rows

STEPS = {1: "tblDisposisi", 2: "tblNotulen", 3: "tblProgramKerja", 4: "tblDokumen", 6: "tblFormulir"}
GONE = "Hartono, S.H."


class Desk(ClickContext):
    """An office whose blank cells are there to be asked for."""

    def row(self, table: str, **criteria: Cell) -> list[RawRow]:
        return [defaultdict(lambda: None, row) for row in super().row(table, **criteria)]


@pytest.fixture
def desk(tmp_path: Path) -> ClickContext:
    return Desk(tmp_path)


def propose(context: Office, sop: SopName = KUMPUL, **options: Any) -> Result:
    return siapkan(context.book, sop, **{"moment": saat(TIM), "triwulan": 2, **options})


PLACE: dict[str, Any] = {"sop": KUMPUL, "triwulan": Triwulan.I}


def last_quarter(context: ClickContext) -> None:
    """The papers of Triwulan I, as they were."""
    _last_meeting(context)
    _last_plan(context)
    context.add(
        "tblDisposisi",
        disposisi(
            KUMPUL,
            1,
            triwulan=Triwulan.I,
            nomor_agenda="018/IV/2026",
            tanggal=date(2026, 4, 6),
            hal="Pengumpulan data Triwulan I",
            harap="Laporkan paling lambat Rabu, 8 April 2026",
            catatan="Segera.",
        ),
    )
    seen: dict[str, Any] = {**PLACE, "langkah": 4, "ada": YesNo.YA, "sejak": date(2026, 1, 5)}
    context.add(
        "tblDokumen",
        Dokumen(**seen, dokumen="Renstra 2025-2029", lokasi="Lemari 1"),
        Dokumen(**seen, dokumen="Hasil Survei", lokasi="Map TW I"),
        Dokumen(**seen, dokumen="Peraturan Bupati", lokasi="Lemari 2", keterangan="Salinan"),
    )
    context.add(
        "tblFormulir",
        Formulir(id_formulir="F1", triwulan=Triwulan.I, unit="YAN", penerima="Petugas Loket"),
    )


def _last_meeting(context: ClickContext) -> None:
    rapat = Notulen(
        **PLACE,
        nomor="NOT-05/2026",
        tanggal=date(2026, 4, 6),
        jam_mulai=time(9),
        jam_selesai=time(10),
        tempat="Aula",
        agenda="Arahan Triwulan I",
        pimpinan=SEKRETARIS,
        notulis=TIM,
        ringkasan="Arahan.",
    )
    context.add("tblNotulen", rapat)
    people = (SEKRETARIS, TIM, "Tamu Bappeda")
    context.add("tblPeserta", *(Peserta(nomor_notulen=rapat.nomor, nama=name) for name in people))
    context.add(
        "tblKeputusan",
        Keputusan(
            nomor_notulen=rapat.nomor,
            keputusan="Formulir Triwulan I dibagikan Selasa, 7 April 2026.",
            tindak_lanjut="Menyiapkan.",
            penanggung_jawab=TIM,
            batas_waktu=date(2026, 4, 7),
            selesai=YesNo.YA,
        ),
    )


def _last_plan(context: ClickContext) -> None:
    plan = KegiatanKerja(
        **PLACE,
        langkah=7,
        kegiatan="Menagih formulir TW I",
        penanggung_jawab="Tim SAKIP",
        mulai=date(2026, 4, 7),
        selesai=date(2026, 4, 8),
        keluaran="Formulir",
        progres=Decimal(100),
    )
    context.add("tblProgramKerja", plan, plan.model_copy(update={"kegiatan": "Menerima formulir"}))


def test_the_order_is_worded_as_last_quarters_and_waits_for_the_camat(desk: ClickContext) -> None:
    last_quarter(desk)
    result = propose(desk)
    row = desk.row("tblDisposisi", triwulan=2)[0]
    assert (row["nomor_agenda"], row["tanggal"], row["hal"]) == (
        "019/IV/2026",
        NOW.date(),
        "Pengumpulan data Triwulan II",
    )
    assert row["harap"] == "Laporkan paling lambat Rabu, 8 Juli 2026"
    assert (row["catatan"], row["oleh"]) == (None, None)
    assert "Cocokkan Nomor Agenda 019/IV/2026 dengan buku agenda" in result.pesan
    assert result.data["lembar"] == "Disposisi"
    with refused("SKP-403", desk.book):
        desk.advance(KUMPUL)
    index = len(desk.row("tblDisposisi")) - 1
    type_in(desk.book, "tblDisposisi", index, oleh=CAMAT)
    assert desk.advance(KUMPUL).data["langkah"] == 2


def test_without_a_last_quarter_the_order_is_the_sops(desk: ClickContext) -> None:
    assert "Isi Nomor Agenda, dan" in propose(desk, UKUR).pesan
    row = desk.row("tblDisposisi")[0]
    assert (row["nomor_agenda"], row["sifat"], row["hal"]) == (
        None,
        "segera",
        "Pengukuran kinerja Triwulan II Tahun 2026",
    )


def test_the_answer_to_the_report_is_the_sops(desk: ClickContext) -> None:
    desk.until(KUMPUL, 11)
    propose(desk, moment=saat(TIM, jam=desk.jam))
    row = desk.row("tblDisposisi", langkah=11)[0]
    assert (row["surat_dari"], row["sifat"], row["oleh"]) == ("Sekretaris", "biasa", None)
    assert row["hal"] == "Laporan hasil pengumpulan data kinerja Triwulan II Tahun 2026"


def test_the_meeting_is_last_quarters_without_what_was_said(desk: ClickContext) -> None:
    last_quarter(desk)
    desk.until(KUMPUL, 2)
    propose(desk)
    notulen = desk.row("tblNotulen", triwulan=2)[0]
    assert (notulen["nomor"], notulen["tempat"], notulen["agenda"]) == (
        "NOT-06/2026",
        "Aula",
        "Arahan Triwulan II",
    )
    assert (notulen["tanggal"], notulen["jam_mulai"], notulen["ringkasan"]) == (NOW.date(), time(9), None)
    people = [row["nama"] for row in desk.row("tblPeserta", nomor_notulen="NOT-06/2026")]
    assert people == [SEKRETARIS, TIM, "Tamu Bappeda"]
    decision = desk.row("tblKeputusan", nomor_notulen="NOT-06/2026")[0]
    assert decision["keputusan"] == "Formulir Triwulan II dibagikan Selasa, 7 Juli 2026."
    assert (decision["batas_waktu"], decision["selesai"]) == (date(2026, 7, 7), "Tidak")
    with refused("SKP-403", desk.book):
        desk.advance(KUMPUL)
    type_in(desk.book, "tblNotulen", 1, ringkasan="Arahan.")
    assert desk.advance(KUMPUL).data["langkah"] == 3


def test_without_a_last_meeting_the_sekretaris_and_the_team_are_invited(desk: ClickContext) -> None:
    desk.until(KUMPUL, 2)
    assert "belum ada rapat lalu" in propose(desk).pesan
    notulen = desk.row("tblNotulen")[0]
    assert (notulen["nomor"], notulen["tempat"], notulen["jam_mulai"]) == ("NOT-01/2026", None, None)
    assert [row["nama"] for row in desk.row("tblPeserta")] == [SEKRETARIS, TIM]
    assert desk.row("tblKeputusan") == []
    letter = desk.row("tblUndangan")[0]
    assert (letter["nomor"], letter["tempat"]) == ("UND-01/2026", None)
    assert letter["agenda"] == "Arahan pelaksanaan pengumpulan data kinerja Triwulan II"


def test_who_has_left_is_not_proposed_again_and_the_new_sekretaris_leads(desk: ClickContext) -> None:
    last_quarter(desk)
    desk.until(KUMPUL, 2)
    old = desk.row("tblPejabat", nama=SEKRETARIS)[0]
    index = desk.row("tblPejabat").index(old)
    content = desk.book.read()
    rows = [*content.row("tblPejabat"), {**old, "nama": GONE, "selesai": None}]
    rows[index] = {**old, "selesai": date(2026, 6, 30)}
    desk.book.save(type(content)(content.kind, {**content.tables, "tblPejabat": rows}))
    propose(desk)
    people = [row["nama"] for row in desk.row("tblPeserta", nomor_notulen="NOT-06/2026")]
    assert people == [GONE, TIM, "Tamu Bappeda"]
    assert desk.row("tblNotulen", triwulan=2)[0]["pimpinan"] == GONE


def test_the_plan_has_every_step_of_the_team_on_working_days_and_must_be_looked_at(
    desk: ClickContext,
) -> None:
    last_quarter(desk)
    desk.until(KUMPUL, 3)
    propose(desk)
    plan = desk.row("tblProgramKerja", triwulan=2)
    assert [row["langkah"] for row in plan] == [4, 5, 6, 7, 7, 8, 9, 12]
    assert [row["kegiatan"] for row in plan if row["langkah"] == 7] == [
        "Menagih formulir TW II",
        "Menerima formulir",
    ]
    assert plan[0]["kegiatan"] == SOP[KUMPUL].ke(4).uraian
    assert {row["progres"] for row in plan} == {0}
    dates: list[Any] = [(row["mulai"], row["selesai"]) for row in plan]
    assert all(NOW.date() <= start <= end for start, end in dates)
    assert dates == sorted(dates)
    assert [row["keterangan"] for row in plan] == [PROPOSED, *[None] * 7]
    with refused("SKP-403", desk.book) as galat:
        desk.advance(KUMPUL)
    assert PROPOSED in str(galat.value.rincian)
    type_in(desk.book, "tblProgramKerja", 2, keterangan="")
    assert desk.advance(KUMPUL).data["langkah"] == 4


def test_a_step_that_is_planned_already_gets_no_other_activity(desk: ClickContext) -> None:
    desk.until(KUMPUL, 3)
    desk.prepare(KUMPUL)
    own = desk.row("tblProgramKerja")
    content = desk.book.read()
    kept = [row for row in own if row["langkah"] != 8]
    desk.book.save(type(content)(content.kind, {**content.tables, "tblProgramKerja": kept}))
    assert propose(desk).data["baris"] == {"tblProgramKerja": 1}
    assert desk.row("tblProgramKerja")[: len(kept)] == kept
    assert desk.row("tblProgramKerja")[-1]["langkah"] == 8


def test_documents_are_where_they_were_and_a_person_says_that_they_are_there(desk: ClickContext) -> None:
    last_quarter(desk)
    desk.until(KUMPUL, 4)
    propose(desk)
    lines = {row["dokumen"]: row for row in desk.row("tblDokumen", triwulan=2, sop="pengumpulan")}
    assert {row["ada"] for row in lines.values()} == {"Tidak"}
    assert (lines["Renstra"]["lokasi"], lines["Renstra"]["sejak"]) == ("Lemari 1", date(2026, 1, 5))
    assert (lines["Hasil Survei"]["lokasi"], lines["Hasil Survei"]["sejak"]) == ("Map TW II", None)
    assert lines["SAKIP Menpan RB"]["lokasi"] is None
    assert (lines["Peraturan Bupati"]["lokasi"], lines["Peraturan Bupati"]["keterangan"]) == (
        "Lemari 2",
        None,
    )
    assert "Renstra 2025-2029" not in lines
    with refused("SKP-403", desk.book):
        desk.advance(KUMPUL)


def test_a_line_that_was_filled_in_and_one_that_was_ticked_stay(desk: ClickContext) -> None:
    last_quarter(desk)
    desk.until(KUMPUL, 4)
    rows = desk.row("tblDokumen")
    renstra = next(n for n, row in enumerate(rows) if (row["dokumen"], row["triwulan"]) == ("Renstra", 2))
    type_in(desk.book, "tblDokumen", renstra, lokasi="Ruang arsip")
    survei = next(n for n, row in enumerate(rows) if (row["dokumen"], row["triwulan"]) == ("Hasil Survei", 2))
    type_in(desk.book, "tblDokumen", survei, ada="Ya")
    propose(desk)
    assert desk.row("tblDokumen")[renstra]["lokasi"] == "Ruang arsip"
    assert desk.row("tblDokumen")[survei]["lokasi"] is None


def test_recipients_are_last_quarters_or_the_heads_and_the_time_is_asked(desk: ClickContext) -> None:
    last_quarter(desk)
    desk.until(KUMPUL, 6)
    propose(desk, moment=saat(TIM, jam=desk.jam))
    heads = {row["kode"]: row["kepala"] for row in desk.row("tblUnit")}
    forms = {row["unit"]: row for row in desk.row("tblFormulir", triwulan=2)}
    assert forms["YAN"]["penerima"] == "Petugas Loket"
    assert forms["PMD"]["penerima"] == heads["PMD"]
    assert {row["diterima_unit"] for row in forms.values()} == {None}
    with refused("SKP-403", desk.book):
        desk.advance(KUMPUL)


def test_a_form_with_a_recipient_and_an_excused_unit_stay(desk: ClickContext) -> None:
    desk.until(KUMPUL, 6)
    type_in(desk.book, "tblFormulir", 0, penerima=KASI)
    type_in(desk.book, "tblFormulir", 1, status="dikecualikan", alasan="Kosong")
    old = desk.book.read()
    assert "tidak ada yang diusulkan" in propose(desk, moment=saat(TIM, jam=desk.jam)).pesan
    assert desk.book.read() == old


@pytest.mark.parametrize("step", STEPS)
def test_a_second_click_adds_nothing(desk: ClickContext, step: int) -> None:
    last_quarter(desk)
    desk.until(KUMPUL, step)
    propose(desk, moment=saat(TIM, jam=desk.jam))
    old, times = desk.book.read(), len(desk.book.history)
    again = propose(desk, moment=saat(TIM, jam=desk.jam + 1))
    assert "tidak ada yang diusulkan" in again.pesan
    assert (desk.book.read(), len(desk.book.history)) == (old, times)


@pytest.mark.parametrize("step", STEPS)
def test_it_is_one_row_of_the_log_and_can_be_taken_back(desk: ClickContext, step: int) -> None:
    last_quarter(desk)
    desk.until(KUMPUL, step)
    old = desk.book.read()
    propose(desk, moment=saat(TIM, jam=desk.jam))
    new = desk.row("tblJejak")[len(old.row("tblJejak")) :]
    assert [(row["peristiwa"], row["oleh"]) for row in new] == [("naskah diusulkan", TIM)]
    batalkan(desk.book, moment=saat(TIM, jam=desk.jam + 1))
    names = ("tblDisposisi", "tblUndangan", "tblNotulen", "tblPeserta", "tblKeputusan", "tblProgramKerja")
    for name in (*names, "tblDokumen", "tblFormulir"):
        assert desk.row(name) == old.row(name), name


def test_a_row_that_staff_began_is_not_joined_by_a_proposal(desk: ClickContext) -> None:
    content = desk.book.read()
    begun: list[RawRow] = [{"hal": "Pengumpulan data"}]
    desk.book.save(type(content)(content.kind, {**content.tables, "tblDisposisi": begun}))
    assert "tidak ada yang diusulkan" in propose(desk).pesan
    assert desk.row("tblDisposisi") == begun


@pytest.mark.parametrize(("sop", "step"), [(KUMPUL, 5), (KUMPUL, 12), (UKUR, 10)])
def test_a_step_without_typed_papers_says_so(desk: ClickContext, sop: SopName, step: int) -> None:
    if sop is UKUR:
        desk.until(KUMPUL, 12)
    desk.until(sop, step)
    old = desk.book.read()
    result = propose(desk, sop, moment=saat(TIM, jam=desk.jam))
    assert "tidak memerlukan naskah yang diketik" in result.pesan
    assert (result.data["lembar"], result.keluar) == ("", 0)
    assert desk.book.read() == old


def test_a_finished_sop_needs_nothing(desk: ClickContext) -> None:
    desk.until(KUMPUL, 12)
    desk.prepare(KUMPUL)
    desk.advance(KUMPUL)
    assert "sudah selesai" in propose(desk, moment=saat(TIM, jam=desk.jam)).pesan


def test_a_quarter_on_paper_is_refused(tmp_path: Path) -> None:
    settings = PENGATURAN_CONTOH.model_copy(update={"triwulan_mulai": Triwulan.III})
    desk = ClickContext(tmp_path, tblPengaturan=pengaturan_rows(settings))
    with refused("SKP-499", desk.book):
        propose(desk)


def test_the_quarter_of_beranda_is_meant_when_none_is_said(desk: ClickContext) -> None:
    assert siapkan(desk.book, KUMPUL, moment=saat(TIM)).data["triwulan"] == 2


@pytest.mark.parametrize(
    "now", [datetime(2026, 7, 4, 10), datetime(2026, 7, 6, 15, 30), datetime(2026, 12, 31, 16)]
)
def test_a_plan_made_outside_working_time_begins_on_the_next_working_day(
    desk: ClickContext, now: datetime
) -> None:
    desk.until(KUMPUL, 3)
    siapkan(desk.book, KUMPUL, moment=Moment(now, TIM), triwulan=2)
    first = desk.row("tblProgramKerja")[0]["mulai"]
    assert isinstance(first, date)
    assert first > now.date()
    assert first.weekday() < 5


def test_the_steps_reopened_by_a_return_keep_their_papers(desk: ClickContext) -> None:
    desk.until(KUMPUL, 10)
    majukan(
        desk.book,
        KUMPUL,
        moment=saat(SEKRETARIS, jam=desk.jam + 1),
        triwulan=2,
        keputusan=YesNo.TIDAK,
        catatan="Lengkapi.",
        ke_langkah=8,
    )
    assert "tidak memerlukan naskah" in propose(desk, moment=saat(TIM, jam=desk.jam + 2)).pesan
