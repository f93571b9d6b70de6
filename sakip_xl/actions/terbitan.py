"""Build the files that are committed in ``workbooks/``: ``python -m sakip_xl.actions.terbitan workbooks``."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.buat import isi_awal
from sakip_xl.actions.contoh import isi_contoh
from sakip_xl.actions.formulir import isi_formulir
from sakip_xl.actions.sesi import ID_CETAKAN
from sakip_xl.books.gambar import gambar_buku
from sakip_xl.build.addin import NAMA, tulis_addin
from sakip_xl.build.kanvas import Kanvas
from sakip_xl.build.tulis import tulis_xlsx
from sakip_xl.layout.muat import muat_master

SAAT_TERBIT = datetime(2026, 1, 2, 7, 30)
"""The moment written into the built files, so that a fresh build has the same bytes."""

TAHUN = 2026
TENGGAT_CONTOH = datetime(2026, 7, 3, 13, 30)


def terbitan() -> dict[str, Kanvas]:
    """Every built file by name: the empty master, the sample, and the form of the sample's first unit."""
    kosong = isi_awal("", TAHUN, id_master=ID_CETAKAN)
    contoh = isi_contoh(isi_awal("Sumbersuko", TAHUN, id_master="contoh-sumbersuko"))
    master = muat_master(contoh).master
    unit = master.unit_wajib()[0]
    formulir = isi_formulir(
        master, unit, int(master.kerja.triwulan), id_formulir=f"F-CONTOH-{unit.kode}", tenggat=TENGGAT_CONTOH
    )
    return {
        "SAKIP-Induk.xlsx": gambar_buku(kosong, SAAT_TERBIT),
        "SAKIP-Contoh.xlsx": gambar_buku(contoh, SAAT_TERBIT),
        "SAKIP-Formulir.xlsx": gambar_buku(formulir, SAAT_TERBIT),
    }


def terbitkan(ke: Path) -> list[Path]:
    """Write every built file into a folder, replacing what was built before: the books and the add-in."""
    ke.mkdir(parents=True, exist_ok=True)
    buku = terbitan()
    for nama, kanvas in buku.items():
        tulis_xlsx(kanvas, ke / nama)
    tulis_addin(ke / NAMA)
    return sorted(ke / nama for nama in (*buku, NAMA))


if __name__ == "__main__":
    for jalur in terbitkan(Path(sys.argv[1])):
        sys.stdout.write(f"{jalur}\n")
