"""The dialog that asks for a PIN beside Excel: masked, in front, in a window of its own (tkinter).

A PIN never comes near a cell, a log or an argument: it is typed here and goes to the key alone.
"""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from sakip_xl.click.context import ClosedError
from sakip_xl.errors import SakipError
from sakip_xl.workstation.secret_question import SecretQuestion

if TYPE_CHECKING:
    import tkinter as tk

_WIDTH = 440
_MASK = "\u2022"
_DIFFERENT = "Ketikan kedua berbeda; ketik lagi."


def ask_in_dialog(question: SecretQuestion) -> str:
    """What the person types. ``ClosedError`` when they close it; SKP-887 where no dialog can be shown."""
    _sharp_on_windows()
    try:
        import tkinter as tk

        root = tk.Tk()
    except ImportError as galat:
        raise SakipError("SKP-887", alasan="tkinter tidak ada pada Python ini") from galat
    except Exception as galat:  # TclError, which only tkinter itself could name
        raise SakipError("SKP-887", alasan="layar tidak dapat dipakai") from galat
    try:
        dialog = _Dialog(root, question)
        root.mainloop()
    finally:
        with suppress(Exception):
            root.destroy()
    if dialog.answer is None:
        raise ClosedError
    return dialog.answer


def _sharp_on_windows() -> None:
    """Tell Windows that the window is drawn at the size of the screen; else it is stretched and blurred."""
    if sys.platform == "win32":
        libraries: Any = ctypes
        with suppress(Exception):
            libraries.windll.shcore.SetProcessDpiAwareness(1)


class _Dialog:
    """The window: the question, one field or two, and two buttons; Enter answers, Esc closes."""

    def __init__(self, root: tk.Tk, question: SecretQuestion) -> None:
        import tkinter as tk
        from tkinter import ttk

        self.root = root
        self.answer: str | None = None
        root.title(f"SAKIP: {question.title}")
        root.resizable(width=False, height=False)
        frame = ttk.Frame(root, padding=16)
        frame.grid()
        ttk.Label(frame, text=question.text, wraplength=_WIDTH, justify="left").grid(sticky="w")
        self.fields = [ttk.Entry(frame, show=_MASK, width=36) for _ in range(1 + question.twice)]
        for number, entry in enumerate(self.fields):
            if question.twice:
                label = f"{question.label}, sekali lagi:" if number else f"{question.label}:"
                ttk.Label(frame, text=label).grid(sticky="w", pady=(8, 0))
            entry.grid(sticky="we", pady=(4, 0))
        self.remark = tk.StringVar(root)
        ttk.Label(frame, textvariable=self.remark, foreground="#B00020").grid(sticky="w", pady=(6, 0))
        row = ttk.Frame(frame)
        row.grid(sticky="e", pady=(6, 0))
        ttk.Button(row, text="Batal", command=root.quit).grid(row=0, column=1, padx=(8, 0))
        ttk.Button(row, text="OK", command=self.accept, default="active").grid(row=0, column=0)
        root.bind("<Return>", lambda _event: self.accept())
        root.bind("<KP_Enter>", lambda _event: self.accept())
        root.bind("<Escape>", lambda _event: root.quit())
        root.protocol("WM_DELETE_WINDOW", root.quit)
        self._come_forward()

    def accept(self) -> None:
        """Take what was typed; nothing typed moves on to the field that is empty."""
        typed = [entry.get() for entry in self.fields]
        empty = next((entry for entry in self.fields if not entry.get()), None)
        if empty is not None:
            empty.focus_set()
        elif len({*typed}) > 1:
            self.remark.set(_DIFFERENT)
            self.fields[-1].delete(0, "end")
        else:
            self.answer = typed[0]
            self.root.quit()

    def _come_forward(self) -> None:
        """Stand in the middle of the screen, before Excel, ready to be typed into."""
        root = self.root
        root.update_idletasks()
        left = (root.winfo_screenwidth() - root.winfo_reqwidth()) // 2
        top = (root.winfo_screenheight() - root.winfo_reqheight()) // 3
        root.geometry(f"+{max(left, 0)}+{max(top, 0)}")
        root.attributes("-topmost", True)  # noqa: FBT003 tkinter's own order of arguments
        root.lift()
        root.focus_force()
        self.fields[0].focus_set()
