"""What a word in another script is worth as a stray, in log10 of leak against rightful guest.

The values were chosen on clean human translations (false alarms) against injected words (misses) of all languages
together, like those of ``shape``.
"""

from __future__ import annotations

from dataclasses import dataclass

from ...lexicon.evidence import Evidence
from ...lexicon.guests import Use
from ...lexicon.lookalikes import look_alike
from ...text.reading import Reading
from ...text.scripts import script_of
from .mixing import Mixing, Touch
from .places import Place
from .shape import CONNECTS, NOT_IN_SOURCE, Surroundings

OTHER_SCRIPT = 4.5  # a word in a script that seldom visits (Cyrillic in French)
SYMBOL = -4.0  # a single Greek letter, or a single Latin one: a symbol, a list mark
LONE_LETTER = -1.5  # a single letter of another script
GUEST_NAME = -1.5  # a capital in a visiting script
BRACKETED = -2.5  # inside short brackets: a gloss
QUOTED = -1.2
# Latin letters visit all scripts: names, brands and abbreviations are at home everywhere.
LATIN_WORD = 3.4  # a small word that English uses often
LATIN_OTHER = 2.6  # … that another language uses often
LATIN_RARE = 1.9  # … that a language uses
LATIN_UNKNOWN = 0.4  # … that none of them knows
LATIN_OPENING = 0.6  # a frequent word with a capital: a sentence may open here
LATIN_OPENS = 2.2  # … so frequent that hardly a name is made of it (“However, она …”)
OPENS = 5.2  # Zipf value from which it is
LATIN_NOUN = 2.1  # a capital noun (Verbindung) that is no name
LATIN_NAME = -1.2
LATIN_SHOUTED = -2.5
LATIN_SHORT = -1.0  # two letters
OFTEN = 4.0  # Zipf value from which a word is frequent
LOAN = -2.0  # for each power of ten by which the target uses it more than its share of English explains …
LOAN_FROM = 0.6  # … beyond this, by which the share differs from word to word
HYPHENED = -1.5  # joined by a hyphen, mostly to a native word
CHAINED = -3.5  # one of three and more joined by hyphens: a set phrase (just-in-time)
GLUED = -4.0  # touching a digit or code: a unit, an identifier
BESIDE_NAME = -0.8  # a small word beside a capital one (Hlídač státu)
BESIDE_SMALL = 0.7  # a small word beside another one: no brand, no loan, but a phrase
BETWEEN_NAMES = -1.6  # a small word between two …
CONNECTING = -3.0  # … that is used so often that it may hold a title together (House of Cards)
ENDING_NAME = -3.0  # a guest's name or abbreviation with a native ending (SMSки)
ENDING = -1.0  # a small word with one
# Zipf value from which a word typed in look-alike letters is recognised, and a single letter (Ukrainian “i” for “і”).
SLIP_OFTEN = 5.0
SLIP_LETTER = 7.0
SLIP_RATHER = 1.0  # by how much it must be more frequent there than what it spells in Latin letters
DECORATION = {"の": -3.2}  # used in the names of Chinese shops and brands


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of word ``index`` in another script, code points ``start`` to ``end``; ``mixed``: the rest of the
    word is in the target's own script, and should not be."""

    index: int
    start: int
    end: int
    script: str
    mixed: bool
    value: float


