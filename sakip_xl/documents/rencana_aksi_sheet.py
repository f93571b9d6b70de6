"""Rencana Aksi by quarter as a workbook of one sheet on A3 landscape.

A workbook and no Word file, as E.81: twenty-one columns, five of them of rupiah, do not fit a Word table in a
type that can be read; the regency gathers the offices' plans in a workbook; its sums are formulas there.
"""

from __future__ import annotations

from sakip_xl.documents.base import Tags
from sakip_xl.documents.figures import APART, MOVED_IN, Figure, figure_style, line_height, text_style
from sakip_xl.documents.gaps import GAP
from sakip_xl.documents.rencana_aksi_triwulan import lines
from sakip_xl.documents.sheet_pages import keep_together, mark_draft
from sakip_xl.documents.sheet_parts import draw_signatures, draw_title, paper_identity
from sakip_xl.domain.terms import ROMAWI
from sakip_xl.render.addresses import range_name
from sakip_xl.render.canvas import Area, Canvas, CanvasSheet, CellKind, PaperSize
from sakip_xl.render.xlsx_writer import xlsx_bytes
from sakip_xl.schema.base import Sheet

_SHEET = Sheet("Rencana Aksi", "Rencana Aksi per Triwulan", "Rencana aksi, anggaran, dan capaian triwulanan.")
_QUARTERS = tuple(f"tw{tw}" for tw in ROMAWI)
_COLUMNS: tuple[tuple[str, str, float], ...] = (
    ("nomor", "No", 5),
    ("sasaran", "Sasaran", 29),
    ("indikator", "Indikator", 32),
    ("satuan", "Satuan", 14),
    ("uraian", "Program", 40),
    ("pagu", "Anggaran (Rp)", 17),
    *((f"rp_{name}", "", 16.0) for name in _QUARTERS),
    ("aksi", "Rencana Aksi", 30),
    ("sub_aksi", "Sub Rencana Aksi", 27),
    *((f"target_{name}", "", 10.0) for name in _QUARTERS),
    *((f"capaian_{name}", "", 10.0) for name in _QUARTERS),
    ("total", "Capaian Total (%)", 11),
)
_GROUPS = {"rp": "Realisasi Anggaran (Rp)", "target": "Target", "capaian": "Capaian (%)"}
_PLACE = {name: place for place, (name, _, _) in enumerate(_COLUMNS)}
_LAST = len(_COLUMNS) - 1
_WIDTHS = tuple(width for _, _, width in _COLUMNS)
_STYLE = "naskah+lebar_naskah"
_CELL = f"{_STYLE}+garis_naskah+di_tengah"
_HEADING = f"{_CELL}+tebal+tengah+biru"
_LOWEST = 38.0
_CENTERED = {"nomor": "+tengah", "satuan": "+tengah"}


def draw_rencana_aksi(tags: Tags, draft: bool) -> bytes:  # noqa: FBT001 as every kind is drawn
    """The workbook of one Rencana Aksi."""
    canvas = Canvas(properties={"judul": _SHEET.judul, "perihal": tags["saksi"], "penulis": "sakip_xl"})
    sheet = canvas.add(_SHEET)
    marks = [text for text in ("DRAFT" if draft else "", tags["contoh"]) if text]
    canvas.on_every_page(above=", ".join(marks), below=paper_identity(tags))
    sheet.size, sheet.landscape, sheet.zoom = PaperSize.A3, True, 80
    sheet.widths = dict(enumerate(_WIDTHS))
    _draw_title(sheet, tags)
    _draw_heading(sheet)
    mark_draft(sheet, _LAST, draft=draft)
    first = sheet.next_row()
    block_row = first
    for block in tags["blok"]:
        block_row = sheet.next_row()
        _draw_block(sheet, block, tags["desimal"])
    _draw_total(sheet, tags["jumlah"], first)
    _draw_notes(sheet, tags)
    _draw_signatures(sheet, tags)
    keep_together(sheet, block_row)
    return xlsx_bytes(canvas)


def _draw_title(sheet: CanvasSheet, tags: Tags) -> None:
    office = tags["kantor"]
    texts = (
        ("RENCANA AKSI PENCAPAIAN KINERJA", "kop+judul_naskah"),
        (f"KECAMATAN {office['kecamatan']}, {office['kabupaten']}".upper(), "kop+judul_naskah"),
        (f"Tahun {tags['tahun']}, keadaan sampai dengan {tags['triwulan']}", "kop+judul_naskah"),
    )
    draw_title(sheet, texts)


def _draw_heading(sheet: CanvasSheet) -> None:
    """The headings, the quarters below them, and the numbers of the columns, repeated on every page."""
    row = sheet.next_row() + 1
    sheet.heights |= {row: 26, row + 1: 30, row + 2: 20}
    for name, heading, _ in _COLUMNS:
        place = _PLACE[name]
        if heading:
            sheet.merge(Area(row, place, row + 1, place), heading, _HEADING)
        sheet.write(row + 2, place, place + 1, _HEADING)
    for group, heading in _GROUPS.items():
        place = _PLACE[f"{group}_{_QUARTERS[0]}"]
        sheet.merge(Area(row, place, row, place + len(_QUARTERS) - 1), heading, _HEADING)
        for offset, numeral in enumerate(ROMAWI.values()):
            sheet.write(row + 1, place + offset, f"TW {numeral}", _HEADING)
    sheet.repeated_rows = (row, row + 2)


