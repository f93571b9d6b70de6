"""Rules of the sheet Pohon Kinerja: the tree of tujuan, sasaran, program, kegiatan and sub kegiatan."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

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
from sakip_xl.domain.istilah import Level
from sakip_xl.domain.model import Kinerja
from sakip_xl.domain.pohon import di_bawah, tanam
from sakip_xl.domain.tulisan import rupiah

_T = "tblKinerja"


@aturan(
    "SKP-301",
    _T,
    kenapa="Kode menunjuk satu kinerja bagi indikator, anggaran, dan kinerja di bawahnya.",
    baik={_T: [{"kode": "S.1"}, {"kode": "S.2"}]},
    buruk={_T: [{"kode": "S.1"}, {"kode": "s.1"}]},
)
def kode_ganda(k: Konteks) -> Iterator[Langgar]:
    """Two nodes carry one kode."""
    yield from ganda(k.master.kinerja, "kode", lambda s: kunci(s.kode))


@aturan_baris(
    "SKP-209",
    _T,
    kenapa="Tujuan adalah puncak pohon kinerja (PermenPANRB 89/2021), jadi tidak punya induk.",
    baik={_T: [{"kode": "T.1", "level": "tujuan", "induk": ""}]},
    buruk={_T: [{"kode": "T.1", "level": "tujuan", "induk": "S.1"}]},
)
def tujuan_berinduk(s: Kinerja, _k: Konteks) -> Iterator[Langgar]:
    """A tujuan stands under something."""
    if s.level is Level.TUJUAN and s.induk:
        yield langgar(s, "induk")


@aturan_baris(
    "SKP-210",
    _T,
    kenapa="Setiap sasaran, program, dan kegiatan mendukung kinerja di atasnya (PermenPANRB 89/2021).",
    baik={_T: [{"level": "sasaran", "induk": "T.1"}]},
    buruk={_T: [{"level": "sasaran", "induk": ""}]},
)
def tanpa_induk(s: Kinerja, _k: Konteks) -> Iterator[Langgar]:
    """A node other than a tujuan stands under nothing."""
    if s.level is not Level.TUJUAN and not s.induk:
        yield langgar(s, "induk", level=s.level.value)


@aturan(
    "SKP-302",
    _T,
    kenapa="Induk yang tidak ada membuat capaian kinerja ini hilang dari rekap di atasnya.",
    baik={_T: [{"kode": "T.1", "level": "tujuan", "induk": ""}, {"induk": "T.1"}]},
    buruk={_T: [{"induk": "T.9"}]},
)
def induk_tidak_ada(k: Konteks) -> Iterator[Langgar]:
    """A node stands under a node that does not exist."""
    for s in tanam(k.master.kinerja).yatim():
        yield langgar(s, "induk", rujukan="pohon kinerja")


@aturan(
    "SKP-318",
    _T,
    kenapa="Kinerja yang menjadi induk dirinya sendiri tidak berujung pada tujuan dan tidak dapat direkap.",
    baik={},
    buruk={_T: [{"kode": "S.1", "induk": "P.1"}, {"kode": "P.1", "level": "program", "induk": "S.1"}]},
)
def berputar(k: Konteks) -> Iterator[Langgar]:
    """Nodes stand under each other in a ring."""
    pohon = tanam(k.master.kinerja)
    for putaran in pohon.lingkaran():
        yield langgar(pohon.simpul[putaran[0]], "induk", putaran=" → ".join((*putaran, putaran[0])))


@aturan_baris(
    "SKP-319",
    _T,
    kenapa="Urutan penjenjangan tetap: tujuan, sasaran, program, kegiatan, sub kegiatan "
    "(Permendagri 86/2017).",
    baik={_T: [{"kode": "T.1", "level": "tujuan", "induk": ""}, {"level": "sasaran", "induk": "T.1"}]},
    buruk={_T: [{"kode": "T.1", "level": "tujuan", "induk": ""}, {"level": "program", "induk": "T.1"}]},
)
def level_melompat(s: Kinerja, k: Konteks) -> Iterator[Langgar]:
    """A node does not stand directly below the level above it."""
    induk = k.kinerja.get(s.induk)
    if induk is not None and s.level is not Level.TUJUAN and not di_bawah(s.level, induk.level):
        yield langgar(s, "level", induk=induk.kode, level_induk=induk.level.value)


@aturan(
    "SKP-302",
    _T,
    kenapa="Unit penanggung jawab dipilih dari daftar unit kerja.",
    baik={_T: [{"unit": "PEM"}, {"unit": "", "kode": "S.2"}]},
    buruk={_T: [{"kode": "T.1", "level": "tujuan", "induk": "", "unit": "XX"}]},
)
def unit_tidak_ada(k: Konteks) -> Iterator[Langgar]:
    """A node belongs to a unit that does not exist."""
    yield from tanpa_rujukan(k.master.kinerja, "unit", k.unit, "daftar unit kerja")


@aturan(
    "SKP-320",
    _T,
    kenapa="Pagu induk adalah jumlah pagu di bawahnya; selisih biasanya salah ketik atau "
    "baris yang tertinggal.",
    baik={_T: [{"kode": "P", "pagu": 30}, *({"kode": f"K{n}", "induk": "P", "pagu": n} for n in (10, 20))]},
    buruk={_T: [{"kode": "P", "pagu": 31}, *({"kode": f"K{n}", "induk": "P", "pagu": n} for n in (10, 20))]},
)
def pagu_tidak_sama(k: Konteks) -> Iterator[Langgar]:
    """The pagu of a node is not the sum of its children's, where all of them are given."""
    pohon = tanam(k.master.kinerja)
    for kode, simpul in pohon.simpul.items():
        pagu = [pohon.simpul[anak].pagu for anak in pohon.anak.get(kode, ())]
        jumlah = sum((satu for satu in pagu if satu is not None), Decimal(0))
        if simpul.pagu is not None and pagu and None not in pagu and jumlah != simpul.pagu:
            yield langgar(simpul, "pagu", pagu=rupiah(simpul.pagu), jumlah=rupiah(jumlah))


@aturan_baris(
    "SKP-321",
    _T,
    kenapa="Sasaran tanpa indikator tidak dapat diukur (PermenPANRB 53/2014).",
    baik={},
    buruk={"tblIndikator": [{"kode": "IKT.1", "level": "tujuan", "induk": "T.1"}]},
)
def sasaran_tanpa_indikator(s: Kinerja, k: Konteks) -> Iterator[Langgar]:
    """A sasaran has no indicator."""
    if s.level is Level.SASARAN and s.kode not in {satu.induk for satu in k.master.indikator}:
        yield langgar(s, "kode", uraian=s.uraian)


@aturan_baris(
    "SKP-322",
    _T,
    kenapa="Tujuan, program, dan kegiatan sebaiknya juga punya indikator agar capaiannya dapat direkap.",
    baik={},
    buruk={"tblIndikator": [{}]},
)
def kinerja_tanpa_indikator(s: Kinerja, k: Konteks) -> Iterator[Langgar]:
    """A node other than a sasaran has no indicator."""
    if s.level is not Level.SASARAN and s.kode not in {satu.induk for satu in k.master.indikator}:
        yield langgar(s, "kode", level=s.level.value, uraian=s.uraian)
