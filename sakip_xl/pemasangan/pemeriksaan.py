"""The checks of ``diagnosa``: each looks at one thing and gives what is wrong with it, or nothing."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from sakip_xl import __version__
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.pemasangan.bahan import bita_skrip, bita_tambahan
from sakip_xl.pemasangan.kode_byte import tanpa_kode_byte
from sakip_xl.pemasangan.mac import Mac
from sakip_xl.pemasangan.manifes import baca_manifes
from sakip_xl.pemasangan.mesin import Mesin, Registri, Tempat
from sakip_xl.pemasangan.registri import dinonaktifkan, kebijakan_aktif
from sakip_xl.pemasangan.setelan import Setelan, baca_setelan
from sakip_xl.pemasangan.uji_diri import uji_diri


class TidakDiperiksaError(Exception):
    """A check that cannot be made here; the text says why."""


class Keadaan:
    """What several checks need: the places and the settings of this computer."""

    def __init__(self, mesin: Mesin) -> None:
        self.mesin = mesin

    @cached_property
    def tempat(self) -> Tempat[Path]:
        """The places; where there is no Excel nothing about them can be checked."""
        try:
            return self.mesin.tempat()
        except SakipError as galat:
            raise TidakDiperiksaError(galat.temuan.pesan.rstrip(".")) from galat

    @cached_property
    def setelan(self) -> Setelan:
        """The settings; without them nothing that they name can be checked."""
        try:
            return baca_setelan(self.tempat.setelan.read_bytes(), self.mesin.penyandian)
        except (OSError, ValueError) as galat:
            sebab = "setelan tidak ada atau tidak terbaca"
            raise TidakDiperiksaError(sebab) from galat

    @property
    def registri(self) -> Registri:
        """The registry, where there is one."""
        if self.mesin.registri is None:
            sebab = f"{self.mesin.nama} tidak mempunyai registri"
            raise TidakDiperiksaError(sebab)
        return self.mesin.registri


def _excel(keadaan: Keadaan) -> Temuan | None:
    ada = keadaan.mesin.excel_terpasang()
    if ada is None:
        sebab = "sistem tidak memberi tahu"
        raise TidakDiperiksaError(sebab)
    return None if ada else temuan("SKP-596", nilai=keadaan.mesin.nama)


def _python(keadaan: Keadaan) -> Temuan | None:
    mesin = keadaan.mesin
    if mesin.dari_toko():
        return temuan("SKP-573", nilai=mesin.python)
    return temuan("SKP-574", nilai=mesin.python) if mesin.sementara(mesin.python) else None


def _kode_byte(keadaan: Keadaan) -> Temuan | None:
    kurang = tanpa_kode_byte(keadaan.mesin.pustaka())
    return temuan("SKP-591", nilai=", ".join(satu.name for satu in kurang)) if kurang else None


def _manifes(keadaan: Keadaan) -> Temuan | None:
    ada = baca_manifes(keadaan.tempat)
    return None if ada else temuan("SKP-584", nilai=keadaan.tempat.manifes)


def _setelan(keadaan: Keadaan) -> Temuan | None:
    jalur = keadaan.tempat.setelan
    if not jalur.exists():
        return temuan("SKP-584", nilai=jalur)
    try:
        versi = keadaan.setelan.versi
    except TidakDiperiksaError:
        return temuan("SKP-585", nilai=jalur)
    return None if versi == __version__ else temuan("SKP-590", nilai=versi, versi=__version__)


def _penafsir(keadaan: Keadaan) -> Temuan | None:
    python = keadaan.setelan.python
    if not Path(python).is_file():
        return temuan("SKP-586", nilai=python)
    uji_diri(keadaan.mesin, python)
    return None


def _tambahan(keadaan: Keadaan) -> Temuan | None:
    jalur = keadaan.tempat.tambahan
    if not jalur.exists():
        return temuan("SKP-584", nilai=jalur)
    sama = _bita(jalur) == bita_tambahan()
    return None if sama else temuan("SKP-587", nilai=jalur, versi=__version__)


def _larangan(keadaan: Keadaan) -> Temuan | None:
    tambahan = keadaan.tempat.tambahan
    ada = any(dinonaktifkan(keadaan.registri, tambahan))
    return temuan("SKP-588", nilai=tambahan.name) if ada else None


def _tanda_web(keadaan: Keadaan) -> Temuan | None:
    jalur = keadaan.tempat.tambahan
    bertanda = keadaan.mesin.bertanda_web(jalur)
    if bertanda is None:
        sebab = f"{keadaan.mesin.nama} tidak memakai tanda itu"
        raise TidakDiperiksaError(sebab)
    return temuan("SKP-589", nilai=jalur) if bertanda else None


def _kebijakan(keadaan: Keadaan) -> Temuan | None:
    aktif = list(kebijakan_aktif(keadaan.registri))
    pasti = [satu.arti for satu in aktif if satu.pasti]
    if pasti:
        return temuan("SKP-595", nilai="; ".join(pasti))
    if aktif:
        raise TidakDiperiksaError("; ".join(satu.arti for satu in aktif))
    return None


def _xlstart(keadaan: Keadaan) -> Temuan | None:
    return _dapat_ditulisi(keadaan.tempat.xlstart)


def _rumah(keadaan: Keadaan) -> Temuan | None:
    return _dapat_ditulisi(keadaan.tempat.rumah)


def _log(keadaan: Keadaan) -> Temuan | None:
    log = keadaan.tempat.log
    if not log.exists():
        return _dapat_ditulisi(log.parent)
    try:
        with log.open("ab"):
            return None
    except OSError:
        return temuan("SKP-593", nilai=log)


def _skrip(keadaan: Keadaan) -> Temuan | None:
    jalur = keadaan.tempat.skrip
    if jalur is None or not jalur.exists():
        return temuan("SKP-584", nilai=jalur)
    return None if _bita(jalur) == bita_skrip() else temuan("SKP-594", nilai=jalur, versi=__version__)


def _izin_mac(_keadaan: Keadaan) -> Temuan | None:
    sebab = "macOS menanyakannya saat tombol pertama diklik; lihat System Settings, Privacy & Security"
    raise TidakDiperiksaError(sebab)


def _dapat_ditulisi(folder: Path) -> Temuan | None:
    """Make a file and delete it at once: rights on Windows cannot be known otherwise."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return None
    except OSError:
        return temuan("SKP-592", nilai=folder)


def _bita(jalur: Path) -> bytes | None:
    try:
        return jalur.read_bytes()
    except OSError:
        return None


Pemeriksaan = Callable[[Keadaan], Temuan | None]
_BERSAMA: dict[str, Pemeriksaan] = {
    "Excel": _excel,
    "Python": _python,
    "Kode byte": _kode_byte,
    "Catatan pemasangan": _manifes,
    "Setelan": _setelan,
    "Python pada setelan": _penafsir,
    "SAKIP.xlam": _tambahan,
    "Folder awal Excel": _xlstart,
    "Folder SAKIP": _rumah,
    "Log": _log,
}
_WINDOWS: dict[str, Pemeriksaan] = {
    "Larangan oleh Excel": _larangan,
    "Tanda dari internet": _tanda_web,
    "Kebijakan makro": _kebijakan,
}
_MAC: dict[str, Pemeriksaan] = {"Skrip Mac": _skrip, "Izin otomasi Mac": _izin_mac}


def pemeriksaan(mesin: Mesin) -> dict[str, Pemeriksaan]:
    """The checks of this platform, by the name that staff read; where there is no Excel those of Windows."""
    return _BERSAMA | (_MAC if mesin.nama == Mac.nama else _WINDOWS)
