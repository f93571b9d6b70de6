"""Rules of the sheet Indikator about its numbers: targets of the quarters and the year, worst value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sakip_xl.domain.angka import Terbaca
from sakip_xl.domain.aturan.inti import Konteks, Langgar, aturan_baris, langgar, tulis
from sakip_xl.domain.aturan.satuan import dua_bacaan, lewat_seratus, mungkin_pecahan, negatif_mustahil
from sakip_xl.domain.istilah import Konsolidasi, Polaritas, YaTidak
from sakip_xl.domain.model import Indikator
from sakip_xl.domain.tulisan import angka

_T = "tblIndikator"
_TW = tuple(f"target_tw{nomor}" for nomor in range(1, 5))
_TARGET = ("target_tahun", *_TW)
_ANGKA = ("baseline", *_TARGET, "terburuk")


def sebab_tak_terbaca(terbaca: Terbaca) -> str:
    """Why a cell is no number, the most telling note last, without its period."""
    return terbaca.catatan[-1].kalimat.rstrip(".")


def _terisi(satu: Indikator, k: Konteks, bidang: tuple[str, ...]) -> Iterator[tuple[str, Terbaca]]:
    """The filled cells of some fields, as read."""
    for nama in bidang:
        terbaca = k.baca(getattr(satu, nama))
        if not terbaca.kosong:
            yield nama, terbaca


@aturan_baris(
    "SKP-121",
    _T,
    kenapa="Target yang tidak terbaca sebagai angka tidak dapat dibandingkan dengan realisasi.",
    baik={_T: [{"target_tw2": "80 - 90%", "baseline": "WTP"}]},
    buruk={_T: [{"target_tw2": "cukup baik"}]},
)
def tidak_terbaca(satu: Indikator, k: Konteks) -> Iterator[Langgar]:
    """A number cannot be read."""
    for nama, terbaca in _terisi(satu, k, _ANGKA):
        if terbaca.bawah is None and not terbaca.ambigu:
            yield langgar(satu, nama, sebab=sebab_tak_terbaca(terbaca))


@aturan_baris(
    "SKP-122",
    _T,
    kenapa="Angka dengan satu titik dan tiga angka di belakangnya dapat berarti ribuan atau desimal.",
    baik={_T: [{"target_tahun": "1.234,5"}]},
    buruk={_T: [{"target_tahun": "1.234"}]},
)
def bermakna_ganda(satu: Indikator, k: Konteks) -> Iterator[Langgar]:
    """A number can be read two ways."""
    for nama, terbaca in _terisi(satu, k, _ANGKA):
        if terbaca.ambigu:
            ribuan, desimal = dua_bacaan(getattr(satu, nama))
            yield langgar(satu, nama, ribuan=ribuan, desimal=desimal)


@aturan_baris(
    "SKP-211",
    _T,
    kenapa="Pengukuran dilakukan triwulanan (PermenPANRB 53/2014 II.E), jadi sedikitnya "
    "satu triwulan bertarget.",
    baik={_T: [{"target_tw2": 0, "target_tw4": None}]},
    buruk={_T: [{"target_tw2": None, "target_tw4": "-"}]},
)
def tanpa_target_triwulan(satu: Indikator, k: Konteks) -> Iterator[Langgar]:
    """No quarter has a target."""
    if not list(_terisi(satu, k, _TW)):
        yield langgar(satu, "target_tw4")


@aturan_baris(
    "SKP-212",
    _T,
    kenapa="Target setahun adalah janji pada Perjanjian Kinerja (PermenPANRB 53/2014).",
    baik={_T: [{"target_tahun": 0}]},
    buruk={_T: [{"target_tahun": "n/a"}]},
)
def tanpa_target_tahun(satu: Indikator, k: Konteks) -> Iterator[Langgar]:
    """The year has no target."""
    if k.baca(satu.target_tahun).kosong:
        yield langgar(satu, "target_tahun")


@aturan_baris(
    "SKP-213",
    _T,
    kenapa="Bila triwulan dijumlahkan menjadi setahun, targetnya pun harus berjumlah target tahun.",
    baik={_T: [{"konsolidasi": "jumlah", "target_tahun": "10", "target_tw2": 4, "target_tw4": 6}]},
    buruk={_T: [{"konsolidasi": "jumlah", "target_tahun": 12, "target_tw2": 4, "target_tw4": 6}]},
)
def jumlah_tidak_sama(satu: Indikator, k: Konteks) -> Iterator[Langgar]:
    """The quarters do not add up to the year."""
    bagian = [terbaca.nilai for _, terbaca in _terisi(satu, k, _TW)]
    tahun = k.baca(satu.target_tahun).nilai
    if satu.konsolidasi is not Konsolidasi.JUMLAH or tahun is None or not bagian or None in bagian:
        return
    jumlah = sum((nilai for nilai in bagian if nilai is not None), Decimal(0))
    if jumlah != tahun:
        yield langgar(satu, "target_tahun", jumlah=angka(jumlah, None), tahun=angka(tahun, None))


@aturan_baris(
    "SKP-214",
    _T,
    kenapa="Bila yang berlaku posisi akhir, target Triwulan IV adalah target tahun.",
    baik={_T: [{"target_tahun": "90%", "target_tw4": 90}, {"kode": "IKS.2", "target_tw4": None}]},
    buruk={_T: [{"target_tahun": 90, "target_tw4": 85}]},
)
def posisi_akhir_berbeda(satu: Indikator, k: Konteks) -> Iterator[Langgar]:
    """The last quarter's target is not the year's."""
    akhir, tahun = k.baca(satu.target_tw4), k.baca(satu.target_tahun)
    if satu.konsolidasi is not Konsolidasi.POSISI_AKHIR or akhir.bawah is None or tahun.bawah is None:
        return
    if (akhir.bawah, akhir.atas) != (tahun.bawah, tahun.atas):
        yield langgar(satu, "target_tw4", tahun=tulis(satu.target_tahun))


@aturan_baris(
    "SKP-215",
    _T,
    kenapa="Nilai penilaian seperti WTP atau BB menyatakan urutan, jadi tidak dapat dijumlahkan.",
    baik={_T: [{"target_tahun": "WTP", "target_tw4": "WTP", "konsolidasi": "posisi akhir"}]},
    buruk={_T: [{"target_tahun": "WTP", "target_tw4": "WTP", "konsolidasi": "jumlah"}]},
)
def ordinal_dijumlah(satu: Indikator, k: Konteks) -> Iterator[Langgar]:
    """A scale word is summed over the quarters."""
    ordinal = any(terbaca.ordinal for _, terbaca in _terisi(satu, k, _TARGET))
    if satu.konsolidasi is Konsolidasi.JUMLAH and ordinal:
        yield langgar(satu, "konsolidasi")


@aturan_baris(
    "SKP-132",
    _T,
    kenapa="Yang dihitung tidak mungkin kurang dari nol, kecuali indikator mengukur perubahan.",
    baik={_T: [{"indikator": "Persentase pertumbuhan PAD", "target_tw2": -5}]},
    buruk={_T: [{"target_tw2": -5}]},
)
def target_negatif(satu: Indikator, k: Konteks) -> Iterator[Langgar]:
    """A target is below zero where it cannot be."""
    for nama, terbaca in _terisi(satu, k, _TARGET):
        if negatif_mustahil(terbaca, satu.indikator):
            yield langgar(satu, nama, satuan=satu.satuan)


@aturan_baris(
    "SKP-131",
    _T,
    kenapa="Bagian tidak mungkin lebih dari seluruhnya; target di atas 100% biasanya salah ketik.",
    baik={_T: [{"target_tw2": 100}, {"kode": "I", "satuan": "dokumen", "target_tw2": 120}]},
    buruk={_T: [{"target_tw2": 600}]},
)
def target_lewat_seratus(satu: Indikator, k: Konteks) -> Iterator[Langgar]:
    """A percentage has a target above 100."""
    for nama, terbaca in _terisi(satu, k, _TARGET):
        if lewat_seratus(terbaca, satu.satuan, satu.indikator):
            yield langgar(satu, nama)


@aturan_baris(
    "SKP-137",
    _T,
    kenapa="Target 0,95 dengan satuan % biasanya berarti 95%; capaian menjadi seratus kali lipat bila salah.",
    baik={_T: [{"target_tw2": "95%", "target_tw1": 0}]},
    buruk={_T: [{"target_tw2": "0,95"}]},
)
def target_pecahan(satu: Indikator, k: Konteks) -> Iterator[Langgar]:
    """A percentage has a target of 1 or less."""
    for nama, terbaca in _terisi(satu, k, _TARGET):
        if mungkin_pecahan(terbaca, satu.satuan):
            yield langgar(satu, nama)


@aturan_baris(
    "SKP-217",
    _T,
    kenapa="Target nol pada indikator negatif hanya dapat dihitung bertahap bila nilai terburuknya disebut.",
    baik={_T: [{"polaritas": "negatif", "target_tw2": 0, "terburuk": 10}]},
    buruk={_T: [{"polaritas": "negatif", "target_tw2": 0}]},
)
def nol_tanpa_terburuk(satu: Indikator, k: Konteks) -> Iterator[Langgar]:
    """Lower is better, the target is zero, and no worst value is given."""
    if satu.polaritas is Polaritas.NEGATIF and k.baca(satu.terburuk).kosong and _target_nol(satu, k):
        yield langgar(satu, "terburuk")


@aturan_baris(
    "SKP-218",
    _T,
    kenapa="Target nol pada indikator positif tidak dapat dibagi; harus dikatakan apakah "
    "nol berarti tercapai.",
    baik={_T: [{"target_tw2": 0, "nol_tercapai": "Ya"}]},
    buruk={_T: [{"target_tw2": 0}]},
)
def nol_tanpa_keterangan(satu: Indikator, k: Konteks) -> Iterator[Langgar]:
    """Higher is better, the target is zero, and nobody says what that means."""
    if satu.polaritas is Polaritas.POSITIF and satu.nol_tercapai is YaTidak.TIDAK and _target_nol(satu, k):
        yield langgar(satu, "nol_tercapai")


def _target_nol(satu: Indikator, k: Konteks) -> bool:
    return any(not terbaca.ordinal and terbaca.nilai == 0 for _, terbaca in _terisi(satu, k, _TARGET))
