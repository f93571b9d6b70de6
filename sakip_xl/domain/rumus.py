"""The formulas of capaian as exact arithmetic, each with its words and numbers (domain.md 1.3).

T is the target, R the realisasi, W the worst tolerable value. The deviation from a negative target is
measured over its size, so that better stays better on both sides of zero.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from sakip_xl.domain.catatan import Catatan
from sakip_xl.domain.istilah import Rumus


class RumusCapaian(StrEnum):
    """Which arithmetic was really used; one ``Rumus`` can lead to several."""

    RASIO = "rasio"
    RASIO_NEGATIF = "rasio_negatif"
    SELISIH = "selisih"
    SELISIH_NEGATIF = "selisih_negatif"
    KEBALIKAN = "kebalikan"
    STABIL = "stabil"
    TERBURUK = "terburuk"
    TARGET_NOL = "target_nol"
    NOL_TERCAPAI = "nol_tercapai"
    DALAM_RENTANG = "dalam_rentang"
    TIDAK_DIHITUNG = "tidak_dihitung"


@dataclass(frozen=True, slots=True)
class Operan:
    """One operand: its exact value and how it is shown in the formula."""

    nilai: Fraction
    tulis: str


@dataclass(frozen=True, slots=True)
class Hasil:
    """Exact percent before rounding, or ``None``; the code, the words and the notes."""

    nilai: Fraction | None
    kode: RumusCapaian
    kalimat: str
    catatan: tuple[Catatan, ...] = ()


def hitung_rumus(
    target: tuple[Operan, Operan],
    realisasi: Operan,
    rumus: Rumus,
    *,
    terburuk: Operan | None = None,
    nol_tercapai: bool = False,
) -> Hasil:
    """Apply one formula to a target with its lower and upper bound; both are the same for a plain one.

    Inside a range capaian is 100, outside it the nearer bound is the target (PermenPANRB 8/2021). With
    ``stabil`` being outside never gives more than being inside.
    """
    bawah, atas = target
    if bawah.nilai == atas.nilai:
        return _satu_target(bawah, realisasi, rumus, terburuk, nol_tercapai=nol_tercapai)
    rentang = f"rentang {bawah.tulis} sampai {atas.tulis}"
    if bawah.nilai <= realisasi.nilai <= atas.nilai:
        kalimat = f"{rentang}: realisasi {realisasi.tulis} di dalam rentang = 100"
        return Hasil(Fraction(100), RumusCapaian.DALAM_RENTANG, kalimat, (Catatan.TARGET_RENTANG,))
    nama, batas = ("bawah", bawah) if realisasi.nilai < bawah.nilai else ("atas", atas)
    hasil = _satu_target(batas, realisasi, rumus, terburuk, nol_tercapai=nol_tercapai)
    nilai, kalimat = hasil.nilai, hasil.kalimat
    if rumus is Rumus.STABIL and nilai is not None and nilai > 100:
        nilai, kalimat = Fraction(100), f"{kalimat}, paling tinggi 100 di luar rentang"
    return replace(
        hasil,
        nilai=nilai,
        kalimat=f"{rentang}, batas {nama} {batas.tulis}: {kalimat}",
        catatan=(Catatan.TARGET_RENTANG, *hasil.catatan),
    )


def _satu_target(
    target: Operan, realisasi: Operan, rumus: Rumus, terburuk: Operan | None, *, nol_tercapai: bool
) -> Hasil:
    if target.nilai == 0 and rumus in {Rumus.SELISIH, Rumus.KEBALIKAN}:
        hasil = _nol_terburuk(realisasi, terburuk) if terburuk else _nol_tanpa_terburuk(realisasi)
    elif target.nilai == 0:
        hasil = _nol(realisasi, tercapai=nol_tercapai and rumus is Rumus.RASIO)
    else:
        hasil = _RUMUS[rumus](target, realisasi)
    tanda = [
        catatan
        for nilai, catatan in (
            (target.nilai, Catatan.TARGET_NEGATIF),
            (realisasi.nilai, Catatan.REALISASI_NEGATIF),
        )
        if nilai < 0
    ]
    return replace(hasil, catatan=(*hasil.catatan, *tanda))


def _rasio(target: Operan, realisasi: Operan) -> Hasil:
    """A: R/T; a negative target mirrors it as Kemenkeu does.

    >>> _rasio(Operan(Fraction(-2), "(-2)"), Operan(Fraction(-1), "(-1)")).nilai
    Fraction(150, 1)
    """
    hasil = realisasi.nilai / target.nilai
    if target.nilai < 0:
        kalimat = (
            "rasio, target negatif: (2 − realisasi ÷ target) × 100 = "
            f"(2 − {realisasi.tulis} ÷ {target.tulis}) × 100"
        )
        return Hasil((2 - hasil) * 100, RumusCapaian.RASIO_NEGATIF, kalimat)
    kalimat = f"rasio: realisasi ÷ target × 100 = {realisasi.tulis} ÷ {target.tulis} × 100"
    return Hasil(hasil * 100, RumusCapaian.RASIO, kalimat)


def _selisih(target: Operan, realisasi: Operan) -> Hasil:
    """B: (2T-R)/T of LAN; over a negative target the mirrored form R/T.

    >>> round(float(_selisih(Operan(Fraction(49), "49"), Operan(Fraction("56.23"), "56,23")).nilai), 3)
    85.245
    """
    hasil = realisasi.nilai / target.nilai
    if target.nilai < 0:
        kalimat = (
            f"selisih, target negatif: realisasi ÷ target × 100 = {realisasi.tulis} ÷ {target.tulis} × 100"
        )
        return Hasil(hasil * 100, RumusCapaian.SELISIH_NEGATIF, kalimat)
    kalimat = (
        "selisih: (2 × target − realisasi) ÷ target × 100 = "
        f"(2 × {target.tulis} − {realisasi.tulis}) ÷ {target.tulis} × 100"
    )
    return Hasil((2 - hasil) * 100, RumusCapaian.SELISIH, kalimat)


def _kebalikan(target: Operan, realisasi: Operan) -> Hasil:
    """C: T/R; nothing can be divided by a realisasi of 0."""
    if realisasi.nilai == 0:
        return Hasil(
            None,
            RumusCapaian.TIDAK_DIHITUNG,
            f"tidak dihitung: {Catatan.REALISASI_NOL.kalimat}",
            (Catatan.REALISASI_NOL,),
        )
    kalimat = f"kebalikan: target ÷ realisasi × 100 = {target.tulis} ÷ {realisasi.tulis} × 100"
    return Hasil(target.nilai / realisasi.nilai * 100, RumusCapaian.KEBALIKAN, kalimat)


def ketepatan(target: Fraction, realisasi: Fraction) -> Fraction:
    """How near realisasi is to target, in percent: 100 when equal, on either side less.

    >>> ketepatan(Fraction(80), Fraction(84)), ketepatan(Fraction(80), Fraction(76))
    (Fraction(95, 1), Fraction(95, 1))
    """
    return (1 - abs(realisasi - target) / abs(target)) * 100


def _stabil(target: Operan, realisasi: Operan) -> Hasil:
    """G: nearness, then the linear scale 0→0, 90→100, 100→120; below 0 the first part goes on.

    >>> _stabil(Operan(Fraction(80), "80"), Operan(Fraction(80), "80")).nilai
    Fraction(120, 1)
    """
    tepat = ketepatan(target.nilai, realisasi.nilai)
    nilai = tepat / 9 * 10 if tepat <= 90 else 100 + (tepat - 90) * 2
    if (realisasi.nilai <= target.nilai) == (target.nilai > 0):
        rumus = "realisasi ÷ target × 100"
        isi = f"{realisasi.tulis} ÷ {target.tulis} × 100"
    else:
        rumus = "(2 − realisasi ÷ target) × 100"
        isi = f"(2 − {realisasi.tulis} ÷ {target.tulis}) × 100"
    kalimat = f"stabil: {rumus} = {isi}, lalu diskalakan 0 menjadi 0, 90 menjadi 100, 100 menjadi 120"
    return Hasil(nilai, RumusCapaian.STABIL, kalimat)


def _nol_terburuk(realisasi: Operan, terburuk: Operan) -> Hasil:
    """F: a lower-is-better target of 0 is measured by the distance from the worst value."""
    if terburuk.nilai == 0:
        return Hasil(
            None,
            RumusCapaian.TIDAK_DIHITUNG,
            f"tidak dihitung: {Catatan.TERBURUK_NOL.kalimat}",
            (Catatan.TARGET_NOL, Catatan.TERBURUK_NOL),
        )
    kalimat = (
        "target nol: (terburuk − realisasi) ÷ terburuk × 100 = "
        f"({terburuk.tulis} − {realisasi.tulis}) ÷ {terburuk.tulis} × 100"
    )
    nilai = (terburuk.nilai - realisasi.nilai) / terburuk.nilai * 100
    return Hasil(nilai, RumusCapaian.TERBURUK, kalimat, (Catatan.TARGET_NOL,))


def _nol_tanpa_terburuk(realisasi: Operan) -> Hasil:
    """Without a worst value a lower-is-better target of 0 is met or not."""
    nilai = 0 if realisasi.nilai > 0 else 100
    sebab = "di atas 0" if realisasi.nilai > 0 else "tidak lebih dari 0"
    kalimat = f"target nol: realisasi {realisasi.tulis} {sebab} = {nilai}"
    return Hasil(Fraction(nilai), RumusCapaian.TARGET_NOL, kalimat, (Catatan.TARGET_NOL,))


def _nol(realisasi: Operan, *, tercapai: bool) -> Hasil:
    """A target of 0 where nothing can be divided by it; met only when the indicator says so."""
    if tercapai and realisasi.nilai == 0:
        kalimat = "target nol: realisasi 0, dan target nol bermakna tercapai = 100"
        return Hasil(Fraction(100), RumusCapaian.NOL_TERCAPAI, kalimat, (Catatan.TARGET_NOL,))
    kalimat = f"tidak dihitung: {Catatan.TARGET_NOL.kalimat}"
    return Hasil(None, RumusCapaian.TIDAK_DIHITUNG, kalimat, (Catatan.TARGET_NOL,))


_RUMUS: dict[Rumus, Callable[[Operan, Operan], Hasil]] = {
    Rumus.RASIO: _rasio,
    Rumus.SELISIH: _selisih,
    Rumus.KEBALIKAN: _kebalikan,
    Rumus.STABIL: _stabil,
}
