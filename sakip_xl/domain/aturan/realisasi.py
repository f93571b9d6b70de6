"""Rules of the sheet Formulir Capaian that look beyond one reported number."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.aturan.inti import Konteks, Langgar, aturan, aturan_baris, ganda, langgar, tanpa_rujukan
from sakip_xl.domain.aturan.satuan import satuan_persen
from sakip_xl.domain.istilah import Konsolidasi, Polaritas
from sakip_xl.domain.model import Realisasi
from sakip_xl.domain.tulisan import angka, triwulan

_T = "tblRealisasi"


@aturan(
    "SKP-302",
    _T,
    kenapa="Realisasi dibandingkan dengan target indikatornya; kode yang tidak ada membuat realisasi hilang.",
    baik={_T: [{"kode": "IKS.1"}]},
    buruk={_T: [{"kode": "IKS.9"}]},
)
def kode_tidak_ada(k: Konteks) -> Iterator[Langgar]:
    """A realisasi of an indicator that does not exist."""
    yield from tanpa_rujukan(k.master.realisasi, "kode", k.indikator, "daftar indikator")


@aturan_baris(
    "SKP-330",
    _T,
    kenapa="Realisasi dilaporkan oleh unit penanggung jawab indikatornya, bukan unit lain.",
    baik={_T: [{"unit": "PEM"}, {"kode": "IKS.9", "unit": "XX"}]},
    buruk={_T: [{"unit": "UMUM"}]},
)
def unit_berbeda(r: Realisasi, k: Konteks) -> Iterator[Langgar]:
    """Another unit than the indicator's reports it."""
    satu = k.indikator.get(r.kode)
    if satu is not None and satu.unit != r.unit:
        yield langgar(r, "unit", indikator=satu.indikator, unit=satu.unit)


@aturan(
    "SKP-331",
    _T,
    kenapa="Satu indikator punya satu realisasi setiap triwulan; dua baris membuat rekap tidak pasti.",
    baik={_T: [{"triwulan": 1}, {"triwulan": 2}]},
    buruk={_T: [{}, {}]},
)
def dilaporkan_dua_kali(k: Konteks) -> Iterator[Langgar]:
    """One indicator is reported twice for one quarter."""
    yield from ganda(
        k.master.realisasi,
        "kode",
        lambda r: (r.kode, r.triwulan),
        lambda r: {"triwulan": triwulan(r.triwulan)},
    )


@aturan_baris(
    "SKP-332",
    _T,
    kenapa="Persentase kumulatif tidak turun dalam tahun berjalan; penurunan biasanya angka triwulan saja.",
    baik={_T: [{"triwulan": 1, "realisasi": 30}, {"realisasi": 62}, {"kode": "IKS.9"}]},
    buruk={_T: [{"triwulan": 1, "realisasi": 70}, {"realisasi": 62}]},
)
def kumulatif_turun(r: Realisasi, k: Konteks) -> Iterator[Langgar]:
    """A percentage to date is lower than in an earlier quarter."""
    satu = k.indikator.get(r.kode)
    nilai = k.baca(r.realisasi).nilai
    if satu is None or nilai is None or satu.konsolidasi is not Konsolidasi.POSISI_AKHIR:
        return
    if not satuan_persen(satu.satuan) or satu.polaritas is not Polaritas.POSITIF:
        return
    for lalu in k.master.realisasi:
        if lalu.kode != r.kode or lalu.triwulan >= r.triwulan:
            continue
        dulu = k.baca(lalu.realisasi).nilai
        if dulu is not None and nilai < dulu:
            yield langgar(r, "realisasi", lalu=angka(dulu, None), triwulan=triwulan(lalu.triwulan))
            return
