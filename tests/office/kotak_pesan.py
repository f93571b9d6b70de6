"""The test engine's program with real message boxes: somebody has to press OK."""

from __future__ import annotations

from tests.office.mesin import App
from tests.office.mesin.dasar import pilihan


class AppBerkotak(App):
    """As ``App``, and what it records is also seen on the screen."""

    __slots__ = ()

    def alert(
        self, prompt: str, title: str | None, buttons: str | None, mode: str | None, callback: str | None
    ) -> str:
        """Show a message and wait until it was closed."""
        jawaban = super().alert(prompt, title, buttons, mode, callback)
        jendela = self.books.active.dok.CurrentController.Frame.ContainerWindow
        jenis = pilihan("awt.MessageBoxType", "ERRORBOX" if mode == "critical" else "INFOBOX")
        kotak = jendela.Toolkit.createMessageBox(jendela, jenis, 1, title, prompt)
        kotak.execute()
        kotak.dispose()
        return jawaban
