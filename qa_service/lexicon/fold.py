"""Bring a word to the form under which its language's lists hold it."""

from __future__ import annotations

import gzip
import importlib.util
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from pathlib import Path

import regex

# Marks and the tatweel that Arabic-script lists leave out.
_ARABIC_MARKS = regex.compile(r"[\p{Mn}\u0640]")
_COMMA_BELOW = str.maketrans("şţŞŢ", "șțȘȚ")
_DOTLESS = str.maketrans({"I": "ı", "İ": "i"})
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "\u00ad": None})
_CYRILLIC = "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч џ ш"
_LATIN = "a b v g d đ e ž z i j k l lj m n nj o p r s t ć u f h c č dž š"
_SERBIAN = str.maketrans(dict(zip(_CYRILLIC.split(), _LATIN.split(), strict=True)))


def _strip_marks(word: str) -> str:
    return _ARABIC_MARKS.sub("", unicodedata.normalize("NFKC", word))


@cache
def _simpler() -> dict[int, str]:
    """Read wordfreq's table from traditional characters to the simplified ones that its Chinese list is kept in."""
    import msgpack  # wordfreq's own requirement; only traditional Chinese needs it

    spec = importlib.util.find_spec("wordfreq")
    if spec is None or spec.origin is None:
        return {}
    with gzip.open(Path(spec.origin).parent / "data" / "_chinese_mapping.msgpack.gz") as file:
        table: dict[int, str] = msgpack.load(file, raw=False, strict_map_key=False)
    return table


_STEPS: dict[str, Callable[[str], str]] = {
    "dotless-i": lambda word: word.translate(_DOTLESS),
    "comma-below": lambda word: word.translate(_COMMA_BELOW),
    "strip-marks": _strip_marks,
    "simplify": lambda word: word.translate(_simpler()),
    "serbian-latin": lambda word: word.lower().translate(_SERBIAN),
}


def folder(steps: Iterable[str]) -> Callable[[str], str]:
    """Return the function that folds a word for a language whose pack names these ``steps``.

    The common part is wordfreq's own: NFC, straight apostrophes, no soft hyphens, case folding (ß is ss, ς is σ).
    Raises KeyError for a step that does not exist.
    """
    chosen = [_STEPS[step] for step in steps]
    if not chosen:
        return _common

    def fold(word: str) -> str:
        for step in chosen:
            word = step(word)
        return _common(word)

    return fold


@lru_cache(maxsize=4096)  # one word is asked of every language in turn
def _common(word: str) -> str:
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFC", word.translate(_PLAIN)).casefold()
