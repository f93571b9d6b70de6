"""Forms that a unit saved in LibreOffice, in either of its formats, are ordinary returns."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.office import NOW, kode, save_at
from tests.actions.office import Office as SmallOffice
from tests.office.recalc import Office

pytestmark = pytest.mark.libreoffice


@pytest.mark.parametrize("kind", ["ods", "xlsx"])
def test_a_form_saved_by_libreoffice_is_taken_over(kantor: Office, kind: str, tmp_path: Path) -> None:
    office = SmallOffice(tmp_path)
    office.bagikan()
    sent = office.reply("PMD")
    returned = kantor.resave(sent, office.kembali / "dari unit", kind)
    sent.unlink()
    save_at(returned, NOW)
    result = office.rekap()
    assert (result.data["diterima"], kode(result)) == (["PMD"], [])
    assert office.realisasi("IKK.1") == 80
