"""Mutate forms and masters many times and report: ``python tests/copies/fuzz_copies.py N [SEED]``.

Every tenth file is a master. ``gagal`` names what must not be: a crash, more than 2 s, a value that openpyxl
does not find in its cell; the number beside it and the seed bring the file about again.
"""

from __future__ import annotations

import json
import resource
import sys
import tempfile
from pathlib import Path

from sakip_xl.actions import returned
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.actions.office import NOW
from tests.copies.copies_office import build_office
from tests.copies.fuzzing import Fuzz


def main(count: int, seed: int) -> None:
    """Run and print the figures as JSON."""
    returned.APART = 0
    with tempfile.TemporaryDirectory() as name:
        office = build_office(Path(name))
        master = Path(name) / "asal.xlsx"
        FileBook(master, now=lambda: NOW).save(office.content)
        fuzz = Fuzz(office, master, Path(name), seed)
        for number in range(count):
            (fuzz.master if number % 10 == 9 else fuzz.form)(number)
    figures = fuzz.figures
    report = {
        "berkas": count,
        "seed": seed,
        "diambil": figures.taken,
        "ditolak": figures.refused,
        "tidak_dibandingkan": figures.not_compared,
        "kode": dict(figures.codes.most_common()),
        "terlama_detik": round(figures.slowest, 3),
        "memori_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "gagal": figures.wrong,
    }
    print(json.dumps(report, indent=1, ensure_ascii=False))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
