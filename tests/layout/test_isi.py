"""The content of a book and a change to it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sakip_xl.domain.istilah import Triwulan
from sakip_xl.domain.model import BarisMeta, BatasPredikat, Kerja, RealisasiAnggaran, Unit
from sakip_xl.layout.isi import IsiBuku, Perubahan, mentah

ISI = IsiBuku("master", {"tblUnit": [{"kode": "YAN"}, {}, {"kode": None, "nama": ""}]})


def test_the_identity_is_read_and_set_by_key() -> None:
    isi = ISI.dengan_meta(unit="YAN", tahun="2026").dengan_meta(tahun="2027")
    assert isi.meta == {"unit": "YAN", "tahun": "2027"}
    assert ISI.meta == {}


def test_a_table_that_was_never_filled_has_no_rows() -> None:
    assert ISI.baris("tblJejak") == []


def test_a_change_leaves_the_old_content_as_it_was() -> None:
    perubahan = Perubahan(ubah=[("tblUnit", 0, "nama", "Pelayanan")])
    baru = perubahan.terapkan(ISI)
    assert baru.baris("tblUnit")[0] == {"kode": "YAN", "nama": "Pelayanan"}
    assert ISI.baris("tblUnit")[0] == {"kode": "YAN"}


def test_rows_are_added_below_the_last_filled_one() -> None:
    perubahan = Perubahan()
    perubahan.tambahkan("tblUnit", Unit(kode="PMD", nama="PMD", jenis="seksi"))  # type: ignore[arg-type]
    perubahan.tambahkan("tblMeta", BarisMeta(kunci="unit", nilai="PMD"))
    baru = perubahan.terapkan(ISI)
    assert [b.get("kode") for b in baru.baris("tblUnit")] == ["YAN", "PMD"]
    assert baru.meta == {"unit": "PMD"}


def test_a_computed_table_is_replaced_whole() -> None:
    perubahan = Perubahan(ganti={"tblUnit": []})
    assert perubahan.terapkan(ISI).baris("tblUnit") == []


@pytest.mark.parametrize(("angka", "harap"), [("12.50", 12.5), ("12.00", 12)])
def test_a_typed_row_becomes_raw_cells(angka: str, harap: float) -> None:
    baris = RealisasiAnggaran(kode="K.1", triwulan=Triwulan.II, realisasi=Decimal(angka))
    hasil = mentah(baris)
    kosong = dict.fromkeys(("unit", "keterangan", "id_formulir"))
    assert hasil == {"kode": "K.1", "triwulan": 2, "realisasi": harap, **kosong}
    assert type(hasil["realisasi"]) is type(harap)


def test_choices_become_their_text() -> None:
    assert mentah(Unit(kode="PMD", nama="PMD", jenis="seksi"))["jenis"] == "seksi"  # type: ignore[arg-type]
    assert mentah(Kerja())["triwulan"] == 1


def test_a_whole_number_that_a_file_does_not_keep_exactly_is_a_float() -> None:
    sel = [
        mentah(BatasPredikat(predikat="A", batas_bawah=Decimal(n)))["batas_bawah"] for n in (2**53 - 1, 2**53)
    ]
    assert [type(satu) for satu in sel] == [int, float]
