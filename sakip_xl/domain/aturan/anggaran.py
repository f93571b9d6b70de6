"""Rules of the money on the sheet Formulir Capaian: realisasi to date against the pagu."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sakip_xl.domain.aturan.inti import Konteks, Langgar, aturan, aturan_baris, ganda, langgar, tanpa_rujukan
from sakip_xl.domain.model import RealisasiAnggaran
from sakip_xl.domain.tulisan import rupiah, triwulan

_T = "tblAnggaran"


def lebih_dari_pagu(
    realisasi: Decimal | None, pagu: Decimal | None, kinerja: str
) -> dict[str, object] | None:
    """What the texts of SKP-333 ask for when more is spent than the pagu; ``None`` when it is not."""
    if realisasi is None or pagu is None or realisasi <= pagu:
        return None
    return {"realisasi": rupiah(realisasi), "pagu": rupiah(pagu), "kinerja": kinerja}


@aturan(
    "SKP-302",
    _T,
    kenapa="Realisasi anggaran dibandingkan dengan pagu pada pohon kinerja, jadi kodenya harus ada di sana.",
    baik={_T: [{"kode": "S.1"}]},
    buruk={_T: [{"kode": "S.9"}]},
)
def kode_tidak_ada(k: Konteks) -> Iterator[Langgar]:
    """Money is reported on a node that does not exist."""
    yield from tanpa_rujukan(k.master.anggaran, "kode", k.kinerja, "pohon kinerja")


@aturan(
    "SKP-331",
    _T,
    kenapa="Realisasi anggaran satu kinerja dilaporkan sekali setiap triwulan oleh satu unit.",
    baik={_T: [{"triwulan": 1}, {"triwulan": 2}]},
    buruk={_T: [{}, {}]},
)
def dilaporkan_dua_kali(k: Konteks) -> Iterator[Langgar]:
    """One unit reports the money of one node twice for one quarter."""
    yield from ganda(
        k.master.anggaran,
        "kode",
        lambda a: (a.kode, a.triwulan, a.unit),
        lambda a: {"triwulan": triwulan(a.triwulan)},
    )


@aturan_baris(
    "SKP-333",
    _T,
    kenapa="Belanja tidak boleh melampaui pagu; kelebihan biasanya salah ketik atau pagu belum diperbarui.",
    baik={_T: [{"realisasi": 10_000_000}, {"realisasi": None}, {"kode": "T.1"}]},
    buruk={_T: [{"realisasi": 10_000_001}]},
)
def melampaui_pagu(a: RealisasiAnggaran, k: Konteks) -> Iterator[Langgar]:
    """More is spent than the pagu."""
    simpul = k.kinerja.get(a.kode)
    isi = lebih_dari_pagu(a.realisasi, simpul.pagu if simpul else None, a.kode)
    if isi is not None:
        yield langgar(a, "realisasi", **isi)


@aturan_baris(
    "SKP-334",
    _T,
    kenapa="Realisasi anggaran dihitung sampai dengan triwulan itu, jadi tidak mungkin turun.",
    baik={_T: [{"triwulan": 1, "realisasi": 3}, {"triwulan": 2, "realisasi": 3}, {"realisasi": None}]},
    buruk={_T: [{"triwulan": 1, "realisasi": 3}, {"triwulan": 2, "realisasi": 2}]},
)
def realisasi_turun(a: RealisasiAnggaran, k: Konteks) -> Iterator[Langgar]:
    """Less is spent to date than in an earlier quarter."""
    for lalu in k.master.anggaran:
        sama = lalu.kode == a.kode and lalu.unit == a.unit and lalu.triwulan < a.triwulan
        if sama and lalu.realisasi is not None and a.realisasi is not None and a.realisasi < lalu.realisasi:
            yield langgar(a, "realisasi", lalu=rupiah(lalu.realisasi), triwulan=triwulan(lalu.triwulan))
            return
