"""The two books: which tables each has, found by name or by sheet."""

from __future__ import annotations

from dataclasses import dataclass

from sakip_xl.layout.inti import Lembar, Tabel
from sakip_xl.layout.lembar import LEMBAR_FORMULIR, LEMBAR_MASTER
from sakip_xl.layout.tabel_formulir import TBL_ISIAN, TBL_ISIAN_ANGGARAN
from sakip_xl.layout.tabel_hasil import TBL_ARSIP, TBL_JEJAK, TBL_LAPORAN, TBL_TEMUAN
from sakip_xl.layout.tabel_identitas import (
    TBL_BATAL,
    TBL_HARI_KHUSUS,
    TBL_KERJA,
    TBL_META,
    TBL_PEJABAT,
    TBL_PENGATURAN,
    TBL_PREDIKAT,
    TBL_UNIT,
)
from sakip_xl.layout.tabel_kertas_kerja import TBL_KERTAS_KERJA
from sakip_xl.layout.tabel_kinerja import (
    TBL_ANGGARAN,
    TBL_FORMULIR,
    TBL_INDIKATOR,
    TBL_KINERJA,
    TBL_REALISASI,
)
from sakip_xl.layout.tabel_naskah import (
    TBL_DISPOSISI,
    TBL_DOKUMEN,
    TBL_KEPUTUSAN,
    TBL_NOTULEN,
    TBL_PESERTA,
    TBL_PROGRAM_KERJA,
)

VERSI_LAYOUT = "2"
"""Raised whenever a sheet, table or column changes: books of another version are refused, not guessed."""

BUKU_MASTER = "master"
BUKU_FORMULIR = "formulir"


@dataclass(frozen=True, slots=True)
class TataBuku:
    """One kind of book: its sheets in order and its tables."""

    jenis: str
    lembar: tuple[Lembar, ...]
    tabel: tuple[Tabel, ...]

    def __post_init__(self) -> None:
        """Fail at import when a table stands twice or on no sheet of the book."""
        nama = [t.nama for t in self.tabel]
        yatim = {t.lembar for t in self.tabel} - {lembar.nama for lembar in self.lembar}
        if len(set(nama)) != len(nama) or yatim:
            msg = f"{self.jenis}: duplicate table or unknown sheet {yatim}"
            raise ValueError(msg)

    def tabel_bernama(self, nama: str) -> Tabel:
        """The table of that name."""
        return next(t for t in self.tabel if t.nama == nama)

    def tabel_lembar(self, lembar: str) -> tuple[Tabel, ...]:
        """The tables of one sheet, from top to bottom."""
        return tuple(t for t in self.tabel if t.lembar == lembar)

    def lembar_bernama(self, nama: str) -> Lembar:
        """The sheet of that name."""
        return next(lembar for lembar in self.lembar if lembar.nama == nama)


MASTER = TataBuku(
    BUKU_MASTER,
    LEMBAR_MASTER,
    (
        TBL_KERJA,
        TBL_PENGATURAN,
        TBL_PEJABAT,
        TBL_UNIT,
        TBL_PREDIKAT,
        TBL_HARI_KHUSUS,
        TBL_DISPOSISI,
        TBL_NOTULEN,
        TBL_PESERTA,
        TBL_KEPUTUSAN,
        TBL_PROGRAM_KERJA,
        TBL_DOKUMEN,
        TBL_KINERJA,
        TBL_INDIKATOR,
        TBL_FORMULIR,
        TBL_REALISASI,
        TBL_ANGGARAN,
        TBL_KERTAS_KERJA,
        TBL_LAPORAN,
        TBL_TEMUAN,
        TBL_ARSIP,
        TBL_JEJAK,
        TBL_META,
        TBL_BATAL,
    ),
)

FORMULIR = TataBuku(BUKU_FORMULIR, LEMBAR_FORMULIR, (TBL_ISIAN, TBL_ISIAN_ANGGARAN, TBL_META))

BUKU: dict[str, TataBuku] = {BUKU_MASTER: MASTER, BUKU_FORMULIR: FORMULIR}
