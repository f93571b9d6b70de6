"""This year beside earlier ones: last year's realisasi and capaian, and how far the Renstra's end is.

Sources: LKjIP chapter III.A (PermenPANRB 53/2014: against last year, against the medium-term target), and
Evaluasi Renja, form E.81 (Permendagri 86/2017: column 5 the target at the Renstra's end, 13 = 6 + 12 by
konsolidasi, 14 = 13 / 5). What is not known stays unknown and is named; no year is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from sakip_xl.domain.measure.capaian import Capaian, CapaianMethod, compute_read
from sakip_xl.domain.measure.comparable import as_percent, is_fraction, settle
from sakip_xl.domain.measure.kertas_kerja import cara_hitung, row_counted
from sakip_xl.domain.measure.percent import is_percent_satuan
from sakip_xl.domain.measure.periods import merge_readings
from sakip_xl.domain.measure.rounding import to_decimal
from sakip_xl.domain.measure.row import RowCapaian
from sakip_xl.domain.measure.typed_number import KOSONG, NumberKind, ReadCell, read_number
from sakip_xl.domain.model import Indikator, KertasKerja, Master, Pengaturan, Riwayat
from sakip_xl.domain.terms import ROMAWI, Konsolidasi
from sakip_xl.domain.wording import listing, normalized, triwulan

_QUARTERS = range(1, 5)
_NOT_TOLD = "belum ada atau tidak terbaca di lembar Riwayat"


@dataclass(frozen=True, slots=True)
class EarlierYear:
    """One earlier year of one indicator as sheet Riwayat tells it, with its capaian by this year's method."""

    tahun: int
    target: ReadCell
    realisasi: ReadCell
    capaian: Capaian


@dataclass(frozen=True, slots=True)
class Comparison:
    """One indicator at one quarter beside last year and the Renstra's end.

    ``tahun_ini`` is its realisasi to date and ``tahun_lalu`` last year's, ``dasar`` says of which time;
    ``perubahan`` is their exact difference. ``capaian_lalu`` is that of the whole last year. ``riwayat`` are
    all earlier years that are told, the oldest first. ``terkumpul`` is what counts towards
    ``target_renstra``, ``sebelumnya`` the part of it from before this year, ``renstra`` its capaian.
    ``kurang`` are sentences on what is missing. A reading that is not known has no ``nilai``.
    """

    tahun_ini: ReadCell
    tahun_lalu: ReadCell
    dasar: str
    perubahan: Fraction | None
    capaian_lalu: Capaian
    riwayat: tuple[EarlierYear, ...]
    sebelumnya: ReadCell
    target_renstra: ReadCell
    terkumpul: ReadCell
    renstra: Capaian
    kurang: tuple[str, ...]

    @property
    def ada(self) -> bool:
        """Whether anything of last year or of the Renstra was typed for the indicator."""
        return bool(self.dasar) or not self.target_renstra.kosong


