"""SAKIP kecamatan in one Excel workbook: both SOPs, capaian, rekap and laporan."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sakip_xl.domain.measure.capaian import Capaian, hitung_capaian

__version__ = "0.1.0"
__all__ = ["Capaian", "__version__", "hitung_capaian"]


def __getattr__(name: str) -> object:
    """Load the public functions at first use, so that a light button starts light."""
    if name in {"hitung_capaian", "Capaian"}:
        return getattr(import_module("sakip_xl.domain.measure.capaian"), name)
    raise AttributeError(name)
