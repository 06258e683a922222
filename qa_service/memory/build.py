"""Index segments and their words in one SQLite file, aside, and put it in place when it is whole."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import regex

from ..errors import InputError
from ..readers.decode import BrokenFile
from ..tags import comparable
from ..text.units import folded_units
from .tmx import Pair, read_pairs

FORMAT = 2  # raised whenever the tables or what they mean change
MOST = 5_000_000  # segments of an index; what comes after them is not used
LONGEST = 2000  # code points of a segment that counts: longer ones are documents, in which words do not pair off
_BATCH = 5000  # segments written at a time

# Words arrive folded, between spaces. The tokenizer must only cut at those: marks, and what joins letters, stay inside.
_TOKENIZER = "unicode61 remove_diacritics 0 categories 'L* M* N* Co' tokenchars '''·״׳\u200c\u200d'"
# What Romance languages write before an apostrophe; another language's words are not like that.
_ELISION = regex.compile(
    r"^((?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|un|gl|com|dov|anch|quest|santi?|(?:qu|b)ell|[dns]?ell|d?all|sull|coll)')"
    r"(?=\p{L}{2})"
)
_SCHEMA = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE TABLE pair (id INTEGER PRIMARY KEY, source_lang TEXT, target_lang TEXT, segments INTEGER);
CREATE TABLE segment (id INTEGER PRIMARY KEY, source TEXT, target TEXT, digest BLOB);
"""
_WORDS = """
CREATE VIRTUAL TABLE words_{pair} USING fts5(source, target, content='', detail=column, tokenize="{tokenizer}")
"""
# In how many segments each word stands: what the index of words would have to count each time.
_COUNTS = """
CREATE VIRTUAL TABLE temp.every USING fts5vocab(main, words_{pair}, 'col');
CREATE TABLE counts_{pair} (col TEXT, term TEXT, doc INTEGER, PRIMARY KEY (col, term)) WITHOUT ROWID;
INSERT INTO counts_{pair} SELECT col, term, doc FROM temp.every ORDER BY col, term;
DROP TABLE temp.every
"""


class Building:
    """An index in the making, at ``path``. Segments that say the same are kept once."""

    def __init__(self, path: Path) -> None:
        self._pairs: dict[tuple[str, str], int] = {}
        self._sizes: dict[int, int] = {}
        self._count = 0
        try:
            self._db = sqlite3.connect(path, isolation_level=None)
            self._db.executescript(_SCHEMA)
            self._db.execute("CREATE UNIQUE INDEX same ON segment (digest)")
            self._db.execute("BEGIN")
        except sqlite3.OperationalError as error:
            raise InputError(f"{path}: cannot be written: {error}") from error

    def add(self, pairs: Iterable[Pair]) -> int:
        """Index segments, and return how many there are by now. Raises InputError when the disk is full."""
        try:
            for pair in pairs:
                if self._count >= MOST:
                    break
                self._add(pair)
        except sqlite3.OperationalError as error:
            raise InputError(f"the index of segments cannot be written: {error}") from error
        return self._count

    def finish(self) -> None:
        """Write what is left."""
        try:
            rows = ((*langs, self._sizes[pair], pair) for langs, pair in self._pairs.items())
            self._db.executemany("INSERT INTO pair (source_lang, target_lang, segments, id) VALUES (?, ?, ?, ?)", rows)
            for pair in self._pairs.values():
                for statement in _COUNTS.format(pair=pair).split(";"):
                    self._db.execute(statement)
            self._db.execute("COMMIT")
        except sqlite3.OperationalError as error:
            raise InputError(f"the index of segments cannot be written: {error}") from error

    def close(self) -> None:
        """Close the file, which is an index if it was finished."""
        self._db.close()

    def _add(self, pair: Pair) -> None:
        langs = comparable(pair.source_lang), comparable(pair.target_lang)
        if langs[0] == langs[1] or not 0 < len(pair.source) <= LONGEST or not 0 < len(pair.target) <= LONGEST:
            return
        number = self._pairs.get(langs) or self._new_pair(langs)
        source, target = spread(pair.source), spread(pair.target)
        text = "\x1f".join((*langs, source, target)).encode("utf-8", "replace")
        added = self._db.execute(
            "INSERT OR IGNORE INTO segment (source, target, digest) VALUES (?, ?, ?)",
            (_storable(pair.source), _storable(pair.target), hashlib.sha256(text).digest()[:16]),
        )
        if not added.rowcount:
            return
        row = added.lastrowid
        self._db.execute(
            f"INSERT INTO words_{number} (rowid, source, target) VALUES (?, ?, ?)",
            (row, _storable(source), _storable(target)),
        )
        self._sizes[number] += 1
        self._count += 1
        if self._count % _BATCH == 0:
            self._db.execute("COMMIT")
            self._db.execute("BEGIN")

    def _new_pair(self, langs: tuple[str, str]) -> int:
        number = len(self._pairs) + 1
        self._db.execute(_WORDS.format(pair=number, tokenizer=_TOKENIZER))
        self._pairs[langs] = number
        self._sizes[number] = 0
        return number


