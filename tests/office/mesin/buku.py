"""Books that are open in LibreOffice."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import utils

from tests.office.mesin.dasar import Bagian, BelumDibangunError, DitolakError, ke_url, muat_uno, sifat
from tests.office.mesin.lembar import Sheets
from tests.office.mesin.nama import Names

if TYPE_CHECKING:
    from tests.office.mesin.aplikasi import App

_PENYARING = {".xlsx": "Calc MS Excel 2007 XML", ".xlsm": "Calc MS Excel 2007 VBA XML", ".ods": "calc8"}
_JALANKAN_MAKRO = 4  # com.sun.star.document.MacroExecMode.ALWAYS_EXECUTE_NO_WARN


class Books(Bagian):
    """The open books of one LibreOffice."""

    __slots__ = ("app",)

    def __init__(self, app: App) -> None:
        self.app = app

    @property
    def api(self) -> Any:
        return self.app.meja

    def _dokumen(self) -> Iterator[Any]:
        isi = self.app.meja.getComponents().createEnumeration()
        while isi.hasMoreElements():
            satu = isi.nextElement()
            if satu.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
                yield satu

    @property
    def active(self) -> Book:
        kini = self.app.meja.getCurrentComponent()
        if kini is None or not kini.supportsService("com.sun.star.sheet.SpreadsheetDocument"):
            kini = next(self._dokumen(), None)
        if kini is None:
            raise DitolakError("no book is open")
        return Book(self.app, kini)

    def __iter__(self) -> Iterator[Book]:
        return (Book(self.app, satu) for satu in self._dokumen())

    def __len__(self) -> int:
        return sum(1 for _ in self._dokumen())

    def __contains__(self, nama: str) -> bool:
        return any(nama.lower() == buku.name.lower() for buku in self)

    def __call__(self, kunci: str | int) -> Book:
        """By number or by name; like Excel not by path."""
        for ke, buku in enumerate(self, start=1):
            if ke == kunci or (isinstance(kunci, str) and kunci.lower() == buku.name.lower()):
                return buku
        raise KeyError(kunci)

    def add(self) -> Book:
        return Book(self.app, self.app.meja.loadComponentFromURL("private:factory/scalc", "_blank", 0, ()))

    def open(
        self,
        fullname: str,
        update_links: object = None,
        read_only: bool | None = None,
        *lain: object,
        **bernama: object,
    ) -> Book:
        """Open a file and recalculate it: books made by other programs may carry no values."""
        if any(satu is not None for satu in (*lain, *bernama.values())):
            raise BelumDibangunError(f"engine libreoffice: Books.open({lain}, {bernama})")
        cara = sifat(MacroExecutionMode=_JALANKAN_MAKRO, ReadOnly=bool(read_only))
        if not Path(fullname).exists():
            raise DitolakError(fullname)
        dok = self.app.meja.loadComponentFromURL(ke_url(fullname), "_blank", 0, cara)
        if dok is None:
            raise DitolakError(fullname)
        dok.calculateAll()
        dok.setModified(False)
        return Book(self.app, dok)


class Book(Bagian):
    """One open book."""

    __slots__ = ("app", "dok")

    def __init__(self, app: App, dok: Any) -> None:
        self.app = app
        self.dok = dok

    @property
    def api(self) -> Any:
        return self.dok

    @property
    def fullname(self) -> str:
        """The path; the title of a book that was never saved.

        Of a book in the cloud xlwings looks for the local copy, and raises ``XlwingsError`` without one.
        """
        awan = self.app.alamat_awan.get(self.name)
        if awan is not None:
            return str(utils.fullname_url_to_local_path(awan))
        return self._jalur()

    def _jalur(self) -> str:
        if self.dok.URL:
            return str(muat_uno().fileUrlToSystemPath(self.dok.URL))
        return str(self.dok.Title).replace("Untitled ", "Book")

    @property
    def name(self) -> str:
        return Path(self._jalur()).name

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    def activate(self) -> None:
        self.dok.CurrentController.Frame.activate()

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save where it is, or as another file that it then is."""
        if password:
            raise BelumDibangunError("engine libreoffice: Book.save with a password")
        if path is None and self.dok.hasLocation():
            if self.dok.isReadonly():
                raise DitolakError(self.name)
            self.dok.store()
            return
        ke = Path(path or f"{self.name}.xlsx").resolve()
        self.dok.storeAsURL(ke_url(ke), sifat(Overwrite=True, FilterName=_PENYARING[ke.suffix.lower()]))

    def to_pdf(self, path: str, quality: str = "standard") -> None:
        self.dok.storeToURL(ke_url(path), sifat(FilterName="calc_pdf_Export", Overwrite=True))

    def close(self) -> None:
        self.dok.setModified(False)
        self.dok.close(True)
