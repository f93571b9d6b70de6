"""People who are asked for their PIN: what each types is told by the name in the question."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from sakip_xl.actions.session import Moment
from sakip_xl.workstation.keys import secret_box
from sakip_xl.workstation.secret_question import SecretQuestion


@dataclass
class Pins:
    """Who types what; ``asked`` are the questions so far. Who is not named types a wrong PIN."""

    by_name: dict[str, str]
    asked: list[SecretQuestion] = field(default_factory=list)

    def __call__(self, question: SecretQuestion) -> str:
        self.asked.append(question)
        if question.label != "PIN":
            return self.by_name[question.label]
        last = question.text.split("\n")[-1] if not question.twice else question.text
        return next((pin for name, pin in self.by_name.items() if name in last), "bukan PIN itu")

    def at(self, moment: Moment) -> Moment:
        """The moment with these people to ask."""
        return replace(moment, secrets=self)


def own_profile(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    """A profile of its own, in which a PIN costs next to nothing."""
    monkeypatch.setenv("XDG_STATE_HOME", str(folder))
    monkeypatch.setattr(secret_box, "PIN_COST", 2)
    monkeypatch.setattr(secret_box, "SENTENCE_COST", 2)
