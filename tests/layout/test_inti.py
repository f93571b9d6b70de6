"""The layout fails at import when it does not fit its models."""

from __future__ import annotations

import pytest

from sakip_xl.domain.model import BarisMeta, Indikator, Kinerja
from sakip_xl.layout.buku import BUKU, FORMULIR, MASTER, TataBuku
from sakip_xl.layout.inti import Kolom, Lembar, Tabel, Tombol, pilihan_bidang
from sakip_xl.layout.pengaturan import PENGATURAN, periksa_pengaturan
from sakip_xl.layout.tombol import KELOMPOK, TOMBOL, periksa_tombol

KUNCI = Kolom("kunci", "Kunci", 9, "Kunci.")
NILAI = Kolom("nilai", "Nilai", 9, "Nilai.")


def tabel(*kolom: Kolom, nama: str = "tblUji", lembar: str = "Uji") -> Tabel:
    return Tabel(nama, BarisMeta, lembar, "Uji", kolom)


def test_a_field_without_a_column_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="nilai"):
        tabel(KUNCI)


def test_a_heading_that_stands_twice_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="twice"):
        tabel(KUNCI, Kolom("nilai", "KUNCI", 9, "Nilai."))


def test_a_table_knows_its_columns_choices_and_what_must_be_filled() -> None:
    satu = MASTER.tabel_bernama("tblIndikator")
    assert satu.kolom_bidang("satuan").judul == "Satuan"
    assert satu.kolom[satu.letak_kolom("satuan")].bidang == "satuan"
    assert satu.pilihan("iku") == ("Ya", "Tidak")
    assert satu.pilihan("satuan") == satu.pilihan("tidak_ada") == ()
    assert satu.wajib("satuan")
    assert not satu.wajib("rumus")
    assert not satu.wajib("tidak_ada")


def test_choices_are_found_inside_optional_fields_and_not_in_numbers() -> None:
    assert pilihan_bidang(Indikator, "rumus") == ("rasio", "selisih", "kebalikan", "stabil")
    assert pilihan_bidang(Kinerja, "pagu") == ()


def test_a_book_refuses_a_table_twice_or_on_no_sheet() -> None:
    lembar = (Lembar("Uji", "Uji", "Menguji."),)
    with pytest.raises(ValueError, match="duplicate"):
        TataBuku("uji", lembar, (tabel(KUNCI, NILAI), tabel(KUNCI, NILAI)))
    with pytest.raises(ValueError, match="Lain"):
        TataBuku("uji", lembar, (tabel(KUNCI, NILAI, lembar="Lain"),))


@pytest.mark.parametrize("buku", [MASTER, FORMULIR], ids=["master", "formulir"])
def test_a_book_finds_its_tables_and_sheets(buku: TataBuku) -> None:
    assert BUKU[buku.jenis] is buku
    assert [t for s in buku.lembar for t in buku.tabel_lembar(s.nama)] == sorted(
        buku.tabel, key=lambda t: [s.nama for s in buku.lembar].index(t.lembar)
    )
    assert all(len(s.nama) <= 31 and buku.lembar_bernama(s.nama) is s for s in buku.lembar)


def test_a_button_twice_or_a_group_without_one_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="button"):
        periksa_tombol((*TOMBOL, TOMBOL[0]), KELOMPOK)
    with pytest.raises(ValueError, match="button"):
        periksa_tombol(TOMBOL, (*KELOMPOK, "Kosong"))


def test_every_button_stands_on_a_sheet_of_the_master() -> None:
    def lembar(tombol: Tombol) -> set[str]:
        return set(tombol.lembar)

    assert set().union(*map(lembar, TOMBOL)) <= {s.nama for s in MASTER.lembar}


def test_settings_that_differ_from_their_model_are_a_mistake() -> None:
    with pytest.raises(ValueError, match="differ"):
        periksa_pengaturan(PENGATURAN[1:])
