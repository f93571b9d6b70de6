"""A busy Excel is waited for, with pauses and an end; any other failure is told at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from sakip_xl.workbook.live import patience
from sakip_xl.workbook.live.patience import PATIENCE, be_patient

BUSY = [-2147418111, -2147417846, -2146777998]
"""What pywin32 gives for 0x80010001, 0x8001010A and 0x800AC472."""
_EXCEPTION = -2147352567  # DISP_E_EXCEPTION


class ComError(Exception):
    """``pywintypes.com_error``."""

    def __init__(self, hresult: int, scode: int | None = None) -> None:
        super().__init__(hresult)
        self.hresult = hresult
        self.excepinfo = None if scode is None else (0, "Excel", "galat", None, 0, scode)


class Clock:
    """Time that passes only while somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0
        self.pauses = 0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds
        self.pauses += 1


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    result = Clock()
    monkeypatch.setattr(patience, "time", result)
    return result


class Program:
    """Answers with the failures it was given, then with the value."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)

    def answer(self) -> str:
        if self.failures:
            raise self.failures.pop(0)
        return "jawaban"


def xlwings_windows(program: Program) -> Any:
    """xlwings' wrappers, each with one way to the program."""

    def to_program(*_: object) -> str:
        return program.answer()

    module: Any = ModuleType("_xlwindows")
    module.N_COM_ATTEMPTS = 0
    module.ExcelBusyError = type("ExcelBusyError", (Exception,), {})
    module.COMRetryMethodWrapper = type("M", (), {"__call__": to_program})
    ways = dict.fromkeys(("__getattr__", "__setattr__", "__call__"), to_program)
    module.COMRetryObjectWrapper = type("O", (), ways)
    return module


WAYS: dict[str, Callable[[Any], object]] = {
    "a method": lambda module: module.COMRetryMethodWrapper()(),
    "an attribute": lambda module: module.COMRetryObjectWrapper().Value,
    "a setting": lambda module: module.COMRetryObjectWrapper().__setattr__("Value", 1),
    "an item": lambda module: module.COMRetryObjectWrapper()(1),
}


@pytest.mark.parametrize("code", BUSY)
@pytest.mark.parametrize("way", WAYS)
def test_every_busy_code_is_waited_for_on_every_way(way: str, code: int, clock: Clock) -> None:
    module = xlwings_windows(Program(ComError(code), ComError(_EXCEPTION, code)))
    be_patient(module)
    assert WAYS[way](module) == "jawaban"
    assert clock.pauses == 2


def test_what_xlwings_itself_calls_busy_is_waited_for(clock: Clock) -> None:
    program = Program()
    module = xlwings_windows(program)
    program.failures = [module.ExcelBusyError()]
    be_patient(module)
    assert WAYS["an attribute"](module) == "jawaban"
    assert clock.pauses == 1


def test_patience_ends(clock: Clock) -> None:
    module = xlwings_windows(Program(*[ComError(BUSY[0])] * 1000))
    be_patient(module)
    with pytest.raises(ComError):
        WAYS["a method"](module)
    assert PATIENCE <= clock.now < PATIENCE + 1


@pytest.mark.parametrize("galat", [ComError(-2147024809), ComError(_EXCEPTION, -2146827284), ValueError("x")])
def test_any_other_failure_is_told_at_once(galat: Exception, clock: Clock) -> None:
    module = xlwings_windows(Program(galat))
    be_patient(module)
    with pytest.raises(type(galat)):
        WAYS["a method"](module)
    assert clock.pauses == 0


def test_twice_patient_is_patient_once() -> None:
    module = xlwings_windows(Program())
    be_patient(module)
    first = module.COMRetryMethodWrapper.__call__
    be_patient(module)
    assert module.COMRetryMethodWrapper.__call__ is first


def test_the_real_xlwings_goes_through_these_and_no_other() -> None:
    spec = find_spec("xlwings")
    assert spec is not None
    assert spec.origin is not None
    text = Path(spec.origin).with_name("_xlwindows.py").read_text(encoding="utf-8")
    classes = re.findall(r"^class (COMRetry\w+).*?(?=^\S)", text, re.DOTALL | re.MULTILINE)
    assert classes == ["COMRetryMethodWrapper", "COMRetryObjectWrapper"]
    for name in ("N_COM_ATTEMPTS = 0", "class ExcelBusyError(Exception)"):
        assert name in text
