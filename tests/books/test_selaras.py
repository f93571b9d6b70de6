"""The plan for an open sheet, carried out on a sheet of paper: it always ends in the new drawing."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sakip_xl.books.barisan import Geser, Potongan, geser_baris, pasangkan, potongan_tabel
from sakip_xl.books.gambar import Penggambar, gambar_buku, gambar_menurut_jenis
from sakip_xl.books.mentah import beridentitas
from sakip_xl.books.persegi import persegi
from sakip_xl.books.peta import petakan_lembar
from sakip_xl.books.selaras import LembarTerlihat, Rencana, rencanakan
from sakip_xl.books.susunan import TabelTerbaca
from sakip_xl.build.bahan import Bahan
from sakip_xl.build.kanvas import Daerah, Kanvas, LembarKanvas
from sakip_xl.build.tabel import gambar_tabel
from sakip_xl.errors import SakipError
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.isi import BarisMentah, IsiBuku
from sakip_xl.layout.muat import muat_master
from tests.actions.jalan_sop import KUMPUL, Meja
from tests.books.lukisan import CONTOH, KINI, lukis

Alamat = tuple[int, int]


class Kertas:
    """One sheet as a program would hold it: content, style and link of each cell, and merged areas."""

    def __init__(self, lembar: LembarKanvas) -> None:
        self.isi: dict[Alamat, Any] = {a: s.rumus or s.nilai for a, s in lembar.sel.items()}
        self.nilai: dict[Alamat, Any] = {a: s.nilai for a, s in lembar.sel.items()}
        self.gaya = {a: s.gaya for a, s in lembar.sel.items()}
        self.tautan = {a: s.tautan for a, s in lembar.sel.items() if s.tautan}
        self.gabung = set(lembar.gabungan)
        self.tabel = [
            TabelTerbaca(
                t.tabel,
                lembar.lembar.nama,
                t.baris + 1,
                t.kolom,
                t.jumlah,
                {k.bidang: t.kolom + n for n, k in enumerate(t.tabel.kolom)},
                {},
            )
            for t in sorted(lembar.tabel, key=lambda t: t.baris)
        ]

    def terlihat(self, nama: str) -> LembarTerlihat:
        baris = max((b for b, _ in self.nilai), default=-1) + 1
        kolom = max((k for _, k in self.nilai), default=-1) + 1
        petak = [[self.nilai.get((b, k)) for k in range(kolom)] for b in range(baris)]
        return LembarTerlihat(nama, self.tabel, petak)

    def laksanakan(self, rencana: Rencana) -> None:
        for satu in rencana.geser:
            self._geser(satu)
        self.gabung -= set(rencana.lepas)
        for alamat in (a for a, sel in rencana.tautan.items() if not sel.tautan):
            for nama in ("isi", "gaya", "tautan"):  # as Range.clear does
                getattr(self, nama).pop(alamat, None)
        for alamat, (dulu, kini) in rencana.gaya.items():
            assert dulu in {None, self.gaya.get(alamat, "")}, (alamat, dulu, self.gaya.get(alamat))
            self.gaya[alamat] = kini
        for alamat, sel in rencana.tulis.items():
            self.isi[alamat] = sel.rumus or sel.nilai
            if alamat in rencana.data:  # the writer looks after the number format of table cells
                self.gaya[alamat] = sel.gaya
        self.tautan |= {a: sel.tautan for a, sel in rencana.tautan.items() if sel.tautan}
        assert not self.gabung & set(rencana.gabung)
        self.gabung |= set(rencana.gabung)

    def _geser(self, satu: Geser) -> None:
        def pindah(baris: int) -> int | None:
            if satu.jumlah < 0 and satu.baris <= baris < satu.baris - satu.jumlah:
                return None
            return baris + satu.jumlah if baris >= satu.baris else baris

        acuan = satu.baris if satu.dari_bawah else satu.baris - 1
        pola = {k: g for (b, k), g in self.gaya.items() if b == acuan}
        for nama in ("isi", "gaya", "tautan"):
            lama: dict[Alamat, Any] = getattr(self, nama)
            baru = {(t, k): v for (b, k), v in lama.items() if (t := pindah(b)) is not None}
            setattr(self, nama, baru)
        for ke in range(max(satu.jumlah, 0)):
            self.gaya |= {(satu.baris + ke, k): g for k, g in pola.items()}
        self.gabung = {d for g in self.gabung if (d := _tergeser(g, pindah)) is not None}


def _tergeser(daerah: Daerah, pindah: Any) -> Daerah | None:
    baris = [t for b in range(daerah.baris, daerah.baris_akhir + 1) if (t := pindah(b)) is not None]
    return Daerah(baris[0], daerah.kolom, baris[-1], daerah.kolom_akhir) if baris else None


def sama(kertas: Kertas, lembar: LembarKanvas) -> None:
    """The paper shows the drawing, and nothing else."""
    baru = Kertas(lembar)
    for nama, kosong in (("isi", ""), ("gaya", ""), ("tautan", "")):
        ada, harus = getattr(kertas, nama), getattr(baru, nama)
        beda = {a for a in ada.keys() | harus.keys() if (ada.get(a) or kosong) != (harus.get(a) or kosong)}
        beda = {a for a in beda if not (ada.get(a) == 0 and harus.get(a) == 0)}
        assert beda == set(), (lembar.lembar.nama, nama, sorted(beda)[:5])
    assert kertas.gabung == baru.gabung


def jalankan(
    lama: IsiBuku,
    baru: IsiBuku,
    waktu: tuple[datetime, datetime],
    penggambar: Penggambar,
) -> None:
    """Plan every sheet from one drawing to the next, carry it out, compare."""
    lama, baru = beridentitas(lama), beridentitas(baru)
    dulu = gambar_buku(lama, waktu[0], penggambar)
    tabel = {t.tabel.nama: t.jumlah for _, t in dulu.tabel() if t.tabel.sifat.value == "isian"}
    kini = gambar_buku(baru, waktu[1], penggambar, baris=tabel)
    for nama, lembar in kini.lembar.items():
        kertas = Kertas(dulu.lembar[nama])
        peta = petakan_lembar(dulu.lembar[nama])
        kertas.laksanakan(rencanakan(kertas.terlihat(nama), peta, lembar, lama, baru))
        sama(kertas, lembar)


_BARIS = st.lists(
    st.fixed_dictionaries(
        {}, optional={"kode": st.sampled_from("ABC"), "realisasi": st.sampled_from([0, 1, "95%", "x", None])}
    ),
    max_size=12,
)
MASTER_KOSONG = muat_master(CONTOH).master
_CATATAN = st.lists(
    st.fixed_dictionaries({"nomor": st.integers(1, 9), "isi": st.sampled_from(["a", "b"])}), max_size=6
)


def sebagian(isi: IsiBuku, sekarang: datetime) -> Kanvas:
    """A drawing of two sheets: tables of staff below each other, and one of the program."""
    kanvas, bahan = Kanvas(), Bahan(isi, MASTER_KOSONG, sekarang)
    for nama in ("Formulir Capaian", "_meta"):
        lembar = kanvas.tambah(MASTER.lembar_bernama(nama))
        lembar.tulis(0, 0, nama)
        lembar.gabung(Daerah(1, 0, 1 + sekarang.day % 2, 2), f"{sekarang:%d/%m/%Y}")
        lembar.tulis(0, 4, "Tetap", "tombol", tautan="'_meta'!A1" if sekarang.day % 2 else None)
        for tabel in MASTER.tabel_lembar(nama):
            gambar_tabel(lembar, tabel, lembar.baris_berikut() + 1, bahan)
        for ke in range(sum(bool(baris) for baris in isi.baris("tblRealisasi"))):
            lembar.tulis(lembar.baris_berikut() + ke % 2, ke % 3, f"baris {ke}", "kotak")
    return kanvas


@settings(max_examples=150)
@given(st.tuples(_BARIS, _CATATAN), st.tuples(_BARIS, _CATATAN), st.integers(0, 2))
def test_a_plan_leads_from_any_content_to_any_other(
    lama: tuple[list[BarisMentah], list[BarisMentah]],
    baru: tuple[list[BarisMentah], list[BarisMentah]],
    hari: int,
) -> None:
    satu, lain = (
        IsiBuku("master", {**CONTOH.tabel, "tblRealisasi": r, "tblBatal": t, "tblAnggaran": r[:3]})
        for r, t in (lama, baru)
    )
    jalankan(satu, lain, (KINI, KINI + timedelta(days=hari)), sebagian)


@pytest.mark.parametrize(("dari", "ke"), [(1, 5), (5, 1), (1, 10), (10, 12), (12, 2)])
def test_a_plan_leads_from_any_step_of_an_sop_to_any_other(dari: int, ke: int, tmp_path: Path) -> None:
    isi = []
    for ke_n, langkah in enumerate((dari, ke)):
        (tmp_path / str(ke_n)).mkdir()
        isi.append(Meja(tmp_path / str(ke_n)).sampai(KUMPUL, langkah).buku.baca())
    jalankan(isi[0], isi[1], (KINI, KINI + timedelta(days=1)), gambar_menurut_jenis)


def rencana(kertas: Kertas, dulu: Kanvas, kini: Kanvas, lembar: str, baru: IsiBuku = CONTOH) -> Rencana:
    peta = petakan_lembar(dulu.lembar[lembar])
    return rencanakan(
        kertas.terlihat(lembar), peta, kini.lembar[lembar], beridentitas(CONTOH), beridentitas(baru)
    )


@pytest.fixture
def dua() -> tuple[Kanvas, Kanvas]:
    return gambar_buku(CONTOH, KINI, lukis), gambar_buku(CONTOH, KINI + timedelta(days=1), lukis)


def test_a_note_beside_a_view_stays_and_one_in_its_place_is_refused(dua: tuple[Kanvas, Kanvas]) -> None:
    dulu, kini = dua
    kertas = Kertas(dulu.lembar["Notulen"])
    kertas.nilai[1, 7] = "catatan saya"
    assert set(rencana(kertas, dulu, kini, "Notulen").tulis) == {(1, 0)}
    kertas.nilai[1, 0] = "catatan saya"
    with pytest.raises(SakipError) as galat:
        rencana(kertas, dulu, kini, "Notulen")
    assert galat.value.kode == "SKP-546"
    assert [(t.lembar, t.sel) for t in galat.value.rincian] == [("Notulen", "A2")]


def test_a_label_that_staff_wrote_over_stays_while_its_drawing_does_not_change(
    dua: tuple[Kanvas, Kanvas],
) -> None:
    dulu, kini = dua
    kertas = Kertas(dulu.lembar["Notulen"])
    kertas.nilai[0, 0] = "Notulen kami"
    assert (0, 0) not in rencana(kertas, dulu, kini, "Notulen").tulis


def test_rows_that_staff_put_between_are_taken_out_unless_something_stands_there(
    dua: tuple[Kanvas, Kanvas],
) -> None:
    dulu, kini = dua
    kertas = Kertas(dulu.lembar["Notulen"])
    sisip(kertas, 1, 2)
    kertas.laksanakan(rencana(kertas, dulu, kini, "Notulen"))
    sama(kertas, kini.lembar["Notulen"])


def sisip(kertas: Kertas, baris: int, banyak: int) -> None:
    """Somebody inserts blank rows."""
    kertas._geser(Geser(baris, banyak))  # noqa: SLF001 - what the program does then
    kertas.nilai = {(b + banyak if b >= baris else b, k): v for (b, k), v in kertas.nilai.items()}
    kertas.tabel = [replace(t, baris=t.baris + banyak) if t.baris > baris else t for t in kertas.tabel]


def test_a_row_put_into_a_paper_below_the_tables_does_not_mix_its_lines_up() -> None:
    def naskah(isi: IsiBuku, sekarang: datetime) -> Kanvas:
        kanvas = sebagian(isi, sekarang)
        lembar = kanvas.lembar["Formulir Capaian"]
        for ke in range(6):
            lembar.tulis(lembar.baris_berikut(), 1, f"Pasal {ke}", "kotak")
        lembar.tulis(lembar.baris_berikut(), 1, f"Per {sekarang:%d/%m/%Y}", "kotak")
        return kanvas

    dulu, kini = gambar_buku(CONTOH, KINI, naskah), gambar_buku(CONTOH, KINI + timedelta(days=1), naskah)
    kertas = Kertas(dulu.lembar["Formulir Capaian"])
    sisip(kertas, max(b for b, _ in kertas.isi) - 3, 2)
    kertas.laksanakan(rencana(kertas, dulu, kini, "Formulir Capaian"))
    sama(kertas, kini.lembar["Formulir Capaian"])

    kertas = Kertas(dulu.lembar["Formulir Capaian"])
    bawah = max(b for b, _ in kertas.isi)
    kertas.nilai[bawah + 3, 0] = "catatan di bawah"
    sisip(kertas, bawah - 3, 1)
    buang = [g for g in rencana(kertas, dulu, kini, "Formulir Capaian").geser if g.jumlah < 0]
    assert buang == [Geser(bawah - 3, -1)]
    kertas.nilai[bawah - 3, 5] = "catatan di baris itu"
    with pytest.raises(SakipError) as galat:
        rencana(kertas, dulu, kini, "Formulir Capaian")
    assert galat.value.kode == "SKP-546"


def test_tables_that_changed_places_are_refused(dua: tuple[Kanvas, Kanvas]) -> None:
    dulu, kini = dua
    kertas = Kertas(dulu.lembar["Notulen"])
    kertas.tabel = kertas.tabel[::-1]
    with pytest.raises(SakipError) as galat:
        rencana(kertas, dulu, kini, "Notulen")
    assert galat.value.kode == "SKP-547"


@given(st.lists(st.integers(0, 3), max_size=8), st.lists(st.integers(0, 3), max_size=8))
def test_matched_rows_keep_their_order(lama: list[int], kini: list[int]) -> None:
    pasangan = pasangkan(lama, kini)
    dipakai = [satu for satu in pasangan if satu is not None]
    assert len(pasangan) == len(kini)
    assert dipakai == sorted(set(dipakai))


@given(st.integers(1, 6), st.integers(1, 6))
def test_a_table_ends_with_as_many_rows_as_it_should_have(jumlah: int, baru: int) -> None:
    potongan: list[Potongan] = [potongan_tabel(1, 4, jumlah, 4, baru)]
    assert sum(satu.jumlah for satu in geser_baris(potongan)) == baru - jumlah
    assert len(potongan[0].asal) == baru + 1


@given(st.sets(st.tuples(st.integers(0, 6), st.integers(0, 6))))
def test_rectangles_cover_each_cell_once(sel: set[Alamat]) -> None:
    tertutup = [
        (b, k)
        for d in persegi(sel)
        for b in range(d.baris, d.baris_akhir + 1)
        for k in range(d.kolom, d.kolom_akhir + 1)
    ]
    assert sorted(tertutup) == sorted(sel)
