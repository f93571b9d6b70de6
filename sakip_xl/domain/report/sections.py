"""The sentences and rows of the reports, from the figures of one quarter; every cell is text as printed.

A row is a mapping by what its cells are, in the order in which they are printed.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sakip_xl.domain import wording
from sakip_xl.domain.measure.anggaran_tree import Money
from sakip_xl.domain.measure.nilai import Nilai
from sakip_xl.domain.measure.reported import (
    NOTHING,
    Reported,
    name_not_available,
    not_available,
    reported_subject,
    reported_values,
)
from sakip_xl.domain.measure.summary import Summary
from sakip_xl.domain.measure.units import UnitSummary
from sakip_xl.domain.model import Laporan, Master
from sakip_xl.domain.sop.definition import IDENTITAS, SOP, fill_names
from sakip_xl.domain.sop.jejak import turned_over
from sakip_xl.domain.terms import Level, SopName, YesNo

ReportRow = dict[str, Any]
"""The cells of one line, by name."""

EFISIENSI = (
    "Efisiensi ialah capaian dikurangi serapan. Serapan dihitung terhadap pagu setahun, sehingga sebelum "
    "Triwulan IV kesimpulan bersifat sementara."
)
WAITING = "Menunggu keputusan Sekretaris dan disposisi Camat."


def basis(master: Master, sop: SopName, triwulan: int) -> list[str]:
    """The legal basis of the SOP, and the Camat's order that started it."""
    setting = master.pengaturan
    langkah = SOP[sop].langkah_keluar("disposisi_camat").nomor
    legal = [
        fill_names(item.teks, setting.nama_kecamatan, setting.nama_kabupaten)
        for item in IDENTITAS.dasar_hukum
    ]
    orders = [
        f"Disposisi Camat Nomor Agenda {d.nomor_agenda} tanggal {wording.tanggal(d.tanggal)} hal {d.hal}."
        for d in master.disposisi
        if d.sop is sop and d.triwulan == triwulan and d.langkah == langkah
    ]
    return [*legal, *orders]


def returns(data: Summary) -> list[str]:
    """How many units returned their form, who is missing and who is late."""
    sentences = [
        (
            f"Dari {len(data.wajib)} unit wajib, {data.kembali} unit sudah mengembalikan formulir atau "
            "dikecualikan."
        )
    ]
    if data.belum:
        sentences.append(f"Belum mengembalikan: {wording.listing([unit.unit.nama for unit in data.belum])}.")
    if data.terlambat:
        sentences.append(f"Terlambat: {wording.listing([unit.unit.nama for unit in data.terlambat])}.")
    return sentences


def unit_rows(data: Summary) -> list[ReportRow]:
    """The form of each unit: whether it came back, how much of it is filled, and when."""
    return [
        {
            "nomor": number,
            "nama": f"{unit.unit.nama}{_reason(unit)}",
            "status": unit.status,
            "terisi": _filled(unit),
            "kembali": wording.waktu(unit.formulir.kembali) if unit.formulir else "-",
        }
        for number, unit in enumerate(data.unit, 1)
    ]


def _reason(unit: UnitSummary) -> str:
    return f" ({unit.formulir.alasan})" if unit.formulir and unit.formulir.alasan else ""


def _filled(unit: UnitSummary) -> str:
    declared = f", {unit.belum_tersedia} belum tersedia" if unit.belum_tersedia else ""
    return f"{unit.terisi} dari {unit.jumlah}{declared}"


def missing_data(master: Master, triwulan: int) -> str:
    """How many realisasi are declared not available yet, which and why; empty when there are none."""
    declared = not_available(master, triwulan)
    return f"Belum tersedia {len(declared)} realisasi: {name_not_available(declared)}." if declared else ""


def collected_rows(master: Master, triwulan: int) -> list[ReportRow]:
    """What was collected: target and realisasi of every indicator as the units typed them."""
    reported = reported_values(master)
    return [
        {
            "nomor": number,
            "indikator": row.indikator,
            "satuan": row.satuan,
            "target": typed_value(row.target_tw(triwulan)),
            "realisasi": _reported_value(reported.get((row.kode, triwulan), NOTHING)),
            "unit": ", ".join(row.units),
        }
        for number, row in enumerate(master.indikator_in_force(), 1)
    ]


def _reported_value(reported: Reported) -> str:
    return "Belum tersedia" if reported.alasan_belum else typed_value(reported.realisasi)


def typed_value(value: object) -> str:
    """A target or realisasi as typed, numbers the Indonesian way; a dash for nothing."""
    if value is None or value == "":
        return "-"
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return wording.angka(value, None)
    return str(value)


def with_unit(value: object, satuan: str) -> str:
    """A target as typed with its unit, unless it is a word or names the unit itself.

    >>> with_unit(Decimal("87.5"), "%"), with_unit("95%", "%"), with_unit(3, "desa"), with_unit("BB", "nilai")
    ('87,5%', '95%', '3 desa', 'BB')
    """
    text = typed_value(value)
    if satuan.casefold() in text.casefold() or not any(letter.isdigit() for letter in text):
        return text
    return f"{text}%" if satuan == "%" else f"{text} {satuan}"


