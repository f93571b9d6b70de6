"""Collecting: the register of forms, what the units reported, and the rows of a unit's form."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from sakip_xl.domain.istilah import StatusFormulir
from sakip_xl.domain.model.dasar import (
    Angka,
    Baris,
    Ketik,
    Rupiah,
    Tanggal,
    Teks,
    TeksWajib,
    Tw,
    Waktu,
    pilihan,
)


class Formulir(Baris):
    """One form sent to one unit, with its tanda terima and its return."""

    id_formulir: TeksWajib
    triwulan: Tw
    unit: TeksWajib
    berkas: Teks = ""
    sidik: Teks = ""
    dikirim: Waktu | None = None
    dikirim_oleh: Teks = ""
    tenggat: Waktu | None = None
    penerima: Teks = ""
    diterima_unit: Waktu | None = None
    status: Annotated[StatusFormulir, pilihan(StatusFormulir)] = StatusFormulir.DIKIRIM
    kembali: Waktu | None = None
    berkas_kembali: Teks = ""
    sidik_kembali: Teks = ""
    alasan: Teks = ""


class _Laporan(Baris):
    kendala: Teks = ""
    solusi: Teks = ""
    tindak_lanjut: Teks = ""
    penanggung_jawab: Teks = ""
    batas_waktu: Tanggal | None = None
    bukti_dukung: Teks = ""


class Realisasi(_Laporan):
    """What one unit reported for one indicator in one quarter; ``realisasi`` as typed."""

    kode: TeksWajib
    triwulan: Tw
    unit: TeksWajib
    realisasi: Ketik = None
    id_formulir: Teks = ""
    dicatat: Waktu | None = None


class RealisasiAnggaran(Baris):
    """Money spent on one node up to and including one quarter, in rupiah."""

    kode: TeksWajib
    triwulan: Tw
    unit: Teks = ""
    realisasi: Annotated[Rupiah | None, Field(ge=0)] = None
    keterangan: Teks = ""
    id_formulir: Teks = ""


class IsianFormulir(_Laporan):
    """One row of a unit's form: what is asked (locked) and what is answered."""

    kode: TeksWajib
    level: Teks = ""
    indikator: Teks = ""
    definisi: Teks = ""
    satuan: Teks = ""
    polaritas: Teks = ""
    target_tahun: Ketik = None
    target: Ketik = None
    realisasi: Ketik = None


class IsianAnggaran(Baris):
    """One budget row of a unit's form."""

    kode: TeksWajib
    uraian: Teks = ""
    pagu: Annotated[Angka | None, Field(ge=0)] = None
    realisasi: Annotated[Rupiah | None, Field(ge=0)] = None
    keterangan: Teks = ""
