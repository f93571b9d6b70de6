"""A secret that a person is asked for: one description for the dialog, the prompt and the environment."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sakip_xl.errors import SakipError


@dataclass(frozen=True, slots=True)
class SecretQuestion:
    """What is asked: ``text`` tells whose secret and what for, ``variable`` names it in the environment.

    A new secret is typed ``twice``.
    """

    title: str
    text: str
    label: str = "PIN"
    variable: str = "SAKIP_PIN"
    twice: bool = False


AskSecret = Callable[[SecretQuestion], str]
"""How a person is asked; who closes the dialog ends the action (``click.context.ClosedError``)."""


def ask_on_terminal(
    question: SecretQuestion,
    environment: Mapping[str, str] = os.environ,
    read: Callable[[str], str] = getpass.getpass,
) -> str:
    """The secret from the environment, else typed unseen at the terminal.

    SKP-879 without either, SKP-881 when the second time it is another one. It is no argument: arguments of a
    running program can be read by everybody on the computer.
    """
    if given := environment.get(question.variable):
        return given
    if not sys.stdin.isatty():
        raise SakipError("SKP-879", nilai=question.label, kunci=question.variable)
    sys.stderr.write(f"{question.text}\n")
    typed = read(f"{question.label}: ")
    if question.twice and read(f"{question.label}, sekali lagi: ") != typed:
        raise SakipError("SKP-881", nilai=question.label)
    return typed
