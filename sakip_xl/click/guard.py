"""The guard of every click: whatever happens, one Indonesian message, one line in the log, never more."""

from __future__ import annotations

import traceback

from sakip_xl.click.context import ClickContext
from sakip_xl.click.handlers import KLIK, perbarui
from sakip_xl.click.message import Message, report_message
from sakip_xl.errors import SakipError
from sakip_xl.schema.commands import TOMBOL
from sakip_xl.workbook.live.window import UndeliveredError
from sakip_xl.workstation.log import append_log

_LABEL = {button.id: button.label for button in TOMBOL}


def guard(context: ClickContext, button: str) -> None:
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


def _perform(context: ClickContext, button: str) -> Message | None:
    """What is to be said after the click; ``None`` when the person changed their mind.

    A master of an earlier version cannot be changed in place: any click makes the new one instead.
    """
    click = KLIK[button]
    try:
        with context.layar.busy(f"{_LABEL[button]} sedang bekerja ..."):
            if click.induk:
                context.ensure_master()
                if context.of_earlier_version:
                    return Message(perbarui(context).pesan)
            if click.menulis:
                context.layar.ensure_writable()
            result = click.lakukan(context)
    except SakipError as galat:
        if galat.__cause__ is not None and not isinstance(galat.__cause__, SakipError):
            append_log(f"{button}: {''.join(traceback.format_exception(galat))}", context.sekarang)
        return _refusal(galat)
    if result is None:
        return None
    next_step = click.bila_salah if result.keluar else click.lanjut
    footer = f"Berikutnya: {next_step.format(**_LABEL)}" if next_step else ""
    return Message(result.pesan, result.temuan, footer, tertulis=button == "periksa", lembar=click.lembar)


def _refusal(galat: SakipError) -> Message:
    temuan = galat.temuan
    return Message(f"{temuan.pesan}\n{temuan.saran}", galat.rincian, f"Kode: {galat.kode}", genting=True)


def _our_fault(context: ClickContext, button: str, galat: Exception) -> None:
    log = append_log(f"{button}: {''.join(traceback.format_exception(galat))}", context.sekarang)
    editing, label = context.layar.being_edited(), _LABEL[button]
    refusal = (
        SakipError("SKP-541", berkas=context.nama)
        if editing
        else SakipError("SKP-902", tombol=label, log=log)
    )
    click_message = _refusal(refusal)
    context.layar.pesan(f"{click_message.kepala}\n\n{click_message.kaki}", genting=True)


def _note(context: ClickContext, button: str, click_message: Message) -> None:
    start = f"{button} {context.nama} ({context.akun or 'tanpa akun'})"
    append_log(
        "\n".join(
            [f"{start}: {click_message.kepala} {click_message.kaki}", *click_message.row(context.nama)]
        ),
        context.sekarang,
    )
