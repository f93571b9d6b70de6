"""A disk full at any write, a folder that is closed, a share that goes away: said, and nothing half done."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from random import Random
from tempfile import mkdtemp
from typing import Any

import pytest

from sakip_xl.actions.folders import lost_refusal
from sakip_xl.errors import SakipError
from tests.actions.bad_disk import everything_in
from tests.faults.full_disk import full_disk
from tests.faults.killing import Trials
from tests.faults.scenes import MASTER, Scene, scenes

NOBODY = 65534
NAMES = (
    *("majukan", "setujui", "kembalikan", "laporan", "rekap", "hitung", "rekap pengukuran", "arsipkan"),
    *("bagikan", "bagikan kertas", "batalkan", "pulihkan", "putuskan", "keluarkan", "naskah", "templat"),
    *("bukti", "terima bertanda", "serah terima", "periksa", "siapkan", "tambah baris", "pk perubahan"),
    *("ganti kode", "impor", "impor peta", "gabung", "mulai", "perbarui"),
)
PER_ACTION = int(os.environ.get("SAKIP_SAAT", "2"))
"""So many moments of each action are tried; with ``SAKIP_SAAT=10000`` every write of every action is."""
SAID_FULL = {"SKP-524"}
SAID_CLOSED = {"SKP-522", "SKP-523", "SKP-564"}
SAID_GONE = {
    "SKP-501",
    "SKP-523",
    "SKP-525",
    "SKP-527",
    "SKP-564",
    "SKP-852",
    "SKP-618",
    "SKP-503",
    "SKP-854",
}


@pytest.fixture(scope="module")
def trials() -> Iterator[Trials]:
    """The scenes in a folder into which any user may look."""
    root = Path(mkdtemp(prefix="sakip-cakram-"))
    root.chmod(0o755)
    yield Trials(root, scenes(root / "kantor"), Random(8503))  # noqa: S311 - repeats by its seed
    shutil.rmtree(root)


def scene_of(trials: Trials, name: str) -> Scene:
    return next(scene for scene in trials.scenes if scene.name == name)


def fresh(trials: Trials, scene: Scene, name: str) -> Path:
    folder = trials.root / name / scene.name / "kantor"
    shutil.rmtree(folder.parent, ignore_errors=True)
    shutil.copytree(scene.office, folder)
    return folder


def moments(trials: Trials, count: int) -> list[int]:
    chosen = trials.rng.sample(range(1, count + 1), min(count, PER_ACTION))
    return sorted(chosen)


def test_every_action_is_tried(trials: Trials) -> None:
    assert {*NAMES} == {scene.name for scene in trials.scenes}


@pytest.mark.parametrize("name", NAMES)
def test_a_disk_full_at_any_write_is_told_and_leaves_everything_as_it_was(
    name: str, trials: Trials, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene = scene_of(trials, name)
    with full_disk(monkeypatch, counted := fresh(trials, scene, "hitung"), 1 << 30) as disk:
        scene.act(counted)
    assert disk.writes > 3
    for number in moments(trials, disk.writes):
        assert full_at(trials, scene, number - 1, monkeypatch) == "", number


def full_at(trials: Trials, scene: Scene, good: int, monkeypatch: pytest.MonkeyPatch) -> str:
    """What is wrong when the disk takes so many writes; empty when nothing is."""
    folder = fresh(trials, scene, "penuh")
    before = everything_in(folder)
    with full_disk(monkeypatch, folder, good):
        try:
            scene.act(folder)
        except SakipError as galat:
            said = galat.kode
        else:
            return ""  # the last writes are of what does no harm when it is not done
    if said not in SAID_FULL:
        return f"said {said}"
    left = everything_in(folder)
    if scene.name == "serah terima":  # it saved and took that back: the same content, and a backup
        left = {name: data for name, data in left.items() if not name.startswith("cadangan")}
        left[MASTER], before[MASTER] = b"", b""
    return "" if left == before else f"changed or left: {sorted(left.items() ^ before.items())!r:.300}"


@pytest.mark.parametrize("name", ["majukan", "bagikan", "rekap", "hitung", "arsipkan", "batalkan", "gabung"])
def test_a_folder_that_this_user_may_not_write_is_told(name: str, trials: Trials) -> None:
    scene = scene_of(trials, name)
    scene.act(fresh(trials, scene, "hangat"))  # loads what is loaded when it is needed
    folder = fresh(trials, scene, "terkunci")
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o644)
    before = everything_in(folder)
    assert in_child(scene, folder, as_nobody) in SAID_CLOSED
    assert everything_in(folder) == before
    for path in (folder, *folder.rglob("*")):
        path.chmod(path.stat().st_mode | stat.S_IWUSR)


def as_nobody(_folder: Path) -> None:
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


@pytest.mark.parametrize("name", NAMES)
def test_a_share_that_goes_away_is_told_and_the_book_is_whole_when_it_is_back(
    name: str, trials: Trials
) -> None:
    scene = scene_of(trials, name)
    whole = trials.uninterrupted(scene)
    for number in moments(trials, whole.calls):
        folder = fresh(trials, scene, "hilang")
        said = in_child(scene, folder, lambda folder, number=number: goes_away(folder, number))
        if (gone := folder.with_name("hilang")).exists():
            folder.unlink()
            gone.rename(folder)
        assert said in {"", *SAID_GONE}, number
        assert [*trials.checked(scene, folder, whole)] == [], number


def goes_away(folder: Path, number: int) -> None:
    """From the n-th call on the folder has another name."""
    from tests.faults.killing import CALLS

    made = [0]

    def hook(event: str, args: tuple[Any, ...]) -> None:
        if event in CALLS and any(str(folder) in str(arg) for arg in args[:2]):
            made[0] += 1
            if made[0] == number:
                folder.rename(folder.with_name("hilang"))
                folder.write_bytes(b"")

    sys.addaudithook(hook)


def in_child(scene: Scene, folder: Path, prepare: Any) -> str:
    """The code with which an action ends in a process of its own; a fault of ours as its name."""
    answers, answer = os.pipe()
    child = os.fork()
    if child == 0:
        said = ""
        try:
            prepare(folder)
            scene.act(folder)
        except SakipError as galat:
            said = galat.kode
        except BaseException as galat:  # noqa: BLE001 - told to the test
            refusal = lost_refusal(galat) if isinstance(galat, OSError) else None
            said = refusal.kode if refusal else "".join(traceback.format_exception(galat))[-1500:]
        finally:
            os.write(answer, said.encode())
            os._exit(0)
    os.close(answer)
    with os.fdopen(answers) as told:
        said = told.read()
    os.waitpid(child, 0)
    return said
