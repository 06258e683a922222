"""What one word is worth in two languages, in powers of ten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .leaks import leaks
from .side import Side
from .store import ACCEPTED, CAPITALISED, LISTED, OWN, Entry

# All values below are Zipf units (log10 of occurrences per billion words) or log10 likelihood ratios.
UNLISTED = 0.6  # what an unknown word is worth in a language whose list is long
UNLISTED_SHORT = 1.6  # … whose list stops at Zipf 3
UNLISTED_BLIND = 4.5  # … for which there is no frequency list at all: silence unless others are sure
UNLISTED_SPELLED = 2.2  # … but a Hunspell dictionary, which refuses it …
UNLISTED_REACHED = 1.8  # … or forms that account for nearly all running text
ALONE = 1.0  # what an unknown word is worth less there when one usual language has it alone: it is no loan …
ALONE_LETTER = 0.3  # … and for each letter beyond …
ALONE_SHORT = 4  # … this many: longer words are seldom words of two languages by chance
ALONE_MOST = 8  # letters that count
USUAL = frozenset(("en", "fr", "de", "es", "ru"))  # the languages whose words stray most …
LENDER = frozenset(("en",))  # … and those everywhere
REFUSED = 0.8  # what an unlisted word loses when a trusted dictionary refuses it as well
KNOWN_FORM = 1.8  # what a candidate's dictionary form is worth that its list does not hold
KNOWN_WORD = 3.3  # … and a word of one that has no list
SAME_LIST = 2.0  # a dictionary's word against the other's no, where two languages share one list (Croatian, Serbian)
ODD_LETTER = 1.2  # what a letter adds that the target does not use and the candidate does (ł in English)
SPELLING = 0.25  # share of the letters' log-likelihood ratio that counts: letters of one word depend on each other
SPELLED_FOREIGN = 1.3  # the most that a foreign spelling adds to a word that the target does not know
SPELLED_GUEST = 0.4  # … to one that stands in the target's list: loans keep their spelling
SPELLED_AT_HOME = 0.8  # … and that a spelling like the target's takes away
ELISION = 1.0  # what a candidate's elision adds (French qu' in an Italian text)
IN_DICTIONARY = 2.6  # a word that the dictionary accepts is worth at least this
HOMOGRAPH = 1.0  # what a word gains on its Zipf value when the target's dictionary accepts it
REJECTED = 0.7  # what a listed word loses when the language's dictionary does not accept it
STRANGER = 1.0  # what a candidate loses when its own dictionary does not accept the word
CONTAMINATION_SPREAD = 4.0  # a list's share of foreign words varies by about this factor from word to word
MOST = 5.0  # no single word says more than this
MOST_SHARED = 3.2  # … nor one that the target's dictionary accepts more than this
MOST_SHORT = 1.8  # … nor a short one, which is a word of many languages by chance
SHORT = 3  # letters of such a word
MOST_BLIND = 0.9  # … nor one of so many letters where neither frequency list nor dictionary knows the target's own …
SHORT_BLIND = 4  # … more than this, which makes no suspect of it
LEAST = 1.0  # a word becomes a suspect when some candidate reaches this


@dataclass(frozen=True, slots=True)
class Weight:
    """A word's log10 likelihood ratio, candidate against target, and what is behind it.

    ``zipf`` and ``zipf_target`` are the word's Zipf values in the two languages, 0.0 where it is not listed;
    ``capital``: the candidate's dictionary has it with a capital, as a noun or a name.
    """

    ratio: float
    zipf: float
    zipf_target: float
    in_dictionary: bool
    in_target_dictionary: bool
    capital: bool = False


class Scales:
    """Weighs words of one target for its candidates ``sides``, by tag; ``rivals`` are those in the target's script.

    ``source`` is the tag of the language that the text was translated from, if that is known.
    """

    def __init__(self, target: Side, sides: Mapping[str, Side], rivals: Iterable[str], source: str | None) -> None:
        self._target = target
        self._pack = target.pack
        self._sides = sides
        self._source = source
        self.too_short = 0 if target.listed or target.pack.lexicon.dictionaries else SHORT_BLIND
        # a relative's words in the list are no leak where no dictionary tells them from the target's own (Malay)
        kin = frozenset(() if target.trusted_dictionary else target.pack.close)
        apart = [sides[tag] for tag in rivals if tag not in kin]
        self._leaks = (leaks(target, apart) if target.listed else {}) | dict.fromkeys(kin, 0.0)

    def weigh(self, word: str, own: Entry, tag: str, accepted: bool) -> Weight:
        """Weigh a word for one candidate; ``own`` is the target's entry, ``accepted``: its dictionary said yes."""
        side = self._sides[tag]
        entry = side.look(word)
        elided = 0.0
        if not entry.flags and (core := side.core(word)) is not word:
            entry, elided = side.look(core), ELISION
        accepted = accepted or bool(own.flags & ACCEPTED)
        accepted = accepted or bool(own.flags & CAPITALISED and word[:1].isupper())
        if own.flags & OWN or not entry.flags & ~OWN:
            at_home = (own.flags or accepted) and not (own.flags & OWN and entry.flags & ACCEPTED)
            return Weight(-MOST if at_home else 0.0, entry.zipf, own.zipf, False, accepted)
        theirs, in_dictionary = _candidate_zipf(entry, side, word)
        if side.pack.lexicon.frequency == self._pack.lexicon.frequency:
            ratio = SAME_LIST if in_dictionary and not accepted else -1.0
            return Weight(ratio, entry.zipf, own.zipf, in_dictionary, accepted)
        ours = self._target_zipf(word, own, entry, tag, accepted)
        ratio = theirs - ours + elided
        if not accepted and self._odd_letters(side.fold(word), side):
            ratio += ODD_LETTER
        if not accepted and ratio > LEAST - SPELLED_FOREIGN and word.islower():  # names keep their spelling
            ratio += min(self._spelling(word, side), SPELLED_GUEST if own.flags & LISTED else SPELLED_FOREIGN)
        ratio = max(-MOST, min(self._most(word, accepted), ratio))
        return Weight(ratio, entry.zipf, own.zipf, in_dictionary, accepted, bool(entry.flags & CAPITALISED))

    def _most(self, word: str, accepted: bool) -> float:
        """Return the most that a word may say: less when it is, or may well be, a word of the target's too."""
        if len(word) <= self.too_short:
            return MOST_BLIND
        return MOST if not accepted else MOST_SHARED if len(word) > SHORT else MOST_SHORT

    def _spelling(self, word: str, side: Side) -> float:
        """Return what the letters of a word that the target does not know say, candidate against target."""
        if not (self._target.spelling.learned and side.spelling.learned):
            return 0.0
        theirs = side.spelling.likelihood(side.fold(word))
        ours = self._target.spelling.likelihood(self._target.fold(word))
        return max(-SPELLED_AT_HOME, SPELLING * (theirs - ours))

    def _odd_letters(self, word: str, side: Side) -> bool:
        return bool(
            self._target.letters and not self._target.letters.issuperset(word) and side.letters.issuperset(word)
        )

    def _target_zipf(self, word: str, own: Entry, entry: Entry, tag: str, accepted: bool) -> float:
        target = self._target
        if not target.listed:
            sources = target.pack.lexicon
            floor = UNLISTED_SPELLED if sources.dictionaries else UNLISTED_BLIND
            if accepted:
                return floor + IN_DICTIONARY
            return (UNLISTED_REACHED if sources.nearly_all else floor) - self._alone(word, tag)
        floor = UNLISTED if target.long_list else UNLISTED_SHORT
        zipf = 0.0
        if own.flags & LISTED:
            # what stands in the target's list only because the list holds text of the other language
            spread = 1.0 if accepted else CONTAMINATION_SPREAD
            leaked = self._leaks[tag] * spread * 10**entry.zipf
            rest = 10**own.zipf - leaked
            zipf = own.zipf if rest > 10**own.zipf / 2 else 0.0
            if zipf and not accepted and target.trusted_dictionary:
                zipf -= REJECTED
        if not accepted and target.trusted_dictionary:
            floor -= REFUSED
        return max(zipf + HOMOGRAPH, IN_DICTIONARY) if accepted else max(floor, zipf)

    def _alone(self, word: str, tag: str) -> float:
        """Return what an unknown word is worth less to the target when one of the usual strangers has it to itself.

        What other languages have as well may be a loan here too, and a capital word is mostly a name.
        """
        usual = USUAL if self._target.known else LENDER  # where nothing is known, neighbours may have lent the word
        if (
            len(word) < ALONE_SHORT
            or not word.islower()
            or tag in self._pack.close
            or tag not in (*usual, self._source)
        ):
            return 0.0
        family = {tag, *self._sides[tag].pack.close}
        if any(side.look(word).flags & ACCEPTED for other, side in self._sides.items() if other not in family):
            return 0.0
        return ALONE + ALONE_LETTER * (min(len(word), ALONE_MOST) - ALONE_SHORT)


def _candidate_zipf(entry: Entry, side: Side, word: str) -> tuple[float, bool]:
    known = bool(entry.flags & ACCEPTED) or bool(entry.flags & CAPITALISED and word[:1].isupper())
    zipf = entry.zipf if entry.flags & LISTED else KNOWN_FORM if side.listed else KNOWN_WORD
    return (zipf if known or not side.trusted_dictionary else zipf - STRANGER), known