def _draw_block(sheet: CanvasSheet, block: Tags, desimal: int) -> None:
    """One indicator: itself and its numbers on the first line, a program and an action on each."""
    for number, (program, action) in enumerate(lines(block)):
        first = number == 0
        texts = {
            **{name: block[name] if first else "" for name in ("nomor", "sasaran", "indikator", "satuan")},
            "uraian": _program_text(program) if program or first else "",
            "aksi": action.get("aksi", GAP if first else ""),
            "sub_aksi": action.get("sub_aksi", ""),
        }
        money = {"pagu": program.get("pagu"), **{f"rp_{name}": program.get(name) for name in _QUARTERS}}
        groups = ("target", "capaian")
        measured = {f"{group}_{name}": block[group][name] for group in groups for name in _QUARTERS}
        numbers = {**measured, "total": block["total"]} if first else {}
        _draw_line(sheet, texts, {**money, **numbers}, {"target": block["angka"], "capaian": desimal})


def _draw_line(
    sheet: CanvasSheet, texts: dict[str, Figure], figures: dict[str, Figure], digits: dict[str, int]
) -> None:
    """One line: its texts, and its figures with the decimals that they have; money is in whole rupiah."""
    row = sheet.next_row()
    for name, place in _PLACE.items():
        if name in texts:
            content = texts[name]
            style = _CENTERED.get(name, "+masuk1") + ("+miring" if content == GAP else "")
            style += text_style(str(content), _WIDTHS[place] - MOVED_IN)
        else:
            content, group = figures.get(name), name.partition("_")[0]
            places = digits["capaian"] if name == "total" else digits.get(group, 0)
            middle = "" if group in {"pagu", "rp"} and isinstance(content, float) else "+tengah"
            even = name == "total" or group == "capaian"
            style = (
                f"+{figure_style(content, places, even=even)}{middle}{'+tebal' if name == 'total' else ''}"
            )
        sheet.write(row, place, content, f"{_CELL}{style}", kind=CellKind.COMPUTED)
    wide = [(str(text), _WIDTHS[_PLACE[name]] - MOVED_IN) for name, text in texts.items()]
    sheet.heights[row] = line_height(wide, lowest=_LOWEST)


def _program_text(program: Tags) -> str:
    if not program:
        return GAP
    elsewhere = f" (anggaran di nomor {program['di_nomor']})" if program["di_nomor"] else ""
    return f"{program['uraian']}{elsewhere}"


def _draw_total(sheet: CanvasSheet, total: dict[str, Figure], first: int) -> None:
    """The sums of the money, as formulas where every part of them is known."""
    row = sheet.next_row()
    sheet.heights[row] = 26
    style = f"{_CELL}+tebal+biru"
    sheet.merge(Area(row, 0, row, _PLACE["uraian"]), "Jumlah", f"{style}+kanan")
    for name, column in (("pagu", "pagu"), *((name, f"rp_{name}") for name in _QUARTERS)):
        content, place = total[name], _PLACE[column]
        formula = f"SUM({range_name(first, place, row - 1, place)})" if isinstance(content, float) else None
        look = f"{style}+{figure_style(content, 0)}"
        sheet.write(row, place, content, look, kind=CellKind.COMPUTED, rumus=formula)
    sheet.merge(Area(row, _PLACE["aksi"], row, _LAST), None, style)


def _draw_notes(sheet: CanvasSheet, tags: Tags) -> None:
    notes = (
        f"Capaian Total menurut dasar rekap {tags['dasar_rekap']}.",
        "Triwulan yang belum diukur dikosongkan; tanda - berarti tidak ditargetkan.",
        "Anggaran satu program ditulis sekali; realisasinya ialah belanja triwulan itu saja.",
    )
    for number, text in enumerate(notes):
        row = sheet.next_row()
        sheet.heights[row] = line_height([(text, sum(_WIDTHS))], lowest=20 if number else APART)
        sheet.merge(Area(row, 0, row, _LAST), text, f"{_STYLE}+miring+di_tengah")


def _draw_signatures(sheet: CanvasSheet, tags: Tags) -> None:
    """The Sekretaris to the left, the head of Tim SAKIP to the right."""
    dots = "………………………………"
    place = ", ".join(part for part in (tags["kantor"]["tempat"], tags["tanggal"]) if part)
    blocks = (
        ((1, 4), ("", "Mengetahui,"), tags["sekretaris"]),
        ((13, _LAST), (place, "Tim SAKIP,"), tags["tim"]),
    )
    signed = [
        (columns, (*above, who["jabatan"], *("", "", ""), who["nama"] or dots, who["pangkat"], who["nip"]))
        for columns, above, who in blocks
    ]
    draw_signatures(sheet, signed)
