"""What the office plans to do for its indicators, and for what an evaluation recommended."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from sakip_xl.domain.measure.typed_number import says_nothing
from sakip_xl.domain.model.base import (
    PercentPoints,
    Prose,
    RequiredText,
    Row,
    Tanggal,
    Text,
    Typed,
    options,
)
from sakip_xl.domain.terms import FollowUp


class RencanaAksi(Row):
    """One action for one indicator; ``bulan_1`` to ``bulan_12`` are what each month is to bring, as typed."""

    table: ClassVar[str] = "tblRencanaAksi"

    kode: RequiredText
    aksi: RequiredText
    sub_aksi: Prose = ""
    unit: Text = ""
    keluaran: Prose = ""
    bulan_1: Typed = None
    bulan_2: Typed = None
    bulan_3: Typed = None
    bulan_4: Typed = None
    bulan_5: Typed = None
    bulan_6: Typed = None
    bulan_7: Typed = None
    bulan_8: Typed = None
    bulan_9: Typed = None
    bulan_10: Typed = None
    bulan_11: Typed = None
    bulan_12: Typed = None
    progres: Annotated[PercentPoints | None, Field(ge=0, le=100)] = None
    keterangan: Prose = ""

    @property
    def months(self) -> tuple[object, ...]:
        """What each month of the year is to bring, as typed; ``None`` for a month without."""
        typed = (getattr(self, f"bulan_{month}") for month in range(1, 13))
        return tuple(None if value is None or says_nothing(str(value)) else value for value in typed)


class TindakLanjutLhe(Row):
    """One recommendation of an LHE (laporan hasil evaluasi) and what the office does about it."""

    table: ClassVar[str] = "tblTindakLanjutLhe"

    judul_lhe: RequiredText
    nomor_lhe: Text = ""
    tanggal_lhe: Tanggal | None = None
    rekomendasi: RequiredText
    tindak_lanjut: Prose = ""
    penanggung_jawab: Prose = ""
    batas_waktu: Tanggal | None = None
    status: Annotated[FollowUp, options(FollowUp)] = FollowUp.BELUM
    bukti: Prose = ""
