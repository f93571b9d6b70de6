"""Numbers as staff type them: reads one cell into a value, a range, a scale word, or says why not.

What can be read two ways (``1.234``) is a note, never a guess, unless the workbook's setting decides.
Empty is not zero. The typed precision is kept whole (domain.md 0, fact 6).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from numbers import Integral

from sakip_xl.domain.bulat import TELITI
from sakip_xl.domain.catatan import Catatan
from sakip_xl.domain.istilah import PemisahDesimal
from sakip_xl.domain.skala import Skala, skala_baku


class Jenis(StrEnum):
    """What a cell turned out to be."""

    KOSONG = "kosong"
    ANGKA = "angka"
    RENTANG = "rentang"
    ORDINAL = "ordinal"
    AMBIGU = "ambigu"
    TIDAK_TERBACA = "tidak_terbaca"


@dataclass(frozen=True, slots=True)
class Terbaca:
    """One cell as read.

    A plain number has ``bawah`` equal to ``atas``; a range has two. ``persen``: a percent sign was
    typed and the number is in percent. ``penyebut``: the 110 of ``100 dari 110``. ``satuan``: the
    words around the number. ``skala``: the name of the scale of an ordinal. ``eksak`` is set only
    where a Decimal cannot hold the bounds, such as an average of three.
    """

    jenis: Jenis
    teks: str = ""
    bawah: Decimal | None = None
    atas: Decimal | None = None
    persen: bool = False
    penyebut: Decimal | None = None
    satuan: str = ""
    skala: str | None = None
    catatan: tuple[Catatan, ...] = ()
    eksak: tuple[Fraction, Fraction] | None = None

    @property
    def kosong(self) -> bool:
        """Nothing was typed, or a sign for nothing (``-``, ``n/a``)."""
        return self.jenis is Jenis.KOSONG

    @property
    def ambigu(self) -> bool:
        """It can be read two ways."""
        return self.jenis is Jenis.AMBIGU

    @property
    def rentang(self) -> bool:
        """It is a range."""
        return self.jenis is Jenis.RENTANG

    @property
    def ordinal(self) -> bool:
        """It is a word of a scale; ``nilai`` is its score."""
        return self.jenis is Jenis.ORDINAL

    @property
    def nilai(self) -> Decimal | None:
        """The one number: typed, or the score of a scale word; ``None`` for everything else."""
        return self.bawah if self.jenis in {Jenis.ANGKA, Jenis.ORDINAL} else None

    @property
    def polos(self) -> Decimal | None:
        """The number when it stands alone, as money and counts must: no percent, no ``dari``, no scale."""
        return self.bawah if self.jenis is Jenis.ANGKA and not self.persen and self.penyebut is None else None

    def batas_eksak(self) -> tuple[Fraction, Fraction]:
        """Lower and upper bound as exact fractions; only for what has a number."""
        if self.eksak is not None:
            return self.eksak
        if self.bawah is None or self.atas is None:
            raise ValueError(Catatan.TIDAK_TERBACA.kalimat)
        return Fraction(self.bawah), Fraction(self.atas)


KOSONG = Terbaca(Jenis.KOSONG)

_TANDA_KOSONG = frozenset({"", "n/a", "na", "n.a", "n.a.", "belum ada", "belum ada data"})
_PENGALI = {
    "ribu": 3,
    "rb": 3,
    "juta": 6,
    "jt": 6,
    "miliar": 9,
    "milyar": 9,
    "triliun": 12,
    "trilyun": 12,
}

_BANDING = frozenset({"minimal", "min", "maksimal", "maks", "paling", "kurang", "lebih", "bawah", "atas"})
_BALIK = frozenset({"minus", "negatif"})
_PANJANG = 200  # a longer cell is a story, not a number; also bounds the work of the pattern

_SAMPAI = r"(?:\s*[-–—]\s*|\s+(?:s\.?\s?d\.?|s/d|sampai(?:\s+dengan)?|hingga)\s+)"
_RP = r"(?:(?:Rp\.?|IDR)\s*)"
_BILANGAN = r"[0-9](?:[0-9.,]*[0-9])?"
_SATUAN = r"(?:\s*/\s*|\s+)?[^\W\d_][^\s0-9()]*[0-9²³]?(?:\s+[^\s0-9()]+[0-9²³]?)*"
_POLA = re.compile(
    rf"""
    (?P<banding>(?:[<>]=?|[≤≥=])\s*)?
    (?P<awal>(?:[^\W\d_]+[.:]?\s+)*?(?:[^\W\d_]*\bke-)?)
    (?P<tanda>[-+]\s*)?
    (?P<rp>{_RP})?
    (?P<tanda2>[-+])?
    (?P<satu>{_BILANGAN})
    (?P<persen>\s*%)?
    (?:
        {_SAMPAI} {_RP}? (?P<tandadua>(?<=\s)-)? (?P<dua>{_BILANGAN}) (?P<persendua>\s*%)?
      | (?P<tengah>(?:\s+[^\W\d_]+)*?) \s+ dari \s+ (?:total\s+)? (?P<penyebut>{_BILANGAN})
    )?
    (?P<satuan>{_SATUAN})?
    (?P<kurung>\s*\([^()]*\))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_KELOMPOK_SPASI = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[\u00a0\u2007\u2009\u202f][0-9]{3})+(?![0-9])")
