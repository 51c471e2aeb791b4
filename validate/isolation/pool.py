"""
The workers of a run: one document each at a time.

    with Pool(Limits(), jobs=2) as pool:
        recognised = pool.read(Reading(path="report.pdf", name="report.pdf")).result()
"""

import os
import queue
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from validate.errors import DocumentError
from validate.isolation.handle import Handle
from validate.isolation.limits import Limits
from validate.isolation.wire import Annotating, Depicting, Outlining, Reading, Reply, Request
from validate.model.annotations import Annotated
from validate.recognition.outline import Outline
from validate.recognition.recognise import Recognised

_MOST_WORKERS = 4


class WorkerBugError(Exception):
    """An error of ours in a worker; the text is its traceback."""


class Pool:
    """
    Workers for ``jobs`` documents, to be used in a ``with``.

    What :meth:`read` and the other requests return raises, when asked for its result,
    :class:`DocumentError` for what a person can mend and :class:`WorkerBugError` for what they
    cannot.
    """

    def __init__(self, limits: Limits, jobs: int = 1) -> None:
        count = max(1, min(jobs, os.cpu_count() or 1, _MOST_WORKERS))
        self._limits = limits
        self._handles = [Handle(limits.megabytes) for _ in range(count)]
        self._idle: queue.SimpleQueue[Handle] = queue.SimpleQueue()
        for handle in self._handles:
            self._idle.put(handle)
        self._threads = ThreadPoolExecutor(max_workers=count)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for handle in self._handles:
            handle.close()
        self._threads.shutdown(cancel_futures=True)

    def read(self, asked: Reading) -> "Future[Recognised]":
        """Read and recognise a document."""
        return self._threads.submit(self._read, asked)

    def depict(self, asked: Depicting) -> "Future[tuple[str, ...]]":
        """Picture the spots of a PDF: a PNG file in base64 for each, empty where it cannot be."""
        return self._threads.submit(self._depict, asked)

    def annotate(self, asked: Annotating) -> "Future[Annotated]":
        """Write a copy of a PDF with comments on its prints."""
        return self._threads.submit(self._annotate, asked)

    def outline(self, asked: Outlining) -> "Future[Outline]":
        """Say what a document holds."""
        return self._threads.submit(self._outline, asked)

    def _outline(self, asked: Outlining) -> Outline:
        reply = self._reply(asked.name, Request(seconds=self._limits.seconds, outlining=asked))
        assert reply.outline is not None
        return reply.outline

    def _read(self, asked: Reading) -> Recognised:
        reply = self._reply(asked.name, Request(seconds=self._limits.seconds, reading=asked))
        assert reply.recognised is not None
        return reply.recognised

    def _depict(self, asked: Depicting) -> tuple[str, ...]:
        request = Request(seconds=self._limits.seconds, depicting=asked)
        return self._reply(asked.name, request).pictures

    def _annotate(self, asked: Annotating) -> Annotated:
        reply = self._reply(asked.name, Request(seconds=self._limits.seconds, annotating=asked))
        assert reply.annotated is not None
        return reply.annotated

    def _reply(self, name: str, request: Request) -> Reply:
        handle = self._idle.get()
        try:
            reply = handle.ask(name, request)
        finally:
            self._idle.put(handle)
        if reply.trouble:
            trouble = reply.trouble
            raise DocumentError(trouble.place, trouble.problem, trouble.remedy)
        if reply.bug:
            raise WorkerBugError(reply.bug)
        return reply
