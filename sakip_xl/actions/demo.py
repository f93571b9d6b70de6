"""Play the sample's whole quarter with the real actions, on real form files."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sakip_xl.actions import sample
from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.bagikan import bagikan
from sakip_xl.actions.buat import initial_content
from sakip_xl.actions.hitung import hitung, rekap_pengukuran
from sakip_xl.actions.laporan import laporan
from sakip_xl.actions.majukan import majukan
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.putuskan import putuskan
from sakip_xl.actions.rekap import rekap
from sakip_xl.actions.result import Result
from sakip_xl.actions.sample import (
    ButtonAction,
    Finish,
    Majukan,
    ProgressScene,
    ReturnScene,
    Scene,
    SopAction,
    Story,
    TandaTerima,
    Typed,
)
from sakip_xl.actions.session import Moment, Session
from sakip_xl.actions.siapkan import siapkan
from sakip_xl.actions.status import summarize_sop
from sakip_xl.domain.model import (
    AnggaranInput,
    Cell,
    Formulir,
    FormulirInput,
    KegiatanKerja,
    Keputusan,
    Row,
)
from sakip_xl.domain.sop.jejak import in_force
from sakip_xl.domain.terms import Event, SopName
from sakip_xl.domain.wording import listing
from sakip_xl.errors import SakipError
from sakip_xl.schema.content import BookContent, Changes, RawRow, raw
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.port import Book, Shelf

_MASTER_NAME = "SAKIP-Sumbersuko-2026.xlsx"


def demo(shelf: Shelf, destination: Path) -> Result:
    """Play both SOPs of one quarter into the folder ``destination``, new or empty (else SKP-566).

    People's typing comes from ``data/contoh``; forms go out and come back as files; everything else is
    done by the actions that the buttons call. The master is kept in memory between the scenes and saved
    as a file at the end of each SOP.
    """
    if destination.exists() and not destination.is_dir():
        raise SakipError("SKP-563", nilai=destination.name)
    if destination.exists() and any(destination.iterdir()):
        raise SakipError("SKP-566", nilai=destination.absolute().name)
    story = sample.full_story()
    start = sample.sample_content(
        initial_content("Sumbersuko", story.adegan[0].waktu.year, id_master="contoh-sumbersuko")
    )
    display = Display(destination, story, MemoryBook(start, name=_MASTER_NAME, shelf=shelf))
    for scene in story.adegan:
        display.play(scene)
    return display.close()


@dataclass(slots=True)
class Display:
    """The demo's folder, the story and what came of it so far."""

    ke: Path
    cerita: Story
    book: Book
    hasil: dict[str, list[Result]] = field(default_factory=dict)
    kembali: list[Path] = field(default_factory=list)
    arsip: list[Path] = field(default_factory=list)

    @property
    def tw(self) -> int:
        """The quarter that is played."""
        return int(self.cerita.triwulan)

    @property
    def folder(self) -> Path:
        """Where the units put their filled forms."""
        return self.ke / "kembali"

    def play(self, scene: Scene) -> None:
        """Let one person do one thing."""
        moment = Moment(scene.waktu, scene.oleh, folder=self.ke.absolute())
        match scene:
            case Typed():
                self._type_in(scene)
            case TandaTerima():
                self._tanda_terima(scene)
            case ReturnScene():
                self._returned(scene)
            case ProgressScene():
                self._progress(scene)
            case Finish():
                self._finish(scene)
            case Majukan():
                self._majukan(scene, moment)
            case SopAction():
                self._on_sop(scene, moment)
            case ButtonAction():
                self.hasil.setdefault(scene.aksi, []).append(self._run_action(scene.aksi, moment))

    def _run_action(self, action: str, moment: Moment) -> Result:
        """The buttons that need nothing but the quarter."""
        options: dict[str, Callable[[], Result]] = {
            "periksa": lambda: periksa(self.book, moment=moment, tulis=True),
            "bagikan": lambda: bagikan(self.book, self.ke / "formulir", triwulan=self.tw, moment=moment),
            "rekap": lambda: rekap(self.book, self.folder, triwulan=self.tw, moment=moment),
            "putuskan": lambda: putuskan(self.book, moment=moment),
            "kertas kerja": lambda: hitung(self.book, moment=moment, triwulan=self.tw, metode_saja=True),
            "hitung": lambda: hitung(self.book, moment=moment, triwulan=self.tw),
            "rekap pengukuran": lambda: rekap_pengukuran(self.book, moment=moment, triwulan=self.tw),
        }
        return options[action]()

    def _majukan(self, scene: Majukan, moment: Moment) -> None:
        majukan(
            self.book,
            scene.sop,
            moment=moment,
            triwulan=self.tw,
            keputusan=scene.keputusan,
            catatan=scene.catatan,
            ke_langkah=scene.ke_langkah,
        )

    def _on_sop(self, scene: SopAction, moment: Moment) -> None:
        """The buttons that need the SOP too."""
        if scene.aksi == "siapkan":
            siapkan(self.book, scene.sop, moment=moment, triwulan=self.tw)
        elif scene.aksi == "laporan":
            laporan(self.book, scene.sop, moment=moment, triwulan=self.tw)
        else:
            self._arsipkan(scene, moment)

    def _arsipkan(self, scene: SopAction, moment: Moment) -> None:
        result = arsipkan(
            self.book,
            scene.sop,
            self.ke / "arsip",
            moment=moment,
            triwulan=self.tw,
            folder_formulir=self.folder,
        )
        self.arsip += result.files

    def _type_in(self, scene: Typed) -> None:
        """Type into rows that are there; one that is not there is a mistake of the story."""
        content = self.book.read()
        changes = Changes()
        for typed in self.cerita.naskah[scene.naskah].betulkan:
            places = [index for index, row in enumerate(content.row(typed.tabel)) if typed.matches(row)]
            if not places:
                msg = f"{scene.naskah}: {typed.tabel} has no row {typed.baris}"
                raise ValueError(msg)
            changes.changed += [
                (typed.tabel, index, name, value) for index in places for name, value in typed.isi.items()
            ]
        self.book.save(changes.apply_to(content))

    def _write(self, table: str, find: Callable[[RawRow], Mapping[str, Cell] | None]) -> None:
        """Type into every row for which ``find`` gives cells; then save."""
        content = self.book.read()
        changes = Changes()
        for index, row in enumerate(content.row(table)):
            for name, value in (find(row) or {}).items():
                changes.changed.append((table, index, name, value))
        self.book.save(changes.apply_to(content))

    def _tanda_terima(self, scene: TandaTerima) -> None:
        recipients = {recipient.unit: recipient for recipient in scene.penerima}

        def receipt(row: RawRow) -> Mapping[str, Cell] | None:
            recipient = recipients.get(str(row.get("unit")))
            return {"penerima": recipient.nama, "diterima_unit": recipient.waktu} if recipient else None

        self._write(Formulir.table, receipt)

    def _progress(self, scene: ProgressScene) -> None:
        self._write(
            KegiatanKerja.table,
            lambda row: (
                {"progres": scene.progres}
                if row.get("sop") == scene.sop and row.get("langkah") in scene.langkah
                else None
            ),
        )

    def _finish(self, scene: Finish) -> None:
        self._write(
            Keputusan.table,
            lambda row: {"selesai": "Ya"} if row.get("nomor_notulen") == scene.notulen else None,
        )

    def _returned(self, scene: ReturnScene) -> None:
        """A unit opens the form it was sent, fills it in and saves it into the folder of returns."""
        sent = self.ke / "formulir" / self._sent_name(scene.unit)
        book = self.book.shelf.open_book(sent, scene.waktu)
        content = _filled(book.read(), FormulirInput.table, scene.jawaban())
        content = _filled(content, AnggaranInput.table, scene.anggaran())
        self.folder.mkdir(exist_ok=True)
        path = self.folder / f"{sent.stem}{scene.akhiran}.xlsx"
        self.book.shelf.write(content, path, scene.waktu)
        os.utime(path, (scene.waktu.timestamp(), scene.waktu.timestamp()))
        if path not in self.kembali:
            self.kembali.append(path)

    def _sent_name(self, unit: str) -> str:
        return next(
            str(row["berkas"]) for row in self.book.read().row(Formulir.table) if row.get("unit") == unit
        )

    def close(self) -> Result:
        """Save the master and tell the whole story in the keys of design.md 6."""
        now = self.cerita.adegan[-1].waktu
        master = self.ke / _MASTER_NAME
        file_book = self.book.shelf.new_book(master, now)
        file_book.save(self.book.read())
        session = Session.open_book(file_book, Moment(now))
        data: dict[str, Any] = {
            "master": str(master),
            "formulir": self.hasil["bagikan"][-1].data["formulir"],
            "kembali": [str(path) for path in self.kembali],
            "rekap": self._rekap(),
            "capaian": self.hasil["hitung"][-1].data["capaian"],
            "sop": {str(name): summarize_sop(session.status(name, self.tw)) for name in SopName},
            "laporan": [str(master)],
            "arsip": str(self.arsip[-1]),
        }
        temuan = [item for result in self.hasil["rekap"] for item in result.temuan]
        temuan += periksa(file_book, moment=Moment(now)).temuan
        returned = sum(row.peristiwa is Event.KEMBALI for row in in_force(session.master.jejak))
        return Result(_message(data, returned), data, list(dict.fromkeys(temuan)), status=0)

    def _rekap(self) -> dict[str, list[Any]]:
        """How the forms stand at the end, and which were rejected, late or handed in twice on the way."""
        rounds = [result.data for result in self.hasil["rekap"]]
        end = {key: rounds[-1][key] for key in ("unit", "diterima", "belum", "belum_tersedia")}
        keys = ("ditolak", "ganda", "terlambat")
        on_the_way = {key: sorted({unit for data in rounds for unit in data[key]}) for key in keys}
        return {**end, **on_the_way}


