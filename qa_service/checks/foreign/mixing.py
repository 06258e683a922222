"""Whether letters of two scripts in one word are a slip, or two words that may touch."""

from __future__ import annotations

from enum import Enum, auto

import regex

from ...lexicon.evidence import Evidence
from ...lexicon.lookalikes import look_alike
from ...text.scripts import script_of

WORD = 3  # letters of a word: a Greek letter beside them is a slip, beside fewer a unit (kΩ)
SLIP = 1  # capital letters at the head of a word that are a slip of the keyboard; more are an abbreviation

_ALPHABETS = frozenset(("Latn", "Cyrl", "Grek"))  # what is glued from other scripts is a word of its own
_ROMAN = regex.compile(r"[IVXLCDM]++")
_PREFIX = regex.compile(r"[وفبلكس]{0,2}(?:ال|لل)?ـ?|[ושהכלבמ]{1,4}")  # articles and prepositions of Arabic and Hebrew
_CASED = regex.compile(r"[\p{Lu}\p{Ll}]")


class Touch(Enum):
    """How a stretch in another script stands to the rest of its word."""

    NONE = auto()  # it is a word of its own
    ENDING = auto()  # a guest that took a native ending (Facebookом)
    MIXED = auto()  # one word in letters of two scripts


class Mixing:
    """Judges the words of one target."""

    def __init__(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self._scripts = frozenset(evidence.pack.scripts)
        # Scripts without spaces, and Korean particles, touch whatever they stand beside.
        self._letters_only = evidence.pack.spaces and "Hang" not in evidence.pack.scripts

    def touch(self, head: str, part: str, tail: str, script: str) -> Touch:
        """Judge ``part``, in ``script``, between ``head`` and ``tail`` of the same word."""
        if not self._letters_only or script not in _ALPHABETS:
            return Touch.NONE
        native = "".join(letter for letter in head + tail if script_of(letter) in self._scripts)
        if not native:
            return Touch.NONE
        if not _CASED.search(native):
            return Touch.NONE if self._may_touch(head, part, tail) else Touch.MIXED
        if script == "Grek" and (len(native) < WORD or not look_alike(self._evidence, part)):
            return Touch.NONE
        return Touch.MIXED if head or self._is_slip(part, script) else Touch.ENDING

    def _may_touch(self, head: str, part: str, tail: str) -> bool:
        """Say whether a word may touch letters that know no capitals: a name, one behind a prefix or with an ending; or
        a word whose space is missing."""
        if part[0].isupper() or not head:
            return True
        whole = len(part) >= WORD or (not tail and _PREFIX.fullmatch(head))
        return bool(whole) and self._evidence.latin.use(part).accepted

    def _is_slip(self, part: str, script: str) -> bool:
        """Say whether letters at the head of a word are look-alikes, and no guest that took a native ending (SMSки)."""
        if script != "Latn":
            return True
        if not look_alike(self._evidence, part) or _ROMAN.fullmatch(part):
            return False
        return len(part) <= SLIP or part.islower()
