"""Places to mend: a marked range with its edits, before it becomes a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import regex

from ..edits import apply_edits
from ..model import Edit, Severity

_WORD = 40  # code points of a neighbouring word that a mark takes in, so that a text without blanks stays readable
# Scripts without blanks between words give a place no neighbours: they would be whole clauses.
_LETTERS = r"[[\p{L}\p{M}\p{N}]--[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Lao}\p{Khmer}\p{Myanmar}\p{Tibetan}]]*+"
_FORWARD = regex.compile(_LETTERS, regex.V1)
_BACKWARD = regex.compile(_LETTERS, regex.V1 | regex.REVERSE)
_WIDEST = 200  # code points after which overlapping places are no longer one event; it also bounds the joining


@dataclass(frozen=True, slots=True)
class Place:
    """A range ``start``–``end`` of the text, the edits that mend it (none: no fix is known), and why it is wrong."""

    start: int
    end: int
    edits: tuple[Edit, ...]
    why: str
    confidence: float
    severity: Severity = Severity.MINOR


def fixed(text: str, place: Place) -> str:
    """Return the marked range as it reads with the place's edits applied."""
    start = min([place.start, *(edit.start for edit in place.edits)])
    end = max([place.end, *(edit.end for edit in place.edits)])
    moved = (Edit(edit.start - start, edit.end - start, edit.replacement) for edit in place.edits)
    return apply_edits(text[start:end], moved)[0]


def widened(text: str, place: Place) -> Place:
    """Stretch a place over the words that touch it, at most ``_WORD`` code points to either side."""
    before = _BACKWARD.match(text, max(0, place.start - _WORD), place.start)
    after = _FORWARD.match(text, place.end, place.end + _WORD)
    start = before.start() if before else place.start
    return replace(place, start=start, end=after.end() if after else place.end)


def merged(places: Iterable[Place]) -> Iterator[Place]:
    """Join places that overlap or touch into one, so that “( x )” is one finding.

    Remarks (neutral) join only remarks: a fix that is asked for must not carry one that is a matter of taste.
    """
    last: Place | None = None
    for place in sorted(places, key=lambda place: (_is_remark(place), place.start, place.end)):
        if last and _is_remark(last) == _is_remark(place) and last.start <= place.start <= last.end:
            if place.end - last.start <= _WIDEST:
                last = _joined(last, place)
            continue
        if last:
            yield last
        last = place
    if last:
        yield last


def _is_remark(place: Place) -> bool:
    return place.severity is Severity.NEUTRAL


def _joined(one: Place, other: Place) -> Place:
    leading = max(one, other, key=lambda place: (place.severity.rank, place.confidence))
    last = one.edits[-1] if one.edits else None
    fits = (edit for edit in other.edits if not last or (edit.start >= last.end and edit != last))
    return replace(leading, start=one.start, end=max(one.end, other.end), edits=(*one.edits, *fits))
