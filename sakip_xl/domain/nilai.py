"""The capaian of a master, as the Kertas Kerja has them: per indicator and rolled up."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sakip_xl.domain.capaian import Capaian, hitung_ketikan
from sakip_xl.domain.catatan import Catatan
from sakip_xl.domain.kertas_kerja import cara_hitung
from sakip_xl.domain.model import KertasKerja, Master
from sakip_xl.domain.predikat import Ambang, predikat
from sakip_xl.domain.rekap import Butir, HasilRekap, Simpul, rekap_kecamatan, rekap_pohon


@dataclass(frozen=True, slots=True)
class NilaiIndikator:
    """One row of the Kertas Kerja with its capaian of the quarter and its predikat."""

    baris: KertasKerja
    capaian: Capaian
    predikat: str | None

    def ke_dict(self) -> dict[str, object]:
        """As ``--json`` prints it (design.md 6)."""
        nilai = self.capaian.nilai
        return {
            "kode": self.baris.kode,
            "level": str(self.baris.level),
            "target": self.baris.target_ketik,
            "realisasi": self.baris.realisasi_ketik,
            "nilai": None if nilai is None else float(nilai),
            "predikat": self.predikat,
        }


def nilai_indikator(master: Master, baris: list[KertasKerja]) -> list[NilaiIndikator]:
    """The capaian of every given row under the settings of the workbook."""
    ambang = ambang_master(master)
    hasil = []
    for satu in baris:
        capaian = hitung_ketikan(
            satu.target_ketik,
            satu.realisasi_ketik,
            cara_hitung(master.pengaturan, satu.polaritas, satu.rumus, satu.nol_tercapai),
            terburuk=satu.terburuk_ketik,
            pemisah=master.pengaturan.pemisah_desimal,
        )
        hasil.append(NilaiIndikator(satu, capaian, predikat(capaian.nilai, ambang)))
    return hasil


def ambang_master(master: Master) -> list[Ambang]:
    """The predikat bounds of the workbook."""
    return [Ambang(b.predikat, b.batas_bawah, b.termasuk == "Ya") for b in master.predikat]


def capaian_kecamatan(master: Master, triwulan: int) -> Decimal | None:
    """The capaian of the kecamatan in one quarter: over its sasaran, by the workbook's method."""
    return rekap_master(master, triwulan)[1].nilai


def rekap_master(master: Master, triwulan: int) -> tuple[dict[str, HasilRekap], HasilRekap]:
    """The roll-up of every node, and that of the kecamatan, from the Kertas Kerja of one quarter."""
    butir: dict[str, list[Butir]] = {}
    for satu in nilai_indikator(master, [k for k in master.kertas_kerja if k.triwulan == triwulan]):
        baris = satu.baris
        alasan = _alasan(satu.capaian.catatan)
        butir.setdefault(baris.induk, []).append(
            Butir(baris.kode, baris.indikator, satu.capaian.untuk_rekap, baris.bobot, alasan)
        )
    simpul = [Simpul(k.kode, k.uraian, k.level, k.induk) for k in master.kinerja]
    hasil = rekap_pohon(simpul, butir, master.pengaturan.metode_rekap)
    return hasil, rekap_kecamatan(simpul, hasil, master.pengaturan.metode_rekap)


def _alasan(catatan: tuple[Catatan, ...]) -> str:
    return " ".join(satu.kalimat for satu in catatan)
