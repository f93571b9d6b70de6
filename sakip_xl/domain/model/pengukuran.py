"""Measuring: the inputs of one row of the Kertas Kerja; its computed columns are live formulas."""

from __future__ import annotations

from typing import Annotated, ClassVar

from sakip_xl.domain.measure.rumus.definitions import Rumus
from sakip_xl.domain.model.base import DecimalCell, RequiredText, Row, Text, Tw, Typed, options
from sakip_xl.domain.terms import Konsolidasi, Level, Polaritas, YesNo


class KertasKerja(Row):
    """One indicator in one quarter: everything the formulas of the row need, as numbers.

    ``target_*`` and ``realisasi_*`` stand as typed beside the numbers read from them. A plain target has
    its ``bawah`` equal to its ``atas``; a range has two. Empty means not filled or not readable;
    ``catatan`` says which. ``skala`` is the power of ten that makes every number of the row whole;
    ``persen*`` is the percent of the quarter, to date and of the year where the formulas cannot compute it
    exactly, cut at 11 decimals. ``dapat_digabung`` is ``Tidak`` when the quarters as typed cannot be added up
    as plain numbers, so that nothing to date is computed.
    """

    table: ClassVar[str] = "tblKertasKerja"

    kode: RequiredText
    triwulan: Tw
    level: Annotated[Level, options(Level)]
    induk: RequiredText
    unit: RequiredText
    indikator: Text = ""
    satuan: Text = ""
    polaritas: Annotated[Polaritas, options(Polaritas)]
    rumus: Annotated[Rumus, options(Rumus)]
    konsolidasi: Annotated[Konsolidasi, options(Konsolidasi)]
    bobot: DecimalCell | None = None
    desimal: DecimalCell | None = None
    terburuk_ketik: Typed = None
    terburuk: DecimalCell | None = None
    nol_tercapai: Annotated[YesNo, options(YesNo)] = YesNo.TIDAK
    skala: DecimalCell | None = None
    target_ketik: Typed = None
    target_bawah: DecimalCell | None = None
    target_atas: DecimalCell | None = None
    realisasi_ketik: Typed = None
    realisasi: DecimalCell | None = None
    persen: DecimalCell | None = None
    r1: DecimalCell | None = None
    r2: DecimalCell | None = None
    r3: DecimalCell | None = None
    r4: DecimalCell | None = None
    t1_bawah: DecimalCell | None = None
    t2_bawah: DecimalCell | None = None
    t3_bawah: DecimalCell | None = None
    t4_bawah: DecimalCell | None = None
    t1_atas: DecimalCell | None = None
    t2_atas: DecimalCell | None = None
    t3_atas: DecimalCell | None = None
    t4_atas: DecimalCell | None = None
    dapat_digabung: Annotated[YesNo, options(YesNo)] = YesNo.YA
    persen_sd: DecimalCell | None = None
    tahun_ketik: Typed = None
    tahun_bawah: DecimalCell | None = None
    tahun_atas: DecimalCell | None = None
    persen_tahun: DecimalCell | None = None
    catatan: Text = ""
