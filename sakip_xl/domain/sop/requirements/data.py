"""The checks on data: indicators, forms and their return, recap, Kertas Kerja."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sakip_xl.domain.measure.reported import NOTHING, asked_of, reported_in, reported_values
from sakip_xl.domain.measure.units import reporting_units, with_target
from sakip_xl.domain.model import Formulir, Indikator, KertasKerja, Master, Unit
from sakip_xl.domain.rules import check_rules
from sakip_xl.domain.rules.indikator import empty_smart
from sakip_xl.domain.sop.current import sop_status
from sakip_xl.domain.sop.jejak import in_force
from sakip_xl.domain.sop.requirements.registry import requirement
from sakip_xl.domain.sop.requirements.sidik import standard
from sakip_xl.domain.terms import Event, FormulirStatus, SopName
from sakip_xl.domain.wording import triwulan as nama_triwulan
from sakip_xl.errors import Temuan, Tingkat, temuan


def _formulir(master: Master, triwulan: int) -> Iterator[tuple[Unit, Formulir | None]]:
    forms = master.formulir_tw(triwulan)
    for unit in reporting_units(master, triwulan):
        yield unit, forms.get(unit.kode)


@requirement("draft_formulir")
def draft_formulir(master: Master, _sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """There are units that must report and indicators to report on."""
    if not master.required_units():
        yield temuan("SKP-433")
    if not with_target(master, triwulan):
        yield temuan("SKP-434", triwulan=nama_triwulan(triwulan))


@requirement("formulir_siap")
def formulir_siap(master: Master, _sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """No indicator has a fault, and every unit that reports has its form."""
    kode = {indikator.baris_ke: indikator.kode for indikator in master.indikator}
    for found in check_rules(master, date(master.pengaturan.tahun, 12, 31), table={Indikator.table}):
        if found.temuan.tingkat is Tingkat.SALAH and found.table == Indikator.table:
            problem, remedy = found.temuan.pesan.rstrip("."), found.temuan.saran.rstrip(".")
            yield temuan("SKP-435", nilai=kode[found.row_index], masalah=problem, cara=remedy)
    for unit, formulir in _formulir(master, triwulan):
        if formulir is None:
            yield temuan("SKP-436", nilai=unit.nama, triwulan=nama_triwulan(triwulan))


@requirement("tanda_terima")
def tanda_terima(master: Master, _sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """Every unit that reports has its form and a record of who received it and when."""
    for unit, formulir in _formulir(master, triwulan):
        if formulir is None:
            yield temuan("SKP-436", nilai=unit.nama, triwulan=nama_triwulan(triwulan))
        elif formulir.status is not FormulirStatus.DIKECUALIKAN and not (
            formulir.penerima and formulir.diterima_unit
        ):
            yield temuan("SKP-437", nilai=unit.nama)


@requirement("formulir_kembali")
def formulir_kembali(master: Master, _sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """Every unit that reports handed its form in, or is excused with a reason."""
    for unit, formulir in _formulir(master, triwulan):
        if formulir is None:
            yield temuan("SKP-436", nilai=unit.nama, triwulan=nama_triwulan(triwulan))
        elif formulir.status is FormulirStatus.DIKECUALIKAN:
            if not formulir.alasan:
                yield temuan("SKP-439", nilai=unit.nama)
        elif formulir.status is not FormulirStatus.DITERIMA:
            yield temuan("SKP-438", nilai=unit.nama, status=formulir.status.value)


@requirement("rekap_cocok")
def rekap_cocok(master: Master, _sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """Each received form has one realisasi, of that form, for every indicator with a target.

    One that is declared not available yet, with its reason, is an answer.
    """
    separator = master.pengaturan.pemisah_desimal
    satuan = {indikator.kode: asked_of(indikator) for indikator in master.indikator_in_force()}
    answers = {
        (r.kode, r.id_formulir): reported_in(r, satuan.get(r.kode), separator)
        for r in master.realisasi
        if r.triwulan == triwulan
    }
    for unit, formulir in _formulir(master, triwulan):
        if formulir is None or formulir.status is not FormulirStatus.DITERIMA:
            continue
        for indikator in with_target(master, triwulan):
            key = (indikator.kode, formulir.id_formulir)
            if unit.kode not in indikator.units:
                continue
            if key not in answers:
                form_id = formulir.id_formulir
                yield temuan("SKP-440", nilai=unit.nama, indikator=indikator.kode, formulir=form_id)
            elif not answers[key].answered:
                yield temuan("SKP-441", nilai=unit.nama, indikator=indikator.kode)


@requirement("bentrok_diputuskan")
def bentrok_diputuskan(master: Master, _sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """Nothing of the quarter waits for a decision between two values."""
    for row in master.bentrok:
        if row.terbuka and row.triwulan in {None, triwulan}:
            yield temuan("SKP-711", unit=row.unit, subjek=row.kode, judul=row.kolom)


@requirement("indikator_smart")
def indikator_smart(master: Master, _sop: SopName, _triwulan: int) -> Iterator[Temuan]:
    """Every indicator in force has its five SMART answers."""
    for indikator in master.indikator_in_force():
        if empty_smart(indikator):
            yield temuan("SKP-448", nilai=indikator.kode)


def _kertas_kerja(master: Master, triwulan: int) -> dict[str, KertasKerja]:
    return {row.kode: row for row in master.kertas_kerja if row.triwulan == triwulan}


@requirement("kertas_kerja_siap")
def kertas_kerja_siap(master: Master, _sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """Every indicator in force has its row with the method and the target in force."""
    if not master.indikator_in_force():
        yield temuan("SKP-434", triwulan=nama_triwulan(triwulan))
    rows = _kertas_kerja(master, triwulan)
    for indikator in master.indikator_in_force():
        row = rows.get(indikator.kode)
        if row is None:
            yield temuan("SKP-449", nilai=indikator.kode, triwulan=nama_triwulan(triwulan))
        elif standard(row.target_ketik) != standard(indikator.target_tw(triwulan)):
            yield temuan("SKP-450", nilai=indikator.kode, triwulan=nama_triwulan(triwulan))


@requirement("kertas_kerja_terisi")
def kertas_kerja_terisi(master: Master, _sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """Every row holds the realisasi that was reported last, or says why there is no number."""
    reported = reported_values(master)
    rows = _kertas_kerja(master, triwulan)
    for indikator in master.indikator_in_force():
        row = rows.get(indikator.kode)
        if row is None:
            yield temuan("SKP-449", nilai=indikator.kode, triwulan=nama_triwulan(triwulan))
        elif standard(row.realisasi_ketik) != standard(
            reported.get((indikator.kode, triwulan), NOTHING).realisasi
        ):
            yield temuan("SKP-451", nilai=indikator.kode, triwulan=nama_triwulan(triwulan))
        elif row.realisasi is None and not row.catatan:
            yield temuan("SKP-452", nilai=indikator.kode)


@requirement("pengumpulan_disetujui")
def pengumpulan_disetujui(master: Master, _sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """The Sekretaris approved the data of the same quarter, as the log shows."""
    status = sop_status(master, SopName.PENGUMPULAN, triwulan, datetime.min)  # lateness does not matter here
    if not status.disetujui:
        yield temuan("SKP-453", triwulan=nama_triwulan(triwulan))


@requirement("rekap_pengukuran")
def rekap_pengukuran(master: Master, _sop: SopName, triwulan: int) -> Iterator[Temuan]:
    """The log has a recap of Pengukuran after the last computation of the quarter."""
    events = [
        row.peristiwa
        for row in in_force(master.jejak)
        if row.sop is SopName.PENGUKURAN
        and row.triwulan == triwulan
        and row.peristiwa in {Event.HITUNG, Event.REKAP}
    ]
    if not events or events[-1] is not Event.REKAP:
        yield temuan("SKP-454", triwulan=nama_triwulan(triwulan))
