"""The Perjanjian Kinerja of each official, murni and perubahan (PermenPANRB 53/2014).

It belongs to the year. Once there is a perubahan, a murni document that was made stays as it is: the money of
the workbook is that of the perubahan from then on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from sakip_xl.documents.base import DOTS, Document, Source, Tags, with_office
from sakip_xl.documents.gaps import GAP
from sakip_xl.documents.office import person_tags, year_tags
from sakip_xl.domain import wording
from sakip_xl.domain.measure.summary import NodeSummary
from sakip_xl.domain.model import Indikator, Pejabat
from sakip_xl.domain.report.perjanjian import (
    OUTCOMES,
    Post,
    Signer,
    ceilings,
    holder,
    posts,
    promised,
    promises,
    revised,
    signer,
)
from sakip_xl.domain.report.sections import with_unit
from sakip_xl.domain.terms import Level, Peran, PkVersion, YesNo
from sakip_xl.errors import Temuan, temuan

JENIS = "pk"


def perjanjian_kinerja(source: Source) -> Iterator[Document]:
    """One document a post and version; none before there is an indicator."""
    master = source.master
    if not master.indikator:
        return
    made = {row.kunci for row in master.naskah if row.jenis == JENIS}
    changed = revised(master)
    for version in PkVersion:
        if version is PkVersion.PERUBAHAN and not changed:
            return
        for post in posts(master):
            key = f"{post.kunci}-{version}"
            if version is PkVersion.PERUBAHAN or not changed or key not in made:
                yield _document(source, post, version, key)


def vacant_posts(source: Source) -> Iterator[Temuan]:
    """A finding for each signer whom nobody is named for (SKP-690)."""
    master = source.master
    if not master.indikator:
        return
    if not master.pengaturan.nama_bupati:
        yield temuan("SKP-690", nilai=head_of_region(source))
    for post in posts(master):
        if not signer(master, post, _signed(source, PkVersion.MURNI), source.now.date()).nama:
            yield temuan("SKP-690", nilai=post.jabatan)


def _signed(source: Source, version: PkVersion) -> date | None:
    """The day on which the version was signed, as Identitas tells it."""
    setting = source.master.pengaturan
    return setting.tanggal_pk if version is PkVersion.MURNI else setting.tanggal_pk_perubahan


def _document(source: Source, post: Post, version: PkVersion, key: str) -> Document:
    day = _signed(source, version)
    first = signer(source.master, post, day, source.now.date())
    day = day if first.dated else None
    tags = with_office(
        year_tags(source),
        perihal="PERJANJIAN KINERJA" + (" PERUBAHAN" if version is PkVersion.PERUBAHAN else ""),
        tanggal_pk=wording.tanggal(day, blank=DOTS),
        pihak_pertama=_signer_tags(first.official, first.nama, first.jabatan),
        pihak_kedua=_superior(source, post, day),
        **_promised(source, post, version),
        **_money(source, post),
    )
    return Document(key, tags, numbered=False, tanggal=day)


def _signer_tags(official: Pejabat | None, nama: str, jabatan: str) -> Tags:
    """A signature block; a vacant post has dots to be filled in by hand."""
    return {**person_tags(official, nama or DOTS), "jabatan": jabatan}


def _superior(source: Source, post: Post, day: date | None) -> Tags:
    """Who receives the promise: the head of the region from the Camat, from others their superior."""
    if post.atasan is None:
        return _signer_tags(None, source.master.pengaturan.nama_bupati, head_of_region(source))
    official = holder(source.master, post.atasan, day or source.now.date())
    second = Signer(post.atasan, official)
    return _signer_tags(official, second.nama, second.jabatan)


def head_of_region(source: Source) -> str:
    """The office of the head of the region, as Identitas has it or by the kind of region."""
    setting = source.master.pengaturan
    if setting.jabatan_bupati:
        return setting.jabatan_bupati
    words = setting.nama_kabupaten.split()
    kind = words[0].casefold() if words else ""
    name = " ".join(words[1:] if kind in {"kabupaten", "kota"} else words)
    return f"{'Wali Kota' if kind == 'kota' else 'Bupati'} {name or DOTS}"


def _promised(source: Source, post: Post, version: PkVersion) -> Tags:
    """The indicators with their targets, and in a perubahan which targets changed."""
    rows = list(promises(post, source.summary.pohon, promised(source.master, version)))
    outcome = post.peran is Peran.CAMAT
    levels = [node.kinerja.level for node, _ in rows] or ([*OUTCOMES] if outcome else [*_BELOW])
    main = outcome and rows and all(row.iku is YesNo.YA for _, row in rows)
    before = promised(source.master, PkVersion.MURNI) if version is PkVersion.PERUBAHAN else {}
    return {
        "judul_kinerja": _heading(levels) + (" Strategis" if outcome else ""),
        "judul_indikator": "Indikator Kinerja Utama" if main else "Indikator Kinerja",
        "kinerja": [
            {"nomor": number, "kinerja": uraian, "indikator": row.indikator, "target": _target(row)}
            for (number, uraian), (_, row) in zip(_named_once([node for node, _ in rows]), rows, strict=True)
        ],
        "perubahan": [
            {"indikator": row.indikator, "semula": _target(before[row.kode]), "menjadi": _target(row)}
            for _, row in rows
            if row.kode in before and _target(before[row.kode]) != _target(row)
        ],
    }


def _named_once(nodes: Sequence[NodeSummary]) -> Iterator[tuple[str, str]]:
    """Number and name of the node of each indicator; only its first indicator has them."""
    number, before = 0, None
    for node in nodes:
        number += node is not before
        yield (str(number), node.kinerja.uraian) if node is not before else ("", "")
        before = node


_BELOW = (Level.PROGRAM, Level.KEGIATAN, Level.SUB_KEGIATAN)


def _heading(levels: Sequence[Level]) -> str:
    """The levels that a column has, from top to bottom: ``Program/Kegiatan``."""
    return "/".join(str(level).title() for level in Level if level in levels)


def _target(row: Indikator) -> str:
    """The target of the year with its unit, a gap where there is none."""
    text = with_unit(row.target_tahun, row.satuan)
    return GAP if text == "-" else text


def _money(source: Source, post: Post) -> Tags:
    """What is spent for it, and its total; what has no ceiling is a gap."""
    nodes = ceilings(post, source.summary.pohon)
    known = [node.uang.pagu for node in nodes if node.uang.pagu is not None]
    levels = [node.kinerja.level for node in nodes]
    return {
        "judul_program": _heading(levels or [Level.PROGRAM if post.peran is Peran.CAMAT else Level.KEGIATAN]),
        "anggaran": [
            {
                "nomor": number,
                "program": node.kinerja.uraian,
                "anggaran": wording.angka(node.uang.pagu, blank=GAP),
                "keterangan": node.kinerja.sumber_dana or GAP,
            }
            for number, node in enumerate(nodes, 1)
        ],
        "jumlah": {
            "nomor": "",
            "program": "Jumlah",
            "anggaran": wording.angka(sum(known, Decimal(0)) if known else None, blank=GAP),
            "keterangan": "",
        },
    }
