"""The table of conflicts: what stands in a cell against what another copy brought, and who decided."""

from __future__ import annotations

from sakip_xl.domain.model import Bentrok
from sakip_xl.schema.base import Column, Look, Table

_TW = Column("triwulan", "Triwulan", 12, "Triwulan.", Look.INTEGER, list_name="daftar_triwulan", kunci=True)


def _side(name: str, label: str) -> tuple[Column, ...]:
    """One of the two values and where it comes from."""
    return (
        Column(
            name, f"Isi {label}", 22, f"Isi {label.lower()}; kosong berarti kosong.", Look.TYPED, kunci=True
        ),
        Column(f"berkas_{name}", f"Berkas {label}", 28, "Asal isi itu.", Look.LONG_TEXT, kunci=True),
        Column(f"waktu_{name}", f"Disimpan {label}", 20, "Waktu disimpan.", Look.MOMENT, kunci=True),
        Column(f"oleh_{name}", f"Penyimpan {label}", 20, "Yang menyimpan, bila diketahui.", kunci=True),
    )


TBL_BENTROK = Table(
    Bentrok,
    "Bentrok",
    "Isian yang Bentrok",
    (
        Column("nomor", "No", 6, "Nomor urut.", Look.INTEGER, kunci=True),
        Column("unit", "Unit", 12, "Unit pelapor.", kunci=True),
        Column("kode", "Kode", 12, "Kode indikator atau kinerja.", kunci=True),
        _TW,
        Column("kolom", "Kolom", 20, "Judul kolom yang isinya berbeda.", kunci=True),
        *_side("lama", "Lama (A)"),
        *_side("baru", "Baru (B)"),
        Column(
            "pakai",
            "Pakai yang Ini",
            16,
            "Pilih isi lama (A) atau isi baru (B), lalu klik Putuskan Bentrok.",
            Look.CHOICE,
        ),
        Column("keterangan", "Keterangan", 30, "Alasan keputusan, bila perlu.", Look.LONG_TEXT),
        Column("diputuskan_oleh", "Diputuskan Oleh", 22, "Diisi program.", kunci=True),
        Column("diputuskan", "Diputuskan", 18, "Diisi program.", Look.MOMENT, kunci=True),
        Column("asal", "Asal", 10, "rekap formulir, atau gabung dua buku induk.", Look.CHOICE, kunci=True),
        Column("tabel", "Tabel", 14, "Tabel tempat selnya.", kunci=True, tersembunyi=True),
        Column("kunci", "Kunci Baris", 20, "Kunci baris pada tabel itu.", kunci=True, tersembunyi=True),
        Column("nama_kolom", "Nama Kolom", 14, "Nama tetap kolomnya.", kunci=True, tersembunyi=True),
    ),
    cadangan=0,
)