def _message(data: dict[str, Any], returned: int) -> str:
    """What the demo did, in a few lines; ``kembali`` is how often a report was returned."""
    counted = sum(capaian["nilai"] is not None for capaian in data["capaian"])
    return "\n".join(
        (
            f"{len(data['formulir'])} formulir dibagikan, {len(data['rekap']['diterima'])} diterima kembali.",
            f"Ditolak lebih dahulu: {listing(data['rekap']['ditolak'])}.",
            f"Terlambat: {listing(data['rekap']['terlambat'])}.",
            f"Diserahkan dua kali: {listing(data['rekap']['ganda'])}.",
            f"{counted} dari {len(data['capaian'])} indikator dihitung.",
            f"Laporan dikembalikan Sekretaris {returned} kali sebelum disetujui.",
            *(f"SOP {name}: langkah {sop['langkah']}, {sop['status']}." for name, sop in data["sop"].items()),
            f"Buku induk: {data['master']}",
            f"Arsip: {data['arsip']}",
        )
    )


def _filled(content: BookContent, table: str, answers: list[Any]) -> BookContent:
    """A form with the unit's answers typed in; what is locked stays."""
    by_kode = {answer.kode: answer for answer in answers}

    def fill(row: RawRow) -> RawRow:
        answer: Row | None = by_kode.get(str(row.get("kode")))
        if answer is None:
            return row
        return {**row, **{name: raw(answer)[name] for name in answer.model_fields_set - {"kode"}}}

    return replace(content, tables={**content.tables, table: [fill(row) for row in content.row(table)]})
