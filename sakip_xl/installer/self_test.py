"""Whether the interpreter of the settings can run us, asked as a click would ask it."""

from __future__ import annotations

from sakip_xl import __version__
from sakip_xl.errors import SakipError
from sakip_xl.installer.machine import Machine

# -I as the launcher passes it: neither the current folder nor settings of the person count.
_ARGUMENTS = ("-I", "-m", "sakip_xl.buttons", "--uji")
_MAX_LENGTH = 300


def self_test(machine: Machine, python: str) -> None:
    """Start the interpreter and expect our version from it; refuses anything else (SKP-579)."""
    answer = machine.run([python, *_ARGUMENTS])
    if answer.status != 0 or answer.output.splitlines()[-1:] != [__version__]:
        last_line = (answer.output.splitlines() or [f"berhenti dengan kode {answer.status}"])[-1][
            :_MAX_LENGTH
        ]
        raise SakipError("SKP-579", nilai=python, versi=__version__, jawaban=last_line)
