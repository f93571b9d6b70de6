"""The fingerprint of the data a report is made from, so that a report older than its data is detected."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Context, Decimal
from hashlib import sha256

from sakip_xl.domain.model import Master, Row
from sakip_xl.domain.terms import ROMAWI, SopName

_EXCEL = Context(prec=15)
"""Excel keeps 15 digits of a number; more would change the fingerprint on the way through a file."""

_DATA = {
    "realisasi": "kendala solusi tindak_lanjut penanggung_jawab batas_waktu bukti_dukung kode triwulan unit "
    "realisasi",
    "anggaran": "kode triwulan unit realisasi keterangan",
    "kertas_kerja": "kode triwulan level induk unit indikator satuan polaritas rumus konsolidasi bobot "
    "desimal terburuk_ketik terburuk nol_tercapai target_ketik target_bawah target_atas realisasi_ketik "
    "realisasi r1 r2 r3 r4 t1_bawah t1_atas t2_bawah t2_atas t3_bawah t3_atas t4_bawah t4_atas "
    "dapat_digabung tahun_ketik tahun_bawah tahun_atas catatan",
}
"""The fields of each table that are its data, in the order of version 2.

How and when a row came in is not what it says. A column that comes later does not make an old report stale:
what follows from these fields is not added here, what does not counts where it is filled (``_LATER``).
"""

_LATER = {"realisasi": ("pembilang", "penyebut", "alasan_belum")}
"""By table, the fields that came later."""


_EARLIER_YEARS = {
    "riwayat": ("kode", "tahun", "target", "realisasi", *(f"realisasi_tw{number}" for number in ROMAWI)),
    "indikator": ("kode", "target_renstra"),
}
"""What a report of Pengukuran tells of other years, by table."""


ReportedData = Mapping[str, Sequence[str]]
"""By table, the rows as texts in their order: what is fingerprinted."""

RowsByTable = Mapping[str, Sequence[Row]]


def is_current(sidik: str, master: Master, sop: SopName, triwulan: int) -> bool:
    """Whether a report with this fingerprint still says what the data say.

    One that was made when other years were not part of the fingerprint is compared without them.
    """
    return data_with(sidik, master, sop, triwulan) is not None


def data_with(sidik: str, master: Master, sop: SopName, triwulan: int) -> ReportedData | None:
    """The data as they stand, when they have this fingerprint (``is_current``); ``None`` for other ones."""
    quarter = _texts(quarter_rows(master, sop, triwulan))
    years = _texts(other_years(master)) if sop is SopName.PENGUKURAN else {}
    return next((data for data in ({**quarter, **years}, quarter) if digest(data) == sidik), None)


def sidik_data(master: Master, sop: SopName, triwulan: int) -> str:
    """SHA-256, in 64 hexadecimal digits, of the data of one quarter that a report of the SOP is based on.

    Pengumpulan: realisasi and money spent; Pengukuran: the Kertas Kerja, and the other years that the report
    compares with. The order of the rows does not matter, nor whether a number came back from Excel as 5 or
    5,0.
    """
    years = other_years(master) if sop is SopName.PENGUKURAN else {}
    return digest(_texts({**quarter_rows(master, sop, triwulan), **years}))


def quarter_rows(master: Master, sop: SopName, triwulan: int) -> RowsByTable:
    """The rows of the quarter that a report of the SOP is based on."""
    tables = ("realisasi", "anggaran") if sop is SopName.PENGUMPULAN else ("kertas_kerja",)
    return {name: [row for row in getattr(master, name) if row.triwulan == triwulan] for name in tables}


def other_years(master: Master) -> RowsByTable:
    """The filled rows on other years; a table without any is not named, as if there were none."""
    content = {
        name: [
            row
            for row in getattr(master, name)
            if any(standard(getattr(row, field)) for field in fields if field not in {"kode", "tahun"})
        ]
        for name, fields in _EARLIER_YEARS.items()
    }
    return {name: rows for name, rows in content.items() if rows}


def _texts(rows: RowsByTable) -> ReportedData:
    return {name: sorted(row_text(name, row) for row in own) for name, own in rows.items()}


def digest(data: ReportedData) -> str:
    """The fingerprint of data that are texts already."""
    return sha256(json.dumps(data, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


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


def row_text(table: str, row: Row) -> str:
    """One row as the text that is fingerprinted: its fields in their order, then the filled later ones."""
    cells = [standard(getattr(row, name)) for name in _fields(table)]
    later = _LATER.get(table, ())
    cells += [f"{name}: {text}" for name in later if (text := standard(getattr(row, name)))]
    return json.dumps(cells, ensure_ascii=False)


def read_row_text(table: str, text: str) -> dict[str, str]:
    """The fields of a row by that text, each as it is compared (``standard``)."""
    names = _fields(table)
    cells: list[str] = json.loads(text)
    later = dict(cell.split(": ", 1) for cell in cells[len(names) :])
    return dict(zip(names, cells, strict=False)) | dict.fromkeys(_LATER.get(table, ()), "") | later


def _fields(table: str) -> Sequence[str]:
    return _EARLIER_YEARS[table] if table in _EARLIER_YEARS else _DATA[table].split()
