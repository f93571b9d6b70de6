"""Whatever two people type and click in their copies: the merge holds together."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.hitung import hitung
from sakip_xl.actions.laporan import laporan
from sakip_xl.actions.majukan import majukan
from sakip_xl.actions.periksa import periksa
from sakip_xl.domain.sop.jejak import check_cancellations, check_chain
from sakip_xl.errors import SakipError, Tingkat
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.xlsx.file_book import open_book
from tests.actions.office import TIM, saat
from tests.actions.sop_walk import KUMPUL, ClickContext
from tests.actions.two_books import LATER, TwoBooks, read, retype, type_cell, with_rows, work

Deed = Callable[[Path, float], None]


def _typed(index: int, **values: str) -> Deed:
    return lambda path, _hour: type_cell(path, "tblIndikator", index, **values)


def _clicked(action: Callable[..., object], **options: object) -> Deed:
    return lambda path, hour: work(path, action, jam=hour, **options)


def _taken_back(path: Path, hour: float) -> None:
    try:
        work(path, batalkan, jam=hour)
    except SakipError as galat:  # nothing of its own to take back, or typed over since
        if galat.kode not in {"SKP-484", "SKP-486", "SKP-487"}:
            raise


def _deleted(path: Path, _hour: float) -> None:
    retype(path, lambda c: with_rows(c, "tblProgramKerja", c.row("tblProgramKerja")[1:]))


def _added(path: Path, _hour: float) -> None:
    def change(content: BookContent) -> BookContent:
        rows = content.row("tblProgramKerja")
        return with_rows(content, "tblProgramKerja", [*rows, {**rows[0], "kegiatan": f"Dari {path.name}"}])

    retype(path, change)


DEEDS: dict[str, Deed] = {
    "type here": _typed(0, definisi="satu kata"),
    "type there": _typed(1, definisi="kata lain"),
    "type over": _typed(0, definisi="bukan itu"),
    "delete": _deleted,
    "add": _added,
    "check": _clicked(periksa, tulis=True),
    "compute": _clicked(hitung, triwulan=2),
    "report": _clicked(laporan, sop=KUMPUL, triwulan=2),
    "move": _clicked(majukan, sop=KUMPUL, triwulan=2),
    "take back": _taken_back,
}
deeds = st.lists(st.sampled_from(sorted(DEEDS)), max_size=3)


@cache
def content() -> BookContent:
    """Recapped, and the report is written: step 9 of Pengumpulan can be done."""
    with TemporaryDirectory() as folder:
        desk = ClickContext(Path(folder)).until(KUMPUL, 9)
        desk.prepare(KUMPUL)
        return desk.book.read()


def do(path: Path, names: list[str], hour: float) -> None:
    for place, name in enumerate(names):
        try:
            DEEDS[name](path, hour + place)
        except SakipError as galat:  # step 10 is not for Tim SAKIP to do
            if (name, galat.kode) != ("move", "SKP-402"):
                raise


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(deeds, deeds, st.booleans())
def test_the_merge_holds_together(one: list[str], other: list[str], named: bool) -> None:
    with TemporaryDirectory() as folder:
        two = TwoBooks(Path(folder), content())
        do(two.a, one, 50)
        do(two.b, other, 60.5)
        before = [path.read_bytes() for path in (two.a, two.b)]
        options = {} if named else {"asal": None}
        merged, result = two.merge(two.a, two.b, **options)
        book = two.last
        back, told = two.merge(two.b, two.a, **options)
        assert (merged.tables, len(result.data["bentrok"])) == (back.tables, len(told.data["bentrok"]))
        assert [path.read_bytes() for path in (two.a, two.b)] == before
        _log_is_whole(merged)
        _finds_no_more_than_the_copies(book, two, asked=bool(result.data["bentrok"]))
        for copy in (two.a, two.b):
            again, _ = two.merge(copy, book, asal=None)
            if not result.data["bentrok"] and not result.data["ragu"]:
                assert again.tables == merged.tables


def _log_is_whole(merged: BookContent) -> None:
    master = load_master(merged).master
    assert check_chain(master.jejak, master.id_master) == []
    assert check_cancellations(master.jejak) == []


def _finds_no_more_than_the_copies(book: Path, two: TwoBooks, *, asked: bool) -> None:
    def faults(path: Path) -> set[str]:
        found = periksa(open_book(path, now=lambda: LATER), moment=saat(TIM, jam=216)).temuan
        return {item.kode for item in found if item.tingkat is Tingkat.SALAH or item.kode == "SKP-710"}

    new = faults(book) - faults(two.a) - faults(two.b)
    assert new == set() or asked, new
    assert read(book).kind == "master"
