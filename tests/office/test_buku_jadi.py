"""Every formula cell of the built files and of the demo's books, recalculated from stripped values."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl.actions.demo import demo
from sakip_xl.actions.terbitan import terbitan
from tests.office.recalc import HasilUlang, Kantor

pytestmark = pytest.mark.libreoffice

BUKU_JADI = Path(__file__).parents[2] / "workbooks"


@pytest.fixture(scope="module")
def hasil(kantor: Kantor, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, HasilUlang]:
    """One recalculation of everything, since LibreOffice is slow to start."""
    ke = tmp_path_factory.mktemp("demo") / "main"
    demo(ke)
    return kantor.hitung_ulang([*sorted(BUKU_JADI.glob("*.xlsx")), *sorted(ke.rglob("*.xlsx"))])


def test_every_book_recalculates_to_its_stored_values_without_an_error_cell(
    hasil: dict[Path, HasilUlang],
) -> None:
    assert {jalur.name: (satu.beda, satu.galat) for jalur, satu in hasil.items() if not satu.cocok} == {}


def test_the_master_the_sent_and_the_returned_forms_were_all_compared(hasil: dict[Path, HasilUlang]) -> None:
    jumlah = {jalur: satu.dibandingkan for jalur, satu in hasil.items()}
    assert set(terbitan()) <= {jalur.name for jalur in jumlah}
    assert sum("formulir" in jalur.parts for jalur in jumlah) == 8
    assert sum("kembali" in jalur.parts for jalur in jumlah) == 9
    assert max(jumlah.values()) > 500
