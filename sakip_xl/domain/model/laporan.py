"""What comes out: reports with their decision, findings and the archive."""

from __future__ import annotations

from typing import Annotated

from sakip_xl.domain.istilah import JenisLaporan, NamaSop, YaTidak
from sakip_xl.domain.model.dasar import Angka, Baris, Bulat, Tanggal, Teks, TeksWajib, Tw, Waktu, pilihan
from sakip_xl.errors import Tingkat


class Laporan(Baris):
    """One report of one SOP and quarter: draft, then final, with the decisions on it.

    ``sidik_data`` fingerprints the data that the report was made from, so that a report older than its
    data is found out.
    """

    nomor: TeksWajib
    sop: Annotated[NamaSop, pilihan(NamaSop)]
    triwulan: Tw
    jenis: Annotated[JenisLaporan, pilihan(JenisLaporan)]
    tanggal: Tanggal
    disusun_oleh: TeksWajib
    ringkasan: Teks = ""
    capaian: Angka | None = None
    keputusan_sekretaris: Annotated[YaTidak | None, pilihan(YaTidak)] = None
    arahan: Teks = ""
    disposisi_camat: Teks = ""
    sidik_data: Teks = ""


class BarisTemuan(Baris):
    """One finding of the last check."""

    nomor: Bulat
    kode: TeksWajib
    tingkat: Annotated[Tingkat, pilihan(Tingkat)]
    berkas: Teks = ""
    lembar: Teks = ""
    sel: Teks = ""
    kolom: Teks = ""
    nilai: Teks = ""
    pesan: Teks = ""
    saran: Teks = ""


class Arsip(Baris):
    """One file that was archived."""

    nomor: Bulat
    sop: Annotated[NamaSop, pilihan(NamaSop)]
    triwulan: Tw
    berkas: TeksWajib
    sidik: TeksWajib
    waktu: Waktu
    oleh: TeksWajib
    keterangan: Teks = ""
