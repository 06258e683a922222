"""Remember how each source was translated, over all files of a batch, with memory that does not grow."""

from __future__ import annotations

import hashlib
import sqlite3

from ..checks.consistency import LONGEST, Earlier, folded, said
from ..model import Unit
from ..text.plurals import plural_form
from .languages import variant

_CACHE = 16 * 1024  # kilobytes of the index held in memory; the rest is a temporary file
_DIGEST = 16  # bytes that stand for a text


class Translations:
    """What was translated how, in the order of the batch. ``both``: also look for one target of different sources."""

    def __init__(self, both: bool) -> None:
        self._both = both
        self._seen = sqlite3.connect("")  # on disk, private, gone when closed
        self._seen.executescript(
            f"PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-{_CACHE};"
            "CREATE TABLE seen (key BLOB PRIMARY KEY, other BLOB, text TEXT, place TEXT) WITHOUT ROWID"
        )

    def close(self) -> None:
        """Forget all."""
        self._seen.close()

    def compare(self, unit: Unit, file: str) -> tuple[Earlier, ...]:
        """Return the earlier units that this one is at odds with, the first of each kind, and remember it.

        ``file`` is what its file is called where others read of it: no path of this machine.
        """
        source, target = unit.segment.source or "", unit.segment.text
        if not (kept := folded(source)) or not (wanted := said(target)) or unit.source_lang == unit.target_lang:
            return ()
        # Forms of a plural share their source and differ by right: a form is compared with the same form. So does what
        # a context tells apart, and what is written for another country, or in another tone (de_CH, de_Informal).
        language = variant(unit.location.file, unit.target_lang or "") or unit.target_lang
        context = f"{language}\x1f{plural_form(unit.segment.id)}\x1f{unit.context or ''}\x1f"
        place = _place(unit, file)
        found = [self._first("s" + context + kept, wanted, target, place, same=False)]
        if self._both:
            found.append(self._first("t" + context + wanted, kept, source, place, same=True))
        return tuple(filter(None, found))

    def _first(self, key: str, other: str, text: str, place: str, same: bool) -> Earlier | None:
        keys, mine = _digest(key), _digest(other)
        row = self._seen.execute("SELECT other, text, place FROM seen WHERE key = ?", (keys,)).fetchone()
        if row is not None:
            return Earlier(row[1], row[2], same) if row[0] != mine else None
        shown = text if len(text) <= LONGEST and text.isprintable() else None
        self._seen.execute("INSERT INTO seen VALUES (?, ?, ?, ?)", (keys, mine, shown, place))
        return None


def _place(unit: Unit, file: str) -> str:
    where = unit.location
    place = f"{file}:{where.line}" if where.line is not None else f"{file}#{where.unit or unit.segment.id}"
    return place.encode("utf-8", "replace").decode()


def _digest(text: str) -> bytes:
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_DIGEST).digest()
