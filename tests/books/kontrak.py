"""What every book does, whatever stands behind it: one class of tests, a subclass for each adapter."""

from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest

from sakip_xl.books.mentah import beridentitas, perbedaan
from sakip_xl.books.port import Buku
from sakip_xl.domain.model import Sel
from sakip_xl.layout.buku import BUKU, VERSI_LAYOUT
from sakip_xl.layout.inti import Kolom, Rupa
from sakip_xl.layout.isi import BarisMentah, IsiBuku, Perubahan
from tests.books.lukisan import CONTOH

ANEH: list[Sel] = [
    0,
    -1,
    1e15,
    10**15,
    0.1,
    1 / 3,
    "82,5",
    "82.5",
    "1.234",
    "95%",
    "95,5%",
    "95,50%",
    "1,234%",
    "-5%",
    "0",
    "007",
    "n/a",
    "-",
    " berspasi ",
    "  ",
    "=1+1",
    "'kutip",
    "+62812",
    "<r>kaya</r>",
    "&lt; <b> \"x\" 'y'",
    "dua\nbaris",
    "tab\tdi sini",
    "😀 é ñ — “kutip”",
    "_x0041_",
    "#DIV/0!",
    "https://contoh.example/a?b=c&d",
    "x" * 5000,
    True,
    False,
    date(2026, 11, 22),
    datetime(2026, 11, 22, 13, 5, 7),
    time(9, 30),
    time(23, 59, 59),
]
"""Values as staff type them, mistakes included."""

_TETAP: dict[Rupa, Sel] = {
    Rupa.TANGGAL: date(2026, 2, 28),
    Rupa.WAKTU: datetime(2026, 2, 28, 7, 45, 1),
    Rupa.JAM: time(7, 45),
    Rupa.ANGKA: 12.75,
    Rupa.BULAT: 3,
    Rupa.PERSEN: 97.25,
    Rupa.UANG: 106439453000,
    Rupa.KETIK: "80 - 90%",
}


def penuh(jenis: str) -> IsiBuku:
    """Three rows in every table: one filled in every cell, a blank one, one filled in its first cell.

    ``tblKerja`` is one row by its nature, on a protected sheet where it cannot grow.
    """
    tabel: dict[str, list[BarisMentah]] = {
        t.nama: [{k.bidang: _nilai(k) for k in t.kolom}, {}, {t.kolom[0].bidang: "akhir"}]
        for t in BUKU[jenis].tabel
        if t.nama != "tblMeta"
    }
    tabel.update({nama: tabel[nama][:1] for nama in tabel if nama == "tblKerja"})
    return beridentitas(IsiBuku(jenis, tabel))


def _nilai(kolom: Kolom) -> Sel:
    return _TETAP.get(kolom.rupa, f"isi {kolom.bidang}")


