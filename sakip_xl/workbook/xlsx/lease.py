"""One writer at a time: a lease file beside the book, from the check that it is unchanged to its replacing.

The file is created exclusively, which shares of Windows and sticks do as one step, tells who holds it, is
refreshed while it is held, and is locked besides where the system has locks. Where a lease does not move any
more its owner may be dead: of a process of this computer that is certain, of any other a person is asked.
"""

from __future__ import annotations

import errno
import json
import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from threading import Event, Thread

from sakip_xl.errors import SakipError
from sakip_xl.workbook.xlsx import system_lock
from sakip_xl.workstation.running import computer, started, surely_ended
from sakip_xl.workstation.user_folder import user_account

PREFIX = ".sakip-kunci-"
BEAT = 5.0
"""Seconds after which a held lease is refreshed."""
STILL = 15.0
"""Seconds without a refresh, as seen from here, after which an owner may be dead: clocks of others differ."""
PATIENCE = 20.0
"""Seconds that a save waits for another one."""
HALF = 2.0
"""Seconds after which a lease that tells no owner was left by one who died while making it."""
_PAUSE = 0.05
_MOST_BYTES, _LONGEST_NAME = 1000, 150
_OPEN = getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NOINHERIT", 0)
_NOT_HERE = {errno.ENOENT, errno.EACCES, errno.EPERM, errno.EBUSY}


@dataclass(frozen=True, slots=True)
class Holder:
    """Who holds a lease: the account, the computer, the process and when it began, and the last refresh."""

    pemilik: str = ""
    komputer: str = ""
    proses: int = 0
    mulai: str = ""
    waktu: str = ""
    tanda: str = ""

    @classmethod
    def of_this_process(cls) -> Holder:
        """This process, with a mark of its own for each lease."""
        process = os.getpid()
        return cls(user_account(), computer(), process, started(process), _clock(), token_hex(8))

    @classmethod
    def read(cls, data: bytes) -> Holder | None:
        """The holder that a lease tells; ``None`` for one that is not whole."""
        with suppress(ValueError, TypeError):
            found = cls(**json.loads(data))
            if found.tanda and isinstance(found.proses, int):
                return found
        return None

    def data(self) -> bytes:
        """The content of the lease file."""
        return json.dumps(asdict(self), ensure_ascii=True).encode()

    def surely_dead(self) -> bool:
        """Whether it was a process of this computer that runs no more."""
        return self.komputer == computer() and surely_ended(self.proses, self.mulai)


def lease_file(path: Path) -> Path:
    """Where the lease of a book lies; of a very long name stands a fingerprint."""
    name = path.name if len(path.name.encode()) <= _LONGEST_NAME else sha256(path.name.encode()).hexdigest()
    return path.with_name(f"{PREFIX}{name}")


@contextmanager
def held(path: Path, *, take_over: bool = False) -> Iterator[Lease]:
    """Hold the lease of a book; other saves of it wait.

    Refused: another save that does not end (SKP-850), a lease that does not move any more (SKP-851) unless
    that may be taken over. ``OSError`` when the folder takes no file.
    """
    lease = _acquired(path, take_over=take_over)
    try:
        yield lease
    finally:
        lease.release()


class Lease:
    """A lease that this process holds; it is refreshed until it is released."""

    def __init__(self, book: Path, file: Path, descriptor: int, holder: Holder) -> None:
        self._book = book
        self._file = file
        self._descriptor = descriptor
        self._holder = holder
        self._done = Event()
        self._beats = Thread(target=self._refresh, daemon=True, name="sakip-kunci")
        self._beats.start()

    def still_ours(self) -> None:
        """Refuse to go on (SKP-852) when somebody else took the lease over meanwhile."""
        now = _look(self._file)
        if now is None or now[0] is None or now[0].tanda != self._holder.tanda:
            raise SakipError("SKP-852", berkas=self._book.name)

    def release(self) -> None:
        """Take the lease file away, unless it is somebody else's by now; what the system refuses stays."""
        self._done.set()
        self._beats.join(BEAT)
        own = _is_at(self._descriptor, self._file)
        if own and os.name != "nt":
            with suppress(OSError):
                self._file.unlink()
        with suppress(OSError):
            os.close(self._descriptor)
        if own and os.name == "nt":  # an open file cannot be deleted there
            _unlink_soon(self._file)

    def _refresh(self) -> None:
        while not self._done.wait(BEAT):
            with suppress(OSError):
                _write(self._descriptor, replace(self._holder, waktu=_clock()))


