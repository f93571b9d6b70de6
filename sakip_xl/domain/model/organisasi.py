"""Who and by which rules: the settings, officials, units, predikat bounds and special dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from sakip_xl.domain.istilah import (
    JenisLibur,
    JenisUnit,
    MetodeRekap,
    NamaSop,
    Pembulatan,
    PemisahDesimal,
    Peran,
    Rumus,
    Triwulan,
    YaTidak,
)
from sakip_xl.domain.model.dasar import (
    Angka,
    Baris,
    Bulat,
    Ketik,
    Tanggal,
    Teks,
    TeksWajib,
    Tw,
    pilihan,
)


class Pengaturan(BaseModel):
    """The settings of tblPengaturan, each also a named cell; each default is a decision of domain.md."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    nama_kecamatan: TeksWajib
    nama_kabupaten: Teks = ""
    nama_provinsi: Teks = ""
    alamat_kantor: Teks = ""
    tempat_naskah: Teks = ""
    tahun: Annotated[Bulat, Field(ge=2015, le=2100)]
    data_contoh: Annotated[YaTidak, pilihan(YaTidak)] = YaTidak.TIDAK

    pemisah_desimal: Annotated[PemisahDesimal, pilihan(PemisahDesimal)] = PemisahDesimal.TANYAKAN
    desimal: Annotated[Bulat, Field(ge=0, le=6)] = 2
    pembulatan: Annotated[Pembulatan, pilihan(Pembulatan)] = Pembulatan.SETENGAH_NAIK
    rumus_negatif: Annotated[Rumus, pilihan(Rumus)] = Rumus.SELISIH
    batas_rekap: Annotated[Angka | None, Field(gt=0)] = None
    metode_rekap: Annotated[MetodeRekap, pilihan(MetodeRekap)] = MetodeRekap.RATA_RATA
    ambang_capaian_tinggi: Annotated[Angka, Field(gt=100)] = Decimal(150)
    ambang_efisiensi: Annotated[Angka, Field(ge=0)] = Decimal(5)

    menit_per_hari: Annotated[Bulat, Field(ge=60, le=600)] = 450
    menit_ramadan: Annotated[Bulat, Field(ge=60, le=600)] = 390
    ramadan_mulai: Tanggal | None = None
    ramadan_selesai: Tanggal | None = None
    camat_dapat_mengembalikan: Annotated[YaTidak, pilihan(YaTidak)] = YaTidak.TIDAK
    hari_pengisian: Annotated[Bulat, Field(ge=1, le=60)] = 1
    cadangan_disimpan: Annotated[Bulat, Field(ge=1, le=500)] = 20
    folder_formulir: Teks = ""
    folder_arsip: Teks = ""

    sop_nomor: Teks = ""
    sop_tanggal_pembuatan: Tanggal | None = None
    sop_tanggal_revisi: Tanggal | None = None
    sop_tanggal_efektif: Tanggal | None = None
    sop_disahkan_oleh: Teks = ""

    def ramadan(self) -> tuple[date, date] | None:
        """First and last day of Ramadan hours when both are set."""
        if self.ramadan_mulai is None or self.ramadan_selesai is None:
            return None
        return self.ramadan_mulai, self.ramadan_selesai


class Kerja(Baris):
    """Who works now, on which quarter and SOP: the one row staff choose on Beranda.

    ``arahan`` and ``ke_langkah`` go with the answer of the decision step.
    """

    pelaksana: Teks = ""
    triwulan: Tw = Triwulan.I
    sop: Annotated[NamaSop, pilihan(NamaSop)] = NamaSop.PENGUMPULAN
    ke_langkah: Annotated[Bulat, Field(ge=1, le=12)] | None = None
    arahan: Teks = ""


class BarisPengaturan(Baris):
    """One setting as Identitas shows it: its name, value, what it does and where the default comes from."""

    pengaturan: TeksWajib
    nilai: Ketik = None
    penjelasan: Teks = ""
    sumber: Teks = ""


class BarisMeta(Baris):
    """One line of the hidden identity of a book."""

    kunci: TeksWajib
    nilai: Teks = ""


class Pejabat(Baris):
    """One person who acts in the SOP."""

    nama: TeksWajib
    nip: Teks = ""
    pangkat: Teks = ""
    jabatan: TeksWajib
    peran: Annotated[Peran, pilihan(Peran)]
    unit: Teks = ""
    akun: Teks = ""


class Unit(Baris):
    """One unit that fills in a form."""

    kode: TeksWajib
    nama: TeksWajib
    jenis: Annotated[JenisUnit, pilihan(JenisUnit)]
    kepala: Teks = ""
    wajib: Annotated[YaTidak, pilihan(YaTidak)] = YaTidak.YA


class BatasPredikat(Baris):
    """One predikat by its lower bound; the lowest has none."""

    predikat: TeksWajib
    batas_bawah: Angka | None = None
    termasuk: Annotated[YaTidak, pilihan(YaTidak)] = YaTidak.TIDAK
    warna: Teks = ""


class HariKhusus(Baris):
    """One date that differs from the known working calendar."""

    tanggal: Tanggal
    jenis: Annotated[JenisLibur, pilihan(JenisLibur)]
    keterangan: Teks = ""
