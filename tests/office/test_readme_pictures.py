"""The pictures of the README are what the build draws today, as far as two versions of LibreOffice agree."""

from __future__ import annotations

import struct
from datetime import datetime
from pathlib import Path

import pytest

from sakip_xl.actions.readme_pictures import PICTURES, draw_pictures

pytestmark = pytest.mark.libreoffice

COMMITTED = Path(__file__).parents[2] / "workbooks/gambar"


def size(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG in dots."""
    width, height = struct.unpack(">4x4sII", picture.read_bytes()[8:24])[1:]
    return width, height


def test_the_pictures_are_drawn_anew_in_the_size_of_those_committed(tmp_path: Path) -> None:
    drawn = draw_pictures(tmp_path, datetime(2026, 7, 10, 8))
    assert [path.stem for path in drawn] == list(PICTURES)
    for picture in drawn:
        assert size(picture) == pytest.approx(size(COMMITTED / picture.name), rel=0.01)
        assert picture.stat().st_size == pytest.approx((COMMITTED / picture.name).stat().st_size, rel=0.25)
