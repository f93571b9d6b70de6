"""The tables where Tim SAKIP types what came back on paper: the columns of a unit's form, and whose it is."""

from __future__ import annotations

from dataclasses import replace

from sakip_xl.domain.model import AnggaranKertas, IsianKertas
from sakip_xl.schema.base import Column, Look, Table
from sakip_xl.schema.tables.formulir import TBL_ISIAN, TBL_ISIAN_ANGGARAN

_FOLDED = frozenset(
    {
        *("target_sd", "realisasi_lalu", "realisasi_tahun_lalu"),
        *("level", "polaritas", "target_tahun", "definisi"),
    }
)
"""What helps to answer and is on no paper: whoever types does without it."""
_WIDER = {"kode": 16, "indikator": 32, "uraian": 50}
"""What the typist reads most is shown on fewer lines than on the form."""

_UNIT = Column("unit", "Unit", 12, "Kode unit; diisi program.", kunci=True)
_TW = Column("triwulan", "Triwulan", 10, "Triwulan; diisi program.", Look.INTEGER, kunci=True)
_NOMOR = Column("id_formulir", "Nomor Formulir", 22, "Nomor formulir kertas; diisi program.", kunci=True)


def _typed_from(form: Table) -> tuple[Column, ...]:
    """The columns of a table of the form, between whose they are and the number of the form.

    Its status, which needs a volatile function, is left to *Periksa Isian* and *Pratinjau Rekap*.
    """
    columns = (
        replace(
            column,
            tersembunyi=column.tersembunyi or column.bidang in _FOLDED,
            width=_WIDER.get(column.bidang, column.width),
        )
        for column in form.columns
        if column.rumus is None
    )
    return (_UNIT, _TW, *columns, _NOMOR)


TBL_ISIAN_KERTAS = Table(
    IsianKertas,
    "Isian Kertas",
    "Isian Capaian dari Kertas",
    _typed_from(TBL_ISIAN),
    cadangan=0,
    penjelasan="Barisnya disiapkan tombol Bagikan Formulir. Nol ditulis 0. Formulir yang belum kembali "
    "dibiarkan kosong; baris triwulan lalu tetap di sini sebagai bukti.",
)

TBL_ANGGARAN_KERTAS = Table(
    AnggaranKertas,
    "Anggaran Kertas",
    "Isian Anggaran dari Kertas",
    _typed_from(TBL_ISIAN_ANGGARAN),
    cadangan=0,
    penjelasan="Realisasi dari awal tahun sampai akhir triwulan, dalam rupiah; belum ada ditulis 0.",
)
