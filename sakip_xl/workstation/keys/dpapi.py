"""Bind bytes to the Windows account (DPAPI), so that a copied file is worth nothing elsewhere.

Called through ``ctypes``; not one line of it could be run where it was written, README lists it among what a
Windows PC still has to show. Where it cannot be had the bytes stay as they are, and the PIN alone locks them.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

NONE, ACCOUNT = "tanpa", "akun"
_NO_DIALOG = 0x1  # CRYPTPROTECT_UI_FORBIDDEN


class _Blob(ctypes.Structure):
    _fields_ = (("size", ctypes.c_uint32), ("data", ctypes.c_void_p))


def protect(data: bytes) -> tuple[bytes, str]:
    """The bytes bound to the account, and how; as they are where the system cannot."""
    bound = _call("CryptProtectData", data) if sys.platform == "win32" else None
    return (data, NONE) if bound is None else (bound, ACCOUNT)


def unprotect(data: bytes, bound: str) -> bytes:
    """The bytes again; ``ValueError`` for those of another account or computer."""
    if bound == NONE:
        return data
    plain = _call("CryptUnprotectData", data) if bound == ACCOUNT and sys.platform == "win32" else None
    if plain is None:
        msg = "bound to another account"
        raise ValueError(msg)
    return plain


def _call(name: str, data: bytes) -> bytes | None:
    """One of the two calls of crypt32; ``None`` when Windows says no."""
    libraries: Any = ctypes
    kept = ctypes.create_string_buffer(data, len(data))
    given, result = _Blob(len(data), ctypes.cast(kept, ctypes.c_void_p)), _Blob()
    function = getattr(libraries.windll.crypt32, name)
    done = function(ctypes.byref(given), None, None, None, None, _NO_DIALOG, ctypes.byref(result))
    if not done:
        return None
    try:
        return ctypes.string_at(result.data or 0, result.size)
    finally:
        libraries.windll.kernel32.LocalFree(ctypes.c_void_p(result.data))
