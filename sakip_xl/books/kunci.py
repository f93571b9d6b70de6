"""Whether somebody else has the file open: the owner files that Excel and LibreOffice put beside it."""

from __future__ import annotations

from pathlib import Path

from sakip_xl.errors import SakipError

_TANPA_NAMA = "pemakai tidak diketahui"


def periksa_kunci(jalur: Path) -> None:
    """Refuse (SKP-520) when an owner file stands beside the file.

    A stale one (after a crash) cannot be told from a live one, so the refusal names it and says when it
    may be deleted; it is never deleted here.
    """
    for program, nama, pemilik in (
        ("Excel", f"~${jalur.name}", _pemilik_excel),
        ("LibreOffice", f".~lock.{jalur.name}#", _pemilik_libreoffice),
    ):
        kunci = jalur.with_name(nama)
        if kunci.exists():
            oleh = pemilik(_isi(kunci)) or _TANPA_NAMA
            raise SakipError("SKP-520", berkas=jalur.name, program=program, nilai=oleh, kunci=nama)


def _isi(kunci: Path) -> bytes:
    try:
        return kunci.read_bytes()
    except OSError:  # Excel keeps its owner file locked while the book is open
        return b""


def _pemilik_excel(isi: bytes) -> str:
    """One byte of length, then the name."""
    return isi[1 : 1 + isi[0]].decode("cp1252", "replace").strip("\0 ") if isi else ""


def _pemilik_libreoffice(isi: bytes) -> str:
    """The first of ``name,login,computer,time,profile;`` that is filled."""
    bagian = isi.decode("utf-8", "replace").split(",")
    return next((satu.strip() for satu in bagian[:2] if satu.strip()), "")
