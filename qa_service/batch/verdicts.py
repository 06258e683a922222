"""What one process of a batch knows of words by now, told to the others: a new word costs as much as twenty known ones.

A folder holds a file for each process, to which it appends after each shard; the others read on from where they were.
"""

from __future__ import annotations

import pickle
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from ..lexicon.evidence import CACHED, Verdict
from ..lexicon.witness import Witness

_LENGTH = 4  # bytes before each message that say how long it is

Pair = tuple[str, str | None]  # target and source language


class Verdicts:
    """The verdicts of ``witness``, shared with the other processes that have a file in ``folder``."""

    def __init__(self, folder: Path, witness: Witness) -> None:
        self._folder = folder
        self._witness = witness
        self._sizes: dict[Pair, int] = {}
        self._others: dict[str, tuple[BinaryIO, bytes]] = {}  # with what was read of a message that is not whole yet
        handle, self._name = tempfile.mkstemp(dir=folder)
        self._mine: BinaryIO | None = open(handle, "ab", buffering=0)  # noqa: SIM115  # as long as the process lives

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Take in what the others told before a shard is checked, and tell what is new after it."""
        self._hear()
        self._sizes = {pair: len(evidence) for pair, evidence in self._witness.known.items()}
        yield
        self._tell()

    def close(self) -> None:
        """Let go of all files; nothing is shared any more."""
        for stream in filter(None, (self._mine, *(stream for stream, _ in self._others.values()))):
            stream.close()
        self._mine = None

    def _hear(self) -> None:
        for path in self._folder.iterdir():
            if str(path) == self._name:
                continue
            if path.name not in self._others:
                self._others[path.name] = path.open("rb", buffering=0), b""
            stream, rest = self._others[path.name]
            told, start = rest + stream.read(), 0
            while len(told) > (begin := start + _LENGTH) and len(told) >= (end := begin + _length(told, start)):
                self._take(*pickle.loads(told[begin:end]))
                start = end
            self._others[path.name] = stream, told[start:]

    def _take(self, pair: Pair, verdicts: dict[str, Verdict | None]) -> None:
        evidence = self._witness.evidence(self._witness.packs[pair[0]], pair[1])
        if len(evidence) < CACHED:
            evidence.update(verdicts)

    def _tell(self) -> None:
        for pair, evidence in self._witness.known.items():
            new = len(evidence) - self._sizes.get(pair, 0)  # less than nothing where it has forgotten all
            if new > 0 and self._mine:
                verdicts = {word: evidence[word] for word in islice(reversed(evidence), new)}
                message = pickle.dumps((pair, verdicts), pickle.HIGHEST_PROTOCOL)
                self._write(len(message).to_bytes(_LENGTH) + message)

    def _write(self, data: bytes) -> None:
        with suppress(OSError):
            if self._mine and self._mine.write(data) == len(data):
                return
        self._mine = None  # the disk is full: from here on the others judge for themselves


def _length(data: bytes, start: int) -> int:
    return int.from_bytes(data[start : start + _LENGTH])


@lru_cache(maxsize=1)
def verdicts_in(folder: Path, witness: Witness) -> Verdicts:
    """Return what this process shares with the others of a batch."""
    return Verdicts(folder, witness)
