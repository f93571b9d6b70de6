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

from sakip_xl.domain.model import (
    AnggaranInput,
    Cell,
    Disposisi,
    Dokumen,
    FormulirInput,
    Indikator,
    KegiatanKerja,
    Keputusan,
    Kerja,
    Kinerja,
    Notulen,
    Pejabat,
    PengaturanRow,
    Peserta,
    Realisasi,
    RealisasiAnggaran,
    RencanaAksi,
    Riwayat,
    Row,
    TindakLanjutLhe,
    Undangan,
    Unit,
)
from sakip_xl.domain.terms import PkVersion, SopName, Triwulan, YesNo
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import BookContent, RawRow, raw
from sakip_xl.schema.settings import setting_of

TRIWULAN_LALU = Triwulan.I
"""The quarter that the sample already holds."""

TRIWULAN_CERITA = Triwulan.II
"""The quarter that the story plays."""

_SMART = ("spesifik", "dapat_diukur", "dapat_dicapai", "relevan", "berbatas_waktu", "menantang")
_KKE = ("akurat", "tepat")


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Correction(_Data):
    """Cells that somebody types into rows that are there: the table, what tells the rows, the new cells."""

    tabel: str
    baris: dict[str, Any]
    isi: dict[str, Any]

    def matches(self, row: Mapping[str, Any]) -> bool:
        """Whether a raw row is one of those."""
        return all(row.get(name) == value for name, value in self.baris.items())


class Naskah(_Data):
    """What one person types at one time into the papers that were proposed."""

    betulkan: list[Correction]


class _Scene(_Data):
    waktu: datetime
    oleh: str


class Typed(_Scene):
    """Somebody types a paper into the master; ``naskah`` is its name in the story."""

    aksi: Literal["ketik"]
    naskah: str


class ButtonAction(_Scene):
    """Somebody uses a button that needs nothing but the quarter."""

    aksi: Literal["periksa", "bagikan", "rekap", "putuskan", "kertas kerja", "hitung", "rekap pengukuran"]


class SopAction(_Scene):
    """Somebody makes the proposal, the draft report or the archive of one SOP."""

    aksi: Literal["siapkan", "laporan", "arsipkan"]
    sop: SopName


class Recipient(_Data):
    """Who took the form of one unit, and when."""

    unit: str
    nama: str
    waktu: datetime


class TandaTerima(_Scene):
    """The receipts of the forms are noted."""

    aksi: Literal["tanda terima"]
    penerima: list[Recipient]


class TypedCell(_Data):
    """One cell in which a returned form differs from the unit's right answers; empty text empties it."""

    kode: str
    bidang: str
    nilai: Any


class ReturnScene(_Scene):
    """A unit hands in its form, saved at ``waktu``.

    ``akhiran`` is added to the file name it was sent under; without it an earlier file is overwritten.
    """

    aksi: Literal["kembali"]
    unit: str
    akhiran: str = ""
    tertulis: list[TypedCell] = []

    def jawaban(self) -> list[FormulirInput]:
        """The answers as this file holds them."""
        return unit_answers(self.unit, typed=self.tertulis)

    def anggaran(self) -> list[AnggaranInput]:
        """The budget answers of this file."""
        return unit_anggaran(self.unit)


class ProgressScene(_Scene):
    """The progress of planned activities is noted."""

    aksi: Literal["kemajuan"]
    sop: SopName
    langkah: list[int]
    progres: int


class Finish(_Scene):
    """The decisions of one meeting are marked as done."""

    aksi: Literal["tuntas"]
    notulen: str


class Majukan(_Scene):
    """Somebody completes the step that the SOP is at, or answers its decision."""

    aksi: Literal["majukan"]
    sop: SopName
    langkah: str
    keputusan: YesNo | None = None
    catatan: str = ""
    ke_langkah: str | None = None


