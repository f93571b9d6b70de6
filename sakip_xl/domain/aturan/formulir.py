"""Rules of the register of forms: sent, received with tanda terima, returned (SOP steps 6 and 7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from sakip_xl.domain.aturan.inti import (
    Konteks,
    Langgar,
    aturan,
    aturan_baris,
    ganda,
    kunci,
    langgar,
    tanpa_rujukan,
)
from sakip_xl.domain.aturan.waktu import mendatang
from sakip_xl.domain.istilah import StatusFormulir
from sakip_xl.domain.model import Formulir
from sakip_xl.domain.tulisan import triwulan, waktu

_T = "tblFormulir"
_BERLAKU = {StatusFormulir.DIKIRIM, StatusFormulir.DITERIMA}


@aturan(
    "SKP-301",
    _T,
    kenapa="Nomor formulir menunjuk satu formulir yang dikirim.",
    baik={_T: [{"id_formulir": "F-1"}, {"id_formulir": "F-2", "unit": "UMUM"}]},
    buruk={_T: [{"id_formulir": "F-1"}, {"id_formulir": "F-1"}]},
)
def nomor_ganda(k: Konteks) -> Iterator[Langgar]:
    """Two forms carry one number."""
    yield from ganda(k.master.formulir, "id_formulir", lambda f: kunci(f.id_formulir))


@aturan(
    "SKP-302",
    _T,
    kenapa="Formulir dikirim kepada unit pada daftar unit kerja.",
    baik={_T: [{"unit": "PEM"}]},
    buruk={_T: [{"unit": "XX"}]},
)
def unit_tidak_ada(k: Konteks) -> Iterator[Langgar]:
    """A form of a unit that does not exist."""
    yield from tanpa_rujukan(k.master.formulir, "unit", k.unit, "daftar unit kerja")


@aturan(
    "SKP-329",
    _T,
    kenapa="Satu unit mengisi satu formulir setiap triwulan; yang dikirim ulang menggantikan yang lama.",
    baik={_T: [{"status": "dikembalikan"}, {"id_formulir": "F-2"}]},
    buruk={_T: [{}, {"id_formulir": "F-2"}]},
)
def formulir_rangkap(k: Konteks) -> Iterator[Langgar]:
    """One unit has two forms in force for one quarter."""
    yield from ganda(
        [f for f in k.master.formulir if f.status in _BERLAKU],
        "unit",
        lambda f: (f.unit, f.triwulan),
        lambda f: {"triwulan": triwulan(f.triwulan)},
    )


@aturan_baris(
    "SKP-226",
    _T,
    kenapa="Unit hanya boleh dikecualikan dengan alasan tertulis, agar rekap dapat dipertanggungjawabkan.",
    baik={_T: [{"status": "dikecualikan", "alasan": "Jabatan kosong"}]},
    buruk={_T: [{"status": "dikecualikan"}]},
)
def dikecualikan_tanpa_alasan(f: Formulir, _k: Konteks) -> Iterator[Langgar]:
    """A unit is excused without a reason."""
    if f.status is StatusFormulir.DIKECUALIKAN and not f.alasan:
        yield langgar(f, "alasan", unit=f.unit)


@aturan_baris(
    "SKP-227",
    _T,
    kenapa="Unit tidak mungkin menerima formulir sebelum formulir dikirim.",
    baik={_T: [{}, {"diterima_unit": None}, {"dikirim": None}]},
    buruk={_T: [{"diterima_unit": datetime(2026, 7, 8, 8, 59)}]},
)
def diterima_sebelum_dikirim(f: Formulir, _k: Konteks) -> Iterator[Langgar]:
    """A form was received before it was sent."""
    if f.dikirim is not None and f.diterima_unit is not None and f.diterima_unit < f.dikirim:
        yield langgar(f, "diterima_unit", dikirim=waktu(f.dikirim))


@aturan_baris(
    "SKP-124",
    _T,
    kenapa="Tanda terima mencatat yang sudah terjadi, jadi tidak mungkin setelah hari ini.",
    baik={_T: [{"diterima_unit": datetime(2026, 7, 10, 16)}]},
    buruk={_T: [{"diterima_unit": datetime(2026, 7, 11, 8)}]},
)
def diterima_mendatang(f: Formulir, k: Konteks) -> Iterator[Langgar]:
    """A form was received at a moment that has not come."""
    yield from mendatang(f, "diterima_unit", k)


@aturan_baris(
    "SKP-228",
    _T,
    kenapa="Tanda terima harus menyebut siapa yang menerima dan kapan.",
    baik={_T: [{}, {"penerima": "", "diterima_unit": None}]},
    buruk={_T: [{"penerima": ""}, {"diterima_unit": None}]},
)
def tanda_terima_setengah(f: Formulir, _k: Konteks) -> Iterator[Langgar]:
    """The receipt lacks either the name or the time."""
    if bool(f.penerima) != (f.diterima_unit is not None):
        yield langgar(f, "diterima_unit" if f.penerima else "penerima", unit=f.unit)
