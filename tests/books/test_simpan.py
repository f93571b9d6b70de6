"""A save replaces a file as a whole and backs it up, or changes nothing at all."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from xlsxwriter.exceptions import FileCreateError

from sakip_xl.books import simpan
from sakip_xl.books.berkas import BukuBerkas
from sakip_xl.books.simpan import Simpanan
from sakip_xl.books.wadah import sidik_bita
from sakip_xl.build.kanvas import Kanvas
from sakip_xl.errors import SakipError
from sakip_xl.layout.isi import IsiBuku
from tests.books.lukisan import CONTOH, KINI, buku, jam, lukis, tulis_master

CADANGAN = "induk.20261122-093015.xlsx"


def isi_folder(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def ditolak(jalankan: Callable[[], object], folder: Path) -> SakipError:
    """The refusal, after making sure that it changed nothing."""
    lama = isi_folder(folder)
    with pytest.raises(SakipError) as tolak:
        jalankan()
    assert isi_folder(folder) == lama
    assert tolak.value.keluar == 4
    return tolak.value


@pytest.fixture
def induk(tmp_path: Path) -> BukuBerkas:
    """A master on disk that was read."""
    satu = buku(tulis_master(tmp_path / "induk.xlsx"))
    satu.baca()
    return satu


def jalur(satu: BukuBerkas) -> Path:
    assert satu.jalur is not None
    return satu.jalur


def simpan_lagi(satu: BukuBerkas) -> SakipError:
    return ditolak(lambda: satu.simpan(CONTOH.dengan_meta(id_master="M-2")), jalur(satu).parent)


def test_a_save_keeps_the_old_file_as_a_backup_beside_it(induk: BukuBerkas) -> None:
    lama = jalur(induk).read_bytes()
    cadangan = induk.simpan(CONTOH.dengan_meta(id_master="M-2"))
    assert cadangan == jalur(induk).parent / "cadangan" / CADANGAN
    assert cadangan.read_bytes() == lama
    assert buku(jalur(induk)).baca().meta["id_master"] == "M-2"
    assert sorted(isi_folder(jalur(induk).parent)) == [f"cadangan/{CADANGAN}", "induk.xlsx"]


def test_a_new_book_has_nothing_to_back_up(tmp_path: Path) -> None:
    assert buku(tmp_path / "baru.xlsx").simpan(CONTOH) is None
    assert list(isi_folder(tmp_path)) == ["baru.xlsx"]


def test_the_same_content_at_the_same_moment_gives_the_same_bytes(tmp_path: Path) -> None:
    satu, dua = (tulis_master(tmp_path / nama) for nama in ("satu.xlsx", "dua.xlsx"))
    assert satu.read_bytes() == dua.read_bytes()


def test_a_file_that_was_never_read_is_not_overwritten(induk: BukuBerkas) -> None:
    galat = ditolak(lambda: buku(jalur(induk)).simpan(CONTOH), jalur(induk).parent)
    assert galat.kode == "SKP-526"


def test_saves_in_the_same_second_keep_every_backup(induk: BukuBerkas) -> None:
    nama = [satu.name for _ in range(3) if (satu := induk.simpan(CONTOH))]
    assert nama == [CADANGAN, "induk.20261122-093015-2.xlsx", "induk.20261122-093015-3.xlsx"]


def test_only_the_newest_backups_of_this_book_are_kept(induk: BukuBerkas) -> None:
    isi = induk.baca()
    isi.tabel["tblPengaturan"].append({"pengaturan": "Cadangan Disimpan", "nilai": 2})
    folder = jalur(induk).parent / "cadangan"
    folder.mkdir()
    lain = {"induk.20200101-000000.docx", "induk.salinan.xlsx", "induk lama.20200101-000000.xlsx"}
    for nama in (*lain, "induk.20200101-000000.xlsx", "induk.20200101-000000-10.xlsx"):
        (folder / nama).write_bytes(b"x")
    induk.simpan(isi)
    assert {p.name for p in folder.iterdir()} == {*lain, "induk.20200101-000000-10.xlsx", CADANGAN}
    induk.simpan(isi)
    assert {p.name for p in folder.iterdir()} == {*lain, CADANGAN, "induk.20261122-093015-2.xlsx"}


@pytest.mark.parametrize(
    "nama", ["induk 2026 (1).xlsx", "Camat's [data] é.xlsx", "a.b.xlsx", "サキプ&%=;.xlsx"]
)
def test_any_name_is_saved_and_backed_up(nama: str, tmp_path: Path) -> None:
    satu = buku(tulis_master(tmp_path / nama))
    satu.baca()
    for _ in range(2):
        cadangan = satu.simpan(CONTOH)
        assert cadangan is not None
        assert cadangan.name.startswith(nama.removesuffix(".xlsx") + ".2026")
    assert satu.baca().meta["id_master"] == "M-1"


@pytest.mark.parametrize(
    ("kunci", "isi", "oleh"),
    [
        ("~$induk.xlsx", b"\x04Siti\0\0", "Excel (Siti)"),
        ("~$induk.xlsx", b"", "Excel (pemakai tidak diketahui)"),
        (".~lock.induk.xlsx#", b"Siti Aminah,siti,PC-1,22.11.2026,file;", "LibreOffice (Siti Aminah)"),
        (".~lock.induk.xlsx#", b",siti,PC-1;", "LibreOffice (siti)"),
        (".~lock.induk.xlsx#", b"", "LibreOffice (pemakai tidak diketahui)"),
    ],
)
def test_a_book_that_somebody_has_open_is_refused_and_says_who(
    kunci: str, isi: bytes, oleh: str, induk: BukuBerkas
) -> None:
    jalur(induk).with_name(kunci).write_bytes(isi)
    galat = simpan_lagi(induk)
    assert galat.kode == "SKP-520"
    assert oleh in galat.temuan.pesan
    assert f"hapus berkas '{kunci}'" in galat.temuan.saran


def test_an_owner_file_that_cannot_be_read_still_means_open(induk: BukuBerkas) -> None:
    jalur(induk).with_name("~$induk.xlsx").mkdir()
    assert simpan_lagi(induk).kode == "SKP-520"


def test_a_read_only_file_is_refused(induk: BukuBerkas) -> None:
    jalur(induk).chmod(0o444)
    assert simpan_lagi(induk).kode == "SKP-522"


def test_a_read_only_folder_is_refused(induk: BukuBerkas) -> None:
    folder = jalur(induk).parent
    folder.chmod(0o555)
    try:
        assert simpan_lagi(induk).kode == "SKP-523"
    finally:
        folder.chmod(0o755)


def test_a_folder_that_does_not_exist_is_refused(tmp_path: Path) -> None:
    assert ditolak(lambda: buku(tmp_path / "x" / "y.xlsx").simpan(CONTOH), tmp_path).kode == "SKP-523"


def test_a_folder_in_the_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "induk.xlsx").mkdir()
    assert ditolak(lambda: buku(tmp_path / "induk.xlsx").simpan(CONTOH), tmp_path).kode == "SKP-502"


def test_a_file_changed_since_it_was_read_is_refused(induk: BukuBerkas) -> None:
    tulis_master(jalur(induk).with_name("lain.xlsx"), CONTOH.dengan_meta(id_master="M-9"))
    shutil.move(jalur(induk).with_name("lain.xlsx"), jalur(induk))
    assert simpan_lagi(induk).kode == "SKP-525"


def test_a_file_deleted_since_it_was_read_is_not_made_anew(induk: BukuBerkas) -> None:
    jalur(induk).unlink()
    assert simpan_lagi(induk).kode == "SKP-525"


def test_a_file_changed_while_the_new_one_was_being_drawn_is_refused(tmp_path: Path) -> None:
    asal = tulis_master(tmp_path / "induk.xlsx")

    def lukis_lambat(isi: IsiBuku, sekarang: datetime) -> Kanvas:
        asal.write_bytes(asal.read_bytes() + b" ")
        return lukis(isi, sekarang)

    satu = BukuBerkas(asal, sekarang=jam, penggambar=lukis_lambat)
    satu.baca()
    with pytest.raises(SakipError) as tolak:
        satu.simpan(CONTOH)
    assert tolak.value.kode == "SKP-525"
    assert list(isi_folder(tmp_path)) == ["induk.xlsx"]


GAGAL = [
    (OSError(errno.ENOSPC, "no space"), "SKP-524"),
    (FileCreateError(OSError(errno.ENOSPC, "no space")), "SKP-524"),
    (FileCreateError("x"), "SKP-527"),
    (PermissionError(errno.EACCES, "denied"), "SKP-523"),
    (OSError(errno.EROFS, "read-only"), "SKP-523"),
    (OSError(errno.EIO, "I/O"), "SKP-527"),
]


@pytest.mark.parametrize("langkah", ["tulis", "_tetapkan", "_salin", "_ganti"])
@pytest.mark.parametrize(("galat", "kode"), GAGAL)
def test_whatever_fails_at_whichever_step_nothing_has_changed(
    langkah: str, galat: Exception, kode: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asal = tmp_path / "induk.xlsx"
    asal.write_bytes(b"lama")

    def gagal(*_: object) -> None:
        raise galat

    def tulis(sementara: Path) -> None:
        sementara.write_bytes(b"baru")
        if langkah == "tulis":
            gagal()

    if langkah != "tulis":
        monkeypatch.setattr(simpan, langkah, gagal)
    satu = Simpanan(asal, tulis, sidik_bita(b"lama"), 5, KINI)
    tolak = ditolak(satu.jalankan, tmp_path)
    assert tolak.kode == kode
    assert not (tmp_path / "cadangan").exists()


def test_a_disk_that_fills_up_in_the_backup_leaves_no_half_backup(
    induk: BukuBerkas, monkeypatch: pytest.MonkeyPatch
) -> None:
    asli, kali = os.fsync, iter([False, True])

    def penuh(nomor: int) -> None:
        if next(kali):
            raise OSError(errno.ENOSPC, "no space")
        asli(nomor)

    monkeypatch.setattr(os, "fsync", penuh)
    assert simpan_lagi(induk).kode == "SKP-524"


def test_a_file_that_windows_says_is_in_use_is_refused(
    induk: BukuBerkas, monkeypatch: pytest.MonkeyPatch
) -> None:
    galat = PermissionError(errno.EACCES, "in use")
    galat.winerror = 32  # type: ignore[attr-defined, unused-ignore]

    def gagal(*_: object) -> None:
        raise galat

    monkeypatch.setattr(simpan, "_ganti", gagal)
    assert simpan_lagi(induk).kode == "SKP-520"


def test_a_drawing_that_fails_changes_nothing(tmp_path: Path) -> None:
    asal = tulis_master(tmp_path / "induk.xlsx")

    def rusak(isi: IsiBuku, sekarang: datetime) -> Kanvas:
        del isi, sekarang
        raise ZeroDivisionError

    satu = BukuBerkas(asal, sekarang=jam, penggambar=rusak)
    satu.baca()
    lama = isi_folder(tmp_path)
    with pytest.raises(ZeroDivisionError):
        satu.simpan(CONTOH)
    assert isi_folder(tmp_path) == lama


def test_a_drawing_that_loses_a_value_is_noticed_before_the_old_file_goes(tmp_path: Path) -> None:
    asal = tulis_master(tmp_path / "induk.xlsx")

    def lupa(isi: IsiBuku, sekarang: datetime) -> Kanvas:
        return lukis(IsiBuku(isi.jenis, {**isi.tabel, "tblUnit": []}), sekarang)

    satu = BukuBerkas(asal, sekarang=jam, penggambar=lupa)
    satu.baca()
    galat = ditolak(lambda: satu.simpan(CONTOH), tmp_path)
    assert galat.kode == "SKP-528"
    assert galat.temuan.nilai == "tblUnit 1 jenis"


def test_the_rights_of_the_file_stay(induk: BukuBerkas) -> None:
    jalur(induk).chmod(0o640)
    induk.simpan(CONTOH)
    assert jalur(induk).stat().st_mode & 0o777 == 0o640


def test_a_link_stays_a_link_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "asli").mkdir()
    asli = tulis_master(tmp_path / "asli" / "induk.xlsx")
    tautan = tmp_path / "pintas.xlsx"
    tautan.symlink_to(asli)
    satu = buku(tautan)
    satu.simpan(satu.baca().dengan_meta(id_master="M-2"))
    assert tautan.is_symlink()
    assert buku(asli).baca().meta["id_master"] == "M-2"
    assert (tmp_path / "asli" / "cadangan" / CADANGAN).exists()


def test_a_book_can_be_saved_again_and_again_without_reading_between(induk: BukuBerkas) -> None:
    for nomor in ("M-2", "M-3"):
        induk.simpan(CONTOH.dengan_meta(id_master=nomor))
    assert induk.baca().meta["id_master"] == "M-3"


def test_pruning_that_fails_does_not_undo_a_save(induk: BukuBerkas, monkeypatch: pytest.MonkeyPatch) -> None:
    def gagal(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(simpan, "pangkas", gagal)
    induk.simpan(CONTOH.dengan_meta(id_master="M-2"))
    assert induk.baca().meta["id_master"] == "M-2"
