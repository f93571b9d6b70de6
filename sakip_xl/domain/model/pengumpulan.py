"""Collecting: the register of forms, what the units reported, and the rows of a unit's form."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated, ClassVar

from pydantic import Field

from sakip_xl.domain.model.base import (
    DecimalCell,
    Prose,
    RequiredText,
    Row,
    Rupiah,
    Tanggal,
    Text,
    Tw,
    Typed,
    Waktu,
    options,
)
from sakip_xl.domain.terms import FormulirStatus

ISIAN_KERTAS = "Isian Kertas"
"""Where the answers on paper are typed; what is taken over from there is called by it."""


class Formulir(Row):
    """One form sent to one unit, with its tanda terima and its return.

    Of a form on paper ``diisi_oleh`` is who filled it in for the unit, ``diketik_oleh`` who typed it.
    """

    table: ClassVar[str] = "tblFormulir"

    id_formulir: RequiredText
    triwulan: Tw
    unit: RequiredText
    berkas: Text = ""
    sidik: Text = ""
    dikirim: Waktu | None = None
    dikirim_oleh: Text = ""
    tenggat: Waktu | None = None
    penerima: Text = ""
    diterima_unit: Waktu | None = None
    status: Annotated[FormulirStatus, options(FormulirStatus)] = FormulirStatus.DIKIRIM
    kembali: Waktu | None = None
    berkas_kembali: Text = ""
    sidik_kembali: Text = ""
    alasan: Prose = ""
    diisi_oleh: Text = ""
    diketik_oleh: Text = ""

    @property
    def kembali_atau_dikecualikan(self) -> bool:
        """Whether nothing more is expected: it came back, or the unit was excused."""
        return self.status in {FormulirStatus.DITERIMA, FormulirStatus.DIKECUALIKAN}

    @property
    def on_paper(self) -> bool:
        """Whether what was taken over was typed from paper, on the sheet Isian Kertas."""
        return self.berkas_kembali == self.paper_name

    @property
    def paper_name(self) -> str:
        """What its answers are called when they were typed from paper."""
        return f"{ISIAN_KERTAS} {self.id_formulir}"

    @property
    def sent_on_paper(self) -> bool:
        """Whether what the unit was given last is a form on paper."""
        return self.berkas.endswith(".docx")

    def late(self, now: datetime) -> bool:
        """Returned after its due time, or still out when that has passed; an excused unit is never late."""
        if self.tenggat is None or self.status is FormulirStatus.DIKECUALIKAN:
            return False
        if self.status is FormulirStatus.DITERIMA:
            return self.kembali is not None and self.kembali > self.tenggat
        return now > self.tenggat


class _Laporan(Row):
    kendala: Prose = ""
    solusi: Prose = ""
    tindak_lanjut: Prose = ""
    penanggung_jawab: Prose = ""
    batas_waktu: Tanggal | None = None
    bukti_dukung: Prose = ""


class Realisasi(_Laporan):
    """What one unit reported for one indicator in one quarter; numbers as typed.

    Where pembilang and penyebut are asked, the realisasi follows from them. ``alasan_belum``: why the
    realisasi is not known yet; it counts as declared, never as zero.
    """

    table: ClassVar[str] = "tblRealisasi"

    kode: RequiredText
    triwulan: Tw
    unit: RequiredText
    realisasi: Typed = None
    pembilang: Typed = None
    penyebut: Typed = None
    alasan_belum: Prose = ""
    id_formulir: Text = ""
    dicatat: Waktu | None = None


class RealisasiAnggaran(Row):
    """Money spent on one node up to and including one quarter, in rupiah."""

    table: ClassVar[str] = "tblAnggaran"

    kode: RequiredText
    triwulan: Tw
    unit: Text = ""
    realisasi: Annotated[Rupiah | None, Field(ge=0)] = None
    keterangan: Prose = ""
    id_formulir: Text = ""


class FormulirInput(_Laporan):
    """One row of a unit's form: what is asked (locked) and what is answered.

    ``yang_diisi`` says in words which number is asked; ``minta_pecahan`` is ``Ya`` where pembilang and
    penyebut are. ``target_sd`` is the target to date, ``realisasi_lalu`` the realisasi of the quarter before,
    ``realisasi_tahun_lalu`` that of the same quarter last year, each empty where it is not known.
    """

    table: ClassVar[str] = "tblIsian"

    kode: RequiredText
    level: Text = ""
    indikator: Text = ""
    definisi: Text = ""
    satuan: Text = ""
    polaritas: Text = ""
    yang_diisi: Text = ""
    minta_pecahan: Text = ""
    target_tahun: Typed = None
    target: Typed = None
    target_sd: Typed = None
    realisasi_lalu: Typed = None
    realisasi_tahun_lalu: Typed = None
    pembilang: Typed = None
    penyebut: Typed = None
    realisasi: Typed = None
    alasan_belum: Prose = ""

    @classmethod
    def beside(cls) -> list[str]:
        """The answers beside the realisasi: why it is not known yet, and what is reported with it."""
        return ["alasan_belum", *_Laporan.bidang()]


class AnggaranInput(Row):
    """One budget row of a unit's form."""

    table: ClassVar[str] = "tblIsianAnggaran"

    kode: RequiredText
    uraian: Text = ""
    pagu: Annotated[DecimalCell | None, Field(ge=0)] = None
    realisasi: Annotated[Rupiah | None, Field(ge=0)] = None
    keterangan: Prose = ""


class IsianKertas(FormulirInput):
    """One row of a form on paper, as it was given to a unit, with the answers that were typed from it."""

    table: ClassVar[str] = "tblIsianKertas"

    id_formulir: RequiredText
    triwulan: Tw
    unit: RequiredText

    @property
    def typed(self) -> bool:
        """Whether any answer of the row was typed; 0 is one."""
        return _any_answer(self, ("pembilang", "penyebut", "realisasi", *self.beside()))


class AnggaranKertas(AnggaranInput):
    """One budget row of a form on paper, with what was typed from it."""

    table: ClassVar[str] = "tblAnggaranKertas"

    id_formulir: RequiredText
    triwulan: Tw
    unit: RequiredText

    @property
    def typed(self) -> bool:
        """Whether any answer of the row was typed; 0 is one."""
        return _any_answer(self, ("realisasi", "keterangan"))


def _any_answer(row: Row, names: Iterable[str]) -> bool:
    return any(value is not None and str(value).strip() for value in (getattr(row, name) for name in names))
