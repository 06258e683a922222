"""How much a word speaks for another language than the target's, in powers of ten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..packs import LanguagePack
from ..text.han import odd_runs
from ..text.scripts import is_symbol, script_of, script_runs
from .chinese import ChineseInJapanese
from .guests import Guests
from .leaks import leaks
from .library import Library
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
USUAL = ("en", "fr", "de", "es", "ru")  # the languages whose words stray most …
LENDER = ("en",)  # … and those everywhere
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
LONGEST = 60  # code points from which a word is no word of any list
SELDOM = 3.0  # Zipf value from which a list's word is no stranger, whatever the dictionary says
LEAST = 1.0  # a word becomes a suspect when some candidate reaches this

CACHED = 300_000  # verdicts kept by word type; a lexicon's worth, some 60 MB at most


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


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a word type is worth a look: candidates that explain it better, or runs of a script that is not at home.

    ``candidates`` are ``(tag, weight)``, the heaviest first; ``alien`` are ``(start, end, script)`` inside the word.
    """

    candidates: tuple[tuple[str, Weight], ...] = ()
    alien: tuple[tuple[int, int, str], ...] = ()


class Evidence(dict[str, Verdict | None]):
    """Verdicts on word types, as written, for one target; None for a word that raises no suspicion."""

    def __init__(
        self,
        pack: LanguagePack,
        target: Side,
        candidates: Sequence[Side],
        library: Library,
        source: str | None,
        names: Mapping[str, str],
        guests: frozenset[str],
        at_home: frozenset[str],
    ) -> None:
        super().__init__()
        self.pack = pack
        self.target = target
        self.source = source
        self._names = names
        self._guests = guests
        self._at_home = at_home
        self.sides = {side.pack.tag: side for side in candidates}
        self.rivals = [
            side.pack.tag
            for side in candidates
            if set(side.pack.scripts) & set(pack.scripts)
            and (side.listed or side.pack.tag in (*pack.close, source))
            and pack.spaces
        ]
        self._rival_sides = tuple(map(self.sides.__getitem__, self.rivals))
        self._foldings = tuple(dict.fromkeys(side.fold for side in self._rival_sides))
        self._scripts = frozenset(pack.scripts)
        self._chinese = ChineseInJapanese(target, self.sides) if pack.tag == "ja" else None
        self._letters = frozenset(pack.letters)
        self._loans = frozenset(map(str.lower, pack.words.loans))
        self._letters_only = pack.spaces and "Hang" not in pack.scripts  # what touches is one word
        self._too_short = 0 if target.listed or pack.lexicon.dictionaries else SHORT_BLIND
        self._library = library
        # a relative's words in the list are no leak where no dictionary tells them from the target's own (Malay)
        kin = frozenset(() if target.trusted_dictionary else pack.close)
        apart = [self.sides[tag] for tag in self.rivals if tag not in kin]
        self._leaks = (leaks(target, apart) if target.listed else {}) | dict.fromkeys(kin, 0.0)
        self._accepted: dict[str, bool] = {}
        self._weights: dict[tuple[str, str], Weight] = {}
        self.latin = Guests(target, self.sides)

    def __missing__(self, word: str) -> Verdict | None:
        if len(self) >= CACHED:
            self.clear()
        verdict = self[word] = self._judge(word)
        return verdict

    def _judge(self, word: str) -> Verdict | None:
        if not word[0].isalpha():
            return None
        alien = () if word.isascii() and "Latn" in self._scripts else self._alien(word)
        if alien:
            return Verdict(alien=alien)
        if not 1 < len(word) <= LONGEST or word.lower() in self._at_home:
            return None
        candidates = self._suspects(self.target.core(word))
        if self._letters and self._has_strange_letter(word) and (word[0].isupper() or not candidates):
            return Verdict(alien=((0, len(word), self.pack.scripts[0]),))
        return Verdict(candidates=tuple(candidates)) if candidates else None

    def _has_strange_letter(self, word: str) -> bool:
        """Say whether a word has a letter of the target's script that the target does not write."""
        strange = set(word.lower()) - self._letters
        return any(script_of(letter) in self._scripts and letter.isalpha() for letter in strange)

    def _alien(self, word: str) -> tuple[tuple[int, int, str], ...]:
        runs = tuple(
            (start, end, script)
            for start, end, script in script_runs(word)
            if script not in self._scripts and not self._visits(word[start:end], end - start < len(word))
        )
        if not runs and "Hani" in self._scripts:
            runs = tuple((start, end, "Hani") for start, end in odd_runs(word, self.pack.tag))
            if not runs and self._chinese:
                runs = tuple((start, end, "Hani") for start, end in self._chinese.runs(word))
        return runs

    def _visits(self, part: str, inside: bool) -> bool:
        """Say whether a word in another script is at home: a symbol, a unit, a loan; not inside a word of letters."""
        if inside and self._letters_only:
            return False
        return is_symbol(part) or part.lower() in self._guests or part.lower() in self._loans

    def weigh(self, word: str, tag: str) -> Weight:
        """Weigh one word, as it is written, for one rival in the target's script."""
        weight = self._weights.get((word, tag))
        if weight is None:
            if len(self._weights) >= CACHED:
                self._weights.clear()
            core = self.target.core(word)
            weight = self._weights[word, tag] = self._weigh(core, self.target.look(core), tag)
        return weight

    def is_strange(self, word: str) -> bool:
        """Say whether nothing that is known of the target accounts for the word: asks its dictionary if need be."""
        if word.lower() in self._at_home or len(word) <= self._too_short:
            return False
        core = self.target.core(word)
        own = self.target.look(core)
        return not own.flags & (OWN | ACCEPTED) and own.zipf < SELDOM and not self._accepts(core)

    def is_alone(self, word: str, tag: str) -> bool:
        """Say whether a candidate's dictionary has the word, and neither the target's nor another candidate's does."""
        if not self.sides[tag].look(word).flags or self.target.look(word).flags:
            return False
        return not any(side.look(word).flags for other, side in self.sides.items() if other != tag)

    def core(self, word: str) -> str:
        """Drop what the target language elides before the word."""
        return self.target.core(word)

    def name_of(self, tag: str) -> str:
        """Name a candidate in English."""
        return self._names.get(tag, tag)

    def sides_scripts(self, tag: str) -> tuple[str, ...]:
        """Return the scripts of a candidate; none when it has no lexicon."""
        return self.sides[tag].pack.scripts if tag in self.sides else ()

    def _suspects(self, word: str) -> list[tuple[str, Weight]]:
        own = self.target.look(word)
        if own.flags & OWN:
            return []
        found = self._reaching(word, own)
        if found and not own.flags & ACCEPTED and self._accepts(word):
            found = self._reaching(word, own)
        return sorted(found, key=lambda pair: -pair[1].ratio)

    def _reaching(self, word: str, own: Entry) -> list[tuple[str, Weight]]:
        claiming = (side.pack.tag for side in self._claiming(word, own))
        return [(tag, weight) for tag in claiming if (weight := self._weigh(word, own, tag)).ratio >= LEAST]

    def _claiming(self, word: str, own: Entry) -> Iterator[Side]:
        """Yield the rivals that may reach ``LEAST``: most words need no more than a look into each list.

        No language claims a word that its list lacks. What the target's dictionary accepts is worth at least
        ``IN_DICTIONARY`` to it, so that only a word that the other uses often can say more.
        """
        folded = {fold: fold(word) for fold in self._foldings}
        apart = "'" in word or "’" in word
        least = LEAST + IN_DICTIONARY if own.flags & ACCEPTED else 0.0
        for side in self._rival_sides:
            entry = side.lexicon.look(folded[side.fold])
            if entry.zipf >= least if entry.flags else apart and side.core(word) is not word:
                yield side

    def _accepts(self, word: str) -> bool:
        """Ask the target's dictionary at run time, for forms that no list holds."""
        if word not in self._accepted:
            self._accepted[word] = self._library.knows(self.pack.tag, self.target.spelled(word))
        return self._accepted[word]

    def _weigh(self, word: str, own: Entry, tag: str) -> Weight:
        side = self.sides[tag]
        entry = side.look(word)
        elided = 0.0
        if not entry.flags and (core := side.core(word)) is not word:
            entry, elided = side.look(core), ELISION
        accepted = bool(own.flags & ACCEPTED) or self._accepted.get(word, False)
        accepted = accepted or bool(own.flags & CAPITALISED and word[:1].isupper())
        if own.flags & OWN or not entry.flags & ~OWN:
            at_home = (own.flags or accepted) and not (own.flags & OWN and entry.flags & ACCEPTED)
            return Weight(-MOST if at_home else 0.0, entry.zipf, own.zipf, False, accepted)
        theirs, in_dictionary = _candidate_zipf(entry, side, word)
        if side.pack.lexicon.frequency == self.pack.lexicon.frequency:
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
        if len(word) <= self._too_short:
            return MOST_BLIND
        return MOST if not accepted else MOST_SHARED if len(word) > SHORT else MOST_SHORT

    def _spelling(self, word: str, side: Side) -> float:
        """Return what the letters of a word that the target does not know say, candidate against target."""
        if not (self.target.spelling.learned and side.spelling.learned):
            return 0.0
        theirs = side.spelling.likelihood(side.fold(word))
        ours = self.target.spelling.likelihood(self.target.fold(word))
        return max(-SPELLED_AT_HOME, SPELLING * (theirs - ours))

    def _odd_letters(self, word: str, side: Side) -> bool:
        return bool(self.target.letters and not self.target.letters.issuperset(word) and side.letters.issuperset(word))

    def _target_zipf(self, word: str, own: Entry, entry: Entry, tag: str, accepted: bool) -> float:
        target = self.target
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
        usual = USUAL if self.target.known else LENDER  # where nothing is known, neighbours may have lent the word
        if len(word) < ALONE_SHORT or not word.islower() or tag in self.pack.close or tag not in (*usual, self.source):
            return 0.0
        family = {tag, *self.sides[tag].pack.close}
        if any(side.look(word).flags & ACCEPTED for other, side in self.sides.items() if other not in family):
            return 0.0
        return ALONE + ALONE_LETTER * (min(len(word), ALONE_MOST) - ALONE_SHORT)


def _candidate_zipf(entry: Entry, side: Side, word: str) -> tuple[float, bool]:
    known = bool(entry.flags & ACCEPTED) or bool(entry.flags & CAPITALISED and word[:1].isupper())
    zipf = entry.zipf if entry.flags & LISTED else KNOWN_FORM if side.listed else KNOWN_WORD
    return (zipf if known or not side.trusted_dictionary else zipf - STRANGER), known
