"""The one form in which every adapter gives raw rows, so that contents can be compared.

A row holds only its filled cells; blank rows at the end of a table are left out, those in the middle
are kept as ``{}``; a whole number is an ``int``; a moment at midnight is a ``datetime`` in a column of
moments and a ``date`` everywhere else.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sakip_xl.domain.model import Sel
from sakip_xl.layout.buku import BUKU, VERSI_LAYOUT
from sakip_xl.layout.inti import Kolom, Rupa, Tabel
from sakip_xl.layout.isi import BULAT_TEPAT, BarisMentah, IsiBuku

KUNCI_JENIS = "jenis"
KUNCI_VERSI = "versi_layout"

_SEBARIS = 60


def rapikan(isi: IsiBuku) -> IsiBuku:
    """The same content in that form; every table of the layout is there, also the empty ones."""
    tabel = {satu.nama: rapikan_tabel(satu, isi.baris(satu.nama)) for satu in BUKU[isi.jenis].tabel}
    return IsiBuku(isi.jenis, tabel)


def beridentitas(isi: IsiBuku) -> IsiBuku:
    """The same content in that form, saying in ``tblMeta`` which kind and version of book it is."""
    return rapikan(isi.dengan_meta(**{KUNCI_JENIS: isi.jenis, KUNCI_VERSI: VERSI_LAYOUT}))


def rapikan_tabel(tabel: Tabel, baris: list[BarisMentah]) -> list[BarisMentah]:
    """The rows of one table in that form; computed columns are no content."""
    kolom = {k.bidang: k for k in tabel.kolom if k.rumus is None}
    hasil: list[BarisMentah] = [
        {
            bidang: rapikan_sel(nilai, kolom[bidang])
            for bidang, nilai in satu.items()
            if bidang in kolom and nilai is not None and nilai != ""
        }
        for satu in baris
    ]
    while hasil and not hasil[-1]:
        hasil.pop()
    return hasil


def rapikan_sel(nilai: object, kolom: Kolom) -> Sel:
    """One filled cell in that form."""
    if isinstance(nilai, float) and nilai.is_integer() and abs(nilai) < BULAT_TEPAT:
        return int(nilai)
    if isinstance(nilai, timedelta):
        return _lama(nilai)
    if isinstance(nilai, datetime):
        tengah_malam = nilai.time() == time() and kolom.rupa is not Rupa.WAKTU
        return nilai.date() if tengah_malam else nilai
    if isinstance(nilai, date) and kolom.rupa is Rupa.WAKTU:
        return datetime.combine(nilai, time())
    return nilai  # type: ignore[return-value]


def persen(nilai: float) -> str:
    """A percent-formatted number as staff see it, but never rounded: 0,955 is ``95,5%``.

    Exactly three decimals get a nought more, because ``1,234%`` could be read as thousands
    (``layout.persen`` is the way back).
    """
    if not math.isfinite(nilai):
        return f"{nilai}%"
    seratus = (Decimal(repr(nilai)) * 100).normalize()
    desimal = max(0, -int(seratus.as_tuple().exponent))
    return f"{seratus:.{4 if desimal == 3 else desimal}f}%".replace(".", ",")


def tampil(nilai: object) -> str:
    """A value in a finding: 3, not 3.0, and no more of a long text than a line."""
    teks = str(int(nilai)) if isinstance(nilai, float) and nilai.is_integer() else str(nilai)
    return teks if len(teks) <= _SEBARIS else f"{teks[:_SEBARIS]}..."


def perbedaan(satu: IsiBuku, lain: IsiBuku) -> Iterator[str]:
    """Where two contents differ, as ``tabel baris bidang``; both must be in that form."""
    for nama in satu.tabel:
        kiri, kanan = satu.baris(nama), lain.baris(nama)
        for ke in range(max(len(kiri), len(kanan))):
            a = kiri[ke] if ke < len(kiri) else {}
            b = kanan[ke] if ke < len(kanan) else {}
            for bidang in sorted(a.keys() | b.keys()):
                if not setara(a.get(bidang), b.get(bidang)):
                    yield f"{nama} {ke + 1} {bidang}"


def setara(satu: Sel, lain: Sel) -> bool:
    """Equal as far as a file can tell: 15 digits of a number, the millisecond of a moment."""
    if isinstance(satu, float) and isinstance(lain, (int, float)):
        return math.isclose(satu, lain, rel_tol=1e-14)
    if isinstance(satu, datetime) and isinstance(lain, datetime):
        return abs(satu - lain) < timedelta(seconds=1)
    if isinstance(satu, time) and isinstance(lain, time):
        return satu.replace(microsecond=0) == lain.replace(microsecond=0)
    if isinstance(satu, str) and isinstance(lain, str):
        return satu.encode("utf-8", "replace") == lain.encode("utf-8", "replace")
    return type(satu) is type(lain) and satu == lain


def _lama(nilai: timedelta) -> time | str:
    """A time typed in a ``[h]:mm`` cell; a span of a day or more is its text."""
    if timedelta() <= nilai < timedelta(days=1):
        return (datetime.min + nilai).time()
    menit, detik = divmod(round(nilai.total_seconds()), 60)
    return f"{menit // 60}:{menit % 60:02d}:{detik:02d}"
