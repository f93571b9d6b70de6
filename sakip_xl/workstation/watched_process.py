"""Processes that do one task after the other and are watched: none takes the program with it.

A task that takes too long, too much memory or ends its process costs that task alone; the next one finds a
new process. Tasks and answers are pickled, and both ends are this program.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from queue import LifoQueue
from threading import Timer
from typing import IO, Any

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_START_SECONDS = 60
_READY = "siap"


class DiedError(Exception):
    """The process ended, or was ended, before it answered."""


class NotStartedError(DiedError):
    """The process ended before it was ready for any task."""


class WatchedProcess:
    """One process that runs a module; it is started with its first task, and anew after it died."""

    def __init__(self, module: str, seconds: float) -> None:
        self._command = [sys.executable, "-m", module]
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Begin to start, and do not wait for it; ``OSError`` when the system does not let us."""
        if self._process is not None and self._process.poll() is not None:
            self.stop()
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603 - our own words
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=_NO_WINDOW,
            )
            self._ready = False

    def ask(self, task: object) -> Any:
        """The answer to one task; ``DiedError`` when there is none within the time.

        ``NotStartedError`` when no process could be started for it.
        """
        try:
            self.start()
            if not self._ready:
                self._answer(_START_SECONDS, None)
                self._ready = True
        except (OSError, DiedError) as galat:
            raise NotStartedError from galat
        return self._answer(self._seconds, task)

    def stop(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            with contextlib.suppress(OSError):
                process.kill()
            for stream in (process.stdin, process.stdout):
                if stream is not None:
                    with contextlib.suppress(OSError):
                        stream.close()
            process.wait()

    def _answer(self, seconds: float, task: object) -> Any:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise DiedError
        watch = Timer(seconds, process.kill)
        watch.daemon = True
        watch.start()
        try:
            if task is not None:
                pickle.dump(task, process.stdin)
                process.stdin.flush()
            return pickle.load(process.stdout)  # noqa: S301 - written by the module that we started
        except (OSError, EOFError, pickle.UnpicklingError) as galat:
            self.stop()
            raise DiedError from galat
        finally:
            watch.cancel()


class Crew:
    """Several such processes that share the tasks; each is started when it is needed."""

    def __init__(self, module: str, count: int, seconds: float) -> None:
        self._members = [WatchedProcess(module, seconds) for _ in range(count)]
        self._idle: LifoQueue[WatchedProcess] = LifoQueue()
        for member in reversed(self._members):
            self._idle.put(member)

    def start(self) -> bool:
        """Begin to start the first of them; whether the system lets us."""
        try:
            self._members[0].start()
        except OSError:
            return False
        return True

    def answers(
        self,
        tasks: Iterable[object],
        *,
        at_once: int,
        died: Callable[[Any], Any],
        here: Callable[[Any], Any],
    ) -> Iterator[Any]:
        """The answer to each task in their order, of several ``at_once`` as far as there are processes.

        ``died`` answers one that ended its process, ``here`` one for which no process could be started.
        """

        def ask(task: object) -> Any:
            member = self._idle.get()
            try:
                return member.ask(task)
            except NotStartedError:
                return here(task)
            except DiedError:
                return died(task)
            finally:
                self._idle.put(member)

        with ThreadPoolExecutor(min(at_once, len(self._members))) as threads:
            yield from threads.map(ask, tasks)

    def stop(self) -> None:
        """End all of them."""
        for member in self._members:
            member.stop()


def serve(answer: Callable[[Any], object], memory: int) -> None:
    """Be such a process: answer every task that comes until the other end is closed.

    ``memory`` is the bound in bytes of what it takes for itself, where the system can hold one to it.
    What is printed meanwhile is no answer and goes nowhere.
    """
    _bound_memory(memory)
    tasks, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    sys.stdout = sys.stderr
    with tasks, answers:
        _give(answers, _READY)
        with contextlib.suppress(EOFError):
            while True:
                _give(answers, answer(pickle.load(tasks)))  # noqa: S301 - written by the one who started us


def _give(stream: IO[bytes], answer: object) -> None:
    pickle.dump(answer, stream, pickle.HIGHEST_PROTOCOL)
    stream.flush()


def _bound_memory(size: int) -> None:
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (size, size))
