"""An office with something for every kind of document, and how its data are made hard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from decimal import Decimal
from functools import cache
from typing import Any

from sakip_xl.domain.measure.kertas_kerja import fill_kertas_kerja
from sakip_xl.domain.model import (
    AnggaranKertas,
    Disposisi,
    Indikator,
    IsianKertas,
    PengaturanRow,
    RencanaAksi,
    Row,
    TindakLanjutLhe,
    Undangan,
    Unit,
)
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.terms import SopName, Triwulan
from sakip_xl.schema.base import Look, Table, Trait
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import BookContent, RawRow, raw
from sakip_xl.schema.load import load_master
from tests.sample import sample_content
from tests.sample_rows import FORMULIR, INDIKATOR, PEJABAT

_ANSWER = SOP[SopName.PENGUKURAN].langkah_keluar("disposisi_laporan").nomor
_PAPER: dict[str, Any] = {"id_formulir": FORMULIR[2].id_formulir, "triwulan": Triwulan.II, "unit": "PMD"}
_DAY: dict[str, Any] = {"triwulan": Triwulan.II, "tanggal": date(2026, 7, 15)}
_REGISTERS: tuple[Row, ...] = (
    Disposisi(
        nomor_agenda="046/2026",
        sop=SopName.PENGUKURAN,
        langkah=_ANSWER,
        hal="Laporan pengukuran",
        diteruskan_kepada="Sekretaris",
        harap="Simpan/arsipkan",
        catatan="Setuju.",
        oleh=PEJABAT[0].nama,
        **_DAY,
    ),
    Undangan(
        nomor="005/7/2026",
        sop=SopName.PENGUMPULAN,
        jam_mulai=time(9),
        tempat="Ruang rapat",
        agenda="Evaluasi",
        pengundang=PEJABAT[1].nama,
        kepada="Kepala Seksi",
        **_DAY,
    ),
    RencanaAksi(kode="IKS.1", aksi="Survei", sub_aksi="Sebar kuesioner", unit="YAN", bulan_3="82,5"),
    TindakLanjutLhe(judul_lhe="LHE 2025", rekomendasi="Selaraskan IKU", tindak_lanjut="Dibahas"),
    IsianKertas(kode="IKK.1", level="kegiatan", indikator=INDIKATOR[5].indikator, target=80, **_PAPER),
    AnggaranKertas(kode="K.1", uraian="Pelayanan", pagu=Decimal(97_000_000), **_PAPER),
)

_CODES = {"kode", "induk", "induk_lain", "unit", "unit_pendukung", "id_formulir", "satuan", "sidik", "akun"}
_IN_PARTS = {"kepada", "harap", "berkas", "formula", "pembilang", "penyebut"}
"""Fields of which a document shows parts, or which name a file."""

_SETTINGS = {"Nama Kecamatan", "Kabupaten/Kota", "Alamat Kantor", "Tempat Penandatanganan"}


@cache
def full_office() -> BookContent:
    """The measured sample with rows in the registers too, so that every kind has a document."""
    tables = dict(sample_content().tables)
    for row in _REGISTERS:
        tables[row.table] = [*tables.get(row.table, []), raw(row)]
    return measured(replace(sample_content(), tables=tables))


def measured(content: BookContent) -> BookContent:
    """The content after Hitung Capaian of Triwulan I and II."""
    master = load_master(content).master
    rows = [raw(row) for triwulan in (1, 2) for row in fill_kertas_kerja(master, triwulan)]
    return replace(content, tables={**content.tables, "tblKertasKerja": rows})


def without(*tables: str) -> BookContent:
    """The office with nothing in these tables."""
    content = full_office()
    return replace(content, tables={**content.tables, **{name: [] for name in tables}})


def with_texts(content: BookContent, change: Callable[[str], str]) -> BookContent:
    """The content with every text that staff type freely changed, the same text everywhere the same way."""
    tables = dict(content.tables)
    for table in MASTER.tables:
        if table.sifat is Trait.INPUT and table.name in tables and table.name != PengaturanRow.table:
            free = _free_fields(table)
            tables[table.name] = [_changed(row, free, change) for row in tables[table.name]]
    settings = [
        {**row, "nilai": change(str(row["nilai"]))} if row["pengaturan"] in _SETTINGS else row
        for row in tables[PengaturanRow.table]
    ]
    return replace(content, tables={**tables, PengaturanRow.table: settings})


def _free_fields(table: Table) -> list[str]:
    """The fields of a table that hold any text and are no kode."""
    return [
        column.bidang
        for column in table.columns
        if column.rumus is None
        and column.rupa in {Look.TEXT, Look.LONG_TEXT}
        and column.bidang not in _CODES | _IN_PARTS
        and not table.options(column.bidang)
    ]


def _changed(row: RawRow, free: list[str], change: Callable[[str], str]) -> RawRow:
    texts = {name: text for name in free if isinstance(text := row.get(name), str) and text.strip(" -")}
    return {**row, **{name: change(text) for name, text in texts.items()}}


def many(content: BookContent, *, units: int, indikator: int) -> BookContent:
    """The content with so many units, each with a form, and so many indicators, each with an answer."""
    tables, sample = dict(content.tables), {row["kode"]: row for row in content.row(Indikator.table)}
    more = [f"U{number:02d}" for number in range(units - len(tables[Unit.table]))]
    of_unit = {**tables[Unit.table][1]}
    tables[Unit.table] += [{**of_unit, "kode": kode, "nama": f"{of_unit['nama']} {kode}"} for kode in more]
    form = tables["tblFormulir"][0]
    tables["tblFormulir"] += [{**form, "id_formulir": f"F-{kode}", "unit": kode} for kode in more]
    answer = tables["tblRealisasi"][0]
    for number in range(indikator - len(sample)):
        kode, unit = f"IKS.X{number}", more[number % len(more)]
        row = {**sample["IKS.1"], "kode": kode, "unit": unit}
        tables[Indikator.table] += [{**row, "indikator": f"{row['indikator']} {kode}"}]
        tables["tblRealisasi"] += [{**answer, "kode": kode, "unit": unit}]
    return measured(replace(content, tables=tables))
