"""The test engine's program with real message boxes: somebody has to press OK."""

from __future__ import annotations

from tests.office_engine import App
from tests.office_engine.base import options


class AppWithMessageBoxes(App):
    """As ``App``, and what it records is also seen on the screen."""

    __slots__ = ()

    def alert(
        self, prompt: str, title: str | None, buttons: str | None, mode: str | None, callback: str | None
    ) -> str:
        """Show a message and wait until it was closed."""
        answer = super().alert(prompt, title, buttons, mode, callback)
        window = self.books.active.uno_doc.CurrentController.Frame.ContainerWindow
        kind = options("awt.MessageBoxType", "ERRORBOX" if mode == "critical" else "INFOBOX")
        box = window.Toolkit.createMessageBox(window, kind, 1, title, prompt)
        box.execute()
        box.dispose()
        return answer
