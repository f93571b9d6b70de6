"""The roll-up that reports quote and the one that the sheet Rekap shows are the same numbers."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import pytest

from sakip_xl.actions.buat import initial_content
from sakip_xl.actions.sample import sample_content
from sakip_xl.domain.measure.kertas_kerja import fill_kertas_kerja
from sakip_xl.domain.measure.roll_up import rekap_master
from sakip_xl.domain.terms import RekapMethod
from sakip_xl.render.material import Material
from sakip_xl.render.summary import summary
from sakip_xl.schema.content import BookContent, Changes
from sakip_xl.schema.load import load_master

MOMENT = datetime(2026, 4, 9, 14)


def measured(**adjust: object) -> BookContent:
    """The sample with its first quarter measured, under some settings by label."""
    content = sample_content(initial_content("Sumbersuko", 2026, id_master="uji"))
    changes = Changes(ubah=[("tblKerja", 0, "triwulan", 1)])
    for index, row in enumerate(content.row("tblPengaturan")):
        if row["pengaturan"] in adjust:
            changes.ubah.append(("tblPengaturan", index, "nilai", adjust[str(row["pengaturan"])]))  # type: ignore[arg-type]
    content = changes.apply_to(content)
    rows = fill_kertas_kerja(load_master(content).master, 1)
    return Changes(ganti={"tblKertasKerja": rows}).apply_to(content)


def near(left: Decimal | None, right: Decimal | None) -> bool:
    """Equal but for what the cells' eight decimals cut off."""
    return left == right or (left is not None and right is not None and abs(left - right) < Decimal("1e-6"))


@pytest.mark.parametrize("method", list(RekapMethod))
@pytest.mark.parametrize("rounding", ["setengah_naik", "potong"])
@pytest.mark.parametrize("limit", [None, 100])
def test_report_and_sheet_roll_up_alike(method: RekapMethod, rounding: str, limit: int | None) -> None:
    content = measured(
        **{
            "Metode Rekap": method.value,
            "Pembulatan Capaian": rounding,
            "Batas Nilai Rekap (%)": limit,
        }
    )
    master = load_master(content).master
    data = summary(Material(content, master, MOMENT))
    nodes, kecamatan = rekap_master(master, 1)
    assert kecamatan.nilai is not None
    assert near(kecamatan.nilai, data.kecamatan.nilai)
    difference = {
        k: (h.nilai, data.simpul[k].nilai)
        for k, h in nodes.items()
        if not near(h.nilai, data.simpul[k].nilai)
    }
    assert difference == {}
    assert {k: h.dihitung for k, h in nodes.items()} == {k: h.dihitung for k, h in data.simpul.items()}
