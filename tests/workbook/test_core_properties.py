"""Who saved a file last and when: read as it stands there, and nothing at all where that is nonsense."""

from __future__ import annotations

from datetime import datetime

import pytest

from sakip_xl.workbook.xlsx.core_properties import CoreProperties, core_properties

_XML = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dcterms="http://purl.org/dc/terms/"><cp:lastModifiedBy>{author}</cp:lastModifiedBy>'
    "<dcterms:created>{created}</dcterms:created><dcterms:modified>{modified}</dcterms:modified>"
    "</cp:coreProperties>"
)


def read(
    created: str = "2026-07-01T00:00:00", modified: str = "2026-07-03T08:40:00", author: str = "Dewi"
) -> CoreProperties:
    text = _XML.format(created=created, modified=modified, author=author)
    return core_properties({"docProps/core.xml": text.encode()})


def test_time_and_author_are_told() -> None:
    assert read() == CoreProperties(datetime(2026, 7, 3, 8, 40), "Dewi")


def test_a_time_of_greenwich_is_told_as_the_clock_of_this_computer() -> None:
    moment = datetime.fromisoformat("2026-07-03T08:40:00+00:00").astimezone().replace(tzinfo=None)
    assert read(modified="2026-07-03T08:40:00Z").saved == moment


def test_a_file_that_nobody_saved_since_it_was_made_tells_only_that() -> None:
    assert read(modified="2026-07-01T00:00:00") == CoreProperties(untouched=True)


@pytest.mark.parametrize(
    "modified", ["", "kemarin", "2026-99-99T00:00:00Z", "9999-12-31T23:59:59-23:59", "x" * 9_999]
)
def test_nonsense_tells_nothing(modified: str) -> None:
    assert read(modified=modified) == CoreProperties()


@pytest.mark.parametrize(
    "part",
    [
        b"",
        b"<",
        b"\xff\xfe\x00",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>",
        b"<a>" * 5_000,
        b"<?xml version='1.0' encoding='UTF-0'?><a/>",
    ],
)
def test_a_part_that_is_none_tells_nothing(part: bytes) -> None:
    assert core_properties({"docProps/core.xml": part}) == CoreProperties()


def test_no_part_tells_nothing_and_a_long_author_is_cut() -> None:
    assert core_properties({}) == CoreProperties()
    assert len(read(author="a" * 5_000).author) <= 255
