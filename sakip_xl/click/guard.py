"""The guard of every click: whatever happens, one Indonesian message, one line in the log, never more."""

from __future__ import annotations

from collections.abc import Mapping

from sakip_xl.actions.folders import lost_refusal
from sakip_xl.actions.result import Result, call
from sakip_xl.click import handlers
from sakip_xl.click.answers import find_answer
from sakip_xl.click.context import ClickContext, ClosedError
from sakip_xl.click.message import Message, report_message
from sakip_xl.errors import SakipError
from sakip_xl.schema.base import Button
from sakip_xl.schema.commands import LABELS, ON_BROKEN_LOG
from sakip_xl.workbook.live.window import UndeliveredError
from sakip_xl.workstation.log import append_log, fault_text

_QUESTIONED = {"SKP-182", "SKP-634"}
"""A quarter of which nothing is there, a book handed over while something is not finished."""
_HELD = "SKP-851"
"""A save of somebody else that does not end: whoever clicks knows whether it still goes on."""
_ENDED = "Sudah ditanyakan, dan di sana tidak ada lagi yang bekerja? Kunci itu akan diambil alih."


def guard(context: ClickContext, button: Button) -> None:
    """Do one click to its end and tell the person how it ended.

    A refusal tells what, where, what to do and its code; a fault of ours (SKP-902) where the log is, which
    alone holds its traceback. A program that turns our calls down while a cell is being typed in is no
    fault (SKP-541). ``UndeliveredError`` when no message could be shown.
    """
    try:
        click_message = _perform(context, button)
        if click_message is not None:
            _note(context, button, click_message)
            report_message(context, click_message)
    except UndeliveredError:
        raise
    except Exception as galat:  # noqa: BLE001 - the last guard: staff get a sentence and a log file
        _our_fault(context, button, galat)


def _perform(context: ClickContext, button: Button) -> Message | None:
    """What is to be said after the click; ``None`` when the person changed their mind.

    A master of an earlier version cannot be changed in place: any click makes the new one instead.
    """
    try:
        with context.window.busy(f"{button.label} sedang bekerja ..."):
            if button.master:
                context.ensure_master()
                if context.of_earlier_version:
                    return Message(handlers.perbarui(context, to_repair=button.id in ON_BROKEN_LOG).pesan)
            if button.writes:
                context.window.ensure_writable()
            result = _act(context, button)
    except SakipError as galat:
        if galat.__cause__ is not None and not isinstance(galat.__cause__, SakipError):
            append_log(f"{button.id}: {fault_text(galat)}", context.now)
        return _refusal(galat)
    except ClosedError:
        return None
    except OSError as galat:
        refusal = lost_refusal(galat)
        if refusal is None:
            raise
        append_log(f"{button.id}: {fault_text(galat)}", context.now)
        return _refusal(refusal)
    if result is None:
        return None
    next_step = button.if_wrong if result.keluar else button.next_step
    footer = f"Berikutnya: {next_step.format(**LABELS)}" if next_step else ""
    written = "tulis" in button.fixed
    saves = button.saves and (button.writes or bool(result.data))  # Cetak that only shows has no data
    return Message(result.pesan, result.temuan, footer, written=written, sheet=button.shown, saves=saves)


def _act(context: ClickContext, button: Button) -> Result | None:
    """Find what the action takes, call it, and let the window show its result."""
    if not button.action:
        context.window.show_sheet(button.shown or "")
        return None
    result: Result | None
    with context.until_done:
        found = {argument.name: find_answer(context, argument) for argument in button.arguments}
        result = _call(context, button, {**found, **button.fixed})
    if result is not None and button.after:
        result = getattr(handlers, button.after)(context, result)
    return result


def _call(context: ClickContext, button: Button, said: Mapping[str, object]) -> Result | None:
    """Call the action; what it questions (``_QUESTIONED``, ``_HELD``) is done when the person says yes."""
    result: Result | None
    try:
        result = call(button, said)
    except SakipError as galat:
        if galat.kode not in {*_QUESTIONED, _HELD}:
            raise
        held = galat.kode == _HELD
        question = _ENDED if held else f"Tetap kerjakan {button.label}?"
        if not context.window.ask(f"{galat.temuan.pesan}\n\n{question}"):
            raise ClosedError from galat
        if held:
            context.book.take_over()
        result = call(button, said if held else {**said, "tetap": True})
    return result


def _refusal(galat: SakipError) -> Message:
    temuan = galat.temuan
    return Message(f"{temuan.pesan}\n{temuan.saran}", galat.rincian, f"Kode: {galat.kode}", urgent=True)


def _our_fault(context: ClickContext, button: Button, galat: Exception) -> None:
    log = append_log(f"{button.id}: {fault_text(galat)}", context.now)
    editing = context.window.being_edited()
    refusal = (
        SakipError("SKP-541", berkas=context.name)
        if editing
        else SakipError("SKP-902", tombol=button.label, log=log)
    )
    click_message = _refusal(refusal)
    context.window.pesan(f"{click_message.header}\n\n{click_message.footer}", genting=True)


def _note(context: ClickContext, button: Button, click_message: Message) -> None:
    start = f"{button.id} {context.name} ({context.account or 'tanpa akun'})"
    told = click_message.footer if click_message.urgent else click_message.header
    append_log("\n".join([f"{start}: {told}", *click_message.log_lines(context.name)]), context.now)
