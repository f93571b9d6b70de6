"""Calls to the program that one click makes: ``python tests/bench/bench_com.py [--json] [--rinci TOMBOL]``.

Every button is clicked once in a live LibreOffice, on the demo's book as it stood right before the demo used
that button, else as the demo left it. What is counted would be calls to Excel over COM (``counting``): at
1 ms a call on a good PC and 5 ms on an old one they are nearly all of the time that staff wait.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from sakip_xl import buttons  # noqa: E402
from sakip_xl.actions import demo, sample  # noqa: E402
from sakip_xl.actions.buat import initial_content  # noqa: E402
from sakip_xl.actions.sample import ButtonAction, Majukan, Scene, SopAction  # noqa: E402
from sakip_xl.domain.model import Cell, Formulir  # noqa: E402
from sakip_xl.domain.sop.definition import SOP  # noqa: E402
from sakip_xl.domain.terms import YesNo  # noqa: E402
from sakip_xl.schema.commands import TOMBOL  # noqa: E402
from sakip_xl.schema.content import BookContent, RawRow  # noqa: E402
from sakip_xl.workbook.memory import MemoryBook  # noqa: E402
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf  # noqa: E402
from sakip_xl.workstation.secret_question import SecretQuestion  # noqa: E402

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.display import Display

_BUTTON = {"rekap pengukuran": "rekap_pengukuran", YesNo.YA: "setujui", YesNo.TIDAK: "kembalikan"}
LIGHT, STEADY, HEAVY = 60, 150, 300
"""What a click may cost: one that only shows, one that writes a few rows, one that fills or grows tables."""
_STEADY = {
    *(
        "siapkan",
        "majukan",
        "setujui",
        "kembalikan",
        "buka_kembali",
        "periksa",
        "pratinjau",
        "cetak",
        "tambah_baris",
    ),
    *("pk_perubahan", "impor", "ganti_kode", "naskah_bertanda", "diagnosa"),
    "perbaiki_jejak",
}
_LIGHT = {"status", "pengingat", "petunjuk", "tentang", "templat", "buku_baru", "gabung_buku"}
_LIGHT |= {"periksa_saksi", "periksa_arsip", "kunci_ganti_pin"}


def usual_bound(button: str) -> int:
    """How many calls a button may make."""
    return LIGHT if button in _LIGHT else STEADY if button in _STEADY else HEAVY


def bound(button: str, before: BookContent, after: BookContent) -> int:
    """How many calls one click may make: twice the usual when it fills a table that held nothing.

    *Kembalikan* that asks units for their forms again writes one sheet more, their register.
    """
    begun = any(rows and not before.row(name) for name, rows in after.tables.items())
    asks_again = button == "kembalikan" and before.row(Formulir.table) != after.row(Formulir.table)
    return usual_bound(button) * (1 + begun) + (LIGHT if asks_again else 0)


@dataclass
class Stage(demo.Display):
    """The demo, which keeps the book as it stood before the first use of each button."""

    before: dict[str, tuple[BookContent, datetime]] = field(default_factory=dict)

    def play(self, scene: Scene) -> None:
        button = _button(scene)
        if button and button not in self.before:
            self.before[button] = (_chosen(self.book.read(), scene), scene.waktu)
            if button == "rekap":
                self.before["pratinjau"] = self.before["rekap"]
        super().play(scene)
        self.end = scene.waktu


def _button(scene: Scene) -> str:
    if not isinstance(scene, Majukan | ButtonAction | SopAction):
        return ""
    key = (scene.keputusan if isinstance(scene, Majukan) else None) or scene.aksi
    return "" if key == "kertas kerja" else _BUTTON.get(key, key)


def _chosen(content: BookContent, scene: Scene) -> BookContent:
    """The book with what this scene chose on Beranda."""
    assert isinstance(scene, Majukan | ButtonAction | SopAction)
    row: dict[str, Cell] = {"pelaksana": scene.oleh}
    if not isinstance(scene, ButtonAction):
        row["sop"] = scene.sop.value
    if isinstance(scene, Majukan) and scene.keputusan:
        step = SOP[scene.sop].find(scene.ke_langkah or "")
        row |= {"arahan": scene.catatan, "ke_langkah": step.nomor if step else None}
    rows: list[RawRow] = [{**content.row("tblKerja")[0], **row}]
    return replace(content, tables={**content.tables, "tblKerja": rows})


def played(folder: Path) -> Stage:
    """The whole demo, its files in ``folder``."""
    story = sample.full_story()
    start = sample.sample_content(initial_content("Sumbersuko", 2026, id_master="contoh-sumbersuko"))
    stage = Stage(folder, story, MemoryBook(start, name="SAKIP-Sumbersuko-2026.xlsx", shelf=FileShelf()))
    for scene in story.adegan:
        stage.play(scene)
    return stage


def doubled(content: BookContent) -> BookContent:
    """The content with every indicator, its target and its realisasi, a second time under another code.

    Without the log and the forms: what was approved and asked are half the indicators, and what differs from
    them would be told.
    """
    tables = {**content.tables, "tblJejak": [], "tblFormulir": []}
    for name in ("tblIndikator", "tblRealisasi", "tblKertasKerja"):
        rows = [row for row in tables[name] if row.get("kode")]
        tables[name] = [*rows, *({**row, "kode": f"{row['kode']}.B"} for row in rows)]
    return replace(content, tables=tables)


def measure(
    display: Display, stage: Stage, folder: Path, only: Collection[str] = (), *, twice: bool = False
) -> Iterator[tuple[str, Counter[str]]]:
    """Each button, or each of those, with the calls of its click, by operation.

    ``twice``: with twice the indicators.
    """
    from tests.office_engine.counting import counted

    last = stage.book.read(), stage.end
    for button in (each.id for each in TOMBOL if not only or each.id in only):
        content, now = stage.before.get(button, last)
        path = folder / f"{button}{'-dua' * twice}.xlsx"
        FileBook(path, now=_clock(now)).save(doubled(content) if twice else content)
        book = display.open_book(path)
        _prepare(display, stage, button)
        if button in {"serah_terima", "kunci_daftar"}:
            _select_receiver(book)
        if button == "asal":
            _select_figure(book)
        buttons.now = _clock(now)
        with counted() as count:
            getattr(buttons, button)(book)
        if "--pesan" in sys.argv:
            print(*(box.prompt for box in display.messages), sep="\n")
        display.close_books()
        yield button, count


def _clock(now: datetime) -> Callable[[], datetime]:
    return lambda: now


def _prepare(display: Display, stage: Stage, button: str) -> None:
    """The folders and answers that a person gives."""
    arsip = stage.ke / "arsip"
    display.chosen_folder = {"bagikan": stage.ke / "baru", "arsipkan": arsip}.get(button, stage.folder)
    display.folder_queue = [arsip, stage.folder] if button == "arsipkan" else []
    if button == "periksa_saksi":
        display.chosen_folder = next((stage.ke / "formulir").glob("*.xlsx"))
    if button == "periksa_arsip":
        display.chosen_folder = next(arsip.glob("*.zip"))
    buttons.ask_secret = _type_pin
    if button in {"serah_terima", "kunci_daftar"}:
        display.answers.extend(["yes", "yes"])
    if button == "gabung_buku":
        display.chosen_folder = stage.folder / "salinan.xlsx"
        FileBook(display.chosen_folder, now=_clock(stage.end)).save(stage.book.read())
    if button == "pulihkan":
        content, now = stage.before["hitung"]
        display.chosen_folder = stage.folder / "dulu.xlsx"
        FileBook(display.chosen_folder, now=_clock(now)).save(content)
        display.answers.extend(["yes", "yes"])


def _type_pin(question: SecretQuestion) -> str:
    """Everybody's PIN."""
    del question
    return "482913"


