"""Every writing action with an office in which it can be done, as files: what faults are tried on.

An office is made once; each trial works on a copy of its folder.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.actions.bagikan import bagikan
from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.bukti_lke import bukti_lke
from sakip_xl.actions.gabung import gabung
from sakip_xl.actions.hitung import hitung, rekap_pengukuran
from sakip_xl.actions.impor import impor
from sakip_xl.actions.keluarkan import keluarkan
from sakip_xl.actions.laporan import laporan
from sakip_xl.actions.majukan import majukan
from sakip_xl.actions.mulai import mulai
from sakip_xl.actions.naskah import naskah
from sakip_xl.actions.naskah_bertanda import naskah_bertanda
from sakip_xl.actions.perbarui import perbarui
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.pk_perubahan import pk_perubahan
from sakip_xl.actions.pulihkan import pulihkan
from sakip_xl.actions.putuskan import putuskan
from sakip_xl.actions.rekap import rekap
from sakip_xl.actions.rename_kode import rename_kode
from sakip_xl.actions.serah_terima import serah_terima
from sakip_xl.actions.session import Moment
from sakip_xl.actions.siapkan import siapkan
from sakip_xl.actions.tambah_baris import tambah_baris
from sakip_xl.actions.templat import templat
from sakip_xl.domain.terms import Pakai, YesNo
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.drawing import Drawer
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf, open_book
from tests.actions.office import CAMAT, KASI, NOW, SEKRETARIS, TIM, Office
from tests.actions.paper_office import units_on_paper
from tests.actions.sop_walk import KUMPUL, UKUR, ClickContext
from tests.foreign.agency_tables import write_table
from tests.workbook.small_drawing import paint

GOLDEN = Path(__file__).parents[1] / "golden" / "v6" / "SAKIP-Sumbersuko-2026.xlsx"
MASTER = "induk.xlsx"
Act = Callable[[Path], object]


class Paint:
    """How masters are drawn: a small drawing where many trials have to be quick."""

    chosen: Drawer = staticmethod(paint)


@dataclass(frozen=True, slots=True)
class Scene:
    """One action: the folder of its office, what it does there, and which book it writes."""

    name: str
    office: Path
    act: Act
    written: str = MASTER


def moment(folder: Path, oleh: str | None = TIM, hours: float = 40) -> Moment:
    return Moment(NOW + timedelta(hours=hours), oleh, folder=folder)


def master(folder: Path, hours: float = 40) -> FileBook:
    """The master of an office as a file."""
    return FileBook(folder / MASTER, now=lambda: NOW + timedelta(hours=hours), painter=Paint.chosen)


def save(folder: Path, content: BookContent) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    FileBook(folder / MASTER, now=lambda: NOW, painter=Paint.chosen).save(content)
    return folder


def _on_master(action: Callable[..., object], *, oleh: str = TIM, **said: Any) -> Act:
    return lambda folder: action(master(folder), moment=moment(folder, oleh), **said)


def _into(action: Callable[..., object], place: str, **said: Any) -> Act:
    return lambda folder: action(master(folder), folder / place, moment=moment(folder), **said)


BAGIKAN = _into(bagikan, "formulir", triwulan=2)


def _restored(folder: Path) -> object:
    book = master(folder)
    return pulihkan(book, book.backups()[-1], moment=moment(folder))


def _archive(folder: Path) -> object:
    given = {"triwulan": 2, "folder_formulir": folder / "kembali", "moment": moment(folder)}
    return arsipkan(master(folder), KUMPUL, folder / "arsip", **given)  # type: ignore[arg-type]


def _merge(folder: Path) -> object:
    one, other = folder / MASTER, folder / "salinan.xlsx"
    return gabung(
        FileShelf(), one, other, folder / "gabungan.xlsx", moment=moment(folder), asal=folder / "asal.xlsx"
    )


def walked(root: Path) -> Iterator[tuple[str, BookContent]]:
    """The master at every step of both SOPs that an action begins with."""
    desk = ClickContext(root)
    for sop, steps in ((KUMPUL, (3, 5, 7, 9, 10, 12)), (UKUR, (5, 6))):
        for step in steps:
            desk.until(sop, step)
            if (sop, step) in {(KUMPUL, 3), (UKUR, 6)}:
                desk.prepare(sop)
            yield f"{sop} {step}", desk.book.read()


def scenes(root: Path) -> list[Scene]:
    """Every action with its office, made below a folder."""
    files = root / "jalan"
    files.mkdir(parents=True)
    at = dict(walked(files))
    offices = {name: save(root / name.replace(" ", "-"), content) for name, content in at.items()}
    for office in offices.values():
        shutil.copytree(files / "kembali", office / "kembali")
    sent = _copied(offices["pengumpulan 5"], root / "dikirim")
    BAGIKAN(sent)
    return [
        *_sop_scenes(offices),
        Scene("bagikan", offices["pengumpulan 5"], BAGIKAN),
        Scene("bagikan kertas", save(root / "kertas", _paper(at["pengumpulan 5"])), BAGIKAN),
        Scene("batalkan", sent, _on_master(batalkan)),
        Scene("pulihkan", sent, _restored),
        *_decisions(root),
        *_documents(root, offices),
        *_tables(root, offices["pengumpulan 5"]),
        *_new_books(root, offices["pengumpulan 5"]),
    ]


def _copied(office: Path, target: Path) -> Path:
    shutil.copytree(office, target)
    return target


def _sop_scenes(offices: dict[str, Path]) -> Iterator[Scene]:
    decide: dict[str, Any] = {"sop": KUMPUL, "triwulan": 2, "oleh": SEKRETARIS}
    yield Scene("majukan", offices["pengumpulan 3"], _on_master(majukan, sop=KUMPUL, triwulan=2))
    yes = _on_master(majukan, **decide, keputusan=YesNo.YA)
    yield Scene("setujui", offices["pengumpulan 10"], yes)
    no = _on_master(majukan, **decide, keputusan=YesNo.TIDAK, catatan="Lengkapi PMD.")
    yield Scene("kembalikan", offices["pengumpulan 10"], no)
    yield Scene("laporan", offices["pengumpulan 9"], _on_master(laporan, sop=KUMPUL, triwulan=2))
    yield Scene("rekap", offices["pengumpulan 7"], _into(rekap, "kembali", triwulan=2))
    yield Scene("hitung", offices["pengukuran 5"], _on_master(hitung, triwulan=2))
    yield Scene("rekap pengukuran", offices["pengukuran 6"], _on_master(rekap_pengukuran, triwulan=2))
    yield Scene("arsipkan", offices["pengumpulan 12"], _archive)


def _paper(content: BookContent) -> BookContent:
    tables = {**content.tables, "tblUnit": units_on_paper("PMD")}
    return BookContent(content.kind, tables)


def _decisions(root: Path) -> Iterator[Scene]:
    """A form that was taken, and a later one of the unit that says something else."""
    (root / "bentrok").mkdir()
    desk = Office(root / "bentrok")
    desk.bagikan()
    desk.reply("PMD", jam=1)
    desk.rekap()
    desk.reply("PMD", {"IKK.1": 8}, name="salinan.xlsx", jam=2)
    desk.rekap()
    office = save(root / "bentrok" / "buku", desk.book.read())
    yield Scene("putuskan", office, _on_master(putuskan, pakai=Pakai.BARU))
    yield Scene("keluarkan", office, _on_master(keluarkan, formulir="PMD", triwulan=2))


def _documents(root: Path, offices: dict[str, Path]) -> Iterator[Scene]:
    ready = offices["pengumpulan 12"]
    yield Scene("naskah", ready, _into(naskah, "naskah", triwulan=2, jenis=["juknis", "disposisi"]))
    yield Scene("templat", ready, lambda folder: templat(master(folder), folder / "templat"))
    yield Scene("bukti", ready, _into(bukti_lke, "bukti kirim", triwulan=2))
    made = _copied(ready, root / "bernaskah")
    papers = naskah(
        master(made), made / "naskah", moment=moment(made, hours=30), triwulan=2, jenis="disposisi"
    )
    signed = f"{papers.files[0].stem} ttd.pdf"
    (made / signed).write_bytes(b"%PDF-1.7 ditandatangani\n%%EOF\n")
    yield Scene(
        "terima bertanda",
        made,
        lambda folder: naskah_bertanda(
            master(folder), folder / signed, folder / "naskah", moment=moment(folder)
        ),
    )
    yield Scene("serah terima", ready, _into_last(serah_terima, KASI, "serah"))


def _into_last(action: Callable[..., object], receiver: str, place: str) -> Act:
    return lambda folder: action(master(folder), receiver, folder / place, moment=moment(folder), tetap=True)


def _tables(root: Path, office: Path) -> Iterator[Scene]:
    yield Scene("periksa", office, _on_master(periksa, tulis=True))
    yield Scene("siapkan", office, _on_master(siapkan, sop=UKUR, triwulan=2))
    yield Scene("tambah baris", office, _on_master(tambah_baris, tabel="Indikator"))
    yield Scene("pk perubahan", office, _on_master(pk_perubahan, kode=["IKK.1"], oleh=CAMAT))
    yield Scene("ganti kode", office, _on_master(rename_kode, lama="PMD", baru="PMDES"))
    old = _copied(office, root / "impor")
    source = write_table("iku", old).name
    mapped = _copied(old, root / "impor dengan peta")
    _mapped(source)(mapped)
    yield Scene("impor", mapped, _imported(source))
    yield Scene("impor peta", old, _mapped(source), "iku.peta.xlsx")


def _imported(source: str) -> Act:
    return lambda folder: impor(
        master(folder), folder / source, peta=folder / "iku.peta.xlsx", moment=moment(folder)
    )


def _mapped(source: str) -> Act:
    return lambda folder: impor(
        master(folder), folder / source, destination=folder / "iku.peta.xlsx", moment=moment(folder)
    )


def _new_books(root: Path, office: Path) -> Iterator[Scene]:
    two = _copied(office, root / "dua")
    shutil.copyfile(two / MASTER, two / "asal.xlsx")
    shutil.copyfile(two / MASTER, two / "salinan.xlsx")
    for name, kode in ((MASTER, "IKK.1"), ("salinan.xlsx", "IKS.1")):
        book = open_book(two / name, now=lambda: NOW)
        pk_perubahan(book, kode=[kode], moment=moment(two, CAMAT, 5))
    yield Scene("gabung", two, _merge, "gabungan.xlsx")
    start = root / "mulai"
    start.mkdir()
    yield Scene(
        "mulai",
        start,
        lambda folder: mulai(FileShelf(), folder, now=NOW),
        "Mulai Buku Baru.xlsx",
    )
    earlier = root / "lama"
    earlier.mkdir()
    shutil.copyfile(GOLDEN, earlier / "lama.xlsx")
    yield Scene("perbarui", earlier, _brought_up, "lama (versi 7).xlsx")


def _brought_up(folder: Path) -> object:
    work = folder / "kerja.xlsx"
    shutil.copyfile(folder / "lama.xlsx", work)
    try:
        return perbarui(FileShelf(), work, folder / "lama.xlsx", moment=moment(folder, None))
    finally:
        work.unlink()
        shutil.rmtree(folder / "cadangan", ignore_errors=True)
