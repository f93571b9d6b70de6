"""The check of one unit's form: the rules on a reported number, run over its entry columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from sakip_xl.domain.angka import baca_angka
from sakip_xl.domain.aturan.anggaran import lebih_dari_pagu
from sakip_xl.domain.aturan.butir import Butir, periksa_butir
from sakip_xl.domain.aturan.inti import Judul, Langgar, TemuanSel, judul_bidang, langgar, sebagai_temuan
from sakip_xl.domain.aturan.waktu import akhir_triwulan
from sakip_xl.domain.istilah import PemisahDesimal, Polaritas
from sakip_xl.domain.model import IsianAnggaran, IsianFormulir

_ISIAN = "tblIsian"
_ANGGARAN = "tblIsianAnggaran"


def periksa_isian(
    isian: Sequence[IsianFormulir],
    anggaran: Sequence[IsianAnggaran] = (),
    *,
    tahun: int | None = None,
    triwulan: int | None = None,
    pemisah: PemisahDesimal = PemisahDesimal.TANYAKAN,
    judul: Judul = judul_bidang,
) -> list[TemuanSel]:
    """Every finding in the entry columns of a form, by row.

    The locked columns of the form itself say what is asked, so the master is not needed. A row without a
    target for the quarter may stay empty. Without ``tahun`` and ``triwulan`` nothing is said about dates.
    ``judul`` gives the heading of a field.
    """
    akhir = None if tahun is None or triwulan is None else akhir_triwulan(tahun, triwulan)
    baca = partial(baca_angka, pemisah=pemisah)
    butir = [
        Butir(
            baris,
            baris.indikator,
            baris.satuan,
            _polaritas(baris.polaritas),
            baca(baris.target),
            baca(baris.realisasi),
            akhir,
        )
        for baris in isian
    ]
    hasil = [sebagai_temuan(kode, _ISIAN, apa, judul) for kode, apa in periksa_butir(butir)]
    hasil += [
        sebagai_temuan(kode, _ANGGARAN, apa, judul) for baris in anggaran for kode, apa in _anggaran(baris)
    ]
    return hasil


def _polaritas(teks: str) -> Polaritas:
    """The polarity a form prints; a form that was tampered with is refused elsewhere."""
    dikenal = {anggota.value: anggota for anggota in Polaritas}
    return dikenal.get(teks.strip().casefold(), Polaritas.POSITIF)


def _anggaran(baris: IsianAnggaran) -> Iterator[tuple[str, Langgar]]:
    """What is wrong with one budget row: not filled although it has a pagu, or more than it."""
    if baris.realisasi is None and baris.pagu:
        yield "SKP-135", langgar(baris, "realisasi", indikator=baris.uraian or baris.kode)
    lebih = lebih_dari_pagu(baris.realisasi, baris.pagu, baris.kode)
    if lebih is not None:
        yield "SKP-333", langgar(baris, "realisasi", **lebih)
