"""Fill the Kertas Kerja: one row of plain numbers per indicator, from targets and realisasi as typed.

The formulas of the sheet know numbers only. What typed text means, and where two texts cannot be compared
or added up as numbers, is decided here, so that the sheet never shows a value that ``domain.capaian`` and
``domain.periode`` would not give.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sakip_xl.domain.angka import Terbaca, baca_angka
from sakip_xl.domain.bulat import ke_desimal
from sakip_xl.domain.capaian import Cara, hitung_terbaca, peringatan_polaritas
from sakip_xl.domain.catatan import Catatan
from sakip_xl.domain.istilah import Polaritas, Rumus, Triwulan, YaTidak
from sakip_xl.domain.model import Indikator, KertasKerja, Master, Pengaturan
from sakip_xl.domain.periode import Konsolidasian, capaian_periode, konsolidasikan
from sakip_xl.domain.sepadan import halangan, sepadankan
from sakip_xl.domain.tulisan import triwulan as tulis_triwulan
from sakip_xl.domain.ukuran import (
    TIDAK_TERBACA,
    Rentang,
    bulat_sel,
    sampai_dengan,
    target_sampai,
    terbaca,
    ukur,
)

_TANPA: Rentang = (None, None)


def cara_hitung(pengaturan: Pengaturan, polaritas: Polaritas, rumus: Rumus | None, nol: YaTidak) -> Cara:
    """How one indicator is computed under the settings of the workbook."""
    return Cara(
        polaritas=polaritas,
        rumus=rumus or _bawaan(pengaturan, polaritas),
        desimal=pengaturan.desimal,
        pembulatan=pengaturan.pembulatan,
        batas=pengaturan.batas_rekap,
        nol_tercapai=nol is YaTidak.YA,
        ambang_tinggi=pengaturan.ambang_capaian_tinggi,
    )


def _bawaan(pengaturan: Pengaturan, polaritas: Polaritas) -> Rumus:
    return pengaturan.rumus_negatif if polaritas is Polaritas.NEGATIF else Cara(polaritas).dipakai


def isi_kertas_kerja(master: Master, triwulan: int) -> list[KertasKerja]:
    """One row for each indicator in force, in the order of the sheet Indikator.

    Without any realisasi the rows stand ready with their method and targets (step 4 of SOP Pengukuran).
    Of two realisasi of one indicator and quarter the last one counts.
    """
    laporan = {(baris.kode, int(baris.triwulan)): baris.realisasi for baris in master.realisasi}
    return [
        _baris(master.pengaturan, satu, [laporan.get((satu.kode, tw)) for tw in range(1, triwulan + 1)])
        for satu in master.indikator_berlaku()
    ]


@dataclass(frozen=True, slots=True)
class _Bacaan:
    """One indicator up to one quarter, as read."""

    target: tuple[Terbaca, ...]
    realisasi: tuple[Terbaca, ...]
    tahun: Terbaca
    terburuk: Terbaca
    gabungan: Konsolidasian


def _baris(pengaturan: Pengaturan, indikator: Indikator, realisasi: Sequence[object]) -> KertasKerja:
    triwulan = len(realisasi)
    cara = cara_hitung(pengaturan, indikator.polaritas, indikator.rumus, indikator.nol_tercapai)
    bacaan = _baca(pengaturan, indikator, realisasi)
    pasangan = [_pasangan(t, r) for t, r in zip(bacaan.target, bacaan.realisasi, strict=True)]
    target, angka = pasangan[-1]
    halus = None if bacaan.terburuk.kosong else indikator.terburuk
    dasar = KertasKerja(
        kode=indikator.kode,
        triwulan=Triwulan(triwulan),
        level=indikator.level,
        induk=indikator.induk,
        unit=indikator.unit,
        indikator=indikator.indikator,
        satuan=indikator.satuan,
        polaritas=indikator.polaritas,
        rumus=cara.dipakai,
        konsolidasi=indikator.konsolidasi,
        bobot=indikator.bobot,
        desimal=None if indikator.desimal is None else Decimal(indikator.desimal),
        terburuk_ketik=halus,
        terburuk=_terburuk(bacaan),
        nol_tercapai=indikator.nol_tercapai,
        target_ketik=indikator.target_tw(triwulan),
        target_bawah=target[0],
        target_atas=target[1],
        realisasi_ketik=realisasi[-1],
        realisasi=angka,
        tahun_ketik=indikator.target_tahun,
        **_kolom_triwulan(pasangan),
    )
    return _lengkapi(dasar, indikator, bacaan, cara)


def _baca(pengaturan: Pengaturan, indikator: Indikator, realisasi: Sequence[object]) -> _Bacaan:
    pemisah = pengaturan.pemisah_desimal
    target = [indikator.target_tw(tw) for tw in range(1, len(realisasi) + 1)]
    gabungan = konsolidasikan(
        target,
        realisasi,
        indikator.konsolidasi,
        len(realisasi),
        indikator.target_tahun,
        pemisah=pemisah,
    )
    return _Bacaan(
        target=tuple(baca_angka(satu, pemisah=pemisah) for satu in target),
        realisasi=tuple(baca_angka(satu, pemisah=pemisah) for satu in realisasi),
        tahun=gabungan.target_tahun,
        terburuk=baca_angka(indikator.terburuk, pemisah=pemisah),
        gabungan=gabungan,
    )


def _pasangan(target: Terbaca, realisasi: Terbaca) -> tuple[Rentang, Decimal | None]:
    """Target and realisasi of one quarter in one measure; the side that hinders is left empty."""
    sebab = halangan(target, realisasi)
    if not sebab:
        sepadan = sepadankan(target, realisasi, TIDAK_TERBACA)
        bawah, atas = (ke_desimal(operan.nilai) for operan in sepadan.target)
        return (bawah, atas), ke_desimal(sepadan.realisasi.nilai)
    if Catatan.SKALA_BERBEDA in sebab:
        return (target.bawah, target.atas), None
    return (target.bawah, target.atas), realisasi.nilai


def _terburuk(bacaan: _Bacaan) -> Decimal | None:
    """The worst value in the measure of the pair of the quarter."""
    target, realisasi = bacaan.target[-1], bacaan.realisasi[-1]
    if halangan(target, realisasi):
        return bacaan.terburuk.nilai
    operan = sepadankan(target, realisasi, bacaan.terburuk).terburuk
    return None if operan is None else ke_desimal(operan.nilai)


def _kolom_triwulan(pasangan: Sequence[tuple[Rentang, Decimal | None]]) -> dict[str, Any]:
    hasil: dict[str, Any] = {}
    for tw, ((bawah, atas), angka) in enumerate(pasangan, 1):
        hasil |= {f"r{tw}": angka, f"t{tw}_bawah": bawah, f"t{tw}_atas": atas}
    return hasil


def _lengkapi(baris: KertasKerja, indikator: Indikator, bacaan: _Bacaan, cara: Cara) -> KertasKerja:
    """Add the target of the year, whether the quarters can be added up, and the notes."""
    seharusnya = capaian_periode(bacaan.gabungan, cara, terburuk=bacaan.terburuk)
    terburuk = terburuk_baris(baris)
    r_sd = realisasi_sd(baris)
    sampai = ukur(target_sd(baris), r_sd, cara, terburuk=terburuk)
    digabung = sampai.nilai == bulat_sel(seharusnya.sampai.eksak, cara)
    tahun = _target_tahun(bacaan)
    sebanding = True
    if digabung:
        nilai_tahun = ukur(tahun, r_sd, cara, terburuk=terburuk).nilai
        sebanding = nilai_tahun == bulat_sel(seharusnya.tahun.eksak, cara)
    ubah = {
        "dapat_digabung": YaTidak.YA if digabung else YaTidak.TIDAK,
        "tahun_bawah": tahun[0] if sebanding else None,
        "tahun_atas": tahun[1] if sebanding else None,
        "catatan": " ".join(_catatan(baris, indikator, bacaan, cara, (digabung, sebanding))),
    }
    return baris.model_copy(update=ubah)


def _target_tahun(bacaan: _Bacaan) -> Rentang:
    """The target of the year in the measure of what was reached to date."""
    capai = bacaan.gabungan.realisasi_sd
    if halangan(bacaan.tahun, capai):
        return bacaan.tahun.bawah, bacaan.tahun.atas
    bawah, atas = (ke_desimal(o.nilai) for o in sepadankan(bacaan.tahun, capai, TIDAK_TERBACA).target)
    return bawah, atas


def _catatan(
    baris: KertasKerja, indikator: Indikator, bacaan: _Bacaan, cara: Cara, cocok: tuple[bool, bool]
) -> list[str]:
    """The notes of one row as sentences, the reason why something is empty first."""
    target, realisasi = bacaan.target[-1], bacaan.realisasi[-1]
    capaian = hitung_terbaca(target, realisasi, cara, terburuk=bacaan.terburuk)
    kode = list(capaian.catatan)
    kalimat = []
    if target.kosong:
        kalimat.append(f"Tidak ditargetkan pada {tulis_triwulan(baris.triwulan)}.")
        kode = [satu for satu in kode if satu not in {Catatan.TARGET_KOSONG, Catatan.REALISASI_KOSONG}]
    kalimat += [satu.kalimat for satu in kode]
    peringatan = peringatan_polaritas(indikator.indikator, indikator.polaritas)
    if peringatan is not None:
        kalimat.append(peringatan.kalimat)
    if not cocok[0]:
        kalimat += [*_sebab_tak_digabung(bacaan), "Capaian sampai dengan triwulan ini tidak dihitung."]
    if not cocok[1]:
        kalimat.append("Target tahun tidak sebanding dengan realisasi, sehingga tidak dibandingkan.")
    return list(dict.fromkeys(kalimat))


def _sebab_tak_digabung(bacaan: _Bacaan) -> list[str]:
    gabungan = bacaan.gabungan
    catatan = dict.fromkeys((*gabungan.realisasi_sd.catatan, *gabungan.target_sd.catatan))
    return [satu.kalimat for satu in catatan]


def terburuk_baris(baris: KertasKerja) -> Terbaca:
    """The worst value of a row: nothing typed, a number, or text that is none."""
    if baris.terburuk is None and baris.terburuk_ketik not in {None, ""}:
        return TIDAK_TERBACA
    return terbaca(baris.terburuk)


def realisasi_sd(baris: KertasKerja) -> Decimal | None:
    """The realisasi to date of a row."""
    return sampai_dengan(_triwulan(baris, "r{}"), baris.konsolidasi)


def target_sd(baris: KertasKerja) -> Rentang:
    """The target of the filled quarters of a row."""
    realisasi = _triwulan(baris, "r{}")
    bawah, atas = (
        target_sampai(_triwulan(baris, f"t{{}}_{ujung}"), realisasi, baris.konsolidasi)
        for ujung in ("bawah", "atas")
    )
    return bawah, atas


def _triwulan(baris: KertasKerja, pola: str) -> list[Decimal | None]:
    return [getattr(baris, pola.format(tw)) for tw in range(1, 5)]
