"""An office that begins in Triwulan III: what was done on paper is typed once and not asked for again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.bagikan import bagikan
from sakip_xl.actions.hitung import hitung
from sakip_xl.actions.laporan import laporan
from sakip_xl.actions.rekap import rekap
from sakip_xl.actions.status import status
from sakip_xl.domain.measure.units import reporting_units
from sakip_xl.domain.model import Realisasi
from sakip_xl.domain.sop.current import sop_status
from sakip_xl.domain.sop.requirements import check_requirement
from sakip_xl.domain.terms import Triwulan
from sakip_xl.schema.content import raw
from sakip_xl.schema.settings import PENGATURAN, default_row
from sakip_xl.workbook.drawing import draw_book
from tests.actions.office import NOW, TIM, refused, saat
from tests.actions.sop_walk import KUMPUL, UKUR, ClickContext
from tests.sample_rows import INDIKATOR

MULAI = next(setting for setting in PENGATURAN if setting.bidang == "triwulan_mulai")


@pytest.fixture
def desk(tmp_path: Path) -> ClickContext:
    """An office whose book begins with Triwulan III."""
    return begin_in_iii(ClickContext(tmp_path))


def begin_in_iii(desk: ClickContext) -> ClickContext:
    """Somebody types the setting."""
    rows = [row for row in desk.book.read().row("tblPengaturan") if row.get("pengaturan") != MULAI.label]
    rows.append({**raw(default_row(MULAI)), "nilai": 3})
    content = desk.book.read()
    desk.book.save(replace(content, tables={**content.tables, "tblPengaturan": rows}))
    assert desk.master.pengaturan.triwulan_mulai == 3
    return desk


def test_the_quarters_before_are_over_on_paper(desk: ClickContext) -> None:
    for sop in (KUMPUL, UKUR):
        state = sop_status(desk.master, sop, 2, NOW)
        assert (state.selesai, state.disetujui, state.di_atas_kertas) == (True, True, True)
        assert not sop_status(desk.master, sop, 3, NOW).di_atas_kertas
    result = status(desk.book, moment=saat(), triwulan=2)
    assert "dikerjakan di atas kertas" in result.pesan
    assert {row["keadaan"] for row in result.data["sop"]["pengukuran"]["rincian"]} == {"di atas kertas"}
    assert reporting_units(desk.master, 2) == []
    assert reporting_units(desk.master, 3) != []


@pytest.mark.parametrize(
    "act",
    [
        lambda desk: desk.advance(KUMPUL, TIM),
        lambda desk: desk.advance(UKUR, TIM),
        lambda desk: bagikan(desk.book, desk.kirim, triwulan=2, moment=saat(TIM)),
        lambda desk: rekap(desk.book, desk.kembali, triwulan=2, moment=saat(TIM)),
        lambda desk: laporan(desk.book, KUMPUL, triwulan=2, moment=saat(TIM)),
        lambda desk: arsipkan(desk.book, UKUR, triwulan=2, moment=saat(TIM), destination=desk.akar / "arsip"),
    ],
    ids=["majukan", "majukan pengukuran", "bagikan", "rekap", "laporan", "arsipkan"],
)
def test_nothing_of_them_is_begun_in_the_book(desk: ClickContext, act: Any) -> None:
    with refused("SKP-499", desk.book) as galat:
        act(desk)
    assert "di atas kertas" in galat.value.temuan.pesan


def test_what_was_typed_of_them_counts_to_date(desk: ClickContext) -> None:
    indikator = next(row for row in INDIKATOR if row.konsolidasi == "jumlah")
    desk.add(
        "tblRealisasi",
        *(
            Realisasi(
                kode=indikator.kode, triwulan=Triwulan(tw), unit=indikator.unit, realisasi=value, kendala="-"
            )
            for tw, value in ((1, 2), (2, 3), (3, 4))
        ),
    )
    hitung(desk.book, moment=saat(TIM), triwulan=3)
    (row,) = [row for row in desk.master.kertas_kerja if row.kode == indikator.kode]
    assert [row.r1, row.r2, row.r3] == [2, 3, 4]
    assert check_requirement("kertas_kerja_terisi", desk.master, UKUR, 3) is not None


def test_a_quarter_whose_steps_are_in_the_log_is_not_on_paper(tmp_path: Path) -> None:
    desk = ClickContext(tmp_path)
    desk.prepare(KUMPUL)
    desk.advance(KUMPUL)
    begin_in_iii(desk)
    assert not sop_status(desk.master, KUMPUL, 2, NOW).di_atas_kertas
    assert sop_status(desk.master, UKUR, 2, NOW).di_atas_kertas


def test_the_sheets_say_it(desk: ClickContext) -> None:
    sheets = draw_book(desk.book.read(), NOW).sheets
    texts = [str(cell.value) for name in ("Beranda", "SOP") for cell in sheets[name].cells.values()]
    assert "SOP Pengumpulan Data Kinerja: di atas kertas" in texts
    assert sum("Dikerjakan di atas kertas" in text for text in texts) == 22
