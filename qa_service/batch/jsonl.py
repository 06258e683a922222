"""Check JSONL line by line: what can be read is checked, what cannot is reported in its place."""

from __future__ import annotations

import json
import signal
import sys
from codecs import BOM_UTF8
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import BinaryIO, NamedTuple

from tqdm import tqdm

from ..errors import InputError, QAError
from ..model import Severity
from ..pipeline import Engine
from ..readers.jsonl import is_id, parse
from ..renderers.json import encode, finding_object

SHARD = 64  # lines that a process is handed at a time, or fewer when they are long:
SHARD_BYTES = 256 * 1024  # so that many processes with huge lines stay in memory
AHEAD = 4  # shards a process may be ahead of what was written


@dataclass(frozen=True)
class Defaults:
    """What holds for lines that do not say it themselves, and what counts."""

    target: str | None
    source_lang: str | None
    least: str
    fail_on: str


@dataclass
class Tally:
    """How many lines were answered, how many of them have a finding that fails, how many could not be checked."""

    lines: int = 0
    failing: int = 0
    unread: int = 0


class Answer(NamedTuple):
    """The answer to one line, as JSON."""

    text: str
    fails: bool = False
    unread: bool = False


class Line(NamedTuple):
    """A line as it was read. ``number`` counts from 1; ``file`` is None where one file is all there is."""

    file: str | None
    number: int
    data: bytes


Shard = list[Line]


def check_files(files: Sequence[str], out: BinaryIO, defaults: Defaults, jobs: int, progress: bool) -> Tally:
    """Check files (``-`` is standard input) and write a line for each line, in order, as they are ready.

    Raises InputError when a file cannot be read or a process dies.
    """
    tally = Tally()
    total = None if "-" in files else sum(Path(file).stat().st_size for file in files)
    with tqdm(total=total, unit="B", unit_scale=True, disable=not progress, leave=False) as bar:
        for shard, answers in _answers(_shards(_lines(files)), defaults, jobs):
            for answer in answers:
                out.write(answer.text.encode("utf-8") + b"\n")
                tally.lines += 1
                tally.failing += answer.fails
                tally.unread += answer.unread
            out.flush()
            bar.update(sum(len(line.data) for line in shard))
    return tally


def _lines(files: Sequence[str]) -> Iterator[Line]:
    for file in files:
        named = file if len(files) > 1 else None
        try:
            with nullcontext(sys.stdin.buffer) if file == "-" else Path(file).open("rb") as stream:
                yield from (Line(named, number, data) for number, data in enumerate(stream, 1))
        except OSError as error:
            raise InputError(f"{file}: cannot be read: {error.strerror}") from error


def _shards(lines: Iterable[Line]) -> Iterator[Shard]:
    shard: Shard = []
    size = 0
    for line in lines:
        shard.append(line)
        size += len(line.data)
        if len(shard) == SHARD or size >= SHARD_BYTES:
            yield shard
            shard, size = [], 0
    yield shard


def _answers(shards: Iterator[Shard], defaults: Defaults, jobs: int) -> Iterator[tuple[Shard, list[Answer]]]:
    if jobs == 1:
        yield from ((shard, check_shard(shard, defaults)) for shard in shards)
        return
    # spawned, not forked: a fork of a process with threads (the progress bar's) may hang
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_ignore_interrupts) as pool:

        def submit(shard: Shard) -> tuple[Shard, Future[list[Answer]]]:
            return shard, pool.submit(check_shard, shard, defaults)

        try:
            waiting = deque(map(submit, islice(shards, jobs * AHEAD)))
            while waiting:
                shard, future = waiting.popleft()
                yield shard, future.result()
                waiting.extend(map(submit, islice(shards, 1)))
        except BrokenProcessPool:
            raise InputError("a process that checked died, perhaps for want of memory: try fewer --jobs") from None
        finally:
            pool.shutdown(cancel_futures=True)


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the parent, which then lets this process go."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def check_shard(shard: Shard, defaults: Defaults) -> list[Answer]:
    """Answer each line that is not blank."""
    return [_answer(line, defaults) for line in shard if line.data.strip()]


@cache
def _engine() -> Engine:
    return Engine.load()


def _answer(line: Line, defaults: Defaults) -> Answer:
    data = line.data.removeprefix(BOM_UTF8) if line.number == 1 else line.data
    try:
        row = parse(data)
    except InputError as error:
        return Answer(encode(_name(line, data) | {"error": str(error)}), unread=True)
    try:
        result = _engine().check(
            row.text,
            row.target_lang or defaults.target,
            source=row.source,
            source_lang=row.source_lang or defaults.source_lang,
            least=Severity(defaults.least),
        )
    except QAError as error:
        return Answer(encode({"id": row.id, "error": str(error)}), unread=True)
    fails = any(finding.severity.rank >= Severity(defaults.fail_on).rank for finding in result.findings)
    findings = [finding_object(finding) for finding in result.findings]
    return Answer(encode({"id": row.id, "target_lang": result.language.tag, "findings": findings}), fails)


def _name(line: Line, data: bytes) -> dict[str, object]:
    """Name a line that cannot be checked: by its id where that much can be read, else by its number."""
    try:
        name = json.loads(data)["id"]
    except (ValueError, LookupError, TypeError, RecursionError):
        name = None
    if is_id(name):
        return {"id": name}
    return ({"file": line.file} if line.file else {}) | {"line": line.number}
