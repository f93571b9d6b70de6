"""Build the files that are committed in ``workbooks/``: ``python -m sakip_xl.actions.release workbooks``."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.buat import initial_content
from sakip_xl.actions.formulir import formulir_content
from sakip_xl.actions.sample import sample_content
from sakip_xl.actions.session import ID_CETAKAN
from sakip_xl.addin.package import NAMA, write_addin
from sakip_xl.render.canvas import Canvas
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.drawing import draw_book

SAAT_TERBIT = datetime(2026, 1, 2, 7, 30)
"""The moment written into the built files, so that a fresh build has the same bytes."""

TAHUN = 2026
TENGGAT_CONTOH = datetime(2026, 7, 3, 13, 30)


def built_files() -> dict[str, Canvas]:
    """Every built file by name: the empty master, the sample, and the form of the sample's first unit."""
    blank = initial_content("", TAHUN, id_master=ID_CETAKAN)
    contoh = sample_content(initial_content("Sumbersuko", TAHUN, id_master="contoh-sumbersuko"))
    master = load_master(contoh).master
    unit = master.required_units()[0]
    formulir = formulir_content(
        master, unit, int(master.kerja.triwulan), id_formulir=f"F-CONTOH-{unit.kode}", tenggat=TENGGAT_CONTOH
    )
    return {
        "SAKIP-Induk.xlsx": draw_book(blank, SAAT_TERBIT),
        "SAKIP-Contoh.xlsx": draw_book(contoh, SAAT_TERBIT),
        "SAKIP-Formulir.xlsx": draw_book(formulir, SAAT_TERBIT),
    }


def publish(destination: Path) -> list[Path]:
    """Write every built file into a folder, replacing what was built before: the books and the add-in."""
    destination.mkdir(parents=True, exist_ok=True)
    books = built_files()
    for name, canvas in books.items():
        write_xlsx(canvas, destination / name)
    write_addin(destination / NAMA)
    return sorted(destination / name for name in (*books, NAMA))


if __name__ == "__main__":
    for jalur in publish(Path(sys.argv[1])):
        sys.stdout.write(f"{jalur}\n")
