"""What a form asks of an indicator in one quarter, in words and numbers, and what helps to answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from sakip_xl.domain.measure.answer_kind import asked_kind, word_choices
from sakip_xl.domain.measure.reported import NOTHING, Reported, asked_of
from sakip_xl.domain.measure.rounding import to_decimal
from sakip_xl.domain.measure.typed_number import NumberKind, ReadCell, read_number
from sakip_xl.domain.measure.units import has_quarterly_target
from sakip_xl.domain.model import Indikator, Master
from sakip_xl.domain.terms import Konsolidasi
from sakip_xl.domain.wording import angka

_QUARTER = {
    Konsolidasi.JUMLAH: "Isi jumlah triwulan ini saja.",
    Konsolidasi.RATA_RATA: "Isi rata-rata triwulan ini.",
    Konsolidasi.POSISI_AKHIR: "Isi posisi sampai akhir triwulan.",
}
_YEAR = {
    Konsolidasi.JUMLAH: "Isi jumlah setahun, karena targetnya hanya setahun.",
    Konsolidasi.RATA_RATA: "Isi rata-rata setahun, karena targetnya hanya setahun.",
    Konsolidasi.POSISI_AKHIR: "Isi posisi sampai akhir triwulan.",
}
_OPTIONAL = "Boleh dikosongkan: tidak ditargetkan triwulan ini."
BELUM_TERSEDIA = "Belum tersedia"
KATA = "Kata penilaian"
"""With it begins what a row asks where a word is asked; the status of the form looks for it."""


def what_to_fill_in(indikator: Indikator, target: ReadCell) -> str:
    """What a row asks: which words of a scale, or which number; ``target``: the one of the quarter."""
    number = which_number(indikator, targeted=not target.kosong)
    asked = asked_kind(indikator.satuan, target)
    return f"{KATA}: {word_choices(asked)}. {number}" if asked.kata else number


def which_number(indikator: Indikator, *, targeted: bool) -> str:
    """Which number is asked, in words; ``targeted``: there is a target in the quarter."""
    words = _QUARTER if has_quarterly_target(indikator) else _YEAR
    parts = [words[indikator.konsolidasi]]
    if asked_of(indikator) is not None:
        meanings = (("Pembilang", indikator.pembilang), ("Penyebut", indikator.penyebut))
        parts += [f"{name}: {meaning.rstrip('.')}." for name, meaning in meanings if meaning]
    if not targeted:
        parts.append(_OPTIONAL)
    return " ".join(parts)


def target_to_date(master: Master, indikator: Indikator, triwulan: int) -> object:
    """The target from the start of the year, as staff read it; ``None`` where it cannot be said.

    ``jumlah`` adds the targets up to the quarter, ``rata-rata`` takes their mean, ``posisi akhir`` the last
    one. A range adds bound by bound; what cannot be added (a word of a scale) has no target to date.
    """
    separator = master.pengaturan.pemisah_desimal
    typed = [indikator.target_tw(tw) for tw in range(1, triwulan + 1)]
    given = [(value, read_number(value, separator=separator)) for value in typed]
    given = [(value, reading) for value, reading in given if not reading.kosong]
    if not given:
        return None
    if indikator.konsolidasi is Konsolidasi.POSISI_AKHIR or len(given) == 1:
        return given[-1][0]
    return _joined([reading for _, reading in given], indikator.konsolidasi)


def _joined(readings: Sequence[ReadCell], konsolidasi: Konsolidasi) -> object:
    alike = {(reading.persen, reading.penyebut is None, reading.satuan.casefold()) for reading in readings}
    numbers = all(reading.kind in {NumberKind.ANGKA, NumberKind.RENTANG} for reading in readings)
    if len(alike) > 1 or not numbers:
        return None
    mean = konsolidasi is Konsolidasi.RATA_RATA
    divisor = len(readings) if mean else 1
    bounds = [reading.exact_bounds() for reading in readings]
    lower, upper = (sum((pair[side] for pair in bounds), Fraction(0)) / divisor for side in (0, 1))
    first = readings[0]
    if lower == upper and not first.persen and first.penyebut is None and not first.satuan:
        return to_decimal(lower)
    text = angka(lower, None) if lower == upper else f"{angka(lower, None)} - {angka(upper, None)}"
    if first.penyebut is not None and not first.persen:
        wholes = {reading.penyebut for reading in readings}
        if mean and len(wholes) > 1:
            return None
        whole = sum((Fraction(reading.penyebut or 0) for reading in readings), Fraction(0)) / divisor
        text = f"{text} dari {angka(whole, None)}"
    return f"{text}{'%' if first.persen else ''} {first.satuan}".strip()


def last_quarter(
    master: Master, reported: Mapping[tuple[str, int], Reported], indikator: Indikator, triwulan: int
) -> object:
    """The realisasi of the quarter before, of what was ``reported``.

    That of Triwulan I is the last of last year, where it is known.
    """
    if triwulan == 1:
        return last_year(master, indikator, 4)
    before = reported.get((indikator.kode, triwulan - 1), NOTHING)
    return BELUM_TERSEDIA if before.alasan_belum else before.realisasi


def last_year(master: Master, indikator: Indikator, triwulan: int) -> object:
    """The realisasi of the same quarter last year, where Riwayat has it."""
    year = master.pengaturan.tahun - 1
    rows = [row for row in master.riwayat if row.kode == indikator.kode and row.tahun == year]
    return rows[-1].realisasi_tw(triwulan) if rows else None
