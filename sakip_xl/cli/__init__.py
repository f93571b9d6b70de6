"""The command line: every button's headless twin, in Indonesian, with ``--json`` and exit codes.

Exit: 0 done; 1 findings that block; 2 wrong use; 3 refused by the SOP; 4 file or structure not usable;
9 our fault (design.md 6).
"""

from __future__ import annotations

import json
import sys
import tempfile
import traceback
from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sakip_xl.actions.hasil import Hasil
from sakip_xl.cli.argumen import susun_pengurai
from sakip_xl.cli.bahasa import SalahPakaiError
from sakip_xl.errors import SakipError, Temuan

_TANDA = {"salah": "SALAH     ", "peringatan": "PERINGATAN", "info": "INFO      "}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status and never lets a traceback reach staff."""
    for saluran in (sys.stdout, sys.stderr):
        if hasattr(saluran, "reconfigure"):
            saluran.reconfigure(encoding="utf-8", errors="replace")
    try:
        return _jalankan(susun_pengurai().parse_args(argv))
    except SalahPakaiError as galat:
        sys.stderr.write(f"{galat}\n")
        if "--json" in (sys.argv[1:] if argv is None else argv):
            _cetak_json({"pesan": str(galat), "temuan": []})
        return 2
    except SystemExit as selesai:  # argparse leaves so after --help and --version
        return int(selesai.code or 0)
    except KeyboardInterrupt:
        sys.stderr.write("Dihentikan. Yang belum selesai tidak disimpan.\n")
        return 130


def _jalankan(pilihan: Namespace) -> int:
    try:
        hasil: Hasil = pilihan.jalankan(pilihan)
    except SalahPakaiError:
        raise
    except SakipError as galat:
        return _tolak(pilihan, galat)
    except Exception as galat:  # noqa: BLE001 - the last guard: staff get a sentence and a log file
        return _salah_kami(pilihan, galat)
    _cetak(pilihan, hasil.pesan, hasil.ke_dict(), hasil.temuan)
    return hasil.keluar


def _tolak(pilihan: Namespace, galat: SakipError) -> int:
    data = {
        "pesan": f"{galat.temuan.pesan} {galat.temuan.saran}",
        "kode": galat.kode,
        "temuan": [satu.ke_dict() for satu in galat.semua],
    }
    _cetak(pilihan, f"{galat.kode}: {data['pesan']}", data, galat.rincian, galat=True)
    return galat.keluar


def _salah_kami(pilihan: Namespace, galat: Exception) -> int:
    """Our fault: the traceback goes to a log file, its place to staff."""
    log = Path(tempfile.gettempdir()) / f"sakip-{datetime.now():%Y%m%d-%H%M%S}.log"
    try:
        log.write_text("".join(traceback.format_exception(galat)), encoding="utf-8")
        tempat = str(log)
    except OSError:
        tempat = "(log tidak dapat ditulis)"
    return _tolak(pilihan, SakipError("SKP-901", nilai=type(galat).__name__, log=tempat))


def _cetak_json(data: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, default=str) + "\n")


def _cetak(
    pilihan: Namespace, pesan: str, data: dict[str, Any], temuan: Sequence[Temuan], *, galat: bool = False
) -> None:
    """One JSON object on stdout, or the message and one block a finding."""
    if pilihan.json:
        _cetak_json(data)
        return
    saluran = sys.stderr if galat else sys.stdout
    saluran.write(f"{pesan}\n")
    for satu in temuan:
        tempat = " ".join(bagian for bagian in (satu.berkas, satu.tempat) if bagian)
        saluran.write(f"  {_TANDA[satu.tingkat]} {satu.kode} {tempat}\n")
        saluran.write(f"      {satu.pesan} {satu.saran}\n")
