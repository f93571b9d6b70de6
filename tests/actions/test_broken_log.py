"""A log that was touched stops every action that writes; two may repair it, and it is told for ever."""

from __future__ import annotations

import ast
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.bagikan import bagikan
from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.gabung import gabung
from sakip_xl.actions.hitung import hitung, rekap_pengukuran
from sakip_xl.actions.laporan import laporan
from sakip_xl.actions.majukan import majukan
from sakip_xl.actions.perbaiki_jejak import perbaiki_jejak
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.pulihkan import pulihkan
from sakip_xl.actions.rename_kode import rename_kode
from sakip_xl.actions.result import Result
from sakip_xl.actions.siapkan import siapkan
from sakip_xl.actions.status import status
from sakip_xl.actions.tambah_baris import tambah_baris
from sakip_xl.errors import SakipError
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.port import Book
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf, open_book
from tests.actions.forged import LOG, Touch, copied, edited, with_log
from tests.actions.office import (
    CAMAT,
    KASI,
    NOW,
    SEKRETARIS,
    TIM,
    Office,
    kode,
    office_content,
    refused,
    saat,
    type_in,
)
from tests.actions.sop_walk import KUMPUL, UKUR, ClickContext

WHY = "Baris jejak terhapus saat menyalin lembar."
LATE = saat(TIM, jam=30)


@pytest.fixture(scope="module")
def _walked(tmp_path_factory: pytest.TempPathFactory) -> ClickContext:
    return ClickContext(tmp_path_factory.mktemp("walked")).until(KUMPUL, 9)


@pytest.fixture
def desk(_walked: ClickContext, tmp_path: Path) -> ClickContext:
    """An office whose forms came back; its book and folders are this test's own."""
    return copied(_walked, tmp_path / "kantor")


def forge(desk: Office, touch: Touch = edited) -> None:
    """Somebody touches the log."""
    desk.book.save(with_log(desk.book.read(), touch))


def repair(book: Book, oleh: str = CAMAT, alasan: str = WHY) -> Result:
    return perbaiki_jejak(book, moment=saat(oleh, jam=31), alasan=alasan)


WRITING: dict[str, Callable[[ClickContext], object]] = {
    "majukan": lambda d: majukan(d.book, UKUR, moment=saat(CAMAT, jam=30), triwulan=2),
    "siapkan": lambda d: siapkan(d.book, UKUR, moment=LATE, triwulan=2),
    "bagikan": lambda d: bagikan(d.book, d.akar / "lagi", triwulan=3, moment=LATE, tetap=True),
    "rekap": lambda d: d.rekap(),
    "hitung": lambda d: hitung(d.book, moment=LATE, triwulan=2),
    "rekap_pengukuran": lambda d: rekap_pengukuran(d.book, moment=LATE, triwulan=2),
    "laporan": lambda d: laporan(d.book, KUMPUL, moment=LATE, triwulan=2),
    "keluarkan": lambda d: d.keluarkan("YAN"),
    "ganti_kode": lambda d: rename_kode(d.book, moment=LATE, lama="IKS.1", baru="IKS.B"),
    "tambah_baris": lambda d: tambah_baris(d.book, moment=LATE, tabel="Indikator"),
    "batalkan": lambda d: batalkan(d.book, moment=LATE),
}


@pytest.mark.parametrize("act", WRITING.values(), ids=WRITING.keys())
def test_every_action_that_writes_refuses_and_names_the_rows(
    desk: ClickContext, act: Callable[..., Any]
) -> None:
    if act is WRITING["majukan"]:
        desk.prepare(UKUR)
    if act is WRITING["rekap_pengukuran"]:
        hitung(desk.book, moment=LATE, triwulan=2)
    forge(desk)
    with refused("SKP-830", desk.book) as galat:
        act(desk)
    assert "baris nomor 3" in galat.value.temuan.pesan
    assert "Perbaiki Jejak" in galat.value.temuan.saran
    assert [(item.kode, item.lembar, item.sel) for item in galat.value.rincian] == [
        ("SKP-419", "Jejak", "A4")
    ]


@pytest.mark.parametrize("touch", LOG.values(), ids=LOG.keys())
def test_every_way_to_touch_the_log_is_told_first_and_stops_the_work(
    desk: ClickContext, touch: Touch
) -> None:
    forge(desk, touch)
    told = status(desk.book, moment=saat(), triwulan=2)
    assert told.pesan.startswith("Jejak buku ini tidak utuh: ")
    assert told.temuan[0].lembar == "Jejak"
    assert (told.keluar, told.data["jejak"]["utuh"]) == (1, False)
    with refused("SKP-830", desk.book):
        hitung(desk.book, moment=LATE, triwulan=2)
    result = periksa(desk.book, moment=saat(), tulis=True)
    assert any(item.lembar == "Jejak" for item in result.temuan)


