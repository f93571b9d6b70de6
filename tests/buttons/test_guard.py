"""Every way a click can be refused or fail: what the person reads, and that nothing was changed."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import pytest

from sakip_xl.actions.result import Result
from sakip_xl.click.fitting import BATAS
from sakip_xl.errors import SakipError
from sakip_xl.installer import diagnosa
from sakip_xl.schema.books import VERSI_LAYOUT
from sakip_xl.schema.commands import TOMBOL
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.live.host import Obstacle
from sakip_xl.workbook.live.window import UndeliveredError
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.port import Book
from sakip_xl.workbook.xlsx.file_book import FileBook
from sakip_xl.workbook.xlsx.structure import recognize
from tests.actions.office import NOW, TIM, change_cells, office_content
from tests.actions.sop_walk import KUMPUL
from tests.buttons.button_office import ButtonContext
from tests.sample import sample_formulir

WITHOUT_MASTER = ("buku_baru", "diagnosa", "periksa_arsip", "tentang")
ON_MASTER = [button.id for button in TOMBOL if button.id not in WITHOUT_MASTER]
WITH_FOLDER = ("bagikan", "pratinjau", "rekap", "arsipkan")


GALAT = "the spreadsheet went away"


class OtherBook(MemoryBook):
    """An open book whose reading or writing ends in another way."""

    def __init__(
        self,
        *,
        on_read: Callable[[], None] = lambda: None,
        on_save: Callable[[], None] = lambda: None,
        content: BookContent | None = None,
    ) -> None:
        super().__init__(content or office_content(), name="lain.xlsx")
        self.saat_baca, self.saat_simpan = on_read, on_save

    def read(self) -> BookContent:
        self.saat_baca()
        return super().read()

    def save(self, content: BookContent) -> Path | None:
        self.saat_simpan()
        return super().save(content)


def with_meta_rows(**meta: str) -> Callable[[], None]:
    def now() -> None:
        recognize("lain.xlsx", list(meta.items()), None)

    return now


def crash() -> NoReturn:
    raise RuntimeError(GALAT)


def refuse(kode: str, file: str) -> Callable[[], None]:
    def now() -> None:
        raise SakipError(kode, berkas=file)

    return now


# --- The book in front ------------------------------------------------------------------------------------


@pytest.mark.parametrize("button", ON_MASTER)
def test_a_book_that_is_not_ours_is_refused_politely(desk: ButtonContext, button: str) -> None:
    message = desk.open_book(OtherBook(on_read=with_meta_rows(a="b"))).click(button)
    assert message.startswith("Buku kerja 'lain.xlsx' bukan buku induk SAKIP.")
    assert message.endswith("Kode: SKP-490")


@pytest.mark.parametrize("button", ON_MASTER)
def test_a_form_of_a_unit_says_that_it_needs_no_button(desk: ButtonContext, button: str) -> None:
    formulir = MemoryBook(sample_formulir(), name="YAN.xlsx")
    message = desk.open_book(formulir).click(button)
    assert message.startswith("Buku kerja 'YAN.xlsx' adalah formulir unit")
    assert message.endswith("Kode: SKP-491")
    assert formulir.history == []


@pytest.mark.parametrize(
    ("version", "kode", "advice"),
    [
        (str(int(VERSI_LAYOUT) + 1), "SKP-513", "Perbarui program SAKIP di komputer ini"),
        ("1", "SKP-512", "pakai program versi lama"),
    ],
)
def test_a_book_of_another_layout_version_says_which_side_to_renew(
    desk: ButtonContext, version: str, kode: str, advice: str
) -> None:
    message = desk.open_book(OtherBook(on_read=with_meta_rows(jenis="master", versi_layout=version))).click(
        "majukan"
    )
    assert advice in message
    assert message.endswith(f"Kode: {kode}")


@pytest.mark.parametrize("button", ["diagnosa", "tentang"])  # Mulai Buku Baru: test_start_book
def test_tentang_and_diagnosa_need_no_master(
    desk: ButtonContext, monkeypatch: pytest.MonkeyPatch, button: str
) -> None:
    monkeypatch.setattr(diagnosa, "diagnosa", lambda **_: Result("OK"))
    assert "Kode" not in desk.open_book(OtherBook(on_read=crash)).click(button)


# --- What was chosen on Beranda ---------------------------------------------------------------------------


@pytest.mark.parametrize("button", ["majukan", "setujui", "kembalikan"])
def test_nobody_chosen_and_an_account_nobody_has_says_where_to_choose(
    desk: ButtonContext, button: str
) -> None:
    message = desk.choose(pelaksana=None).click(button)
    assert "akun Windows 'siti.r' tidak tercatat" in message
    assert "lembar Beranda, kolom Nama Pelaksana" in message


@pytest.mark.parametrize("button", ["bagikan", "hitung", "majukan", "status", "laporan"])
def test_a_choice_that_cannot_be_read_is_named_with_its_cell_and_never_guessed(
    desk: ButtonContext, button: str
) -> None:
    desk.choose(triwulan="lima")
    old = desk.isi.read()
    message = desk.click(button, Path("tidak dipakai"))
    place = desk.isi.position("tblKerja", 0, "triwulan")
    assert f"- {place.sheet}!{place.cell}: " in message
    assert message.endswith("Kode: SKP-493")
    assert (desk.isi.read(), desk.host.ditanya) == (old, [])


def test_periksa_works_also_then_and_finds_it(desk: ButtonContext) -> None:
    desk.choose(triwulan="lima", pelaksana="Tidak Ada")
    desk.click("periksa")
    assert "SKP-109" in {row["kode"] for row in desk.row("tblTemuan")}


def test_a_person_who_is_not_in_the_list_is_refused(desk: ButtonContext) -> None:
    assert "Nama Orang Lain tidak ada dalam daftar pejabat." in desk.choose(pelaksana="Orang Lain").click(
        "hitung"
    )


# --- Folders ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("button", WITH_FOLDER)
def test_a_closed_dialog_stops_quietly(desk: ButtonContext, button: str) -> None:
    old = desk.isi.read()
    assert desk.click(button, None) == ""
    assert (desk.isi.read(), desk.book.app.bar[-1], desk.log) == (old, False, "")


@pytest.mark.parametrize("button", WITH_FOLDER)
def test_without_dialog_and_without_a_place_it_says_what_to_fill_in(desk: ButtonContext, button: str) -> None:
    message = desk.click(button)
    label = "Folder Arsip" if button == "arsipkan" else "Folder Formulir"
    assert f"tempat {label} belum diketahui" in message
    assert f"Isi {label} di lembar Identitas dengan alamat lengkap" in message


@pytest.mark.parametrize("name", ["formulir", "= ; & % 'é' 100%"])
def test_without_dialog_the_folder_of_identitas_is_taken_beside_the_master(
    desk: ButtonContext, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "buku = ; & % 'é'.xlsx"
    FileBook(file, now=lambda: NOW).save(_with_pengaturan(office_content(), folder_formulir=name))
    message = desk.open_book(FileBook(file, now=lambda: NOW)).choose(pelaksana=TIM).click("bagikan")
    assert "2 formulir" in message
    assert len(list((tmp_path / name).iterdir())) == 2


def test_an_absolute_folder_of_identitas_serves_a_book_without_a_place(
    desk: ButtonContext, tmp_path: Path
) -> None:
    desk.kantor.book.save(_with_pengaturan(desk.isi.read(), folder_formulir=str(tmp_path / "jauh")))
    desk.book.app.jawab = "yes"
    assert "2 formulir" in desk.click("bagikan")
    assert str(tmp_path / "jauh") in desk.book.app.ditanya[0]
    assert len(list((tmp_path / "jauh").iterdir())) == 2


def test_the_dialog_starts_where_identitas_says_or_as_near_as_there_is_a_folder(
    desk: ButtonContext, tmp_path: Path
) -> None:
    desk.kantor.book.save(_with_pengaturan(desk.isi.read(), folder_formulir=str(tmp_path / "a" / "b")))
    desk.click("bagikan", None)
    (tmp_path / "a" / "b").mkdir(parents=True)
    desk.click("bagikan", None)
    assert [start for _, start in desk.host.ditanya] == [tmp_path, tmp_path / "a" / "b"]


def test_a_pdf_stands_in_its_folder_beside_the_master_and_has_none_otherwise(
    desk: ButtonContext, tmp_path: Path
) -> None:
    assert desk.click("cetak").endswith("Kode: SKP-496")
    file = tmp_path / "induk 100%.xlsx"
    FileBook(file, now=lambda: NOW).save(office_content())
    message = desk.open_book(FileBook(file, now=lambda: NOW)).click("cetak")
    [pdf] = (tmp_path / "cetak").iterdir()
    assert pdf.name == "induk 100% Identitas 20260706-093000.pdf"
    assert pdf.name in message
    assert str(tmp_path / "cetak") in message


def test_a_pdf_that_cannot_be_written_is_a_refusal(desk: ButtonContext, tmp_path: Path) -> None:
    file = tmp_path / "induk.xlsx"
    FileBook(file, now=lambda: NOW).save(office_content())
    (tmp_path / "cetak").write_text("a file where the folder should be")
    assert desk.open_book(FileBook(file, now=lambda: NOW)).click("cetak").endswith("Kode: SKP-564")


def _with_pengaturan(content: BookContent, **value: str) -> BookContent:
    from sakip_xl.schema.settings import MENURUT_BIDANG

    for field_name, cell in value.items():
        label = MENURUT_BIDANG[field_name].label
        index = next(i for i, b in enumerate(content.row("tblPengaturan")) if b["pengaturan"] == label)
        content = change_cells(content, "tblPengaturan", index, nilai=cell)
    return content


# --- Stopped between files --------------------------------------------------------------------------------


def test_esc_between_two_forms_leaves_no_file_no_folder_and_no_row(
    desk: ButtonContext, tmp_path: Path
) -> None:
    old = desk.isi.read()
    desk.host.berhenti_pada = 2
    message = desk.click("bagikan", tmp_path / "baru")
    assert message.startswith("Dihentikan atas permintaan Anda; tidak ada yang berubah.")
    assert (desk.isi.read(), (tmp_path / "baru").exists(), desk.book.app.bar[-1]) == (old, False, False)


def test_esc_between_two_returned_forms_takes_none_over(desk: ButtonContext) -> None:
    desk.kantor.bagikan()
    for unit in ("YAN", "PMD"):
        desk.kantor.reply(unit)
    old = desk.isi.read()
    desk.host.berhenti_pada = 2
    assert desk.click("rekap", desk.kantor.kembali).endswith("Kode: SKP-494")
    assert desk.isi.read() == old


# --- Messages that do not fit -----------------------------------------------------------------------------


def test_a_refusal_with_few_details_lists_them_and_writes_nothing(desk: ButtonContext) -> None:
    camat = next(str(b["nama"]) for b in desk.row("tblPejabat") if b["peran"] == "Camat")
    desk.choose(pelaksana=camat)
    old, times = desk.isi.read(), len(desk.kantor.book.history)
    message = desk.click("majukan")
    assert "- Disposisi: " in message
    assert message.endswith("Kode: SKP-403")
    assert (desk.isi.read(), len(desk.kantor.book.history)) == (old, times)


def test_many_details_go_to_their_sheet_and_leave_every_other_table(desk: ButtonContext) -> None:
    content = desk.isi.read()
    for index in range(len(content.row("tblIndikator"))):
        content = change_cells(content, "tblIndikator", index, polaritas="naik", konsolidasi="dijumlah")
    desk.kantor.book.save(content)
    old = desk.isi.read()
    message = desk.click("bagikan", Path("tidak sampai"))
    assert len(message) <= BATAS
    assert "lagi. Semuanya ada di lembar Hasil Pemeriksaan." in message
    assert message.endswith("Kode: SKP-461")
    new = desk.isi.read()
    assert len(new.row("tblTemuan")) > message.count("\n- ") > 0
    assert {**new.tables, "tblTemuan": []} == {**old.tables, "tblTemuan": []}
    assert desk.book.depan == "Hasil Pemeriksaan"


def test_details_stay_in_the_log_when_the_book_cannot_be_written(desk: ButtonContext) -> None:
    content = office_content()
    for index in range(len(content.row("tblIndikator"))):
        content = change_cells(content, "tblIndikator", index, polaritas="naik", konsolidasi="dijumlah")
    buku = OtherBook(content=content, on_save=refuse("SKP-522", file="lain.xlsx"))
    message = desk.open_book(buku).click("hitung")
    assert "lagi, tercatat di berkas log SAKIP." in message
    assert len(re.findall(r"\n    - SKP-\d+ Indikator!\w+ \w", desk.log)) > message.count("\n- ")
    assert "dijumlah" in message
    assert "dijumlah" not in desk.log
    assert (buku.history, desk.book.depan) == ([], "Identitas")


# --- Faults of ours ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("button_id", ON_MASTER)
def test_an_unexpected_fault_is_one_sentence_and_its_traceback_only_in_the_log(
    desk: ButtonContext, button_id: str, tmp_path: Path
) -> None:
    message = desk.open_book(OtherBook(on_read=crash)).click(button_id)
    label = next(button.label for button in TOMBOL if button.id == button_id)
    assert message.startswith(f"Tombol {label} berhenti karena kesalahan di dalam program.")
    assert message.endswith("Kode: SKP-902")
    assert str(tmp_path / "keadaan" / "SAKIP" / "sakip.log") in message
    assert "Traceback" not in message
    assert "spreadsheet" not in message
    assert "RuntimeError" in desk.log
    assert "in refuse_to_go_on" in desk.log or "test_guard.py" in desk.log
    assert GALAT not in desk.log
    assert desk.book.app.bar[-1] is False


def test_a_cell_being_typed_in_is_no_fault_of_ours(desk: ButtonContext) -> None:
    desk.host.terhalang = Obstacle.BEING_EDITED
    message = desk.open_book(OtherBook(on_read=crash)).click("hitung")
    assert "Tekan Enter atau Esc di sel yang sedang diisi" in message
    assert message.endswith("Kode: SKP-541")
    assert "RuntimeError" in desk.log


def test_a_log_that_cannot_be_written_stops_nothing(
    desk: ButtonContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "berkas").write_text("no folder")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "berkas"))
    assert "SOP Pengumpulan" in desk.click("status")


def test_a_busy_program_lets_its_host_speak(desk: ButtonContext) -> None:
    desk.book.app.sibuk, desk.host.dapat_pesan = True, True
    assert desk.click("status") == ""
    assert "SOP Pengumpulan" in desk.host.pesan_[0]


def test_a_message_that_nobody_can_show_is_left_to_the_add_in(desk: ButtonContext) -> None:
    desk.book.app.sibuk = True
    with pytest.raises(UndeliveredError):
        desk.click("status")


def test_a_refused_step_of_the_sop_moves_nothing(desk: ButtonContext) -> None:
    desk.kantor.until(KUMPUL, 5)
    old: Book = desk.isi
    content = old.read()
    assert desk.choose(pelaksana=TIM).click("majukan").endswith("Kode: SKP-403")
    assert (
        replace(desk.isi.read(), tables={**desk.isi.read().tables, "tblKerja": content.row("tblKerja")})
        == content
    )
