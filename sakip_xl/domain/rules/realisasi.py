"""Rules of the sheet Formulir Capaian that look beyond one reported number."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.measure.comparable import as_percent
from sakip_xl.domain.measure.percent import is_percent_satuan
from sakip_xl.domain.measure.reported import reported_values
from sakip_xl.domain.model import Indikator, Realisasi, Unit
from sakip_xl.domain.rules.registry import (
    RuleScope,
    Violation,
    duplicates,
    row_rule,
    rule,
    slips,
    violation,
)
from sakip_xl.domain.terms import Konsolidasi, Polaritas
from sakip_xl.domain.wording import angka, listing, triwulan

_T = Realisasi.table
_SHARED: dict[str, list[dict[str, object]]] = {
    Unit.table: [{}, {"kode": "UMUM"}],
    Indikator.table: [
        {"kode": "IKT.1", "level": "tujuan", "induk": "T.1"},
        {"unit_pendukung": "UMUM", "gabungan": "rata-rata"},
    ],
}


@rule(
    "SKP-302",
    _T,
    kenapa="Realisasi dibandingkan dengan target indikatornya; kode yang tidak ada membuat realisasi hilang.",
    baik={_T: [{"kode": "IKS.1"}]},
    buruk={_T: [{"kode": "IKS.9"}]},
)
def kode_not_found(k: RuleScope) -> Iterator[Violation]:
    """A realisasi of an indicator that does not exist."""
    yield from slips(k, "realisasi")


@row_rule(
    "SKP-330",
    _T,
    kenapa="Realisasi dilaporkan unit penanggung jawab atau unit pendukung indikatornya, bukan unit lain.",
    baik={
        _T: [{"unit": "PEM"}, {"kode": "IKT.1", "unit": "UMUM"}],
        Unit.table: [{}, {"kode": "UMUM"}],
        Indikator.table: [
            {
                "kode": "IKT.1",
                "level": "tujuan",
                "induk": "T.1",
                "unit_pendukung": "UMUM",
                "gabungan": "rata-rata",
            },
            {},
        ],
    },
    buruk={_T: [{"kode": "IKT.1"}, {"unit": "UMUM"}], Unit.table: [{}, {"kode": "UMUM"}]},
)
def different_unit(r: Realisasi, k: RuleScope) -> Iterator[Violation]:
    """Another unit than the indicator's report it; one that does not exist is told as such."""
    indikator = k.indikator.get(r.kode)
    if indikator is not None and r.unit in k.unit and r.unit not in indikator.units:
        yield violation(r, "unit", indikator=indikator.indikator, unit=listing(indikator.units))


@rule(
    "SKP-331",
    _T,
    kenapa="Satu indikator punya satu realisasi setiap triwulan dari setiap unitnya; dua baris membuat rekap "
    "tidak pasti.",
    baik={_T: [{"triwulan": 1}, {"triwulan": 2}]},
    buruk={_T: [{}, {}]},
)
def reported_twice(k: RuleScope) -> Iterator[Violation]:
    """One indicator is reported twice for one quarter; a shared one twice by one unit."""
    shared = {kode for kode, indikator in k.indikator.items() if len(indikator.units) > 1}
    yield from duplicates(
        k.master.realisasi,
        "kode",
        lambda r: (r.kode, r.triwulan, r.unit if r.kode in shared else ""),
        lambda r: {"triwulan": triwulan(r.triwulan)},
    )


@rule(
    "SKP-355",
    _T,
    kenapa="Realisasi unit yang berbagi indikator hanya menjadi satu angka bila bentuk isiannya sama.",
    baik={
        **_SHARED,
        _T: [{"kode": "IKT.1"}, {"realisasi": "70%"}, {"unit": "UMUM", "realisasi": "3 dari 4"}],
    },
    buruk={
        **_SHARED,
        _T: [{"kode": "IKT.1"}, {"realisasi": 70}, {"unit": "UMUM", "realisasi": "70 - 80"}],
    },
)
def not_joinable(k: RuleScope) -> Iterator[Violation]:
    """The realisasi of units that share an indicator are all there, but no one number comes of them."""
    last = {(r.kode, int(r.triwulan)): r for r in k.master.realisasi}
    for (kode, quarter), reported in reported_values(k.master).items():
        if reported.masalah:
            indikator, row = k.indikator[kode], last[kode, quarter]
            yield violation(
                row,
                "realisasi",
                indikator=indikator.indikator,
                triwulan=triwulan(quarter),
                unit=listing(indikator.units),
                cara=indikator.gabungan,
                masalah=reported.masalah,
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
    value = as_percent(k.read(r.realisasi)).nilai
    if indikator is None or value is None or indikator.konsolidasi is not Konsolidasi.POSISI_AKHIR:
        return
    if not is_percent_satuan(indikator.satuan) or indikator.polaritas is not Polaritas.POSITIF:
        return
    for past in k.master.realisasi:
        other_unit = len(indikator.units) > 1 and past.unit != r.unit
        if past.kode != r.kode or past.triwulan >= r.triwulan or other_unit:
            continue
        before = as_percent(k.read(past.realisasi)).nilai
        if before is not None and value < before:
            yield violation(r, "realisasi", lalu=angka(before, None), triwulan=triwulan(past.triwulan))
            return
