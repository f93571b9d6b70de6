"""The stage starts and ends on its own, and its host keeps the promises of the port."""

from __future__ import annotations

import os
import shutil
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlwings as xw
from xlwings.main import engines

from sakip_xl.books.excel_api import tuan
from sakip_xl.books.tuan import Halangan, LindunganBersandiError, Tuan
from tests.office.buku_uji import LEMBAR, buat_buku_uji
from tests.office.mesin import DitolakError, Pesan
from tests.office.panggung import Panggung

if TYPE_CHECKING:
    from typing import Any

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def berkas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return buat_buku_uji(tmp_path_factory.mktemp("uji") / "uji.xlsx")


@pytest.fixture
def buku(panggung: Panggung, berkas: Path) -> Iterator[xw.Book]:
    hasil = panggung.buka(berkas)
    yield hasil
    hasil.close()


@pytest.fixture
def pembawa(panggung: Panggung) -> Tuan:
    return tuan(panggung.app)


def hidup(pid: int) -> bool:
    """Whether a process of the group still runs; ended ones may wait for their parent a moment."""
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_every_copy_has_a_folder_of_its_own_and_the_original_stays(panggung: Panggung, berkas: Path) -> None:
    semula = berkas.read_bytes()
    satu, dua = panggung.buka(berkas), panggung.buka(berkas, "lain & 'aneh'; =1.xlsx")
    assert (satu.name, dua.name) == ("uji.xlsx", "lain & 'aneh'; =1.xlsx")
    assert Path(satu.fullname).parent != Path(dua.fullname).parent
    satu.sheets[LEMBAR].range("A1").value = "berubah"
    satu.save()
    assert berkas.read_bytes() == semula
    assert openpyxl.load_workbook(satu.fullname)[LEMBAR]["A1"].value == "berubah"
    panggung.kosongkan()
    assert len(panggung.app.books) == 0


def test_a_stale_lock_file_does_not_stand_in_the_way(
    panggung: Panggung, berkas: Path, tmp_path: Path
) -> None:
    salinan = tmp_path / "terkunci.xlsx"
    shutil.copyfile(berkas, salinan)
    kunci = tmp_path / ".~lock.terkunci.xlsx#"
    kunci.write_text(",orang,pc,22.11.2026 10:00,file:///x;", encoding="utf-8")
    buku = panggung.app.books.open(salinan)
    buku.sheets[LEMBAR].range("A1").value = "bisa"
    buku.save()
    buku.close()
    assert openpyxl.load_workbook(salinan)[LEMBAR]["A1"].value == "bisa"


def test_a_stage_on_a_display_of_its_own_ends_with_all_it_started(tmp_path: Path) -> None:
    if shutil.which("Xvfb") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Xvfb is not installed")
    semula = engines.active
    panggung = Panggung(tmp_path, layar=True)
    try:
        pid = panggung.app.pid
        assert panggung.layar is not None
        assert panggung.app.books.add().sheets[0].range("A1").value is None
        assert hidup(pid)
    finally:
        panggung.tutup()
    assert engines.active is semula
    akhir = time.monotonic() + 10
    while hidup(pid) and time.monotonic() < akhir:
        time.sleep(0.05)
    assert not hidup(pid)


def test_protection_comes_back_with_what_it_allowed(buku: xw.Book, pembawa: Tuan, tmp_path: Path) -> None:
    kunci = buku.sheets["Kunci"]

    def lindungan_di_berkas(nama: str) -> dict[str, Any]:
        assert pembawa.salin(buku, tmp_path / nama)
        return vars(openpyxl.load_workbook(tmp_path / nama)["Kunci"].protection)

    semula, lindungan = lindungan_di_berkas("awal.xlsx"), pembawa.lindungan(kunci)
    assert lindungan is not None
    pembawa.buka_lindungan(kunci)
    kunci.range("A1").value = "ditulis"
    assert pembawa.lindungan(kunci) is None
    pembawa.lindungi(kunci, lindungan)
    assert lindungan_di_berkas("akhir.xlsx") == semula
    assert (semula["sheet"], semula["formatCells"], semula["formatRows"]) == (True, False, True)
    with pytest.raises(DitolakError):
        kunci.range("A1").value = "lagi"
    with pytest.raises(LindunganBersandiError):
        pembawa.buka_lindungan(buku.sheets["Sandi"])
    assert pembawa.lindungan(buku.sheets[LEMBAR]) is None


