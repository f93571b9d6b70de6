"""How long a call to Excel waits while Excel is busy.

Excel turns calls down for a moment when a cell is being typed in, a dialog is open or it is still computing.
xlwings itself knows one of the three codes for that, and tries again without a pause, by default for ever.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import wraps
from typing import Any

PATIENCE = 10.0
"""Seconds after which a busy Excel is given up: the person is told to finish the cell or the dialog."""
_PAUSE = 0.1
_BUSY = {
    0x80010001,  # RPC_E_CALL_REJECTED
    0x8001010A,  # RPC_E_SERVERCALL_RETRYLATER
    0x800AC472,  # VBA_E_IGNORE
}
_WRAPPERS = {
    "COMRetryMethodWrapper": ("__call__",),
    "COMRetryObjectWrapper": ("__getattr__", "__setattr__", "__call__"),
}
"""The classes of xlwings through which every call to Excel goes, and where."""


def be_patient(xlwings_windows: Any) -> None:
    """Let every call of xlwings to Excel wait at most ``PATIENCE`` seconds, with pauses, on each busy code.

    Calling it again changes nothing.
    """
    if xlwings_windows.N_COM_ATTEMPTS == 1:
        return
    xlwings_windows.N_COM_ATTEMPTS = 1  # xlwings' own loop, which does not pause, tries once
    for name, methods in _WRAPPERS.items():
        wrapper = getattr(xlwings_windows, name)
        for method in methods:
            setattr(wrapper, method, waiting(getattr(wrapper, method), xlwings_windows.ExcelBusyError))


def waiting(call: Callable[..., Any], busy_error: type[Exception]) -> Callable[..., Any]:
    """The call, tried again while Excel is busy."""

    @wraps(call)
    def wait(*args: Any, **kwargs: Any) -> Any:
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return call(*args, **kwargs)
            except Exception as galat:
                if not (isinstance(galat, busy_error) or _is_busy(galat)) or time.monotonic() >= end:
                    raise
            time.sleep(_PAUSE)

    return wait


def _is_busy(galat: Exception) -> bool:
    """Whether COM says so, by the result of the call or within what Excel itself raised."""
    inner = getattr(galat, "excepinfo", None) or ()
    codes = (getattr(galat, "hresult", None), *inner[5:6])
    return any(isinstance(code, int) and code & 0xFFFFFFFF in _BUSY for code in codes)
