"""Windows' answers. winreg and ctypes are imported late, so that the tests can put others in their place."""

from __future__ import annotations

import locale
import os
import sys
import tempfile
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path, PurePath, PureWindowsPath
from typing import Any

from sakip_xl.books.tempat import NAMA, folder_pengguna
from sakip_xl.errors import SakipError
from sakip_xl.pemasangan import proses
from sakip_xl.pemasangan.mesin import Jawaban, Tempat
from sakip_xl.pemasangan.registri import LOKASI_EXCEL

_XLSTART = "Microsoft/Excel/XLSTART"
_JENDELA_EXCEL = "XLMAIN"
_CAKRAM_TETAP = 3  # DRIVE_FIXED
_PANJANG_JALUR = 32_768


class RegistriWindows:
    """The registry by way of winreg; only values below HKCU can be deleted."""

    def __init__(self) -> None:
        self._winreg: Any = import_module("winreg")

    def anak(self, kunci: str) -> list[str]:
        """The names of the keys below a key; none when it is missing or closed to us."""
        try:
            with self._buka(kunci) as terbuka:
                jumlah = self._winreg.QueryInfoKey(terbuka)[0]
                return [self._winreg.EnumKey(terbuka, ke) for ke in range(jumlah)]
        except OSError:
            return []

    def nilai(self, kunci: str) -> dict[str, object]:
        """The values of a key; none when it is missing or closed to us."""
        try:
            with self._buka(kunci) as terbuka:
                jumlah = self._winreg.QueryInfoKey(terbuka)[1]
                return {n: isi for n, isi, _ in (self._winreg.EnumValue(terbuka, ke) for ke in range(jumlah))}
        except OSError:
            return {}

    def hapus(self, kunci: str, nama: str) -> None:
        """Delete one value; a key outside HKCU is a mistake of ours."""
        if not kunci.startswith("HKCU\\"):
            raise ValueError(kunci)
        with self._buka(kunci, self._winreg.KEY_SET_VALUE) as terbuka:
            self._winreg.DeleteValue(terbuka, nama)

    def _buka(self, kunci: str, hak: int | None = None) -> Any:
        akar, _, jalur = kunci.partition("\\")
        induk = {"HKCU": self._winreg.HKEY_CURRENT_USER, "HKLM": self._winreg.HKEY_LOCAL_MACHINE}[akar]
        return self._winreg.OpenKey(induk, jalur, 0, self._winreg.KEY_READ if hak is None else hak)


class Windows:
    """A person's account on Windows."""

    nama = "Windows"
    akhir_baris = "\r\n"

    def __init__(self) -> None:
        self.registri = RegistriWindows()

    @property
    def penyandian(self) -> str:
        """The ANSI code page, in which VBA reads text files."""
        return locale.getencoding()

    @property
    def python(self) -> Path:
        """``python.exe`` also when ``pythonw.exe`` runs us."""
        return Path(sys.executable).with_name("python.exe")

    def tempat(self) -> Tempat[Path]:
        """The person's folder, and Excel's own start folder below APPDATA; without it: SKP-572."""
        jelajah = Path(os.environ.get("APPDATA", ""))
        if not jelajah.is_absolute():
            raise SakipError("SKP-572", nilai="APPDATA")
        return Tempat(folder_pengguna("win32"), jelajah / _XLSTART)

    def excel_terbuka(self) -> bool | None:
        """Whether this session has a main window of Excel, shown or not."""
        return bool(_windll().user32.FindWindowW(_JENDELA_EXCEL, None))

    def excel_terpasang(self) -> bool | None:
        """Whether Windows knows where ``excel.exe`` is."""
        return any(self.registri.nilai(kunci) for kunci in LOKASI_EXCEL)

    def dari_toko(self) -> bool:
        """Whether the interpreter, or the one below its venv, stands in ``WindowsApps``."""
        bagian = PureWindowsPath(sys.executable).parts + PureWindowsPath(sys.base_prefix).parts
        return "windowsapps" in {satu.casefold() for satu in bagian}

    def sementara(self, jalur: Path) -> bool:
        """Below TEMP, or on a drive that is not a fixed disk."""
        if jalur.is_relative_to(tempfile.gettempdir()):
            return True
        return bool(_windll().kernel32.GetDriveTypeW(jalur.anchor) != _CAKRAM_TETAP)

    def jalur_pendek(self, jalur: Path) -> Path | None:
        """The 8.3 form; ``None`` where Windows keeps none."""
        wadah = import_module("ctypes").create_unicode_buffer(_PANJANG_JALUR)
        panjang = _windll().kernel32.GetShortPathNameW(str(jalur), wadah, _PANJANG_JALUR)
        return Path(wadah.value) if panjang else None

    def bertanda_web(self, jalur: Path) -> bool | None:
        """Whether the file has a stream ``Zone.Identifier``."""
        return os.path.exists(f"{jalur}:Zone.Identifier")  # noqa: PTH110 - a stream is no path of pathlib

    def pustaka(self) -> Sequence[Path]:
        """As the interpreter that runs us has them."""
        return proses.pustaka()

    def jalankan(self, perintah: Sequence[str]) -> Jawaban:
        """Run a program without a console window."""
        return proses.jalankan(perintah, windows=True)


def tempat_windows() -> Tempat[PurePath]:
    """The places by the names of their variables, as a plan tells them where there is no Windows."""
    return Tempat(
        PureWindowsPath("%LOCALAPPDATA%", NAMA),
        PureWindowsPath("%APPDATA%", _XLSTART),
    )


def _windll() -> Any:
    return import_module("ctypes").windll
