"""The syntax of ICU messages with cases (``{n, plural, one{# boat} other{# boats}}``): what of them is not prose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import regex

from ..model import Span

_HEADER = regex.compile(
    r"\{\s{0,20}[\w.-]{1,100}\s{0,20},\s{0,20}(?:plural|selectordinal|select)\s{0,20},(?:\s{0,20}offset:\d{1,9})?"
)
# The beginning of a message, or of a case, whose braces may not pair.
_LIKELY = regex.compile(rf"{_HEADER.pattern}|(?<!\w)(?:zero|one|two|few|many|other|=\d{{1,9}})\s{{0,20}}(?=\{{)")
_BRACE = regex.compile(r"[{}]")
_LINE = regex.compile(r"[^\n]+")


def message_syntax(text: str) -> tuple[Span, ...]:
    """Return the places of a message that name arguments and cases; none crosses a line. The words inside the cases are
    prose. Where the braces do not pair, it is what looks like a header or the name of a common case."""
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
            return _likely(text)
        else:
            open_.pop()
            if kind == "cases":
                found.append(Span(since, place + 1))
            elif kind == "case":
                found.append(Span(place, place + 1))
                open_[-1] = ("cases", place + 1)
    return _likely(text) if open_ else _parts(text, found)


def _likely(text: str) -> tuple[Span, ...]:
    return _parts(text, (Span(*match.span()) for match in _LIKELY.finditer(text)))


def _parts(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans by line, in order."""
    return tuple(sorted({part for span in spans for part in _by_line(text, span)}))


def _by_line(text: str, span: Span) -> Iterator[Span]:
    yield from (Span(*line.span()) for line in _LINE.finditer(text, span.start, span.end))
