"""What comes out: reports with their decision, findings and the archive."""

from __future__ import annotations

from typing import Annotated, ClassVar

from sakip_xl.domain.model.base import (
    Bulat,
    DecimalCell,
    Prose,
    RequiredText,
    Row,
    Tanggal,
    Text,
    Tw,
    Waktu,
    options,
)
from sakip_xl.domain.terms import LaporanKind, SopName, YesNo
from sakip_xl.errors import Tingkat


class Laporan(Row):
    """One report of one SOP and quarter: draft, then final, with the decisions on it.

    ``sidik_data`` fingerprints the data that the report was made from, so that a report older than its
    data is found out.
    """

    table: ClassVar[str] = "tblLaporan"

    nomor: RequiredText
    sop: Annotated[SopName, options(SopName)]
    triwulan: Tw
    jenis: Annotated[LaporanKind, options(LaporanKind)]
    tanggal: Tanggal
    disusun_oleh: RequiredText
    ringkasan: Text = ""
    capaian: DecimalCell | None = None
    keputusan_sekretaris: Annotated[YesNo | None, options(YesNo)] = None
    arahan: Prose = ""
    disposisi_camat: Text = ""
    sidik_data: Text = ""


class NaskahRow(Row):
    """One document that was made: what it is, its number, its file, and the fingerprints of both.

    ``kunci`` tells it from others of its kind; a new version is a new row. ``berkas_bertanda`` is the signed
    PDF that was taken back beside it. ``jejak`` and ``sidik_jejak`` are the row of the log that it names.
    """

    table: ClassVar[str] = "tblNaskah"

    nomor: Text = ""
    berkas: RequiredText
    jenis: RequiredText
    triwulan: Tw
    status: Annotated[LaporanKind, options(LaporanKind)]
    versi: Bulat
    tanggal: Tanggal
    dibuat_oleh: RequiredText
    kunci: Text = ""
    sidik_data: RequiredText
    sidik_berkas: RequiredText
    berkas_bertanda: Text = ""
    sidik_bertanda: Text = ""
    jejak: Bulat | None = None
    sidik_jejak: Text = ""


class TemuanRow(Row):
    """One finding of the last check; ``unit`` and ``berkas`` only of one in a unit's form."""

    table: ClassVar[str] = "tblTemuan"

    nomor: Bulat
    kode: RequiredText
    tingkat: Annotated[Tingkat, options(Tingkat)]
    unit: Text = ""
    berkas: Text = ""
    lembar: Text = ""
    sel: Text = ""
    kolom: Text = ""
    nilai: Text = ""
    pesan: Text = ""
    saran: Text = ""


class Arsip(Row):
    """One file that was archived."""

    table: ClassVar[str] = "tblArsip"

    nomor: Bulat
    sop: Annotated[SopName, options(SopName)]
    triwulan: Tw
    berkas: RequiredText
    sidik: RequiredText
    waktu: Waktu
    oleh: RequiredText
    keterangan: Prose = ""
