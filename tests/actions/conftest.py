"""The office of most tests of actions: every unit has its form."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl.domain.sop.definition import SOP
from tests.actions.office import Office
from tests.actions.signing_office import SigningOffice
from tests.actions.sop_walk import KUMPUL
from tests.people_with_pins import own_profile


@pytest.fixture
def kantor(tmp_path: Path) -> Office:
    kantor = Office(tmp_path)
    kantor.bagikan()
    return kantor


@pytest.fixture
def empty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SigningOffice:
    """An office in which nobody has a key yet."""
    own_profile(monkeypatch, tmp_path / "profil")
    return SigningOffice(tmp_path)


@pytest.fixture
def office(empty: SigningOffice) -> SigningOffice:
    """One whose Sekretaris and Camat have one."""
    return empty.with_keys()


@pytest.fixture
def at_decision(office: SigningOffice) -> SigningOffice:
    """The same, before the Sekretaris' decision."""
    return office.until(KUMPUL, SOP[KUMPUL].langkah_keputusan.nomor)
