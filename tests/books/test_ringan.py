"""Libraries that a click does not need are not loaded by it, and are there again afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from sakip_xl.books.ringan import PILIHAN_XLWINGS, tanpa_pilihan

AKAR = Path(__file__).parents[2]


def jalankan(perintah: str, *jalur: Path) -> str:
    hasil = subprocess.run(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, "-c", perintah],
        cwd=AKAR,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, [*jalur, AKAR]))},
    )
    assert hasil.stderr == ""
    return hasil.stdout


def test_within_they_cannot_be_imported_and_afterwards_they_can() -> None:
    perintah = """
import sys
from sakip_xl.books.ringan import tanpa_pilihan
try:
    with tanpa_pilihan():
        try:
            import pandas
        except ImportError:
            print("tidak ada")
        1 / 0
except ZeroDivisionError:
    import pandas
    print(pandas.Series([1, 2]).sum())
"""
    assert jalankan(perintah).split() == ["tidak", "ada", "3"]


def test_what_is_loaded_already_stays() -> None:
    import numpy as np

    with tanpa_pilihan():
        assert sys.modules["numpy"] is np


@pytest.mark.parametrize("nama", PILIHAN_XLWINGS)
def test_xlwings_really_does_without_each(nama: str) -> None:
    perintah = "import sys; sys.modules[{0!r}] = None; import xlwings; print(xlwings.__version__)"
    assert jalankan(perintah.format(nama)).startswith("0.")


def test_xlwings_alone_would_load_pandas() -> None:
    assert jalankan("import sys, xlwings; print('pandas' in sys.modules)") == "True\n"


# --- What xlwings does on Windows when Python ends --------------------------------------------------------

XLWINGS_WINDOWS = {
    "__init__.py": "from . import _xlwindows\nengines = []\napps = type('A', (list,), {'active': None})()\n",
    "_xlwindows.py": "import atexit\n@atexit.register\ndef cleanup():\n    print('taskkill')\n",
}
TUAN_EXCEL = """
import sys
from types import SimpleNamespace as N
from sakip_xl import buttons
sys.platform = "win32"
buttons.tuan(N(engine=N(name="excel")))
import xlwings
assert xlwings._xlwindows.N_COM_ATTEMPTS
"""
JALUR = {
    "a click": "import sys\nfrom sakip_xl import buttons\nbuttons.main(['status', '--wb=a.xlsx'])",
    "the self-test": "import sys\nfrom sakip_xl import buttons\nbuttons._BAHAN = ()\nbuttons.main(['--uji'])",
    "a book that somebody else opened": f"import xlwings\n{TUAN_EXCEL}",
    "the host alone": TUAN_EXCEL,
}


@pytest.fixture
def xlwings_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an xlwings that does at import what the real one does on Windows."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))  # the log
    (tmp_path / "xlwings").mkdir()
    for nama, isi in XLWINGS_WINDOWS.items():
        (tmp_path / "xlwings" / nama).write_text(isi)
    return tmp_path


def test_xlwings_alone_would_kill_excel_at_exit(xlwings_windows: Path) -> None:
    assert jalankan("import xlwings", xlwings_windows) == "taskkill\n"


@pytest.mark.parametrize("jalur", JALUR)
def test_no_way_into_xlwings_leaves_its_hand_on_excel(xlwings_windows: Path, jalur: str) -> None:
    hasil = jalankan(f"{JALUR[jalur]}\nassert 'xlwings._xlwindows' in sys.modules", xlwings_windows)
    assert "taskkill" not in hasil


def test_an_xlwings_that_breaks_off_leaves_none_either(xlwings_windows: Path) -> None:
    with (xlwings_windows / "xlwings" / "__init__.py").open("a") as berkas:
        berkas.write("raise ImportError('com_server')\n")
    assert "taskkill" not in jalankan(JALUR["a click"], xlwings_windows)


def test_the_real_xlwings_registers_that_one_hook() -> None:
    ada = find_spec("xlwings")
    assert ada is not None
    assert ada.origin is not None
    teks = Path(ada.origin).with_name("_xlwindows.py").read_text(encoding="utf-8")
    assert (teks.count("atexit.register"), teks.count("@atexit.register\ndef cleanup():")) == (1, 1)
