"""The command as a test runs it: what a run came to, and the processes that read for it."""

import os
import queue
import subprocess
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from validate.family.find import known_families
from validate.isolation.handle import Handle
from validate.isolation.wire import Reply, Request


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run of the command came to."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of the output."""
        return self.out.splitlines()

    @property
    def last(self) -> str:
        """The last line of the output."""
        return self.lines[-1]


Tieout = Callable[..., Outcome]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A worker's process with nothing to do, and what a run must share with it to have it."""

    home: object
    process: subprocess.Popen[bytes]
    replies: "queue.SimpleQueue[bytes]"

    def suits(self, home: object) -> bool:
        """Whether a run with such a home can have it."""
        return self.home == home and self.process.poll() is None

    def end(self) -> None:
        """End the process and close its pipes."""
        self.process.kill()
        with self.process:
            pass


_WAITING: list[_Waiting] = []
_MOST_WAITING = 3
_LOCK = threading.Lock()


class WaitingHandle(Handle):
    """
    A worker that waits for the next run instead of being ended with its own.

    Starting one takes longer than reading the short reports of the tests. Within a run a worker
    reads one document after the other as well, so what it reads must not depend on what it read.
    One that is still busy, or may remember a family that a test can change, is not kept.
    """

    def __init__(self, megabytes: int) -> None:
        super().__init__(megabytes)
        here = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
        self._home = megabytes, Path.cwd(), here
        self._idle = self._clean = True

    def ask(self, name: str, request: Request) -> Reply:
        """Have a request answered."""
        reading = request.reading
        if reading and (reading.folders or reading.family not in {None, *known_families()}):
            self._clean = False
        self._idle = False
        reply = super().ask(name, request)
        self._idle = True
        return reply

    def close(self) -> None:
        """Let the process wait for another run."""
        process = self._process
        if process is None or not (self._idle and self._clean):
            super().close()
            return
        self._closed, self._process = True, None
        with _LOCK:
            _WAITING.append(_Waiting(self._home, process, self._replies))
            if len(_WAITING) > _MOST_WAITING:
                _WAITING.pop(0).end()

    def _started(self) -> "subprocess.Popen[bytes]":
        with _LOCK:
            found = () if self._closed else _WAITING
            one = next((one for one in found if one.suits(self._home)), None)
            if one is not None:
                _WAITING.remove(one)
        if one is None:
            return super()._started()
        self._process, self._replies = one.process, one.replies
        return one.process


def waiting() -> tuple[int, ...]:
    """The numbers of the processes that wait, the one that has waited longest first."""
    return tuple(one.process.pid for one in _WAITING)


def end_waiting() -> None:
    """End all that wait."""
    while _WAITING:
        _WAITING.pop().end()
