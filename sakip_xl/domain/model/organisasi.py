"""Who and by which rules: the settings, officials, units, predikat bounds and special dates."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field

from sakip_xl.domain.measure.predikat import Ambang
from sakip_xl.domain.measure.rumus.definitions import Rumus
from sakip_xl.domain.model.base import (
    Bulat,
    NomorLangkah,
    PercentPoints,
    Prose,
    RequiredText,
    Row,
    Tanggal,
    Text,
    Tw,
    Typed,
    options,
)
from sakip_xl.domain.terms import (
    SIGNING_PERAN,
    Cara,
    DasarRekap,
    DecimalSeparator,
    HolidayKind,
    Jabat,
    Pembulatan,
    Peran,
    RekapMethod,
    SopName,
    Triwulan,
    YesNo,
)
from sakip_xl.domain.wording import normalized


class Pengaturan(BaseModel):
    """The settings of tblPengaturan, each also a named cell; each default is a decision of domain.md."""

    model_config = ConfigDict(frozen=True, str_strip_whitespace=True)

    nama_kecamatan: RequiredText
    nama_kabupaten: Text = ""
    nama_provinsi: Text = ""
    alamat_kantor: Text = ""
    tempat_naskah: Text = ""
    nama_bupati: Text = ""
    jabatan_bupati: Text = ""
    tahun: Annotated[Bulat, Field(ge=2015, le=2100)]
    data_contoh: Annotated[YesNo, options(YesNo)] = YesNo.TIDAK
    tahun_awal_renstra: Annotated[Bulat | None, Field(ge=2000, le=2100)] = None
    tahun_akhir_renstra: Annotated[Bulat | None, Field(ge=2000, le=2100)] = None
    triwulan_mulai: Tw = Triwulan.I
    tanggal_pk: Tanggal | None = None
    tanggal_pk_perubahan: Tanggal | None = None

    pemisah_desimal: Annotated[DecimalSeparator, options(DecimalSeparator)] = DecimalSeparator.TANYAKAN
    desimal: Annotated[Bulat, Field(ge=0, le=6)] = 2
    pembulatan: Annotated[Pembulatan, options(Pembulatan)] = Pembulatan.SETENGAH_NAIK
    rumus_negatif: Annotated[Rumus, options(Rumus)] = Rumus.SELISIH
    batas_rekap: Annotated[PercentPoints | None, Field(gt=0)] = None
    metode_rekap: Annotated[RekapMethod, options(RekapMethod)] = RekapMethod.RATA_RATA
    dasar_rekap: Annotated[DasarRekap, options(DasarRekap)] = DasarRekap.SAMPAI
    ambang_capaian_tinggi: Annotated[PercentPoints, Field(gt=100)] = Decimal(150)
    ambang_efisiensi: Annotated[PercentPoints, Field(ge=0)] = Decimal(5)

    menit_per_hari: Annotated[Bulat, Field(ge=60, le=600)] = 450
    menit_ramadan: Annotated[Bulat, Field(ge=60, le=600)] = 390
    ramadan_mulai: Tanggal | None = None
    ramadan_selesai: Tanggal | None = None
    camat_dapat_mengembalikan: Annotated[YesNo, options(YesNo)] = YesNo.TIDAK
    peran_bertanda_tangan: Text = ", ".join(SIGNING_PERAN)
    hari_pengisian: Annotated[Bulat, Field(ge=1, le=60)] = 1
    cadangan_disimpan: Annotated[Bulat, Field(ge=1, le=500)] = 20
    buku_disimpan: Annotated[YesNo, options(YesNo)] = YesNo.YA
    folder_formulir: Text = ""
    folder_arsip: Text = ""
    folder_naskah: Text = ""
    folder_templat: Text = ""
    pola_nomor: Text = "{nomor}/{kode}/{romawi}/{tahun}"

    sop_nomor: Text = ""
    sop_tanggal_pembuatan: Tanggal | None = None
    sop_tanggal_revisi: Tanggal | None = None
    sop_tanggal_efektif: Tanggal | None = None
    sop_disahkan_oleh: Text = ""

    @property
    def signing_peran(self) -> list[Peran]:
        """The roles of ``peran_bertanda_tangan``; words that name none are left out."""
        words = {normalized(word) for word in self.peran_bertanda_tangan.split(",")}
        return [peran for peran in Peran if normalized(peran) in words]

    def ramadan(self) -> tuple[date, date] | None:
        """First and last day of Ramadan hours when both are set."""
        if self.ramadan_mulai is None or self.ramadan_selesai is None:
            return None
        return self.ramadan_mulai, self.ramadan_selesai


class Kerja(Row):
    """Who works now, on which quarter and SOP: the one row staff choose on Beranda.

    ``arahan`` and ``ke_langkah`` go with the answer of the decision step.
    """

    table: ClassVar[str] = "tblKerja"

    pelaksana: Text = ""
    triwulan: Tw = Triwulan.I
    sop: Annotated[SopName, options(SopName)] = SopName.PENGUMPULAN
    ke_langkah: NomorLangkah | None = None
    arahan: Prose = ""


class PengaturanRow(Row):
    """One setting as Identitas shows it: its name, value, what it does and where the default comes from."""

    table: ClassVar[str] = "tblPengaturan"

    pengaturan: RequiredText
    nilai: Typed = None
    penjelasan: Text = ""
    sumber: Text = ""


class MetaRow(Row):
    """One line of the hidden identity of a book."""

    table: ClassVar[str] = "tblMeta"

    kunci: RequiredText
    nilai: Text = ""


class Pejabat(Row):
    """One person in one role of the SOP; a person with two roles has two rows.

    ``mulai`` and ``selesai``: the first and last day in office, empty where there is none. ``jabat`` tells a
    Plt. or Plh. from whoever holds the office for good.
    """

    table: ClassVar[str] = "tblPejabat"

    nama: RequiredText
    nip: Text = ""
    pangkat: Text = ""
    jabatan: RequiredText
    peran: Annotated[Peran, options(Peran)]
    unit: Text = ""
    jabat: Annotated[Jabat, options(Jabat)] = Jabat.DEFINITIF
    mulai: Tanggal | None = None
    selesai: Tanggal | None = None
    akun: Text = ""

    def in_office(self, on: date) -> bool:
        """Whether the dates of the row hold on a day."""
        return (self.mulai or on) <= on <= (self.selesai or on)

    def overlaps(self, other: Pejabat) -> bool:
        """Whether two rows hold on one day."""
        starts_before_end = (self.mulai or date.min) <= (other.selesai or date.max)
        return starts_before_end and (other.mulai or date.min) <= (self.selesai or date.max)

    @property
    def acting(self) -> bool:
        """Whether the person acts in the place of another, as Plt. or Plh."""
        return self.jabat is not Jabat.DEFINITIF

    @property
    def sebutan(self) -> str:
        """The office as a signature names it: ``Plt. Camat``."""
        if not self.acting or normalized(self.jabatan).startswith(str(self.jabat).casefold()):
            return self.jabatan
        return f"{self.jabat} {self.jabatan}"


class Unit(Row):
    """One unit that fills in a form."""

    table: ClassVar[str] = "tblUnit"

    kode: RequiredText
    nama: RequiredText
    jenis: Text = ""
    kepala: Text = ""
    wajib: Annotated[YesNo, options(YesNo)] = YesNo.YA
    cara: Annotated[Cara, options(Cara)] = Cara.EXCEL


class JenisUnit(Row):
    """One kind of unit that the office has."""

    table: ClassVar[str] = "tblJenisUnit"

    jenis: RequiredText


class BatasPredikat(Row):
    """One predikat by its lower bound; the lowest has none."""

    table: ClassVar[str] = "tblPredikat"

    predikat: RequiredText
    batas_bawah: PercentPoints | None = None
    termasuk: Annotated[YesNo, options(YesNo)] = YesNo.TIDAK
    warna: Text = ""

    @property
    def ambang(self) -> Ambang:
        """The bound as the measurement takes it."""
        return Ambang(self.predikat, self.batas_bawah, self.termasuk is YesNo.YA)


class SpecialDay(Row):
    """One date that differs from the known working calendar."""

    table: ClassVar[str] = "tblHariKhusus"

    tanggal: Tanggal
    jenis: Annotated[HolidayKind, options(HolidayKind)]
    keterangan: Prose = ""
