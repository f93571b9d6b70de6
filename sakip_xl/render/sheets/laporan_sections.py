"""The sections of the printed reports, from the figures of the active quarter."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

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
from sakip_xl.domain.model import Cell, Laporan
from sakip_xl.domain.sop.definition import IDENTITAS, SOP, fill_names
from sakip_xl.domain.terms import Level, SopName, YesNo
from sakip_xl.render.material import Material
from sakip_xl.render.paper import Paper, Span

_CENTER, _RIGHT = "tengah", "kanan+masuk1"


def legal_basis_part(paper: Paper, material: Material, sop: SopName) -> None:
    """The legal basis of the SOP, and the Camat's order that started it."""
    pengaturan, triwulan = material.master.pengaturan, material.master.kerja.triwulan
    langkah = SOP[sop].langkah_keluar("disposisi_camat").nomor
    legal_bases = [
        fill_names(item.teks, pengaturan.nama_kecamatan, pengaturan.nama_kabupaten)
        for item in IDENTITAS.dasar_hukum
    ]
    orders = [
        f"Disposisi Camat Nomor Agenda {d.nomor_agenda} tanggal {wording.tanggal(d.tanggal)} hal {d.hal}."
        for d in material.master.disposisi
        if d.sop is sop and d.triwulan == triwulan and d.langkah == langkah
    ]
    for number, text in enumerate([*legal_bases, *orders], 1):
        paper.numbered(number, text)


def pengumpulan_part(paper: Paper, data: Summary) -> None:
    """How many units returned, who is late and who is missing, one row a unit."""
    late = [unit.unit.nama for unit in data.terlambat]
    pending = [unit.unit.nama for unit in data.belum]
    required, returned = len(data.wajib), data.kembali
    paper.text(f"Dari {required} unit wajib, {returned} unit sudah mengembalikan formulir atau dikecualikan.")
    if pending:
        paper.text(f"Belum mengembalikan: {wording.listing(pending)}.")
    if late:
        paper.text(f"Terlambat: {wording.listing(late)}.")
    spans = (
        Span(0, 0, "No", _CENTER),
        Span(1, 2, "Unit Kerja"),
        Span(3, 3, "Status"),
        Span(4, 5, "Realisasi Terisi", _CENTER),
        Span(6, 7, "Kembali"),
    )
    rows: list[list[Cell]] = [
        [
            number,
            f"{u.unit.nama}{_reason(u.formulir.alasan if u.formulir else '')}",
            u.status,
            _filled(u),
            wording.waktu(u.formulir.kembali) if u.formulir else "-",
        ]
        for number, u in enumerate(data.unit, 1)
    ]
    paper.table(spans, rows, "Belum ada unit kerja.")


def _filled(unit: UnitSummary) -> str:
    declared = f", {unit.belum_tersedia} belum tersedia" if unit.belum_tersedia else ""
    return f"{unit.terisi} dari {unit.jumlah}{declared}"


def not_available_part(paper: Paper, material: Material) -> None:
    """How many realisasi are declared not available yet, which and why; nothing when there are none."""
    declared = not_available(material.master, int(material.master.kerja.triwulan))
    if declared:
        paper.text(f"Belum tersedia {len(declared)} realisasi: {name_not_available(declared)}.")


def _reason(text: str) -> str:
    return f" ({text})" if text else ""


def data_part(paper: Paper, material: Material) -> None:
    """What was collected: target and realisasi of every indicator as the units typed them."""
    master, triwulan = material.master, int(material.master.kerja.triwulan)
    reported = reported_values(master)
    spans = (
        Span(0, 0, "No", _CENTER),
        Span(1, 2, "Indikator Kinerja"),
        Span(3, 3, "Satuan"),
        Span(4, 4, "Target", _RIGHT),
        Span(5, 5, "Realisasi", _RIGHT),
        Span(6, 7, "Unit"),
    )
    rows: list[list[Cell]] = [
        [
            number,
            i.indikator,
            i.satuan,
            typed_value(i.target_tw(triwulan)),
            _reported_value(reported.get((i.kode, triwulan), NOTHING)),
            ", ".join(i.units),
        ]
        for number, i in enumerate(master.indikator_in_force(), 1)
    ]
    paper.table(spans, rows, "Belum ada indikator.")
    not_available_part(paper, material)


def _reported_value(reported: Reported) -> str:
    return "Belum tersedia" if reported.alasan_belum else typed_value(reported.realisasi)


def typed_value(value: object) -> str:
    """A target or realisasi as typed, numbers the Indonesian way; a dash for nothing."""
    if value is None or value == "":
        return "-"
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return wording.angka(value, None)
    return str(value)


def pengukuran_part(paper: Paper, data: Summary, desimal: int) -> None:
    """The table of PermenPANRB 53/2014: one row an indicator, under the node it measures."""
    spans = (
        Span(0, 0, "No", _CENTER),
        Span(1, 1, "Sasaran Strategis / Kinerja"),
        Span(2, 2, "Indikator Kinerja"),
        Span(3, 3, "Satuan"),
        Span(4, 4, "Target", _RIGHT),
        Span(5, 5, "Realisasi", _RIGHT),
        Span(6, 6, "Capaian (%)", _RIGHT),
        Span(7, 7, "Predikat", _CENTER),
    )
    uraian = {node.kinerja.kode: node.kinerja.uraian for node in data.pohon}
    order = {kode: n for n, kode in enumerate(uraian)}
    ordered = sorted(data.indikator, key=lambda measured: order.get(measured.row.induk, len(order)))
    rows: list[list[Cell]] = []
    previous = None
    for number, measured in enumerate(ordered, 1):
        item = measured.row
        rows.append(
            [
                number,
                "" if item.induk == previous else uraian.get(item.induk, item.induk),
                item.indikator,
                item.satuan,
                *map(typed_value, measured.capaian.pasangan),
                wording.angka(measured.capaian.direkap.nilai, desimal),
                measured.predikat or "-",
            ]
        )
        previous = item.induk
    paper.table(spans, rows, "Kertas Kerja triwulan ini belum diisi.")


