"""The form of one unit: what goes into it, its file name and its fingerprint."""

from __future__ import annotations

import json
import re
from collections.abc import Container, Mapping
from datetime import datetime
from decimal import Decimal
from hashlib import sha256

from sakip_xl import __version__
from sakip_xl.domain.measure.asked import last_quarter, last_year, target_to_date, what_to_fill_in
from sakip_xl.domain.measure.reported import Reported, reported_values
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.measure.units import asked
from sakip_xl.domain.model import (
    AnggaranInput,
    AnggaranKertas,
    Cell,
    Formulir,
    FormulirInput,
    Indikator,
    IsianKertas,
    Kinerja,
    Master,
    MetaRow,
    Unit,
)
from sakip_xl.domain.terms import DecimalSeparator, Penggabungan, PkVersion, Triwulan
from sakip_xl.domain.wording import listing, pk_targets, waktu
from sakip_xl.errors import SakipError
from sakip_xl.schema.base import Table
from sakip_xl.schema.books import FORMULIR, FORMULIR_KIND, VERSI_LAYOUT, BookLayout
from sakip_xl.schema.content import BookContent, RawRow, raw
from sakip_xl.schema.migrations import layout_of, layouts_read

_NAME_LENGTH = 120
_HINTS = frozenset({"target_sd", "realisasi_lalu", "realisasi_tahun_lalu"})
"""Locked fields that only help to answer: what is known of other quarters may change meanwhile."""

LOCKED_META = ("id_master", "id_formulir", "unit", "triwulan", "tahun")
"""What of a form's identity may not change."""


def unit_indikator(master: Master, unit: str, triwulan: int) -> list[Indikator]:
    """The indicators that a unit reports in one quarter: its own and shared ones of those that are asked."""
    return [indikator for indikator in asked(master, triwulan) if unit in indikator.units]


def unit_anggaran(master: Master, unit: str) -> list[Kinerja]:
    """The nodes with money that a unit reports on: its own, with no money anywhere below them."""
    above: set[str] = set()
    parents = {node.induk for node in master.kinerja if node.pagu is not None}
    while parents - above:
        above |= parents
        parents = {node.induk for node in master.kinerja if node.kode in parents}
    return [
        node
        for node in master.kinerja
        if node.unit == unit and node.pagu is not None and node.kode not in above
    ]


def formulir_content(
    master: Master, unit: Unit, triwulan: int, *, id_formulir: str, tenggat: datetime
) -> BookContent:
    """The whole content of one unit's form, realisasi empty, with its identity stamp."""
    reported = reported_values(master)
    asked_here = unit_indikator(master, unit.kode, triwulan)
    tables: dict[str, list[RawRow]] = {
        FormulirInput.table: [
            raw(_row(master, reported, indikator, triwulan, unit.kode)) for indikator in asked_here
        ],
        AnggaranInput.table: [
            raw(AnggaranInput(kode=node.kode, uraian=node.uraian, pagu=node.pagu))
            for node in unit_anggaran(master, unit.kode)
        ],
    }
    pengaturan = master.pengaturan
    content = BookContent(FORMULIR_KIND, tables).with_meta(
        jenis=FORMULIR_KIND,
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
        pk=pk_targets([row.kode for row in asked_here if row.versi_pk is PkVersion.PERUBAHAN]),
    )
    return content.with_meta(sidik_terkunci=sidik_terkunci(content))


def sidik_terkunci(content: BookContent, layout: BookLayout | None = None) -> str:
    """Fingerprint of everything a unit may not change: identity, indicators, targets and pagu.

    Numbers count by value, texts without stray spaces, so that a save in another program changes nothing;
    what only helps to answer does not count. A form of an earlier version has the fields that were locked
    then; ``layout`` takes those of another version.
    """
    layout = layout or layout_of(FORMULIR_KIND, content.versi) or FORMULIR
    locked = [[content.meta.get(name, "") for name in LOCKED_META]]
    for table in layout.tables:
        fields = locked_fields(table)
        if table.name != MetaRow.table:
            locked += [
                [normalized(row.get(name)) for name in fields]
                for row in content.row(table.name)
                if any(row.values())
            ]
    return sha256(json.dumps(locked, ensure_ascii=False).encode()).hexdigest()


def locked_fields(table: Table) -> list[str]:
    """The fields of a form's table that a unit may not change; what only helps to answer is none."""
    return [
        column.bidang
        for column in table.columns
        if column.kunci and column.rumus is None and column.bidang not in _HINTS
    ]


def asks_the_same(content: BookContent, sidik: str) -> bool:
    """Whether a form with this fingerprint, of this version or an earlier one, asked the same."""
    return any(sidik_terkunci(content, layout) == sidik for layout in layouts_read(FORMULIR_KIND))


