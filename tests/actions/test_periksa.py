"""All findings at once, each at its cell; the state of both SOPs; neither changes anything by itself."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.sesi import ID_CETAKAN, Saat, Sesi
from sakip_xl.actions.status import status
from sakip_xl.books.berkas import BukuBerkas, buka
from sakip_xl.books.gambar import gambar_buku
from sakip_xl.books.memori import BukuMemori
from sakip_xl.domain.istilah import Peristiwa, YaTidak
from sakip_xl.errors import SakipError
from tests.actions.jalan_sop import KUMPUL, UKUR, Meja
from tests.actions.kantor import CAMAT, KINI, TIM, Kantor, ditolak, isi_kantor, ketik, kode, saat
from tests.books.ubah_xlsx import ubah_lembar


def tanpa_lindung(xml: str) -> str:
    """A sheet whose protection was taken off."""
    return re.sub(r"<sheetProtection[^>]*/>", "", xml)


@pytest.fixture
def buku() -> BukuMemori:
    return BukuMemori(isi_kantor())


def test_a_finding_of_the_book_itself_is_a_link_to_its_cell(buku: BukuMemori) -> None:
    ketik(buku, "tblIndikator", 0, satuan=None)
    hasil = periksa(buku, saat=saat(TIM), tulis=True)
    lembar = gambar_buku(buku.baca(), KINI).lembar["Hasil Pemeriksaan"]
    tujuan = {sel.tautan for sel in lembar.sel.values() if sel.tautan}
    assert {f"'{t.lembar}'!{t.sel}" for t in hasil.temuan} <= tujuan


# --- periksa ----------------------------------------------------------------------------------------------


def test_every_fault_is_told_at_once_faults_first(buku: BukuMemori) -> None:
    ketik(buku, "tblIndikator", 0, satuan=None, target_tw2="banyak")
    ketik(buku, "tblUnit", 1, jenis="dinas")
    ketik(buku, "tblPengaturan", 5, nilai="dua ribu")
    hasil = periksa(buku, saat=saat(TIM))
    salah = {(t.kode, t.lembar) for t in hasil.temuan if t.tingkat == "salah"}
    assert {("SKP-101", "Indikator"), ("SKP-102", "Identitas")} <= salah
    assert len(salah) >= 3
    tingkat = [str(t.tingkat) for t in hasil.temuan]
    assert tingkat == sorted(tingkat, key=["salah", "peringatan", "info"].index)
    assert all(t.sel and t.kolom and t.berkas == "memori.xlsx" for t in hasil.temuan)
    assert hasil.keluar == 1
    assert hasil.data["jumlah"]["salah"] == tingkat.count("salah")


def test_a_check_writes_nothing_by_itself(buku: BukuMemori) -> None:
    periksa(buku, saat=saat(TIM))
    assert buku.riwayat == []


def test_the_findings_are_written_to_their_sheet_and_replace_the_last_ones(buku: BukuMemori) -> None:
    ketik(buku, "tblIndikator", 0, satuan=None)
    for _ in range(2):
        hasil = periksa(buku, saat=saat(TIM), tulis=True)
    baris = buku.baca().baris("tblTemuan")
    assert [(b["kode"], b["sel"]) for b in baris] == [(t.kode, t.sel) for t in hasil.temuan]
    assert [b["nomor"] for b in baris] == list(range(1, len(baris) + 1))
    (_, akhir) = buku.baca().baris("tblJejak")
    assert akhir["peristiwa"] == "pemeriksaan"
    assert str(akhir["catatan"]).startswith("1 salah, ")


def test_a_book_without_findings_says_so(tmp_path: Path) -> None:
    meja = Meja(tmp_path)
    isi = [
        {**b, "pembilang": "yang memenuhi", "penyebut": "seluruhnya"}
        for b in meja.buku.baca().baris("tblIndikator")
    ]
    bersih = BukuMemori(
        isi_kantor(
            **{**{t: [] for t in ("tblDisposisi", "tblNotulen", "tblPeserta")}, "tblIndikator": isi},
            tblKeputusan=[],
            tblProgramKerja=[],
        )
    )
    ke = next(
        n for n, b in enumerate(bersih.baca().baris("tblPengaturan")) if b["pengaturan"] == "Data Contoh"
    )
    ketik(bersih, "tblPengaturan", ke, nilai="Tidak")
    hasil = periksa(bersih, saat=saat(TIM))
    assert (hasil.pesan, hasil.keluar) == ("memori.xlsx: tidak ada temuan.", 0)


def test_a_form_is_checked_too_and_only_read(tmp_path: Path) -> None:
    kantor = Kantor(tmp_path)
    kantor.bagikan()
    jalur = kantor.jawab("YAN", {"IKS.1": "banyak"})
    lama = jalur.read_bytes()
    hasil = periksa(buka(jalur, sekarang=lambda: KINI), saat=saat(), tulis=True)
    assert (kode(hasil), hasil.keluar) == (["SKP-121"], 1)
    assert hasil.temuan[0].berkas == jalur.name
    assert jalur.read_bytes() == lama


def test_damage_to_the_file_of_a_form_is_found(tmp_path: Path) -> None:
    kantor = Kantor(tmp_path)
    kantor.bagikan()
    jalur = kantor.jawab("PMD")
    ubah_lembar(jalur, "Isian", tanpa_lindung)
    hasil = periksa(buka(jalur, sekarang=lambda: KINI), saat=saat())
    assert any(t.kode.startswith("SKP-55") for t in hasil.temuan)


def test_a_form_with_a_broken_identity_is_refused_in_words(tmp_path: Path) -> None:
    kantor = Kantor(tmp_path)
    kantor.bagikan()
    jalur = kantor.jawab("PMD", ubah=lambda isi: isi.dengan_meta(triwulan="nol"))
    with pytest.raises(SakipError, match="SKP-567"):
        periksa(buka(jalur, sekarang=lambda: KINI), saat=saat())


def test_a_master_on_disk_is_checked_for_damage_too(tmp_path: Path) -> None:
    jalur = tmp_path / "induk.xlsx"
    BukuBerkas(jalur, sekarang=lambda: KINI).simpan(isi_kantor())
    ubah_lembar(jalur, "Jejak", tanpa_lindung)
    hasil = periksa(buka(jalur, sekarang=lambda: KINI), saat=saat())
    assert [t.lembar for t in hasil.temuan if t.kode.startswith("SKP-55")] == ["Jejak"]


# --- status -----------------------------------------------------------------------------------------------


def test_the_state_lists_what_is_missing_and_changes_nothing(tmp_path: Path) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 4)
    jumlah = len(meja.buku.riwayat)
    hasil = status(meja.buku, saat=saat(jam=2))
    kumpul = hasil.data["sop"]["pengumpulan"]
    assert (kumpul["langkah"], kumpul["status"], kumpul["pelaku"]) == (4, "berjalan", ["Tim SAKIP"])
    assert len(kumpul["kekurangan"]) == 4
    baris = hasil.pesan.splitlines()
    assert baris[1:5] == [f"   - {teks}" for teks in kumpul["kekurangan"]]
    assert baris[5].startswith("SOP Pengukuran Kinerja Triwulan II: langkah 1 oleh Camat")
    assert "Formulir kembali: 0 dari 2 unit." in hasil.pesan
    assert " Tenggat 7 Juli 2026 pukul " in hasil.pesan
    assert len(meja.buku.riwayat) == jumlah
    assert hasil.temuan == []


def test_a_step_past_its_due_time_is_late(tmp_path: Path) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 2)
    hasil = status(meja.buku, saat=saat(jam=240))
    assert hasil.data["sop"]["pengumpulan"]["terlambat"]
    assert ", terlambat." in hasil.pesan
    assert not hasil.data["sop"]["pengukuran"]["terlambat"]


def test_the_arahan_is_shown_until_the_sop_is_agreed_again(tmp_path: Path) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 10)
    meja.maju(KUMPUL, keputusan=YaTidak.TIDAK, catatan="Lengkapi bukti.")
    hasil = status(meja.buku, saat=saat(jam=5))
    assert hasil.data["sop"]["pengumpulan"]["arahan"] == "Lengkapi bukti."
    assert "Arahan: Lengkapi bukti." in hasil.pesan
    assert hasil.data["formulir"] == {"wajib": 2, "dikirim": 2, "kembali": 2}


def test_an_sop_that_is_done_says_so(tmp_path: Path) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 12)
    meja.siapkan(KUMPUL)
    meja.maju(KUMPUL)
    hasil = status(meja.buku, saat=saat(jam=100), triwulan=2)
    data = hasil.data["sop"]["pengumpulan"]
    assert (data["langkah"], data["status"], data["pelaku"], data["kekurangan"]) == (12, "selesai", [], [])
    assert "Triwulan II: selesai." in hasil.pesan
    assert hasil.data["sop"]["pengukuran"]["langkah"] == 1


def test_an_excused_unit_counts_as_returned(tmp_path: Path) -> None:
    kantor = Kantor(tmp_path)
    kantor.bagikan()
    ketik(kantor.buku, "tblFormulir", 0, status="dikecualikan", alasan="Jabatan kosong.")
    assert status(kantor.buku, saat=saat()).data["formulir"]["kembali"] == 1


def test_a_row_of_the_log_that_does_not_fit_is_a_finding(buku: BukuMemori) -> None:
    sesi = Sesi.buka(buku, saat(CAMAT))
    sesi.catat(Peristiwa.SELESAI, sop=UKUR, triwulan=2, langkah=3)
    sesi.simpan("majukan")
    hasil = status(buku, saat=saat())
    assert [(t.kode, t.lembar) for t in hasil.temuan] == [("SKP-415", "Jejak")]


# --- A session --------------------------------------------------------------------------------------------


def test_a_printed_master_gets_an_id_of_its_own_at_the_first_writing_action() -> None:
    buku = BukuMemori(isi_kantor().dengan_meta(id_master=ID_CETAKAN))
    periksa(buku, saat=saat(TIM))
    status(buku, saat=saat(TIM))
    assert buku.baca().meta["id_master"] == ID_CETAKAN
    periksa(buku, saat=saat(TIM), tulis=True)
    sendiri = buku.baca().meta["id_master"]
    assert len(sendiri) == 32
    periksa(buku, saat=saat(TIM), tulis=True)
    assert buku.baca().meta["id_master"] == sendiri
    assert "SKP-419" not in kode(periksa(buku, saat=saat(TIM)))


def test_a_form_is_no_master(tmp_path: Path) -> None:
    kantor = Kantor(tmp_path)
    kantor.bagikan()
    formulir = BukuMemori(buka(kantor.kirim / "Formulir_2026-TW2-PMD.xlsx", sekarang=lambda: KINI).baca())
    with ditolak("SKP-511", formulir, keluar=4):
        status(formulir, saat=saat())


@pytest.mark.parametrize(
    ("oleh", "pelaksana", "akun", "nama"),
    [
        (None, None, "", ""),
        (None, None, "kec-1", "kec-1"),
        (None, "Pak Lama", "kec-1", "Pak Lama"),
        (None, TIM.upper(), "kec-1", TIM),
        (CAMAT, TIM, "kec-1", CAMAT),
    ],
)
def test_who_acts_is_the_named_person_then_the_one_of_beranda_then_the_account(
    buku: BukuMemori, oleh: str | None, pelaksana: str | None, akun: str, nama: str
) -> None:
    ketik(buku, "tblKerja", 0, pelaksana=pelaksana)
    sesi = Sesi.buka(buku, Saat(KINI, oleh, akun))
    baris = sesi.catat(Peristiwa.PERIKSA)
    sesi.simpan("periksa")
    assert (baris.oleh, baris.akun) == (nama, akun)
    assert buku.baca().baris("tblJejak")[0].get("oleh", "") == nama


def test_an_empty_name_is_nobody(buku: BukuMemori) -> None:
    with ditolak("SKP-460", buku):
        periksa(buku, saat=saat(""), tulis=True)


def test_one_person_may_have_two_roles(buku: BukuMemori) -> None:
    pejabat = buku.baca().baris("tblPejabat")
    ketik(buku, "tblPejabat", 3, **{**pejabat[3], "nama": TIM})
    assert {str(p) for p in Sesi.buka(buku, saat(TIM)).peran()} == {"Tim SAKIP", "Kasi/Kasubag"}
