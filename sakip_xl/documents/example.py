"""The tags of every kind of document, from an office that has one row of everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache

from sakip_xl.documents.base import Source, Tags
from sakip_xl.documents.papers import KINDS
from sakip_xl.domain.measure.kertas_kerja import fill_kertas_kerja
from sakip_xl.domain.model import (
    AnggaranKertas,
    Disposisi,
    IsianKertas,
    Kinerja,
    Realisasi,
    RencanaAksi,
    Riwayat,
    TindakLanjutLhe,
    Undangan,
)
from sakip_xl.domain.rules.sample import compose
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.terms import SopName, Triwulan

_DAY = datetime(2026, 7, 20, 9)
_ANSWERED = SOP[SopName.PENGUMPULAN].langkah_keluar("disposisi_laporan").nomor
_ROWS: dict[str, list[dict[str, object]]] = {
    Kinerja.table: [
        {"kode": "T.1", "level": "tujuan", "induk": ""},
        {},
        {"kode": "P.1", "level": "program", "induk": "S.1", "pagu": 10_000_000},
    ],
    Realisasi.table: [{"kode": "IKT.1", "kendala": "Cuaca"}, {"realisasi": None}],
    Riwayat.table: [{"kode": "IKT.1"}],
    Undangan.table: [{"kepada": "Dewi Lestari; Agus Wijaya"}],
    RencanaAksi.table: [{}, {"aksi": "Evaluasi", "sub_aksi": "Kunjungan desa"}],
    TindakLanjutLhe.table: [{}],
    IsianKertas.table: [{}],
    AnggaranKertas.table: [{}],
    Disposisi.table: [{}, {"nomor_agenda": "046/2026", "langkah": _ANSWERED}],
}


@cache
def example_tags(jenis: str) -> Tags:
    """The tags of one kind of document, each list with a row."""
    master = compose(_ROWS)
    triwulan = int(Triwulan.II)
    master = replace(master, kertas_kerja=fill_kertas_kerja(master, triwulan))
    paper = next(iter(KINDS[jenis].compose(Source(master, triwulan, _DAY))))
    return paper.issued("001/LAP/VII/2026", 1, _DAY.date())
