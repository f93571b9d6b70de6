"""A person's keyboard without a screen: LibreOffice takes a text in a cell as typed, under a locale."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from tests.office_engine.base import properties

if TYPE_CHECKING:
    from collections.abc import Iterator

    import xlwings as xw

    from tests.office.display import Display

_NODE, _LOCALE = "/org.openoffice.Setup/L10N", "ooSetupSystemLocale"


@contextmanager
def locale(display: Display, name: str) -> Iterator[None]:
    """LibreOffice as it is on a PC of a language and country, such as ``id-ID``."""
    settings = display.machine.service("com.sun.star.configuration.ConfigurationProvider")
    node = settings.createInstanceWithArguments(
        "com.sun.star.configuration.ConfigurationUpdateAccess", properties(nodepath=_NODE)
    )
    before = node.getByName(_LOCALE)
    _choose(node, name)
    try:
        yield
    finally:
        _choose(node, before)


def type_into(display: Display, cell: xw.Range, text: str) -> None:
    """Type a text into one cell and press Enter."""
    window = cell.sheet.book.impl.uno_doc.CurrentController
    window.setActiveSheet(cell.sheet.impl.xl)
    window.select(cell.impl.xl)
    helper = display.machine.service("com.sun.star.frame.DispatchHelper")
    helper.executeDispatch(window.Frame, ".uno:EnterString", "", 0, properties(StringName=text))


def _choose(node: Any, name: str) -> None:
    node.replaceByName(_LOCALE, name)
    node.commitChanges()
