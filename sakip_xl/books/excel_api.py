"""Excel's own answers for the host port: the only file that reaches through ``.api``.

On Windows that is COM, on a Mac AppleScript; what the Mac cannot do says so. Not one line here could be
run in Excel where it was written: the tests hold it against simulated objects and against what Microsoft
documents, and README lists what a Windows PC still has to show.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sakip_xl.books.ringan import impor_xlwings
from sakip_xl.books.tuan import Halangan, LindunganBersandiError, Tuan

if TYPE_CHECKING:
    import xlwings as xw

_PEMILIH_FOLDER = 4  # msoFileDialogFolderPicker
_DIALOG_CETAK = 8  # xlDialogPrint
_TAMPAK = 12  # xlCellTypeVisible
_ESC = 0x1B
_DITEKAN = 0x8000
_ULANG = 200
"""How often a call that Excel turns down is tried again; xlwings itself would try without end."""
_IZIN = (
    "AllowFormattingCells",
    "AllowFormattingColumns",
    "AllowFormattingRows",
    "AllowInsertingColumns",
    "AllowInsertingRows",
    "AllowInsertingHyperlinks",
    "AllowDeletingColumns",
    "AllowDeletingRows",
    "AllowSorting",
    "AllowFiltering",
    "AllowUsingPivotTables",
)


class TuanPolos:
    """A host of which nothing is known: it writes, and can do nothing more."""

    def halangan(self, buku: xw.Book) -> Halangan | None:
        """Nothing is known to be in the way."""
        del buku
        return None

    def lindungan(self, lembar: xw.Sheet) -> object | None:
        """No protection is seen."""
        del lembar
        return None

    def buka_lindungan(self, lembar: xw.Sheet) -> None:
        """Nothing to open."""

    def lindungi(self, lembar: xw.Sheet, lindungan: object) -> None:
        """Nothing to protect."""

    def baris_tersembunyi(self, lembar: xw.Sheet) -> list[int]:
        """No row is seen to be hidden."""
        del lembar
        return []

    def tampilkan_baris(self, lembar: xw.Sheet, baris: list[int], *, tampak: bool) -> None:
        """Show or hide rows, through xlwings' own call."""
        for satu in baris:
            lembar.range(f"{satu}:{satu}").rows.hidden = not tampak

    def salin(self, buku: xw.Book, ke: Path) -> bool:
        """Cannot be done."""
        del buku, ke
        return False

    def pilih_folder(self, app: xw.App, judul: str, awal: Path | None) -> Path | None:
        """There is no dialog."""
        raise NotImplementedError

    def cetak(self, lembar: xw.Sheet) -> bool:
        """There is no dialog."""
        del lembar
        return False

    def warnai_bentuk(self, lembar: xw.Sheet, nama: str, isi: str, garis: str) -> bool:
        """Cannot be done."""
        del lembar, nama, isi, garis
        return False

    def isi_grafik(self, lembar: xw.Sheet, grafik: int, seri: int, kategori: str, nilai: str) -> bool:
        """Cannot be done."""
        del lembar, grafik, seri, kategori, nilai
        return False

    def atur_jeda(self, lembar: xw.Sheet, baris: list[int]) -> bool:
        """Cannot be done."""
        del lembar, baris
        return False

    def berhenti_diminta(self) -> bool:
        """Cannot be seen."""
        return False

    def pesan(self, app: xw.App | None, teks: str, judul: str) -> bool:
        """No message can be shown."""
        del app, teks, judul
        return False


