"""Two processes that save one master at the same time: ``python tests/faults/races.py [races] [seed]``.

Both begin with the same version, or one a little later; every flush, backup and replacing is slowed by a
random time. Some disks have no locks, and some processes are killed while they save. Of two that began with
one version one is refused; what was saved stands in the book, and the version before it among the backups.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2]))

from sakip_xl.errors import SakipError
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.workbook.sidik import bytes_sidik
from sakip_xl.workbook.xlsx import atomic_save, system_lock
from tests.workbook.small_drawing import CONTOH, book, write_master

SAVED, KILLED = "saved", "killed"
_REFUSED = {"SKP-525", "SKP-850"}
_SLOWEST = 0.06


@dataclass(frozen=True, slots=True)
class Racer:
    """One of the two: the row that it adds, its seed, how late it reads, and where it is killed, if it is."""

    kode: str
    seed: int
    late: float
    locks: bool
    dies_in: str

    def run(self, path: Path, go: Callable[[], None]) -> str:
        """Read, wait for the other one, add a row, save; gives how it ended."""
        rng = Random(self.seed)  # noqa: S311 - repeats by its seed
        self._slow_down(rng)
        own = book(path)
        time.sleep(self.late)
        content = own.read()
        begun_with = bytes_sidik(own.data())
        if not self.late:
            go()
        try:
            own.save(with_unit(content, self.kode))
        except SakipError as galat:
            return f"{galat.kode} {begun_with}"
        return f"{SAVED} {begun_with}"

    def _slow_down(self, rng: Random) -> None:
        if not self.locks:
            system_lock.lock = lambda *_: None
        os.fsync = _slowed(os.fsync, rng)
        for name in ("keep_backup", "_replace", "move_new"):
            setattr(atomic_save, name, _slowed(getattr(atomic_save, name), rng, dies=name == self.dies_in))


def with_unit(content: BookContent, kode: str) -> BookContent:
    """The content with one unit more."""
    rows: list[RawRow] = [*content.row("tblUnit"), {"kode": kode, "nama": f"Unit {kode}", "jenis": "seksi"}]
    return replace(content, tables={**content.tables, "tblUnit": rows})


def _slowed(call: Callable[..., Any], rng: Random, *, dies: bool = False) -> Callable[..., Any]:
    def slow(*args: Any, **options: Any) -> Any:
        time.sleep(rng.random() * _SLOWEST)
        if dies:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **options)

    return slow


@dataclass(slots=True)
class Races:
    """Races below a folder, how they ended, and what went wrong."""

    root: Path
    rng: Random
    outcomes: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def run(self, count: int) -> None:
        """So many races, one after the other."""
        first = write_master(self.root / "pertama.xlsx")
        for number in range(count):
            folder = self.root / f"{number}"
            folder.mkdir()
            path = Path(shutil.copyfile(first, folder / "induk.xlsx"))
            found = [*self._one(path)]
            self.faults += [f"race {number}: {fault}" for fault in found]
            if not found:
                shutil.rmtree(folder)

    def _one(self, path: Path) -> Iterator[str]:
        racers = self._racers()
        ended = _raced(path, racers)
        kinds = sorted(end.split()[0] for end in ended)
        self.outcomes[" and ".join(kinds)] += 1
        saved = {racer.kode for racer, end in zip(racers, ended, strict=True) if end.startswith(SAVED)}
        rows = {str(row["kode"]) for row in book(path).read().row("tblUnit")}
        begun = [end for end in ended if end.startswith(SAVED)]
        if len(begun) > len({*begun}):
            yield "both saved on the same version"
        if rows != {str(row["kode"]) for row in CONTOH.row("tblUnit")} | saved:
            yield f"{sorted(saved)} were saved and {sorted(rows)} are there"
        if not saved and KILLED not in kinds:
            yield f"nobody could save: {ended}"
        if odd := {kind for kind in kinds if kind not in {SAVED, KILLED, *_REFUSED}}:
            yield f"ended with {odd}"
        kept = {bytes_sidik(file.read_bytes()) for file in (path.parent / "cadangan").glob("[!.]*")}
        if saved and not {end.split()[1] for end in begun} <= kept:
            yield "a version that was replaced is no backup"
        if KILLED not in kinds:
            yield from (f"{name} is left" for name in _leftovers(path.parent))

    def _racers(self) -> list[Racer]:
        locks = self.rng.random() < 0.7
        late = self.rng.random() * 1.5 if self.rng.random() < 0.3 else 0.0
        dies_in = self.rng.choice(["keep_backup", "_replace"]) if self.rng.random() < 0.15 else ""
        seeds = [self.rng.randrange(1 << 30) for _ in range(2)]
        return [Racer("R1", seeds[0], 0.0, locks, dies_in), Racer("R2", seeds[1], late, locks, "")]


def _leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob(".sakip*")]


def _raced(path: Path, racers: list[Racer]) -> list[str]:
    """Let them run in processes of their own; gives how each ended."""
    start, flag = os.pipe()
    ready, told = os.pipe()
    children = [_child(path, racer, start, told) for racer in racers]
    os.close(told)
    waiting = sum(not racer.late for racer in racers)
    with os.fdopen(ready, "rb") as signs:
        signs.read(waiting)
        os.write(flag, b"." * waiting)
        os.close(flag)
        os.close(start)
        ended = []
        for child, answers in children:
            with os.fdopen(answers, "r") as answer:
                said = answer.read()
            _, status = os.waitpid(child, 0)
            ended.append(KILLED if os.WIFSIGNALED(status) else said or "nothing said")
    return ended


def _child(path: Path, racer: Racer, start: int, told: int) -> tuple[int, int]:
    answers, answer = os.pipe()
    child = os.fork()
    if child == 0:
        said = "fault"
        try:

            def go() -> None:
                os.write(told, b".")
                os.read(start, 1)

            said = racer.run(path, go)
        except Exception as galat:  # noqa: BLE001 - told to the parent, which counts it as a fault
            said = f"{type(galat).__name__}:{galat}".replace(" ", "_")
        finally:
            os.write(answer, said.encode())
            os._exit(0)
    os.close(answer)
    return child, answers


def main() -> int:
    """Race so often; print the figures and every fault."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 1000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    root, begin = Path(mkdtemp(prefix="sakip-balapan-")), time.monotonic()
    races = Races(root, Random(seed))  # noqa: S311 - repeats by its seed
    races.run(count)
    figures = "; ".join(f"{name}: {number}" for name, number in sorted(races.outcomes.items()))
    print(f"{count} races in {time.monotonic() - begin:.0f} s. {figures}")
    print("\n".join([f"{len(races.faults)} faults", *races.faults]))
    return bool(races.faults)


if __name__ == "__main__":
    sys.exit(main())
