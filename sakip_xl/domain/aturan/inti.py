"""The registry of rules: one registered function is one rule, with its why and two examples.

A rule looks at the whole typed master through ``Konteks`` and yields every ``Langgar`` it finds; its words
and its weight stand in ``data/galat``. Layout lies above: a rule names table, row and field, never a cell.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from sakip_xl.domain.angka import Terbaca, baca_angka
from sakip_xl.domain.istilah import Peran
from sakip_xl.domain.jejak import BarisJejak
from sakip_xl.domain.kalender import Kalender
from sakip_xl.domain.keadaan import kalender_master
from sakip_xl.domain.model import Baris, Indikator, Kinerja, Master, Pejabat, Unit
from sakip_xl.domain.tulisan import angka, tanggal, waktu
from sakip_xl.errors import Temuan, katalog, temuan

BIDANG_MASTER: dict[str, str] = {
    "tblPejabat": "pejabat",
    "tblUnit": "unit",
    "tblPredikat": "predikat",
    "tblHariKhusus": "hari_khusus",
    "tblDisposisi": "disposisi",
    "tblNotulen": "notulen",
    "tblPeserta": "peserta",
    "tblKeputusan": "keputusan",
    "tblProgramKerja": "program_kerja",
    "tblDokumen": "dokumen",
    "tblKinerja": "kinerja",
    "tblIndikator": "indikator",
    "tblFormulir": "formulir",
    "tblRealisasi": "realisasi",
    "tblAnggaran": "anggaran",
    "tblKertasKerja": "kertas_kerja",
    "tblLaporan": "laporan",
    "tblTemuan": "temuan",
    "tblArsip": "arsip",
    "tblJejak": "jejak",
}
"""Which list of ``Master`` each table fills; tblKerja, tblPengaturan and tblMeta are no lists."""

_URUTAN = ("tblKerja", "tblPengaturan", *BIDANG_MASTER)

Judul = Callable[[str, str], str]
"""The heading of a field of a table, as staff see it."""


@dataclass(frozen=True, slots=True)
class TemuanSel:
    """A finding at one cell, by table, row of the table and field; the book knows the cell's address."""

    tabel: str
    baris_ke: int
    bidang: str
    temuan: Temuan


@dataclass(frozen=True, slots=True)
class Langgar:
    """One violation: row, field, the cell as staff read it, and what fills the texts of the code."""

    baris_ke: int
    bidang: str
    nilai: str | None = None
    isi: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Konteks:
    """What a rule may look at: the master, the date of the check, and what is often looked up."""

    master: Master
    hari_ini: date

    @cached_property
    def indikator(self) -> dict[str, Indikator]:
        """The indicators that count, by kode."""
        return {satu.kode: satu for satu in self.master.indikator_berlaku()}

    @cached_property
    def kinerja(self) -> dict[str, Kinerja]:
        """The nodes of the tree by kode; the first of two counts."""
        return {satu.kode: satu for satu in reversed(self.master.kinerja)}

    @cached_property
    def unit(self) -> dict[str, Unit]:
        """The units by kode."""
        return {satu.kode: satu for satu in self.master.unit}

    @cached_property
    def kalender(self) -> Kalender:
        """The working calendar under the master's settings."""
        return kalender_master(self.master)

    def baca(self, nilai: object) -> Terbaca:
        """One cell as typed, under the workbook's decimal separator; each is read once."""
        sel = (type(nilai), nilai)
        if sel not in self._bacaan:
            self._bacaan[sel] = baca_angka(nilai, pemisah=self.master.pengaturan.pemisah_desimal)
        return self._bacaan[sel]

    @cached_property
    def _bacaan(self) -> dict[tuple[type, object], Terbaca]:
        return {}

    def berperan(self, *peran: Peran) -> list[Pejabat]:
        """The officials who have one of the roles."""
        return [pejabat for pejabat in self.master.pejabat if pejabat.peran in peran]

    def punya_peran(self, nama: str, *peran: Peran) -> bool:
        """Whether a person of that name has one of the roles."""
        return kunci(nama) in {kunci(pejabat.nama) for pejabat in self.berperan(*peran)}


Cari = Callable[[Konteks], Iterable[Langgar]]
Contoh = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Aturan:
    """One rule: its code and table, why it is there, how it looks, and what it leaves and catches.

    ``baik`` and ``buruk`` hold rows by table that replace those of the sample office in ``contoh``.
    """

    kode: str
    tabel: str
    nama: str
    kenapa: str
    cari: Cari
    baik: Contoh
    buruk: Contoh


DAFTAR: list[Aturan] = []
"""Every rule."""


