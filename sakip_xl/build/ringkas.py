"""What Rekap, Laporan and Beranda tell of the active quarter, computed once from the content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.tabel import nilai_rumus
from sakip_xl.domain.anggaran import TingkatEfisiensi, efisiensi, serapan, tingkat_efisiensi
from sakip_xl.domain.anggaran_pohon import gulung_uang
from sakip_xl.domain.angka import baca_angka
from sakip_xl.domain.capaian import Cara
from sakip_xl.domain.istilah import StatusFormulir
from sakip_xl.domain.model import Formulir, Kinerja, Sel, Unit
from sakip_xl.domain.pohon import tanam
from sakip_xl.domain.rekap import (
    Butir,
    HasilRekap,
    Simpul,
    rekap_kecamatan,
    rekap_pohon,
    rekap_unit,
)
from sakip_xl.domain.ukuran import bulat_sel
from sakip_xl.layout.rumus_capaian import teks_predikat
from sakip_xl.layout.rumus_ukur import bilangan
from sakip_xl.layout.tabel_kertas_kerja import TBL_KERTAS_KERJA

BarisUkur = dict[str, Sel]
ALASAN = "capaian tidak dapat dihitung"


@dataclass(frozen=True, slots=True)
class Uang:
    """Ceiling, spending, absorption and efficiency of one node; ``None`` where not known."""

    pagu: Decimal | None
    realisasi: Decimal | None
    serapan: Decimal | None
    efisiensi: Decimal | None
    tingkat: TingkatEfisiensi | None


@dataclass(frozen=True, slots=True)
class RingkasUnit:
    """One unit: its form in the quarter, and how many of its indicators have a realisasi."""

    unit: Unit
    formulir: Formulir | None
    terlambat: bool
    terisi: int
    jumlah: int
    nilai: HasilRekap

    @property
    def kembali(self) -> bool:
        """Whether the form came back, or the unit was excused."""
        selesai = {StatusFormulir.DITERIMA, StatusFormulir.DIKECUALIKAN}
        return self.formulir is not None and self.formulir.status in selesai

    @property
    def status(self) -> str:
        """The state of the form as staff read it."""
        return "belum dikirim" if self.formulir is None else str(self.formulir.status)


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """The active quarter: rows of the Kertas Kerja, nodes of the tree in order, units, money."""

    baris: tuple[BarisUkur, ...]
    pohon: tuple[tuple[Kinerja, int], ...]
    anak: dict[str, list[str]]
    butir: dict[str, list[Butir]]
    simpul: dict[str, HasilRekap]
    kecamatan: HasilRekap
    unit: tuple[RingkasUnit, ...]
    uang: dict[str, Uang]
    uang_kecamatan: Uang


@lru_cache(maxsize=1)  # Beranda, Rekap and Laporan of one drawing show the same
def ringkas(bahan: Bahan) -> Ringkasan:
    """Everything at once; every value is the domain's over the rows as the formulas see them."""
    master = bahan.master
    baris = baris_aktif(bahan)
    metode = master.pengaturan.metode_rekap
    pohon = tanam(master.kinerja)
    berputar = {kode for putaran in pohon.lingkaran() for kode in putaran}
    simpul = [
        Simpul(k.kode, k.uraian, k.level, "" if kode in berputar else k.induk)
        for kode, k in pohon.simpul.items()
    ]
    butir: dict[str, list[Butir]] = {}
    for satu in baris:
        butir.setdefault(str(satu["induk"]), []).append(_butir(satu))
    nilai = rekap_pohon(simpul, butir, metode)
    kecamatan = rekap_kecamatan(simpul, nilai, metode)
    uang = _uang_pohon(bahan, simpul, nilai)
    return Ringkasan(
        baris=tuple(baris),
        pohon=tuple(_urut(simpul, pohon.simpul)),
        anak={s.kode: [a.kode for a in simpul if a.induk == s.kode] for s in simpul},
        butir=butir,
        simpul=nilai,
        kecamatan=kecamatan,
        unit=tuple(_unit(bahan, baris)),
        uang=uang,
        uang_kecamatan=_uang_kecamatan(bahan, simpul, uang, kecamatan),
    )


def baris_aktif(bahan: Bahan) -> list[BarisUkur]:
    """The rows of the Kertas Kerja of the active quarter with their computed columns."""
    triwulan = int(bahan.master.kerja.triwulan)
    mentah = bahan.isi.baris(TBL_KERTAS_KERJA.nama)
    return [
        nilai_rumus(TBL_KERTAS_KERJA, satu, bahan.konteks)
        for satu in mentah
        if satu.get("kode") and satu.get("triwulan") == triwulan
    ]


def bulat(bahan: Bahan, nilai: Decimal | None) -> Decimal | None:
    """A percent as the workbook rounds it."""
    aturan = bahan.master.pengaturan
    cara = Cara(desimal=aturan.desimal, pembulatan=aturan.pembulatan)
    return bulat_sel(None if nilai is None else Fraction(nilai), cara)


