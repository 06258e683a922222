"""What stands in place of a stray token where the same source sentence was translated before."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from ..memory.build import LONGEST, spread
from ..memory.index import Index
from ..model import Span
from ..text.sentences import sentences
from ..text.units import Units
from .provider import Query

ASKED = 5  # sentences of a source that are looked up
TRANSLATIONS = 10  # of one sentence that are compared
AROUND = 40  # words on each side of the token that are compared
ALIKE = 0.6  # share of the words that both translations must have in common, or nothing can be told
LONGER = 3  # words by which what stands there may be longer than the token


class Retelling(NamedTuple):
    """What stands there, and the share of its sentence, 0 to 1, that is as in the text under check."""

    words: str
    alike: float


def retellings(index: Index, query: Query) -> list[Retelling]:
    """Return what other translations of the same source sentence have in the token's place, the most alike first.

    None without a source. Raises sqlite3.Error for a broken index.
    """
    if not query.source or not query.source_lang:
        return []
    found: dict[str, float] = {}
    for sentence in _sentences(query):
        same = spread(sentence)
        for side in index.sides(query.source_lang, query.target):
            for it in index.holding(side, sentence, TRANSLATIONS):
                if spread(it.source) == same and (told := _in_place(query, it.target)):
                    found[told.words] = max(told.alike, found.get(told.words, 0.0))
    return sorted((Retelling(*pair) for pair in found.items()), key=lambda it: (-it.alike, it.words))


def _sentences(query: Query) -> Iterator[str]:
    """Yield the source, and its sentences in which the token stands."""
    source = query.source or ""
    if len(source) <= LONGEST:
        yield source
    token, count = query.token.lower(), 0
    place = source.lower().find(token) if len(source.lower()) == len(source) else -1
    while place >= 0 and count < ASKED:
        start = source.rfind("\n", 0, place) + 1
        end = source.find("\n", place)
        line = Span(start, len(source) if end < 0 else end)
        here = next((it for it in sentences(source, line, frozenset()) if it.start <= place < it.end), line)
        if here.end - here.start <= LONGEST and source[here.start : here.end] != source:
            yield source[here.start : here.end]
        count += 1
        place = source.lower().find(token, max(here.end, place + 1))


def _in_place(query: Query, translation: str) -> Retelling | None:
    """Return what the translation has where the text has the token; None when the two are too different to tell."""
    first, text = _line(query)
    ours, theirs = Units(text), Units(translation)
    start, end = query.start - first, query.end - first
    inside = [number for number in range(len(ours)) if ours.starts[number] >= start and ours.ends[number] <= end]
    if not inside or ours.starts[inside[0]] != start or ours.ends[inside[-1]] != end or not len(theirs):
        return None
    low, high = max(0, inside[0] - AROUND), inside[-1] + 1 + AROUND
    window = ours.folded[low:high]
    matcher = SequenceMatcher(None, window, theirs.folded[: 4 * AROUND], autojunk=False)
    alike = sum(size for _, _, size in matcher.get_matching_blocks()) / max(1, min(len(window), len(theirs)) - 1)
    for kind, left, right, there, until in matcher.get_opcodes():
        mine = left + low == inside[0] and right + low == inside[-1] + 1
        if kind == "replace" and mine and alike >= ALIKE and until - there <= len(inside) + LONGER:
            return Retelling(translation[theirs.starts[there] : theirs.ends[until - 1]], min(1.0, alike))
    return None


def _line(query: Query) -> tuple[int, str]:
    """Return the line of the text in which the token stands, and where it starts."""
    start = query.text.rfind("\n", 0, query.start) + 1
    end = query.text.find("\n", query.end)
    end = len(query.text) if end < 0 else end
    # a line may be a whole book: what lies further off is not compared anyway
    start, end = max(start, query.start - LONGEST), min(end, query.end + LONGEST)
    return start, query.text[start:end]
