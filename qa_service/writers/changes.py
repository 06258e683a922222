"""What changed between two versions of a text, as few edits, so that formatting around them can stay."""

from __future__ import annotations

from difflib import SequenceMatcher

import regex

from ..model import Edit

_TOKEN = regex.compile(r"\w++|\s++|[^\w\s]")
_MOST = 2_000  # tokens that are compared; the time grows with their square


def edits_between(old: str, new: str) -> list[Edit]:
    """Return edits, in order and apart, that make ``new`` of ``old``; each takes whole words."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    start = len("".join(before[:head]))
    middle, wanted = before[head : len(before) - tail], after[head : len(after) - tail]
    if max(len(middle), len(wanted)) > _MOST:
        return [Edit(start, start + len("".join(middle)), "".join(wanted))]
    places = [start]
    for token in middle:
        places.append(places[-1] + len(token))
    matcher = SequenceMatcher(None, middle, wanted, autojunk=False)
    return [
        Edit(places[first], places[last], "".join(wanted[begin:end]))
        for tag, first, last, begin, end in matcher.get_opcodes()
        if tag != "equal"
    ]
