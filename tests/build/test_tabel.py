"""Drawing one table: raw rows, spare rows, dropdowns, locks, percent and computed columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.kanvas import Daerah, Jenis, Kanvas, LembarKanvas, TabelKanvas
from sakip_xl.build.tabel import daerah_isi, daerah_kolom, gambar_tabel, letak_tabel, sel_data
from sakip_xl.domain.model import Sel
from sakip_xl.layout.buku import FORMULIR, MASTER
from sakip_xl.layout.inti import Kolom, Rupa
from sakip_xl.layout.isi import BarisMentah
from sakip_xl.layout.muat import muat_master
from tests.contoh import SEKARANG, isi_contoh


def gambar(nama: str, baris: list[BarisMentah], **pilihan: object) -> tuple[LembarKanvas, TabelKanvas]:
    isi = isi_contoh(**{nama: baris})
    buku = FORMULIR if nama.startswith("tblIsian") else MASTER
    lembar = Kanvas().tambah(buku.lembar_bernama(buku.tabel_bernama(nama).lembar))
    bahan = Bahan(isi, muat_master(isi).master, SEKARANG)
    return lembar, gambar_tabel(lembar, buku.tabel_bernama(nama), 0, bahan, **pilihan)  # type: ignore[arg-type]


def isi_kolom(lembar: LembarKanvas, letak: TabelKanvas, bidang: str) -> list[Sel]:
    daerah = daerah_kolom(letak, bidang)
    return [lembar.sel[n, daerah.kolom].nilai for n in range(daerah.baris, daerah.baris_akhir + 1)]


def test_rows_stand_as_they_are_blank_and_unreadable_ones_too() -> None:
    lembar, letak = gambar("tblUnit", [{"kode": "YAN"}, {}, {"kode": 7, "wajib": "barangkali"}])
    assert isi_kolom(lembar, letak, "kode")[:3] == ["YAN", None, 7]
    assert isi_kolom(lembar, letak, "wajib")[2] == "barangkali"


def test_an_entry_table_has_spare_rows_below_its_last_filled_row() -> None:
    _, letak = gambar("tblUnit", [{"kode": "YAN"}, {"kode": None}, {}])
    assert letak.jumlah == 1 + letak.tabel.cadangan


def test_no_row_is_lost_when_more_are_blank_than_spare() -> None:
    _, letak = gambar("tblUnit", [{"kode": "YAN"}, *[{} for _ in range(9)]])
    assert letak.jumlah == 10


@pytest.mark.parametrize("nama", ["tblJejak", "tblTemuan", "tblKerja"])
def test_every_table_has_at_least_one_row_and_only_entry_tables_spare_ones(nama: str) -> None:
    assert gambar(nama, [])[1].jumlah == 1


def test_a_title_that_the_sheet_has_already_is_not_repeated() -> None:
    lembar, letak = gambar("tblKinerja", [])
    assert letak.baris == 0
    lembar, letak = gambar("tblUnit", [])
    assert (letak.baris, lembar.sel[0, 0].nilai) == (1, letak.tabel.judul)


def test_bands_stand_over_their_columns() -> None:
    lembar, letak = gambar("tblUnit", [], pita=(("Unit", "kode", "nama"),))
    assert lembar.gabungan == [Daerah(letak.baris - 1, 0, letak.baris - 1, 2)]


def test_stacked_tables_share_the_widest_column() -> None:
    lembar, letak = gambar("tblUnit", [])
    gambar_lagi = MASTER.tabel_bernama("tblPejabat")
    isi = isi_contoh()
    gambar_tabel(lembar, gambar_lagi, 20, Bahan(isi, muat_master(isi).master, SEKARANG))
    for n, (satu, dua) in enumerate(zip(letak.tabel.kolom, gambar_lagi.kolom, strict=False)):
        assert lembar.lebar[n] == max(satu.lebar, dua.lebar)
    assert letak_tabel(lembar, "tblPejabat").baris == 21


def test_hidden_columns_are_hidden_and_computed_ones_are_formulas() -> None:
    lembar, letak = gambar("tblIsian", [{"kode": "IKS.1", "realisasi": "82,5"}])
    status = lembar.sel[letak.baris + 1, letak.kolom + letak.tabel.letak_kolom("status")]
    assert status.jenis is Jenis.HITUNGAN
    assert status.rumus is not None
    assert "tblIsian[[#This Row],[Kode]]" in status.rumus
    assert letak.tabel.letak_kolom("angka_realisasi") in lembar.kolom_tersembunyi


def test_locked_and_input_cells_look_different() -> None:
    lembar, letak = gambar("tblIsian", [{"kode": "IKS.1"}])
    gaya = {
        b: lembar.sel[letak.baris + 1, letak.tabel.letak_kolom(b)].gaya
        for b in ("target", "realisasi", "status")
    }
    assert [g.split("+")[0] for g in gaya.values()] == ["kunci", "isian", "hitungan"]


def test_a_fingerprint_keeps_to_one_line() -> None:
    lembar, letak = gambar("tblJejak", [{"nomor": 1, "sidik": "a" * 64}])
    assert lembar.sel[letak.baris + 1, letak.tabel.letak_kolom("sidik")].gaya.endswith("terpotong")
    assert lembar.taksiran[letak.baris + 1] < 20


def test_a_long_text_gets_a_high_row() -> None:
    lembar, letak = gambar("tblKinerja", [{"uraian": "kata " * 100}, {"uraian": "kata"}])
    assert lembar.taksiran[letak.baris + 1] > 3 * lembar.taksiran[letak.baris + 2]


def test_the_area_of_a_table_is_its_data() -> None:
    _, letak = gambar("tblUnit", [{"kode": "YAN"}])
    assert daerah_isi(letak) == Daerah(letak.baris + 1, 0, letak.baris + letak.jumlah, 4)


@pytest.mark.parametrize(
    ("nilai", "rupa", "harap", "gaya"),
    [
        ("95%", Rupa.KETIK, 0.95, "sel+persen0"),
        ("92,5%", Rupa.ANGKA, 0.925, "sel+persen1"),
        ("95%", Rupa.TEKS, "95%", "sel"),
        ("1,234%", Rupa.KETIK, "1,234%", "sel"),
        ("95 %", Rupa.KETIK, "95 %", "sel"),
        (date(2026, 7, 1), Rupa.KETIK, date(2026, 7, 1), "sel+sel+tanggal"),
        (date(2026, 7, 1), Rupa.TANGGAL, date(2026, 7, 1), "sel"),
        (datetime(2026, 7, 1, 8), Rupa.TANGGAL, datetime(2026, 7, 1, 8), "sel+sel+waktu"),
        (46204, Rupa.TANGGAL, 46204, "sel+capaian"),
        (True, Rupa.TANGGAL, True, "sel"),
        (0, Rupa.KETIK, 0, "sel"),
    ],
)
def test_a_raw_value_goes_back_as_the_cell_it_was(nilai: Sel, rupa: Rupa, harap: Sel, gaya: str) -> None:
    sel = sel_data(nilai, Kolom("x", "X", 9, "Isi.", rupa), "sel")
    assert (sel.nilai, sel.gaya, sel.jenis) == (harap, gaya, Jenis.DATA)


def test_an_explanation_stands_between_title_and_heading() -> None:
    tabel = replace(MASTER.tabel_bernama("tblUnit"), penjelasan="Satu baris tiap unit.")
    isi = isi_contoh()
    lembar = Kanvas().tambah(MASTER.lembar_bernama("Identitas"))
    letak = gambar_tabel(lembar, tabel, 0, Bahan(isi, muat_master(isi).master, SEKARANG))
    assert (letak.baris, lembar.sel[1, 0].nilai) == (2, "Satu baris tiap unit.")
