"""Byte code: without it the first click would compile every library and cost seconds."""

from __future__ import annotations

import compileall
from collections.abc import Sequence
from importlib.util import cache_from_source
from pathlib import Path


def kompilasi(pustaka: Sequence[Path]) -> list[Path]:
    """Compile every library that has no byte code yet; gives those for which it could not be written.

    Modules that never compile (templates, samples of other Pythons) do not count: the package's own
    ``__init__`` stands for it.
    """
    for folder in pustaka:
        compileall.compile_dir(folder, quiet=2, workers=1)
    return tanpa_kode_byte(pustaka)


def tanpa_kode_byte(pustaka: Sequence[Path]) -> list[Path]:
    """The libraries without byte code."""
    return [folder for folder in pustaka if not Path(cache_from_source(str(folder / "__init__.py"))).exists()]
