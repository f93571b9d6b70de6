"""Loads the modules of ``macros/`` into a document of LibreOffice, all but the one that starts processes.

LibreOffice compiles a library all or nothing and says nothing about it: ``kenari`` asks every module.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sakip_xl.build.addin import modul_makro
from tests.office.mesin.dasar import muat_uno, sifat

if TYPE_CHECKING:
    import xlwings as xw

_LUAR = Path(__file__).with_name("luar.bas")
_UJI = Path(__file__).with_name("uji.bas")
_TIRUAN = "Option ClassModule\nOption Explicit\nPublic Id As String\nPublic SubAddress As String\n"
_PUSTAKA = "Standard"
_AWAL = "Rem Attribute VBA_ModuleType={}\nOption VBASupport 1\n{}"


def muat_makro(dokumen: Any, folder: Path) -> None:
    """Put the modules into an open document; ``folder`` holds ``sakip.ini`` and takes what is written."""
    semua = dokumen.BasicLibraries
    semua.VBACompatibilityMode = True
    pustaka = semua.getByName(_PUSTAKA) if semua.hasByName(_PUSTAKA) else semua.createLibrary(_PUSTAKA)
    for berkas, teks in modul_makro():
        badan = teks[teks.index("Option Explicit") :].replace("\r\n", "\n")
        if berkas.stem == "Luar":
            badan = _LUAR.read_text(encoding="ascii").replace("FOLDER_UJI", str(folder))
        if berkas.suffix == ".cls":
            badan = "Option ClassModule\n" + badan
        jenis = "VBAClassModule" if berkas.suffix == ".cls" else "VBAModule"
        pustaka.insertByName(berkas.stem, _AWAL.format(jenis, badan))


def muat_uji(dokumen: Any) -> None:
    """Put the hand of a test beside the modules: it clicks as Excel would (``uji.bas``)."""
    pustaka = dokumen.BasicLibraries.getByName(_PUSTAKA)
    pustaka.insertByName("Tiruan", _AWAL.format("VBAClassModule", _TIRUAN))
    pustaka.insertByName("Uji", _AWAL.format("VBAModule", _UJI.read_text(encoding="ascii")))
    assert panggil(dokumen, "Uji.KenariUji") == "Uji", "the library was not compiled"


def dengarkan(lembar: xw.Sheet) -> None:
    """Have a test's hand told of every cell that is selected on a sheet."""
    alamat = f"vnd.sun.star.script:{_PUSTAKA}.Uji.Terpilih?language=Basic&location=document"
    uno = muat_uno()
    isi = uno.Any("[]com.sun.star.beans.PropertyValue", sifat(EventType="Script", Script=alamat))
    uno.invoke(lembar.impl.xl.Events, "replaceByName", ("OnSelect", isi))


def kenari(dokumen: Any) -> dict[str, str]:
    """What the canary of every standard module sings; all of them when the library was compiled."""
    modul = [berkas.stem for berkas, _ in modul_makro() if berkas.suffix == ".bas"]
    return {nama: panggil(dokumen, f"{nama}.Kenari{nama}") for nama in modul}


def panggil(dokumen: Any, nama: str, *argumen: object) -> Any:
    """Run a procedure of the document, ``Module.Name``, and give back its value."""
    alamat = f"vnd.sun.star.script:{_PUSTAKA}.{nama}?language=Basic&location=document"
    return dokumen.getScriptProvider().getScript(alamat).invoke(argumen, (), ())[0]
