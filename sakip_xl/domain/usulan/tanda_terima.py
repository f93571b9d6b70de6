"""Who received the forms."""

from __future__ import annotations

from sakip_xl.domain.model import Formulir
from sakip_xl.domain.terms import FormulirStatus
from sakip_xl.domain.usulan.base import Occasion, Usulan


def tanda_terima(occasion: Occasion) -> Usulan:
    """The recipient of each form: last quarter's, else the unit's head; when he got it stays blank."""
    usulan = Usulan("Tanda Terima")
    earlier = {
        row.unit: row.penerima
        for row in sorted(occasion.master.formulir, key=lambda row: row.triwulan)
        if row.triwulan < occasion.triwulan and row.penerima
    }
    heads = {unit.kode: unit.kepala for unit in occasion.master.unit}
    for row in occasion.master.formulir_tw(occasion.triwulan).values():
        name = occasion.still(earlier.get(row.unit, "")) or occasion.still(heads.get(row.unit, ""))
        if name and not row.penerima and row.status is not FormulirStatus.DIKECUALIKAN:
            usulan.cells.append((Formulir.table, row.baris_ke, "penerima", name))
    if usulan:
        usulan.to_do = ["Betulkan Penerima sesuai yang menerima, lalu isi Diterima Unit."]
    return usulan
