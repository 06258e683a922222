"""What the surroundings of a word say about it: a name, a title, a quotation, code, or plain prose.

All values are log10 likelihood ratios that are added to a word's weight; they were chosen on clean human translations
(false alarms) against injected words (misses), see ``benchmarks/README.md``.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

import regex

from ...model import Span
from ...text.reading import Reading
from .document import Document

NAME = -3.2  # a capital inside a sentence: mostly a name
NAME_AMONG_NOUNS = -1.6  # … where all nouns have one
NOUN = -1.1  # … on a word that its language writes so because it is a noun
OPENING = -0.8  # a capital where a sentence opens, on a word that its language uses often
OPENING_PLAIN = -1.2  # … on a rarer one that its dictionary writes so in a sentence too
OPENING_RARE = -2.0  # … on another: a name may open a sentence as well
OFTEN = 5.0  # Zipf value from which a word is used often
OPENS = 6.3  # … from which it opens a sentence more often than it opens a name (The Dane, but World Vision)
ABBREVIATED = -1.5  # a short word with a full stop behind it inside a sentence
MEASURE = -1.2  # a short word behind a number: a unit, a measure
SHORT = 4  # letters that an abbreviation or a unit has at most
SHOUTED = -3.6  # all capitals: an abbreviation
BETWEEN_NAMES = -1.8  # a small word between two names (Netflix binge Monday)
HOLDING_NAMES = -3.4  # … one of the few that names are made with (Tom and Jerry, Rue des Francs)
HOLDS = 7.05  # Zipf value of those few: and, of, the, und, der, et, des, y
BESIDE_NAME = -0.7  # a small word next to one (Netflix binge)
TITLE = -3.2  # a small word beside a capital one that its language uses as a word (Bells of, Class of)
CONNECTS = 5.5  # Zipf value from which a small word may hold a title together (of, the, und)
QUOTED = -2.4  # a word alone in quotation marks: a title, a word spoken of
QUOTED_WHOLE = -4.6  # a word of a short quotation that is in the candidate language as a whole: a title, a saying
BRACKETED = -1.2  # inside short brackets: a gloss
HYPHENED = -3.2  # part of a hyphenated compound: mostly a loan
GLUED = -6.0  # touching a digit or glued to a word: an ordinal's ending, a brand, a name in a program
IN_SOURCE = 1.6  # stands in the source, in small letters
NAME_IN_SOURCE = -2.5  # stands in the source, only with a capital
NOT_IN_SOURCE = -0.5  # does not stand in the source whose language it is, or is as much the target's

_GLUE = frozenset(("", ".", "_", '"'))
_SPACES = frozenset((" ", "\u00a0", "\u202f"))
_QUOTATION = regex.compile(
    r"""["“”„«»「『《〈][^"“”„«»「」『』《》〈〉\n]{1,32}["“”»«」』》〉]
      | (?<!\w)['‘’‹›][^'‘’‹›\n]{1,32}['’‘›‹](?!\w)""",
    regex.VERBOSE,
)
_BEFORE_CAPITAL = regex.compile(r"\p{Ll}{1,6}['’](?=\p{Lu})", regex.V1)
_STOP = re.compile(r"[.!?:\n]")
_POSSESSIVE = ("'s", "’s")  # on a capital word, an owner's name: Martin’s
_BRACKETS = regex.compile(r"[(（\[][^()（）\[\]\n]{1,60}[)）\]]")
_REACH = 62  # code points of the longest of them
# What closes them, and must stand near behind a word for its line to be looked through.
_CLOSERS = {
    _QUOTATION: re.compile(r"""["“”«»」』》〉'‘’›](?:(?<!['‘’›])|(?!\w))"""),
    _BRACKETS: re.compile(r"[)）\]]"),
}


class Surroundings:
    """Answers about the places of one text; a line is looked at when one of its words is asked about."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._document = Document(reading)
        self._spans: dict[tuple[regex.Pattern[str], int], list[tuple[int, int]]] = {}
        # a word is asked about for each candidate language; what its place says is the same for all
        self._places: dict[int, float] = {}
        self._names: dict[int, bool] = {}
        self._opening: dict[int, bool] = {}
        self._beside: dict[int, list[int]] = {}

    def is_name(self, index: int) -> bool:
        """Say whether word ``index`` has a capital that its place in the sentence does not explain."""
        name = self._names.get(index)
        if name is None:
            capital = self._reading.tokens.words[index][0].isupper()
            name = self._names[index] = capital and not self._reading.opens_sentence(index)
        return name

    def shift(self, index: int, noun: bool, plain: bool, zipf: float, unheard: bool = False) -> float:
        """Return what is added to the weight of word ``index`` when its surroundings are taken in.

        ``noun``: its candidate language writes it with a capital as a noun; ``plain``: as its place in a sentence asks;
        ``unheard``: whatever its capital is for, it is no name that the target's people know.
        """
        place = self._places.get(index)
        if place is None:
            place = self._places[index] = self._place(index)
        case = self._case(index, self._reading.tokens.words[index], noun, plain, zipf, unheard)
        return place + case + self._document.recurring(index, zipf)

    def most(self, index: int, known: bool, zipf: float) -> float:
        """Return what ``shift`` adds at most, from no more than the capital that opens a sentence.

        ``known``: the candidate's dictionary has the word.
        """
        if not self._reading.tokens.words[index][0].isupper() or self.is_name(index):
            return 0.0
        return OPENING if zipf >= OFTEN else OPENING_PLAIN if known else OPENING_RARE

    def _place(self, index: int) -> float:
        """Return what the marks around word ``index`` add, whatever language it is taken for."""
        tokens = self._reading.tokens
        word = tokens.words[index]
        shift = 0.0
        if self.bracketed(index):
            shift += BRACKETED
        before, after = tokens.gaps[index], tokens.gaps[index + 1]
        if before.endswith(("-", "‑")) or after.startswith(("-", "‑")):
            shift += HYPHENED
        if (before in _GLUE and index) or (after in _GLUE and index + 1 < len(tokens)):
            shift += GLUED
        if len(word) <= SHORT and word.islower():
            if after.startswith(".") and not self._ends_sentence(index):
                shift += ABBREVIATED
            if index and before in _SPACES and tokens.words[index - 1][0].isdigit():
                shift += MEASURE
        return shift

    def _ends_sentence(self, index: int) -> bool:
        """Say whether what follows the full stop behind word ``index`` looks like a new sentence."""
        words = self._reading.tokens.words
        return index + 1 >= len(words) or words[index + 1][0].isupper() or "\n" in self._reading.tokens.gaps[index + 1]

    def _case(self, index: int, word: str, noun: bool, plain: bool, zipf: float, unheard: bool) -> float:
        nouns = self._reading.pack.words.capital_nouns
        if ("'" in word or "’" in word) and (elided := _BEFORE_CAPITAL.match(word)):
            word = word[elided.end() :]  # “l'OM”: what the elision stands before decides
        if len(word) > 1 and word.isupper():
            return SHOUTED
        if word[0].isupper():
            if zipf < OFTEN and word.endswith(_POSSESSIVE):
                return NAME
            if self._reading.opens_sentence(index):
                if self._opens_name(index, zipf):
                    return NAME
                return OPENING if zipf >= OFTEN else OPENING_PLAIN if plain else OPENING_RARE
            if self.names_beside(index) and not unheard:
                return NAME
            return NAME_AMONG_NOUNS if nouns else NOUN if noun else NAME
        if nouns:
            return 0.0
        beside = len(self.names_beside(index))
        return HOLDING_NAMES if beside > 1 and zipf >= HOLDS else (0.0, BESIDE_NAME, BETWEEN_NAMES)[beside]

    def _opens_name(self, index: int, zipf: float) -> bool:
        """Say whether a capital that opens a sentence opens a name: its like goes on, or the text has it elsewhere."""
        if self._reading.pack.words.capital_nouns or zipf >= OPENS:
            return False
        opens = self._opening.get(index)
        if opens is None:
            opens = self._named(index + 1, index + 1) or self._document.introduces(index)
            self._opening[index] = opens
        return opens

    def inflects(self, index: int) -> bool:
        """Say whether the text has word ``index``, a name, without its ending as well."""
        return self._document.inflects(index)

    def _named(self, index: int, gap: int) -> bool:
        """Say whether the neighbour ``index`` across ``gap`` is a name and only a space away."""
        tokens = self._reading.tokens
        return 0 <= index < len(tokens) and tokens.gaps[gap].strip(" '’-") == "" and self.is_name(index)

    def names_beside(self, index: int) -> list[int]:
        """Return the indices of the neighbours of word ``index`` that are names and only a space away."""
        beside = self._beside.get(index)
        if beside is None:
            places = ((index - 1, index), (index + 1, index + 1))
            beside = self._beside[index] = [at for at, gap in places if self._named(at, gap)]
        return beside

    def quoted(self, index: int) -> bool:
        """Say whether word ``index`` stands in a short quotation."""
        return self.quotation(index) is not None

    def quotation(self, index: int) -> range | None:
        """Return the words of the short quotation in which word ``index`` stands; None when it stands in none."""
        span = self._around(_QUOTATION, index)
        return self._reading.words_in(Span(*span)) if span else None

    def bracketed(self, index: int) -> bool:
        """Say whether word ``index`` stands in short brackets."""
        return self._around(_BRACKETS, index) is not None

    def _around(self, pattern: regex.Pattern[str], index: int) -> tuple[int, int] | None:
        text, start, end = self._reading.text, self._reading.tokens.starts[index], self._reading.tokens.ends[index]
        if not _CLOSERS[pattern].search(text, end, end + _REACH):
            return None
        line = text.rfind("\n", 0, start) + 1
        spans = self._spans.get((pattern, line))
        if spans is None:
            stop = text.find("\n", end)
            stop = stop if stop >= 0 else len(text)
            spans = self._spans[pattern, line] = [match.span() for match in pattern.finditer(text, line, stop)]
        place = bisect_right(spans, (start, len(text))) - 1
        return spans[place] if place >= 0 and end <= spans[place][1] else None

    def witnessed(self, index: int, noun: bool = False) -> float:
        """Return what the source says: 0.0 when there is none. ``noun``: its language gives the word a capital."""
        if self._reading.source is None:
            return 0.0
        small = self.in_source.get(self._reading.tokens.folded[index])
        if small is None:
            return NOT_IN_SOURCE
        word = self._reading.tokens.words[index]
        opening = word.islower() and self._reading.tokens.folded[index] in self._source_openings
        return IN_SOURCE if small or noun or opening else NAME_IN_SOURCE

    @cached_property
    def in_source(self) -> dict[str, bool]:
        """The words of the source, folded, and whether they stand there in small letters."""
        source, words = self._reading.source_tokens, dict[str, bool]()
        for folded, word in zip(source.folded, source.words, strict=True):
            words[folded] = words.get(folded, False) or not word[0].isupper()
        return words

    @cached_property
    def _source_openings(self) -> frozenset[str]:
        """The words, folded, that open a sentence of the source, where a capital is no name's."""
        source = self._reading.source_tokens
        placed = enumerate(zip(source.folded, source.gaps, strict=False))
        return frozenset(folded for at, (folded, gap) in placed if at == 0 or _STOP.search(gap))
