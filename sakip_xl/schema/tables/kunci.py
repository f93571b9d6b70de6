"""The register of keys that sign the log."""

from __future__ import annotations

from sakip_xl.domain.model import Kunci
from sakip_xl.schema.base import Column, Look, Table, Trait

TBL_KUNCI = Table(
    Kunci,
    "Kunci",
    "Daftar Kunci",
    (
        Column("nama", "Nama", 30, "Pemilik kunci."),
        Column("peran", "Bertanda Tangan Sebagai", 24, "Peran yang harus bertanda tangan sejak itu."),
        Column("kata", "Kata Sidik", 44, "Sidik kunci dalam delapan kata.", Look.LONG_TEXT),
        Column("sejak", "Berlaku Sejak", 20, "Saat didaftarkan.", Look.MOMENT),
        Column("berakhir", "Berakhir", 20, "Saat kunci baru menggantikannya.", Look.MOMENT),
        Column("saksi", "Saksi", 30, "Pejabat yang menyaksikan."),
        Column("jejak", "Jejak Nomor", 12, "Nomor jejak yang mencatatnya.", Look.INTEGER),
        Column("publik", "Kunci Publik", 40, "Untuk memeriksa tanda tangan.", Look.LONG_TEXT),
        Column("sidik", "Sidik (SHA-256)", 40, "Sidik kunci publik.", Look.LONG_TEXT),
    ),
    sifat=Trait.RECORD,
    cadangan=0,
)
