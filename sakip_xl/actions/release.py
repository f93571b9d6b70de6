"""Build the files that are committed in ``workbooks/``: ``python -m sakip_xl.actions.release workbooks``."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.buat import initial_content
from sakip_xl.actions.formulir import formulir_content
from sakip_xl.actions.sample import sample_content
from sakip_xl.actions.session import TEMPLATE_ID
from sakip_xl.addin.package import ADDIN_NAME, write_addin
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.port import Shelf

BUILT_AT = datetime(2026, 1, 2, 7, 30)
"""The moment written into the built files, so that a fresh build has the same bytes."""

TAHUN = 2026
TENGGAT_CONTOH = datetime(2026, 7, 3, 13, 30)


def built_books() -> dict[str, BookContent]:
    """Every built book by file name: the empty master, the sample, the form of the sample's first unit."""
    blank = initial_content("", TAHUN, id_master=TEMPLATE_ID)
    contoh = sample_content(initial_content("Sumbersuko", TAHUN, id_master="contoh-sumbersuko"))
    master = load_master(contoh).master
    unit = master.required_units()[0]
    formulir = formulir_content(
        master, unit, int(master.kerja.triwulan), id_formulir=f"F-CONTOH-{unit.kode}", tenggat=TENGGAT_CONTOH
    )
    return {
        "SAKIP-Induk.xlsx": blank,
        "SAKIP-Contoh.xlsx": contoh,
        "SAKIP-Formulir.xlsx": formulir,
    }


def publish(shelf: Shelf, destination: Path) -> list[Path]:
    """Write every built file into a folder, replacing what was built before: the books and the add-in."""
    destination.mkdir(parents=True, exist_ok=True)
    books = built_books()
    for name, content in books.items():
        shelf.write(content, destination / name, BUILT_AT)
    write_addin(destination / ADDIN_NAME)
    return sorted(destination / name for name in (*books, ADDIN_NAME))


if __name__ == "__main__":
    from sakip_xl.workbook.xlsx.file_book import FileShelf

    for path in publish(FileShelf(), Path(sys.argv[1])):
        sys.stdout.write(f"{path}\n")
