"""Figures that nobody typed: by which rule each is computed, and from what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sakip_xl.domain.bentrok.values import meaning
from sakip_xl.domain.measure.capaian import Capaian
from sakip_xl.domain.measure.reported import NOTHING, asked_of, reported_values
from sakip_xl.domain.measure.summary import IndikatorSummary, Summary
from sakip_xl.domain.model import Cell, Indikator, KertasKerja, Master
from sakip_xl.domain.origin.figures import as_cell
from sakip_xl.domain.terms import Pembulatan, Penggabungan, RekapMethod
from sakip_xl.domain.wording import angka, listing, shown_cell


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that a computed figure is made of; ``alasan`` says why it does not count."""

    kode: str
    nama: str
    nilai: Cell | Fraction | Decimal
    unit: str = ""
    uang: bool = False
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class ComputedFigure:
    """One computed figure: under which name it is known, its value, the rule in words and numbers.

    ``uang``: it is an amount in rupiah. ``field_name`` is its column in the Kertas Kerja, where it has one.
    """

    kode: str
    triwulan: int
    judul: str
    nilai: Cell | Decimal | Fraction
    aturan: str
    unit: str = ""
    dari: tuple[Part, ...] = ()
    uang: bool = False
    field_name: str = ""


def measured_figures(master: Master, kode: str, summary: Summary) -> Iterator[ComputedFigure]:
    """What one quarter measured of one indicator: its capaian, and what the roll-up takes of it."""
    for measured in summary.indikator:
        if measured.row.kode == kode:
            yield from _joined(master, measured.row)
            yield from _capaian(master, measured)


def _joined(master: Master, row: KertasKerja) -> Iterator[ComputedFigure]:
    """The realisasi that is measured where no unit typed it: of several units, or of two numbers."""
    indikator = next((each for each in master.indikator_in_force() if each.kode == row.kode), None)
    if indikator is None or (len(indikator.units) < 2 and asked_of(indikator) is None):
        return
    reported = reported_values(master).get((row.kode, int(row.triwulan)), NOTHING)
    rows = [each for each in master.realisasi if (each.kode, each.triwulan) == (row.kode, row.triwulan)]
    parts = tuple(
        Part(
            row.kode,
            indikator.indikator,
            as_cell(each.realisasi),
            each.unit,
            alasan=_aside(indikator, each.unit),
        )
        for each in rows
    )
    yield ComputedFigure(
        row.kode,
        int(row.triwulan),
        "Realisasi yang Diukur",
        as_cell(reported.realisasi),
        f"{_how_joined(indikator)}{f' {reported.catatan}' if reported.catatan else ''}",
        indikator.unit,
        parts if len(indikator.units) > 1 else (),
    )


def _aside(indikator: Indikator, unit: str) -> str:
    only_one = indikator.gabungan in {None, Penggabungan.PENANGGUNG_JAWAB} and unit != indikator.unit
    if only_one and len(indikator.units) > 1:
        return "Angka unit penanggung jawab yang dipakai."
    return "" if unit in indikator.units else "Bukan unit indikator ini."


def _how_joined(indikator: Indikator) -> str:
    asked = asked_of(indikator)
    ratio = "" if asked is None else "Tiap isian dihitung dari pembilang dan penyebutnya."
    if len(indikator.units) < 2:
        return ratio
    how = str(indikator.gabungan or Penggabungan.PENANGGUNG_JAWAB)
    return f"Penggabungan Unit: {how}, dari {listing(indikator.units)}. {ratio}".rstrip()


def _capaian(master: Master, measured: IndikatorSummary) -> Iterator[ComputedFigure]:
    row, capaian = measured.row, measured.capaian
    stale = _stale(master, row)
    kinds = (
        ("capaian", capaian.tw, "Terhadap target triwulan"),
        ("capaian_sd", capaian.sd, f"Triwulan I sampai ini, {row.konsolidasi}"),
        ("capaian_tahun", capaian.tahun, "Realisasi sampai ini terhadap target tahun"),
    )
    for name, result, start in kinds:
        rule = f"{start}. {_rule(result, row)}{stale}"
        yield ComputedFigure(row.kode, int(row.triwulan), "", result.nilai, rule, row.unit, field_name=name)
    why = measured.alasan or f"Ikut direkap dalam {row.induk}."
    rule = f"Dasar Rekap: {capaian.dasar}. {why}{stale}"
    yield ComputedFigure(
        row.kode, int(row.triwulan), "", measured.item.nilai, rule, row.unit, field_name="untuk_rekap"
    )


def _rule(result: Capaian, row: KertasKerja) -> str:
    """The formula in words and numbers, else why there is none."""
    notes = " ".join(note.kalimat for note in result.catatan)
    if result.nilai is None:
        return f"Tidak dihitung. {row.catatan or notes}".rstrip()
    return f"{result.rumus[:1].upper()}{result.rumus[1:]}. {notes}".rstrip()


def _stale(master: Master, row: KertasKerja) -> str:
    """That the Kertas Kerja was filled in from another realisasi than the one that is reported now."""
    now = reported_values(master).get((row.kode, int(row.triwulan)), NOTHING).realisasi
    if meaning(as_cell(now)) == meaning(as_cell(row.realisasi_ketik)):
        return ""
    shown = shown_cell(row.realisasi_ketik) or "kosong"
    return f" Dihitung ketika realisasinya {shown}; klik Hitung Capaian untuk yang sekarang."


# --- several become one -------------------------------------------------------------------------------------


def counted_rule(parts: Sequence[Part], of: str, method: RekapMethod, weights: Iterable[object] = ()) -> str:
    """How the parts that count become one, in words and numbers; ``weights`` are those of the same parts.

    >>> parts = [Part("A", "", Decimal(100)), Part("B", "", Decimal(90))]
    >>> counted_rule(parts, "indikator", RekapMethod.RATA_RATA)
    'Rata-rata 2 indikator: (100 + 90) ÷ 2.'
    """
    counted = [part for part in parts if not part.alasan]
    numbers = [_shown(part.nilai) for part in counted]
    if not counted:
        return f"Tidak ada {of} yang dapat dihitung."
    if len(counted) == 1:
        return f"Dari satu {of}: {numbers[0]}."
    if method is RekapMethod.GEOMETRIK:
        count, product = len(counted), " × ".join(numbers)
        return f"Rata-rata geometrik {count} {of}: akar pangkat {count} dari {product}."
    if method is RekapMethod.BERBOBOT:
        by_part = [weight for part, weight in zip(parts, weights, strict=True) if not part.alasan]
        products = [f"{number} × {_shown(weight)}" for number, weight in zip(numbers, by_part, strict=True)]
        total = " + ".join(_shown(weight) for weight in by_part)
        return f"Menurut bobot, {len(counted)} {of}: ({' + '.join(products)}) ÷ ({total})."
    return f"Rata-rata {len(counted)} {of}: ({' + '.join(numbers)}) ÷ {len(counted)}."


def rounded_rule(master: Master, exact: Fraction | None) -> str:
    """How the exact value is rounded; empty for one that is whole already, or none."""
    settings = master.pengaturan
    if exact is None or (exact * 10**settings.desimal).denominator == 1:
        return ""
    word = "dipotong" if settings.pembulatan is Pembulatan.POTONG else "dibulatkan setengah naik"
    return f" Hasilnya {_shown(exact)}, {word} pada {settings.desimal} desimal."


def _shown(value: object) -> str:
    number = value if isinstance(value, (Decimal, Fraction, int, float)) else None
    text = angka(number, None, thousands=False)
    return f"({text})" if text.startswith("-") and number is not None else text
