"""AutoFilter of a table: real filters that hide rows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from xlwings.base_classes import autofilter_criteria_snapshot, empty_autofilter_criteria

from tests.office.mesin.dasar import Bagian, BelumDibangunError, muat_uno, struktur
from tests.office.mesin.nilai import NOL

if TYPE_CHECKING:
    from tests.office.mesin.rentang import Range
    from tests.office.mesin.tabel import Table

# com.sun.star.sheet.FilterOperator2
_KOSONG, _ISI, _SAMA, _TIDAK = 0, 1, 2, 3
_ANGKA_KOSONG = {66.0: _KOSONG, 67.0: _ISI}
_BANDING = {"equal_to": 2, "not_equal_to": 3, "greater_than": 4, "greater_than_or_equal": 5}
_BANDING |= {"less_than": 6, "less_than_or_equal": 7}
_TANDA = {2: "=", 3: "<>", 4: ">", 5: ">=", 6: "<", 7: "<="}


class AutoFilter(Bagian):
    """The filter of one table. Filters of a plain range are not built."""

    __slots__ = ("table",)

    def __init__(self, table: Table | Range) -> None:
        if not hasattr(type(table), "show_autofilter"):
            raise BelumDibangunError("engine libreoffice: Range.autofilter; use Table.autofilter")
        self.table: Any = table

    def _saringan(self) -> list[Any]:
        return list(self.table.xl.getFilterDescriptor().getFilterFields3())

    @property
    def criteria(self) -> list[dict[str, Any]]:
        """One entry a column, as xlwings describes them."""
        isi = self._saringan()
        jumlah = self.table.range.shape[1]
        return [self._kolom(ke, [s for s in isi if s.Field == ke - 1]) for ke in range(1, jumlah + 1)]

    @staticmethod
    def _kolom(ke: int, isi: list[Any]) -> dict[str, Any]:
        if not isi:
            return empty_autofilter_criteria(ke)
        kosong = _kosong_atau_isi(isi[0])
        if kosong is not None:
            return autofilter_criteria_snapshot(ke, "comparison", "=" if kosong == _KOSONG else "<>")
        nilai = [[_teks(n) for n in satu.Values] for satu in isi]
        if isi[0].Operator == _SAMA and (len(nilai[0]) > 1 or not isi[0].Values[0].IsNumeric):
            return autofilter_criteria_snapshot(ke, "values", [f"={teks}" for teks in nilai[0]])
        syarat = [_TANDA[satu.Operator] + teks[0] for satu, teks in zip(isi, nilai, strict=True)]
        sambung = "or" if isi[-1].Connection.value == "OR" else "and"
        kedua = syarat[1] if len(syarat) > 1 else None
        return autofilter_criteria_snapshot(ke, "comparison", syarat[0], kedua, sambung)

    def apply_values(self, field: int, values: list[str]) -> None:
        self._pasang(field, [_syarat(field, _SAMA, [_nilai(teks, angka=False) for teks in values])])

    def apply_comparison(self, field: int, operator: str, value1: Any, value2: Any) -> None:
        if value1 is None:
            self._pasang(field, [_syarat(field, _KOSONG if operator == "equal_to" else _ISI, [_nilai("")])])
        elif operator == "between":
            batas = [("greater_than_or_equal", value1), ("less_than_or_equal", value2)]
            self._pasang(field, [_syarat(field, _BANDING[op], [_nilai(n)]) for op, n in batas])
        elif operator == "not_between":
            self._pasang(
                field,
                [
                    _syarat(field, _BANDING["less_than"], [_nilai(value1)]),
                    _syarat(field, _BANDING["greater_than"], [_nilai(value2)], sambung="OR"),
                ],
            )
        else:
            self._pasang(field, [_syarat(field, _BANDING[operator], [_nilai(value1)])])

    def clear(self, field: int | None) -> None:
        if field is None:
            self._saring([])
        else:
            self._pasang(field, [])

    def _pasang(self, field: int, baru: list[Any]) -> None:
        """Put new criteria in the place of those of one column."""
        self._saring([satu for satu in self._saringan() if satu.Field != field - 1] + baru)

    def _saring(self, isi: list[Any]) -> None:
        self.table.parent.cells.boleh_diubah()
        if not isi:  # a refresh without criteria would leave the rows hidden
            xl = self.table.range.xl
            kosong = xl.createFilterDescriptor(True)
            kosong.ContainsHeader = True
            xl.filter(kosong)
            return
        for syarat in isi:
            syarat.Values = tuple(_lengkap(nilai) for nilai in syarat.Values)
        cara = self.table.xl.getFilterDescriptor()
        uno = muat_uno()
        uno.invoke(cara, "setFilterFields3", (uno.Any("[]com.sun.star.sheet.TableFilterField3", tuple(isi)),))
        self.table.xl.refresh()


def _lengkap(nilai: Any) -> Any:
    """A value with its type, which LibreOffice does not give back; the number that means blank stays one."""
    nilai.FilterType = 0 if nilai.IsNumeric else 1  # com.sun.star.sheet.FilterFieldType
    return nilai


def _kosong_atau_isi(syarat: Any) -> int | None:
    """The operator of a filter on blanks, which comes back as equal to a number of LibreOffice's own."""
    if syarat.Operator in {_KOSONG, _ISI}:
        return int(syarat.Operator)
    satu = syarat.Values[0]
    return _ANGKA_KOSONG.get(satu.NumericValue) if syarat.Operator == _SAMA and satu.IsNumeric else None


def _syarat(field: int, operator: int, nilai: list[Any], *, sambung: str = "AND") -> Any:
    hasil = struktur("sheet.TableFilterField3", Field=field - 1, Operator=operator)
    hasil.Connection = muat_uno().Enum("com.sun.star.sheet.FilterConnection", sambung)
    hasil.Values = tuple(nilai)
    return hasil


def _nilai(isi: Any, *, angka: bool = True) -> Any:
    """A value to compare with: a number when it reads as one, dates as their serial number."""
    if isinstance(isi, dict):
        waktu = dt.datetime.fromisoformat(isi["value"])
        isi = repr((waktu - NOL) / dt.timedelta(days=1))
    try:
        nomor = float(isi) if angka else None
    except ValueError:
        nomor = None
    if nomor in _ANGKA_KOSONG:  # compared as text, or it would mean blank
        nomor = None
    hasil = struktur("sheet.FilterFieldValue", IsNumeric=nomor is not None, StringValue=str(isi))
    hasil.NumericValue = nomor or 0.0
    return hasil


def _teks(nilai: Any) -> str:
    return f"{nilai.NumericValue:.15g}" if nilai.IsNumeric else str(nilai.StringValue)
