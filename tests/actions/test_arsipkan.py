"""The archive of one SOP holds the master, the returned forms and a list of fingerprints."""

from __future__ import annotations

import io
import zipfile
from hashlib import sha256
from pathlib import Path

import pytest

from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.hasil import Hasil
from sakip_xl.books.berkas import BukuBerkas, buka
from sakip_xl.books.port import Buku
from sakip_xl.errors import SakipError
from tests.actions.jalan_sop import KUMPUL, Meja
from tests.actions.kantor import KINI, TIM, ditolak, ketik, kode, saat


@pytest.fixture
def meja(tmp_path: Path) -> Meja:
    return Meja(tmp_path).sampai(KUMPUL, 11)


def arsip(meja: Meja, buku: Buku | None = None, **lain: object) -> Hasil:
    pilihan = {"saat": saat(TIM, jam=9), "triwulan": 2, "folder_formulir": meja.kembali, **lain}
    return arsipkan(buku or meja.buku, KUMPUL, meja.akar / "arsip", **pilihan)  # type: ignore[arg-type]


def test_the_zip_holds_the_master_the_forms_and_their_fingerprints(meja: Meja) -> None:
    induk = meja.buku.baca()
    hasil = arsip(meja)
    (jalur,) = hasil.berkas
    assert (jalur.name, kode(hasil)) == ("Arsip_Pengumpulan_TW2_2026.zip", [])
    with zipfile.ZipFile(jalur) as wadah:
        assert wadah.namelist() == [
            "buku-induk.xlsx",
            "formulir/Formulir_2026-TW2-YAN.xlsx",
            "formulir/Formulir_2026-TW2-PMD.xlsx",
            "SIDIK-SHA256.txt",
        ]
        baris = wadah.read("SIDIK-SHA256.txt").decode().splitlines()
        daftar = {nama: sidik for sidik, _, nama in (satu.partition("  ") for satu in baris)}
        assert daftar == {
            nama: sha256(wadah.read(nama)).hexdigest() for nama in wadah.namelist() if nama in daftar
        }
        assert len(daftar) == 3
        salinan = meja.akar / "salinan.xlsx"
        salinan.write_bytes(io.BytesIO(wadah.read("buku-induk.xlsx")).getvalue())
    assert buka(salinan, sekarang=lambda: KINI).baca().tabel == induk.tabel
    assert [satu.name for satu in (meja.akar / "arsip").iterdir()] == [jalur.name]


def test_the_register_and_the_log_carry_the_fingerprint_of_the_zip(meja: Meja) -> None:
    (jalur,) = arsip(meja).berkas
    sidik = sha256(jalur.read_bytes()).hexdigest()
    (baris,) = meja.baris("tblArsip")
    assert (baris["berkas"], baris["sidik"], baris["nomor"], baris["oleh"]) == (jalur.name, sidik, 1, TIM)
    assert baris["keterangan"] == "Buku induk dan 2 formulir yang kembali."
    assert meja.baris("tblJejak")[-1]["catatan"] == f"{jalur.name} {sidik[:16]}"


def test_an_archive_is_never_overwritten(meja: Meja) -> None:
    (pertama,) = arsip(meja).berkas
    lama = pertama.read_bytes()
    nama = [arsip(meja).berkas[0].name for _ in range(2)]
    assert nama == ["Arsip_Pengumpulan_TW2_2026_2.zip", "Arsip_Pengumpulan_TW2_2026_3.zip"]
    assert pertama.read_bytes() == lama
    assert [b["nomor"] for b in meja.baris("tblArsip")] == [1, 2, 3]


def test_forms_that_are_gone_or_changed_are_named(meja: Meja) -> None:
    (meja.kembali / "Formulir_2026-TW2-YAN.xlsx").unlink()
    (meja.kembali / "Formulir_2026-TW2-PMD.xlsx").write_bytes(b"berubah")
    hasil = arsip(meja)
    assert [(t.kode, t.nilai) for t in hasil.temuan] == [
        ("SKP-466", "Formulir_2026-TW2-YAN.xlsx"),
        ("SKP-466", "Formulir_2026-TW2-PMD.xlsx"),
    ]
    assert hasil.keluar == 0


@pytest.mark.parametrize("folder", [None, Path("tidak/ada")])
def test_without_a_folder_of_forms_every_form_is_named(meja: Meja, folder: Path | None) -> None:
    assert kode(arsip(meja, folder_formulir=folder)) == ["SKP-466", "SKP-466"]


def test_a_form_is_found_by_its_content_whatever_its_name(meja: Meja) -> None:
    (meja.kembali / "Formulir_2026-TW2-YAN.xlsx").rename(meja.kembali / "dari & 'YAN' 100%.XLSX")
    (meja.kembali / "catatan.txt").write_text("x")
    hasil = arsip(meja)
    assert kode(hasil) == []
    with zipfile.ZipFile(hasil.berkas[0]) as wadah:
        assert "formulir/dari & 'YAN' 100%.XLSX" in wadah.namelist()


def test_names_that_differ_in_case_only_do_not_overwrite_each_other_when_unpacked(meja: Meja) -> None:
    (meja.kembali / "Formulir_2026-TW2-YAN.xlsx").rename(meja.kembali / "FORMULIR_2026-tw2-pmd.xlsx")
    with zipfile.ZipFile(arsip(meja).berkas[0]) as wadah:
        dalam = [nama for nama in wadah.namelist() if nama.startswith("formulir/")]
    assert dalam == ["formulir/FORMULIR_2026-tw2-pmd_1.xlsx", "formulir/Formulir_2026-TW2-PMD_2.xlsx"]


def test_before_the_sekretaris_agreed_there_is_no_archive(tmp_path: Path) -> None:
    meja = Meja(tmp_path).sampai(KUMPUL, 10)
    with ditolak("SKP-465", meja.buku):
        arsip(meja)
    assert not (tmp_path / "arsip").exists()


def test_the_quarter_of_beranda_is_taken_when_none_is_named(meja: Meja) -> None:
    assert "TW2" in arsip(meja, triwulan=None).berkas[0].name


def test_a_file_in_the_place_of_the_folder_is_refused(meja: Meja) -> None:
    (meja.akar / "arsip").write_text("x")
    with ditolak("SKP-563", meja.buku, keluar=4):
        arsip(meja)


def test_a_master_that_cannot_be_saved_leaves_no_archive_behind(meja: Meja) -> None:
    jalur = meja.akar / "induk.xlsx"
    BukuBerkas(jalur, sekarang=lambda: KINI).simpan(meja.buku.baca())
    buku = buka(jalur, sekarang=lambda: KINI)
    lama = jalur.read_bytes()
    (meja.akar / "~$induk.xlsx").write_bytes(b"\x04Siti")
    with pytest.raises(SakipError, match="SKP-520"):
        arsip(meja, buku)
    assert jalur.read_bytes() == lama
    assert not (meja.akar / "arsip").exists()
    (meja.akar / "~$induk.xlsx").unlink()
    assert Path(arsip(meja, buku).data["cadangan"]).read_bytes() == lama


def test_an_archive_by_nobody_is_by_tim_sakip(meja: Meja) -> None:
    ketik(meja.buku, "tblKerja", 0, pelaksana=None)
    arsip(meja, saat=saat(jam=9))
    assert meja.baris("tblArsip")[0]["oleh"] == "Tim SAKIP"


def test_a_folder_that_cannot_be_written_is_refused(meja: Meja) -> None:
    (meja.akar / "arsip").symlink_to(meja.akar / "tidak" / "ada")
    with ditolak("SKP-564", meja.buku, keluar=4):
        arsip(meja)
