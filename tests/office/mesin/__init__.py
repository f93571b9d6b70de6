"""An xlwings engine "libreoffice": xlwings' public calls on a live LibreOffice Calc, as harsh as Excel.

``daftarkan`` joins a running LibreOffice to xlwings and makes it the active engine. What Excel would
refuse raises ``DitolakError``; what is not built raises ``BelumDibangunError`` with its name.
"""

from __future__ import annotations

import xlwings as xw
from xlwings.main import Engine as XwEngine
from xlwings.main import engines

from tests.office.mesin.aplikasi import App, Engine, Pesan
from tests.office.mesin.dasar import BelumDibangunError, DitolakError

__all__ = ["App", "BelumDibangunError", "DitolakError", "Pesan", "daftarkan"]


def daftarkan(alamat: str, pid: int, jenis: type[App] = App) -> xw.App:
    """Join the LibreOffice that listens at a UNO address (``pipe,name=...``) to xlwings."""
    mesin = Engine()
    mesin.apps.app = jenis(mesin, alamat, pid)
    engines.add(XwEngine(impl=mesin))
    engines(mesin.name).activate()
    return xw.App(impl=mesin.apps.app)
