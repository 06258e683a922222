"""Gather what is said again into blocks, one for one event: a sentence, several in a row, a whole paragraph."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain

import regex

from ...model import Span
from ...text.reading import Reading
from ...text.sentences import UNSPACED_ENDS, paragraphs, sentences
from ...text.units import has_unspaced
from .contrast import Contrasts
from .far import far_copies
from .likeness import marks_of, stem
from .stretches import UNSPACED, Again, Stretches, is_list, ranges_of

# The end of a sentence or line with something behind it.
_SEVERAL = regex.compile(
    rf"""(?:[.!?…؟۔।॥։;]["'”’»)\]*_]{{0,8}}\s | (?:[{UNSPACED_ENDS}]|፡፡)[”’」』）»]{{0,8}}
          | [\n\r\u2028\u2029])\s{{0,8}}\S""",
    regex.V1 | regex.VERBOSE,
)

_SHORT = 200  # units of a text that is asked first whether anything in it comes back; in a longer one something does
_COMES_BACK = 3  # marks that must come back for two stretches to be compared, or to be the same

_MOSTLY = 0.8  # share of a passage that sentences said again must make up, if one of them is the same word by word
_WITNESS = 0.6  # share of every threshold from which the source is held to repeat itself
# How far apart, in shares of their texts or in code points, a repetition and that of the source that explains it stand.
_NEAR_SHARE, _NEAR = 0.1, 300


@dataclass(frozen=True, slots=True)
class Block:
    """``again`` repeats ``first``, in the ``same`` words or ``alike`` ones; ``times`` counts the first copy too.

    ``passage``: whole paragraphs of more than one sentence. ``next_to``: nothing stands between the two.
    """

    first: Span
    again: Span
    alike: float
    same: bool
    times: int
    passage: bool
    next_to: bool


def blocks(reading: Reading, contrasts: Collection[str]) -> list[Block]:
    """Return the blocks that a text says again and its source does not, in order.

    ``contrasts`` are opposites, members of series and what denies, in the language of the text.
    """
    # One sentence cannot be said again: most texts of an export end here, before any of the work.
    if not _SEVERAL.search(reading.text):
        return []
    said = reading.sentences
    if sum(map(len, said)) < 2 or is_list(reading.paragraphs, reading.text):
        return []
    if not _may_repeat(reading):
        return []
    parallels = Contrasts(contrasts, 1 if reading.pack.spaces else UNSPACED)
    found = _unexplained(_found(reading, said, parallels), reading)
    if any(not block.same for block in found) and _is_paired(reading):
        found = [block for block in found if block.same]
    return _apart([*found, *_inside_others(reading)])


def _may_repeat(reading: Reading) -> bool:
    """Say whether enough marks of a short text come back: stems of words, or triples of characters without spaces.

    Pairs of words, the marks of languages with few long words, come back only where stems do.
    """
    folded = reading.units.folded
    if len(folded) > _SHORT:
        return True
    if reading.pack.spaces:
        return len(folded) - len({stem(word) for word in folded}) >= _COMES_BACK
    triples = list(zip(folded, folded[1:], folded[2:], strict=False))
    return len(triples) - len(set(triples)) >= _COMES_BACK


def _found(reading: Reading, said: Sequence[Sequence[Span]], contrasts: Contrasts) -> list[Block]:
    """Find what is said again: whole paragraphs of several sentences first, then sentences outside these."""
    text, units, spaced = reading.text, reading.units, reading.pack.spaces
    every = list(chain.from_iterable(said))
    marks = marks_of(units, ranges_of(units, every), spaced)
    passages: list[Block] = []
    sizes = list(map(len, said))
    if any(size > 1 for size in sizes[1:]):
        paragraphs = Stretches(units, text, reading.paragraphs, marks.joined(sizes), spaced, contrasts=contrasts)
        passages = [block for block in _gathered(paragraphs.again(), paragraphs.spans, sizes) if block.passage]
    sentences = Stretches(units, text, every, marks, spaced, contrasts=contrasts)
    single = _gathered(sentences.again(), every, [1] * len(every))
    return _without_mixed(passages, single) + single


def _without_mixed(passages: Sequence[Block], single: Sequence[Block]) -> list[Block]:
    """Leave out passages that are like an earlier one for a sentence of theirs alone, which is found by itself."""
    kept, starts = [], [one.again.start for one in single]
    for passage in passages:
        span = passage.again
        inside = single[bisect_left(starts, span.start) : bisect_left(starts, span.end)]
        exact = any(one.same and one.first.overlaps(passage.first) for one in inside)
        said = sum(one.again.end - one.again.start for one in inside if one.again.end <= span.end)
        if passage.same or not exact or said >= _MOSTLY * (span.end - span.start):
            kept.append(passage)
    return kept


def _inside_others(reading: Reading) -> list[Block]:
    """Return sentences that stood inside a longer one, of which the marks between sentences went missing."""
    return [
        Block(copy.first, copy.again, 1.0, True, 2, passage=False, next_to=False)
        for copy in far_copies(reading)
        if copy.whole
    ]


def _apart(found: Sequence[Block]) -> list[Block]:
    """Keep of blocks that overlap the passage, or else the one that starts first."""
    kept: list[Block] = []
    taken: list[Span] = sorted(block.again for block in found if block.passage)
    starts = [span.start for span in taken]
    for block in sorted(found, key=lambda block: (block.again, not block.passage)):
        place = bisect_right(starts, block.again.end - 1) - 1
        inside = not block.passage and place >= 0 and taken[place].overlaps(block.again)
        if not inside and (not kept or kept[-1].again.end <= block.again.start):
            kept.append(block)
    return kept


def _unexplained(found: list[Block], reading: Reading) -> list[Block]:
    """Leave out what the source says again at about the same places."""
    if not found or not reading.source:
        return found
    size, length = len(reading.text), len(reading.source)
    near = max(_NEAR_SHARE, _NEAR / size)
    places = sorted(
        (block.again.start / length, block.first.start / length) for block in _source_blocks(reading, reading.source)
    )
    left = []
    for block in found:
        again, first = block.again.start / size, block.first.start / size
        candidates = places[bisect_left(places, (again - near,)) : bisect_right(places, (again + near, 1.0))]
        if not any(abs(origin - first) <= near for _, origin in candidates):
            left.append(block)
    return left


def _is_paired(reading: Reading) -> bool:
    """Say whether the source has a sentence for each of the target's: what is merely alike translates its own."""
    if not reading.source:
        return False
    lines = paragraphs(reading.source)
    return [len(list(sentences(reading.source, line, ()))) for line in lines] == list(map(len, reading.sentences))


def _source_blocks(reading: Reading, source: str) -> list[Block]:
    spaced, units = not has_unspaced(source), reading.source_units
    lines = paragraphs(source)
    said = list(chain.from_iterable(sentences(source, line, ()) for line in lines))
    return [
        block
        for spans in (lines, said)
        for block in _gathered(
            Stretches(
                units, source, spans, marks_of(units, ranges_of(units, spans), spaced), spaced, leniency=_WITNESS
            ).again(),
            spans,
            [1] * len(spans),
        )
    ]


def _gathered(found: Sequence[Again], spans: Sequence[Span], sizes: Sequence[int]) -> list[Block]:
    """Join what follows on each other: several sentences in a row, or one said over and over."""
    groups: list[list[Again]] = []
    for one in found:
        last = groups[-1][-1] if groups else None
        if last and one.later == last.later + 1 and one.earlier in (last.earlier, last.earlier + 1, last.later):
            groups[-1].append(one)
        else:
            groups.append([one])
    return [_block(group, spans, sizes) for group in groups]


def _block(group: Sequence[Again], spans: Sequence[Span], sizes: Sequence[int]) -> Block:
    redundant = {one.later for one in group}
    origins = sorted({one.earlier for one in group} - redundant)
    return Block(
        Span(spans[origins[0]].start, spans[origins[-1]].end),
        Span(spans[group[0].later].start, spans[group[-1].later].end),
        sum(one.alike for one in group) / len(group),
        all(one.same for one in group),
        1 + len(group) // len(origins),
        any(sizes[place] > 1 for place in redundant),
        group[0].later == origins[-1] + 1,
    )
