"""Join suspicious words to the runs of one other language that explain a stretch of text best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from ...lexicon.evidence import Evidence, Verdict
from ...lexicon.weighing import HOMOGRAPH, LEAST, USUAL, Weight
from ...text.reading import Reading
from .capitals import NAMED, Capitals
from .compounds import HYPHENS, Compounds
from .shape import CONNECTS, HYPHENED, NOT_IN_SOURCE, NOUN, QUOTED, QUOTED_WHOLE, TITLE, Surroundings

# Log10 odds against a word of a text being a leak, before anything is known of it.
PRIOR = 2.05
# How much rarer leaks from a candidate are than from English, when the source's language is not known …
RARER = 0.4
RARER_CLOSE = 0.4  # a close relative: engines mix them up
CASED = frozenset(("Latn", "Cyrl", "Grek", "Armn"))  # … told from names there by their capitals
RARER_MINOR = 0.8
# … and when it is known: the source's language gets a start, the others fall back.
SOURCE_START = 0.7
NOT_SOURCE = 0.4
REACH = 40  # words a run may grow to each side in one go; a longer one is met again from its next suspect
DROP = 2.0  # a run stops growing where it has lost this much
OURS = -4.0  # a ratio from which a small word stops it, whatever a source or its being shared may add
GAIN = 0.3  # and takes a stretch in only if that adds at least this much
RECURS = 50  # suspects of one word that are looked at: what a text says so often is its own
NAME_WITHIN = -0.3  # a name says next to nothing of the language of the words around it
KNOWN_TO_TARGET = -2.0  # a ratio under which a capital word is a word of the target, whatever stands around it
DOUBTFUL = -1.7  # what surroundings must say at least for the source to speak for a leak
AS_COMMON = 1.0  # a word that the target uses nearly as often, in Zipf units, is one that both languages share
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
        self._capitals = Capitals(reading, evidence, surroundings)
        self._compounds = Compounds(reading, evidence)
        self._words = reading.tokens.words
        self._taken: set[int] = set()
        self._quotes: dict[int, float] = {}  # what quotations say, by word

    def runs(self, suspects: list[tuple[int, Verdict]]) -> Iterator[Run]:
        """Yield runs that do not overlap, in order, for the suspicious words ``(index, verdict)``, heaviest first."""
        found: list[Run] = []
        tried_before: dict[str, int] = {}
        for index, verdict in sorted(suspects, key=lambda pair: (-pair[1].candidates[0][1].ratio, pair[0])):
            word = self._reading.tokens.folded[index]
            before = tried_before.get(word, 0)
            if index in self._taken or before >= RECURS:
                continue
            tried_before[word] = before + 1
            tried = verdict.candidates[:TRIED]
            if self._is_just_a_name(index, tried):
                continue
            hoped = [(tag, weight) for tag, weight in tried if self._may_hope(index, tag, weight)]
            valued = [(self._value(index, tag, weight), tag, weight) for tag, weight in hoped]
            hopeful = [candidate for candidate in valued if candidate[0] > HOPELESS]
            if not hopeful or self._protected(index):
                continue
            best = max((self._grow(index, *candidate) for candidate in hopeful), key=lambda run: run.odds)
            self._taken.update(range(best.first, best.last + 1))
            found.append(best)
        yield from sorted(found, key=lambda run: run.first)

    def _may_hope(self, index: int, tag: str, weight: Weight) -> bool:
        """Say whether ``_value`` may be over ``HOPELESS``: only the source adds to what surroundings say at most."""
        most = self._surroundings.most(index, weight.in_dictionary, weight.zipf)
        return tag == self._evidence.source or weight.ratio + most > HOPELESS

    def _grow(self, index: int, value: float, tag: str, weight: Weight) -> Run:
        first = last = index
        total = value - self._prior(tag)
        folded, gaps = self._reading.tokens.folded, self._reading.tokens.gaps
        prose = self._words[index].islower()
        said = {folded[index]}  # a word said again proves nothing more
        for step in (1, -1):
            gained = best = 0.0
            at = index
            for _ in range(REACH):
                at += step
                gap = gaps[at if step > 0 else at + 1]
                if not 0 <= at < len(folded) or at in self._taken or (gap != " " and _BREAK.search(gap)):
                    break
                word = folded[at]
                more = self._more(at, tag, prose)
                if gap in HYPHENS:
                    more = min(more, 0.0)  # a compound is one word
                gained += min(more, 0.0) if word in said else more
                said.add(word)
                if gained < best - DROP or self._protected(at):
                    break
                if gained >= best + GAIN:
                    best = gained
                    first, last = min(first, at), max(last, at)
            total += best
        if compound := self._compounds.around(index, tag):
            first, last = min(first, compound[0]), max(last, compound[-1])
        return Run(first, last, tag, total, index, weight)

    def _prior(self, tag: str) -> float:
        if tag == self._evidence.source:
            return PRIOR - SOURCE_START
        close = tag in self._reading.pack.close and self._reading.pack.scripts[0] in CASED
        rarer = 0.0 if tag == "en" else RARER_CLOSE if close else RARER if tag in USUAL else RARER_MINOR
        return PRIOR + rarer + (0.0 if self._evidence.source is None else NOT_SOURCE)

    def _more(self, index: int, tag: str, prose: bool) -> float:
        """Return what one more word says for a run of a candidate that it would join.

        A name, and a word that both languages have, say little there: they do not part what belongs together.
        ``prose``: the run does not start from a capital word, so that a capital may be a noun's in it.
        """
        word = self._words[index]
        if not word[0].isalpha():
            return 0.0
        verdict = self._evidence[word]
        if verdict is not None and verdict.alien:
            return 0.0
        weight = self._evidence.weigh(word, tag)
        if weight.ratio <= OURS and not word[0].isupper():
            return weight.ratio
        value = self._value(index, tag, weight)
        if prose and weight.capital and weight.in_dictionary and self._evidence.sides[tag].pack.words.capital_nouns:
            value = max(value, weight.ratio + NOUN)
        if value > 0.0:
            return value
        listed = self._evidence.target.listed  # if not, nothing tells a loan from a function word of the target's own
        if weight.ratio == 0.0 and listed and word.islower() and weight.zipf > weight.zipf_target + AS_COMMON:
            return GAIN  # a loan of the candidate's
        if self._surroundings.is_name(index) and (weight.ratio > KNOWN_TO_TARGET or not self._capitals.nouns):
            return max(value, NAME_WITHIN)
        shared = weight.ratio == 0.0 or (weight.in_target_dictionary and weight.in_dictionary)
        return min(weight.ratio + HOMOGRAPH, 0.0) if shared else value

    def _value(self, index: int, tag: str, weight: Weight) -> float:
        word = self._words[index]
        if not word[0].isalpha():
            return 0.0
        capital = word[0].isupper()
        unheard = capital and self._capitals.is_unheard(index, tag, weight)
        noun = unheard or (weight.capital and self._capitals.is_noun(index, tag, weight))
        name = capital and not noun and self._surroundings.is_name(index)
        name = name and not self._capitals.is_lone_noun(index, tag)
        plain = weight.in_dictionary and (noun or not weight.capital)
        quoted = self._quotes.get(index)
        if quoted is None:
            quoted = self._quotes[index] = self._quoted(index)
        shift = self._surroundings.shift(index, noun, plain, weight.zipf, unheard) + quoted
        if word.islower() and weight.zipf >= CONNECTS and self._in_title(index, tag):
            shift += TITLE
        if self._compounds.around(index, tag):
            shift -= HYPHENED
        if tag == self._evidence.source:
            shift += self._witnessed(index, weight, noun, shift)
        return min(weight.ratio + shift, 0.0) if name else weight.ratio + shift

    def _witnessed(self, index: int, weight: Weight, noun: bool, shift: float) -> float:
        """Return what the source says of a word of its language, whose surroundings say ``shift``."""
        if weight.zipf and weight.zipf < weight.zipf_target + AS_COMMON:
            return NOT_IN_SOURCE
        said = self._surroundings.witnessed(index, noun)
        # names, titles and compounds stand in the source as well: then it says nothing, nor does its language's start
        return said if shift > DOUBTFUL else min(said, -SOURCE_START)

    def _quoted(self, index: int) -> float:
        """Return what a quotation around the word says: nothing when the target's own words stand in it as well."""
        words = self._surroundings.quotation(index)
        if words is None:
            return 0.0
        tokens = self._reading.tokens.words
        others = [tokens[at] for at in words if at != index and tokens[at][0].isalpha()]
        if not others:
            return QUOTED if len(words) == 1 else QUOTED_WHOLE  # with a number: 60 Minutes
        return QUOTED_WHOLE if any(self._is_whole(others, tag) for tag in self._tried(index)) else 0.0

    def _is_whole(self, words: list[str], tag: str) -> bool:
        """Say whether none of the words is the target's alone; in a close language one must be the candidate's."""
        weights = [self._evidence.weigh(word, tag) for word in words if word.islower()]
        own = any(weight.ratio < -LEAST and not weight.in_dictionary for weight in weights)
        alone = any(weight.ratio >= LEAST for weight in weights)
        return not own and (alone or not weights or tag not in self._reading.pack.close)

    def _is_just_a_name(self, index: int, tried: Sequence[tuple[str, Weight]]) -> bool:
        """Say at once what ``_value`` would say at length: a capital that nothing but a name explains."""
        return (
            self._surroundings.is_name(index)
            and not self._capitals.nouns
            and not any(
                tag == self._evidence.source
                or self._capitals.is_noun(index, tag, weight)
                or self._capitals.is_unheard(index, tag, weight)
                for tag, weight in tried
                if tag == self._evidence.source or (weight.in_dictionary and weight.zipf >= NAMED)
            )
        )

    def _in_title(self, index: int, tag: str) -> bool:
        """Say whether a neighbouring name is made of a word of one of the likely languages (Bells of, Class of)."""
        words = self._reading.tokens.words
        beside = [words[at].lower() for at in self._surroundings.names_beside(index)]
        likely = (tag, *self._tried(index)[:1])
        weights = [self._evidence.weigh(word, other) for word in beside for other in likely]
        return any(weight.in_dictionary and weight.zipf > weight.zipf_target + LEAST for weight in weights)

    def _tried(self, index: int) -> list[str]:
        """Return the candidate languages that are tried for a word."""
        verdict = self._evidence[self._reading.tokens.words[index]]
        return [tag for tag, _ in verdict.candidates[:TRIED]] if verdict else []

    def _protected(self, index: int) -> bool:
        tokens = self._reading.tokens
        return self._reading.protected.covers(tokens.starts[index], tokens.ends[index])
