"""Make the report of one SOP (Pengumpulan step 9, Pengukuran step 7)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.sesi import Saat, Sesi
from sakip_xl.actions.status import ringkas_formulir
from sakip_xl.books.port import Buku
from sakip_xl.domain.istilah import ROMAWI, JenisLaporan, NamaSop, Peristiwa, Triwulan
from sakip_xl.domain.model import Laporan, Master
from sakip_xl.domain.nilai import capaian_kecamatan
from sakip_xl.domain.sop import SOP
from sakip_xl.domain.syarat import sidik_data
from sakip_xl.domain.tulisan import persen
from sakip_xl.errors import SakipError


def laporan(
    buku: Buku,
    sop: NamaSop,
    *,
    saat: Saat,
    triwulan: int | None = None,
) -> Hasil:
    """Append a draft report made from the data as they stand now; the sheet Laporan shows it whole.

    The final report is not made here: it follows from the Sekretaris' *ya* (``majukan``). Refused when
    there is nothing to report yet (SKP-464).
    """
    sesi = Sesi.buka(buku, saat)
    periode = int(triwulan or sesi.master.kerja.triwulan)
    baris = susun_draft(sesi.master, sop, periode, sekarang=sesi.sekarang, oleh=sesi.oleh)
    sesi.perubahan.tambahkan("tblLaporan", baris)
    sesi.catat(Peristiwa.LAPORAN, sop=sop, triwulan=periode, catatan=baris.nomor)
    cadangan = sesi.simpan("laporan")
    pesan = f"Draft laporan {SOP[sop].judul.removeprefix('SOP ')} {baris.nomor} sudah disusun."
    return Hasil(pesan, {"nomor": baris.nomor, "jenis": str(baris.jenis), "cadangan": str(cadangan or "")})


def susun_draft(master: Master, sop: NamaSop, triwulan: int, *, sekarang: datetime, oleh: str) -> Laporan:
    """The draft as a row: its numbers come from the data, its fingerprint ties it to them."""
    ada = bool(_bahan(master, sop, triwulan))
    if not ada:
        raise SakipError("SKP-464", nilai=SOP[sop].judul, triwulan=ROMAWI[triwulan])
    nilai = capaian_kecamatan(master, triwulan) if sop is NamaSop.PENGUKURAN else None
    return Laporan(
        nomor=nomor_laporan(master, sop, triwulan),
        sop=sop,
        triwulan=Triwulan(triwulan),
        jenis=JenisLaporan.DRAFT,
        tanggal=sekarang.date(),
        disusun_oleh=oleh or "Tim SAKIP",
        ringkasan=_ringkasan(master, sop, triwulan, nilai),
        capaian=nilai,
        sidik_data=sidik_data(master, sop, triwulan),
    )


def nomor_laporan(master: Master, sop: NamaSop, triwulan: int) -> str:
    """The number of the next report: PENGUMPULAN-TW2-2026-01, counted within its SOP and quarter."""
    ada = {satu.nomor for satu in master.laporan}
    urutan = len(master.laporan_tw(sop, triwulan)) + 1
    awal = f"{str(sop).upper()}-TW{int(triwulan)}-{master.pengaturan.tahun}"
    while (nomor := f"{awal}-{urutan:02d}") in ada:
        urutan += 1
    return nomor


def _bahan(master: Master, sop: NamaSop, triwulan: int) -> list[object]:
    sumber = master.realisasi if sop is NamaSop.PENGUMPULAN else master.kertas_kerja
    return [baris for baris in sumber if baris.triwulan == triwulan]


def _ringkasan(master: Master, sop: NamaSop, triwulan: int, nilai: Decimal | None) -> str:
    if sop is NamaSop.PENGUMPULAN:
        formulir = ringkas_formulir(master, triwulan)
        jumlah = sum(r.triwulan == triwulan and r.realisasi not in {None, ""} for r in master.realisasi)
        return f"{formulir['kembali']} dari {formulir['wajib']} unit kembali; {jumlah} realisasi terkumpul."
    baris = [k for k in master.kertas_kerja if k.triwulan == triwulan]
    terisi = sum(k.realisasi is not None for k in baris)
    return f"{terisi} dari {len(baris)} indikator berealisasi; rata-rata capaian kecamatan {persen(nilai)}."
