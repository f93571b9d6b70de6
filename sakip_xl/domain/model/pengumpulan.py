"""Collecting: the register of forms, what the units reported, and the rows of a unit's form."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import Field

from sakip_xl.domain.model.base import (
    DecimalCell,
    Row,
    Rupiah,
    Tanggal,
    Teks,
    TeksWajib,
    Tw,
    Typed,
    Waktu,
    options,
)
from sakip_xl.domain.terms import FormulirStatus


class Formulir(Row):
    """One form sent to one unit, with its tanda terima and its return."""

    table: ClassVar[str] = "tblFormulir"

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
    status: Annotated[FormulirStatus, options(FormulirStatus)] = FormulirStatus.DIKIRIM
    kembali: Waktu | None = None
    berkas_kembali: Teks = ""
    sidik_kembali: Teks = ""
    alasan: Teks = ""

    @property
    def kembali_atau_dikecualikan(self) -> bool:
        """Whether nothing more is expected: it came back, or the unit was excused."""
        return self.status in {FormulirStatus.DITERIMA, FormulirStatus.DIKECUALIKAN}

    def late(self, now: datetime) -> bool:
        """Returned after its due time, or still out when that has passed; an excused unit is never late."""
        if self.tenggat is None or self.status is FormulirStatus.DIKECUALIKAN:
            return False
        if self.status is FormulirStatus.DITERIMA:
            return self.kembali is not None and self.kembali > self.tenggat
        return now > self.tenggat


class _Laporan(Row):
    kendala: Teks = ""
    solusi: Teks = ""
    tindak_lanjut: Teks = ""
    penanggung_jawab: Teks = ""
    batas_waktu: Tanggal | None = None
    bukti_dukung: Teks = ""


class Realisasi(_Laporan):
    """What one unit reported for one indicator in one quarter; ``realisasi`` as typed."""

    table: ClassVar[str] = "tblRealisasi"

    kode: TeksWajib
    triwulan: Tw
    unit: TeksWajib
    realisasi: Typed = None
    id_formulir: Teks = ""
    dicatat: Waktu | None = None


class RealisasiAnggaran(Row):
    """Money spent on one node up to and including one quarter, in rupiah."""

    table: ClassVar[str] = "tblAnggaran"

    kode: TeksWajib
    triwulan: Tw
    unit: Teks = ""
    realisasi: Annotated[Rupiah | None, Field(ge=0)] = None
    keterangan: Teks = ""
    id_formulir: Teks = ""


class FormulirInput(_Laporan):
    """One row of a unit's form: what is asked (locked) and what is answered."""

    table: ClassVar[str] = "tblIsian"

    kode: TeksWajib
    level: Teks = ""
    indikator: Teks = ""
    definisi: Teks = ""
    satuan: Teks = ""
    polaritas: Teks = ""
    target_tahun: Typed = None
    target: Typed = None
    realisasi: Typed = None


class AnggaranInput(Row):
    """One budget row of a unit's form."""

    table: ClassVar[str] = "tblIsianAnggaran"

    kode: TeksWajib
    uraian: Teks = ""
    pagu: Annotated[DecimalCell | None, Field(ge=0)] = None
    realisasi: Annotated[Rupiah | None, Field(ge=0)] = None
    keterangan: Teks = ""
