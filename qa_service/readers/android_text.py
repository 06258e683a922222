"""The text of an Android resource: its escapes, quotes and white space, as the resource compiler reads them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

import regex

from ..model import Edit, Span

_SURROGATES = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_TOKEN = regex.compile(rf'{_SURROGATES}|\\u[0-9a-fA-F]{{4}}|\\.|\\|"|\s++|[^\\"\s]++', regex.DOTALL)
_ESCAPES = {"n": "\n", "t": "\t"}
_SPECIAL = regex.compile(r"""[\\'"\n\t]""")
_AS_WRITTEN = {"\n": "\\n", "\t": "\\t"}


def android_text(text: str, protected: Sequence[Span] = ()) -> tuple[str, tuple[Span, ...]]:
    """Return what a text says, and where its protected spans (code points) lie in that.

    Runs of white space become one space and the ends are trimmed, except between double quotes, which are dropped.
    """
    result, olds, news = _read(text)

    def moved(place: int) -> int:
        index = bisect_right(olds, place) - 1
        return min(news[index] + place - olds[index], len(result), news[min(index + 1, len(news) - 1)])

    spans = (Span(moved(span.start), moved(span.end)) for span in protected)
    return result, tuple(span for span in spans if span.start < span.end)


def android_source(text: str, edits: Sequence[Edit], wanted: str) -> str | None:
    """Return a resource's text with edits of what it says, so that it says ``wanted``; None where that fails.

    The places of the edits are in what it says; all that they do not touch stays as it is written.
    """
    _, olds, news = _read(text)
    pieces, reached = list[str](), 0
    for edit in edits:
        first = bisect_right(news, edit.start) - 1
        last = bisect_left(news, edit.end, lo=first) if edit.end > edit.start else first
        inside = last > 0 and news[last] > edit.end  # in the middle of a word, which is written as it is said
        start = olds[first] + edit.start - news[first]
        end = olds[last - 1] + edit.end - news[last - 1] if inside else olds[last]
        end = start if edit.start == edit.end else end
        pieces += [text[reached:start], _SPECIAL.sub(_escaped, edit.replacement)]
        reached = end
    source = "".join([*pieces, text[reached:]])
    return source if _read(source)[0] == wanted else None


def _escaped(match: regex.Match[str]) -> str:
    return _AS_WRITTEN.get(match[0]) or f"\\{match[0]}"


def _read(text: str) -> tuple[str, list[int], list[int]]:
    """Return what a text says, and the places of the same things in the text and in what it says."""
    words: list[str] = []
    olds, news = [0], [0]
    length, quoted, blank = 0, False, True
    for match in _TOKEN.finditer(text):
        token = match[0]
        if token == '"':
            said, quoted = "", not quoted
        elif token[0] == "\\":
            said, blank = _escape(token), False
        elif token.isspace() and not quoted:
            said, blank = "" if blank else " ", True
        else:
            said, blank = token, False
        words.append(said)
        length += len(said)
        olds.append(match.end())
        news.append(length)
    if words and blank and text[-1:].isspace() and length:
        words[-1] = words[-1][:-1] if words[-1] == " " else words[-1]
    return "".join(words), olds, news


def _escape(token: str) -> str:
    if token[1:2] == "u" and len(token) > 2:
        units = bytes.fromhex(token.replace("\\u", ""))
        return units.decode("utf-16-be", "replace")
    return _ESCAPES.get(token[1:], token[1:])
