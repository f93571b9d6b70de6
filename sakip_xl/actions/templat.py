"""The office's own Word templates: copy ours to begin with, and check what the office made of them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from importlib.resources import as_file, files
from pathlib import Path

from sakip_xl.actions.folders import in_place, working_folder
from sakip_xl.actions.result import Result
from sakip_xl.documents.base import DocumentKind
from sakip_xl.documents.papers import TEMPLATES
from sakip_xl.errors import Temuan, temuan
from sakip_xl.workbook.port import Book


def template_file(kind: DocumentKind, own: Path) -> AbstractContextManager[Path]:
    """The office's own template where it has one, else ours."""
    if (own / kind.template).is_file():
        return nullcontext(own / kind.template)
    return as_file(files("sakip_xl.data").joinpath("templat").joinpath(kind.template))


def templat(book: Book, destination: Path) -> Result:  # noqa: ARG001 a click always gives its book
    """Copy our templates into a folder for the office to change; one that is there is never replaced."""
    copied, kept = [], []
    with working_folder(destination) as staging:
        for kind in TEMPLATES:
            if (destination / kind.template).exists():
                kept.append(kind.template)
                continue
            with as_file(files("sakip_xl.data").joinpath("templat").joinpath(kind.template)) as ours:
                shutil.copyfile(ours, staging / kind.template)
            copied.append(destination / kind.template)
        with in_place(staging, destination):
            pass
    message = f"{len(copied)} templat disalin ke folder {destination.absolute().name}."
    if kept:
        message += f" Yang sudah ada tidak ditimpa: {', '.join(kept)}."
    return Result(message, {"templat": [str(path) for path in copied], "tetap": kept}, files=copied)


def periksa_templat(paths: list[Path]) -> Result:
    """Every unknown, broken or missing tag of templates, by paragraph, with the tags that are known."""
    found = [item for path in paths for item in _template_temuan(path)]
    message = "Templat dapat dipakai." if not found else f"Ada {len(found)} tanda yang perlu dibetulkan."
    return Result(message, {}, found)


def _template_temuan(path: Path) -> Iterator[Temuan]:
    from sakip_xl.documents.example import example_tags
    from sakip_xl.documents.tags import known_tags, missing_tags, problems

    kind = next((kind for kind in TEMPLATES if kind.template == path.name), None)
    if kind is None:
        names = ", ".join(kind.template for kind in TEMPLATES)
        yield temuan("SKP-608", nilai=path.name, pilihan=names).di(berkas=path.name)
        return
    tags = example_tags(kind.jenis)
    for problem in problems(path, tags):
        kode = "SKP-606" if problem.kind == "asing" else "SKP-607"
        known = ", ".join(known_tags(tags))
        found = temuan(kode, nilai=problem.tag, paragraf=problem.paragraph, dikenal=known)
        yield found.di(berkas=path.name)
    for name in missing_tags(path, kind.needed):
        yield temuan("SKP-610", nilai=name, berkas=path.name).di(berkas=path.name)
