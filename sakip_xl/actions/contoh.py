"""The sample of Kecamatan Sumbersuko: fills a new master, and tells the story that the demo plays.

Everything stands in ``data/contoh/*.toml`` as people type it; nothing computed is stored there.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from sakip_xl.domain.istilah import NamaSop, Triwulan, VersiPk, YaTidak
from sakip_xl.domain.model import (
    Baris,
    Disposisi,
    Dokumen,
    IsianAnggaran,
    IsianFormulir,
    KegiatanKerja,
    Keputusan,
    Notulen,
    Peserta,
    Sel,
)
from sakip_xl.layout.buku import MASTER
from sakip_xl.layout.isi import BarisMentah, IsiBuku
from sakip_xl.layout.pengaturan import MENURUT_LABEL

TRIWULAN_LALU = Triwulan.I
"""The quarter that the sample already holds."""

TRIWULAN_CERITA = Triwulan.II
"""The quarter that the story plays."""

_SMART = ("spesifik", "dapat_diukur", "dapat_dicapai", "relevan", "berbatas_waktu")


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Naskah(_Data):
    """What one person types at one time: rows of the sheets for papers.

    ``centang`` fills lines of the checklist that are there already, found by step and document.
    """

    disposisi: list[Disposisi] = []
    notulen: list[Notulen] = []
    peserta: list[Peserta] = []
    keputusan: list[Keputusan] = []
    program_kerja: list[KegiatanKerja] = []
    centang: list[Dokumen] = []

    def tambahan(self) -> dict[str, list[Baris]]:
        """The rows to append, by table; a table without any is not named."""
        semua: dict[str, list[Baris]] = {
            "tblDisposisi": [*self.disposisi],
            "tblNotulen": [*self.notulen],
            "tblPeserta": [*self.peserta],
            "tblKeputusan": [*self.keputusan],
            "tblProgramKerja": [*self.program_kerja],
        }
        return {tabel: baris for tabel, baris in semua.items() if baris}


class _Adegan(_Data):
    waktu: datetime
    oleh: str


class Ketik(_Adegan):
    """Somebody types a paper into the master; ``naskah`` is its name in the story."""

    aksi: Literal["ketik"]
    naskah: str


class Tindakan(_Adegan):
    """Somebody uses a button that needs nothing but the quarter."""

    aksi: Literal["periksa", "bagikan", "rekap", "kertas kerja", "hitung", "rekap pengukuran"]


class TindakanSop(_Adegan):
    """Somebody makes the draft report or the archive of one SOP."""

    aksi: Literal["laporan", "arsipkan"]
    sop: NamaSop


class Penerima(_Data):
    """Who took the form of one unit, and when."""

    unit: str
    nama: str
    waktu: datetime


class TandaTerima(_Adegan):
    """The receipts of the forms are noted."""

    aksi: Literal["tanda terima"]
    penerima: list[Penerima]


class Tertulis(_Data):
    """One cell in which a returned form differs from the unit's right answers; empty text empties it."""

    kode: str
    bidang: str
    nilai: Any


class Kembali(_Adegan):
    """A unit hands in its form, saved at ``waktu``.

    ``akhiran`` is added to the file name it was sent under; without it an earlier file is overwritten.
    """

    aksi: Literal["kembali"]
    unit: str
    akhiran: str = ""
    tertulis: list[Tertulis] = []

    def jawaban(self) -> list[IsianFormulir]:
        """The answers as this file holds them."""
        return jawaban_unit(self.unit, tertulis=self.tertulis)

    def anggaran(self) -> list[IsianAnggaran]:
        """The budget answers of this file."""
        return anggaran_unit(self.unit)


class Kemajuan(_Adegan):
    """The progress of planned activities is noted."""

    aksi: Literal["kemajuan"]
    sop: NamaSop
    langkah: list[int]
    progres: int


class Tuntas(_Adegan):
    """The decisions of one meeting are marked as done."""

    aksi: Literal["tuntas"]
    notulen: str


class Majukan(_Adegan):
    """Somebody completes the step that the SOP is at, or answers its decision."""

    aksi: Literal["majukan"]
    sop: NamaSop
    langkah: int
    keputusan: YaTidak | None = None
    catatan: str = ""
    ke_langkah: int | None = None


Adegan = Annotated[
    Ketik | Tindakan | TindakanSop | TandaTerima | Kembali | Kemajuan | Tuntas | Majukan,
    Field(discriminator="aksi"),
]
"""One thing that one person does at one moment."""


class Cerita(_Data):
    """The whole story of one quarter, oldest first, and the papers it names."""

    triwulan: Triwulan
    adegan: list[Adegan]
    naskah: dict[str, Naskah]


