"""Places that are not prose: addresses, code, placeholders, markup, file names, handles."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from operator import attrgetter

import regex

from ..model import Span

# Every alternative starts with a literal or a bounded run, so that the search stays linear.
_PROTECTED = regex.compile(
    r"""
      (?:[a-z][a-z0-9+.-]{1,15}://|mailto:)[^\s<>"“”«»「」『』（）、。，；：！？]++   # addresses
    | \bwww\.[^\s<>"“”«»「」『』（）、。，；：！？]++
    | [\w.+-]{1,64}@[\w-]{1,63}(?:(?:\.[\w-]{1,63})++|:[\w./~-]{1,200})   # e-mail, hosts of ssh
    | (?<![\w%])@[\w.@]{1,64}                                # handles
    | (?<![\w&])\#[\p{L}\p{N}_]{1,100}                       # hashtags
    | (?<!`)`[^`\n]{1,200}`(?!`)                            # code
    | <(?P<code>code|kbd|pre|samp|tt|var)\b[^<>\n]{0,300}>[^<>\n]{1,200}</(?P=code)>
    | </?[a-zA-Z][^<>\n]{0,300}>                             # tags
    | \{\{[^{}\n]{1,100}\}\} | \$?\{[\w .:,%+-]{0,100}\}     # placeholders
    | \$[A-Za-z_][\w.]{0,60}                                 # variables of shells and templates
    | (?<![\w=-])[A-Za-z][\w:-]{0,40}=(?:"[^"\s]{0,80}"|'[^'\s]{0,80}'|[\w./%\#-]{1,80})   # settings
    | %\#@\w{1,60}@                                          # Apple's variables
    | %\([\w .-]{1,60}\)(?:[-+\#0-9.]{0,6}[diouxXeEfFgGcrsa])?           # Python's, whatever follows
    | %(?:\d{1,2}\$)?[-+\#0-9.*]{0,6}(?:hh?|ll?|[qjzt])?                # printf
        (?:@|[diouxXeEfFgGcspn](?![\p{Latin}\d_]))           # … and Qt's %n
    | %L?\d{1,2}(?![\p{Latin}\d_%])                          # Qt's arguments
    | &(?:[a-zA-Z]{2,10}|\#\d{1,7}|\#x[0-9a-fA-F]{1,6});     # entities
    | /(?<![A-Za-z0-9./<]/)(?:[A-Za-z0-9_.-]{1,80}/){1,20}[A-Za-z0-9_.-]{0,80}
    | \b(?:[A-Za-z]:\\|~?/)(?:[\w.-]{1,80}[/\\]){1,20}[\w.-]{0,80}   # paths
    | (?<![\w*/])[A-Za-z0-9_.-]{1,40}/(?:[A-Za-z0-9_.*-]{1,40}/){0,6}\*[A-Za-z0-9_./*-]{0,80}
    | \b(?:[\w-]{1,63}\.){1,6}(?:com|org|net|edu|gov|int|info|io|ai|app|dev|tv|co|eu
        |de|fr|ru|uk|pl|it|es|nl|ca|au|jp|cn|br|ua|cz|us|ch|at|be|se|no|fi|dk|pt|gr|ro|hu|sk|si|hr|bg|lt|lv|ee|ie|in|kr
        |tw|hk|mx|ar|cl|za|tr|il|ir
        |html?|php|js|css|py|json|xml|ya?ml|csv|txt|md|pdf|docx?|xlsx?|pptx?|png|jpe?g|gif|svg|mp[34]|zip|exe|dll|ini
        |cfg|epub|log|pot?|rst|sql|tex|toml)
        (?:/[^\s<>"“”«»]*+)?(?![\w-])
    | (?<![A-Za-z0-9_\u00c0-\u024f])[a-zA-Z]+(?=[_(])(?:
          (?:_[a-zA-Z0-9]+)++(?![A-Za-z0-9_\u00c0-\u024f])(?::[a-zA-Z_]{1,20}|\(\))?   # snake_case, en_GB:en
        | \(\)                                               # calls
        | (?:\([A-Z]{2,10}\)[a-z_]{0,30}){1,9}               # keys pressed: name(TAB)word
      )
    | \b[a-z]{2,30}[A-Z][a-z]+[A-Za-z]*\b(?=\()
    | __(?<![A-Za-z0-9_]__)[a-zA-Z0-9_]{1,60}__(?![A-Za-z0-9_])
    | :(?<![A-Za-z0-9_:]:)[a-z][a-z0-9_+-]{1,30}:(?![A-Za-z0-9_:])      # roles, signs by name
    | --(?<![A-Za-z0-9_-]--)[a-z][a-z0-9]{0,30}(?:(?:-[a-z0-9]{1,30}){1,9}(?:=[\x21-\x7E]{0,80})?
        |=[\x21-\x7E]{1,80})                                # options
    | (?P<part>[YMDHhmsd])(?P=part)(?<![A-Za-z0-9_]..)(?P=part){0,2}
        (?:[-:/.\[\]]{1,3}(?P<next>[YMDHhmsSu])(?P=next){1,5}\]{0,2}){1,6}   # forms of dates and times
    | /(?<=\p{L}\p{L}/)-?\p{Ll}{1,2}(?![\p{L}\p{N}_/-]|\.[\p{L}\p{N}])   # endings of another gender
    | \((?<=\p{L}\p{L}\()-?\p{Ll}{1,3}\)                      # … or number
    """,
    regex.V1 | regex.VERBOSE,
)
# Signs one of which stands in every protected place, each with what must touch it: “50%.”, “24/7”, “R&D” mark no line.
# The standard library finds one literal sign several times sooner than one of a set.
_DATES = r"([YMDHhmsSu])\1"  # the part of a form behind the sign before it
_MARKS = {
    sign: re.compile(re.escape(sign) + touching)
    for sign, touching in {
        **dict.fromkeys("@`{\\_", ""),
        **dict.fromkeys("[]", _DATES),
        ".": rf"(?:[a-z]|(?<=www\.)|{_DATES})",
        ":": rf"(?:[a-z]|(?<=mailto:)|{_DATES})",
        "-": rf"(?:-[a-z]|{_DATES})",
        "#": r"\w",
        "$": r"[A-Za-z_]",
        "=": r"(?<=\w=)[\w./%#\"'-]",
        "<": r"[/a-zA-Z]",
        "&": r"(?:[a-zA-Z]{2,10}|#\w{1,8});",
        "%": r"\.*[-+#*(@a-zA-Z\d]",
        "/": rf"(?:(?<=:/)|[^\s/\\]{{1,80}}[/\\]|\*|-?[^\W\d]{{1,2}}(?!\w)|{_DATES})",
        "(": r"(?:(?<=[a-zA-Z]\()|-?\w{1,3}\))",
    }.items()
}


class Protected:
    """The protected spans of a text, in order. None crosses a line, so each line is looked at when it is asked for.

    ``known`` are further spans of it, such as the segment's format protects; ``syntax`` those of messages with cases,
    whose words stand in braces as placeholders do.
    """

    def __init__(self, text: str, known: Sequence[Span] = (), syntax: Sequence[Span] = ()) -> None:
        self._text = text
        self._known = sorted({*known, *syntax})
        self._syntax = syntax
        self._lines = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self._found: dict[int, list[Span]] = {}

    @cached_property
    def spans(self) -> list[Span]:
        """All of them."""
        return [span for line in range(len(self._lines) - 1) for span in self._in_line(line)]

    def covers(self, start: int, end: int) -> bool:
        """Say whether a protected span touches the range."""
        near = self._near(start, end)
        return bool(near) and any(span.start < end and start < span.end for span in near)

    def holds(self, start: int, end: int) -> bool:
        """Say whether the range lies inside a protected span that is larger than it."""
        return any(
            span.start <= start and end <= span.end and end - start < span.end - span.start
            for span in self._near(start, end)
        )

    def _near(self, start: int, end: int) -> Sequence[Span]:
        first = max(0, bisect_right(self._lines, start) - 1)
        last = min(max(first, bisect_left(self._lines, end) - 1), len(self._lines) - 2)
        found: list[Span] = []
        for line in range(first, last + 1):
            if spans := self._in_line(line):
                place = max(0, bisect_right(spans, start, key=attrgetter("start")) - 1)
                found += spans[place : bisect_left(spans, end, place, key=attrgetter("start"))]
        return found

    @cached_property
    def _marks(self) -> list[int]:
        """Where the signs stand without which nothing is protected."""
        there = [mark for sign, mark in _MARKS.items() if sign in self._text]
        return sorted(match.start() for mark in there for match in mark.finditer(self._text))

    def _in_line(self, line: int) -> list[Span]:
        if line not in self._found:
            ends = self._lines[line], self._lines[line + 1] - 1
            place = bisect_left(self._marks, ends[0])
            marked = place < len(self._marks) and self._marks[place] < ends[1]
            found = [Span(*m.span()) for m in _PROTECTED.finditer(self._text, *ends)] if marked else []
            if self._syntax:
                found = [span for span in found if not _touches(span, self._syntax)]
            self._found[line] = _joined(found, self._known, *ends) if self._known else found
        return self._found[line]


def _touches(span: Span, others: Sequence[Span]) -> bool:
    """Say whether a span overlaps one of others, which are in order and apart."""
    place = bisect_left(others, span.end, key=attrgetter("start"))
    return place > 0 and others[place - 1].end > span.start


def _joined(found: list[Span], known: list[Span], start: int, end: int) -> list[Span]:
    """Add the known spans that start in a line to those that were found there; where they overlap they become one."""
    here = known[bisect_left(known, start, key=attrgetter("start")) : bisect_right(known, end, key=attrgetter("start"))]
    joined: list[Span] = []
    for span in sorted([*found, *here]):
        if joined and span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return joined
