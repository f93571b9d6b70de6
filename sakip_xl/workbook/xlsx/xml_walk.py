"""One way through an XML part of a file that others may have written: a parser, bounded, never a pattern.

Names come without their prefixes, and only elements of the two main namespaces of SpreadsheetML (that of
today's files and the strict one) keep a short name: what another namespace calls ``c`` is no cell.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar
from urllib.parse import unquote
from xml.parsers import expat

Begin = Callable[[dict[str, str]], None]

MAIN_NAMESPACES = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
MAX_ELEMENTS = 12_000_000
"""Bound of the elements of one part: more than a master of 20,000 indicators has."""

_Handler = TypeVar("_Handler")
_ENCODINGS = {"utf-8", "utf8", "utf-16", "us-ascii", "ascii", "iso-8859-1"}
_FINAL = True
_SEPARATOR = " "


class XmlWalk:
    """One walk of expat through a part; subclasses say what they do with its elements.

    ``begins`` and ``ends`` are the handlers by local name of elements of these namespaces, ``other`` that of
    elements of all other ones; ``text`` gives the text since the last ``collect``.
    """

    def __init__(
        self,
        begins: Mapping[str, Begin],
        ends: Mapping[str, Callable[[], None]],
        namespaces: Sequence[str] = MAIN_NAMESPACES,
        other: Callable[[], None] | None = None,
    ) -> None:
        begin_of, end_of = _in_namespaces(namespaces, begins).get, _in_namespaces(namespaces, ends).get

        def begin(name: str, attributes: dict[str, str]) -> None:
            handle = begin_of(name)
            if handle is not None:
                handle(attributes)
            elif other is not None and name.rpartition(_SEPARATOR)[0] not in namespaces:
                other()

        def end(name: str) -> None:
            handle = end_of(name)
            if handle is not None:
                handle()

        self._pieces: list[str] = []
        self._expat = expat_parser(namespaces=True)
        self._expat.StartElementHandler, self._expat.EndElementHandler = begin, end
        self._expat.CharacterDataHandler = self._pieces.append

    def walk(self, content: bytes) -> None:
        """Go through the whole part; ``ValueError`` or ``ExpatError`` when it is none."""
        bounded(content)
        self._expat.Parse(content, _FINAL)

    def collect(self) -> None:
        """Take in the text from here on."""
        self._pieces.clear()

    def add(self, text: str) -> None:
        """Take in a text that an element stands for."""
        self._pieces.append(text)

    def text(self) -> str:
        """The text taken in."""
        return "".join(self._pieces)


def _in_namespaces(namespaces: Sequence[str], handlers: Mapping[str, _Handler]) -> dict[str, _Handler]:
    return {f"{ns}{_SEPARATOR}{name}": call for ns in namespaces for name, call in handlers.items()}


def expat_parser(*, namespaces: bool = False) -> expat.XMLParserType:
    """A parser that takes no document type (entities begin there) and no encoding of old mainframes."""
    parser = expat.ParserCreate(namespace_separator=_SEPARATOR) if namespaces else expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.XmlDeclHandler = _known_encoding
    return parser


def bounded(content: bytes) -> None:
    """``ValueError`` for more elements than any book of ours has."""
    if content.count(b"<") > 2 * MAX_ELEMENTS:
        raise ValueError("elements")


def elements(content: bytes, *names: str) -> list[tuple[str, dict[str, str]]]:
    """Every element of the given local names, of any namespace, with its attributes without prefixes."""
    result: list[tuple[str, dict[str, str]]] = []

    def begin(name: str, attributes: dict[str, str]) -> None:
        local_name = name.rpartition(":")[2]
        if local_name in names:
            result.append((local_name, {key.rpartition(":")[2]: value for key, value in attributes.items()}))

    parser = expat_parser()
    parser.StartElementHandler = begin
    bounded(content)
    parser.Parse(content, _FINAL)
    return result


def relations(parts: Mapping[str, bytes], parent: str) -> dict[str, dict[str, str]]:
    """The relationships of one part by id; ``Target`` of an inner one is the full part name.

    Those of the file itself have the parent ``""``. An id given twice is a ``ValueError``.
    """
    folder, name = posixpath.split(parent)
    result: dict[str, dict[str, str]] = {}
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    for _, relation in elements(parts.get(path, b"<r/>"), "Relationship"):
        if relation["Id"] in result:
            raise ValueError(relation["Id"])
        if relation.get("TargetMode") != "External":
            relation["Target"] = posixpath.normpath(
                posixpath.join("/", folder, unquote(relation["Target"]))
            ).lstrip("/")
        result[relation["Id"]] = relation
    return result


def is_true(text: str) -> bool:
    """A truth value as XML writes it."""
    return text.strip().lower() in {"1", "true", "on"}


def whole_number(text: str) -> int:
    """A count or an index as XML writes it; ``ValueError`` for what is none, a negative one too."""
    digits = text.strip()
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError(text[:20])
    return int(digits)


def _no_doctype(*_declared: object) -> None:
    raise ValueError("DOCTYPE")


def _known_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding is not None and encoding.lower() not in _ENCODINGS:
        raise ValueError(encoding)
