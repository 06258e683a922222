"""Where terms stand in a text that a glossary calls right there, whatever language they look like."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..model import Span
from ..text.tokens import Tokens
from .entry import Entry, folded


class RightTerms:
    """The terms that are right in texts of one language (a comparable tag)."""

    def __init__(self, entries: Iterable[Entry], lang: str) -> None:
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        self._lengths: dict[str, int] = {}  # by first word, the words of the longest term
        for entry in entries:
            for form in {folded(term) for term in entry.right(lang)}:
                self._entries[form].append(entry)
                if words := Tokens(form).folded:
                    self._lengths[words[0]] = max(self._lengths.get(words[0], 0), len(words))

    @property
    def words(self) -> frozenset[str]:
        """The terms, folded."""
        return frozenset(self._entries)

    def places(self, text: str) -> list[Span]:
        """Return where they stand as whole words, in order; the longest where several begin together."""
        if not self._lengths:
            return []
        tokens = Tokens(text)
        places = []
        for first, word in enumerate(tokens.folded):
            last = min(first + self._lengths.get(word, 0), len(tokens))
            for end in reversed(tokens.ends[first:last]):
                written = text[tokens.starts[first] : end]
                if any(entry.allows(written) for entry in self._entries.get(folded(written), ())):
                    places.append(Span(tokens.starts[first], end))
                    break
        return places


def is_covered(text: str, span: Span, places: Iterable[Span]) -> bool:
    """Say whether every word of a range lies in one of the places, which are in order."""
    position = span.start
    for place in places:
        if place.end <= position:
            continue
        if place.start > position and any(map(str.isalnum, text[position : min(place.start, span.end)])):
            return False
        position = place.end
        if position >= span.end:
            return True
    return not any(map(str.isalnum, text[position : span.end]))
