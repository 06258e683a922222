"""Letters of one script that look like letters of another."""

from __future__ import annotations

from .scripts import script_of

_CYRILLIC_LATIN = dict(zip("аеорсухіјѕһԁѵїёАВЕКМНОРСТУХІЈЅЇЁ", "aeopcyxijshdvïëABEKMHOPCTYXIJSÏË", strict=True))
_GREEK_LATIN = dict(zip("οναιΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ovaiABEZHIKMNOPTYX", strict=True))
_LATIN_CYRILLIC = {latin: cyrillic for cyrillic, latin in _CYRILLIC_LATIN.items()}
_LATIN_GREEK = {latin: greek for greek, latin in _GREEK_LATIN.items()}
_TWINS = {
    ("Cyrl", "Latn"): _CYRILLIC_LATIN,
    ("Grek", "Latn"): _GREEK_LATIN,
    ("Latn", "Cyrl"): _LATIN_CYRILLIC,
    ("Latn", "Grek"): _LATIN_GREEK,
}


def twin(letters: str, script: str) -> str | None:
    """Return the letters in ``script`` that look like these; None when one of them has no twin there."""
    table = _TWINS.get((script_of(letters[0]) or "", script), {})
    return "".join(table[letter] for letter in letters) if all(letter in table for letter in letters) else None


def twin_word(word: str, script: str) -> str | None:
    """Return a word of two scripts with all its letters in ``script``; None when one has no twin or none changes."""
    letters = [letter if script_of(letter) in (script, None) else twin(letter, script) for letter in word]
    same = "".join(letter for letter in letters if letter)
    return None if None in letters or same == word else same
