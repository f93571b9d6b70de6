"""What a click says: one message that fits a message box; what does not fit goes to a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sakip_xl.click.context import ClickContext
from sakip_xl.click.fitting import compose
from sakip_xl.click.saving import LONGEST, save_book
from sakip_xl.domain.model import TemuanRow
from sakip_xl.errors import SakipError, Temuan, catalogue
from sakip_xl.schema.content import Changes

TEMUAN_SHEET = "Hasil Pemeriksaan"


def describe(temuan: Temuan, book_name: str, *, mark: bool) -> str:
    """A finding as one item: how grave (with ``mark``), where, what, what to do."""
    file_name = temuan.berkas if temuan.berkas != book_name else None
    start = " ".join(
        part for part in (f"[{temuan.tingkat}]" if mark else "", file_name, temuan.tempat) if part
    )
    return f"- {start}{': ' if start else ''}{temuan.pesan} {temuan.saran}"


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be said about one click.

    ``written``: the findings stand on their sheet already. ``sheet`` comes to the front when no finding
    does. ``urgent`` marks a refusal. ``saves``: the book is to be saved before the message is shown.
    """

    header: str
    temuan: Sequence[Temuan] = ()
    footer: str = ""
    written: bool = False
    urgent: bool = False
    sheet: str | None = None
    saves: bool = False

    def row(self, book_name: str) -> list[str]:
        """Every finding as one item; those of a refusal all forbid, which needs no mark."""
        return [describe(temuan, book_name, mark=not self.urgent) for temuan in self.temuan]

    def log_lines(self, book_name: str) -> list[str]:
        """Every finding for the log: its code, where, its title; what stands in the cell is nobody's else."""
        return [
            " ".join(
                part
                for part in (
                    *("-", temuan.kode, temuan.berkas if temuan.berkas != book_name else ""),
                    *(temuan.tempat, catalogue()[temuan.kode].judul),
                )
                if part
            )
            for temuan in self.temuan
        ]


def report_message(context: ClickContext, click_message: Message) -> None:
    """Show the message; findings that do not fit are written to Hasil Pemeriksaan, which comes to the front.

    A book that cannot be written now keeps its sheet, and the message says that the rest is in the log. The
    book is saved when all that is to be written stands in it; whether it was is part of the message.
    """
    items = click_message.row(context.name)
    longest = _with(LONGEST if click_message.saves else "", click_message.footer)
    missing = compose(click_message.header, items, longest, _ON_SHEET)[1]
    on_sheet = bool(items) and (
        click_message.written or (missing > 0 and _write(context, click_message.temuan))
    )
    sheet = TEMUAN_SHEET if on_sheet else click_message.sheet
    if sheet is not None:
        context.window.show_sheet(sheet)
    footer = _with(save_book(context) if click_message.saves else "", click_message.footer)
    text = compose(click_message.header, items, footer, _ON_SHEET if on_sheet else _IN_LOG)[0]
    context.window.pesan(text, genting=click_message.urgent)


def _with(sentence: str, footer: str) -> str:
    return "\n".join(part for part in (sentence, footer) if part)


_ON_SHEET = f"... dan {{jumlah}} lagi. Semuanya ada di lembar {TEMUAN_SHEET}."
_IN_LOG = "... dan {jumlah} lagi, tercatat di berkas log SAKIP."


def _write(context: ClickContext, temuan: Sequence[Temuan]) -> bool:
    """Put findings on their sheet, all other tables untouched; whether that was possible."""
    from sakip_xl.actions.periksa import temuan_rows

    try:
        content = context.book.read()
        context.book.save(
            Changes(replaced={TemuanRow.table: temuan_rows(temuan, context.name)}).apply_to(content)
        )
    except SakipError:
        return False
    return True
