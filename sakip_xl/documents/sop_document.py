"""The SOP AP document (PermenPANRB 35/2012): the identity block, then the steps with their flowchart.

It says what the SOP is, not where it stands: an office without any quarter has it too, and it stays the same
whatever the quarter.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import wrap

from sakip_xl.documents.base import DOTS, Document, Source, Tags, with_office
from sakip_xl.documents.flowchart import POINTS_PER_PIXEL, mark
from sakip_xl.documents.office import person_tags, year_tags
from sakip_xl.domain import wording
from sakip_xl.domain.model import Pejabat
from sakip_xl.domain.sop.definition import IDENTITAS, SOP, IdentityItem, Langkah, Sop, Symbol, fill_names
from sakip_xl.domain.sop.flowchart import CONNECTOR_SPACE, page_breaks
from sakip_xl.domain.terms import Peran

ACTORS = {
    "camat": Peran.CAMAT,
    "sekretaris": Peran.SEKRETARIS,
    "kasi": Peran.KASI_KASUBAG,
    "tim": Peran.TIM_SAKIP,
    "staf": Peran.STAF,
}
"""The actor of each column by its tag, from left to right."""

STEP_WIDTHS = {"uraian": 62, "kelengkapan": 39, "keluaran": 38, "keterangan": 33}
"""Millimetres of the columns whose text makes a row high."""
FONT_SIZE = 8.5
_POINTS_PER_MM, _CHARACTER, _LINE, _PADDING = 72 / 25.4, 0.53, 1.2, 6.0
_LOWEST, _DECISION = 52.0, 72.0
_PAGE, _HEADER, _CONNECTOR = 448.0, 0.0, CONNECTOR_SPACE * POINTS_PER_PIXEL
"""Points of steps that fit on a page below the headings, and what a page break needs."""


def sop_document(source: Source) -> Iterator[Document]:
    """Both SOPs, each a document; their number is the one that the office gave on Identitas, or none."""
    setting = source.master.pengaturan
    for sop in SOP.values():
        tags = with_office(year_tags(source), **_identity(source, sop), **_steps(sop))
        yield Document(str(sop.nama), tags, nomor=setting.sop_nomor, numbered=False)


def _identity(source: Source, sop: Sop) -> Tags:
    setting = source.master.pengaturan
    dates = {
        name: wording.tanggal(getattr(setting, f"sop_{name}"), blank=DOTS)
        for name in ("tanggal_pembuatan", "tanggal_revisi", "tanggal_efektif")
    }
    return {
        "nama_sop": sop.judul,
        "nomor_sop": setting.sop_nomor or DOTS,
        **dates,
        "pengesah": _approver(source),
        **{
            name: _listed(source, getattr(IDENTITAS, name))
            for name in (
                *("dasar_hukum", "kualifikasi", "keterkaitan", "peralatan", "peringatan", "pencatatan"),
            )
        },
    }


def _approver(source: Source) -> Tags:
    """Who approves it: whom Identitas names, else the Camat of the day it takes effect, or of today."""
    setting, master = source.master.pengaturan, source.master
    if setting.sop_disahkan_oleh:
        known = master.pejabat_named(setting.sop_disahkan_oleh)
        return person_tags(known, setting.sop_disahkan_oleh)
    day = setting.sop_tanggal_efektif or source.now.date()
    camat: Pejabat | None = next(iter(master.holders(Peran.CAMAT, day)), None)
    return person_tags(camat) if camat else {**person_tags(None, DOTS), "jabatan": "Camat"}


def _listed(source: Source, items: Sequence[IdentityItem]) -> list[Tags]:
    setting = source.master.pengaturan
    return [
        {"nomor": number, "teks": fill_names(item.teks, setting.nama_kecamatan, setting.nama_kabupaten)}
        for number, item in enumerate(items, 1)
    ]


def _steps(sop: Sop) -> Tags:
    """The pages of the step table, and what the flowchart on them is drawn from."""
    heights = {langkah.nomor: _height(langkah) for langkah in sop.langkah}
    breaks = page_breaks(sop, heights, page=_PAGE, header=_HEADER, connector=_CONNECTOR)
    for number in heights:
        heights[number] += ((number in breaks) + (number - 1 in breaks)) * _CONNECTOR
    pages: list[Tags] = []
    for langkah in sop.langkah:
        if langkah.nomor == 1 or langkah.nomor - 1 in breaks:
            pages.append({"nomor": len(pages) + 1, "lanjutan": " (lanjutan)" if pages else "", "langkah": []})
        pages[-1]["langkah"].append(_step_tags(langkah))
    minutes, days = (sum(getattr(langkah, name) for langkah in sop.langkah) for name in ("menit", "hari"))
    return {
        "halaman": pages,
        "jumlah_waktu": f"{minutes} menit + {days} hari",
        "diagram": {
            "sop": str(sop.nama),
            "tinggi": {str(number): round(height, 2) for number, height in heights.items()},
            "putus": sorted(breaks),
        },
    }


def _step_tags(langkah: Langkah) -> Tags:
    return {
        "nomor": langkah.nomor,
        "uraian": langkah.uraian,
        **{name: mark(langkah.nomor, peran) for name, peran in ACTORS.items()},
        "kelengkapan": _bulleted(langkah.kelengkapan),
        "waktu": langkah.time_text,
        "keluaran": _bulleted(langkah.keluaran),
        "keterangan": langkah.keterangan,
    }


def _bulleted(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else "\n".join(f"• {item}" for item in items)


def _height(langkah: Langkah) -> float:
    """The points that the row of a step needs for its texts and its symbol."""
    tags = _step_tags(langkah)
    lines = max(_lines(tags[name], width) for name, width in STEP_WIDTHS.items())
    lowest = _DECISION if Symbol.KEPUTUSAN in langkah.kolom.values() else _LOWEST
    return max(lines * FONT_SIZE * _LINE + _PADDING, lowest)


def _lines(text: str, width: int) -> int:
    fits = int((width - 2) * _POINTS_PER_MM / (FONT_SIZE * _CHARACTER))
    return sum(len(wrap(part, fits)) or 1 for part in text.split("\n"))