def measured_rows(data: Summary, desimal: int) -> list[ReportRow]:
    """The table of PermenPANRB 53/2014: one row an indicator, under the node it measures."""
    uraian = {node.kinerja.kode: node.kinerja.uraian for node in data.pohon}
    order = {kode: n for n, kode in enumerate(uraian)}
    ordered = sorted(data.indikator, key=lambda measured: order.get(measured.row.induk, len(order)))
    rows: list[ReportRow] = []
    previous = None
    for number, measured in enumerate(ordered, 1):
        item = measured.row
        target, realisasi = map(typed_value, measured.capaian.pasangan)
        rows.append(
            {
                "nomor": number,
                "kinerja": "" if item.induk == previous else uraian.get(item.induk, item.induk),
                "indikator": item.indikator,
                "satuan": item.satuan,
                "target": target,
                "realisasi": realisasi,
                "capaian": wording.angka(measured.capaian.direkap.nilai, desimal),
                "predikat": measured.predikat or "-",
            }
        )
        previous = item.induk
    return rows


def sasaran_rows(data: Summary, desimal: int) -> list[ReportRow]:
    """The roll-up of every sasaran."""
    return [
        {
            "nomor": number,
            "sasaran": node.kinerja.uraian,
            "dihitung": f"{node.sendiri.dihitung} dari {len(node.indikator)}",
            **nilai_cells(node.nilai, desimal),
        }
        for number, node in enumerate(data.on_level(Level.SASARAN), 1)
    ]


def kecamatan_row(data: Summary, desimal: int) -> ReportRow:
    """The roll-up of the kecamatan, a last line below the sasaran."""
    counted = f"{data.kecamatan.dihitung} sasaran"
    return {
        "nomor": "",
        "sasaran": "Kecamatan",
        "dihitung": counted,
        **nilai_cells(data.kecamatan, desimal),
    }


def nilai_cells(nilai: Nilai, desimal: int) -> ReportRow:
    """A rolled-up capaian and its predikat."""
    return {"capaian": wording.angka(nilai.bulat, desimal), "predikat": nilai.predikat or "-"}


def left_out(data: Summary) -> str:
    """Which indicators the roll-up does not count; empty when it counts all of them."""
    if not data.dikecualikan:
        return ""
    return (
        f"Tidak ikut direkap {len(data.dikecualikan)} dari {len(data.indikator)} indikator: "
        f"{wording.listing([measured.row.kode for measured in data.dikecualikan])}."
    )


def obstacle_rows(master: Master, triwulan: int, kode: Container[str] | None = None) -> list[ReportRow]:
    """Obstacles, what was done and what is going to be done, as the units reported them.

    With ``kode`` only those of these indicators.
    """
    indikator = {row.kode: row for row in master.indikator_in_force()}
    said = [
        row
        for row in master.realisasi
        if row.triwulan == triwulan
        and (kode is None or row.kode in kode)
        and any(wording.has_words(text) for text in (row.kendala, row.solusi, row.tindak_lanjut))
    ]
    return [
        {
            "nomor": number,
            "indikator": reported_subject(indikator.get(row.kode), row),
            "kendala": row.kendala or "-",
            "solusi": row.solusi or "-",
            "tindak_lanjut": _followed_up(row.tindak_lanjut, row.batas_waktu),
        }
        for number, row in enumerate(said, 1)
    ]


def _followed_up(text: str, limit: date | None) -> str:
    until = f" (sampai {wording.tanggal(limit)})" if limit is not None else ""
    return f"{text or '-'}{until}"


def money_rows(data: Summary, desimal: int) -> list[ReportRow]:
    """Ceiling, spending, absorption and efficiency of every program."""
    return [
        {"nomor": number, "program": node.kinerja.uraian, **money_cells(node.uang, desimal)}
        for number, node in enumerate(data.on_level(Level.PROGRAM), 1)
    ]


def kecamatan_money(data: Summary, desimal: int) -> ReportRow:
    """The money of the kecamatan, a last line below the programs."""
    return {"nomor": "", "program": "Kecamatan", **money_cells(data.uang, desimal)}


def money_cells(money: Money, desimal: int) -> ReportRow:
    """The money of one node."""
    return {
        "pagu": wording.angka(money.pagu),
        "realisasi": wording.angka(money.belanja),
        "serapan": wording.angka(money.serapan, desimal),
        "efisiensi": wording.angka(money.efisiensi, desimal),
        "kesimpulan": str(money.tingkat or "-"),
    }


def signing(master: Master, sop: SopName, triwulan: int) -> list[str]:
    """Whether the last decision of one SOP and quarter was signed, and by whose key; nothing without one."""
    undone, _ = turned_over(master.jejak)
    rows = [
        row
        for place, row in enumerate(master.jejak)
        if row.keputusan is not None and (row.sop, row.triwulan) == (sop, triwulan) and place not in undone
    ]
    if not rows:
        return []
    last = rows[-1]
    words = next((key.kata for key in master.kunci if last.tanda_tangan and key.sidik == last.kunci), "")
    if not words:
        return ["Keputusan ini tidak ditandatangani dengan kunci yang terdaftar."]
    return [f"Keputusan ini ditandatangani {last.oleh} dengan kunci: {words}."]


def decisions(versions: Sequence[Laporan]) -> list[str]:
    """Every decision of the Sekretaris on this report and the Camat's disposisi, oldest first."""
    result = []
    for laporan in versions:
        if laporan.keputusan_sekretaris is not None:
            agreed = laporan.keputusan_sekretaris is YesNo.YA
            answer = "disetujui" if agreed else "dikembalikan untuk dilengkapi"
            arahan = f" Arahan: {laporan.arahan}" if laporan.arahan else ""
            result.append(f"Laporan {laporan.nomor} {answer} oleh Sekretaris.{arahan}")
        if laporan.disposisi_camat:
            result.append(f"Disposisi Camat: {laporan.disposisi_camat}")
    return result
