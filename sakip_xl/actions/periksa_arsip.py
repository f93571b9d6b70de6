"""Check an archive: its parts against its own list and register, its log, and the master that noted it.

The list in the zip can be changed with the parts. The master inside knows the fingerprints of papers and
forms, and the office's master that of the whole zip: it is the second witness.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sakip_xl.actions.archive_zip import ArchiveZip, read_archive
from sakip_xl.actions.log_check import check_log
from sakip_xl.actions.result import Result
from sakip_xl.actions.saksi import hear, hearing_temuan, unheard_temuan
from sakip_xl.actions.session import Moment, Session
from sakip_xl.actions.signed_pdf import contradiction
from sakip_xl.actions.witness_files import BOOK_PART, LIST_PART, WITNESS_PART, chain_of, open_inside
from sakip_xl.domain.model import Master
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.sop.saksi import Verdict, judge
from sakip_xl.domain.terms import Event
from sakip_xl.errors import SakipError, Temuan, Tingkat, temuan
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.port import Book, Shelf

_SHOWN = 16
"""So much of the fingerprint of a zip stands in the log."""


@dataclass(frozen=True, slots=True)
class PartsFound:
    """The names of parts by how they stand to the list of an archive."""

    changed: list[str]
    missing: list[str]
    added: list[str]


def periksa_arsip(shelf: Shelf, path: Path, *, moment: Moment, induk: Book | None = None) -> Result:
    """Every part of an archive that differs, is missing or was added, and whether its log is whole.

    Parts are compared with the list in the zip and with the register of the master in it, the zip itself and
    the log with ``induk``, the office's master: another row than the one noted there, or none, is a finding.
    Refused: what cannot be read as an archive (SKP-846), an ``induk`` that is no master (SKP-511).
    """
    session = Session.read_book(induk, moment) if induk is not None else None
    archive = read_archive(path)
    parts = _compare(archive)
    found = [*_parts_temuan(archive, parts)]
    try:
        found += _inside(archive, shelf, moment)
    except SakipError as galat:
        found.append(_wrong(BOOK_PART, f"tidak dapat dibaca: {galat.temuan.pesan.rstrip('.')}"))
    if session is not None:
        found += _by_master(session, archive)
    data = {
        "arsip": str(path),
        "sidik": archive.sidik,
        "bagian": len(archive.parts),
        "berubah": parts.changed,
        "hilang": parts.missing,
        "tambahan": parts.added,
        "induk": session.book.name if session else "",
    }
    return Result(_message(archive, found, session), data, found)


def _message(archive: ArchiveZip, found: list[Temuan], session: Session | None) -> str:
    wrong = sum(item.tingkat is Tingkat.SALAH for item in found)
    if wrong:
        return f"{archive.path.name}: {wrong} hal tidak seperti saat diarsipkan."
    told = (
        "dan sidiknya sama dengan catatan buku induk"
        if session
        else "tetapi belum dicocokkan dengan buku induk"
    )
    log = "yang rusak di jejaknya sudah diakui" if found else "jejaknya utuh"
    return f"{archive.path.name}: {len(archive.parts)} bagian sama dengan daftarnya, {log}, {told}."


def _compare(archive: ArchiveZip) -> PartsFound:
    parts = {name: sidik for name, sidik in archive.parts.items() if name != LIST_PART}
    changed = [name for name in archive.listed if name in parts and parts[name] != archive.listed[name]]
    changed += [name for name in archive.twice if name not in changed]
    return PartsFound(
        changed,
        [name for name in archive.listed if name not in parts],
        [name for name in parts if name not in archive.listed],
    )


def _parts_temuan(archive: ArchiveZip, parts: PartsFound) -> Iterator[Temuan]:
    if not archive.listed:
        yield _wrong(LIST_PART, "tidak ada atau tidak dapat dibaca, jadi bagian lain tidak dapat dicocokkan")
        return
    for name in parts.changed:
        why = "ada dua kali di dalam zip" if name in archive.twice else "berubah isinya"
        yield _wrong(name, why if archive.parts.get(name) else "rusak dan tidak dapat dibuka")
    for name in parts.missing:
        yield _wrong(name, "tidak ada lagi di dalam zip")
    for name in parts.added:
        yield _wrong(name, "ditambahkan, tidak ada di daftarnya")


def _inside(archive: ArchiveZip, shelf: Shelf, moment: Moment) -> Iterator[Temuan]:
    """What the master in the archive says: its own log, the papers and forms that it registered."""
    if not archive.parts.get(BOOK_PART):
        return
    content = open_inside(archive.data(BOOK_PART), shelf, moment.sekarang)
    chain, id_master = chain_of(content), content.meta.get("id_master", "")
    log = check_log(chain, id_master, ())
    for each in log.open_breaks:
        yield _wrong(f"Jejak nomor {each.row.nomor} di {BOOK_PART}", f"rusak: {each.reason.value}")
    for cell in log.acknowledged_findings():
        yield cell.temuan.di(berkas=BOOK_PART, lembar="Jejak")
    yield from _witness_part(archive, chain, id_master)
    yield from _registered(archive, load_master(content).master)


def _witness_part(archive: ArchiveZip, chain: list[JejakRow], id_master: str) -> Iterator[Temuan]:
    """Whether the log ends at the row that the archive names; one of before names none."""
    if not archive.parts.get(WITNESS_PART):
        return
    anchor = archive.anchor()
    if anchor is None:
        yield _wrong(WITNESS_PART, "tidak dapat dibaca")
    elif judge(anchor, chain, id_master) is not Verdict.COCOK or (chain and chain[-1].nomor != anchor.nomor):
        yield _wrong(
            f"Jejak di {BOOK_PART}", f"tidak berakhir pada nomor {anchor.nomor} menurut {WITNESS_PART}"
        )


def _registered(archive: ArchiveZip, master: Master) -> Iterator[Temuan]:
    """Papers and forms in the archive whose fingerprint the master in it does not know."""
    known = {sidik for row in master.naskah for sidik in (row.sidik_berkas, row.sidik_bertanda)}
    known |= {form.sidik_kembali for form in master.formulir}
    for name, sidik in archive.parts.items():
        if name.startswith(("naskah/", "formulir/")) and sidik and sidik not in known:
            yield _wrong(name, f"bukan berkas yang dicatat di {BOOK_PART}")
    signed = {row.sidik_bertanda: row for row in master.naskah if row.sidik_bertanda}
    for name, sidik in archive.parts.items():
        if sidik in signed and (said := contradiction(archive.data(name), signed[sidik])):
            yield said.finding(Path(name).name, signed[sidik])


def _by_master(session: Session, archive: ArchiveZip) -> Iterator[Temuan]:
    """Whether the office's master noted this very zip, in its register and in its log; then the logs."""
    rows = [row for row in session.master.arsip if row.berkas == archive.path.name]
    if not any(row.sidik == archive.sidik for row in session.master.arsip):
        reason = "berbeda dari zip yang dicatat" if rows else "tidak tercatat"
        yield _wrong(archive.path.name, f"{reason} di lembar Arsip {session.book.name}")
    noted = [row for row in session.rantai if row.peristiwa is Event.ARSIP]
    if not any(row.catatan.endswith(f" {archive.sidik[:_SHOWN]}") for row in noted):
        yield _wrong(archive.path.name, f"tidak disebut dengan sidik ini di jejak {session.book.name}")
    log = session.check_log()
    yield from session.locate([*log.findings(), *log.acknowledged_findings()])
    hearing = hear(session, [archive.path])
    yield from hearing_temuan(session, hearing)
    yield from unheard_temuan(hearing)


def _wrong(name: str, reason: str) -> Temuan:
    return temuan("SKP-845", nilai=name, alasan=reason)
