"""The sheet Tanda Terima: the register of forms and the list that the units sign."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.kanvas import Kanvas, LembarKanvas
from sakip_xl.build.tanda_terima import gambar_tanda_terima
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.isi import BarisMentah
from sakip_xl.layout.muat import muat_master
from tests.contoh import SEKARANG, isi_contoh

ISI = isi_contoh()
SATU = ISI.baris("tblFormulir")[0]


def gambar(*baris: BarisMentah) -> LembarKanvas:
    isi = isi_contoh(tblFormulir=list(baris))
    lembar = Kanvas().tambah(MASTER.lembar_bernama("Tanda Terima"))
    gambar_tanda_terima(lembar, Bahan(isi, muat_master(isi).master, SEKARANG))
    return lembar


def daftar(lembar: LembarKanvas) -> list[dict[str, Any]]:
    """The rows of the printed list by heading."""
    assert lembar.ulang_baris is not None
    kepala = lembar.ulang_baris[0]
    judul = {k: s.nilai for (b, k), s in lembar.sel.items() if b == kepala and s.nilai}
    hasil = []
    baris = kepala + 1
    while (baris, 0) in lembar.sel and isinstance(lembar.sel[baris, 0].nilai, int):
        hasil.append({str(teks): lembar.sel[baris, k].nilai for k, teks in judul.items()})
        baris += 1
    return hasil


def test_every_form_of_the_quarter_is_listed_with_its_unit_in_full() -> None:
    isi = daftar(gambar(*ISI.baris("tblFormulir")))
    nama = {u["kode"]: u["nama"] for u in ISI.baris("tblUnit")}
    assert [(s["No"], s["Unit"], s["Formulir"]) for s in isi] == [
        (n, nama[f["unit"]], f["id_formulir"]) for n, f in enumerate(ISI.baris("tblFormulir"), start=1)
    ]


def test_who_received_it_and_when_is_printed_with_room_for_the_paraf() -> None:
    diterima: BarisMentah = {"penerima": "Bambang", "diterima_unit": datetime(2026, 7, 6, 9, 5)}
    [satu] = daftar(gambar({**SATU, **diterima}))
    assert satu["Nama Penerima"] == "Bambang"
    assert satu["Tanggal dan Jam Diterima"] == "6 Juli 2026 pukul 09.05"
    assert satu["Paraf"] is None


def test_a_form_of_another_quarter_is_not_listed() -> None:
    assert len(daftar(gambar(SATU, {**SATU, "triwulan": 1}))) == 1


def test_a_unit_that_identitas_does_not_know_is_listed_by_its_kode() -> None:
    [satu] = daftar(gambar({**SATU, "unit": "LAMA"}))
    assert satu["Unit"] == "LAMA"


def test_a_quarter_without_forms_says_what_to_click() -> None:
    lembar = gambar()
    assert daftar(lembar) == []
    assert any("Belum ada formulir Triwulan II" in str(s.nilai) for s in lembar.sel.values())


def test_a_row_that_cannot_be_read_is_named() -> None:
    lembar = gambar(SATU, {**SATU, "dikirim": "kemarin"})
    assert len(daftar(lembar)) == 1
    assert any("belum dapat dicetak: baris 2." in str(s.nilai) for s in lembar.sel.values())
