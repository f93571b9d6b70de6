"""Word documents as PDF, by the program that this computer has: Word on Windows, LibreOffice elsewhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

_SECONDS_TO_START, _SECONDS_EACH = 90, 10
_NO_WINDOW = 0x08000000  # CREATE_NO_WINDOW of Windows
_SOFFICE = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
_WORD = """
$ErrorActionPreference = 'Stop'
$work = Get-Content -Raw -Encoding UTF8 $env:SAKIP_PDF | ConvertFrom-Json
$word = New-Object -ComObject Word.Application
try {
    $word.Visible = $false; $word.DisplayAlerts = 0; $word.AutomationSecurity = 3
    foreach ($item in $work) {
        $document = $word.Documents.Open($item.docx, $false, $true, $false)
        $document.ExportAsFixedFormat($item.pdf, 17)
        $document.Close($false)
    }
} finally { $word.Quit($false) }
"""
"""17 is wdExportFormatPDF; 3 keeps the macros of a template from running."""

Converter = Callable[[Sequence[Path], Path], None]


def converters() -> list[Converter]:
    """The programs of this computer that make a PDF of a Word file, the best first; none is an empty list."""
    result: list[Converter] = []
    powershell = shutil.which("powershell") if sys.platform == "win32" else None
    if powershell is not None:
        result.append(lambda documents, folder: _by_word(powershell, documents, folder))
    program = soffice()
    if program is not None:
        result.append(lambda documents, folder: _by_libreoffice(program, documents, folder))
    return result


def soffice() -> str | None:
    """Where LibreOffice is; ``None`` when it is not installed."""
    named = shutil.which("soffice") or shutil.which("libreoffice")
    return named or next((path for path in _SOFFICE if Path(path).is_file()), None)


def to_pdf(documents: Sequence[Path], folder: Path) -> list[Path]:
    """Make a PDF of each document in ``folder``, all in one start of the program; gives those that came out.

    A program that is missing, fails or hangs leaves the next one to try; the documents stay as they are.
    """
    wanted = {document: folder / f"{document.stem}.pdf" for document in documents}
    for convert in converters():
        missing = [document for document, pdf in wanted.items() if not pdf.is_file()]
        if missing:
            convert(missing, folder)
    return [pdf for pdf in wanted.values() if pdf.is_file()]


def _by_libreoffice(program: str, documents: Sequence[Path], folder: Path) -> None:
    """A profile of its own: a LibreOffice that is open on the screen is neither joined nor closed."""
    with TemporaryDirectory(prefix="sakip-", ignore_cleanup_errors=True) as profile:
        command = [program, f"-env:UserInstallation={Path(profile).resolve().as_uri()}", "--headless"]
        command += ["--norestore", "--convert-to", "pdf", "--outdir", str(folder)]
        _run([*command, *map(str, documents)], len(documents))


def _by_word(powershell: str, documents: Sequence[Path], folder: Path) -> None:
    """Word itself, opened without a window, each document read-only; a workbook is left to the others."""
    work = [
        {"docx": str(path.absolute()), "pdf": str((folder / f"{path.stem}.pdf").absolute())}
        for path in documents
        if path.suffix == ".docx"
    ]
    with TemporaryDirectory(prefix="sakip-", ignore_cleanup_errors=True) as place:
        listed = Path(place) / "pdf.json"
        listed.write_text(json.dumps(work), encoding="utf-8")
        command = [powershell, "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass"]
        _run([*command, "-Command", _WORD], len(documents), SAKIP_PDF=str(listed))


def _run(command: Sequence[str], count: int, **environment: str) -> None:
    """Run a program to its end; one that fails or hangs is stopped, and its missing PDF tell it."""
    process = None
    try:
        process = subprocess.Popen(  # noqa: S603 the office program of this computer, no shell
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **environment},
            creationflags=_NO_WINDOW if sys.platform == "win32" else 0,
            start_new_session=sys.platform != "win32",
        )
        process.wait(_SECONDS_TO_START + _SECONDS_EACH * count)
    except OSError:
        return
    except subprocess.TimeoutExpired:
        if process is not None:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """End a program with all that it started."""
    if sys.platform == "win32":
        process.kill()
    else:
        os.killpg(process.pid, 9)
    process.wait()