Scene = Annotated[
    Typed | ButtonAction | SopAction | TandaTerima | ReturnScene | ProgressScene | Finish | Majukan,
    Field(discriminator="aksi"),
]
"""One thing that one person does at one moment."""


class Story(_Data):
    """The whole story of one quarter, oldest first, and the papers it names."""

    triwulan: Triwulan
    adegan: list[Scene]
    naskah: dict[str, Naskah]


def sample_content(start: BookContent) -> BookContent:
    """Put the sample into the content of a new master; settings the sample does not name stay.

    The checklist of documents that a new master starts with becomes that of the quarter to be played.
    """
    identitas = _load("identitas")
    past = _load(f"triwulan{int(TRIWULAN_LALU)}")
    papers = _earlier_papers()
    tables = {
        Kerja.table: [_row(Kerja.table, identitas["kerja"])],
        PengaturanRow.table: [
            _apply_values(row, identitas["pengaturan"]) for row in start.row(PengaturanRow.table)
        ],
        Pejabat.table: [_row(Pejabat.table, entry) for entry in identitas["pejabat"]],
        Unit.table: [_row(Unit.table, entry) for entry in identitas["unit"]],
        **papers,
        Dokumen.table: [
            *papers[Dokumen.table],
            *({**row, "triwulan": int(TRIWULAN_CERITA)} for row in start.row(Dokumen.table)),
        ],
        Kinerja.table: _kinerja(),
        Indikator.table: _indikator(),
        Riwayat.table: _earlier_years(),
        RencanaAksi.table: _actions(),
        TindakLanjutLhe.table: [_row(TindakLanjutLhe.table, entry) for entry in _load("rencana")["lhe"]],
        Realisasi.table: _history_rows(Realisasi.table, past, "jawaban", dicatat=past["dicatat"]),
        RealisasiAnggaran.table: _history_rows(RealisasiAnggaran.table, past, "anggaran"),
    }
    return replace(start, tables={**start.tables, **tables})


def full_story() -> Story:
    """The story with its papers; a mistake in the data files is an error naming the place."""
    content = _load("cerita")
    naskah = {name: _with_sop(paper, content["triwulan"]) for name, paper in _load("naskah").items()}
    return Story.model_validate({**content, "naskah": naskah})


def unit_answers(
    unit: str, triwulan: int = TRIWULAN_CERITA, *, typed: Iterable[TypedCell] = ()
) -> list[FormulirInput]:
    """What a unit types into its form, one row an indicator; ``typed`` replaces single cells."""
    content = {row["kode"]: dict(row) for row in _load(f"triwulan{int(triwulan)}")[unit]["jawaban"]}
    for cell in typed:
        content[cell.kode][cell.bidang] = None if cell.nilai == "" else cell.nilai
    return [FormulirInput(**row) for row in content.values()]


def unit_anggaran(unit: str, triwulan: int = TRIWULAN_CERITA) -> list[AnggaranInput]:
    """What a unit types into the budget sheet of its form, in rupiah to date."""
    return [AnggaranInput(**row) for row in _load(f"triwulan{int(triwulan)}")[unit]["anggaran"]]


def _kinerja() -> list[RawRow]:
    """The rows of tblKinerja, with the planned spending of each quarter in its column."""
    return [
        _row(
            Kinerja.table,
            {**entry, **{f"rak_tw{number}": amount for number, amount in enumerate(entry.get("rak", ()), 1)}},
        )
        for entry in _load("kinerja")["kinerja"]
    ]


