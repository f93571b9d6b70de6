"""Whether the installation works, check by check; what cannot be checked here is said to be so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sakip_xl import __version__
from sakip_xl.actions.hasil import Hasil
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.pemasangan.mesin import Mesin, mesin_ini
from sakip_xl.pemasangan.pemeriksaan import Keadaan, Pemeriksaan, TidakDiperiksaError, pemeriksaan


class Keluaran(StrEnum):
    """How one check came out."""

    OK = "OK"
    MASALAH = "masalah"
    TIDAK_DIPERIKSA = "tidak dapat diperiksa di sini"


@dataclass(frozen=True, slots=True)
class Diperiksa:
    """One check: what was looked at, how it came out, and what it found or why it was not made."""

    nama: str
    keluaran: Keluaran
    temuan: Temuan | None = None
    sebab: str = ""

    def ke_dict(self) -> dict[str, str]:
        """For ``--json``; ``perbaikan`` is empty when nothing is to be done."""
        return {
            "nama": self.nama,
            "keadaan": str(self.keluaran),
            "keterangan": self.temuan.pesan if self.temuan else self.sebab,
            "perbaikan": self.temuan.saran if self.temuan else "",
        }


def diagnosa(mesin: Mesin | None = None) -> Hasil:
    """Run every check; each fault comes with how to repair it. Nothing is changed.

    What could not be checked is a finding too, one for each reason (SKP-598), and never counts as OK.
    """
    mesin = mesin or mesin_ini()
    keadaan = Keadaan(mesin)
    semua = [_periksa(nama, jalankan, keadaan) for nama, jalankan in pemeriksaan(mesin).items()]
    nama = {keluaran: [s.nama for s in semua if s.keluaran is keluaran] for keluaran in Keluaran}
    pesan = [
        f"{keluaran[0].upper()}{keluaran[1:]}: {', '.join(isi)}." for keluaran, isi in nama.items() if isi
    ]
    data = {"versi": __version__, "sistem": mesin.nama, "periksa": [satu.ke_dict() for satu in semua]}
    return Hasil("\n".join(pesan), data, [*(s.temuan for s in semua if s.temuan), *_tidak_diperiksa(semua)])


def _periksa(nama: str, jalankan: Pemeriksaan, keadaan: Keadaan) -> Diperiksa:
    try:
        ditemukan = jalankan(keadaan)
    except TidakDiperiksaError as sebab:
        return Diperiksa(nama, Keluaran.TIDAK_DIPERIKSA, sebab=str(sebab))
    except SakipError as galat:
        ditemukan = galat.temuan
    return Diperiksa(nama, Keluaran.OK if ditemukan is None else Keluaran.MASALAH, ditemukan)


def _tidak_diperiksa(semua: Sequence[Diperiksa]) -> Iterator[Temuan]:
    menurut_sebab = dict[str, list[str]]()
    for satu in semua:
        if satu.keluaran is Keluaran.TIDAK_DIPERIKSA:
            menurut_sebab.setdefault(satu.sebab, []).append(satu.nama)
    for sebab, nama in menurut_sebab.items():
        yield temuan("SKP-598", nilai=", ".join(nama), sebab=sebab)
