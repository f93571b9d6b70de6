"""Bring target, realisasi and worst value to one measure before a formula meets them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sakip_xl.domain.angka import Jenis, Terbaca
from sakip_xl.domain.catatan import Catatan
from sakip_xl.domain.rumus import Operan
from sakip_xl.domain.tulisan import angka


@dataclass(frozen=True, slots=True)
class Sepadan:
    """The operands of one computation in one measure, and what was noticed on the way."""

    target: tuple[Operan, Operan]
    realisasi: Operan
    terburuk: Operan | None
    catatan: tuple[Catatan, ...]


_SISI = {
    Jenis.KOSONG: (Catatan.TARGET_KOSONG, Catatan.REALISASI_KOSONG),
    Jenis.AMBIGU: (Catatan.TARGET_AMBIGU, Catatan.REALISASI_AMBIGU),
    Jenis.TIDAK_TERBACA: (Catatan.TARGET_TIDAK_TERBACA, Catatan.REALISASI_TIDAK_TERBACA),
}


def halangan(target: Terbaca, realisasi: Terbaca) -> tuple[Catatan, ...]:
    """Why nothing can be computed, naming the side; empty when it can."""
    hasil = []
    if target.jenis in _SISI:
        hasil.append(_SISI[target.jenis][0])
    if realisasi.jenis in _SISI:
        hasil.append(_SISI[realisasi.jenis][1])
    if realisasi.rentang:
        hasil.append(Catatan.REALISASI_RENTANG)
    if not hasil and target.skala != realisasi.skala:
        hasil.append(Catatan.SKALA_BERBEDA)
    return tuple(hasil)


def sepadankan(target: Terbaca, realisasi: Terbaca, terburuk: Terbaca) -> Sepadan:
    """Compare like with like; only for a pair without ``halangan``.

    ``a dari b`` on both sides with different wholes: as fractions. A percent on one side and
    ``a dari b`` on the other: the fraction times 100. Otherwise the first number counts.
    A worst value that has no single number is left out.
    """
    kali = _kali(target, realisasi)
    return Sepadan(
        target=(_operan(target, kali), _operan(target, kali, atas=True)),
        realisasi=_operan(realisasi, kali),
        terburuk=None if terburuk.nilai is None else _operan(terburuk, kali),
        catatan=_catatan(target, realisasi),
    )


def _kali(target: Terbaca, realisasi: Terbaca) -> int | None:
    """The factor of ``a dari b``: 1 for fractions, 100 for percent, ``None``: the first number."""
    if _pecahan(target) and _pecahan(realisasi):
        return 1 if target.penyebut != realisasi.penyebut else None
    satu_persen = (target.persen and _pecahan(realisasi)) or (realisasi.persen and _pecahan(target))
    return 100 if satu_persen else None


def _pecahan(terbaca: Terbaca) -> bool:
    """Whether it is ``a dari b``; ``95% dari 110`` is already a percentage."""
    return terbaca.penyebut is not None and not terbaca.persen


def _operan(terbaca: Terbaca, kali: int | None, *, atas: bool = False) -> Operan:
    nilai = terbaca.batas_eksak()[atas]
    tulis = angka(nilai, None)
    if terbaca.ordinal:
        tulis = f"{tulis} ({terbaca.teks})"
    if kali is None or terbaca.penyebut is None or terbaca.persen:
        return Operan(nilai, f"({tulis})" if nilai < 0 else tulis)
    bagi = f"{tulis} ÷ {angka(terbaca.penyebut, None)}"
    return Operan(
        nilai / Fraction(terbaca.penyebut) * kali, f"({bagi})" if kali == 1 else f"({bagi} × {kali})"
    )


def _catatan(target: Terbaca, realisasi: Terbaca) -> tuple[Catatan, ...]:
    hasil = []
    if _meragukan(target, realisasi) or _meragukan(realisasi, target):
        hasil.append(Catatan.SKALA_MERAGUKAN)
    satuan = {terbaca.satuan.casefold() for terbaca in (target, realisasi) if terbaca.satuan}
    if len(satuan) > 1:
        hasil.append(Catatan.SATUAN_BERBEDA)
    return tuple(hasil)


def _meragukan(persen: Terbaca, lain: Terbaca) -> bool:
    """``95%`` beside ``0,95``: perhaps the same, one of them typed as a fraction."""
    if not persen.persen or lain.persen or lain.penyebut is not None:
        return False
    return persen.batas_eksak()[1] > 1 and 0 < lain.batas_eksak()[1] <= 1
