"""The checks on data: indicators, forms and their return, recap, Kertas Kerja."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sakip_xl.domain.angka import baca_angka
from sakip_xl.domain.aturan import periksa_aturan
from sakip_xl.domain.aturan.indikator import smart_kosong
from sakip_xl.domain.istilah import NamaSop, Peristiwa, StatusFormulir
from sakip_xl.domain.jejak import berlaku
from sakip_xl.domain.keadaan import status_sop
from sakip_xl.domain.model import Formulir, Indikator, KertasKerja, Master, Unit
from sakip_xl.domain.syarat.inti import syarat
from sakip_xl.domain.syarat.sidik import baku
from sakip_xl.domain.tulisan import triwulan as nama_triwulan
from sakip_xl.errors import Temuan, Tingkat, temuan


def bertarget(master: Master, triwulan: int) -> list[Indikator]:
    """The indicators in force that have a target in the quarter."""
    pemisah = master.pengaturan.pemisah_desimal
    return [
        satu
        for satu in master.indikator_berlaku()
        if not baca_angka(satu.target_tw(triwulan), pemisah=pemisah).kosong
    ]


def unit_pelapor(master: Master, triwulan: int) -> list[Unit]:
    """The obliged units that have something to report in the quarter; the others get no form."""
    punya = {satu.unit for satu in bertarget(master, triwulan)}
    return [unit for unit in master.unit_wajib() if unit.kode in punya]


def _formulir(master: Master, triwulan: int) -> Iterator[tuple[Unit, Formulir | None]]:
    ada = master.formulir_tw(triwulan)
    for unit in unit_pelapor(master, triwulan):
        yield unit, ada.get(unit.kode)


@syarat("draft_formulir")
def draft_formulir(master: Master, _sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """There are units that must report and indicators to report on."""
    if not master.unit_wajib():
        yield temuan("SKP-433")
    if not bertarget(master, triwulan):
        yield temuan("SKP-434", triwulan=nama_triwulan(triwulan))


@syarat("formulir_siap")
def formulir_siap(master: Master, _sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """No indicator has a fault, and every unit that reports has its form."""
    kode = {satu.baris_ke: satu.kode for satu in master.indikator}
    for apa in periksa_aturan(master, date(master.pengaturan.tahun, 12, 31), tabel={"tblIndikator"}):
        if apa.temuan.tingkat is Tingkat.SALAH:
            masalah, cara = apa.temuan.pesan.rstrip("."), apa.temuan.saran.rstrip(".")
            yield temuan("SKP-435", nilai=kode[apa.baris_ke], masalah=masalah, cara=cara)
    for unit, formulir in _formulir(master, triwulan):
        if formulir is None:
            yield temuan("SKP-436", nilai=unit.nama, triwulan=nama_triwulan(triwulan))


@syarat("tanda_terima")
def tanda_terima(master: Master, _sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """Every unit that reports has its form and said who received it and when."""
    for unit, formulir in _formulir(master, triwulan):
        if formulir is None:
            yield temuan("SKP-436", nilai=unit.nama, triwulan=nama_triwulan(triwulan))
        elif formulir.status is not StatusFormulir.DIKECUALIKAN and not (
            formulir.penerima and formulir.diterima_unit
        ):
            yield temuan("SKP-437", nilai=unit.nama)


@syarat("formulir_kembali")
def formulir_kembali(master: Master, _sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """Every unit that reports handed its form in, or is excused with a reason."""
    for unit, formulir in _formulir(master, triwulan):
        if formulir is None:
            yield temuan("SKP-436", nilai=unit.nama, triwulan=nama_triwulan(triwulan))
        elif formulir.status is StatusFormulir.DIKECUALIKAN:
            if not formulir.alasan:
                yield temuan("SKP-439", nilai=unit.nama)
        elif formulir.status is not StatusFormulir.DITERIMA:
            yield temuan("SKP-438", nilai=unit.nama, status=formulir.status.value)


@syarat("rekap_cocok")
def rekap_cocok(master: Master, _sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """Each received form has one realisasi, of that form, for every indicator with a target."""
    realisasi = {(r.kode, r.id_formulir): r.realisasi for r in master.realisasi if r.triwulan == triwulan}
    for unit, formulir in _formulir(master, triwulan):
        if formulir is None or formulir.status is not StatusFormulir.DITERIMA:
            continue
        for satu in bertarget(master, triwulan):
            tempat = (satu.kode, formulir.id_formulir)
            if satu.unit != unit.kode:
                continue
            if tempat not in realisasi:
                nomor = formulir.id_formulir
                yield temuan("SKP-440", nilai=unit.nama, indikator=satu.kode, formulir=nomor)
            elif baca_angka(realisasi[tempat]).kosong:
                yield temuan("SKP-441", nilai=unit.nama, indikator=satu.kode)


@syarat("indikator_smart")
def indikator_smart(master: Master, _sop: NamaSop, _triwulan: int) -> Iterator[Temuan]:
    """Every indicator in force has its five SMART answers."""
    for satu in master.indikator_berlaku():
        if smart_kosong(satu):
            yield temuan("SKP-448", nilai=satu.kode)


def _kertas_kerja(master: Master, triwulan: int) -> dict[str, KertasKerja]:
    return {baris.kode: baris for baris in master.kertas_kerja if baris.triwulan == triwulan}


@syarat("kertas_kerja_siap")
def kertas_kerja_siap(master: Master, _sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """Every indicator in force has its row with the method and the target in force."""
    if not master.indikator_berlaku():
        yield temuan("SKP-434", triwulan=nama_triwulan(triwulan))
    ada = _kertas_kerja(master, triwulan)
    for satu in master.indikator_berlaku():
        baris = ada.get(satu.kode)
        if baris is None:
            yield temuan("SKP-449", nilai=satu.kode, triwulan=nama_triwulan(triwulan))
        elif baku(baris.target_ketik) != baku(satu.target_tw(triwulan)):
            yield temuan("SKP-450", nilai=satu.kode, triwulan=nama_triwulan(triwulan))


@syarat("kertas_kerja_terisi")
def kertas_kerja_terisi(master: Master, _sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """Every row holds the realisasi that was reported last, or says why there is no number."""
    dilaporkan = {r.kode: r.realisasi for r in master.realisasi if r.triwulan == triwulan}
    ada = _kertas_kerja(master, triwulan)
    for satu in master.indikator_berlaku():
        baris = ada.get(satu.kode)
        if baris is None:
            yield temuan("SKP-449", nilai=satu.kode, triwulan=nama_triwulan(triwulan))
        elif baku(baris.realisasi_ketik) != baku(dilaporkan.get(satu.kode)):
            yield temuan("SKP-451", nilai=satu.kode, triwulan=nama_triwulan(triwulan))
        elif baris.realisasi is None and not baris.catatan:
            yield temuan("SKP-452", nilai=satu.kode)


@syarat("pengumpulan_disetujui")
def pengumpulan_disetujui(master: Master, _sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """The Sekretaris agreed to the data of the same quarter, as the log tells."""
    status = status_sop(master, NamaSop.PENGUMPULAN, triwulan, datetime.min)  # lateness is not asked
    if not status.disetujui:
        yield temuan("SKP-453", triwulan=nama_triwulan(triwulan))


@syarat("rekap_pengukuran")
def rekap_pengukuran(master: Master, _sop: NamaSop, triwulan: int) -> Iterator[Temuan]:
    """The log has a recap of Pengukuran after the last computation of the quarter."""
    peristiwa = [
        baris.peristiwa
        for baris in berlaku(master.jejak)
        if baris.sop is NamaSop.PENGUKURAN
        and baris.triwulan == triwulan
        and baris.peristiwa in {Peristiwa.HITUNG, Peristiwa.REKAP}
    ]
    if not peristiwa or peristiwa[-1] is not Peristiwa.REKAP:
        yield temuan("SKP-454", triwulan=nama_triwulan(triwulan))
