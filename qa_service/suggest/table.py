"""The hand-written table of leaking words: rows of ``rules/words/*.tsv``, one concept a row, one language a column."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from pathlib import Path

from ..dictionaries.names import language_of
from ..errors import RuleError
from .provider import Candidate, Query

CONFIDENCE = 0.75  # of a row's first word in a sentence that nobody read; each further one is less likely by…
STEP = 0.15


Row = dict[str, str]  # the cell of each language: words between bars, “-” for none


class WordTable:
    """Looks a word of one language up in another. Loads its files on the first look-up, and indexes a language on its
    first word."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._indexes: dict[str, dict[str, list[tuple[int, Row]]]] = {}

    def find(self, query: Query) -> list[Candidate]:
        """Return candidates, the best first; what differs by region is one language, what differs by script is not."""
        rows = self._words_of(language_of(query.lang)).get(_folded(query.token), [])
        found: dict[str, float] = {}
        for rank, row in sorted(rows, key=lambda pair: pair[0]):
            for place, candidate in enumerate(_words(row, language_of(query.target))):
                confidence = max(0.2, CONFIDENCE - STEP * (place + rank))
                found[candidate] = max(found.get(candidate, 0.0), round(confidence, 2))
        best = sorted(found.items(), key=lambda pair: -pair[1])
        return [Candidate(word, confidence, "table") for word, confidence in best]

    def _words_of(self, language: str) -> dict[str, list[tuple[int, Row]]]:
        """Return the rows of each word of one language, with the word's place among those of its cell."""
        if language not in self._indexes:
            index: dict[str, list[tuple[int, Row]]] = defaultdict(list)
            for row in self._rows:
                for place, word in enumerate(_words(row, language)):
                    index[_folded(word)].append((place, row))
            self._indexes[language] = index
        return self._indexes[language]

    @cached_property
    def _rows(self) -> list[Row]:
        return [row for path in sorted(self._folder.glob("*.tsv")) for row in _read(path)]


def _words(row: Row, language: str) -> list[str]:
    cell = row.get(language, "-")
    return [] if cell == "-" else cell.split("|")


def _folded(word: str) -> str:
    return word.lower().replace("’", "'").replace("\u00ad", "")


def _read(path: Path) -> list[Row]:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(header):
            raise RuleError(f"{path}:{number}: {len(cells)} columns where the header has {len(header)}")
        rows.append(dict(zip(header[2:], cells[2:], strict=True)))
    return rows
