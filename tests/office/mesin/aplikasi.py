"""The program and the engine itself: what ``xlwings`` asks first."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from tests.office.mesin.buku import Book, Books
from tests.office.mesin.dasar import Bagian, kotak_dari, muat_uno
from tests.office.mesin.nilai import GalatSel
from tests.office.mesin.rentang import Range

_BAWAAN = {None: "ok", "ok": "ok", "ok_cancel": "ok", "yes_no": "yes", "yes_no_cancel": "yes"}


@dataclass(frozen=True, slots=True)
class Pesan:
    """One message box that was shown."""

    prompt: str
    title: str | None
    buttons: str | None
    mode: str | None


class App(Bagian):
    """One LibreOffice, and all that a test may look at or decide.

    ``pesan``, ``status``: what was shown. ``jawaban``: the answers of the next message boxes.
    ``alamat_awan``: the https address of a book in the cloud, by its name.
    ``jam_pecahan``: a time of day is read as a part of a day instead of a datetime.
    ``pada_ubahan``: called after every write; a test may break in there.
    """

    __slots__ = (
        "_calculation",
        "alamat_awan",
        "cut_copy_mode",
        "display_alerts",
        "enable_events",
        "engine",
        "interactive",
        "jam_pecahan",
        "jawaban",
        "konteks",
        "lembar_tabel",
        "meja",
        "pada_ubahan",
        "pesan",
        "pid",
        "screen_updating",
        "status",
        "tip",
        "visible",
    )

    def __init__(self, engine: Engine, alamat: str, pid: int) -> None:
        self.engine = engine
        self.pid = pid
        self.konteks = sambung(alamat)
        self.meja = self.layanan("com.sun.star.frame.Desktop")
        self.visible = True
        self.segarkan()

    def segarkan(self) -> None:
        """Forget what was shown and asked, and set everything as Excel starts."""
        self.screen_updating = self.display_alerts = self.enable_events = self.interactive = True
        self.cut_copy_mode: str | bool | None = None
        self._calculation = "automatic"
        self.jam_pecahan = False
        self.alamat_awan: dict[str, str] = {}
        self.jawaban: list[str] = []
        self.pesan: list[Pesan] = []
        self.status: list[str | bool] = []
        self.tip: dict[tuple[str, str, str], str] = {}
        self.pada_ubahan: Callable[[], None] | None = None
        self.lembar_tabel: dict[object, list[tuple[str, int]]] = {}

    def layanan(self, nama: str) -> Any:
        """A service of this LibreOffice."""
        return self.konteks.ServiceManager.createInstanceWithContext(nama, self.konteks)

    def terjadi(self) -> None:
        """After every write: a test may break in here."""
        if self.pada_ubahan is not None:
            self.pada_ubahan()

    @property
    def api(self) -> Any:
        return self.meja

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
        buku = self.books.active
        pilihan = buku.dok.CurrentController.getSelection()
        if not pilihan.supportsService("com.sun.star.sheet.SheetCellRange"):
            return None
        return Range(buku.sheets(pilihan.Spreadsheet.Name), kotak_dari(pilihan.RangeAddress))

    @property
    def calculation(self) -> str:
        return self._calculation

    @calculation.setter
    def calculation(self, cara: str) -> None:
        if cara not in {"automatic", "manual", "semiautomatic"}:
            raise KeyError(cara)
        self._calculation = cara
        for buku in self.books:
            buku.dok.enableAutomaticCalculation(cara != "manual")
            if cara != "manual":
                buku.dok.calculate()

    def calculate(self) -> None:
        for buku in self.books:
            buku.dok.calculateAll()

    @property
    def status_bar(self) -> str | bool:
        return self.status[-1] if self.status else False

    @status_bar.setter
    def status_bar(self, teks: str | bool | None) -> None:
        self.status.append(False if teks in {None, ""} else teks or False)

    def alert(
        self, prompt: str, title: str | None, buttons: str | None, mode: str | None, callback: str | None
    ) -> str:
        """Record a message box and press the next scripted button, or the one that agrees."""
        del callback
        self.pesan.append(Pesan(prompt, title, buttons, mode))
        return self.jawaban.pop(0) if self.jawaban else _BAWAAN[buttons]


class Apps(Bagian):
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


class Engine(Bagian):
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
        def bersih(nilai: Any) -> Any:
            if nilai is None or nilai == "":
                return empty_as
            if isinstance(nilai, GalatSel):
                return str(nilai) if err_to_str else None
            if isinstance(nilai, dt.datetime):
                bagian = {n: getattr(nilai, n) for n in ("year", "month", "day", "hour", "minute", "second")}
                return datetime_builder(**bagian, microsecond=nilai.microsecond, tzinfo=None)
            if isinstance(nilai, float) and number_builder is not None:
                return number_builder(nilai)
            return nilai

        return [[bersih(nilai) for nilai in baris] for baris in data]


def sambung(alamat: str, batas: float = 60) -> Any:
    """The component context of the LibreOffice that listens there; waits until it does."""
    uno = muat_uno()
    lokal = uno.getComponentContext()
    pencari = lokal.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", lokal)
    akhir = time.monotonic() + batas
    while True:
        try:
            return pencari.resolve(f"uno:{alamat};urp;StarOffice.ComponentContext")
        except Exception as galat:
            if "NoConnectException" not in type(galat).__name__ or time.monotonic() > akhir:
                raise
        time.sleep(0.05)


__all__ = ["App", "Apps", "Book", "Engine", "Pesan", "sambung"]
