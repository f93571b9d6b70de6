"""How long a click takes until it has read: ``python tests/bench/bench_start.py [rounds]``.

A new process starts a light button on the master that is open in LibreOffice, as the add-in would. Its
time until it could read, had the copy that the program saves, and had read the whole book, is put beside
``python -c "import xlwings"`` of the same round, so that a busy machine slows both; the ratio is what
counts. What the harness takes to reach LibreOffice is taken off, because Excel needs none of it; saving
the copy is LibreOffice's own time and tells nothing about Excel.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sakip_xl.workbook.xlsx.package import Package
    from sakip_xl.workbook.xlsx.reader import BookAsRead
    from tests.office.display import Display

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

LIGHT_IMPORT = """from sakip_xl.workbook.live.light_import import without_optional
with without_optional():
    import xlwings"""
AIM = 0.2
"""Seconds of our own that a light button may take, beyond a light ``import xlwings``."""


def clicked_process(address: str, pid: str, name: str) -> None:
    """The clicked process: import what a light button needs, reach the book, read it."""
    from sakip_xl import buttons
    from sakip_xl.workbook.live.light_import import without_optional

    with without_optional():
        import xlwings
    from importlib import import_module

    from sakip_xl.click.launch_args import LaunchArgs, find_book
    from sakip_xl.workbook.live import reader
    from sakip_xl.workbook.xlsx import reader as xlsx_reader

    import_module("sakip_xl.actions.status")
    import_module("sakip_xl.workbook.live.book")
    ready = time.time()
    from sakip_xl.workbook.live.excel_host import HOSTS
    from tests.office.host import LibreOfficeHost
    from tests.office_engine import register

    register(address, int(pid))
    HOSTS["libreoffice"] = lambda: LibreOfficeHost(None)  # type: ignore[arg-type]
    harness = time.time() - ready
    book = find_book(LaunchArgs("status", name), list(xlwings.apps))
    assert book is not None
    opened_book, moments, original = buttons.open_book(book), [], xlsx_reader.parse_book

    def parse_book(package: Package, kind: str | None = None) -> BookAsRead:
        moments.append(time.time())
        return original(package, kind)

    vars(reader)["parse_book"] = parse_book
    opened_book.read()
    print(json.dumps([ready, moments[0] - harness, time.time() - harness]))


def timed_run(*command: str) -> tuple[float, str]:
    """When a process was started and what it printed."""
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    begin = time.time()
    result = subprocess.run(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, *command], env=environment, capture_output=True, text=True, check=True
    )
    return begin, result.stdout


def imports_of(command: str) -> float:
    """Seconds of one process that only imports."""
    begin, _ = timed_run("-c", command)
    return time.time() - begin


def main() -> None:
    """Print the median seconds of every stage, and the ratio."""
    from tests.office.display import Display

    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with TemporaryDirectory(prefix="sakip-") as folder:
        display = Display(Path(folder))
        try:
            book = display.open_book(ROOT / "workbooks" / "SAKIP-Contoh.xlsx")
            measured = [_round_times(display, book.name) for _ in range(rounds + 1)][
                1:
            ]  # the first warms the disk
        finally:
            display.close()
    full, light, *stages = (median(times) for times in zip(*measured, strict=True))
    print(f"import xlwings            {full:.3f} s; without its optional libraries {light:.3f} s")
    for index, name in enumerate(("ready to read", "copy saved", "whole book read"), 2):
        ratio = median(times[index] / times[0] for times in measured)
        print(f"click to {name:<17}{stages[index - 2]:.3f} s = {ratio:.2f} x import xlwings")
    own = median(times[2] - times[1] for times in measured)
    print(f"of our own until ready    {own:.3f} s, aim {AIM:.3f} s")


def _round_times(display: Display, name: str) -> list[float]:
    """Seconds of both imports, then from the start of a click to each of its moments."""
    full, light = imports_of("import xlwings"), imports_of(LIGHT_IMPORT)
    begin, output = timed_run(__file__, "--anak", display.address, str(display.app.pid), name)
    return [full, light, *(moment - begin for moment in json.loads(output))]


if __name__ == "__main__":
    clicked_process(*sys.argv[2:]) if sys.argv[1:2] == ["--anak"] else main()
