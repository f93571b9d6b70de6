"""Documents as PDF by a program of this computer: Word and Excel on Windows, LibreOffice elsewhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
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
        try {
            $document = $word.Documents.Open($item.source, $false, $true, $false)
            $document.ExportAsFixedFormat($item.pdf, 17)
            $document.Close($false)
        } catch { }
    }
} finally { $word.Quit($false) }
"""
"""17 is wdExportFormatPDF; 3 keeps macros of a template from running. One that fails leaves the others."""

_EXCEL = """
$ErrorActionPreference = 'Stop'
$work = Get-Content -Raw -Encoding UTF8 $env:SAKIP_PDF | ConvertFrom-Json
$excel = New-Object -ComObject Excel.Application
try {
    $excel.Visible = $false; $excel.DisplayAlerts = $false; $excel.AutomationSecurity = 3
    foreach ($item in $work) {
        try {
            $book = $excel.Workbooks.Open($item.source, 0, $true)
            $book.ExportAsFixedFormat(0, $item.pdf)
            $book.Close($false)
        } catch { }
    }
} finally { $excel.Quit() }
"""
"""A second Excel without window and add-ins: the one on the screen is left alone. 0 is xlTypePDF."""

_BY_SUFFIX = {".docx": _WORD, ".xlsx": _EXCEL}
"""What opens each kind of document on Windows."""

Converter = Callable[[Sequence[Path], Path], None]


def converters() -> list[Converter]:
    """The programs of this computer that make a PDF of a document, the best first; none is an empty list."""
    result: list[Converter] = []
    powershell = shutil.which("powershell") if sys.platform == "win32" else None
    if powershell is not None:
        result.append(lambda documents, folder: _by_office(powershell, documents, folder))
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

    A program that is missing, fails or hangs leaves the next one to try; the documents stay as they are. It
    is given copies, so that neither the mark with which it holds a file nor half a PDF is left in ``folder``.
    """
    wanted = {document: folder / f"{document.stem}.pdf" for document in documents}
    with TemporaryDirectory(prefix="sakip-", ignore_cleanup_errors=True) as place:
        for convert in converters():
            missing = [document for document, pdf in wanted.items() if not pdf.is_file()]
            copies = [copy for copy in (_copied(each, Path(place)) for each in missing) if copy.is_file()]
            if copies:
                convert(copies, Path(place))
            for made in filter(is_whole_pdf, (copy.with_suffix(".pdf") for copy in copies)):
                shutil.move(made, folder / made.name)
    return [pdf for pdf in wanted.values() if pdf.is_file()]


def is_whole_pdf(path: Path) -> bool:
    """Whether a file is a PDF from its first mark to its last."""
    return path.is_file() and has_pdf_marks(path.read_bytes())


def has_pdf_marks(content: bytes) -> bool:
    """Whether a content begins and ends as that of a PDF."""
    return content.startswith(b"%PDF-") and b"%%EOF" in content[-2048:]


def _copied(document: Path, place: Path) -> Path:
    """Where the copy of a document is for a program to open; of one that cannot be read there is none."""
    copy = place / document.name
    with suppress(OSError):
        shutil.copyfile(document, copy)
    return copy


def _by_libreoffice(program: str, documents: Sequence[Path], folder: Path) -> None:
    """A profile of its own: a LibreOffice that is open on the screen is neither joined nor closed."""
    with TemporaryDirectory(prefix="sakip-", ignore_cleanup_errors=True) as profile:
        command = [program, f"-env:UserInstallation={Path(profile).resolve().as_uri()}", "--headless"]
        command += ["--norestore", "--convert-to", "pdf", "--outdir", str(folder)]
        _run([*command, *map(str, documents)], len(documents))


def _by_office(powershell: str, documents: Sequence[Path], folder: Path) -> None:
    """Word and Excel themselves, each opened without a window, each document read-only."""
    for suffix, script in _BY_SUFFIX.items():
        mine = [path for path in documents if path.suffix == suffix]
        if mine:
            _by_program(powershell, script, mine, folder)


def _by_program(powershell: str, script: str, documents: Sequence[Path], folder: Path) -> None:
    work = [
        {"source": str(path.absolute()), "pdf": str((folder / f"{path.stem}.pdf").absolute())}
        for path in documents
    ]
    with TemporaryDirectory(prefix="sakip-", ignore_cleanup_errors=True) as place:
        listed = Path(place) / "pdf.json"
        listed.write_text(json.dumps(work), encoding="utf-8")
        command = [powershell, "-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass"]
        _run([*command, "-Command", script], len(documents), SAKIP_PDF=str(listed))


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