def _indikator() -> list[RawRow]:
    """The rows of tblIndikator; the level follows from the node that is measured."""
    level = {node["kode"]: node["level"] for node in _load("kinerja")["kinerja"]}
    renstra = {entry["kode"]: entry.get("renstra") for entry in _load("riwayat")["indikator"]}
    return [
        _row(
            Indikator.table,
            {
                "versi_pk": PkVersion.MURNI.value,
                "nol_tercapai": YesNo.TIDAK.value,
                "iku": YesNo.TIDAK.value,
                **entry,
                "level": level[entry["induk"]],
                "target_tahun": entry["tahun"],
                "target_renstra": renstra.get(entry["kode"]),
                **{f"target_tw{number}": target for number, target in enumerate(entry["tw"], 1)},
                **dict(zip(_SMART, entry["smart"], strict=True)),
                **dict(zip(_KKE, entry.get("kke", (None, None)), strict=True)),
            },
        )
        for entry in _load("indikator")["indikator"]
    ]


def _earlier_papers() -> dict[str, list[RawRow]]:
    """The papers of the earlier quarter, by table."""
    models: dict[str, type[Row]] = {
        "disposisi": Disposisi,
        "undangan": Undangan,
        "notulen": Notulen,
        "peserta": Peserta,
        "keputusan": Keputusan,
        "program_kerja": KegiatanKerja,
        "dokumen": Dokumen,
    }
    result: dict[str, list[RawRow]] = {model.table: [] for model in models.values()}
    for sop, papers in _load("naskah_lalu").items():
        for name, rows in papers.items():
            place = _place(models[name].table, sop, TRIWULAN_LALU)
            result[models[name].table] += [raw(models[name].model_validate({**place, **row})) for row in rows]
    return result


def _place(table: str, sop: str, triwulan: int) -> dict[str, Cell]:
    """SOP and quarter, for a table that has them."""
    place: dict[str, Cell] = {"sop": sop, "triwulan": int(triwulan)}
    return place if place.keys() <= set(MASTER.table_named(table).model.bidang()) else {}


def _earlier_years() -> list[RawRow]:
    """The rows of tblRiwayat."""
    return [
        _row(
            Riwayat.table,
            {
                "kode": entry["kode"],
                **year,
                **{f"realisasi_tw{number}": value for number, value in enumerate(year.get("tw", ()), 1)},
            },
        )
        for entry in _load("riwayat")["indikator"]
        for year in entry["lalu"]
    ]


def _actions() -> list[RawRow]:
    """The rows of tblRencanaAksi."""
    return [
        _row(
            RencanaAksi.table,
            {**entry, **{f"bulan_{number}": value for number, value in enumerate(entry["bulan"], 1)}},
        )
        for entry in _load("rencana")["aksi"]
    ]


def _history_rows(table: str, past: Mapping[str, Any], part: str, **extra: Cell) -> list[RawRow]:
    """The rows of an earlier quarter, unit by unit."""
    return [
        _row(table, {**answer, **extra, "unit": unit, "triwulan": int(TRIWULAN_LALU)})
        for unit in (entry["kode"] for entry in _load("identitas")["unit"])
        for answer in past[unit][part]
    ]


def _apply_values(row: RawRow, values: Mapping[str, Cell]) -> RawRow:
    """One row of settings, with the sample's value when it has one."""
    setting = setting_of(row)
    return {**row, "nilai": values.get(setting.bidang, row["nilai"])} if setting else row


def _row(table: str, content: Mapping[str, Any]) -> RawRow:
    """A raw row with a cell for every field; what is not written or is empty text is an empty cell."""
    return {
        field_name: None if content.get(field_name) == "" else content.get(field_name)
        for field_name in MASTER.table_named(table).model.bidang()
    }


def _with_sop(naskah: Mapping[str, Any], triwulan: int) -> dict[str, Any]:
    """A paper whose rows are told by SOP and quarter too, where their table has them."""
    return {
        "betulkan": [
            {**cells, "baris": {**_place(cells["tabel"], naskah["sop"], triwulan), **cells["baris"]}}
            for cells in naskah["betulkan"]
        ]
    }


@cache
def _load(name: str) -> dict[str, Any]:
    file = files("sakip_xl.data").joinpath("contoh").joinpath(f"{name}.toml")
    return tomllib.loads(file.read_text(encoding="utf-8"))
