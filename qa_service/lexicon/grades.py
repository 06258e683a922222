"""How well a language is known, in a word a user can read."""

from __future__ import annotations

from enum import StrEnum

from ..packs import LanguagePack


class Grade(StrEnum):
    """What single stray words of the same script are judged by. Other scripts are found everywhere."""

    FULL = "full"  # a frequency list and a dictionary
    GOOD = "good"  # one of the two
    BASIC = "basic"  # word forms only: same-script words are flagged with much evidence
    SCRIPT = "script"  # nothing: only other scripts are found


def grade(pack: LanguagePack) -> Grade:
    """Return the grade of a language from what its pack names."""
    sources = pack.lexicon
    if sources.frequency and sources.dictionaries:
        return Grade.FULL
    if sources.frequency or sources.dictionaries:
        return Grade.GOOD
    return Grade.BASIC if sources.forms else Grade.SCRIPT
