"""Capaian and roll-up of millions of rows, with the same results as one by one.

Floats do the bulk. A row whose rounded value a float could miss is settled with whole numbers, and what
is special in any way (ranges, scales, zero, negatives, notes) goes through ``hitung_terbaca``. Only this
module of the domain needs numpy and pandas; the light path never imports it.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import isnan
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from sakip_xl.domain.angka import KOSONG, Jenis, Terbaca, baca_angka
from sakip_xl.domain.bulat import ke_desimal
from sakip_xl.domain.capaian import Capaian, Cara, hitung_terbaca, pilih, rumus_lazim
from sakip_xl.domain.catatan import Catatan
from sakip_xl.domain.istilah import MetodeRekap, Pembulatan, PemisahDesimal, Polaritas, Rumus
from sakip_xl.domain.rekap import Butir, rekap
from sakip_xl.domain.rumus import RumusCapaian
from sakip_xl.domain.skala import Skala

Nyata = npt.NDArray[np.float64]
Bulat = npt.NDArray[np.int64]
Tanda = npt.NDArray[np.bool_]

_KECIL, _BESAR = 1e-15, 1e15
_RUMUS = tuple(Rumus)
_POLARITAS = tuple(Polaritas)
_KODE_RUMUS = tuple(RumusCapaian)
_SISA_RAGU = 2e-14
"""Bound of the relative error of the float route, with room to spare: a few steps of 1.1e-16 each."""


def hitung_capaian_massal(
    df: pd.DataFrame,
    cara: Cara | None = None,
    *,
    pemisah: PemisahDesimal = PemisahDesimal.TANYAKAN,
    skala: Skala | None = None,
) -> pd.DataFrame:
    """Compute every row of ``df`` as ``hitung_ketikan`` would.

    Columns: ``target`` and ``realisasi`` as typed; optional ``polaritas``, ``rumus`` (empty: those of
    ``cara``) and ``terburuk``. A missing value (None, NaN, NaT, NA) is an empty cell. The result has the
    index of ``df`` and the columns ``nilai`` and ``untuk_rekap`` (the float nearest to the exact
    decimal, NaN for none), ``rumus`` (code) and ``catatan`` (codes joined by a space), both categories.
    An unknown word in ``polaritas`` or ``rumus`` raises ``ValueError``.
    """
    cara = cara or Cara()
    lembar = _Lembar(df, cara, pemisah, skala)
    nilai, kode, cepat = _jalur_cepat(lembar, cara)
    hasil = _Hasil(nilai, kode, lembar.tidak_lazim, cara)
    for baris in np.flatnonzero(~cepat).tolist():
        hasil.isi(baris, lembar.satu(baris))
    return hasil.tabel(df.index)


@dataclass
class _Kolom:
    """One column read: floats for the fast route, and each distinct cell as the scalar reads it."""

    angka: Nyata
    cepat: Tanda
    persen: Tanda
    satuan: Bulat
    kunci: npt.NDArray[Any]
    terbaca: dict[float, Terbaca] = field(default_factory=dict)

    def ambil(self, baris: int) -> Terbaca:
        """The cell of one row, read at most once per distinct value."""
        kunci = self.kunci[baris].item()
        if isnan(kunci):
            return KOSONG
        if kunci not in self.terbaca:
            self.terbaca[kunci] = baca_angka(kunci)
        return self.terbaca[kunci]


def _kolom(
    seri: pd.Series[Any], pemisah: PemisahDesimal, skala: Skala | None, satuan: dict[str, int]
) -> _Kolom:
    if seri.dtype in (np.dtype(np.float64), np.dtype(np.int64)):
        angka = seri.to_numpy(dtype=np.float64)
        nol = np.zeros(len(seri), dtype=np.int64)
        return _Kolom(angka, ~np.isnan(angka), nol.astype(np.bool_), nol, seri.to_numpy())
    urutan, terbaca = _beda(seri, pemisah, skala)
    ciri = [_ciri(satu, satuan) for satu in (*terbaca, KOSONG)]
    return _Kolom(
        np.array([c[0] for c in ciri], dtype=np.float64)[urutan],
        np.array([c[1] for c in ciri], dtype=np.bool_)[urutan],
        np.array([c[2] for c in ciri], dtype=np.bool_)[urutan],
        np.array([c[3] for c in ciri], dtype=np.int64)[urutan],
        urutan,
        dict(enumerate(terbaca)),
    )


def _beda(seri: pd.Series[Any], pemisah: PemisahDesimal, skala: Skala | None) -> tuple[Bulat, list[Terbaca]]:
    """Which distinct cell each row has, and the readings; 1 and TRUE are equal but not the same."""
    nomor: dict[Hashable, int] = {}
    terbaca: list[Terbaca] = []
    urutan = np.empty(len(seri), dtype=np.int64)
    kosong = seri.isna().to_numpy()
    for baris, isi in enumerate(seri.astype(object).tolist()):
        sel = None if kosong[baris] else isi
        kunci = (type(sel), sel if isinstance(sel, Hashable) else id(sel))
        ke = nomor.setdefault(kunci, len(terbaca))
        if ke == len(terbaca):
            terbaca.append(baca_angka(sel, pemisah=pemisah, skala=skala))
        urutan[baris] = ke
    return urutan, terbaca


def _ciri(terbaca: Terbaca, satuan: dict[str, int]) -> tuple[float, bool, bool, int]:
    """Value, fit for the fast route, percent, number of the unit (0: none)."""
    nilai = terbaca.nilai
    if nilai is None or terbaca.jenis is not Jenis.ANGKA or terbaca.penyebut is not None or terbaca.catatan:
        return float("nan"), False, False, 0
    dekat = float(nilai)
    kata = terbaca.satuan.casefold()
    ke = satuan.setdefault(kata, len(satuan) + 1) if kata else 0
    return dekat, Decimal(repr(dekat)) == nilai, terbaca.persen, ke


class _Lembar:
    """The columns of one sheet of rows, and the exact scalar for the rows that need it."""

    def __init__(self, df: pd.DataFrame, cara: Cara, pemisah: PemisahDesimal, skala: Skala | None) -> None:
        satuan: dict[str, int] = {}
        self.cara = cara
        self.target = _kolom(df["target"], pemisah, skala, satuan)
        self.realisasi = _kolom(df["realisasi"], pemisah, skala, satuan)
        self.terburuk = _kolom(df["terburuk"], pemisah, skala, satuan) if "terburuk" in df else None
        polaritas = _pilihan(df, "polaritas", Polaritas, _POLARITAS.index(cara.polaritas))
        rumus = _pilihan(df, "rumus", Rumus, -1 if cara.rumus is None else _RUMUS.index(cara.rumus))
        bawaan = np.array([_RUMUS.index(Cara(polaritas=satu).dipakai) for satu in _POLARITAS])
        self.polaritas = polaritas
        self.rumus = np.where(rumus < 0, bawaan[polaritas], rumus)
        lazim = np.array([[rumus_lazim(p, r) for r in _RUMUS] for p in _POLARITAS])
        self.tidak_lazim: Tanda = ~lazim[polaritas, self.rumus]
        self._ingat: dict[tuple[Hashable, ...], Capaian] = {}

    def satu(self, baris: int) -> Capaian:
        """One row by the scalar; equal rows are computed once."""
        polaritas, rumus = int(self.polaritas[baris]), int(self.rumus[baris])
        terburuk = self.terburuk.ambil(baris) if self.terburuk else KOSONG
        target, realisasi = self.target.ambil(baris), self.realisasi.ambil(baris)
        kunci = (target, realisasi, terburuk, polaritas, rumus)
        if kunci not in self._ingat:
            cara = replace(self.cara, polaritas=_POLARITAS[polaritas], rumus=_RUMUS[rumus])
            self._ingat[kunci] = hitung_terbaca(target, realisasi, cara, terburuk=terburuk)
        return self._ingat[kunci]

    def boleh_cepat(self) -> Tanda:
        """Rows of two plain numbers in one measure, of usual size, target above 0, realisasi not below."""
        t, r = self.target, self.realisasi
        satu_satuan = (t.satuan == r.satuan) | (t.satuan == 0) | (r.satuan == 0)
        wajar = (t.angka >= _KECIL) & (t.angka <= _BESAR) & (r.angka <= _BESAR)
        nol = (r.angka == 0) & (self.rumus != _RUMUS.index(Rumus.KEBALIKAN))
        wajar &= (r.angka >= _KECIL) | nol
        ragu = _meragukan(t, r) | _meragukan(r, t)
        hasil: Tanda = t.cepat & r.cepat & satu_satuan & wajar & ~ragu
        return hasil


def _meragukan(persen: _Kolom, lain: _Kolom) -> Tanda:
    """As ``sepadan`` doubts ``95%`` beside ``0,95``; such rows carry a note."""
    hasil: Tanda = persen.persen & ~lain.persen & (persen.angka > 1) & (lain.angka > 0) & (lain.angka <= 1)
    return hasil


def _pilihan(df: pd.DataFrame, nama: str, jenis: type[StrEnum], bawaan: int) -> Bulat:
    """A column of words as numbers of the choices; an empty cell takes the default."""
    if nama not in df:
        return np.full(len(df), bawaan, dtype=np.int64)
    ke, beda = pd.factorize(df[nama].astype(object).replace("", None))
    urutan = list(jenis)
    nomor = [urutan.index(pilih(jenis, kata, nama)) for kata in beda.tolist()]
    return np.array([*nomor, bawaan], dtype=np.int64)[ke]


def _jalur_cepat(lembar: _Lembar, cara: Cara) -> tuple[Nyata, Bulat, Tanda]:
    """Value, formula and whether the fast route settled it, for every row."""
    nilai = np.full(len(lembar.rumus), np.nan)
    kode = np.full(len(lembar.rumus), _KODE_RUMUS.index(RumusCapaian.TIDAK_DIHITUNG), dtype=np.int64)
    selesai = np.zeros(len(lembar.rumus), dtype=np.bool_)
    boleh = lembar.boleh_cepat()
    for ke, rumus in enumerate(_RUMUS):
        baris = np.flatnonzero(boleh & (lembar.rumus == ke))
        if not len(baris):
            continue
        t, r = lembar.target.angka[baris], lembar.realisasi.angka[baris]
        persis, pasti = _bulatkan(t, r, rumus, cara)
        nilai[baris[pasti]] = persis[pasti] / 10**cara.desimal
        kode[baris] = _KODE_RUMUS.index(RumusCapaian(rumus.value))
        selesai[baris] = pasti
    return nilai, kode, selesai


def _bulatkan(t: Nyata, r: Nyata, rumus: Rumus, cara: Cara) -> tuple[Nyata, Tanda]:
    """The rounded percent as a whole number of its last decimal, and where that is certain."""
    skala = 100.0 * 10**cara.desimal
    tinggi, ragu = _kasar(t, r, rumus)
    besar, ragu = np.abs(tinggi) * skala, ragu * skala * _SISA_RAGU
    naik = cara.pembulatan is Pembulatan.SETENGAH_NAIK
    bulat = np.floor(besar + 0.5) if naik else np.floor(besar)
    batas = bulat - 0.5 if naik else bulat
    jarak = np.minimum(np.abs(besar - batas), np.abs(besar - batas - 1))
    pasti = (jarak > ragu) & (besar < _BESAR)
    hasil = np.copysign(bulat, tinggi) + 0.0
    tepi = np.flatnonzero(~pasti)
    if rumus is not Rumus.STABIL and len(tepi):
        hasil[tepi], pasti[tepi] = _tepi(t[tepi], r[tepi], rumus, cara)
    return hasil, pasti


def _kasar(t: Nyata, r: Nyata, rumus: Rumus) -> tuple[Nyata, Nyata]:
    """The ratio in floats and the size its error is a share of."""
    if rumus is Rumus.KEBALIKAN:
        return t / r, t / r
    bagi = r / t
    if rumus is Rumus.RASIO:
        return bagi, bagi
    if rumus is Rumus.SELISIH:
        return 2 - bagi, 2 + bagi
    tepat = np.where(r <= t, bagi, 2 - bagi)
    # At 90 both branches of the scale meet in 100, so a float on the wrong side does no harm.
    return np.where(tepat <= 0.9, tepat / 0.9, 1 + (tepat - 0.9) * 2), (2 + bagi) * 2


def _tepi(t: Nyata, r: Nyata, rumus: Rumus, cara: Cara) -> tuple[Nyata, Tanda]:
    """Rows near a rounding border, in whole numbers where their decimals allow it."""
    hasil, pasti = np.zeros(len(t)), np.zeros(len(t), dtype=np.bool_)
    skala = 100 * 10**cara.desimal
    for faktor in (1, 10**2, 10**6):
        ti, ri = np.rint(t * faktor), np.rint(r * faktor)
        muat = (ti / faktor == t) & (ri / faktor == r) & (ti > 0)
        muat &= ~pasti & (ti < _BESAR) & (ri < _BESAR) & ((2 * ti + ri) * skala < 2.0**62)
        ke = np.flatnonzero(muat)
        pembilang, penyebut = _pecahan(ti[ke].astype(np.int64), ri[ke].astype(np.int64), rumus)
        utuh, sisa = np.divmod(np.abs(pembilang) * skala, penyebut)
        if cara.pembulatan is Pembulatan.SETENGAH_NAIK:
            utuh += 2 * sisa >= penyebut
        hasil[ke] = np.sign(pembilang) * utuh
        pasti[ke] = utuh < _BESAR
    return hasil, pasti


def _pecahan(t: Bulat, r: Bulat, rumus: Rumus) -> tuple[Bulat, Bulat]:
    if rumus is Rumus.KEBALIKAN:
        return t, r
    return (r, t) if rumus is Rumus.RASIO else (2 * t - r, t)


class _Hasil:
    """The result under construction: the fast rows first, the special ones written over them."""

    def __init__(self, nilai: Nyata, kode: Bulat, tidak_lazim: Tanda, cara: Cara) -> None:
        self.nilai = nilai
        self.kode = kode
        batas = None if cara.batas is None else float(cara.batas)
        self.rekap = np.where(np.isnan(nilai), np.nan, np.clip(nilai, 0, batas))
        self._catatan: dict[tuple[Catatan, ...], int] = {}
        ukuran = np.where(nilai > float(cara.ambang_tinggi), 1, np.where(nilai < 0, 2, 0))
        pasangan: list[tuple[Catatan, ...]] = [(), (Catatan.CAPAIAN_TINGGI,), (Catatan.CAPAIAN_NEGATIF,)]
        nomor = [[self._nomor((*a, *b)) for b in pasangan] for a in ((), (Catatan.RUMUS_TIDAK_LAZIM,))]
        self.catatan: Bulat = np.array(nomor)[tidak_lazim.astype(np.int64), ukuran]

    def _nomor(self, catatan: tuple[Catatan, ...]) -> int:
        return self._catatan.setdefault(catatan, len(self._catatan))

    def isi(self, baris: int, capaian: Capaian) -> None:
        """Write one row of the exact scalar."""
        self.nilai[baris] = np.nan if capaian.nilai is None else float(capaian.nilai)
        self.rekap[baris] = np.nan if capaian.untuk_rekap is None else float(capaian.untuk_rekap)
        self.kode[baris] = _KODE_RUMUS.index(capaian.kode_rumus)
        self.catatan[baris] = self._nomor(capaian.catatan)

    def tabel(self, indeks: pd.Index[Any]) -> pd.DataFrame:
        """The finished table."""
        catatan = [" ".join(satu) for satu in self._catatan]
        return pd.DataFrame(
            {
                "nilai": self.nilai,
                "untuk_rekap": self.rekap,
                "rumus": pd.Categorical.from_codes(
                    self.kode, pd.Index([str(kode.value) for kode in _KODE_RUMUS])
                ),
                "catatan": pd.Categorical.from_codes(self.catatan, pd.Index(catatan)),
            },
            index=indeks,
        )


def rekap_massal(
    df: pd.DataFrame,
    kelompok: str | list[str],
    metode: MetodeRekap = MetodeRekap.RATA_RATA,
    *,
    kolom: str = "untuk_rekap",
) -> pd.DataFrame:
    """Roll up ``kolom`` per group as ``rekap`` would; ``BERBOBOT`` needs the column ``bobot``.

    The result has one row a group, in order of the keys, rows without a key as a group of their own:
    ``nilai`` (unrounded Decimal or None), ``dihitung`` and ``dikecualikan`` (counts).
    """
    kelompokan = df.groupby(kelompok, dropna=False, observed=True, sort=True)
    indeks = kelompokan.size().index
    nomor: Bulat = np.asarray(kelompokan.ngroup(), dtype=np.int64)
    angka = df[kolom].to_numpy(dtype=np.float64)
    bulat = _jadi_bulat(angka) if metode is MetodeRekap.RATA_RATA else None
    if bulat is None:
        hasil = _rekap_satu_satu(df, angka, nomor, len(indeks), metode)
    else:
        hasil = _rekap_bulat(*bulat, np.isnan(angka), nomor, len(indeks))
    tabel = pd.DataFrame(hasil, columns=["nilai", "dihitung", "dikecualikan"], dtype=object)
    return tabel.astype({"dihitung": np.int64, "dikecualikan": np.int64}).set_axis(indeks)


def _jadi_bulat(angka: Nyata) -> tuple[Bulat, int] | None:
    """Decimals of at most 6 places as whole numbers with their factor, when all fit; NaN counts 0."""
    isi = np.nan_to_num(angka)
    for faktor in (10**2, 10**6):
        bulat = np.rint(isi * faktor)
        if (bulat / faktor == isi).all() and np.abs(bulat).sum() < _BESAR:
            return bulat.astype(np.int64), faktor
    return None


def _rekap_bulat(
    angka: Bulat, faktor: int, kosong: Tanda, nomor: Bulat, banyak: int
) -> list[tuple[Decimal | None, int, int]]:
    jumlah, semua, ada = (np.zeros(banyak, dtype=np.int64) for _ in range(3))
    np.add.at(jumlah, nomor, angka)
    np.add.at(semua, nomor, 1)
    np.add.at(ada, nomor, (~kosong).astype(np.int64))
    return [
        (ke_desimal(Fraction(total, faktor * isi)) if isi else None, isi, baris - isi)
        for total, isi, baris in zip(jumlah.tolist(), ada.tolist(), semua.tolist(), strict=True)
    ]


def _rekap_satu_satu(
    df: pd.DataFrame, angka: Nyata, nomor: Bulat, banyak: int, metode: MetodeRekap
) -> list[tuple[Decimal | None, int, int]]:
    bobot = df["bobot"].to_numpy(dtype=np.float64) if metode is MetodeRekap.BERBOBOT else angka
    butir: list[list[Butir]] = [[] for _ in range(banyak)]
    for ke, nilai, berat in zip(nomor.tolist(), angka.tolist(), bobot.tolist(), strict=True):
        butir[ke].append(Butir("", "", baca_angka(nilai).nilai, baca_angka(berat).nilai))
    hasil = (rekap(isi, metode) for isi in butir)
    return [(satu.nilai, satu.dihitung, len(satu.dikecualikan)) for satu in hasil]
