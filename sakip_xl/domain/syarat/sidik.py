"""The fingerprint of the data a report is made from, so that a report older than its data is found out."""

from __future__ import annotations

import json
from datetime import date
from decimal import Context, Decimal
from hashlib import sha256

from sakip_xl.domain.istilah import NamaSop
from sakip_xl.domain.model import Baris, Master

_EXCEL = Context(prec=15)
"""Excel keeps 15 digits of a number; more would change the fingerprint on the way through a file."""

_BUKAN_DATA = {"id_formulir", "dicatat"}
"""How and when a row came in is not what it says."""


def sidik_data(master: Master, sop: NamaSop, triwulan: int) -> str:
    """SHA-256, in 64 hexadecimal digits, of the data of one quarter that a report of the SOP stands on.

    Pengumpulan: realisasi and money spent; Pengukuran: the Kertas Kerja. The order of the rows does not
    matter, nor whether a number came back from Excel as 5 or 5,0.
    """
    sumber: dict[str, list[Baris]] = (
        {"realisasi": [*master.realisasi], "anggaran": [*master.anggaran]}
        if sop is NamaSop.PENGUMPULAN
        else {"kertas_kerja": [*master.kertas_kerja]}
    )
    isi = {
        nama: sorted(_teks(satu) for satu in baris if getattr(satu, "triwulan", None) == triwulan)
        for nama, baris in sumber.items()
    }
    return sha256(json.dumps(isi, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def baku(nilai: object) -> str:
    """One cell in the one way it is compared.

    >>> baku(5.0), baku(Decimal("5.00")), baku(None), baku(" 82,5 ")
    ('5', '5', '', '82,5')
    """
    if nilai is None:
        return ""
    if isinstance(nilai, (int, float, Decimal)) and not isinstance(nilai, bool):
        return f"{_EXCEL.create_decimal(repr(nilai) if isinstance(nilai, float) else nilai).normalize():f}"
    if isinstance(nilai, date):
        return nilai.isoformat()
    return "\n".join(baris.strip() for baris in str(nilai).strip().splitlines())


def _teks(baris: Baris) -> str:
    isi = [baku(getattr(baris, nama)) for nama in baris.bidang() if nama not in _BUKAN_DATA]
    return json.dumps(isi, ensure_ascii=False)
