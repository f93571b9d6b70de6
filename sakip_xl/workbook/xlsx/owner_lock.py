"""Whether somebody else has the file open: the owner files that Excel and LibreOffice put beside it."""

from __future__ import annotations

from pathlib import Path

from sakip_xl.errors import SakipError

_NO_NAME = "pemakai tidak diketahui"


def check_lock(path: Path) -> None:
    """Refuse (SKP-520) when an owner file stands beside the file.

    A stale one (after a crash) cannot be told from a live one, so the refusal names it and says when it
    may be deleted; it is never deleted here.
    """
    for program, lock_name, owner_of in (
        ("Excel", f"~${path.name}", _excel_owner),
        ("LibreOffice", f".~lock.{path.name}#", _libreoffice_owner),
    ):
        lock_file = path.with_name(lock_name)
        if lock_file.exists():
            owner = owner_of(_content(lock_file)) or _NO_NAME
            raise SakipError("SKP-520", berkas=path.name, program=program, nilai=owner, kunci=lock_name)


def _content(lock_file: Path) -> bytes:
    try:
        return lock_file.read_bytes()
    except OSError:  # Excel keeps its owner file locked while the book is open
        return b""


def _excel_owner(content: bytes) -> str:
    """One byte of length, then the name."""
    return content[1 : 1 + content[0]].decode("cp1252", "replace").strip("\0 ") if content else ""


def _libreoffice_owner(content: bytes) -> str:
    """The first of ``name,login,computer,time,profile;`` that is filled."""
    parts = content.decode("utf-8", "replace").split(",")
    return next((part.strip() for part in parts[:2] if part.strip()), "")
