"""Compare ICU messages: names and types of arguments, and that every case can be chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import Edit, Finding, Severity, Suggestion
from ...rulebook import Rule
from ...text.reading import Reading
from .anchor import last_word, listed
from .icu import PLURAL_CASES, Argument, arguments

CONFIDENCE = 0.95


def compare_messages(reading: Reading, rule: Rule) -> Iterator[Finding]:
    """Yield findings for a message of the target against that of the source. Plural cases differ by language."""
    source = arguments(reading.source or "")
    if source is None:
        return
    target = arguments(reading.text)
    if target is None:
        span = last_word(reading)
        yield _finding(reading, rule, span.start, span.end, "the braces of the message do not pair")
        return
    names, theirs = {argument.name for argument in source}, {argument.name for argument in target}
    missing = [name for name in dict.fromkeys(argument.name for argument in source) if name not in theirs]
    for argument in target:
        if argument.name not in names:
            meant = missing.pop(0) if missing else None
            what = f"the source has no argument “{argument.name}”" + (f", but “{meant}”" if meant else "")
            yield _finding(reading, rule, argument.start, argument.end, what, meant)
        else:
            yield from _cases(reading, rule, argument, [other for other in source if other.name == argument.name])
    if missing:
        span = last_word(reading)
        yield _finding(reading, rule, span.start, span.end, f"the source's argument {listed(missing)} is missing")


def _cases(reading: Reading, rule: Rule, argument: Argument, source: Sequence[Argument]) -> Iterator[Finding]:
    kinds = {other.kind for other in source}
    if argument.kind and argument.kind not in kinds and "" not in kinds:
        what = f"“{argument.name}” is of type {argument.kind}, in the source of type {', '.join(sorted(kinds))}"
        yield _finding(reading, rule, argument.start, argument.end, what)
        return
    if argument.kind not in ("plural", "selectordinal", "select"):
        return
    known = {case for other in source for _, _, case in other.cases}
    for start, end, case in argument.cases:
        right = case in known if argument.kind == "select" else case in PLURAL_CASES or case.startswith("=")
        if not right:
            what = f"“{case}” is no case of {argument.kind} “{argument.name}”: cases are not translated"
            yield _finding(reading, rule, start, end, what)
    if all(case != "other" for _, _, case in argument.cases):
        what = f"{argument.kind} “{argument.name}” lacks the case “other”"
        yield _finding(reading, rule, argument.start, argument.end, what)


def _finding(reading: Reading, rule: Rule, start: int, end: int, what: str, fix: str | None = None) -> Finding:
    fixes = (Suggestion(fix, CONFIDENCE, "source", (Edit(start, end, fix),)),) if fix else ()
    return rule.finding(
        reading.text, start, end, confidence=CONFIDENCE, severity=Severity.MAJOR, suggestions=fixes, what=what
    )