def sasaran_part(paper: Paper, data: Summary, desimal: int) -> None:
    """The roll-up of every sasaran and of the kecamatan, and what was left out."""
    spans = (
        Span(0, 0, "No", _CENTER),
        Span(1, 2, "Sasaran"),
        Span(3, 4, "Indikator Dihitung", _CENTER),
        Span(5, 6, "Capaian (%)", _RIGHT),
        Span(7, 7, "Predikat", _CENTER),
    )
    rows: list[list[Cell]] = [
        [
            number,
            node.kinerja.uraian,
            f"{node.sendiri.dihitung} dari {len(node.indikator)}",
            *_nilai(node.nilai, desimal),
        ]
        for number, node in enumerate(data.on_level(Level.SASARAN), 1)
    ]
    paper.table(spans, rows, "Belum ada sasaran.")
    total = ["", "Kecamatan", f"{data.kecamatan.dihitung} sasaran", *_nilai(data.kecamatan, desimal)]
    paper.values(spans, total, "tebal")
    if data.dikecualikan:
        paper.text(
            f"Tidak ikut direkap {len(data.dikecualikan)} dari {len(data.indikator)} indikator: "
            f"{wording.listing([measured.row.kode for measured in data.dikecualikan])}. "
            "Sebabnya disebut pada lembar Rekap."
        )


def _nilai(nilai: Nilai, desimal: int) -> tuple[str, str]:
    return wording.angka(nilai.bulat, desimal), nilai.predikat or "-"


def kendala_part(paper: Paper, material: Material) -> None:
    """Obstacles, what was done and what is going to be done, as the units reported them."""
    triwulan = material.master.kerja.triwulan
    indikator = {row.kode: row for row in material.master.indikator_in_force()}
    spans = (
        Span(0, 0, "No", _CENTER),
        Span(1, 1, "Indikator"),
        Span(2, 2, "Kendala"),
        Span(3, 5, "Solusi"),
        Span(6, 7, "Rencana Tindak Lanjut"),
    )
    rows = [
        [
            reported_subject(indikator.get(r.kode), r),
            _or_dash(r.kendala),
            _or_dash(r.solusi),
            _followed_up(r.tindak_lanjut, r.batas_waktu),
        ]
        for r in material.master.realisasi
        if r.triwulan == triwulan and any(_has_words(t) for t in (r.kendala, r.solusi, r.tindak_lanjut))
    ]
    paper.table(spans, [[n, *row] for n, row in enumerate(rows, 1)], "Tidak ada kendala yang dilaporkan.")


def _has_words(text: str) -> bool:
    return bool(text.strip(" -.")) and text.casefold() not in {"nihil", "tidak ada"}


def _or_dash(text: str) -> str:
    return text or "-"


def _followed_up(text: str, limit: date | None) -> str:
    until = f" (sampai {wording.tanggal(limit)})" if limit is not None else ""
    return f"{_or_dash(text)}{until}"


def anggaran_part(paper: Paper, data: Summary, desimal: int) -> None:
    """Ceiling, spending, absorption and efficiency of every program and of the kecamatan."""
    spans = (
        Span(0, 0, "No", _CENTER),
        Span(1, 1, "Program"),
        Span(2, 2, "Pagu (Rp)", _RIGHT),
        Span(3, 4, "Realisasi (Rp)", _RIGHT),
        Span(5, 5, "Serapan (%)", _RIGHT),
        Span(6, 6, "Efisiensi (poin)", _RIGHT),
        Span(7, 7, "Kesimpulan", _CENTER),
    )
    rows: list[list[Cell]] = [
        [number, node.kinerja.uraian, *_money(node.uang, desimal)]
        for number, node in enumerate(data.on_level(Level.PROGRAM), 1)
    ]
    paper.table(spans, rows, "Belum ada program.")
    paper.values(spans, ["", "Kecamatan", *_money(data.uang, desimal)], "tebal")
    paper.text(
        "Efisiensi ialah capaian dikurangi serapan. Serapan dihitung terhadap pagu setahun, sehingga "
        "sebelum Triwulan IV kesimpulan bersifat sementara.",
        "naskah+miring",
    )


def _money(money: Money, desimal: int) -> list[str]:
    return [
        wording.angka(money.pagu),
        wording.angka(money.belanja),
        wording.angka(money.serapan, desimal),
        wording.angka(money.efisiensi, desimal),
        str(money.tingkat or "-"),
    ]


def keputusan_part(paper: Paper, versions: Sequence[Laporan]) -> None:
    """Every decision of the Sekretaris on this report and the Camat's disposisi, oldest first."""
    found = False
    for laporan in versions:
        if laporan.keputusan_sekretaris is not None:
            answer = (
                "disetujui" if laporan.keputusan_sekretaris is YesNo.YA else "dikembalikan untuk dilengkapi"
            )
            arahan = f" Arahan: {laporan.arahan}" if laporan.arahan else ""
            paper.text(f"Laporan {laporan.nomor} {answer} oleh Sekretaris.{arahan}")
            found = True
        if laporan.disposisi_camat:
            paper.text(f"Disposisi Camat: {laporan.disposisi_camat}")
            found = True
    if not found:
        paper.text("Menunggu keputusan Sekretaris dan disposisi Camat.")
