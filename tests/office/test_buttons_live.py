"""Every button on a master open in a live spreadsheet: the same content as the same click in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from sakip_xl import buttons
from sakip_xl.actions.result import Result
from sakip_xl.domain.model import Cell
from sakip_xl.installer import diagnosa
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.commands import TOMBOL
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.live.book import LiveBook
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.raw import differences
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf
from sakip_xl.workstation.keys.key_store import KeyStore, new_key
from tests.actions.office import CAMAT, KASI, NOW, SEKRETARIS, TIM, change_cells, type_in
from tests.actions.signing_office import PINS
from tests.actions.sop_walk import KUMPUL, ClickContext
from tests.bench.bench_com import bound
from tests.buttons.fake_program import FakeApp, FakeBook, FakeHost
from tests.documents.printing import use_printer
from tests.foreign.agency_tables import write_table
from tests.office.saved import differences_from_twin
from tests.office_engine.counting import counted
from tests.people_with_pins import Pins, own_profile

if TYPE_CHECKING:
    from tests.office.display import Display

pytestmark = pytest.mark.libreoffice

NAME = "Induk = lama; 100% & 'sah' é.xlsx"


@dataclass(frozen=True)
class Scene:
    """What was done before a click, what is chosen on Beranda, and the sheet in front afterwards.

    ``folder``: the button asks for one. ``dipilih``: cells selected before, of the sheet ``dari``, else of
    ``depan``; the question about them is answered with yes, and so are ``setuju`` others. ``selain``: tables
    that tell where something stands, when a file was made, or which key.
    """

    siap: Callable[[ClickContext], object] = lambda _context: None
    pilih: dict[str, Cell] = field(default_factory=dict)
    depan: str = ""
    kata: str = ""
    folder: str = ""
    selain: tuple[str, ...] = ()
    dipilih: str = ""
    setuju: int = 0
    dari: str = ""


def _bagikan_and_reply(context: ClickContext) -> None:
    context.bagikan()
    context.reply("YAN")


def _recapped(context: ClickContext) -> None:
    _bagikan_and_reply(context)
    context.rekap()


def _decided(context: ClickContext) -> None:
    _recapped(context)
    context.reply("YAN", {"IKS.1": 10}, name="lagi.xlsx", jam=2)
    context.rekap()
    type_in(context.book, "tblBentrok", 0, pakai="isi baru (B)")


def _wrong_satuan(context: ClickContext) -> None:
    context.book.save(change_cells(context.book.read(), "tblIndikator", 0, satuan=None))


def _until_two(context: ClickContext) -> None:
    context.until(KUMPUL, 2)


def _until_three(context: ClickContext) -> None:
    context.until(KUMPUL, 3).prepare(KUMPUL)


def _computed(context: ClickContext) -> None:
    from sakip_xl.actions.hitung import hitung
    from tests.actions.office import saat

    context.until(KUMPUL, 8)
    hitung(context.book, moment=saat(TIM), triwulan=2)


def _archived(context: ClickContext) -> None:
    from sakip_xl.actions.arsipkan import arsipkan
    from tests.actions.office import saat

    context.until(KUMPUL, 12)
    arsipkan(context.book, KUMPUL, context.akar / "arsip", moment=saat(TIM, jam=9), triwulan=2)


def _with_mapping(context: ClickContext) -> None:
    from sakip_xl.actions.impor import impor
    from tests.actions.office import saat

    impor(context.book, write_table("lkjip", context.kembali), moment=saat())


def _other_kode(context: ClickContext) -> None:
    _computed(context)
    rows = context.book.read().row("tblIndikator")
    place = next(n for n, row in enumerate(rows) if row["kode"] == "IKS.1")
    context.book.save(change_cells(context.book.read(), "tblIndikator", place, kode="IKS.BARU"))


def _copied(context: ClickContext) -> None:
    FileBook(context.akar / "salinan.xlsx", now=lambda: NOW).save(context.book.read())


def _edited_log(context: ClickContext) -> None:
    context.until(KUMPUL, 3)
    context.book.save(change_cells(context.book.read(), "tblJejak", 1, catatan="disunting"))


def _far_since(context: ClickContext) -> None:
    context.until(KUMPUL, 3)
    FileBook(context.akar / "dulu.xlsx", now=lambda: NOW).save(context.book.read())
    context.until(KUMPUL, 10)


def _with_key(_: ClickContext) -> None:
    KeyStore().add(new_key(SEKRETARIS), PINS[SEKRETARIS])


_WITH_PATHS = ("tblNaskah", "tblBatal", "tblMeta")

SCENES: dict[str, Scene] = {
    "status": Scene(depan="Beranda", kata="langkah 1 oleh Camat"),
    "pengingat": Scene(_until_three, kata="pesan bagi", folder="pengingat"),
    "siapkan": Scene(_until_two, {"pelaksana": TIM}, "Notulen", "Isi Ringkasan sesudah rapat"),
    "majukan": Scene(_until_three, {"pelaksana": TIM}, kata="langkah 3 selesai"),
    "setujui": Scene(lambda m: m.until(KUMPUL, 10), {"pelaksana": SEKRETARIS}, kata="langkah 10 selesai"),
    "kembalikan": Scene(
        lambda m: m.until(KUMPUL, 10),
        {"pelaksana": SEKRETARIS, "arahan": "Lengkapi bukti.", "ke_langkah": 8},
        kata="dikembalikan ke langkah 8",
    ),
    "buka_kembali": Scene(
        lambda m: m.until(KUMPUL, 12),
        {"pelaksana": SEKRETARIS, "arahan": "Angka IKS.1 keliru."},
        "SOP",
        "dibuka kembali: SOP Pengumpulan Data Kinerja dari langkah 8",
    ),
    "bagikan": Scene(
        pilih={"pelaksana": TIM},
        depan="Tanda Terima",
        kata="2 formulir",
        folder="kirim baru",
        selain=("tblBatal", "tblMeta"),
    ),
    "periksa": Scene(
        _wrong_satuan, depan="Hasil Pemeriksaan", kata="[salah] Indikator!K8", selain=("tblTemuan",)
    ),
    "periksa_saksi": Scene(
        _bagikan_and_reply, kata="1 dari 1 saksi cocok", folder="formulir/Formulir_2026-TW2-YAN.xlsx"
    ),
    "impor": Scene(
        _with_mapping, {"pelaksana": TIM}, "Pohon Kinerja", "2 dari 2 baris", "kembali/lkjip.peta.xlsx"
    ),
    "pk_perubahan": Scene(
        pilih={"pelaksana": TIM},
        depan="Indikator",
        kata="untuk 2 indikator: IKS.1 dan IKS.2",
        dipilih="C8:D9",
    ),
    "tambah_baris": Scene(kata="'Beranda' tidak punya baris yang diisi petugas"),
    "pratinjau": Scene(_bagikan_and_reply, kata="1 dari 2 unit diterima", folder="kembali"),
    "rekap": Scene(_bagikan_and_reply, {"pelaksana": TIM}, "Tanda Terima", "1 dari 2 unit", "kembali"),
    "putuskan": Scene(_decided, {"pelaksana": TIM}, "Bentrok", "1 bentrok diputuskan, 1 sel diganti"),
    "keluarkan": Scene(
        _recapped, {"pelaksana": TIM}, "Tanda Terima", "F-2026-TW2-YAN dari YAN dikeluarkan", dipilih="A8"
    ),
    "hitung": Scene(lambda m: m.until(KUMPUL, 8), {"pelaksana": TIM}, "Kertas Kerja", "dihitung"),
    "rekap_pengukuran": Scene(_computed, {"pelaksana": TIM}, "Rekap", "Capaian kecamatan Triwulan II"),
    "asal": Scene(
        _recapped,
        depan="Asal Angka",
        kata="IKS.1 ",
        selain=("tblAsal",),
        dipilih="A7",
        dari="Formulir Capaian",
    ),
    "laporan": Scene(lambda m: m.until(KUMPUL, 9), {"pelaksana": TIM}, "Laporan", "sudah disusun"),
    "cetak": Scene(),
    "naskah": Scene(
        _until_three, {"pelaksana": TIM}, "Laporan", "naskah Triwulan II dibuat", "naskah", _WITH_PATHS
    ),
    "naskah_pdf": Scene(
        _until_three, {"pelaksana": TIM}, "Laporan", "naskah Triwulan II dibuat", "naskah", _WITH_PATHS
    ),
    "naskah_bertanda": Scene(pilih={"pelaksana": TIM}, kata="tidak dapat dibaca"),
    "templat": Scene(kata="templat disalin", folder="templat"),
    "jilid": Scene(
        _until_three, {"pelaksana": TIM}, "Laporan", "Triwulan II Tahun 2026 dibuat", "naskah", _WITH_PATHS
    ),
    "bukti_lke": Scene(
        _until_three, {"pelaksana": TIM}, kata="dikumpulkan", folder="lke", selain=("tblBatal", "tblMeta")
    ),
    "arsipkan": Scene(
        lambda m: m.until(KUMPUL, 12),
        {"pelaksana": TIM},
        "Arsip",
        "diarsipkan sebagai",
        "kembali",
        ("tblArsip", "tblNaskah", "tblJejak", "tblBatal", "tblMeta"),
    ),
    "periksa_arsip": Scene(
        _archived, kata="bagian sama dengan daftarnya", folder="arsip/Arsip_Pengumpulan_TW2_2026.zip"
    ),
    "kunci_daftar": Scene(
        pilih={"pelaksana": SEKRETARIS},
        depan="Kunci",
        kata="didaftarkan dengan saksi",
        folder="naskah",
        selain=("tblKunci", "tblJejak", "tblMeta"),
        dipilih="A54",
        dari="Identitas",
    ),
    "kunci_ganti_pin": Scene(_with_key, {"pelaksana": SEKRETARIS}, kata="diganti, untuk 1 kunci"),
    "batalkan": Scene(lambda m: m.until(KUMPUL, 3), {"pelaksana": SEKRETARIS}, kata="dibatalkan"),
    "pulihkan": Scene(_far_since, {"pelaksana": TIM}, kata="6 tabel berubah", folder="dulu.xlsx", setuju=2),
    "perbaiki_jejak": Scene(
        _edited_log,
        {"pelaksana": CAMAT, "arahan": "Baris keliru dihapus."},
        kata="Jejak diperbaiki",
        setuju=1,
    ),
    "serah_terima": Scene(
        pilih={"pelaksana": TIM},
        depan="Identitas",
        kata=f"dibungkus untuk {KASI}",
        folder="serah",
        selain=("tblJejak", "tblBatal", "tblMeta"),
        dipilih="A57",
    ),
    "terima": Scene(pilih={"pelaksana": KASI}, kata="tidak mencatat bahwa buku ini diserahkan"),
    "gabung_buku": Scene(_copied, {"pelaksana": TIM}, kata="sudah memuat semua isi", folder="salinan.xlsx"),
    "ganti_kode": Scene(_other_kode, {"pelaksana": TIM}, kata="IKS.1 menjadi IKS.BARU"),
    "buku_baru": Scene(kata="Formulir Mulai Buku Baru.xlsx dibuat", folder="baru"),
    "petunjuk": Scene(depan="Petunjuk"),
    "diagnosa": Scene(kata="Pemasangan utuh"),
    "tentang": Scene(kata="sakip_xl versi"),
}


def test_every_button_has_its_scene() -> None:
    assert list(SCENES) == [each.id for each in TOMBOL]


@pytest.fixture(autouse=True)
def _fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own_profile(monkeypatch, tmp_path / "keadaan")
    monkeypatch.setattr(buttons, "ask_secret", Pins(PINS))
    monkeypatch.setattr(buttons, "now", lambda: NOW)
    monkeypatch.setattr(buttons, "user_account", lambda: "siti.r")
    monkeypatch.setattr(diagnosa, "diagnosa", lambda **_: Result("Pemasangan utuh."))
    use_printer(monkeypatch)


@pytest.fixture
def empty_display(display: Display) -> Iterator[Display]:
    yield display
    display.close_books()


def in_memory(content: BookContent, button: str, folder: Path) -> BookContent:
    """The content after the same click on a book that no program stands behind; it begins at row 2."""
    app = FakeApp(jawab="yes", selection=SimpleNamespace(address="$A$2:$A$3", row=2, column=1))
    scene = SCENES[button]
    front = (scene.dari or scene.depan) if scene.dipilih else "Beranda"
    book = MemoryBook(content, name=NAME, shelf=FileShelf())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(buttons, "open_book", lambda _book: book)
        patch.setattr(buttons, "host", lambda _app: FakeHost(folder=[folder, folder], printer=True))
        getattr(buttons, button)(FakeBook(book, name=NAME, app=app, depan=front))
    return book.read()


@pytest.mark.parametrize("button", list(SCENES))
def test_a_button_does_its_whole_job_in_a_live_spreadsheet(
    empty_display: Display, tmp_path: Path, button: str
) -> None:
    scene, context = SCENES[button], ClickContext(tmp_path)
    scene.siap(context)
    if scene.pilih:
        type_in(context.book, "tblKerja", 0, **scene.pilih)
    FileBook(tmp_path / "asal.xlsx", now=lambda: NOW).save(context.book.read())
    book = empty_display.open_book(tmp_path / "asal.xlsx", NAME)
    original, before = LiveBook(book, now=lambda: NOW).read(), book.sheets.active.name
    empty_display.chosen_folder = folder = tmp_path / (scene.folder or "tanpa")
    other_folder = folder if folder.exists() else tmp_path / "memori" / folder.name

    if scene.dipilih:
        sheet = book.sheets[scene.dari or scene.depan]
        sheet.activate()
        sheet.range(scene.dipilih).select()
        empty_display.answers.append("yes")
    empty_display.answers.extend(["yes"] * scene.setuju)

    with counted() as count:
        getattr(buttons, button)(book)

    message = "\n".join(box.prompt for box in empty_display.messages)
    assert scene.kata in message, message
    assert book.sheets.active.name == (scene.depan or before)
    finished, expected = LiveBook(book, now=lambda: NOW).read(), in_memory(original, button, other_folder)
    assert count.total() <= bound(button, original, finished), count.most_common(12)
    difference = [
        each for each in differences(expected, finished) if not each.startswith(scene.selain or ("-",))
    ]
    assert difference == []
    assert differences_from_twin(empty_display, book, tmp_path, lambda: NOW) == []


def test_cetak_makes_the_paper_of_the_row_that_is_selected_and_prints_where_none_is(
    empty_display: Display, tmp_path: Path
) -> None:
    context = ClickContext(tmp_path)
    context.until(KUMPUL, 3)
    type_in(context.book, "tblKerja", 0, pelaksana=TIM)
    FileBook(tmp_path / "asal.xlsx", now=lambda: NOW).save(context.book.read())
    book = empty_display.open_book(tmp_path / "asal.xlsx", NAME)
    empty_display.chosen_folder = tmp_path / "naskah"
    for table, jenis in (("tblDisposisi", ["disposisi"]), ("tblPeserta", ["undangan", "notulen"])):
        sheet = book.sheets[MASTER.table_named(table).sheet]
        sheet.activate()
        area = sheet.tables[table].data_body_range
        assert area is not None
        sheet.range((area.row, area.column + 1)).select()
        buttons.cetak(book)
        assert [name.split("_")[0] for name in empty_display.opened_files[-len(jenis) :]] == jenis
        assert {name.rpartition(".")[2] for name in empty_display.opened_files} == {"pdf"}
    registered = [row["jenis"] for row in LiveBook(book, now=lambda: NOW).read().row("tblNaskah")]
    assert registered == ["disposisi", "undangan", "notulen"]
    sheet.range((1, 1)).select()
    buttons.cetak(book)
    assert empty_display.printed == ["Notulen"]
