"""Bad input on an open master: one clear message and nothing changed, or the work is done all the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sakip_xl import buttons
from sakip_xl.books.berkas import BukuBerkas, buka
from sakip_xl.books.excel_api import tuan
from sakip_xl.books.memori import BukuMemori
from sakip_xl.books.mentah import perbedaan
from sakip_xl.books.tuan import Halangan
from sakip_xl.layout.buku import VERSI_LAYOUT
from sakip_xl.layout.isi import IsiBuku
from tests.actions.jalan_sop import KUMPUL, Meja
from tests.actions.kantor import KINI, TIM, ketik
from tests.buttons.palsu import BookPalsu, TuanPalsu
from tests.office.mesin import DitolakError
from tests.office.staf import baca, badan
from tests.test_katalog import INGGRIS

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.panggung import Panggung

pytestmark = pytest.mark.libreoffice

NAMA, LAIN = "induk.xlsx", "induk lain.xlsx"
SANDI = "rahasia"
BELUM_DIISI = "Kertas Kerja triwulan ini belum diisi."
"""What the report on Laporan says until a Kertas Kerja takes its place."""
Urungkan = Callable[[], None]


@dataclass(frozen=True)
class Kantor:
    """A master whose Pengumpulan waits for the forms, as a file, and the folder of returned forms."""

    berkas: Path
    kembali: Path
    isi: IsiBuku


@pytest.fixture(scope="module")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Kantor:
    """One unit has returned its form; since then it answered again, and the other one for the first time."""
    meja = Meja(tmp_path_factory.mktemp("buruk")).sampai(KUMPUL, 7)
    meja.jawab("YAN", jam=meja.jam + 1)
    meja.rekap()
    ketik(meja.buku, "tblKerja", 0, pelaksana=TIM)
    meja.jawab("YAN", {"IKS.1": 80, "IKP.1": 1100}, jam=meja.jam + 2)
    meja.jawab("PMD", jam=meja.jam + 2)
    return Kantor(simpan(meja.buku.baca(), meja.akar), meja.kembali, meja.buku.baca())


def simpan(isi: IsiBuku, folder: Path) -> Path:
    BukuBerkas(folder / NAMA, sekarang=lambda: KINI).simpan(isi)
    return folder / NAMA


@pytest.fixture(scope="module")
def bersama(panggung: Panggung, kantor: Kantor) -> Iterator[xw.Book]:
    """The open master that every refusal leaves as it is."""
    yield panggung.buka(kantor.berkas)
    panggung.kosongkan()


@pytest.fixture
def lain(panggung: Panggung) -> Iterator[Callable[..., xw.Book]]:
    """Opens a copy that may be changed."""
    dibuka: list[xw.Book] = []

    def buka_lain(berkas: Path, *, hanya_baca: bool = False) -> xw.Book:
        dibuka.append(panggung.buka(berkas, LAIN, hanya_baca=hanya_baca))
        return dibuka[-1]

    yield buka_lain
    for book in dibuka:
        book.close()


@pytest.fixture(autouse=True)
def _tetap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    monkeypatch.setattr(buttons, "sekarang", lambda: KINI)
    monkeypatch.setattr(buttons, "akun_pengguna", lambda: "siti.r")


def keadaan(book: xw.Book) -> dict[str, Any]:
    """Every cell as typed, and all that a click lifts for a while."""
    host, app = tuan(book.app), book.app
    lembar = list(book.sheets)
    return {
        "isi": {s.name: (s.used_range.address, s.used_range.impl.xl.getFormulaArray()) for s in lembar},
        "lindungan": [s.name for s in lembar if s.impl.xl.isProtected()],
        "tersembunyi": {s.name: host.baris_tersembunyi(s) for s in lembar},
        "tabel": {t.name: (t.range.address, saringan(t)) for s in lembar for t in s.tables},
        "depan": (book.sheets.active.name, app.selection.address if app.selection else None),
        "program": (app.calculation, app.screen_updating, app.enable_events, app.display_alerts),
        "berkas": sorted(satu.name for satu in Path(book.impl._jalur()).parent.rglob("*")),  # noqa: SLF001 - also of a cloud book
    }


def saringan(tabel: xw.main.Table) -> list[tuple[Any, ...]]:
    semua = tabel.autofilter.criteria if tabel.impl.xl.getFilterDescriptor().getFilterFields3() else []
    return [(s.field, s.type, s.operator, s.value1, s.value2, s.values) for s in semua if s.type != "none"]


def pesan(panggung: Panggung) -> str:
    """The one message that was shown, in Indonesian."""
    [satu] = panggung.pesan
    assert not INGGRIS.search(satu.prompt), satu.prompt
    assert "Traceback" not in satu.prompt
    assert panggung.status[-1] is False
    return satu.prompt


# --- Refused, and nothing changed ---------------------------------------------------------------------------


def halangan(apa: Halangan) -> Callable[[Panggung, xw.Book], Urungkan]:
    def rusak(panggung: Panggung, _book: xw.Book) -> Urungkan:
        panggung.halangan = apa
        return lambda: None

    return rusak


def tanpa_dialog_di_awan(panggung: Panggung, book: xw.Book) -> Urungkan:
    panggung.mesin.alamat_awan[book.name] = "https://d.docs.live.net/0123456789ABCDEF/Kantor/induk.xlsx"
    panggung.ada_dialog_folder = False
    return lambda: None


def bersandi(_panggung: Panggung, book: xw.Book) -> Urungkan:
    jejak = book.sheets["Jejak"].impl.xl
    jejak.unprotect("")
    jejak.protect(SANDI)

    def urungkan() -> None:
        jejak.unprotect(SANDI)
        jejak.protect("")

    return urungkan


def ganti_nama_lembar(_panggung: Panggung, book: xw.Book) -> Urungkan:
    lembar = book.sheets["Program Kerja"]
    lembar.name = "Program Kerja 2026"
    return lambda: setattr(lembar, "name", "Program Kerja")


def ganti_nama_tabel(_panggung: Panggung, book: xw.Book) -> Urungkan:
    tabel = book.sheets["Notulen"].tables["tblPeserta"].impl
    tabel.name = "tblPeserta2"
    return lambda: setattr(tabel, "name", "tblPeserta")


def hapus_tabel(_panggung: Panggung, book: xw.Book) -> Urungkan:
    """The table becomes plain cells."""
    lembar, semua = book.sheets["Identitas"], book.impl.dok.DatabaseRanges
    daerah = lembar.tables["tblHariKhusus"].range
    semua.removeByName("tblHariKhusus")
    return lambda: (lembar.tables.add(daerah, name="tblHariKhusus"), None)[1]


def ketikan(lembar: str, cari: str, isi: str, geser: int = 0) -> Callable[[Panggung, xw.Book], Urungkan]:
    """Type over the cell that shows ``cari``, or over one right of it; the protection is taken off for it."""

    def rusak(_panggung: Panggung, book: xw.Book) -> Urungkan:
        xl = book.sheets[lembar].impl.xl
        pencari = xl.createSearchDescriptor()
        pencari.SearchString, pencari.SearchWords = cari, True
        letak = xl.findFirst(pencari).CellAddress
        sel = xl.getCellByPosition(letak.Column + geser, letak.Row)
        semula, terlindung = sel.Formula, xl.isProtected()

        def tulis(teks: str) -> None:
            xl.unprotect("")
            sel.setFormula(teks)
            if terlindung:
                xl.protect("")

        tulis(isi)
        return lambda: tulis(semula)

    return rusak


LEBIH_TUA, LEBIH_BARU = str(int(VERSI_LAYOUT) - 1), str(int(VERSI_LAYOUT) + 1)
TOLAK: dict[str, tuple[Callable[[Panggung, xw.Book], Urungkan], str, list[str]]] = {
    "edit mode": (halangan(Halangan.SEDANG_DIISI), "SKP-541", ["Enter", "Esc"]),
    "old-style shared workbook": (halangan(Halangan.DIPAKAI_BERSAMA), "SKP-543", ["pakai bersama"]),
    "cloud book and no dialog": (tanpa_dialog_di_awan, "SKP-495", ["Folder Formulir", "Identitas"]),
    "unknown password": (bersandi, "SKP-544", ["'Jejak'", "kata sandi"]),
    "sheet renamed": (ganti_nama_lembar, "SKP-514", ["'Program Kerja'", "'Program Kerja 2026'"]),
    "table renamed": (ganti_nama_tabel, "SKP-514", ["tblPeserta", "'tblPeserta2'"]),
    "table deleted": (hapus_tabel, "SKP-514", ["tblHariKhusus", "'Identitas'"]),
    "heading typed over": (ketikan("Indikator", "Satuan", "Ukuran"), "SKP-514", ["'Satuan'", "tblIndikator"]),
    "error value": (
        ketikan("Formulir Capaian", "IKS.2", "=1/0", 3),
        "SKP-467",
        ["Formulir Capaian!D8", "#DIV/0!"],
    ),
    "note in a view": (
        ketikan("Laporan", BELUM_DIISI, "Tunggu arahan Camat"),
        "SKP-546",
        ["Laporan!A", "'Tunggu arahan Camat'"],
    ),
    "workbook older": (ketikan("_meta", "versi_layout", LEBIH_TUA, 1), "SKP-512", [f"'{LEBIH_TUA}'"]),
    "workbook newer": (
        ketikan("_meta", "versi_layout", LEBIH_BARU, 1),
        "SKP-513",
        [LEBIH_BARU, "Perbarui program SAKIP"],
    ),
}


@pytest.mark.parametrize("apa", list(TOLAK))
def test_a_refusal_says_what_and_where_and_changes_nothing(
    panggung: Panggung, bersama: xw.Book, apa: str
) -> None:
    rusak, kode, kata = TOLAK[apa]
    bersama.sheets["Identitas"].activate()
    bersama.sheets["Identitas"].range("B8:C9").select()
    urungkan = rusak(panggung, bersama)
    try:
        semula = keadaan(bersama)
        (buttons.bagikan if kode == "SKP-495" else buttons.hitung)(bersama)
        teks = pesan(panggung)
        assert keadaan(bersama) == semula
    finally:
        urungkan()
    assert teks.endswith(f"Kode: {kode}"), teks
    assert [satu for satu in kata if satu not in teks] == [], teks


def test_a_book_open_to_be_read_only_is_refused(
    panggung: Panggung, kantor: Kantor, lain: Callable[..., xw.Book]
) -> None:
    book = lain(kantor.berkas, hanya_baca=True)
    semula = keadaan(book)
    buttons.hitung(book)
    assert pesan(panggung).endswith("Kode: SKP-542")
    assert keadaan(book) == semula


# --- A failure on the way -----------------------------------------------------------------------------------


def test_a_failure_in_the_middle_names_the_backup_and_gives_everything_back(
    panggung: Panggung, kantor: Kantor, lain: Callable[..., xw.Book]
) -> None:
    book = lain(kantor.berkas)
    saring_jejak(book)
    tuan(book.app).tampilkan_baris(book.sheets["Rekap"], [3, 4], tampak=False)
    book.sheets["Indikator"].activate()
    book.sheets["Indikator"].range("D8:E9").select()
    semula, ditulis = keadaan(book), []

    def gagal() -> None:
        ditulis.append(True)
        if len(ditulis) > 5:
            raise DitolakError

    panggung.mesin.pada_ubahan = gagal
    buttons.hitung(book)
    panggung.mesin.pada_ubahan = None
    teks, kini = pesan(panggung), keadaan(book)
    [cadangan] = (Path(book.fullname).parent / "cadangan").iterdir()
    assert teks.endswith("Kode: SKP-549")
    assert f"Cadangannya: {cadangan.name}." in teks
    assert kini["isi"] != semula["isi"]
    for apa in ("lindungan", "tersembunyi", "depan", "program"):
        assert kini[apa] == semula[apa], apa
    assert {n: s for n, (_, s) in kini["tabel"].items()} == {n: s for n, (_, s) in semula["tabel"].items()}
    assert list(perbedaan(kantor.isi, buka(cadangan, sekarang=lambda: KINI).baca())) == []


def saring_jejak(book: xw.Book) -> None:
    """Somebody looks at the bagikan rows of the log only."""
    lembar = book.sheets["Jejak"]
    lembar.impl.xl.unprotect("")
    lembar.tables["tblJejak"].autofilter.apply_values(6, ["bagikan"])
    lembar.impl.xl.protect("")


# --- The work is done all the same --------------------------------------------------------------------------


def di_memori(isi: IsiBuku, folder: Path) -> IsiBuku:
    """The content after a rekap with no program behind it."""
    buku = BukuMemori(isi, nama=NAMA)
    with pytest.MonkeyPatch.context() as tempel:
        tempel.setattr(buttons, "buka", lambda _book: buku)
        tempel.setattr(buttons, "tuan", lambda _app: TuanPalsu(folder=[folder]))
        buttons.rekap(BookPalsu(buku, name=NAMA))  # type: ignore[arg-type]
    return buku.baca()


def test_rows_land_right_in_filtered_tables_with_rows_hidden_inserted_and_merged_beside(
    panggung: Panggung, kantor: Kantor, lain: Callable[..., xw.Book]
) -> None:
    book = lain(kantor.berkas)
    lembar, kirim = book.sheets["Formulir Capaian"], book.sheets["Tanda Terima"]
    lembar.range("3:3").insert("down")
    atas = badan(book, "tblRealisasi").row
    lembar.range(f"{atas + 2}:{atas + 2}").insert("down")
    kanan = badan(book, "tblRealisasi").last_cell.column + 2
    lembar.range((atas, kanan), (atas + 1, kanan + 1)).merge()
    lembar.range((atas, kanan)).value = "dicek dua orang"
    lembar.range((atas + 4, kanan)).value = "IKP.1 minta bukti"
    lembar.tables["tblRealisasi"].autofilter.apply_values(1, ["IKS.1", "IKP.1"])
    lembar.tables["tblAnggaran"].autofilter.apply_comparison(4, "greater_than", 0)
    tangan = badan(book, "tblFormulir").row + 1
    tuan(book.app).tampilkan_baris(kirim, [tangan], tampak=False)
    semula, isi = keadaan(book), baca(book)
    panggung.folder_dipilih = kantor.kembali
    buttons.rekap(book)
    assert "2 dari 2 unit diterima" in pesan(panggung)
    assert list(perbedaan(di_memori(isi, kantor.kembali), baca(book))) == []
    kini = keadaan(book)
    assert {n: s for n, (_, s) in kini["tabel"].items()} == {n: s for n, (_, s) in semula["tabel"].items()}
    assert kini["tersembunyi"]["Tanda Terima"] == [tangan]
    tampak = {satu.row for satu in badan(book, "tblRealisasi").rows} - {*kini["tersembunyi"][lembar.name]}
    assert [lembar.range((satu, 1)).value for satu in sorted(tampak)] == ["IKS.1", "IKP.1"]
    atas = badan(book, "tblRealisasi").row  # the blank row above went, the one inside the table stayed
    assert lembar.range((atas, kanan), (atas + 1, kanan + 1)).merge_cells
    assert lembar.range((atas, kanan)).value == "dicek dua orang"
    assert lembar.range((atas + 4, 1)).value == "IKP.1"
    assert lembar.range((atas + 4, kanan)).value == "IKP.1 minta bukti"
    assert (kini["lindungan"], kini["program"]) == (semula["lindungan"], semula["program"])


def test_a_cloud_book_is_written_and_its_backup_kept_on_this_computer(
    panggung: Panggung, kantor: Kantor, lain: Callable[..., xw.Book], tmp_path: Path
) -> None:
    book = lain(kantor.berkas)
    panggung.mesin.alamat_awan[book.name] = (
        "https://kantor.sharepoint.com/sites/sakip/Dokumen/induk lain.xlsx"
    )
    panggung.folder_dipilih = kantor.kembali
    buttons.rekap(book)
    assert "2 dari 2 unit diterima" in pesan(panggung)
    [cadangan] = (tmp_path / "keadaan" / "SAKIP" / "cadangan").iterdir()
    assert cadangan.name == "induk lain.20260706-093000.xlsx"


BANYAK = 5_000


def test_a_table_of_five_thousand_rows_is_served(
    panggung: Panggung, kantor: Kantor, lain: Callable[..., xw.Book], tmp_path: Path
) -> None:
    pola = kantor.isi.baris("tblRealisasi")
    lama = [{**pola[ke % len(pola)], "kode": f"LAMA.{ke}", "triwulan": 1} for ke in range(BANYAK)]
    isi = replace(kantor.isi, tabel={**kantor.isi.tabel, "tblRealisasi": [*lama, *pola]})
    book = lain(simpan(isi, tmp_path))
    panggung.folder_dipilih = kantor.kembali
    buttons.rekap(book)
    assert "2 dari 2 unit diterima" in pesan(panggung)
    assert list(perbedaan(di_memori(isi, kantor.kembali), baca(book))) == []
