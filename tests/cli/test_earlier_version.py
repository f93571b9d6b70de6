"""An office goes on with the book and the forms that it had under version 2."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from sakip_xl.actions import formulir
from sakip_xl.actions.formulir import sidik_terkunci
from sakip_xl.actions.rekap import rekap
from sakip_xl.actions.session import Moment
from sakip_xl.cli import commands
from sakip_xl.domain.model import Disposisi, Master
from sakip_xl.domain.sop.jejak import check_chain
from sakip_xl.domain.sop.requirements import is_current
from sakip_xl.domain.terms import Event, SopName, Triwulan
from sakip_xl.schema.books import FORMULIR, VERSI_LAYOUT
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.xlsx.file_book import FileShelf, open_book
from sakip_xl.workbook.xlsx.package import open_package
from sakip_xl.workbook.xlsx.reader import parse_book
from tests.actions.office import change_cells
from tests.actions.sop_walk import append_rows
from tests.cli.terminal import Sakip, read

GOLDEN = Path(__file__).parents[1] / "golden" / "v2"
MASTER = GOLDEN / "SAKIP-Sumbersuko-2026.xlsx"
SENIN = datetime(2026, 10, 5, 8, 30)
CAMAT = "Bagus Wiratama Adinegara, S.STP., M.Si."
TIM = "Mohammad Fathor Rozi, S.E."


@pytest.fixture
def induk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sakip: Sakip) -> Path:
    del sakip  # whose clock stands before the end of this book's log
    monkeypatch.setattr(commands, "_now", lambda: SENIN)
    return Path(shutil.copyfile(MASTER, tmp_path / "induk.xlsx"))


def master(path: Path) -> Master:
    return load_master(read(path)).master


def test_looking_at_an_earlier_book_writes_nothing(sakip: Sakip, induk: Path) -> None:
    result = sakip("status", induk, "--triwulan", "2", "--json")
    assert result.kode == 0
    sop = result.json["sop"]["pengumpulan"]
    assert [sop[key] for key in ("langkah", "langkah_id", "status", "disetujui", "kekurangan")] == [
        12,
        "arsip",
        "selesai",
        True,
        [],
    ]
    assert [step["langkah_id"] for step in sop["rincian"]][7:10] == ["rekap", "draft_laporan", "keputusan"]
    assert {t["tingkat"] for t in sakip("periksa", induk, "--json").json["temuan"]} <= {"peringatan", "info"}
    assert induk.read_bytes() == MASTER.read_bytes()


def test_the_first_action_writes_todays_version_and_says_so_once(sakip: Sakip, induk: Path) -> None:
    result = sakip("hitung", induk, "--triwulan", "2", "--oleh", TIM, "--json").json
    [told] = [t for t in result["temuan"] if t["kode"] == "SKP-529"]
    assert told["pesan"] == f"Buku ini diperbarui dari susunan versi 2 ke {VERSI_LAYOUT}."
    assert told["berkas"] == "induk.xlsx"
    assert Path(result["cadangan"]).read_bytes() == MASTER.read_bytes()
    again = sakip("hitung", induk, "--triwulan", "2", "--oleh", TIM, "--json").json
    assert "SKP-529" not in {t["kode"] for t in again["temuan"]}


def test_one_row_anchors_the_old_log_and_the_new_rows_follow(sakip: Sakip, induk: Path) -> None:
    old = master(MASTER).jejak
    sakip("hitung", induk, "--triwulan", "2", "--oleh", TIM)
    book = read(induk)
    jejak = load_master(book).master.jejak
    assert jejak[: len(old)] == old
    anchor, hitung = jejak[len(old) :]
    assert (anchor.peristiwa, anchor.oleh, anchor.format) == (Event.MIGRASI, TIM, 2)
    assert anchor.sidik_lalu == old[-1].sidik
    assert anchor.catatan == (
        f"Susunan buku diperbarui dari versi 2 ke {VERSI_LAYOUT}. Jejak sampai nomor 58 tetap seperti "
        "dicatat. "
        "Catatan tombol Batalkan dikosongkan."
    )
    assert hitung.peristiwa is Event.HITUNG
    assert check_chain(jejak, book.meta["id_master"]) == []


def test_the_quarter_after_goes_on_and_can_be_taken_back(sakip: Sakip, induk: Path) -> None:
    assert sakip("batalkan", induk, "--oleh", TIM).err.startswith("SKP-486")
    assert sakip("hitung", induk, "--triwulan", "2", "--oleh", TIM).kode == 0
    assert sakip("batalkan", induk, "--oleh", TIM).kode == 0
    order = Disposisi(
        nomor_agenda="090/2026",
        sop=SopName.PENGUMPULAN,
        triwulan=Triwulan.III,
        langkah=1,
        tanggal=date(2026, 10, 5),
        oleh=CAMAT,
        hal="Pengumpulan data kinerja",
        harap="Laksanakan.",
        diteruskan_kepada="Sekretaris Kecamatan",
    )
    append_rows(open_book(induk, now=lambda: SENIN), "tblDisposisi", order)
    words = ("majukan", induk, "--sop", "pengumpulan", "--triwulan", "3", "--oleh", CAMAT, "--json")
    result = sakip(*words).json
    assert (result["langkah_selesai"], result["langkah_selesai_id"]) == (1, "perintah")
    assert (result["langkah"], result["langkah_id"]) == (2, "rapat")
    row = master(induk).jejak[-1]
    assert (row.langkah, row.langkah_id, row.format) == (1, "perintah", 2)
    assert sakip("periksa", induk).kode == sakip("periksa", MASTER).kode


def awaiting_forms() -> MemoryBook:
    """The master of version 2 before any form had come back."""
    content = parse_book(open_package(MASTER)).content
    for index in range(len(content.row("tblFormulir"))):
        content = change_cells(content, "tblFormulir", index, status="dikirim", sidik_kembali=None)
    return MemoryBook(replace(content, tables={**content.tables, "tblRealisasi": []}), shelf=FileShelf())


def test_forms_that_version_2_sent_are_still_taken_back(tmp_path: Path) -> None:
    for hours, path in enumerate(sorted((GOLDEN / "kembali").iterdir(), reverse=True)):
        saved = (datetime(2026, 7, 3, 8) + timedelta(hours=hours)).timestamp()
        os.utime(shutil.copyfile(path, tmp_path / path.name), (saved, saved))
    book = awaiting_forms()
    result = rekap(book, tmp_path, triwulan=2, moment=Moment(SENIN, TIM))
    assert result.data["diterima"] == ["SEK-KEU", "SI-PMD"]
    assert (result.data["ditolak"], result.data["ganda"]) == ([], ["SI-PMD"])
    assert len(book.read().row("tblRealisasi")) == 15
    events = [row.peristiwa for row in load_master(book.read()).master.jejak[58:]]
    assert events == [Event.MIGRASI, *[Event.FORMULIR_DITERIMA] * 2, Event.REKAP]


def test_what_was_locked_in_a_form_is_what_its_version_locked(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = open_book(GOLDEN / "formulir" / "Formulir_2026-TW2-SI-PMD.xlsx", now=lambda: SENIN).read()
    registered = sent.meta["sidik_terkunci"]
    assert sidik_terkunci(sent) == registered
    assert sidik_terkunci(change_cells(sent, "tblIsian", 0, target=1)) != registered
    monkeypatch.setattr(formulir, "FORMULIR", replace(FORMULIR, tables=FORMULIR.tables[1:]))
    assert sidik_terkunci(sent) == registered


def test_reports_made_under_version_2_are_still_of_their_data() -> None:
    book = master(MASTER)
    for sop in SopName:
        assert is_current(book.laporan_tw(sop, 2)[-1].sidik_data, book, sop, 2)