@dataclass(frozen=True, slots=True)
class EarlierYears:
    """What a master knows beyond this year: rows by kode and year, targets at the Renstra's end by kode."""

    pengaturan: Pengaturan
    riwayat: Mapping[tuple[str, int], Riwayat]
    target_renstra: Mapping[str, object]

    @classmethod
    def of(cls, master: Master) -> EarlierYears:
        """Look at sheet Riwayat and the indicators in force; of two rows for one year the last counts."""
        return cls(
            master.pengaturan,
            {(normalized(row.kode), row.tahun): row for row in master.riwayat},
            {normalized(row.kode): row.target_renstra for row in master.indikator_in_force()},
        )

    def compare(self, row: KertasKerja, measured: RowCapaian) -> Comparison:
        """Compare one row of the Kertas Kerja, as it was measured, with what came before it."""
        method = cara_hitung(self.pengaturan, row)
        terburuk = self.read(row.terburuk_ketik, row)
        last = self.riwayat.get((normalized(row.kode), self._tahun - 1))
        reached = self._to_date(row, measured)
        before, dasar = self._last_year(row, last)
        missing = [*self._missing_of_last_year(reached, before, row)]
        difference = None
        if _known(reached) and _known(before):
            difference, reason = self._difference(row, reached, before, dasar)
            missing += [reason] if reason else []
        target = self.read(self.target_renstra.get(normalized(row.kode)), row)
        gathered, reasons = self._gathered(row, reached, target)
        renstra = compute_read(target, gathered, method, terburuk=terburuk)
        if renstra.nilai is None and not reasons and _known(reached):
            reasons = [note.kalimat for note in renstra.catatan]
        return Comparison(
            tahun_ini=reached,
            tahun_lalu=before,
            dasar=dasar,
            perubahan=difference,
            capaian_lalu=self._capaian_of(last, row, method, terburuk),
            riwayat=self._earlier(row, method, terburuk),
            sebelumnya=self._before(row)[0],
            target_renstra=target,
            terkumpul=gathered,
            renstra=renstra,
            kurang=tuple(dict.fromkeys([*missing, *reasons])),
        )

    @property
    def _tahun(self) -> int:
        return self.pengaturan.tahun

    @property
    def _whole_year(self) -> str:
        return f"setahun {self._tahun - 1}"

    def read(self, value: object, row: KertasKerja | Indikator) -> ReadCell:
        """A cell as typed, in the measure of its indicator: under percent ``a dari b`` is a percentage."""
        reading = read_number(value, separator=self.pengaturan.pemisah_desimal)
        return as_percent(reading) if is_percent_satuan(row.satuan) else reading

    def _to_date(self, row: KertasKerja, measured: RowCapaian) -> ReadCell:
        """This year's realisasi to date: a position as it was typed, else the number, with its scale.

        Not known when ``a dari b`` of several wholes would have to be brought together.
        """
        target, typed = settle(self.read(row.target_ketik, row), self.read(row.realisasi_ketik, row))
        if measured.realisasi_sd is None:
            return KOSONG
        if row.konsolidasi is Konsolidasi.POSISI_AKHIR and _known(typed):
            return typed
        if len(_wholes(target, typed)) > 1:
            return KOSONG
        reading = replace(_number(measured.realisasi_sd), skala=typed.skala or target.skala)
        return reading if reading.skala is None else replace(reading, kind=NumberKind.ORDINAL)

    def _last_year(self, row: KertasKerja, last: Riwayat | None) -> tuple[ReadCell, str]:
        """Last year's realisasi like with like, and of which time it is; empty when it is not known.

        Of the quarters that count this year, each of which must be known; otherwise, and for a year that is
        over, of the whole year.
        """
        if last is None:
            return KOSONG, ""
        counted = [quarter + 1 for quarter in row_counted(row).realisasi]
        compared = counted or list(range(1, row.triwulan + 1))
        same = merge_readings([self.read(last.realisasi_tw(tw), row) for tw in compared], row.konsolidasi)
        whole = self.read(last.realisasi, row)
        found = [
            (same, f"{_quarters(compared, row.konsolidasi)} {last.tahun}"),
            (whole, self._whole_year),
        ]
        if compared[-1] == _QUARTERS[-1]:
            found.reverse()
        return next((item for item in found if _known(item[0])), (KOSONG, ""))

    def _missing_of_last_year(self, reached: ReadCell, before: ReadCell, row: KertasKerja) -> list[str]:
        result = []
        if not _known(reached):
            result.append(
                f"Realisasi s.d. {triwulan(row.triwulan)} {self._tahun} belum ada atau tidak dapat disatukan."
            )
        if not _known(before):
            result.append(f"Realisasi {self._tahun - 1} {_NOT_TOLD}.")
        return result

    def _difference(
        self, row: KertasKerja, reached: ReadCell, before: ReadCell, dasar: str
    ) -> tuple[Fraction | None, str]:
        """How much more it is than last year, or why that cannot be said."""
        if reached.skala != before.skala:
            return None, "Realisasi tahun ini dan tahun lalu memakai skala yang berbeda."
        if len(_wholes(reached, before)) > 1:
            return (
                None,
                "Realisasi tahun ini dan tahun lalu 'a dari b' dengan jumlah seluruhnya yang berbeda.",
            )
        part_of_year = row.triwulan < _QUARTERS[-1] and row.konsolidasi is Konsolidasi.JUMLAH
        if part_of_year and dasar == self._whole_year:
            return None, (
                f"Jumlah s.d. {triwulan(row.triwulan)} belum sebanding dengan {self._whole_year}; "
                "realisasi triwulannya belum ada di lembar Riwayat."
            )
        return reached.exact_bounds()[0] - before.exact_bounds()[0], ""

    def _capaian_of(
        self, last: Riwayat | None, row: KertasKerja, method: CapaianMethod, terburuk: ReadCell
    ) -> Capaian:
        """The capaian of last year by the method of this year."""
        target, realisasi = (None, None) if last is None else (last.target, last.realisasi)
        return compute_read(self.read(target, row), self.read(realisasi, row), method, terburuk=terburuk)

    def _gathered(
        self, row: KertasKerja, reached: ReadCell, target: ReadCell
    ) -> tuple[ReadCell, Sequence[str]]:
        """What counts towards the target at the Renstra's end, or what is missing for it.

        ``JUMLAH``: the realisasi of the Renstra's years so far and this year's to date (E.81: 13 = 6 + 12).
        ``RATA_RATA`` and ``POSISI_AKHIR``: the latest value, which is this year's to date.
        """
        start, end = self.pengaturan.tahun_awal_renstra, self.pengaturan.tahun_akhir_renstra
        if target.kosong:
            return KOSONG, ["Target Akhir Renstra belum diisi di lembar Indikator."]
        if (start or self._tahun) > self._tahun or (end or self._tahun) < self._tahun:
            return KOSONG, [f"Tahun {self._tahun} di luar masa Renstra di lembar Identitas."]
        if row.konsolidasi is not Konsolidasi.JUMLAH or not _known(reached):
            return reached, []
        before, reasons = self._before(row)
        if reasons:
            return KOSONG, reasons
        return merge_readings([reached] if before.kosong else [before, reached], Konsolidasi.JUMLAH), []

    def _before(self, row: KertasKerja) -> tuple[ReadCell, Sequence[str]]:
        """What the Renstra's years before this one came to by konsolidasi, or what is missing for it.

        Nothing is missing, and nothing is known, in the first year.
        """
        start = self.pengaturan.tahun_awal_renstra
        if start is None:
            return KOSONG, ["Tahun Awal Renstra belum diisi di lembar Identitas."]
        earlier = {tahun: self._year(row, tahun) for tahun in range(start, self._tahun)}
        known = [reading for reading in earlier.values() if _known(reading)]
        if row.konsolidasi is not Konsolidasi.JUMLAH:
            return (known[-1] if known else KOSONG), []
        unknown = [str(tahun) for tahun, reading in earlier.items() if not _known(reading)]
        if unknown:
            return KOSONG, [f"Realisasi {listing(unknown)} {_NOT_TOLD}."]
        return (merge_readings(known, Konsolidasi.JUMLAH) if known else KOSONG), []

    def _earlier(
        self, row: KertasKerja, method: CapaianMethod, terburuk: ReadCell
    ) -> tuple[EarlierYear, ...]:
        told = [self.riwayat[key] for key in sorted(self.riwayat) if key[0] == normalized(row.kode)]
        return tuple(
            EarlierYear(
                year.tahun,
                self.read(year.target, row),
                self.read(year.realisasi, row),
                self._capaian_of(year, row, method, terburuk),
            )
            for year in told
            if year.tahun < self._tahun
        )

    def _year(self, row: KertasKerja, tahun: int) -> ReadCell:
        """The realisasi of one earlier year."""
        told = self.riwayat.get((normalized(row.kode), tahun))
        return KOSONG if told is None else self.read(told.realisasi, row)


def _known(reading: ReadCell) -> bool:
    return reading.nilai is not None


def _wholes(*readings: ReadCell) -> set[Decimal | None]:
    """Of what several ``a dari b`` are parts."""
    return {reading.penyebut for reading in readings if is_fraction(reading)}


def _number(value: Fraction) -> ReadCell:
    number = to_decimal(value)
    return ReadCell(NumberKind.ANGKA, "", number, number, eksak=(value, value))


def _quarters(compared: Sequence[int], konsolidasi: Konsolidasi) -> str:
    """Of which quarters a realisasi is: ``s.d. TW II``, or the quarters when some before are left out."""
    last = ROMAWI[compared[-1]]
    if konsolidasi is Konsolidasi.POSISI_AKHIR or len(compared) == 1:
        return f"TW {last}"
    if len(compared) == compared[-1]:
        return f"s.d. TW {last}"
    return f"TW {listing([ROMAWI[tw] for tw in compared])}"
