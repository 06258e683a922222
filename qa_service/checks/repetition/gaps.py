"""What stands between two copies decides what kind of repetition it is."""

from __future__ import annotations

from enum import IntEnum

import regex

from ...text.sentences import UNSPACED_ENDS


class Gap(IntEnum):
    """What separates two copies, from nothing to something that makes them two separate things."""

    PLAIN = 0  # nothing, white space, or marks that are copied with the words
    HYPHEN = 1  # a hyphen without spaces: “bye-bye”
    PAUSE = 2  # a comma: “for the people, for the people”
    OTHER = 3  # dashes, brackets, quotes, slashes: two things set side by side
    STOP = 4  # the end of a sentence
    LINE = 5  # the end of a line or of a cell


_HYPHENS = frozenset("-‐‑")
_PAUSES = frozenset(",،、，･・፣፥၊՝")  # the commas of all scripts are meant
_STOPS = frozenset(".!?…؟۔।॥՞։" + UNSPACED_ENDS)
_WORDSPACE = "፡"  # the old mark between words of Ethiopic
_COLUMN = regex.compile(r"\t|[ \u00a0]{2}")  # what parts the columns of a table or of a list of options
_AROUND_SPACE = regex.compile(r"(\S*)\s+(\S*)")
_LINES = frozenset("\n\r\u2028\u2029")


def gap_kind(gap: str, before: str, after: str) -> Gap:
    """Classify the text between two copies.

    ``before`` stands before the first copy and ``after`` behind the last one: marks that come back there belong to
    the words and were copied with them (“India (1.3 million) million)”, “#goal #goal”).
    """
    if gap == " " or not gap:
        return Gap.PLAIN
    if not _LINES.isdisjoint(gap):
        return Gap.LINE
    if _COLUMN.search(gap):
        return Gap.LINE
    marks = gap.strip()
    if not marks:
        return Gap.PLAIN
    if marks == _WORDSPACE:
        return Gap.PLAIN
    if not _STOPS.isdisjoint(marks):
        # A full stop that no space follows stands inside an abbreviation, a number or an address.
        return Gap.OTHER if gap == "." else Gap.STOP
    if _copied(gap, before, after):
        return Gap.PLAIN
    if gap in _HYPHENS:
        return Gap.HYPHEN
    if not _PAUSES.issuperset(marks.replace(" ", "")):
        return Gap.OTHER
    return Gap.OTHER if gap == "," else Gap.PAUSE  # “Ann,Ann,Bob” is a list of values, not prose


def _copied(gap: str, before: str, after: str) -> bool:
    match = _AROUND_SPACE.fullmatch(gap)
    if not match:
        return False
    closing, opening = match.groups()
    return after.startswith(closing) and before.endswith(opening) and not _PAUSES.issuperset(closing + opening)
