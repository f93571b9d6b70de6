"""The papers of the SOP: disposisi, notulen, program kerja and the checklist of documents."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from sakip_xl.domain.model.base import (
    DecimalCell,
    Jam,
    NomorLangkah,
    Row,
    Tanggal,
    Teks,
    TeksWajib,
    Tw,
    options,
)
from sakip_xl.domain.terms import DisposisiTrait, SopName, YesNo

Sop = Annotated[SopName, options(SopName)]


class Disposisi(Row):
    """One disposisi of the Camat: the order of step 1, or the answer to a report."""

    table: ClassVar[str] = "tblDisposisi"

    nomor_agenda: TeksWajib
    sop: Sop
    triwulan: Tw
    langkah: NomorLangkah
    tanggal: Tanggal
    surat_dari: Teks = "Perintah Camat"
    nomor_surat: Teks = ""
    tanggal_surat: Tanggal | None = None
    sifat: Annotated[DisposisiTrait, options(DisposisiTrait)] = DisposisiTrait.SEGERA
    hal: TeksWajib
    diteruskan_kepada: TeksWajib
    harap: TeksWajib
    catatan: Teks = ""
    oleh: TeksWajib


class Notulen(Row):
    """The minutes of one meeting."""

    table: ClassVar[str] = "tblNotulen"

    nomor: TeksWajib
    sop: Sop
    triwulan: Tw
    tanggal: Tanggal
    jam_mulai: Jam
    jam_selesai: Jam
    tempat: TeksWajib
    agenda: TeksWajib
    pimpinan: TeksWajib
    notulis: TeksWajib
    ringkasan: TeksWajib


class Peserta(Row):
    """One participant of a meeting."""

    table: ClassVar[str] = "tblPeserta"

    nomor_notulen: TeksWajib
    nama: TeksWajib
    jabatan: Teks = ""
    hadir: Annotated[YesNo, options(YesNo)] = YesNo.YA


class Keputusan(Row):
    """One decision of a meeting and its follow-up."""

    table: ClassVar[str] = "tblKeputusan"

    nomor_notulen: TeksWajib
    keputusan: TeksWajib
    tindak_lanjut: TeksWajib
    penanggung_jawab: TeksWajib
    batas_waktu: Tanggal
    selesai: Annotated[YesNo, options(YesNo)] = YesNo.TIDAK


class KegiatanKerja(Row):
    """One planned activity of the Program Kerja."""

    table: ClassVar[str] = "tblProgramKerja"

    sop: Sop
    triwulan: Tw
    langkah: NomorLangkah
    kegiatan: TeksWajib
    penanggung_jawab: TeksWajib
    mulai: Tanggal
    selesai: Tanggal
    keluaran: TeksWajib
    progres: Annotated[DecimalCell, Field(ge=0, le=100)] = Decimal(0)
    keterangan: Teks = ""


class Dokumen(Row):
    """One line of the checklist of kelengkapan."""

    table: ClassVar[str] = "tblDokumen"

    sop: Sop
    triwulan: Tw
    langkah: NomorLangkah
    dokumen: TeksWajib
    wajib: Annotated[YesNo, options(YesNo)] = YesNo.YA
    ada: Annotated[YesNo, options(YesNo)] = YesNo.TIDAK
    lokasi: Teks = ""
    sejak: Tanggal | None = None
    keterangan: Teks = ""
