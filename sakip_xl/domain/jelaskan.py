"""Explain a printed capaian: which formula, cap and rounding lead to it (``cek-capaian``).

Formulas that are not offered for new indicators are tried too, because reports of others use them
(domain.md 1.3).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sakip_xl.domain.angka import KOSONG, Terbaca, baca_angka
from sakip_xl.domain.bulat import bulatkan
from sakip_xl.domain.catatan import Catatan
from sakip_xl.domain.istilah import Pembulatan, PemisahDesimal, Rumus
from sakip_xl.domain.rumus import Operan, hitung_rumus, ketepatan
from sakip_xl.domain.sepadan import halangan, sepadankan
from sakip_xl.domain.skala import TANPA_SKALA
from sakip_xl.domain.tulisan import angka

BATAS_LAZIM = (100, 110, 120)
_PALING_RINCI = 10
_CARA_BULAT = {Pembulatan.SETENGAH_NAIK: "dibulatkan setengah ke atas", Pembulatan.POTONG: "dipotong"}


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """One way to the printed figure.

    ``kode`` and ``nama``: the formula; ``rumus``: it in words and numbers; ``eksak``: percent before
    cap and rounding; ``batas``: the cap or floor (0) that applied; ``lazim``: the program offers it.
    """

    kode: str
    nama: str
    rumus: str
    eksak: Fraction
    pembulatan: Pembulatan
    desimal: int
    batas: int | None = None
    lazim: bool = True

    @property
    def kalimat(self) -> str:
        """The explanation as one sentence for staff."""
        batas = ""
        if self.batas is not None:
            batas = f", dibatasi paling {'rendah' if self.batas == 0 else 'tinggi'} {self.batas}"
        return (
            f"{self.nama}: {self.rumus} = {angka(self.eksak, None)}{batas}, "
            f"{_CARA_BULAT[self.pembulatan]} pada {self.desimal} desimal."
        )


@dataclass(frozen=True, slots=True)
class _Calon:
    kode: str
    nama: str
    rumus: str
    nilai: Fraction
    lazim: bool = True


def jelaskan(
    target: object,
    realisasi: object,
    tercetak: object,
    *,
    terburuk: object = None,
    pemisah: PemisahDesimal = PemisahDesimal.TANYAKAN,
) -> list[Penjelasan]:
    """Every formula, cap and rounding that gives the printed figure, the usual ones first.

    The figure is compared at the decimals it shows; ``1.667`` may be 1667 or 1,667. A figure with more
    than 10 decimals is not explained. An empty list: none of the known ways leads there.
    ``ValueError`` tells which of the inputs cannot be read.

    >>> {satu.kode for satu in jelaskan(49, "56,23", "87,14")}
    {'kebalikan'}
    >>> {satu.pembulatan.value for satu in jelaskan(100, "139,7385", "139,73")}
    {'potong'}
    >>> jelaskan(49, "56,23", "99,99")
    []
    """

    def baca(nilai: object) -> Terbaca:
        return baca_angka(nilai, pemisah=pemisah)

    sasaran = _tercetak(tercetak)
    sebab = halangan(baca(target), baca(realisasi))
    if sebab:
        raise ValueError(sebab[0].kalimat)
    sepadan = sepadankan(baca(target), baca(realisasi), baca(terburuk) if terburuk is not None else KOSONG)
    calon = [
        *_resmi(sepadan.target, sepadan.realisasi, sepadan.terburuk),
        *_lain(sepadan.target, sepadan.realisasi),
    ]
    langsung = [p for satu in calon for p in _cocok(satu, sasaran, None)]
    dibatasi = [p for satu in calon for p in _cocok_batas(satu, sasaran)]
    return sorted([*langsung, *dibatasi], key=lambda p: not p.lazim)


def _tercetak(tercetak: object) -> list[tuple[Decimal, int]]:
    """The printed figure in each way it can be read, with the decimals it shows."""
    hasil: dict[Decimal, int] = {}
    for pemisah in (PemisahDesimal.KOMA, PemisahDesimal.TITIK):
        terbaca = baca_angka(tercetak, pemisah=pemisah, skala=TANPA_SKALA)
        if terbaca.nilai is None:
            msg = f"Angka tercetak: {Catatan.TIDAK_TERBACA.kalimat}"
            raise ValueError(msg)
        hasil[terbaca.nilai] = max(0, -int(terbaca.nilai.as_tuple().exponent))
    return [(nilai, desimal) for nilai, desimal in hasil.items() if desimal <= _PALING_RINCI]


def _resmi(target: tuple[Operan, Operan], realisasi: Operan, terburuk: Operan | None) -> Iterator[_Calon]:
    """The formulas that the program offers."""
    nama = {
        Rumus.RASIO: "Rasio (positif)",
        Rumus.SELISIH: "Selisih LAN (negatif)",
        Rumus.KEBALIKAN: "Kebalikan (negatif)",
        Rumus.STABIL: "Stabil",
    }
    for rumus, sebutan in nama.items():
        for nol_tercapai in (False, True):
            hasil = hitung_rumus(target, realisasi, rumus, terburuk=terburuk, nol_tercapai=nol_tercapai)
            if hasil.nilai is not None:
                yield _Calon(hasil.kode.value, sebutan, hasil.kalimat, hasil.nilai)
                break


def _lain(target: tuple[Operan, Operan], realisasi: Operan) -> Iterator[_Calon]:
    """Formulas met in reports but not offered: D, E, nearness without its scale, SKP."""
    bawah, atas = target
    if bawah.nilai != atas.nilai or bawah.nilai == 0:
        return
    t, r = bawah.nilai, realisasi.nilai
    isi = f"({bawah.tulis} − {realisasi.tulis}) ÷ {bawah.tulis} × 100"
    yield _Calon(
        "selisih_murni",
        "Selisih tanpa penambahan target (hanya untuk membaca laporan lama)",
        f"(target − realisasi) ÷ target × 100 = {isi}",
        (t - r) / t * 100,
        lazim=False,
    )
    rasio = f"realisasi ÷ target × 100 = {realisasi.tulis} ÷ {bawah.tulis} × 100"
    yield _Calon(
        "polaritas_terbalik",
        "Rasio pada indikator negatif (polaritas keliru)",
        rasio,
        r / t * 100,
        lazim=False,
    )
    yield _Calon(
        "ketepatan",
        "Stabil tanpa penskalaan",
        f"(1 − selisih ÷ target) × 100 = (1 − |{realisasi.tulis} − {bawah.tulis}| ÷ {bawah.tulis}) × 100",
        ketepatan(t, r),
        lazim=False,
    )
    for kode, dasar in (("rasio", r / t * 100), ("selisih", (2 - r / t) * 100)):
        skp = _nilai_skp(dasar)
        if skp is not None:
            yield _Calon(
                f"skp_{kode}",
                f"Nilai SKP dari {kode}",
                f"konversi PermenPANRB 8/2021 atas capaian {angka(dasar, 2)}",
                skp,
                lazim=False,
            )


def _nilai_skp(capaian: Fraction) -> Fraction | None:
    """The conversion of an individual's capaian; between 100 and 110 the regulation gives none."""
    if capaian > 110:
        return Fraction(120)
    if capaian >= 100:
        return None
    if capaian >= 60:
        return capaian - 10
    return capaian / 59 * 49


def _cocok(calon: _Calon, sasaran: Sequence[tuple[Decimal, int]], batas: int | None) -> Iterator[Penjelasan]:
    nilai = calon.nilai if batas is None else Fraction(batas)
    for tercetak, desimal in sasaran:
        for pembulatan in Pembulatan:
            if bulatkan(nilai, desimal, pembulatan) == tercetak:
                yield Penjelasan(
                    calon.kode, calon.nama, calon.rumus, calon.nilai, pembulatan, desimal, batas, calon.lazim
                )


def _cocok_batas(calon: _Calon, sasaran: Sequence[tuple[Decimal, int]]) -> Iterator[Penjelasan]:
    """A value above a usual cap printed as the cap, or below zero printed as 0."""
    berlaku = [batas for batas in BATAS_LAZIM if calon.nilai > batas]
    if calon.nilai < 0:
        berlaku.append(0)
    for batas in berlaku:
        yield from list(_cocok(calon, sasaran, batas))[:1]
