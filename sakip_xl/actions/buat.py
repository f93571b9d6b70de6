"""Make a new master: empty, or filled with the sample."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from uuid import uuid4

from sakip_xl import __version__
from sakip_xl.actions.result import Result
from sakip_xl.domain.measure.predikat import Ambang, standard_ambang
from sakip_xl.domain.model import (
    BatasPredikat,
    Cell,
    Dokumen,
    JenisUnit,
    Kerja,
    Master,
    Pengaturan,
    PengaturanRow,
)
from sakip_xl.domain.sop.quarters import quarter_of
from sakip_xl.domain.terms import JENIS_UNIT, SopName, Triwulan, YesNo
from sakip_xl.domain.usulan import new_checklist
from sakip_xl.errors import SakipError
from sakip_xl.schema.books import MASTER, MASTER_KIND, VERSI_LAYOUT
from sakip_xl.schema.content import BookContent, Changes, raw
from sakip_xl.schema.settings import MENURUT_BIDANG, PENGATURAN, default_row
from sakip_xl.workbook.port import Shelf


def buat(
    shelf: Shelf,
    destination: Path,
    *,
    now: datetime,
    kecamatan: str | None = None,
    tahun: int | None = None,
    contoh: bool = False,
) -> Result:
    """Write a new master to ``destination``; an existing file is refused, never replaced (SKP-560).

    ``contoh`` fills it with the sample of Kecamatan Sumbersuko, marked as such; a kecamatan or year that
    is given stands in it all the same.
    """
    if destination.suffix.casefold() != ".xlsx":
        raise SakipError("SKP-562", nilai=destination.name)
    if destination.exists():
        raise SakipError("SKP-560", nilai=destination.name)
    name = kecamatan or ("Sumbersuko" if contoh else "")
    content = initial_content(name, tahun or now.year, triwulan=quarter_of(now.date()))
    if contoh:
        from sakip_xl.actions.sample import sample_content

        content = _apply_values(sample_content(content), nama_kecamatan=kecamatan, tahun=tahun)
    shelf.new_book(destination, now).save(content)
    return Result(
        f"Buku induk {destination.name} sudah dibuat.", {"master": str(destination)}, files=[destination]
    )


def initial_content(
    kecamatan: str, tahun: int, *, id_master: str | None = None, triwulan: Triwulan = Triwulan.I
) -> BookContent:
    """The content of a new master: settings at their defaults, predikat bounds, the first checklist."""
    master = Master(
        id_master="", pengaturan=Pengaturan.model_construct(nama_kecamatan=kecamatan, tahun=tahun)
    )
    dokumen = [row for sop in SopName for row in new_checklist(master, sop, Triwulan.I)]
    tables = {
        **{table.name: [] for table in MASTER.tables},
        Kerja.table: [raw(Kerja(triwulan=triwulan))],
        PengaturanRow.table: [raw(row) for row in pengaturan_rows(kecamatan, tahun)],
        BatasPredikat.table: [raw(_batas(ambang)) for ambang in standard_ambang()],
        Dokumen.table: [raw(row) for row in dokumen],
        JenisUnit.table: [raw(JenisUnit(jenis=jenis)) for jenis in JENIS_UNIT],
    }
    return BookContent(MASTER_KIND, tables).with_meta(
        jenis=MASTER_KIND,
        versi_layout=VERSI_LAYOUT,
        versi_program=__version__,
        id_master=id_master or uuid4().hex,
    )


def pengaturan_rows(kecamatan: str, tahun: int) -> list[PengaturanRow]:
    """Every setting with its default, in the order of Identitas."""
    values = {"nama_kecamatan": kecamatan or None, "tahun": tahun}
    rows = [default_row(pengaturan) for pengaturan in PENGATURAN]
    return [
        row.model_copy(update={"nilai": values[pengaturan.bidang]}) if pengaturan.bidang in values else row
        for pengaturan, row in zip(PENGATURAN, rows, strict=True)
    ]


def _apply_values(content: BookContent, **values: Cell) -> BookContent:
    """The content with the settings that are given."""
    by_label = {
        MENURUT_BIDANG[field_name].label: value for field_name, value in values.items() if value is not None
    }
    changes = Changes()
    for index, row in enumerate(content.row(PengaturanRow.table)):
        if row["pengaturan"] in by_label:
            changes.changed.append((PengaturanRow.table, index, "nilai", by_label[str(row["pengaturan"])]))
    return changes.apply_to(content)


def _batas(ambang: Ambang) -> BatasPredikat:
    return BatasPredikat(
        predikat=ambang.predikat,
        batas_bawah=ambang.batas_bawah,
        termasuk=YesNo.YA if ambang.termasuk else YesNo.TIDAK,
        warna=ambang.color,
    )
