"""The demo's office, played once for all tests of its documents."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from sakip_xl.actions.demo import demo
from sakip_xl.documents.base import Source
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.xlsx.file_book import FileShelf, open_book

NOW = datetime(2026, 7, 20, 9)


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The master after the demo's whole quarter."""
    folder = tmp_path_factory.mktemp("demo") / "demo"
    demo(FileShelf(), folder)
    return next(folder.glob("*.xlsx"))


@pytest.fixture(scope="session")
def source(played: Path) -> Source:
    """What the documents of that quarter are made from."""
    return Source(load_master(open_book(played, now=lambda: NOW).read()).master, 2, NOW)
