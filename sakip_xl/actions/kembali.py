"""Forms that came back: read each, decide whether it is ours, whole and the one to use."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.arsipkan import sidik_berkas
from sakip_xl.actions.formulir import sidik_terkunci
from sakip_xl.actions.periksa import temuan_formulir
from sakip_xl.books.berkas import buka
from sakip_xl.domain.model import Formulir, Master
from sakip_xl.errors import SakipError, Temuan, Tingkat, temuan
from sakip_xl.layout.buku import BUKU_FORMULIR
from sakip_xl.layout.isi import IsiBuku

Kemajuan = Callable[[Iterable[Path]], Iterable[Path]]


@dataclass(frozen=True, slots=True)
class Kembali:
    """One file of the folder: its form, when it is one of this master, and what is wrong with it."""

    jalur: Path
    sidik: str = ""
    isi: IsiBuku | None = None
    formulir: Formulir | None = None
    temuan: list[Temuan] = field(default_factory=list)

    @property
    def baik(self) -> bool:
        """Whether it can be taken over."""
        return self.formulir is not None and not any(t.tingkat is Tingkat.SALAH for t in self.temuan)


@dataclass(frozen=True, slots=True)
class Pilihan:
    """The files of one folder sorted: what to take, what to reject, what was superseded or not ours."""

    diterima: list[Kembali]
    ditolak: list[Kembali]
    digantikan: list[Kembali]
    lama: list[Kembali]
    asing: list[Kembali]

    def temuan(self) -> list[Temuan]:
        """Every finding of every file."""
        semua = (*self.diterima, *self.ditolak, *self.digantikan, *self.asing)
        return [satu for kembali in semua for satu in kembali.temuan]


def baca_folder(
    master: Master, folder: Path, triwulan: int, sekarang: datetime, kemajuan: Kemajuan = iter
) -> Pilihan:
    """Read every workbook of a folder and sort it.

    Of several good files of one form the one saved last counts; the others are named (SKP-474). Two with
    the same time are both rejected (SKP-475). A file already taken over unchanged is left alone.
    """
    if not folder.is_dir():
        raise SakipError("SKP-565", nilai=folder.name)
    berkas = sorted(j for j in folder.iterdir() if j.is_file() and _mungkin_formulir(j))
    semua = [baca_kembali(master, jalur, triwulan, sekarang) for jalur in kemajuan(berkas)]
    asing = [satu for satu in semua if satu.formulir is None]
    milik = [satu for satu in semua if satu.formulir is not None]
    lama = [satu for satu in milik if satu.formulir and satu.sidik == satu.formulir.sidik_kembali]
    baru = [satu for satu in milik if satu not in lama and not _lebih_tua(satu, lama)]
    diterima, digantikan, bentrok = _pilih_terakhir([satu for satu in baru if satu.baik])
    ditolak = [*(satu for satu in baru if not satu.baik), *bentrok]
    return Pilihan(diterima, ditolak, digantikan, lama, asing)


def baca_kembali(master: Master, jalur: Path, triwulan: int, sekarang: datetime) -> Kembali:
    """One file: why it is not ours, or the form with the findings of its content."""
    try:
        buku = buka(jalur, sekarang=lambda: sekarang)
        isi = buku.baca()
    except SakipError as galat:
        return Kembali(jalur, temuan=[satu.di(berkas=jalur.name) for satu in galat.semua])
    if isi.jenis != BUKU_FORMULIR:
        return Kembali(jalur, temuan=[temuan("SKP-470", nilai=jalur.name).di(berkas=jalur.name)])
    meta = isi.meta
    formulir = next((f for f in master.formulir if f.id_formulir == meta.get("id_formulir")), None)
    salah = _identitas(master, meta, formulir, triwulan)
    if formulir is None or salah:
        return Kembali(jalur, temuan=[satu.di(berkas=jalur.name) for satu in salah])
    isi_salah = temuan_formulir(buku, isi)
    if sidik_terkunci(isi) != formulir.sidik:
        isi_salah.insert(0, temuan("SKP-473", nilai=jalur.name).di(berkas=jalur.name))
    return Kembali(jalur, sidik_berkas(jalur), isi, formulir, isi_salah)


def _mungkin_formulir(jalur: Path) -> bool:
    """Workbooks and what is taken for one; the owner files of an open program are no forms."""
    return jalur.suffix.casefold() in {
        ".xlsx",
        ".xlsm",
        ".xls",
        ".csv",
        ".ods",
    } and not jalur.name.startswith(("~$", ".~lock"))


def _identitas(
    master: Master, meta: dict[str, str], formulir: Formulir | None, triwulan: int
) -> list[Temuan]:
    if meta.get("id_master") != master.id_master or formulir is None:
        asal = meta.get("kecamatan") or "kecamatan lain"
        return [temuan("SKP-471", nilai=meta.get("id_formulir"), asal=asal)]
    if formulir.triwulan != triwulan:
        return [temuan("SKP-472", nilai=int(formulir.triwulan), triwulan=triwulan)]
    return []


def _lebih_tua(satu: Kembali, lama: list[Kembali]) -> bool:
    """Whether a file was saved before one of the same form that has been taken over already."""
    return any(
        satu.formulir == ada.formulir and satu.jalur.stat().st_mtime_ns < ada.jalur.stat().st_mtime_ns
        for ada in lama
    )


def _pilih_terakhir(baik: list[Kembali]) -> tuple[list[Kembali], list[Kembali], list[Kembali]]:
    menurut_formulir: dict[str, list[Kembali]] = {}
    for satu in baik:
        if satu.formulir is not None:
            menurut_formulir.setdefault(satu.formulir.id_formulir, []).append(satu)
    diterima, digantikan, bentrok = [], [], []
    for kelompok in menurut_formulir.values():
        *awal, akhir = sorted(kelompok, key=lambda s: s.jalur.stat().st_mtime_ns)
        beda = [satu for satu in awal if satu.sidik != akhir.sidik]
        if any(satu.jalur.stat().st_mtime_ns == akhir.jalur.stat().st_mtime_ns for satu in beda):
            for satu in kelompok:
                satu.temuan.append(temuan("SKP-475", nilai=satu.jalur.name).di(berkas=satu.jalur.name))
            bentrok += kelompok
            continue
        for satu in beda:
            dipakai = temuan("SKP-474", nilai=satu.jalur.name, dipakai=akhir.jalur.name)
            satu.temuan.append(dipakai.di(berkas=satu.jalur.name))
        digantikan += beda
        diterima.append(akhir)
    return diterima, digantikan, bentrok
