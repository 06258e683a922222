"""Paragraphs and sentences of a text, as spans without the white space around them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from unicodedata import category

import regex

from ..model import Span
from .case import is_georgian

# The standard library is the faster one at a set of signs.
_PARAGRAPH = re.compile(r"\S(?:[^\r\n\u2028\u2029]*\S)?")
# A sentence ends at its marks and the closing quotes and brackets behind them, when white space or the end follows.
# Full-width marks and those of Ethiopic, Burmese, Khmer and Tibetan need no space behind them. The Greek question mark
# looks like a semicolon, and a capital follows it. The question mark of Armenian stands inside the sentence.
UNSPACED_ENDS = "。！？｡።፧፨။។៕༎"
_END = regex.compile(
    rf"""([.!?…؟۔।॥։]++["'”’»)\]*_]*+)(?:\s++|$) | ((?:[{UNSPACED_ENDS}]|፡፡)++[”’»」』）]*+)\s*+
       | ((?<=\p{{Greek}});[”»]?+)\s++(?=[\p{{Greek}}&&\p{{Lu}}])""",
    regex.V1 | regex.VERBOSE,
)
_MARK = re.compile(f"[.!?…؟۔।॥։;፡{UNSPACED_ENDS}]")  # what each of these begins with
_CLOSERS = frozenset("\"'”“’»«)]›」』）】*_`")
_FINAL = frozenset(".!?…:;>：；؟۔।॥՞։፡" + UNSPACED_ENDS)
_UNMARKED = regex.compile(r"[\p{Thai}\p{Lao}]", regex.V1)
_LONGEST = 24  # code points before a full stop in which an abbreviation stands
_INITIAL = regex.compile(r"\W*\p{Lu}\.", regex.V1)
_SHORT = 6  # code points of an initial with its full stop and what may open before it


def paragraphs(text: str) -> list[Span]:
    """Return the paragraphs (lines with something in them), trimmed."""
    return [Span(*match.span()) for match in _PARAGRAPH.finditer(text)]


def by_paragraph(text: str, lines: Sequence[Span], abbreviations: Collection[str]) -> list[list[Span]]:
    """Return the sentences of each paragraph. One with no mark before its last code point is a sentence as it is."""
    return [
        list(sentences(text, line, abbreviations)) if _MARK.search(text, line.start, line.end - 1) else [line]
        for line in lines
    ]


def sentences(text: str, paragraph: Span, abbreviations: Collection[str]) -> Iterator[Span]:
    """Yield the sentences of one paragraph, trimmed.

    A full stop does not end a sentence after an abbreviation or a single capital letter, or before a small letter.
    """
    start = reached = paragraph.start
    for mark in _MARK.finditer(text, start, paragraph.end):
        place = mark.start()
        match = _END.match(text, place, paragraph.end) if place >= reached else None
        if match is None:
            continue
        reached = match.end()
        if reached == paragraph.end:
            break
        end = match.end(match.lastindex or 0)
        if not _goes_on(text, start, end, match, paragraph.end, abbreviations):
            yield Span(start, end)
            start = reached
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _goes_on(
    text: str, start: int, end: int, match: regex.Match[str], limit: int, abbreviations: Collection[str]
) -> bool:
    marks, after = match[1], match.end()
    if not marks or marks[0] != ".":
        return False
    behind = category(text[after]) if after < limit else ""
    small = behind == "Ll" and not is_georgian(text[after])
    if marks != ".":
        return small or behind.startswith("N")
    if small:
        return True
    word = text[max(start, end - _LONGEST) : end].rsplit(maxsplit=1)[-1]
    return word.lstrip("(«„“\"'") in abbreviations or (len(word) < _SHORT and bool(_INITIAL.fullmatch(word)))


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
