"""An interpreter for ``sakip.ini`` whose xlwings reaches the LibreOffice of a stage.

It is a real environment with a real ``python``, which runs the very command line of the add-in. All that
differs from a staff PC: at its start LibreOffice becomes xlwings' engine, and shows the message boxes.
"""

from __future__ import annotations

import atexit
import json
import sys
import sysconfig
import venv
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from sakip_xl.books.tempat import berkas_log

if TYPE_CHECKING:
    from tests.office.panggung import Panggung

_AKAR = Path(__file__).parents[2]
_TITIPAN = "panggung.json"
_MULAI = "import tests.office.pembuka; tests.office.pembuka.sambungkan()"


def pasang_pembuka(folder: Path, panggung: Panggung) -> None:
    """Make the environment and the settings file in ``folder``."""
    runtime = folder / "runtime"
    venv.EnvBuilder(symlinks=True).create(runtime)
    tempat = {"base": str(runtime), "platbase": str(runtime)}
    baris = [str(_AKAR), sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), _MULAI]
    (Path(sysconfig.get_path("purelib", vars=tempat)) / "pembuka.pth").write_text("\n".join(baris) + "\n")
    titipan = {"alamat": panggung.alamat, "pid": panggung.mesin.pid, "folder": str(folder)}
    (runtime / _TITIPAN).write_text(json.dumps(titipan))
    (folder / "sakip.ini").write_text(f"python={runtime}/bin/python\nlog={berkas_log()}\n")


def putuskan(folder: Path) -> None:
    """Make the environment of a folder lose its program, as when Excel was closed meanwhile."""
    (folder / "runtime" / _TITIPAN).unlink()


@cache
def sambungkan() -> None:
    """Give xlwings the LibreOffice of the stage; runs by itself when the environment's ``python`` starts.

    What was shown is appended to ``kabar.jsonl`` at the end of the process. A second call does nothing.
    """
    from sakip_xl.books.ringan import tanpa_pilihan

    titipan = json.loads((Path(sys.prefix) / _TITIPAN).read_text())
    with tanpa_pilihan():
        from sakip_xl.books.excel_api import TUAN
        from tests.office.kotak_pesan import AppBerkotak
        from tests.office.mesin import daftarkan
        from tests.office.tuan import TuanLibreOffice
    app: Any = daftarkan(titipan["alamat"], titipan["pid"], AppBerkotak).impl
    orang: Any = SimpleNamespace(halangan=None, berhenti=[])  # the person is at the screen
    TUAN["libreoffice"] = lambda: TuanLibreOffice(orang)
    atexit.register(_kabarkan, Path(titipan["folder"]) / "kabar.jsonl", app)


def _kabarkan(berkas: Path, app: Any) -> None:
    satu = {"argumen": sys.orig_argv[1:], "pesan": [p.prompt for p in app.pesan], "status": app.status}
    with berkas.open("a") as wadah:
        wadah.write(json.dumps(satu) + "\n")