class KontrakBuku:
    """Subclasses say how a book of some content comes to be (``siapkan``)."""

    def siapkan(self, isi: IsiBuku, tmp_path: Path) -> Buku:
        raise NotImplementedError

    @pytest.mark.parametrize("jenis", ["master", "formulir"])
    def test_every_table_comes_back_as_it_was_written(self, jenis: str, tmp_path: Path) -> None:
        isi = penuh(jenis)
        assert list(perbedaan(isi, self.siapkan(isi, tmp_path).baca())) == []

    def test_odd_values_come_back_as_they_were_typed(self, tmp_path: Path) -> None:
        isi = beridentitas(IsiBuku("master", {"tblRealisasi": [{"realisasi": nilai} for nilai in ANEH]}))
        kembali = self.siapkan(isi, tmp_path).baca()
        assert list(perbedaan(isi, kembali)) == []
        assert [b["realisasi"] for b in kembali.baris("tblRealisasi")[:2]] == [0, -1]

    @pytest.mark.parametrize(
        ("tabel", "bidang"),
        [
            ("tblRealisasi", "kendala"),
            ("tblRealisasi", "batas_waktu"),
            ("tblRealisasi", "dicatat"),
            ("tblNotulen", "jam_mulai"),
            ("tblAnggaran", "realisasi"),
            ("tblIndikator", "bobot"),
            ("tblIndikator", "iku"),
            ("tblLaporan", "capaian"),
            ("tblLaporan", "triwulan"),
        ],
    )
    def test_odd_values_come_back_from_every_kind_of_column(
        self, tabel: str, bidang: str, tmp_path: Path
    ) -> None:
        isi = beridentitas(IsiBuku("master", {tabel: [{bidang: nilai} for nilai in ANEH]}))
        assert list(perbedaan(isi, self.siapkan(isi, tmp_path).baca())) == []

    def test_an_empty_cell_is_no_cell_and_nought_is_a_value(self, tmp_path: Path) -> None:
        baris: list[BarisMentah] = [{"kode": "A", "realisasi": 0, "kendala": "", "solusi": None}]
        kembali = self.siapkan(IsiBuku("master", {"tblRealisasi": baris}), tmp_path).baca()
        assert kembali.baris("tblRealisasi") == [{"kode": "A", "realisasi": 0}]

    def test_blank_rows_in_the_middle_keep_their_place_and_those_at_the_end_go(self, tmp_path: Path) -> None:
        baris: list[BarisMentah] = [{}, {"kode": "A"}, {}, {}, {"kode": "B"}, {}, {}]
        kembali = self.siapkan(IsiBuku("master", {"tblRealisasi": baris}), tmp_path).baca()
        assert kembali.baris("tblRealisasi") == [{}, {"kode": "A"}, {}, {}, {"kode": "B"}]

    def test_every_table_is_there_also_when_it_is_empty(self, tmp_path: Path) -> None:
        kembali = self.siapkan(CONTOH, tmp_path).baca()
        assert kembali.tabel.keys() == {t.nama for t in BUKU["master"].tabel}
        assert kembali.baris("tblArsip") == []

    def test_the_identity_says_which_kind_and_version_of_book_it_is(self, tmp_path: Path) -> None:
        meta = self.siapkan(CONTOH, tmp_path).baca().meta
        assert meta == {"id_master": "M-1", "jenis": "master", "versi_layout": VERSI_LAYOUT}

    def test_rows_are_appended_after_the_last_filled_one(self, tmp_path: Path) -> None:
        buku = self.siapkan(CONTOH, tmp_path)
        isi = buku.baca()
        tabel: dict[str, list[BarisMentah]] = {**isi.tabel}
        tabel["tblRealisasi"] = [*isi.baris("tblRealisasi"), {"kode": "I-3", "realisasi": 7}]
        buku.simpan(IsiBuku("master", tabel))
        assert buku.baca().baris("tblRealisasi")[2:] == [{"kode": "I-3", "realisasi": 7}]

    def test_changing_one_cell_leaves_every_other_as_it_was(self, tmp_path: Path) -> None:
        buku = self.siapkan(penuh("master"), tmp_path)
        lama = buku.baca()
        buku.simpan(Perubahan(ubah=[("tblUnit", 0, "nama", "Baru")]).terapkan(lama))
        assert list(perbedaan(lama, buku.baca())) == ["tblUnit 1 nama"]

    def test_saving_what_was_read_changes_nothing_however_often(self, tmp_path: Path) -> None:
        buku = self.siapkan(penuh("master"), tmp_path)
        lama = buku.baca()
        for _ in range(2):
            buku.simpan(buku.baca())
        assert buku.baca() == lama

    def test_what_the_caller_does_to_the_content_does_not_reach_the_book(self, tmp_path: Path) -> None:
        buku = self.siapkan(CONTOH, tmp_path)
        buku.baca().tabel["tblUnit"][0]["kode"] = "RUSAK"
        assert buku.baca().baris("tblUnit")[0]["kode"] == "PEM"

    def test_the_cells_of_a_table_lie_beside_and_below_each_other_on_its_sheet(self, tmp_path: Path) -> None:
        buku = self.siapkan(CONTOH, tmp_path)
        sel = {
            buku.letak("tblRealisasi", baris, k.bidang)
            for baris in range(3)
            for k in BUKU["master"].tabel_bernama("tblRealisasi").kolom
        }
        assert len(sel) == 3 * 12
        assert {letak.lembar for letak in sel} == {"Formulir Capaian"}

    def test_a_book_has_a_name(self, tmp_path: Path) -> None:
        buku = self.siapkan(CONTOH, tmp_path)
        assert buku.nama.endswith(".xlsx")
        assert buku.jalur is None or buku.jalur.name == buku.nama
        assert isinstance(buku, Buku)
