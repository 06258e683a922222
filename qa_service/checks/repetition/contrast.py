"""Parallel sentences: two that are alike but for the word that counts say two things, and neither repeats the other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import takewhile

import regex

from ...rulebook import Rule, Rulebook

SENTENCE = "repetition.sentence"

_KEY = 2  # words, one after the other, in which two parallel sentences differ
_MESSAGE = 9  # words under which sentences that differ in such words are messages, labels or rows
_OPENING = 2  # words before which the difference is in what is spoken of: “Anna lives …”, “Peter lives …” …
_SLOTS = 3  # … and so many words may differ in all: “The buyer is liable”, “The seller is not liable”
_LONGEST = 40  # words beyond which a stretch is no such sentence
_LABEL = regex.compile(r"[^\s:：][^:：\n]{0,40}[:：]\s?(?=\S)")  # “Monday: …”, “יום שני: …”, “营业时间：…”


def contrasts_of(rules: Rulebook, tag: str) -> frozenset[str]:
    """Return the opposites, members of series and words that deny of a language, which the rule for sentences lists."""
    return _listed(rules[SENTENCE], tag.partition("-")[0]) if SENTENCE in rules else frozenset()


@lru_cache(maxsize=256)
def _listed(rule: Rule, lang: str) -> frozenset[str]:
    return frozenset(word for langs, words in rule.lists.items() if lang in langs.split() for word in words)


class Contrasts:
    """Tells sentences that set one thing against another.

    ``words`` are opposites, members of series and what denies, folded. ``scale``: units that make a
    word, 1 where spaces stand between them.
    """

    def __init__(self, words: Collection[str], scale: float) -> None:
        self._words = words
        self._scale = scale

    def between(self, before: Sequence[str], again: Sequence[str]) -> bool:
        """Say whether two stretches, as folded units, differ in a word or two that set them against each other."""
        size = min(len(before), len(again))
        if size > _LONGEST * self._scale:
            return False
        opening = _common(before, again)
        closing = min(_common(before[::-1], again[::-1]), size - opening)
        one, other = before[opening : len(before) - closing], again[opening : len(again) - closing]
        if not one and not other:
            return False
        if not one or not other:
            return len(one) + len(other) <= _KEY and any(word in self._words for word in (*one, *other))
        if self._is_pair(one, other):
            return True
        if opening < _OPENING * self._scale and _differing(one, other) <= _SLOTS * self._scale:
            return True
        if max(len(one), len(other)) > _KEY * self._scale:
            return False
        return size < _MESSAGE * self._scale

    def _is_pair(self, one: Sequence[str], other: Sequence[str]) -> bool:
        """Say whether opposites, days of the week or the like stand on both sides, among few other words."""
        if max(len(one), len(other)) > 2 * _KEY * self._scale:
            return False
        return all(any(word in self._words for word in side) for side in (one, other))


def differ_in_label(before: str, again: str) -> bool:
    """Say whether two stretches stand behind different labels: rows of a timetable, lines of a form."""
    one, other = _LABEL.match(before), _LABEL.match(again)
    return bool(one and other and one[0].casefold() != other[0].casefold())


def _differing(one: Sequence[str], other: Sequence[str]) -> int:
    """Return in how many places two stretches differ, laid side by side from the front or from the back."""
    surplus = abs(len(one) - len(other))
    pairs = zip(one, other, strict=False), zip(reversed(one), reversed(other), strict=False)
    return surplus + min(sum(mine != theirs for mine, theirs in side) for side in pairs)


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
