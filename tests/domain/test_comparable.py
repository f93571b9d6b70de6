"""What ``a dari b`` means beside the other side, by the unit of measure."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sakip_xl.domain.measure.capaian import hitung_capaian
from sakip_xl.domain.measure.catatan import Catatan

D = Decimal


@pytest.mark.parametrize(
    ("target", "satuan", "realisasi", "nilai"),
    [
        (75, "%", "6 dari 8", 100),
        (80, "%", "23 dari 36", D("79.86")),
        (50, "persen", "45 dari 50", 180),
        ("6 dari 8", "%", 75, 100),
        ("6 dari 8", "%", "3 dari 4", 100),
        (40, "lembaga", "35 dari 40", D("87.5")),
        ("35 dari 40", "lembaga", 40, D("114.29")),
        (30, "orang", "35 dari 40", None),
        ("30 - 40", "orang", "35 dari 40", None),
        ("75%", None, "6 dari 8", 100),
    ],
)
def test_a_share_means_what_its_unit_of_measure_says(
    target: object, satuan: str | None, realisasi: object, nilai: Decimal | None
) -> None:
    result = hitung_capaian(target, realisasi, satuan=satuan)
    assert result.nilai == nilai
    assert (Catatan.PECAHAN_TIDAK_JELAS in result.catatan) == (nilai is None)
    assert (Catatan.CAPAIAN_TINGGI in result.catatan) == (nilai == 180)
