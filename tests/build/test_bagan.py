"""The flowchart: every symbol under its actor, every step joined to the next, the current one marked."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sakip_xl.build.bagan import (
    GARIS,
    RUANG_SAMBUNGAN,
    SEGILIMA,
    WARNA,
    Kisi,
    TataBagan,
    gambar_bagan,
    gambar_legenda,
    jeda_aman,
)
from sakip_xl.build.kanvas import Bentuk, LembarKanvas
from sakip_xl.domain.istilah import NamaSop, Peran
from sakip_xl.domain.lipatan import Keadaan
from sakip_xl.domain.sop import SOP, Simbol, Sop
from sakip_xl.layout.inti import Lembar

KOLOM = {peran: 2 + ke for ke, peran in enumerate(Peran)}
PRESET = {
    Simbol.MULAI: "flowChartTerminator",
    Simbol.PROSES: "flowChartProcess",
    Simbol.KEPUTUSAN: "flowChartDecision",
    Simbol.SELESAI: "flowChartTerminator",
}
KEDUA = pytest.mark.parametrize("sop", SOP.values(), ids=str)
# Page breaks at every place that takes one: none, and after each such step.
JEDA = [(nama, frozenset[int]()) for nama in NamaSop] + [
    (nama, frozenset({langkah.nomor}))
    for nama in NamaSop
    for langkah in SOP[nama].langkah[:-1]
    if jeda_aman(SOP[nama], langkah.nomor)
]
DENGAN_JEDA = pytest.mark.parametrize(("nama", "jeda"), JEDA, ids=str)


def kisi(baris: int = 14, tinggi: float = 75) -> Kisi:
    lembar = LembarKanvas(Lembar("SOP", "", ""))
    lembar.lebar.update(enumerate([5, 32, 11, 11, 11, 11, 11, 23]))
    lembar.tinggi.update(dict.fromkeys(range(baris), tinggi))
    return Kisi.dari(lembar, 8, baris)


def bagan(
    sop: Sop, keadaan: dict[int, Keadaan] | None = None, jeda: frozenset[int] = frozenset()
) -> list[Bentuk]:
    tata = TataBagan({langkah.nomor: langkah.nomor for langkah in sop.langkah}, KOLOM, jeda)
    return gambar_bagan(kisi(), sop, tata, keadaan or {})


def kotak(bentuk: Bentuk) -> tuple[int, int, int, int]:
    """Left, top, right, bottom in pixels of the sheet."""
    letak = kisi()
    x, y = letak.kiri[bentuk.kolom] + bentuk.geser_x, letak.atas[bentuk.baris] + bentuk.geser_y
    return x, y, x + bentuk.lebar, y + bentuk.tinggi


def panah(semua: list[Bentuk], dari: int, ke: int) -> list[Bentuk]:
    return [satu for satu in semua if satu.alternatif == f"Panah dari langkah {dari} ke langkah {ke}"]


def simbol(semua: list[Bentuk], nomor: int) -> list[Bentuk]:
    return [satu for satu in semua if satu.alternatif.startswith(f"Langkah {nomor}, ")]


def bersentuhan(garis: Bentuk, kotak_lain: tuple[int, int, int, int]) -> bool:
    kiri, atas, kanan, bawah = kotak(garis)
    return (
        kiri <= kotak_lain[2] and kanan >= kotak_lain[0] and atas <= kotak_lain[3] and bawah >= kotak_lain[1]
    )


@KEDUA
def test_every_symbol_of_every_step_stands_in_the_row_of_its_step_under_its_actor(sop: Sop) -> None:
    semua = bagan(sop)
    for langkah in sop.langkah:
        ada = {(satu.baris, satu.kolom, satu.preset) for satu in simbol(semua, langkah.nomor)}
        assert ada == {(langkah.nomor, KOLOM[peran], PRESET[s]) for peran, s in langkah.kolom.items()}


@KEDUA
def test_a_symbol_lies_wholly_inside_its_cell(sop: Sop) -> None:
    letak = kisi()
    for langkah in sop.langkah:
        for satu in simbol(bagan(sop), langkah.nomor):
            kiri, atas, kanan, bawah = kotak(satu)
            assert letak.kiri[satu.kolom] < kiri < kanan < letak.kiri[satu.kolom + 1]
            assert letak.atas[satu.baris] < atas < bawah < letak.atas[satu.baris + 1]


@DENGAN_JEDA
def test_an_arrow_leads_from_each_step_into_a_symbol_of_the_next(nama: NamaSop, jeda: frozenset[int]) -> None:
    sop = SOP[nama]
    semua = bagan(sop, jeda=jeda)
    for langkah in sop.langkah[:-1]:
        garis = panah(semua, langkah.nomor, langkah.nomor + 1)
        assert all(satu.preset == GARIS and not (satu.lebar and satu.tinggi) for satu in garis)
        asal = [satu for satu in semua if satu.alternatif.startswith(f"Langkah {langkah.nomor} ")]
        asal += simbol(semua, langkah.nomor)
        assert any(bersentuhan(g, kotak(satu)) for g in garis for satu in asal)
        masuk = [kotak(satu) for satu in simbol(semua, langkah.nomor + 1)]
        kepala = [kotak(g) for g in garis if g.panah == "akhir" and not g.lebar]
        assert any((x, y) == ((k[0] + k[2]) // 2, k[1]) for x, _, _, y in kepala for k in masuk)


@DENGAN_JEDA
def test_no_arrow_runs_through_a_symbol(nama: NamaSop, jeda: frozenset[int]) -> None:
    semua = bagan(SOP[nama], jeda=jeda)
    dalam = [
        (satu, (k[0] + 1, k[1] + 1, k[2] - 1, k[3] - 1))
        for satu in semua
        if satu.alternatif.startswith("Langkah") and satu.preset != GARIS
        for k in [kotak(satu)]
    ]
    for garis in (satu for satu in semua if satu.preset == GARIS):
        assert not [satu.alternatif for satu, kotak_dalam in dalam if bersentuhan(garis, kotak_dalam)]


@KEDUA
def test_the_lines_of_a_chain_meet_end_to_end(sop: Sop) -> None:
    putus = sop.langkah_keputusan
    assert putus.kembali_ke is not None
    rantai = panah(bagan(sop), putus.nomor, putus.kembali_ke)
    assert len(rantai) == 3
    for satu, berikut in pairwise(rantai):
        assert bersentuhan(satu, kotak(berikut))
    assert [satu.panah for satu in rantai] == ["", "", "awal"]


@KEDUA
def test_the_return_of_the_decision_enters_its_default_step(sop: Sop) -> None:
    putus = sop.langkah_keputusan
    assert putus.kembali_ke is not None
    semua = bagan(sop)
    pulang = kotak(panah(semua, putus.nomor, putus.kembali_ke)[-1])
    [tujuan] = [kotak(satu) for satu in simbol(semua, putus.kembali_ke)]
    assert pulang[0] == tujuan[2]
    assert tujuan[1] < pulang[1] < tujuan[3]
    assert [satu.teks for satu in semua if satu.alternatif.startswith("Jawaban")] == ["Ya", "Tidak"]


@pytest.mark.parametrize("kini", list(Keadaan))
def test_a_symbol_is_filled_by_the_state_of_its_step(kini: Keadaan) -> None:
    semua = bagan(SOP[NamaSop.PENGUMPULAN], {6: kini})
    assert {satu.isi for satu in simbol(semua, 6)} == {WARNA[kini]}
    assert {satu.isi for satu in simbol(semua, 7)} == {WARNA[Keadaan.BELUM]}
    assert all(satu.alternatif.endswith(f", {kini}") for satu in simbol(semua, 6))


def test_every_state_has_a_colour_of_its_own() -> None:
    assert len(set(WARNA.values())) == len(WARNA) == len(Keadaan)


def test_a_page_break_is_bridged_by_two_segilima_with_one_letter() -> None:
    semua = bagan(SOP[NamaSop.PENGUMPULAN], jeda=frozenset({3, 7}))
    segilima = [satu for satu in semua if satu.preset == SEGILIMA]
    assert [(satu.baris, satu.teks) for satu in segilima] == [(3, "A"), (4, "A"), (7, "B"), (8, "B")]
    tepi = kisi().atas
    for satu in segilima:
        _, atas, _, bawah = kotak(satu)
        assert min(bawah - tepi[satu.baris], tepi[satu.baris + 1] - atas) < RUANG_SAMBUNGAN


def test_a_flow_without_a_page_break_has_no_segilima() -> None:
    assert not [satu for satu in bagan(SOP[NamaSop.PENGUKURAN]) if satu.preset == SEGILIMA]


def test_a_page_may_not_break_inside_a_return_or_where_two_arrows_leave() -> None:
    sop = SOP[NamaSop.PENGUMPULAN]
    assert [n for n in range(1, 12) if not jeda_aman(sop, n)] == [6, 8, 9]


def test_the_legend_shows_the_five_symbols() -> None:
    semua = gambar_legenda(kisi(), 3, 2)
    assert [satu.preset for satu in semua] == [
        "flowChartTerminator",
        "flowChartProcess",
        "flowChartDecision",
        SEGILIMA,
        GARIS,
    ]
    assert [satu.kolom for satu in semua] == [2, 3, 4, 5, 6]
