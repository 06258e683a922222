"""Which words of the other language go with a word, by the company they keep in an index of translations.

Words are paired by Dunning's log-likelihood ratio and the Dice coefficient over segments, in both directions: a
translation is a word that stands beside the source word clearly more often than chance has it, and that has no better
partner among the words of the same segments (competitive linking, Melamed 2000). On two hundred segments of news in
French it was wrong half as often as IBM model 1 (4 of 61 words, 12 of 74), and it needs the segments of one word only.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from ..text.units import is_unspaced
from .build import spread
from .index import Index, Side

SAMPLE = 400  # segments that are looked at for a word; more of them change little
BACK_SAMPLE = 200  # … for a possible translation of it
TRIED = 5  # words of the other language whose own best partner is asked for
LEAST_TOGETHER = 2  # segments in which both must stand: one is chance
LEAST_RATIO = 10.0  # log-likelihood ratio: chance in one of six hundred words; an exchange of topic has less
LEAST_DICE = 0.3  # under it most of the word's uses are translated otherwise
FEW = 2  # together in so many segments only, a pair must be nearly always together, and the only one that is
FEW_DICE = 0.8
NEXT_BEST = 0.6  # of the best Dice coefficient: what has less is a neighbour of the translation rather than another
MOST_SHARE = 0.2  # of all segments: words that stand in more of them are grammar, and go with everything
_LONG = 200  # words of a segment that are counted


class Associate(NamedTuple):
    """A word that goes with another: in ``together`` segments, with a Dice coefficient of 0 to 1."""

    word: str
    together: int
    dice: float


def associates(index: Index, phrase: str, lang: str, other: str, without: Collection[str] = ()) -> list[Associate]:
    """Return the words of ``other`` that translate a word or phrase of ``lang``, the surest first; none when unsure.

    Words come folded; those in ``without`` are no candidates. Raises sqlite3.Error for a broken index.
    """
    found: dict[str, Associate] = {}
    for side in index.sides(lang, other):
        for it in _on_side(index, side, phrase, frozenset(without)):
            if it.word not in found or found[it.word].dice < it.dice:
                found[it.word] = it
    return sorted(found.values(), key=lambda it: (-it.dice * it.together / (it.together + 1), it.word))


def _on_side(index: Index, side: Side, phrase: str, without: frozenset[str]) -> list[Associate]:
    held = index.holding(side, phrase, SAMPLE)
    if len(held) < LEAST_TOGETHER:
        return []
    words = spread(phrase)
    total = len(held)
    if total == SAMPLE:
        total = max([SAMPLE, *([index.counts(side, [words], own=True)[words]] if " " not in words else [])])
    scale = total / len(held)
    beside = Counter(word for it in held for word in _words(it.target))
    likely = [word for word, count in beside.items() if count >= LEAST_TOGETHER and _is_word(word)]
    everywhere = index.counts(side, likely, own=False)
    scored = []
    for word in likely:
        count = max(everywhere[word], beside[word])
        if count > max(MOST_SHARE * side.segments, 2 * total):
            continue
        ratio = likelihood_ratio(beside[word] * scale, total, count, side.segments)
        dice = 2 * beside[word] * scale / (total + count)
        if ratio >= LEAST_RATIO and dice >= LEAST_DICE:
            scored.append((ratio, Associate(word, beside[word], dice)))
    scored.sort(key=lambda pair: (-pair[0], pair[1].word))
    best = [it for _, it in scored[:TRIED] if _is_mutual(index, side, words, it)]
    return _clear(best, without | {words})


def _clear(best: list[Associate], without: frozenset[str]) -> list[Associate]:
    """Keep what stands out: better than the word itself, which is then a name, and than what is there by chance."""
    own = max((it.dice for it in best if it.word in without), default=0.0)
    top = max((it.dice for it in best), default=0.0)
    few = sum(it.together <= FEW for it in best)
    # what always stands together is a phrase, and which of its words is the one nobody can tell
    alike = Counter((it.together, it.dice) for it in best)
    return [
        it
        for it in best
        if it.word not in without
        and it.dice > own
        and alike[it.together, it.dice] == 1
        and it.dice >= NEXT_BEST * top
        and (it.together > FEW or (it.dice >= FEW_DICE and few == 1))
    ]


def _is_mutual(index: Index, side: Side, phrase: str, it: Associate) -> bool:
    """Say whether no other word of the source goes with the candidate clearly better than the phrase does."""
    back = Side(side.pair, side.other, side.lang, side.segments)
    held = index.holding(back, it.word, BACK_SAMPLE)
    own = set(phrase.split(" "))
    beside = Counter(word for that in held for word in _words(that.target) if word not in own)
    rivals = [word for word, count in beside.items() if count >= it.together * min(1.0, len(held) / BACK_SAMPLE)]
    counts = index.counts(side, rivals, own=True)
    total = max(index.counts(side, [it.word], own=False)[it.word], len(held))
    scale = total / max(1, len(held))
    return all(2 * beside[word] * scale / (total + max(counts[word], beside[word])) <= it.dice for word in rivals)


def likelihood_ratio(together: float, first: float, second: float, segments: float) -> float:
    """Return Dunning's G² of two words that stand in ``first`` and ``second`` of ``segments``, in ``together`` at once.

    Zero where they meet no more often than chance has it.
    """
    expected = first * second / max(1.0, segments)
    if together <= expected:
        return 0.0
    cells = (
        (together, expected),
        (first - together, first - expected),
        (second - together, second - expected),
        (segments - first - second + together, segments - first - second + expected),
    )
    return 2 * sum(seen * math.log(seen / wanted) for seen, wanted in cells if seen > 0 and wanted > 0)


def _words(text: str) -> Iterable[str]:
    return set(spread(text).split(" ")[:_LONG])


def _is_word(word: str) -> bool:
    # one character of a script without spaces is no word, and where words end there nobody has said
    return len(word) > 1 and word[0].isalpha() and not is_unspaced(word[0])
