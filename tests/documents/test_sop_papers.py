"""Lembar Disposisi, Notulen and Bukti Tanda Terima: what staff sign says who, when, and has room for it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from sakip_xl.documents.base import DOTS, Document, Source
from sakip_xl.documents.papers import PAPERS
from sakip_xl.documents.sop_papers import BLANGKO, HARAP, blank_disposisi
from sakip_xl.schema.content import RawRow
from sakip_xl.schema.load import load_master
from tests.documents.reading import filled, words
from tests.sample import sample_content

KINI = datetime(2026, 7, 20, 9)
CONTENT = sample_content()
DISPOSISI = CONTENT.row("tblDisposisi")[0]
NOTULEN = CONTENT.row("tblNotulen")[0]


def source(**tables: list[RawRow]) -> Source:
    content = replace(CONTENT, tables={**CONTENT.tables, **tables})
    return Source(load_master(content).master, 2, KINI)


def sheets(*rows: RawRow) -> list[Document]:
    return [*PAPERS["disposisi"].compose(source(tblDisposisi=list(rows)))]


def disposisi(**content: Any) -> RawRow:
    return {**DISPOSISI, **content}


def test_every_disposisi_of_the_quarter_has_its_sheet() -> None:
    papers = sheets(DISPOSISI, disposisi(nomor_agenda="046"), disposisi(nomor_agenda="047", triwulan=1))
    assert [paper.key for paper in papers] == ["045/2026", "046"]


def test_a_sheet_says_who_gave_it_and_has_room_for_who_receives_it() -> None:
    [paper] = sheets(DISPOSISI)
    text = words(filled("disposisi", paper))
    official = next(row for row in CONTENT.row("tblPejabat") if row["nama"] == DISPOSISI["oleh"])
    for value in (official["nama"], official["jabatan"], official["pangkat"], f"NIP {official['nip']}"):
        assert str(value) in text
    assert "Paraf dan tanggal penerima" in text


def test_who_acts_as_camat_on_the_date_signs_as_such() -> None:
    acting: list[RawRow] = [
        {"nama": "Siti", "jabatan": "Sekretaris", "peran": "Sekretaris"},
        {"nama": "Siti", "jabatan": "Camat", "peran": "Camat", "jabat": "Plt.", "mulai": date(2026, 1, 1)},
    ]
    [paper] = PAPERS["disposisi"].compose(source(tblPejabat=acting, tblDisposisi=[disposisi(oleh="Siti")]))
    assert paper.tags["pemberi"]["jabatan"] == "Plt. Camat"


def test_somebody_unknown_signs_by_name_only() -> None:
    [paper] = sheets(disposisi(oleh="Tamu"))
    assert paper.tags["pemberi"] == {"nama": "Tamu", "nip": "", "pangkat": "", "jabatan": ""}


@pytest.mark.parametrize(
    ("wish", "ticked"),
    [
        ("Proses lebih lanjut", ["Proses lebih lanjut"]),
        ("proses lebih lanjut dan laporkan hasilnya", ["Proses lebih lanjut", "Laporkan hasilnya"]),
        ("Hadiri rapat", ["Hadiri rapat"]),
    ],
)
def test_what_is_wished_is_ticked_and_anything_else_written_out(wish: str, ticked: list[str]) -> None:
    [paper] = sheets(disposisi(harap=wish))
    wishes = paper.tags["harap"]
    assert [item["teks"] for item in wishes if item["tanda"] == "☑"] == ticked
    assert len(wishes) == len(HARAP) + 1


def test_the_blangko_is_all_dots_and_has_no_number() -> None:
    paper = blank_disposisi(source())
    assert (paper.key, paper.nomor, paper.numbered) == (BLANGKO, "", False)
    tags = paper.issued("", 1, KINI.date())
    assert {tags[name] for name in ("surat_dari", "nomor_agenda", "tanggal")} == {DOTS}
    assert all(item["tanda"] == "☐" for item in paper.tags["harap"])
    assert str(DISPOSISI["oleh"]) not in words(filled("disposisi", paper))


def test_those_present_sign_the_daftar_hadir_and_the_absent_are_marked() -> None:
    people: list[RawRow] = [
        {"nomor_notulen": " not-01/2026 ", "nama": "Ani", "hadir": "Ya"},
        {"nomor_notulen": "NOT-99", "nama": "Budi", "hadir": "Ya"},
        {"nomor_notulen": "NOT-01/2026", "nama": "Citra", "hadir": "Tidak"},
    ]
    [paper] = PAPERS["notulen"].compose(source(tblPeserta=people))
    assert [(row["nama"], row["tanda_tangan"].strip()) for row in paper.tags["peserta"]] == [
        ("Ani", ""),
        ("Citra", "tidak hadir"),
    ]
    text = words(filled("notulen", paper))
    for shown in ("Tanda Tangan", "Kamis, 2 Juli 2026", "09.00 sampai 10.00", str(NOTULEN["ringkasan"])):
        assert shown in text


def test_who_receives_a_form_puts_the_paraf_beside_it() -> None:
    [paper] = PAPERS["tanda-terima"].compose(source())
    text = words(filled("tanda-terima", paper))
    assert "Paraf" in text
    assert "Yang menyerahkan," in text
    units = {row["kode"]: row["nama"] for row in CONTENT.row("tblUnit")}
    assert [row["unit"] for row in paper.tags["formulir"]] == [
        units[row["unit"]] for row in CONTENT.row("tblFormulir")
    ]
