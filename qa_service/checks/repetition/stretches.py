"""Find the stretches of a text that say an earlier one again: the same, nearly, or in other words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, groupby, pairwise

import numpy as np
import regex

from ...model import Span
from ...text.sentences import is_open
from ...text.tokens import Number, Tokens
from .contrast import Contrasts, differ_in_label
from .likeness import Likeness, Marks, likenesses

# How long a stretch must be that is said again, in words; a sentence next to its copy may be shorter.
_NEXT_WORDS, _FAR_WORDS, _NEAR_WORDS = 4, 7, 7
_NEXT_LETTERS, _FAR_LETTERS = 15, 30  # and in letters
# A sentence of prose whose copy stands a sentence or two behind it, in its paragraph, may be shorter than one far away.
_CLOSE_WORDS, _CLOSE_LETTERS, _CLOSE = 5, 20, 3
UNSPACED = 2.5  # characters that stand for a word, and for three letters, where no spaces are written
_NEARLY = 0.8  # share of its words that a stretch has in common with one it repeats nearly
_RESTATED = 0.3  # share of the weight of both (Jaccard) that a restated stretch has in common with the earlier one
_RESTATED_SIDE = 0.4  # … and of either side's own
_RESTATED_MARKS = 3.4  # … and how many marks that must be: two sentences may share a name
_NEXT_RESTATED, _NEXT_MARKS = 0.45, 2.5  # fewer marks will do for a sentence right behind the one it restates
_RETOLD = 0.75  # likeness from which even the sentence that a headline or title announced is said again
_BESIDE = 2  # stretches from one to the next of a series of parallels …
_PARALLELS = 3  # … and how many such pairs make it one: definitions, rows, the cases of an instruction
_BEGUN = 2  # words of a last sentence that was cut off
_REFRAIN = 3  # places at which a line comes back that is a refrain or a formula
_ROUND = 8  # sentences that go round in a loop
_LABEL = 60  # code points of a stretch in which a label stands
_LIST_LINES = 6  # lines from which a text can be a list
_LIST_WORDS = 6  # words that a line of a list has at most, in the middle
_LIST_SAME = 0.3  # share of lines that came before, from which a text is a form

# What opens an item of a list: a bullet (a dash may open speech), a number or letter with its mark.
_ITEM = regex.compile(r"(?:[•◦▪‣·●○*]|\(?(?:\p{Nd}{1,3}|\p{L})[.)])\s")
# What is told, and in no quotation marks or brackets: a question or a cry comes back, and so does what people say.
_TOLD = regex.compile(r"[\p{Lu}\p{Lo}\p{N}][^\"“”„«»‘‚‹›「」『』!?！？…:;()\n]*[.。।۔։።]", regex.V1)
# A number as it is written, with its groups and decimals: “4,252,700”, “20 000”, “64.4”.
_NUMBER = regex.compile(r"\p{Nd}{1,3}(?:[.,’ \u00a0\u202f]\p{Nd}{3})++(?!\p{Nd})|\p{Nd}++(?:[.,]\p{Nd}++)?+", regex.V1)


@dataclass(frozen=True, slots=True)
class Again:
    """Stretch ``later`` says ``earlier`` again; ``alike`` is 1 for the same words."""

    earlier: int
    later: int
    alike: float
    same: bool


class Stretches:
    """The stretches of one text, in order, with what is needed to compare them.

    ``leniency`` below 1 lowers every threshold: a witness need not be as sure as an accuser. ``contrasts`` tell
    sentences that are alike by right.
    """

    def __init__(
        self,
        units: Tokens,
        text: str,
        spans: Sequence[Span],
        marks: Marks,
        spaced: bool,
        *,
        leniency: float = 1,
        contrasts: Contrasts | None = None,
    ) -> None:
        self.spans = spans
        self._units = units
        self._text = text
        self._marks = marks
        self._leniency = leniency
        self._contrasts = contrasts
        self._scale = (1 if spaced else UNSPACED) * leniency
        self._letters = (1 if spaced else UNSPACED / 5) * leniency
        self.ranges = ranges_of(units, spans)

    def again(self) -> list[Again]:
        """Return every stretch that says an earlier one again, in order."""
        repeated = self._repeated()
        judged = frozenset(chain.from_iterable(there[1:] for there in repeated))
        same = list(chain.from_iterable(map(self._same, repeated)))
        like = [
            Again(one.earlier, one.later, one.alike, False)
            for one in likenesses(self._marks)
            if one.later not in judged and (self._is_near(one.earlier, one.later) or self._is_restated(one))
        ]
        like = [one for one in like if not self._is_parallel(one.earlier, one.later)]
        found = sorted([*same, *_without_parallels(like)], key=lambda one: one.later)
        return [*found, *self._cut_off(found)]

    def _cut_off(self, found: Sequence[Again]) -> list[Again]:
        """Return the last stretch when it begins to say again what was just said again: the text was cut off there."""
        last = len(self.ranges) - 1
        if not found or found[-1].later != last - 1 or not is_open(self._text, self.spans[last]):
            return []
        folded, own, whole = self._units.folded, self.ranges[last], self.ranges[last - 1]
        begun = folded[own.start : own.stop]
        if len(begun) < _BEGUN or begun != folded[whole.start : whole.start + len(begun)]:
            return []
        return [Again(last - 1, last, 1.0, True)]

    def _repeated(self) -> list[list[int]]:
        """Return the places of each stretch whose very words stand there more than once."""
        numbers, first = self._units.numbers, dict[bytes, int]()
        places: dict[int, list[int]] = {}
        for place, own in enumerate(self.ranges):
            earliest = first.setdefault(numbers[own.start : own.stop].tobytes(), place)
            if earliest != place:
                places.setdefault(earliest, [earliest]).append(place)
        return list(places.values())

    def _same(self, there: Sequence[int]) -> list[Again]:
        """Judge the places at which the same words stand: short ones may, and what comes back all the time may."""
        size, span = len(self.ranges[there[0]]), self.spans[there[0]]
        letters = span.end - span.start
        far = size >= _FAR_WORDS * self._scale and letters >= _FAR_LETTERS * self._letters
        near = size >= _NEXT_WORDS * self._scale and letters >= _NEXT_LETTERS * self._letters
        gaps = [later - earlier for earlier, later in pairwise(there)]
        scattered = len(there) >= _REFRAIN and max(gaps) > 1
        if not near or (scattered and not self._goes_round(there, gaps)):
            return []
        return [
            Again(later - gap, later, 1.0, True)
            for later, gap in zip(there[1:], gaps, strict=True)
            if gap == 1
            or (far and not is_open(self._text, self.spans[later]))
            or (len(there) == 2 and self._is_close(later - gap, later))  # a third time it is a formula
        ]

    def _is_close(self, earlier: int, later: int) -> bool:
        """Say whether a full sentence of prose comes back in its paragraph, a sentence or two behind itself."""
        one, two = self.spans[earlier], self.spans[later]
        return (
            later - earlier <= _CLOSE
            and len(self.ranges[later]) >= _CLOSE_WORDS * self._scale
            and two.end - two.start >= _CLOSE_LETTERS * self._letters
            and "\n" not in self._text[one.start : two.end]
            and all(_TOLD.fullmatch(self._text, span.start, span.end) for span in (one, two))
        )

    def _goes_round(self, there: Sequence[int], gaps: Sequence[int]) -> bool:
        """Say whether what stands between comes back as well each time: several sentences in a loop, no refrain."""
        gap, folded = gaps[0], self._units.folded
        if gap > _ROUND or any(other != gap for other in gaps):
            return False
        one, two = (self.ranges[place : place + gap] for place in there[:2])
        return folded[one[0].start : one[-1].stop] == folded[two[0].start : two[-1].stop]

    def _is_restated(self, one: Likeness) -> bool:
        next_to = one.later == one.earlier + 1 and one.alike >= _NEXT_RESTATED
        return (
            one.alike >= _RESTATED * self._leniency
            and min(one.again, one.before) >= _RESTATED_SIDE * self._leniency
            and one.shared >= (_NEXT_MARKS if next_to else _RESTATED_MARKS) * self._scale
            and not self._counts_otherwise(one.earlier, one.later)
            and not self._is_announced(one.earlier, one.later, one.alike)
        )

    def _counts_otherwise(self, earlier: int, later: int) -> bool:
        """Say whether both name numbers and none in common: what is told of other numbers is another fact."""
        before, again = (self._numbers(place) for place in (earlier, later))
        return bool(before and again and before.isdisjoint(again))

    def _numbers(self, place: int) -> set[str]:
        """Return the numbers of a stretch without the marks that group their digits."""
        span = self.spans[place]
        found = _NUMBER.findall(self._text, span.start, span.end)
        return {"".join(filter(str.isdecimal, number)) for number in found}

    def _is_near(self, earlier: int, later: int) -> bool:
        """Say whether but a word or two differ, and not the numbers of two rows of a table."""
        least, most = sorted(len(self.ranges[place]) for place in (earlier, later))
        if least < max(_NEAR_WORDS * self._scale, _NEARLY * most):
            return False
        before, again = (self._words(place) for place in (earlier, later))
        if (before & again).total() < _NEARLY * most:
            return False
        if any(word.isdigit() for word in (before - again)) and any(word.isdigit() for word in (again - before)):
            return False
        return not self._is_announced(earlier, later, _NEARLY)

    def _is_parallel(self, earlier: int, later: int) -> bool:
        """Say whether two stretches are alike by right: items of a list, rows, sentences that set things apart."""
        if self._is_item(earlier) and self._is_item(later):
            return True
        if self._contrasts is None:
            return False
        before, again = (self._units.folded[own.start : own.stop] for own in (self.ranges[earlier], self.ranges[later]))
        labels = (self._text[span.start : span.start + _LABEL] for span in (self.spans[earlier], self.spans[later]))
        return differ_in_label(*labels) or self._contrasts.between(before, again)

    def _is_item(self, place: int) -> bool:
        """Say whether a stretch is an item of a list, where like stands beside like."""
        span = self.spans[place]
        return bool(_ITEM.match(self._text, span.start, span.end))

    def _words(self, place: int) -> Counter[str]:
        own = self.ranges[place]
        return Counter(self._units.folded[own.start : own.stop])

    def _is_announced(self, earlier: int, later: int, alike: float) -> bool:
        """Say whether the earlier stretch is a headline or a title that the later one merely takes up."""
        if self._leniency < 1:
            return False
        line = is_open(self._text, self.spans[earlier])
        if earlier == 0 and later > 1:
            return line or alike < _RETOLD
        return line and not is_open(self._text, self.spans[later])


def _without_parallels(like: list[Again]) -> list[Again]:
    """Leave out what is merely like the stretch just before it, in a text that sets like beside like all the time."""
    others = [one for one in like if one.later - one.earlier > _BESIDE or one.alike >= _RETOLD]
    return like if len(like) - len(others) < _PARALLELS else others


def ranges_of(units: Tokens, spans: Sequence[Span]) -> list[range]:
    """Return the indices of the units in each span."""
    borders = np.fromiter(chain.from_iterable(spans), Number, 2 * len(spans))
    places = (
        np.searchsorted(np.frombuffer(units.starts, Number), borders).tolist() if len(units) else [0] * len(borders)
    )
    return list(map(range, places[::2], places[1::2]))


def is_list(lines: Sequence[Span], text: str) -> bool:
    """Say whether a text is a list, a form or a table: many lines, short or the same, where repeating is right."""
    if len(lines) < _LIST_LINES:
        return False
    left = (len(lines) + 1) // 2  # lines too long for a list that make the text none: in prose that is soon seen
    for line in lines:
        left -= text.count(" ", *line) >= _LIST_WORDS
        if not left:
            return False
    said = [line for line, _ in groupby(text[slice(*line)] for line in lines)]  # one line over and over is no list
    return len(said) >= _LIST_LINES and len(set(said)) <= (1 - _LIST_SAME) * len(said)
