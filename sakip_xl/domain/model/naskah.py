"""The papers of the SOP: disposisi, notulen, program kerja and the checklist of documents."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from sakip_xl.domain.model.base import (
    Jam,
    NomorLangkah,
    PercentPoints,
    Prose,
    RequiredText,
    Row,
    Tanggal,
    Text,
    Tw,
    options,
)
from sakip_xl.domain.terms import DisposisiTrait, SopName, YesNo

Sop = Annotated[SopName, options(SopName)]


class Disposisi(Row):
    """One disposisi of the Camat: the order of step 1, or the answer to a report."""

    table: ClassVar[str] = "tblDisposisi"

    nomor_agenda: RequiredText
    sop: Sop
    triwulan: Tw
    langkah: NomorLangkah
    tanggal: Tanggal
    surat_dari: Text = "Perintah Camat"
    nomor_surat: Text = ""
    tanggal_surat: Tanggal | None = None
    sifat: Annotated[DisposisiTrait, options(DisposisiTrait)] = DisposisiTrait.SEGERA
    hal: RequiredText
    diteruskan_kepada: RequiredText
    harap: RequiredText
    catatan: Text = ""
    oleh: RequiredText


class Undangan(Row):
    """One invitation to a meeting; ``kepada`` names those who are invited, separated by ``;``."""

    table: ClassVar[str] = "tblUndangan"

    nomor: RequiredText
    sop: Sop
    triwulan: Tw
    tanggal_surat: Tanggal | None = None
    tanggal: Tanggal
    jam_mulai: Jam
    jam_selesai: Jam | None = None
    tempat: RequiredText
    agenda: RequiredText
    kepada: Prose = ""
    pengundang: RequiredText


class Notulen(Row):
    """The minutes of one meeting."""

    table: ClassVar[str] = "tblNotulen"

    nomor: RequiredText
    sop: Sop
    triwulan: Tw
    tanggal: Tanggal
    jam_mulai: Jam
    jam_selesai: Jam
    tempat: RequiredText
    agenda: RequiredText
    pimpinan: RequiredText
    notulis: RequiredText
    ringkasan: RequiredText


class Peserta(Row):
    """One participant of a meeting."""

    table: ClassVar[str] = "tblPeserta"

    nomor_notulen: RequiredText
    nama: RequiredText
    jabatan: Text = ""
    hadir: Annotated[YesNo, options(YesNo)] = YesNo.YA


class Keputusan(Row):
    """One decision of a meeting and its follow-up."""

    table: ClassVar[str] = "tblKeputusan"

    nomor_notulen: RequiredText
    keputusan: RequiredText
    tindak_lanjut: RequiredText
    penanggung_jawab: RequiredText
    batas_waktu: Tanggal
    selesai: Annotated[YesNo, options(YesNo)] = YesNo.TIDAK


class KegiatanKerja(Row):
    """One planned activity of the Program Kerja."""

    table: ClassVar[str] = "tblProgramKerja"

    sop: Sop
    triwulan: Tw
    langkah: NomorLangkah
    kegiatan: RequiredText
    penanggung_jawab: RequiredText
    mulai: Tanggal
    selesai: Tanggal
    keluaran: RequiredText
    progres: Annotated[PercentPoints, Field(ge=0, le=100)] = Decimal(0)
    keterangan: Prose = ""


class Dokumen(Row):
    """One line of the checklist of kelengkapan."""

    table: ClassVar[str] = "tblDokumen"

    sop: Sop
    triwulan: Tw
    langkah: NomorLangkah
    dokumen: RequiredText
    wajib: Annotated[YesNo, options(YesNo)] = YesNo.YA
    ada: Annotated[YesNo, options(YesNo)] = YesNo.TIDAK
    lokasi: Text = ""
    sejak: Tanggal | None = None
    keterangan: Prose = ""