_UJUNG_RUPIAH = re.compile(r"(?<=[0-9])[.,][-–—=]+(?=\s|$)")
_TAK_TAMPAK = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_BULAN = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|mar(?:et)?|apr(?:il)?|mei|may|juni?|juli?|agu(?:stus)?|aug|"
    r"sep(?:tember)?|okt(?:ober)?|oct|nov(?:ember)?|des(?:ember)?|dec)"
)
_TANGGAL = re.compile(
    rf"[0-9]{{1,4}}([-/.])[0-9]{{1,2}}\1[0-9]{{1,4}}(?:[ T].*)?|(?:[a-z]+,? )?[0-9]{{1,2}}[- ]{_BULAN}"
    rf"(?:[- ][0-9]{{2,4}})?(?: .*)?|{_BULAN}[- ][0-9]{{2,4}}|[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?",
    re.IGNORECASE,
)


def baca_angka(
    nilai: object, *, pemisah: PemisahDesimal = PemisahDesimal.TANYAKAN, skala: Skala | None = None
) -> Terbaca:
    """Read one cell, a value of Excel or text as typed; never raises.

    ``pemisah`` decides what ``1.234`` means; ``skala`` gives the words that are scores (``None``: the
    shipped scales). A float counts with the digits it prints. Not a number: TRUE/FALSE, dates and
    times, error values, nan and infinity, and sizes beyond 10^30.

    >>> baca_angka("1.234,5").nilai, baca_angka("95 %").persen, baca_angka("1.234").ambigu
    (Decimal('1234.5'), True, True)
    >>> baca_angka("80 - 90%").atas, baca_angka("100 dari 110 Organisasi").penyebut
    (Decimal('90'), Decimal('110'))
    """
    if nilai is None:
        return KOSONG
    if isinstance(nilai, str):
        return _baca_teks(nilai, pemisah, skala_baku() if skala is None else skala)
    bilangan = _bilangan(nilai)
    return _gagal(str(nilai), bilangan) if isinstance(bilangan, Catatan) else _satu(bilangan)


def _bilangan(nilai: object) -> Decimal | Catatan:
    """A value of Excel as the digits it prints, or why it is no number."""
    if isinstance(nilai, bool):
        return Catatan.BENAR_SALAH
    if isinstance(nilai, (date, time)):
        return Catatan.TANGGAL
    if isinstance(nilai, Integral):
        return Decimal(int(nilai))
    if isinstance(nilai, float):
        nilai = Decimal(repr(float(nilai)))
    return nilai if isinstance(nilai, Decimal) and nilai.is_finite() else Catatan.TIDAK_TERBACA


def _gagal(teks: str, *catatan: Catatan) -> Terbaca:
    semua = dict.fromkeys((Catatan.TIDAK_TERBACA, *catatan))
    return Terbaca(Jenis.TIDAK_TERBACA, teks, catatan=tuple(semua))


def _satu(nilai: Decimal) -> Terbaca:
    return _jaga(Terbaca(Jenis.ANGKA, str(nilai), nilai, nilai))


