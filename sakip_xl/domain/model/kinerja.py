"""The performance tree and its indicators (PermenPANRB 53/2014; domain.md 1.7)."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field

from sakip_xl.domain.measure.rumus.definitions import Rumus
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model.base import (
    Bulat,
    MoneyCell,
    PercentPoints,
    Prose,
    RequiredText,
    Row,
    Text,
    Typed,
    options,
)
from sakip_xl.domain.terms import (
    Konsolidasi,
    Level,
    Penggabungan,
    PkVersion,
    Polaritas,
    YesNo,
)
from sakip_xl.domain.wording import kode_list

_YesNoCell = Annotated[YesNo, options(YesNo)]
_Money = Annotated[MoneyCell | None, Field(ge=0)]


class Kinerja(Row):
    """One node of the tree: a tujuan, sasaran, program, kegiatan or sub kegiatan.

    ``induk_lain`` are the kode of further nodes that it serves, separated by ``;``: its capaian counts for
    each of them, its money under ``induk`` alone. ``rak_tw1`` to ``rak_tw4``: planned spending of each
    quarter by itself (RAK). ``pagu_renstra`` is its ceiling over the whole Renstra, ``belanja_renstra`` what
    the Renstra's years before this one spent (E.81, columns 5 and 6). ``pagu_renja`` is its ceiling of the
    year in the Renja, ``pagu`` that of the DPA.
    """

    table: ClassVar[str] = "tblKinerja"

    kode: RequiredText
    level: Annotated[Level, options(Level)]
    induk: Text = ""
    induk_lain: Text = ""
    uraian: RequiredText
    unit: Text = ""
    pagu: _Money = None
    rak_tw1: _Money = None
    rak_tw2: _Money = None
    rak_tw3: _Money = None
    rak_tw4: _Money = None
    sumber_dana: Text = ""
    pagu_renstra: _Money = None
    belanja_renstra: _Money = None
    pagu_renja: _Money = None

    def rak_sd(self, triwulan: int) -> Decimal | None:
        """What was planned to be spent up to the end of a quarter; ``None`` without a RAK."""
        rak = (self.rak_tw1, self.rak_tw2, self.rak_tw3, self.rak_tw4)
        if all(planned is None for planned in rak):
            return None
        return sum((planned for planned in rak[:triwulan] if planned is not None), Decimal(0))


class Indikator(Row):
    """One indicator of a node, with its targets and how it is measured.

    ``induk`` is the kode of its node in the tree and ``level`` repeats that node's level.
    Targets and ``terburuk`` are kept as typed. ``versi_pk`` tells which Perjanjian Kinerja the targets
    stand in; when an indicator stands in both, the perubahan counts. ``minta_pecahan``: units report
    pembilang and penyebut, the realisasi is computed. ``unit_pendukung`` are further units that report it,
    separated by ``;``, ``gabungan`` says how their values and that of ``unit`` become one. ``akurat`` and
    ``tepat`` answer KKE 5: are its data right, and does its formula measure what it says.
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
    minta_pecahan: _YesNoCell = YesNo.TIDAK
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
    target_renstra: Typed = None
    terburuk: Typed = None
    nol_tercapai: _YesNoCell = YesNo.TIDAK
    sumber_data: RequiredText
    frekuensi: RequiredText
    unit: RequiredText
    unit_pendukung: Text = ""
    gabungan: Annotated[Penggabungan | None, options(Penggabungan)] = None
    bukti_dukung: Prose = ""
    iku: _YesNoCell = YesNo.TIDAK
    bobot: Annotated[PercentPoints | None, Field(ge=0, le=100)] = None
    spesifik: _YesNoCell | None = None
    dapat_diukur: _YesNoCell | None = None
    dapat_dicapai: _YesNoCell | None = None
    relevan: _YesNoCell | None = None
    berbatas_waktu: _YesNoCell | None = None
    menantang: _YesNoCell | None = None
    akurat: _YesNoCell | None = None
    tepat: _YesNoCell | None = None

    @property
    def units(self) -> tuple[str, ...]:
        """The kode of every unit that reports it, the responsible one first."""
        return kode_list(f"{self.unit};{self.unit_pendukung}")

    def target_tw(self, triwulan: int) -> object:
        """The target of one quarter as typed.

        An indicator that is measured yearly has a target of the year only: that is due in Triwulan IV.
        """
        targets = (self.target_tw1, self.target_tw2, self.target_tw3, self.target_tw4)
        yearly = triwulan == len(targets) and all(read_number(target).kosong for target in targets)
        return self.target_tahun if yearly else targets[triwulan - 1]


class Riwayat(Row):
    """What one indicator was to reach and reached in one earlier year; numbers as typed."""

    table: ClassVar[str] = "tblRiwayat"

    kode: RequiredText
    tahun: Annotated[Bulat, Field(ge=2000, le=2100)]
    target: Typed = None
    realisasi: Typed = None
    realisasi_tw1: Typed = None
    realisasi_tw2: Typed = None
    realisasi_tw3: Typed = None
    realisasi_tw4: Typed = None

    def realisasi_tw(self, triwulan: int) -> object:
        """What was reached in one quarter of that year, as typed."""
        return getattr(self, f"realisasi_tw{triwulan}")
