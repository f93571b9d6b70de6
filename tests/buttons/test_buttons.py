"""Every button once, from the click to its effect."""

from __future__ import annotations

import inspect
import re
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from sakip_xl import __version__, buttons
from sakip_xl.actions.result import Result
from sakip_xl.errors import Temuan, temuan
from sakip_xl.installer import diagnosa as installer
from sakip_xl.schema.books import MASTER, VERSI_LAYOUT
from sakip_xl.schema.commands import TOMBOL
from sakip_xl.workbook.live.window import Window
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.actions.office import KASI, NOW, SEKRETARIS, TIM, change_cells, type_in
from tests.actions.sop_walk import KUMPUL, UKUR
from tests.buttons.button_office import ButtonContext
from tests.cli.terminal import write
from tests.documents.printing import use_printer
from tests.workbook.change_xlsx import change_sheet

ID = [button.id for button in TOMBOL]


def test_every_button_of_the_layout_is_a_function_on_a_book_and_nothing_else_is() -> None:
    owned = {
        name: list(inspect.signature(content).parameters.values())
        for name, content in vars(buttons).items()
        if inspect.isfunction(content) and content.__module__ == buttons.__name__
    }
    function = [name for name, content in owned.items() if [p.annotation for p in content] == ["xw.Book"]]
    assert [name for name in function if name != "open_book"] == ID
    named = [(content.__name__, content.__doc__) for content in map(vars(buttons).get, ID) if content]
    assert named == [(button.id, button.description) for button in TOMBOL]


def test_status_tells_both_sops_and_only_draws(desk: ButtonContext) -> None:
    old, times = desk.isi.read(), len(desk.kantor.book.history)
    message = desk.click("status")
    assert "SOP Pengumpulan Data Kinerja Triwulan II: langkah 1 oleh Camat" in message
    assert "SOP Pengukuran Kinerja Triwulan II: langkah 1" in message
    assert "Formulir kembali: 0 dari 2 unit." in message
    assert "Lengkapi yang kurang, lalu klik Majukan Langkah." in message
    assert (desk.isi.read(), len(desk.kantor.book.history)) == (old, times + 1)
    assert desk.book.depan == "Beranda"


def test_siapkan_shows_the_sheet_of_its_proposal_and_says_what_is_left_to_do(desk: ButtonContext) -> None:
    message = desk.choose(pelaksana=TIM).click("siapkan")
    assert "usulan ditulis di lembar Disposisi: 1 baris Daftar Disposisi. Periksa sebelum dipakai." in message
    assert "2. Camat mengisi Catatan Camat, dan Disposisi Oleh sebagai tanda sudah diberikan." in message
    assert "Setelah lengkap, klik Majukan Langkah." in message
    assert desk.book.depan == "Disposisi"
    assert [row["oleh"] for row in desk.row("tblJejak")] == [TIM]


def test_siapkan_at_a_step_without_papers_leaves_the_sheet_in_front(desk: ButtonContext) -> None:
    desk.kantor.until(KUMPUL, 5)
    desk.book.depan = "Indikator"
    assert "tidak memerlukan naskah yang diketik" in desk.click("siapkan")
    assert desk.book.depan == "Indikator"


@pytest.mark.parametrize(("row", "table"), [(None, "tblPejabat"), (3, "tblPejabat"), (999, "tblHariKhusus")])
def test_tambah_baris_means_the_table_of_the_cell_in_front(
    desk: ButtonContext, row: int | None, table: str
) -> None:
    desk.book.depan = "Identitas"
    desk.book.app.selection = None if row is None else SimpleNamespace(row=row)
    old = desk.isi.read()
    message = desk.click("tambah_baris")
    assert message.startswith(f"10 baris kosong ditambahkan pada tabel {MASTER.table_named(table).judul}")
    assert desk.isi.read().counts[table] == len(old.row(table)) + 10


def test_tambah_baris_on_a_sheet_without_rows_of_staff_is_refused(desk: ButtonContext) -> None:
    desk.book.depan = "Jejak"
    assert "'Jejak' tidak punya baris yang diisi petugas" in desk.click("tambah_baris")


