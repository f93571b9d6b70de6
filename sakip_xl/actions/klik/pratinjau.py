"""A preview of a rekap as plain rows of a new book."""

from __future__ import annotations

from collections.abc import Sequence

from sakip_xl.actions.hasil import Hasil
from sakip_xl.books.mentah import tampil
from sakip_xl.domain.istilah import ROMAWI

LEBAR = (22, 36, 40, 70, 70)
_UNIT = (
    ("diterima", "Diterima"),
    ("ditolak", "Ditolak"),
    ("ganda", "Diserahkan dua kali"),
    ("terlambat", "Terlambat"),
    ("belum", "Belum kembali"),
    ("asing", "Berkas yang dilewati"),
)


def lembar_pratinjau(hasil: Hasil) -> tuple[list[list[str]], list[int]]:
    """The rows of a preview and the places of its bold ones: summary, what would change, findings."""
    data = hasil.data
    baris: list[list[str]] = []
    tebal: list[int] = []

    def bagian(judul: str, *isi: Sequence[object]) -> None:
        tebal.append(len(baris))
        baris.append([judul])
        baris.extend([[_teks(satu) for satu in satu_baris] for satu_baris in isi])
        baris.append([])

    bagian(
        f"Pratinjau rekap Triwulan {ROMAWI[data['triwulan']]}",
        [hasil.pesan],
        ["Buku induk tidak diubah. Buku ini boleh ditutup tanpa disimpan."],
    )
    bagian("Unit", *((label, ", ".join(data[kunci]) or "-") for kunci, label in _UNIT))
    ubah = [(satu["kode"], satu["kolom"], satu["lama"], satu["baru"]) for satu in data["perubahan"]]
    judul_ubah = ("Kode", "Kolom", "Isi sekarang", "Isi menurut formulir")
    bagian("Jawaban yang akan diganti", *([judul_ubah, *ubah] if ubah else [["Tidak ada."]]))
    temuan = [(t.tingkat, t.berkas, t.tempat, t.pesan, t.saran) for t in hasil.temuan]
    judul_temuan = ("Tingkat", "Berkas", "Tempat", "Temuan", "Yang perlu dilakukan")
    bagian("Temuan", *([judul_temuan, *temuan] if temuan else [["Tidak ada."]]))
    return baris, tebal


def _teks(nilai: object) -> str:
    """A cell as staff read it, whole."""
    if nilai is None:
        return ""
    return nilai if isinstance(nilai, str) else tampil(nilai)
