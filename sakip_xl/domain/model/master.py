"""The whole content of a master workbook, typed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from sakip_xl.domain.model.asal import AsalRow
from sakip_xl.domain.model.base import Cell
from sakip_xl.domain.model.bentrok import Bentrok
from sakip_xl.domain.model.kinerja import Indikator, Kinerja, Riwayat
from sakip_xl.domain.model.kunci import Kunci
from sakip_xl.domain.model.laporan import Arsip, Laporan, NaskahRow, TemuanRow
from sakip_xl.domain.model.naskah import (
    Disposisi,
    Dokumen,
    KegiatanKerja,
    Keputusan,
    Notulen,
    Peserta,
    Undangan,
)
from sakip_xl.domain.model.organisasi import (
    BatasPredikat,
    JenisUnit,
    Kerja,
    Pejabat,
    Pengaturan,
    SpecialDay,
    Unit,
)
from sakip_xl.domain.model.pengukuran import KertasKerja
from sakip_xl.domain.model.pengumpulan import (
    AnggaranKertas,
    Formulir,
    IsianKertas,
    Realisasi,
    RealisasiAnggaran,
)
from sakip_xl.domain.model.rencana import RencanaAksi, TindakLanjutLhe
from sakip_xl.domain.terms import SINGLE_PERAN, Jabat, Peran, PkVersion, SopName
from sakip_xl.domain.wording import normalized

if TYPE_CHECKING:
    from sakip_xl.domain.sop.jejak import JejakRow


@dataclass(frozen=True, slots=True)
class Master:
    """Everything the workbook holds, one list a table; a row that could not be typed is not in it.

    ``unread`` keeps such rows by table as they stand, so that nothing is said to be missing that is there.
    """

    id_master: str
    pengaturan: Pengaturan
    kerja: Kerja = field(default_factory=Kerja)
    pejabat: list[Pejabat] = field(default_factory=list)
    unit: list[Unit] = field(default_factory=list)
    jenis_unit: list[JenisUnit] = field(default_factory=list)
    predikat: list[BatasPredikat] = field(default_factory=list)
    hari_khusus: list[SpecialDay] = field(default_factory=list)
    disposisi: list[Disposisi] = field(default_factory=list)
    undangan: list[Undangan] = field(default_factory=list)
    notulen: list[Notulen] = field(default_factory=list)
    peserta: list[Peserta] = field(default_factory=list)
    keputusan: list[Keputusan] = field(default_factory=list)
    program_kerja: list[KegiatanKerja] = field(default_factory=list)
    dokumen: list[Dokumen] = field(default_factory=list)
    kinerja: list[Kinerja] = field(default_factory=list)
    indikator: list[Indikator] = field(default_factory=list)
    riwayat: list[Riwayat] = field(default_factory=list)
    rencana_aksi: list[RencanaAksi] = field(default_factory=list)
    formulir: list[Formulir] = field(default_factory=list)
    isian_kertas: list[IsianKertas] = field(default_factory=list)
    anggaran_kertas: list[AnggaranKertas] = field(default_factory=list)
    bentrok: list[Bentrok] = field(default_factory=list)
    realisasi: list[Realisasi] = field(default_factory=list)
    anggaran: list[RealisasiAnggaran] = field(default_factory=list)
    kertas_kerja: list[KertasKerja] = field(default_factory=list)
    laporan: list[Laporan] = field(default_factory=list)
    naskah: list[NaskahRow] = field(default_factory=list)
    tindak_lanjut_lhe: list[TindakLanjutLhe] = field(default_factory=list)
    temuan: list[TemuanRow] = field(default_factory=list)
    asal: list[AsalRow] = field(default_factory=list)
    arsip: list[Arsip] = field(default_factory=list)
    kunci: list[Kunci] = field(default_factory=list)
    jejak: list[JejakRow] = field(default_factory=list)
    unread: Mapping[str, Sequence[Mapping[str, Cell]]] = field(default_factory=dict)

    def indikator_in_force(self) -> list[Indikator]:
        """The indicators that count: of two with one kode, the one of the PK perubahan."""
        in_force: dict[str, Indikator] = {}
        for row in self.indikator:
            old = in_force.get(row.kode)
            if old is None or old.versi_pk is PkVersion.MURNI:
                in_force[row.kode] = row
        return list(in_force.values())

    def indikator_perubahan(self) -> list[Indikator]:
        """The indicators in force whose targets stand in the PK perubahan."""
        return [row for row in self.indikator_in_force() if row.versi_pk is PkVersion.PERUBAHAN]

    def required_units(self) -> list[Unit]:
        """The units that must return a form."""
        return [unit for unit in self.unit if unit.wajib == "Ya"]

    def pejabat_named(self, name: str) -> Pejabat | None:
        """The official of that name; case and stray spaces do not matter."""
        return next((row for row in self.pejabat if normalized(row.nama) == normalized(name)), None)

    def holders(self, peran: Peran, on: date) -> list[Pejabat]:
        """Who holds a peran on a day: those in office, whose first is the one who signs.

        Of a peran that one person holds, a Plt. counts while nobody holds it for good; a Plh. whose first and
        last day are both given counts on these days also while the one that he stands in for is in office.
        """
        rows = [row for row in self.pejabat if row.peran is peran and row.in_office(on)]
        if peran not in SINGLE_PERAN or all(row.acting for row in rows):
            return rows
        daily = [row for row in rows if row.jabat is Jabat.PLH and row.mulai and row.selesai]
        return [*daily, *(row for row in rows if not row.acting)]

    def office_of(self, name: str, peran: Iterable[Peran], on: date) -> Pejabat | None:
        """The row by which a person holds one of several peran on a day; ``None`` when there is none."""
        return next(
            (
                row
                for each in peran
                for row in self.holders(each, on)
                if normalized(row.nama) == normalized(name)
            ),
            None,
        )

    def formulir_tw(self, triwulan: int) -> dict[str, Formulir]:
        """The current form of each unit in one quarter (the last row of a unit counts)."""
        return {formulir.unit: formulir for formulir in self.formulir if formulir.triwulan == triwulan}

    def laporan_tw(self, sop: SopName, triwulan: int) -> list[Laporan]:
        """The reports of one SOP and quarter, oldest first."""
        return [row for row in self.laporan if row.sop is sop and row.triwulan == triwulan]

    def libur_tambahan(self) -> dict[date, SpecialDay]:
        """The override table of the working calendar by date."""
        return {row.tanggal: row for row in self.hari_khusus}