def aturan(
    kode: str, tabel: str, *, kenapa: str, baik: Contoh, buruk: Contoh
) -> Callable[[Callable[[Konteks], Iterator[Langgar]]], Cari]:
    """Register a rule that looks at a whole table or between tables.

    A code that the catalogue lacks fails at import.
    """
    katalog()[kode]

    def daftarkan(cari: Callable[[Konteks], Iterator[Langgar]]) -> Cari:
        DAFTAR.append(Aturan(kode, tabel, cari.__name__, kenapa, cari, baik, buruk))
        return cari

    return daftarkan


def aturan_baris(
    kode: str, tabel: str, *, kenapa: str, baik: Contoh, buruk: Contoh
) -> Callable[[Callable[[Any, Konteks], Iterator[Langgar]]], Callable[[Any, Konteks], Iterator[Langgar]]]:
    """Register a rule that looks at one row of ``tabel`` at a time."""

    def daftarkan(
        fungsi: Callable[[Any, Konteks], Iterator[Langgar]],
    ) -> Callable[[Any, Konteks], Iterator[Langgar]]:
        def cari(konteks: Konteks) -> Iterator[Langgar]:
            for baris in getattr(konteks.master, BIDANG_MASTER[tabel]):
                yield from fungsi(baris, konteks)

        cari.__name__ = fungsi.__name__
        aturan(kode, tabel, kenapa=kenapa, baik=baik, buruk=buruk)(cari)
        return fungsi

    return daftarkan


def langgar(baris: Baris | BarisJejak, bidang: str, **isi: object) -> Langgar:
    """A violation at one field of a row; the field's content is shown as staff read it."""
    return Langgar(baris.baris_ke, bidang, tulis(getattr(baris, bidang)), isi)


def tulis(nilai: object) -> str | None:
    """A cell as staff read it: dates in words, numbers with a comma; an empty one is ``None``.

    >>> tulis(date(2026, 7, 1)), tulis(Decimal("82.5")), tulis("")
    ('1 Juli 2026', '82,5', None)
    """
    if nilai is None or nilai == "":
        return None
    if isinstance(nilai, datetime):
        return waktu(nilai)
    if isinstance(nilai, date):
        return tanggal(nilai)
    if isinstance(nilai, (Decimal, float)) and math.isfinite(nilai):
        return angka(nilai, None)
    return str(nilai)


def kunci(teks: str) -> str:
    """A name as it is compared: case and stray spaces do not matter."""
    return " ".join(teks.split()).casefold()


def ganda(
    baris: Iterable[Any],
    bidang: str,
    menurut: Callable[[Any], Hashable],
    lagi: Callable[[Any], Mapping[str, object]] = lambda _: {},
) -> Iterator[Langgar]:
    """Every row whose key an earlier row already has, naming that row; an empty key is no key.

    ``lagi`` gives what else the texts of the code ask for.
    """
    pertama: dict[Hashable, int] = {}
    for satu in baris:
        kata_kunci = menurut(satu)
        if kata_kunci == "":
            continue
        if kata_kunci in pertama:
            yield langgar(satu, bidang, lain=pertama[kata_kunci] + 1, **lagi(satu))
        else:
            pertama[kata_kunci] = satu.baris_ke


def tanpa_rujukan(
    baris: Iterable[Any], bidang: str, sah: Collection[str], rujukan: str, bentuk: Callable[[str], str] = str
) -> Iterator[Langgar]:
    """Every row whose field names something that is not in ``sah``; an empty field names nothing."""
    for satu in baris:
        nilai = getattr(satu, bidang)
        if nilai and bentuk(nilai) not in sah:
            yield langgar(satu, bidang, rujukan=rujukan)


def judul_bidang(_tabel: str, bidang: str) -> str:
    """The name of a field where no layout gives its heading: ``batas waktu``."""
    return bidang.replace("_", " ")


def sebagai_temuan(kode: str, tabel: str, satu: Langgar, judul: Judul) -> TemuanSel:
    """A violation with the words of its code; a setting is named by its field and stands in ``nilai``."""
    apa = temuan(kode, nilai=satu.nilai, kolom=judul(tabel, satu.bidang), **satu.isi)
    bidang = "nilai" if tabel == "tblPengaturan" else satu.bidang
    return TemuanSel(tabel, satu.baris_ke, bidang, apa)


def periksa_aturan(
    master: Master, hari_ini: date, *, tabel: Collection[str] = (), judul: Judul = judul_bidang
) -> list[TemuanSel]:
    """Every finding of every rule at once, by table in the order of the sheets, then by row.

    ``tabel`` limits the check to the rules of some tables; ``judul`` gives the heading of a field.
    """
    konteks = Konteks(master, hari_ini)
    hasil = [
        sebagai_temuan(satu.kode, satu.tabel, apa, judul)
        for satu in DAFTAR
        if not tabel or satu.tabel in tabel
        for apa in satu.cari(konteks)
    ]
    return sorted(hasil, key=lambda apa: (_URUTAN.index(apa.tabel), apa.baris_ke))
