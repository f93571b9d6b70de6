"""One returned file holds what no cell can: it is rejected by name, all others are recapped.

The master is a file, so that what fails only when it is written would show too.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from sakip_xl.actions import kembali as modul
from sakip_xl.actions.kembali import Kembali
from sakip_xl.actions.rekap import waktu_kembali
from sakip_xl.books.berkas import BukuBerkas, buka
from sakip_xl.books.tempat import berkas_log
from tests.actions.kantor import KINI, Kantor, simpan_pada
from tests.books.ubah_xlsx import ganti, ubah_bagian, ubah_lembar

ISIAN, UANG = "tblIsian", "tblIsianAnggaran"
Rusak = Callable[[Path], None]


@pytest.fixture
def kantor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kantor:
    """An office whose master is a file and whose other unit handed in a good form."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    kantor = Kantor(tmp_path)
    kantor.bagikan()
    jalur = tmp_path / "induk.xlsx"
    BukuBerkas(jalur, sekarang=lambda: KINI).simpan(kantor.buku.baca())
    kantor.buku = buka(jalur, sekarang=lambda: KINI)  # type: ignore[assignment]
    kantor.jawab("PMD")
    return kantor


def sel(tabel: str, bidang: str, isi: str, atribut: str = "", gaya: int | None = None) -> Rusak:
    """Put this XML into one answer."""

    def tulis(jalur: Path) -> None:
        letak = buka(jalur, sekarang=lambda: KINI).letak(tabel, 0, bidang)
        pola = rf'<c r="{letak.sel}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)'
        rupa = r"\1" if gaya is None else f' s="{gaya}"'
        baru = rf'<c r="{letak.sel}"{rupa}{atribut}>{isi}</c>'
        ubah_lembar(jalur, letak.lembar, lambda lembar: re.sub(pola, baru, lembar))

    return tulis


def angka(tabel: str, bidang: str, isi: str) -> Rusak:
    return sel(tabel, bidang, f"<v>{isi}</v>")


def teks(tabel: str, bidang: str, isi: str) -> Rusak:
    return sel(tabel, bidang, f'<is><t xml:space="preserve">{isi}</t></is>', ' t="inlineStr"')


PERSEN, JAM = 10, 46  # Excel's own numbers of 0.00% and [h]:mm:ss


def berbentuk(nomor: int, isi: str) -> Rusak:
    """A number in a cell of another format."""

    def tulis(jalur: Path) -> None:
        ke: list[int] = []

        def gaya(styles: str) -> str:
            ke.extend(int(banyak) for banyak in re.findall(r'<cellXfs count="(\d+)">', styles))
            return styles.replace("</cellXfs>", f'<xf numFmtId="{nomor}" fontId="0" fillId="0"/></cellXfs>')

        ubah_bagian(jalur, {"xl/styles.xml": gaya})
        sel(ISIAN, "realisasi", f"<v>{isi}</v>", gaya=ke[0])(jalur)

    return tulis


def sandi(bagian: str) -> Rusak:
    return lambda jalur: ubah_bagian(jalur, {bagian: ganti('encoding="UTF-8"', 'encoding="UTF-0"')})


BERSEL: list[tuple[Rusak, str, str]] = [
    (teks(ISIAN, "realisasi", "x" * 32_767), "SKP-121", "Isian!I8"),
    (teks(ISIAN, "realisasi", "80" + " " * 40_000), "SKP-115", "Isian!I8"),
    (teks(ISIAN, "batas_waktu", "x" * 32_767), "SKP-103", "Isian!N8"),
    (teks(UANG, "realisasi", "9" * 32_767), "SKP-106", "Anggaran!D8"),
    (teks(ISIAN, "kendala", "x" * 40_000), "SKP-115", "Isian!J8"),
    (teks(ISIAN, "kendala", "\U0001f600" * 16_384), "SKP-115", "Isian!J8"),
    (angka(ISIAN, "realisasi", "NaN"), "SKP-121", "Isian!I8"),
    (angka(ISIAN, "realisasi", "1e400"), "SKP-121", "Isian!I8"),
    (angka(ISIAN, "realisasi", "-1e400"), "SKP-121", "Isian!I8"),
    (berbentuk(PERSEN, "NaN"), "SKP-121", "Isian!I8"),
    (angka(UANG, "realisasi", "NaN"), "SKP-106", "Anggaran!D8"),
    (angka(UANG, "realisasi", str(2**53)), "SKP-111", "Anggaran!D8"),
    (angka(UANG, "realisasi", "1e25"), "SKP-111", "Anggaran!D8"),
    (angka(UANG, "realisasi", str(10**15)), "SKP-111", "Anggaran!D8"),
    (angka(ISIAN, "batas_waktu", "NaN"), "SKP-104", "Isian!N8"),
    (angka(ISIAN, "batas_waktu", "1"), "SKP-104", "Isian!N8"),
]
TAK_BERSEL: list[tuple[Rusak, str]] = [
    *((sandi(f"xl/{bagian}.xml"), "SKP-505") for bagian in ("workbook", "styles", "tables/table1")),
    (berbentuk(JAM, "1e300"), "SKP-519"),
    (berbentuk(JAM, "-10000000000"), "SKP-519"),
]