def _jaga(terbaca: Terbaca) -> Terbaca:
    """Refuse sizes no office has, which would also make exact arithmetic endless; drop the sign of zero."""
    angka = [a for a in (terbaca.bawah, terbaca.atas, terbaca.penyebut) if a]
    if any(a.adjusted() > 30 or int(a.as_tuple().exponent) < -60 for a in angka):
        return _gagal(terbaca.teks, Catatan.DI_LUAR_JANGKAUAN)
    return replace(terbaca, bawah=terbaca.bawah or Decimal(0), atas=terbaca.atas or Decimal(0))


def _baca_teks(mentah: str, pemisah: PemisahDesimal, skala: Skala) -> Terbaca:
    tanpa_hantu = mentah.translate(_TAK_TAMPAK).replace("\u2212", "-")
    rapat = _KELOMPOK_SPASI.sub(lambda m: re.sub(r"\s", "", m.group()), tanpa_hantu)
    teks = " ".join(rapat.split())
    khusus = _bukan_angka(teks, skala)
    if khusus is not None:
        return khusus
    tanpa_ujung = _UJUNG_RUPIAH.sub("", teks)
    cocok = _POLA.fullmatch(tanpa_ujung)
    if cocok is None:
        return _gagal(teks, Catatan.KURUNG if teks.startswith("(") else Catatan.TIDAK_TERBACA)
    return _dari_pola(cocok, teks, pemisah, uang=cocok["rp"] is not None or tanpa_ujung != teks)


def _bukan_angka(teks: str, skala: Skala) -> Terbaca | None:
    """What is decided before looking for digits: empty, a scale word, an error value, a date."""
    if teks.casefold() in _TANDA_KOSONG or not teks.strip("-–—"):
        return replace(KOSONG, teks=teks)
    kata = skala.cari(teks)
    if kata is not None:
        return Terbaca(Jenis.ORDINAL, teks, kata[1], kata[1], skala=kata[0])
    if len(teks) > _PANJANG:
        return _gagal(teks)
    if teks.startswith("#"):
        return _gagal(teks, Catatan.GALAT_EXCEL)
    return _gagal(teks, Catatan.TANGGAL) if _TANGGAL.fullmatch(teks) else None


def _dari_pola(cocok: re.Match[str], teks: str, pemisah: PemisahDesimal, *, uang: bool) -> Terbaca:
    """Turn a match into its value; every number of the text must be readable on its own."""
    if (cocok["tanda"] and cocok["tanda2"]) or _BALIK & _kata_awal(cocok):
        return _gagal(teks)
    bagian: dict[str, Decimal] = {}
    for nama in ("satu", "dua", "penyebut"):
        if cocok[nama] is not None:
            urai = _urai(cocok[nama], pemisah, uang=uang)
            if isinstance(urai, Terbaca):
                return replace(urai, teks=teks)
            bagian[nama] = urai
    negatif = (cocok["tanda"] or cocok["tanda2"] or "").strip() == "-"
    satu = bagian["satu"].copy_negate() if negatif else bagian["satu"]
    dua = bagian.get("dua", satu)
    dasar = Terbaca(
        Jenis.RENTANG if "dua" in bagian else Jenis.ANGKA,
        teks,
        satu,
        dua.copy_negate() if cocok["tandadua"] else dua,
        persen=bool(cocok["persen"] or cocok["persendua"]),
        penyebut=bagian.get("penyebut"),
        catatan=_catatan_pola(cocok),
    )
    return _rapikan(_dengan_satuan(dasar, cocok, uang=uang))


def _kata_awal(cocok: re.Match[str]) -> set[str]:
    return {kata.rstrip(".:") for kata in cocok["awal"].casefold().split()}


def _catatan_pola(cocok: re.Match[str]) -> tuple[Catatan, ...]:
    banding = cocok["banding"] or _BANDING & _kata_awal(cocok)
    ada = ((banding, Catatan.TANDA_BANDING), (cocok["kurung"], Catatan.KURUNG))
    return tuple(catatan for bagian, catatan in ada if bagian)


