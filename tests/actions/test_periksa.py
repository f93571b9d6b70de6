"""All findings at once, each at its cell; the state of both SOPs; neither changes anything by itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sakip_xl.actions.periksa import periksa, temuan_rows
from sakip_xl.actions.session import TEMPLATE_ID, Moment, Session
from sakip_xl.actions.status import status
from sakip_xl.domain.model import Pengaturan
from sakip_xl.domain.terms import Event, YesNo
from sakip_xl.errors import SakipError, temuan
from sakip_xl.workbook.drawing import draw_book
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book
from tests.actions.office import CAMAT, NOW, TIM, Office, kode, office_content, refused, saat, type_in
from tests.actions.sop_walk import KUMPUL, UKUR, ClickContext
from tests.workbook.change_xlsx import change_sheet


def without_protection(xml: str) -> str:
    """A sheet whose protection was taken off."""
    return re.sub(r"<sheetProtection[^>]*/>", "", xml)


@pytest.fixture
def buku() -> MemoryBook:
    return MemoryBook(office_content())


def test_a_finding_of_the_book_itself_is_a_link_to_its_cell(buku: MemoryBook) -> None:
    type_in(buku, "tblIndikator", 0, satuan=None)
    result = periksa(buku, moment=saat(TIM), tulis=True)
    sheet = draw_book(buku.read(), NOW).sheets["Hasil Pemeriksaan"]
    destination = {cell.link for cell in sheet.cells.values() if cell.link}
    assert {f"'{t.lembar}'!{t.sel}" for t in result.temuan} <= destination


# --- periksa ----------------------------------------------------------------------------------------------


def test_every_fault_is_told_at_once_faults_first(buku: MemoryBook) -> None:
    type_in(buku, "tblIndikator", 0, satuan=None, target_tw2="banyak")
    type_in(buku, "tblUnit", 1, wajib="mungkin")
    type_in(buku, "tblPengaturan", list(Pengaturan.model_fields).index("tahun"), nilai="dua ribu")
    result = periksa(buku, moment=saat(TIM))
    wrong = {(t.kode, t.lembar) for t in result.temuan if t.tingkat == "salah"}
    assert {("SKP-101", "Indikator"), ("SKP-102", "Identitas")} <= wrong
    assert len(wrong) >= 3
    tingkat = [str(t.tingkat) for t in result.temuan]
    assert tingkat == sorted(tingkat, key=["salah", "peringatan", "info"].index)
    assert all(t.sel and t.kolom and t.berkas == "memori.xlsx" for t in result.temuan)
    assert result.keluar == 1
    assert result.data["jumlah"]["salah"] == tingkat.count("salah")


def test_a_check_writes_nothing_by_itself(buku: MemoryBook) -> None:
    periksa(buku, moment=saat(TIM))
    assert buku.history == []


def test_the_findings_are_written_to_their_sheet_and_replace_the_last_ones(buku: MemoryBook) -> None:
    type_in(buku, "tblIndikator", 0, satuan=None)
    for _ in range(2):
        result = periksa(buku, moment=saat(TIM), tulis=True)
    rows = buku.read().row("tblTemuan")
    assert [(b["kode"], b["sel"]) for b in rows] == [(t.kode, t.sel) for t in result.temuan]
    assert [b["nomor"] for b in rows] == list(range(1, len(rows) + 1))
    (_, end) = buku.read().row("tblJejak")
    assert end["peristiwa"] == "pemeriksaan"
    assert str(end["catatan"]).startswith("1 salah, ")


def test_a_second_check_says_how_much_of_the_last_one_is_solved(buku: MemoryBook) -> None:
    type_in(buku, "tblIndikator", 0, satuan=None)
    type_in(buku, "tblIndikator", 1, satuan=None)
    assert "sudah selesai" not in periksa(buku, moment=saat(TIM), tulis=True).pesan
    type_in(buku, "tblIndikator", 0, satuan="%")
    assert "temuan lama sudah selesai." in periksa(buku, moment=saat(TIM), tulis=True).pesan
    assert "sudah selesai" not in periksa(buku, moment=saat(TIM), tulis=True).pesan


def test_faults_stand_first_and_a_finding_of_a_form_names_its_unit() -> None:
    found = [
        temuan("SKP-219", kurang="Relevan", jumlah=1).di(berkas="f.xlsx", unit="YAN"),
        temuan("SKP-211").di(berkas="f.xlsx", unit="YAN"),
    ]
    rows = temuan_rows(found, "induk.xlsx")
    assert [(row.nomor, row.kode, row.unit, row.berkas) for row in rows] == [
        (1, "SKP-211", "YAN", "f.xlsx"),
        (2, "SKP-219", "YAN", "f.xlsx"),
    ]


def test_a_book_without_findings_says_so(tmp_path: Path) -> None:
    context = ClickContext(tmp_path)
    content = [
        {**b, "pembilang": "yang memenuhi", "penyebut": "seluruhnya"}
        for b in context.book.read().row("tblIndikator")
    ]
    cleaned = MemoryBook(
        office_content(
            **{**{t: [] for t in ("tblDisposisi", "tblNotulen", "tblPeserta")}, "tblIndikator": content},
            tblKeputusan=[],
            tblProgramKerja=[],
        )
    )
    index = next(
        n for n, b in enumerate(cleaned.read().row("tblPengaturan")) if b["pengaturan"] == "Data Contoh"
    )
    type_in(cleaned, "tblPengaturan", index, nilai="Tidak")
    result = periksa(cleaned, moment=saat(TIM))
    assert (result.pesan, result.keluar) == ("memori.xlsx: tidak ada temuan.", 0)


def test_a_form_is_checked_too_and_only_read(tmp_path: Path) -> None:
    kantor = Office(tmp_path)
    kantor.bagikan()
    path = kantor.reply("YAN", {"IKS.1": "banyak"})
    old = path.read_bytes()
    result = periksa(open_book(path, now=lambda: NOW), moment=saat(), tulis=True)
    assert (kode(result), result.keluar) == (["SKP-121"], 1)
    assert result.temuan[0].berkas == path.name
    assert path.read_bytes() == old


def test_damage_to_the_file_of_a_form_is_found(tmp_path: Path) -> None:
    kantor = Office(tmp_path)
    kantor.bagikan()
    path = kantor.reply("PMD")
    change_sheet(path, "Isian", without_protection)
    result = periksa(open_book(path, now=lambda: NOW), moment=saat())
    assert any(t.kode.startswith("SKP-55") for t in result.temuan)


def test_a_form_with_a_broken_identity_is_refused_in_words(tmp_path: Path) -> None:
    kantor = Office(tmp_path)
    kantor.bagikan()
    path = kantor.reply("PMD", change=lambda content: content.with_meta(triwulan="nol"))
    with pytest.raises(SakipError, match="SKP-567"):
        periksa(open_book(path, now=lambda: NOW), moment=saat())


def test_a_master_on_disk_is_checked_for_damage_too(tmp_path: Path) -> None:
    path = tmp_path / "induk.xlsx"
    FileBook(path, now=lambda: NOW).save(office_content())
    change_sheet(path, "Jejak", without_protection)
    result = periksa(open_book(path, now=lambda: NOW), moment=saat())
    assert [t.lembar for t in result.temuan if t.kode.startswith("SKP-55")] == ["Jejak"]


# --- status -----------------------------------------------------------------------------------------------


def test_the_state_lists_what_is_missing_and_changes_nothing(tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 4)
    count = len(context.book.history)
    result = status(context.book, moment=saat(jam=2))
    pengumpulan = result.data["sop"]["pengumpulan"]
    assert (pengumpulan["langkah"], pengumpulan["status"], pengumpulan["pelaku"]) == (
        4,
        "berjalan",
        ["Tim SAKIP"],
    )
    assert len(pengumpulan["kekurangan"]) == 4
    row = result.pesan.splitlines()
    assert row[1:5] == [f"   - {text}" for text in pengumpulan["kekurangan"]]
    assert row[5].startswith("SOP Pengukuran Kinerja Triwulan II: langkah 1 oleh Camat")
    assert "Formulir kembali: 0 dari 2 unit." in result.pesan
    assert " Tenggat 7 Juli 2026 pukul " in result.pesan
    assert len(context.book.history) == count
    assert result.temuan == []


def test_a_step_past_its_due_time_is_late(tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 2)
    result = status(context.book, moment=saat(jam=240))
    assert result.data["sop"]["pengumpulan"]["terlambat"]
    assert ", terlambat." in result.pesan
    assert not result.data["sop"]["pengukuran"]["terlambat"]


def test_the_arahan_is_shown_until_the_sop_is_agreed_again(tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 10)
    context.advance(KUMPUL, keputusan=YesNo.TIDAK, catatan="Lengkapi bukti.")
    result = status(context.book, moment=saat(jam=5))
    assert result.data["sop"]["pengumpulan"]["arahan"] == "Lengkapi bukti."
    assert "Arahan: Lengkapi bukti." in result.pesan
    assert result.data["formulir"] == {"wajib": 2, "dikirim": 2, "kembali": 2}


def test_an_sop_that_is_done_says_so(tmp_path: Path) -> None:
    context = ClickContext(tmp_path).until(KUMPUL, 12)
    context.prepare(KUMPUL)
    context.advance(KUMPUL)
    result = status(context.book, moment=saat(jam=100), triwulan=2)
    data = result.data["sop"]["pengumpulan"]
    assert (data["langkah"], data["status"], data["pelaku"], data["kekurangan"]) == (12, "selesai", [], [])
    assert "Triwulan II: selesai." in result.pesan
    assert result.data["sop"]["pengukuran"]["langkah"] == 1


def test_an_excused_unit_counts_as_returned(tmp_path: Path) -> None:
    kantor = Office(tmp_path)
    kantor.bagikan()
    type_in(kantor.book, "tblFormulir", 0, status="dikecualikan", alasan="Jabatan kosong.")
    assert status(kantor.book, moment=saat()).data["formulir"]["kembali"] == 1


def test_a_row_of_the_log_that_does_not_fit_is_a_finding(buku: MemoryBook) -> None:
    session = Session.open_book(buku, saat(CAMAT))
    session.note_event(Event.SELESAI, sop=UKUR, triwulan=2, langkah=3, langkah_id="program_kerja")
    session.save("majukan")
    result = status(buku, moment=saat())
    assert [(t.kode, t.lembar) for t in result.temuan] == [("SKP-415", "Jejak")]


# --- A session --------------------------------------------------------------------------------------------


def test_a_printed_master_gets_an_id_of_its_own_at_the_first_writing_action() -> None:
    book = MemoryBook(office_content().with_meta(id_master=TEMPLATE_ID))
    periksa(book, moment=saat(TIM))
    status(book, moment=saat(TIM))
    assert book.read().meta["id_master"] == TEMPLATE_ID
    periksa(book, moment=saat(TIM), tulis=True)
    own = book.read().meta["id_master"]
    assert len(own) == 32
    periksa(book, moment=saat(TIM), tulis=True)
    assert book.read().meta["id_master"] == own
    assert "SKP-419" not in kode(periksa(book, moment=saat(TIM)))


def test_a_form_is_no_master(tmp_path: Path) -> None:
    kantor = Office(tmp_path)
    kantor.bagikan()
    formulir = MemoryBook(open_book(kantor.kirim / "Formulir_2026-TW2-PMD.xlsx", now=lambda: NOW).read())
    with refused("SKP-511", formulir, exit_code=4):
        status(formulir, moment=saat())


@pytest.mark.parametrize(
    ("oleh", "pelaksana", "account", "name"),
    [
        (None, None, "", ""),
        (None, None, "kec-1", "kec-1"),
        (None, "Pak Lama", "kec-1", "Pak Lama"),
        (None, TIM.upper(), "kec-1", TIM),
        (CAMAT, TIM, "kec-1", CAMAT),
    ],
)
def test_who_acts_is_the_named_person_then_the_one_of_beranda_then_the_account(
    buku: MemoryBook, oleh: str | None, pelaksana: str | None, account: str, name: str
) -> None:
    type_in(buku, "tblKerja", 0, pelaksana=pelaksana)
    session = Session.open_book(buku, Moment(NOW, oleh, account))
    row = session.note_event(Event.PERIKSA)
    session.save("periksa")
    assert (row.oleh, row.akun) == (name, account)
    assert buku.read().row("tblJejak")[0].get("oleh", "") == name


def test_an_empty_name_is_nobody(buku: MemoryBook) -> None:
    with refused("SKP-460", buku):
        periksa(buku, moment=saat(""), tulis=True)


def test_one_person_may_have_two_roles(buku: MemoryBook) -> None:
    pejabat = buku.read().row("tblPejabat")
    type_in(buku, "tblPejabat", 3, **{**pejabat[3], "nama": TIM})
    assert {str(p) for p in Session.open_book(buku, saat(TIM)).peran()} == {"Tim SAKIP", "Kasi/Kasubag"}