def predikat_bulat(bahan: Bahan, nilai: Decimal | None) -> str:
    """The predikat of a percent after rounding; empty for none."""
    return teks_predikat(bulat(bahan, nilai), bahan.konteks)


def _butir(baris: BarisUkur) -> Butir:
    return Butir(
        str(baris["kode"]),
        str(baris.get("indikator") or ""),
        bilangan(baris["untuk_rekap"]),
        bilangan(baris.get("bobot")),
        str(baris.get("catatan") or ALASAN),
    )


def _urut(simpul: Sequence[Simpul], asal: dict[str, Kinerja]) -> list[tuple[Kinerja, int]]:
    """The nodes depth first with their depth; what hangs in the air comes after the tree."""
    ada = {s.kode for s in simpul}
    anak: dict[str, list[str]] = {}
    for satu in simpul:
        anak.setdefault(satu.induk if satu.induk in ada else "", []).append(satu.kode)
    hasil: list[tuple[Kinerja, int]] = []
    antre = [(kode, 0) for kode in reversed(anak.get("", []))]
    while antre:
        kode, dalam = antre.pop()
        hasil.append((asal[kode], dalam))
        antre += [(bawah, dalam + 1) for bawah in reversed(anak.get(kode, []))]
    return hasil


def _unit(bahan: Bahan, baris: Sequence[BarisUkur]) -> list[RingkasUnit]:
    master, triwulan = bahan.master, int(bahan.master.kerja.triwulan)
    formulir = master.formulir_tw(triwulan)
    terisi = {
        r.kode for r in master.realisasi if r.triwulan == triwulan and not baca_angka(r.realisasi).kosong
    }
    nilai = rekap_unit(((str(b["unit"]), _butir(b)) for b in baris), master.pengaturan.metode_rekap)
    hasil = []
    for unit in master.unit:
        milik = [i.kode for i in master.indikator_berlaku() if i.unit == unit.kode]
        surat = formulir.get(unit.kode)
        hasil.append(
            RingkasUnit(
                unit,
                surat,
                surat is not None and _terlambat(surat, bahan),
                sum(kode in terisi for kode in milik),
                len(milik),
                nilai.get(unit.kode, HasilRekap(None, 0)),
            )
        )
    return hasil


def _terlambat(formulir: Formulir, bahan: Bahan) -> bool:
    """Returned after its due time, or still out when that has passed; an excused unit is never late."""
    if formulir.tenggat is None or formulir.status is StatusFormulir.DIKECUALIKAN:
        return False
    if formulir.status is StatusFormulir.DITERIMA:
        return formulir.kembali is not None and formulir.kembali > formulir.tenggat
    return bahan.sekarang > formulir.tenggat


def _uang_pohon(bahan: Bahan, simpul: Sequence[Simpul], nilai: dict[str, HasilRekap]) -> dict[str, Uang]:
    pagu = gulung_uang(simpul, {k.kode: k.pagu for k in bahan.master.kinerja})
    dipakai = gulung_uang(simpul, realisasi_anggaran(bahan))
    return {s.kode: _uang(bahan, pagu[s.kode], dipakai[s.kode], nilai[s.kode].nilai) for s in simpul}


def realisasi_anggaran(bahan: Bahan) -> dict[str, Decimal | None]:
    """What was reported as spent on each node in the quarter, over all units that report it."""
    hasil: dict[str, Decimal | None] = {}
    for satu in bahan.master.anggaran:
        if satu.triwulan == bahan.master.kerja.triwulan and satu.realisasi is not None:
            hasil[satu.kode] = (hasil.get(satu.kode) or Decimal(0)) + satu.realisasi
    return hasil


def _uang_kecamatan(
    bahan: Bahan, simpul: Sequence[Simpul], uang: dict[str, Uang], kecamatan: HasilRekap
) -> Uang:
    """The money of the kecamatan: the sum over the nodes at the top."""
    ada = {s.kode for s in simpul}
    puncak = [uang[s.kode] for s in simpul if s.induk not in ada]
    return _uang(
        bahan, _jumlah([u.pagu for u in puncak]), _jumlah([u.realisasi for u in puncak]), kecamatan.nilai
    )


def _jumlah(nilai: Sequence[Decimal | None]) -> Decimal | None:
    ada = [satu for satu in nilai if satu is not None]
    return sum(ada, Decimal(0)) if ada else None


def _uang(bahan: Bahan, pagu: Decimal | None, dipakai: Decimal | None, nilai: Decimal | None) -> Uang:
    """Absorption and efficiency from the figures as they are printed, so that they can be checked."""
    serap = bulat(bahan, serapan(pagu, dipakai))
    selisih = efisiensi(bulat(bahan, nilai), serap)
    return Uang(
        pagu, dipakai, serap, selisih, tingkat_efisiensi(selisih, bahan.master.pengaturan.ambang_efisiensi)
    )
