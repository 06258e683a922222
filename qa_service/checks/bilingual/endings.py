"""The mark that ends a text: its kind, its place, and how a language writes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import regex

from ...rulebook import Rule

# Read backwards from the end: forwards, every place before it would be tried.
_CLOSERS = regex.compile(
    r"""(?:[\s"”“’'»«›‹)）\]］」』》〉*_`\u200b-\u200f\ufe0f\p{Extended_Pictographic}]|</?[a-zA-Z][^<>]{0,80}>)*+""",
    regex.V1 | regex.REVERSE,
)
_MARK = regex.compile(
    r"""(?P<ellipsis>(?:…|⋯|\.{3}|。{3}){1,3}+)
      | (?P<question>[?？؟⸮፧՞;;](?:[!！?？؟]{0,5}))
      | (?P<exclamation>[!！՜][!！]{0,5})
      | (?P<stop>[.。．｡।॥۔։።។။]|፡፡)
      | (?P<colon>[:：፦՝․])
      | (?P<comma>[,，،、])
      | (?P<semicolon>[;；؛])""",
    regex.V1 | regex.VERBOSE,
)
_SIGNS = frozenset(sign for sign in _MARK.pattern if sign in ".!?:;," or not sign.isascii())  # what marks are made of
_ABBREVIATION = regex.compile(
    r"(?:(?<!\p{L})\p{L}|\p{L}\.\p{L}|(?<!\p{L})(?:Inc|Ltd|Co|Corp|Jr|Sr|etc|vs|No|St|ca|usw|bzw|п|руб|г|гг|тыс|млн|млрд))\.\Z",
    regex.V1,
)
_LONGEST = 12  # code points of an end mark
_REACH = 200  # code points from the end in which closing quotes, tags and the mark stand
_GREEK_QUESTION = frozenset(";;")
_OWN = regex.compile(
    r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Arabic}\p{Devanagari}\p{Bengali}\p{Gurmukhi}\p{Armenian}\p{Ethiopic}\p{Khmer}"
    r"\p{Myanmar}\p{Greek}]",
    regex.V1,
)


@dataclass(frozen=True, slots=True)
class Ending:
    """A mark at code points ``start``–``end``; ``kind`` and ``text`` are empty where a text ends without one.

    ``own_script``: the letter before it is of a script that has marks of its own.
    """

    kind: str
    start: int
    end: int
    text: str
    own_script: bool


def ending(text: str, lang: str | None) -> Ending:
    """Return how a text ends, past closing quotation marks, brackets and tags."""
    greek = (lang or "").startswith("el")
    cut = _CLOSERS.match(text, max(0, len(text) - _REACH))
    end = cut.start() if cut else len(text)
    first = end
    while first > max(0, end - _LONGEST) and text[first - 1] in _SIGNS:
        first -= 1
    for start in range(first, end):
        match = _MARK.fullmatch(text, start, end)
        if match is None or (start and _MARK.match(text, start - 1, start) and match.lastgroup == "stop"):
            continue
        kind = match.lastgroup or ""
        if kind == "question" and text[start] in _GREEK_QUESTION and not greek:
            kind = "semicolon"
        if kind == "stop" and _ABBREVIATION.search(text, max(0, end - _LONGEST), end):
            kind = "abbreviation"
        before = text[:start].rstrip()[-1:]
        return Ending(kind, start, end, match[0], bool(_OWN.match(before)))
    return Ending("", end, end, "", False)


@lru_cache(maxsize=256)
def marks_of(rule: Rule, lang: str) -> Mapping[str, str]:
    """Return how a language writes end marks, by kind, where it does not write them as English does.

    Read from the rule's lists ``marks-TAG = ["stop 。", …]``; the tag without its subtags is tried as well.
    """
    entries = rule.lists.get(f"marks-{lang}") or rule.lists.get(f"marks-{lang.partition('-')[0]}") or ()
    return dict(entry.split() for entry in entries)
