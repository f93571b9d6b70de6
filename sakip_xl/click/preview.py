"""A preview of a rekap as plain rows of a new book."""

from __future__ import annotations

from collections.abc import Sequence

from sakip_xl.actions.result import Result
from sakip_xl.domain.terms import ROMAWI
from sakip_xl.workbook.raw import shown_value

WIDTHS = (34, 30, 40, 50, 50, 40)
_UNIT = (
    ("diterima", "Diterima"),
    ("ditolak", "Ditolak"),
    ("ganda", "Diserahkan dua kali"),
    ("terlambat", "Terlambat"),
    ("belum", "Belum kembali"),
    ("asing", "Berkas yang dilewati"),
)
_NONE = ("Tidak ada.",)
_UNIT_KEYS = ("unit", "status", "berkas", "terisi", "diganti", "bentrok")
_UNIT_HEADING = ("Unit", "Status", "Berkas", "Sel terisi", "Sel diganti", "Bentrok")
_CHANGE_KEYS = ("unit", "kode", "judul", "lama", "baru", "berkas")
_CHANGE_HEADING = ("Unit", "Kode", "Kolom", "Isi lama", "Isi baru", "Berkas")
_CONFLICT_KEYS = ("unit", "kode", "kolom", "lama", "baru", "berkas")
_CONFLICT_HEADING = ("Unit", "Kode", "Kolom", "Isi lama (A)", "Isi baru (B)", "Berkas (B)")
_CONTROL = (
    ("berkas", "Berkas"),
    ("diterima", "- diterima"),
    ("ditolak", "- ditolak"),
    ("digantikan", "- digantikan"),
    ("asing", "- bukan formulir buku ini"),
    ("kertas", "Isian kertas"),
    ("baris", "Baris pada formulir yang diterima"),
    ("baris_induk", "Baris yang sama pada buku induk"),
    ("rupiah", "Rupiah pada formulir yang diterima"),
    ("rupiah_induk", "Rupiah yang sama pada buku induk"),
)


def pratinjau_sheet(result: Result) -> tuple[list[list[str]], list[int]]:
    """The rows of a preview and the places of its bold ones: summary, totals, what would change, findings."""
    data = result.data
    rows: list[list[str]] = []
    bold: list[int] = []

    def section(heading: str, *new_rows: Sequence[object]) -> None:
        bold.append(len(rows))
        rows.append([heading])
        rows.extend([[_as_text(cell) for cell in row] for row in new_rows])
        rows.append([])

    section(
        f"Pratinjau rekap Triwulan {ROMAWI[data['triwulan']]}",
        [result.pesan],
        ["Buku induk tidak diubah. Buku ini boleh ditutup tanpa disimpan."],
        *((label, ", ".join(data[key]) or "-") for key, label in _UNIT),
        *((label, data["kendali"][key]) for key, label in _CONTROL),
    )
    section("Tiap unit", _UNIT_HEADING, *([row[key] for key in _UNIT_KEYS] for row in data["status_unit"]))
    conflicts = [[row[key] for key in _CONFLICT_KEYS] for row in data["bentrok"]]
    section("Bentrok, menunggu keputusan", *([_CONFLICT_HEADING, *conflicts] if conflicts else [_NONE]))
    changes = [[change[key] for key in _CHANGE_KEYS] for change in data["perubahan"]]
    section("Isi yang akan berubah", *([_CHANGE_HEADING, *changes] if changes else [_NONE]))
    temuan = [(item.tingkat, item.berkas, item.tempat, item.pesan, item.saran) for item in result.temuan]
    temuan_heading = ("Tingkat", "Berkas", "Tempat", "Temuan", "Yang perlu dilakukan")
    section("Temuan", *([temuan_heading, *temuan] if temuan else [_NONE]))
    return rows, bold


def _as_text(value: object) -> str:
    """A cell as staff read it, whole."""
    if value is None:
        return ""
    return value if isinstance(value, str) else shown_value(value)
