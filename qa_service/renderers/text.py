"""Findings for a terminal: place, severity, what, the words around it, why, and what to write instead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ..model import Finding, Result, Severity
from ..text.offsets import Lines
from . import View
from .visible import on_terminal

CONTEXT = 36  # code points shown on each side: with the place before them they fit a line of a terminal
LONGEST = 60  # code points shown of the marked text itself
SUGGESTIONS = 3  # more choices than this are in the JSON

_BOLD, _DIM, _RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
_COLOURS = {
    Severity.CRITICAL: "\x1b[1;35m",
    Severity.MAJOR: "\x1b[31m",
    Severity.MINOR: "\x1b[33m",
    Severity.NEUTRAL: "\x1b[36m",
}


def render(result: Result, view: View) -> str:
    """Return one block a finding and a line that sums up, coloured when the view says so."""
    return "\n".join(_lines(result, view)) + "\n"


def _lines(result: Result, view: View) -> Iterator[str]:
    for segment in result.segments:
        lines = Lines(segment.segment.text) if segment.findings else None
        name = view.title if segment.segment.id is None else f"{view.title}:{segment.segment.id}"
        for finding in segment.findings:
            assert lines is not None
            line, column = lines.place(finding.start)
            place = f"{on_terminal(name)}:{line}:{column}:"
            severity = _painted(str(finding.severity), _COLOURS[finding.severity], view)
            message = on_terminal(finding.message)
            yield f"{_painted(place, _BOLD, view)} {severity} {finding.check}: {message}"
            yield f"    {_excerpt(segment.segment.text, finding, view)}"
            for related in finding.related[:1]:
                yield "    {} {}:{}: {}".format(
                    related.role, *lines.place(related.start), on_terminal(_shortened(related.text))
                )
            if why := finding.evidence.get("why"):
                yield f"    {_painted(on_terminal(f'why: {why}'), _DIM, view)}"
            if fixes := _fixes(finding):
                yield f"    → {fixes}"
            yield ""
    yield _summary(result, view)


def _excerpt(text: str, finding: Finding, view: View) -> str:
    before = text[max(0, finding.start - CONTEXT) : finding.start]
    after = text[finding.end : finding.end + CONTEXT]
    marked = on_terminal(_shortened(finding.text))
    marked = _painted(marked, "\x1b[4m" + _COLOURS[finding.severity], view) if view.colour else f"[{marked}]"
    opening = "…" if finding.start > CONTEXT else ""
    closing = "…" if finding.end + CONTEXT < len(text) else ""
    return f"{opening}{on_terminal(before)}{marked}{on_terminal(after)}{closing}"


def _fixes(finding: Finding) -> str:
    """Join the first suggestions; an empty label is a deletion."""
    return " · ".join(
        f"{on_terminal(_shortened(it.label)) or '(delete)'} ({it.origin}, {it.confidence:.0%})"
        for it in finding.suggestions[:SUGGESTIONS]
    )


def _summary(result: Result, view: View) -> str:
    guess = result.language
    said = "as told" if guess.declared else f"detected, {guess.confidence:.0%} sure"
    language = f"{view.language(guess.tag)} ({said})" if guess.tag else view.language(None)
    counts = Counter(finding.severity for finding in result.findings)
    parts = [_painted(f"{counts[it]} {it}", _COLOURS[it], view) for it in reversed(Severity) if counts[it]]
    return f"{on_terminal(view.title)}: {language}: {', '.join(parts) or 'nothing found'}"


def _shortened(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _painted(text: str, colour: str, view: View) -> str:
    return f"{colour}{text}{_RESET}" if view.colour else text
