"""Findings of an earlier run, so that only what is new is shown."""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from ..errors import InputError


def key(name: str | int | None, finding: str) -> bytes:
    """Return 8 bytes for a finding of the unit or line ``name``: a finding's id alone may recur in other texts."""
    identity = f"{'' if name is None else name}\x1f{finding}"
    return hashlib.blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def known(path: str) -> frozenset[bytes]:
    """Return the keys of all findings of an earlier ``batch -o`` or JSONL report; the last one is kept at hand.

    Raises InputError with the line that is none of either.
    """
    return _known(path, stamp(path))


def stamp(path: str | Path) -> tuple[int, int]:
    """Return what changes when a file does: its time in nanoseconds and its size; zeros where there is none."""
    try:
        status = Path(path).stat()
    except OSError:
        return 0, 0
    return status.st_mtime_ns, status.st_size


@lru_cache(maxsize=1)
def _known(path: str, _: tuple[int, int]) -> frozenset[bytes]:
    keys = set()
    try:
        with Path(path).open("rb") as stream:
            for number, data in enumerate(stream, 1):
                if data.strip():
                    keys.update(_keys(data, f"{path}:{number}"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}", "baseline") from error
    return frozenset(keys)


def _keys(data: bytes, place: str) -> list[bytes]:
    try:
        line = json.loads(data)
        if "error" in line:
            return []
        return [key(line["id"], finding["id"]) for finding in line["findings"]]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        what = "not a line of findings, as `batch -o` and a .jsonl report write them"
        raise InputError(f"{place}: {what}", "baseline") from error