def test_a_quarter_of_which_nothing_is_there_is_asked_about(desk: ButtonContext) -> None:
    desk.kantor.until(KUMPUL, 5)
    old = desk.isi.read()
    desk.book.app.jawab = "no"
    desk.choose(triwulan=3)
    desk.click("hitung")
    asked = desk.book.app.ditanya[-1]
    assert "Triwulan III belum dimulai" in asked
    assert "Yang ada: Triwulan II" in asked
    assert desk.row("tblJejak") == old.row("tblJejak")
    desk.book.app.jawab = "yes"
    vars(buttons)["hitung"](desk.book)
    assert desk.book.app.pesan[-1].startswith("Kertas Kerja terisi")


def test_majukan_completes_the_step_of_the_chosen_sop_and_logs_person_and_account(
    desk: ButtonContext,
) -> None:
    desk.kantor.until(KUMPUL, 3)
    desk.kantor.prepare(KUMPUL)
    message = desk.choose(sop="pengumpulan", pelaksana=TIM).click("majukan")
    assert "langkah 3 selesai. Berikutnya langkah 4 oleh" in message
    jejak = desk.row("tblJejak")[-1]
    assert (jejak["langkah"], jejak["oleh"], jejak["akun"]) == (3, TIM, "siti.r")
    assert desk.kantor.langkah(UKUR) == 1
    assert "majukan memori.xlsx (siti.r): " in desk.log


def test_setujui_agrees_and_kembalikan_returns_with_what_stands_on_beranda(desk: ButtonContext) -> None:
    desk.kantor.until(KUMPUL, 10)
    desk.choose(pelaksana=SEKRETARIS, arahan="Lengkapi bukti dukung.", ke_langkah=8)
    assert "dikembalikan ke langkah 8 dengan arahan: Lengkapi bukti" in desk.click("kembalikan")
    assert desk.kantor.langkah(KUMPUL) == 8
    assert desk.row("tblKerja")[0].keys().isdisjoint({"arahan", "ke_langkah"})
    desk.kantor.until(KUMPUL, 10)
    desk.choose(pelaksana=SEKRETARIS, arahan="Sudah baik.", ke_langkah=8)
    assert "langkah 10 selesai" in desk.click("setujui")
    draft, *_, final = desk.row("tblLaporan")
    assert (draft["keputusan_sekretaris"], final["jenis"]) == ("Tidak", "final")


def test_bagikan_writes_the_forms_into_the_folder_chosen_and_tells_each_on_the_status_bar(
    desk: ButtonContext, tmp_path: Path
) -> None:
    message = desk.choose(pelaksana=TIM).click("bagikan", tmp_path / "dibagi = ; & % 'é'")
    file = sorted(path.name for path in (tmp_path / "dibagi = ; & % 'é'").iterdir())
    assert file == sorted(str(row["berkas"]) for row in desk.row("tblFormulir"))
    assert "2 formulir Triwulan II" in message
    assert "Berikutnya: Pastikan setiap unit" in message
    bar = desk.book.app.bar
    assert bar[0] == "SAKIP: Bagikan Formulir sedang bekerja ..."
    assert bar[2:] == [f"SAKIP: Membuat formulir 2 dari 2: {desk.row('tblFormulir')[1]['berkas']}", False]
    assert desk.book.depan == "Tanda Terima"


def test_periksa_lists_the_findings_on_their_sheet_and_shows_it(desk: ButtonContext) -> None:
    desk.kantor.book.save(change_cells(desk.isi.read(), "tblIndikator", 0, satuan=None))
    message = desk.click("periksa")
    assert "\n- [salah] Indikator!" in message
    assert message.endswith("Berikutnya: Perbaiki yang bertanda salah, lalu ulangi.")
    temuan_ = desk.row("tblTemuan")
    assert [row["nomor"] for row in temuan_] == list(range(1, len(temuan_) + 1))
    assert "SKP-101" in {row["kode"] for row in temuan_}
    assert desk.book.depan == "Hasil Pemeriksaan"
    assert desk.row("tblJejak")[-1]["akun"] == "siti.r"


def test_periksa_looks_at_the_shape_of_the_book_as_it_is_now(desk: ButtonContext, tmp_path: Path) -> None:
    desk.host.salinan = write(tmp_path / "kini.xlsx", desk.isi.read())
    desk.click("periksa")
    assert {row["kode"] for row in desk.row("tblTemuan")}.isdisjoint({"SKP-550", "SKP-551"})
    change_sheet(
        tmp_path / "kini.xlsx", "Beranda", lambda content: re.sub("<sheetProtection[^>]*>", "", content)
    )
    desk.click("periksa")
    assert {"SKP-551"} <= {row["kode"] for row in desk.row("tblTemuan")}


