"""Gather the evidence for the LKE into one zip, ordered by criterion, with an index of what is missing.

The documents are those that were issued: nothing is made here. What the office has besides lies in the folder
``bukti`` beside the master. The pack counts evidence and judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from sakip_xl.actions.bukti_files import OwnFiles, PackFiles, make_own_folder, own_files, write_pack
from sakip_xl.actions.folders import file_sidik, free_path, in_place, sidik_or_none, working_folder
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.documents.base import Source, shown_sidik
from sakip_xl.documents.bukti_naskah import BuktiNaskah, documents_of
from sakip_xl.documents.daftar_bukti import (
    OWN_FOLDER,
    UNREADABLE,
    BuktiRow,
    DaftarBukti,
    KeadaanBukti,
    Kelengkapan,
    KriteriaTerbukti,
    counts,
    naskah_advice,
    own_advice,
    signed_advice,
)
from sakip_xl.documents.daftar_bukti_sheet import draw_daftar_bukti
from sakip_xl.documents.lke import LKE, Kriteria
from sakip_xl.documents.office import year_tags
from sakip_xl.domain.model import NaskahRow
from sakip_xl.domain.terms import ROMAWI, Event, LaporanKind
from sakip_xl.domain.wording import listing
from sakip_xl.errors import Temuan, temuan
from sakip_xl.schema.base import FolderUse
from sakip_xl.workbook.port import Book

INDEX = "Daftar Bukti.xlsx"
_SIGNED = "bertanda tangan"
_EMPTY = sha256().hexdigest()
_NAMED = 5
"""So many files are named in a message."""


def bukti_lke(book: Book, destination: Path, *, moment: Moment, triwulan: int | None = None) -> Result:
    """Put the issued documents and the office's own files into one zip in ``destination``, and log it.

    An earlier pack is never replaced: the next gets a number, the same one is left alone. Missing, changed
    and unreadable files are named in the index and as findings (SKP-670 to SKP-673), the rest goes on. The
    first pack makes the folder for the office's own files.
    """
    session = Session.open_book(book, moment)
    source = Source(session.master, int(triwulan or session.master.kerja.triwulan), session.sekarang)
    gathering = Gathering(session, source, own_files(session.folder))
    index = gathering.index()
    day, content = source.now.date(), {INDEX: draw_daftar_bukti(index)}
    with working_folder(destination, session.known_files()) as staging:
        staged = staging / "bukti.zip"
        write_pack(staged, content, gathering.files.members, day)
        sidik = file_sidik(staged)
        wanted = destination / f"Bukti_LKE_TW{source.triwulan}_{source.master.pengaturan.tahun}.zip"
        path = free_path(wanted, serves=lambda pack: pack.is_file() and sidik_or_none(pack) == sidik)
        new, backup = False, None
        if path.exists():
            staged.unlink()
        else:
            new = True
            staged.rename(staging / path.name)
            note = f"{path.name} {sidik[:16]}"
            session.remember(FolderUse.BUKTI, destination)
            session.note_event(Event.BUKTI, triwulan=source.triwulan, catatan=note)
            with in_place(staging, destination):
                backup = session.save("bukti_lke", file=[path])
    data = {"bukti": str(path), "sidik": sidik, "berkas": len(gathering.files.members)}
    data |= {"kriteria": {str(state): count for state, count in counts(index.kriteria).items()}}
    data |= {"cadangan": str(backup or "")}
    message = _message(index, path, new=new)
    if session.folder is not None and make_own_folder(session.folder):
        message += f" Folder {OWN_FOLDER} di samping buku induk sudah disiapkan untuk berkas kantor."
    return Result(message, data, [*gathering.findings()], [path])


def _message(index: DaftarBukti, path: Path, *, new: bool) -> str:
    count = counts(index.kriteria)
    word = "dikumpulkan" if new else "sudah ada dan tidak berubah"
    return (
        f"Bukti LKE sampai Triwulan {ROMAWI[index.triwulan]} {word}: {path.name}. Dari {len(index.kriteria)} "
        f"kriteria {count[Kelengkapan.LENGKAP]} lengkap, {count[Kelengkapan.SEBAGIAN]} sebagian, dan "
        f"{count[Kelengkapan.BELUM]} belum ada buktinya."
    )


@dataclass(slots=True)
class Gathering:
    """The evidence of one quarter being gathered; ``files`` is what goes into the zip."""

    session: Session
    source: Source
    own: OwnFiles
    files: PackFiles = field(default_factory=PackFiles)
    gone: list[str] = field(default_factory=list)
    _unreadable: list[str] = field(default_factory=list)
    _documents: dict[str, list[BuktiNaskah]] = field(default_factory=dict)
    _looked_at: dict[Path, tuple[str, KeadaanBukti | None]] = field(default_factory=dict)

    def index(self) -> DaftarBukti:
        """Every criterion with its evidence, all files looked at on the way."""
        setting, tags = self.source.master.pengaturan, year_tags(self.source)
        office = ", ".join(
            part for part in (f"Kecamatan {setting.nama_kecamatan}", setting.nama_kabupaten) if part
        )
        criteria = [
            KriteriaTerbukti(komponen, sub, kriteria, [*self._rows(folder, kriteria)])
            for komponen, sub, kriteria in LKE.criteria()
            for folder in (f"{komponen.nomor} {komponen.judul}/{sub.nomor} {sub.judul}/{kriteria.nomor}",)
        ]
        return DaftarBukti(
            kantor=office,
            tahun=setting.tahun,
            triwulan=self.source.triwulan,
            tanggal=self.source.now.date(),
            kriteria=criteria,
            contoh=tags["contoh"],
        )

    def findings(self) -> Iterator[Temuan]:
        """What did not come along, and why."""
        if self.gone:
            yield temuan("SKP-670", jumlah=len(self.gone), nilai=_some(self.gone))
        if unreadable := [*self.own.closed, *self._unreadable]:
            yield temuan("SKP-671", jumlah=len(unreadable), nilai=_some(unreadable))
        if self.own.strange:
            yield temuan("SKP-672", nilai=_some(self.own.strange))
        if self.session.folder is None:
            yield temuan("SKP-673")

    def _rows(self, folder: str, kriteria: Kriteria) -> Iterator[BuktiRow]:
        for jenis in kriteria.naskah:
            if jenis not in self._documents:
                self._documents[jenis] = documents_of(self.source, jenis)
            for item in self._documents[jenis]:
                yield from self._document(folder, item, signed=kriteria.bertanda)
        yield from self._own(folder, kriteria)

    def _document(self, folder: str, item: BuktiNaskah, *, signed: bool) -> Iterator[BuktiRow]:
        """The lines of one document: the paper as it was made, and its signed PDF untouched beside it."""
        row = item.row
        if row is None:
            yield BuktiRow(item.judul, KeadaanBukti.BELUM, self._advice(item, KeadaanBukti.BELUM))
            return
        yield self._issued(folder, item, row, signed=False)
        if row.berkas_bertanda:
            yield self._issued(folder, item, row, signed=True)
        elif signed:
            yield BuktiRow(f"{item.judul}, {_SIGNED}", KeadaanBukti.BELUM, signed_advice())

    def _issued(self, folder: str, item: BuktiNaskah, row: NaskahRow, *, signed: bool) -> BuktiRow:
        """The line of one file of a document, which goes into the zip while it is what was registered."""
        name, known = (row.berkas_bertanda, row.sidik_bertanda) if signed else (row.berkas, row.sidik_berkas)
        path = (self.session.folder or Path()) / name
        sidik, flaw = self._look(path, known)
        state = flaw or _state(item)
        place = path.name if flaw else self.files.add(path, sidik, folder, path.name)
        if flaw and path.name not in self.gone:
            self.gone.append(path.name)
        title = f"{item.judul}, {_SIGNED}" if signed else item.judul
        return BuktiRow(
            title, state, self._advice(item, state), place, row.nomor, row.tanggal, shown_sidik(known)
        )

    def _advice(self, item: BuktiNaskah, state: KeadaanBukti) -> str:
        return naskah_advice(item, state, int(self.source.master.kerja.triwulan))

    def _own(self, folder: str, kriteria: Kriteria) -> Iterator[BuktiRow]:
        """The lines of the office's own files; of none while some are asked for, one that says which."""
        files = self.own.by_nomor.get(kriteria.nomor, [])
        if kriteria.kantor and not files:
            asked = listing(kriteria.kantor)
            yield BuktiRow(asked, KeadaanBukti.BELUM, own_advice(kriteria, there=False))
        advice = own_advice(kriteria, there=True)
        for name, path in files:
            sidik, flaw = self._look(path, None)
            title = f"Berkas kantor: {name}"
            if flaw:
                self._unreadable.append(f"{kriteria.nomor}/{name}")
                yield BuktiRow(title, flaw, UNREADABLE.get(flaw, own_advice(kriteria, there=False)))
                continue
            place = self.files.add(path, sidik, folder, name.replace("/", " - "))
            yield BuktiRow(title, KeadaanBukti.ADA, advice, place, sidik=shown_sidik(sidik))
            advice = ""

    def _look(self, path: Path, known: str | None) -> tuple[str, KeadaanBukti | None]:
        """The fingerprint of a file, and what is wrong with it, if anything; each is read once."""
        if path not in self._looked_at:
            self._looked_at[path] = _looked_at(path)
        sidik, flaw = self._looked_at[path]
        return sidik, flaw or (KeadaanBukti.BERUBAH if known not in {None, sidik} else None)


def _looked_at(path: Path) -> tuple[str, KeadaanBukti | None]:
    try:
        sidik = file_sidik(path)
    except FileNotFoundError:
        return "", KeadaanBukti.HILANG
    except OSError:
        return "", KeadaanBukti.TAK_TERBACA
    return sidik, KeadaanBukti.KOSONG if sidik == _EMPTY else None


def _state(item: BuktiNaskah) -> KeadaanBukti:
    if item.lama:
        return KeadaanBukti.LAMA
    draft = item.row is not None and item.row.status is LaporanKind.DRAFT
    return KeadaanBukti.DRAFT if draft else KeadaanBukti.ADA


def _some(names: list[str]) -> str:
    more = [f"{len(names) - _NAMED} lagi"] if len(names) > _NAMED else []
    return listing([*names[:_NAMED], *more])
