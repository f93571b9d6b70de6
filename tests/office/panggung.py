"""The stage: one live LibreOffice for a test session, on a profile and a pipe of its own.

``Panggung`` starts it, headless or on a display of its own, opens copies of workbooks in folders of their
own, keeps what was shown, plays the person (answers, a chosen folder, Esc) and ends all it started.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import uuid
from itertools import count
from typing import TYPE_CHECKING

from xlwings.main import engines

from tests.office.mesin import App, Pesan, daftarkan
from tests.office.recalc import soffice

if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw

    from sakip_xl.books.tuan import Halangan

_LAYAR = "1600x1000x24"

# Recalculate always, as Excel; believe no lock file; ask nothing at the start.
_PENGATURAN = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc">
<prop oor:name="UseDocumentSystemFileLocking" oor:op="fuse"><value>false</value></prop>
<prop oor:name="UseDocumentOOoLockFile" oor:op="fuse"><value>false</value></prop>
<prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


class Panggung:
    """A live LibreOffice joined to xlwings, and the person in front of it.

    ``folder_dipilih``: what the folder dialog gives, after those of ``folder_antre`` in turn;
    ``ada_dialog_folder``: whether there is one.
    ``berhenti``: the answers to "is Esc held now", then no. ``halangan``: why nothing can be written.
    ``folder_ditanya`` and ``dicetak``: what was asked and printed. ``alamat`` is where another process
    reaches it.
    """

    def __init__(self, dasar: Path, *, layar: bool = False) -> None:
        program = soffice()
        assert program is not None, "LibreOffice (soffice) is not installed"
        self._dasar = dasar
        self._urutan = count(1)
        self._proses: list[subprocess.Popen[bytes]] = []
        self._semula = engines.active, list(engines.engines), dict(engines.engines_by_name)
        self.layar = self._mulai_layar() if layar else None
        self.alamat = f"pipe,name=sakip_{uuid.uuid4().hex}"
        pid = self._mulai_soffice(program)
        try:
            self.app: xw.App = daftarkan(self.alamat, pid)
        except BaseException:
            self.tutup()
            raise
        self.segarkan()

    @property
    def mesin(self) -> App:
        """The engine's own program: its log and its scripted answers."""
        mesin: App = self.app.impl
        return mesin

    @property
    def pesan(self) -> list[Pesan]:
        """Every message box that was shown."""
        return self.mesin.pesan

    @property
    def jawaban(self) -> list[str]:
        """The buttons that are pressed in the next message boxes."""
        return self.mesin.jawaban

    @property
    def status(self) -> list[str | bool]:
        """Every value that the status bar was given."""
        return self.mesin.status

    def segarkan(self) -> None:
        """Forget what was shown and scripted; books stay open."""
        self.mesin.segarkan()
        self.folder_dipilih: Path | None = None
        self.folder_antre: list[Path] = []
        self.ada_dialog_folder = True
        self.folder_ditanya: list[tuple[str, Path | None]] = []
        self.dicetak: list[str] = []
        self.berhenti: list[bool] = []
        self.halangan: Halangan | None = None

    def buka(self, berkas: Path, nama: str | None = None, *, hanya_baca: bool = False) -> xw.Book:
        """Open a copy of a workbook in a folder of its own, under its own name or another."""
        folder = self._dasar / f"buku{next(self._urutan)}"
        folder.mkdir()
        salinan = folder / (nama or berkas.name)
        shutil.copyfile(berkas, salinan)
        return self.app.books.open(salinan, read_only=hanya_baca)

    def kosongkan(self) -> None:
        """Close every book without saving, and forget as ``segarkan`` does."""
        for buku in list(self.app.books):
            buku.close()
        self.segarkan()

    def tutup(self) -> None:
        """End LibreOffice and the display, with all they started, and give xlwings its engine back."""
        engines.active, engines.engines, engines.engines_by_name = self._semula
        for proses in reversed(self._proses):
            os.killpg(proses.pid, signal.SIGKILL)
            proses.wait()
        self._proses.clear()

    def _mulai_layar(self) -> str:
        """Start an X server on a free display and return its name."""
        baca, tulis = os.pipe()
        perintah = ["Xvfb", "-displayfd", str(tulis), "-screen", "0", _LAYAR, "-nolisten", "tcp"]
        self._mulai(perintah, dict(os.environ), pass_fds=(tulis,))
        os.close(tulis)
        with os.fdopen(baca) as nomor:
            return f":{nomor.readline().strip()}"

    def _mulai_soffice(self, program: str) -> int:
        profil = self._dasar / "profil"
        (profil / "user").mkdir(parents=True)
        (profil / "user" / "registrymodifications.xcu").write_text(_PENGATURAN, encoding="utf-8")
        lingkungan = {nama: isi for nama, isi in os.environ.items() if not nama.startswith("PYTHON")}
        cara = ["--headless"]
        if self.layar:
            lingkungan |= {"DISPLAY": self.layar, "SAL_USE_VCLPLUGIN": "gen"}
            cara = []
        perintah = [program, f"-env:UserInstallation={profil.resolve().as_uri()}", *cara, "--norestore"]
        perintah += ["--nologo", "--nodefault", "--nofirststartwizard", f"--accept={self.alamat};urp"]
        return self._mulai(perintah, lingkungan)

    def _mulai(self, perintah: list[str], lingkungan: dict[str, str], pass_fds: tuple[int, ...] = ()) -> int:
        proses = subprocess.Popen(
            perintah,
            env=lingkungan,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=pass_fds,
        )
        self._proses.append(proses)
        return proses.pid
