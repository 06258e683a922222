"""Findings of an earlier run, so that only what is new is shown."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..errors import InputError


@dataclass(frozen=True)
class Baseline:
    """The findings of an earlier run, 8 bytes each: a finding's id alone may recur in other files and texts."""

    keys: frozenset[bytes]

    def knows(self, path: str | None, name: str | int | None, finding: str) -> bool:
        """Say whether the unit or line ``name`` had a finding then.

        ``path`` is where its file lies in the export; None where that is not told. A path of then and one of now are
        the same file where one of them is the end of the other: the export may have been named further up or down.
        Lines of older versions, which say no path, hold for every file of the name.
        """
        if _key("", name, finding) in self.keys:
            return True
        if path is None:
            return False
        longer = _key(f"/{path}", name, finding)
        return longer in self.keys or any(_key(part, name, finding) in self.keys for part in _ends(path))


def _keys_of(path: str | None, name: str | int | None, finding: str) -> Iterator[bytes]:
    """Yield a whole path as it is and each end of it behind a slash, so that the two are told apart."""
    yield _key(path or "", name, finding)
    for part in _ends(path or ""):
        yield _key(f"/{part}", name, finding)


def _ends(path: str) -> Iterator[str]:
    """Yield a path, then what is left of it without its first folder, and so on."""
    while path:
        yield path
        path = path.partition("/")[2]


def _key(path: str, name: str | int | None, finding: str) -> bytes:
    identity = f"{path}\x1f{'' if name is None else name}\x1f{finding}"
    return hashlib.blake2b(identity.encode("utf-8", "surrogatepass"), digest_size=8).digest()


def known(path: str) -> Baseline:
    """Return all findings of an earlier ``batch -o`` or JSONL report; the last one is kept at hand.

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
def _known(path: str, _: tuple[int, int]) -> Baseline:
    keys = set[bytes]()
    try:
        with Path(path).open("rb") as stream:
            for number, data in enumerate(stream, 1):
                if data.strip():
                    keys.update(_keys(data, f"{path}:{number}"))
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror}", "baseline") from error
    return Baseline(frozenset(keys))


def _keys(data: bytes, place: str) -> list[bytes]:
    try:
        line = json.loads(data)
        if "error" in line:
            return []
        ids = [finding["id"] for finding in line["findings"]]
        return [it for finding in ids for it in _keys_of(line.get("path"), line["id"], finding)]
    except (ValueError, LookupError, TypeError, RecursionError) as error:
        what = "not a line of findings, as `batch -o` and a .jsonl report write them"
        raise InputError(f"{place}: {what}", "baseline") from error
