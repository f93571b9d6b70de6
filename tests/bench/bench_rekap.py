"""How long a recap takes: ``python tests/bench/bench_rekap.py [units] [rounds] [folder]``.

In one run, each as a process of its own: *Pratinjau* and *Rekap* of so many forms of 20 rows by ``sakip``,
beside (a) pandas with openpyxl and (b) pandas with calamine as people write it, a loop over the files that
joins the sheets of answers, and (c) the bare reading of every sheet by calamine, in Rust, without pandas.
None of these three checks anything. The ratios count, because a busy machine slows all; memory is the peak
of the largest process. The office is made once and kept in the folder.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import gettempdir

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

READERS = {
    "pandas + openpyxl": """
import sys, glob, pandas as pd
frames = [pd.read_excel(file, sheet_name=sheet, skiprows=6, engine="openpyxl")
          for file in glob.glob(sys.argv[1] + "/*.xlsx") for sheet in ("Isian", "Anggaran")]
print(len(pd.concat(frames)))""",
    "pandas + calamine": """
import sys, glob, pandas as pd
frames = [pd.read_excel(file, sheet_name=sheet, skiprows=6, engine="calamine")
          for file in glob.glob(sys.argv[1] + "/*.xlsx") for sheet in ("Isian", "Anggaran")]
print(len(pd.concat(frames)))""",
    "calamine": """
import sys, glob, python_calamine
rows = 0
for file in glob.glob(sys.argv[1] + "/*.xlsx"):
    book = python_calamine.CalamineWorkbook.from_path(file)
    for sheet in book.sheet_names:
        rows += len(book.get_sheet_by_name(sheet).to_python())
print(rows)""",
}


def measured(command: list[str]) -> tuple[float, int]:
    """Seconds and peak megabytes of a process, its children apart."""
    begin = time.perf_counter()
    pid = os.posix_spawn(command[0], command, {**os.environ, "PYTHONPATH": str(ROOT)})
    _, status, usage = os.wait4(pid, 0)
    if os.waitstatus_to_exitcode(status) not in {0, 1}:
        raise SystemExit(command[-1])
    return time.perf_counter() - begin, usage.ru_maxrss // 1024


def sakip(master: Path, back: Path, *options: str) -> list[str]:
    """The command of a recap."""
    code = "import sys; from sakip_xl.cli import main; sys.exit(main())"
    return [
        sys.executable,
        "-c",
        code,
        "rekap",
        str(master),
        str(back),
        "--triwulan",
        "2",
        "--json",
        *options,
    ]


def main(units: int, rounds: int, folder: Path) -> None:
    """Print the figures of each round and the median ratios."""
    from tests.bench.large_office import large_office

    folder.mkdir(parents=True, exist_ok=True)
    master, back = large_office(folder, units)
    copy = folder / "salinan.xlsx"
    sys.stdout.flush()
    times: dict[str, list[float]] = {}
    for _ in range(rounds):
        shutil.copyfile(master, copy)
        commands = {
            "Pratinjau": sakip(copy, back, "--pratinjau"),
            "Rekap": sakip(copy, back),
            **{name: [sys.executable, "-c", code, str(back)] for name, code in READERS.items()},
        }
        for name, command in commands.items():
            seconds, memory = measured(command)
            times.setdefault(name, []).append(seconds)
            sys.stderr.write(f"{name:20} {seconds:7.2f} s {memory:5d} MB\n")
    for ours in ("Pratinjau", "Rekap"):
        for other in READERS:
            ratio = median(a / b for a, b in zip(times[ours], times[other], strict=True))
            sys.stderr.write(f"{ours} / {other}: {ratio:.2f}\n")


if __name__ == "__main__":
    arguments = [*sys.argv[1:], *("60", "3", str(Path(gettempdir()) / "sakip-bench"))[len(sys.argv) - 1 :]]
    main(int(arguments[0]), int(arguments[1]), Path(arguments[2]))
