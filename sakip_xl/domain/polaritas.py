"""Tells when the wording of an indicator contradicts its polarity (domain.md 1.3 E).

Only clear wording warns: a warning that is often wrong is soon ignored.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from sakip_xl.domain.catatan import Catatan
from sakip_xl.domain.istilah import Polaritas

_JARAK = 3
"""A bad thing counts as measured when it stands at most this many words after the measure's name."""


def peringatan_polaritas(teks_indikator: str, polaritas: Polaritas | str) -> Catatan | None:
    """Note a polarity that the wording contradicts; ``None`` when it fits, is stabil or unclear.

    >>> peringatan_polaritas("Jumlah pelanggaran Perda", "positif").value
    'polaritas_berlawanan'
    >>> peringatan_polaritas("Persentase pengaduan yang diselesaikan", "positif")
    >>> peringatan_polaritas("Persentase penurunan angka kemiskinan", "negatif").value
    'polaritas_berlawanan'
    """
    dipilih = Polaritas(polaritas)
    tersirat = arah_tersirat(teks_indikator)
    if dipilih is Polaritas.STABIL or tersirat is None or tersirat is dipilih:
        return None
    return Catatan.POLARITAS_BERLAWANAN


def arah_tersirat(teks: str) -> Polaritas | None:
    """The direction of good that the wording tells, or ``None`` when it does not."""
    kata = " ".join(re.findall(r"[\w%]+(?:-\w+)*", teks.casefold()))
    ukuran = _pola("ukuran").match(kata)
    sesudah = kata[ukuran.end() :].lstrip() if ukuran else kata
    baik = _pola("baik").search(sesudah)
    if _pola("lama").match(sesudah) and not (baik and baik.start() == 0):
        return Polaritas.NEGATIF
    buruk = _pola("buruk").search(sesudah)
    ditangani = _ditangani(sesudah, buruk) if ukuran else None
    if ditangani:
        return _kecuali_disangkal(sesudah, ditangani)
    if _pola("turun").search(kata):
        return Polaritas.NEGATIF
    if ukuran and buruk and len(sesudah[: buruk.start()].split()) < _JARAK:
        return _bila_tak_dilayani(sesudah, buruk)
    return _kecuali_disangkal(sesudah, baik) if baik else None


def _ditangani(teks: str, buruk: re.Match[str] | None) -> re.Match[str] | None:
    """The word that turns a bad thing into work done."""
    kegiatan = _pola("kegiatan").search(teks)
    if kegiatan and kegiatan.start() <= (buruk.start() if buruk else 0):
        return kegiatan
    return _pola("dilayani").search(teks) if buruk else None


def _kecuali_disangkal(teks: str, temuan: re.Match[str]) -> Polaritas:
    sebelum = teks[: temuan.start()].split()
    disangkal = bool(sebelum) and sebelum[-1] in _kata()["sangkalan"]
    return Polaritas.NEGATIF if disangkal else Polaritas.POSITIF


def _bila_tak_dilayani(teks: str, buruk: re.Match[str]) -> Polaritas | None:
    """A bad thing that is counted is negative; denied, or followed by something else done, unclear."""
    sebelum = teks[: buruk.start()].split()
    if sebelum and sebelum[-1] in _kata()["sangkalan"]:
        return None
    lanjutan = re.search(r"\byang (\w+)", teks[buruk.end() :])
    return None if lanjutan and lanjutan[1] not in _TETAP_BURUK else Polaritas.NEGATIF


_TETAP_BURUK = frozenset(
    {"terjadi", "masuk", "diterima", "ditemukan", "berulang", "dilaporkan", "timbul", "ada", "belum", "tidak"}
)


@cache
def _kata() -> dict[str, list[str]]:
    isi = files("sakip_xl.data").joinpath("polaritas.toml").read_text(encoding="utf-8")
    kata: dict[str, list[str]] = tomllib.loads(isi)
    return kata


@cache
def _pola(nama: str) -> re.Pattern[str]:
    """Any of the words or phrases of a list as whole words, the longest first."""
    urut = sorted(_kata()[nama], key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, urut))})(?!\w)")
