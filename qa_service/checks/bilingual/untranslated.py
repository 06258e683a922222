"""A target that is its source word for word, where the words are the source's language and not the target's."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Finding, Severity
from ...rulebook import Rulebook
from ...text.reading import Reading
from .strays import Strays

CHECK = "bilingual.untranslated"
SENTENCE = 0.9  # confidence when words in small letters wait for translation
LABEL = 0.7  # … when all words have capitals, which names have as well
WORD = 0.55  # … when there is one word
SHARE = 0.5  # of the words that must want translation
ABBREVIATED = 3  # letters of a word that the names of months and days are cut to
LONGEST = 2_000  # code points; what is longer and foreign is a foreign segment


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Yield a finding for the whole target, unless ``foreign.*`` marks words of it: one event, one finding."""
    source = reading.source
    if source is None or reading.source_lang is None or CHECK not in rules or len(reading.text) > LONGEST:
        return
    if not is_same(source, reading.text) or is_same_language(reading):
        return
    tokens = reading.tokens
    words = [
        index
        for index, word in enumerate(tokens.words)
        if word[0].isalpha() and not reading.protected.covers(tokens.starts[index], tokens.ends[index])
    ]
    if not words or (len(words) == 1 and tokens.words[words[0]].isupper()):
        return
    strays = Strays(reading)
    if len(words) == 1 and (_is_short(reading, words[0]) or strays.may_be_name(words[0])):
        return
    waiting = [index for index in words if strays.wants_translation(index)]
    small = any(tokens.words[index][0].islower() for index in waiting)
    several = len(words) > 1
    # Capitals throughout may be a name: then one word that is no common word is enough to let it stand.
    share = SHARE if small and several else 1.0
    if not waiting or len(waiting) < share * len(words) or "+" in reading.text or strays.said_by_foreign():
        return
    confidence = SENTENCE if small and several else LABEL if several or small else WORD
    yield rules[CHECK].finding(
        reading.text,
        tokens.starts[words[0]],
        tokens.ends[words[-1]],
        confidence=confidence,
        severity=Severity.MAJOR if small and several else Severity.MINOR,
        lang=reading.source_lang,
        evidence={"words": [tokens.words[index] for index in waiting][:10]},
    )


def _is_short(reading: Reading, index: int) -> bool:
    """Say whether a lone word is so short, or has a full stop, that it may be an abbreviation in both languages."""
    tokens = reading.tokens
    return len(tokens.words[index]) <= ABBREVIATED or tokens.gaps[index + 1].startswith(".")


def is_same(source: str, target: str) -> bool:
    """Say whether two texts are the same but for white space and capitals."""
    return source == target or source.split() == target.split() or source.casefold() == target.casefold()


def is_same_language(reading: Reading) -> bool:
    """Say whether source and target are one language, perhaps of two countries."""
    return (reading.source_lang or "").partition("-")[0] == reading.pack.tag.partition("-")[0]
