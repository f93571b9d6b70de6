"""The whole content of a master workbook, typed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sakip_xl.domain.istilah import NamaSop, VersiPk
from sakip_xl.domain.model.kinerja import Indikator, Kinerja
from sakip_xl.domain.model.laporan import Arsip, BarisTemuan, Laporan
from sakip_xl.domain.model.naskah import Disposisi, Dokumen, KegiatanKerja, Keputusan, Notulen, Peserta
from sakip_xl.domain.model.organisasi import BatasPredikat, HariKhusus, Kerja, Pejabat, Pengaturan, Unit
from sakip_xl.domain.model.pengukuran import KertasKerja
from sakip_xl.domain.model.pengumpulan import Formulir, Realisasi, RealisasiAnggaran

if TYPE_CHECKING:
    from sakip_xl.domain.jejak import BarisJejak


@dataclass(frozen=True, slots=True)
class Master:
    """Everything the workbook holds, one list a table; a row that could not be typed is not in it."""

    id_master: str
    pengaturan: Pengaturan
    kerja: Kerja = field(default_factory=Kerja)
    pejabat: list[Pejabat] = field(default_factory=list)
    unit: list[Unit] = field(default_factory=list)
    predikat: list[BatasPredikat] = field(default_factory=list)
    hari_khusus: list[HariKhusus] = field(default_factory=list)
    disposisi: list[Disposisi] = field(default_factory=list)
    notulen: list[Notulen] = field(default_factory=list)
    peserta: list[Peserta] = field(default_factory=list)
    keputusan: list[Keputusan] = field(default_factory=list)
    program_kerja: list[KegiatanKerja] = field(default_factory=list)
    dokumen: list[Dokumen] = field(default_factory=list)
    kinerja: list[Kinerja] = field(default_factory=list)
    indikator: list[Indikator] = field(default_factory=list)
    formulir: list[Formulir] = field(default_factory=list)
    realisasi: list[Realisasi] = field(default_factory=list)
    anggaran: list[RealisasiAnggaran] = field(default_factory=list)
    kertas_kerja: list[KertasKerja] = field(default_factory=list)
    laporan: list[Laporan] = field(default_factory=list)
    temuan: list[BarisTemuan] = field(default_factory=list)
    arsip: list[Arsip] = field(default_factory=list)
    jejak: list[BarisJejak] = field(default_factory=list)

    def indikator_berlaku(self) -> list[Indikator]:
        """The indicators that count: of two with one kode, the one of the PK perubahan."""
        berlaku: dict[str, Indikator] = {}
        for baris in self.indikator:
            lama = berlaku.get(baris.kode)
            if lama is None or lama.versi_pk is VersiPk.MURNI:
                berlaku[baris.kode] = baris
        return list(berlaku.values())

    def unit_wajib(self) -> list[Unit]:
        """The units that must return a form."""
        return [unit for unit in self.unit if unit.wajib == "Ya"]

    def pejabat_bernama(self, nama: str) -> Pejabat | None:
        """The official of that name; case and stray spaces do not matter."""
        kunci = " ".join(nama.split()).casefold()
        return next((p for p in self.pejabat if " ".join(p.nama.split()).casefold() == kunci), None)

    def formulir_tw(self, triwulan: int) -> dict[str, Formulir]:
        """The current form of each unit in one quarter (the last row of a unit counts)."""
        return {f.unit: f for f in self.formulir if f.triwulan == triwulan}

    def laporan_tw(self, sop: NamaSop, triwulan: int) -> list[Laporan]:
        """The reports of one SOP and quarter, oldest first."""
        return [baris for baris in self.laporan if baris.sop is sop and baris.triwulan == triwulan]

    def libur_tambahan(self) -> dict[date, HariKhusus]:
        """The override table of the working calendar by date."""
        return {baris.tanggal: baris for baris in self.hari_khusus}
