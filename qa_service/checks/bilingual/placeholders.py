"""Placeholders, tags and message arguments that the target lost, changed or made up."""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence

import regex

from ...model import Edit, Finding, Severity, Suggestion
from ...rulebook import Rule, Rulebook
from ...text.plurals import may_leave_out_count
from ...text.reading import Reading
from .anchor import last_word, listed
from .icu import is_complex
from .inline import compare_inline
from .markers import Marker, markers_in, without_number_signs, without_words
from .messages import compare_messages

CHECK = "bilingual.placeholders"
CHANGED = 0.95  # confidence that a placeholder stands for the only missing one of its syntax
MISSING = 0.9
COUNT = 0.4  # … when it is a count that a word for “one” or “none” replaces
ADDED = 0.85
ORDER = 0.9
NUMBERED = 0.6  # confidence that the program knows numbered placeholders

# Formats of dates (strftime), whose parts each language puts in its own order.
_DATE_FORMAT = regex.compile(r"%[-_0^#EO]?[YmHMBbIjZ](?![a-z]{2})")
_COUNTS = regex.compile(
    r"%(?:\d\$)?[hlqLztj]{0,2}[diu]|%\((?:n|num|count|counter|number|total)\w*\)[ds]|\{(?:0|n|count)\}"
)
# … and by its name in a plural form that is for one or two numbers.
_COUNTED = regex.compile(
    r"%[diu]|%\(\w*(?i:count|cnt|num|total|sel|size|length)\w*\)[ds]|\{\w*(?i:count|num|total|size)\w*\}"
)
_QUOTES = regex.compile('["“”„«»「」『』]')  # what <q> may be written as
_USED_ONCE = frozenset(("printf", "tag", "numbered"))  # elsewhere a name may be said twice


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Yield findings for what is missing (one), changed, added or in another order."""
    if reading.source is None or CHECK not in rules or not reading.text.strip():
        return
    rule = rules[CHECK]
    yield from compare_inline(reading, rule)
    if is_complex(reading.source):
        yield from compare_messages(reading, rule)
        return
    source, target = markers_in(reading.source), markers_in(reading.text)
    source, target = without_number_signs(source, target), without_number_signs(target, source)
    if source or target:
        dates = bool(_DATE_FORMAT.search(reading.source))
        source, target = _wanted(source, source, dates), _wanted(target, [*source, *target], dates)
        yield from _compare(reading, rule, source, target)


def _wanted(markers: list[Marker], context: list[Marker], dates: bool) -> list[Marker]:
    kept = without_words(markers, context)
    return [marker for marker in kept if not (dates and marker.family in ("printf", "shouted", "numbered"))]


def _compare(reading: Reading, rule: Rule, source: Sequence[Marker], target: Sequence[Marker]) -> Iterator[Finding]:
    if order := _reordered(source, target):
        yield _order_finding(reading, rule, *order)
        return
    missing, added = _outermost(_lacking(source, target)), _outermost(_lacking(target, source))
    if not _has(source, "numbered"):
        added = [marker for marker in added if marker.family != "numbered"]
    twins = _twins(missing, added)
    for marker in added:
        yield _added_finding(reading, rule, marker, twins.get(marker))
    used = set(twins.values())
    if lost := [marker for marker in missing if marker not in used]:
        yield _missing_finding(reading, rule, lost, alone=len(source) == 1)


def _twins(missing: Sequence[Marker], added: Sequence[Marker]) -> dict[Marker, Marker]:
    """Pair each added marker with the missing one it stands for: of its syntax, or else with the same letters."""
    twins: dict[Marker, Marker] = {}
    used: set[Marker] = set()
    for likeness in (_by_family, _by_letters):
        free: dict[str, deque[Marker]] = defaultdict(deque)
        for marker in missing:
            if marker not in used:
                free[likeness(marker)].append(marker)
        for marker in added:
            if marker not in twins and free[likeness(marker)]:
                twins[marker] = free[likeness(marker)].popleft()
                used.add(twins[marker])
    return twins


def _by_family(marker: Marker) -> str:
    return marker.family + ("/" if marker.key.startswith("/") else "")


def _by_letters(marker: Marker) -> str:
    return "".join(character for character in marker.text.lower() if character.isalnum()) or marker.text


def _lacking(markers: Sequence[Marker], others: Sequence[Marker]) -> list[Marker]:
    """Return the markers that the others do not have, in order of place."""
    left = Counter(_identity(other) for other in others)
    lacking = []
    for marker in markers:
        identity = _identity(marker)
        if not left[identity]:
            lacking.append(marker)
        elif marker.family in _USED_ONCE and not marker.index:
            left[identity] -= 1
    return lacking


def _outermost(markers: Sequence[Marker]) -> list[Marker]:
    """Leave out the placeholders inside a tag that lacks as a whole; ``markers`` are in order of place."""
    kept: list[Marker] = []
    for marker in markers:
        if not kept or marker.start >= kept[-1].end:
            kept.append(marker)
    return kept


def _identity(marker: Marker) -> tuple[str, str, int]:
    return marker.family, marker.key, marker.index


def _has(markers: Sequence[Marker], family: str) -> bool:
    return any(marker.family == family for marker in markers)


def _reordered(source: Sequence[Marker], target: Sequence[Marker]) -> tuple[list[Marker], list[Marker]] | None:
    """Return the unnumbered printf placeholders of both sides when only their order differs."""
    ours = [marker for marker in source if marker.family == "printf"]
    theirs = [marker for marker in target if marker.family == "printf"]
    if any("$" in marker.text for marker in theirs) or [m.key for m in ours] == [m.key for m in theirs]:
        return None
    if sorted(marker.key for marker in ours) != sorted(marker.key for marker in theirs):
        return None
    return ours, theirs


def _order_finding(reading: Reading, rule: Rule, source: list[Marker], target: list[Marker]) -> Finding:
    free = list(source)
    edits = []
    for marker in target:
        meant = next(other for other in free if other.key == marker.key)
        free.remove(meant)
        edits.append(Edit(marker.start, marker.end, f"%{meant.index}${marker.text[1:]}"))
    wrong = [theirs for ours, theirs in zip(source, target, strict=True) if ours.key != theirs.key]
    return rule.finding(
        reading.text,
        wrong[0].start,
        wrong[-1].end,
        confidence=ORDER,
        suggestions=(Suggestion(" ".join(edit.replacement for edit in edits), NUMBERED, "source", tuple(edits)),),
        evidence={"source": [marker.text for marker in source], "target": [marker.text for marker in target]},
        what=f"{listed([marker.text for marker in target])} in another order than in the source, and without numbers",
    )


def _added_finding(reading: Reading, rule: Rule, marker: Marker, twin: Marker | None) -> Finding:
    confidence = CHANGED if twin else ADDED
    fixes: tuple[Suggestion, ...] = ()
    if twin:
        fixes = (Suggestion(twin.text, confidence, "source", (Edit(marker.start, marker.end, twin.text),)),)
    what = (
        f"“{marker.text}” stands where the source has “{twin.text}”"
        if twin
        else f"“{marker.text}” is not in the source"
    )
    minor = marker.family == "tag" and not twin
    return rule.finding(
        reading.text,
        marker.start,
        marker.end,
        confidence=confidence,
        severity=Severity.MINOR if minor else None,
        suggestions=fixes,
        evidence={"source": twin.text if twin else None},
        what=what,
    )


def _missing_finding(reading: Reading, rule: Rule, missing: Sequence[Marker], alone: bool) -> Finding:
    span = last_word(reading)
    texts = [marker.text for marker in missing]
    ones = rule.lists.get("ones", ())
    counts = alone and _COUNTS.fullmatch(texts[0]) and not _is_enclosed(reading.source or "", missing[0])
    worded = counts and (may_leave_out_count(reading.segment.id) or any(word in ones for word in reading.tokens.folded))
    # What says how many may be left out of a form for one number: the only placeholder, or one that is called a count.
    worded = worded or bool(reading.segment.numbers and (alone or all(map(_COUNTED.fullmatch, texts))))
    soft = all(marker.family == "tag" for marker in missing)
    quoted = {marker.key.lstrip("/") for marker in missing} == {"q"} and bool(_QUOTES.search(reading.text))
    return rule.finding(
        reading.text,
        span.start,
        span.end,
        confidence=COUNT if worded or quoted else MISSING,
        severity=Severity.NEUTRAL if worded or quoted else Severity.MINOR if soft else None,
        evidence={"missing": texts},
        what=f"the source's {listed(texts)} is missing",
    )


def _is_enclosed(source: str, marker: Marker) -> bool:
    """Say whether quotation marks or brackets hold a marker, which then counts nothing."""
    around = source[max(0, marker.start - 1) : marker.start] + source[marker.end : marker.end + 1]
    return len(around) == 2 and not any(character.isalnum() or character.isspace() for character in around)
