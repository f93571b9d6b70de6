"""The commands, one row each: ribbon, sheet buttons, command line and both dispatches are made from them.

A file holds one group of the ribbon; the order of the rows is that of the buttons.
"""

from __future__ import annotations

from collections.abc import Sequence
from string import Formatter

from sakip_xl.schema.base import Button, Command
from sakip_xl.schema.commands.books import BOOKS
from sakip_xl.schema.commands.collecting import COLLECTING
from sakip_xl.schema.commands.helping import HELPING
from sakip_xl.schema.commands.kunci import KUNCI
from sakip_xl.schema.commands.machine import MACHINE
from sakip_xl.schema.commands.measuring import MEASURING
from sakip_xl.schema.commands.reporting import REPORTING
from sakip_xl.schema.commands.sop import SOP

KELOMPOK: tuple[str, ...] = ("Alur SOP", "Pengumpulan", "Pengukuran", "Laporan", "Bantuan")

COMMANDS: tuple[Command, ...] = (
    *BOOKS,
    *SOP,
    *COLLECTING,
    *MEASURING,
    *REPORTING,
    *KUNCI,
    *HELPING,
    *MACHINE,
)
TOMBOL: tuple[Button, ...] = tuple(command for command in COMMANDS if isinstance(command, Button))
LABELS = {button.id: button.label for button in TOMBOL}
SHARED = {"kunci": "Kunci dan PIN untuk menandatangani keputusan."}
"""What the commands that share a first word are about."""
ON_BROKEN_LOG = frozenset({"periksa", "pulihkan", "perbaiki_jejak"})
"""The buttons that write on a broken log: to tell it, to bring back what was, to acknowledge it."""
PERINTAH: tuple[Command, ...] = tuple(command for command in COMMANDS if command.help)


def check_commands(commands: Sequence[Command], groups: Sequence[str]) -> None:
    """Refuse an id or keytip twice, a group that is undeclared or empty, a next step that names no button.

    A keytip with which another begins is refused too: Excel clicks it before the second letter is typed.
    """
    buttons = [command for command in commands if isinstance(command, Button)]
    ids = {command.id for command in commands}
    if len(ids) != len(commands) or {button.group for button in buttons} != set(groups):
        msg = "duplicate command id or unknown group"
        raise ValueError(msg)
    if len({button.keytip for button in buttons}) != len(buttons):
        msg = "duplicate keytip"
        raise ValueError(msg)
    first_letters = {button.keytip[:length] for button in buttons for length in range(1, len(button.keytip))}
    if begun := first_letters & {button.keytip for button in buttons}:
        msg = f"a keytip begins another: {begun}"
        raise ValueError(msg)
    texts = [text for button in buttons for text in (button.next_step, button.if_wrong)]
    named = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}
    unknown = named - {button.id for button in buttons}
    if unknown:
        msg = f"a next step names no button: {unknown}"
        raise ValueError(msg)


check_commands(COMMANDS, KELOMPOK)
