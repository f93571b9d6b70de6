"""Books that are open in LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import utils

from tests.office_engine.base import NotBuiltError, Part, RefusedError, load_uno, properties, to_url
from tests.office_engine.names import Names
from tests.office_engine.number_formats import NumberFormats
from tests.office_engine.sheets import Sheets

if TYPE_CHECKING:
    from tests.office_engine.application import App

_FILTERS = {".xlsx": "Calc MS Excel 2007 XML", ".xlsm": "Calc MS Excel 2007 VBA XML", ".ods": "calc8"}
_RUN_MACROS = 4  # com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN


class Books(Part):
    """The open books of one LibreOffice."""

    __slots__ = ("app",)

    def __init__(self, app: App) -> None:
        self.app = app

    @property
    def api(self) -> Any:
        return self.app.desktop

    def _documents(self) -> Iterator[Any]:
        components = self.app.desktop.getComponents().createEnumeration()
        while components.hasMoreElements():
            component = components.nextElement()
            if component.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
                yield component

    @property
    def active(self) -> Book:
        current = self.app.desktop.getCurrentComponent()
        if current is None or not current.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            current = next(self._documents(), None)
        if current is None:
            raise RefusedError("no book is open")
        return Book(self.app, current)

    def __iter__(self) -> Iterator[Book]:
        return (Book(self.app, document) for document in self._documents())

    def __len__(self) -> int:
        return sum(1 for _ in self._documents())

    def __contains__(self, name: str) -> bool:
        return any(name.lower() == book.name.lower() for book in self)

    def __call__(self, key: str | int) -> Book:
        """By number or by name; like Excel not by path."""
        for index, book in enumerate(self, start=1):
            if index == key or (isinstance(key, str) and key.lower() == book.name.lower()):
                return book
        raise KeyError(key)

    def add(self) -> Book:
        return Book(self.app, self.app.desktop.loadComponentFromURL("private:factory/scalc", "_blank", 0, ()))

    def open(
        self,
        fullname: str,
        update_links: object = None,
        read_only: bool | None = None,
        *other: object,
        **named: object,
    ) -> Book:
        """Open a file and recalculate it: books made by other programs may carry no values."""
        if any(argument is not None for argument in (*other, *named.values())):
            raise NotBuiltError(f"engine libreoffice: Books.open({other}, {named})")
        arguments = properties(MacroExecutionMode=_RUN_MACROS, ReadOnly=bool(read_only))
        if not Path(fullname).exists():
            raise RefusedError(fullname)
        uno_doc = self.app.desktop.loadComponentFromURL(to_url(fullname), "_blank", 0, arguments)
        if uno_doc is None:
            raise RefusedError(fullname)
        uno_doc.calculateAll()
        uno_doc.setModified(False)
        return Book(self.app, uno_doc)


class Book(Part):
    """One open book."""

    __slots__ = ("app", "number_formats", "shape_index", "uno_doc")

    def __init__(self, app: App, uno_doc: Any) -> None:
        self.app = app
        self.uno_doc = uno_doc
        self.number_formats = NumberFormats(uno_doc)
        self.shape_index: dict[str, tuple[int, dict[str, Any]]] = {}

    @property
    def api(self) -> Any:
        return self.uno_doc

    @property
    def fullname(self) -> str:
        """The path; the title of a book that was never saved.

        Of a book in the cloud xlwings looks for the local copy, and raises ``XlwingsError`` without one.
        """
        cloud = self.app.cloud_addresses.get(self.name)
        if cloud is not None:
            return str(utils.fullname_url_to_local_path(cloud))
        return self._path()

    def _path(self) -> str:
        if self.uno_doc.URL:
            return str(load_uno().fileUrlToSystemPath(self.uno_doc.URL))
        return str(self.uno_doc.Title).replace("Untitled ", "Book")

    @property
    def name(self) -> str:
        return Path(self._path()).name

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    def activate(self) -> None:
        self.uno_doc.CurrentController.Frame.activate()

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save where it is, or as another file that it then is."""
        if password:
            raise NotBuiltError("engine libreoffice: Book.save with a password")
        if path is None and self.uno_doc.hasLocation():
            if self.uno_doc.isReadonly():
                raise RefusedError(self.name)
            self.uno_doc.store()
            return
        target = Path(path or f"{self.name}.xlsx").resolve()
        self.uno_doc.storeAsURL(
            to_url(target), properties(Overwrite=True, FilterName=_FILTERS[target.suffix.lower()])
        )

    def to_pdf(self, path: str, quality: str = "standard") -> None:
        self.uno_doc.storeToURL(to_url(path), properties(FilterName="calc_pdf_Export", Overwrite=True))

    def close(self) -> None:
        self.uno_doc.setModified(False)
        self.uno_doc.close(True)
