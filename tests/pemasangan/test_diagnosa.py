"""``sakip diagnosa``: every fault is seen, told with its repair, and what cannot be seen is not called OK."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sakip_xl import __version__
from sakip_xl.pemasangan.diagnosa import Keluaran, diagnosa
from sakip_xl.pemasangan.linux import Linux
from sakip_xl.pemasangan.mesin import Jawaban
from sakip_xl.pemasangan.pasang import pasang
from tests.pemasangan.komputer import LARANGAN, SAAT, Komputer, dipasang, larangan, pohon, registri

OFFICE = r"HKCU\Software\Policies\Microsoft\Office\16.0"


def keadaan(komputer: Komputer) -> dict[str, str]:
    return {satu["nama"]: satu["keadaan"] for satu in diagnosa(komputer).data["periksa"]}


def menurut(komputer: Komputer, keluaran: Keluaran) -> set[str]:
    return {nama for nama, isi in keadaan(komputer).items() if isi == keluaran}


def test_a_fresh_installation_has_no_fault(komputer: Komputer) -> None:
    dipasang(komputer)
    hasil = diagnosa(komputer)
    assert hasil.keluar == 0
    assert menurut(komputer, Keluaran.MASALAH) == set()
    belum = {"Windows": set(), "Mac": {"Izin otomasi Mac"}}
    assert menurut(komputer, Keluaran.TIDAK_DIPERIKSA) == belum[komputer.nama]


def test_it_changes_nothing(komputer: Komputer, tmp_path: Path) -> None:
    dipasang(komputer)
    sebelum = pohon(tmp_path)
    diagnosa(komputer)
    assert pohon(tmp_path) == sebelum


def test_before_installing_it_says_what_is_missing_and_what_to_do(komputer: Komputer) -> None:
    hasil = diagnosa(komputer)
    assert hasil.keluar == 1
    assert {"Catatan pemasangan", "Setelan", "SAKIP.xlam"} <= menurut(komputer, Keluaran.MASALAH)
    assert all("sakip pasang" in satu.saran for satu in hasil.temuan if satu.kode == "SKP-584")


# --- One fault at a time ----------------------------------------------------------------------------------

Rusak = Callable[[Komputer], object]


def setel(komputer: Komputer, lama: str, baru: str) -> None:
    isi = komputer.letak.setelan.read_bytes().decode(komputer.penyandian)
    assert lama in isi
    komputer.letak.setelan.write_bytes(isi.replace(lama, baru).encode(komputer.penyandian))


def larang(komputer: Komputer) -> None:
    registri(komputer).isi = {LARANGAN: {"1": larangan(komputer.letak.tambahan)}}


def kebijakan(subkunci: str, nama: str, nilai: int) -> Rusak:
    def atur(komputer: Komputer) -> None:
        registri(komputer).isi = {rf"{OFFICE}\{subkunci}": {nama: nilai}}

    return atur


def ganti_dengan_berkas(folder: Path) -> None:
    os.rename(folder, folder.with_name("dipindah"))  # noqa: PTH104 - one step
    folder.write_bytes(b"")


BERSAMA: list[tuple[str, str, Rusak]] = [
    ("Excel", "SKP-596", lambda k: setattr(k, "terpasang", False)),
    ("Python", "SKP-573", lambda k: setattr(k, "toko", True)),
    ("Python", "SKP-574", lambda k: setattr(k, "lepasan", True)),
    ("Kode byte", "SKP-591", lambda k: shutil.rmtree(k.lib / "sakip_xl" / "__pycache__")),
    ("Catatan pemasangan", "SKP-584", lambda k: k.letak.manifes.unlink()),
    ("Catatan pemasangan", "SKP-580", lambda k: k.letak.manifes.write_bytes(b"{")),
    ("Setelan", "SKP-585", lambda k: setel(k, "log=", "lok=")),
    ("Setelan", "SKP-585", lambda k: k.letak.setelan.write_bytes(b"python=\x81\xff\n")),
    ("Setelan", "SKP-590", lambda k: setel(k, f"versi={__version__}", "versi=0.0.9")),
    ("Python pada setelan", "SKP-586", lambda k: k.python.unlink()),
    ("Python pada setelan", "SKP-579", lambda k: setattr(k, "jawaban", Jawaban(1, "rusak"))),
    ("SAKIP.xlam", "SKP-584", lambda k: k.letak.tambahan.unlink()),
    ("SAKIP.xlam", "SKP-587", lambda k: k.letak.tambahan.write_bytes(b"PK lain")),
    ("Folder awal Excel", "SKP-592", lambda k: ganti_dengan_berkas(k.letak.xlstart)),
    ("Folder SAKIP", "SKP-592", lambda k: ganti_dengan_berkas(k.letak.rumah)),
    ("Log", "SKP-593", lambda k: k.letak.log.mkdir()),
]
WINDOWS: list[tuple[str, str, Rusak]] = [
    ("Larangan oleh Excel", "SKP-588", larang),
    ("Tanda dari internet", "SKP-589", lambda k: k.bertanda.add(k.letak.tambahan)),
    ("Kebijakan makro", "SKP-595", kebijakan("Common", "vbaoff", 1)),
    ("Kebijakan makro", "SKP-595", kebijakan(r"Excel\Security", "DisableAllAddins", 1)),
    ("Kebijakan makro", "SKP-595", kebijakan(r"Excel\Security", "requireaddinsig", 1)),
    ("Kebijakan makro", "SKP-595", kebijakan(r"Excel\Security\Trusted Locations", "AllLocationsDisabled", 1)),
]
BERLAKU_JUGA = {"Folder awal Excel": {"SAKIP.xlam"}, "Folder SAKIP": {"Catatan pemasangan", "Setelan", "Log"}}
TIDAK_LAGI = {"Setelan": {"Python pada setelan"}, "Folder SAKIP": {"Python pada setelan"}}


def periksa_rusak(komputer: Komputer, nama: str, kode: str, rusak: Rusak) -> None:
    dipasang(komputer)
    belum = menurut(komputer, Keluaran.TIDAK_DIPERIKSA)
    rusak(komputer)
    hasil = diagnosa(komputer)
    satu = next(satu for satu in hasil.temuan if satu.kode == kode)
    assert satu.saran
    assert {nama} <= menurut(komputer, Keluaran.MASALAH) <= {nama} | BERLAKU_JUGA.get(nama, set())
    assert menurut(komputer, Keluaran.TIDAK_DIPERIKSA) <= belum | TIDAK_LAGI.get(nama, set())


@pytest.mark.parametrize(("nama", "kode", "rusak"), BERSAMA, ids=range(len(BERSAMA)))
def test_a_fault_is_seen_and_nothing_else(komputer: Komputer, nama: str, kode: str, rusak: Rusak) -> None:
    periksa_rusak(komputer, nama, kode, rusak)


@pytest.mark.parametrize(("nama", "kode", "rusak"), WINDOWS, ids=range(len(WINDOWS)))
def test_a_fault_of_windows_is_seen(pc: Komputer, nama: str, kode: str, rusak: Rusak) -> None:
    periksa_rusak(pc, nama, kode, rusak)


@pytest.mark.parametrize("isi", [None, b"on Jalankan()"])
def test_a_script_that_is_missing_or_another_is_seen(komputer: Komputer, isi: bytes | None) -> None:
    dipasang(komputer)
    skrip = komputer.letak.skrip
    if skrip is None:
        assert "Skrip Mac" not in keadaan(komputer)
        return
    skrip.unlink()
    if isi:
        skrip.write_bytes(isi)
    assert menurut(komputer, Keluaran.MASALAH) == {"Skrip Mac"}


SEMBUH = [satu for satu in BERSAMA + WINDOWS if satu[1] in {"SKP-584", "SKP-585", "SKP-587", "SKP-588"}]


@pytest.mark.parametrize(("nama", "kode", "rusak"), SEMBUH, ids=range(len(SEMBUH)))
def test_installing_again_repairs_what_it_says_it_repairs(
    pc: Komputer, nama: str, kode: str, rusak: Rusak
) -> None:
    periksa_rusak(pc, nama, kode, rusak)
    pasang(pc, sekarang=SAAT)
    assert menurut(pc, Keluaran.MASALAH) == set()


# --- What cannot be known ---------------------------------------------------------------------------------


def test_what_the_system_does_not_tell_is_not_called_ok(komputer: Komputer) -> None:
    dipasang(komputer)
    komputer.terpasang = None
    assert "Excel" in menurut(komputer, Keluaran.TIDAK_DIPERIKSA)


def test_a_macro_setting_that_trusted_folders_escape_is_neither_ok_nor_a_fault(pc: Komputer) -> None:
    dipasang(pc)
    kebijakan(r"Excel\Security", "VBAWarnings", 4)(pc)
    assert menurut(pc, Keluaran.TIDAK_DIPERIKSA) == {"Kebijakan makro"}


def test_settings_that_do_not_block_are_ok(pc: Komputer) -> None:
    dipasang(pc)
    kebijakan(r"Excel\Security", "VBAWarnings", 2)(pc)
    assert menurut(pc, Keluaran.OK) == set(keadaan(pc))


def test_linux_claims_nothing_about_excel() -> None:
    hasil = diagnosa(Linux())
    oke = {satu["nama"] for satu in hasil.data["periksa"] if satu["keadaan"] == Keluaran.OK}
    assert oke <= {"Python", "Kode byte"}
    assert hasil.keluar == 1
    assert "SKP-598" in {satu.kode for satu in hasil.temuan}


def test_the_message_names_every_check_once(komputer: Komputer) -> None:
    dipasang(komputer)
    komputer.terpasang = False
    hasil = diagnosa(komputer)
    nama = [satu for baris in hasil.pesan.splitlines() for satu in baris.partition(": ")[2][:-1].split(", ")]
    assert sorted(nama) == sorted(keadaan(komputer))
    assert "Masalah: Excel." in hasil.pesan
