"""Shards to answers in order: in this process, in several, or on a cluster, whichever takes the shards."""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import Protocol

from ..errors import InputError
from .checkpoint import Checkpoint
from .options import Answer, Defaults
from .shard import Item, check_shard, check_shard_sharing, warm

AHEAD = 4  # shards a process may be ahead of what was written


@dataclass(frozen=True)
class Shard:
    """Texts that share their ``defaults``. ``advance`` is how many bytes of the input were read for it."""

    items: list[Item]
    defaults: Defaults
    advance: int


class Pending(Protocol):
    """Answers that are being worked out."""

    def result(self) -> list[Answer]:
        """Wait for them. Raises InputError when what worked on them died."""
        ...


class Workers(Protocol):
    """Whoever checks shards; ``ahead`` of them are handed out at a time."""

    ahead: int

    def submit(self, items: Sequence[Item], defaults: Defaults) -> Pending:
        """Hand out a shard."""
        ...


def answers(
    shards: Iterator[Shard], workers: Workers, checkpoint: Checkpoint | None = None
) -> Iterator[tuple[Shard, list[Answer]]]:
    """Yield each shard with its answers, in order; those that the checkpoint holds are not worked out again.

    Raises InputError when a worker dies.
    """

    def begin(shard: Shard) -> tuple[Shard, Pending, Path | None]:
        place = checkpoint.place(shard.items, shard.defaults) if checkpoint else None
        if checkpoint and place and (known := checkpoint.read(place)) is not None:
            return shard, _Known(known), None
        return shard, workers.submit(shard.items, shard.defaults), place

    waiting = deque(map(begin, islice(shards, workers.ahead)))
    while waiting:
        shard, pending, place = waiting.popleft()
        answered = pending.result()
        if checkpoint and place:
            checkpoint.write(place, answered)
        yield shard, answered
        waiting.extend(map(begin, islice(shards, 1)))


@dataclass(frozen=True)
class _Known:
    answers: list[Answer]

    def result(self) -> list[Answer]:
        return self.answers


@dataclass(frozen=True)
class _Later:
    """Checks when it is asked: one shard is in memory at a time."""

    items: Sequence[Item]
    defaults: Defaults

    def result(self) -> list[Answer]:
        return check_shard(self.items, self.defaults)


@dataclass
class Here:
    """This process."""

    ahead: int = 1

    def submit(self, items: Sequence[Item], defaults: Defaults) -> Pending:
        """Note the shard, to be checked when its answers are asked for."""
        return _Later(items, defaults)


@dataclass
class _Processes:
    pool: ProcessPoolExecutor
    ahead: int
    folder: Path

    def submit(self, items: Sequence[Item], defaults: Defaults) -> Pending:
        return self.pool.submit(check_shard_sharing, self.folder, items, defaults)


@contextmanager
def processes(jobs: int, defaults: Defaults, folder: Path) -> Iterator[Workers]:
    """Start processes, or use this one for ``jobs`` 1; they load what texts with these ``defaults`` need meanwhile.

    In ``folder``, which is empty, they leave files for each other. Raises InputError when one of them dies.
    """
    if jobs == 1:
        yield Here()
        return
    try:
        # spawned, not forked: a fork of a process with threads (the progress bar's) may hang
        pool = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_ready, initargs=(defaults,))
    except (OSError, ImportError, NotImplementedError):  # no semaphores: containers without /dev/shm
        yield Here()
        return
    with pool:
        try:
            _start(pool, jobs)
            yield _Processes(pool, jobs * AHEAD, folder)
        except BrokenProcessPool:
            raise InputError("a process that checked died, perhaps for want of memory: try fewer --jobs") from None
        finally:
            pool.shutdown(cancel_futures=True)


def _start(pool: ProcessPoolExecutor, jobs: int) -> None:
    """Start all processes: one starts with each call, as long as none is idle."""
    with _interrupts_held():
        for _ in range(jobs):
            pool.submit(int)


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Hold Ctrl-C back where that can be done; processes that are started meanwhile never see it, not even early."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _ready(defaults: Defaults) -> None:
    """Leave Ctrl-C to the parent, which then lets this process go, and load what texts need."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warm(defaults)
