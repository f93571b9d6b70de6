"""Recalculates books in LibreOffice and compares every formula cell with the value we stored.

``Office.recalculate`` takes several books in one call, since starting LibreOffice is the slow part.
"""

from __future__ import annotations

import math
import os
import shutil
import signal
import subprocess
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from tests.office.xlsx_cells import Cell, Galat, Nilai, read_cells, strip_values

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_LIMIT_SECONDS = 300

# 0 = always: without it LibreOffice believes the values stored by a program it takes for Excel.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def soffice() -> str | None:
    """Where LibreOffice is; ``None`` when it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


@dataclass(frozen=True, slots=True)
class Difference:
    """A formula cell whose recalculated value is not the stored one."""

    tempat: str
    rumus: str
    tersimpan: Nilai
    dihitung: Nilai


@dataclass(slots=True)
class RecalcResult:
    """What recalculating one book showed."""

    dibandingkan: int = 0
    beda: list[Difference] = field(default_factory=list)
    galat: list[str] = field(default_factory=list)

    @property
    def cocok(self) -> bool:
        """Whether there were formulas, all as stored, and no cell in error."""
        return self.dibandingkan > 0 and not self.beda and not self.galat


class Office:
    """LibreOffice, headless, on a profile of its own below ``base``."""

    def __init__(self, base: Path) -> None:
        self._base = base
        self._profile = base / "profil"
        self._counter = count()
        user = self._profile / "user"
        user.mkdir(parents=True)
        (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")

    def recalculate(self, files: Sequence[Path]) -> dict[Path, RecalcResult]:
        """Recalculate each book from stripped values and compare; the books stay untouched.

        A formula cell that LibreOffice lost, or one of the stripped cells that was not compared,
        raises ``AssertionError``: a comparison of nothing must not look like agreement.
        """
        work_folder = self._folder()
        copies = {book: work_folder / f"{number:03d}.xlsx" for number, book in enumerate(files)}
        emptied = {book: strip_values(book, destination) for book, destination in copies.items()}
        result_folder = work_folder / "hasil"
        self._convert(list(copies.values()), "xlsx:Calc MS Excel 2007 XML", result_folder)
        results = {}
        for origin, destination in copies.items():
            results[origin] = compare(read_cells(origin), read_cells(result_folder / destination.name))
            assert results[origin].dibandingkan == emptied[origin], (
                f"{origin.name}: not every formula was read"
            )
        return results

    def resave(self, file: Path, destination: Path, kind: str = "xlsx") -> Path:
        """Open a book and save it into folder ``destination``, as somebody who works in LibreOffice does."""
        self._convert([file], {"xlsx": "xlsx:Calc MS Excel 2007 XML"}.get(kind, kind), destination)
        return destination / f"{file.stem}.{kind}"

    def open_csv(self, file: Path, destination: Path, language: int) -> Path:
        """Open a file of tab-separated texts as if each was typed under a language, and save it as a book.

        ``language``: its number in the options of the CSV filter. Numbers, dates and percents are detected.
        """
        kind = "xlsx:Calc MS Excel 2007 XML"
        self._convert([file], kind, destination, f"--infilter=CSV:9,34,76,1,,{language},false,true")
        return destination / f"{file.stem}.xlsx"

    def convert_to_pdf(self, file: Path, destination: Path) -> Path:
        """Print a book, all sheets, or a Word file to PDF in a folder, as its page setup says."""
        part = "writer" if file.suffix == ".docx" else "calc"
        self._convert([file], f"pdf:{part}_pdf_Export", destination)
        return destination / f"{file.stem}.pdf"

    def _folder(self) -> Path:
        folder = self._base / f"kerja{next(self._counter)}"
        folder.mkdir()
        return folder

    def _convert(self, files: Sequence[Path], kind: str, destination: Path, *options: str) -> None:
        """Convert all files in one start of LibreOffice; it exits 0 even when a file did not come out."""
        program = soffice()
        assert program is not None, "LibreOffice (soffice) is not installed"
        command = [
            program,
            f"-env:UserInstallation={self._profile.resolve().as_uri()}",
            "--headless",
            *options,
        ]
        command += ["--norestore", "--convert-to", kind, "--outdir", str(destination), *map(str, files)]
        output = _run(command)
        suffix = "." + kind.partition(":")[0]
        missing = [path.name for path in files if not (destination / path.name).with_suffix(suffix).exists()]
        assert not missing, f"LibreOffice did not convert {missing}: {output}"


def to_png(pdf: Path, *, dpi: int = 70) -> list[Path]:
    """Turn a PDF into one picture a page, beside it, in page order."""
    program = shutil.which("pdftoppm")
    assert program is not None, "pdftoppm (poppler-utils) is not installed"
    _run([program, "-r", str(dpi), "-png", str(pdf), str(pdf.with_suffix(""))])
    return sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))


def compare(stored: dict[str, Cell], computed: dict[str, Cell]) -> RecalcResult:
    """Compare the formula cells of a book with the same book recalculated."""
    result = RecalcResult()
    for place, cell in stored.items():
        if cell.rumus is None:
            continue
        other = computed.get(place, Cell(None, ""))
        assert other.rumus is not None, f"{place}: LibreOffice lost the formula ={cell.rumus}"
        result.dibandingkan += 1
        if isinstance(other.nilai, Galat):
            result.galat.append(f"{place}: {other.nilai.teks} of ={cell.rumus}")
        if not same(cell.nilai, other.nilai):
            result.beda.append(Difference(place, cell.rumus, cell.nilai, other.nilai))
    return result


def same(stored: Nilai, computed: Nilai) -> bool:
    """Whether two values are one: numbers within 1e-9 (relative and absolute), all else exactly.

    LibreOffice has no truth type, only a number format: TRUE may come back as 1.
    """
    if isinstance(stored, (bool, float)) and isinstance(computed, (bool, float)):
        return math.isclose(stored, computed, rel_tol=1e-9, abs_tol=1e-9)
    return type(stored) is type(computed) and stored == computed


def _run(command: Sequence[str]) -> str:
    """Run a program to its end and return what it said; past the limit, end it with all it started."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        try:
            output, _ = process.communicate(timeout=_LIMIT_SECONDS)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            raise
    assert process.returncode == 0, f"{command[0]}: {output}"
    return output
