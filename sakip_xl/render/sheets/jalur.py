"""On Referensi: which arithmetic each rumus takes, and the sentences of Cara Hitung, for formulas."""

from __future__ import annotations

from collections.abc import Sequence

from sakip_xl.domain.measure.rumus import JALUR
from sakip_xl.formulas.jalur import (
    DAFTAR_JALUR,
    DAFTAR_KALIMAT,
    DAFTAR_RUMUS,
    JALUR_HEADINGS,
    JALUR_RUMUS,
    KALIMAT_JALUR,
    KEPALA_RUMUS,
    SENTENCE_WIDTH,
    jalur_rows,
    rumus_rows,
)
from sakip_xl.render.canvas import Area, CanvasSheet
from sakip_xl.render.references import area_reference
from sakip_xl.render.row_height import row_height

_SPANS = (1, SENTENCE_WIDTH, SENTENCE_WIDTH, 3, 2)
"""How many columns of Referensi each column of the table of jalur takes."""


def draw_jalur(sheet: CanvasSheet, row: int) -> None:
    """Draw both tables from ``row`` on, where ``jalur_names`` expects them."""
    sheet.write(row, 0, "Jalur hitung menurut rumus dan target", "judul_bagian")
    for offset, content in enumerate((KEPALA_RUMUS, *rumus_rows()), 1):
        for column, text in enumerate(content):
            sheet.write(row + offset, column, text, "sel" if offset > 1 else "kepala")
        sheet.heights[row + offset] = row_height([(text, sheet.widths[n]) for n, text in enumerate(content)])
    row = _sentences_row(row)
    sheet.write(row, 0, "Pembilang, penyebut, dan kalimat setiap jalur hitung", "judul_bagian")
    for offset, content in enumerate((JALUR_HEADINGS, *jalur_rows()), 1):
        _draw_spans(sheet, row + offset, content, "sel" if offset > 1 else "kepala")


def _draw_spans(sheet: CanvasSheet, row: int, content: Sequence[str], style: str) -> None:
    column, widths = 0, []
    for text, span in zip(content, _SPANS, strict=True):
        sheet.merge(Area(row, column, row, column + span - 1), text, style)
        widths.append((text, sum(sheet.widths[n] for n in range(column, column + span))))
        column += span
    sheet.heights[row] = row_height(widths)


def _sentences_row(row: int) -> int:
    return row + len(rumus_rows()) + 3


def jalur_names(sheet: str, row: int) -> dict[str, str]:
    """The defined names of the tables drawn from ``row`` on, with their cells."""
    rumus, sentences = row + 2, _sentences_row(row) + 2
    last_rumus, last_sentence = rumus + len(rumus_rows()) - 1, sentences + len(jalur_rows()) - 1
    areas = {
        DAFTAR_RUMUS: Area(rumus, 0, last_rumus, 0),
        JALUR_RUMUS: Area(rumus, 1, last_rumus, len(KEPALA_RUMUS) - 1),
        DAFTAR_JALUR: Area(sentences, 0, sentences + len(JALUR) - 1, 0),
        DAFTAR_KALIMAT: Area(sentences, 0, last_sentence, 0),
        KALIMAT_JALUR: Area(sentences, 1, last_sentence, 2 * SENTENCE_WIDTH),
    }
    return {name: area_reference(sheet, area) for name, area in areas.items()}
