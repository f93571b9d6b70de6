"""The one place that imports xlwings: light, patient, and without what it would do when our process ends.

xlwings loads every library for numbers and pictures that it finds; we use none of them.
"""

from __future__ import annotations

import atexit
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import ModuleType

from sakip_xl.workbook.live.patience import be_patient

OPTIONAL_LIBRARIES = ("PIL", "matplotlib", "numpy", "pandas", "plotly", "polars")
"""What xlwings imports when it is installed and does without when it is not."""


@contextmanager
def without_optional() -> Iterator[None]:
    """Inside the block these libraries cannot be imported; afterwards they can again.

    One that is loaded already stays. Python's import system takes ``None`` in ``sys.modules`` for a module
    that cannot be found, which is the answer xlwings is prepared for. Values then go to Excel as plain
    Python numbers, texts and dates; DataFrames cannot be written by such a process.
    """
    pending = [name for name in OPTIONAL_LIBRARIES if name not in sys.modules]
    sys.modules.update(dict.fromkeys(pending))  # type: ignore[arg-type]
    try:
        yield
    finally:
        for name in pending:
            if sys.modules.get(name, sys) is None:
                del sys.modules[name]


def import_xlwings() -> ModuleType:
    """``xlwings``, imported light; it waits for a busy Excel, and ends none when this process ends.

    On Windows xlwings kills, at the exit of Python, every EXCEL.EXE that shows no main window (its issue
    2456). A form open in Protected View is one: a click would close it while staff are working.
    """
    try:
        with without_optional():
            import xlwings
    finally:  # also when it breaks off halfway, the hook set already
        windows = sys.modules.get("xlwings._xlwindows")
        if windows is not None:
            atexit.unregister(windows.cleanup)
            be_patient(windows)
    return xlwings
