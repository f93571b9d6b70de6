"""The sheet Disposisi: each disposisi of the quarter as a sheet to print, by formulas on its row."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

import pytest

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.disposisi import PILIHAN_HARAP, gambar_disposisi
from sakip_xl.build.kanvas import Kanvas, LembarKanvas
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.isi import BarisMentah
from sakip_xl.layout.muat import muat_master
from tests.contoh import SEKARANG, isi_contoh

SATU = isi_contoh().baris("tblDisposisi")[0]


def disposisi(**isi: Any) -> BarisMentah:
    return {**SATU, **isi}


def gambar(*baris: BarisMentah) -> LembarKanvas:
    isi = isi_contoh(tblDisposisi=list(baris))
    lembar = Kanvas().tambah(MASTER.lembar_bernama("Disposisi"))
    gambar_disposisi(lembar, Bahan(isi, muat_master(isi).master, SEKARANG))
    return lembar


def lembar_cetak(lembar: LembarKanvas) -> list[dict[str, Any]]:
    """Each Lembar Disposisi: what stands right of or below each label, and the rest as ``isi``."""
    batas = [b for (b, _), sel in sorted(lembar.sel.items()) if sel.nilai == "LEMBAR DISPOSISI"]
    hasil = []
    for awal, akhir in zip(batas, [*batas[1:], 10_000], strict=True):
        sel = {tempat: s for tempat, s in lembar.sel.items() if awal < tempat[0] < akhir}
        kanan: dict[str, Any] = {
            str(s.nilai): sel[b, k + 1].nilai for (b, k), s in sel.items() if s.nilai and (b, k + 1) in sel
        }
        kanan["isi"] = [s.nilai for _, s in sorted(sel.items(), key=lambda satu: satu[0]) if s.nilai]
        hasil.append(kanan)
    return hasil


def test_every_disposisi_of_the_quarter_has_its_sheet_and_one_blank_follows() -> None:
    lembar = gambar(SATU, disposisi(nomor_agenda="046/2026"), disposisi(nomor_agenda="047", triwulan=1))
    assert [satu["No. Agenda"] for satu in lembar_cetak(lembar)] == ["045/2026", "046/2026", ""]


def test_a_disposisi_added_appears() -> None:
    sebelum, sesudah = gambar(SATU), gambar(SATU, disposisi(nomor_agenda="099/2026", hal="Rapat evaluasi"))
    assert len(lembar_cetak(sesudah)) == len(lembar_cetak(sebelum)) + 1
    assert lembar_cetak(sesudah)[1]["Hal"] == "Rapat evaluasi"


def test_the_blank_sheet_reads_the_next_row_of_the_register() -> None:
    lembar = gambar(SATU, {}, disposisi(nomor_agenda="046/2026"))
    agenda = [
        s.rumus
        for s in lembar.sel.values()
        if s.rumus and s.rumus.startswith("=INDEX(tblDisposisi[Nomor Agenda]")
    ]
    assert agenda == [f'=INDEX(tblDisposisi[Nomor Agenda],{n})&""' for n in (1, 3, 4)]
    [letak] = [t for t in lembar.tabel if t.tabel.nama == "tblDisposisi"]
    assert letak.jumlah >= 4


def test_a_sheet_says_who_gave_it_with_pangkat_and_nip() -> None:
    isi = lembar_cetak(gambar(SATU))[0]["isi"]
    pejabat = next(p for p in isi_contoh().baris("tblPejabat") if p["nama"] == SATU["oleh"])
    for nilai in (pejabat["nama"], pejabat["jabatan"], pejabat["pangkat"], f"NIP {pejabat['nip']}"):
        assert nilai in isi


def test_somebody_unknown_signs_by_name_only() -> None:
    isi = lembar_cetak(gambar(disposisi(oleh="Tamu")))[0]["isi"]
    assert "Tamu" in isi
    assert not any(str(satu).startswith("NIP") for satu in isi)


@pytest.mark.parametrize(
    ("harap", "centang"),
    [
        ("Proses lebih lanjut", ["☑ Proses lebih lanjut"]),
        ("proses lebih lanjut dan laporkan hasilnya", ["☑ Proses lebih lanjut", "☑ Laporkan hasilnya"]),
        ("Hadiri rapat", ["☑ Hadiri rapat"]),
    ],
)
def test_what_is_wished_is_ticked_and_anything_else_written_out(harap: str, centang: list[str]) -> None:
    isi = lembar_cetak(gambar(disposisi(harap=harap)))[0]["isi"]
    assert [satu for satu in isi if str(satu).startswith("☑")] == centang
    assert len([satu for satu in isi if str(satu).startswith(("☑", "☐"))]) == len(PILIHAN_HARAP) + 1


def test_an_order_without_a_letter_is_received_the_day_it_is_given() -> None:
    surat = {"tanggal_surat": date(2026, 6, 30), "surat_dari": "Bupati", "nomor_surat": "005/9"}
    perintah, masuk = lembar_cetak(gambar(disposisi(surat_dari=None, sifat=None), disposisi(**surat)))[:2]
    assert (perintah["Surat dari"], perintah["Sifat"], perintah["Diterima Tgl."]) == (
        "Perintah Camat",
        "segera",
        "1 Juli 2026",
    )
    assert (masuk["Surat dari"], masuk["Tgl. Surat"], masuk["Diterima Tgl."]) == (
        "Bupati",
        "30 Juni 2026",
        "",
    )


def test_two_sheets_fill_one_page() -> None:
    lembar = gambar(*[disposisi(nomor_agenda=str(n)) for n in range(4)])
    assert lembar.daerah_cetak is not None
    assert len(lembar.jeda_halaman) == 2
    tepi = [lembar.daerah_cetak.baris, *lembar.jeda_halaman]
    tinggi = [sum(lembar.tinggi.get(b, 15.0) for b in range(a, z)) for a, z in itertools.pairwise(tepi)]
    assert lembar.skala is not None
    assert all(satu <= (13 - 1.2) * 72 * 100 / lembar.skala for satu in tinggi)
    assert lembar.mendatar is False


def test_a_row_that_cannot_be_read_is_named_instead_of_printed() -> None:
    lembar = gambar(SATU, disposisi(tanggal="kemarin"))
    assert len(lembar_cetak(lembar)) == 2
    assert any("belum dapat dicetak: baris 2." in str(s.nilai) for s in lembar.sel.values())


def test_a_long_note_keeps_its_room() -> None:
    catatan = "Pelajari kembali capaian seksi. " * 30
    assert len(lembar_cetak(gambar(disposisi(catatan=catatan)))) == 2