def test_a_row_taken_back_without_effect_stops_the_work_too(desk: ClickContext) -> None:
    batalkan(desk.book, moment=saat(TIM))
    forge(desk, lambda rows: [*rows[:-1], {**rows[-1], "catatan": "Membatalkan jejak nomor 999: Rekap"}])
    with refused("SKP-830", desk.book) as galat:
        hitung(desk.book, moment=LATE, triwulan=2)
    assert {item.kode for item in galat.value.rincian} == {"SKP-418", "SKP-419"}


def test_a_whole_log_is_told_as_whole(desk: ClickContext) -> None:
    result = status(desk.book, moment=saat(), triwulan=2)
    assert result.data["jejak"] == {"utuh": True, "rusak": [], "tidak_terbaca": 0, "diakui": []}
    assert "tidak utuh" not in result.pesan


def test_nothing_but_the_session_saves_a_master() -> None:
    own = {"session.py", "demo.py", "buat.py", "mulai.py", "gabung.py", "serah_terima.py", "perbarui.py"}
    own |= {"readme_pictures.py"}
    for path in sorted(Path("sakip_xl/actions").glob("*.py")):
        calls = [
            node
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "save"
            and not ast.unparse(node.func.value).endswith("session")
        ]
        assert not calls or path.name in own, f"{path.name} saves beside Session.save and Session.write"


# --- the repair ---------------------------------------------------------------------------------------------


def test_the_repair_changes_no_row_and_the_work_goes_on(desk: ClickContext) -> None:
    forge(desk)
    before = desk.row("tblJejak")
    result = repair(desk.book)
    *rows, row = desk.row("tblJejak")
    assert rows == before
    assert (row["peristiwa"], row["oleh"], row["peran"]) == ("jejak diperbaiki", CAMAT, "Camat")
    assert str(row["catatan"]).startswith(f"Alasan: {WHY} Yang diakui apa adanya: isi baris tidak cocok")
    assert kode(result) == ["SKP-831"]
    assert result.data["jejak"] == row["nomor"]
    hitung(desk.book, moment=LATE, triwulan=2)
    told = status(desk.book, moment=saat(), triwulan=2)
    assert told.data["jejak"]["utuh"] is True
    assert [(each["nomor"], each["oleh"], each["sebab"]) for each in told.data["jejak"]["diakui"]] == [
        (3, CAMAT, WHY.rstrip("."))
    ]


@pytest.mark.parametrize("name", ["edited", "deleted", "moved", "inserted"])
def test_what_was_acknowledged_is_told_by_check_report_and_archive(desk: ClickContext, name: str) -> None:
    forge(desk, LOG[name])
    repair(desk.book, SEKRETARIS)
    found = [item for item in periksa(desk.book, moment=saat()).temuan if item.lembar == "Jejak"]
    assert {item.kode for item in found} == {"SKP-831"}
    assert all(SEKRETARIS in item.pesan for item in found)
    desk.until(KUMPUL, 11)
    assert "rusak yang diakui pada jejak nomor" in str(desk.row("tblLaporan")[-1]["ringkasan"])
    arsipkan(desk.book, KUMPUL, desk.akar / "arsip", moment=LATE, triwulan=2, folder_formulir=desk.kembali)
    assert "rusak yang diakui pada jejak nomor" in str(desk.row("tblArsip")[-1]["keterangan"])


def test_the_acknowledged_row_touched_again_stops_the_work_again(desk: ClickContext) -> None:
    forge(desk)
    repair(desk.book)
    type_in(desk.book, "tblJejak", 2, catatan="disunting lagi")
    with refused("SKP-830", desk.book):
        hitung(desk.book, moment=LATE, triwulan=2)
    repair(desk.book, SEKRETARIS)
    hitung(desk.book, moment=LATE, triwulan=2)


def test_a_repair_is_not_taken_back_and_neither_is_what_was_before(desk: ClickContext) -> None:
    forge(desk)
    repair(desk.book)
    with refused("SKP-487", desk.book):
        batalkan(desk.book, moment=LATE)
    hitung(desk.book, moment=LATE, triwulan=2)
    batalkan(desk.book, moment=LATE)
    assert load_master(desk.book.read()).temuan == []


def test_a_reason_that_stood_on_beranda_is_spent(desk: ClickContext) -> None:
    forge(desk)
    type_in(desk.book, "tblKerja", 0, arahan=WHY)
    repair(desk.book)
    assert desk.row("tblKerja")[0].get("arahan") is None


