"""Keep a click light: xlwings loads every library of numbers and pictures that it finds, we use none."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

PILIHAN_XLWINGS = ("PIL", "matplotlib", "numpy", "pandas", "plotly", "polars")
"""What xlwings imports when it is installed and does without when it is not."""


@contextmanager
def tanpa_pilihan() -> Iterator[None]:
    """Within, these libraries are not there for whoever imports them; afterwards they are again.

    One that is loaded already stays. Python's import system takes ``None`` in ``sys.modules`` for a module
    that cannot be found, which is the answer xlwings is prepared for. Values then go to Excel as plain
    Python numbers, texts and dates; DataFrames cannot be written by such a process.
    """
    belum = [nama for nama in PILIHAN_XLWINGS if nama not in sys.modules]
    sys.modules.update(dict.fromkeys(belum))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for nama in belum:
            if sys.modules.get(nama, sys) is None:
                del sys.modules[nama]
