"""Finds the tools of these tests: a missing one is a skip on a developer PC and a failure in CI."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

AKAR = Path(__file__).parents[2]
BUKU_JADI = AKAR / "workbooks"
ADDIN = BUKU_JADI / "SAKIP.xlam"
MAKRO = AKAR / "macros"


def tool(name: str, *paths: str | None) -> str:
    """The path of a program, from the given places or PATH."""
    found = next((j for j in paths if j and Path(j).exists()), None) or shutil.which(name)
    if found is None:
        message = f"{name} is not installed"
        if os.environ.get("CI"):
            pytest.fail(message)
        pytest.skip(message)
    return found
