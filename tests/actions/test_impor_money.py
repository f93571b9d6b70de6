"""Money of an agency's table: the ceilings of Renstra, Renja and DPA each come into their column."""

from __future__ import annotations

from pathlib import Path

from tests.actions.test_impor import master, taken
from tests.foreign.agency_tables import new_book, put, write_table


def test_the_money_of_the_renstra_comes_in_with_its_program(tmp_path: Path) -> None:
    book = master()
    taken(book, write_table("e81_bandung", tmp_path))
    [program] = [row for row in book.read().row("tblKinerja") if row["kode"] == "7.01.02"]
    assert (program["pagu_renstra"], program["belanja_renstra"]) == (900_000_000, 300_000_000)


def test_the_ceilings_of_renja_and_dpa_each_have_their_column(tmp_path: Path) -> None:
    file, sheet = new_book("Rekap")
    put(sheet, 1, "Kode | Program/Kegiatan | Indikator | Satuan | Target | Pagu Renja (Rp) | Pagu DPA (Rp)")
    put(sheet, 2, "'7.01.02 | Program Pelayanan Publik | Indeks Kepuasan | indeks | 83 | 85000000 | 83250000")
    put(sheet, 3, "'7.01.02.2.01 | Koordinasi | Jumlah rapat | kali | 12 | 85000000 | 83250000")
    file.save(tmp_path / "rekap.xlsx")
    book = master()
    taken(book, tmp_path / "rekap.xlsx")
    money = [(row["pagu_renja"], row["pagu"]) for row in book.read().row("tblKinerja")]
    assert money == [(85_000_000, 83_250_000)] * 2
