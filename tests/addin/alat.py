"""Finds the tools of these tests: a missing one is a skip on a desk and a failure in CI."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[2]
BUKU_JADI = AKAR / "workbooks"
ADDIN = BUKU_JADI / "SAKIP.xlam"
MAKRO = AKAR / "macros"


def alat(nama: str, *jalur: str | None) -> str:
    """The path of a program, from the given places or PATH."""
    ada = next((j for j in jalur if j and Path(j).exists()), None) or shutil.which(nama)
    if ada is None:
        tanpa = f"{nama} is not installed"
        if os.environ.get("CI"):
            pytest.fail(tanpa)
        pytest.skip(tanpa)
    return ada
