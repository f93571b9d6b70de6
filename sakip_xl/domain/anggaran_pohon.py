"""Money up the performance tree: a node's own figure counts, else the sum of the nodes below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from sakip_xl.domain.rekap import Simpul


def gulung_uang(simpul: Sequence[Simpul], sendiri: Mapping[str, Decimal | None]) -> dict[str, Decimal | None]:
    """The amount of every node by kode; ``None`` where neither it nor anything below has one.

    A node in a loop keeps only its own figure.
    """
    anak: dict[str, list[str]] = {}
    for satu in simpul:
        anak.setdefault(satu.induk, []).append(satu.kode)
    hasil: dict[str, Decimal | None] = {}

    def hitung(kode: str, jalan: frozenset[str]) -> Decimal | None:
        if kode in hasil or kode in jalan:
            return hasil.get(kode)
        if sendiri.get(kode) is not None:
            hasil[kode] = sendiri[kode]
            return hasil[kode]
        bagian = [hitung(bawah, jalan | {kode}) for bawah in anak.get(kode, ())]
        ada = [nilai for nilai in bagian if nilai is not None]
        hasil[kode] = sum(ada, Decimal(0)) if ada else None
        return hasil[kode]

    return {satu.kode: hitung(satu.kode, frozenset()) for satu in simpul}
