"""A backup comes back: its rows, what counts of the log, and the way back from it."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from sakip_xl.actions.bagikan import bagikan
from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.pulihkan import pulihkan
from sakip_xl.actions.session import TEMPLATE_ID, Moment
from sakip_xl.domain.sop.jejak import check_cancellations, check_chain, in_force
from sakip_xl.domain.terms import Event
from sakip_xl.errors import SakipError
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.raw import differences
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book
from tests.actions.office import NOW, TIM, change_cells, office_content, saat
from tests.actions.sop_walk import KUMPUL, ClickContext
from tests.sample import sample_formulir


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a master whose forms were handed out, and typed into since."""
    folder = tmp_path_factory.mktemp("worked")
    master = folder / "induk.xlsx"
    FileBook(master, now=lambda: NOW).save(office_content())
    bagikan(book(master, 1), folder / "kirim", triwulan=2, moment=at(1))
    content = book(master, 2).read()
    write(master, change_cells(content, "tblIndikator", 0, indikator="Diketik keliru"), 2)
    return folder


@pytest.fixture
def path(worked: Path, tmp_path: Path) -> Path:
    """The master in a copy of that folder."""
    shutil.copytree(worked, tmp_path, dirs_exist_ok=True)
    return tmp_path / "induk.xlsx"


def at(jam: float) -> Moment:
    return saat(TIM, jam=jam)


def book(path: Path, jam: float) -> FileBook:
    return open_book(path, now=lambda: NOW + timedelta(hours=jam))


def read(path: Path) -> BookContent:
    return book(path, 0).read()


def write(path: Path, content: BookContent, jam: float) -> None:
    open_book(path, now=lambda: NOW + timedelta(hours=jam)).save(content)


def differing(path: Path, content: BookContent) -> set[str]:
    return {place.split()[0] for place in differences(content, read(path))}


def counting(path: Path) -> list[str]:
    master = load_master(read(path)).master
    assert check_chain(master.jejak, master.id_master) == []
    assert check_cancellations(master.jejak) == []
    return [row.peristiwa.value for row in in_force(master.jejak)]


LOG = {"tblJejak", "tblBatal", "tblMeta"}


def test_the_list_names_each_backup_by_its_time_and_what_it_was_made_before(path: Path) -> None:
    result = pulihkan(book(path, 3), moment=at(3))
    (entry, first) = result.data["daftar"]
    assert (entry["nomor"], first["nomor"]) == (1, 2)
    assert entry["waktu"] == (NOW + timedelta(hours=2)).isoformat()
    assert entry["keterangan"] == "sebelum perubahan tanpa catatan jejak"
    assert first["keterangan"] == f"sebelum formulir dikirim oleh {TIM}"
    assert result.pesan.splitlines()[2].startswith("2. 6 Juli 2026 ")
    assert pulihkan(book(path, 3), 2, moment=at(3), daftar=True).data == result.data


def test_a_master_without_backups_says_so(tmp_path: Path) -> None:
    FileBook(tmp_path / "baru.xlsx", now=lambda: NOW).save(office_content())
    result = pulihkan(book(tmp_path / "baru.xlsx", 1), moment=at(1))
    assert (result.pesan, result.data) == ("Belum ada cadangan buku ini.", {"daftar": []})


def test_a_preview_tells_rows_by_table_and_changes_nothing(path: Path) -> None:
    old = path.read_bytes()
    result = pulihkan(book(path, 3), 2, moment=at(3), pratinjau=True)
    changes = {entry["tabel"]: entry for entry in result.data["perubahan"]}
    assert {name: (c["kembali"], c["berubah"], c["hilang"]) for name, c in changes.items()} == {
        "Indikator Kinerja": (0, 1, 0),
        "Daftar Formulir dan Tanda Terima": (0, 0, 2),
    }
    assert "1 baris berubah" in result.pesan
    assert "2 baris hilang" in result.pesan
    assert path.read_bytes() == old


def test_restoring_brings_the_rows_back_and_lets_the_log_count_as_it_did(path: Path) -> None:
    then = book(book(path, 3).backups()[1], 0).read()
    assert counting(path) == [Event.FORMULIR_DIKIRIM.value] * 2
    result = pulihkan(book(path, 3), 2, moment=at(3))
    assert differing(path, then) <= LOG
    assert counting(path) == [Event.PULIH.value]
    assert read(path).row("tblJejak")[-1]["oleh"] == TIM
    assert Path(result.data["cadangan"]).is_file()
    assert (path.parent / "kirim").is_dir()


def test_batalkan_takes_a_restoring_back(path: Path) -> None:
    old, log = read(path), counting(path)
    pulihkan(book(path, 3), 2, moment=at(3))
    batalkan(book(path, 4), moment=at(4))
    assert differing(path, old) <= LOG
    assert [name for name in counting(path) if name != Event.BATAL.value] == log
    batalkan(book(path, 5), moment=at(5))  # the action before it, as if nothing had been between
    assert read(path).row("tblFormulir") == []