def is_unfilled(content: BookContent) -> bool:
    """Whether a form holds no answer at all: what was sent, not what was handed in."""
    return all(
        normalized(row.get(name)) == ""
        for table in (t for t in FORMULIR.tables if t.name != MetaRow.table)
        for row in content.row(table.name)
        for name in table.answers
    )


def content_sidik(content: BookContent) -> str:
    """Fingerprint of everything that stands in a form, answers included, as ``sidik_terkunci`` compares."""
    cells = [
        [normalized(row.get(column.bidang)) for column in table.columns if column.rumus is None]
        for table in FORMULIR.tables
        if table.name != MetaRow.table
        for row in content.row(table.name)
    ]
    return sha256(json.dumps(cells, ensure_ascii=False).encode()).hexdigest()


def formulir_period(content: BookContent) -> tuple[int, int, DecimalSeparator]:
    """Year, quarter and decimal separator that a form was made for; a broken identity is SKP-567."""
    meta = content.meta
    try:
        separator = DecimalSeparator(meta.get("pemisah_desimal") or DecimalSeparator.TANYAKAN)
        return int(meta["tahun"]), int(Triwulan(int(meta["triwulan"]))), separator
    except (KeyError, ValueError) as galat:
        raise SakipError("SKP-567", nilai=meta.get("id_formulir")) from galat


def new_formulir_id(master: Master, unit: str, triwulan: int) -> str:
    """The number of the next form of a unit in a quarter: F-2026-TW2-SEK-UMUM, then …-2 when sent again.

    A number under which answers on paper stand is never given again, even when its form was struck off.
    """
    start = f"F-{master.pengaturan.tahun}-TW{int(triwulan)}-{unit}"
    rows: list[Formulir | IsianKertas | AnggaranKertas]
    rows = [*master.formulir, *master.isian_kertas, *master.anggaran_kertas]
    used = {row.id_formulir for row in rows}
    number = 1
    while (name := start if number == 1 else f"{start}-{number}") in used:
        number += 1
    return name


def file_name(id_formulir: str, used: Container[str] = (), suffix: str = ".xlsx") -> str:
    """A file name that every system takes, from the form's number.

    ``used`` holds the names given already, in small letters: Windows takes two that differ only in case
    for one and the same.
    """
    start = re.sub(r"[^A-Za-z0-9._-]+", "_", f"Formulir_{id_formulir.removeprefix('F-')}")[:_NAME_LENGTH]
    number = 1
    while (name := f"{start}{suffix}" if number == 1 else f"{start}_{number}{suffix}").casefold() in used:
        number += 1
    return name


def _row(
    master: Master,
    reported: Mapping[tuple[str, int], Reported],
    indikator: Indikator,
    triwulan: int,
    unit: str,
) -> FormulirInput:
    target = indikator.target_tw(triwulan)
    reading = read_number(target, separator=master.pengaturan.pemisah_desimal)
    return FormulirInput(
        kode=indikator.kode,
        level=str(indikator.level),
        indikator=indikator.indikator,
        definisi=f"{indikator.definisi}{_shared(indikator, unit)}",
        satuan=indikator.satuan,
        polaritas=str(indikator.polaritas),
        yang_diisi=what_to_fill_in(indikator, reading),
        minta_pecahan=str(indikator.minta_pecahan),
        target_tahun=indikator.target_tahun,
        target=None if reading.kosong else target,
        target_sd=target_to_date(master, indikator, triwulan),
        realisasi_lalu=last_quarter(master, reported, indikator, triwulan),
        realisasi_tahun_lalu=last_year(master, indikator, triwulan),
    )


def _shared(indikator: Indikator, unit: str) -> str:
    """What a unit has to know when others report the indicator too; empty when none does."""
    others = [kode for kode in indikator.units if kode != unit]
    if not others:
        return ""
    return (
        f" (Bersama unit {listing(others)}: {_GABUNGAN[indikator.gabungan or Penggabungan.PENANGGUNG_JAWAB]})"
    )


_GABUNGAN = {
    Penggabungan.JUMLAH: "isi angka unit Anda saja, nanti dijumlahkan.",
    Penggabungan.RATA_RATA: "isi angka unit Anda saja, nanti dirata-rata.",
    Penggabungan.PENANGGUNG_JAWAB: "angka unit penanggung jawab yang dipakai, isian lain mendukung.",
}


def normalized(value: Cell) -> str:
    """A cell as it is compared: a number by its value, a text without stray spaces."""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return format(Decimal(repr(value)).normalize(), "f")
    return "" if value is None else " ".join(str(value).split())
