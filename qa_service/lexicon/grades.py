"""How well a language is known, in a word a user can read."""

from __future__ import annotations

from enum import StrEnum

from ..packs import LanguagePack


class Grade(StrEnum):
    """What single stray words of the same script are judged by. Other scripts are found everywhere."""

    FULL = "full"
    GOOD = "good"
    BASIC = "basic"
    SCRIPT = "script"


MEANINGS = {
    Grade.FULL: "a frequency list and a dictionary: single stray words of the same script are found",
    Grade.GOOD: "one of the two, or word forms that hold nearly all text: most of them are found",
    Grade.BASIC: "word forms only: a stray word is found where much speaks for it",
    Grade.SCRIPT: "no lists: words in other scripts, letters the language does not write, many English words are found",
}


def grade(pack: LanguagePack) -> Grade:
    """Return the grade of a language from what its pack names."""
    sources = pack.lexicon
    if sources.frequency and sources.dictionaries:
        return Grade.FULL
    if sources.frequency or sources.dictionaries or sources.nearly_all:
        return Grade.GOOD
    return Grade.BASIC if sources.forms else Grade.SCRIPT
