"""The real answers of the platforms, as far as they can be asked without one."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Self

import pytest

from sakip_xl.errors import SakipError
from sakip_xl.pemasangan import proses
from sakip_xl.pemasangan.linux import Linux
from sakip_xl.pemasangan.mac import Mac
from sakip_xl.pemasangan.mesin import mesin_ini
from sakip_xl.pemasangan.pasang import pasang
from sakip_xl.pemasangan.registri import LOKASI_EXCEL, dinonaktifkan, versi_office
from sakip_xl.pemasangan.windows import RegistriWindows, Windows
from tests.pemasangan.komputer import LARANGAN, SAAT, larangan

# --- Windows, with a winreg and a ctypes of our own -------------------------------------------------------


class KunciTerbuka(str):
    __slots__ = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None


class WinregTiruan:
    """winreg over a dict: keys are not told apart by case, what is missing is an ``OSError``."""

    HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE = "HKCU", "HKLM"
    KEY_READ, KEY_SET_VALUE = 1, 2

    def __init__(self, isi: dict[str, dict[str, object]]) -> None:
        self.isi = isi
        self.hak: list[tuple[str, int]] = []

    def OpenKey(self, induk: str, jalur: str, _cadangan: int, hak: int) -> KunciTerbuka:  # noqa: N802 - winreg's name
        kunci = f"{induk}\\{jalur}"
        if not any(f"{satu}\\".casefold().startswith(f"{kunci}\\".casefold()) for satu in self.isi):
            raise FileNotFoundError(kunci)
        self.hak.append((kunci, hak))
        return KunciTerbuka(kunci)

    def _anak(self, kunci: str) -> list[str]:
        awal = f"{kunci}\\".casefold()
        lanjut = [satu[len(awal) :] for satu in self.isi if satu.casefold().startswith(awal)]
        return sorted({satu.split("\\")[0] for satu in lanjut})

    def _nilai(self, kunci: str) -> dict[str, object]:
        return next((isi for satu, isi in self.isi.items() if satu.casefold() == kunci.casefold()), {})

    def QueryInfoKey(self, kunci: str) -> tuple[int, int, int]:  # noqa: N802 - winreg's name
        return len(self._anak(kunci)), len(self._nilai(kunci)), 0

    def EnumKey(self, kunci: str, ke: int) -> str:  # noqa: N802 - winreg's name
        return self._anak(kunci)[ke]

    def EnumValue(self, kunci: str, ke: int) -> tuple[str, object, int]:  # noqa: N802 - winreg's name
        return (*list(self._nilai(kunci).items())[ke], 3)

    def DeleteValue(self, kunci: str, nama: str) -> None:  # noqa: N802 - winreg's name
        assert self.hak[-1] == (kunci, self.KEY_SET_VALUE)
        del self._nilai(kunci)[nama]


class WindllTiruan:
    """The three functions of Windows that are asked."""

    def __init__(self) -> None:
        self.jendela = set[str]()
        self.cakram: dict[str, int] = {}
        self.pendek: dict[str, str] = {}
        self.user32 = SimpleNamespace(FindWindowW=lambda kelas, _judul: int(kelas in self.jendela))
        self.kernel32 = SimpleNamespace(
            GetDriveTypeW=lambda akar: self.cakram.get(akar, 3), GetShortPathNameW=self._pendek
        )

    def _pendek(self, jalur: str, wadah: Any, _panjang: int) -> int:
        wadah.value = self.pendek.get(jalur, "")
        return len(wadah.value)


@pytest.fixture
def winreg(monkeypatch: pytest.MonkeyPatch) -> WinregTiruan:
    tiruan = WinregTiruan({})
    monkeypatch.setitem(sys.modules, "winreg", tiruan)
    return tiruan


@pytest.fixture
def windll(monkeypatch: pytest.MonkeyPatch) -> WindllTiruan:
    import ctypes

    tiruan = WindllTiruan()
    monkeypatch.setattr(ctypes, "windll", tiruan, raising=False)
    return tiruan


@pytest.fixture
def sistem(winreg: WinregTiruan, windll: WindllTiruan) -> Windows:  # noqa: ARG001 - put in place
    return Windows()


def test_the_registry_is_read_below_both_roots(winreg: WinregTiruan) -> None:
    winreg.isi = {r"HKCU\A\16.0\B": {"x": 1}, r"HKCU\A\Common": {}, r"HKLM\A": {"y": b"\0"}}
    registri = RegistriWindows()
    assert registri.anak(r"HKCU\A") == ["16.0", "Common"]
    assert registri.nilai(r"HKCU\A\16.0\B") == {"x": 1}
    assert registri.nilai(r"HKLM\A") == {"y": b"\0"}
    assert versi_office(registri, r"HKCU\A") == ["16.0"]
    assert (registri.anak(r"HKCU\tiada"), registri.nilai(r"HKLM\tiada")) == ([], {})


def test_only_values_of_the_person_can_be_deleted(winreg: WinregTiruan, tmp_path: Path) -> None:
    winreg.isi = {LARANGAN: {"1": larangan(tmp_path), "2": b""}, r"HKLM\A": {"y": 1}}
    registri = RegistriWindows()
    for kunci, nama in list(dinonaktifkan(registri, tmp_path)):
        registri.hapus(kunci, nama)
    with pytest.raises(ValueError, match="HKLM"):
        registri.hapus(r"HKLM\A", "y")
    assert winreg.isi == {LARANGAN: {"2": b""}, r"HKLM\A": {"y": 1}}


def test_the_places_of_windows(sistem: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    tempat = sistem.tempat()
    assert tempat.setelan == tmp_path / "Local" / "SAKIP" / "sakip.ini"
    assert tempat.tambahan == tmp_path / "Roaming" / "Microsoft" / "Excel" / "XLSTART" / "SAKIP.xlam"
    assert tempat.skrip is None


@pytest.mark.parametrize("isi", ["", "sebelah"])
def test_without_a_folder_of_the_person_it_is_refused(
    sistem: Windows, isi: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APPDATA", isi)
    with pytest.raises(SakipError, match="SKP-572"):
        sistem.tempat()


def test_excel_is_seen_by_its_window_and_its_place(
    sistem: Windows, windll: WindllTiruan, winreg: WinregTiruan
) -> None:
    assert (sistem.excel_terbuka(), sistem.excel_terpasang()) == (False, False)
    windll.jendela.add("XLMAIN")
    winreg.isi[LOKASI_EXCEL[1]] = {"": "EXCEL.EXE"}
    assert (sistem.excel_terbuka(), sistem.excel_terpasang()) == (True, True)


@pytest.mark.parametrize(
    ("python", "dasar", "toko"),
    [
        (r"C:\Users\siti\AppData\Local\Microsoft\WindowsApps\python.exe", r"C:\Python313", True),
        (r"C:\venv\Scripts\python.exe", r"C:\Program Files\WindowsApps\PythonSoftwareFoundation", True),
        (r"C:\venv\Scripts\python.exe", r"C:\Python313", False),
    ],
)
def test_a_python_of_the_store_is_known_also_below_a_venv(
    sistem: Windows, python: str, dasar: str, monkeypatch: pytest.MonkeyPatch, *, toko: bool
) -> None:
    monkeypatch.setattr(sys, "executable", python)
    monkeypatch.setattr(sys, "base_prefix", dasar)
    assert sistem.dari_toko() is toko


def test_the_interpreter_is_the_one_with_a_console(
    sistem: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "pythonw.exe"))
    assert sistem.python == tmp_path / "python.exe"


def test_a_place_that_may_vanish_is_known(sistem: Windows, windll: WindllTiruan, tmp_path: Path) -> None:
    jalur = Path("/cakram/python.exe")
    assert not sistem.sementara(jalur)
    windll.cakram["/"] = 2
    assert sistem.sementara(jalur)
    assert sistem.sementara(tmp_path / "python.exe")


def test_a_short_path_is_asked_of_windows(sistem: Windows, windll: WindllTiruan) -> None:
    windll.pendek["/panjang sekali"] = "/PANJAN~1"
    assert sistem.jalur_pendek(Path("/panjang sekali")) == Path("/PANJAN~1")
    assert sistem.jalur_pendek(Path("/lain")) is None


def test_the_mark_of_the_web_is_a_stream_of_the_file(sistem: Windows, tmp_path: Path) -> None:
    jalur = tmp_path / "SAKIP.xlam"
    jalur.write_bytes(b"")
    assert sistem.bertanda_web(jalur) is False
    jalur.with_name("SAKIP.xlam:Zone.Identifier").write_bytes(b"[ZoneTransfer]")  # a plain name on Linux
    assert sistem.bertanda_web(jalur) is True


# --- A Mac --------------------------------------------------------------------------------------------------


def test_the_places_of_a_mac(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(SakipError, match="SKP-575"):
        Mac().tempat()
    (tmp_path / "Library" / "Group Containers" / "UBF8T346G9.Office").mkdir(parents=True)
    tempat = Mac().tempat()
    assert all(folder.is_relative_to(tmp_path / "Library") for folder in tempat.folder)
    assert tempat.skrip is not None
    assert tempat.skrip.parent.name == "com.microsoft.Excel"
    assert tempat.rumah == tmp_path / "Library" / "Application Support" / "SAKIP"


def test_the_script_of_a_mac_reads_the_settings_that_are_written_there() -> None:
    from sakip_xl.pemasangan.bahan import bita_skrip

    assert b"Library/Application Support/SAKIP/" in bita_skrip()
    assert b"sakip.ini" in bita_skrip()


# --- Linux --------------------------------------------------------------------------------------------------


def test_linux_refuses_plainly() -> None:
    with pytest.raises(SakipError, match="SKP-570"):
        pasang(Linux(), sekarang=SAAT)


def test_linux_tells_what_would_be_done_on_windows() -> None:
    rencana = pasang(Linux(), sekarang=SAAT, pratinjau=True).pesan
    assert "tidak mempunyai Excel" in rencana
    assert r"%APPDATA%\Microsoft\Excel\XLSTART\SAKIP.xlam" in rencana
    assert r"%LOCALAPPDATA%\SAKIP\sakip.ini" in rencana


@pytest.mark.usefixtures("winreg")
@pytest.mark.parametrize(("nama", "kelas"), [("win32", Windows), ("darwin", Mac), ("linux", Linux)])
def test_each_platform_has_its_answers(nama: str, kelas: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", nama)
    assert isinstance(mesin_ini(), kelas)


# --- Programs and libraries -------------------------------------------------------------------------------


def test_a_program_is_run_to_its_end() -> None:
    jawaban = proses.jalankan([sys.executable, "-c", "print('é'); import sys; sys.exit(3)"])
    assert (jawaban.kode, jawaban.keluaran) == (3, "é")


def test_a_program_that_is_missing_or_hangs_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proses, "BATAS_DETIK", 0.5)
    assert proses.jalankan(["/tiada/python"]).kode == -1
    assert proses.jalankan([sys.executable, "-c", "import time; time.sleep(20)"]).kode == -1


def test_the_libraries_are_those_that_the_package_needs() -> None:
    nama = {satu.name for satu in proses.pustaka("pydantic")}
    assert nama == {"sakip_xl", "annotated_types", "pydantic", "pydantic_core", "typing_inspection"}


def test_a_package_that_was_not_installed_has_only_its_own_folder() -> None:
    assert proses.pustaka("tiada sama sekali") == [proses.PAKET]
