"""Forms that came back: read each, decide whether it is ours, whole and the one to use."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.folder import sidik_berkas
from sakip_xl.actions.formulir import belum_diisi, sidik_terkunci
from sakip_xl.actions.periksa import temuan_formulir
from sakip_xl.books.berkas import buka
from sakip_xl.books.buku_log import catat_log
from sakip_xl.domain.istilah import ROMAWI, StatusFormulir
from sakip_xl.domain.model import Formulir, Master
from sakip_xl.errors import SakipError, Temuan, Tingkat, temuan
from sakip_xl.layout.buku import BUKU_FORMULIR
from sakip_xl.layout.isi import IsiBuku

Kemajuan = Callable[[Iterable[Path]], Iterable[Path]]

_BUKU_KERJA = {".csv", ".ods", ".xls", ".xlsb", ".xlsm", ".xlsx", ".xltx"}
_BUKAN_KIRIMAN = ("~$", ".", "thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class Kembali:
    """One file of the folder: its form, when it is one of this master, and what is wrong with it.

    ``disimpan`` is when it was saved last, in nanoseconds as the system keeps it.
    """

    jalur: Path
    sidik: str = ""
    disimpan: int = 0
    isi: IsiBuku | None = None
    formulir: Formulir | None = None
    temuan: list[Temuan] = field(default_factory=list)

    @property
    def baik(self) -> bool:
        """Whether it can be taken over."""
        return not any(t.tingkat is Tingkat.SALAH for t in self.temuan)

    @property
    def lama(self) -> bool:
        """Whether this very file was taken over before and still counts."""
        satu = self.formulir
        return (
            satu is not None and satu.status is StatusFormulir.DITERIMA and satu.sidik_kembali == self.sidik
        )

    def dikatakan(self, kode: str, **isi: str) -> Temuan:
        """A finding about this file as a whole."""
        return temuan(kode, nilai=self.jalur.name, **isi).di(berkas=self.jalur.name)


@dataclass(frozen=True, slots=True)
class Pilihan:
    """The files of one folder sorted: what to take, what to reject, what was superseded or not ours."""

    diterima: list[Kembali] = field(default_factory=list)
    ditolak: list[Kembali] = field(default_factory=list)
    digantikan: list[Kembali] = field(default_factory=list)
    lama: list[Kembali] = field(default_factory=list)
    asing: list[Kembali] = field(default_factory=list)

    def temuan(self) -> list[Temuan]:
        """Every finding of every file."""
        semua = (*self.diterima, *self.ditolak, *self.digantikan, *self.asing)
        return [satu for kembali in semua for satu in kembali.temuan]


def baca_folder(
    master: Master, folder: Path, triwulan: int, sekarang: datetime, kemajuan: Kemajuan = iter
) -> Pilihan:
    """Read every workbook of a folder and sort it; what is no workbook is named (SKP-480, SKP-481).

    Of several files of one form the good one saved last counts; those saved before it are named
    (SKP-474). Good ones with the same time are all rejected (SKP-475). A bad one saved later is rejected
    and the good one kept (SKP-476). A file already taken over unchanged is left alone.
    """
    try:
        ada = sorted(j for j in folder.iterdir() if not j.name.casefold().startswith(_BUKAN_KIRIMAN))
    except OSError as galat:
        raise SakipError("SKP-565", nilai=folder.name) from galat
    berkas = [j for j in ada if j.is_file() and j.suffix.casefold() in _BUKU_KERJA]
    semua = [baca_kembali(master, jalur, triwulan, sekarang) for jalur in kemajuan(berkas)]
    hasil = Pilihan(asing=[satu for satu in semua if satu.formulir is None])
    for jalur in (j for j in ada if j not in berkas):
        lewat = Kembali(jalur)
        lewat.temuan.append(lewat.dikatakan("SKP-481" if jalur.is_dir() else "SKP-480"))
        hasil.asing.append(lewat)
    for kelompok in _menurut_formulir(semua):
        _pilih(hasil, kelompok)
    return hasil


def baca_kembali(master: Master, jalur: Path, triwulan: int, sekarang: datetime) -> Kembali:
    """One file: why it is not ours or not filled in, or the form with the findings of its content.

    Whatever goes wrong with it is a fault of this file (SKP-903 when we did not foresee it), never the end
    of all others.
    """
    kembali = Kembali(jalur)
    try:
        disimpan, sidik = jalur.stat().st_mtime_ns, sidik_berkas(jalur)
        buku = buka(jalur, sekarang=lambda: sekarang)
        isi = buku.baca()
        formulir, salah = _milik(master, kembali, isi, triwulan)
        if formulir is None:
            return Kembali(jalur, temuan=salah)
        salah += temuan_formulir(buku, isi)
    except SakipError as galat:
        return Kembali(jalur, temuan=[satu.di(berkas=jalur.name) for satu in galat.semua])
    except OSError:
        return Kembali(jalur, temuan=[temuan("SKP-503", berkas=jalur.name).di(berkas=jalur.name)])
    except BaseException as galat:
        # calamine's panics derive from BaseException
        if isinstance(galat, (KeyboardInterrupt, SystemExit, GeneratorExit)):
            raise
        log = catat_log(f"{jalur.name}: {''.join(traceback.format_exception(galat))}", sekarang)
        return Kembali(jalur, temuan=[kembali.dikatakan("SKP-903", log=str(log))])
    return Kembali(jalur, sidik, disimpan, isi, formulir, salah)


def _milik(
    master: Master, kembali: Kembali, isi: IsiBuku, triwulan: int
) -> tuple[Formulir | None, list[Temuan]]:
    """The form in force that a book is, with a finding when its locked part changed; or why it is none."""
    if isi.jenis != BUKU_FORMULIR:
        return None, [kembali.dikatakan("SKP-470")]
    meta = isi.meta
    formulir = next((f for f in master.formulir if f.id_formulir == meta.get("id_formulir")), None)
    if meta.get("id_master") != master.id_master or formulir is None:
        asal = meta.get("kecamatan") or "kecamatan lain"
        satu = temuan("SKP-471", nilai=meta.get("id_formulir"), asal=asal)
        return None, [satu.di(berkas=kembali.jalur.name)]
    if formulir.triwulan != triwulan:
        lain = temuan("SKP-472", nilai=ROMAWI[formulir.triwulan], triwulan=ROMAWI[triwulan])
        return None, [lain.di(berkas=kembali.jalur.name)]
    berlaku = master.formulir_tw(triwulan)[formulir.unit]
    if berlaku.id_formulir != formulir.id_formulir:
        return None, [kembali.dikatakan("SKP-478", pengganti=berlaku.id_formulir)]
    if belum_diisi(isi):
        return None, [kembali.dikatakan("SKP-479")]
    return formulir, [kembali.dikatakan("SKP-473")] if sidik_terkunci(isi) != formulir.sidik else []


def _menurut_formulir(semua: Iterable[Kembali]) -> Iterator[list[Kembali]]:
    """The files of each form, the one saved last at the end; of two at one time the one in force."""
    kelompok: dict[str, list[Kembali]] = {}
    for satu in semua:
        if satu.formulir is not None:
            kelompok.setdefault(satu.formulir.id_formulir, []).append(satu)
    for milik in kelompok.values():
        yield sorted(milik, key=lambda satu: (satu.disimpan, satu.lama))


def _pilih(hasil: Pilihan, kelompok: list[Kembali]) -> None:
    """Sort the files of one form, which come oldest first."""
    calon = [satu for satu in kelompok if satu.baik or satu.lama]
    if not calon:
        hasil.ditolak.extend(kelompok)
        return
    akhir = calon[-1]
    kembar = [s for s in calon if s.disimpan == akhir.disimpan and s.sidik != akhir.sidik]
    if kembar and not akhir.lama:
        kembar.append(akhir)
    for satu in kembar:
        satu.temuan[:] = [satu.dikatakan("SKP-475")]
    hasil.ditolak.extend(kembar)
    if akhir.lama:
        hasil.lama.append(akhir)
    elif not kembar:
        hasil.diterima.append(akhir)
    for satu in kelompok:
        if satu.sidik != akhir.sidik and satu not in kembar:
            _kalah(hasil, satu, akhir, dipakai=akhir not in kembar)


def _kalah(hasil: Pilihan, satu: Kembali, akhir: Kembali, *, dipakai: bool) -> None:
    """A file that is not the last good one: superseded when it is older, else rejected for its faults."""
    if satu.disimpan < akhir.disimpan:
        satu.temuan[:] = [satu.dikatakan("SKP-474", dipakai=akhir.jalur.name)]
        hasil.digantikan.append(satu)
        return
    if dipakai:
        satu.temuan.append(satu.dikatakan("SKP-476", dipakai=akhir.jalur.name))
    hasil.ditolak.append(satu)