def test_hidden_rows_are_those_of_a_hand_and_of_a_filter(buku: xw.Book, pembawa: Tuan) -> None:
    lembar = buku.sheets[LEMBAR]
    assert pembawa.baris_tersembunyi(lembar) == [21]
    lembar.tables["tblUji"].autofilter.apply_values(1, ["K1"])
    assert pembawa.baris_tersembunyi(lembar) == [4, 6, 7, 8, 9, 21]
    lembar.tables["tblUji"].autofilter.clear()
    pembawa.tampilkan_baris(lembar, [21], tampak=True)
    pembawa.tampilkan_baris(lembar, [30, 31, 35], tampak=False)
    assert pembawa.baris_tersembunyi(lembar) == [30, 31, 35]


def test_a_copy_holds_what_was_not_saved_yet(buku: xw.Book, pembawa: Tuan, tmp_path: Path) -> None:
    buku.sheets[LEMBAR].range("A1").value = "belum disimpan"
    assert pembawa.salin(buku, tmp_path / "salinan.xlsx")
    assert openpyxl.load_workbook(tmp_path / "salinan.xlsx")[LEMBAR]["A1"].value == "belum disimpan"
    assert zipfile.is_zipfile(buku.fullname)
    assert openpyxl.load_workbook(buku.fullname)[LEMBAR]["A1"].value is None


def test_a_book_in_the_cloud_has_a_name_and_no_path(panggung: Panggung, buku: xw.Book) -> None:
    panggung.mesin.alamat_awan[buku.name] = "https://d.docs.live.net/0123456789ABCDEF/Kantor/uji.xlsx"
    assert panggung.app.books["uji.xlsx"].sheets[0].name == LEMBAR
    with pytest.raises(xw.XlwingsError):
        _ = buku.fullname


def test_a_failure_can_be_planted_after_a_write(panggung: Panggung, buku: xw.Book) -> None:
    def gagal() -> None:
        raise DitolakError("planted")

    sel = buku.sheets[LEMBAR].range("A1")
    panggung.mesin.pada_ubahan = gagal
    with pytest.raises(DitolakError, match="planted"):
        sel.value = "sudah tertulis"
    assert sel.value == "sudah tertulis"


def test_what_stands_in_the_way_of_writing(panggung: Panggung, berkas: Path, pembawa: Tuan) -> None:
    baca = panggung.buka(berkas, hanya_baca=True)
    assert pembawa.halangan(baca) is Halangan.HANYA_BACA
    with pytest.raises(DitolakError):
        baca.save()
    baca.close()
    biasa = panggung.buka(berkas)
    assert pembawa.halangan(biasa) is None
    panggung.halangan = Halangan.SEDANG_DIISI
    assert pembawa.halangan(biasa) is Halangan.SEDANG_DIISI
    biasa.close()


def test_the_person_of_the_stage_is_scripted(panggung: Panggung, buku: xw.Book, pembawa: Tuan) -> None:
    assert pembawa.pilih_folder(panggung.app, "Pilih folder", None) is None
    panggung.folder_dipilih = Path("folder")
    assert pembawa.pilih_folder(panggung.app, "Pilih lagi", Path("awal")) == Path("folder")
    assert panggung.folder_ditanya == [("Pilih folder", None), ("Pilih lagi", Path("awal"))]
    panggung.ada_dialog_folder = False
    with pytest.raises(NotImplementedError):
        pembawa.pilih_folder(panggung.app, "Pilih", None)
    panggung.berhenti[:] = [False, True]
    assert [pembawa.berhenti_diminta() for _ in range(3)] == [False, True, False]
    assert pembawa.cetak(buku.sheets["Kunci"])
    assert pembawa.pesan(None, "Excel sibuk.", "SAKIP")
    assert (panggung.dicetak, panggung.pesan) == (["Kunci"], [Pesan("Excel sibuk.", "SAKIP", None, None)])


def test_shapes_charts_and_page_breaks_are_changed(buku: xw.Book, pembawa: Tuan) -> None:
    kunci = buku.sheets["Kunci"]
    assert pembawa.warnai_bentuk(kunci, "TextBox 2", "#00FF00", "#102030")
    bentuk = kunci.shapes["TextBox 2"].api
    assert (bentuk.FillColor, bentuk.LineColor) == (0x00FF00, 0x102030)
    assert pembawa.warnai_bentuk(kunci, "TextBox 2", "", "#FF0000")
    assert (bentuk.FillColor, bentuk.LineColor) == (0x00FF00, 0xFF0000)
    kategori, nilai = f"='{LEMBAR}'!$B$4:$B$9", f"='{LEMBAR}'!$C$4:$C$9"
    assert pembawa.isi_grafik(kunci, 0, 0, kategori, nilai)
    assert kunci.charts[0].impl.acuan() == [(kategori, nilai)]
    assert pembawa.atur_jeda(kunci, [10, 20])
    assert pembawa.atur_jeda(kunci, [5])
    assert [n for n in range(40) if kunci.api.Rows.getByIndex(n).IsManualPageBreak] == [5]