def spread(text: str) -> str:
    """Return the folded words of a text between single spaces: elisions on their own (“l' europe”), and one for each
    character in scripts without spaces."""
    folded = folded_units(text)
    if "'" not in folded:
        return folded
    return " ".join(_ELISION.sub(r"\1 ", word) if "'" in word else word for word in folded.split(" "))


def _storable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def build_memory(tmx: Path, cache: Path) -> tuple[Path, str | None]:
    """Index a TMX file in the cache and return the index; at once when it is there already.

    It is written aside and renamed, so that a reader never sees half of it and two builders do no harm. The second
    value says where a broken file stopped being read. Raises InputError when it cannot be read at all.
    """
    goal = _place(tmx, cache)
    if goal.exists():
        return goal, None
    broken: str | None = None
    aside = _aside(goal)
    try:
        with closing(Building(aside)) as building:
            count = 0
            try:
                with tmx.open("rb") as stream:
                    count = building.add(read_pairs(stream))
            except BrokenFile as error:
                broken = f"{tmx}:{error.line or 1}: {error}"
            building.finish()
        if broken:
            if not (count := _segments(aside)):
                raise InputError(broken)
            broken += f": the {count:,} segments before it are used"
        elif not count:
            raise InputError(f"{tmx}: the memory holds no segment with a translation")
        aside.replace(goal)
        for stale in goal.parent.glob(f"{goal.name.rpartition('-')[0]}-*.sqlite"):
            if stale != goal:
                stale.unlink(missing_ok=True)
    except OSError as error:
        raise InputError(f"{tmx}: cannot be read: {error.strerror or error}") from error
    finally:
        aside.unlink(missing_ok=True)
    return goal, broken


def _aside(goal: Path) -> Path:
    try:
        goal.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".sqlite", dir=goal.parent)
    except OSError as error:
        raise InputError(f"{goal.parent}: cannot be written: {error.strerror}") from error
    os.close(handle)
    return Path(name)


def _place(tmx: Path, cache: Path) -> Path:
    """Return where the index of a TMX file lies: by its path, and by size and time of what it holds."""
    try:
        state = tmx.stat()
    except OSError as error:
        raise InputError(f"{tmx}: cannot be read: {error.strerror}") from error
    path = hashlib.sha256(str(tmx.resolve()).encode("utf-8", "surrogateescape")).hexdigest()[:12]
    stamp = hashlib.sha256(f"{FORMAT} {state.st_size} {state.st_mtime_ns}".encode()).hexdigest()[:12]
    return cache / "memories" / f"{path}-{stamp}.sqlite"


def _segments(path: Path) -> int:
    db = sqlite3.connect(path)
    try:
        (count,) = db.execute("SELECT count(*) FROM segment").fetchone()
    finally:
        db.close()
    return int(count)
