"""The command line: every button's headless twin, in Indonesian, with ``--json`` and exit codes.

Exit: 0 done; 1 findings that block; 2 wrong use; 3 refused by the SOP; 4 file or structure not usable;
9 our fault (design.md 6).
"""

from __future__ import annotations

import json
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import datetime
from typing import Any, TextIO

from sakip_xl.actions.folders import lost_refusal
from sakip_xl.actions.result import Result
from sakip_xl.cli.arguments import compose_parser
from sakip_xl.cli.language import UsageError
from sakip_xl.errors import SakipError, Temuan
from sakip_xl.workstation.log import append_log, fault_text

_MARKS = {"salah": "SALAH     ", "peringatan": "PERINGATAN", "info": "INFO      "}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status and never lets a traceback reach staff."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        return _run(compose_parser().parse_args(argv))
    except UsageError as galat:
        _write(sys.stderr, f"{galat}\n")
        if "--json" in (sys.argv[1:] if argv is None else argv):
            _print_json({"pesan": str(galat), "temuan": []})
        return 2
    except SystemExit as done:  # argparse leaves so after --help and --version
        return int(done.code or 0)
    except KeyboardInterrupt:
        _write(sys.stderr, "Dihentikan. Yang belum selesai tidak disimpan.\n")
        return 130


def _run(options: Namespace) -> int:
    try:
        result: Result = options.run(options)
    except UsageError:
        raise
    except SakipError as galat:
        return _refuse(options, galat)
    except Exception as galat:  # noqa: BLE001 - the last guard: staff get a sentence and a log file
        refusal = lost_refusal(galat) if isinstance(galat, OSError) else None
        return _our_fault(options, galat) if refusal is None else _refuse(options, refusal)
    _print_out(options, "\n".join([result.pesan, *result.lines]), result.to_dict(), result.temuan)
    return result.keluar


def _refuse(options: Namespace, galat: SakipError) -> int:
    data = {
        "pesan": f"{galat.temuan.pesan} {galat.temuan.saran}",
        "kode": galat.kode,
        "temuan": [item.to_dict() for item in galat.semua],
    }
    _print_out(options, f"{galat.kode}: {data['pesan']}", data, galat.rincian, galat=True)
    return galat.keluar


def _our_fault(options: Namespace, galat: Exception) -> int:
    """Our fault: the traceback goes to the log of this computer, its place to staff."""
    log = append_log(fault_text(galat), datetime.now())
    return _refuse(options, SakipError("SKP-901", nilai=type(galat).__name__, log=log))


def _print_json(data: dict[str, Any]) -> None:
    _write(sys.stdout, json.dumps(data, ensure_ascii=False, default=str) + "\n")


def _write(stream: TextIO, text: str) -> None:
    """Write it now; a reader who has enough, as ``head`` does, is no error of ours."""
    try:
        stream.write(text)
        stream.flush()
    except BrokenPipeError:  # nor shall Python complain when it closes the stream at its end
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _print_out(
    options: Namespace, message: str, data: dict[str, Any], temuan: Sequence[Temuan], *, galat: bool = False
) -> None:
    """One JSON object on stdout, or the message and one block a finding."""
    if options.json:
        _print_json(data)
        return
    lines = [message]
    for item in temuan:
        place = " ".join(part for part in (item.berkas, item.tempat) if part)
        lines += [f"  {_MARKS[item.tingkat]} {item.kode} {place}", f"      {item.pesan} {item.saran}"]
    _write(sys.stderr if galat else sys.stdout, "\n".join([*lines, ""]))
