"""Paragraphs and sentences of a text, as spans without the white space around them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

import regex

from ..model import Span

_PARAGRAPH = regex.compile(r"[^\r\n\u2028\u2029]+")
# A sentence ends at its marks and the closing quotes and brackets behind them, when white space or the end follows;
# full-width marks need no space behind them.
_END = regex.compile(r"""(?:[.!?…؟۔।॥՞։]++["'”’»)\]*_]*+(?=\s|$)|[。！？｡]++[”’」』）]*+)""")
_CLOSERS = frozenset("\"'”“’»«)]›」』）】*_`")
_FINAL = frozenset(".!?…:;>。！？｡：；؟۔।॥՞։።")
_UNMARKED = regex.compile(r"[\p{Thai}\p{Lao}]", regex.V1)
_LAST_WORD = regex.compile(r"\S+\Z")
_INITIAL = regex.compile(r"\W*\p{Lu}\.", regex.V1)
_STARTS_LOWER = regex.compile(r"\s*+(?:\p{Ll}|(?P<number>\p{N}))", regex.V1)


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs (lines with something in them), trimmed."""
    return [span for match in _PARAGRAPH.finditer(text) if (span := trim(text, *match.span()))]


def sentences(text: str, paragraph: Span, abbreviations: Collection[str]) -> Iterator[Span]:
    """Yield the sentences of one paragraph, trimmed.

    A full stop does not end a sentence after an abbreviation or a single capital letter, or before a small letter.
    """
    start = paragraph.start
    for match in _END.finditer(text, paragraph.start, paragraph.end):
        if _goes_on(text, start, match, paragraph.end, abbreviations):
            continue
        if span := trim(text, start, match.end()):
            yield span
        start = match.end()
    if span := trim(text, start, paragraph.end):
        yield span


def _goes_on(text: str, start: int, match: regex.Match[str], end: int, abbreviations: Collection[str]) -> bool:
    if match[0] != ".":
        return bool(match[0].startswith(".") and _STARTS_LOWER.match(text, match.end(), end))
    if lower := _STARTS_LOWER.match(text, match.end(), end):
        return lower["number"] is None or _abbreviated(text, start, match.end(), abbreviations)
    return _abbreviated(text, start, match.end(), abbreviations)


def _abbreviated(text: str, start: int, end: int, abbreviations: Collection[str]) -> bool:
    word = _LAST_WORD.search(text, max(start, end - 24), end)
    return bool(word and (word[0].lstrip("(«„“\"'") in abbreviations or _INITIAL.fullmatch(word[0])))


def is_open(text: str, span: Span) -> bool:
    """Say whether no mark ends a stretch of text, as in headlines, captions and cells; closing quotes are none.

    Thai and Lao write no such marks: nothing there is open.
    """
    end = span.end
    while end > span.start and text[end - 1] in _CLOSERS:
        end -= 1
    return text[end - 1] not in _FINAL and not _UNMARKED.match(text, end - 1)


def trim(text: str, start: int, end: int) -> Span | None:
    """Return the span without white space at its ends, or None when nothing is left."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None
