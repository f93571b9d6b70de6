"""The identity page of the SOP, and what was put right in it (PermenPANRB 35/2012; domain.md 1.9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sakip_xl.domain.sop.definition import IDENTITAS, SOP, IdentityItem
from sakip_xl.render.canvas import Area, CanvasSheet
from sakip_xl.render.material import Material
from sakip_xl.render.office_names import named_cells_formula, pengaturan_formula
from sakip_xl.render.row_height import text_height

WIDTHS = (5.0, 30.0, 11.0, 11.0, 11.0, 11.0, 11.0, 22.0, 9.0, 22.0, 24.0, 24.0)
"""The columns of the sheet: number, wording, five actors, mutu baku, keterangan and original wording."""
TENGAH, AKHIR = 7, 11
"""First column of the right half of a page, and the last column."""

BOX = "naskah+garis_naskah"
HEADING_BOX = f"{BOX}+tebal+tengah+di_tengah+biru"
_OFFICE = "PEMERINTAH KABUPATEN {kabupaten}\nKECAMATAN {kecamatan}"


def draw_identitas_sop(sheet: CanvasSheet, material: Material, row: int) -> None:
    """Draw the identity page from ``row`` on: its head, then three pairs of lists."""
    row = _letterhead(sheet, material, row)
    pairs: tuple[tuple[str, Sequence[IdentityItem], str, Sequence[IdentityItem]], ...] = (
        ("Dasar Hukum", IDENTITAS.dasar_hukum, "Kualifikasi Pelaksana", IDENTITAS.kualifikasi),
        ("Keterkaitan", IDENTITAS.keterkaitan, "Peralatan/Perlengkapan", IDENTITAS.peralatan),
        ("Peringatan", IDENTITAS.peringatan, "Pencatatan dan Pendataan", IDENTITAS.pencatatan),
    )
    for left, left_content, right, right_content in pairs:
        sheet.heights[row] = 18
        sheet.merge(Area(row, 0, row, TENGAH - 1), f"{left}:", f"{BOX}+tebal+biru")
        sheet.merge(Area(row, TENGAH, row, AKHIR), f"{right}:", f"{BOX}+tebal+biru")
        row = _two_lists(sheet, material, row + 1, left_content, right_content)
    sheet.merge(Area(row, 0, row, AKHIR), None, "naskah+garis_atas")


def _letterhead(sheet: CanvasSheet, material: Material, start: int) -> int:
    """The head of the identity page: whose SOP it is, and its number, dates and approval."""
    rumus, value = named_cells_formula(material, _OFFICE, size=True)
    entries = (
        ("Nomor SOP", "sop_nomor", "kiri"),
        ("Tanggal Pembuatan", "sop_tanggal_pembuatan", "tanggal+kiri"),
        ("Tanggal Revisi", "sop_tanggal_revisi", "tanggal+kiri"),
        ("Tanggal Efektif", "sop_tanggal_efektif", "tanggal+kiri"),
        ("Disahkan oleh", "sop_disahkan_oleh", "kiri"),
    )
    style = f"{BOX}+tebal+tengah+di_tengah+besar"
    sheet.merge(Area(start, 0, start + len(entries), TENGAH - 1), value, style, rumus=rumus)
    for row, (label, field_name, extra) in enumerate(entries, start=start):
        sheet.heights[row] = 60 if field_name == "sop_disahkan_oleh" else 19
        sheet.merge(Area(row, TENGAH, row, TENGAH + 1), label, f"{BOX}+di_tengah")
        field_formula, field_value = pengaturan_formula(material, field_name)
        area = Area(row, TENGAH + 2, row, AKHIR)
        sheet.merge(area, field_value, f"{BOX}+di_tengah+{extra}", rumus=field_formula)
    row = start + len(entries)
    sheet.heights[row] = 34
    names = "\n".join(f"{number}. {sop.judul}" for number, sop in enumerate(SOP.values(), start=1))
    sheet.merge(Area(row, TENGAH, row, TENGAH + 1), "Nama SOP", f"{BOX}+di_tengah")
    sheet.merge(Area(row, TENGAH + 2, row, AKHIR), names, f"{BOX}+tebal+di_tengah")
    return row + 1


def _two_lists(
    sheet: CanvasSheet,
    material: Material,
    row: int,
    left: Sequence[IdentityItem],
    right: Sequence[IdentityItem],
) -> int:
    """Two numbered lists beside each other, one item a row; returns the row below."""
    widths = (sum(WIDTHS[1:TENGAH]), sum(WIDTHS[TENGAH:]))
    for index in range(max(len(left), len(right))):
        texts = [items[index].teks if index < len(items) else "" for items in (left, right)]
        sheet.write(row, 0, f"{index + 1}." if texts[0] else None, "naskah+garis_kiri+tengah")
        _item(sheet, material, Area(row, 1, row, TENGAH - 1), texts[0])
        # The right-hand list has no column for its number.
        _item(sheet, material, Area(row, TENGAH, row, AKHIR), texts[1] and f"{index + 1}.  {texts[1]}")
        sheet.heights[row] = text_height(zip(texts, widths, strict=True))
        row += 1
    return row


def _item(sheet: CanvasSheet, material: Material, area: Area, text: str) -> None:
    """One item of a list, with the names of kecamatan and kabupaten from their cells."""
    style = "naskah+garis_kanan"
    if "{" in text:
        rumus, value = named_cells_formula(material, text)
        sheet.merge(area, value, style, rumus=rumus)
    else:
        sheet.merge(area, text or None, style)


def draw_alignment(sheet: CanvasSheet, material: Material) -> None:
    """Newer legal bases to consider, and every item of the identity page that reads differently now."""
    row = sheet.next_row()
    sheet.page_breaks.append(row)
    row = _section_heading(sheet, row, "Usulan pembaruan dasar hukum")
    headings = ("Usulan; berlaku bila ditetapkan oleh kecamatan", "Alasan")
    usulan = [(item.teks, item.alasan) for item in IDENTITAS.usulan_dasar_hukum]
    row = _two_columns(sheet, material, row, headings, usulan)
    row = _section_heading(sheet, row + 1, "Perbaikan ejaan dan isi naskah asli pada halaman identitas")
    _two_columns(sheet, material, row, ("Dibaca sekarang", "Bunyi naskah asli"), list(_corrected()))


def _section_heading(sheet: CanvasSheet, row: int, heading: str) -> int:
    sheet.heights[row] = 26
    sheet.merge(Area(row, 0, row, AKHIR), heading, "judul_bagian+di_tengah")
    return row + 1


def _corrected() -> Iterator[tuple[str, str]]:
    for name in ("dasar_hukum", "kualifikasi", "keterkaitan", "peralatan", "peringatan", "pencatatan"):
        for item in getattr(IDENTITAS, name):
            original = item.asli[3:] if name == "dasar_hukum" else item.asli
            if _core(original) != _core(item.teks):
                yield item.teks, item.asli


def _core(text: str) -> str:
    """A text without what depends only on its place in the list."""
    return text.rstrip(";. ").replace("–", "-")


def _two_columns(
    sheet: CanvasSheet,
    material: Material,
    row: int,
    headings: tuple[str, str],
    pairs: Sequence[tuple[str, str]],
) -> int:
    for column, end, text in ((0, TENGAH - 1, headings[0]), (TENGAH, AKHIR, headings[1])):
        sheet.merge(Area(row, column, row, end), text, HEADING_BOX)
    for pair_row, (left, right) in enumerate(pairs, start=row + 1):
        area = Area(pair_row, 0, pair_row, TENGAH - 1)
        if "{" in left:
            rumus, value = named_cells_formula(material, left)
            sheet.merge(area, value, BOX, rumus=rumus)
        else:
            sheet.merge(area, left, BOX)
        sheet.merge(Area(pair_row, TENGAH, pair_row, AKHIR), right, BOX)
        widths = sum(WIDTHS[:TENGAH]), sum(WIDTHS[TENGAH:])
        sheet.heights[pair_row] = text_height(((left, widths[0]), (right, widths[1])))
    return row + 1 + len(pairs)
