"""Batalkan: the last action is taken back whole, or refused with every cell that was changed since."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from sakip_xl.actions import undo_journal
from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.result import Result
from sakip_xl.actions.undo_journal import KEPT_ACTIONS
from sakip_xl.domain.model import Cell
from sakip_xl.domain.sop.jejak import check_cancellations, check_chain
from sakip_xl.domain.terms import Event, YesNo
from sakip_xl.errors import SakipError
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.port import Book
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.actions.office import CAMAT, KASI, NOW, SEKRETARIS, TIM, kode, refused, saat, type_in
from tests.actions.sop_walk import KUMPUL, UKUR, ClickContext

OTHER = {"tblJejak", "tblBatal", "tblMeta"}
"""What an action taken back does not bring back: the log goes on."""


def other_content(book: Book) -> dict[str, list[RawRow]]:
    """Every table that an action taken back must bring back."""
    return {name: row for name, row in book.read().tables.items() if name not in OTHER}


def undo(book: Book, *, hours: float = 30) -> Result:
    """Whoever did the last action takes it back."""
    entry = undo_journal.last(book.read())
    return batalkan(book, moment=saat(entry.oleh if entry else TIM, jam=hours))


@pytest.fixture(params=["memori", "berkas"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> ClickContext:
    """An office whose forms are out, on either adapter."""
    context = ClickContext(tmp_path).until(KUMPUL, 5)
    if request.param == "berkas":
        file = FileBook(tmp_path / "induk.xlsx", now=lambda: NOW)
        file.save(context.book.read())
        context.book = file  # type: ignore[assignment]
    return context


def test_a_rekap_is_taken_back_cell_by_cell_and_the_log_tells_both(desk: ClickContext) -> None:
    desk.bagikan()
    desk.reply("YAN")
    desk.reply("PMD", {"IKK-PMD.1": "salah"})
    earlier, jejak = other_content(desk.book), len(desk.master.jejak)
    desk.rekap()
    rekap = [b.nomor for b in desk.master.jejak[jejak:]]
    assert other_content(desk.book) != earlier
    result = undo(desk.book)
    assert other_content(desk.book) == earlier
    master = desk.master
    assert master.jejak[-1].peristiwa is Event.BATAL
    assert result.data["jejak"] == rekap
    assert (check_chain(master.jejak, master.id_master), check_cancellations(master.jejak)) == ([], [])
    assert result.pesan == (
        f"Rekap 7 Juli 2026 pukul 09.30 oleh {TIM} dibatalkan: SOP Pengumpulan Data Kinerja, Triwulan II."
    )


def test_forms_that_an_action_made_are_moved_aside_and_never_deleted(desk: ClickContext) -> None:
    desk.bagikan()
    sent = {path.name: path.read_bytes() for path in desk.kirim.iterdir()}
    result = undo(desk.book)
    [folder] = desk.kirim.iterdir()
    assert folder.name == "dibatalkan-20260707-153000"
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == sent
    assert sorted(result.files) == sorted(folder.iterdir())
    assert desk.book.read().row("tblFormulir") == []
    desk.bagikan()
    assert {path.name for path in desk.kirim.iterdir()} == {*sent, folder.name}
    undo(desk.book)
    assert (desk.kirim / f"{folder.name}-2").is_dir()


def test_a_file_that_was_changed_or_is_gone_stays_as_it_is_and_is_named(tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 5)
    context.bagikan()
    changed, lost = sorted(context.kirim.iterdir())
    changed.write_bytes(b"diisi unit")
    lost.unlink()
    result = undo(context.book)
    assert (kode(result), result.keluar) == (["SKP-489", "SKP-489"], 0)
    assert {(t.nilai, t.pesan.rpartition(": ")[2]) for t in result.temuan} == {
        (changed.name, "isinya sudah berubah."),
        (lost.name, "tidak ada lagi di tempatnya."),
    }
    assert [path.name for path in context.kirim.iterdir()] == [changed.name]


def test_a_file_that_the_system_keeps_is_named_and_the_book_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 5)
    context.bagikan()

    def locked(_path: Path, _to: Path) -> Path:
        raise PermissionError

    monkeypatch.setattr(Path, "rename", locked)
    result = undo(context.book)
    assert kode(result) == ["SKP-489", "SKP-489"]
    assert context.book.read().row("tblFormulir") == []
    assert all(path.is_file() for path in context.kirim.iterdir())


def test_a_book_that_cannot_be_written_keeps_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 5)
    context.bagikan()

    def opened(_book: MemoryBook, _isi: BookContent) -> None:
        raise SakipError("SKP-525", berkas="induk.xlsx")

    monkeypatch.setattr(MemoryBook, "save", opened)
    with refused("SKP-525", context.book, exit_code=4):
        undo(context.book)
    assert all(path.is_file() for path in context.kirim.iterdir())


def test_files_are_found_beside_a_master_that_moved(tmp_path: Path) -> None:
    (tmp_path / "kantor").mkdir()
    context = ClickContext(tmp_path / "kantor").until(KUMPUL, 5)
    file = FileBook(tmp_path / "kantor" / "induk.xlsx", now=lambda: NOW)
    file.save(context.book.read())
    context.book = file  # type: ignore[assignment]
    context.bagikan()
    (tmp_path / "kantor").rename(tmp_path / "pindah")
    result = undo(FileBook(tmp_path / "pindah" / "induk.xlsx", now=lambda: NOW))
    assert len(result.files) == 2
    assert all(path.is_relative_to(tmp_path / "pindah") for path in result.files)


def test_a_book_without_a_file_says_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "kantor").mkdir()
    context = ClickContext(tmp_path / "kantor").until(KUMPUL, 5)
    moment = replace(saat(TIM), folder=tmp_path / "kantor")
    context.bagikan(moment=moment)
    (tmp_path / "kantor").rename(tmp_path / "pindah")
    result = batalkan(context.book, moment=replace(moment, folder=tmp_path / "pindah"))
    assert len(result.files) == 2


@pytest.mark.parametrize(
    ("tabel", "field_name", "nilai"),
    [("tblFormulir", "status", "dikecualikan"), ("tblFormulir", "penerima", "Pak Lurah")],
)
def test_a_cell_changed_since_refuses_and_is_named_with_its_place(
    tabel: str, field_name: str, nilai: Cell, tmp_path: Path
) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 5)
    context.bagikan()
    type_in(context.book, tabel, 1, **{field_name: nilai})
    with refused("SKP-484", context.book) as galat:
        undo(context.book)
    [detail] = galat.value.rincian
    place = context.book.position(tabel, 1, field_name)
    assert (detail.kode, detail.lembar, detail.sel) == ("SKP-485", place.sheet, place.cell)
    assert str(nilai) in detail.pesan
    assert len(list(context.kirim.iterdir())) == 2
    type_in(context.book, tabel, 1, **{field_name: "dikirim" if field_name == "status" else None})
    assert undo(context.book).files


def test_rows_typed_below_and_other_cells_stay(tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 9)
    context.prepare(KUMPUL)
    old = context.book.read().row("tblRealisasi")
    context.add("tblLaporan", context.master.laporan[-1].model_copy(update={"nomor": "NASKAH-1"}))
    type_in(context.book, "tblRealisasi", 0, kendala="Diketik kemudian")
    undo(context.book)
    assert [b["nomor"] for b in context.book.read().row("tblLaporan")] == ["NASKAH-1"]
    assert context.book.read().row("tblRealisasi") == [{**old[0], "kendala": "Diketik kemudian"}, *old[1:]]


def test_a_check_has_nothing_to_take_back_and_hinders_nothing(tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 9)
    context.prepare(KUMPUL)
    periksa(context.book, moment=saat(TIM, jam=29), tulis=True)
    assert context.book.read().row("tblTemuan")
    result = undo(context.book)
    assert result.data["tindakan"] == "Laporan"
    assert context.book.read().row("tblTemuan")


def test_as_many_as_are_kept_are_taken_back_one_after_the_other(tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 9)
    state = []
    for _ in range(KEPT_ACTIONS + 2):
        state.append(other_content(context.book))
        context.prepare(KUMPUL)
    for earlier in reversed(state[2:]):
        assert undo(context.book).data["tindakan"] == "Laporan"
        assert other_content(context.book) == earlier
    with refused("SKP-486", context.book):
        undo(context.book)
    assert len(context.book.read().row("tblLaporan")) == 2


def test_what_is_done_after_a_taking_back_can_be_taken_back_too(tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 9)
    for _ in range(2):
        context.prepare(KUMPUL)
    undo(context.book)
    context.prepare(KUMPUL)
    for rest in (1, 0):
        undo(context.book)
        assert len(context.book.read().row("tblLaporan")) == rest
    assert check_cancellations(context.master.jejak) == []


def test_a_book_without_any_action_says_so_politely(tmp_path: Path) -> None:
    context = ClickContext(tmp_path)
    with refused("SKP-486", context.book):
        undo(context.book)


def test_taking_back_a_decision_brings_the_answer_on_beranda_back(tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 10)
    type_in(context.book, "tblKerja", 0, arahan="Lengkapi bukti.", ke_langkah=8)
    earlier = other_content(context.book)
    context.advance(KUMPUL, SEKRETARIS, keputusan=YesNo.TIDAK, catatan="Lengkapi bukti.", ke_langkah=8)
    assert context.master.kerja.arahan == ""
    assert context.master.kerja.ke_langkah is None
    assert context.langkah(KUMPUL) == 8
    assert undo(context.book).data["tindakan"] == "Kembalikan"
    assert other_content(context.book) == earlier
    assert context.langkah(KUMPUL) == 10


def test_a_decision_is_taken_back_in_its_own_role_or_one_above_it(tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 10)
    context.advance(KUMPUL, SEKRETARIS, keputusan=YesNo.YA)
    for name in (TIM, KASI, "Orang Lain"):
        with refused("SKP-895" if name in {TIM, KASI} else "SKP-460", context.book):
            batalkan(context.book, moment=saat(name, jam=30))
    batalkan(context.book, moment=saat(CAMAT, jam=30))
    assert context.langkah(KUMPUL) == 10


def test_what_needs_no_role_is_taken_back_by_anybody(tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 6)
    assert batalkan(context.book, moment=saat(TIM, jam=30)).data["tindakan"] == "Majukan Langkah"
    assert batalkan(context.book, moment=saat(KASI, jam=30)).data["tindakan"] == "Bagikan Formulir"


def test_an_answer_that_did_not_come_from_beranda_leaves_it(tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 10)
    type_in(context.book, "tblKerja", 0, arahan="Untuk nanti.", ke_langkah=8)
    context.advance(KUMPUL, SEKRETARIS, keputusan=YesNo.YA)
    assert (context.master.kerja.arahan, context.master.kerja.ke_langkah) == ("Untuk nanti.", 8)


def test_a_recap_taken_back_is_evidence_no_more(tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 11).until(UKUR, 6)
    context.prepare(UKUR)
    undo(context.book)
    with refused("SKP-403", context.book) as galat:
        context.advance(UKUR)
    assert any("rekap" in detail.pesan.casefold() for detail in galat.value.rincian)


Ubah = Callable[[BookContent], BookContent]


def _unofficial(content: BookContent) -> BookContent:
    return content.with_meta(id_master="buku lain")


def _without_tail(content: BookContent) -> BookContent:
    return replace(content, tables={**content.tables, "tblJejak": content.row("tblJejak")[:-1]})


def _without_last_journal(content: BookContent) -> BookContent:
    journal = content.row("tblBatal")
    end = max(b["nomor"] for b in journal)  # type: ignore[type-var]
    return replace(content, tables={**content.tables, "tblBatal": [b for b in journal if b["nomor"] != end]})


@pytest.mark.parametrize(
    ("change", "kode"),
    [(_unofficial, "SKP-830"), (_without_tail, "SKP-487"), (_without_last_journal, "SKP-487")],
)
def test_a_journal_that_the_log_does_not_end_with_is_refused(change: Ubah, kode: str, tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 4)
    book = MemoryBook(change(context.book.read()))
    with refused(kode, book):
        undo(book)


def _broken(row: RawRow) -> RawRow:
    return {**row, "isi": str(row["isi"])[:-8]}


def _unreadable(row: RawRow) -> RawRow:
    return {**row, "bagian": "satu"}


def _second_part(row: RawRow) -> RawRow:
    return {**row, "bagian": 2}


@pytest.mark.parametrize("change", [_broken, _unreadable, _second_part])
def test_a_damaged_journal_is_refused_and_the_next_action_begins_a_new_one(
    change: Callable[[RawRow], RawRow], tmp_path: Path
) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 4)
    content = context.book.read()
    journal = [*content.row("tblBatal")[:-1], change(content.row("tblBatal")[-1])]
    context.book = MemoryBook(replace(content, tables={**content.tables, "tblBatal": journal}))
    with refused("SKP-488", context.book, exit_code=4):
        undo(context.book)


def test_a_large_change_is_packed_in_pieces_that_fit_a_cell(tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 5)
    context.bagikan()
    answers = {b["kode"]: _random_text(str(b["kode"])) for b in context.book.read().row("tblIndikator")}
    context.reply("YAN", change=lambda content: _content(content, "kendala", answers))
    earlier = other_content(context.book)
    context.rekap()
    pieces = [b for b in context.book.read().row("tblBatal") if b["tindakan"] == "Rekap"]
    assert [b["bagian"] for b in pieces] == list(range(1, len(pieces) + 1))
    assert len(pieces) > 1
    assert max(len(str(b["isi"])) for b in pieces) <= 8_000
    undo(context.book)
    assert other_content(context.book) == earlier


def _random_text(seed: str) -> str:
    """A long text that compression cannot shorten."""
    return "".join(sha256(f"{seed} {n}".encode()).hexdigest() for n in range(400))


def _content(content: BookContent, field_name: str, answers: dict[Cell, str]) -> BookContent:
    rows = [{**b, field_name: answers[b["kode"]]} for b in content.row("tblIsian")]
    return replace(content, tables={**content.tables, "tblIsian": rows})


def test_who_takes_back_is_logged_and_must_be_known(tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 3)
    with refused("SKP-460", context.book):
        batalkan(context.book, moment=saat("Orang Lain"))
    batalkan(context.book, moment=saat(SEKRETARIS, jam=30))
    end = context.master.jejak[-1]
    assert (end.oleh, end.waktu) == (SEKRETARIS, NOW + timedelta(hours=30))
    assert load_master(context.book.read()).master.jejak[-1].catatan.startswith("Membatalkan jejak nomor 2: ")
