"""How long a click takes until it has read: ``python tests/bench/bench_mulai.py [rounds]``.

A new process starts a light button on the master that is open in LibreOffice, as the add-in would. Its
time until it could read, had read the first sheet, and the whole book, is put beside
``python -c "import xlwings"`` of the same round, so that a busy machine slows both; the ratio is what
counts. What the harness takes to reach LibreOffice is taken off, because Excel needs none of it; reading
goes call by call through the harness and tells nothing about Excel.
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
    from tests.office.panggung import Panggung

AKAR = Path(__file__).parents[2]
sys.path.insert(0, str(AKAR))

RINGAN = "from sakip_xl.books.ringan import tanpa_pilihan\nwith tanpa_pilihan():\n    import xlwings"
TUJUAN = 0.2
"""Seconds of our own that a light button may take, beyond a light ``import xlwings``."""


def anak(alamat: str, pid: str, nama: str) -> None:
    """The clicked process: import what a light button needs, reach the book, read it."""
    from sakip_xl import buttons
    from sakip_xl.books.ringan import tanpa_pilihan

    with tanpa_pilihan():
        import xlwings
    from importlib import import_module

    from sakip_xl.books import hidup_baca
    from sakip_xl.books.panggilan import Panggilan, cari_buku

    import_module("sakip_xl.actions.status")
    import_module("sakip_xl.books.hidup")
    siap = time.time()
    from tests.office.mesin import daftarkan

    daftarkan(alamat, int(pid))
    rangka = time.time() - siap
    book = cari_buku(Panggilan("status", nama), list(xlwings.apps))
    assert book is not None
    buku, saat, asli = buttons.buka(book), [], hidup_baca.nilai_lembar
    hidup_baca.nilai_lembar = lambda lembar: (asli(lembar), saat.append(time.time()))[0]  # type: ignore[func-returns-value]
    buku.baca()
    print(json.dumps([siap, saat[0] - rangka, time.time() - rangka]))


def lama(*perintah: str) -> tuple[float, str]:
    """When a process was started and what it printed."""
    lingkungan = os.environ | {"PYTHONPATH": str(AKAR)}
    mulai = time.time()
    hasil = subprocess.run(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, *perintah], env=lingkungan, capture_output=True, text=True, check=True
    )
    return mulai, hasil.stdout


def impor(perintah: str) -> float:
    """Seconds of one process that only imports."""
    mulai, _ = lama("-c", perintah)
    return time.time() - mulai


def main() -> None:
    """Print the median seconds of every stage, and the ratio."""
    from tests.office.panggung import Panggung

    putaran = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with TemporaryDirectory(prefix="sakip-") as folder:
        panggung = Panggung(Path(folder))
        try:
            book = panggung.buka(AKAR / "workbooks" / "SAKIP-Contoh.xlsx")
            ukur = [_putaran(panggung, book.name) for _ in range(putaran + 1)][1:]  # the first warms the disk
        finally:
            panggung.tutup()
    penuh, ringan, *tahap = (median(satu) for satu in zip(*ukur, strict=True))
    print(f"import xlwings            {penuh:.3f} s; without its optional libraries {ringan:.3f} s")
    for ke, nama in enumerate(("ready to read", "first table read", "whole book read"), 2):
        rasio = median(satu[ke] / satu[0] for satu in ukur)
        print(f"click to {nama:<17}{tahap[ke - 2]:.3f} s = {rasio:.2f} x import xlwings")
    milik = median(satu[2] - satu[1] for satu in ukur)
    print(f"of our own until ready    {milik:.3f} s, aim {TUJUAN:.3f} s")


def _putaran(panggung: Panggung, nama: str) -> list[float]:
    """Seconds of both imports, then from the start of a click to each of its moments."""
    penuh, ringan = impor("import xlwings"), impor(RINGAN)
    mulai, keluaran = lama(__file__, "--anak", panggung.alamat, str(panggung.app.pid), nama)
    return [penuh, ringan, *(satu - mulai for satu in json.loads(keluaran))]


if __name__ == "__main__":
    anak(*sys.argv[2:]) if sys.argv[1:2] == ["--anak"] else main()