def _acquired(path: Path, *, take_over: bool) -> Lease:
    file, own = lease_file(path), Holder.of_this_process()
    begin = since = time.monotonic()
    seen: object = None
    while True:
        if (descriptor := _created(file, own)) is not None:
            return Lease(path, file, descriptor, own)
        found, now = _look(file), time.monotonic()
        if found is None:
            if now - begin < PATIENCE:
                continue
            raise _refusal("SKP-850", path, file, None)
        if found != seen:
            seen, since = found, now
        holder, still = found[0], now - since
        sure = holder.surely_dead() if holder else still >= HALF
        free = sure or (take_over and still >= STILL)
        if free and (descriptor := _taken_over(file, holder, own, sure=sure)) is not None:
            return Lease(path, file, descriptor, own)
        if still >= STILL and not take_over:
            raise _refusal("SKP-851", path, file, holder)
        if now - begin >= PATIENCE:
            raise _refusal("SKP-850", path, file, holder)
        time.sleep(_PAUSE)


def _created(file: Path, own: Holder) -> int | None:
    """A new lease, written and locked; ``None`` when there is one already."""
    try:
        descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_RDWR | _OPEN, 0o666)
    except FileExistsError:
        return None
    except PermissionError:
        if os.name == "nt" and file.exists():  # there, one that is being deleted
            return None
        raise
    try:
        if system_lock.lock(descriptor) is False:
            os.close(descriptor)
            return None
        with suppress(OSError, AttributeError):  # a colleague may take it over from one who died
            os.fchmod(descriptor, 0o666)
        _write(descriptor, own)
    except BaseException:
        with suppress(OSError):
            file.unlink()
        with suppress(OSError):
            os.close(descriptor)
        raise
    return descriptor


def _taken_over(file: Path, dead: Holder | None, own: Holder, *, sure: bool) -> int | None:
    """The lease of one who is dead, written anew in its place; ``None`` when somebody holds it after all.

    Where the system has no locks, only one that is certain or that a person gave free is taken.
    """
    try:
        descriptor = os.open(file, os.O_RDWR | _OPEN)
    except OSError:  # gone, no file, or one that only its owner may write
        return None
    locked = system_lock.lock(descriptor)
    if locked is False or (locked is None and sure and dead is None) or not _is_at(descriptor, file):
        os.close(descriptor)
        return None
    try:
        if Holder.read(_read(descriptor)) == dead:
            _write(descriptor, own)
            return descriptor
    except OSError:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None


def _look(file: Path) -> tuple[Holder | None, float, int] | None:
    """What the lease tells now, and when it was written last; ``None`` when there is none."""
    try:
        found = os.lstat(file)
        if not stat.S_ISREG(found.st_mode):
            return None, 0.0, 0
        descriptor = os.open(file, os.O_RDONLY | _OPEN)
    except OSError as galat:
        if galat.errno in _NOT_HERE:
            return None
        raise
    try:
        return Holder.read(_read(descriptor)), found.st_mtime, found.st_size
    finally:
        os.close(descriptor)


def _read(descriptor: int) -> bytes:
    os.lseek(descriptor, 0, os.SEEK_SET)
    return os.read(descriptor, _MOST_BYTES)


def _write(descriptor: int, holder: Holder) -> None:
    data = holder.data()
    os.lseek(descriptor, 0, os.SEEK_SET)
    if os.write(descriptor, data) != len(data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    os.ftruncate(descriptor, len(data))


def _is_at(descriptor: int, file: Path) -> bool:
    """Whether an open file is the one that has the name now."""
    with suppress(OSError):
        return os.path.samestat(os.fstat(descriptor), os.lstat(file))
    return False


def _unlink_soon(file: Path) -> None:
    """Delete a file that another process may be reading just now."""
    for _ in range(40):
        try:
            file.unlink(missing_ok=True)
        except OSError:
            time.sleep(_PAUSE)
        else:
            return


def _clock() -> str:
    return datetime.now().isoformat(sep=" ", timespec="seconds")


def _refusal(kode: str, path: Path, file: Path, holder: Holder | None) -> SakipError:
    holder = holder or Holder()
    return SakipError(
        kode,
        berkas=path.name,
        nilai=holder.pemilik or "pemakai tidak diketahui",
        komputer=holder.komputer.split(" #")[0] or "tidak diketahui",
        waktu=holder.waktu or "tidak diketahui",
        kunci=file.name,
    )