def _select_receiver(book: xw.Book) -> None:
    """The last official."""
    sheet = book.sheets["Identitas"]
    sheet.activate()
    rows = sheet.tables["tblPejabat"].data_body_range
    assert rows is not None
    sheet.range((rows.row + 10, rows.column)).select()


def _select_figure(book: xw.Book) -> None:
    """The first realisasi, which was typed in the book."""
    sheet = book.sheets["Formulir Capaian"]
    sheet.activate()
    rows = sheet.tables["tblRealisasi"].data_body_range
    assert rows is not None
    sheet.range((rows.row, rows.column + 3)).select()


def main() -> None:
    """Print the table, or one JSON object."""
    from tests.office.display import Display
    from tests.office.host import register_host

    detail = sys.argv[sys.argv.index("--rinci") + 1] if "--rinci" in sys.argv else ""
    with TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        display = Display(Path(folder))
        register_host(display)
        try:
            result = {}
            stage = played(Path(folder) / "demo")
            for button, count in measure(display, stage, Path(folder), [detail] if detail else ()):
                result[button] = count.total()
                if button == detail:
                    print(*(f"{calls:6} {name}" for name, calls in count.most_common()), sep="\n")
        finally:
            display.close()
    if "--json" in sys.argv:
        print(json.dumps(result))
        return
    for button, calls in result.items():
        print(f"{button:18} {calls:6} dari {usual_bound(button):4}")


if __name__ == "__main__":
    main()
