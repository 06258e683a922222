"""How a target begins and ends against its source: blanks, the last mark, the number of lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import regex

from ...model import Edit, Finding, Severity, Suggestion
from ...rulebook import Rule, Rulebook
from ...text.reading import Reading
from .anchor import last_word
from .endings import Ending, ending, marks_of
from .untranslated import is_same

CHECK = "bilingual.ends"
BLANK = 0.85
LINES = 0.7
MARK = 0.8
ARGUABLE = 0.4
OPENING = 0.75  # confidence that a Spanish question of one sentence opens at its first letter
WRAPPED = 60  # code points of a line of either side from which line breaks may wrap the text, each language elsewhere

_LEADING = regex.compile(r"[^\S\n]*+")
_TRAILING = regex.compile(r"\s*+", regex.REVERSE)  # backwards from the end, so that the text before it is not tried
_BREAKS = regex.compile(r"\r\n|\n|\\n")
_INSIDE_SENTENCE = regex.compile(r"[\p{L}\p{N},]\s*\n\s*\p{Ll}", regex.V1)  # a break that wraps the text
_FIRST_LETTER = regex.compile(r"[\p{L}\p{N}]", regex.V1)


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Yield findings for blanks at either end, the end mark, an opening mark that is missing, and lines."""
    source = reading.source
    if source is None or CHECK not in rules or not source.strip() or not reading.text.strip():
        return
    rule = rules[CHECK]
    lines = _lines(reading, rule, source)
    yield from lines
    if not lines:
        yield from _blanks(reading, rule, source)
    yield from _mark(reading, rule, source)


def _lines(reading: Reading, rule: Rule, source: str) -> list[Finding]:
    ours, theirs = len(_BREAKS.findall(source.strip())), len(_BREAKS.findall(reading.text.strip()))
    if ours == theirs:
        return []
    span = last_word(reading)
    flowing = ours - len(_INSIDE_SENTENCE.findall(source.strip())) <= theirs <= ours
    wrapped = flowing or max(map(len, chain(reading.text.splitlines(), source.splitlines())), default=0) >= WRAPPED
    return [
        rule.finding(
            reading.text,
            span.start,
            span.end,
            confidence=ARGUABLE if wrapped else LINES,
            severity=Severity.NEUTRAL if wrapped else None,
            mqm="fluency/whitespace",
            its="whitespace",
            evidence={"source_lines": ours + 1, "target_lines": theirs + 1},
            what=f"{theirs + 1} lines where the source has {ours + 1}",
        )
    ]


def _blanks(reading: Reading, rule: Rule, source: str) -> Iterator[Finding]:
    text = reading.text
    ours, theirs = _LEADING.match(source), _LEADING.match(text)
    if ours and theirs and bool(ours[0]) != bool(theirs[0]):
        yield _blank_finding(reading, rule, "start", (0, theirs.end()), ours[0], len(ours[0]) == 1)
    ours, theirs = _TRAILING.match(source), _TRAILING.match(text)
    if ours and theirs and bool(ours[0]) != bool(theirs[0]):
        yield _blank_finding(reading, rule, "end", theirs.span(), ours[0], "\n" not in ours[0] + theirs[0])


def _blank_finding(
    reading: Reading, rule: Rule, place: str, span: tuple[int, int], wanted: str, counts: bool
) -> Finding:
    """Report white space that one side has and the other has not; a line break at the end of a file does not count."""
    start, end = span
    counts = counts and reading.pack.spaces
    edit = Edit(start, end, wanted)
    marked = (start, end) if end > start else _beside(reading, place)
    what = f"no blank at the {place}, the source has one" if wanted else f"a blank at the {place}, the source has none"
    return rule.finding(
        reading.text,
        *marked,
        confidence=BLANK if counts else ARGUABLE,
        severity=None if counts else Severity.NEUTRAL,
        mqm="fluency/whitespace",
        its="whitespace",
        suggestions=(Suggestion("add the blank" if wanted else "delete the blank", BLANK, "source", (edit,)),),
        what=what,
    )


