"""The register of keys that sign the log."""

from __future__ import annotations

from sakip_xl.domain.model import Kunci
from sakip_xl.schema.base import Column, Look, Table, Trait

TBL_KUNCI = Table(
    Kunci,
    "Kunci",
    "Daftar Kunci",
    (
        Column("nama", "Nama", 28, "Pemilik kunci."),
        Column("peran", "Bertanda Tangan Sebagai", 16, "Peran yang harus bertanda tangan sejak itu."),
        Column("kata", "Kata Sidik", 34, "Sidik kunci dalam delapan kata.", Look.LONG_TEXT),
        Column("sejak", "Berlaku Sejak", 18, "Saat didaftarkan.", Look.MOMENT),
        Column("berakhir", "Berakhir", 18, "Saat kunci baru menggantikannya.", Look.MOMENT),
        Column("saksi", "Saksi", 28, "Pejabat yang menyaksikan."),
        Column("jejak", "Jejak Nomor", 10, "Nomor jejak yang mencatatnya.", Look.INTEGER),
        Column("publik", "Kunci Publik", 20, "Untuk memeriksa tanda tangan.", tersembunyi=True),
        Column("sidik", "Sidik (SHA-256)", 20, "Sidik kunci publik.", tersembunyi=True),
    ),
    sifat=Trait.RECORD,
    cadangan=0,
)