def test_restoring_again_goes_back_to_what_was_there_before_it(path: Path) -> None:
    old, log = read(path), counting(path)
    pulihkan(book(path, 3), 2, moment=at(3))
    pulihkan(book(path, 4), 1, moment=at(4))
    assert differing(path, old) <= LOG
    assert counting(path) == [*log, Event.PULIH.value]


def test_what_is_chosen_on_beranda_stays(path: Path) -> None:
    content = read(path)
    write(path, change_cells(content, "tblKerja", 0, pelaksana=TIM, triwulan=3), 3)
    pulihkan(book(path, 4), 2, moment=at(4))
    assert read(path).row("tblKerja")[0]["triwulan"] == 3


def test_work_that_was_lost_because_the_book_was_not_saved_comes_back(path: Path, tmp_path: Path) -> None:
    """The backup knows more than the book: its log goes on where that of the book ends."""
    newer, oldest = read(path), book(path, 0).backups()[-1]
    lost = tmp_path / "cadangan" / "induk.20260706-120000.xlsx"
    path.rename(lost)
    FileBook(path, now=lambda: NOW).save(read(oldest))
    listed = pulihkan(book(path, 3), moment=at(3)).data["daftar"]
    assert [entry["keterangan"] for entry in listed if entry["berkas"] == str(lost)] == [
        f"lebih baru daripada buku ini: sesudah formulir dikirim oleh {TIM}"
    ]
    pulihkan(book(path, 3), lost, moment=at(3))
    assert differing(path, newer) <= LOG
    assert counting(path) == [*[Event.FORMULIR_DIKIRIM.value] * 2, Event.PULIH.value]
    with pytest.raises(SakipError, match="SKP-48"):
        batalkan(book(path, 4), moment=at(4))
    pulihkan(book(path, 5), 1, moment=at(5))
    assert read(path).row("tblFormulir") == []
    assert counting(path) == [Event.PULIH.value]


def test_a_backup_whose_log_went_on_differently_is_refused(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "lain.xlsx"
    FileBook(other, now=lambda: NOW).save(read(book(path, 3).backups()[1]))
    bagikan(book(other, 1), tmp_path / "kirim lain", triwulan=2, moment=saat(TIM, jam=1.5))
    old = path.read_bytes()
    with pytest.raises(SakipError) as galat:
        pulihkan(book(path, 3), other, moment=at(3))
    assert (galat.value.kode, galat.value.keluar) == ("SKP-632", 4)
    assert "sejak nomor 1" in str(galat.value)
    assert path.read_bytes() == old


def test_what_is_no_backup_of_this_master_is_refused(path: Path, tmp_path: Path) -> None:
    FileBook(tmp_path / "form.xlsx", now=lambda: NOW).save(sample_formulir())
    FileBook(tmp_path / "asing.xlsx", now=lambda: NOW).save(read(path).with_meta(id_master="lain"))
    FileBook(tmp_path / "cetakan.xlsx", now=lambda: NOW).save(read(path).with_meta(id_master=TEMPLATE_ID))
    for name in ("form.xlsx", "asing.xlsx", "cetakan.xlsx"):
        with pytest.raises(SakipError, match="SKP-631"):
            pulihkan(book(path, 3), tmp_path / name, moment=at(3))
    for number in (0, 3):
        with pytest.raises(SakipError, match="SKP-630"):
            pulihkan(book(path, 3), number, moment=at(3))


def test_a_broken_backup_is_left_out_of_the_list(path: Path) -> None:
    book(path, 3).backups()[0].write_bytes(b"rusak")
    listed = pulihkan(book(path, 3), moment=at(3)).data["daftar"]
    assert [entry["nomor"] for entry in listed] == [2]


def test_the_first_backup_of_a_copied_template_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "baru.xlsx"
    FileBook(path, now=lambda: NOW).save(office_content().with_meta(id_master=TEMPLATE_ID))
    bagikan(book(path, 1), tmp_path / "kirim", triwulan=2, moment=at(1))
    pulihkan(book(path, 2), 1, moment=at(2))
    assert (read(path).row("tblFormulir"), counting(path)) == ([], [Event.PULIH.value])
    assert read(path).meta["id_master"] != TEMPLATE_ID


def test_the_same_content_is_not_restored(path: Path) -> None:
    copy = path.with_name("salinan.xlsx")
    copy.write_bytes(path.read_bytes())
    old = path.read_bytes()
    assert "Isinya sama dengan isi buku sekarang." in pulihkan(book(path, 3), copy, moment=at(3)).pesan
    assert path.read_bytes() == old


def test_the_sop_stands_where_it_stood(tmp_path: Path) -> None:
    desk = ClickContext(tmp_path).until(KUMPUL, 5)
    then = tmp_path / "dulu.xlsx"
    FileBook(then, now=lambda: NOW).save(desk.book.read())
    desk.until(KUMPUL, 8)
    pulihkan(desk.book, then, moment=saat(TIM, jam=30))
    assert desk.langkah(KUMPUL) == 5
    desk.kirim = tmp_path / "formulir lain"  # files beside the book stay
    desk.until(KUMPUL, 6)
