"""The kinds of check by the name that rule files use; a new kind is one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ..model import Finding
from ..rulebook import Rulebook
from ..text.reading import Reading
from . import encoding, foreign, patterns, repeated_sentences, repeated_words, spacing

# A kind of check is one function from a reading and its rules to findings.
Kind = Callable[[Reading, Rulebook], Iterator[Finding]]

KINDS: Mapping[str, Kind] = {
    "foreign": foreign.find,
    "repeated-words": repeated_words.find,
    "repeated-sentences": repeated_sentences.find,
    "spacing": spacing.find,
    "patterns": patterns.find,
    "encoding": encoding.find,
}
