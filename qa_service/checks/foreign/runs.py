"""Join suspicious words to the runs of one other language that explain a stretch of text best."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from ...lexicon.evidence import LEAST, Evidence, Verdict, Weight
from ...text.reading import Reading
from .shape import CONNECTS, TITLE, Surroundings

# Log10 odds against a word of a text being a leak, before anything is known of it.
PRIOR = 2.2
# How much rarer leaks from a candidate are than from English, when the source's language is not known …
RARER = 0.4
RARER_MINOR = 0.9
MAIN = frozenset(("en", "fr", "de", "es", "ru"))
# … and when it is known: the source's language gets a start, the others fall back.
SOURCE_START = 0.7
NOT_SOURCE = 0.6
REACH = 40  # words a run may grow to each side in one go; a longer one is met again from its next suspect
DROP = 2.0  # a run stops growing where it has lost this much
GAIN = 0.3  # and takes a stretch in only if that adds at least this much
RECURS = 50  # suspects of one word that are looked at: what a text says so often is its own
HOPELESS = 0.0  # a suspect that its surroundings bring down to this starts no run; it may join one
TRIED = 4  # candidates tried for a suspect, the heaviest ones

_BREAK = regex.compile(r"[.!?…。！？؟।\n\r:;•|]")


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first`` to ``last`` read as ``lang``; ``odds`` is log10 of leak against no leak."""

    first: int
    last: int
    lang: str
    odds: float
    head: int
    weight: Weight | None = None


class RunFinder:
    """Finds the runs of one reading in the target's own script."""

    def __init__(self, reading: Reading, evidence: Evidence, surroundings: Surroundings) -> None:
        self._reading = reading
        self._evidence = evidence
        self._surroundings = surroundings
        self._taken: set[int] = set()

    def runs(self, suspects: list[tuple[int, Verdict]]) -> Iterator[Run]:
        """Yield runs that do not overlap, in order, for the suspicious words ``(index, verdict)``, heaviest first."""
        found: list[Run] = []
        tried_before: Counter[str] = Counter()
        for index, verdict in sorted(suspects, key=lambda pair: (-pair[1].candidates[0][1].ratio, pair[0])):
            word = self._reading.tokens.folded[index]
            if index in self._taken or tried_before[word] >= RECURS:
                continue
            tried_before[word] += 1
            tried = verdict.candidates[:TRIED]
            if self._is_just_a_name(index, tried):
                continue
            valued = [(self._value(index, tag, weight), tag, weight) for tag, weight in tried]
            hopeful = [candidate for candidate in valued if candidate[0] > HOPELESS]
            if not hopeful or self._protected(index):
                continue
            best = max((self._grow(index, *candidate) for candidate in hopeful), key=lambda run: run.odds)
            self._taken.update(range(best.first, best.last + 1))
            found.append(best)
        yield from sorted(found, key=lambda run: run.first)

    def _grow(self, index: int, value: float, tag: str, weight: Weight) -> Run:
        first = last = index
        total = value - self._prior(tag)
        said = {self._reading.tokens.folded[index]}  # a word said again proves nothing more
        for step in (1, -1):
            gained = best = 0.0
            at = index
            for _ in range(REACH):
                at += step
                if not 0 <= at < len(self._reading.tokens) or self._breaks(at if step > 0 else at + 1):
                    break
                if at in self._taken or self._protected(at):
                    break
                word = self._reading.tokens.folded[at]
                more = self._value(at, tag, None)
                gained += min(more, 0.0) if word in said else more
                said.add(word)
                if gained >= best + GAIN:
                    best = gained
                    first, last = min(first, at), max(last, at)
                if gained < best - DROP:
                    break
            total += best
        return Run(first, last, tag, total, index, weight)

    def _prior(self, tag: str) -> float:
        if self._evidence.source is not None:
            return PRIOR - SOURCE_START if tag == self._evidence.source else PRIOR + NOT_SOURCE
        return PRIOR + (0.0 if tag == "en" else RARER if tag in MAIN else RARER_MINOR)

    def _value(self, index: int, tag: str, weight: Weight | None) -> float:
        word = self._reading.tokens.words[index]
        if not word[0].isalpha():
            return 0.0
        if weight is None:
            verdict = self._evidence[word]
            if verdict is not None and verdict.alien:
                return 0.0
            weight = self._evidence.weigh(word, tag)
        noun = self._is_noun(tag, weight)
        value = weight.ratio + self._surroundings.shift(index, noun, weight.zipf)
        if word.islower() and weight.zipf >= CONNECTS and self._in_title(index, tag):
            value += TITLE
        elif self._surroundings.is_name(index) and not noun and not self._lone_noun(index):
            value = min(value, 0.0)
        if tag == self._evidence.source:
            value += self._surroundings.witnessed(index)
        return value

    def _is_just_a_name(self, index: int, tried: Sequence[tuple[str, Weight]]) -> bool:
        """Say at once what ``_value`` would say at length: a capital that nothing but a name explains."""
        return (
            self._surroundings.is_name(index)
            and not self._reading.pack.words.capital_nouns
            and not any(tag == self._evidence.source or self._is_noun(tag, weight) for tag, weight in tried)
        )

    def _is_noun(self, tag: str, weight: Weight) -> bool:
        """Say whether the candidate writes the word with a capital because it is a noun."""
        return weight.capital_only and weight.in_dictionary and self._evidence.sides[tag].pack.words.capital_nouns

    def _lone_noun(self, index: int) -> bool:
        """Say whether a capital may simply be a noun's, in a target that writes nouns so."""
        return self._reading.pack.words.capital_nouns and not self._surroundings.names_beside(index)

    def _in_title(self, index: int, tag: str) -> bool:
        """Say whether a neighbouring name is made of a word of the candidate language (Bells of, Class of)."""
        words = self._reading.tokens.words
        beside = self._surroundings.names_beside(index)
        weights = (self._evidence.weigh(words[at].lower(), tag) for at in beside)
        return any(weight.in_dictionary and weight.ratio >= LEAST for weight in weights)

    def _breaks(self, gap: int) -> bool:
        between = self._reading.tokens.gaps[gap]
        return between != " " and bool(_BREAK.search(between))

    def _protected(self, index: int) -> bool:
        tokens = self._reading.tokens
        return self._reading.protected.covers(tokens.starts[index], tokens.ends[index])
