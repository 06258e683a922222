"""The kinds of check by the name that rule files use; a new kind is one line here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from ..model import Finding
from ..rulebook import Rulebook
from ..text.reading import Reading
from . import consistency, encoding, foreign, patterns, repeated_sentences, repeated_words, spacing
from .bilingual import (
    addresses,
    brackets,
    empty,
    ends,
    length,
    numbers,
    partly,
    placeholders,
    terminology,
    untranslated,
)
from .repetition.across import across_segments

# A kind of check is one function from a reading and its rules to findings.
Kind = Callable[[Reading, Rulebook], Iterator[Finding]]

KINDS: Mapping[str, Kind] = {
    "consistency": consistency.find,
    "foreign": foreign.find,
    "repeated-words": repeated_words.find,
    "repeated-sentences": repeated_sentences.find,
    "spacing": spacing.find,
    "patterns": patterns.find,
    "encoding": encoding.find,
    "bilingual-empty": empty.find,
    "bilingual-untranslated": untranslated.find,
    "bilingual-partly-untranslated": partly.find,
    "bilingual-numbers": numbers.find,
    "bilingual-placeholders": placeholders.find,
    "bilingual-addresses": addresses.find,
    "bilingual-brackets": brackets.find,
    "bilingual-ends": ends.find,
    "bilingual-length": length.find,
    "bilingual-terminology": terminology.find,
}

# What a kind also finds between the segments of one document: the index of a segment, and a finding in it.
Across = Callable[[Sequence[Reading], Rulebook], Iterator[tuple[int, Finding]]]

ACROSS: Mapping[str, Across] = {"repeated-sentences": across_segments}
