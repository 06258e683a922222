"""Placeholders and tags that stand in a text: each with its place and what must be the same in source and target."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import regex

_MARKER = regex.compile(
    r"""
      (?P<mustache>\{\{[^{}\n]{1,100}\}\})
    | (?P<named>\$\{[^{}\n]{1,100}\} | \#\{[\w.\[\]]{1,100}\} | %\{[\w.]{1,60}\} | \$t\([^()\n]{1,100}\)
        | %\#@\w{1,60}@)
    | (?P<brace>\{(?:\w[\w.\[\]-]{0,59})?(?:![rsa])?(?:[:,][^{}\n]{1,60})?\})
    | (?P<escaped>%%)
    | (?P<printf>%\([\w.-]{1,60}\)[-+0\#]{0,3}\d{0,4}(?:\.\d{1,3})?[diouxXeEfFgGcrsa]
        | %\d{1,2}\$[-+0\#']{0,3}\d{0,4}(?:\.\d{1,3})?(?:hh|h|ll|l|q|L|z|t|j)?[diouxXeEfFgGcCsSpaA@]
        # not the per cent of “41%-a” or “50 % de”, though “2 %s” is one
        | (?<!\p{Nd})(?:(?<!\p{Nd}[\s\u00a0\u202f])|(?=[^\p{L}]{1,8}\p{L}{1,3}(?!\p{L})))
            %[-+0\#']{0,3}(?:\*|\d{0,4})(?:\.(?:\d{1,3}|\*))?(?:hh|h|ll|l|q|L|z|t|j)?[diouxXeEfFgGcCsSpaA@])
    | (?P<shouted>(?<![\w$%])\$[A-Z][A-Z0-9_]{1,40}\$ | (?<![\w$%])%[A-Z][A-Z0-9_]{2,40}%)
    | (?P<numbered>(?<![\p{Nd}\p{L}])%L?[1-9](?![\p{Nd}\p{L}%$]|[.,]\p{Nd}))
    | (?P<tag>(?<!<)</?[a-zA-Z][\w:.-]{0,40}(?:\s[^<>\n]{0,500})?/?>)
    """,
    regex.V1 | regex.VERBOSE,
)
_POSSIBLE = regex.compile(r"[%{$<]")
_CONVERSION = regex.compile(
    r"%(?:(\d{1,2})\$|\(([^()]+)\))?[-+0#' ]*(?:\*|\d*)(?:\.(?:\d+|\*))?([hlqLztj]{0,2}[a-zA-Z@])"
)
_TAG = regex.compile(r"<(/?)([\w:.-]+)")
_HTML = frozenset(
    """
    a abbr b bdi bdo big blockquote br button center cite code dd del dfn div dl dt em font h1 h2 h3 h4 h5 h6 hr i img
    input ins kbd label li mark nobr ol option p pre q s samp script select small span strike strong style sub sup table
    tbody td th thead tr tt u ul var wbr
    """.split()
)


@dataclass(frozen=True, slots=True)
class Marker:
    """A placeholder or tag at code points ``start``–``end``; ``key`` is what the other side must have as well.

    ``family`` names the alternatives of one syntax; ``index`` is the number of a printf argument, from 1, or 0.
    """

    start: int
    end: int
    text: str
    family: str
    key: str
    index: int = 0


def markers_in(text: str) -> list[Marker]:
    """Return the markers of a text in order of place."""
    return list(_find(text)) if _POSSIBLE.search(text) else []


def _find(text: str) -> Iterator[Marker]:
    for marker in _outer(text):
        yield marker
        if marker.family == "tag":  # <a href="%(page)s">
            inside = marker.text[1:]
            yield from (
                replace(inner, start=inner.start + marker.start + 1, end=inner.end + marker.start + 1)
                for inner in _outer(inside)
                if inner.family != "printf"  # whose order and number only the whole text tells
            )


def _outer(text: str) -> Iterator[Marker]:
    bare = 0
    for match in _MARKER.finditer(text):
        family, found = match.lastgroup or "", match[0]
        if family == "escaped":
            continue
        key, index = _inner(found), 0
        if family == "printf":
            conversion = _CONVERSION.match(found)
            assert conversion is not None  # the pattern above is the narrower one
            position, name, key = conversion.groups()
            key = "d" if key == "i" else key
            if name:
                family, key = "printf-named", f"{name}:{key}"
            else:
                bare += not position
                index = int(position) if position else bare
        elif family == "tag":
            close, name = _TAG.match(found).groups()  # type: ignore[union-attr]  # the pattern above is the narrower one
            key = ("" if name.lower() == "br" else close) + name.lower()
            if found.count('"') % 2:  # <a href="page>
                key += '"'
        yield Marker(*match.span(), found, family, key, index)


def _inner(found: str) -> str:
    """Drop blanks inside the braces: “{{ name }}” is “{{name}}”."""
    return "".join(found.split())


def without_number_signs(markers: list[Marker], others: list[Marker]) -> list[Marker]:
    """Take “#{name}” for a number sign and “{name}” where that is what the other side has: “No. {name}”."""
    braces = {marker.key for marker in others if marker.family == "brace"}
    return [_bare(marker) if marker.text.startswith("#") and marker.key[1:] in braces else marker for marker in markers]


def _bare(marker: Marker) -> Marker:
    return Marker(marker.start + 1, marker.end, marker.text[1:], "brace", marker.key[1:])


def without_words(markers: list[Marker], context: list[Marker]) -> list[Marker]:
    """Drop tags that are words in angle brackets such as <file>: not known, not self-closing, never closed."""
    closed = {marker.key[1:] for marker in context if marker.family == "tag" and marker.key.startswith("/")}
    return [marker for marker in markers if marker.family != "tag" or _is_tag(marker, closed)]


def _is_tag(marker: Marker, closed: set[str]) -> bool:
    name = marker.key.strip('/"')
    return name in _HTML or name in closed or marker.text.endswith("/>")
