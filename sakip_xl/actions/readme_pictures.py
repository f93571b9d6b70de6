"""Make the pictures of the README: ``python -m sakip_xl.actions.readme_pictures workbooks/gambar``.

They are pages of a demo played for this purpose, as LibreOffice and pdftoppm (poppler-utils) show them. Both
must be there. They are not byte by byte the same on every computer, so no test compares them that way.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sakip_xl.actions.demo import demo
from sakip_xl.actions.naskah import naskah
from sakip_xl.actions.session import Moment
from sakip_xl.documents.pdf import to_pdf
from sakip_xl.workbook.xlsx.file_book import FileShelf, open_book

_DOTS_PER_INCH = "80"


def _beranda(master: Path, _: datetime) -> Path:
    """The master; Beranda is its first page."""
    return master


def _laporan(master: Path, now: datetime) -> Path:
    """The report of the second SOP, a Word document."""
    book = open_book(master, now=lambda: now)
    result = naskah(book, master.parent / "naskah", moment=Moment(now), jenis="laporan-pengukuran")
    return result.files[0]


PICTURES: Mapping[str, Callable[[Path, datetime], Path]] = {"beranda": _beranda, "laporan": _laporan}


def draw_pictures(destination: Path, now: datetime) -> list[Path]:
    """Play the demo and put the first page of each chosen file into ``destination``, as PNG."""
    destination.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="sakip-") as place:
        folder = Path(place)
        master = Path(demo(FileShelf(), folder / "demo").data["master"])
        return [_draw(file(master, now), folder, destination / name) for name, file in PICTURES.items()]


def _draw(file: Path, folder: Path, image: Path) -> Path:
    [pdf] = to_pdf([file], folder)
    command = ["pdftoppm", "-png", "-r", _DOTS_PER_INCH, "-f", "1", "-singlefile", str(pdf), str(image)]
    subprocess.run(command, check=True)  # noqa: S603 a program and files of ours, no shell
    return image.with_suffix(".png")


if __name__ == "__main__":
    os.environ["LC_ALL"] = "id_ID.UTF-8"  # decimal commas
    for path in draw_pictures(Path(sys.argv[1]), datetime.now()):
        sys.stdout.write(f"{path}\n")
