"""The papers of the SOP: disposisi, notulen, program kerja and the checklist of documents."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from sakip_xl.domain.istilah import NamaSop, SifatDisposisi, YaTidak
from sakip_xl.domain.model.dasar import (
    Angka,
    Baris,
    Bulat,
    Jam,
    Tanggal,
    Teks,
    TeksWajib,
    Tw,
    pilihan,
)

Sop = Annotated[NamaSop, pilihan(NamaSop)]


class Disposisi(Baris):
    """One disposisi of the Camat: the order of step 1, or the answer to a report."""

    nomor_agenda: TeksWajib
    sop: Sop
    triwulan: Tw
    langkah: Annotated[Bulat, Field(ge=1, le=12)]
    tanggal: Tanggal
    surat_dari: Teks = "Perintah Camat"
    nomor_surat: Teks = ""
    tanggal_surat: Tanggal | None = None
    sifat: Annotated[SifatDisposisi, pilihan(SifatDisposisi)] = SifatDisposisi.SEGERA
    hal: TeksWajib
    diteruskan_kepada: TeksWajib
    harap: TeksWajib
    catatan: Teks = ""
    oleh: TeksWajib


class Notulen(Baris):
    """The minutes of one meeting."""

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


class Peserta(Baris):
    """One participant of a meeting."""

    nomor_notulen: TeksWajib
    nama: TeksWajib
    jabatan: Teks = ""
    hadir: Annotated[YaTidak, pilihan(YaTidak)] = YaTidak.YA


class Keputusan(Baris):
    """One decision of a meeting and its follow-up."""

    nomor_notulen: TeksWajib
    keputusan: TeksWajib
    tindak_lanjut: TeksWajib
    penanggung_jawab: TeksWajib
    batas_waktu: Tanggal
    selesai: Annotated[YaTidak, pilihan(YaTidak)] = YaTidak.TIDAK


class KegiatanKerja(Baris):
    """One planned activity of the Program Kerja."""

    sop: Sop
    triwulan: Tw
    langkah: Annotated[Bulat, Field(ge=1, le=12)]
    kegiatan: TeksWajib
    penanggung_jawab: TeksWajib
    mulai: Tanggal
    selesai: Tanggal
    keluaran: TeksWajib
    progres: Annotated[Angka, Field(ge=0, le=100)] = Decimal(0)
    keterangan: Teks = ""


class Dokumen(Baris):
    """One line of the checklist of kelengkapan."""

    sop: Sop
    triwulan: Tw
    langkah: Annotated[Bulat, Field(ge=1, le=12)]
    dokumen: TeksWajib
    wajib: Annotated[YaTidak, pilihan(YaTidak)] = YaTidak.YA
    ada: Annotated[YaTidak, pilihan(YaTidak)] = YaTidak.TIDAK
    lokasi: Teks = ""
    sejak: Tanggal | None = None
    keterangan: Teks = ""
