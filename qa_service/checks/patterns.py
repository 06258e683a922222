"""What a rule file describes by expressions: engine tokens, subword marks, escapes, an assistant's chatter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from ..model import Edit, Finding, Severity, Suggestion
from ..rulebook import Pattern, Rule, Rulebook
from ..text.reading import Reading
from .escapes import decoded
from .expressions import Expression, all_expressions, expressions
from .places import Place, fixed, merged, widened

_TAIL = 2000  # code points at the end of a text in which an assistant's closing words are looked for
_ALWAYS = ("",)  # what an expression needs that is tried on every text
_PATIENCE = 5.0  # seconds a megabyte after which an expression gives up on a text; ours take a tenth of one at most

_COLONS = (":", "：")

_SOLID = regex.compile(r"\S")

# Where closing words may begin: a new line, two blanks, behind the end of a sentence, at a code fence.
_STARTS = regex.compile(
    r"""\n\s*+(?=\S) | (?<=\S)[ ]{2,}+(?=\S) | (?<=[.!?…。！？।؟])["'”’»」)\]*]*+\s*+(?=\S)
      | (?<=["”»」)\]*`])\s++(?=\S)
      | (?<=[^\s`])(?=```)""",
    regex.V1 | regex.VERBOSE,
)
# A sign of each of these with something behind it; a text without, such as one sentence, is asked for no closing words.
_MAY_START = re.compile(r"""[\n.!?…。！？।؟"”»」)\]*`]\s*\S|[ ]{2}""")


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Find the expressions of each rule, unless the source holds their like: then they are the author's own."""
    for rule in rules.values():
        wanted = _wanted(reading.text, rule, reading.pack.tag)
        if wanted:
            for place in merged(_kept(reading, rule, wanted)):
                yield _finding(reading, rule, place)


def _kept(reading: Reading, rule: Rule, wanted: list[Expression]) -> Iterator[Place]:
    """Yield the places that stay; closing words are looked for behind the opening ones only."""
    opened = 0
    for expression in wanted:
        if not (reading.source or expression.pattern.confidence):
            continue
        found = [
            place for place in _places(reading, expression, rule, opened) if not reading.protected.holds(*_reach(place))
        ]
        if not found or _in_source(reading.source, expression.pattern, rule) or _silenced(reading, expression):
            continue
        if expression.pattern.at == "start" and reading.source and _is_label(reading.text, reading.source, found[0]):
            continue
        if expression.pattern.at == "start":
            opened = max(opened, *(_reach(place)[1] for place in found))
        yield from found


def _wanted(text: str, rule: Rule, tag: str) -> list[Expression]:
    """The expressions that may match, those for the start of the text first; clean text leaves none."""
    gate = _gate(rule, tag)
    wanted = list(gate.start) if gate.start and gate.opening.match(text) else []
    closing = text[-_TAIL:] if gate.end and _MAY_START.search(text, max(0, len(text) - _TAIL - 1)) else ""
    for known, needs, where in ((gate.anywhere, gate.needs, text), (gate.end, gate.closing_needs, closing)):
        groups = (group for group in needs if group.initial in where and group.any.search(where))
        there = {piece for group in groups for piece in group.pieces if piece in where}
        if there:
            wanted += [one for one in known if not there.isdisjoint(one.pattern.needs or _ALWAYS)]
    return wanted


class _Need(NamedTuple):
    """Pieces of text with the same ``initial``, and what finds ``any`` of them: a text without “<” is searched for none
    of “<unk>”, “<pad>” …, one with it for all of them at once."""

    initial: str
    any: re.Pattern[str]
    pieces: tuple[str, ...]


class _Gate(NamedTuple):
    """What can be told of a rule's expressions at little cost: those for the start of a text are tried all at once,
    the others need one of some pieces of text, and those for the end need it near the end."""

    start: tuple[Expression, ...]
    opening: regex.Pattern[str]
    anywhere: tuple[Expression, ...]
    needs: tuple[_Need, ...]
    end: tuple[Expression, ...]
    closing_needs: tuple[_Need, ...]


@lru_cache(maxsize=1024)
def _gate(rule: Rule, tag: str) -> _Gate:
    known = expressions(rule, tag)
    start, anywhere, end = (tuple(one for one in known if one.pattern.at == at) for at in ("start", "", "end"))
    opening = regex.compile("|".join(f"(?:{one.pattern.match})" for one in start), regex.V1)
    return _Gate(start, opening, anywhere, _needs(anywhere), end, _needs(end))


def _needs(known: tuple[Expression, ...]) -> tuple[_Need, ...]:
    """All needed pieces by their first characters; an expression that needs none needs the empty text."""
    pieces: dict[str, dict[str, None]] = {}
    for need in (need for one in known for need in one.pattern.needs or _ALWAYS):
        pieces.setdefault(need[:1], {})[need] = None
    return tuple(
        _Need(initial, re.compile("|".join(map(re.escape, group))), tuple(group)) for initial, group in pieces.items()
    )


def _places(reading: Reading, expression: Expression, rule: Rule, opened: int) -> Iterator[Place]:
    text, pattern = reading.text, expression.pattern
    known = pattern.with_source if reading.source else 0
    severity = Severity((not known and pattern.severity) or rule.severity)
    for match, end in _matches(text, expression, opened):
        start, stop = match.span("flag" if "flag" in expression.compiled.groupindex else 0)
        stop = max(stop, end)
        edits = _edits(match, expression, stop if pattern.at == "end" else None)
        place = Place(start, stop, edits, pattern.label or rule.title, known or pattern.confidence, severity)
        yield place if pattern.at or "flag" in expression.compiled.groupindex else widened(text, place)


def _matches(text: str, expression: Expression, opened: int) -> Iterator[tuple[regex.Match[str], int]]:
    """Yield the matches, each with the least end of what it marks; the text begins at ``opened``."""
    at = expression.pattern.at
    if at == "start":
        if match := expression.compiled.match(text):
            yield match, 0
    elif at == "end":
        end = len(text.rstrip())
        for start in _STARTS.finditer(text, max(opened, len(text) - _TAIL)):
            if start.end() > opened and (match := expression.compiled.match(text, start.end())):
                yield match, end
                return
    else:
        try:  # all at once, so that the clock runs for the expression and not for what is done with its matches
            found = list(expression.compiled.finditer(text, timeout=_PATIENCE * (1 + len(text) / 1_000_000)))
        except TimeoutError:
            found = []
        yield from ((match, 0) for match in found)


def _edits(match: regex.Match[str], expression: Expression, end: int | None) -> tuple[Edit, ...]:
    pattern, groups = expression.pattern, expression.compiled.groupindex
    if end is not None and pattern.replace is not None:
        before = match.string[: match.start()].rstrip()
        return (Edit(len(before), len(match.string), pattern.replace),)
    if cuts := [match.span(name) for name in ("cut", "cut2") if name in groups and match.start(name) >= 0]:
        return tuple(Edit(start, stop, "") for start, stop in cuts)
    if pattern.decode:
        plain = decoded(match[0])
        return (Edit(*match.span(), plain),) if plain != match[0] else ()
    if pattern.replace is not None:
        start, stop = match.span()
        said = match.expand(pattern.replace)
        if not (start or said):  # what opens the text goes with the blanks behind it
            stop += len(match.string[stop:]) - len(match.string[stop:].lstrip(" \t"))
        return (Edit(start, stop, said),)
    return ()


def _in_source(source: str | None, pattern: Pattern, rule: Rule) -> bool:
    """Say whether the source holds what an expression of the same label finds, in any language."""
    if not source:
        return False
    alike = (known for known in all_expressions(rule) if known.pattern.label == pattern.label)
    return any(next(_matches(source, expression, 0), None) for expression in alike)


def _is_label(text: str, source: str, place: Place) -> bool:
    """Say whether opening words are a label of the source's own: they end in a colon, and it has as many."""
    if not text[place.start : place.end].rstrip().endswith(_COLONS):
        return False
    ours, theirs = (sum(map(side.count, _COLONS)) for side in (source, text))
    return ours >= theirs


def _silenced(reading: Reading, expression: Expression) -> bool:
    return bool(expression.unless and expression.unless.search(reading.text))


def _reach(place: Place) -> tuple[int, int]:
    """Return the range that the edits of a place touch, or the place itself when it has none."""
    start = min([edit.start for edit in place.edits], default=place.start)
    return start, max([edit.end for edit in place.edits], default=place.end)


def _finding(reading: Reading, rule: Rule, place: Place) -> Finding:
    text = reading.text
    suggestions: tuple[Suggestion, ...] = ()
    if place.edits and _leaves_something(text, place):
        label = fixed(text, place).strip()  # empty: a deletion
        suggestions = (Suggestion(label, place.confidence * 0.95, f"rule:{rule.id}", place.edits),)
    return rule.finding(
        text,
        place.start,
        place.end,
        confidence=place.confidence,
        severity=place.severity,
        suggestions=suggestions,
        evidence={"reason": place.why},
        reason=place.why,
    )


def _leaves_something(text: str, place: Place) -> bool:
    """Say whether text is left when the edits are applied: a text that is all chatter has no fix."""
    bounds = [0, *(offset for edit in sorted(place.edits) for offset in (edit.start, edit.end)), len(text)]
    kept = zip(bounds[::2], bounds[1::2], strict=True)
    return any(edit.replacement for edit in place.edits) or any(_SOLID.search(text, *ends) for ends in kept)
