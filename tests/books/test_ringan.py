"""Libraries that a click does not need are not loaded by it, and are there again afterwards."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sakip_xl.books.ringan import PILIHAN_XLWINGS, tanpa_pilihan

AKAR = Path(__file__).parents[2]


def jalankan(perintah: str) -> str:
    hasil = subprocess.run(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, "-c", perintah], cwd=AKAR, capture_output=True, text=True, check=False
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
