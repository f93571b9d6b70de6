"""How many calls to the program a click may make: which button has which bound, and how it grows.

That each click keeps within its bound is counted where the buttons are clicked (``test_story``,
``test_buttons_live``).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sakip_xl import buttons
from tests.bench.bench_com import HEAVY, LIGHT, STEADY, measure, played, usual_bound

if TYPE_CHECKING:
    from tests.office.display import Display

DAILY = {
    LIGHT: ("status", "petunjuk", "tentang"),
    STEADY: ("periksa", "majukan", "setujui", "kembalikan", "pratinjau", "cetak"),
    HEAVY: ("bagikan", "rekap", "hitung", "rekap_pengukuran", "laporan", "arsipkan", "batalkan"),
}
"""The buttons of every quarter by what they may cost."""


@pytest.fixture
def empty_display(display: Display) -> Iterator[Display]:
    yield display
    display.close_books()


def test_the_buttons_of_every_quarter_have_the_bounds_that_were_agreed() -> None:
    assert (LIGHT, STEADY, HEAVY) == (60, 150, 300)
    assert {button: usual_bound(button) for group in DAILY.values() for button in group} == {
        button: limit for limit, group in DAILY.items() for button in group
    }


@pytest.mark.libreoffice
def test_twice_the_indicators_cost_a_fifth_more_calls_at_most(
    empty_display: Display, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    monkeypatch.setattr(buttons, "now", buttons.now)
    stage, names = played(tmp_path / "demo"), ("periksa", "hitung", "rekap_pengukuran", "laporan")
    once, twice = (
        {name: count.total() for name, count in measure(empty_display, stage, tmp_path, names, twice=each)}
        for each in (False, True)
    )
    assert once.keys() == set(names)
    assert {name: (once[name], calls) for name, calls in twice.items() if calls > 1.2 * once[name]} == {}
