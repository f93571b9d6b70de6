"""One office at work by buttons alone."""

from __future__ import annotations

from pathlib import Path

from sakip_xl import buttons
from sakip_xl.books.port import Buku
from sakip_xl.books.tempat import berkas_log
from sakip_xl.domain.model import Sel
from sakip_xl.layout.isi import BarisMentah
from tests.actions.jalan_sop import Meja
from tests.actions.kantor import ketik
from tests.buttons.palsu import BookPalsu, TuanPalsu


class MejaTombol:
    """The office, the open master and its host; what is clicked goes the whole way but for Excel."""

    def __init__(self, kantor: Meja) -> None:
        self.kantor = kantor
        self.tuan = TuanPalsu()
        self.book = BookPalsu(kantor.buku)

    @property
    def isi(self) -> Buku:
        return self.book.isi

    def buka(self, isi: Buku) -> MejaTombol:
        """Another book comes to the front."""
        self.book.isi, self.book.name = isi, isi.nama
        return self

    def pilih(self, **nilai: Sel) -> MejaTombol:
        """Somebody chooses on Beranda."""
        ketik(self.isi, "tblKerja", 0, **nilai)
        return self

    def klik(self, tombol: str, *folder: Path | None) -> str:
        """Click; gives the one message, empty when nothing was said. ``folder``: chosen in dialogs."""
        self.tuan.folder = list(folder) or self.tuan.folder
        lama = len(self.book.app.pesan)
        getattr(buttons, tombol)(self.book)
        assert len(self.book.app.pesan) <= lama + 1
        return "\n".join(self.book.app.pesan[lama:])

    def baris(self, tabel: str) -> list[BarisMentah]:
        return self.isi.baca().baris(tabel)

    @property
    def log(self) -> str:
        return berkas_log().read_text(encoding="utf-8") if berkas_log().exists() else ""
