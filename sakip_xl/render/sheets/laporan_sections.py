"""The sections of the printed reports, from the figures of the active quarter."""

from __future__ import annotations

from collections.abc import Sequence

from sakip_xl.domain.measure.summary import Summary
from sakip_xl.domain.model import Cell, Laporan
from sakip_xl.domain.report import sections
from sakip_xl.domain.terms import SopName
from sakip_xl.render.material import Material
from sakip_xl.render.paper import Paper, Span

_CENTER, _RIGHT = "tengah", "kanan+masuk1"


def legal_basis_part(paper: Paper, material: Material, sop: SopName) -> None:
    """The legal basis of the SOP, and the Camat's order that started it."""
    triwulan = int(material.master.kerja.triwulan)
    for number, text in enumerate(sections.basis(material.master, sop, triwulan), 1):
        paper.numbered(number, text)


def pengumpulan_part(paper: Paper, data: Summary) -> None:
    """How many units returned, who is late and who is missing, one row a unit."""
    for sentence in sections.returns(data):
        paper.text(sentence)
    spans = (
        Span(0, 0, "No", _CENTER),
        Span(1, 2, "Unit Kerja"),
        Span(3, 3, "Status"),
        Span(4, 5, "Realisasi Terisi", _CENTER),
        Span(6, 7, "Kembali"),
    )
    paper.table(spans, _cells(sections.unit_rows(data)), "Belum ada unit kerja.")


def not_available_part(paper: Paper, material: Material) -> None:
    """How many realisasi are declared not available yet, which and why; nothing when there are none."""
    sentence = sections.missing_data(material.master, int(material.master.kerja.triwulan))
    if sentence:
        paper.text(sentence)


def data_part(paper: Paper, material: Material) -> None:
    """What was collected: target and realisasi of every indicator as the units typed them."""
    spans = (
        Span(0, 0, "No", _CENTER),
        Span(1, 2, "Indikator Kinerja"),
        Span(3, 3, "Satuan"),
        Span(4, 4, "Target", _RIGHT),
        Span(5, 5, "Realisasi", _RIGHT),
        Span(6, 7, "Unit"),
    )
    rows = sections.collected_rows(material.master, int(material.master.kerja.triwulan))
    paper.table(spans, _cells(rows), "Belum ada indikator.")
    not_available_part(paper, material)


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
    rows = sections.measured_rows(data, desimal)
    paper.table(spans, _cells(rows), "Kertas Kerja triwulan ini belum diisi.")


def sasaran_part(paper: Paper, data: Summary, desimal: int) -> None:
    """The roll-up of every sasaran and of the kecamatan, and what was left out."""
    spans = (
        Span(0, 0, "No", _CENTER),
        Span(1, 2, "Sasaran"),
        Span(3, 4, "Indikator Dihitung", _CENTER),
        Span(5, 6, "Capaian (%)", _RIGHT),
        Span(7, 7, "Predikat", _CENTER),
    )
    paper.table(spans, _cells(sections.sasaran_rows(data, desimal)), "Belum ada sasaran.")
    paper.values(spans, [*sections.kecamatan_row(data, desimal).values()], "tebal")
    sentence = sections.left_out(data)
    if sentence:
        paper.text(f"{sentence} Sebabnya disebut pada lembar Rekap.")


def kendala_part(paper: Paper, material: Material) -> None:
    """Obstacles, what was done and what is going to be done, as the units reported them."""
    spans = (
        Span(0, 0, "No", _CENTER),
        Span(1, 1, "Indikator"),
        Span(2, 2, "Kendala"),
        Span(3, 5, "Solusi"),
        Span(6, 7, "Rencana Tindak Lanjut"),
    )
    rows = sections.obstacle_rows(material.master, int(material.master.kerja.triwulan))
    paper.table(spans, _cells(rows), "Tidak ada kendala yang dilaporkan.")


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
    paper.table(spans, _cells(sections.money_rows(data, desimal)), "Belum ada program.")
    paper.values(spans, [*sections.kecamatan_money(data, desimal).values()], "tebal")
    paper.text(sections.EFISIENSI, "naskah+miring")


def keputusan_part(paper: Paper, versions: Sequence[Laporan]) -> None:
    """Every decision of the Sekretaris on this report and the Camat's disposisi, oldest first."""
    for sentence in sections.decisions(versions) or [sections.WAITING]:
        paper.text(sentence)


def _cells(rows: Sequence[sections.ReportRow]) -> list[list[Cell]]:
    return [[*row.values()] for row in rows]