def dua_kali(kantor: Kantor) -> dict[str, Any]:
    """The result of a preview, which is that of the recap that follows."""
    lihat, nyata = kantor.rekap(pratinjau=True), kantor.rekap()
    assert ({**lihat.data, "cadangan": ""}, lihat.temuan) == ({**nyata.data, "cadangan": ""}, nyata.temuan)
    assert (nyata.data["diterima"], nyata.keluar) == (["PMD"], 1)
    assert kantor.realisasi("IKK.1") == 80
    return {**nyata.data, "temuan": [satu for satu in nyata.temuan if satu.tingkat == "salah"]}


@pytest.mark.parametrize(("rusak", "kode", "tempat"), BERSEL, ids=range(len(BERSEL)))
def test_an_answer_that_no_cell_can_hold_rejects_its_form_with_the_cell(
    kantor: Kantor, rusak: Rusak, kode: str, tempat: str
) -> None:
    jalur = kantor.jawab("YAN")
    rusak(jalur)
    simpan_pada(jalur, KINI)
    data = dua_kali(kantor)
    assert [(t.kode, t.berkas, t.tempat) for t in data["temuan"]] == [(kode, jalur.name, tempat)]
    assert data["ditolak"] == ["YAN"]
    assert all(len(t.pesan) < 1_000 for t in data["temuan"])


@pytest.mark.parametrize(("rusak", "kode"), TAK_BERSEL, ids=range(len(TAK_BERSEL)))
def test_a_form_that_cannot_be_read_to_its_end_is_named(kantor: Kantor, rusak: Rusak, kode: str) -> None:
    jalur = kantor.jawab("YAN")
    rusak(jalur)
    data = dua_kali(kantor)
    assert [(t.kode, t.berkas) for t in data["temuan"]] == [(kode, jalur.name)]
    assert data["asing"] == [jalur.name]
    assert ("Isian!I8" in data["temuan"][0].pesan) == (kode == "SKP-519")


@pytest.mark.parametrize(
    ("tabel", "bidang", "isi"),
    [(ISIAN, "kendala", "x" * 32_767), (UANG, "keterangan", "\U0001f600" * 16_383)],
    ids=["teks", "emoji"],
)
def test_what_just_fits_into_a_cell_is_taken_over(kantor: Kantor, tabel: str, bidang: str, isi: str) -> None:
    teks(tabel, bidang, isi)(kantor.jawab("YAN"))
    assert kantor.rekap().data["diterima"] == ["PMD", "YAN"]
    assert isi in {
        baris.get(bidang) for nama in ("tblRealisasi", "tblAnggaran") for baris in kantor.baris(nama)
    }


class PanicException(BaseException):
    """A panic of calamine."""


@pytest.mark.parametrize("galat", [MemoryError, RecursionError, ArithmeticError, PanicException])
@pytest.mark.parametrize("di", ["buka", "temuan_formulir"])
def test_what_nobody_foresaw_rejects_the_file_and_stands_in_the_log(
    kantor: Kantor, monkeypatch: pytest.MonkeyPatch, galat: type[BaseException], di: str
) -> None:
    jalur, asli = kantor.jawab("YAN"), getattr(modul, di)

    def runtuh(berkas: Path | BukuBerkas, *isi: object, **lain: object) -> object:
        if (berkas if isinstance(berkas, Path) else berkas.jalur) == jalur:
            raise galat("runtuh")
        return asli(berkas, *isi, **lain)

    monkeypatch.setattr(modul, di, runtuh)
    [satu] = dua_kali(kantor)["temuan"]
    assert (satu.kode, satu.berkas) == ("SKP-903", jalur.name)
    assert str(berkas_log()) in satu.saran
    assert f"{jalur.name}: Traceback" in berkas_log().read_text(encoding="utf-8")
    assert "runtuh" in berkas_log().read_text(encoding="utf-8")


@pytest.mark.parametrize("galat", [KeyboardInterrupt, SystemExit])
def test_who_stops_the_program_stops_it(
    kantor: Kantor, monkeypatch: pytest.MonkeyPatch, galat: type[BaseException]
) -> None:
    def berhenti(*_isi: object, **_lain: object) -> None:
        raise galat

    monkeypatch.setattr(modul, "buka", berhenti)
    with pytest.raises(galat):
        kantor.rekap()


@pytest.mark.parametrize("disimpan", [10**30, -(10**30), 10**21])
def test_a_file_from_no_year_of_the_calendar_came_back_now(kantor: Kantor, disimpan: int) -> None:
    satu = Kembali(Path("a.xlsx"), disimpan=disimpan)
    assert waktu_kembali(satu, kantor.formulir("PMD"), KINI) == KINI
