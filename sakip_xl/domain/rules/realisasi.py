"""Rules of the sheet Formulir Capaian that look beyond one reported number."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.model import Realisasi
from sakip_xl.domain.rules.registry import (
    RuleScope,
    Violation,
    duplicates,
    row_rule,
    rule,
    violation,
    without_reference,
)
from sakip_xl.domain.rules.satuan import is_percent_satuan
from sakip_xl.domain.terms import Konsolidasi, Polaritas
from sakip_xl.domain.wording import angka, triwulan

_T = Realisasi.table


@rule(
    "SKP-302",
    _T,
    kenapa="Realisasi dibandingkan dengan target indikatornya; kode yang tidak ada membuat realisasi hilang.",
    baik={_T: [{"kode": "IKS.1"}]},
    buruk={_T: [{"kode": "IKS.9"}]},
)
def kode_not_found(k: RuleScope) -> Iterator[Violation]:
    """A realisasi of an indicator that does not exist."""
    yield from without_reference(k.master.realisasi, "kode", k.indikator, "daftar indikator")


@row_rule(
    "SKP-330",
    _T,
    kenapa="Realisasi dilaporkan oleh unit penanggung jawab indikatornya, bukan unit lain.",
    baik={_T: [{"unit": "PEM"}, {"kode": "IKS.9", "unit": "XX"}]},
    buruk={_T: [{"unit": "UMUM"}]},
)
def different_unit(r: Realisasi, k: RuleScope) -> Iterator[Violation]:
    """Another unit than the indicator's reports it."""
    indikator = k.indikator.get(r.kode)
    if indikator is not None and indikator.unit in k.unit and indikator.unit != r.unit:
        yield violation(r, "unit", indikator=indikator.indikator, unit=indikator.unit)


@rule(
    "SKP-331",
    _T,
    kenapa="Satu indikator punya satu realisasi setiap triwulan; dua baris membuat rekap tidak pasti.",
    baik={_T: [{"triwulan": 1}, {"triwulan": 2}]},
    buruk={_T: [{}, {}]},
)
def reported_twice(k: RuleScope) -> Iterator[Violation]:
    """One indicator is reported twice for one quarter."""
    yield from duplicates(
        k.master.realisasi,
        "kode",
        lambda r: (r.kode, r.triwulan),
        lambda r: {"triwulan": triwulan(r.triwulan)},
    )


@row_rule(
    "SKP-332",
    _T,
    kenapa="Persentase kumulatif tidak turun dalam tahun berjalan; penurunan biasanya angka triwulan saja.",
    baik={_T: [{"triwulan": 1, "realisasi": 30}, {"realisasi": 62}, {"kode": "IKS.9"}]},
    buruk={_T: [{"triwulan": 1, "realisasi": 70}, {"realisasi": 62}]},
)
def cumulative_dropped(r: Realisasi, k: RuleScope) -> Iterator[Violation]:
    """A percentage to date is lower than in an earlier quarter."""
    indikator = k.indikator.get(r.kode)
    value = k.read(r.realisasi).nilai
    if indikator is None or value is None or indikator.konsolidasi is not Konsolidasi.POSISI_AKHIR:
        return
    if not is_percent_satuan(indikator.satuan) or indikator.polaritas is not Polaritas.POSITIF:
        return
    for past in k.master.realisasi:
        if past.kode != r.kode or past.triwulan >= r.triwulan:
            continue
        before = k.read(past.realisasi).nilai
        if before is not None and value < before:
            yield violation(r, "realisasi", lalu=angka(before, None), triwulan=triwulan(past.triwulan))
            return
