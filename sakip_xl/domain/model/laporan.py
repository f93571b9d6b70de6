"""What comes out: reports with their decision, findings and the archive."""

from __future__ import annotations

from typing import Annotated, ClassVar

from sakip_xl.domain.model.base import Bulat, DecimalCell, Row, Tanggal, Teks, TeksWajib, Tw, Waktu, options
from sakip_xl.domain.terms import LaporanKind, SopName, YesNo
from sakip_xl.errors import Tingkat


class Laporan(Row):
    """One report of one SOP and quarter: draft, then final, with the decisions on it.

    ``sidik_data`` fingerprints the data that the report was made from, so that a report older than its
    data is found out.
    """

    table: ClassVar[str] = "tblLaporan"

    nomor: TeksWajib
    sop: Annotated[SopName, options(SopName)]
    triwulan: Tw
    jenis: Annotated[LaporanKind, options(LaporanKind)]
    tanggal: Tanggal
    disusun_oleh: TeksWajib
    ringkasan: Teks = ""
    capaian: DecimalCell | None = None
    keputusan_sekretaris: Annotated[YesNo | None, options(YesNo)] = None
    arahan: Teks = ""
    disposisi_camat: Teks = ""
    sidik_data: Teks = ""


class TemuanRow(Row):
    """One finding of the last check."""

    table: ClassVar[str] = "tblTemuan"

    nomor: Bulat
    kode: TeksWajib
    tingkat: Annotated[Tingkat, options(Tingkat)]
    berkas: Teks = ""
    lembar: Teks = ""
    sel: Teks = ""
    kolom: Teks = ""
    nilai: Teks = ""
    pesan: Teks = ""
    saran: Teks = ""


class Arsip(Row):
    """One file that was archived."""

    table: ClassVar[str] = "tblArsip"

    nomor: Bulat
    sop: Annotated[SopName, options(SopName)]
    triwulan: Tw
    berkas: TeksWajib
    sidik: TeksWajib
    waktu: Waktu
    oleh: TeksWajib
    keterangan: Teks = ""
