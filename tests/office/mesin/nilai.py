"""Values of a block of cells: read as COM gives them, written as Excel takes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from tests.office.mesin import rumus
from tests.office.mesin.angka_bentuk import kunci_bentuk, kunci_tunggal
from tests.office.mesin.dasar import JAM, LOGIKA, RUMUS, TANGGAL, TEKS, UANG, DitolakError, Kotak, kotak_dari
from tests.office.mesin.ketikan import GALAT, PANJANG_BLOK, PANJANG_SEL, seperti_ketikan

NOL = dt.datetime(1899, 12, 30)
_GALAT_UNO = {532: "#DIV/0!", 32767: "#N/A", 525: "#NAME?", 521: "#NULL!", 503: "#NUM!", 524: "#REF!"}
_TAK_BERNAMA = 525
# A formula that LibreOffice could not read, or of a column that is not there: Excel would not have taken it.
_TAK_TERBACA = {501, *range(505, 519), 520, 533}


class GalatSel(str):
    """The value of a cell in error: ``#DIV/0!``."""

    __slots__ = ()


def bagian_bentuk(xl: Any) -> Iterator[tuple[int, Kotak]]:
    """The rectangles of a range that have one number format, with the key of that format."""
    tunggal = kunci_tunggal(xl)
    if tunggal is not None:
        yield tunggal, kotak_dari(xl.RangeAddress)
        return
    kelompok = xl.getUniqueCellFormatRanges()
    for ke in range(kelompok.Count):
        satu = kelompok.getByIndex(ke)
        kunci = satu.getByIndex(0).NumberFormat
        for alamat in satu.getRangeAddresses():
            yield kunci, kotak_dari(alamat)


def jenis_bentuk(dok: Any, xl: Any) -> Iterator[tuple[int, Kotak]]:
    """The rectangles of a range that have one number format, with the type of that format."""
    jenis: dict[int, int] = {}
    for kunci, kotak in bagian_bentuk(xl):
        if kunci not in jenis:
            jenis[kunci] = dok.NumberFormats.getByKey(kunci).Type
        yield jenis[kunci], kotak


def baca(dok: Any, lembar: Any, kotak: Kotak, *, jam_pecahan: bool) -> list[list[Any]]:
    """The values of a block: dates and truths by number format, errors as ``GalatSel``."""
    xl = kotak_di(lembar, kotak)
    data = [list(baris) for baris in xl.getDataArray()]
    angka = {(r, c) for r, baris in enumerate(data) for c, nilai in enumerate(baris) if type(nilai) is float}
    for atas, kiri, bawah in runtun(angka):
        for jenis, bagian in jenis_bentuk(dok, xl.getCellRangeByPosition(kiri, atas, kiri, bawah)):
            if jenis & (TANGGAL | JAM | LOGIKA | UANG):
                _beri_jenis(data, kotak, bagian, jenis, jam_pecahan=jam_pecahan)
    if angka:
        _benar_salah(data, xl)
    for r, baris in enumerate(data):
        for c, nilai in enumerate(baris):
            if nilai is None:
                baris[c] = GalatSel(_GALAT_UNO.get(xl.getCellByPosition(c, r).getError(), "#VALUE!"))
    return data


def _beri_jenis(data: list[list[Any]], kotak: Kotak, bagian: Kotak, jenis: int, *, jam_pecahan: bool) -> None:
    for r in range(bagian.atas - kotak.atas, bagian.bawah - kotak.atas + 1):
        baris = data[r]
        for c in range(bagian.kiri - kotak.kiri, bagian.kanan - kotak.kiri + 1):
            nilai = baris[c]
            if not isinstance(nilai, float):
                continue
            if jenis & LOGIKA:
                baris[c] = bool(nilai)
            elif jenis & UANG:
                baris[c] = Decimal(str(round(nilai, 4)))
            elif jenis & TANGGAL or not jam_pecahan:
                baris[c] = NOL + dt.timedelta(milliseconds=round(nilai * 86_400_000))


def _benar_salah(data: list[list[Any]], xl: Any) -> None:
    """Formulas of format General that give TRUE or FALSE show it only in what is displayed."""
    calon = [
        (r, c)
        for r, baris in enumerate(data)
        for c, n in enumerate(baris)
        if type(n) is float and n in {0, 1}
    ]
    if not calon:
        return
    rumus_di = sel_rumus(xl)
    for r, c in calon:
        if (r, c) in rumus_di and xl.getCellByPosition(c, r).getString() in {"TRUE", "FALSE"}:
            data[r][c] = bool(data[r][c])


