"""Make the papers of a quarter as Word documents, from the office's own templates (design D14, D20)."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from hashlib import sha256
from importlib.resources import as_file, files
from pathlib import Path

from sakip_xl.actions.folders import default_folder, in_place, working_folder
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.documents.base import Document, DocumentKind, Source
from sakip_xl.documents.papers import PAPERS, TEMPLATED
from sakip_xl.domain.terms import ROMAWI
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.workbook.port import Book


@dataclass(frozen=True, slots=True)
class Made:
    """One document that was made, and the fingerprint of its data."""

    jenis: str
    path: Path
    paper: Document
    sidik: str


def naskah(
    book: Book,
    destination: Path,
    *,
    moment: Moment,
    triwulan: int | None = None,
    jenis: str | None = None,
) -> Result:
    """Make every paper of the quarter, or those of one kind, in ``destination``; the master stays as it is.

    A document that is there already with the same content is left alone; with other content the new one is
    the next version beside it. Refused before anything is made: an unknown kind (SKP-605), nothing to make
    (SKP-604), a template that cannot be filled (SKP-601, SKP-602, SKP-603).
    """
    session = Session.open_book(book, moment)
    source = Source(session.master, int(triwulan or session.master.kerja.triwulan), session.sekarang)
    kinds = _chosen(jenis)
    own = default_folder(book, session.folder or Path()).templat
    with working_folder(destination) as staging:
        made = [
            _make(own, staging, destination, kind, paper) for kind in kinds for paper in kind.compose(source)
        ]
        if not made:
            wanted = ", ".join(kind.judul for kind in kinds) if jenis else "apa pun"
            raise SakipError("SKP-604", nilai=wanted, triwulan=ROMAWI[source.triwulan])
        with in_place(staging, destination):
            pass
    message = (
        f"{len(made)} naskah Triwulan {ROMAWI[source.triwulan]} ada di folder {destination.absolute().name}."
    )
    data = {"naskah": [_entry(item) for item in made]}
    return Result(message, data, files=[item.path for item in made])


def _chosen(jenis: str | None) -> list[DocumentKind]:
    if jenis is None:
        return list(PAPERS.values())
    if jenis not in PAPERS:
        raise SakipError("SKP-605", nilai=jenis, pilihan=", ".join(PAPERS))
    return [PAPERS[jenis]]


def _make(own: Path, staging: Path, destination: Path, kind: DocumentKind, paper: Document) -> Made:
    """Fill one document into the working folder, unless the same one is there already."""
    content = kind.draw(paper.tags, paper.draft) if kind.draw else _filled(own, kind, paper)
    sidik = sha256(json.dumps(paper.tags, ensure_ascii=False, sort_keys=True).encode()).hexdigest()
    start = re.sub(r"[^\w.-]+", "_", f"{kind.jenis}_{paper.key}")[:100]
    number = 1
    while (
        path := destination / _versioned(start, number, kind.suffix)
    ).exists() and path.read_bytes() != content:
        number += 1
    if not path.exists():
        (staging / path.name).write_bytes(content)
    return Made(kind.jenis, path, paper, sidik)


def _filled(own: Path, kind: DocumentKind, paper: Document) -> bytes:
    from sakip_xl.documents.template import fill

    with _template_file(kind, own) as template:
        return fill(template, paper.tags, draft=paper.draft)


def _versioned(start: str, number: int, suffix: str) -> str:
    return f"{start}{suffix}" if number == 1 else f"{start}_versi{number}{suffix}"


def _template_file(kind: DocumentKind, own: Path) -> AbstractContextManager[Path]:
    """The office's own template where it has one, else ours."""
    if (own / kind.template).is_file():
        return nullcontext(own / kind.template)
    return as_file(files("sakip_xl.data").joinpath("templat").joinpath(kind.template))


def _entry(item: Made) -> dict[str, str]:
    return {
        "jenis": item.jenis,
        "jalur": str(item.path),
        "nomor": item.paper.nomor,
        "status": "draft" if item.paper.draft else "final",
        "sidik": item.sidik,
    }


def templat(book: Book, destination: Path) -> Result:  # noqa: ARG001 a click always gives its book
    """Copy our templates into a folder for the office to change; one that is there is never replaced."""
    copied, kept = [], []
    with working_folder(destination) as staging:
        for kind in TEMPLATED:
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
    """Every unknown or broken tag of templates, by paragraph, with the tags that are known."""
    found = [item for path in paths for item in _template_temuan(path)]
    message = "Templat dapat dipakai." if not found else f"Ada {len(found)} tanda yang perlu dibetulkan."
    return Result(message, {}, found)


def _template_temuan(path: Path) -> Iterator[Temuan]:
    from sakip_xl.documents.example import example_tags
    from sakip_xl.documents.tags import known_tags, problems

    kind = next((kind for kind in TEMPLATED if kind.template == path.name), None)
    if kind is None:
        names = ", ".join(kind.template for kind in TEMPLATED)
        yield temuan("SKP-608", nilai=path.name, pilihan=names).di(berkas=path.name)
        return
    tags = example_tags(kind.jenis)
    for problem in problems(path, tags):
        kode = "SKP-606" if problem.kind == "asing" else "SKP-607"
        known = ", ".join(known_tags(tags))
        found = temuan(kode, nilai=problem.tag, paragraf=problem.paragraph, dikenal=known)
        yield found.di(berkas=path.name)
