"""Recalculates books in LibreOffice and compares every formula cell with the value we stored.

``Kantor.hitung_ulang`` takes several books in one call, since starting LibreOffice is the slow part.
"""

from __future__ import annotations

import math
import os
import shutil
import signal
import subprocess
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING

from tests.office.buku import Galat, Nilai, Sel, baca_sel, kosongkan

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_BATAS_DETIK = 300

# 0 = always: without it LibreOffice believes the values stored by a program it takes for Excel.
_PENGATURAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def soffice() -> str | None:
    """Where LibreOffice is; ``None`` when it is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


@dataclass(frozen=True, slots=True)
class Beda:
    """A formula cell whose recalculated value is not the stored one."""

    tempat: str
    rumus: str
    tersimpan: Nilai
    dihitung: Nilai


@dataclass(slots=True)
class HasilUlang:
    """What recalculating one book showed."""

    dibandingkan: int = 0
    beda: list[Beda] = field(default_factory=list)
    galat: list[str] = field(default_factory=list)

    @property
    def cocok(self) -> bool:
        """Whether there were formulas, all as stored, and no cell in error."""
        return self.dibandingkan > 0 and not self.beda and not self.galat


class Kantor:
    """LibreOffice, headless, on a profile of its own below ``dasar``."""

    def __init__(self, dasar: Path) -> None:
        self._dasar = dasar
        self._profil = dasar / "profil"
        self._urutan = count()
        pengguna = self._profil / "user"
        pengguna.mkdir(parents=True)
        (pengguna / "registrymodifications.xcu").write_text(_PENGATURAN, encoding="utf-8")

    def hitung_ulang(self, berkas: Sequence[Path]) -> dict[Path, HasilUlang]:
        """Recalculate each book from stripped values and compare; the books stay untouched.

        A formula cell that LibreOffice lost, or one of the stripped cells that was not compared,
        raises ``AssertionError``: a comparison of nothing must not look like agreement.
        """
        kerja = self._folder()
        salinan = {asal: kerja / f"{nomor:03d}.xlsx" for nomor, asal in enumerate(berkas)}
        dikosongkan = {asal: kosongkan(asal, tujuan) for asal, tujuan in salinan.items()}
        hasil_di = kerja / "hasil"
        self._ubah(list(salinan.values()), "xlsx:Calc MS Excel 2007 XML", hasil_di)
        hasil = {}
        for asal, tujuan in salinan.items():
            hasil[asal] = bandingkan(baca_sel(asal), baca_sel(hasil_di / tujuan.name))
            assert hasil[asal].dibandingkan == dikosongkan[asal], f"{asal.name}: not every formula was read"
        return hasil

    def simpan_ulang(self, berkas: Path, ke: Path) -> Path:
        """Open a book and save it into folder ``ke``, as somebody who works in LibreOffice does."""
        self._ubah([berkas], "xlsx:Calc MS Excel 2007 XML", ke)
        return ke / berkas.name

    def ke_pdf(self, berkas: Path, ke: Path) -> Path:
        """Print a book to PDF in folder ``ke``, all sheets, as its page setup says."""
        self._ubah([berkas], "pdf:calc_pdf_Export", ke)
        return ke / f"{berkas.stem}.pdf"

    def _folder(self) -> Path:
        folder = self._dasar / f"kerja{next(self._urutan)}"
        folder.mkdir()
        return folder

    def _ubah(self, berkas: Sequence[Path], jenis: str, ke: Path) -> None:
        """Convert all files in one start of LibreOffice; it exits 0 even when a file did not come out."""
        program = soffice()
        assert program is not None, "LibreOffice (soffice) is not installed"
        perintah = [program, f"-env:UserInstallation={self._profil.resolve().as_uri()}", "--headless"]
        perintah += ["--norestore", "--convert-to", jenis, "--outdir", str(ke), *map(str, berkas)]
        keluaran = _jalankan(perintah)
        akhiran = "." + jenis.partition(":")[0]
        hilang = [b.name for b in berkas if not (ke / b.name).with_suffix(akhiran).exists()]
        assert not hilang, f"LibreOffice did not convert {hilang}: {keluaran}"


def ke_png(pdf: Path, *, titik_per_inci: int = 70) -> list[Path]:
    """Turn a PDF into one picture a page, beside it, in page order."""
    program = shutil.which("pdftoppm")
    assert program is not None, "pdftoppm (poppler-utils) is not installed"
    _jalankan([program, "-r", str(titik_per_inci), "-png", str(pdf), str(pdf.with_suffix(""))])
    return sorted(pdf.parent.glob(f"{pdf.stem}-*.png"))


def bandingkan(tersimpan: dict[str, Sel], dihitung: dict[str, Sel]) -> HasilUlang:
    """Compare the formula cells of a book with the same book recalculated."""
    hasil = HasilUlang()
    for tempat, sel in tersimpan.items():
        if sel.rumus is None:
            continue
        lain = dihitung.get(tempat, Sel(None, ""))
        assert lain.rumus is not None, f"{tempat}: LibreOffice lost the formula ={sel.rumus}"
        hasil.dibandingkan += 1
        if isinstance(lain.nilai, Galat):
            hasil.galat.append(f"{tempat}: {lain.nilai.teks} of ={sel.rumus}")
        if not sama(sel.nilai, lain.nilai):
            hasil.beda.append(Beda(tempat, sel.rumus, sel.nilai, lain.nilai))
    return hasil


def sama(tersimpan: Nilai, dihitung: Nilai) -> bool:
    """Whether two values are one: numbers within 1e-9 (relative and absolute), all else exactly.

    LibreOffice has no truth type, only a number format: TRUE may come back as 1.
    """
    if isinstance(tersimpan, (bool, float)) and isinstance(dihitung, (bool, float)):
        return math.isclose(tersimpan, dihitung, rel_tol=1e-9, abs_tol=1e-9)
    return type(tersimpan) is type(dihitung) and tersimpan == dihitung


def _jalankan(perintah: Sequence[str]) -> str:
    """Run a program to its end and return what it said; past the limit, end it with all it started."""
    with subprocess.Popen(
        perintah,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as proses:
        try:
            keluaran, _ = proses.communicate(timeout=_BATAS_DETIK)
        except subprocess.TimeoutExpired:
            os.killpg(proses.pid, signal.SIGKILL)
            raise
    assert proses.returncode == 0, f"{perintah[0]}: {keluaran}"
    return keluaran
