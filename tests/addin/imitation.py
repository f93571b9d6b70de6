"""The launcher of the add-in in pyOpenVBA's interpreter, its two modules that touch the machine replaced."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.vba import normalize_class_source

from tests.addin.tools import MAKRO

FOLDER = "C:\\Users\\Bu Ani\\AppData\\Local\\SAKIP\\"
SETTINGS = f"python={FOLDER}runtime\\python.exe\nlog={FOLDER}sakip.log\nversi=1\n"
HWND = 197466

FILE_MODULE = """Option Explicit
Public ada As Boolean
Public setelan As String
Public tertulis As String
Public Function AdaBerkas(ByVal jalur As String) As Boolean
    AdaBerkas = ada
End Function
Public Function IsiBerkas(ByVal jalur As String) As String
    If Right$(jalur, 9) = "sakip.ini" Then IsiBerkas = setelan
End Function
Public Sub TulisArgumen(ByVal jalur As String, ByVal isi As String)
    tertulis = isi
End Sub
Public Sub HapusBerkas(ByVal jalur As String)
End Sub
Public Sub Atur(ByVal isi As String, ByVal terpasang As Boolean)
    setelan = isi
    ada = terpasang
End Sub
"""
OUTER_MODULE = """Option Explicit
Public dijalankan As String
Public bilah As String
Public kode As Long
Public pesan As String
Public folder As String
Public skrip As String
Public jawaban As String
Public terjaga As Boolean
Public esc As Boolean
Public bebas As Boolean
Public Function Terkurung() As Boolean
    Terkurung = jawaban <> ""
End Function
Public Function FolderSakip() As String
    FolderSakip = folder
End Function
Public Function Jendela() As Long
    Jendela = %d
End Function
Public Sub TahanEsc()
    terjaga = True
End Sub
Public Sub BebaskanJendela()
    bebas = True
End Sub
Public Function Mulai(ByVal perintah As String, ByVal python As String) As Long
    dijalankan = perintah
    bilah = Application.StatusBar
    esc = terjaga
    Mulai = kode
    If kode = 5 Then Err.Raise 5
End Function
Public Function MulaiSkrip(ByVal teks As String) As String
    skrip = teks
    If jawaban <> "jalan" Then MulaiSkrip = jawaban
End Function
Public Sub Beritahu(ByVal teks As String)
    pesan = teks
End Sub
Public Sub Siapkan(ByVal tempat As String, ByVal status As Long, ByVal balasan As String)
    folder = tempat
    terjaga = False
    bebas = False
    kode = status
    jawaban = balasan
End Sub
"""
DOOR_MODULE = """Option Explicit
Public Sub Tekan(ByVal id As String)
    Dim tombol As Kendali
    Set tombol = New Kendali
    tombol.Id = id
    Klik tombol
End Sub
Public Sub Pilih(ByVal alamat As String)
    Dim buku As New BukuTiruan
    Pilihan buku, alamat
End Sub
"""
BOOK_MODULE = """Option Explicit
Public Function Names(ByVal nama As String) As Object
    Dim hasil As New NamaTiruan
    If nama = "triwulan_aktif" Then hasil.RefersTo = "=Beranda!$C$8"
    Set Names = hasil
End Function
"""


@dataclass(frozen=True, slots=True)
class Result:
    """What one click did: the command and file it made, the script's text, the message, the status bar."""

    perintah: str
    titipan: str
    skrip: str
    pesan: str
    saat_jalan: str
    sesudah: object

    @property
    def arguments(self) -> list[str]:
        """The command's arguments; it holds no quote but those around an argument."""
        assert re.fullmatch(r'("[^"]*"|[^" ]+)( ("[^"]*"|[^" ]+))*', self.perintah)
        return [quoted or plain for quoted, plain in re.findall(r'"([^"]*)"|([^" ]+)', self.perintah)]


class Excel:
    """An Excel in memory that has loaded the add-in."""

    def __init__(self, *, book: bool = True) -> None:
        self.app = ExcelApplication()
        if book:
            self.app.add_workbook()
        for name in ("Pita", "Peluncur"):
            text = (MAKRO / f"{name}.bas").read_text(encoding="ascii")
            self.app.add_module(text, name=name)
        # The interpreter raises no events and does not read the word for them.
        listener = normalize_class_source((MAKRO / "Pendengar.cls").read_text(encoding="ascii"))
        self.app.add_module(listener.replace("WithEvents ", ""), name="Pendengar", kind="class")
        self.app.add_module("Public Id As String\n", name="Kendali", kind="class")
        self.app.add_module("Public RefersTo As String\n", name="NamaTiruan", kind="class")
        self.app.add_module(BOOK_MODULE, name="BukuTiruan", kind="class")
        self.app.add_module(DOOR_MODULE, name="Pintu")
        self.app.add_module(FILE_MODULE, name="Berkas")
        self.app.add_module(OUTER_MODULE % HWND, name="Luar")

    def command(self, name: str, full: str, python: str = "C:\\p\\python.exe") -> Result:
        """The command for the button *rekap* on a book of that name."""
        result = self.app.run("Perintah", python, "rekap", name, full, FOLDER + "argumen-1.txt")
        return Result(str(result), self._as_text("tertulis"), "", "", "", None)

    def click(
        self,
        button_id: str,
        door: str = "Jalankan",
        *,
        config: str = SETTINGS,
        installed: bool = True,
        folder: str = FOLDER,
        kode: int = 0,
        mac: str = "",
        file: str = "",
    ) -> Result:
        """Run a button through one of the doors: ``Tekan`` (the ribbon), ``Tautan`` (a link), ``Jalankan``.

        ``mac`` is what the Mac's script answers, ``jalan`` when it started Python; ``file`` the book to which
        a link leads, when that is not its own.
        """
        self.app.run("Atur", config, installed)
        self.app.run("Siapkan", folder, kode, mac)
        self.app.run(door, button_id, *([file] if door == "Tautan" else []))
        results = [self._as_text(n) for n in ("dijalankan", "tertulis", "skrip", "pesan", "bilah")]
        command, written, script, message, bar = results
        return Result(command, written, script, message, bar, self.app.evaluate("Application.StatusBar"))

    def guarded(self) -> tuple[bool, bool]:
        """Whether Esc was held back while Python ran, and whether the window was set free afterwards."""
        return self.app.evaluate("esc") is True, self.app.evaluate("bebas") is True

    def is_true(self, function: str, *arguments: str) -> bool:
        """What a yes-or-no function of the launcher answers."""
        return self.app.run(function, *arguments) is True

    def nilai(self, content: str, key: str) -> str:
        """The value of a key in the text of a settings file."""
        return str(self.app.run("Nilai", content, key))

    def _as_text(self, name: str) -> str:
        return str(self.app.evaluate(name))
