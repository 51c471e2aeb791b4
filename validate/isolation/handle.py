"""
One worker, seen from the run: started, asked, and killed when it takes too long.

No signal or thread can stop a library that is busy in compiled code; ending its process can.
"""

import contextlib
import queue
import signal
import subprocess
import sys
import threading
from pathlib import Path

from pydantic import ValidationError

import validate
from validate.errors import DocumentError, TieoutError
from validate.isolation.wire import REPLY, REQUEST, Reply, Request, line_of

# Only what is named is imported: no module that happens to lie in the folder of the reports.
_CODE = (
    "import sys; sys.path.append(sys.argv[1]); from validate.isolation.worker import main; main()"
)
_START_SECONDS = 120.0
_SLOW = "Allow more with --time-limit, or export the report again and leave out what is no text."
_AGAIN = "Export the report once more, or take out what makes it so large."
_TIME_SIGNALS = {-getattr(signal, name) for name in ("SIGXCPU",) if hasattr(signal, name)}


class Handle:
    """A worker with ``megabytes`` of memory; its process is started when it is first needed."""

    def __init__(self, megabytes: int) -> None:
        self._megabytes = megabytes
        self._process: subprocess.Popen[bytes] | None = None
        self._replies: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        self._closed = False

    def ask(self, name: str, request: Request) -> Reply:
        """
        Have a request answered.

        Raises :class:`DocumentError`, about the document ``name``, when the worker takes too long,
        runs out of memory or dies; the next request finds a new one.
        """
        process = self._process or self._started()
        assert process.stdin is not None
        try:
            process.stdin.write(line_of(REQUEST, request))
            process.stdin.flush()
            reply = self._reply(request.seconds)
        except queue.Empty:
            self._end()
            raise DocumentError(name, _took(request.seconds), _SLOW) from None
        except (OSError, ValidationError, EOFError):
            code = self._end()
            if code in _TIME_SIGNALS:
                problem, remedy = _took(request.seconds), _SLOW
            else:
                problem = f"made its reader fail ({_cause(code)}); it is damaged or too large"
                remedy = _AGAIN
            raise DocumentError(name, problem, remedy) from None
        if reply.memory:
            self._end()
            raise DocumentError(
                name, f"needs more than {self._megabytes:,} MB of memory to read", _AGAIN
            )
        return reply

    def close(self) -> None:
        """End the process, whatever it does."""
        self._closed = True
        self._end()

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._closed:
            raise TieoutError("tieout", "was stopped")
        root = str(Path(validate.__file__).parents[1])
        process = subprocess.Popen(  # noqa: S603 - our own code, by this very interpreter
            [sys.executable, "-P", "-c", _CODE, root, str(self._megabytes)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._process = process
        self._replies = queue.SimpleQueue()
        threading.Thread(target=_listen, args=(process, self._replies), daemon=True).start()
        try:
            ready = self._reply(_START_SECONDS).ready
        except (queue.Empty, ValidationError, EOFError):
            ready = False
        if not ready:
            code = self._end()
            raise TieoutError(
                "tieout",
                f"could not start a process to read with ({_cause(code)})",
                "Check that this machine has memory and processes to spare, and run again.",
            )
        return process

    def _reply(self, seconds: float) -> Reply:
        line = self._replies.get(timeout=seconds)
        if not line:
            raise EOFError
        return REPLY.validate_json(line)

    def _end(self) -> int:
        """Kill the process if it still runs; return its exit code."""
        process, self._process = self._process, None
        if process is None:
            return 0
        # One that has died by itself says of what; only one that goes on is killed.
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.2)
        process.kill()
        code = process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()
        return code


def _took(seconds: float) -> str:
    return f"took more than {seconds:g} second{'' if seconds == 1 else 's'} to read"


def _listen(process: "subprocess.Popen[bytes]", replies: "queue.SimpleQueue[bytes]") -> None:
    """Pass on each line of a worker, and an empty one when it has ended."""
    assert process.stdout is not None
    with contextlib.suppress(OSError, ValueError):
        for line in process.stdout:
            replies.put(line)
    replies.put(b"")


def _cause(code: int) -> str:
    if code >= 0:
        return f"exit code {code}"
    try:
        return signal.Signals(-code).name
    except ValueError:
        return f"signal {-code}"
