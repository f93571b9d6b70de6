"""Dropdowns, bounds and prompts of every input column, within the limits of Excel."""

from __future__ import annotations

import pytest

from sakip_xl.build.validasi import aturan_rupa, batas_model, pilihan_dari, validasi_kolom
from sakip_xl.domain.model import Disposisi, Pengaturan
from sakip_xl.layout.buku import FORMULIR, MASTER
from sakip_xl.layout.inti import Kolom, Rupa, Sifat, Tabel

SEMUA = [(t, k) for buku in (MASTER, FORMULIR) for t in buku.tabel for k in t.kolom]
IDS = [f"{t.nama}.{k.bidang}.{n}" for n, (t, k) in enumerate(SEMUA)]


@pytest.mark.parametrize(("tabel", "kolom"), SEMUA, ids=IDS)
def test_a_column_has_a_prompt_within_limits_exactly_when_staff_type_in_it(
    tabel: Tabel, kolom: Kolom
) -> None:
    aturan = validasi_kolom(tabel, kolom)
    diisi = tabel.sifat is Sifat.ISIAN and not kolom.kunci and kolom.rumus is None
    assert (aturan is not None) == diisi
    if aturan is not None:
        assert 0 < len(aturan["input_title"]) <= 32
        assert 0 < len(aturan["input_message"]) <= 255
        assert len(aturan.get("error_title", "")) <= 32
        assert len(aturan.get("error_message", "")) <= 255


@pytest.mark.parametrize(("tabel", "kolom"), SEMUA, ids=IDS)
def test_an_enumeration_is_a_short_inline_list(tabel: Tabel, kolom: Kolom) -> None:
    aturan = validasi_kolom(tabel, kolom)
    if aturan is not None and (nilai := tabel.pilihan(kolom.bidang)):
        assert aturan["source"] == list(nilai)
        assert len(",".join(nilai)) <= 255
        assert aturan["error_type"] == "stop"


def kolom_aturan(nama: str, bidang: str) -> dict[str, object]:
    buku = FORMULIR if nama.startswith("tblIsian") else MASTER
    tabel = buku.tabel_bernama(nama)
    aturan = validasi_kolom(tabel, tabel.kolom_bidang(bidang))
    assert aturan is not None
    return aturan


def test_bounds_come_from_the_model_and_only_warn() -> None:
    aturan = kolom_aturan("tblDisposisi", "langkah")
    assert (aturan["minimum"], aturan["maximum"]) == (1, 12)
    assert aturan["error_message"] == "Ketik bilangan bulat 1 sampai 12."
    assert aturan["error_type"] == "warning"


def test_a_typed_number_is_never_judged_by_excel() -> None:
    assert kolom_aturan("tblIsian", "realisasi")["validate"] == "any"


def test_a_reference_offers_the_named_range_and_lets_another_value_through() -> None:
    aturan = kolom_aturan("tblIndikator", "unit")
    assert (aturan["source"], aturan["error_type"]) == ("=daftar_unit", "warning")


@pytest.mark.parametrize(
    ("rupa", "jenis"),
    [
        (Rupa.TANGGAL, "date"),
        (Rupa.WAKTU, "date"),
        (Rupa.JAM, "time"),
        (Rupa.BULAT, "integer"),
        (Rupa.UANG, "decimal"),
        (Rupa.TEKS, "any"),
    ],
)
def test_each_kind_of_column_has_its_rule(rupa: Rupa, jenis: str) -> None:
    assert aturan_rupa(rupa)["validate"] == jenis


def test_a_lower_bound_alone_is_told() -> None:
    assert aturan_rupa(Rupa.UANG, (0, None))["error_message"] == "Ketik angka, tidak kurang dari 0."
    assert aturan_rupa(Rupa.ANGKA)["error_message"] == "Ketik angka saja."


def test_bounds_of_a_field_without_any_are_open() -> None:
    assert batas_model(Disposisi, "hal") == (None, None)
    assert batas_model(Pengaturan, "tahun") == (2015, 2100)
    assert batas_model(Pengaturan, "batas_rekap") == (0, None)


def test_a_list_too_long_for_excel_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="too long"):
        pilihan_dari(tuple(f"pilihan nomor {n}" for n in range(30)))
