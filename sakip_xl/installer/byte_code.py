"""Byte code: without it the first click would compile every library and cost seconds."""

from __future__ import annotations

import compileall
from collections.abc import Sequence
from importlib.util import cache_from_source
from pathlib import Path


def compile_libraries(libraries: Sequence[Path]) -> list[Path]:
    """Compile every library that has no byte code yet; returns those for which it could not be written.

    Modules that never compile (templates, samples of other Pythons) do not count: the package's own
    ``__init__`` stands for it.
    """
    for folder in libraries:
        compileall.compile_dir(folder, quiet=2, workers=1)
    return without_byte_code(libraries)


def without_byte_code(libraries: Sequence[Path]) -> list[Path]:
    """The libraries without byte code."""
    return [
        folder for folder in libraries if not Path(cache_from_source(str(folder / "__init__.py"))).exists()
    ]
