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


class WordTable:
    """Looks a word of one language up in another. Loads its files on the first look-up."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, query: Query) -> list[Candidate]:
        """Return candidates, the best first; what differs by region is one language, what differs by script is not."""
        rows = self._by_word.get((language_of(query.lang), query.token.lower().replace("’", "'")), [])
        found: dict[str, float] = {}
        for rank, row in sorted(rows, key=lambda pair: pair[0]):
            for place, candidate in enumerate(row.get(language_of(query.target), ())):
                confidence = max(0.2, CONFIDENCE - STEP * (place + rank))
                found[candidate] = max(found.get(candidate, 0.0), round(confidence, 2))
        best = sorted(found.items(), key=lambda pair: -pair[1])
        return [Candidate(word, confidence, "table") for word, confidence in best]

    @cached_property
    def _by_word(self) -> dict[tuple[str, str], list[tuple[int, dict[str, list[str]]]]]:
        index: dict[tuple[str, str], list[tuple[int, dict[str, list[str]]]]] = defaultdict(list)
        for path in sorted(self._folder.glob("*.tsv")):
            for row in _read(path):
                for language, words in row.items():
                    for place, word in enumerate(words):
                        index[language, word.lower().replace("’", "'")].append((place, row))
        return index


def _read(path: Path) -> list[dict[str, list[str]]]:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = lines[0].split("\t")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        cells = line.split("\t")
        if len(cells) != len(header):
            raise RuleError(f"{path}:{number}: {len(cells)} columns where the header has {len(header)}")
        pairs = zip(header[2:], cells[2:], strict=True)
        rows.append({language: cell.split("|") for language, cell in pairs if cell != "-"})
    return rows
