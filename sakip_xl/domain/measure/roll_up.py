"""The capaian of a master, as the Kertas Kerja has them: per indicator and rolled up."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sakip_xl.domain.measure.capaian import Capaian, compute_typed
from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.kertas_kerja import cara_hitung
from sakip_xl.domain.measure.predikat import Ambang, predikat
from sakip_xl.domain.measure.rekap import Item, Node, RekapResult, rekap_kecamatan, rekap_pohon
from sakip_xl.domain.model import KertasKerja, Master


@dataclass(frozen=True, slots=True)
class NilaiIndikator:
    """One row of the Kertas Kerja with its capaian of the quarter and its predikat."""

    baris: KertasKerja
    capaian: Capaian
    predikat: str | None

    def to_dict(self) -> dict[str, object]:
        """As ``--json`` prints it (design.md 6)."""
        value = self.capaian.nilai
        return {
            "kode": self.baris.kode,
            "level": str(self.baris.level),
            "target": self.baris.target_ketik,
            "realisasi": self.baris.realisasi_ketik,
            "nilai": None if value is None else float(value),
            "predikat": self.predikat,
        }


def nilai_indikator(master: Master, rows: list[KertasKerja]) -> list[NilaiIndikator]:
    """The capaian of every given row under the settings of the workbook."""
    ambang = ambang_of_master(master)
    result = []
    for row in rows:
        capaian = compute_typed(
            row.target_ketik,
            row.realisasi_ketik,
            cara_hitung(master.pengaturan, row.polaritas, row.rumus, row.nol_tercapai),
            terburuk=row.terburuk_ketik,
            separator=master.pengaturan.pemisah_desimal,
        )
        result.append(NilaiIndikator(row, capaian, predikat(capaian.nilai, ambang)))
    return result


def ambang_of_master(master: Master) -> list[Ambang]:
    """The predikat bounds of the workbook."""
    return [Ambang(bound.predikat, bound.batas_bawah, bound.termasuk == "Ya") for bound in master.predikat]


def capaian_kecamatan(master: Master, triwulan: int) -> Decimal | None:
    """The capaian of the kecamatan in one quarter: over its sasaran, by the workbook's method."""
    return rekap_master(master, triwulan)[1].nilai


def rekap_master(master: Master, triwulan: int) -> tuple[dict[str, RekapResult], RekapResult]:
    """The roll-up of every node, and that of the kecamatan, from the Kertas Kerja of one quarter."""
    items: dict[str, list[Item]] = {}
    for measured in nilai_indikator(master, [k for k in master.kertas_kerja if k.triwulan == triwulan]):
        row = measured.baris
        reason = _reason(measured.capaian.catatan)
        items.setdefault(row.induk, []).append(
            Item(row.kode, row.indikator, measured.capaian.untuk_rekap, row.bobot, reason)
        )
    nodes = [Node(k.kode, k.uraian, k.level, k.induk) for k in master.kinerja]
    result = rekap_pohon(nodes, items, master.pengaturan.metode_rekap)
    return result, rekap_kecamatan(nodes, result, master.pengaturan.metode_rekap)


def _reason(catatan: tuple[Catatan, ...]) -> str:
    return " ".join(note.kalimat for note in catatan)
