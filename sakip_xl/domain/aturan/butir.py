"""What the sheet Formulir Capaian and a unit's form have in common: the rules on one reported number.

A rule here sees one ``Butir`` and runs on both: over tblRealisasi in the master and over tblIsian in a form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sakip_xl.domain.angka import Jenis, Terbaca
from sakip_xl.domain.aturan.indikator_target import sebab_tak_terbaca
from sakip_xl.domain.aturan.inti import Contoh, Konteks, Langgar, aturan, langgar
from sakip_xl.domain.aturan.satuan import (
    dua_bacaan,
    lewat_seratus,
    mungkin_pecahan,
    negatif_mustahil,
    tercapai,
)
from sakip_xl.domain.aturan.waktu import akhir_triwulan
from sakip_xl.domain.istilah import Polaritas
from sakip_xl.domain.model import IsianFormulir, Realisasi
from sakip_xl.domain.tulisan import angka, tanggal

_T = "tblRealisasi"
_LIPAT = 10


@dataclass(frozen=True, slots=True)
class Butir:
    """One number that a unit reported, with what it is compared with.

    ``akhir`` ends its quarter; ``None`` when the quarter is not known.
    """

    baris: Realisasi | IsianFormulir
    indikator: str
    satuan: str
    polaritas: Polaritas
    target: Terbaca
    realisasi: Terbaca
    akhir: date | None


PeriksaButir = Callable[[Butir], Iterator[Langgar]]
BUTIR: list[tuple[str, PeriksaButir]] = []
"""Every rule on one reported number, with its code."""


def butir_master(k: Konteks) -> Iterator[Butir]:
    """The reported numbers of the master; one without its indicator cannot be judged."""
    for baris in k.master.realisasi:
        satu = k.indikator.get(baris.kode)
        if satu is not None:
            yield Butir(
                baris,
                satu.indikator,
                satu.satuan,
                satu.polaritas,
                k.baca(satu.target_tw(baris.triwulan)),
                k.baca(baris.realisasi),
                akhir_triwulan(k.master.pengaturan.tahun, baris.triwulan),
            )


def aturan_butir(
    kode: str, *, kenapa: str, baik: Contoh, buruk: Contoh
) -> Callable[[PeriksaButir], PeriksaButir]:
    """Register a rule on one reported number."""

    def daftarkan(fungsi: PeriksaButir) -> PeriksaButir:
        def cari(k: Konteks) -> Iterator[Langgar]:
            for butir in butir_master(k):
                yield from fungsi(butir)

        cari.__name__ = fungsi.__name__
        aturan(kode, _T, kenapa=kenapa, baik=baik, buruk=buruk)(cari)
        BUTIR.append((kode, fungsi))
        return fungsi

    return daftarkan


def _realisasi(*isi: Any) -> Contoh:
    """Rows of an example, told by their realisasi alone."""
    return {_T: [{"kode": "IKS.1", "realisasi": satu} for satu in isi]}


def terisi(teks: str) -> bool:
    """Whether something is said: a dash says nothing."""
    return bool(teks.strip(" -–—."))


@aturan_butir(
    "SKP-135",
    kenapa="Kosong bukan nol: realisasi yang bertarget harus diisi, nol ditulis 0.",
    baik=_realisasi(0, "0"),
    buruk=_realisasi(None, "-"),
)
def realisasi_kosong(b: Butir) -> Iterator[Langgar]:
    """The quarter has a target but no realisasi."""
    if b.realisasi.kosong and not b.target.kosong:
        yield langgar(b.baris, "realisasi", indikator=b.indikator)


@aturan_butir(
    "SKP-121",
    kenapa="Realisasi yang tidak terbaca sebagai angka tidak dapat dihitung capaiannya.",
    baik=_realisasi("82,5", "100 dari 110", "1.234"),
    buruk=_realisasi("delapan puluh", "#REF!", date(2026, 6, 30)),
)
def realisasi_tidak_terbaca(b: Butir) -> Iterator[Langgar]:
    """The realisasi is no number."""
    if b.realisasi.jenis is Jenis.TIDAK_TERBACA:
        yield langgar(b.baris, "realisasi", sebab=sebab_tak_terbaca(b.realisasi))


@aturan_butir(
    "SKP-122",
    kenapa="Angka dengan satu titik dan tiga angka di belakangnya dapat berarti ribuan atau desimal.",
    baik=_realisasi("1.234,5", 1234),
    buruk=_realisasi("1.234"),
)
def realisasi_bermakna_ganda(b: Butir) -> Iterator[Langgar]:
    """The realisasi can be read two ways."""
    if b.realisasi.ambigu:
        ribuan, desimal = dua_bacaan(b.baris.realisasi)
        yield langgar(b.baris, "realisasi", ribuan=ribuan, desimal=desimal)


@aturan_butir(
    "SKP-136",
    kenapa="Realisasi adalah satu angka yang benar-benar dicapai; rentang hanya boleh pada target.",
    baik=_realisasi("85%"),
    buruk=_realisasi("80 - 90%"),
)
def realisasi_rentang(b: Butir) -> Iterator[Langgar]:
    """The realisasi is a range."""
    if b.realisasi.rentang:
        yield langgar(b.baris, "realisasi")


@aturan_butir(
    "SKP-133",
    kenapa="Yang dihitung tidak mungkin kurang dari nol, kecuali indikator mengukur perubahan.",
    baik=_realisasi(0, 5),
    buruk=_realisasi(-5),
)
def realisasi_negatif(b: Butir) -> Iterator[Langgar]:
    """The realisasi is below zero where it cannot be."""
    if negatif_mustahil(b.realisasi, b.indikator):
        yield langgar(b.baris, "realisasi", satuan=b.satuan)


@aturan_butir(
    "SKP-134",
    kenapa="Bagian tidak mungkin lebih dari seluruhnya; persentase di atas 100 biasanya salah ketik.",
    baik=_realisasi(100, "WTP"),
    buruk=_realisasi(110),
)
def realisasi_lewat_seratus(b: Butir) -> Iterator[Langgar]:
    """A percentage is more than 100."""
    if lewat_seratus(b.realisasi, b.satuan, b.indikator):
        yield langgar(b.baris, "realisasi")


@aturan_butir(
    "SKP-138",
    kenapa="Realisasi 0,95 terhadap target dalam puluhan persen biasanya berarti 95%.",
    baik=_realisasi("0,95%", 95),
    buruk=_realisasi("0,95"),
)
def realisasi_pecahan(b: Butir) -> Iterator[Langgar]:
    """A percentage of 1 or less is compared with a target above 1."""
    besar = b.target.bawah is not None and b.target.bawah > 1
    if besar and mungkin_pecahan(b.realisasi, b.satuan):
        yield langgar(b.baris, "realisasi", target=_target(b))


@aturan_butir(
    "SKP-229",
    kenapa="Realisasi lebih dari sepuluh kali target biasanya koma desimal yang tergeser.",
    baik=_realisasi(600),
    buruk=_realisasi(601),
)
def realisasi_berlipat(b: Butir) -> Iterator[Langgar]:
    """The realisasi is more than ten times the target."""
    nilai, atas = b.realisasi.nilai, b.target.atas
    if nilai is None or atas is None or b.target.ordinal or b.realisasi.ordinal:
        return
    if atas > 0 and nilai > _LIPAT * atas:
        yield langgar(b.baris, "realisasi", target=_target(b), lipat=_LIPAT)


@aturan_butir(
    "SKP-230",
    kenapa="Sebab tidak tercapainya target wajib dijelaskan dalam LKjIP (PermenPANRB 53/2014, Bab III).",
    baik={_T: [{"realisasi": 50, "kendala": "Dua desa terlambat"}, {"kode": "IKT.1", "realisasi": 60}]},
    buruk={_T: [{"realisasi": 50}, {"kode": "IKT.1", "realisasi": 50, "kendala": "-"}]},
)
def luput_tanpa_kendala(b: Butir) -> Iterator[Langgar]:
    """The target is missed and no obstacle is named."""
    if tercapai(b.target, b.realisasi, b.polaritas) is False and not terisi(b.baris.kendala):
        yield langgar(b.baris, "kendala", indikator=b.indikator, target=_target(b))


@aturan_butir(
    "SKP-231",
    kenapa="Tindak lanjut tanpa batas waktu tidak dapat dipantau.",
    baik={_T: [{"tindak_lanjut": "Pendampingan", "batas_waktu": date(2026, 9, 30)}, {"tindak_lanjut": "-"}]},
    buruk={_T: [{"tindak_lanjut": "Pendampingan"}]},
)
def tindak_lanjut_tanpa_batas(b: Butir) -> Iterator[Langgar]:
    """A follow-up has no due date."""
    if terisi(b.baris.tindak_lanjut) and b.baris.batas_waktu is None:
        yield langgar(b.baris, "batas_waktu", tindak_lanjut=b.baris.tindak_lanjut)


@aturan_butir(
    "SKP-232",
    kenapa="Tindak lanjut dikerjakan sesudah triwulan yang dilaporkan.",
    baik={_T: [{"batas_waktu": date(2026, 7, 1)}, {}]},
    buruk={_T: [{"batas_waktu": date(2026, 6, 29)}]},
)
def batas_dalam_triwulan(b: Butir) -> Iterator[Langgar]:
    """The follow-up is due before the quarter ends."""
    batas = b.baris.batas_waktu
    if batas is not None and b.akhir is not None and batas < b.akhir:
        yield langgar(b.baris, "batas_waktu", akhir=tanggal(b.akhir))


def _target(b: Butir) -> str:
    """The target as staff read it: a number with a decimal comma, anything else as typed."""
    polos = b.target.polos
    return b.target.teks if polos is None or b.target.satuan else angka(polos, None)


def periksa_butir(butir: Iterable[Butir]) -> Iterator[tuple[str, Langgar]]:
    """Every violation of every rule on some reported numbers, with its code."""
    for satu in butir:
        for kode, fungsi in BUTIR:
            for apa in fungsi(satu):
                yield kode, apa
