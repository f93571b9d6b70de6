"""How long all documents of the demo take: ``python tests/bench/bench_naskah.py [rounds]``.

Every paper of every kind is composed and made from our own templates, in this process and without its start.
Beside it, in the same round, LibreOffice starts, opens one of them, the report on measuring, and gives its
text; the ratio is what counts, because a busy machine slows both.
"""

from __future__ import annotations

import subprocess
import sys
import time
from datetime import datetime
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

NOW = datetime(2026, 7, 20, 9)
OPENED = "laporan-pengukuran_0.docx"


def make_all(master: Path, folder: Path) -> int:
    """Make every document of Triwulan II in a folder; gives how many."""
    from sakip_xl.data import __file__ as data_file
    from sakip_xl.documents.base import Source
    from sakip_xl.documents.papers import PAPERS
    from sakip_xl.documents.template import fill
    from sakip_xl.schema.load import load_master
    from sakip_xl.workbook.xlsx.file_book import open_book

    templates = Path(data_file).parent / "templat"
    source = Source(load_master(open_book(master, now=lambda: NOW).read()).master, 2, NOW)
    made = 0
    for kind in PAPERS.values():
        for number, paper in enumerate(kind.compose(source)):
            tags = paper.issued("N/1", 1, NOW.date())
            drawn = kind.draw(tags, paper.draft) if kind.draw else fill(templates / kind.template, tags)
            (folder / f"{kind.jenis}_{number}{kind.suffix}").write_bytes(drawn)
            made += 1
    return made


def open_one(path: Path, profile: Path) -> None:
    """Let LibreOffice start, open one document and give its text."""
    command = ["soffice", f"-env:UserInstallation={profile.as_uri()}", "--headless", "--cat", str(path)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own words


def main(rounds: int) -> None:
    """Print the figures of each round and the median ratio."""
    from sakip_xl.actions.demo import demo
    from sakip_xl.workbook.xlsx.file_book import FileShelf

    ratios = []
    with TemporaryDirectory() as name:
        folder = Path(name)
        demo(FileShelf(), folder / "demo")
        [master] = (folder / "demo").glob("*.xlsx")
        (papers := folder / "naskah").mkdir()
        make_all(master, papers)
        open_one(papers / OPENED, folder / "profil")  # the first start makes the profile
        for _ in range(rounds):
            begin = time.perf_counter()
            made = make_all(master, papers)
            middle = time.perf_counter()
            open_one(papers / OPENED, folder / "profil")
            end = time.perf_counter()
            ours, office = middle - begin, end - middle
            ratios.append(ours / office)
            print(f"{made} naskah {ours:.2f} s, LibreOffice {office:.2f} s, rasio {ratios[-1]:.2f}")
    print(f"rasio tengah {median(ratios):.2f}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
