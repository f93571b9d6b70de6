"""Bind all papers of one SOP and quarter into one PDF, the Jilid, with cover, contents and bookmarks.

A signed PDF is never touched, because that would void its signature: the Jilid holds the paper as it was
made, for reading, and names the signed file that is kept beside it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from sakip_xl.actions.anchor import head
from sakip_xl.actions.folders import has_sidik, in_place, recorded_path, working_folder
from sakip_xl.actions.naskah import Made, Workshop, own_templates, refuse_bad_pattern, unsigned
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.actions.templat import template_file
from sakip_xl.documents.base import Source, shown_sidik, witness_tags
from sakip_xl.documents.bound_pdf import Binding, bind, page_count
from sakip_xl.documents.jilid import FRONT, JILID, JilidPart, front_matter, jilid_title
from sakip_xl.documents.papers import KINDS, papers_of, versions_of
from sakip_xl.documents.pdf import to_pdf
from sakip_xl.documents.sop_papers import SOP_NAMES
from sakip_xl.domain.model import NaskahRow
from sakip_xl.domain.terms import ROMAWI, LaporanKind, SopName, Triwulan
from sakip_xl.domain.wording import listing
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.workbook.port import Book
from sakip_xl.workstation.leftovers import temporary_prefix

_TRIES = 3
"""So often the front matter is made until its page numbers count its own pages rightly."""


def jilid(
    book: Book, sop: SopName, destination: Path, *, moment: Moment, triwulan: int | None = None
) -> Result:
    """Bind every paper of one SOP and quarter into one PDF in ``destination``, and register it.

    Papers that are missing or whose data changed are made first, and a PDF of each. A Jilid of the same
    papers is left alone. A paper without a PDF is left out, named on the cover and as a finding (SKP-641).
    Refused before anything is made: no program for PDF (SKP-642), and what ``naskah`` refuses.
    """
    session = Session.open_book(book, moment)
    source = Source(session.master, int(triwulan or session.master.kerja.triwulan), session.sekarang)
    with working_folder(destination, session.known_files()) as staging:
        work = Workshop(session, source, own_templates(session), staging, destination)
        bound = bind_papers(work, sop)
        with in_place(staging, destination):
            backup = work.register("jilid")
    data = {"jilid": str(bound.path), "halaman": page_count(bound.path), "naskah": bound.naskah}
    data |= {"status": str(bound.row.status), "sidik": bound.row.sidik_data, "versi": str(bound.row.versi)}
    word = "dibuat" if bound.new else "sudah ada dan tidak berubah"
    message = f"{jilid_title(source, sop)} {word}: {bound.path.name}, {data['halaman']} halaman."
    found = [*unsigned(source), *bound.found]
    return Result(message, {**data, "cadangan": str(backup or "")}, found, [bound.path])


@dataclass(frozen=True, slots=True)
class Bound:
    """One Jilid where it will lie, its row of the register, how many papers it holds, and what it lacks."""

    path: Path
    row: NaskahRow
    naskah: int
    new: bool = True
    found: Sequence[Temuan] = ()


def bind_papers(work: Workshop, sop: SopName) -> Bound:
    """Make what is missing and bind it in the folder of a workshop; a Jilid of the same papers is kept."""
    refuse_bad_pattern(work.session)
    made = [work.make(kind, paper) for kind, paper in papers_of(work.source, sop)]
    rows = [item.row for item in made]
    if kept := _kept(work, sop, jilid_sidik(rows)):
        return Bound(kept[0], kept[1], len(made), new=False)
    work.print_all(made)
    pages = {item.path.name: page_count(work.printed(item)) for item in made}
    left_out = [name for name, count in pages.items() if not count]
    found = [temuan("SKP-641", jumlah=len(left_out), nilai=listing(left_out))] if left_out else []
    sidik = jilid_sidik(rows, left_out)
    if kept := _kept(work, sop, sidik):
        return Bound(kept[0], kept[1], len(made) - len(left_out), new=False, found=found)
    parts = [_part(item, pages[item.path.name]) for item in made]
    row = _new_row(work, sop, sidik, draft=any(part.draft for part in parts))
    content = _bound(work, sop, parts, made, row)
    path = work.destination / Path(row.berkas).name
    (work.staging / path.name).write_bytes(content)
    row = row.model_copy(update={"sidik_berkas": sha256(content).hexdigest()})
    work.new.append(row)
    return Bound(path, row, len(made) - len(left_out), found=found)


def jilid_sidik(rows: Sequence[NaskahRow], left_out: Collection[str] = ()) -> str:
    """The fingerprint of what a Jilid is made of: its papers, their files, and what was signed of them."""
    listed = [
        [
            *(row.jenis, row.kunci, row.sidik_data, row.sidik_berkas, row.sidik_bertanda),
            Path(row.berkas).name in left_out,
        ]
        for row in rows
    ]
    return sha256(json.dumps(listed).encode()).hexdigest()


def _kept(work: Workshop, sop: SopName, sidik: str) -> tuple[Path, NaskahRow] | None:
    """The last Jilid, when it is of these papers and nobody changed its file."""
    last = last_jilid(work.session, sop, work.source.triwulan)
    if last is None or last.sidik_data != sidik:
        return None
    path = work.destination / Path(last.berkas).name
    return (path, last) if has_sidik(path, last.sidik_berkas) else None


def last_jilid(session: Session, sop: SopName, triwulan: int) -> NaskahRow | None:
    """The last Jilid of one SOP and quarter in the register."""
    rows = versions_of(session.master.naskah, JILID.jenis, str(sop), triwulan)
    return rows[-1] if rows else None


def _part(item: Made, pages: int) -> JilidPart:
    row = item.row
    signed = Path(row.berkas_bertanda).name if row.berkas_bertanda else ""
    return JilidPart(KINDS[row.jenis].judul, row.nomor, pages, row.status is LaporanKind.DRAFT, signed)


def _new_row(work: Workshop, sop: SopName, sidik: str, *, draft: bool) -> NaskahRow:
    """The row of the next version, under a name that no file has."""
    last, year = last_jilid(work.session, sop, work.source.triwulan), work.source.master.pengaturan.tahun
    versi = last.versi + 1 if last is not None else 1
    while True:
        later = f"_versi{versi}" if versi > 1 else ""
        path = work.destination / f"Jilid_{sop.capitalize()}_TW{work.source.triwulan}-{year}{later}.pdf"
        if not path.exists():
            break
        versi += 1
    anchor = head(work.session)
    return NaskahRow(
        berkas=recorded_path(path, work.session.folder),
        jenis=JILID.jenis,
        triwulan=Triwulan(work.source.triwulan),
        status=LaporanKind.DRAFT if draft else LaporanKind.FINAL,
        versi=versi,
        tanggal=work.source.now.date(),
        dibuat_oleh=work.session.oleh or "Tim SAKIP",
        kunci=str(sop),
        sidik_data=sidik,
        sidik_berkas="-",
        jejak=anchor.nomor,
        sidik_jejak=anchor.sidik,
    )


def _bound(
    work: Workshop, sop: SopName, parts: Sequence[JilidPart], made: Sequence[Made], row: NaskahRow
) -> bytes:
    """Cover, contents and papers as one PDF; refused where no program makes a PDF of them (SKP-642)."""
    source = work.source
    files = [work.printed(item) for item in made]
    named = [(part.named, path) for part, path in zip(parts, files, strict=True) if part.pages]
    names = [f"{number}. {name}" for number, (name, _) in enumerate(named, 1)]
    office = f"Kecamatan {source.master.pengaturan.nama_kecamatan}"
    binding = Binding(jilid_title(source, sop), office, source.now, row.sidik_data)
    prefix = temporary_prefix()
    with TemporaryDirectory(dir=work.destination, prefix=prefix, ignore_cleanup_errors=True) as folder:
        front = _front(work, sop, parts, row, Path(folder)) if named else None
        if front is None:
            raise SakipError("SKP-642", nilai=SOP_NAMES[sop], triwulan=ROMAWI[source.triwulan])
        papers = zip(names, (path for _, path in named), strict=True)
        return bind([("Sampul dan daftar isi", front), *papers], binding)


def _front(
    work: Workshop, sop: SopName, parts: Sequence[JilidPart], row: NaskahRow, folder: Path
) -> Path | None:
    """The PDF of cover and contents, made again while it has other pages than its page numbers count."""
    from sakip_xl.documents.template import fill

    document, count, front = folder / JILID.template, FRONT, 0
    printed = document.with_suffix(".pdf")
    for _ in range(_TRIES):
        if count == front:
            break
        front = count
        paper = front_matter(work.source, sop, parts, front)
        tags = {**paper.issued("", row.versi, row.tanggal), "sidik": shown_sidik(row.sidik_data)}
        tags |= witness_tags(head(work.session), row.sidik_data)
        with template_file(JILID, work.own) as template:
            document.write_bytes(fill(template, tags, needed=JILID.needed))
        printed.unlink(missing_ok=True)
        to_pdf([document], folder)
        count = page_count(printed)
        if not count:
            return None
    return printed
