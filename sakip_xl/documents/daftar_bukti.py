"""The index of an evidence pack: for each criterion of the LKE what is there, what is missing, what to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sakip_xl.documents.bukti_naskah import BuktiNaskah
from sakip_xl.documents.lke import LKE, KomponenLke, Kriteria, SubKomponen
from sakip_xl.documents.papers import KINDS
from sakip_xl.domain.terms import ROMAWI
from sakip_xl.domain.wording import listing
from sakip_xl.schema.base import Trait
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.commands import LABELS

OWN_FOLDER = "bukti"
"""The folder beside the master in which the office puts evidence that is not made by the program."""


class KeadaanBukti(StrEnum):
    """What became of one piece of evidence; the first three lie in the pack."""

    ADA = "Ada"
    DRAFT = "DRAFT"
    LAMA = "Ada, data berubah"
    HILANG = "Hilang"
    BERUBAH = "Berkas diubah"
    TAK_TERBACA = "Tidak terbaca"
    KOSONG = "Berkas kosong"
    BELUM = "Belum ada"


UNREADABLE = {
    KeadaanBukti.TAK_TERBACA: "Tutup berkasnya di program lain, lalu ulangi.",
    KeadaanBukti.KOSONG: "Ganti dengan salinan yang berisi, lalu ulangi.",
}
"""What to do about a file that shows nothing as it is."""

IN_PACK = frozenset({KeadaanBukti.ADA, KeadaanBukti.DRAFT, KeadaanBukti.LAMA})


class Kelengkapan(StrEnum):
    """How far the evidence of one criterion is complete."""

    LENGKAP = "Lengkap"
    SEBAGIAN = "Sebagian"
    BELUM = "Belum ada"


@dataclass(frozen=True, slots=True)
class BuktiRow:
    """One line of the index: the evidence, its state, where it lies in the zip, and what is to be done."""

    judul: str
    keadaan: KeadaanBukti
    saran: str = ""
    path: str = ""
    nomor: str = ""
    tanggal: date | None = None
    sidik: str = ""


@dataclass(frozen=True, slots=True)
class KriteriaTerbukti:
    """One criterion with its evidence."""

    komponen: KomponenLke
    sub: SubKomponen
    kriteria: Kriteria
    rows: Sequence[BuktiRow]

    @property
    def kelengkapan(self) -> Kelengkapan:
        """Complete when every line is there and final."""
        states = {row.keadaan for row in self.rows}
        if states == {KeadaanBukti.ADA}:
            return Kelengkapan.LENGKAP
        return Kelengkapan.SEBAGIAN if states & IN_PACK else Kelengkapan.BELUM


@dataclass(frozen=True, slots=True)
class DaftarBukti:
    """The whole index: whose it is, as of which day and quarter, and all criteria in order."""

    kantor: str
    tahun: int
    triwulan: int
    tanggal: date
    kriteria: Sequence[KriteriaTerbukti]
    contoh: str = ""

    def of(self, part: KomponenLke | SubKomponen) -> list[KriteriaTerbukti]:
        """The criteria of one component or sub-component."""
        return [item for item in self.kriteria if item.kriteria.nomor.startswith(f"{part.nomor}.")]


def counts(criteria: Sequence[KriteriaTerbukti]) -> dict[Kelengkapan, int]:
    """How many criteria are complete, in part, and without evidence."""
    return {state: sum(item.kelengkapan is state for item in criteria) for state in Kelengkapan}


def naskah_advice(item: BuktiNaskah, keadaan: KeadaanBukti, chosen: int) -> str:
    """What to do about one document of the program; nothing about one that is final and there.

    ``chosen`` is the quarter on Beranda: a document of another one is made after choosing it there.
    """
    if keadaan is KeadaanBukti.ADA:
        return ""
    if keadaan is KeadaanBukti.BELUM:
        filled = [] if item.siap else [*_before(item.jenis)]
        return _steps([*_chosen_quarter(item, chosen), *filled, _made_by(item.jenis)])
    if keadaan in UNREADABLE:
        return UNREADABLE[keadaan]
    again = _steps([*_chosen_quarter(item, chosen), _made_by(item.jenis)])
    return {
        KeadaanBukti.DRAFT: f"Sesudah Sekretaris menyetujui: {again}",
        KeadaanBukti.LAMA: f"Datanya berubah sesudah naskah ini dibuat. {again}",
    }.get(keadaan, f"Kembalikan berkas aslinya ke folder naskah. Bila tidak ada lagi: {again}")


def _steps(steps: list[str]) -> str:
    *earlier, last = steps
    text = f"{', '.join(earlier)}, lalu {last}" if earlier else last
    return f"{text[0].upper()}{text[1:]}."


def _chosen_quarter(item: BuktiNaskah, chosen: int) -> Iterator[str]:
    if item.triwulan != chosen and not KINDS[item.jenis].yearly:
        yield f"pilih Triwulan {ROMAWI[item.triwulan]} di Beranda"


def _before(jenis: str) -> Iterator[str]:
    """The sheets that staff fill in, or the button that does, before a document of this kind can be made."""
    kind = KINDS[jenis]
    if jenis in LKE.tombol:
        yield f"klik {LABELS[LKE.tombol[jenis]]}"
        return
    tables = [MASTER.table_named(name) for name in kind.rows]
    sheets = dict.fromkeys(table.sheet for table in tables if table.sifat is Trait.INPUT)
    if filled := [*sheets] or ([kind.sheet] if kind.sheet else []):
        yield f"isi lembar {filled[0]}"


def _made_by(jenis: str) -> str:
    return f"klik {LABELS['jilid' if jenis == 'jilid' else 'naskah']}"


def signed_advice() -> str:
    """What to do about a document that shows its criterion only once it is signed."""
    return f"Tandatangani PDF-nya, lalu klik {LABELS['naskah_bertanda']}."


def own_advice(kriteria: Kriteria, *, there: bool) -> str:
    """What to do about evidence that the office brings itself: to put it there, or to see that it is all."""
    asked = listing(kriteria.kantor)
    if there:
        return f"Cocokkan dengan yang diminta: {asked}." if asked else ""
    return f"Simpan salinannya di folder {OWN_FOLDER}/{kriteria.nomor} di samping buku induk."
