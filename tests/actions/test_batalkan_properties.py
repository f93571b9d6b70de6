"""Batalkan on any path: through both SOPs, and through the whole story of the demo."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sakip_xl.actions import undo_journal
from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.buat import initial_content
from sakip_xl.actions.demo import Display
from sakip_xl.actions.sample import ButtonAction, Majukan, SopAction, full_story, sample_content
from sakip_xl.actions.session import Moment
from sakip_xl.domain.sop.current import sop_status
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.state import StatusSop
from sakip_xl.domain.terms import SopName, YesNo
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.port import Book
from sakip_xl.workbook.xlsx.file_book import FileShelf
from tests.actions.office import NOW, SEKRETARIS, refused, saat, type_in
from tests.actions.sop_walk import KUMPUL, UKUR, ClickContext
from tests.actions.test_batalkan import other_content

_EXPENSIVE = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


def run_through(context: ClickContext, sop: SopName, langkah: int, returns: list[int]) -> None:
    """Walk until a step runs, returned from the decision to these steps on the way."""
    keputusan = SOP[sop].langkah_keputusan
    for number in returns if langkah > keputusan.nomor else []:
        context.until(sop, keputusan.nomor)
        allowed = keputusan.boleh_kembali_ke
        context.advance(
            sop,
            SEKRETARIS,
            keputusan=YesNo.TIDAK,
            catatan="Ulangi.",
            ke_langkah=allowed[number % len(allowed)],
        )
    context.until(sop, langkah)


def jawaban(sop: SopName, langkah: int, data: st.DataObject) -> dict[str, Any]:
    """An answer for the step, where it asks for one."""
    step = SOP[sop].ke(langkah)
    if not step.keputusan:
        return {}
    if data.draw(st.booleans(), label="setuju"):
        return {"keputusan": YesNo.YA}
    target = data.draw(st.sampled_from(step.boleh_kembali_ke), label="ke langkah")
    return {"keputusan": YesNo.TIDAK, "catatan": "Lengkapi.", "ke_langkah": target}


def state(context: ClickContext) -> list[StatusSop]:
    return [sop_status(context.master, sop, 2, NOW) for sop in SopName]


@_EXPENSIVE
@given(
    st.sampled_from([(sop, step.nomor) for sop in SopName for step in SOP[sop].langkah]),
    st.lists(st.integers(0, 9), max_size=2),
    st.data(),
)
def test_a_step_taken_back_leaves_both_sops_as_they_were(
    tmp_path_factory: pytest.TempPathFactory,
    tempat: tuple[SopName, int],
    returns: list[int],
    data: st.DataObject,
) -> None:
    sop, langkah = tempat
    context = ClickContext(tmp_path_factory.mktemp("kantor"))
    if sop is UKUR:
        context.until(KUMPUL, 11)
    run_through(context, sop, langkah, returns)
    context.prepare(sop)
    status, content = state(context), other_content(context.book)
    context.advance(sop, **jawaban(sop, langkah, data))
    assert state(context) != status
    batalkan(context.book, moment=saat(doer(context.book), jam=40))
    assert state(context) == status
    assert other_content(context.book) == content


WRITING = [(KUMPUL, n) for n in (1, 5, 7, 9, 10, 11, 12)] + [(UKUR, n) for n in (1, 4, 5, 7, 8, 9, 10)]
"""The steps at which an action writes more than the log."""


@_EXPENSIVE
@given(st.sampled_from(WRITING), st.data())
def test_any_one_cell_changed_since_refuses_and_put_back_no_more(
    tmp_path_factory: pytest.TempPathFactory, tempat: tuple[SopName, int], data: st.DataObject
) -> None:
    sop, langkah = tempat
    context = ClickContext(tmp_path_factory.mktemp("kantor"))
    if sop is UKUR:
        context.until(KUMPUL, 11)
    context.until(sop, langkah)
    context.prepare(sop)
    if langkah in {1, SOP[sop].langkah_keputusan.nomor, SOP[sop].langkah_keputusan.nomor + 1}:
        context.advance(sop, **jawaban(sop, langkah, data))
    touched = touched_cells(context.book)
    table, index, field_name = data.draw(st.sampled_from(touched), label="sel")
    original = context.book.read().row(table)[index].get(field_name)
    new = data.draw(
        st.sampled_from([other for other in ("Diubah", 99, None) if other != original]), label="isi"
    )
    type_in(context.book, table, index, **{field_name: new})
    with refused("SKP-484", context.book) as galat:
        batalkan(context.book, moment=saat(doer(context.book), jam=40))
    assert [detail.sel for detail in galat.value.rincian] == [
        context.book.position(table, index, field_name).cell
    ]
    type_in(context.book, table, index, **{field_name: original})
    batalkan(context.book, moment=saat(doer(context.book), jam=40))


def doer(book: Book) -> str:
    """Who did the last action."""
    entry = undo_journal.last(book.read())
    assert entry is not None
    return entry.oleh


def touched_cells(book: Book) -> list[tuple[str, int, str]]:
    """The cells that the last action wrote: table, row and field."""
    entry = undo_journal.last(book.read())
    assert entry is not None
    return [
        (table, index, field_name)
        for table, difference in entry.tabel.items()
        for index, field_name in [
            *((index, field_name) for index, field_name, *_ in difference.sel),
            *(
                (index, field_name)
                for index, row in enumerate(difference.datang, difference.batas)
                for field_name in row
            ),
        ]
    ]


@dataclass(slots=True)
class BackAndForth(Display):
    """The story of the demo, in which every action is taken back and done again."""

    dibatalkan: list[str] = field(default_factory=list)

    def play(self, scene: Any) -> None:
        earlier, jejak = other_content(self.book), len(self.book.read().row("tblJejak"))
        file = files_in(self.ke)
        Display.play(self, scene)
        if not isinstance(scene, Majukan | ButtonAction | SopAction) or scene.aksi == "periksa":
            return
        result = batalkan(self.book, moment=Moment(scene.waktu, scene.oleh, folder=self.ke.absolute()))
        assert other_content(self.book) == earlier, scene
        assert result.data["jejak"][0] == jejak + 1
        assert files_in(self.ke) == file
        assert list(result.temuan) == []
        self.dibatalkan.append(scene.aksi)
        Display.play(self, scene)


def files_in(root: Path) -> set[Path]:
    """The files of a folder, except what was moved aside."""
    return {path for path in root.rglob("*") if path.is_file() and "dibatalkan" not in path.parent.name}


def test_every_action_of_the_story_can_be_taken_back_and_done_again(tmp_path: Path) -> None:
    story = full_story()
    start = sample_content(
        initial_content("Sumbersuko", story.adegan[0].waktu.year, id_master="contoh-sumbersuko")
    )
    usual = Display(tmp_path / "a", story, MemoryBook(start, shelf=FileShelf()))
    back_and_forth = BackAndForth(tmp_path / "b", story, MemoryBook(start, shelf=FileShelf()))
    for panggung in (usual, back_and_forth):
        for scene in story.adegan:
            panggung.play(scene)
    assert len(back_and_forth.dibatalkan) > 30
    assert set(back_and_forth.dibatalkan) >= {"majukan", "bagikan", "rekap", "hitung", "laporan", "arsipkan"}
    assert stable_content(usual.book) == stable_content(back_and_forth.book)


def stable_content(book: Book) -> dict[str, Any]:
    """The tables of two runs of one story but for fingerprints of files: these name the end of the log."""
    table = other_content(book)
    table["tblFormulir"] = [{**row, "sidik_kembali": ""} for row in table["tblFormulir"]]
    table["tblArsip"] = [{**row, "sidik": ""} for row in table["tblArsip"]]
    return table
