"""The performance tree and its indicators (PermenPANRB 53/2014; domain.md 1.7)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from sakip_xl.domain.measure.rumus.definitions import Rumus
from sakip_xl.domain.model.base import Bulat, DecimalCell, RequiredText, Row, Text, Typed, options
from sakip_xl.domain.terms import (
    Konsolidasi,
    Level,
    PkVersion,
    Polaritas,
    YesNo,
)

_YesNoCell = Annotated[YesNo, options(YesNo)]


class Kinerja(Row):
    """One node of the tree: a tujuan, sasaran, program, kegiatan or sub kegiatan."""

    table: ClassVar[str] = "tblKinerja"

    kode: RequiredText
    level: Annotated[Level, options(Level)]
    induk: Text = ""
    uraian: RequiredText
    unit: Text = ""
    pagu: Annotated[DecimalCell | None, Field(ge=0)] = None
    sumber_dana: Text = ""


class Indikator(Row):
    """One indicator of a node, with its targets and how it is measured.

    ``induk`` is the kode of its node in the tree and ``level`` repeats that node's level.
    Targets and ``terburuk`` are kept as typed. ``versi_pk`` tells which Perjanjian Kinerja the targets
    stand in; when an indicator stands in both, the perubahan counts.
    """

    table: ClassVar[str] = "tblIndikator"

    kode: RequiredText
    level: Annotated[Level, options(Level)]
    induk: RequiredText
    versi_pk: Annotated[PkVersion, options(PkVersion)] = PkVersion.MURNI
    indikator: RequiredText
    definisi: RequiredText
    formula: RequiredText
    pembilang: Text = ""
    penyebut: Text = ""
    satuan: RequiredText
    desimal: Annotated[Bulat | None, Field(ge=0, le=6)] = None
    polaritas: Annotated[Polaritas, options(Polaritas)]
    rumus: Annotated[Rumus | None, options(Rumus)] = None
    konsolidasi: Annotated[Konsolidasi, options(Konsolidasi)]
    baseline: Typed = None
    target_tahun: Typed = None
    target_tw1: Typed = None
    target_tw2: Typed = None
    target_tw3: Typed = None
    target_tw4: Typed = None
    terburuk: Typed = None
    nol_tercapai: _YesNoCell = YesNo.TIDAK
    sumber_data: RequiredText
    frekuensi: RequiredText
    unit: RequiredText
    bukti_dukung: Text = ""
    iku: _YesNoCell = YesNo.TIDAK
    bobot: Annotated[DecimalCell | None, Field(ge=0, le=100)] = None
    spesifik: _YesNoCell | None = None
    dapat_diukur: _YesNoCell | None = None
    dapat_dicapai: _YesNoCell | None = None
    relevan: _YesNoCell | None = None
    berbatas_waktu: _YesNoCell | None = None

    def target_tw(self, triwulan: int) -> object:
        """The target of one quarter as typed."""
        return getattr(self, f"target_tw{triwulan}")