def test_who_may_not_and_what_needs_no_repair_is_refused(desk: ClickContext) -> None:
    with refused("SKP-832", desk.book):
        repair(desk.book)
    forge(desk)
    for name in (TIM, KASI):
        with refused("SKP-833", desk.book):
            repair(desk.book, name)
    for alasan in ("", "   ", "sudah benar", "x" * 3, "satu dua tiga " * 200):
        with refused("SKP-834", desk.book):
            repair(desk.book, alasan=alasan)


def test_cells_that_cannot_be_read_are_named_instead_of_acknowledged(desk: ClickContext) -> None:
    forge(desk, LOG["unreadable"])
    with refused("SKP-835", desk.book) as galat:
        repair(desk.book)
    assert [(item.lembar, item.sel) for item in galat.value.rincian] == [("Jejak", "B4")]


# --- backups ------------------------------------------------------------------------------------------------


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A master with backups: forms handed out, then rows added twice."""
    path = tmp_path / "induk.xlsx"
    FileBook(path, now=lambda: NOW).save(office_content())
    bagikan(at(path, 1), tmp_path / "kirim", triwulan=2, moment=saat(TIM, jam=1))
    for jam in (2, 3):
        tambah_baris(at(path, jam), moment=saat(TIM, jam=jam), tabel="Indikator")
    return path


def at(path: Path, jam: float) -> FileBook:
    return open_book(path, now=lambda: NOW + timedelta(hours=jam))


@pytest.mark.parametrize(
    "touch",
    [
        lambda rows: [{**rows[0], "catatan": "disunting"}, *rows[1:]],
        lambda rows: rows[1:],
        lambda rows: [rows[1], rows[0], *rows[2:]],
        lambda rows: [rows[0], rows[0], *rows[1:]],
        lambda rows: [rows[0], {**rows[1], "waktu": "kemarin"}, *rows[2:]],
    ],
    ids=["edited", "deleted", "moved", "inserted", "unreadable"],
)
def test_a_backup_brings_the_rows_of_the_log_back(kept: Path, touch: Touch) -> None:
    whole = at(kept, 4).read().row("tblJejak")
    book = at(kept, 4)
    book.save(with_log(book.read(), touch))
    preview = pulihkan(at(kept, 5), 2, moment=saat(TIM, jam=5), pratinjau=True)
    assert "Jejak" in preview.pesan
    result = pulihkan(at(kept, 5), 2, moment=saat(TIM, jam=5))
    *rows, last = at(kept, 6).read().row("tblJejak")
    assert rows == whole
    assert last["peristiwa"] == "cadangan dipulihkan"
    assert any(change["lembar"] == "Jejak" for change in result.data["perubahan"])
    tambah_baris(at(kept, 6), moment=saat(TIM, jam=6), tabel="Indikator")


def test_a_backup_from_before_the_touched_row_does_not_make_the_log_whole(kept: Path) -> None:
    book = at(kept, 4)
    book.save(with_log(book.read(), lambda rows: [*rows[:-1], {**rows[-1], "waktu": "kemarin"}]))
    pulihkan(at(kept, 5), 2, moment=saat(TIM, jam=5))
    with pytest.raises(SakipError, match="SKP-830"):
        tambah_baris(at(kept, 6), moment=saat(TIM, jam=6), tabel="Indikator")


# --- copies -------------------------------------------------------------------------------------------------


def test_a_copy_with_a_broken_log_is_not_merged(kept: Path) -> None:
    other, new = kept.with_name("salinan.xlsx"), kept.with_name("gabungan.xlsx")
    shutil.copy(kept, other)
    tambah_baris(at(kept, 4), moment=saat(TIM, jam=4), tabel="Indikator")
    book = at(other, 4)
    book.save(with_log(book.read(), edited))
    with pytest.raises(SakipError, match="SKP-732") as galat:
        gabung(FileShelf(), kept, other, new, moment=saat(TIM, jam=7))
    assert [item.kode for item in galat.value.rincian] == ["SKP-419"]
    assert not new.exists()


def test_copies_that_were_repaired_apart_are_merged(kept: Path) -> None:
    other, new = kept.with_name("salinan.xlsx"), kept.with_name("gabungan.xlsx")
    shutil.copy(kept, other)
    for path, jam in ((kept, 4), (other, 5)):
        tambah_baris(at(path, jam), moment=saat(TIM, jam=jam), tabel="Indikator")
        book = at(path, jam)
        book.save(with_log(book.read(), lambda rows: [*rows[:-1], {**rows[-1], "catatan": "disunting"}]))
        repair(at(path, jam))
    gabung(FileShelf(), kept, other, new, moment=saat(TIM, jam=7))
    result = status(at(new, 8), moment=saat(), triwulan=2)
    assert (result.data["jejak"]["utuh"], len(result.data["jejak"]["diakui"])) == (True, 2)
    tambah_baris(at(new, 8), moment=saat(TIM, jam=8), tabel="Indikator")
