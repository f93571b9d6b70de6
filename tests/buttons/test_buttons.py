"""Every button once, from the click to its effect."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest

from sakip_xl import __version__, buttons
from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.klik.tindakan import KLIK
from sakip_xl.errors import temuan
from sakip_xl.layout.buku import VERSI_LAYOUT
from sakip_xl.layout.tombol import TOMBOL
from tests.actions.jalan_sop import KUMPUL, UKUR
from tests.actions.kantor import KASI, SEKRETARIS, TIM, ubah_sel
from tests.books.ubah_xlsx import ubah_lembar
from tests.buttons.meja_tombol import MejaTombol
from tests.cli.terminal import tulis

ID = [satu.id for satu in TOMBOL]


def test_every_button_of_the_layout_is_a_function_on_a_book_and_nothing_else_is() -> None:
    milik = {
        nama: list(inspect.signature(isi).parameters.values())
        for nama, isi in vars(buttons).items()
        if inspect.isfunction(isi) and isi.__module__ == buttons.__name__
    }
    fungsi = [nama for nama, isi in milik.items() if [p.annotation for p in isi] == ["xw.Book"]]
    assert [nama for nama in fungsi if nama != "buka"] == ID
    assert list(KLIK) == ID


@pytest.mark.parametrize("tombol", ID)
def test_what_comes_next_names_buttons_that_there_are(tombol: str) -> None:
    for teks in (KLIK[tombol].lanjut, KLIK[tombol].bila_salah):
        assert "{" not in teks.format(**dict.fromkeys(ID, "x"))


def test_status_tells_both_sops_and_only_draws(meja: MejaTombol) -> None:
    lama, kali = meja.isi.baca(), len(meja.kantor.buku.riwayat)
    pesan = meja.klik("status")
    assert "SOP Pengumpulan Data Kinerja Triwulan II: langkah 1 oleh Camat" in pesan
    assert "SOP Pengukuran Kinerja Triwulan II: langkah 1" in pesan
    assert "Formulir kembali: 0 dari 2 unit." in pesan
    assert "Lengkapi yang kurang, lalu klik Majukan Langkah." in pesan
    assert (meja.isi.baca(), len(meja.kantor.buku.riwayat)) == (lama, kali + 1)
    assert meja.book.depan == "Beranda"


def test_majukan_completes_the_step_of_the_chosen_sop_and_logs_person_and_account(meja: MejaTombol) -> None:
    meja.kantor.sampai(KUMPUL, 3)
    meja.kantor.siapkan(KUMPUL)
    pesan = meja.pilih(sop="pengumpulan", pelaksana=TIM).klik("majukan")
    assert "langkah 3 selesai. Berikutnya langkah 4 oleh" in pesan
    jejak = meja.baris("tblJejak")[-1]
    assert (jejak["langkah"], jejak["oleh"], jejak["akun"]) == (3, TIM, "siti.r")
    assert meja.kantor.langkah(UKUR) == 1
    assert "majukan memori.xlsx (siti.r): " in meja.log


def test_setujui_agrees_and_kembalikan_returns_with_what_stands_on_beranda(meja: MejaTombol) -> None:
    meja.kantor.sampai(KUMPUL, 10)
    meja.pilih(pelaksana=SEKRETARIS, arahan="Lengkapi bukti dukung.", ke_langkah=8)
    assert "dikembalikan ke langkah 8 dengan arahan: Lengkapi bukti" in meja.klik("kembalikan")
    assert meja.kantor.langkah(KUMPUL) == 8
    assert meja.baris("tblKerja")[0].keys().isdisjoint({"arahan", "ke_langkah"})
    meja.kantor.sampai(KUMPUL, 10)
    meja.pilih(pelaksana=SEKRETARIS, arahan="Sudah baik.", ke_langkah=8)
    assert "langkah 10 selesai" in meja.klik("setujui")
    draft, *_, final = meja.baris("tblLaporan")
    assert (draft["keputusan_sekretaris"], final["jenis"]) == ("Tidak", "final")


def test_bagikan_writes_the_forms_into_the_folder_chosen_and_tells_each_on_the_status_bar(
    meja: MejaTombol, tmp_path: Path
) -> None:
    pesan = meja.pilih(pelaksana=TIM).klik("bagikan", tmp_path / "dibagi = ; & % 'é'")
    berkas = sorted(satu.name for satu in (tmp_path / "dibagi = ; & % 'é'").iterdir())
    assert berkas == sorted(str(satu["berkas"]) for satu in meja.baris("tblFormulir"))
    assert "2 formulir Triwulan II" in pesan
    assert "Berikutnya: Pastikan setiap unit" in pesan
    bar = meja.book.app.bar
    assert bar[0] == "SAKIP: Bagikan Formulir sedang bekerja ..."
    assert bar[2:] == [f"SAKIP: Membuat formulir 2 dari 2: {meja.baris('tblFormulir')[1]['berkas']}", False]
    assert meja.book.depan == "Tanda Terima"


def test_periksa_lists_the_findings_on_their_sheet_and_shows_it(meja: MejaTombol) -> None:
    meja.kantor.buku.simpan(ubah_sel(meja.isi.baca(), "tblIndikator", 0, satuan=None))
    pesan = meja.klik("periksa")
    assert "\n- [salah] Indikator!" in pesan
    assert pesan.endswith("Berikutnya: Perbaiki yang bertanda salah, lalu ulangi.")
    temuan_ = meja.baris("tblTemuan")
    assert [satu["nomor"] for satu in temuan_] == list(range(1, len(temuan_) + 1))
    assert "SKP-101" in {satu["kode"] for satu in temuan_}
    assert meja.book.depan == "Hasil Pemeriksaan"
    assert meja.baris("tblJejak")[-1]["akun"] == "siti.r"


def test_periksa_looks_at_the_shape_of_the_book_as_it_is_now(meja: MejaTombol, tmp_path: Path) -> None:
    meja.tuan.salinan = tulis(tmp_path / "kini.xlsx", meja.isi.baca())
    meja.klik("periksa")
    assert {satu["kode"] for satu in meja.baris("tblTemuan")}.isdisjoint({"SKP-550", "SKP-551"})
    ubah_lembar(tmp_path / "kini.xlsx", "Beranda", lambda isi: re.sub("<sheetProtection[^>]*>", "", isi))
    meja.klik("periksa")
    assert {"SKP-551"} <= {satu["kode"] for satu in meja.baris("tblTemuan")}


def test_pratinjau_shows_the_rekap_in_a_new_book_and_changes_nothing(meja: MejaTombol) -> None:
    meja.kantor.bagikan()
    meja.kantor.jawab("YAN", {"IKS.1": "=1+1"})
    lama, kali = meja.isi.baca(), len(meja.kantor.buku.riwayat)
    pesan = meja.klik("pratinjau", meja.kantor.kembali)
    assert (meja.isi.baca(), len(meja.kantor.buku.riwayat)) == (lama, kali)
    [baru] = meja.book.app.baru
    assert baru.isi[0][0] == "Pratinjau rekap Triwulan II"
    assert baru.tebal[0] == 1
    assert len(baru.lebar) == len(baru.isi[0]) == 5
    unit = [satu[:2] for satu in baru.isi if satu[0] in {"Ditolak", "Belum kembali"}]
    assert unit == [["Ditolak", "YAN"], ["Belum kembali", "YAN, PMD"]]
    assert any("'=1+1'" in sel for satu in baru.isi for sel in satu)
    assert "Minta unit memperbaiki formulir yang bertanda salah, lalu klik Rekap lagi." in pesan


def test_rekap_takes_the_forms_of_the_folder_chosen(meja: MejaTombol) -> None:
    meja.kantor.bagikan()
    meja.kantor.jawab("YAN")
    pesan = meja.pilih(pelaksana=TIM).klik("rekap", meja.kantor.kembali)
    assert "1 dari 2 unit diterima; belum: PMD" in pesan
    assert any(str(satu).startswith("SAKIP: Membaca formulir 1 dari 1: ") for satu in meja.book.app.bar)
    assert {satu["unit"] for satu in meja.baris("tblRealisasi")} == {"YAN"}


def test_hitung_then_rekap_pengukuran_then_laporan_show_their_sheets(meja: MejaTombol) -> None:
    meja.kantor.sampai(KUMPUL, 8)
    assert "Teliti Kertas Kerja, lalu klik Rekap Pengukuran." in meja.klik("hitung")
    assert (meja.book.depan, bool(meja.baris("tblKertasKerja"))) == ("Kertas Kerja", True)
    assert "Capaian kecamatan Triwulan II: " in meja.klik("rekap_pengukuran")
    assert meja.book.depan == "Rekap"
    meja.pilih(sop="pengukuran").klik("laporan")
    assert (meja.book.depan, meja.baris("tblLaporan")[-1]["sop"]) == ("Laporan", "pengukuran")


def test_cetak_opens_the_print_dialog_for_the_sheet_in_front(meja: MejaTombol) -> None:
    meja.tuan.printer = True
    assert (meja.klik("cetak"), meja.tuan.dicetak) == ("", ["Identitas"])


def test_cetak_asks_before_it_prints_a_sheet_that_is_not_of_the_master(meja: MejaTombol) -> None:
    meja.tuan.printer, meja.book.depan = True, "Catatan saya"
    meja.book.app.jawab = "no"
    assert "Lembar 'Catatan saya' bukan bagian buku induk SAKIP. Tetap cetak?" in meja.klik("cetak")
    assert meja.tuan.dicetak == []
    meja.book.app.jawab = "yes"
    meja.klik("cetak")
    assert meja.tuan.dicetak == ["Catatan saya"]


def test_arsipkan_puts_the_archive_into_the_folder_chosen(meja: MejaTombol, tmp_path: Path) -> None:
    meja.kantor.sampai(KUMPUL, 12)
    pesan = meja.pilih(pelaksana=TIM).klik("arsipkan", tmp_path / "arsip", meja.kantor.kembali)
    [arsip] = (tmp_path / "arsip").iterdir()
    assert arsip.name in pesan
    assert [judul for judul, _ in meja.tuan.ditanya] == [
        "Pilih folder untuk arsip",
        "Pilih folder formulir yang sudah direkap",
    ]
    assert meja.book.depan == "Arsip"


def test_batalkan_takes_the_last_click_back(meja: MejaTombol) -> None:
    meja.kantor.sampai(KUMPUL, 10)
    meja.pilih(pelaksana=SEKRETARIS, arahan="Lengkapi bukti dukung.")
    lama = meja.isi.baca()
    meja.klik("kembalikan")
    pesan = meja.klik("batalkan")
    assert "Kembalikan" in pesan
    baru = meja.isi.baca()
    beda = {nama for nama in lama.tabel if lama.baris(nama) != baru.baris(nama)}
    assert beda <= {"tblJejak", "tblBatal"}
    assert meja.kantor.langkah(KUMPUL) == 10
    assert meja.baris("tblJejak")[-1]["peristiwa"] == "dibatalkan"


def test_petunjuk_opens_its_sheet_without_a_word(meja: MejaTombol) -> None:
    assert (meja.klik("petunjuk"), meja.book.depan) == ("", "Petunjuk")


def test_tentang_tells_versions_licence_and_where_the_log_is(meja: MejaTombol, tmp_path: Path) -> None:
    pesan = meja.klik("tentang")
    assert all(
        satu in pesan for satu in (__version__, f"versi {VERSI_LAYOUT}", "MIT", "Python 3.", str(tmp_path))
    )


def test_diagnosa_shows_what_the_installation_check_found(
    meja: MejaTombol, monkeypatch: pytest.MonkeyPatch
) -> None:
    salah = temuan("SKP-497", nilai="x")
    monkeypatch.setattr(buttons, "periksa_pemasangan", lambda: Hasil("OK      Python", {}, [salah]))
    pesan = meja.klik("diagnosa")
    assert pesan.startswith("OK      Python")
    assert salah.saran in pesan


def test_an_official_is_known_by_the_windows_user_when_nobody_is_chosen(meja: MejaTombol) -> None:
    orang = next(ke for ke, satu in enumerate(meja.baris("tblPejabat")) if satu["nama"] == KASI)
    meja.kantor.buku.simpan(ubah_sel(meja.isi.baca(), "tblPejabat", orang, akun="SITI.R"))
    meja.pilih(pelaksana=None).kantor.sampai(KUMPUL, 8)
    meja.klik("hitung")
    assert (meja.baris("tblJejak")[-1]["oleh"], meja.baris("tblJejak")[-1]["akun"]) == (KASI, "siti.r")