def select(desk: ButtonContext, address: str, sheet: str = "Indikator") -> ButtonContext:
    """Somebody selects cells; the memory book has its first row of data in row 2."""
    desk.book.depan, desk.book.app.selection = sheet, SimpleNamespace(address=address)
    return desk.choose(pelaksana=TIM)


def test_pk_perubahan_copies_the_rows_selected_after_a_question(desk: ButtonContext) -> None:
    desk.book.app.jawab = "yes"
    message = select(desk, "$A$2:$C$3,$D$5").click("pk_perubahan")
    assert desk.book.app.ditanya == ["Buat baris PK perubahan untuk 3 indikator: IKS.1, IKS.2, dan IKP.1?"]
    assert "untuk 3 indikator: IKS.1, IKS.2, dan IKP.1." in message
    assert message.endswith(
        "Berikutnya: Ubah target pada baris perubahan, klik Periksa Isian, lalu Bagikan Formulir."
    )
    made = [row["kode"] for row in desk.row("tblIndikator") if row["versi_pk"] == "perubahan"]
    assert (made, desk.book.depan) == (["IKS.1", "IKS.2", "IKP.1"], "Indikator")


def test_pk_perubahan_does_nothing_when_the_answer_is_no(desk: ButtonContext) -> None:
    old, desk.book.app.jawab = desk.row("tblIndikator"), "no"
    assert select(desk, "$2:$40").click("pk_perubahan") == ""
    assert desk.row("tblIndikator") == old


@pytest.mark.parametrize(
    ("address", "sheet"), [("$A$2", "Beranda"), ("$A:$C", "Indikator"), ("$A$900", "Indikator")]
)
def test_pk_perubahan_without_a_selected_indicator_says_how_to_select(
    desk: ButtonContext, address: str, sheet: str
) -> None:
    message = select(desk, address, sheet).click("pk_perubahan")
    assert (message.splitlines()[0], desk.book.app.ditanya) == (
        "Belum ada indikator yang dipilih untuk PK perubahan.",
        [],
    )
    desk.book.app.selection = None
    assert "SKP-412" in desk.click("pk_perubahan")


def test_a_question_names_only_so_many_indicators(desk: ButtonContext) -> None:
    rows = [{**desk.row("tblIndikator")[0], "kode": f"X.{n}"} for n in range(25)]
    content = desk.isi.read()
    desk.kantor.book.save(replace(content, tables={**content.tables, "tblIndikator": rows}))
    select(desk, "$A$2:$A$99").click("pk_perubahan")
    assert desk.book.app.ditanya[0].endswith("X.19, dan 5 lagi?")


def test_pratinjau_shows_the_rekap_in_a_new_book_and_changes_nothing(desk: ButtonContext) -> None:
    desk.kantor.bagikan()
    desk.kantor.reply("YAN", {"IKS.1": "=1+1"})
    old, times = desk.isi.read(), len(desk.kantor.book.history)
    message = desk.click("pratinjau", desk.kantor.kembali)
    assert (desk.isi.read(), len(desk.kantor.book.history)) == (old, times)
    [new] = desk.book.app.baru
    assert new.isi[0][0] == "Pratinjau rekap Triwulan II"
    assert new.tebal[0] == 1
    assert len(new.lebar) == len(new.isi[0]) == 6
    unit = [row[:2] for row in new.isi if row[0] in {"Ditolak", "Belum kembali"}]
    assert unit == [["Ditolak", "YAN"], ["Belum kembali", "YAN, PMD"]]
    assert any("'=1+1'" in cell for row in new.isi for cell in row)
    assert "Minta unit memperbaiki formulir yang bertanda salah, lalu klik Rekap lagi." in message


def test_rekap_takes_the_forms_of_the_folder_chosen(desk: ButtonContext) -> None:
    desk.kantor.bagikan()
    desk.kantor.reply("YAN")
    message = desk.choose(pelaksana=TIM).click("rekap", desk.kantor.kembali)
    assert "1 dari 2 unit diterima; belum: PMD" in message
    assert any(str(text).startswith("SAKIP: Membaca formulir 1 dari 1: ") for text in desk.book.app.bar)
    assert {row["unit"] for row in desk.row("tblRealisasi")} == {"YAN"}


