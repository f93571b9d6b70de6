"""Capaian: how realisasi compares with target, by a named formula (domain.md 1.3).

No regulation binding a kecamatan fixes the formula, so polarity, formula, rounding and cap are settings,
and every result tells in words and numbers how it came about. All arithmetic is exact until rounding.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from sakip_xl.domain.angka import KOSONG, Terbaca, baca_angka
from sakip_xl.domain.bulat import bulatkan
from sakip_xl.domain.catatan import Catatan
from sakip_xl.domain.istilah import Pembulatan, PemisahDesimal, Polaritas, Rumus
from sakip_xl.domain.polaritas import peringatan_polaritas
from sakip_xl.domain.rumus import Hasil, RumusCapaian, hitung_rumus
from sakip_xl.domain.sepadan import halangan, sepadankan
from sakip_xl.domain.skala import Skala

__all__ = [
    "Capaian",
    "Cara",
    "RumusCapaian",
    "catatan_nilai",
    "hitung_capaian",
    "hitung_ketikan",
    "hitung_terbaca",
    "peringatan_polaritas",
    "pilih",
    "rumus_lazim",
    "untuk_rekap",
]

_P = TypeVar("_P", bound=StrEnum)

AMBANG_TINGGI = Decimal(150)
_BAWAAN = {
    Polaritas.POSITIF: Rumus.RASIO,
    Polaritas.NEGATIF: Rumus.SELISIH,
    Polaritas.STABIL: Rumus.STABIL,
}
_LAZIM = {
    Polaritas.POSITIF: {Rumus.RASIO},
    Polaritas.NEGATIF: {Rumus.SELISIH, Rumus.KEBALIKAN},
    Polaritas.STABIL: {Rumus.STABIL},
}


@dataclass(frozen=True, slots=True)
class Cara:
    """How capaian is computed: the settings of the indicator and of the workbook.

    ``rumus=None`` takes the default of the polarity. ``batas`` caps the value for the recap.
    ``nol_tercapai``: a target of zero that is met counts 100 (only for ``rasio``).
    """

    polaritas: Polaritas = Polaritas.POSITIF
    rumus: Rumus | None = None
    desimal: int = 2
    pembulatan: Pembulatan = Pembulatan.SETENGAH_NAIK
    batas: Decimal | None = None
    nol_tercapai: bool = False
    ambang_tinggi: Decimal = AMBANG_TINGGI

    @property
    def dipakai(self) -> Rumus:
        """The formula in force."""
        return self.rumus or _BAWAAN[self.polaritas]


@dataclass(frozen=True, slots=True)
class Capaian:
    """The result: rounded percent, value for the recap, formula in words and numbers, notes.

    ``nilai`` and ``untuk_rekap`` are ``None`` when it cannot be computed; ``catatan`` says why.
    ``kode_rumus`` is the formula as a code and ``eksak`` the percent before rounding.
    """

    nilai: Decimal | None
    untuk_rekap: Decimal | None
    rumus: str
    catatan: tuple[Catatan, ...] = ()
    kode_rumus: RumusCapaian = RumusCapaian.TIDAK_DIHITUNG
    eksak: Fraction | None = None


def hitung_capaian(
    target: object,
    realisasi: object,
    *,
    polaritas: str = "positif",
    rumus: str | None = None,
    terburuk: object = None,
    desimal: int = 2,
    pembulatan: str = "setengah_naik",
    batas: Decimal | float | None = None,
) -> Capaian:
    """Compute the capaian of one pair, numbers or text as staff type them.

    ``polaritas``: positif, negatif, stabil. ``rumus``: rasio (R/T), selisih ((2T-R)/T), kebalikan (T/R),
    stabil; ``None`` is the default of the polarity. ``terburuk``: worst value, for a lower-is-better
    target of 0. ``pembulatan``: setengah_naik or potong. ``batas``: cap of the recap value, such as
    100, 110 or 120. An unknown word or setting raises ``ValueError``; a bad number is a note.

    >>> hasil = hitung_capaian("80", "82,5")
    >>> hasil.nilai, hasil.rumus
    (Decimal('103.13'), 'rasio: realisasi ÷ target × 100 = 82,5 ÷ 80 × 100')
    >>> hitung_capaian(49, "56,23", polaritas="negatif").nilai
    Decimal('85.24')
    >>> hitung_capaian(49, 56.23, polaritas="negatif", rumus="kebalikan", pembulatan="potong").nilai
    Decimal('87.14')
    >>> hitung_capaian(80, 120, batas=120).untuk_rekap
    Decimal('120')
    """
    cara = Cara(
        polaritas=pilih(Polaritas, polaritas, "polaritas"),
        rumus=None if rumus is None else pilih(Rumus, rumus, "rumus"),
        desimal=_desimal(desimal),
        pembulatan=pilih(Pembulatan, pembulatan, "pembulatan"),
        batas=_batas(batas),
    )
    return hitung_ketikan(target, realisasi, cara, terburuk=terburuk)


def hitung_ketikan(
    target: object,
    realisasi: object,
    cara: Cara,
    *,
    terburuk: object = None,
    pemisah: PemisahDesimal = PemisahDesimal.TANYAKAN,
    skala: Skala | None = None,
) -> Capaian:
    """Compute from cells as typed, under the settings of a workbook."""

    def baca(nilai: object) -> Terbaca:
        return baca_angka(nilai, pemisah=pemisah, skala=skala)

    return hitung_terbaca(baca(target), baca(realisasi), cara, terburuk=baca(terburuk))


def hitung_terbaca(target: Terbaca, realisasi: Terbaca, cara: Cara, *, terburuk: Terbaca = KOSONG) -> Capaian:
    """Compute from cells as read: the one place where every rule meets."""
    bacaan = (*target.catatan, *realisasi.catatan)
    sebab = halangan(target, realisasi)
    if sebab:
        return Capaian(None, None, f"tidak dihitung: {sebab[0].kalimat}", _unik(*sebab, *bacaan))
    sepadan = sepadankan(target, realisasi, terburuk)
    hasil = hitung_rumus(
        sepadan.target,
        sepadan.realisasi,
        cara.dipakai,
        terburuk=sepadan.terburuk,
        nol_tercapai=cara.nol_tercapai,
    )
    if hasil.kode is RumusCapaian.TARGET_NOL and not terburuk.kosong:
        hasil = _TERBURUK_TAK_TERBACA
    return _susun(hasil, cara, (*bacaan, *sepadan.catatan))


_TERBURUK_TAK_TERBACA = Hasil(
    None,
    RumusCapaian.TIDAK_DIHITUNG,
    f"tidak dihitung: {Catatan.TERBURUK_TIDAK_TERBACA.kalimat}",
    (Catatan.TARGET_NOL, Catatan.TERBURUK_TIDAK_TERBACA),
)


def _susun(hasil: Hasil, cara: Cara, catatan: tuple[Catatan, ...]) -> Capaian:
    """Round, cap and note."""
    lazim = () if rumus_lazim(cara.polaritas, cara.dipakai) else (Catatan.RUMUS_TIDAK_LAZIM,)
    semua = (*hasil.catatan, *catatan, *lazim)
    if hasil.nilai is None:
        return Capaian(None, None, hasil.kalimat, _unik(*semua), hasil.kode)
    nilai = bulatkan(hasil.nilai, cara.desimal, cara.pembulatan)
    return Capaian(
        nilai,
        untuk_rekap(nilai, cara.batas),
        hasil.kalimat,
        _unik(*semua, *catatan_nilai(nilai, cara.ambang_tinggi)),
        hasil.kode,
        hasil.nilai,
    )


def rumus_lazim(polaritas: Polaritas, rumus: Rumus) -> bool:
    """Whether a formula goes with a polarity."""
    return rumus in _LAZIM[polaritas]


def catatan_nilai(nilai: Decimal, ambang_tinggi: Decimal = AMBANG_TINGGI) -> tuple[Catatan, ...]:
    """What the size of a capaian suggests: far above its target, or below zero."""
    if nilai > ambang_tinggi:
        return (Catatan.CAPAIAN_TINGGI,)
    return (Catatan.CAPAIAN_NEGATIF,) if nilai < 0 else ()


def untuk_rekap(nilai: Decimal, batas: Decimal | None) -> Decimal:
    """The value that the recap counts: not below 0, not above the cap.

    >>> untuk_rekap(Decimal("-14.76"), None), untuk_rekap(Decimal("141.92"), Decimal(120))
    (Decimal('0'), Decimal('120'))
    """
    lantai = max(nilai, Decimal(0))
    return lantai if batas is None else min(lantai, batas)


def _unik(*catatan: Catatan) -> tuple[Catatan, ...]:
    return tuple(dict.fromkeys(catatan))


def pilih(jenis: type[_P], nilai: object, nama: str) -> _P:
    """One member of a closed list from its word in any case; ``ValueError`` names the choices."""
    pilihan = [str(anggota.value) for anggota in jenis]
    kunci = nilai.strip().casefold() if isinstance(nilai, str) else None
    if kunci not in pilihan:
        msg = f"{nama} '{nilai}' tidak dikenal; pilihannya: {', '.join(pilihan)}."
        raise ValueError(msg)
    return jenis(kunci)


def _desimal(nilai: object) -> int:
    if not isinstance(nilai, int) or isinstance(nilai, bool) or not 0 <= nilai <= 10:
        msg = f"desimal '{nilai}' tidak dapat dipakai; isi bilangan bulat 0 sampai 10."
        raise ValueError(msg)
    return nilai


def _batas(nilai: object) -> Decimal | None:
    if nilai is None:
        return None
    terbaca = KOSONG if isinstance(nilai, str) else baca_angka(nilai)
    if terbaca.nilai is None or terbaca.nilai <= 0:
        msg = f"batas '{nilai}' tidak dapat dipakai; kosongkan, atau isi angka di atas 0 seperti 120."
        raise ValueError(msg)
    return terbaca.nilai
