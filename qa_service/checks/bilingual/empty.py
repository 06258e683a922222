"""A target without text where the source has some."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from ...model import Finding
from ...rulebook import Rulebook
from ...text.reading import Reading

CHECK = "bilingual.empty"
CONFIDENCE = 0.98
_INVISIBLE = frozenset(("Zs", "Zl", "Zp", "Cc", "Cf"))
_OBJECT = "\ufffc"  # stands for inline markup


def find(reading: Reading, rules: Rulebook) -> Iterator[Finding]:
    """Yield a finding for the whole target when nothing in it can be seen and the source has letters or digits."""
    if reading.source is None or CHECK not in rules or not _is_void(reading.text):
        return
    if any(character.isalnum() for character in reading.source):
        yield rules[CHECK].finding(reading.text, 0, len(reading.text), confidence=CONFIDENCE)


def _is_void(text: str) -> bool:
    return all(character == _OBJECT or unicodedata.category(character) in _INVISIBLE for character in text)
