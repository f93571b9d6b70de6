"""Quarters become a year: consolidation of targets and realisasi (domain.md 1.4).

To date means the filled quarters up to the asked one, against *their* targets. An empty quarter is
skipped; one that was typed but cannot be read is not, it makes the result not computable.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sakip_xl.domain.angka import KOSONG, Jenis, Terbaca, baca_angka
from sakip_xl.domain.bulat import ke_desimal
from sakip_xl.domain.capaian import Capaian, Cara, hitung_terbaca
from sakip_xl.domain.catatan import Catatan
from sakip_xl.domain.istilah import Konsolidasi, PemisahDesimal
from sakip_xl.domain.skala import Skala


@dataclass(frozen=True, slots=True)
class Konsolidasian:
    """Targets and realisasi of one indicator up to one quarter, ready for a formula.

    ``*_tw``: of the quarter itself; ``*_sd``: to date; ``target_tahun``: of the year. ``terisi`` of
    ``triwulan`` quarters are filled.
    """

    triwulan: int
    terisi: int
    target_tw: Terbaca
    realisasi_tw: Terbaca
    target_sd: Terbaca
    realisasi_sd: Terbaca
    target_tahun: Terbaca

    @property
    def keterangan(self) -> str:
        """How complete it is, as staff read it."""
        return f"{self.terisi} dari {self.triwulan} triwulan terisi"


@dataclass(frozen=True, slots=True)
class CapaianPeriode:
    """Capaian of the quarter, to date, and to date against the year's target."""

    triwulan: Capaian
    sampai: Capaian
    tahun: Capaian


def konsolidasikan(
    target: Sequence[object],
    realisasi: Sequence[object],
    konsolidasi: Konsolidasi,
    triwulan: int,
    target_tahun: object = None,
    *,
    pemisah: PemisahDesimal = PemisahDesimal.TANYAKAN,
    skala: Skala | None = None,
) -> Konsolidasian:
    """Bring quarter 1 to ``triwulan`` together, from cells as typed; later quarters do not count.

    With nothing filled the targets of all these quarters stand beside an empty realisasi.

    ``JUMLAH`` adds, ``RATA_RATA`` takes the mean, ``POSISI_AKHIR`` the last filled quarter. A scale
    word must not be added.

    >>> k = konsolidasikan([10, 10, 10, 10], [8, None, "12", 9], Konsolidasi.JUMLAH, 3, 40)
    >>> k.realisasi_sd.nilai, k.target_sd.nilai, k.keterangan
    (Decimal('20'), Decimal('20'), '2 dari 3 triwulan terisi')
    """

    def baca(nilai: object) -> Terbaca:
        return baca_angka(nilai, pemisah=pemisah, skala=skala)

    semua_target = [baca(nilai) for nilai in target[:triwulan]]
    semua_realisasi = [baca(nilai) for nilai in realisasi[:triwulan]]
    terisi = [ke for ke, satu in enumerate(semua_realisasi) if not satu.kosong]
    return Konsolidasian(
        triwulan=triwulan,
        terisi=len(terisi),
        target_tw=semua_target[-1],
        realisasi_tw=semua_realisasi[-1],
        target_sd=gabungkan([semua_target[ke] for ke in terisi or range(triwulan)], konsolidasi),
        realisasi_sd=gabungkan([semua_realisasi[ke] for ke in terisi], konsolidasi),
        target_tahun=baca(target_tahun),
    )


def capaian_periode(gabungan: Konsolidasian, cara: Cara, *, terburuk: Terbaca = KOSONG) -> CapaianPeriode:
    """Compute the three capaian of one indicator and quarter."""
    return CapaianPeriode(
        triwulan=hitung_terbaca(gabungan.target_tw, gabungan.realisasi_tw, cara, terburuk=terburuk),
        sampai=hitung_terbaca(gabungan.target_sd, gabungan.realisasi_sd, cara, terburuk=terburuk),
        tahun=hitung_terbaca(gabungan.target_tahun, gabungan.realisasi_sd, cara, terburuk=terburuk),
    )


def gabungkan(bagian: Sequence[Terbaca], konsolidasi: Konsolidasi) -> Terbaca:
    """Make one reading of the readings of the filled quarters.

    Nothing filled is empty. One that is empty, ambiguous or unreadable makes the sum and the mean so
    too; so does mixing scales. Wholes (``a dari b``) are added with a sum and kept when all are the
    same; otherwise they are left out with a note. Ranges are added bound by bound.
    """
    if not bagian:
        return Terbaca(Jenis.KOSONG, catatan=(Catatan.BELUM_TERISI,))
    if konsolidasi is Konsolidasi.POSISI_AKHIR or len(bagian) == 1:
        return bagian[-1]
    for satu in bagian:
        if satu.jenis in {Jenis.KOSONG, Jenis.AMBIGU, Jenis.TIDAK_TERBACA}:
            return satu
    if len({satu.skala for satu in bagian}) > 1:
        return _gagal(Catatan.SKALA_BERBEDA)
    if bagian[0].ordinal and konsolidasi is Konsolidasi.JUMLAH:
        return _gagal(Catatan.ORDINAL_DIJUMLAH)
    return _hitung(bagian, konsolidasi)


def _gagal(catatan: Catatan) -> Terbaca:
    return Terbaca(Jenis.TIDAK_TERBACA, catatan=(catatan,))


def _hitung(bagian: Sequence[Terbaca], konsolidasi: Konsolidasi) -> Terbaca:
    bagi = 1 if konsolidasi is Konsolidasi.JUMLAH else len(bagian)
    batas = [satu.batas_eksak() for satu in bagian]
    bawah = sum((b for b, _ in batas), Fraction(0)) / bagi
    atas = sum((a for _, a in batas), Fraction(0)) / bagi
    penyebut, catatan = _penyebut(bagian, konsolidasi)
    satuan = {satu.satuan for satu in bagian}
    persen = {satu.persen for satu in bagian}
    if len(persen) > 1:
        catatan = (*catatan, Catatan.SKALA_MERAGUKAN)
    return Terbaca(
        Jenis.RENTANG if any(satu.rentang for satu in bagian) else bagian[0].jenis,
        " + ".join(satu.teks for satu in bagian),
        ke_desimal(bawah),
        ke_desimal(atas),
        persen=True in persen,
        penyebut=penyebut,
        satuan=satuan.pop() if len(satuan) == 1 else "",
        skala=bagian[0].skala,
        catatan=tuple(dict.fromkeys((*catatan, *(c for satu in bagian for c in satu.catatan)))),
        eksak=(bawah, atas),
    )


def _penyebut(
    bagian: Sequence[Terbaca], konsolidasi: Konsolidasi
) -> tuple[Decimal | None, tuple[Catatan, ...]]:
    """The whole of the consolidated ``a dari b``, or a note that it was left out."""
    semua = [satu.penyebut for satu in bagian]
    ada = [p for p in semua if p is not None]
    if len(ada) == len(semua) and konsolidasi is Konsolidasi.JUMLAH:
        return ke_desimal(sum((Fraction(p) for p in ada), Fraction(0))), ()
    if len(set(semua)) == 1:
        return semua[0], ()
    return None, (Catatan.PENYEBUT_BERBEDA,)
