"""What the unit of measure and the wording of an indicator allow a number to be."""

from __future__ import annotations

import re

from sakip_xl.domain.angka import Jenis, Terbaca, baca_angka
from sakip_xl.domain.istilah import PemisahDesimal, Polaritas
from sakip_xl.domain.tulisan import angka

_PERSEN = re.compile(r"%|\b(?:persen|prosen|persentase)\b", re.IGNORECASE)
_BERUBAH = re.compile(
    r"\b(?:pertumbuhan|kenaikan|peningkatan|penurunan|perubahan|selisih|laju|inflasi|surplus|defisit)\b",
    re.IGNORECASE,
)


def satuan_persen(satuan: str) -> bool:
    """Whether the unit of measure is percent.

    >>> satuan_persen("%"), satuan_persen("Persen"), satuan_persen("dokumen")
    (True, True, False)
    """
    return _PERSEN.search(satuan) is not None


def mengukur_perubahan(indikator: str) -> bool:
    """Whether the wording measures a change, which alone can be negative or more than 100 percent.

    >>> mengukur_perubahan("Persentase pertumbuhan PAD"), mengukur_perubahan("Jumlah desa")
    (True, False)
    """
    return _BERUBAH.search(indikator) is not None


def negatif_mustahil(terbaca: Terbaca, indikator: str) -> bool:
    """Whether a number is below zero although what is counted cannot be."""
    return terbaca.bawah is not None and terbaca.bawah < 0 and not mengukur_perubahan(indikator)


def lewat_seratus(terbaca: Terbaca, satuan: str, indikator: str) -> bool:
    """Whether a share of a whole is said to be more than the whole."""
    if terbaca.atas is None or not satuan_persen(satuan) or mengukur_perubahan(indikator):
        return False
    return not terbaca.ordinal and terbaca.atas > 100


def mungkin_pecahan(terbaca: Terbaca, satuan: str) -> bool:
    """Whether ``0,95`` was typed where 95 percent is probably meant."""
    nilai = terbaca.nilai
    if nilai is None or terbaca.ordinal or terbaca.persen:
        return False
    return satuan_persen(satuan) and 0 < nilai <= 1


def tercapai(target: Terbaca, realisasi: Terbaca, polaritas: Polaritas) -> bool | None:
    """Whether realisasi meets the target in the direction of good; ``None`` when they cannot be compared."""
    nilai = realisasi.nilai
    if nilai is None or target.bawah is None or target.atas is None or target.skala != realisasi.skala:
        return None
    if polaritas is Polaritas.NEGATIF:
        return nilai <= target.atas
    if polaritas is Polaritas.POSITIF:
        return nilai >= target.bawah
    return target.bawah <= nilai <= target.atas


def dua_bacaan(nilai: object) -> tuple[str, str]:
    """The two numbers that an ambiguous cell can be, with a decimal comma and with a decimal point.

    >>> dua_bacaan("1.234")
    ('1.234', '1,234')
    """
    koma, titik = (_tulis(baca_angka(nilai, pemisah=p)) for p in (PemisahDesimal.KOMA, PemisahDesimal.TITIK))
    return koma, titik


def _tulis(terbaca: Terbaca) -> str:
    if terbaca.jenis is Jenis.RENTANG:
        return f"{angka(terbaca.bawah, None)} - {angka(terbaca.atas, None)}"
    return angka(terbaca.bawah, None)
