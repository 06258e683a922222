"""The syntax of ICU messages with cases (``{n, plural, one{# boat} other{# boats}}``): what of them is not prose."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from ..model import Span

_HEADER = regex.compile(
    r"\{\s{0,20}[\w.-]{1,100}\s{0,20},\s{0,20}(?:plural|selectordinal|select)\s{0,20},(?:\s{0,20}offset:\d{1,9})?"
)
_BRACE = regex.compile(r"[{}]")
_LINE = regex.compile(r"[^\n]+")


def message_syntax(text: str) -> tuple[Span, ...]:
    """Return the places of a message that name arguments and cases; none crosses a line, none where braces do not
    close. The words inside the cases are prose."""
    if not _HEADER.search(text):
        return ()
    found: list[Span] = []
    # What is open, the innermost last: an argument with cases (and where its last case ended), a case, another argument
    open_: list[tuple[str, int]] = []
    for brace in _BRACE.finditer(text):
        place = brace.start()
        kind, since = open_[-1] if open_ else ("", 0)
        if brace[0] == "{":
            if kind == "cases":
                found.append(Span(since, place + 1))
                open_.append(("case", place))
            elif header := _HEADER.match(text, place):
                open_.append(("cases", header.end()))
                found.append(Span(place, header.end()))
            else:
                open_.append(("argument", place))
        elif not open_:
            return ()
        else:
            open_.pop()
            if kind == "cases":
                found.append(Span(since, place + 1))
            elif kind == "case":
                found.append(Span(place, place + 1))
                open_[-1] = ("cases", place + 1)
    return () if open_ else tuple(sorted({part for span in found for part in _by_line(text, span)}))


def _by_line(text: str, span: Span) -> Iterator[Span]:
    yield from (Span(*line.span()) for line in _LINE.finditer(text, span.start, span.end))
