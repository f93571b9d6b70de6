"""A master goes to another person's computer and is received there: whole, without a path of the old one."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.folders import file_sidik
from sakip_xl.actions.handover_files import PAPERS, HandoverFiles
from sakip_xl.actions.handover_list import LIST_NAME, read_list
from sakip_xl.actions.naskah import naskah
from sakip_xl.actions.result import Result
from sakip_xl.actions.serah_terima import serah_terima
from sakip_xl.actions.session import Moment
from sakip_xl.actions.terima import terima
from sakip_xl.errors import SakipError
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.raw import differences
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf, open_book
from tests.actions.office import KASI, NOW, TIM, change_cells, kode, office_content, saat
from tests.actions.sop_walk import KUMPUL, ClickContext
from tests.documents.reading import words


class Old:
    """The computer on which a quarter was worked, its folders below the master or elsewhere."""

    def __init__(self, root: Path, files: Path) -> None:
        self.master = root / "kantor" / "induk.xlsx"
        self.master.parent.mkdir()
        files.mkdir(exist_ok=True)
        desk = ClickContext(files).until(KUMPUL, 12)
        FileBook(self.master, now=lambda: NOW).save(desk.book.read())
        moment = Moment(NOW + timedelta(hours=30), TIM)
        naskah(self.book, files / "naskah", moment=moment, triwulan=2, jenis="disposisi")
        arsipkan(self.book, KUMPUL, files / "arsip", moment=moment, triwulan=2)
        templat = self.master.parent / "templat"
        templat.mkdir()
        (templat / "notulen.docx").write_bytes(b"kop kantor")
        own = self.master.parent / "bukti" / "1.a.2"
        own.mkdir(parents=True)
        (own / "Renstra.pdf").write_bytes(b"%PDF-")

    @property
    def book(self) -> FileBook:
        return open_book(self.master, now=lambda: NOW + timedelta(hours=31))

    def hand_over(self, destination: Path, **options: object) -> Result:
        arguments = {"moment": Moment(NOW + timedelta(hours=32), TIM), "tetap": True, **options}
        return serah_terima(self.book, KASI, destination, **arguments)  # type: ignore[arg-type]


def unpack(result: Result, folder: Path) -> FileBook:
    """The other person extracts the zip and opens the master in it."""
    with zipfile.ZipFile(result.files[0]) as package:
        package.extractall(folder)
    return open_book(folder / "induk.xlsx", now=lambda: NOW + timedelta(hours=40))


def receive(book: FileBook, oleh: str = KASI) -> Result:
    return terima(book, moment=Moment(NOW + timedelta(hours=40), oleh))


@pytest.fixture
def old(tmp_path: Path) -> Old:
    return Old(tmp_path, tmp_path / "usb")


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Old, Result]:
    """A handover that tests only read or extract."""
    root = tmp_path_factory.mktemp("serah")
    old = Old(root, root / "usb")
    return old, old.hand_over(root / "serah")


NAMES = {
    "induk.xlsx",
    LIST_NAME,
    "formulir/Formulir_2026-TW2-YAN.xlsx",
    "formulir/Formulir_2026-TW2-PMD.xlsx",
    "kembali/Formulir_2026-TW2-YAN.xlsx",
    "kembali/Formulir_2026-TW2-PMD.xlsx",
    "arsip/Arsip_Pengumpulan_TW2_2026.zip",
    "templat/notulen.docx",
    "bukti/1.a.2/Renstra.pdf",
}


def test_the_package_holds_all_that_the_registers_know_and_is_received_whole(
    handed: tuple[Old, Result], tmp_path: Path
) -> None:
    old, result = handed
    assert kode(result) == []
    with zipfile.ZipFile(result.files[0]) as package:
        names = set(package.namelist())
    assert names >= NAMES
    papers = {str(row["berkas"]).rpartition("/")[2] for row in old.book.read().row("tblNaskah")}
    assert {name for name in names - NAMES if not name.startswith("cadangan/")} == {
        f"naskah/{name}" for name in papers
    }
    [backup] = [name for name in names if name.startswith("cadangan/")]
    assert result.data["berkas"] == len(names) - 1
    book = unpack(result, tmp_path / "lain")
    received = receive(book)
    assert received.temuan == []
    assert received.pesan == (
        f"Buku dari {TIM} dengan {len(names) - 1} berkas: semuanya sesuai dan jejaknya utuh."
    )
    assert [row["peristiwa"] for row in read(book).row("tblJejak")[-2:]] == [
        "buku diserahkan",
        "buku diterima",
    ]
    assert (tmp_path / "lain" / backup).is_file()


def read(book: FileBook) -> BookContent:
    return open_book(book.path or Path(), now=lambda: NOW).read()


def test_the_master_in_the_package_has_no_path_of_the_old_computer(old: Old, tmp_path: Path) -> None:
    place = next(
        index
        for index, row in enumerate(old.book.read().row("tblPengaturan"))
        if row["pengaturan"] == "Folder Naskah"
    )
    book = old.book
    book.save(change_cells(book.read(), "tblPengaturan", place, nilai="D:\\SAKIP\\naskah"))
    before = old.book.read()
    content = read(unpack(old.hand_over(tmp_path / "serah"), tmp_path / "lain"))
    for name, rows in content.tables.items():
        for row in rows:
            for field_name, value in row.items():
                text = str(value)
                assert str(tmp_path) not in text, (name, field_name)
                assert "D:\\" not in text, (name, field_name)
    meta = content.meta
    assert (meta["folder_rekap"], meta["folder_rekap_tw2"], meta["folder_arsip"]) == (
        "kembali",
        "kembali",
        "arsip",
    )
    assert meta["folder_naskah"] == "naskah"
    lain = tmp_path / "lain"
    assert all((lain / str(row["berkas"])).is_file() for row in content.row("tblNaskah"))
    kept = {place.split()[0] for place in differences(before, old.book.read())}
    assert kept <= {"tblJejak", "tblBatal", "tblMeta"}  # the old computer goes on with its own paths
    assert old.book.read().row("tblJejak") == content.row("tblJejak")


def test_the_receiver_can_archive_again_and_goes_on(old: Old, tmp_path: Path) -> None:
    book = unpack(old.hand_over(tmp_path / "serah"), tmp_path / "lain")
    receive(book)
    (tmp_path / "usb").rename(tmp_path / "usb di komputer lama")
    again = arsipkan(
        open_book(book.path or Path(), now=lambda: NOW + timedelta(hours=50)),
        KUMPUL,
        tmp_path / "lain" / "arsip",
        moment=Moment(NOW + timedelta(hours=50), KASI),
        triwulan=2,
    )
    assert kode(again) == ["SKP-640"]


def test_files_below_the_master_keep_their_places_and_the_book_is_written_once(tmp_path: Path) -> None:
    old = Old(tmp_path, tmp_path / "kantor" / "arsip lama")
    result = old.hand_over(tmp_path / "serah")
    with zipfile.ZipFile(result.files[0]) as package:
        names = package.namelist()
    assert "arsip lama/kembali/Formulir_2026-TW2-YAN.xlsx" in names
    assert "arsip lama/arsip/Arsip_Pengumpulan_TW2_2026.zip" in names
    assert receive(unpack(result, tmp_path / "lain")).temuan == []


def test_what_is_missing_or_changed_is_named_by_the_receiver(
    handed: tuple[Old, Result], tmp_path: Path
) -> None:
    book = unpack(handed[1], tmp_path / "lain")
    (tmp_path / "lain" / "kembali" / "Formulir_2026-TW2-YAN.xlsx").unlink()
    (tmp_path / "lain" / "templat" / "notulen.docx").write_bytes(b"lain")
    result = receive(book, TIM)
    assert [(found.kode, found.pesan) for found in result.temuan] == [
        ("SKP-639", "Berkas kembali/Formulir_2026-TW2-YAN.xlsx tidak ada di foldernya."),
        ("SKP-639", "Berkas templat/notulen.docx berubah sejak diserahkan."),
        (
            "SKP-646",
            f"Buku ini diserahkan kepada {KASI}, sedangkan penerimaannya dicatat atas nama {TIM}",
        ),
    ]
    assert (result.keluar, "2 hal tidak sesuai" in result.pesan) == (1, True)


def test_a_changed_list_and_a_changed_master_are_seen(handed: tuple[Old, Result], tmp_path: Path) -> None:
    book = unpack(handed[1], tmp_path / "lain")
    listed = tmp_path / "lain" / LIST_NAME
    entries = read_list(listed.read_text(encoding="utf-8"))
    forged = tmp_path / "lain" / "kembali" / "Formulir_2026-TW2-YAN.xlsx"
    forged.write_bytes(b"palsu")
    name = "kembali/Formulir_2026-TW2-YAN.xlsx"
    lines = [f"{file_sidik(forged) if each == name else sidik}  {each}" for sidik, each in entries]
    listed.write_text("\n".join(["catatan", *lines, f"{'0' * 64}  ../luar.xlsx"]), encoding="utf-8")
    book.save(book.read())
    found = [item.pesan for item in receive(book).temuan]
    assert found == [
        f"Berkas {LIST_NAME} berbeda dari yang dicatat saat diserahkan.",
        "Berkas induk.xlsx berubah sejak diserahkan.",
    ]


def test_a_log_that_was_edited_on_the_way_is_named(handed: tuple[Old, Result], tmp_path: Path) -> None:
    book = unpack(handed[1], tmp_path / "lain")
    book.save(change_cells(book.read(), "tblJejak", 0, oleh="Orang lain"))
    with pytest.raises(SakipError, match="SKP-830") as galat:
        receive(book)
    assert [item.kode for item in galat.value.rincian] == ["SKP-419"]


def test_received_twice_is_logged_once(handed: tuple[Old, Result], tmp_path: Path) -> None:
    book = unpack(handed[1], tmp_path / "lain")
    receive(book)
    again = open_book(book.path or Path(), now=lambda: NOW + timedelta(hours=41))
    before = again.read()
    result = receive(again)
    assert result.pesan.endswith("Penerimaannya sudah dicatat.")
    assert (result.temuan, again.read()) == ([], before)


def test_open_points_are_questioned_and_stand_in_the_berita_acara(tmp_path: Path) -> None:
    path = tmp_path / "induk.xlsx"
    office = ClickContext(tmp_path).until(KUMPUL, 7)
    office.reply("YAN")
    office.rekap()
    office.reply("PMD")
    content = change_cells(office.book.read(), "tblIndikator", 0, satuan=None)
    FileBook(path, now=lambda: NOW).save(change_cells(content, "tblKerja", 0, triwulan=2))
    book, old = open_book(path, now=lambda: NOW), path.read_bytes()
    with pytest.raises(SakipError) as galat:
        serah_terima(book, KASI, tmp_path / "serah", moment=saat(TIM, jam=30))
    assert (galat.value.kode, galat.value.keluar) == ("SKP-634", 3)
    points = ["1 isian salah", "1 formulir belum kembali", "1 formulir kembali yang belum direkap"]
    assert all(point in str(galat.value) for point in points)
    assert (path.read_bytes(), (tmp_path / "serah").exists()) == (old, False)
    result = serah_terima(book, KASI, tmp_path / "serah", moment=saat(TIM, jam=30), tetap=True)
    assert result.data["belum"] == points
    text = words(result.files[1].read_bytes())
    assert all(f"{number}. {point}." in text for number, point in enumerate(points, 1))
    assert file_sidik(result.files[0]) in text
    assert "PIHAK KEDUA" in text


def test_registered_files_that_are_gone_or_changed_are_named_and_left_out(old: Old, tmp_path: Path) -> None:
    usb = tmp_path / "usb"
    (usb / "kembali" / "Formulir_2026-TW2-YAN.xlsx").write_bytes(b"berubah")
    (usb / "arsip" / "Arsip_Pengumpulan_TW2_2026.zip").unlink()
    paper = next((usb / "naskah").iterdir())
    paper.unlink()
    result = old.hand_over(tmp_path / "serah")
    assert [(found.kode, found.nilai) for found in result.temuan] == [
        ("SKP-643", "Formulir_2026-TW2-YAN.xlsx"),
        ("SKP-643", paper.name),
        ("SKP-643", "Arsip_Pengumpulan_TW2_2026.zip"),
    ]
    assert receive(unpack(result, tmp_path / "lain")).keluar == 0


def test_two_files_of_one_name_from_two_places_both_go_along(tmp_path: Path) -> None:
    files = HandoverFiles()
    names = [
        files.add(PAPERS, tmp_path / place / "X.docx", tmp_path / "kantor") for place in ("usb", "d", "usb")
    ]
    assert names == ["naskah/X.docx", "naskah/X (2).docx", "naskah/X.docx"]
    assert (len(files.members), files.kinds[PAPERS]) == (2, 2)


def test_a_package_is_never_overwritten(old: Old, tmp_path: Path) -> None:
    made = [old.hand_over(tmp_path / "serah").files[0] for _ in range(2)]
    assert [path.name for path in made] == [
        "Serah_Terima_SAKIP_20260707.zip",
        "Serah_Terima_SAKIP_20260707_2.zip",
    ]


@pytest.mark.parametrize(
    ("kepada", "oleh", "code"),
    [("Orang Lain", TIM, "SKP-635"), (TIM.upper(), TIM, "SKP-636"), (KASI, "Orang Lain", "SKP-460")],
)
def test_giver_and_receiver_are_two_officials(
    old: Old, tmp_path: Path, kepada: str, oleh: str, code: str
) -> None:
    with pytest.raises(SakipError, match=code):
        serah_terima(old.book, kepada, tmp_path / "serah", moment=saat(oleh, jam=40), tetap=True)


def test_nobody_named_and_a_broken_log_are_refused(old: Old, tmp_path: Path) -> None:
    book = old.book
    book.save(change_cells(book.read(), "tblKerja", 0, pelaksana=None))
    with pytest.raises(SakipError, match="SKP-460"):
        serah_terima(book, KASI, tmp_path / "serah", moment=saat(jam=40), tetap=True)
    book.save(change_cells(book.read(), "tblJejak", 0, oleh="Orang lain"))
    with pytest.raises(SakipError, match="SKP-633"):
        old.hand_over(tmp_path / "serah")


def test_a_book_without_a_folder_can_neither_be_handed_over_nor_received(tmp_path: Path) -> None:
    book = MemoryBook(office_content(), shelf=FileShelf())
    with pytest.raises(SakipError, match="SKP-644"):
        serah_terima(book, KASI, tmp_path, moment=saat(TIM), tetap=True)
    with pytest.raises(SakipError, match="SKP-644"):
        terima(book, moment=saat(TIM))


def test_a_book_that_was_not_handed_over_or_not_extracted_is_not_received(old: Old, tmp_path: Path) -> None:
    with pytest.raises(SakipError, match="SKP-638"):
        receive(old.book)
    book = unpack(old.hand_over(tmp_path / "serah"), tmp_path / "lain")
    (tmp_path / "lain" / LIST_NAME).unlink()
    with pytest.raises(SakipError, match="SKP-637"):
        receive(book)


def test_a_package_that_cannot_be_finished_leaves_the_book_as_it_was(
    old: Old, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise SakipError("SKP-601", nilai="serah-terima.docx")

    before = old.book.read()
    monkeypatch.setattr("sakip_xl.actions.serah_terima._berita_acara", fail)
    with pytest.raises(SakipError, match="SKP-601"):
        old.hand_over(tmp_path / "serah")
    assert list(differences(before, old.book.read())) == []
    assert not (tmp_path / "serah").exists()


def test_batalkan_takes_a_handover_back(old: Old, tmp_path: Path) -> None:
    old.hand_over(tmp_path / "serah")
    batalkan(old.book, moment=Moment(NOW + timedelta(hours=33), TIM))
    with pytest.raises(SakipError, match="SKP-638"):
        receive(old.book)


def test_an_action_that_cannot_be_taken_back_elsewhere_leaves_the_journal(old: Old, tmp_path: Path) -> None:
    kept = read(unpack(old.hand_over(tmp_path / "serah"), tmp_path / "lain")).row("tblBatal")
    assert {row["tindakan"] for row in kept} == {"Serah Terima"}
    content = old.book.read()
    broken = replace(content, tables={**content.tables, "tblBatal": [{"nomor": 1, "bagian": 1, "isi": "x"}]})
    old.book.save(broken)
    result = old.hand_over(tmp_path / "serah")
    assert read(unpack(result, tmp_path / "lain 2")).row("tblBatal") == []
