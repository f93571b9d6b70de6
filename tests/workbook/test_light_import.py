"""Libraries that a click does not need are not loaded by it, and are there again afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from sakip_xl.workbook.live.light_import import OPTIONAL_LIBRARIES, without_optional

ROOT = Path(__file__).parents[2]


def run(command: str, *paths: Path) -> str:
    result = subprocess.run(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, "-c", command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, [*paths, ROOT]))},
    )
    assert result.stderr == ""
    return result.stdout


def test_within_they_cannot_be_imported_and_afterwards_they_can() -> None:
    command = """
import sys
from sakip_xl.workbook.live.light_import import without_optional
try:
    with without_optional():
        try:
            import pandas
        except ImportError:
            print("tidak ada")
        1 / 0
except ZeroDivisionError:
    import pandas
    print(pandas.Series([1, 2]).sum())
"""
    assert run(command).split() == ["tidak", "ada", "3"]


def test_what_is_loaded_already_stays() -> None:
    import numpy as np

    with without_optional():
        assert sys.modules["numpy"] is np


@pytest.mark.parametrize("name", OPTIONAL_LIBRARIES)
def test_xlwings_really_does_without_each(name: str) -> None:
    command = "import sys; sys.modules[{0!r}] = None; import xlwings; print(xlwings.__version__)"
    assert run(command.format(name)).startswith("0.")


def test_xlwings_alone_would_load_pandas() -> None:
    assert run("import sys, xlwings; print('pandas' in sys.modules)") == "True\n"


# --- What xlwings does on Windows when Python ends --------------------------------------------------------

XLWINGS_WINDOWS = {
    "__init__.py": "from . import _xlwindows\nengines = []\napps = type('A', (list,), {'active': None})()\n",
    "_xlwindows.py": """
import atexit
N_COM_ATTEMPTS = 0
class ExcelBusyError(Exception): ...
class COMRetryMethodWrapper:
    def __call__(self): ...
class COMRetryObjectWrapper(COMRetryMethodWrapper):
    def __getattr__(self, name): ...
@atexit.register
def cleanup():
    print('taskkill')
""",
}
EXCEL_HOST = """
import sys
from types import SimpleNamespace as N
from sakip_xl import buttons
sys.platform = "win32"
buttons.host(N(engine=N(name="excel")))
import xlwings
assert xlwings._xlwindows.N_COM_ATTEMPTS == 1
"""
WAYS = {
    "a click": "import sys\nfrom sakip_xl import buttons\nbuttons.main(['status', '--wb=a.xlsx'])",
    "the self-test": "import sys\nfrom sakip_xl import buttons\nbuttons._BAHAN = ()\nbuttons.main(['--uji'])",
    "a book that somebody else opened": f"import xlwings\n{EXCEL_HOST}",
    "the host alone": EXCEL_HOST,
}


@pytest.fixture
def xlwings_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an xlwings that does at import what the real one does on Windows."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))  # the log
    (tmp_path / "xlwings").mkdir()
    for name, content in XLWINGS_WINDOWS.items():
        (tmp_path / "xlwings" / name).write_text(content)
    return tmp_path


def test_xlwings_alone_would_kill_excel_at_exit(xlwings_windows: Path) -> None:
    assert run("import xlwings", xlwings_windows) == "taskkill\n"


@pytest.mark.parametrize("way", WAYS)
def test_no_way_into_xlwings_leaves_its_hand_on_excel(xlwings_windows: Path, way: str) -> None:
    result = run(f"{WAYS[way]}\nassert 'xlwings._xlwindows' in sys.modules", xlwings_windows)
    assert "taskkill" not in result


def test_an_xlwings_that_breaks_off_leaves_none_either(xlwings_windows: Path) -> None:
    with (xlwings_windows / "xlwings" / "__init__.py").open("a") as file:
        file.write("raise ImportError('com_server')\n")
    assert "taskkill" not in run(WAYS["a click"], xlwings_windows)


def test_the_real_xlwings_registers_that_one_hook() -> None:
    spec = find_spec("xlwings")
    assert spec is not None
    assert spec.origin is not None
    text = Path(spec.origin).with_name("_xlwindows.py").read_text(encoding="utf-8")
    assert (text.count("atexit.register"), text.count("@atexit.register\ndef cleanup():")) == (1, 1)
