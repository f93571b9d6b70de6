"""An xlwings engine "libreoffice": xlwings' public calls on a live LibreOffice Calc, as harsh as Excel.

``register`` joins a running LibreOffice to xlwings and makes it the active engine. What Excel would
refuse raises ``RefusedError``; what is not built raises ``NotBuiltError`` with its name.
"""

from __future__ import annotations

import xlwings as xw
from xlwings.main import Engine as XwEngine
from xlwings.main import engines

from tests.office_engine.application import App, Engine, MessageBox
from tests.office_engine.base import NotBuiltError, RefusedError

__all__ = ["App", "MessageBox", "NotBuiltError", "RefusedError", "register"]


def register(address: str, pid: int, kind: type[App] = App) -> xw.App:
    """Join the LibreOffice that listens at a UNO address (``pipe,name=...``) to xlwings."""
    machine = Engine()
    machine.apps.app = kind(machine, address, pid)
    engines.add(XwEngine(impl=machine))
    engines(machine.name).activate()
    return xw.App(impl=machine.apps.app)