def kotak_di(lembar: Any, kotak: Kotak) -> Any:
    """The UNO range over a rectangle of a UNO sheet."""
    return lembar.getCellRangeByPosition(kotak.kiri - 1, kotak.atas - 1, kotak.kanan - 1, kotak.bawah - 1)


class Tulisan:
    """One block on its way into cells: what each element becomes there, and which format it brings."""

    def __init__(self, dok: Any, xl: Any) -> None:
        self.dok = dok
        self.xl = xl
        self.kotak = kotak_dari(xl.RangeAddress)
        self._semula: list[tuple[int, Kotak]] = []
        self.rumus: dict[tuple[int, int], str] = {}
        self.bentuk: dict[str, list[tuple[int, int]]] = {}
        self._jenis: dict[tuple[int, int], int] = {}
        for jenis, bagian in jenis_bentuk(dok, xl):
            if jenis & (TEKS | LOGIKA | TANGGAL | JAM):
                for r in range(bagian.atas, bagian.bawah + 1):
                    for c in range(bagian.kiri, bagian.kanan + 1):
                        self._jenis[r - self.kotak.atas, c - self.kotak.kiri] = jenis

    def tulis(self, data: Sequence[Sequence[Any]], tabel: str | None) -> None:
        """Write a block of the range's own size."""
        self.xl.setDataArray(
            tuple(tuple(self._sel((r, c), n) for c, n in enumerate(baris)) for r, baris in enumerate(data))
        )
        for kunci, bagian in self._semula:  # LibreOffice gives a text like a number the format of text
            kotak_di(self.xl.Spreadsheet, bagian).NumberFormat = kunci
        for atas, kiri, bawah in runtun(self.rumus):
            isi = tuple((rumus.ke_uno(self.rumus[r, kiri], tabel),) for r in range(atas, bawah + 1))
            tulis_rumus(self.xl.getCellRangeByPosition(kiri, atas, kiri, bawah), isi)
        for kode, sel in self.bentuk.items():
            kunci = kunci_bentuk(self.dok, kode)
            for atas, kiri, bawah in runtun(sel):
                self.xl.getCellRangeByPosition(kiri, atas, kiri, bawah).NumberFormat = kunci

    def _sel(self, di: tuple[int, int], nilai: Any) -> float | str:
        jenis = self._jenis.get(di, 0)
        if nilai is None or nilai == "":
            return ""
        if isinstance(nilai, str):
            return self._dari_teks(di, nilai, jenis)
        if jenis & TEKS:
            return sebagai_teks(nilai)
        return self._dari_nilai(di, nilai, jenis)

    def _dari_teks(self, di: tuple[int, int], teks: str, jenis: int) -> float | str:
        if len(teks) > (PANJANG_BLOK if self.kotak.ukuran != (1, 1) else PANJANG_SEL):
            raise DitolakError(f"{len(teks)} characters in one cell")
        if teks.startswith("'"):
            if not jenis & TEKS and not self._semula:
                self._semula = list(bagian_bentuk(self.xl))
            return teks[1:]
        if jenis & TEKS:
            return teks
        if (teks.startswith("=") and len(teks) > 1) or teks in GALAT:
            self.rumus[di] = teks
            return ""
        hasil = seperti_ketikan(teks)
        if isinstance(hasil, str):
            return hasil
        if teks.strip().endswith("%"):
            self.bentuk.setdefault("0.00%", []).append(di)
        return self._dari_nilai(di, hasil, jenis)

    def _dari_nilai(self, di: tuple[int, int], nilai: Any, jenis: int) -> float:
        if isinstance(nilai, bool):
            if not jenis & LOGIKA:
                self.bentuk.setdefault("BOOLEAN", []).append(di)
            return float(nilai)
        if jenis & LOGIKA:
            self.bentuk.setdefault("General", []).append(di)
        if isinstance(nilai, dt.date):
            waktu = (
                nilai if isinstance(nilai, dt.datetime) else dt.datetime(nilai.year, nilai.month, nilai.day)
            )
            if not jenis & (TANGGAL | JAM):
                tengah_malam = waktu.time() == dt.time()
                self.bentuk.setdefault("m/d/yyyy" if tengah_malam else "m/d/yyyy h:mm", []).append(di)
            return (waktu.replace(tzinfo=None) - NOL) / dt.timedelta(days=1)
        if isinstance(nilai, dt.time) or not isinstance(nilai, (int, float, Decimal)):
            raise DitolakError(f"COM takes no {type(nilai).__name__}: {nilai!r}")
        return float(nilai)


