"""A target text with everything that a check may ask of it, each computed once and only when asked for."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from ..model import Segment, Span
from ..packs import LanguagePack
from .literals import literals
from .messages import message_syntax
from .protect import Protected
from .recurrence import Recurrence
from .sentences import UNSPACED_ENDS, by_paragraph, paragraphs
from .tokens import Tokens
from .units import Units, has_unspaced

if TYPE_CHECKING:
    from ..lexicon.witness import Witness
    from ..terms.glossary import Glossary

# Units from which a copy of an earlier place counts: two words, or four characters, recur by chance on every page.
_GRAM = 3
_CHARACTER_GRAM = 5

_OPENERS = " \t\u00a0\u202f\"'“”„«»‘’([*_-–—¿¡"
_ENDS = (".", "!", "?", "…", ":", "؟", "۔", "।", "॥", "։", "፡", "•", "`", *UNSPACED_ENDS)


class Reading:
    """One segment under check. ``source`` and ``source_lang`` are None when they are not known.

    ``witness`` answers what a word is worth in a language; checks that do not ask it never wake a lexicon.
    ``glossary`` is the caller's, where there is one.
    """

    def __init__(
        self,
        segment: Segment,
        pack: LanguagePack,
        witness: Witness,
        source_lang: str | None = None,
        glossary: Glossary | None = None,
    ) -> None:
        self.segment = segment
        self.text = segment.text
        self.pack = pack
        self.witness = witness
        self.source = segment.source or None
        self.source_lang = source_lang
        self.glossary = glossary

    @cached_property
    def tokens(self) -> Tokens:
        """The words of the target."""
        return Tokens(self.text)

    @cached_property
    def source_tokens(self) -> Tokens:
        """The words of the source; none when there is no source."""
        return Tokens(self.source or "")

    @cached_property
    def units(self) -> Tokens:
        """The words of the target, or its characters where the script sets no spaces between words."""
        return self.tokens if self.pack.spaces else Units(self.text)

    @cached_property
    def recurrence(self) -> Recurrence:
        """Where the units of the target repeat themselves."""
        return Recurrence(self.units.numbers, _GRAM if self.pack.spaces else _CHARACTER_GRAM)

    @cached_property
    def source_units(self) -> Tokens:
        """The units of the source."""
        return Units(self.source or "")

    @cached_property
    def source_recurrence(self) -> Recurrence:
        """Where the units of the source repeat themselves."""
        return Recurrence(self.source_units.numbers, _CHARACTER_GRAM if has_unspaced(self.source or "") else _GRAM)

    @cached_property
    def protected(self) -> Protected:
        """Inline markup, addresses, code, placeholders, the syntax of messages, literals and the like."""
        known = (*self.segment.protected, *literals(self.text, self.source))
        return Protected(self.text, known, message_syntax(self.text))

    @cached_property
    def paragraphs(self) -> list[Span]:
        """The paragraphs, trimmed."""
        return paragraphs(self.text)

    @cached_property
    def sentences(self) -> list[list[Span]]:
        """The sentences of each paragraph, trimmed."""
        known = frozenset(self.pack.words.abbreviations)
        return by_paragraph(self.text, self.paragraphs, known)

    def words_in(self, span: Span) -> range:
        """Return the indices of the words that lie wholly inside a span."""
        first = bisect_left(self.tokens.starts, span.start)
        last = bisect_left(self.tokens.starts, span.end)
        while last > first and self.tokens.ends[last - 1] > span.end:
            last -= 1
        return range(first, last)

    def opens_sentence(self, index: int) -> bool:
        """Say whether word ``index`` is the first of its line or sentence, or follows a colon."""
        gap = self.tokens.gaps[index]
        if index == 0 or "\n" in gap:
            return True
        if gap == " ":
            return False
        return gap.rstrip(_OPENERS).endswith(_ENDS)
