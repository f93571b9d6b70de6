"""A row of the table of commands fits its action, and both roads find all that it declares."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from dataclasses import replace
from pkgutil import resolve_name

import pytest

from sakip_xl.cli.arguments import compose_parser
from sakip_xl.click import answers, handlers
from sakip_xl.domain.model import Kerja
from sakip_xl.errors import catalogue
from sakip_xl.schema.base import Argument, ArgumentKind, Button, Command
from sakip_xl.schema.commands import COMMANDS, KELOMPOK, PERINTAH, TOMBOL, check_commands

WITH_ACTION = [command for command in COMMANDS if command.action]
ROOMS = {"actions", "installer"}


def parameters(command: Command) -> dict[str, inspect.Parameter]:
    function: Callable[..., object] = resolve_name(f"sakip_xl.{command.action}")
    return dict(inspect.signature(function).parameters)


def given(arguments: tuple[Argument, ...]) -> set[str]:
    return {argument.name for argument in arguments if argument.kind is not ArgumentKind.COPY}


def required(command: Command) -> set[str]:
    return {name for name, each in parameters(command).items() if each.default is each.empty}


@pytest.mark.parametrize("command", WITH_ACTION, ids=lambda command: command.id)
def test_an_action_takes_all_that_its_row_gives_and_gets_all_that_it_needs(command: Command) -> None:
    fixed = set(command.fixed) if isinstance(command, Button) else set()
    assert given((*command.arguments, *command.options)) | fixed <= parameters(command).keys()
    assert required(command) <= given(command.arguments)


@pytest.mark.parametrize("command", WITH_ACTION, ids=lambda command: command.id)
def test_what_both_roads_do_is_an_action_and_only_a_click_may_be_about_its_window(command: Command) -> None:
    room = command.action.partition(".")[0]
    assert room in ROOMS if command.help else room in ROOMS | {"click"}
    assert (ArgumentKind.CLICK in {argument.kind for argument in command.arguments}) == (room == "click")


@pytest.mark.parametrize("button", TOMBOL, ids=lambda button: button.id)
def test_a_click_finds_every_argument_of_its_button(button: Button) -> None:
    for argument in button.arguments:
        assert argument.kind in answers.FIND or argument.source in Kerja.model_fields
    assert button.action or button.shown
    assert not button.after or inspect.isfunction(getattr(handlers, button.after))


@pytest.mark.parametrize("command", PERINTAH, ids=lambda command: command.id)
def test_a_command_line_says_every_option_of_its_command(command: Command) -> None:
    unspoken = {ArgumentKind.CLOCK, ArgumentKind.NOW, ArgumentKind.PROGRESS, ArgumentKind.SHELF}
    unspoken.add(ArgumentKind.UNSEEN)
    arguments = [*command.arguments, *command.options]
    assert all(argument.word or argument.kind in unspoken for argument in arguments)
    assert len({argument.word for argument in arguments if argument.word}) == len(
        [argument for argument in arguments if argument.word]
    )
    with pytest.raises(SystemExit):
        compose_parser().parse_args([*command.word.split(), "--help"])


def test_a_next_step_that_names_no_button_fails_at_import() -> None:
    first, *others = TOMBOL
    for wrong in (replace(first, next_step="Klik {terbang}."), replace(first, if_wrong="Klik {terbang}.")):
        with pytest.raises(ValueError, match="terbang"):
            check_commands([wrong, *others], KELOMPOK)


def test_a_remedy_that_says_click_names_a_button() -> None:
    labels = {button.label for button in TOMBOL}
    remedies = [text for galat in catalogue().values() for text in (galat.pesan, galat.saran)]
    named = {name for text in remedies for name in re.findall(r"[Kk]lik ([A-Z]\w+(?: [A-Z]\w+)*)", text)}
    assert {"Tambah Baris", "Bagikan Formulir"} <= named
    assert named <= labels | {"Enable Editing"}
