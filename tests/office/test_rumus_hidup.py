"""Hitung Capaian on an open book leaves formulas, not texts: seen in the cell types of the saved file."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sakip_xl import buttons
from sakip_xl.actions.hitung import hitung
from sakip_xl.actions.sesi import Saat
from sakip_xl.books import hidup_tulis
from sakip_xl.books.berkas import BukuBerkas
from sakip_xl.books.hidup import BukuHidup
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.inti import Rupa
from sakip_xl.layout.isi import Perubahan
from sakip_xl.layout.tabel_kertas_kerja import TBL_KERTAS_KERJA
from tests.office.buku import baca_sel
from tests.office.staf import badan

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.panggung import Panggung

pytestmark = pytest.mark.libreoffice

CONTOH = Path(__file__).parents[2] / "workbooks" / "SAKIP-Contoh.xlsx"
TBL_INDIKATOR = MASTER.tabel_bernama("tblIndikator")
KINI = datetime(2026, 7, 6, 9, 0)


@pytest.fixture(autouse=True)
def _tetap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    monkeypatch.setattr(buttons, "sekarang", lambda: KINI)


@pytest.fixture
def contoh(panggung: Panggung) -> Iterator[xw.Book]:
    yield panggung.buka(CONTOH)
    panggung.kosongkan()


@pytest.fixture(scope="module")
def kembaran(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Where formulas stand in the same sample after the same click without a program."""
    berkas = tmp_path_factory.mktemp("kembaran") / CONTOH.name
    berkas.write_bytes(CONTOH.read_bytes())
    hitung(BukuBerkas(berkas, sekarang=lambda: KINI), saat=Saat(KINI))
    return berumus(berkas)


def berumus(berkas: Path) -> set[str]:
    """The cells of a saved file that are formulas, by place."""
    return {tempat for tempat, sel in baca_sel(berkas).items() if sel.rumus is not None}


def klik_dan_simpan(book: xw.Book) -> Path:
    buttons.hitung(book)
    book.save()
    return Path(book.fullname)


def kolom_rumus(book: xw.Book, rupa: Container[Rupa] = tuple(Rupa)) -> Iterator[xw.Range]:
    """The cells of every computed column of Kertas Kerja, or of those that hold such a thing."""
    kertas_kerja = badan(book, "tblKertasKerja")
    for ke, kolom in enumerate(TBL_KERTAS_KERJA.kolom):
        if kolom.rumus is not None and kolom.rupa in rupa:
            yield kertas_kerja[:, ke]


def beri_bentuk_teks(*sel: xw.Range) -> None:
    """Give cells the format of text, as books of older versions have it."""
    for satu in sel:
        satu.sheet.impl.xl.unprotect("")
        satu.number_format = "@"


def rusakkan(*sel: xw.Range) -> None:
    """Make texts of formulas, as older versions did; what looks at them need not be told of each."""
    dok = sel[0].sheet.book.impl.dok
    dok.enableAutomaticCalculation(False)
    for satu in sel:
        isi = satu.formula
        beri_bentuk_teks(satu)
        satu.formula = isi
    dok.enableAutomaticCalculation(True)


@pytest.mark.parametrize("lama", [False, True])
def test_a_live_click_leaves_the_formulas_that_a_file_would_have(
    contoh: xw.Book, kembaran: set[str], lama: bool
) -> None:
    if lama:
        beri_bentuk_teks(*kolom_rumus(contoh))
    assert berumus(klik_dan_simpan(contoh)) == kembaran
    ditulis = [kolom[:-1, 0] for kolom in kolom_rumus(contoh)]  # the last row was there before
    assert [k.address for k in ditulis if k.number_format in {None, "@"}] == []


def test_a_book_whose_formulas_became_texts_is_whole_again_after_the_next_click(
    contoh: xw.Book, panggung: Panggung, kembaran: set[str]
) -> None:
    buttons.hitung(contoh)
    utuh = [kolom.options(err_to_str=True).value for kolom in kolom_rumus(contoh)]
    rusakkan(*kolom_rumus(contoh, {Rupa.TEKS, Rupa.PANJANG}))
    contoh.save()
    berkas = Path(contoh.fullname)
    assert len(kembaran - berumus(berkas)) > 700
    contoh.close()
    rusak = panggung.buka(berkas)
    assert berumus(klik_dan_simpan(rusak)) == kembaran
    assert [kolom.options(err_to_str=True).value for kolom in kolom_rumus(rusak)] == utuh
    assert [k.address for k in kolom_rumus(rusak) if k.number_format in {None, "@"}] == []


def test_a_view_whose_formula_became_a_text_is_mended_too(contoh: xw.Book, kembaran: set[str]) -> None:
    rusakkan(contoh.sheets["Rekap"]["A2"])
    assert berumus(klik_dan_simpan(contoh)) == kembaran


def test_a_formula_that_stays_a_text_is_told(
    contoh: xw.Book, panggung: Panggung, monkeypatch: pytest.MonkeyPatch
) -> None:
    beri_bentuk_teks(*kolom_rumus(contoh))
    monkeypatch.setattr(hidup_tulis, "_pastikan_format", lambda *_: None)
    buttons.hitung(contoh)
    assert panggung.pesan[-1].prompt.endswith("Kode: SKP-548")


def test_what_staff_typed_stays_a_text_however_it_looks(contoh: xw.Book) -> None:
    satuan = badan(contoh, "tblIndikator")[:3, TBL_INDIKATOR.letak_kolom("satuan")]
    satuan.value = [["=1+1"], ["0812"], ["82,5"]]
    buku = BukuHidup(contoh, sekarang=lambda: KINI)
    baris = [satu["satuan"] for satu in buku.baca().baris("tblIndikator")[:3]]
    assert baris == ["=1+1", "0812", "82,5"]
    balik = [("tblIndikator", ke, "satuan", satu) for ke, satu in enumerate(reversed(baris))]
    buku.simpan(Perubahan(ubah=balik).terapkan(buku.baca()))
    assert satuan.value == ["82,5", "0812", "=1+1"]
    contoh.save()
    sel = baca_sel(Path(contoh.fullname))
    tempat = [f"Indikator!{satu.get_address(False, False)}" for satu in satuan]
    assert [(sel[satu].rumus, sel[satu].nilai) for satu in tempat] == [
        (None, "82,5"),
        (None, "0812"),
        (None, "=1+1"),
    ]
