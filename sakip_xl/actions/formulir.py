"""The form of one unit: what goes into it, its file name and its fingerprint."""

from __future__ import annotations

import json
import re
from collections.abc import Container
from datetime import datetime
from decimal import Decimal
from hashlib import sha256

from sakip_xl import __version__
from sakip_xl.domain.istilah import PemisahDesimal, Triwulan
from sakip_xl.domain.model import Indikator, IsianAnggaran, IsianFormulir, Kinerja, Master, Sel, Unit
from sakip_xl.domain.syarat.data import bertarget
from sakip_xl.domain.tulisan import waktu
from sakip_xl.errors import SakipError
from sakip_xl.layout.buku import BUKU_FORMULIR, FORMULIR, VERSI_LAYOUT
from sakip_xl.layout.isi import BarisMentah, IsiBuku, mentah

_PANJANG_NAMA = 120
_META_TERKUNCI = ("id_master", "id_formulir", "unit", "triwulan", "tahun")


def indikator_unit(master: Master, unit: str, triwulan: int) -> list[Indikator]:
    """The indicators that a unit reports in one quarter: its own, with a target in that quarter."""
    return [satu for satu in bertarget(master, triwulan) if satu.unit == unit]


def anggaran_unit(master: Master, unit: str) -> list[Kinerja]:
    """The nodes with money that a unit reports on: its own, with no money anywhere below them."""
    di_atas: set[str] = set()
    naik = {satu.induk for satu in master.kinerja if satu.pagu is not None}
    while naik - di_atas:
        di_atas |= naik
        naik = {satu.induk for satu in master.kinerja if satu.kode in naik}
    return [
        satu
        for satu in master.kinerja
        if satu.unit == unit and satu.pagu is not None and satu.kode not in di_atas
    ]


def isi_formulir(
    master: Master, unit: Unit, triwulan: int, *, id_formulir: str, tenggat: datetime
) -> IsiBuku:
    """The whole content of one unit's form, realisasi empty, with its identity stamp."""
    tabel: dict[str, list[BarisMentah]] = {
        "tblIsian": [mentah(_baris(satu, triwulan)) for satu in indikator_unit(master, unit.kode, triwulan)],
        "tblIsianAnggaran": [
            mentah(IsianAnggaran(kode=satu.kode, uraian=satu.uraian, pagu=satu.pagu))
            for satu in anggaran_unit(master, unit.kode)
        ],
    }
    pengaturan = master.pengaturan
    isi = IsiBuku(BUKU_FORMULIR, tabel).dengan_meta(
        jenis=BUKU_FORMULIR,
        versi_layout=VERSI_LAYOUT,
        versi_program=__version__,
        id_master=master.id_master,
        id_formulir=id_formulir,
        unit=unit.kode,
        nama_unit=unit.nama,
        kepala_unit=unit.kepala,
        triwulan=str(int(triwulan)),
        tahun=str(pengaturan.tahun),
        kecamatan=pengaturan.nama_kecamatan,
        kabupaten=pengaturan.nama_kabupaten,
        pemisah_desimal=str(pengaturan.pemisah_desimal),
        data_contoh=str(pengaturan.data_contoh),
        tenggat=waktu(tenggat),
    )
    return isi.dengan_meta(sidik_terkunci=sidik_terkunci(isi))


def sidik_terkunci(isi: IsiBuku) -> str:
    """Fingerprint of everything a unit may not change: identity, indicators, targets and pagu.

    Numbers count by value, texts without stray spaces, so that a save in another program changes nothing.
    """
    kunci = [[isi.meta.get(nama, "") for nama in _META_TERKUNCI]]
    for tabel in FORMULIR.tabel:
        terkunci = [k.bidang for k in tabel.kolom if k.kunci and k.rumus is None]
        if tabel.nama != "tblMeta":
            kunci += [
                [_baku(b.get(nama)) for nama in terkunci] for b in isi.baris(tabel.nama) if any(b.values())
            ]
    return sha256(json.dumps(kunci, ensure_ascii=False).encode()).hexdigest()


def belum_diisi(isi: IsiBuku) -> bool:
    """Whether a form holds no answer at all: what was sent, not what was handed in."""
    return all(
        _baku(baris.get(kolom.bidang)) == ""
        for tabel in (t for t in FORMULIR.tabel if t.nama != "tblMeta")
        for baris in isi.baris(tabel.nama)
        for kolom in tabel.kolom
        if not kolom.kunci and kolom.rumus is None
    )


def periode_formulir(isi: IsiBuku) -> tuple[int, int, PemisahDesimal]:
    """Year, quarter and decimal separator that a form was made for; a broken identity is SKP-567."""
    meta = isi.meta
    try:
        pemisah = PemisahDesimal(meta.get("pemisah_desimal") or PemisahDesimal.TANYAKAN)
        return int(meta["tahun"]), int(Triwulan(int(meta["triwulan"]))), pemisah
    except (KeyError, ValueError) as galat:
        raise SakipError("SKP-567", nilai=meta.get("id_formulir")) from galat


def id_formulir_baru(master: Master, unit: str, triwulan: int) -> str:
    """The number of the next form of a unit in a quarter: F-2026-TW2-SEK-UMUM, then …-2 when sent again."""
    awal = f"F-{master.pengaturan.tahun}-TW{int(triwulan)}-{unit}"
    terpakai = {baris.id_formulir for baris in master.formulir}
    urutan = 1
    while (nama := awal if urutan == 1 else f"{awal}-{urutan}") in terpakai:
        urutan += 1
    return nama


def nama_berkas(id_formulir: str, terpakai: Container[str] = ()) -> str:
    """A file name that every system takes, from the form's number.

    ``terpakai`` holds, in small letters, the names given already: Windows takes two that differ in case
    only for one.
    """
    awal = re.sub(r"[^A-Za-z0-9._-]+", "_", f"Formulir_{id_formulir.removeprefix('F-')}")[:_PANJANG_NAMA]
    urutan = 1
    while (nama := f"{awal}.xlsx" if urutan == 1 else f"{awal}_{urutan}.xlsx").casefold() in terpakai:
        urutan += 1
    return nama


def _baris(satu: Indikator, triwulan: int) -> IsianFormulir:
    return IsianFormulir(
        kode=satu.kode,
        level=str(satu.level),
        indikator=satu.indikator,
        definisi=satu.definisi,
        satuan=satu.satuan,
        polaritas=str(satu.polaritas),
        target_tahun=satu.target_tahun,
        target=satu.target_tw(triwulan),
    )


def _baku(nilai: Sel) -> str:
    if isinstance(nilai, (int, float)) and not isinstance(nilai, bool):
        return format(Decimal(repr(nilai)).normalize(), "f")
    return "" if nilai is None else " ".join(str(nilai).split())