def sebagai_teks(nilai: Any) -> str:
    """What Excel shows of a value put into a cell of format ``@``."""
    if isinstance(nilai, bool):
        return str(nilai).upper()
    if isinstance(nilai, dt.date):
        return f"{nilai.month}/{nilai.day}/{nilai.year}"
    return f"{float(nilai):.15g}"


def runtun(sel: Iterable[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Cells as runs down a column: first row, column, last row."""
    hasil: list[tuple[int, int, int]] = []
    for r, c in sorted(sel, key=lambda di: (di[1], di[0])):
        if hasil and hasil[-1][1:] == (c, r - 1):
            hasil[-1] = (hasil[-1][0], c, r)
        else:
            hasil.append((r, c, r))
    return hasil


def daerah_teks(dok: Any, xl: Any) -> list[Kotak]:
    """The rectangles of a range whose format is ``@``."""
    return [bagian for jenis, bagian in jenis_bentuk(dok, xl) if jenis & TEKS]


def sel_rumus(xl: Any) -> set[tuple[int, int]]:
    """Which cells of a range are formulas, by row and column within it; a text like one is none."""
    bagian = map(kotak_dari, xl.queryContentCells(RUMUS).getRangeAddresses())
    return _letak(kotak_dari(xl.RangeAddress), bagian)


def _letak(kotak: Kotak, bagian: Iterable[Kotak]) -> set[tuple[int, int]]:
    """The cells of some rectangles by row and column within the one that holds them."""
    return {
        (r - kotak.atas, c - kotak.kiri)
        for satu in bagian
        for r in range(satu.atas, satu.bawah + 1)
        for c in range(satu.kiri, satu.kanan + 1)
    }


def tulis_rumus_teks(dok: Any, xl: Any, isi: Sequence[Sequence[Any]], tabel: str | None) -> None:
    """Put in formulas of Excel; in a cell of format ``@`` a formula stays the text that it is."""
    kotak = kotak_dari(xl.RangeAddress)
    teks = daerah_teks(dok, xl)
    sel_teks = _letak(kotak, teks)
    tulis_rumus(
        xl,
        tuple(
            tuple("" if (r, c) in sel_teks else _ketik(satu, tabel) for c, satu in enumerate(baris))
            for r, baris in enumerate(isi)
        ),
    )
    for bagian in teks:
        baris = isi[bagian.atas - kotak.atas : bagian.bawah - kotak.atas + 1]
        kolom = slice(bagian.kiri - kotak.kiri, bagian.kanan - kotak.kiri + 1)
        data = tuple(tuple("" if n is None else str(n).removeprefix("'") for n in b[kolom]) for b in baris)
        kotak_di(xl.Spreadsheet, bagian).setDataArray(data)


def _ketik(isi: Any, tabel: str | None) -> str:
    """What is put in as a formula: numbers as they are, texts as typed."""
    if isi is None:
        return ""
    if isinstance(isi, bool):
        return str(isi).upper()
    if isinstance(isi, (int, float)):
        return repr(isi)
    teks = str(isi)
    return rumus.ke_uno(teks, tabel) if teks.startswith("=") else teks


def tulis_rumus(xl: Any, isi: tuple[tuple[str, ...], ...]) -> None:
    """Put formulas in UNO's grammar into a range; one that cannot be read is refused, as in Excel."""
    xl.setFormulaArray(isi)
    salah = xl.queryFormulaCells(4)
    for alamat in salah.getRangeAddresses():
        for r in range(alamat.StartRow, alamat.EndRow + 1):
            for c in range(alamat.StartColumn, alamat.EndColumn + 1):
                sel = xl.Spreadsheet.getCellByPosition(c, r)
                teks = rumus.dari_uno(sel.Formula)
                if sel.getError() in _TAK_TERBACA or (sel.getError() == _TAK_BERNAMA and "[" in teks):
                    sel.setFormula("")
                    raise DitolakError(teks)
