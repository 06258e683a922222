"""Quotation marks that stand between blanks, so that nobody can see which word they belong to."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import regex

from ..model import Edit
from ..packs import LanguagePack
from ..text.case import has_case
from .blanks import Gap
from .places import Place

_SCOPE = 500  # code points of a line in which the marks before and behind this one are counted
_RUN = 4  # blanks in a row that may be detokenisation; more is layout
_QUOTES = frozenset("\"'«»“”„‘’‚")
_SINGLE = frozenset("'’‘‚")
_LOW = {"“": "„", "‘": "‚"}  # what closes a quotation that a low mark opened, in whatever language
_BEHIND = tuple(".,;:!?)")
_BEHIND_IT = frozenset(",.;:!?")  # marks that stand behind a closing quotation mark and behind no opening one
# Marks behind a closing quotation mark, after which no word goes on, as it does in “.txt”.
_NOTHING_OPENED = regex.compile(r"""[,.;:!?…)\]}"'«»“”„‘’。，；：！？،؛؟।။፡።]++(?![\p{L}\p{N}_%{<])""", regex.V1)
_MARK_QUOTED = regex.compile(r"""[,.;:!?…]{1,3}["'«»“”’]""")  # the full stop of: a name that begins with “.”
_STOPS = tuple(".!?…,।۔")
_OPENERS = "([«„“"
_ARROWS = "«»"  # also used to part the steps of a path: “Home » News » Sports” quotes nothing
_LOOSE = {mark: regex.compile(rf"(?<!\S){mark}(?!\S)") for mark in "'’"}  # one inside a word is an apostrophe


class Roles(NamedTuple):
    """Which quotation marks only open and which only close in a language; the others may do both."""

    openers: frozenset[str]
    closers: frozenset[str]
    spaced: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def loose_quotes(gap: Gap, pack: LanguagePack) -> Iterator[Place]:
    """Yield blanks on the inner side of a quotation mark.

    A mark that only opens is wrong before a blank, one that only closes behind a blank; one that may do both is
    wrong between two blanks, and the number of such marks before it on its line says which of them goes.
    """
    text = gap.text
    roles = _roles(pack.typography.quotes, pack.typography.spaced_quotes)
    for position in range(gap.start, gap.end):
        mark = text[position]
        if mark not in _QUOTES or mark in roles.spaced:
            continue
        opens = _opens(text, position, roles)
        if opens is None:
            continue
        run = _run(text, position, 1 if opens else -1)
        if run and text[position + (run + 1 if opens else -run - 1)] in _QUOTES:
            continue  # two marks in a row: which of them is too many, nobody can say
        if run and opens:
            edit = Edit(position + 1, position + 1 + run, "")
            yield Place(position, edit.end + 1, (edit,), f"a space behind the opening “{mark}”", 0.85)
        elif run:
            edit = Edit(position - run, position, "")
            yield Place(edit.start - 1, position + 1, (edit,), f"a space before the closing “{mark}”", 0.85)


@lru_cache(maxsize=256)
def _roles(quotes: tuple[tuple[str, str], ...], spaced: tuple[str, ...]) -> Roles:
    opening = {start for start, _ in quotes}
    closing = {end for _, end in quotes}
    if not {"«", "»"} & (opening | closing):  # strangers here: taken as most languages use them
        opening.add("«")
        closing.add("»")
    partners = {end for start, end in quotes if start in spaced}
    return Roles(
        frozenset(opening - closing), frozenset(closing - opening), frozenset({*spaced, *partners}), frozenset(quotes)
    )


def _opens(text: str, position: int, roles: Roles) -> bool | None:
    """Say whether a loose mark opens or closes; None when it is not loose or cannot be told."""
    mark = text[position]
    before, after = _neighbour(text, position - 1), _neighbour(text, position + 1)
    followed = _is_followed(text, position, after)
    if before == "blank" and not followed and text[position + 1 : position + 3].strip()[:1] in _BEHIND_IT:
        return False
    low = _LOW.get(mark)
    if low and before == "blank" and not followed and _last_mark(text, position, low) == low:
        return False
    if mark in roles.openers and not mark.isascii():
        alone = before in ("blank", "edge") or text[position - 1] in _OPENERS  # else it is used as a closing mark
        alone = alone and (mark not in _ARROWS or _has_partner(text, position + 1, mark, 1))
        return True if after == "blank" and alone else None
    if mark in roles.closers and not mark.isascii():
        alone = before == "blank" and not followed
        sure = mark not in "«»’" or _ends_clause(text, position, after) or _has_partner(text, position, mark, -1)
        return False if alone and sure else None
    loose = {before, after} <= {"blank", "edge"} and (before, after) != ("edge", "edge")
    if not loose or (mark in "\"'" and text[max(0, position - 2) : position].strip().isdigit()):  # feet and inches
        return None
    opens = _opens_by_partner(text, position, mark, roles)
    opens = _opens_by_count(text, position, mark) if opens is None else opens
    return _opens_by_marks(text, position, before, after) if opens is None else opens


