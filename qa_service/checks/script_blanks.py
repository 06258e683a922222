"""Blanks that a script never sets: beside Chinese and Japanese marks, before vowel signs, around joiners."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import regex

from ..model import Edit
from ..packs import LanguagePack
from .blanks import BLANK
from .places import Place

_WIDE = r"\p{Han}\p{Hiragana}\p{Katakana}ー々"
_STOPS, _OPENERS, _CLOSERS = "，。、；：", "「『（《〈【［", "」』）》〉】］"

_MARKS = f"{_STOPS}{_OPENERS}{_CLOSERS}“”·％"


def _sign(letters: str, signs: str) -> str:
    """Return what finds a blank before a sign that follows a letter, and then the one behind it."""
    return (
        rf"(?<=[{letters}])(?P<blank>{BLANK}{{1,4}}+)(?=[{signs}])"
        rf"|(?<=[{letters}]{BLANK}[{signs}]{{1,3}})(?P<blank>{BLANK}{{1,4}}+)(?=[{letters}])"
    )


# By script: where a run of blanks is wrong, and why. Each looks at a bounded stretch around a blank.
_WRONG = {
    # Full-width marks bring their own space; a blank only behind one (「はい」 と) is how some people write.
    "Hani": (
        rf"(?<=\S)(?P<blank>{BLANK}{{1,4}}+)(?=[{_MARKS}]{BLANK}{{1,4}}+\S)"
        rf"|(?<=\S{BLANK}{{1,4}}[{_MARKS}])(?P<blank>{BLANK}{{1,4}}+)(?=\S)"
        rf"|(?<=[{_WIDE}{_STOPS}{_CLOSERS}”！？])(?P<blank>{BLANK}{{1,4}}+)(?=[{_STOPS}{_CLOSERS}”])"
        rf"|(?<=[{_OPENERS}“])(?P<blank>{BLANK}{{1,4}}+)(?=\S)",
        "a space beside a full-width mark",
    ),
    # A vowel sign or tone mark belongs to the consonant before it.
    "Thai": (_sign(r"\p{Thai}", r"\p{M}ะาำๅ"), "a space beside a vowel sign"),
    "Laoo": (_sign(r"\p{Lao}", r"\p{M}ະາຳ"), "a space beside a vowel sign"),
    "Arab": (
        rf"(?<=\p{{L}})(?P<blank>{BLANK}{{1,4}}+)\u200c(?P<blank>{BLANK}{{1,4}}+)(?=\p{{L}})",
        "spaces around a zero-width non-joiner",
    ),
    # “፡፡” closes a sentence; a single “፡” may stand between blanks as the old mark between words. A slash abbreviates.
    "Ethi": (
        rf"(?<=\p{{Ethi}})(?P<blank>{BLANK}{{0,4}}+)፡(?P<blank>{BLANK}{{0,4}}+)፡"
        rf"|(?<=(?<!\p{{L}})\p{{Ethi}}{{1,3}})(?P<blank>{BLANK}{{1,2}}+)/(?P<blank>{BLANK}{{0,2}}+)(?=\p{{Ethi}})",
        "a space inside a mark or an abbreviation",
    ),
    # Particles stand at the word before them, also behind a bracket or a quotation mark.
    "Hang": (
        rf"(?<=[\p{{L}}\p{{N}}.!?…]{BLANK}?[)”’\"'%])(?P<blank>{BLANK}{{1,2}}+)"
        r"(?:은|는|가|을|를|에|의|도|에게|에서|에는|로|으로|와|과|고|며|라고|이라고|라는|이라는|라며|이라며|하며|까지|부터)(?![\p{L}\p{M}])",
        "a space before a particle",
    ),
}
# What must stand there for any of these to match, looked for by the standard library's faster engine.
_MAYBE = {
    "Hani": re.compile(rf"[{_MARKS}]{BLANK}|{BLANK}[{_MARKS}]"),
    "Thai": re.compile(rf"{BLANK}[\u0e30-\u0e3a\u0e45\u0e47-\u0e4e]"),
    "Laoo": re.compile(rf"{BLANK}[\u0eb0-\u0ebc\u0ec8-\u0ece]"),
    "Arab": re.compile(rf"\u200c{BLANK}"),
    "Ethi": re.compile(rf"{BLANK}[፡/]|፡{BLANK}"),
    "Hang": re.compile(rf"[)”’\"'%]{BLANK}{{1,2}}[은는가을를에의도로으와과고며라이하까부]"),
}
_SCRIPTS = {"Hans": "Hani", "Hant": "Hani", "Jpan": "Hani", "Hira": "Hani", "Kana": "Hani", "Kore": "Hang"}


def between_signs(text: str, pack: LanguagePack) -> Iterator[Place]:
    """Yield blanks that the script of this language sets nowhere, over a whole text."""
    for script in dict.fromkeys(_SCRIPTS.get(script, script) for script in pack.scripts):
        if script not in _WRONG or not _MAYBE[script].search(text):
            continue
        for match in _compiled(script).finditer(text):
            edits = tuple(Edit(start, end, "") for start, end in sorted(match.spans("blank")) if start < end)
            if edits:
                start, end = edits[0].start - 1, max(match.end(), edits[-1].end + 1)
                yield Place(start, end, edits, _WRONG[script][1], 0.85)


@lru_cache(maxsize=16)
def _compiled(script: str) -> regex.Pattern[str]:
    return regex.compile(_WRONG[script][0], regex.V1)
