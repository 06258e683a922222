"""Compile one direction: gather what dictionaries say, weigh it, keep the best, know the inflected forms."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Protocol

from ..in_place import put_in_place
from .entry import Entry, bare
from .names import Direction
from .store import FORMAT, WEIGHTS, Origin, Translation, write_store
from .weigh import LEAST, Support, Synonyms, Table, add_pivot, add_synonyms, hop

GAP_COST = 0.4  # per Zipf unit by which candidate and token differ in frequency, after the first 0.7
KEPT = 12  # candidates of a word
PIVOTS = ("en", "de")
FOLLOWED = tuple("fr fi pl nl sv es it pt".split())  # as well where English and German are the ends themselves …
FOLLOWED_BESIDE = 3  # … and so many of them where one of the two is
TURNS = 3  # third languages that are asked for synonyms: more of them hardly change the first five
UNLISTED = 0.1  # what a candidate keeps that neither list nor dictionary knows: often two words that have run together
MOST_ORIGINS = 250  # a byte holds the number of one


class Source(Protocol):
    """A dictionary at hand: ``languages`` are the tags of its headwords and of its translations."""

    @property
    def name(self) -> str: ...
    @property
    def languages(self) -> tuple[str, str]: ...
    @property
    def licence(self) -> str: ...
    @property
    def digest(self) -> str: ...
    def entries(self) -> Iterable[Entry]: ...


class Fold(Protocol):
    """Brings a word to the form under which its language's words are compared."""

    def __call__(self, word: str, lang: str) -> str: ...


@dataclass(frozen=True)
class Ends:
    """What is known of the two languages: how words are folded, how common one is, which form belongs to which."""

    fold: Fold
    zipf: Callable[[str], float]  # of a word of the target; 0.0 when nothing knows it
    source_zipf: Callable[[str], float]  # of a word of the source
    forms: Callable[[Container[str]], Iterable[tuple[str, str]]]  # known words → (form, folded word of them)


def routes(direction: Direction) -> tuple[str, ...]:
    """Name the third languages through which a direction may lead."""
    through = [tag for tag in PIVOTS if tag not in direction]
    others = [tag for tag in FOLLOWED if tag not in direction]
    count = {2: 0, 1: FOLLOWED_BESIDE, 0: len(others)}[len(through)]
    return (*through, *others[:count])


def wanted(direction: Direction, languages: tuple[str, str]) -> bool:
    """Say whether a dictionary between these languages serves a direction, straight, inverted or on a path."""
    allowed = {*direction, *routes(direction)}
    return set(languages) <= allowed and bool(set(languages) & set(direction))


def compile_pair(folder: Path, direction: Direction, sources: Iterable[Source], ends: Ends) -> Path:
    """Compile a direction into ``folder`` and return its own folder there; at once when the same is there already.

    Raises DictionaryError when a dictionary is broken: what was compiled before then stays. Raises OSError when the
    folder is not writable.
    """
    chosen = sorted((one for one in sources if wanted(direction, one.languages)), key=lambda one: one.name)
    inputs = [str(FORMAT), direction.name, *(f"{one.name}:{one.digest}" for one in chosen)]
    stamp = hashlib.sha256("\n".join(inputs).encode()).hexdigest()[:12]
    goal = folder / f"{direction.name}_{stamp}"
    return put_in_place(goal, lambda place: _write(place, direction, chosen, ends), f"{direction.name}_*")


def _write(place: Path, direction: Direction, sources: list[Source], ends: Ends) -> None:
    read = {one.name: list(_bare(one)) for one in sources}
    table = _table(direction, sources, read, ends)
    turns: list[Synonyms] = []
    for middle in routes(direction):
        fold = partial(ends.fold, lang=middle)
        first = _table(Direction(direction.source, middle), sources, read, ends)
        second = _table(Direction(middle, direction.target), sources, read, ends)
        if first and second:
            add_pivot(table, first, second, fold)
        if second and len(turns) < TURNS:
            back = _table(Direction(direction.target, middle), sources, read, ends)
            if back:
                turns.append(Synonyms(back, second, partial(ends.fold, lang=direction.target), fold))
    add_synonyms(table, turns)
    names: dict[str, int] = {}
    entries = {word: _kept(row, names, ends, word) for word, row in table.items()}
    entries = {word: row for word, row in entries.items() if row}
    licences = {one.name: one.licence for one in sources}
    origins = [Origin(name, _licence(name, licences)) for name in names]
    forms: dict[str, str] = {}
    for form, word in ends.forms(entries):
        forms.setdefault(ends.fold(form, direction.source), word)
    about = {"source": direction.source, "target": direction.target, "sources": [[*pair] for pair in licences.items()]}
    write_store(place, entries, forms, origins, about)


def _bare(source: Source) -> Iterator[Entry]:
    first, second = source.languages
    for entry in source.entries():
        yield entry._replace(word=bare(entry.word, first), translation=bare(entry.translation, second))


def _table(direction: Direction, sources: list[Source], read: Mapping[str, list[Entry]], ends: Ends) -> Table:
    forward = {one.name: read[one.name] for one in sources if one.languages == direction}
    backward = {one.name: read[one.name] for one in sources if one.languages == direction[::-1]}
    return hop(forward, backward, lambda word: ends.fold(word, direction.source))


def _kept(row: Mapping[str, Support], names: dict[str, int], ends: Ends, word: str) -> list[Translation]:
    common = ends.source_zipf(word)
    found = []
    for candidate, support in row.items():
        if support.weight < LEAST:
            continue
        zipf = ends.zipf(candidate)
        found.append((support.weight * usual(zipf, common), zipf, candidate, support))
    found.sort(key=lambda item: (-item[0], item[2]))
    kept = []
    for weight, zipf, candidate, support in found[:KEPT]:
        if support.origin in names or len(names) < MOST_ORIGINS:
            origin = names.setdefault(support.origin, len(names))
            kept.append(Translation(candidate, max(1 / WEIGHTS, min(1.0, weight)), zipf, support.pos, origin))
    return kept


def usual(zipf: float, common: float) -> float:
    """Return how well a candidate's frequency suits: 1 for a very common word, less for rare and for unequal ones.

    ``zipf`` is the candidate's, ``common`` the token's; 0.0 where it is not known. A common word is rarely translated
    by a rare one.
    """
    if not zipf:
        return UNLISTED
    share = 0.3 + 0.7 * math.pow(min(1.0, zipf / 5.0), 1.5)
    gap = abs(zipf - common) - 0.7 if common else 0.0
    return share * math.exp(-GAP_COST * max(0.0, gap))


def _licence(name: str, licences: Mapping[str, str]) -> str:
    return " + ".join(dict.fromkeys(licences[part] for part in name.split("+")))