def test_hitung_then_rekap_pengukuran_then_laporan_show_their_sheets(desk: ButtonContext) -> None:
    desk.kantor.until(KUMPUL, 8)
    assert "Teliti Kertas Kerja, lalu klik Rekap Pengukuran." in desk.click("hitung")
    assert (desk.book.depan, bool(desk.row("tblKertasKerja"))) == ("Kertas Kerja", True)
    assert "Capaian kecamatan Triwulan II: " in desk.click("rekap_pengukuran")
    assert desk.book.depan == "Rekap"
    desk.choose(sop="pengukuran").click("laporan")
    assert (desk.book.depan, desk.row("tblLaporan")[-1]["sop"]) == ("Laporan", "pengukuran")


def test_cetak_opens_the_print_dialog_for_the_sheet_in_front(desk: ButtonContext) -> None:
    desk.host.printer = True
    assert (desk.click("cetak"), desk.host.dicetak) == ("", ["Identitas"])


def in_front(desk: ButtonContext, table: str, index: int) -> int:
    """Put the cursor on a row of a table; gives the row of the sheet."""
    schema = MASTER.table_named(table)
    cell = desk.isi.position(table, index, schema.columns[0].bidang).cell
    row = int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    desk.book.depan, desk.book.app.selection = schema.sheet, SimpleNamespace(row=row, address=f"$A${row}")
    return row


@pytest.mark.parametrize(("pdf", "kind"), [(True, ".pdf"), (False, ".docx")])
def test_cetak_makes_and_opens_the_paper_of_the_row_in_front(
    desk: ButtonContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pdf: bool, kind: str
) -> None:
    def to_pdf(files: Sequence[Path], folder: Path) -> list[Path]:
        made = [folder / f"{path.stem}.pdf" for path in files] if pdf else []
        for path in made:
            path.write_bytes(b"%PDF-")
        return made

    monkeypatch.setattr("sakip_xl.actions.naskah.to_pdf", to_pdf)
    desk.kantor.until(KUMPUL, 2)
    in_front(desk, "tblDisposisi", 0)
    message = desk.choose(pelaksana=TIM).click("cetak", tmp_path / "naskah")
    assert [path.suffix for path in desk.host.dibuka] == [kind]
    assert [row["jenis"] for row in desk.row("tblNaskah")] == ["disposisi"]
    assert ("PDF tidak dapat dibuat di komputer ini" in message) is not pdf
    assert "SKP-611" not in message
    in_front(desk, "tblNaskah", 0)
    if not pdf:
        desk.host.membuka = False
    path = tmp_path / "naskah" / str(desk.row("tblNaskah")[0]["berkas"]).rpartition("/")[2]
    type_in(desk.isi, "tblNaskah", 0, berkas=str(path))
    message = desk.click("cetak")
    assert ("Dibuka: " in message) is pdf
    assert ("Buka sendiri dari folder" in message) is not pdf
    assert len(desk.row("tblNaskah")) == 1


def test_cetak_refuses_a_row_that_cannot_be_read(desk: ButtonContext, tmp_path: Path) -> None:
    desk.kantor.until(KUMPUL, 2)
    type_in(desk.isi, "tblDisposisi", 0, tanggal="kemarin")
    in_front(desk, "tblDisposisi", 0)
    assert "SKP-681" in desk.click("cetak", tmp_path / "naskah")
    assert desk.host.dibuka == []


def test_cetak_prints_a_register_when_no_row_of_it_is_in_front(desk: ButtonContext) -> None:
    desk.host.printer = True
    in_front(desk, "tblDisposisi", 0)
    desk.book.app.selection = SimpleNamespace(row=1, address="$A$1")
    assert (desk.click("cetak"), desk.host.dicetak) == ("", ["Disposisi"])


def test_cetak_asks_before_it_prints_a_sheet_that_is_not_of_the_master(desk: ButtonContext) -> None:
    desk.host.printer, desk.book.depan = True, "Catatan saya"
    desk.book.app.jawab = "no"
    assert desk.click("cetak") == ""
    assert desk.book.app.ditanya == ["Lembar 'Catatan saya' bukan bagian buku induk SAKIP. Tetap cetak?"]
    assert desk.host.dicetak == []
    desk.book.app.jawab = "yes"
    desk.click("cetak")
    assert desk.host.dicetak == ["Catatan saya"]


def test_arsipkan_puts_the_archive_into_the_folder_chosen(desk: ButtonContext, tmp_path: Path) -> None:
    desk.kantor.until(KUMPUL, 12)
    message = desk.choose(pelaksana=TIM).click("arsipkan", tmp_path / "arsip")
    [arsip] = (tmp_path / "arsip").iterdir()
    assert arsip.name in message
    assert "SKP-466" not in message
    assert [heading for heading, _ in desk.host.ditanya] == ["Pilih folder untuk arsip"]
    assert desk.book.depan == "Arsip"


