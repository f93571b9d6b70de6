"""A program that is busy: it turns any one call down, as Excel does, for a while or until the end.

Every operation of xlwings' engine, and every call of the host, may be turned down with one of Excel's three
codes before it does anything; it is waited for as every call to Excel is (``workbook.live.patience``), on a
clock that runs only while somebody waits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sakip_xl.workbook.live import patience
from sakip_xl.workbook.live.host import Obstacle
from tests.office_engine.counting import every_operation

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

BUSY_CODES = (-2147418111, -2147417846, -2146777998)
"""What pywin32 gives for 0x80010001, 0x8001010A and 0x800AC472."""


class BusyError(Exception):
    """``pywintypes.com_error`` with the code of a busy Excel."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.hresult = code


class WaitingClock:
    """Time that passes only while somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


@dataclass
class BusyProgram:
    """Which operations are turned down, counted from 0, and how often each; ``from_then_on`` for ever.

    ``done``: the names of the operations that were let through; ``refused``: how many were turned down.
    """

    often: Mapping[int, int] = field(default_factory=dict)
    from_then_on: int | None = None
    done: list[str] = field(default_factory=list)
    refused: int = 0

    def around(self, name: str, work: Callable[[], Any]) -> Any:
        """Do an operation when its turn is not refused, waiting as for Excel."""
        place = len(self.done)
        if name == "host.obstacle" and self._for_ever(place):
            return Obstacle.BEING_EDITED  # WindowsHost takes a refusal for that
        left = self.often.get(place, 0)

        def call() -> Any:
            nonlocal left
            if left or self._for_ever(place):
                left -= 1
                self.refused += 1
                raise BusyError(BUSY_CODES[self.refused % len(BUSY_CODES)])
            self.done.append(name)
            return work()

        return patience.waiting(call, BusyError)()

    def _for_ever(self, place: int) -> bool:
        return self.from_then_on is not None and place >= self.from_then_on


@contextmanager
def busy(program: BusyProgram, monkeypatch: pytest.MonkeyPatch) -> Iterator[WaitingClock]:
    """Let a program be busy within a block; the clock tells how long it was waited for."""
    clock = WaitingClock()
    with monkeypatch.context() as patched:
        patched.setattr(patience, "time", clock)
        with every_operation(program.around):
            yield clock