def _beside(reading: Reading, place: str) -> tuple[int, int]:
    tokens = reading.tokens
    if not len(tokens):
        return 0, len(reading.text)
    at = 0 if place == "start" else -1
    return tokens.starts[at], tokens.ends[at]


def _mark(reading: Reading, rule: Rule, source: str) -> Iterator[Finding]:
    lang = reading.pack.tag
    ours, theirs = ending(source, reading.source_lang), ending(reading.text, lang)
    if ours.kind == theirs.kind:
        yield from _own_mark(reading, rule, theirs)
        yield from _opening(reading, rule, theirs)
        return
    if (
        ours.kind == "abbreviation"
        or theirs.kind == "abbreviation"
        or ours.kind in rule.lists.get(f"unused-{lang}", ())
    ):
        return
    severity, confidence = _weight(rule, ours, theirs)
    edits: tuple[Edit, ...] = ()
    wanted = marks_of(rule, lang).get(ours.kind, ours.text)
    if not (theirs.kind and not ours.kind):
        edits = (Edit(theirs.start, theirs.end, wanted),)
    span = last_word(reading)
    start, end = (theirs.start, theirs.end) if theirs.text else (span.start, span.end)
    what = f"ends with “{theirs.text}”" if theirs.text else "ends without a mark"
    yield rule.finding(
        reading.text,
        start,
        end,
        confidence=confidence,
        severity=severity,
        suggestions=(Suggestion(wanted, confidence, "source", edits),) if edits else (),
        evidence={"source": ours.text, "target": theirs.text},
        what=what + (f", the source with “{ours.text}”" if ours.text else ", the source without one"),
    )


def _weight(rule: Rule, ours: Ending, theirs: Ending) -> tuple[Severity, float]:
    """Return how bad a changed end is: only a lost mark of meaning is more than a remark."""
    lost = f"{ours.kind or 'none'}>{theirs.kind or 'none'}"
    if lost in rule.lists.get("errors", ()):
        return Severity.MINOR, MARK
    return Severity.NEUTRAL, ARGUABLE


def _own_mark(reading: Reading, rule: Rule, theirs: Ending) -> Iterator[Finding]:
    """Report an ASCII mark where the language has its own, behind a letter of its own script."""
    wanted = marks_of(rule, reading.pack.tag).get(theirs.kind)
    if theirs.kind == "stop" and reading.pack.spaces and len(reading.tokens) == 1 == len(reading.source_tokens):
        return  # “Jan.”: an abbreviation; without spaces, one token may be a sentence
    if wanted is None or theirs.text == wanted or theirs.text not in rule.lists["ascii"] or not theirs.own_script:
        return
    loose = theirs.kind in rule.lists.get(f"loose-{reading.pack.tag}", ())
    edit = Edit(theirs.start, theirs.end, wanted)
    yield rule.finding(
        reading.text,
        theirs.start,
        theirs.end,
        confidence=ARGUABLE if loose else MARK,
        severity=Severity.NEUTRAL if loose else None,
        mqm="locale-convention/punctuation",
        its="locale-violation",
        suggestions=(Suggestion(wanted, MARK, "rules", (edit,)),),
        what=f"“{theirs.text}” where {reading.pack.english_name} writes “{wanted}”",
    )


def _opening(reading: Reading, rule: Rule, theirs: Ending) -> Iterator[Finding]:
    """Report a Spanish question or exclamation that does not open with its mark."""
    mark = {"question": "¿", "exclamation": "¡"}.get(theirs.kind)
    if mark is None or reading.pack.tag not in rule.lists.get("opening", ()) or mark in reading.text:
        return
    if reading.source and is_same(reading.source, reading.text):
        return  # it is not translated, which is another matter
    first = _FIRST_LETTER.search(reading.text)
    if first is None or reading.protected.covers(first.start(), first.end()):
        return
    single = sum(map(len, reading.sentences)) == 1 and "," not in reading.text
    edit = Edit(first.start(), first.start(), mark)
    yield rule.finding(
        reading.text,
        theirs.start,
        theirs.end,
        confidence=OPENING,
        suggestions=(Suggestion(mark, OPENING, "rules", (edit,)),) if single else (),
        what=f"“{theirs.text}” without “{mark}”",
    )
