"""The program and the engine itself: what ``xlwings`` asks first."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.office_engine.base import Part, box_of, load_uno
from tests.office_engine.books import Book, Books
from tests.office_engine.ranges import Range
from tests.office_engine.values import CellError

_DEFAULT_BUTTON = {None: "ok", "ok": "ok", "ok_cancel": "ok", "yes_no": "yes", "yes_no_cancel": "yes"}


@dataclass(frozen=True, slots=True)
class MessageBox:
    """One message box that was shown."""

    prompt: str
    title: str | None
    buttons: str | None
    mode: str | None


class App(Part):
    """One LibreOffice, and all that a test may look at or decide.

    ``messages``, ``status``: what was shown. ``answers``: the answers of the next message boxes.
    ``cloud_addresses``: the https address of a book in the cloud, by its name.
    ``time_as_fraction``: a time of day is read as a part of a day instead of a datetime.
    ``fills_columns``: whether a formula put into an empty column of a table fills it
    (``AutoFillFormulasInLists``).
    ``decimal``: the decimal separator of the PC by which typed numbers are read; ``None`` takes both.
    ``on_write``: called after every write; a test may break in there.
    """

    __slots__ = (
        "_calculation",
        "answers",
        "cloud_addresses",
        "cut_copy_mode",
        "decimal",
        "desktop",
        "display_alerts",
        "enable_events",
        "engine",
        "fills_columns",
        "interactive",
        "messages",
        "on_write",
        "pid",
        "scope",
        "screen_tips",
        "screen_updating",
        "status",
        "table_sheets",
        "time_as_fraction",
        "visible",
    )

    def __init__(self, engine: Engine, address: str, pid: int) -> None:
        self.engine = engine
        self.pid = pid
        self.scope = connect(address)
        self.desktop = self.service("com.sun.star.frame.Desktop")
        self.visible = True
        self.reset()

    def reset(self) -> None:
        """Forget what was shown and asked, and set everything as Excel starts."""
        self.screen_updating = self.display_alerts = self.enable_events = self.interactive = True
        self.fills_columns = True
        self.cut_copy_mode: str | bool | None = None
        self._calculation = "automatic"
        self.time_as_fraction = False
        self.decimal: str | None = None
        self.cloud_addresses: dict[str, str] = {}
        self.answers: list[str] = []
        self.messages: list[MessageBox] = []
        self.status: list[str | bool] = []
        self.screen_tips: dict[tuple[str, str, str], str] = {}
        self.on_write: Callable[[], None] | None = None
        self.table_sheets: dict[object, list[tuple[str, int]]] = {}

    def service(self, name: str) -> Any:
        """A service of this LibreOffice."""
        return self.scope.ServiceManager.createInstanceWithContext(name, self.scope)

    def after_write(self) -> None:
        """After every write: a test may break in here."""
        if self.on_write is not None:
            self.on_write()

    @property
    def api(self) -> Any:
        return self.desktop

    @property
    def books(self) -> Books:
        return Books(self)

    @property
    def hwnd(self) -> int:
        return self.pid

    @property
    def version(self) -> str:
        return "16.0"

    @property
    def path(self) -> str:
        return ""

    def activate(self, steal_focus: bool = False) -> None:  # noqa: FBT002 - xlwings
        self.books.active.activate()

    @property
    def selection(self) -> Range | None:
        """The selected cells of the active book; ``None`` when a shape is selected or no book is open."""
        if not len(self.books):
            return None
        book = self.books.active
        selected = book.uno_doc.CurrentController.getSelection()
        if not selected.supportsService("com.sun.star.sheet.SheetCellRange"):
            return None
        return Range(book.sheets(selected.Spreadsheet.Name), box_of(selected.RangeAddress))

    @property
    def calculation(self) -> str:
        return self._calculation

    @calculation.setter
    def calculation(self, mode: str) -> None:
        if mode not in {"automatic", "manual", "semiautomatic"}:
            raise KeyError(mode)
        self._calculation = mode
        for book in self.books:
            book.uno_doc.enableAutomaticCalculation(mode != "manual")
            if mode != "manual":
                book.uno_doc.calculate()

    def calculate(self) -> None:
        for book in self.books:
            book.uno_doc.calculateAll()

    @property
    def status_bar(self) -> str | bool:
        return self.status[-1] if self.status else False

    @status_bar.setter
    def status_bar(self, text: str | bool | None) -> None:
        self.status.append(False if text in {None, ""} else text or False)

    def alert(
        self, prompt: str, title: str | None, buttons: str | None, mode: str | None, callback: str | None
    ) -> str:
        """Record a message box and press the next scripted button, or the one that agrees."""
        del callback
        self.messages.append(MessageBox(prompt, title, buttons, mode))
        return self.answers.pop(0) if self.answers else _DEFAULT_BUTTON[buttons]


class Apps(Part):
    """The running programs: one, or none before it is started and after it ended."""

    __slots__ = ("app",)

    def __init__(self) -> None:
        self.app: App | None = None

    def keys(self) -> list[int]:
        return [app.pid for app in self]

    def __iter__(self) -> Iterator[App]:
        return iter([self.app] if self.app else [])

    def __len__(self) -> int:
        return 1 if self.app else 0

    def __getitem__(self, pid: int) -> App:
        for app in self:
            if app.pid == pid:
                return app
        raise KeyError(pid)

    def cleanup(self) -> None:
        """Nothing: the stage ends its own program."""


class Engine(Part):
    """xlwings' engine ``libreoffice``."""

    __slots__ = ("apps",)

    name = "libreoffice"
    type = "desktop"

    def __init__(self) -> None:
        self.apps = Apps()

    @staticmethod
    def prepare_xl_data_element(x: Any, options: dict[str, Any]) -> Any:
        """Nothing for what is missing (``None``, NaN, NaT, NA); a plain number for one of numpy."""
        del options
        if x is None or type(x).__name__ in {"NAType", "NaTType"} or (isinstance(x, float) and x != x):  # noqa: PLR0124
            return ""
        return Engine.prepare_xl_data_element(x.item(), {}) if hasattr(x, "item") else x

    @staticmethod
    def clean_value_data(
        data: Any,
        datetime_builder: Any,
        empty_as: Any,
        number_builder: Any,
        err_to_str: bool,
    ) -> list[list[Any]]:
        def cleaned(value: Any) -> Any:
            if value is None or value == "":
                return empty_as
            if isinstance(value, CellError):
                return str(value) if err_to_str else None
            if isinstance(value, dt.datetime):
                parts = {n: getattr(value, n) for n in ("year", "month", "day", "hour", "minute", "second")}
                return datetime_builder(**parts, microsecond=value.microsecond, tzinfo=None)
            if isinstance(value, float) and number_builder is not None:
                return number_builder(value)
            return value

        return [[cleaned(value) for value in row] for row in data]


def connect(address: str, limit: float = 60) -> Any:
    """The component context of the LibreOffice that listens there; waits until it does."""
    uno = load_uno()
    local_context = uno.getComponentContext()
    resolver = local_context.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", local_context
    )
    end = time.monotonic() + limit
    while True:
        try:
            return resolver.resolve(f"uno:{address};urp;StarOffice.ComponentContext")
        except Exception as error:
            if "NoConnectException" not in type(error).__name__ or time.monotonic() > end:
                raise
        time.sleep(0.05)


__all__ = ["App", "Apps", "Book", "Engine", "MessageBox", "connect"]