def _dengan_satuan(terbaca: Terbaca, cocok: re.Match[str], *, uang: bool) -> Terbaca:
    """Take the words around the number: percent and multiples of a thousand are part of it."""
    sesudah = (cocok["satuan"] or "").strip()
    kata = sesudah.split()
    if _menempel(cocok) and re.fullmatch(r"[^\W\d_]{2}.*", kata[0]) is None:
        return _gagal(terbaca.teks)
    if uang and kata and kata[0].casefold() in {"m", "t"}:
        return _gagal(terbaca.teks)
    if kata and kata[0].casefold() in {"persen", "prosen"}:
        terbaca, kata = replace(terbaca, persen=True), kata[1:]
    elif kata and kata[0].casefold().rstrip(".") in _PENGALI:
        terbaca, kata = _kalikan(terbaca, _PENGALI[kata[0].casefold().rstrip(".")]), kata[1:]
    semua = (cocok["awal"].strip(), (cocok["tengah"] or "").strip(), *kata)
    return replace(terbaca, satuan=" ".join(dict.fromkeys(bagian for bagian in semua if bagian)))


def _menempel(cocok: re.Match[str]) -> bool:
    """Whether the unit follows the digits without a space, as in ``5kg`` but also in ``1e5``."""
    satuan = cocok["satuan"] or " "
    return not (satuan[0].isspace() or satuan.startswith("/"))


def _kalikan(terbaca: Terbaca, pangkat: int) -> Terbaca:
    """Multiply by a power of ten; ``5 dari 10 juta`` does not say what is multiplied."""
    if terbaca.bawah is None or terbaca.atas is None or terbaca.penyebut is not None:
        return _gagal(terbaca.teks)
    kali = Decimal(10**pangkat)
    return replace(
        terbaca,
        bawah=TELITI.multiply(terbaca.bawah, kali),
        atas=TELITI.multiply(terbaca.atas, kali),
        catatan=(*terbaca.catatan, Catatan.PENGALI),
    )


def _rapikan(terbaca: Terbaca) -> Terbaca:
    if terbaca.jenis is Jenis.TIDAK_TERBACA:
        return terbaca
    if terbaca.penyebut == 0:
        return _gagal(terbaca.teks, Catatan.PENYEBUT_NOL)
    aman = _jaga(terbaca)
    if aman.bawah is not None and aman.atas is not None and aman.bawah > aman.atas:
        catatan = (*aman.catatan, Catatan.RENTANG_TERBALIK)
        return replace(aman, bawah=aman.atas, atas=aman.bawah, catatan=catatan)
    return aman


def _urai(token: str, pemisah: PemisahDesimal, *, uang: bool) -> Decimal | Terbaca:
    """Read one run of digits, dots and commas."""
    titik, koma = token.count("."), token.count(",")
    if titik and koma:
        return _gabung(token, "," if token.rfind(",") > token.rfind(".") else ".")
    if titik + koma > 1:
        return _gabung(token, "," if titik else ".")
    depan, tanda, belakang = token.partition("." if titik else ",")
    if len(belakang) != 3 or len(depan) > 3 or depan.startswith("0"):
        return Decimal(f"{depan}.{belakang}" if tanda else depan)
    return _putuskan(depan, tanda, belakang, PemisahDesimal.KOMA if uang and tanda == "." else pemisah)


def _putuskan(depan: str, tanda: str, belakang: str, pemisah: PemisahDesimal) -> Decimal | Terbaca:
    """``1.234`` and ``1,234``: only the workbook's setting knows."""
    if pemisah is PemisahDesimal.TANYAKAN:
        return Terbaca(Jenis.AMBIGU, catatan=(Catatan.AMBIGU,))
    desimal = "," if pemisah is PemisahDesimal.KOMA else "."
    return Decimal(f"{depan}.{belakang}") if tanda == desimal else Decimal(depan + belakang)


def _gabung(token: str, desimal: str) -> Decimal | Terbaca:
    """Read a token whose thousands separator is known: groups of three, at most one decimal mark."""
    ribuan = "." if desimal == "," else ","
    pola = rf"[1-9][0-9]{{0,2}}(?:\{ribuan}[0-9]{{3}})+(?:\{desimal}[0-9]+)?"
    if re.fullmatch(pola, token) is None:
        return _gagal(token)
    return Decimal(token.replace(ribuan, "").replace(desimal, "."))
