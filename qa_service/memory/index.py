"""Look segments up, and count words, in an index of translations."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.request import pathname2url

from ..tags import comparable
from .build import spread

_ASKED = 40  # words of a phrase that are put to the index; the rest is compared in what it finds


class Translation(NamedTuple):
    """A segment and its translation as they stand in the memory."""

    source: str
    target: str


class Side(NamedTuple):
    """The segments of two languages as seen from one of them: ``lang`` is the column of the words asked for."""

    pair: int
    lang: str
    other: str
    segments: int


class Index:
    """An index of translations, for reading. Threads and forked processes may share it. Errors of a broken file are
    raised as sqlite3.Error."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._local = threading.local()

    def sides(self, lang: str, other: str) -> list[Side]:
        """Return where translations from one language into another are held, in either direction."""
        wanted = (comparable(lang), comparable(other))
        rows = self._all("SELECT id, segments FROM pair WHERE source_lang = ? AND target_lang = ?", wanted)
        back = self._all("SELECT id, segments FROM pair WHERE source_lang = ? AND target_lang = ?", wanted[::-1])
        return [Side(int(pair), "source", "target", int(size)) for pair, size in rows] + [
            Side(int(pair), "target", "source", int(size)) for pair, size in back
        ]

    def holding(self, side: Side, phrase: str, most: int) -> list[Translation]:
        """Return at most ``most`` segments in which a word or phrase stands, the side's own language as ``source``."""
        words = spread(phrase).split(" ")
        rare = dict.fromkeys(sorted(filter(None, words), key=len, reverse=True)[:_ASKED])
        asked = " AND ".join(f'{side.lang} : "{word}"' for word in rare)
        if not asked:
            return []
        rows = self._all(
            f"SELECT segment.{side.lang}, segment.{side.other} FROM words_{side.pair} "
            f"JOIN segment ON segment.id = words_{side.pair}.rowid WHERE words_{side.pair} MATCH ? LIMIT ?",
            (asked, most),
        )
        found = [Translation(str(source), str(target)) for source, target in rows]
        if len(words) == 1:
            return found
        needle = f" {' '.join(words)} "
        return [it for it in found if needle in f" {spread(it.source)} "]

    def counts(self, side: Side, words: Iterable[str], own: bool) -> dict[str, int]:
        """Return in how many segments each word stands; ``own``: in the side's own language, else in the other."""
        column = side.lang if own else side.other
        found = {}
        for word in words:
            rows = self._all(f"SELECT doc FROM counts_{side.pair} WHERE term = ? AND col = ?", (word, column))
            found[word] = int(rows[0][0]) if rows else 0
        return found

    def _all(self, query: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        return list(self._connection().execute(query, values))

    def _connection(self) -> sqlite3.Connection:
        """Return this thread's connection; one that came along through a fork is left alone."""
        if getattr(self._local, "process", None) != os.getpid():
            uri = f"file:{pathname2url(str(self._path.absolute()))}?mode=ro&immutable=1"
            self._local.connection = sqlite3.connect(uri, uri=True)
            self._local.process = os.getpid()
        connection = self._local.connection
        assert isinstance(connection, sqlite3.Connection)
        return connection

    def close(self) -> None:
        """Close this thread's connection."""
        with suppress(AttributeError):
            self._connection().close()
            del self._local.process
