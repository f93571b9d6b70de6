"""The sheet Notulen: three tables, and each minutes of the quarter ready to print and sign."""

from __future__ import annotations

import itertools
from datetime import date, time
from typing import Any

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.kanvas import Kanvas, LembarKanvas
from sakip_xl.build.notulen import gambar_notulen
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.isi import BarisMentah
from sakip_xl.layout.muat import muat_master
from tests.contoh import SEKARANG, isi_contoh

SATU = isi_contoh().baris("tblNotulen")[0]


def notulen(**isi: Any) -> BarisMentah:
    return {**SATU, **isi}


def gambar(**tabel: list[BarisMentah]) -> LembarKanvas:
    isi = isi_contoh(**tabel)
    lembar = Kanvas().tambah(MASTER.lembar_bernama("Notulen"))
    gambar_notulen(lembar, Bahan(isi, muat_master(isi).master, SEKARANG))
    return lembar


def dicetak(lembar: LembarKanvas) -> list[Any]:
    assert lembar.daerah_cetak is not None
    awal = lembar.daerah_cetak.baris
    return [s.nilai for (b, _), s in sorted(lembar.sel.items(), key=lambda x: x[0]) if b >= awal and s.nilai]


def test_the_three_tables_stand_below_each_other() -> None:
    letak = gambar().tabel
    assert [satu.tabel.nama for satu in letak] == ["tblNotulen", "tblPeserta", "tblKeputusan"]
    assert all(a.baris + a.jumlah < b.baris for a, b in itertools.pairwise(letak))


def test_a_minutes_is_printed_with_its_day_time_people_and_decisions() -> None:
    isi = dicetak(gambar())
    for nilai in ("NOT-01/2026", "Kamis, 2 Juli 2026", "Pukul 09.00 sampai 10.00", SATU["ringkasan"]):
        assert nilai in isi
    for orang in isi_contoh().baris("tblPeserta"):
        assert orang["nama"] in isi
    assert "Menyiapkan formulir." in isi
    assert "6 Juli 2026" in isi
    assert any(str(satu).startswith("NIP ") for satu in isi)


def test_only_the_minutes_of_the_quarter_are_printed_one_a_page() -> None:
    lain = [notulen(nomor="NOT-02"), notulen(nomor="NOT-03", triwulan=1)]
    lembar = gambar(tblNotulen=[SATU, *lain])
    isi = dicetak(lembar)
    assert isi.count("NOTULEN RAPAT") == 2
    assert "NOT-02" in isi
    assert "NOT-03" not in isi
    assert len(lembar.jeda_halaman) == 1


def test_people_and_decisions_belong_to_the_minutes_they_name() -> None:
    peserta: list[BarisMentah] = [
        {"nomor_notulen": " not-01/2026 ", "nama": "Ani", "hadir": "Ya"},
        {"nomor_notulen": "NOT-99", "nama": "Budi", "hadir": "Ya"},
        {},
        {"nomor_notulen": "NOT-01/2026", "nama": "Citra", "hadir": "tidak"},
    ]
    isi = dicetak(gambar(tblPeserta=peserta))
    assert "Ani" in isi
    assert "Budi" not in isi
    assert isi[isi.index("Citra") + 1] == "tidak hadir"


def test_a_date_that_was_typed_as_text_is_printed_as_it_stands() -> None:
    keputusan: list[BarisMentah] = [
        {"nomor_notulen": "NOT-01/2026", "keputusan": "A", "batas_waktu": "secepatnya"},
        {"nomor_notulen": "NOT-01/2026", "keputusan": "B", "batas_waktu": 46204},
        {"nomor_notulen": "NOT-01/2026", "keputusan": "C", "batas_waktu": date(2026, 7, 9)},
    ]
    isi = dicetak(gambar(tblKeputusan=keputusan))
    assert {"secepatnya", "1 Juli 2026", "9 Juli 2026"} <= set(isi)


def test_a_quarter_without_minutes_says_so() -> None:
    lembar = gambar(tblNotulen=[])
    assert dicetak(lembar) == ["Belum ada notulen Triwulan II. Isi tabel Notulen Rapat di atas."]


def test_an_incomplete_minutes_is_named_instead_of_printed() -> None:
    lembar = gambar(tblNotulen=[SATU, notulen(nomor="X", jam_mulai="pagi")])
    assert dicetak(lembar).count("NOTULEN RAPAT") == 1
    assert any("belum dapat dicetak: baris 2." in str(s.nilai) for s in lembar.sel.values())


def test_a_very_long_summary_is_given_all_the_rows_it_needs() -> None:
    lembar = gambar(tblNotulen=[notulen(ringkasan="Setiap seksi melaporkan kendalanya. " * 200)])
    assert max(lembar.tinggi.values()) <= 409
    [daerah] = [d for d in lembar.gabungan if d.baris_akhir > d.baris]
    assert str(lembar.sel[daerah.baris, daerah.kolom].nilai).startswith("Setiap seksi")


def test_half_past_is_written_with_both_digits() -> None:
    isi = dicetak(gambar(tblNotulen=[notulen(jam_mulai=time(7, 5), jam_selesai=time(13, 30))]))
    assert "Pukul 07.05 sampai 13.30" in isi
