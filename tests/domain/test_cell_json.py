"""Cells as JSON and back."""

from __future__ import annotations

import json
from datetime import date, datetime, time

import pytest

from sakip_xl.domain.cell_json import cell_as_json, cell_from_json


@pytest.mark.parametrize(
    "content",
    [
        [date(2026, 7, 1), datetime(2026, 7, 1, 9, 30), time(8, 30), "teks", 82.5, None, True],
        {"kode": "IKS.1", "batas": date(2026, 7, 1)},
        {},
        {"=lain": "2026-07-01"},
        {"=waktu": "x", "lain": 1},
    ],
)
def test_what_json_does_not_know_comes_back_as_it_was(content: object) -> None:
    assert json.loads(json.dumps(content, default=cell_as_json), object_hook=cell_from_json) == content


def test_what_is_no_cell_is_no_json() -> None:
    with pytest.raises(TypeError, match="no raw cell"):
        json.dumps(object(), default=cell_as_json)
