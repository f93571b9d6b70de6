"""AutoFilter of a table: real filters that hide rows."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

from xlwings.base_classes import autofilter_criteria_snapshot, empty_autofilter_criteria

from tests.office_engine.base import NotBuiltError, Part, load_uno, uno_struct
from tests.office_engine.values import EPOCH

if TYPE_CHECKING:
    from tests.office_engine.ranges import Range
    from tests.office_engine.tables import Table

# com.sun.star.sheet.FilterOperator2
_BLANK, _FILLED, _EQUAL, _NOT_EQUAL = 0, 1, 2, 3
_BLANK_NUMBERS = {66.0: _BLANK, 67.0: _FILLED}
_COMPARISONS = {"equal_to": 2, "not_equal_to": 3, "greater_than": 4, "greater_than_or_equal": 5}
_COMPARISONS |= {"less_than": 6, "less_than_or_equal": 7}
_SIGNS = {2: "=", 3: "<>", 4: ">", 5: ">=", 6: "<", 7: "<="}


class AutoFilter(Part):
    """The filter of one table. Filters of a plain range are not built."""

    __slots__ = ("table",)

    def __init__(self, table: Table | Range) -> None:
        if not hasattr(type(table), "show_autofilter"):
            raise NotBuiltError("engine libreoffice: Range.autofilter; use Table.autofilter")
        self.table: Any = table

    def _filter(self) -> list[Any]:
        return list(self.table.xl.getFilterDescriptor().getFilterFields3())

    @property
    def criteria(self) -> list[dict[str, Any]]:
        """One entry a column, as xlwings describes them."""
        content = self._filter()
        count = self.table.range.shape[1]
        return [
            self._column(index, [s for s in content if s.Field == index - 1]) for index in range(1, count + 1)
        ]

    @staticmethod
    def _column(index: int, content: list[Any]) -> dict[str, Any]:
        if not content:
            return empty_autofilter_criteria(index)
        blank = _blank_or_filled(content[0])
        if blank is not None:
            return autofilter_criteria_snapshot(index, "comparison", "=" if blank == _BLANK else "<>")
        texts = [[_as_text(n) for n in entry.Values] for entry in content]
        if content[0].Operator == _EQUAL and (len(texts[0]) > 1 or not content[0].Values[0].IsNumeric):
            return autofilter_criteria_snapshot(index, "values", [f"={text}" for text in texts[0]])
        conditions = [_SIGNS[entry.Operator] + text[0] for entry, text in zip(content, texts, strict=True)]
        connector = "or" if content[-1].Connection.value == "OR" else "and"
        second = conditions[1] if len(conditions) > 1 else None
        return autofilter_criteria_snapshot(index, "comparison", conditions[0], second, connector)

    def apply_values(self, field: int, values: list[str]) -> None:
        self._apply(field, [_requirement(field, _EQUAL, [_value(text, numeric=False) for text in values])])

    def apply_comparison(self, field: int, operator: str, value1: Any, value2: Any) -> None:
        if value1 is None:
            self._apply(
                field, [_requirement(field, _BLANK if operator == "equal_to" else _FILLED, [_value("")])]
            )
        elif operator == "between":
            limits = [("greater_than_or_equal", value1), ("less_than_or_equal", value2)]
            self._apply(field, [_requirement(field, _COMPARISONS[op], [_value(n)]) for op, n in limits])
        elif operator == "not_between":
            self._apply(
                field,
                [
                    _requirement(field, _COMPARISONS["less_than"], [_value(value1)]),
                    _requirement(field, _COMPARISONS["greater_than"], [_value(value2)], connect="OR"),
                ],
            )
        else:
            self._apply(field, [_requirement(field, _COMPARISONS[operator], [_value(value1)])])

    def clear(self, field: int | None) -> None:
        if field is None:
            self._apply_filter([])
        else:
            self._apply(field, [])

    def _apply(self, field: int, new: list[Any]) -> None:
        """Put new criteria in the place of those of one column."""
        self._apply_filter([entry for entry in self._filter() if entry.Field != field - 1] + new)

    def _apply_filter(self, content: list[Any]) -> None:
        self.table.parent.cells.ensure_changeable()
        if not content:  # a refresh without criteria would leave the rows hidden
            xl = self.table.range.xl
            blank = xl.createFilterDescriptor(True)
            blank.ContainsHeader = True
            xl.filter(blank)
            return
        for requirement in content:
            requirement.Values = tuple(_full_form(value) for value in requirement.Values)
        descriptor = self.table.xl.getFilterDescriptor()
        uno = load_uno()
        uno.invoke(
            descriptor,
            "setFilterFields3",
            (uno.Any("[]com.sun.star.sheet.TableFilterField3", tuple(content)),),
        )
        self.table.xl.refresh()


def _full_form(value: Any) -> Any:
    """A value with its type, which LibreOffice does not give back; the number that means blank stays one."""
    value.FilterType = 0 if value.IsNumeric else 1  # com.sun.star.sheet.FilterFieldType
    return value


def _blank_or_filled(requirement: Any) -> int | None:
    """The operator of a filter on blanks, which comes back as equal to a number of LibreOffice's own."""
    if requirement.Operator in {_BLANK, _FILLED}:
        return int(requirement.Operator)
    value = requirement.Values[0]
    return (
        _BLANK_NUMBERS.get(value.NumericValue) if requirement.Operator == _EQUAL and value.IsNumeric else None
    )


def _requirement(field: int, operator: int, values: list[Any], *, connect: str = "AND") -> Any:
    result = uno_struct("sheet.TableFilterField3", Field=field - 1, Operator=operator)
    result.Connection = load_uno().Enum("com.sun.star.sheet.FilterConnection", connect)
    result.Values = tuple(values)
    return result


def _value(content: Any, *, numeric: bool = True) -> Any:
    """A value to compare with: a number when it reads as one, dates as their serial number."""
    if isinstance(content, dict):
        moment = dt.datetime.fromisoformat(content["value"])
        content = repr((moment - EPOCH) / dt.timedelta(days=1))
    try:
        number = float(content) if numeric else None
    except ValueError:
        number = None
    if number in _BLANK_NUMBERS:  # compared as text, or it would mean blank
        number = None
    result = uno_struct("sheet.FilterFieldValue", IsNumeric=number is not None, StringValue=str(content))
    result.NumericValue = number or 0.0
    return result


def _as_text(value: Any) -> str:
    return f"{value.NumericValue:.15g}" if value.IsNumeric else str(value.StringValue)