def test_jilid_binds_the_papers_and_arsipkan_makes_it_itself(
    desk: ButtonContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_printer(monkeypatch)
    desk.kantor.until(KUMPUL, 12)
    FileBook(tmp_path / "induk.xlsx", now=lambda: NOW).save(desk.isi.read())
    desk.open_book(FileBook(tmp_path / "induk.xlsx", now=lambda: NOW)).choose(
        pelaksana=TIM, sop="pengumpulan"
    )
    message = desk.click("jilid", tmp_path / "naskah")
    path = tmp_path / "naskah" / "Jilid_Pengumpulan_TW2-2026.pdf"
    assert f"dibuat: {path.name}" in message
    assert (desk.book.depan, path.is_file()) == ("Laporan", True)
    path.unlink()
    desk.click("arsipkan", tmp_path / "arsip", desk.kantor.kembali)
    [arsip] = (tmp_path / "arsip").iterdir()
    with zipfile.ZipFile(arsip) as package:
        assert "naskah/Jilid_Pengumpulan_TW2-2026_versi2.pdf" in package.namelist()


def test_bukti_lke_puts_its_pack_into_the_folder_chosen(desk: ButtonContext, tmp_path: Path) -> None:
    desk.kantor.until(KUMPUL, 3)
    assert "dikumpulkan: Bukti_LKE" in desk.choose(pelaksana=TIM).click("bukti_lke", tmp_path / "lke")
    assert [pack.name for pack in (tmp_path / "lke").iterdir()] == ["Bukti_LKE_TW2_2026.zip"]
    assert desk.host.ditanya[0][0] == "Pilih folder untuk bukti LKE"


def test_batalkan_takes_the_last_click_back(desk: ButtonContext) -> None:
    desk.kantor.until(KUMPUL, 10)
    desk.choose(pelaksana=SEKRETARIS, arahan="Lengkapi bukti dukung.")
    old = desk.isi.read()
    desk.click("kembalikan")
    message = desk.click("batalkan")
    assert "Kembalikan" in message
    new = desk.isi.read()
    difference = {name for name in old.tables if old.row(name) != new.row(name)}
    assert difference <= {"tblJejak", "tblBatal"}
    assert desk.kantor.langkah(KUMPUL) == 10
    assert desk.row("tblJejak")[-1]["peristiwa"] == "dibatalkan"


def test_petunjuk_opens_its_sheet_without_a_word(desk: ButtonContext) -> None:
    assert (desk.click("petunjuk"), desk.book.depan) == ("", "Petunjuk")


def test_tentang_tells_versions_licence_and_where_the_log_is(desk: ButtonContext, tmp_path: Path) -> None:
    message = desk.click("tentang")
    assert all(
        part in message for part in (__version__, f"versi {VERSI_LAYOUT}", "MIT", "Python 3.", str(tmp_path))
    )


@pytest.mark.parametrize("wrong", [[], [temuan("SKP-497", nilai="x")]])
def test_diagnosa_shows_what_the_check_found_and_opens_the_page_for_it_after_a_fault(
    desk: ButtonContext, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, wrong: list[Temuan]
) -> None:
    page, opened = tmp_path / "halaman.txt", list[Path]()
    monkeypatch.setattr(installer, "diagnosa", lambda halaman: Result(f"OK {halaman}", {}, wrong, [page]))
    monkeypatch.setattr(Window, "open_file", lambda _, path: opened.append(path))
    message = desk.click("diagnosa")
    assert message.startswith("OK True")
    assert all(found.saran in message for found in wrong)
    assert opened == [page] * len(wrong)


def test_an_official_is_known_by_the_windows_user_when_nobody_is_chosen(desk: ButtonContext) -> None:
    person = next(index for index, row in enumerate(desk.row("tblPejabat")) if row["nama"] == KASI)
    desk.kantor.book.save(change_cells(desk.isi.read(), "tblPejabat", person, akun="SITI.R"))
    desk.choose(pelaksana=None).kantor.until(KUMPUL, 8)
    desk.click("hitung")
    assert (desk.row("tblJejak")[-1]["oleh"], desk.row("tblJejak")[-1]["akun"]) == (KASI, "siti.r")
