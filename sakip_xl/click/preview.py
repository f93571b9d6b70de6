"""A preview of a rekap as plain rows of a new book."""

from __future__ import annotations

from collections.abc import Sequence

from sakip_xl.actions.result import Result
from sakip_xl.domain.terms import ROMAWI
from sakip_xl.workbook.raw import shown_value

WIDTHS = (22, 36, 40, 70, 70)
_UNIT = (
    ("diterima", "Diterima"),
    ("ditolak", "Ditolak"),
    ("ganda", "Diserahkan dua kali"),
    ("terlambat", "Terlambat"),
    ("belum", "Belum kembali"),
    ("asing", "Berkas yang dilewati"),
)


def pratinjau_sheet(result: Result) -> tuple[list[list[str]], list[int]]:
    """The rows of a preview and the places of its bold ones: summary, what would change, findings."""
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
    )
    section("Unit", *((label, ", ".join(data[key]) or "-") for key, label in _UNIT))
    changes = [
        (change["kode"], change["kolom"], change["lama"], change["baru"]) for change in data["perubahan"]
    ]
    change_heading = ("Kode", "Kolom", "Isi sekarang", "Isi menurut formulir")
    section("Jawaban yang akan diganti", *([change_heading, *changes] if changes else [["Tidak ada."]]))
    temuan = [(item.tingkat, item.berkas, item.tempat, item.pesan, item.saran) for item in result.temuan]
    temuan_heading = ("Tingkat", "Berkas", "Tempat", "Temuan", "Yang perlu dilakukan")
    section("Temuan", *([temuan_heading, *temuan] if temuan else [["Tidak ada."]]))
    return rows, bold


def _as_text(value: object) -> str:
    """A cell as staff read it, whole."""
    if value is None:
        return ""
    return value if isinstance(value, str) else shown_value(value)
