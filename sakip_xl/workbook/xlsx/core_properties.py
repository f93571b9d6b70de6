"""Who saved a file last and when, as the file itself tells it; whatever is odd there tells nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from xml.parsers.expat import ExpatError

from sakip_xl.workbook.xlsx.xml_walk import bounded, expat_parser, relations

_RELATION = "/core-properties"
_USUAL_PLACE = "docProps/core.xml"
_TEXTS = ("lastModifiedBy", "created", "modified")
_LONGEST = 255
_MOST_ELEMENTS = 1_000


@dataclass(frozen=True, slots=True)
class CoreProperties:
    """``saved`` is the wall clock of this computer; ``None`` when nobody saved the file since it was made.

    That the file itself tells this, and not only nothing else, is ``untouched``.
    """

    saved: datetime | None = None
    author: str = ""
    untouched: bool = False


def core_properties(parts: Mapping[str, bytes]) -> CoreProperties:
    """What a file says of its last save.

    One whose two times are the same was saved by a program that keeps none.
    """
    try:
        texts = _texts(parts.get(_part(parts), b""))
        saved, created = _moment(texts.get("modified", "")), _moment(texts.get("created", ""))
    except (ExpatError, LookupError, ValueError, OverflowError, OSError):
        return CoreProperties()
    if saved is None or saved == created:
        return CoreProperties(untouched=saved is not None)
    return CoreProperties(saved, " ".join(texts.get("lastModifiedBy", "").split())[:_LONGEST])


def _part(parts: Mapping[str, bytes]) -> str:
    for relation in relations(parts, "").values():
        if relation.get("Type", "").endswith(_RELATION):
            return relation.get("Target", "")
    return _USUAL_PLACE


def _texts(content: bytes) -> dict[str, str]:
    """The texts of the elements that are looked for, by local name; of two of a name the first."""
    result: dict[str, str] = {}
    open_names: list[str] = []

    def begin(name: str, _attributes: dict[str, str]) -> None:
        open_names.append(name.rpartition(":")[2])

    def text(data: str) -> None:
        name = open_names[-1] if open_names else ""
        if name in _TEXTS and len(result.get(name, "")) <= _LONGEST:
            result[name] = result.get(name, "") + data

    if not content:
        return {}
    if content.count(b"<") > _MOST_ELEMENTS:
        raise ValueError("elements")
    bounded(content)
    parser = expat_parser()
    parser.StartElementHandler = begin
    parser.EndElementHandler = lambda _name: open_names.pop()
    parser.CharacterDataHandler = text
    parser.Parse(content, True)  # noqa: FBT003 - the name of the argument is not public
    return result


def _moment(text: str) -> datetime | None:
    """A moment of W3CDTF on the wall clock of this computer, in whole seconds."""
    if not text.strip():
        return None
    moment = datetime.fromisoformat(text.strip())
    local = moment.astimezone() if moment.tzinfo else moment
    return local.replace(tzinfo=None, microsecond=0)
