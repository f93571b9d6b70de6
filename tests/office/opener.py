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

from sakip_xl.workstation.user_folder import log_file

if TYPE_CHECKING:
    from tests.office.display import Display

_ROOT = Path(__file__).parents[2]
_HANDOVER = "panggung.json"
_START = "import tests.office.opener; tests.office.opener.connect_xlwings()"


def set_up_opener(folder: Path, display: Display) -> None:
    """Make the environment and the settings file in ``folder``."""
    runtime = folder / "runtime"
    venv.EnvBuilder(symlinks=True).create(runtime)
    base_folders = {"base": str(runtime), "platbase": str(runtime)}
    lines = [str(_ROOT), sysconfig.get_path("purelib"), sysconfig.get_path("platlib"), _START]
    (Path(sysconfig.get_path("purelib", vars=base_folders)) / "pembuka.pth").write_text(
        "\n".join(lines) + "\n"
    )
    handover = {"alamat": display.address, "pid": display.machine.pid, "folder": str(folder)}
    (runtime / _HANDOVER).write_text(json.dumps(handover))
    (folder / "sakip.ini").write_text(f"python={runtime}/bin/python\nlog={log_file()}\n")


def disconnect(folder: Path) -> None:
    """Make the environment of a folder lose its program, as when Excel was closed meanwhile."""
    (folder / "runtime" / _HANDOVER).unlink()


@cache
def connect_xlwings() -> None:
    """Give xlwings the LibreOffice of the stage; runs by itself when the environment's ``python`` starts.

    What was shown is appended to ``kabar.jsonl`` at the end of the process. A second call does nothing.
    """
    from sakip_xl.workbook.live.light_import import without_optional

    handover = json.loads((Path(sys.prefix) / _HANDOVER).read_text())
    with without_optional():
        from sakip_xl.workbook.live.excel_host import HOSTS
        from tests.office.host import LibreOfficeHost
        from tests.office.message_box import AppWithMessageBoxes
        from tests.office_engine import register
    app: Any = register(handover["alamat"], handover["pid"], AppWithMessageBoxes).impl
    person: Any = SimpleNamespace(obstacle=None, stop_answers=[])  # the person is at the screen
    HOSTS["libreoffice"] = lambda: LibreOfficeHost(person)
    atexit.register(_report, Path(handover["folder"]) / "kabar.jsonl", app)


def _report(file: Path, app: Any) -> None:
    entry = {"argumen": sys.orig_argv[1:], "pesan": [p.prompt for p in app.messages], "status": app.status}
    with file.open("a") as stream:
        stream.write(json.dumps(entry) + "\n")
