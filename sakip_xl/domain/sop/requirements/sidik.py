"""The fingerprint of the data a report is made from, so that a report older than its data is detected."""

from __future__ import annotations

import json
from datetime import date
from decimal import Context, Decimal
from hashlib import sha256

from sakip_xl.domain.model import Master, Row
from sakip_xl.domain.terms import SopName

_EXCEL = Context(prec=15)
"""Excel keeps 15 digits of a number; more would change the fingerprint on the way through a file."""

_NOT_DATA = {"id_formulir", "dicatat"}
"""How and when a row came in is not what it says."""


def sidik_data(master: Master, sop: SopName, triwulan: int) -> str:
    """SHA-256, in 64 hexadecimal digits, of the data of one quarter that a report of the SOP is based on.

    Pengumpulan: realisasi and money spent; Pengukuran: the Kertas Kerja. The order of the rows does not
    matter, nor whether a number came back from Excel as 5 or 5,0.
    """
    source: dict[str, list[Row]] = (
        {"realisasi": [*master.realisasi], "anggaran": [*master.anggaran]}
        if sop is SopName.PENGUMPULAN
        else {"kertas_kerja": [*master.kertas_kerja]}
    )
    content = {
        name: sorted(_as_text(row) for row in rows if getattr(row, "triwulan", None) == triwulan)
        for name, rows in source.items()
    }
    return sha256(json.dumps(content, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def standard(value: object) -> str:
    """One cell in the form in which it is compared.

    >>> standard(5.0), standard(Decimal("5.00")), standard(None), standard(" 82,5 ")
    ('5', '5', '', '82,5')
    """
    if value is None:
        return ""
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return f"{_EXCEL.create_decimal(repr(value) if isinstance(value, float) else value).normalize():f}"
    if isinstance(value, date):
        return value.isoformat()
    return "\n".join(line.strip() for line in str(value).strip().splitlines())


def _as_text(row: Row) -> str:
    content = [standard(getattr(row, name)) for name in row.bidang() if name not in _NOT_DATA]
    return json.dumps(content, ensure_ascii=False)
