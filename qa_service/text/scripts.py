"""Which script a letter or a word is written in, as ISO 15924 codes."""

from __future__ import annotations

from functools import lru_cache

import regex

# Scripts that the product knows by name; anything else is "Zzzz". Common and Inherited characters have no script.
_NAMES = {
    "Latn": "Latin", "Cyrl": "Cyrillic", "Grek": "Greek", "Arab": "Arabic", "Hebr": "Hebrew", "Deva": "Devanagari",
    "Beng": "Bengali", "Guru": "Gurmukhi", "Gujr": "Gujarati", "Orya": "Oriya", "Taml": "Tamil", "Telu": "Telugu",
    "Knda": "Kannada", "Mlym": "Malayalam", "Sinh": "Sinhala", "Thai": "Thai", "Laoo": "Lao", "Khmr": "Khmer",
    "Mymr": "Myanmar", "Tibt": "Tibetan", "Geor": "Georgian", "Armn": "Armenian", "Ethi": "Ethiopic", "Hang": "Hangul",
    "Hira": "Hiragana", "Kana": "Katakana", "Hani": "Han", "Bopo": "Bopomofo", "Mong": "Mongolian", "Thaa": "Thaana",
    "Syrc": "Syriac", "Cher": "Cherokee", "Tfng": "Tifinagh",
}  # fmt: skip
_ANY_SCRIPT = regex.compile("|".join(rf"(?P<{code}>\p{{Script={name}}})" for code, name in _NAMES.items()), regex.V1)
_LETTER = regex.compile(r"\p{L}", regex.V1)

# The prolonged sound mark and the iteration mark are Common by the standard, and Japanese by use.
_KANA_MARKS = {"ー": "Kana", "々": "Hani", "〆": "Hani"}

# Units and symbols that are letters by the standard: micro, ohm, ångström, ordinal indicators, modifier letters.
_SYMBOLS = frozenset("µμΩΩÅªº")

SCRIPT_ENGLISH = {
    "Hani": "Chinese characters",
    "Latn": "Latin letters",
    "Hira": "Japanese kana",
    "Kana": "Japanese kana",
}


@lru_cache(maxsize=65536)
def script_of(character: str) -> str | None:
    """Return the ISO 15924 code of a letter's script; None for what belongs to no script (digits, marks, symbols)."""
    if "a" <= character <= "z" or "A" <= character <= "Z":
        return "Latn"
    if character in _KANA_MARKS:
        return _KANA_MARKS[character]
    if match := _ANY_SCRIPT.match(character):
        return match.lastgroup
    return "Zzzz" if _LETTER.match(character) and character.isalpha() and not _is_common(character) else None


@lru_cache(maxsize=4096)
def _is_common(character: str) -> bool:
    return bool(regex.match(r"[\p{Script=Common}\p{Script=Inherited}]", character))


def main_script(text: str) -> str:
    """Return the code of the script that the first letter of a text is written in; ``Zzzz`` when there is none."""
    return next((script for character in text if (script := script_of(character))), "Zzzz")


def script_name(code: str) -> str:
    """Name a script in English, for messages."""
    return SCRIPT_ENGLISH.get(code) or _NAMES.get(code, "an unknown script")


def is_symbol(word: str) -> bool:
    """Say whether a word is a unit or symbol that merely uses a letter (µ, Ω, ª)."""
    return len(word) == 1 and word in _SYMBOLS


def script_runs(word: str) -> list[tuple[int, int, str]]:
    """Cut a word into runs ``(start, end, script)`` of one script; characters of no script join the run before."""
    runs: list[tuple[int, int, str]] = []
    for position, character in enumerate(word):
        script = script_of(character)
        if runs and (script is None or script == runs[-1][2]):
            runs[-1] = (runs[-1][0], position + 1, runs[-1][2])
        elif script is not None:
            runs.append((position, position + 1, script))
    return runs


# Who writes in a script, where nothing better tells: the language with most text in it.
_MAIN_LANGUAGE = {
    "Latn": "en", "Cyrl": "ru", "Grek": "el", "Arab": "ar", "Hebr": "he", "Deva": "hi", "Beng": "bn", "Guru": "pa",
    "Gujr": "gu", "Taml": "ta", "Telu": "te", "Knda": "kn", "Mlym": "ml", "Sinh": "si", "Thai": "th", "Laoo": "lo",
    "Khmr": "km", "Mymr": "my", "Geor": "ka", "Armn": "hy", "Ethi": "am", "Hang": "ko", "Hira": "ja", "Kana": "ja",
    "Hani": "zh-Hans", "Bopo": "zh-Hant",
}  # fmt: skip


def main_language(script: str) -> str:
    """Return the tag of the language that a script speaks for by itself; ``und`` when there is none."""
    return _MAIN_LANGUAGE.get(script, "und")
