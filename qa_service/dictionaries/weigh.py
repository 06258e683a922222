"""Weigh translations of one direction from dictionaries that say them directly, the other way round, or by a third."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from .entry import Entry

DIRECT = 0.8  # what the first word of the first sense is worth, before other dictionaries agree
INVERTED = 0.6  # … of an article of the other direction
CROWD = 1.5  # … which has as many translations as this in all; one with more speaks for each of them less
PIVOT = 0.75  # what a path through a third language keeps of its share
SENSE_DECAY = 0.78  # each further sense of an article …
PLACE_DECAY = 0.8  # … and each further word of a sense is worth less
MOST_ON_PATH = 10  # candidates of a word that are followed through a third language
SYNONYM = 0.3  # what a synonym of a candidate keeps of its share: it may fit, and is surer where it is one of several
THIN = 6  # candidates under which a word is given synonyms of them: a reviewer is shown five
LEAST = 0.004  # a lighter candidate is noise …
LEAST_SYNONYM = 0.02  # … and a lighter synonym leads astray


@dataclass(slots=True)
class Support:
    """How well a candidate is supported: weight from 0 to 1, the origin that adds most to it, part of speech."""

    weight: float = 0.0
    origin: str = ""
    pos: str = ""
    _most: float = field(default=0.0, repr=False)

    def add(self, weight: float, origin: str, pos: str = "") -> None:
        """Add a witness that is independent of those before."""
        self.weight = 1 - (1 - self.weight) * (1 - weight)
        self.pos = self.pos or pos
        if weight > self._most:
            self.origin, self._most = origin, weight


@dataclass(slots=True)
class Path:
    """How much of a word's meaning leads to a candidate, and through which two dictionaries first."""

    origin: str
    share: float = 0.0


Table = dict[str, dict[str, Support]]
Fold = Callable[[str], str]


def hop(forward: Mapping[str, Iterable[Entry]], backward: Mapping[str, Iterable[Entry]], fold: Fold) -> Table:
    """Return folded word → candidate → support, from dictionaries by name; ``backward`` ones are read inverted."""
    table: Table = defaultdict(lambda: defaultdict(Support))
    for name, entries in forward.items():
        for (word, candidate), (weight, pos) in _strongest(entries).items():
            table[fold(word)][candidate].add(DIRECT * weight, name, pos)
    for name, entries in backward.items():
        strongest = _strongest(entries)
        totals: dict[str, float] = defaultdict(float)
        for (candidate, _), (weight, _) in strongest.items():
            totals[candidate] += weight
        for (candidate, word), (weight, pos) in strongest.items():
            share = min(1.0, CROWD / totals[candidate])
            table[fold(word)][candidate].add(INVERTED * weight * share, name, pos)
    return table


def _strongest(entries: Iterable[Entry]) -> dict[tuple[str, str], tuple[float, str]]:
    best: dict[tuple[str, str], tuple[float, str]] = {}
    for entry in entries:
        weight = SENSE_DECAY**entry.sense * PLACE_DECAY**entry.place
        pair = (entry.word, entry.translation)
        if weight > best.get(pair, (0.0, ""))[0]:
            best[pair] = (weight, entry.pos)
    return best


def add_pivot(table: Table, first: Table, second: Table, fold: Fold) -> None:
    """Add to ``table`` what leads from a word through a third language: first hop, then second hop.

    Each hop's weights are shares, so that a word of many meanings passes little on to each.
    """
    onward = {word: _shares(row) for word, row in second.items()}
    for word, row in first.items():
        sums: dict[str, Path] = {}
        for middle, share, origin in _shares(row):
            for candidate, further, last in onward.get(fold(middle), ()):
                path = sums.setdefault(candidate, Path(f"{origin}+{last}"))
                path.share += share * further
        for candidate, path in sums.items():
            if path.share >= LEAST:
                table[word][candidate].add(PIVOT * path.share, path.origin)


class Synonyms:
    """Other words for a candidate: where a third language leads from it, and back to its own language."""

    def __init__(self, there: Table, back: Table, fold: Fold, middle_fold: Fold) -> None:
        self._there, self._back = there, back
        self._fold, self._middle_fold = fold, middle_fold
        self._known: dict[str, list[tuple[str, float, str]]] = {}
        self._ways_back: dict[str, list[tuple[str, float, str]]] = {}

    def of(self, word: str) -> list[tuple[str, float, str]]:
        """Return synonyms with their shares and the dictionaries that lead to them; none for an unknown word."""
        key = self._fold(word)
        if key not in self._known:
            sums: dict[str, Path] = {}
            for middle, share, origin in _shares(self._there.get(key, {})):
                for other, further, last in self._way_back(self._middle_fold(middle)):
                    if self._fold(other) != key:
                        sums.setdefault(other, Path(f"{origin}+{last}")).share += share * further
            self._known[key] = [(other, path.share, path.origin) for other, path in sums.items() if path.share >= LEAST]
        return self._known[key]

    def _way_back(self, middle: str) -> list[tuple[str, float, str]]:
        if middle not in self._ways_back:
            self._ways_back[middle] = _shares(self._back.get(middle, {}))
        return self._ways_back[middle]


def add_synonyms(table: Table, ways: Iterable[Synonyms]) -> None:
    """Add to each word of ``table`` the synonyms of its candidates; each way is a witness of its own.

    Where a dictionary gives a word or two only, their synonyms are what a translator may have written instead.
    """
    ways = tuple(ways)
    for row in table.values():
        if len(row) >= THIN:
            continue
        candidates = _shares(row)
        for synonyms in ways:
            sums: dict[str, Path] = {}
            for candidate, share, origin in candidates:
                for other, further, path in synonyms.of(candidate):
                    sums.setdefault(other, Path(f"{origin}+{path}")).share += share * further
            for other, found in sums.items():
                if SYNONYM * found.share >= LEAST_SYNONYM:
                    row[other].add(SYNONYM * found.share, found.origin)


def _shares(row: Mapping[str, Support]) -> list[tuple[str, float, str]]:
    best = sorted(row.items(), key=lambda pair: (-pair[1].weight, pair[0]))[:MOST_ON_PATH]
    total = sum(support.weight for _, support in best)
    return [(word, support.weight / total, support.origin) for word, support in best]
