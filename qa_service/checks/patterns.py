"""What a rule file describes by expressions: engine tokens, subword marks, escapes, an assistant's chatter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import regex

from ..model import Edit, Finding, Severity, Suggestion
from ..rulebook import Pattern, Rule, Rulebook
from ..text.reading import Reading
from .escapes import decoded
from .expressions import Expression, all_expressions, expressions
from .places import Place, fixed, merged, widened

_TAIL = 2000  # code points at the end of a text in which an assistant's closing words are looked for
_ALWAYS = ("",)  # what an expression needs that is tried on every text
_PATIENCE = 1.0  # seconds after which an expression gives up on a text; none of ours comes near it
_DELETE = "(delete)"  # a label for a fix that leaves nothing in the marked place

# Where closing words may begin: a new line, two blanks, behind the end of a sentence, at a code fence.
_STARTS = regex.compile(
    r"""\n\s*+(?=\S) | (?<=\S)[ ]{2,}+(?=\S) | (?<=[.!?…。！？।؟])["'”’»」)\]*]*+\s*+(?=\S)
      | (?<=["”»」)\]*`])\s++(?=\S)
      | (?<=[^\s`])(?=```)""",
    regex.V1 | regex.VERBOSE,
)


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Find the expressions of each rule, unless the source holds their like: then they are the author's own."""
    for rule in rules.values():
        places: list[Place] = []
        for expression in _wanted(reading.text, rule, reading.pack.tag):
            found = list(_places(reading.text, expression, rule))
            if (
                found
                and not _in_source(reading.source, expression.pattern, rule)
                and not _silenced(reading, expression)
            ):
                places += (place for place in found if not _inside_protected(reading, place))
        for place in merged(places):
            yield _finding(reading, rule, place)


def _wanted(text: str, rule: Rule, tag: str) -> list[Expression]:
    """The expressions of which a needed piece stands in the text, in the order of the rule file."""
    needs, known = _gate(rule, tag)
    there = [need for need in needs if need in text]
    return [one for one in known if any(need in (one.pattern.needs or _ALWAYS) for need in there)] if there else []


@lru_cache(maxsize=1024)
def _gate(rule: Rule, tag: str) -> tuple[tuple[str, ...], tuple[Expression, ...]]:
    """Return all needed pieces once, and the expressions; one that needs nothing in particular needs the empty text."""
    known = expressions(rule, tag)
    return tuple({need: None for one in known for need in one.pattern.needs or _ALWAYS}), known


def _places(text: str, expression: Expression, rule: Rule) -> Iterator[Place]:
    pattern = expression.pattern
    severity = Severity(pattern.severity or rule.severity)
    for match, end in _matches(text, expression):
        start, stop = match.span("flag" if "flag" in expression.compiled.groupindex else 0)
        stop = max(stop, end)
        edits = _edits(match, expression, stop if pattern.at == "end" else None)
        place = Place(start, stop, edits, pattern.label or rule.title, pattern.confidence, severity)
        yield place if pattern.at else widened(text, place)


def _matches(text: str, expression: Expression) -> Iterator[tuple[regex.Match[str], int]]:
    """Yield the matches, each with the least end of what it marks."""
    at = expression.pattern.at
    if at == "start":
        if match := expression.compiled.match(text):
            yield match, 0
    elif at == "end":
        end = len(text.rstrip())
        for start in _STARTS.finditer(text, max(0, len(text) - _TAIL)):
            if match := expression.compiled.match(text, start.end()):
                yield match, end
                return
    else:
        try:
            for match in expression.compiled.finditer(text, timeout=_PATIENCE):
                yield match, 0
        except TimeoutError:
            return


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
        return (Edit(*match.span(), match.expand(pattern.replace)),)
    return ()


def _in_source(source: str | None, pattern: Pattern, rule: Rule) -> bool:
    """Say whether the source holds what an expression of the same label finds, in any language."""
    if not source:
        return False
    alike = (known for known in all_expressions(rule) if known.pattern.label == pattern.label)
    return any(next(_matches(source, expression), None) for expression in alike)


def _silenced(reading: Reading, expression: Expression) -> bool:
    return bool(expression.unless and expression.unless.search(reading.text))


def _inside_protected(reading: Reading, place: Place) -> bool:
    """Say whether a place lies inside something larger that is no prose, such as an address or a line of code."""
    start = min([edit.start for edit in place.edits], default=place.start)
    end = max([edit.end for edit in place.edits], default=place.end)
    return reading.protected.holds(start, end)


def _finding(reading: Reading, rule: Rule, place: Place) -> Finding:
    text = reading.text
    suggestions: tuple[Suggestion, ...] = ()
    if place.edits and _leaves_something(text, place):
        label = fixed(text, place).strip() or _DELETE
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
    first, last = min(place.edits), max(place.edits)
    return any(edit.replacement for edit in place.edits) or bool(
        text[: first.start].strip() or text[last.end :].strip() or len(place.edits) > 1
    )
