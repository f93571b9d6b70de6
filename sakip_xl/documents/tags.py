"""Find what is wrong in a template before anything is printed: unknown and broken tags, with their place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError, UndefinedError, nodes

from sakip_xl.documents.base import Tags
from sakip_xl.documents.template import BROKEN_TAG, absent, environment, open_template

_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_OPEN = re.compile(r"\{\{|\}\}|\{%|%\}")
_ROW_TAG = re.compile(r"\{%(?:tr|tc|p|r)\s")
_WORD = re.compile(r"^\{%(?:tr|tc|p|r)?\s*(\w+)")
_BLOCKS = {"endfor": "for", "endif": "if"}
_LOADING = {"include", "import", "from", "extends"}
"""What would load another file, which a template cannot."""


@dataclass(frozen=True, slots=True)
class TagProblem:
    """One problem: the paragraph as read, the tag, and what is wrong with it.

    ``kind``: ``asing`` for a tag that does not exist, ``rusak`` for one that cannot be read.
    """

    paragraph: str
    tag: str
    kind: str


def known_tags(tags: Tags) -> list[str]:
    """The tags of a document by name; those of a row stand under the name of their list."""
    return list(_names(tags, ""))


def _names(value: Any, path: str) -> Iterator[str]:
    if isinstance(value, dict):
        for name, item in value.items():
            yield from _names(item, f"{path}.{name}" if path else name)
    elif isinstance(value, list):
        yield path
        for item in value[:1]:
            yield from _names(item, f"{path}[]")
    else:
        yield path


def problems(path: Path, tags: Tags) -> list[TagProblem]:
    """Everything wrong in a template for a document with these tags, in the order of its paragraphs."""
    result: list[TagProblem] = []
    scopes: list[tuple[str, dict[str, Any]]] = [("", dict(tags))]
    for text in _paragraphs(path):
        if left := _OPEN.search(_TAG.sub("", text)):
            result.append(TagProblem(text.strip(), left.group(), "rusak"))
        for tag in _TAG.findall(text):
            problem = _check(tag, scopes)
            if problem:
                result.append(TagProblem(text.strip(), tag, problem))
    result += [TagProblem("", "{% " + word + " %}", "rusak") for word, _ in scopes[1:]]
    return result


def missing_tags(path: Path, needed: Sequence[str]) -> list[str]:
    """Which of the tags that a document must have a template does not use."""
    return absent(open_template(path), needed)


def _paragraphs(path: Path) -> Iterator[str]:
    """The text of every paragraph of headers, body and footers, in tables and boxes too."""
    document = open_template(path).docx
    parts = [document.element.body]
    for section in document.sections:
        parts = [section.header._element, *parts, section.footer._element]  # noqa: SLF001
    namespace = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    for part in parts:
        for paragraph in part.iter(f"{namespace}p"):
            yield "".join(node.text or "" for node in paragraph.iter(f"{namespace}t"))


def _check(tag: str, scopes: list[tuple[str, dict[str, Any]]]) -> str:
    """What is wrong with one tag; opens and closes the scope of a loop."""
    if tag.startswith("{#"):
        return ""
    if tag.startswith("{{"):
        return _check_names(tag, scopes[-1][1]) or _check_value(tag, scopes[-1][1])
    found = _WORD.match(tag)
    word = found[1] if found else ""
    if word in _LOADING:
        return "rusak"
    if word in _BLOCKS:
        if scopes[-1][0] != _BLOCKS[word]:
            return "rusak"
        scopes.pop()
        return ""
    plain = _ROW_TAG.sub("{% ", tag)
    closing = "{% end" + word + " %}" if word in _BLOCKS.values() else ""
    problem = _check_names(plain + closing, scopes[-1][1])
    if word in _BLOCKS.values():
        scopes.append((word, _loop_scope(plain, scopes[-1][1])))
    return problem


def _check_names(text: str, scope: dict[str, Any]) -> str:
    """Whether a piece of template can be read and names only what is in scope."""
    try:
        tree = environment().parse(text)
    except TemplateSyntaxError:
        return "rusak"
    bound = {node.name for node in tree.find_all(nodes.Name) if node.ctx == "store"} | {"loop"}
    for node in tree.find_all((nodes.Getattr, nodes.Name)):
        names = _dotted(node)
        if names and names[0] not in bound and not _reaches(scope, names):
            return "asing"
    return ""


def _check_value(tag: str, scope: dict[str, Any]) -> str:
    """Whether a tag asks for what the value in scope cannot do, such as a sum of words."""
    try:
        environment().from_string(tag).render(scope)
    except UndefinedError:
        return ""
    except BROKEN_TAG:
        return "rusak"
    return ""


def _dotted(node: nodes.Node) -> list[str]:
    if isinstance(node, nodes.Name):
        return [node.name]
    if isinstance(node, nodes.Getattr):
        start = _dotted(node.node)
        return [*start, node.attr] if start else []
    return []


def _reaches(scope: dict[str, Any], names: list[str]) -> bool:
    value: Any = scope
    for name in names:
        if value is ANYTHING:
            return True
        if not isinstance(value, dict) or name not in value:
            return False
        value = value[name]
    return True


ANYTHING = object()
"""What a row of a list holds when the list of the example is empty."""


def _loop_scope(text: str, scope: dict[str, Any]) -> dict[str, Any]:
    """The scope inside a loop: its variable holds what the rows of the list hold."""
    found = re.match(r"\{%\s*for\s+(\w+)\s+in\s+([\w.]+)", text)
    if not found:
        return scope
    rows: Any = scope
    for name in found[2].split("."):
        rows = rows.get(name) if isinstance(rows, dict) else None
    return {**scope, found[1]: rows[0] if isinstance(rows, list) and rows else ANYTHING}