def _is_followed(text: str, position: int, after: str) -> bool:
    """Say whether what a mark opens stands right behind it: a word, or the sign of “/path”, “.txt”, “%s”, “.”."""
    if after != "mark":
        return after == "word"
    return bool(_MARK_QUOTED.match(text, position + 1)) or not _NOTHING_OPENED.match(text, position + 1)


def _ends_clause(text: str, position: int, after: str) -> bool:
    """Say whether a mark stands behind the quotation mark, which then closes: “людьми » .”, “vrata . «” at an edge."""
    if after == "edge" and text[max(0, position - 2) : position].strip()[-1:] in _STOPS:
        return True
    return text[position + 1 : position + 3].strip()[:1] in _BEHIND


def _opens_by_partner(text: str, position: int, mark: str, roles: Roles) -> bool | None:
    """“„ … “ ,”: a mark that may do both closes what another mark, its partner, has opened on this line."""
    last = _last_mark(text, position)
    return False if last != mark and (last, mark) in roles.pairs else None


def _last_mark(text: str, position: int, also: str = "") -> str:
    """Return the nearest quotation mark before a place of a line; single ones are mostly apostrophes."""
    line = text[max(0, position - _SCOPE) : position].rpartition("\n")[2]
    marks = (character for character in reversed(line) if character in _QUOTES)
    return next((character for character in marks if character not in _SINGLE or character == also), "")


def _opens_by_marks(text: str, position: int, before: str, after: str) -> bool | None:
    """A quotation over several lines: one opens its line before a capital or follows a colon, another ends a clause."""
    last, first = text[max(0, position - 2) : position].strip()[-1:], text[position + 1 : position + 3].strip()[:1]
    if (before == "edge" and first.isupper()) or (last == ":" and first.isalnum()):
        return True
    if before == "blank" and first and first in _BEHIND:
        return False
    ends = after == "edge" or (first.islower() and has_case(first) and last != "," and before == "blank")
    return False if last and last in _STOPS and ends else None


def _has_partner(text: str, position: int, mark: str, step: int) -> bool:
    """Say whether another kind of quotation mark stands on that side of the line: “Home » News” quotes none."""
    if step > 0:
        line = text[position : position + _SCOPE].partition("\n")[0]
    else:
        line = text[max(0, position - _SCOPE) : position].rpartition("\n")[2]
    return any(character in _QUOTES and character not in (mark, "'", "’") for character in line)


def _opens_by_count(text: str, position: int, mark: str) -> bool | None:
    line_start = text.rfind("\n", max(0, position - _SCOPE), position) + 1
    if position - line_start > _SCOPE:
        return None
    line_end = text.find("\n", position, position + _SCOPE)
    line_end = line_end if line_end >= 0 else min(len(text), position + _SCOPE)
    if mark in _LOOSE:
        places = [found.start() for found in _LOOSE[mark].finditer(text, line_start, line_end)]
        return None if len(places) % 2 or position not in places else places.index(position) % 2 == 0
    if text.count(mark, line_start, line_end) % 2:
        return None
    return text.count(mark, line_start, position) % 2 == 0


def _neighbour(text: str, position: int) -> str:
    if position < 0 or position >= len(text) or text[position] in "\n\r":
        return "edge"
    if text[position] in " \u00a0\u202f\u2009":
        return "blank"
    return "word" if text[position].isalnum() else "mark"


def _run(text: str, position: int, step: int) -> int:
    """Count the blanks beside a mark; 0 when there are too many, or when only the edge of a line lies behind them."""
    length = 0
    while _neighbour(text, position + step * (length + 1)) == "blank" and length <= _RUN:
        length += 1
    beyond = _neighbour(text, position + step * (length + 1))
    return 0 if length > _RUN or beyond == "edge" else length