class TuanWindows(TuanPolos):
    """Excel on Windows, through COM."""

    def halangan(self, buku: xw.Book) -> Halangan | None:
        """What Excel says of itself and of the book; a call it turns down means that a cell is edited."""
        try:
            siap, hanya_baca, bersama = buku.app.api.Ready, buku.api.ReadOnly, buku.api.MultiUserEditing
        except Exception:  # noqa: BLE001 - COM has its own kinds, and all of them mean: not now
            siap = hanya_baca = bersama = False
        if not siap:
            return Halangan.SEDANG_DIISI
        if hanya_baca:
            return Halangan.HANYA_BACA
        return Halangan.DIPAKAI_BERSAMA if bersama else None

    def lindungan(self, lembar: xw.Sheet) -> object | None:
        """The three kinds of protection, what they allow, and which cells can be selected."""
        api: Any = lembar.api
        if not (api.ProtectContents or api.ProtectDrawingObjects or api.ProtectScenarios):
            return None
        izin = {nama: bool(getattr(api.Protection, nama)) for nama in _IZIN}
        return {
            "DrawingObjects": bool(api.ProtectDrawingObjects),
            "Contents": bool(api.ProtectContents),
            "Scenarios": bool(api.ProtectScenarios),
            **izin,
            "EnableSelection": api.EnableSelection,
        }

    def buka_lindungan(self, lembar: xw.Sheet) -> None:
        """Unprotect with the empty password; one that Excel does not take leaves the sheet protected."""
        api: Any = lembar.api
        try:
            api.Unprotect("")
        except Exception as galat:
            raise LindunganBersandiError(lembar.name) from galat
        if api.ProtectContents or api.ProtectDrawingObjects:
            raise LindunganBersandiError(lembar.name)

    def lindungi(self, lembar: xw.Sheet, lindungan: object) -> None:
        """Protect as before; Excel forgets what may be selected unless told again."""
        pilihan = dict(lindungan)  # type: ignore[call-overload]
        pemilihan = pilihan.pop("EnableSelection")
        api: Any = lembar.api
        api.Protect(**pilihan)
        api.EnableSelection = pemilihan

    def baris_tersembunyi(self, lembar: xw.Sheet) -> list[int]:
        """The used rows that are not among the visible cells of the first used column."""
        api: Any = lembar.api
        pakai = api.UsedRange
        awal, jumlah = pakai.Row, pakai.Rows.Count
        try:
            tampak = pakai.Columns(1).EntireRow.SpecialCells(_TAMPAK).Areas
        except Exception:  # noqa: BLE001 - COM's own kind: not one row is visible
            return [*range(awal, awal + jumlah)]
        baris = {b for daerah in tampak for b in range(daerah.Row, daerah.Row + daerah.Rows.Count)}
        return [satu for satu in range(awal, awal + jumlah) if satu not in baris]

    def salin(self, buku: xw.Book, ke: Path) -> bool:
        """``SaveCopyAs`` writes the book as it is in memory and leaves its name alone.

        The copy has the format of the book; another ending would not open.
        """
        if Path(str(buku.name)).suffix.casefold() != ke.suffix.casefold():
            return False
        try:
            buku.api.SaveCopyAs(str(ke))
        except Exception:  # noqa: BLE001 - COM's own kinds: the caller draws the copy itself
            return False
        return ke.exists()

    def pilih_folder(self, app: xw.App, judul: str, awal: Path | None) -> Path | None:
        """Office's folder picker."""
        dialog: Any = app.api.FileDialog(_PEMILIH_FOLDER)
        dialog.Title = judul
        dialog.AllowMultiSelect = False
        if awal is not None:
            dialog.InitialFileName = f"{awal}\\"
        return Path(dialog.SelectedItems(1)) if dialog.Show() else None

    def cetak(self, lembar: xw.Sheet) -> bool:
        """Excel's print dialog for the sheet."""
        lembar.activate()
        app: Any = lembar.book.app.api
        app.Dialogs(_DIALOG_CETAK).Show()
        return True

    def warnai_bentuk(self, lembar: xw.Sheet, nama: str, isi: str, garis: str) -> bool:
        """Fill and outline of a shape; a line has an outline only."""
        bentuk: Any = lembar.shapes[nama].api
        if isi:
            bentuk.Fill.ForeColor.RGB = _warna(isi)
        bentuk.Line.ForeColor.RGB = _warna(garis)
        return True

    def isi_grafik(self, lembar: xw.Sheet, grafik: int, seri: int, kategori: str, nilai: str) -> bool:
        """The cells of one series."""
        satu: Any = lembar.charts[grafik].api[1].SeriesCollection(seri + 1)
        if kategori:
            satu.XValues = kategori
        satu.Values = nilai
        return True

    def atur_jeda(self, lembar: xw.Sheet, baris: list[int]) -> bool:
        """Take every page break of the person's and ours off, then put ours."""
        api: Any = lembar.api
        api.ResetAllPageBreaks()
        for satu in baris:
            api.HPageBreaks.Add(api.Cells(satu + 1, 1))
        return True

    def berhenti_diminta(self) -> bool:
        """Whether Esc is held down anywhere on this computer."""
        import ctypes

        kunci: Any = ctypes.windll.user32  # type: ignore[attr-defined]
        return bool(kunci.GetAsyncKeyState(_ESC) & _DITEKAN)

    def pesan(self, app: xw.App | None, teks: str, judul: str) -> bool:
        """A message of Windows itself, in front of everything."""
        import ctypes

        del app
        jendela: Any = ctypes.windll.user32  # type: ignore[attr-defined]
        return bool(jendela.MessageBoxW(None, teks, judul, 0x30 | 0x10000))


class TuanMac(TuanPolos):
    """Excel on a Mac, through AppleScript: protection, and no more than xlwings itself can do."""

    def lindungan(self, lembar: xw.Sheet) -> object | None:
        """Whether the contents are protected; AppleScript does not tell what is allowed."""
        api: Any = lembar.api
        return True if api.protect_contents.get() else None

    def buka_lindungan(self, lembar: xw.Sheet) -> None:
        """Unprotect without a password."""
        api: Any = lembar.api
        api.unprotect()
        if api.protect_contents.get():
            raise LindunganBersandiError(lembar.name)

    def lindungi(self, lembar: xw.Sheet, lindungan: object) -> None:
        """Protect with what our own sheets allow: formats of rows and columns, sorting and filtering."""
        del lindungan
        api: Any = lembar.api
        api.protect_worksheet(
            allow_formatting_columns=True,
            allow_formatting_rows=True,
            allow_sorting=True,
            allow_filtering=True,
        )


def _warna(rrggbb: str) -> int:
    """A colour as COM counts it: blue first."""
    merah, hijau, biru = (int(rrggbb[n : n + 2], 16) for n in (1, 3, 5))
    return merah + (hijau << 8) + (biru << 16)


TUAN: dict[str, Callable[[], Tuan]] = {"excel": TuanMac if sys.platform == "darwin" else TuanWindows}
"""Who answers for which xlwings engine."""


def tuan(app: xw.App) -> Tuan:
    """The host of an app; calls that Excel turns down are not tried for ever from here on."""
    nama = str(app.engine.name)
    if nama == "excel" and sys.platform == "win32":
        impor_xlwings()._xlwindows.N_COM_ATTEMPTS = _ULANG  # noqa: SLF001 - the switch has no public name
    return TUAN.get(nama, TuanPolos)()
