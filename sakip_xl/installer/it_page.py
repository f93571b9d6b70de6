"""The page for who looks after the office's computers: what runs, what stops it, what to allow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from sakip_xl import __version__
from sakip_xl.domain.wording import tanggal
from sakip_xl.errors import SakipError
from sakip_xl.installer.machine import ADDIN_NAME, Machine, Places
from sakip_xl.installer.material import addin_bytes
from sakip_xl.installer.registry import DEFENDER
from sakip_xl.workstation.user_folder import user_folder

PAGE_NAME = "Diagnosa-SAKIP.txt"


def write_it_page(machine: Machine, data: Mapping[str, Any]) -> Path:
    """Write the page of today into the person's folder; refused when that cannot be written (SKP-592)."""
    page = user_folder() / PAGE_NAME
    try:
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(it_page(machine, data, date.today()), encoding="utf-8-sig")
    except OSError as galat:
        raise SakipError("SKP-592", nilai=str(page.parent)) from galat
    return page


def it_page(machine: Machine, data: Mapping[str, Any], today: date) -> str:
    """The page as plain text, from the outcome of ``diagnosa`` (``data`` as in ``--json``)."""
    lines = [
        "SAKIP KECAMATAN: KETERANGAN UNTUK PENGELOLA KOMPUTER",
        f"Dibuat Diagnosa pada {tanggal(today)}, sakip_xl versi {__version__}, {data['sistem']}.",
        "",
        "1. YANG DIPASANG (tanpa hak administrator, tanpa layanan, tanpa jaringan)",
        *_installed(machine),
        "   Melepas: LEPAS.cmd menghapus tepat yang dipasang.",
        "",
        "2. YANG DIJALANKAN",
        f"   Tombol pada {ADDIN_NAME} memulai satu proses lewat WScript.Shell:",
        '   python.exe -I -m sakip_xl.buttons "<tombol>" "--wb=<buku>" "--from_xl=1" "--hwnd=<jendela>"',
        "   Proses itu membaca dan menulis buku yang terbuka lewat COM, lalu berakhir.",
        "",
        "3. HASIL PEMERIKSAAN",
        *_outcomes(data["periksa"]),
        "",
        "4. YANG PERLU DIIZINKAN BILA KEBIJAKAN KANTOR MEMBATASI",
        "   - Windows 10 atau lebih baru, 64-bit; Excel 2013 atau lebih baru, sebaiknya satu saja.",
        "   - Python dari python.org, bukan dari Microsoft Store, di disk komputer ini.",
        "   - Protected View: buku dari surel atau unduhan dibuka dengan Enable Editing; folder kerja SAKIP",
        "     bukan Unsafe Location pada kebijakan Office.",
        "   - Makro di folder awal Excel (XLSTART) milik akun ini, lokasi tepercaya bawaan Excel.",
        f"   - List of managed add-ins: nama {ADDIN_NAME}, nilai 2.",
        "   - Microsoft Defender, ASR: pengecualian untuk python.exe di atas dari aturan",
        *(f"     {rule} ({meaning})" for rule, meaning in DEFENDER.items()),
        "",
    ]
    return "\n".join(lines)


def _installed(machine: Machine) -> Iterator[str]:
    """The files of this account; where their place is unknown, why."""
    try:
        places: Places[Any] = machine.places()
    except SakipError as galat:
        yield f"   {galat.temuan.pesan}"
        return
    yield f"   Tambahan Excel: {places.addin}"
    yield f"   SHA-256 yang benar: {sha256(addin_bytes()).hexdigest()}"
    yield f"   Setelan: {places.config}"
    yield f"   Log: {places.log}"
    yield f"   Python: {machine.python}"


def _outcomes(outcomes: list[dict[str, str]]) -> Iterator[str]:
    for outcome in outcomes:
        yield f"   {outcome['nama']}: {outcome['keadaan']}"
        yield from (f"      {outcome[key]}" for key in ("keterangan", "perbaikan") if outcome[key])
