"""Rules about the Renstra: its years on Identitas and the targets at its end."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.model import Indikator, PengaturanRow
from sakip_xl.domain.rules.pengaturan import config
from sakip_xl.domain.rules.registry import RuleScope, Violation, row_rule, rule, violation
from sakip_xl.domain.terms import Konsolidasi, Polaritas
from sakip_xl.domain.wording import shown_cell

_T = Indikator.table


@rule(
    "SKP-165",
    PengaturanRow.table,
    kenapa="Tahun Renstra menentukan realisasi tahun mana yang dijumlahkan menuju targetnya.",
    baik={PengaturanRow.table: [{"tahun_awal_renstra": 2025, "tahun_akhir_renstra": 2029}]},
    buruk={PengaturanRow.table: [{"tahun_awal_renstra": 2029, "tahun_akhir_renstra": 2025}]},
)
def renstra_ends_before_it_starts(k: RuleScope) -> Iterator[Violation]:
    """The last year of the Renstra comes before its first."""
    start, end = k.master.pengaturan.tahun_awal_renstra, k.master.pengaturan.tahun_akhir_renstra
    if start is not None and end is not None and end < start:
        yield config(k, "tahun_akhir_renstra", awal=start)


@rule(
    "SKP-348",
    PengaturanRow.table,
    kenapa="Capaian terhadap Renstra hanya ada pada tahun-tahun Renstra itu.",
    baik={PengaturanRow.table: [{"tahun_awal_renstra": 2025, "tahun_akhir_renstra": 2029}]},
    buruk={PengaturanRow.table: [{"tahun_awal_renstra": 2019, "tahun_akhir_renstra": 2024}]},
)
def year_outside_renstra(k: RuleScope) -> Iterator[Violation]:
    """The budget year is none of the Renstra's years."""
    pengaturan = k.master.pengaturan
    start, end = pengaturan.tahun_awal_renstra, pengaturan.tahun_akhir_renstra
    if (start is not None and pengaturan.tahun < start) or (end is not None and pengaturan.tahun > end):
        yield config(k, "tahun", awal=shown_cell(start) or "-", akhir=shown_cell(end) or "-")


@row_rule(
    "SKP-163",
    _T,
    kenapa="Target akhir Renstra dibandingkan dengan realisasi, jadi sejenis dengan target tahunnya.",
    baik={_T: [{"target_renstra": "95%"}]},
    buruk={_T: [{"target_renstra": "BB"}]},
)
def renstra_of_another_kind(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """The target at the Renstra's end is a word of a scale and the year's a number, or the reverse."""
    renstra, tahun = k.read(indikator.target_renstra), k.read(indikator.target_tahun)
    if renstra.lower is not None and tahun.lower is not None and renstra.skala != tahun.skala:
        yield violation(indikator, "target_renstra", tahun=shown_cell(indikator.target_tahun))


@row_rule(
    "SKP-164",
    _T,
    kenapa="Konsolidasi jumlah menjumlahkan semua tahun Renstra (Permendagri 86/2017, E.81 kolom 13).",
    baik={
        _T: [
            {"konsolidasi": "jumlah", "target_tahun": 12, "target_renstra": 60},
            {"target_tahun": 90, "target_renstra": 80},
        ]
    },
    buruk={_T: [{"konsolidasi": "jumlah", "target_tahun": 12, "target_renstra": 10}]},
)
def renstra_of_one_year_only(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """A sum over the years is to be less than this year's target alone."""
    renstra, tahun = k.read(indikator.target_renstra).nilai, k.read(indikator.target_tahun).nilai
    summed = indikator.konsolidasi is Konsolidasi.JUMLAH and indikator.polaritas is Polaritas.POSITIF
    if summed and renstra is not None and tahun is not None and renstra < tahun:
        yield violation(indikator, "target_renstra", tahun=shown_cell(indikator.target_tahun))
