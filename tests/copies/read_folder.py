"""A process that reads every file of a folder as a recap does, and prints what that cost it."""

from __future__ import annotations

import json
import re
import sys
import time
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.returned import read_alone
from sakip_xl.actions.returned_files import FileKind, files_in
from sakip_xl.workbook.xlsx.file_book import FileShelf


def most_memory() -> float:
    """The most megabytes that this process ever had.

    ``getrusage`` tells that of the process it came from, where that had more.
    """
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s*(\d+) kB", status)[0]) / 1024


if __name__ == "__main__":
    start, before = time.process_time(), most_memory()
    for file, kind in files_in(Path(sys.argv[1])):
        if kind is FileKind.WORKBOOK:
            read_alone(FileShelf(), file, datetime(2026, 7, 7, 9, 30))
    cost = {"seconds": time.process_time() - start, "megabytes": most_memory(), "start": before}
    print(json.dumps(cost))
