"""Check JSONL line by line: what can be read is checked, what cannot is reported in its place."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import BinaryIO

from tqdm import tqdm

from ..errors import InputError, QAError
from ..model import Severity
from ..pipeline import Engine
from ..readers.jsonl import parse
from ..renderers.json import encode, finding_object

SHARD = 64  # lines that a process is handed at a time
AHEAD = 4  # shards a process may be ahead of what was written


@dataclass(frozen=True)
class Defaults:
    """What holds for lines that do not say it themselves, and what counts."""

    target: str | None
    source_lang: str | None
    least: str
    fail_on: str


def check_lines(path: str, out: BinaryIO, defaults: Defaults, jobs: int, progress: bool) -> int:
    """Check a file and write a line for each line; return how many texts have a finding that fails."""
    total = None if path == "-" else Path(path).stat().st_size
    bar = tqdm(total=total, unit="B", unit_scale=True, disable=not progress, desc=path, leave=False)
    with nullcontext(sys.stdin.buffer) if path == "-" else Path(path).open("rb") as stream, bar:
        failed = 0
        for lines, answers in _answers(_shards(enumerate(stream, 1)), defaults, jobs):
            for answer, fails in answers:
                out.write(answer.encode("utf-8") + b"\n")
                failed += fails
            bar.update(sum(len(line) for _, line in lines))
    return failed


Shard = list[tuple[int, bytes]]
Answers = list[tuple[str, bool]]


def _shards(lines: Iterable[tuple[int, bytes]]) -> Iterator[Shard]:
    iterator = iter(lines)
    while shard := list(islice(iterator, SHARD)):
        yield shard


def _answers(shards: Iterator[Shard], defaults: Defaults, jobs: int) -> Iterator[tuple[Shard, Answers]]:
    if jobs == 1:
        yield from ((shard, check_shard(shard, defaults)) for shard in shards)
        return
    with ProcessPoolExecutor(jobs) as pool:

        def submit(shard: Shard) -> tuple[Shard, Future[Answers]]:
            return shard, pool.submit(check_shard, shard, defaults)

        waiting = deque(map(submit, islice(shards, jobs * AHEAD)))
        while waiting:
            shard, future = waiting.popleft()
            yield shard, future.result()
            waiting.extend(map(submit, islice(shards, 1)))


def check_shard(shard: Shard, defaults: Defaults) -> Answers:
    """Return for each line, numbered from 1, its answer as JSON and whether it fails."""
    return [_answer(number, line, defaults) for number, line in shard if line.strip()]


@cache
def _engine() -> Engine:
    return Engine.load()


def _answer(number: int, line: bytes, defaults: Defaults) -> tuple[str, bool]:
    try:
        row = parse(line)
    except InputError as error:
        return encode({**_name(number, line), "error": str(error)}), False
    try:
        result = _engine().check(
            row.text,
            row.target_lang or defaults.target,
            source=row.source,
            source_lang=row.source_lang or defaults.source_lang,
            least=Severity(defaults.least),
        )
    except QAError as error:
        return encode({"id": row.id, "error": str(error)}), False
    fails = any(finding.severity.rank >= Severity(defaults.fail_on).rank for finding in result.findings)
    findings = [finding_object(finding) for finding in result.findings]
    return encode({"id": row.id, "target_lang": result.language.tag, "findings": findings}), fails


def _name(number: int, line: bytes) -> dict[str, object]:
    """Name a line that cannot be checked: by its id where that much can be read, else by its number."""
    try:
        name = json.loads(line)["id"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return {"line": number}
    return {"id": name} if isinstance(name, str | int) else {"line": number}
