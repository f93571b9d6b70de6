"""The performance tree and its indicators (PermenPANRB 53/2014; domain.md 1.7)."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from sakip_xl.domain.istilah import Konsolidasi, Level, Polaritas, Rumus, VersiPk, YaTidak
from sakip_xl.domain.model.dasar import Angka, Baris, Bulat, Ketik, Teks, TeksWajib, pilihan

_YaTidak = Annotated[YaTidak, pilihan(YaTidak)]


class Kinerja(Baris):
    """One node of the tree: a tujuan, sasaran, program, kegiatan or sub kegiatan."""

    kode: TeksWajib
    level: Annotated[Level, pilihan(Level)]
    induk: Teks = ""
    uraian: TeksWajib
    unit: Teks = ""
    pagu: Annotated[Angka | None, Field(ge=0)] = None
    sumber_dana: Teks = ""


class Indikator(Baris):
    """One indicator of a node, with its targets and how it is measured.

    ``induk`` is the kode of its node in the tree and ``level`` repeats that node's level.
    Targets and ``terburuk`` are kept as typed. ``versi_pk`` tells which Perjanjian Kinerja the targets
    stand in; when an indicator stands in both, the perubahan counts.
    """

    kode: TeksWajib
    level: Annotated[Level, pilihan(Level)]
    induk: TeksWajib
    versi_pk: Annotated[VersiPk, pilihan(VersiPk)] = VersiPk.MURNI
    indikator: TeksWajib
    definisi: TeksWajib
    formula: TeksWajib
    pembilang: Teks = ""
    penyebut: Teks = ""
    satuan: TeksWajib
    desimal: Annotated[Bulat | None, Field(ge=0, le=6)] = None
    polaritas: Annotated[Polaritas, pilihan(Polaritas)]
    rumus: Annotated[Rumus | None, pilihan(Rumus)] = None
    konsolidasi: Annotated[Konsolidasi, pilihan(Konsolidasi)]
    baseline: Ketik = None
    target_tahun: Ketik = None
    target_tw1: Ketik = None
    target_tw2: Ketik = None
    target_tw3: Ketik = None
    target_tw4: Ketik = None
    terburuk: Ketik = None
    nol_tercapai: _YaTidak = YaTidak.TIDAK
    sumber_data: TeksWajib
    frekuensi: TeksWajib
    unit: TeksWajib
    bukti_dukung: Teks = ""
    iku: _YaTidak = YaTidak.TIDAK
    bobot: Annotated[Angka | None, Field(ge=0, le=100)] = None
    spesifik: _YaTidak | None = None
    dapat_diukur: _YaTidak | None = None
    dapat_dicapai: _YaTidak | None = None
    relevan: _YaTidak | None = None
    berbatas_waktu: _YaTidak | None = None

    def target_tw(self, triwulan: int) -> object:
        """The target of one quarter as typed."""
        return getattr(self, f"target_tw{triwulan}")
