"""Cut a text into blocks and runs, so that findings which overlap can all be marked without nesting elements."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ..model import Finding, Span

BLOCK = 600  # code points after which a line end closes a block: a screen skips what it does not show
MOST_AT_ONCE = 8  # findings named on one run; more on the same words would be hostile, and cost their square

_LINE_END = re.compile(r"\r\n|\n|\r|\u2028|\u2029")


@dataclass(frozen=True, slots=True)
class Run:
    """Text under the same marks. ``findings`` are indices, the narrowest first; ``starts`` those that begin here.

    ``firsts``: indices (into ``first_spans``) of first occurrences that begin here; ``in_first``: it lies in one.
    ``opens``: no earlier run had the same narrowest finding.
    """

    text: str
    findings: tuple[int, ...] = ()
    starts: tuple[int, ...] = ()
    firsts: tuple[int, ...] = ()
    in_first: bool = False
    opens: bool = False


def first_spans(findings: Iterable[Finding]) -> list[Span]:
    """Return the places that findings refer back to, each once, in order."""
    return sorted({Span(it.start, it.end) for finding in findings for it in finding.related})


def block_ends(text: str) -> list[int]:
    """Return where blocks end: at line ends, each block at least ``BLOCK`` code points long, the last at the end."""
    ends, start = [], 0
    for match in _LINE_END.finditer(text):
        if match.end() - start >= BLOCK and match.end() < len(text):
            start = match.end()
            ends.append(start)
    return [*ends, len(text)]


def blocks(text: str, findings: Sequence[Finding]) -> list[list[Run]]:
    """Return the runs of each block. All runs together say ``text``; time grows with the text and its findings."""
    ends = block_ends(text)
    cut = _runs(text, findings, ends)
    return [[run for _, run in group] for _, group in groupby(cut, key=lambda pair: bisect_left(ends, pair[0]))]


def _runs(text: str, findings: Sequence[Finding], ends: Sequence[int]) -> Iterator[tuple[int, Run]]:
    """Sweep over every place where a mark or a block begins or ends; yield each run with its end."""
    count = len(findings)
    spans = [*(finding.span for finding in findings), *first_spans(findings)]
    marks = [_mark(number, span, findings) for number, span in enumerate(spans)]
    starting = _by_place((span.start, number) for number, span in enumerate(spans))
    ending = _by_place((span.end, number) for number, span in enumerate(spans))
    active: list[_Mark] = []
    led: set[int] = set()
    for place, until in pairwise(sorted({0, *starting, *ending, *ends})):
        for number in ending.get(place, ()):
            if spans[number].start < place:
                del active[bisect_left(active, marks[number])]
        begun = starting.get(place, ())
        for number in begun:
            if spans[number].end > place:
                insort(active, marks[number])
        shown = tuple(number for *_, number in active[:MOST_AT_ONCE] if number < count)
        yield (
            until,
            Run(
                text[place:until],
                shown,
                tuple(number for number in begun if number < count),
                tuple(number - count for number in begun if number >= count),
                in_first=bool(active) and active[-1][-1] >= count,
                opens=bool(shown) and shown[0] not in led,
            ),
        )
        led.update(shown[:1])


_Mark = tuple[bool, int, int, int]  # in the order in which marks on the same words lead; the last is the number


def _mark(number: int, span: Span, findings: Sequence[Finding]) -> _Mark:
    """A finding leads before a first occurrence, a narrow one before a wide one, a bad one before a mild one."""
    if number >= len(findings):
        return True, span.end - span.start, 0, number
    return False, span.end - span.start, -findings[number].severity.rank, number


def _by_place(pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    places: dict[int, list[int]] = {}
    for place, number in pairs:
        places.setdefault(place, []).append(number)
    return places
