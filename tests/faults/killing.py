"""Kill an action at a moment, and look at what it left.

``python tests/faults/killing.py [kills] [seed] [kecil]``; with ``kecil`` masters are drawn small and quickly.
A child of this process does the action on a copy of its office and is killed (SIGKILL) before one of the
calls that it makes to the system in that folder, or after a time. Then the book is the old one, byte by byte,
or the one of an uninterrupted run; the action done again, or another one, leaves the folders as if nothing
had been.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from sakip_xl.actions.tambah_baris import tambah_baris
from sakip_xl.domain.sop.jejak import check_chain
from sakip_xl.errors import SakipError
from sakip_xl.schema.books import MASTER_KIND
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.drawing import draw_by_kind
from sakip_xl.workbook.raw import differences
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.actions.office import NOW
from tests.faults.scenes import BAGIKAN, MASTER, Paint, Scene, master, moment, scenes

CALLS = frozenset(
    {
        *("open", "os.rename", "os.remove", "os.link", "os.mkdir", "os.rmdir", "os.truncate", "os.chmod"),
        *("os.listdir", "os.scandir", "shutil.rmtree", "fcntl.flock"),
    }
)
DIFFERS = {"serah terima", "arsipkan"}
"""What cannot be compared cell by cell. Serah Terima saves twice, the master as it travels and as it stays: a
kill between leaves the one that travels. An archive has the time of its files, so another fingerprint."""


@dataclass(slots=True)
class Trials:
    """The scenes, what each comes to uninterrupted, and what was found."""

    root: Path
    scenes: list[Scene]
    rng: Random
    faults: list[str] = field(default_factory=list)
    outcomes: Counter[str] = field(default_factory=Counter)
    _known: dict[str, Uninterrupted] = field(default_factory=dict)

    def run(self, count: int) -> None:
        """So many kills, over all scenes in turn."""
        for number in range(count):
            scene = self.scenes[number % len(self.scenes)]
            self._one(scene, number)

    def checked(self, scene: Scene, folder: Path, whole: Uninterrupted) -> list[str]:
        """What is wrong in the folder of an action that did not come to its end."""
        return [*_checked(scene, folder, whole, self.outcomes)]

    def _one(self, scene: Scene, number: int) -> None:
        whole = self.uninterrupted(scene)
        folder = self._fresh(scene, f"{number}")
        by_time = self.rng.random() < 0.25
        moment_of_death = self.rng.random() * whole.seconds if by_time else 0.0
        call = 0 if by_time else self.rng.randint(1, whole.calls)
        status = _in_child(scene, folder, call=call, seconds=moment_of_death)
        how = f"{scene.name} ({number}), killed {'by time' if by_time else f'before call {call}'}"
        found = self.checked(scene, folder, whole)
        self.outcomes["killed" if status else "ran to its end"] += 1
        self.faults += [f"{how}: {fault}" for fault in found]
        if not found:
            shutil.rmtree(folder)

    def _fresh(self, scene: Scene, name: str) -> Path:
        folder = self.root / name / "kantor"
        shutil.copytree(scene.office, folder)
        return folder

    def uninterrupted(self, scene: Scene) -> Uninterrupted:
        """What an action comes to, made once."""
        if scene.name not in self._known:
            counted = self._fresh(scene, f"hitung {scene.name}")
            begin = time.monotonic()
            calls = _in_child(scene, counted, count=True)
            seconds = time.monotonic() - begin
            old = scene.office / scene.written
            before = old.read_bytes() if old.exists() else None
            self._known[scene.name] = Uninterrupted(
                calls, seconds, before, _names(counted), _content(counted / scene.written)
            )
        return self._known[scene.name]


@dataclass(frozen=True, slots=True)
class Uninterrupted:
    """What an action comes to when nobody disturbs it."""

    calls: int
    seconds: float
    before: bytes | None
    names: set[str]
    content: BookContent | None


def _in_child(scene: Scene, folder: Path, *, call: int = 0, seconds: float = 0.0, count: bool = False) -> int:
    """Do the action in a child that is killed; gives whether it was, or how many calls it made."""
    calls_out, calls_in = os.pipe()
    child = os.fork()
    if child == 0:
        _act_and_exit(scene, folder, call, calls_in)
    os.close(calls_in)
    if seconds:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    with os.fdopen(calls_out, "rb") as told:
        made = told.read()
    _, status = os.waitpid(child, 0)
    if count:
        return int(made)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


def _act_and_exit(scene: Scene, folder: Path, call: int, told: int) -> None:
    below, made = str(folder), [0]

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event in CALLS and any(below in str(arg) for arg in args[:2]):
            made[0] += 1
            if made[0] == call:
                os.kill(os.getpid(), signal.SIGKILL)

    try:
        sys.addaudithook(hook)
        scene.act(folder)
        os.write(told, str(made[0]).encode())
    finally:
        os._exit(0)


def _checked(scene: Scene, folder: Path, whole: Uninterrupted, outcomes: Counter[str]) -> Iterator[str]:
    """What is wrong after a kill, and after the next action."""
    book = folder / scene.written
    data = book.read_bytes() if book.exists() else None
    new = data != whole.before
    outcomes["new" if new else "old"] += 1
    if new:
        yield from _compared(book, whole, exact=scene.name not in DIFFERS)
    try:
        if not new or scene.name == "templat":
            scene.act(folder)
            yield from _compared(book, whole, exact=scene.name not in DIFFERS)
        if new and scene.name == "batalkan":
            BAGIKAN(folder)
        if (folder / MASTER).exists() and (new or scene.written != MASTER):
            tambah_baris(master(folder, 60), moment=moment(folder, hours=60), tabel="Indikator")
    except SakipError as galat:
        yield f"the next action is refused: {galat}"
    if scene.written == MASTER or not new:
        yield from _strange_files(scene, folder, whole)


def _compared(book: Path, whole: Uninterrupted, *, exact: bool) -> Iterator[str]:
    """How a book differs from the one of an uninterrupted run."""
    try:
        content = _content(book)
    except (SakipError, zipfile.BadZipFile) as galat:
        yield f"{book.name} is damaged: {galat}"
        return
    if content is None or whole.content is None:
        return
    if content.kind == MASTER_KIND:
        chain = load_master(content).master.jejak
        if check_chain(chain, content.meta["id_master"]):
            yield "the log is broken"
    if exact and (different := next(differences(content, whole.content), None)) is not None:
        yield f"{book.name} is neither the old nor the new one: {different}"


def _content(path: Path) -> BookContent | None:
    """What a book holds; ``None`` for a whole workbook that is none of ours."""
    with zipfile.ZipFile(path) as package:
        if (name := package.testzip()) is not None:
            raise zipfile.BadZipFile(name)
    try:
        return FileBook(path, now=lambda: NOW).read()
    except SakipError as galat:
        if galat.kode == "SKP-510":
            return None
        raise


def _strange_files(scene: Scene, folder: Path, whole: Uninterrupted) -> Iterator[str]:
    """Files that an uninterrupted run does not leave, or leaves and are not there; half ones too."""
    names = _names(folder)
    yield from (f"{name} is left" for name in names if Path(name).name.startswith(".sakip"))
    if scene.name not in {"batalkan", "serah terima"}:
        yield from (f"{name} is missing" for name in sorted(whole.names - names))
        yield from (
            f"{name} is too many"
            for name in sorted(names - whole.names)
            if not name.startswith("cadangan/") and not Path(name).name.startswith(".sakip")
        )
    for path in folder.rglob("*.*"):
        if path.suffix in {".xlsx", ".zip", ".docx"} and path.is_file() and not zipfile.is_zipfile(path):
            yield f"{path.name} is half a file"


def _names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def main() -> int:
    """Kill so often; print the figures and every fault."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    if "kecil" not in sys.argv:
        Paint.chosen = staticmethod(draw_by_kind)
    root = Path(mkdtemp(prefix="sakip-bunuh-"))
    begin = time.monotonic()
    trials = Trials(root, scenes(root / "kantor"), Random(seed))  # noqa: S311 - repeats by its seed
    trials.run(count)
    figures = ", ".join(f"{name} {number}" for name, number in sorted(trials.outcomes.items()))
    print(f"{count} kills over {len(trials.scenes)} actions in {time.monotonic() - begin:.0f} s: {figures}")
    print("\n".join([f"{len(trials.faults)} faults", *trials.faults]))
    if not trials.faults:
        shutil.rmtree(root)
    return bool(trials.faults)


if __name__ == "__main__":
    sys.exit(main())
