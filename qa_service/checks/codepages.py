"""Words of one byte a letter, read with the table of Western Europe: “Ïðèâåò” for “Привет”."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from ..model import Edit, Severity
from ..packs import LanguagePack
from .places import Place

# The Windows table of each script; it maps the letters of Latin-1 and Windows-1252 to its own.
_TABLES = {"Cyrl": "cp1251", "Grek": "cp1253", "Hebr": "cp1255", "Arab": "cp1256", "Thai": "cp874"}
# Words of nothing but accented letters and signs of Latin-1: no language of the West writes more than one or two so.
_WORD = regex.compile(r"(?<![\p{L}\p{N}])[\u00a1-\u00ffƒŒœŠšŸŽž]{1,40}+(?![\p{L}\p{N}])")
_MAYBE = re.compile(r"[\u00a1-\u00ffƒŒœŠšŸŽž]{3}")  # the least of these words, for the faster engine to look for
_LETTERS = regex.compile(r"\p{L}[\p{L}\p{M}]*+")
WHY = "letters read with the table of another script"
_LONG = 3  # letters from which a word counts as evidence
_ENOUGH = 2  # such words that a text must have
_CONFIDENCE = 0.95


def wrong_tables(text: str, pack: LanguagePack) -> Iterator[Place]:
    """Yield the words that become letters of the language's own script when their bytes are read with its table."""
    table = next((_TABLES[script] for script in pack.scripts if script in _TABLES), None)
    if table is None or not _MAYBE.search(text):
        return
    found = [(match.span(), _decoded(match[0], table)) for match in _WORD.finditer(text)]
    if sum(bool(meant) and end - start >= _LONG for (start, end), meant in found) < _ENOUGH:
        return
    for (start, end), meant in found:
        if meant:
            edits = (Edit(start, end, meant),)
            yield Place(start, end, edits, WHY, _CONFIDENCE, Severity.MAJOR)


def _decoded(word: str, table: str) -> str:
    """Return the word as its bytes read in another table; empty when these are not all letters there."""
    try:
        meant = word.encode("cp1252").decode(table)
    except UnicodeError:
        return ""
    return meant if _LETTERS.fullmatch(meant) else ""