class Visitors:
    """Values the stretches in other scripts of one text."""

    def __init__(self, reading: Reading, evidence: Evidence, surroundings: Surroundings) -> None:
        self._reading = reading
        self._evidence = evidence
        self._surroundings = surroundings
        self._mixing = Mixing(evidence)

    def piece(self, index: int, start: int, end: int, script: str) -> Piece:
        """Value the stretch ``start`` to ``end`` (code points of the text) of word ``index``."""
        tokens, text = self._reading.tokens, self._reading.text
        head, part, tail = text[tokens.starts[index] : start], text[start:end], text[end : tokens.ends[index]]
        value = self._around(index) + self._witness(index, start, end, script)
        touch = self._mixing.touch(head, part, tail, script)
        if touch is Touch.MIXED or (part == tokens.words[index] and self._is_slip(index, part, script)):
            return Piece(index, start, end, script, True, value + OTHER_SCRIPT)
        if touch is Touch.ENDING:
            value += ENDING if part.islower() else ENDING_NAME
        value += self._latin(index, start, end) if script == "Latn" else _other(part, script)
        return Piece(index, start, end, script, False, value)

    def _is_slip(self, index: int, part: str, script: str) -> bool:
        """Say whether a whole word is a frequent word of the target, typed in letters that look like its own."""
        target = self._evidence.target
        if script != "Latn" or not part.islower():
            return False
        same = look_alike(self._evidence, part)
        if same is None or target.look(same).zipf < (SLIP_OFTEN if len(part) > 1 else SLIP_LETTER):
            return False
        if len(part) == 1:
            return self._is_among_words(index)
        return target.look(same).zipf > self._evidence.latin.use(part).english + SLIP_RATHER

    def _is_among_words(self, index: int) -> bool:
        """Say whether a single letter stands between words of the target, as no symbol or list mark does."""
        tokens = self._reading.tokens
        if not 0 < index < len(tokens) - 1 or tokens.gaps[index].strip(",—– ") or tokens.gaps[index + 1] != " ":
            return False
        around = tokens.words[index - 1], tokens.words[index + 1]
        return all(len(word) > 1 and script_of(word[0]) in self._reading.pack.scripts for word in around)

    def _around(self, index: int) -> float:
        value = BRACKETED if self._surroundings.bracketed(index) else 0.0
        return value + QUOTED if self._surroundings.quoted(index) else value

    def _witness(self, index: int, start: int, end: int, script: str) -> float:
        """Return what the source says; that a name or a term stands in it as well is no proof of a leak."""
        source = self._evidence.source
        if source is None or script not in self._evidence.sides_scripts(source):
            return 0.0
        witnessed = self._surroundings.witnessed(index)
        if witnessed == NOT_IN_SOURCE:
            return 0.0  # engines make words up, or take them from elsewhere
        if witnessed <= 0 or script != "Latn":
            return witnessed
        part, place = self._reading.text[start:end], Place(self._reading.text, start, end)
        if not part.islower() or not self._evidence.latin.use(part).accepted:  # a name, of a product or a command
            return 0.0
        joined = place.hyphened or place.by_digit or place.in_code
        return 0.0 if joined or self._names_beside(place) else witnessed

    def _latin(self, index: int, start: int, end: int) -> float:
        part, place = self._reading.text[start:end], Place(self._reading.text, start, end)
        if len(part) == 1:
            return SYMBOL
        use = self._evidence.latin.use(part)
        value = self._word(part, use, place, self._opens(index, start))
        if place.by_digit or place.in_code:
            return value + GLUED
        chain = place.chain
        if len(chain) > 1:
            return value + CHAINED
        if any(word[:1].isupper() for word in chain):
            return min(value, LATIN_NAME)
        return value + (HYPHENED if place.hyphened else 0.0)

    def _opens(self, index: int, start: int) -> bool:
        """Say whether the stretch opens a sentence."""
        return start == self._reading.tokens.starts[index] and self._reading.opens_sentence(index)

    def _word(self, part: str, use: Use, place: Place, opens: bool) -> float:
        if part.isupper():
            return LATIN_SHOUTED
        if part[0].isupper():
            if use.noun and not place.before[0] and not place.after:  # with others of its language it may be a title
                return LATIN_NOUN
            if not opens or use.zipf < OFTEN or not part[1:].islower():
                return LATIN_NAME
            plain = use.english >= OPENS and use.excess < LOAN_FROM and not place.after[:1].isupper()
            return LATIN_OPENS if plain else LATIN_OPENING
        value = _small_word(use)
        capitals = self._names_beside(place)
        between = CONNECTING if use.zipf >= CONNECTS else BETWEEN_NAMES
        value += (0.0, BESIDE_NAME, between)[capitals]
        value += BESIDE_SMALL if place.before[0].islower() or place.after.islower() else 0.0
        return value + (LATIN_SHORT if len(part) == 2 else 0.0)

    def _names_beside(self, place: Place) -> int:
        """Count the neighbours in Latin letters that look like names; a frequent word may open the sentence instead."""
        before, opens = place.before
        named = before[:1].isupper() and not (opens and self._evidence.latin.use(before.lower()).usual >= OFTEN)
        return named + place.after[:1].isupper()


def _small_word(use: Use) -> float:
    if not use.accepted:
        return LATIN_UNKNOWN
    value = LATIN_WORD if use.usual >= OFTEN else LATIN_OTHER if use.zipf >= OFTEN else LATIN_RARE
    return value + LOAN * max(0.0, use.excess - LOAN_FROM)


def _other(part: str, script: str) -> float:
    if len(part) == 1 and script in ("Grek", "Latn"):
        return OTHER_SCRIPT + SYMBOL
    if len(part) == 1 and script == "Cyrl":
        return OTHER_SCRIPT + LONE_LETTER
    if part in DECORATION:
        return OTHER_SCRIPT + DECORATION[part]
    return OTHER_SCRIPT + (GUEST_NAME if part[0].isupper() else 0.0)