def isi_contoh(awal: IsiBuku) -> IsiBuku:
    """Put the sample into the content of a new master; settings the sample does not name stay.

    The checklist of documents that a new master starts with becomes that of the quarter to be played.
    """
    identitas = _muat("identitas")
    lalu = _muat(f"triwulan{int(TRIWULAN_LALU)}")
    tabel = {
        "tblKerja": [_baris("tblKerja", identitas["kerja"])],
        "tblPengaturan": [_atur(baris, identitas["pengaturan"]) for baris in awal.baris("tblPengaturan")],
        "tblPejabat": [_baris("tblPejabat", isi) for isi in identitas["pejabat"]],
        "tblUnit": [_baris("tblUnit", isi) for isi in identitas["unit"]],
        "tblDokumen": [{**baris, "triwulan": int(TRIWULAN_CERITA)} for baris in awal.baris("tblDokumen")],
        "tblKinerja": [_baris("tblKinerja", isi) for isi in _muat("kinerja")["kinerja"]],
        "tblIndikator": _indikator(),
        "tblRealisasi": _riwayat("tblRealisasi", lalu, "jawaban", dicatat=lalu["dicatat"]),
        "tblAnggaran": _riwayat("tblAnggaran", lalu, "anggaran"),
    }
    return replace(awal, tabel={**awal.tabel, **tabel})


def cerita() -> Cerita:
    """The story with its papers; a mistake in the data files is an error naming the place."""
    isi = _muat("cerita")
    naskah = {nama: _bersop(bagian, isi["triwulan"]) for nama, bagian in _muat("naskah").items()}
    return Cerita.model_validate({**isi, "naskah": naskah})


def jawaban_unit(
    unit: str, triwulan: int = TRIWULAN_CERITA, *, tertulis: Iterable[Tertulis] = ()
) -> list[IsianFormulir]:
    """What a unit types into its form, one row an indicator; ``tertulis`` replaces single cells."""
    isi = {baris["kode"]: dict(baris) for baris in _muat(f"triwulan{int(triwulan)}")[unit]["jawaban"]}
    for beda in tertulis:
        isi[beda.kode][beda.bidang] = None if beda.nilai == "" else beda.nilai
    return [IsianFormulir(**baris) for baris in isi.values()]


def anggaran_unit(unit: str, triwulan: int = TRIWULAN_CERITA) -> list[IsianAnggaran]:
    """What a unit types into the budget sheet of its form, in rupiah to date."""
    return [IsianAnggaran(**baris) for baris in _muat(f"triwulan{int(triwulan)}")[unit]["anggaran"]]


def _indikator() -> list[BarisMentah]:
    """The rows of tblIndikator; the level follows from the node that is measured."""
    level = {simpul["kode"]: simpul["level"] for simpul in _muat("kinerja")["kinerja"]}
    return [
        _baris(
            "tblIndikator",
            {
                "versi_pk": VersiPk.MURNI.value,
                "nol_tercapai": YaTidak.TIDAK.value,
                "iku": YaTidak.TIDAK.value,
                **isi,
                "level": level[isi["induk"]],
                "target_tahun": isi["tahun"],
                **{f"target_tw{ke}": target for ke, target in enumerate(isi["tw"], 1)},
                **dict(zip(_SMART, isi["smart"], strict=True)),
            },
        )
        for isi in _muat("indikator")["indikator"]
    ]


def _riwayat(tabel: str, lalu: Mapping[str, Any], bagian: str, **tetap: Sel) -> list[BarisMentah]:
    """The rows of an earlier quarter, unit by unit."""
    return [
        _baris(tabel, {**isi, **tetap, "unit": unit, "triwulan": int(TRIWULAN_LALU)})
        for unit in (satu["kode"] for satu in _muat("identitas")["unit"])
        for isi in lalu[unit][bagian]
    ]


def _atur(baris: BarisMentah, nilai: Mapping[str, Sel]) -> BarisMentah:
    """One row of settings, with the sample's value when it has one."""
    bidang = MENURUT_LABEL[str(baris["pengaturan"]).casefold()].bidang
    return {**baris, "nilai": nilai.get(bidang, baris["nilai"])}


def _baris(tabel: str, isi: Mapping[str, Any]) -> BarisMentah:
    """A raw row with a cell for every field; what is not written or is empty text is an empty cell."""
    return {
        bidang: None if isi.get(bidang) == "" else isi.get(bidang)
        for bidang in MASTER.tabel_bernama(tabel).model.bidang()
    }


def _bersop(naskah: Mapping[str, Any], triwulan: int) -> dict[str, list[dict[str, Any]]]:
    """The rows of a paper, each told its SOP and quarter where its table has them."""
    milik = {"sop": naskah["sop"], "triwulan": triwulan}
    return {
        nama: [{**milik, **isi} if nama not in {"peserta", "keputusan"} else dict(isi) for isi in baris]
        for nama, baris in naskah.items()
        if nama != "sop"
    }


@cache
def _muat(nama: str) -> dict[str, Any]:
    berkas = files("sakip_xl.data").joinpath("contoh").joinpath(f"{nama}.toml")
    return tomllib.loads(berkas.read_text(encoding="utf-8"))
