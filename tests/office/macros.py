"""Loads the modules of ``macros/`` into a document of LibreOffice, all but the two that are Windows' own.

LibreOffice compiles a library all or nothing and says nothing about it: ``canaries`` asks every module.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sakip_xl.addin.package import macro_modules
from tests.office_engine.base import load_uno, properties

if TYPE_CHECKING:
    import xlwings as xw

_STAND_INS = {name: Path(__file__).with_name(f"{name.lower()}.bas") for name in ("Luar", "Berkas")}
_TEST_MODULE = Path(__file__).with_name("uji.bas")
_IMITATION_MODULE = (
    "Option ClassModule\nOption Explicit\nPublic Id As String\nPublic SubAddress As String\n"
    "Public Address As String\n"
)
_LIBRARY = "Standard"
_HEAD = "Rem Attribute VBA_ModuleType={}\nOption VBASupport 1\n{}"


def load_macros(document: Any, folder: Path) -> None:
    """Put the modules into an open document; ``folder`` holds ``sakip.ini`` and takes what is written."""
    basic_libraries = document.BasicLibraries
    basic_libraries.VBACompatibilityMode = True
    library = (
        basic_libraries.getByName(_LIBRARY)
        if basic_libraries.hasByName(_LIBRARY)
        else basic_libraries.createLibrary(_LIBRARY)
    )
    for file, text in macro_modules():
        body = text[text.index("Option Explicit") :].replace("\r\n", "\n")
        if file.stem in _STAND_INS:
            body = _STAND_INS[file.stem].read_text(encoding="ascii").replace("FOLDER_UJI", str(folder))
        if file.suffix == ".cls":
            body = "Option ClassModule\n" + body
        kind = "VBAClassModule" if file.suffix == ".cls" else "VBAModule"
        library.insertByName(file.stem, _HEAD.format(kind, body))


def load_test_macros(document: Any) -> None:
    """Put the hand of a test beside the modules: it clicks as Excel would (``uji.bas``)."""
    library = document.BasicLibraries.getByName(_LIBRARY)
    library.insertByName("Tiruan", _HEAD.format("VBAClassModule", _IMITATION_MODULE))
    library.insertByName("Uji", _HEAD.format("VBAModule", _TEST_MODULE.read_text(encoding="ascii")))
    assert call_macro(document, "Uji.KenariUji") == "Uji", "the library was not compiled"


def listen_to(sheet: xw.Sheet) -> None:
    """Have a test's hand told of every cell that is selected on a sheet."""
    address = f"vnd.sun.star.script:{_LIBRARY}.Uji.Terpilih?language=Basic&location=document"
    uno = load_uno()
    content = uno.Any("[]com.sun.star.beans.PropertyValue", properties(EventType="Script", Script=address))
    uno.invoke(sheet.impl.xl.Events, "replaceByName", ("OnSelect", content))


def canaries(document: Any) -> dict[str, str]:
    """What the canary of every standard module sings; all of them when the library was compiled."""
    modules = [file.stem for file, _ in macro_modules() if file.suffix == ".bas"]
    return {name: call_macro(document, f"{name}.Kenari{name}") for name in modules}


def call_macro(document: Any, name: str, *arguments: object) -> Any:
    """Run a procedure of the document, ``Module.Name``, and give back its value."""
    address = f"vnd.sun.star.script:{_LIBRARY}.{name}?language=Basic&location=document"
    return document.getScriptProvider().getScript(address).invoke(arguments, (), ())[0]
